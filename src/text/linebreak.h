/* SPDX-License-Identifier: MIT
 *
 * Where a line may end, and what kind of character stands where.
 *
 * UAX #14 as ICU gives it, tailored for Chinese: kinsoku (避头尾,
 * CLREQ 3.1.3; GB/T 15834-2011), numbers whole with sign, decimals, grouping,
 * % and unit, two-em marks (——, ……) never split.
 */
#ifndef GONGKAI_TEXT_LINEBREAK_H
#define GONGKAI_TEXT_LINEBREAK_H

#include "base/str.h"

struct arena;
struct diag_log;

/*
 * Finds line breaks and words; one for a report, since opening it costs more
 * than breaking a paragraph. Depends on ICU's version alone, not on locale,
 * environment or files. NULL with diagnostics (LIBRARY_FAILED) if ICU was
 * built without rules for lines or words. Whoever opens it closes it.
 */
struct line_breaker;
struct line_breaker *line_breaker_open(struct diag_log *log);

/* NULL is allowed. */
void line_breaker_close(struct line_breaker *breaker);

enum break_kind {
    BREAK_NEVER, /* no break behind this byte's character, or inside it */
    BREAK_MAY,   /* a line may end behind this character */
    BREAK_MUST,  /* a line must end: line feed, or the end of the text */
};

/* One enum break_kind for each byte of the text: the kind behind a character
 * stands at its last byte, BREAK_NEVER at the bytes before it. The result is
 * the arena's; text is valid UTF-8. */
const unsigned char *text_breaks(struct line_breaker *breaker,
                                 struct arena *arena, struct str text);

/*
 * Where words end: true for the last byte of each, by ICU's dictionary of
 * Chinese and Japanese words. A single 汉字 goes with the word before it, or
 * behind it if it is one like 及. For titles, whose lines end behind
 * whole words (GB/T 9704-2012, 7.3.1). The result is the arena's, one value
 * for each byte; text is valid UTF-8.
 */
const bool *text_word_ends(struct line_breaker *breaker, struct arena *arena,
                           struct str text);

/* What a character is for spacing: CLREQ 3.1, 3.2. */
enum char_class {
    CHAR_HAN,     /* 汉字, kana, and full-width forms that are no marks */
    CHAR_WESTERN, /* letters, digits and marks of other scripts */
    CHAR_OPENING, /* full-width “‘（《〈【〔「『 */
    CHAR_CLOSING, /* full-width ”’）》〉】〕」』 */
    CHAR_STOP,    /* full-width 。，、；：！？．, ink at the left */
    CHAR_MIDDLE,  /* ·, ink in the middle */
    CHAR_DASH,    /* —— …… */
    CHAR_SPACE,   /* U+0020, U+3000 and their like */
    CHAR_OTHER,
};

enum char_class text_char_class(uint32_t code_point);

/* May the character never begin a line (、，。”）…)? */
bool text_forbids_start(uint32_t code_point);

/* May the character never end a line (“（《…)? */
bool text_forbids_end(uint32_t code_point);

#endif
