/* SPDX-License-Identifier: MIT
 *
 * Named sets of characters, by which fonts are measured: GB/T 2312,
 * 通用规范汉字表, the implementation levels of GB 18030-2022.
 *
 * They come from fonts/character-sets.txt; fonts/character_sets.py makes it
 * and says where each set is from. One entry a line, "#" starts a comment:
 *
 *     set NAME SIZE       a new set; SIZE is checked against what follows
 *     zh TITLE            in Chinese
 *     en TITLE            in English
 *     with NAME           it includes an earlier set
 *     range FIRST LAST    code points, hexadecimal
 *     chars CHARACTERS    themselves
 */
#ifndef GONGKAI_TEXT_CHARACTER_SETS_H
#define GONGKAI_TEXT_CHARACTER_SETS_H

#include "base/diag.h"

struct character_set;
struct character_sets;
struct font;

/* Read the sets; NULL with FILE_UNREADABLE, NOT_UTF8 or CHARACTER_SETS on
 * failure. Release with character_sets_close. */
struct character_sets *character_sets_open(struct str path,
                                           struct diag_log *log);
void character_sets_close(struct character_sets *sets);

/* All sets, in the order of the file. */
size_t character_sets_count(const struct character_sets *sets);
const struct character_set *character_sets_at(const struct character_sets *sets,
                                              size_t index);

/* "gb2312"; how many characters; what people call it. */
struct str character_set_name(const struct character_set *set);
size_t character_set_size(const struct character_set *set);
struct str character_set_title(const struct character_set *set,
                               enum diag_language language);

/* How many characters of the set at least one of the fonts maps to a glyph. */
size_t character_set_covered(const struct character_set *set,
                             const struct font *const *fonts, size_t count);

#endif
