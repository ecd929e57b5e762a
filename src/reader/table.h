/* SPDX-License-Identifier: MIT
 *
 * A table of a CSV file or of a workbook's sheet as a list of maps: one a row,
 * keyed by the header.
 */
#ifndef GONGKAI_READER_TABLE_H
#define GONGKAI_READER_TABLE_H

#include "reader/value.h"

/* Only the rows whose cell in this column has one of the values. */
struct table_filter {
    struct str column;
    struct position at; /* of the column's name in what asks for the table */
    const struct str *values;
    size_t value_count;
};

/* Which table of a file, and which of its rows. {0}: the only one, all. */
struct table_request {
    struct str sheet;         /* its name; "" if none is asked for */
    struct position sheet_at; /* of that name in what asks for the table */
    struct str label;         /* the sheet to take if none is asked for and
                                 there are several; "" for none */
    struct arena *name_arena; /* where the name of the sheet lives, to which
                                 positions refer; NULL: with the result */
    const struct str *names;  /* columns that are known */
    size_t name_count;
    const struct table_filter *filters; /* a row must pass all of them */
    size_t filter_count;
};

/*
 * Read the table. The header is the first row with at least two of the known
 * names (one, if only one is known), filtered columns included; where there is
 * no such row, the first that is not blank. What stands above it is a title
 * and is left out; so are blank rows, and cells without text. A filtered column
 * that is no known name is left out as well.
 *
 * CSV is that of RFC 4180 with LF or CRLF, UTF-8 with or without BOM, or
 * GB18030 where it is not UTF-8 (UTF-8 with a few bad bytes is NOT_UTF8).
 * White space around a cell that is not quoted, and around names of the header,
 * is dropped. Its rows have as many cells as the header.
 *
 * Of a workbook, one sheet is read: the one asked for; or else the only one
 * that is not hidden; or else the one named as the label. No merged cells may
 * stand in the header or in rows that count.
 *
 * All mistakes of the header and of rows that pass the filters are reported;
 * NULL if there was one. FILTER_EMPTY warns where no row passes. at is what
 * named the file. The result lives in the arena; path must outlive it. inputs,
 * if it is not NULL, takes note of the file, and may lend a table that was read
 * before.
 */
const struct value *reader_read_table(struct str path, struct position at,
                                      const struct table_request *request,
                                      struct inputs *inputs,
                                      struct arena *arena,
                                      struct diag_log *log);

/* The same on a file in memory, which the result does not refer to. */
const struct value *table_parse(struct str content, struct str path,
                                const struct table_request *request,
                                struct arena *arena, struct diag_log *log);

#endif
