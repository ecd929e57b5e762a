/* SPDX-License-Identifier: MIT
 *
 * The rows of a table that count, as a list.
 */
#include "reader/table.h"

#include "base/arena.h"
#include "reader/key_map.h"
#include "reader/reader_private.h"
#include "reader/table_private.h"
#include "reader/xlsx_private.h"

struct table {
    const struct sheet *sheet;
    const struct table_request *request;
    struct key_map known;  /* names of the request, filters last */
    size_t header;         /* its row */
    struct str *columns;   /* their names; "" none */
    bool *dropped;         /* columns that only a filter knows */
    size_t *filter_column; /* of each filter */
    struct arena *arena;   /* of the result */
    struct arena *own;     /* freed with the reading */
    struct diag_log *log;
};

static bool is_csv(const struct sheet *sheet)
{
    return sheet->name.length == 0;
}

static struct str cell_text(const struct table *table, size_t row,
                            size_t column)
{
    return str_trim(sheet_cell(table->sheet, row, column)->text);
}

static bool is_blank(const struct table *table, size_t row)
{
    const struct sheet_row *cells = &table->sheet->rows[row];
    for (size_t i = 0; i < cells->count; i++) {
        if (cells->cells[i].kind == SHEET_UNKNOWN ||
            str_trim(cells->cells[i].text).length != 0)
            return false;
    }
    return true;
}

/* "A3:B7" */
static struct str merge_text(const struct table *table,
                             const struct sheet_merge *merge)
{
    struct position first =
        sheet_position(table->sheet, merge->row, merge->column);
    struct position last =
        sheet_position(table->sheet, merge->row + merge->row_span - 1,
                       merge->column + merge->column_span - 1);
    struct str from = position_cell(table->own, first);
    struct str to = position_cell(table->own, last);
    size_t name = table->sheet->name.length + 1;
    return str_format(table->own, "%.*s:%.*s",
                      STR_FMT(str_slice(from, name, from.length)),
                      STR_FMT(str_slice(to, name, to.length)));
}

/* May the text of the cell be used? Who merges cells means the text for all of
 * them, or for one: we cannot know. A merge without text means nothing. */
static bool check_cell(const struct table *table, size_t row, size_t column)
{
    const struct sheet_merge *merge = sheet_merge(table->sheet, row, column);
    if (merge != NULL &&
        sheet_cell(table->sheet, merge->row, merge->column)->kind !=
            SHEET_EMPTY) {
        diag_add(table->log, DIAG_CELL_MERGED,
                 sheet_position(table->sheet, merge->row, merge->column),
                 merge_text(table, merge));
        return false;
    }
    return sheet_check_cell(table->sheet, row, column, table->own, table->log);
}

/* ---- the header ---- */

static struct str names_list(struct arena *arena, const struct str *names,
                             size_t count)
{
    enum { MOST = 30 };
    struct builder all = {.arena = arena};
    bool any = false;
    for (size_t i = 0; i < count && i < MOST; i++) {
        if (names[i].length == 0)
            continue;
        builder_add(&all, any ? STR("、") : STR(""));
        builder_add(&all, text_excerpt(arena, names[i]));
        any = true;
    }
    builder_add(&all, count > MOST ? STR("……") : STR(""));
    return builder_str(&all);
}

/* The row of the header; false if all rows are blank. */
static bool find_header(struct table *table)
{
    size_t wanted = table->known.count < 2 ? 1 : 2;
    size_t first = SIZE_MAX;
    for (size_t r = 0; r < table->sheet->row_count; r++) {
        size_t found = 0;
        for (size_t c = 0; c < table->sheet->rows[r].count; c++)
            found += key_map_lookup(&table->known, cell_text(table, r, c)) !=
                     SIZE_MAX;
        if (found >= wanted) {
            table->header = r;
            return true;
        }
        if (first == SIZE_MAX && !is_blank(table, r))
            first = r;
    }
    table->header = first;
    return first != SIZE_MAX;
}

