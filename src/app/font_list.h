/* SPDX-License-Identifier: MIT
 *
 * The fonts and roles there are, as `gongkai fonts` lists them: files,
 * licences, and how much of each set of characters they have.
 */
#ifndef GONGKAI_APP_FONT_LIST_H
#define GONGKAI_APP_FONT_LIST_H

#include "base/diag.h"

struct arena;
struct character_sets;
struct fonts;

/*
 * One item a line, its fields separated by tabs. The columns of coverage, one
 * a set, hold how many characters of it a font has, or all fonts of a role
 * together, or all there are.
 */
void font_list_text(const struct fonts *fonts,
                    const struct character_sets *sets,
                    enum diag_language language, struct arena *arena,
                    FILE *out);

/* The same as JSON. */
void font_list_json(const struct fonts *fonts,
                    const struct character_sets *sets,
                    enum diag_language language, struct arena *arena,
                    FILE *out);

#endif
