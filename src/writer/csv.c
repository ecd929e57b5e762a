/* SPDX-License-Identifier: MIT */
#include "writer/writer.h"

#include "base/arena.h"

#include <assert.h>
#include <string.h>

/* The reader drops white space around a cell without quotes. */
static bool needs_quotes(struct str text)
{
    if (str_trim(text).length != text.length)
        return true;
    for (size_t i = 0; i < text.length; i++) {
        if (strchr(",\"\n\r", text.data[i]) != NULL)
            return true;
    }
    return false;
}

static void add_cell(struct builder *out, struct str text)
{
    if (!needs_quotes(text)) {
        builder_add(out, text);
        return;
    }
    builder_add_char(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"')
            builder_add_char(out, '"');
        builder_add_char(out, text.data[i]);
    }
    builder_add_char(out, '"');
}

struct str writer_csv(const struct node *table, struct arena *arena)
{
    assert(table->kind == NODE_TABLE);
    struct builder out = {.arena = arena};
    builder_add(&out, STR("\xEF\xBB\xBF"));
    for (size_t c = 0; c < table->column_count; c++) {
        builder_add(&out, c == 0 ? STR("") : STR(","));
        add_cell(&out, table->columns[c]);
    }
    builder_add_char(&out, '\n');
    for (size_t r = 0; r < table->count; r++) {
        for (size_t c = 0; c < table->column_count; c++) {
            const struct node *cell = table->cells[r * table->column_count + c];
            builder_add(&out, c == 0 ? STR("") : STR(","));
            if (cell != NULL)
                add_cell(&out, cell->text);
        }
        builder_add_char(&out, '\n');
    }
    return builder_str(&out);
}
