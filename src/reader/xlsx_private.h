/* SPDX-License-Identifier: MIT
 *
 * What the files of the .xlsx reader share. A workbook is a zip archive of XML
 * parts (ECMA-376, Office Open XML): a list of relations from name to part, a
 * list of sheets, texts that cells share, styles, and a part a sheet.
 */
#ifndef GONGKAI_READER_XLSX_PRIVATE_H
#define GONGKAI_READER_XLSX_PRIVATE_H

#include "reader/sheet.h"
#include "reader/table.h"

/* How a number with this style is shown. */
enum number_class {
    NUMBER_PLAIN,
    NUMBER_PERCENT,
    NUMBER_DATE,
    NUMBER_TIME,
    NUMBER_DATE_TIME,
};

struct number_format {
    enum number_class kind;
    int width; /* of "00000": whole numbers have leading zeros; or 0 */
};

struct zip;

/* A workbook while it is read. */
struct xlsx {
    struct str path;
    struct arena *arena; /* of the result */
    struct arena *own;   /* freed with the reading */
    struct diag_log *log;
    struct zip *zip;
    size_t read;  /* bytes of parts so far, uncompressed */
    size_t cells; /* cells and rows of all sheets so far */
    size_t text;  /* bytes of their texts so far */
    bool from_1904;
    const struct str *strings; /* shared by cells; trimmed */
    size_t string_count;
    const struct number_format *formats; /* by the style of a cell */
    size_t format_count;
};

/* ---- xlsx.c ---- */

/* Read the sheets of a workbook in memory: the one that is asked for, or all
 * if choice is NULL. NULL with a diagnostic. */
const struct workbook *xlsx_read_workbook(struct str content, struct str path,
                                          const struct table_request *choice,
                                          struct arena *arena,
                                          struct diag_log *log);

/* ---- xlsx_zip.c ---- */

/* Open the archive in memory, which must stay; false with a diagnostic. */
bool xlsx_open(struct xlsx *xlsx, struct str content);
void xlsx_close(struct xlsx *xlsx);

/*
 * Give the bytes of a part to take, piece by piece, until it returns false.
 * False with a diagnostic if they cannot be had, or are too many; a part that
 * is not there is a mistake only if it is required.
 */
typedef bool part_taker(void *self, struct str bytes);
bool xlsx_read_part(struct xlsx *xlsx, struct str part, bool required,
                    part_taker *take, void *self);

/* ---- xlsx_xml.c ---- */

struct xml_element {
    struct str name;         /* without prefix */
    const char **attributes; /* of expat */
};

/* What a part's elements mean. Elements of foreign vocabularies, and all that
 * they hold, are left out. False stops the reading: there is a diagnostic. */
struct xml_handler {
    bool (*start)(void *self, const struct xml_element *element);
    bool (*end)(void *self, struct str name);
    void (*text)(void *self, struct str text); /* a piece; NULL: not wanted */
};

bool xlsx_parse_part(struct xlsx *xlsx, struct str part, bool required,
                     const struct xml_handler *handler, void *self);

/* "" if there is none. Valid until the handler returns. */
struct str xml_attribute(const struct xml_element *element, const char *name);

/* The same of an attribute that is a relation: r:id. */
struct str xml_relation(const struct xml_element *element);

/* Is the attribute "1" or "true"? */
bool xml_flag(const struct xml_element *element, const char *name);

/* A whole number without sign, below limit; false if text is none. */
bool xml_number(struct str text, size_t limit, size_t *number);

/* ---- xlsx_text.c ---- */

/* The text of one <si> or <is>: its <t>, also in runs <r>, without the
 * pronunciation <rPh>. */
struct rich_text {
    struct builder text;
    bool inside;   /* <t> */
    int phonetics; /* depth in <rPh> */
};

void rich_text_start(struct rich_text *run, struct str name);
void rich_text_end(struct rich_text *run, struct str name);
void rich_text_add(struct rich_text *run, struct str text);

/* Its characters: escapes like _x000D_ resolved (ECMA-376, ST_Xstring), CR LF
 * as LF, trimmed; in the arena. */
struct str xlsx_text(struct arena *arena, struct str text);

/* The texts that cells share, from this part. */
bool xlsx_read_strings(struct xlsx *xlsx, struct str part);

/* ---- xlsx_format.c ---- */

/* The styles of cells, from this part. */
bool xlsx_read_styles(struct xlsx *xlsx, struct str part);

/* What a format's code shows: "yyyy\-mm\-dd" a date. */
struct number_format number_format_of(struct str code);

/* The format of this number that needs no code in the file; plain if there is
 * none. */
struct number_format number_format_built_in(size_t id);

/* ---- xlsx_number.c ---- */

/*
 * A number of the file as a plain decimal of the shape that the format wants,
 * and what it is then. False if text is no number that a cell can hold.
 */
bool xlsx_number(struct str text, struct number_format format, bool from_1904,
                 struct arena *arena, struct sheet_cell *cell);

/* ---- xlsx_sheet.c ---- */

/* Read a sheet, of which file, name and hidden are set. */
bool xlsx_read_sheet(struct xlsx *xlsx, struct str part, struct sheet *sheet);

/* ---- xlsx_grid.c ---- */

/* Rows as they grow. */
struct grid_row {
    struct sheet_cell *cells;
    size_t count;
    size_t capacity;
};

struct grid {
    struct xlsx *xlsx;
    struct sheet *sheet;
    struct grid_row *rows;
    size_t row_count;
    size_t row_capacity;
    struct sheet_merge *merges;
    size_t merge_count;
    size_t merge_capacity;
};

enum {
    GRID_ROWS = 1048576,
    GRID_COLUMNS = SHEET_COLUMN_LIMIT
}; /* of any sheet */

/* "B7", from 0. False if text is no cell's name. */
bool cell_reference(struct str text, size_t *row, size_t *column);

/* Add a cell that is not empty; false with a diagnostic. */
bool grid_add(struct grid *grid, size_t row, size_t column,
              struct sheet_cell cell);

/* Add a merge, "A1:B7"; false with a diagnostic. */
bool grid_add_merge(struct grid *grid, struct str reference);

/* Into the sheet; false with a diagnostic. */
bool grid_finish(struct grid *grid);

/* Adds XLSX_BROKEN at the position. */
void xlsx_broken(struct xlsx *xlsx, struct position at, struct str what);

/* Adds TABLE_TOO_LARGE if count is over the limit, and returns false then. */
bool xlsx_within(struct xlsx *xlsx, struct position at, size_t count,
                 size_t limit, struct str what);

#endif
