/* SPDX-License-Identifier: MIT */
#include "extract/lexer.h"

#include <string.h>

enum { DIGITS_MAX = 12 }; /* before the point: no sum of ours overflows */

static const struct token BAD = {.kind = TOKEN_BAD};

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
           c == '\0';
}

static bool is_delimiter(char c)
{
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' ||
           c == ']' || c == '{' || c == '}' || c == '/' || c == '%';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The value of a hexadecimal digit, or -1. */
static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool has_more(const struct lexer *lexer)
{
    return lexer->at < lexer->input.length;
}

static char peek(const struct lexer *lexer)
{
    return lexer->input.data[lexer->at];
}

static void skip_white(struct lexer *lexer)
{
    while (has_more(lexer)) {
        if (peek(lexer) == '%') {
            while (has_more(lexer) && peek(lexer) != '\n' &&
                   peek(lexer) != '\r')
                lexer->at++;
        } else if (is_white(peek(lexer))) {
            lexer->at++;
        } else {
            return;
        }
    }
}

static struct str take_regular(struct lexer *lexer)
{
    size_t start = lexer->at;
    while (has_more(lexer) && !is_white(peek(lexer)) &&
           !is_delimiter(peek(lexer)))
        lexer->at++;
    return str_slice(lexer->input, start, lexer->at);
}

static struct token read_number(struct str text)
{
    struct token token = {.kind = TOKEN_INTEGER, .text = text};
    size_t i = text.data[0] == '+' || text.data[0] == '-' ? 1 : 0;
    size_t start = i, fraction = 0;
    for (; i < text.length && is_digit(text.data[i]); i++) {
        if (i - start == DIGITS_MAX)
            return BAD;
        token.number = token.number * 10 + (text.data[i] - '0');
    }
    size_t digits = i - start;
    if (i < text.length && text.data[i] == '.') {
        token.kind = TOKEN_REAL;
        for (i++; i < text.length && is_digit(text.data[i]); i++, fraction++) {
            if (fraction < 3)
                token.number = token.number * 10 + (text.data[i] - '0');
        }
        for (size_t j = fraction; j < 3; j++)
            token.number *= 10;
    }
    if (i != text.length || digits + fraction == 0)
        return BAD;
    if (text.data[0] == '-')
        token.number = -token.number;
    return token;
}

static struct token read_name(struct lexer *lexer)
{
    lexer->at++;
    struct str text = take_regular(lexer);
    struct token token = {.kind = TOKEN_NAME, .text = text};
    if (text.length == 0 || memchr(text.data, '#', text.length) == NULL)
        return token;
    struct builder out = {.arena = lexer->arena};
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] != '#') {
            builder_add_char(&out, text.data[i]);
            continue;
        }
        if (text.length - i < 3)
            return BAD;
        int high = hex_value(text.data[i + 1]),
            low = hex_value(text.data[i + 2]);
        if (high < 0 || low < 0)
            return BAD;
        builder_add_char(&out, (char)(high * 16 + low));
        i += 2;
    }
    token.text = builder_str(&out);
    return token;
}

static struct token read_hex(struct lexer *lexer)
{
    struct builder out = {.arena = lexer->arena};
    int high = -1;
    for (lexer->at++; has_more(lexer); lexer->at++) {
        char c = peek(lexer);
        int value = hex_value(c);
        if (c == '>') {
            lexer->at++;
            if (high >= 0)
                builder_add_char(&out, (char)(high * 16));
            return (struct token){.kind = TOKEN_STRING,
                                  .text = builder_str(&out)};
        }
        if (value < 0 && !is_white(c))
            return BAD;
        if (value < 0)
            continue;
        if (high >= 0)
            builder_add_char(&out, (char)(high * 16 + value));
        high = high >= 0 ? -1 : value;
    }
    return BAD;
}

/* Behind a backslash: what it and the next bytes stand for. */
static void read_escape(struct lexer *lexer, struct builder *out)
{
    static const char letters[] = "nrtbf", meanings[] = "\n\r\t\b\f";
    char c = peek(lexer);
    const char *letter = c == '\0' ? NULL : strchr(letters, c);
    lexer->at++;
    if (letter != NULL) {
        builder_add_char(out, meanings[letter - letters]);
    } else if (c >= '0' && c <= '7') {
        unsigned code = (unsigned)(c - '0');
        for (int i = 0; i < 2 && has_more(lexer); i++) {
            char digit = peek(lexer);
            if (digit < '0' || digit > '7')
                break;
            code = code * 8 + (unsigned)(digit - '0');
            lexer->at++;
        }
        builder_add_char(out, (char)(code & 0xFF));
    } else if (c == '\r' || c == '\n') { /* the line goes on */
        if (c == '\r' && has_more(lexer) && peek(lexer) == '\n')
            lexer->at++;
    } else {
        builder_add_char(out, c);
    }
}

static struct token read_literal(struct lexer *lexer)
{
    struct builder out = {.arena = lexer->arena};
    size_t depth = 1;
    lexer->at++;
    while (has_more(lexer)) {
        char c = peek(lexer);
        lexer->at++;
        if (c == '\\') {
            if (has_more(lexer))
                read_escape(lexer, &out);
            continue;
        }
        if (c == '(')
            depth++;
        if (c == ')' && --depth == 0)
            return (struct token){.kind = TOKEN_STRING,
                                  .text = builder_str(&out)};
        builder_add_char(&out, c);
    }
    return BAD;
}

/* "<<" and ">>"; a single '<' begins a string. */
static struct token read_angle(struct lexer *lexer, char c)
{
    bool twice = lexer->at + 1 < lexer->input.length &&
                 lexer->input.data[lexer->at + 1] == c;
    if (!twice)
        return c == '<' ? read_hex(lexer) : BAD;
    lexer->at += 2;
    return (struct token){.kind = c == '<' ? TOKEN_DICTIONARY
                                           : TOKEN_DICTIONARY_END};
}

struct token lexer_next(struct lexer *lexer)
{
    skip_white(lexer);
    if (!has_more(lexer))
        return (struct token){.kind = TOKEN_END};
    char c = peek(lexer);
    switch (c) {
    case '/':
        return read_name(lexer);
    case '(':
        return read_literal(lexer);
    case '<':
    case '>':
        return read_angle(lexer, c);
    case '[':
        lexer->at++;
        return (struct token){.kind = TOKEN_ARRAY};
    case ']':
        lexer->at++;
        return (struct token){.kind = TOKEN_ARRAY_END};
    case ')':
    case '{':
    case '}':
        return BAD;
    default:
        break;
    }
    struct str text = take_regular(lexer);
    if (is_digit(c) || c == '+' || c == '-' || c == '.')
        return read_number(text);
    return (struct token){.kind = TOKEN_WORD, .text = text};
}
