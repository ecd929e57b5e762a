/* SPDX-License-Identifier: MIT
 *
 * Where the parts of a text stand in its file: a text over several lines, in
 * quotes or with escapes is not in the file as it is.
 */
#ifndef GONGKAI_READER_TEXT_RUN_H
#define GONGKAI_READER_TEXT_RUN_H

#include "base/position.h"

struct arena;

/* From this byte of the text to the next run, the text stands in the file as
 * it is, on one line. */
struct text_run {
    size_t offset; /* of the text */
    int line;      /* from 1 */
    int column;    /* in code points, from 1; 0: only the line is known */
};

/* The runs of a text; none: all of it stands where it begins. */
struct text_runs {
    const struct text_run *items; /* in order */
    size_t count;
};

/*
 * Find the runs of a text that was read from source, which begins at at, behind
 * an opening quote or the header of a block: character by character, passing
 * over line ends, indents and doubled quotes, and where there are escapes over
 * those that made one character. Where that fails, the rest of the text is a
 * run without a column.
 */
struct text_runs text_runs_find(struct str text, struct str source,
                                bool escapes, struct position at,
                                struct arena *arena);

/* A copy in the arena. */
struct text_runs text_runs_copy(struct text_runs runs, struct arena *arena);

/* Where the byte at offset of the text stands, if the text is at at. Only at,
 * if that is a cell of a workbook or no place in a file. */
struct position text_runs_position(struct text_runs runs, struct str text,
                                   struct position at, size_t offset);

#endif
