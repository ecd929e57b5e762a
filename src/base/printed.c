/* SPDX-License-Identifier: MIT */
#include "base/printed.h"

#include "base/utf8.h"

static bool is_digit(struct str text, size_t at)
{
    return at < text.length && text.data[at] >= '0' && text.data[at] <= '9';
}

/* Does text hold part at an offset? */
static bool holds(struct str text, size_t at, struct str part)
{
    return str_starts(str_slice(text, at, text.length), part);
}

/* Behind the digits from start on, in groups or not, with a fraction. */
static size_t number_end(struct str text, size_t start)
{
    static const char *const separators[] = {
        ",", "，", " ", "\xE2\x80\x85", "\xE2\x80\xAF", NULL};
    size_t at = start;
    while (is_digit(text, at))
        at++;
    for (int i = 0; separators[i] != NULL;) {
        struct str separator = str_from(separators[i]);
        size_t next = at + separator.length;
        bool group = holds(text, at, separator) && is_digit(text, next) &&
                     is_digit(text, next + 1) && is_digit(text, next + 2) &&
                     !is_digit(text, next + 3);
        if (group)
            at = next + 3;
        else
            i++;
    }
    if (at < text.length && text.data[at] == '.' && is_digit(text, at + 1))
        for (at++; is_digit(text, at);)
            at++;
    return at;
}

/* Where a sign that ends at start begins; start if there is none. */
static size_t sign_start(struct str text, size_t start)
{
    for (int i = 0; i < MONEY_SIGNS; i++) {
        struct str mark = str_from(money_sign_name((enum money_sign)i));
        size_t first = 0;
        utf8_next(mark, &first);
        mark = str_slice(mark, 0, first);
        if (start >= first && holds(text, start - first, mark))
            return start - first;
    }
    return start;
}

bool printed_next(struct str text, size_t *offset,
                  struct printed_number *number)
{
    size_t start = *offset;
    while (start < text.length && !is_digit(text, start))
        start++;
    if (start == text.length)
        return false;
    size_t end = number_end(text, start);
    *offset = end;
    *number = (struct printed_number){
        .start = start,
        .end = end,
        .sign = sign_start(text, start),
        .sign_end = end,
    };
    if (number->sign < start) /* the other half of a pair of brackets */
        for (int i = MONEY_BRACKETS; i <= MONEY_WIDE_BRACKETS; i++) {
            struct str mark = str_from(money_sign_name((enum money_sign)i));
            struct str close = str_slice(mark, mark.length / 2, mark.length);
            if (holds(text, end, close))
                number->sign_end = end += close.length;
        }
    while (holds(text, end, STR(" ")))
        end++;
    number->is_percent =
        holds(text, end, STR("%")) || holds(text, end, STR("％"));
    for (int unit = MONEY_YUAN; unit <= MONEY_WAN; unit++)
        if (holds(text, end,
                  str_from(money_unit_name((enum money_unit)unit)))) {
            number->has_unit = true;
            number->unit = (enum money_unit)unit;
        }
    return true;
}
