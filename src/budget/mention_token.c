/* SPDX-License-Identifier: MIT
 *
 * A text as words and numbers.
 *
 * A number counts as one only if nothing but its unit hangs on it: of
 * 13063124P004, 7*24, 2024-05-01, 0312-7828000 or http://a.cn/12 no part is a
 * number, or else codes and addresses would be figures.
 */
#include "budget/mention_token.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/wide.h"
#include "budget/mention_words.h"

enum {
    DIGITS_MAX = 30, /* longer ones are no figures */
    YEAR_FIRST = 1900,
    YEAR_LAST = 2099,
};

struct lexer {
    struct str text;
    size_t offset;
    const struct mention_vocabulary *words;
    struct arena *arena;
    struct token *tokens;
    size_t count;
    size_t capacity;
    int titles;  /* 《 that are open */
    bool joined; /* the last character belongs to a code or a number */
};

/* The character at offset, full-width forms of ASCII as ASCII but the marks of
 * a sentence; 0 at the end. *end is behind it. */
static uint32_t peek(struct str text, size_t offset, size_t *end)
{
    *end = offset;
    if (offset >= text.length)
        return 0;
    uint32_t c = utf8_next(text, end);
    bool digit = c >= 0xFF10 && c <= 0xFF19;
    bool letter = (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
    if (digit || letter || c == 0xFF0E || c == 0xFF0B || c == 0xFF0D)
        return c - 0xFEE0;
    return c == 0x2212 ? '-' : c;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Does the character tie what stands on its two sides together? */
static bool is_tie(uint32_t c)
{
    return c == '_' || c == '*' || c == '/' || c == '@' || c == '#' ||
           c == '=' || c == '&' || c == '\\' || c == '+' || c == 0xFF0F ||
           c == 0xD7;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F;
}

static struct token *add(struct lexer *lexer, enum token_kind kind, size_t from,
                         size_t to)
{
    ARENA_GROW(lexer->arena, lexer->tokens, lexer->count, lexer->capacity);
    struct token *token = &lexer->tokens[lexer->count++];
    *token = (struct token){.kind = kind,
                            .from = from,
                            .to = to,
                            .name = MENTION_NONE,
                            .titled = lexer->titles > 0};
    return token;
}

/* Others that follow each other are one. */
static void add_other(struct lexer *lexer, size_t from, size_t to)
{
    if (lexer->count > 0 &&
        lexer->tokens[lexer->count - 1].kind == TOKEN_OTHER &&
        lexer->tokens[lexer->count - 1].to == from)
        lexer->tokens[lexer->count - 1].to = to;
    else
        add(lexer, TOKEN_OTHER, from, to);
}

/* ---- numbers ---- */

/* Three digits at offset that no fourth follows. */
static bool is_group(struct str text, size_t offset)
{
    size_t end = offset;
    for (int i = 0; i < 3; i++) {
        if (!is_digit(peek(text, end, &end)))
            return false;
    }
    return !is_digit(peek(text, end, &end));
}

/* Take digits: those in groups of three behind the first comma. false if they
 * are too many. */
static bool read_whole(struct lexer *lexer, struct builder *digits)
{
    size_t end;
    int first = 0;
    bool grouped = false;
    for (;;) {
        uint32_t c = peek(lexer->text, lexer->offset, &end);
        if (is_digit(c)) {
            builder_add_char(digits, (char)c);
            lexer->offset = end;
            first++;
        } else if ((c == ',' || c == 0xFF0C) && (grouped || first <= 3) &&
                   is_group(lexer->text, end)) {
            lexer->offset = end;
            grouped = true;
        } else {
            return digits->length <= DIGITS_MAX;
        }
    }
}

static void read_fraction(struct lexer *lexer, struct builder *digits,
                          int *decimals)
{
    size_t end, behind;
    if (peek(lexer->text, lexer->offset, &end) != '.' ||
        !is_digit(peek(lexer->text, end, &behind)))
        return;
    builder_add_char(digits, '.');
    uint32_t c;
    for (lexer->offset = end;
         is_digit(c = peek(lexer->text, lexer->offset, &end));
         lexer->offset = end, (*decimals)++)
        builder_add_char(digits, (char)c);
}

/* Does the number that ends here go on as a code, a date or an address? */
static bool goes_on(const struct lexer *lexer)
{
    size_t end, behind;
    uint32_t c = peek(lexer->text, lexer->offset, &end);
    uint32_t next = peek(lexer->text, end, &behind);
    if (is_letter(c) || (is_tie(c) && (is_letter(next) || is_digit(next))))
        return true;
    return (c == '.' || c == ':') && is_digit(next);
}

/* Skip the rest of a code or an address. */
static void skip_code(struct lexer *lexer)
{
    for (size_t end, behind;; lexer->offset = end) {
        uint32_t c = peek(lexer->text, lexer->offset, &end);
        if (is_letter(c) || is_digit(c) || is_tie(c))
            continue;
        uint32_t next = peek(lexer->text, end, &behind);
        bool inner = c == '-' || c == '.' || c == ':' || c == '?' || c == '%';
        if (!inner || !(is_letter(next) || is_digit(next) || is_tie(next)))
            return;
    }
}

/* digits has digits alone, apart from sign and point. false if it is beyond
 * what can be an amount. */
static bool to_integer(struct str digits, wide_t *value)
{
    *value = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (!is_digit((unsigned char)digits.data[i]))
            continue;
        *value = *value * 10 + (digits.data[i] - '0');
        if (*value > (wide_t)MONEY_LARGEST * 100000000)
            return false;
    }
    return true;
}

/* The amount that the digits are in a unit of so many fen. */
static bool read_amount(struct token *token, money_t fen)
{
    wide_t value, divisor = 1;
    if (!to_integer(token->digits, &value) || token->decimals > 12)
        return false;
    for (int i = 0; i < token->decimals; i++)
        divisor *= 10;
    if (value * fen % divisor != 0 || value * fen / divisor > MONEY_LARGEST)
        return false;
    token->money = (money_t)(value * fen / divisor);
    token->step = fen % divisor == 0 ? (money_t)(fen / divisor) : 0;
    if (token->digits.data[0] == '-')
        token->money = -token->money;
    return true;
}

static bool read_year(struct token *token)
{
    if (token->digits.length != 4 || token->decimals != 0)
        return false;
    token->year = 0;
    for (size_t i = 0; i < 4; i++) {
        char digit = token->digits.data[i];
        if (digit == '-')
            return false;
        token->year = token->year * 10 + (digit - '0');
    }
    return token->year >= YEAR_FIRST && token->year <= YEAR_LAST;
}

static bool take_unit(struct token *token, const struct entry *unit)
{
    if (unit->kind == ENTRY_UNIT) {
        token->kind = TOKEN_AMOUNT;
        return read_amount(token, unit->fen);
    }
    if (unit->word == MENTION_YEAR) {
        token->kind = TOKEN_YEAR;
        return read_year(token);
    }
    token->kind = unit->word == MENTION_PERCENT ? TOKEN_PERCENT : TOKEN_POINTS;
    return true;
}

static bool is_unit(const struct entry *entry)
{
    return entry != NULL &&
           (entry->kind == ENTRY_UNIT ||
            (entry->kind == ENTRY_WORD &&
             (entry->word == MENTION_PERCENT || entry->word == MENTION_POINTS ||
              entry->word == MENTION_YEAR)));
}

static size_t behind_spaces(const struct lexer *lexer)
{
    size_t offset = lexer->offset, end;
    while (is_space(peek(lexer->text, offset, &end)))
        offset = end;
    return offset;
}

static bool is_rate(const struct lexer *lexer, size_t offset)
{
    const struct entry *entry =
        vocabulary_lookup(lexer->words, lexer->text, offset);
    return entry != NULL && entry->kind == ENTRY_WORD &&
           entry->word == MENTION_RATE;
}

/* The unit behind a number. What it is too fine or too large for stays a
 * number that nobody asks for. */
static void read_unit(struct lexer *lexer, struct token *token)
{
    size_t offset = behind_spaces(lexer);
    const struct entry *entry =
        vocabulary_lookup(lexer->words, lexer->text, offset);
    if (!is_unit(entry))
        return;
    lexer->offset = offset + entry->text.length;
    token->to = lexer->offset;
    if (!take_unit(token, entry) ||
        (token->kind == TOKEN_AMOUNT && is_rate(lexer, lexer->offset)))
        token->kind = TOKEN_OTHER;
}

/* A number begins at the current character; false if it is part of a code,
 * whose end is then the current place. */
static bool read_number(struct lexer *lexer)
{
    size_t from = lexer->offset, end;
    struct builder digits = {.arena = lexer->arena};
    int decimals = 0;
    if (peek(lexer->text, from, &end) == '-') {
        builder_add_char(&digits, '-');
        lexer->offset = end;
    }
    size_t sign = digits.length;
    bool fits = read_whole(lexer, &digits);
    bool padded = digits.length - sign > 1 && digits.data[sign] == '0';
    read_fraction(lexer, &digits, &decimals);
    if (goes_on(lexer) || padded || !fits) {
        skip_code(lexer);
        add_other(lexer, from, lexer->offset);
        return false;
    }
    struct token *token = add(lexer, TOKEN_NUMBER, from, lexer->offset);
    token->digits = builder_str(&digits);
    token->decimals = decimals;
    read_unit(lexer, token);
    return true;
}

/* ---- the rest ---- */

static bool starts_number(const struct lexer *lexer)
{
    size_t end, behind;
    uint32_t c = peek(lexer->text, lexer->offset, &end);
    if (lexer->joined && c == '-')
        return false;
    return is_digit(c) ||
           (c == '-' && is_digit(peek(lexer->text, end, &behind)));
}

static enum token_kind mark_kind(uint32_t c)
{
    switch (c) {
    case 0x3002: /* 。 */
    case 0xFF1B: /* ； */
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
    case ';':
    case '\n':
        return TOKEN_HARD;
    case 0xFF0C: /* ， */
    case 0x3001: /* 、 */
    case ',':
        return TOKEN_SOFT;
    case 0xFF1A: /* ： */
    case ':':
    case 0xFF08: /* （ */
    case 0xFF09: /* ） */
    case '(':
    case ')':
    case 0x201C: /* “ */
    case 0x201D: /* ” */
        return TOKEN_PAUSE;
    default:
        return TOKEN_OTHER;
    }
}

/* A character that is neither number, code nor word. */
static void read_mark(struct lexer *lexer)
{
    size_t from = lexer->offset;
    uint32_t c = peek(lexer->text, from, &lexer->offset);
    if (is_space(c))
        return;
    if (c == 0x300A) /* 《 */
        lexer->titles++;
    enum token_kind kind = mark_kind(c);
    if (kind == TOKEN_OTHER)
        add_other(lexer, from, lexer->offset);
    else
        add(lexer, kind, from, lexer->offset);
    if (c == 0x300B && lexer->titles > 0) /* 》 */
        lexer->titles--;
    if (c == '\n')
        lexer->titles = 0;
}

static void read_word(struct lexer *lexer, const struct entry *entry)
{
    size_t from = lexer->offset;
    lexer->offset += entry->text.length;
    if (entry->kind == ENTRY_NAME) {
        add(lexer, TOKEN_NAME, from, lexer->offset)->name = entry->name;
    } else if (is_unit(entry) || entry->word == MENTION_PASS ||
               entry->word == MENTION_RATE) {
        add_other(lexer, from, lexer->offset);
    } else {
        add(lexer, TOKEN_WORD, from, lexer->offset)->word = entry->word;
    }
}

/* Names may have digits and letters in them, so words come first. */
static void read_token(struct lexer *lexer)
{
    size_t end, from = lexer->offset;
    uint32_t c = peek(lexer->text, from, &end);
    const struct entry *entry =
        vocabulary_lookup(lexer->words, lexer->text, from);
    bool name = entry != NULL && entry->kind == ENTRY_NAME;
    if (!name && starts_number(lexer)) {
        lexer->joined = read_number(lexer);
        return;
    }
    lexer->joined = false;
    if (!name && is_letter(c)) {
        skip_code(lexer);
        add_other(lexer, from, lexer->offset);
        lexer->joined = true;
    } else if (entry != NULL) {
        read_word(lexer, entry);
    } else {
        read_mark(lexer);
    }
}

/* ---- what tokens say of their neighbours ---- */

static bool is_word(const struct token *token, enum mention_word word)
{
    return token->kind == TOKEN_WORD && token->word == word;
}

static bool is_figure(const struct token *token)
{
    return token->kind <= TOKEN_YEAR;
}

static void spoil(struct token *token)
{
    token->kind = TOKEN_OTHER;
}

/* «3至5万元», «2023—2025年»: the first end has the unit of the second. */
static void join_range(struct lexer *lexer, struct token *first,
                       struct token *second)
{
    if (first->kind != TOKEN_NUMBER && first->kind != second->kind)
        return;
    first->ranged = second->ranged = true;
    if (first->kind == TOKEN_NUMBER && second->kind != TOKEN_NUMBER) {
        bool fits = true;
        first->kind = second->kind;
        if (second->kind == TOKEN_YEAR) {
            fits = read_year(first);
        } else if (second->kind == TOKEN_AMOUNT) {
            /* The unit stands behind the digits of the second. */
            struct str text = str_slice(lexer->text, second->from, second->to);
            size_t offset = 0, end;
            while (vocabulary_lookup(lexer->words, text, offset) == NULL ||
                   !is_unit(vocabulary_lookup(lexer->words, text, offset))) {
                peek(text, offset, &end);
                offset = end;
            }
            fits = read_amount(
                first, vocabulary_lookup(lexer->words, text, offset)->fen);
        }
        if (!fits) { /* 9704-2012年: the number of something */
            spoil(first);
            spoil(second);
        }
    }
}

static void join(struct lexer *lexer)
{
    struct token *tokens = lexer->tokens;
    for (size_t i = 0; i < lexer->count; i++) {
        struct token *before = i > 0 ? &tokens[i - 1] : NULL;
        struct token *behind = i + 1 < lexer->count ? &tokens[i + 1] : NULL;
        if (is_word(&tokens[i], MENTION_RANGE) && before != NULL &&
            behind != NULL && is_figure(before) && is_figure(behind))
            join_range(lexer, before, behind);
        if (!is_word(&tokens[i], MENTION_ABOUT))
            continue;
        if (before != NULL && is_figure(before))
            before->about = true;
        if (behind != NULL && is_figure(behind))
            behind->about = true;
    }
}

struct token *tokens_read(struct str text,
                          const struct mention_vocabulary *vocabulary,
                          struct arena *arena, size_t *count)
{
    struct lexer lexer = {.text = text, .words = vocabulary, .arena = arena};
    while (lexer.offset < text.length)
        read_token(&lexer);
    join(&lexer);
    *count = lexer.count;
    return lexer.tokens;
}
