/* SPDX-License-Identifier: MIT
 *
 * How an amount that a text gives may have come about from a figure.
 */
#include "budget/mention.h"

#include <assert.h>

enum { PLACES = 20 }; /* of a money_t in fen */

/* Digits, the last one first. */
struct digits {
    int count;
    char digit[PLACES];
};

static struct digits digits_of(uint64_t number)
{
    struct digits digits = {0};
    for (; number > 0; number /= 10)
        digits.digit[digits.count++] = (char)(number % 10);
    return digits;
}

static uint64_t magnitude(money_t money)
{
    return money < 0 ? 0 - (uint64_t)money : (uint64_t)money;
}

static bool is_rounded(uint64_t amount, uint64_t figure, uint64_t step)
{
    if (step == 0)
        return false;
    uint64_t rest = figure % step;
    uint64_t down = figure - rest;
    return amount == (rest >= step - rest ? down + step : down);
}

/* The zeros at the end of one of them that the other has too. */
static int common_zeros(const struct digits *a, const struct digits *b)
{
    int zeros = 0;
    while (zeros < a->count && zeros < b->count && a->digit[zeros] == 0 &&
           b->digit[zeros] == 0)
        zeros++;
    return zeros;
}

static int own_zeros(const struct digits *digits)
{
    int zeros = 0;
    while (zeros < digits->count && digits->digit[zeros] == 0)
        zeros++;
    return zeros;
}

/* The same digits, but for zeros at the end. */
static bool is_shifted(const struct digits *a, const struct digits *b)
{
    int i = own_zeros(a), j = own_zeros(b);
    if (a->count - i != b->count - j)
        return false;
    for (; i < a->count; i++, j++) {
        if (a->digit[i] != b->digit[j])
            return false;
    }
    return true;
}

/* One digit of the longer one is too much. */
static bool is_one_more(const struct digits *longer,
                        const struct digits *shorter)
{
    int i = 0;
    if (longer->count != shorter->count + 1)
        return false;
    while (i < shorter->count && longer->digit[i] == shorter->digit[i])
        i++;
    while (i < shorter->count && longer->digit[i + 1] == shorter->digit[i])
        i++;
    return i == shorter->count;
}

static enum mention_slip compare_places(const struct digits *a,
                                        const struct digits *b)
{
    int different = 0, first = 0, last = 0;
    for (int i = 0; i < a->count; i++) {
        if (a->digit[i] == b->digit[i])
            continue;
        if (different++ == 0)
            first = i;
        last = i;
    }
    if (different == 1)
        return MENTION_SLIP_DIGIT;
    bool swapped = different == 2 && last == first + 1 &&
                   a->digit[first] == b->digit[last] &&
                   a->digit[last] == b->digit[first];
    return swapped ? MENTION_SLIP_SWAP : MENTION_SLIP_NONE;
}

enum mention_slip mention_compare(const struct mention *amount, money_t figure,
                                  int *digits)
{
    uint64_t stated = magnitude(amount->money), known = magnitude(figure);
    struct digits a = digits_of(stated), b = digits_of(known);
    int longest = a.count > b.count ? a.count : b.count;
    *digits = longest - common_zeros(&a, &b);
    if (stated == known || is_rounded(stated, known, (uint64_t)amount->step))
        return MENTION_SLIP_SAME;
    if (stated == 0 || known == 0)
        return MENTION_SLIP_NONE;
    if (is_shifted(&a, &b)) {
        int places = a.count > b.count ? a.count - b.count : b.count - a.count;
        *digits = longest - (own_zeros(&a) > own_zeros(&b) ? own_zeros(&a)
                                                           : own_zeros(&b));
        return places == 4 ? MENTION_SLIP_UNIT : MENTION_SLIP_POINT;
    }
    if (a.count == b.count)
        return compare_places(&a, &b);
    if (is_one_more(&a, &b) || is_one_more(&b, &a))
        return MENTION_SLIP_COUNT;
    return MENTION_SLIP_NONE;
}

const char *mention_slip_name(enum mention_slip slip)
{
    switch (slip) {
    case MENTION_SLIP_NONE:
        return "none";
    case MENTION_SLIP_SAME:
        return "same";
    case MENTION_SLIP_DIGIT:
        return "digit";
    case MENTION_SLIP_SWAP:
        return "swap";
    case MENTION_SLIP_COUNT:
        return "count";
    case MENTION_SLIP_POINT:
        return "point";
    case MENTION_SLIP_UNIT:
        return "unit";
    }
    assert(false);
    return "";
}
