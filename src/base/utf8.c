/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

/* Length of the sequence that starts with this byte, 0 if none can. */
static size_t sequence_length(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    if (first >= 0xF0 && first <= 0xF4)
        return 4;
    return 0;
}

/* Decode one sequence; returns its length, 0 if malformed (The Unicode
 * Standard, table 3-7, Well-Formed UTF-8 Byte Sequences). */
static size_t decode(const unsigned char *p, size_t left, uint32_t *code_point)
{
    size_t length = sequence_length(p[0]);
    if (length == 0 || length > left)
        return 0;
    if (length == 1) {
        *code_point = p[0];
        return 1;
    }
    uint32_t value = p[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (p[i] & 0x3Fu);
    }
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest[length] || value > 0x10FFFF ||
        (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code_point = value;
    return length;
}

bool utf8_check(struct str text, size_t *where)
{
    const unsigned char *data = (const unsigned char *)text.data;
    for (size_t i = 0; i < text.length;) {
        uint32_t ignored;
        size_t length = decode(data + i, text.length - i, &ignored);
        if (length == 0) {
            if (where != NULL)
                *where = i;
            return false;
        }
        i += length;
    }
    return true;
}

uint32_t utf8_next(struct str text, size_t *offset)
{
    const unsigned char *data = (const unsigned char *)text.data;
    uint32_t code_point = REPLACEMENT;
    size_t length = decode(data + *offset, text.length - *offset, &code_point);
    *offset += length == 0 ? 1 : length;
    return length == 0 ? REPLACEMENT : code_point;
}

size_t utf8_encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf8_count(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += (text.data[i] & 0xC0) != 0x80;
    return count;
}

struct str utf8_around(struct str text, size_t offset, size_t count)
{
    size_t start = offset, end = offset;
    for (size_t i = 0; i < count && end < text.length; i++)
        utf8_next(text, &end);
    for (size_t i = 0; i < count && start > 0; i++)
        do
            start--;
        while (start > 0 && (text.data[start] & 0xC0) == 0x80);
    return str_slice(text, start, end);
}

bool utf8_is_blank(uint32_t code_point)
{
    return code_point <= 0x20 || code_point == 0xA0 || code_point == 0xAD ||
           (code_point >= 0x2000 && code_point <= 0x200F) ||
           (code_point >= 0x2028 && code_point <= 0x202F) ||
           (code_point >= 0x2060 && code_point <= 0x2064) ||
           code_point == 0x3000 || code_point == 0xFEFF;
}
