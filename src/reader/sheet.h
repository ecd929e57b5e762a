/* SPDX-License-Identifier: MIT
 *
 * Tables as their file shows them: the sheets of a workbook (.xlsx), or a CSV
 * file, as a grid of cells. What the cells mean is for others.
 *
 * Rows and columns count from 0 here; struct position has them from 1, as
 * people do. Everything lives in the arena that was given to the reader; the
 * name of the file must outlive it.
 */
#ifndef GONGKAI_READER_SHEET_H
#define GONGKAI_READER_SHEET_H

#include "base/diag.h"
#include "reader/text_run.h"

struct arena;

enum sheet_cell_kind {
    SHEET_EMPTY,
    SHEET_TEXT,    /* all cells of a CSV file that are not empty */
    SHEET_NUMBER,  /* "-1234.5": a plain decimal, never with an exponent */
    SHEET_PERCENT, /* "95.5%": a number whose format shows it so */
    SHEET_DATE,    /* "2024-02-18", "2024-02-18 09:30:00" or "09:30:00" */
    SHEET_BOOLEAN, /* "TRUE" or "FALSE" */
    SHEET_ERROR,   /* "#REF!": the formula has no value */
    SHEET_UNKNOWN, /* a formula whose value was never saved; no text */
};

struct sheet_cell {
    enum sheet_cell_kind kind;
    bool quoted;     /* CSV: in quotes */
    struct str text; /* UTF-8, without white space at both ends unless quoted;
                        "" if the cell is empty */
    size_t merge;    /* number of the merge that covers it + 1, or 0 */
    int line;        /* CSV: where it stands; 0 in a workbook */
    int column;
    struct text_runs runs; /* CSV: of its text */
};

struct sheet_row {
    const struct sheet_cell *cells;
    size_t count; /* a workbook: up to the last that has text or is merged;
                     CSV: as many as the file has, empty ones too */
};

/* Cells that are shown as one. Only the first, at row and column, has text. It
 * may reach beyond the last row and column of the sheet. */
struct sheet_merge {
    size_t row;
    size_t column;
    size_t row_span;
    size_t column_span;
};

struct sheet {
    struct str file;
    struct str name;     /* of the sheet; "" for a CSV file */
    bool hidden;         /* the workbook does not show it */
    size_t row_count;    /* up to the last row that has text */
    size_t column_count; /* up to the last column that has text */
    const struct sheet_row *rows;
    const struct sheet_merge *merges; /* none overlaps another */
    size_t merge_count;
};

struct workbook {
    struct str file;
    const struct sheet *sheets; /* in the order of their tabs */
    size_t sheet_count;
};

enum {
    SHEET_FILE_LIMIT = 64 * 1024 * 1024,  /* bytes of a workbook */
    SHEET_PART_LIMIT = 256 * 1024 * 1024, /* bytes of it, uncompressed */
    SHEET_CELL_LIMIT = 4 * 1000 * 1000,   /* cells of a file */
    SHEET_COLUMN_LIMIT = 16384,           /* cells of a row */
    SHEET_MERGE_LIMIT = 100 * 1000,       /* merges of a sheet */
};

/*
 * Read a file by its name: the sheets of an .xlsx, or a .csv as one sheet
 * without a name. Hidden rows, columns and sheets are read like others: a
 * filter of the screen is no part of the data. NULL with diagnostics if the
 * file cannot be read; at is what named it. Cells that are mistakes are left
 * to sheet_check_cell, since a workbook has more than anybody asks for.
 */
const struct workbook *workbook_read(struct str path, struct position at,
                                     struct arena *arena, struct diag_log *log);

/* The same on files in memory. */
const struct workbook *workbook_parse(struct str content, struct str path,
                                      struct arena *arena,
                                      struct diag_log *log);
const struct workbook *workbook_parse_csv(struct str text, struct str path,
                                          struct arena *arena,
                                          struct diag_log *log);

/* Does the name of the file end in .xlsx, or in .csv, in any case? */
bool workbook_is_named(struct str path);

/* The sheet of this name; NULL if there is none. */
const struct sheet *workbook_sheet(const struct workbook *workbook,
                                   struct str name);

/* The cell; an empty one outside of the sheet. */
const struct sheet_cell *sheet_cell(const struct sheet *sheet, size_t row,
                                    size_t column);

/* The merge that covers the cell, or NULL. */
const struct sheet_merge *sheet_merge(const struct sheet *sheet, size_t row,
                                      size_t column);

/* Where the cell stands, "434.xlsx:表1!B7" or "434.csv:7:12". */
struct position sheet_position(const struct sheet *sheet, size_t row,
                               size_t column);

/*
 * Is the cell one whose text may be used? False with a diagnostic at the cell
 * if it is SHEET_ERROR or SHEET_UNKNOWN, or has a control character, which no
 * report could print. Whoever uses the text of a cell asks this first.
 */
bool sheet_check_cell(const struct sheet *sheet, size_t row, size_t column,
                      struct arena *arena, struct diag_log *log);

/* All of it as text, for tests. */
void workbook_dump(const struct workbook *workbook, FILE *out);

#endif
