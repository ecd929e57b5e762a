/* SPDX-License-Identifier: MIT
 *
 * Fuzz target of the .xlsx reader: whatever the bytes, there is a workbook or
 * there is a diagnostic, and all is UTF-8. The first byte chooses: z an archive
 * as it is; anything else the parts of a workbook, divided by NUL: a sheet, the
 * shared texts, the styles, properties, another sheet.
 */
#include "../unit/reader/archive.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "reader/sheet.h"
#include "reader/table.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str next_part(struct str *rest)
{
    size_t end = str_find(*rest, STR("\0"), 0);
    struct str part = str_slice(*rest, 0, end);
    *rest = end == SIZE_MAX ? STR("") : str_slice(*rest, end + 1, rest->length);
    return part;
}

static struct str make_workbook(struct arena *arena, struct str rest)
{
    struct str parts[5];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        parts[i] = next_part(&rest);
    return archive_workbook(arena, parts[3], parts[0], parts[4], parts[1],
                            parts[2]);
}

/* All that may be read is read by its dump. */
static void check_dump(const struct workbook *workbook)
{
    char *dump = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&dump, &size);
    if (out == NULL)
        base_out_of_memory();
    workbook_dump(workbook, out);
    fclose(out);
    assert(utf8_check((struct str){dump, size}, NULL));
    free(dump);
}

/* What the grid promises. */
static void check_sheet(const struct sheet *sheet)
{
    size_t widest = 0;
    for (size_t r = 0; r < sheet->row_count; r++) {
        const struct sheet_row *row = &sheet->rows[r];
        for (size_t c = 0; c < row->count; c++) {
            const struct sheet_merge *merge = sheet_merge(sheet, r, c);
            assert(merge == NULL || (r - merge->row < merge->row_span &&
                                     c - merge->column < merge->column_span));
            if (row->cells[c].kind != SHEET_EMPTY && c + 1 > widest)
                widest = c + 1;
        }
    }
    assert(widest == sheet->column_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct str content = {(const char *)data + 1, size - 1};
    if (data[0] != 'z')
        content = make_workbook(arena, content);
    const struct workbook *workbook =
        workbook_parse(content, STR("f.xlsx"), arena, log);
    assert((workbook == NULL) == (diag_error_count(log) != 0));
    if (workbook != NULL) {
        check_dump(workbook);
        for (size_t i = 0; i < workbook->sheet_count; i++)
            check_sheet(&workbook->sheets[i]);
    }
    static const struct str names[] = {STR_INIT("a"), STR_INIT("b")};
    static const struct table_filter filter = {
        .column = STR_INIT("c"), .values = names, .value_count = 2};
    struct table_request request = {.names = names,
                                    .name_count = 2,
                                    .filters = &filter,
                                    .filter_count = data[0] % 2};
    size_t errors = diag_error_count(log);
    const struct value *list =
        table_parse(content, STR("f.xlsx"), &request, arena, log);
    assert(list != NULL || diag_error_count(log) >= errors);
    for (size_t i = 0; i < diag_count(log); i++) {
        const struct diag *diag = diag_lookup(log, i);
        assert(utf8_check(diag->message[DIAG_CHINESE], NULL));
        assert(utf8_check(diag->message[DIAG_ENGLISH], NULL));
    }
    arena_free(arena);
    return 0;
}
