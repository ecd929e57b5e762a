/* SPDX-License-Identifier: MIT
 *
 * Whether the fonts have all characters of the input, and whose fonts they
 * are.
 */
#ifndef GONGKAI_APP_COVERAGE_H
#define GONGKAI_APP_COVERAGE_H

#include "base/diag.h"

struct arena;
struct budget;
struct fonts;
struct pages;

/*
 * Each text of the budget, by the judgement of the shaper that will set it: a
 * character that no font has is GLYPH_MISSING where the input states it,
 * which typesetting could tell only of the pack's own text. False if any is.
 * A character that only looks like an ordinary one is CHARACTER_TWIN.
 */
bool coverage_check(const struct budget *budget, struct fonts *fonts,
                    struct arena *arena, struct diag_log *log);

/*
 * Name each font of the system that the pages use, with its characters
 * (FONT_OF_SYSTEM), at the path of the description.
 */
void coverage_name_system_fonts(const struct pages *pages,
                                const struct fonts *fonts, struct str path,
                                struct arena *arena, struct diag_log *log);

#endif