static void read_header(struct table *table)
{
    size_t count = table->sheet->column_count;
    struct key_map names = {.arena = table->own};
    table->columns = ARENA_ARRAY(table->own, count, struct str);
    table->dropped = ARENA_ARRAY(table->own, count, bool);
    for (size_t c = 0; c < count; c++) {
        if (!check_cell(table, table->header, c))
            continue;
        struct str name =
            str_copy(table->arena, cell_text(table, table->header, c));
        size_t known = names.count;
        if (name.length != 0 && key_map_add(&names, name) < known)
            diag_add(table->log, DIAG_COLUMN_REPEATED,
                     sheet_position(table->sheet, table->header, c), name);
        table->columns[c] = name;
        size_t number = key_map_lookup(&table->known, name);
        table->dropped[c] =
            number != SIZE_MAX && number >= table->request->name_count;
    }
}

/* Where the filters find what they look at; false with diagnostics. */
static bool find_filters(struct table *table)
{
    const struct table_request *request = table->request;
    size_t columns = table->sheet->column_count;
    bool all = true;
    table->filter_column =
        ARENA_ARRAY(table->own, request->filter_count, size_t);
    for (size_t i = 0; i < request->filter_count; i++) {
        const struct table_filter *filter = &request->filters[i];
        size_t c = 0;
        while (c < columns && !str_equal(table->columns[c], filter->column))
            c++;
        table->filter_column[i] = c;
        if (c < columns)
            continue;
        all = false;
        diag_add(table->log, DIAG_FILTER_COLUMN_MISSING, filter->at,
                 filter->column,
                 diag_suggestion(table->own, filter->column, table->columns,
                                 columns),
                 names_list(table->own, table->columns, columns));
    }
    return all;
}

/* ---- rows ---- */

static bool has_value(const struct table_filter *filter, struct str text)
{
    for (size_t i = 0; i < filter->value_count; i++) {
        if (str_equal(filter->values[i], text))
            return true;
    }
    return false;
}

/* Does the row pass all filters? A cell that cannot be used is reported: its
 * row might have been one that counts. */
static bool row_passes(const struct table *table, size_t row)
{
    bool passes = true;
    for (size_t i = 0; i < table->request->filter_count; i++) {
        size_t column = table->filter_column[i];
        passes &= check_cell(table, row, column) &&
                  has_value(&table->request->filters[i],
                            cell_text(table, row, column));
    }
    return passes;
}

static struct value read_row(const struct table *table, size_t row)
{
    const struct sheet *sheet = table->sheet;
    const struct sheet_row *cells = &sheet->rows[row];
    struct value map = {.kind = VALUE_MAP, .at = sheet_position(sheet, row, 0)};
    size_t count = cells->count;
    if (count > sheet->column_count)
        count = sheet->column_count;
    /* What a CSV row has beyond its header was reported as ragged. */
    if (is_csv(sheet) && count > sheet->rows[table->header].count)
        count = sheet->rows[table->header].count;
    struct member *members = ARENA_ARRAY(table->arena, count, struct member);
    for (size_t c = 0; c < count; c++) {
        const struct sheet_cell *cell = &cells->cells[c];
        if (!check_cell(table, row, c) || cell_text(table, row, c).length == 0)
            continue;
        if (table->columns[c].length == 0)
            diag_add(table->log, DIAG_COLUMN_UNNAMED,
                     sheet_position(sheet, row, c),
                     text_excerpt(table->own, cell_text(table, row, c)));
        else if (!table->dropped[c])
            members[map.count++] = (struct member){
                .key = table->columns[c],
                .key_at = sheet_position(sheet, table->header, c),
                .value = {.kind = VALUE_SCALAR,
                          .quoted = cell->quoted,
                          .at = sheet_position(sheet, row, c),
                          .text = str_copy(table->arena, cell->text),
                          .runs = text_runs_copy(cell->runs, table->arena)}};
    }
    map.members = members;
    return map;
}

static void report_no_rows(const struct table *table)
{
    const struct table_request *request = table->request;
    for (size_t i = 0; i < request->filter_count; i++) {
        const struct table_filter *filter = &request->filters[i];
        struct position whole = {.file = table->sheet->file,
                                 .sheet = table->sheet->name};
        diag_add(table->log, DIAG_FILTER_EMPTY, filter->at,
                 position_text(table->own, whole), filter->column,
                 names_list(table->own, filter->values, filter->value_count));
    }
}

