/* SPDX-License-Identifier: MIT
 *
 * Figures as a finding shows them: for people one after the other, without
 * what the figure before has said; for programs with all that is known.
 */
#include "script/object.h"

#include "base/json.h"

enum { MOST_SHOWN = 8 }; /* a sum of a hundred addends is no message */

static bool same_position(struct position a, struct position b)
{
    return str_equal(a.file, b.file) && a.line == b.line &&
           a.column == b.column && str_equal(a.sheet, b.sheet);
}

static struct str exact(struct script *script, money_t amount)
{
    return money_exact_text(script->arena, amount, &script->amount_format);
}

/* 《table》row·column, without what is as in the figure before. */
static void add_place(struct builder *out, const struct figure *figure,
                      const struct figure *before)
{
    bool same_table = before != NULL && str_equal(before->table, figure->table);
    bool same_row = same_table && str_equal(before->row, figure->row);
    if (!same_table && figure->table.length != 0) {
        builder_add(out, STR("《"));
        builder_add(out, script_clean(out->arena, figure->table));
        builder_add(out, STR("》"));
    }
    if (!same_row && figure->row.length != 0) {
        builder_add(out, script_clean(out->arena, figure->row));
        if (figure->column.length != 0)
            builder_add(out, STR("·"));
    }
    builder_add(out, script_clean(out->arena, figure->column));
    builder_add_char(out, ' ');
}

static void add_source(struct script *script, struct builder *out,
                       const struct figure *figure, struct position shown)
{
    bool placed =
        figure->at.file.length != 0 && !same_position(figure->at, shown);
    if (figure->stated && !placed)
        return;
    builder_add(out, STR("（"));
    if (!figure->stated)
        builder_add(out, DIAG_BOTH("推算", "derived"));
    if (!figure->stated && placed)
        builder_add(out, STR("，"));
    if (placed)
        builder_add(out, position_text(script->arena, figure->at));
    builder_add(out, STR("）"));
}

void figures_add_text(struct script *script, struct builder *out,
                      const struct object_list *figures, struct position shown,
                      const struct figure **said)
{
    size_t left = 0;
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *figure = figures->things[i];
        left += figure->amount != 0;
    }
    size_t number = 0;
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *figure = figures->things[i];
        /* A zero adds nothing; but something must stand there. */
        bool wanted = left > 0 ? figure->amount != 0 : i == 0;
        if (!wanted)
            continue;
        if (number == MOST_SHOWN) {
            builder_format(out, " + … (%zu)", left - number);
            return;
        }
        if (number++ > 0)
            builder_add(out, STR(" + "));
        add_place(out, figure, *said);
        builder_add(out, exact(script, figure->amount));
        add_source(script, out, figure, shown);
        *said = figure;
    }
    if (number == 0)
        builder_add_char(out, '0');
}

static void add_member(struct builder *out, const char *name, struct str text)
{
    builder_format(out, ", \"%s\": ", name);
    json_add_string(out, text);
}

void figures_add_json(struct script *script, struct builder *out,
                      const struct object_list *figures)
{
    builder_add_char(out, '[');
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *figure = figures->things[i];
        builder_format(out, "%s{\"amount\": ", i == 0 ? "" : ", ");
        json_add_string(out, exact(script, figure->amount));
        add_member(out, "table", script_clean(out->arena, figure->table));
        add_member(out, "row", script_clean(out->arena, figure->row));
        add_member(out, "column", script_clean(out->arena, figure->column));
        builder_format(out, ", \"stated\": %s",
                       figure->stated ? "true" : "false");
        add_member(out, "at", position_text(script->arena, figure->at));
        builder_add_char(out, '}');
    }
    builder_add_char(out, ']');
}
