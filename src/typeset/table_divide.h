/* SPDX-License-Identifier: MIT
 *
 * Rows divided between lines. Private to the table files.
 */
#ifndef GONGKAI_TYPESET_TABLE_DIVIDE_H
#define GONGKAI_TYPESET_TABLE_DIVIDE_H

#include "typeset/table_walk.h"

/*
 * Of the lines from first, fit stand above the place where a row is divided:
 * how many are left there, so that neither side has less than two, nor less
 * than the orphan_lines and widow_lines of their style (of which half a page
 * is asked at most)? 0: all go on. As many as fit if the walk is loose.
 */
size_t divided_lines(const struct walk *walk,
                     const struct set_paragraph *paragraph, size_t first,
                     size_t fit);

/*
 * Divide the row where the walk stopped because it does not fit. false, and
 * the walk ends before it, if a page may have more room for it and some text
 * of it has no room here to be divided as it should be.
 */
bool walk_divide(struct walk *walk, const struct table_room *room);

/* The walk is before a row that is divided at its beginning: down to where
 * each text of it has the least that may stand there. */
length_t walk_divide_least(const struct walk *walk);

#endif