static void read_rows(struct table *table, struct value *list)
{
    const struct sheet *sheet = table->sheet;
    size_t width = sheet->rows[table->header].count, capacity = 0;
    size_t errors = diag_error_count(table->log);
    struct value *rows = NULL;
    for (size_t r = table->header + 1; r < sheet->row_count; r++) {
        if (is_blank(table, r) || !row_passes(table, r))
            continue;
        if (is_csv(sheet) && sheet->rows[r].count != width)
            diag_add(table->log, DIAG_CSV_RAGGED, sheet_position(sheet, r, 0),
                     str_format(table->own, "%zu", sheet->rows[r].count),
                     str_format(table->own, "%zu", width));
        ARENA_GROW(table->own, rows, list->count, capacity);
        rows[list->count++] = read_row(table, r);
    }
    struct value *items = ARENA_ARRAY(table->arena, list->count, struct value);
    for (size_t i = 0; i < list->count; i++)
        items[i] = rows[i];
    list->items = items;
    if (list->count == 0 && diag_error_count(table->log) == errors)
        report_no_rows(table);
}

/* The list, where nothing was wrong so far. */
static const struct value *read_table(const struct sheet *sheet,
                                      const struct table_request *request,
                                      struct arena *arena, struct arena *own,
                                      struct diag_log *log)
{
    struct table table = {.sheet = sheet,
                          .request = request,
                          .known = {.arena = own},
                          .arena = arena,
                          .own = own,
                          .log = log};
    for (size_t i = 0; i < request->name_count; i++)
        key_map_add(&table.known, request->names[i]);
    for (size_t i = 0; i < request->filter_count; i++)
        key_map_add(&table.known, request->filters[i].column);
    if (!find_header(&table)) {
        struct position at = {.file = sheet->file, .sheet = sheet->name};
        diag_add(log, DIAG_FILE_EMPTY, at, position_text(own, at));
        return NULL;
    }
    read_header(&table);
    struct value *list = ARENA_NEW(arena, struct value);
    *list = (struct value){.kind = VALUE_LIST,
                           .at = sheet_position(sheet, table.header, 0)};
    if (find_filters(&table))
        read_rows(&table, list);
    return list;
}

const struct sheet *table_parse_sheet(struct str content, struct str path,
                                      const struct table_request *request,
                                      struct arena *arena, struct diag_log *log)
{
    if (reader_type_of(path) == READER_CSV)
        return csv_read_sheet(content, path, arena, log);
    const struct workbook *workbook =
        xlsx_read_workbook(content, path, request, arena, log);
    return workbook == NULL ? NULL : &workbook->sheets[0];
}

/* The list of a sheet that goes with the reading: what positions refer to is
 * copied. */
static const struct value *list_of(const struct sheet *read,
                                   const struct table_request *request,
                                   struct arena *arena, struct arena *own,
                                   struct diag_log *log)
{
    if (read == NULL)
        return NULL;
    struct sheet sheet = *read;
    sheet.name = str_copy(
        request->name_arena != NULL ? request->name_arena : arena, sheet.name);
    return read_table(&sheet, request, arena, own, log);
}

const struct value *table_list(const struct sheet *sheet,
                               const struct table_request *request,
                               struct arena *arena, struct diag_log *log)
{
    size_t errors = diag_error_count(log);
    struct arena *own = arena_new();
    const struct value *list = read_table(sheet, request, arena, own, log);
    arena_free(own);
    return diag_error_count(log) == errors ? list : NULL;
}

const struct value *table_parse(struct str content, struct str path,
                                const struct table_request *request,
                                struct arena *arena, struct diag_log *log)
{
    size_t errors = diag_error_count(log);
    struct arena *own = arena_new();
    const struct sheet *sheet =
        table_parse_sheet(content, path, request, own, log);
    const struct value *list = list_of(sheet, request, arena, own, log);
    arena_free(own);
    return diag_error_count(log) == errors ? list : NULL;
}
