/* SPDX-License-Identifier: MIT */
#include "reader/csv_cells.h"

#include "base/arena.h"
#include "reader/reader_private.h"
#include "reader/sheet.h"

static int peek(const struct csv_cells *csv)
{
    return csv->offset < csv->text.length
               ? (unsigned char)csv->text.data[csv->offset]
               : EOF;
}

/* Move behind one byte. A line ends with its LF. */
static void advance(struct csv_cells *csv)
{
    char byte = csv->text.data[csv->offset++];
    if (byte == '\n') {
        csv->line++;
        csv->column = 1;
    } else {
        csv->column += (byte & 0xC0) != 0x80;
    }
}

static struct position here(const struct csv_cells *csv)
{
    return (struct position){
        .file = csv->path, .line = csv->line, .column = csv->column};
}

static void syntax(struct csv_cells *csv, struct position at, struct str what)
{
    diag_add(csv->log, DIAG_CSV_SYNTAX, at, what);
}

static bool at_line_end(const struct csv_cells *csv)
{
    int byte = peek(csv);
    return byte == EOF || byte == '\n' ||
           (byte == '\r' &&
            str_starts(str_slice(csv->text, csv->offset, csv->text.length),
                       STR("\r\n")));
}

static void read_plain(struct csv_cells *csv, struct csv_cell *cell)
{
    size_t start = csv->offset;
    while (!at_line_end(csv) && peek(csv) != ',') {
        if (peek(csv) == '"')
            syntax(csv, here(csv),
                   DIAG_BOTH("引号须在单元格开头；文字中的引号须写成两个，"
                             "整个单元格放在引号内",
                             "a quote may only begin a cell; double it and "
                             "quote the whole cell"));
        advance(csv);
    }
    struct str source = str_slice(csv->text, start, csv->offset);
    cell->text = str_trim(source);
    if (cell->text.data != source.data && cell->text.length != 0)
        cell->runs =
            text_runs_find(cell->text, source, false, cell->at, csv->arena);
}

/* The current byte is the quote before the text. */
static void read_quoted(struct csv_cells *csv, struct csv_cell *cell)
{
    struct builder text = {.arena = csv->arena};
    cell->quoted = true;
    advance(csv);
    struct position start_at = here(csv);
    size_t text_start = csv->offset;
    for (;;) {
        int byte = peek(csv);
        if (byte == EOF) {
            syntax(csv, cell->at,
                   DIAG_BOTH("引号没有闭合", "the quote is never closed"));
            break;
        }
        advance(csv);
        if (byte == '"' && peek(csv) != '"')
            break;
        if (byte == '"')
            advance(csv);
        builder_add_char(&text, (char)byte);
    }
    cell->text = text_with_lf(builder_str(&text), csv->arena);
    cell->runs = text_runs_find(cell->text,
                                str_slice(csv->text, text_start, csv->offset),
                                false, start_at, csv->arena);
    struct position behind = here(csv);
    size_t start = csv->offset;
    while (!at_line_end(csv) && peek(csv) != ',')
        advance(csv);
    struct str rest = str_slice(csv->text, start, csv->offset);
    if (str_trim(rest).length != 0)
        syntax(
            csv, behind,
            DIAG_BOTH("引号闭合之后还有文字", "text behind a closing quote"));
}

/* There are more than the limit: that is the end of the file. */
static void stop(struct csv_cells *csv, struct position at, struct str what,
                 int limit)
{
    diag_add(csv->log, DIAG_TABLE_TOO_LARGE, at, what,
             str_format(csv->arena, "%d", limit));
    csv->offset = csv->text.length;
}

static void read_cell(struct csv_cells *csv)
{
    struct csv_cell cell = {.at = here(csv)};
    if (peek(csv) == '"')
        read_quoted(csv, &cell);
    else
        read_plain(csv, &cell);
    ARENA_GROW(csv->arena, csv->cells, csv->count, csv->capacity);
    csv->cells[csv->count++] = cell;
    csv->total++;
    if (csv->total > SHEET_CELL_LIMIT)
        stop(csv, cell.at, DIAG_BOTH("单元格数", "cells"), SHEET_CELL_LIMIT);
    else if (csv->count > SHEET_COLUMN_LIMIT)
        stop(csv, cell.at, DIAG_BOTH("一行的单元格数", "cells of a row"),
             SHEET_COLUMN_LIMIT);
}

bool csv_cells_next(struct csv_cells *csv)
{
    csv->count = 0;
    if (peek(csv) == EOF)
        return false;
    read_cell(csv);
    while (peek(csv) == ',') {
        advance(csv);
        read_cell(csv);
    }
    if (peek(csv) == '\r')
        advance(csv);
    if (peek(csv) == '\n')
        advance(csv);
    return true;
}

bool csv_cells_blank(const struct csv_cells *csv)
{
    for (size_t i = 0; i < csv->count; i++) {
        if (str_trim(csv->cells[i].text).length != 0)
            return false;
    }
    return true;
}
