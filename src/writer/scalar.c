/* SPDX-License-Identifier: MIT */
#include "writer/scalar.h"

#include "base/utf8.h"

#include <string.h>

enum {
    NEXT_LINE = 0x85,
    LINE_SEPARATOR = 0x2028,
    PARAGRAPH_SEPARATOR = 0x2029,
    BYTE_ORDER_MARK = 0xFEFF,
};

bool scalar_is_printable(uint32_t c)
{
    if (c < 0x80)
        return c >= 0x20 && c < 0x7F;
    return c >= 0xA0 && c != LINE_SEPARATOR && c != PARAGRAPH_SEPARATOR &&
           c != BYTE_ORDER_MARK && c != 0xFFFE && c != 0xFFFF;
}

static bool is_letter(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || c >= 0x2E80;
}

/* Words that some readers of YAML take for something else than a text. */
static bool is_reserved(struct str text)
{
    static const char *const words[] = {"null", "true", "false", "yes", "no",
                                        "on",   "off",  "y",     "n",   NULL};
    for (size_t i = 0; words[i] != NULL; i++) {
        size_t length = strlen(words[i]);
        bool same = text.length == length;
        for (size_t k = 0; same && k < length; k++)
            same = (text.data[k] | 0x20) == words[i][k];
        if (same)
            return true;
    }
    return false;
}

/* Digits that another reader would change: 010, 1_000. Nothing that is plainly
 * a number of people is meant. */
static bool is_odd_number(struct str text)
{
    return text.length > 1 && text.data[0] == '0' && text.data[1] != '.';
}

/*
 * A narrower rule than that of YAML, for a text that anybody reads rightly: it
 * begins with a letter, a digit or 汉字 and holds no ASCII marks but those few.
 */
static bool is_plain(struct str text)
{
    if (text.length == 0 || str_trim(text).length != text.length ||
        is_reserved(text) || is_odd_number(text))
        return false;
    bool first = true;
    for (size_t i = 0; i < text.length; first = false) {
        uint32_t c = utf8_next(text, &i);
        if (!scalar_is_printable(c) || (first && !is_letter(c)))
            return false;
        if (c < 0x80 && !is_letter(c) &&
            strchr(" .-+/()%;<>=*", (int)c) == NULL)
            return false;
    }
    return true;
}

static void add_escaped(struct builder *out, uint32_t c)
{
    if (c == '"' || c == '\\')
        builder_format(out, "\\%c", (int)c);
    else if (c == '\n')
        builder_add(out, STR("\\n"));
    else if (c == '\t')
        builder_add(out, STR("\\t"));
    else if (scalar_is_printable(c))
        builder_add_code_point(out, c);
    else if (c < 0x100)
        builder_format(out, "\\x%02X", (unsigned)c);
    else
        builder_format(out, "\\u%04X", (unsigned)c);
}

void scalar_add(struct builder *out, struct str text)
{
    if (is_plain(text)) {
        builder_add(out, text);
        return;
    }
    builder_add_char(out, '"');
    for (size_t i = 0; i < text.length;)
        add_escaped(out, utf8_next(text, &i));
    builder_add_char(out, '"');
}

/* Its first line tells how far the block is indented; a text that ends with
 * more than one line feed, or with spaces, is safer in quotes. */
bool scalar_is_block(struct str text)
{
    if (str_find(text, STR("\n"), 0) == SIZE_MAX || text.data[0] == '\n' ||
        text.data[0] == ' ' || text.data[0] == '\t')
        return false;
    if (str_ends(text, STR("\n\n")) || str_ends(text, STR(" ")))
        return false;
    for (size_t i = 0; i < text.length;) {
        uint32_t c = utf8_next(text, &i);
        if (c != '\n' && !scalar_is_printable(c))
            return false;
    }
    return true;
}

void scalar_add_block(struct builder *out, struct str text, int indent)
{
    bool ends = str_ends(text, STR("\n"));
    builder_add(out, ends ? STR("|\n") : STR("|-\n"));
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find(text, STR("\n"), start);
        if (end == SIZE_MAX)
            end = text.length;
        if (end > start)
            builder_format(out, "%*s", indent, "");
        builder_add(out, str_slice(text, start, end));
        builder_add_char(out, '\n');
        start = end + 1;
    }
}
