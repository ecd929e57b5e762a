/* SPDX-License-Identifier: MIT
 *
 * Space between two neighbours on a line: Han-Latin gaps (CLREQ 3.2.2),
 * compressed marks (CLREQ 3.1.6, GB/T 15834-2011 5.1.10), and what may be
 * squeezed or stretched when a line is justified (CLREQ 3.2.4: squeeze in
 * first, then push out).
 */
#include "typeset/measure.h"

#include "base/utf8.h"

/* In 1/1000 em: how far space grows before a reader sees it. They rate lines
 * (badness) and do not bound justification. */
enum { HAN_STRETCH = 50, MARK_STRETCH = 125, WORD_SPACE_MOST = 500 };

/* Is this a Western character that keeps a gap to 汉字? Letters, digits and
 * the signs that are read as words do; commas, brackets, quotes and dashes
 * stand where their writer put them. */
static bool takes_gap(uint32_t c)
{
    if (text_char_class(c) != CHAR_WESTERN)
        return false;
    if (c >= 0x80)
        return true;
    bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    bool digit = c >= '0' && c <= '9';
    return letter || digit || c == '%' || c == '$' || c == '#' || c == '&' ||
           c == '@' || c == '+';
}

bool spacing_is_gap(uint32_t before, uint32_t behind)
{
    return (text_char_class(before) == CHAR_HAN && takes_gap(behind)) ||
           (takes_gap(before) && text_char_class(behind) == CHAR_HAN);
}

static bool is_mark(uint8_t class)
{
    return class == CHAR_OPENING || class == CHAR_CLOSING ||
           class == CHAR_STOP || class == CHAR_MIDDLE;
}

static bool is_western(uint8_t class)
{
    return class == CHAR_WESTERN || class == CHAR_OTHER;
}

length_t atom_trim_start(const struct measured_paragraph *paragraph,
                         const struct atom *atom)
{
    bool trims = paragraph->style->compress && atom->class == CHAR_OPENING;
    return trims ? atom->cluster->slack_before : 0;
}

length_t atom_trim_end(const struct measured_paragraph *paragraph,
                       const struct atom *atom)
{
    bool trims = paragraph->style->compress &&
                 (atom->class == CHAR_CLOSING || atom->class == CHAR_STOP);
    return trims ? atom->cluster->slack_after : 0;
}

static uint32_t first_character(struct str text)
{
    size_t offset = 0;
    return utf8_next(text, &offset);
}

static uint32_t last_character(struct str text)
{
    size_t start = text.length - 1;
    while (start > 0 && ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start--;
    return utf8_next(text, &start);
}

/* The gap between 汉字 and Western text: its own glue, from the em of the
 * 汉字. */
static void join_gap(const struct measured_paragraph *paragraph,
                     struct atom *left, const struct atom *right)
{
    const struct paragraph_style *style = paragraph->style;
    length_t em = left->class == CHAR_HAN ? atom_size(paragraph, left)
                                          : atom_size(paragraph, right);
    left->join = JOIN_GAP;
    left->space = length_scale(em, style->gap, 1000);
    left->shrink = left->space - length_scale(em, style->gap_least, 1000);
    left->stretch = length_scale(em, style->gap_most, 1000) - left->space;
    left->shrink = length_max(left->shrink, 0);
    left->stretch = length_max(left->stretch, 0);
}

/* Behind a space typed by hand: a word space, which grows to half an em and
 * shrinks to half of itself (CLREQ 3.2.4). All other spaces are exactly as
 * wide as their names say: U+3000 one em, U+2005 a quarter. */
static void join_space(const struct measured_paragraph *paragraph,
                       struct atom *left)
{
    length_t em = atom_size(paragraph, left);
    length_t width = left->cluster->advance;
    uint32_t c = first_character(atom_text(paragraph, left));
    if (c != ' ' && c != 0xA0)
        return;
    left->join = JOIN_GAP;
    left->shrink = width / 2;
    left->stretch =
        length_max(length_scale(em, WORD_SPACE_MOST, 1000) - width, 0);
}

/* Beside a full-width mark. Two neighbours that are both marks lose half an
 * em of the white space between them, always; half of what remains may be
 * squeezed out of a line without harm, and all of it if need be. */
static void join_marks(const struct measured_paragraph *paragraph,
                       struct atom *left, const struct atom *right)
{
    length_t em =
        length_min(atom_size(paragraph, left), atom_size(paragraph, right));
    length_t slack = 0;
    if (is_mark(left->class))
        slack += left->cluster->slack_after;
    if (is_mark(right->class))
        slack += right->cluster->slack_before;
    bool tight = left->class == CHAR_OPENING || right->class == CHAR_CLOSING ||
                 right->class == CHAR_STOP;
    left->join = tight ? JOIN_TIGHT : JOIN_MARK;
    left->stretch = tight ? 0 : length_scale(em, MARK_STRETCH, 1000);
    if (!paragraph->style->compress)
        return;
    if (is_mark(left->class) && is_mark(right->class))
        left->space = -length_min(slack, em / 2);
    left->shrink = (slack + left->space) / 2;
}

void spacing_join(const struct measured_paragraph *paragraph,
                  struct atom *atoms, size_t index)
{
    struct atom *left = &atoms[index];
    const struct atom *right = &atoms[index + 1];
    left->join = JOIN_FIXED;
    left->space = left->shrink = left->stretch = 0;
    if (left->class == CHAR_SPACE) {
        join_space(paragraph, left);
    } else if (right->class == CHAR_SPACE) {
        return; /* the space is the glue */
    } else if (is_mark(left->class) || is_mark(right->class)) {
        join_marks(paragraph, left, right);
    } else if (paragraph->style->gap_most > 0 &&
               spacing_is_gap(last_character(atom_text(paragraph, left)),
                              first_character(atom_text(paragraph, right)))) {
        join_gap(paragraph, left, right);
    } else if (!(is_western(left->class) && is_western(right->class)) &&
               !(left->class == CHAR_DASH && right->class == CHAR_DASH)) {
        /* Two-em marks have the same space on both sides. */
        bool tight = ((right->flags & ATOM_FORBIDS_START) != 0 &&
                      right->class != CHAR_DASH) ||
                     (left->flags & ATOM_FORBIDS_END) != 0;
        left->join = tight ? JOIN_TIGHT : JOIN_HAN;
        left->stretch =
            tight ? 0
                  : length_scale(atom_size(paragraph, left), HAN_STRETCH, 1000);
    }
}
