/* SPDX-License-Identifier: MIT */
#include "app/import_result.h"

#include "base/arena.h"
#include "base/json.h"
#include "reader/key_map.h"
#include "script/import.h"

/* ---- what is to be filled in ---- */

/* Add the keys without a value as "list/key", each once: the items
 * of a list lack the same. */
static void find_absent(const struct node *node, struct str path,
                        struct key_map *found)
{
    if (node->kind == NODE_LIST) {
        for (size_t i = 0; i < node->count; i++)
            find_absent(node->items[i], path, found);
        return;
    }
    for (size_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        const struct node_member *member = &node->members[i];
        struct str key = member->key;
        if (path.length != 0)
            key = str_format(found->arena, "%.*s/%.*s", STR_FMT(path),
                             STR_FMT(key));
        if (member->value == NULL)
            key_map_add(found, key);
        else
            find_absent(member->value, key, found);
    }
}

/* ---- where a table stands ---- */

/* The cell alone: "J21"; the line, in a CSV file. */
static struct str cell_text(const struct sheet *sheet, size_t row,
                            size_t column, struct arena *arena)
{
    if (sheet->name.length == 0)
        return str_format(arena, "%d", sheet_position(sheet, row, 0).line);
    struct position at = sheet_position(sheet, row, column);
    struct str text = position_cell(arena, at);
    size_t start = 0;
    for (size_t i = 0; i < text.length; i++)
        start = text.data[i] == '!' ? i + 1 : start;
    return str_slice(text, start, text.length);
}

/* ---- writing ---- */

void import_result_write(const struct import_result *result,
                         struct arena *arena, FILE *out)
{
    const struct import *import = result->import;
    if (import == NULL)
        return;
    for (size_t i = 0; i < result->file_count; i++)
        fprintf(out, "file\t%.*s\n", STR_FMT(result->files[i]));
    for (size_t i = 0; i < import->table_count; i++) {
        const struct import_table *table = &import->tables[i];
        struct position at =
            sheet_position(table->sheet, table->row, table->column);
        at.column = at.sheet.length == 0 ? 0 : at.column;
        struct str from = position_text(arena, at);
        struct str to =
            cell_text(table->sheet, table->last_row, table->last_column, arena);
        fprintf(out, "table\t%.*s\t%.*s-%.*s\n", STR_FMT(table->name),
                STR_FMT(from), STR_FMT(to));
    }
    struct key_map absent = {.arena = arena};
    find_absent(import->description, STR(""), &absent);
    for (size_t i = 0; i < absent.count; i++)
        fprintf(out, "absent\t%.*s\n", STR_FMT(absent.keys[i]));
    const struct import_count *count = &import->count;
    fprintf(out, "cells\t%zu\t%zu\t%zu\t%zu\t%zu\n", count->cells,
            count->placed, count->decoration, count->refused, count->unused);
}

static void write_texts(const struct str *texts, size_t count, FILE *out)
{
    fputs("[", out);
    for (size_t i = 0; i < count; i++) {
        fputs(i == 0 ? "" : ", ", out);
        json_write_string(out, texts[i]);
    }
    fputs("]", out);
}

static void write_tables(const struct import *import, struct arena *arena,
                         FILE *out)
{
    fputs("[", out);
    for (size_t i = 0; i < import->table_count; i++) {
        const struct import_table *table = &import->tables[i];
        fprintf(out, "%s\n  {\"name\": ", i == 0 ? "" : ",");
        json_write_string(out, table->name);
        fputs(", \"file\": ", out);
        json_write_string(out, table->sheet->file);
        fputs(", \"sheet\": ", out);
        json_write_string(out, table->sheet->name);
        fputs(", \"first\": ", out);
        json_write_string(
            out, cell_text(table->sheet, table->row, table->column, arena));
        fputs(", \"last\": ", out);
        json_write_string(out, cell_text(table->sheet, table->last_row,
                                         table->last_column, arena));
        fputs("}", out);
    }
    fputs("]", out);
}

void import_result_write_json(const struct import_result *result,
                              const struct diag_log *log,
                              enum diag_language language, struct arena *arena,
                              FILE *out)
{
    static const struct import nothing = {0};
    const struct import *import = result->import;
    struct key_map absent = {.arena = arena};
    if (import == NULL)
        import = &nothing;
    else
        find_absent(import->description, STR(""), &absent);
    const struct import_count *count = &import->count;
    fputs("{\"files\": ", out);
    write_texts(result->files, result->file_count, out);
    fputs(",\n\"tables\": ", out);
    write_tables(import, arena, out);
    fputs(",\n\"absent\": ", out);
    write_texts(absent.keys, absent.count, out);
    fprintf(out,
            ",\n\"cells\": {\"all\": %zu, \"placed\": %zu, \"decoration\": "
            "%zu, \"refused\": %zu, \"unused\": %zu},\n\"findings\": ",
            count->cells, count->placed, count->decoration, count->refused,
            count->unused);
    diag_print_json(log, out, language);
    fputs("}\n", out);
}
