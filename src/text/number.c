/* SPDX-License-Identifier: MIT
 *
 * Numbers in running text: what of a text is one number with its sign and
 * unit, and so is not divided between lines.
 *
 *     sign* digits (joiner digits)* unit?
 *
 * for example ≥98  -1,234.56  2023-12-31  7*24小时  976.40万元  100%  12㎡.
 */
#include "text/linebreak_private.h"

#include "base/utf8.h"

#include <string.h>

/* Signs that belong to the number behind them. */
static const uint32_t signs[] = {
    '#',    '$',    '*',    '+',    '-',    '<',    '=',    '>',
    '~',    0xA3,   0xA5,   0xB1,   0xD7,   0x20AC, 0x2116, 0x2212,
    0x2248, 0x2260, 0x2264, 0x2265, 0x2266, 0x2267, 0xFF04, 0xFF0B,
    0xFF0D, 0xFF1C, 0xFF1D, 0xFF1E, 0xFFE1, 0xFFE5,
};

/* Characters that join two groups of digits to one number: decimals,
 * grouping, dates, times, products, ratios. Of the full-width ones ， is none:
 * it parts two numbers. */
static const uint32_t joiners[] = {
    '*',    '+',    ',',    '-',    '.',    '/',    ':',
    'x',    '~',    0xD7,   0x2005, 0x2009, 0x2010, 0x2011,
    0x2212, 0xFF0D, 0xFF0E, 0xFF0F, 0xFF1A,
};

/* Words that the eye reads with the digits before them. The longest that
 * fits counts. */
static const char *const units[] = {
    "万亿元", "万元", "亿元", "千元", "百元", "元", "角",   "分", "万",
    "亿",     "千",   "百",   "年",   "月",   "日", "小时", "时", "秒",
};

static bool contains(const uint32_t *list, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == c)
            return true;
    return false;
}

#define CONTAINS(list, c) contains(list, sizeof(list) / sizeof(list)[0], c)

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* %, ‰, ℃, ° and the like, and the squared units ㎡ ㎏ (U+3300-33FF). */
static bool is_unit_sign(uint32_t c)
{
    return c == '%' || c == 0xB0 || c == 0x2030 || c == 0x2031 || c == 0x2103 ||
           c == 0x2109 || c == 0xFF05 || (c >= 0x3300 && c <= 0x33FF);
}

/* Number of characters of the unit at the beginning of text. */
static size_t unit_length(const uint32_t *text, size_t length)
{
    if (length > 0 && is_unit_sign(text[0]))
        return 1;
    size_t longest = 0;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        struct str unit = {units[i], strlen(units[i])};
        size_t count = 0;
        size_t at = 0;
        while (at < unit.length && count < length &&
               utf8_next(unit, &at) == text[count])
            count++;
        /* at is behind the character that differed, if one did. */
        bool whole = at == unit.length && count * 3 == unit.length;
        if (whole && count > longest)
            longest = count;
    }
    return longest;
}

/* The end of the digits and joiners that begin at a digit. */
static size_t digits_end(const uint32_t *text, size_t length, size_t at)
{
    for (;;) {
        while (at < length && is_digit(text[at]))
            at++;
        if (at + 1 >= length || !CONTAINS(joiners, text[at]) ||
            !is_digit(text[at + 1]))
            return at;
        at++;
    }
}

bool number_next(const uint32_t *text, size_t length, size_t from,
                 size_t *start, size_t *end)
{
    size_t digit = from;
    while (digit < length && !is_digit(text[digit]))
        digit++;
    if (digit == length)
        return false;
    *start = digit;
    while (*start > from && CONTAINS(signs, text[*start - 1]))
        --*start;
    *end = digits_end(text, length, digit);
    *end += unit_length(text + *end, length - *end);
    return true;
}
