/* SPDX-License-Identifier: MIT
 *
 * Workbooks made in memory: the parts that a case is about, and around them
 * those that every workbook has.
 */
#ifndef GONGKAI_TESTS_ARCHIVE_H
#define GONGKAI_TESTS_ARCHIVE_H

#include "base/str.h"

struct arena;

struct part {
    struct str name;
    struct str content;
};

/* A zip archive of the parts, in the arena. */
struct str archive_make(struct arena *arena, const struct part *parts,
                        size_t count);

/*
 * A workbook of the sheets 甲 and, if second is not "", 乙 with these parts;
 * properties are elements of the workbook before its sheets. Without shared
 * texts or styles where they are "".
 */
struct str archive_workbook(struct arena *arena, struct str properties,
                            struct str first, struct str second,
                            struct str strings, struct str styles);

/* <sheetData> with this in it, as a sheet. */
struct str archive_sheet(struct arena *arena, struct str rows,
                         struct str behind);

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE                                         \
    "http://schemas.openxmlformats.org/officeDocument" \
    "/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

#endif
