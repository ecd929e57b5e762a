/* SPDX-License-Identifier: MIT
 *
 * What the readers of the formats share.
 */
#ifndef GONGKAI_READER_READER_PRIVATE_H
#define GONGKAI_READER_READER_PRIVATE_H

#include "reader/value.h"

struct arena;

/* Line and column of the byte at offset, which may be malformed. */
struct position text_position(struct str text, size_t offset, struct str path);

/* text without a byte order mark at its start. */
struct str text_without_mark(struct str text);

/* text with LF where it has CR LF. */
struct str text_with_lf(struct str text, struct arena *arena);

/*
 * Is there a control character in text but tab and LF: C0, DEL, C1? No report
 * could print one. *control is the first, as "U+0007".
 */
bool text_has_control(struct str text, struct arena *arena,
                      struct str *control);

/* text, cut if it is long: a message need not repeat a page. */
struct str text_excerpt(struct arena *arena, struct str text);

/*
 * A CSV file as a sheet, which has a row for each of the file, but blank ones
 * at the end. NULL with a diagnostic if it is no text; other mistakes are
 * reported and skipped. text must outlive the sheet.
 */
struct sheet;
struct sheet *csv_read_sheet(struct str text, struct str path,
                             struct arena *arena, struct diag_log *log);

/* Adds FILE_TYPE_UNKNOWN, or XLSX_OLD for workbooks of the past. */
void reader_report_type(struct str path, struct position at,
                        struct str expected, struct diag_log *log);

/* Does path end like this (lower case), whatever the case of its letters? */
bool path_has_extension(struct str path, struct str extension);

/* Adds NOT_UTF8 at the first bad byte and returns false, if there is one. */
bool text_check_utf8(struct str text, struct str path, struct arena *arena,
                     struct diag_log *log);

/*
 * JSON that libyaml reads as JSON means it: surrogate pairs \ud83d\ude00 and
 * the line separators that YAML 1.1 knows become escapes of YAML. Where that
 * makes a string shorter, spaces behind it keep what follows in its column.
 */
struct str json_as_yaml(struct str text, struct arena *arena);

#endif
