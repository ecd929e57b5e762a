/* SPDX-License-Identifier: MIT
 *
 * Two states of a report -> what differs.
 */
#ifndef GONGKAI_COMPARE_COMPARE_H
#define GONGKAI_COMPARE_COMPARE_H

#include "document/change.h"

struct arena;
struct pages;
struct proof;
struct reading;

/*
 * What the pages say differently, in the arena, which holds nothing of the
 * readings. No inputs, and nothing is derived: see changes_explain.
 *
 * Not listed, since it only follows: the contents, folios, running numbers of
 * rows and headings, the order of rows, tables and paragraphs that say the
 * same.
 */
struct changes *compare_readings(const struct reading *old_reading,
                                 const struct reading *new_reading,
                                 struct arena *arena);

/* The same of pages. */
struct changes *compare_pages(const struct pages *old_pages,
                              const struct pages *new_pages,
                              struct arena *arena);

/* A description and the proof of its report. */
struct compare_input {
    const struct proof *proof;
    struct str path;   /* of the description, as it stands in positions */
    struct str folder; /* that names of files are compared from: of the county;
                          "": of the description */
};

/*
 * Which amounts of the input differ, and which figures were computed from
 * them: sets inputs, derived and causes. An amount is known by its file (the
 * description itself, or a path from the folder), its name, and the amounts
 * before and behind it.
 */
void changes_explain(struct changes *changes,
                     const struct compare_input *old_input,
                     const struct compare_input *new_input,
                     struct arena *arena);

#endif
