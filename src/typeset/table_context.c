/* SPDX-License-Identifier: MIT
 *
 * The line above a table's header: unit at the start, year in the middle,
 * currency unit at the end. The middle one is centred in the line as long as
 * its neighbours leave it there, and pushed aside by them otherwise; only if
 * the three together are too wide, the first is broken into lines.
 */
#include "typeset/table.h"

enum { START, CENTRE, END };

void table_context(struct setter *setter, struct set_table *set)
{
    length_t width = set->area.width;
    struct measured_paragraph *measured[3] = {NULL, NULL, NULL};
    length_t wide[3] = {0, 0, 0};
    for (int i = 0; i < 3; i++) {
        const struct paragraph *paragraph = &set->table->context[i];
        if (paragraph_is_empty(paragraph))
            continue;
        measured[i] = paragraph_measure(setter, paragraph, 1000);
        wide[i] = length_min(width, paragraph_most_width(measured[i]));
    }
    length_t others = length_min(wide[CENTRE] + wide[END], width * 2 / 3);
    wide[START] = length_min(wide[START], width - others);
    wide[END] = length_min(wide[END], width - wide[START]);
    wide[CENTRE] = length_min(wide[CENTRE], width - wide[START] - wide[END]);

    length_t centre_x = (width - wide[CENTRE]) / 2;
    centre_x = length_min(centre_x, width - wide[END] - wide[CENTRE]);
    centre_x = length_max(centre_x, wide[START]);
    const length_t x[3] = {0, centre_x, width - wide[END]};

    length_t after = 0, height = 0;
    for (int i = 0; i < 3; i++) {
        if (measured[i] == NULL)
            continue;
        set->context[i] =
            paragraph_set(setter, measured[i], length_max(1, wide[i]));
        set->context_x[i] = x[i];
        const struct paragraph_style *style = set->context[i]->style;
        height = length_max(height, set->context[i]->height);
        after = length_max(after, style->space_after);
        set->context_before =
            length_max(set->context_before, style->space_before);
    }
    set->context_height = height + after;
}
