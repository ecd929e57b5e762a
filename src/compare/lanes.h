/* SPDX-License-Identifier: MIT
 *
 * The rows of a table, as they are to be compared.
 *
 * Some forms set two lists side by side, which have nothing to do with each
 * other but that they share lines:
 *
 *     1 | receipts A | 1.00 | payments A | 3.00
 *     2 | receipts B | 2.00 | payments B | 0.50
 *
 * Each list is a lane with rows of its own; most tables have one lane. Private
 * to compare/.
 */
#ifndef GONGKAI_COMPARE_LANES_H
#define GONGKAI_COMPARE_LANES_H

#include "compare/reading.h"

struct lane_row {
    const struct reading_cell *cells;
    size_t cell_count;
    struct str label; /* what heads it, or its first words; "" if neither */
    uint64_t key;     /* hash of the label */
    uint64_t content; /* of all that it says, but for its running number */
    uint32_t element; /* of the row */
};

struct lane {
    size_t first_column;
    struct lane_row *rows; /* those that say something */
    size_t count;
};

struct lanes {
    struct lane *items;
    size_t count; /* at least 1 */
};

/* The rows of the header, or of the body; all in one lane if so wanted. */
struct lanes lanes_read(const struct reading *reading,
                        const struct reading_table *table, bool header,
                        bool in_one, struct arena *arena);

/* Does a cell of the body say nothing but a running number? */
bool lane_is_number(const struct reading_table *table,
                    const struct reading_cell *cell);

/* What heads a cell in its row, for people. */
struct str lane_cell_label(const struct reading *reading,
                           const struct reading_table *table,
                           const struct lane_row *row,
                           const struct reading_cell *cell,
                           struct arena *arena);

/* All that a row says, as one text. */
struct str lane_row_text(const struct reading *reading,
                         const struct reading_table *table,
                         const struct lane_row *row, struct arena *arena);

#endif
