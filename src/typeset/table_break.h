/* SPDX-License-Identifier: MIT
 *
 * What it costs to end a page behind a row: totals left alone, groups of rows
 * divided. Private to the table files; the order of the rules stands at the
 * head of table_split.c.
 */
#ifndef GONGKAI_TYPESET_TABLE_BREAK_H
#define GONGKAI_TYPESET_TABLE_BREAK_H

#include "typeset/table.h"

/* The rules that give way, the strongest first. All 0: none does. */
struct break_cost {
    bool labels;       /* a label of a divided cell is cut */
    bool tail;         /* the notes are left alone, without a row */
    bool bound;        /* a total or a kept row is left alone */
    uint32_t stranded; /* groups with one row on this or the next page */
    uint32_t divided;  /* kept groups that a page could hold */
};

/* Is a better than b? */
bool break_is_better(struct break_cost a, struct break_cost b);

/* Does no rule give way? */
bool break_is_free(struct break_cost cost);

/* What is known of a table's groups, or NULL if it has none. */
struct table_groups *table_groups_new(struct arena *arena,
                                      const struct table *table);

/*
 * The cost of ending a page before this row of the body, but for labels.
 * only_totals: are all rows on the page totals? The first call for a room of
 * another kind looks at all groups; others cost nothing.
 */
struct break_cost table_break(struct setter *setter,
                              const struct set_table *set,
                              const struct table_room *room, size_t row,
                              bool only_totals);

#endif
