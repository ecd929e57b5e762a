/* SPDX-License-Identifier: MIT */
#include "compare/compare_private.h"

#include "base/arena.h"
#include "base/printed.h"
#include "base/utf8.h"

static bool holds(struct str text, size_t at, struct str part)
{
    return str_starts(str_slice(text, at, text.length), part);
}

/* Behind the number and its unit, if there is one. */
static size_t unit_end(struct str text, const struct printed_number *number)
{
    static const char *const percents[] = {"%", "％", NULL};
    size_t at = number->sign_end;
    while (holds(text, at, STR(" ")))
        at++;
    if (number->is_percent)
        for (int i = 0; percents[i] != NULL; i++)
            if (holds(text, at, str_from(percents[i])))
                return at + str_from(percents[i]).length;
    if (number->has_unit)
        return at + str_from(money_unit_name(number->unit)).length;
    return number->sign_end;
}

struct compare_token_list compare_tokens(struct str text, struct arena *arena)
{
    struct compare_token *items = NULL;
    size_t count = 0, capacity = 0, numbers = 0;
    size_t offset = 0;
    struct printed_number number;
    bool more = printed_next(text, &offset, &number);
    for (size_t at = 0; at < text.length;) {
        struct compare_token token = {.start = at};
        if (more && at >= number.sign) {
            token.start = number.sign;
            token.end = unit_end(text, &number);
            token.number = ++numbers;
            token.kind = 1;
            token.exact = reading_hash(str_slice(text, token.start, token.end));
            at = token.end;
            if (offset < at)
                offset = at;
            more = printed_next(text, &offset, &number);
        } else {
            uint32_t code_point = utf8_next(text, &at);
            if (utf8_is_blank(code_point))
                continue;
            token.end = at;
            token.kind = token.exact = compare_mix(2, code_point);
        }
        ARENA_GROW(arena, items, count, capacity);
        items[count++] = token;
    }
    return (struct compare_token_list){items, count};
}
