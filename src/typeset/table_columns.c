/* SPDX-License-Identifier: MIT
 *
 * Widths of columns, from what their content needs: fixed columns first, then
 * automatic ones between their least and their most, shares take the rest.
 */
#include "typeset/table.h"

#include <assert.h>

/*
 * Give amount to the columns in proportion to their weights: by cumulative
 * rounding, so that the parts add up to it exactly.
 */
struct dealer {
    int64_t amount;
    int64_t weights; /* sum */
    int64_t seen;    /* of the weights dealt so far */
    int64_t given;
};

static length_t deal(struct dealer *dealer, int64_t weight)
{
    dealer->seen += weight;
    int64_t upto = dealer->amount * dealer->seen / dealer->weights;
    int64_t part = upto - dealer->given;
    dealer->given = upto;
    return (length_t)part;
}

length_t table_column_least(const struct column *column,
                            const struct column_need *need, bool break_words)
{
    if (column->kind == WIDTH_FIXED)
        return column->width;
    return length_max(column->width, break_words ? need->whole : need->least);
}

static length_t column_most(const struct column *column,
                            const struct column_need *need, length_t least)
{
    return length_max(least, length_max(column->width, need->most));
}

/* Automatic columns grow from their least towards their most. Returns what
 * is left of rest. */
static int64_t widen_auto(const struct column *columns,
                          const struct column_need *needs, size_t count,
                          int64_t rest, length_t *widths)
{
    int64_t wish = 0;
    for (size_t c = 0; c < count; c++)
        if (columns[c].kind == WIDTH_AUTO)
            wish += column_most(&columns[c], &needs[c], widths[c]) - widths[c];
    if (wish == 0 || rest == 0)
        return rest;
    struct dealer dealer = {.amount = rest < wish ? rest : wish,
                            .weights = wish};
    for (size_t c = 0; c < count; c++)
        if (columns[c].kind == WIDTH_AUTO)
            widths[c] +=
                deal(&dealer, column_most(&columns[c], &needs[c], widths[c]) -
                                  widths[c]);
    return rest - dealer.amount;
}

static int64_t column_share(const struct column *column)
{
    return column->share > 0 ? column->share : 1;
}

/* Would this column's part of room be less than its least? */
static bool share_is_held(const struct column *column, length_t least,
                          int64_t room, int64_t weights)
{
    return room * column_share(column) < (int64_t)least * weights;
}

/*
 * Shares divide what is left to them, but none falls below its least: such a
 * column keeps its least and is taken out, which leaves less to the others
 * and may take out more. Once out, a column stays out, so this ends. false if
 * there is no share column.
 */
static bool widen_shares(const struct column *columns, size_t count,
                         int64_t rest, length_t *widths)
{
    int64_t all_weights = 0, all_room = rest;
    for (size_t c = 0; c < count; c++)
        if (columns[c].kind == WIDTH_SHARE) {
            all_weights += column_share(&columns[c]);
            all_room += widths[c];
        }
    if (all_weights == 0)
        return false;
    int64_t room = all_room, weights = all_weights;
    for (;;) {
        int64_t next_room = all_room, next_weights = all_weights;
        for (size_t c = 0; c < count; c++)
            if (columns[c].kind == WIDTH_SHARE &&
                share_is_held(&columns[c], widths[c], room, weights)) {
                next_room -= widths[c];
                next_weights -= column_share(&columns[c]);
            }
        if (next_weights == weights)
            break;
        assert(next_weights < weights && next_weights > 0);
        room = next_room;
        weights = next_weights;
    }
    struct dealer dealer = {.amount = room, .weights = weights};
    for (size_t c = 0; c < count; c++)
        if (columns[c].kind == WIDTH_SHARE &&
            !share_is_held(&columns[c], widths[c], room, weights))
            widths[c] = deal(&dealer, column_share(&columns[c]));
    assert(dealer.given == room);
    return true;
}

/* No share column: all columns of a kind grow by their width. */
static void widen_all(const struct column *columns, size_t count, int64_t rest,
                      length_t *widths)
{
    int64_t automatic = 0, all = 0;
    for (size_t c = 0; c < count; c++) {
        all += widths[c];
        if (columns[c].kind == WIDTH_AUTO)
            automatic += widths[c];
    }
    bool only_auto = automatic > 0;
    struct dealer dealer = {.amount = rest,
                            .weights = only_auto ? automatic : all};
    if (dealer.weights == 0) {
        if (count > 0)
            widths[count - 1] += (length_t)rest;
        return;
    }
    for (size_t c = 0; c < count; c++)
        if (!only_auto || columns[c].kind == WIDTH_AUTO)
            widths[c] += deal(&dealer, widths[c]);
}

bool table_columns(const struct column *columns,
                   const struct column_need *needs, size_t count,
                   length_t total, bool break_words, length_t *widths,
                   length_t *needed)
{
    int64_t sum = 0, need = 0;
    bool fits = true;
    for (size_t c = 0; c < count; c++) {
        widths[c] = table_column_least(&columns[c], &needs[c], break_words);
        sum += widths[c];
        need += length_max(widths[c], needs[c].whole);
        if (needs[c].whole > widths[c])
            fits = false; /* a fixed column, too narrow */
    }
    *needed = need > LENGTH_MAX ? LENGTH_MAX : (length_t)need;
    if (!fits || sum > total)
        return false;
    int64_t rest = widen_auto(columns, needs, count, total - sum, widths);
    if (rest > 0 && !widen_shares(columns, count, rest, widths))
        widen_all(columns, count, rest, widths);
    return true;
}

enum need_member { NEED_WHOLE, NEED_LEAST, NEED_MOST };

static length_t *need_value(struct column_need *need, enum need_member member)
{
    switch (member) {
    case NEED_WHOLE:
        return &need->whole;
    case NEED_LEAST:
        return &need->least;
    case NEED_MOST:
        return &need->most;
    }
    assert(false);
    return NULL;
}

static void widen_one(const struct column *columns, struct column_need *needs,
                      size_t first, size_t span, enum need_member member,
                      length_t need)
{
    int64_t have = 0, weights = 0, open = 0;
    for (size_t c = first; c < first + span; c++) {
        bool fixed = columns[c].kind == WIDTH_FIXED;
        have += fixed ? columns[c].width : *need_value(&needs[c], member);
        open += fixed ? 0 : 1;
        weights += fixed ? 0 : needs[c].most;
    }
    if (have >= need)
        return;
    if (open == 0) {
        /* Nothing can grow: what is never broken is reported, words are. */
        if (member == NEED_WHOLE)
            needs[first].whole =
                length_max(needs[first].whole,
                           columns[first].width + (length_t)(need - have));
        return;
    }
    struct dealer dealer = {.amount = need - have,
                            .weights = weights > 0 ? weights : open};
    for (size_t c = first; c < first + span; c++)
        if (columns[c].kind != WIDTH_FIXED)
            *need_value(&needs[c], member) +=
                deal(&dealer, weights > 0 ? needs[c].most : 1);
}

void table_columns_widen(const struct column *columns,
                         struct column_need *needs, size_t first, size_t span,
                         struct column_need need)
{
    widen_one(columns, needs, first, span, NEED_WHOLE, need.whole);
    widen_one(columns, needs, first, span, NEED_LEAST, need.least);
    for (size_t c = first; c < first + span; c++) {
        needs[c].least = length_max(needs[c].least, needs[c].whole);
        needs[c].most = length_max(needs[c].most, needs[c].least);
    }
    widen_one(columns, needs, first, span, NEED_MOST, need.most);
}
