/* SPDX-License-Identifier: MIT
 *
 * A measured paragraph: a row of atoms. Shared by the files that set
 * paragraphs; private to typeset/.
 *
 *     atom   atom   atom      advance of each cluster, as shaped
 *     |----|-|----|-|----|
 *          join   join        space behind an atom, if the next atom stands on
 *                             the same line: natural, and how far it gives way
 *
 * What happens at the ends of a line is not in the joins: there the slack of
 * full-width marks (cluster.slack_before, slack_after) may go, and spaces go.
 */
#ifndef GONGKAI_TYPESET_MEASURE_H
#define GONGKAI_TYPESET_MEASURE_H

#include "text/linebreak.h"
#include "text/shape.h"
#include "typeset/paragraph.h"

/* Between an atom and the next: what kind of white space, hence in which
 * order it is stretched. */
enum join {
    JOIN_FIXED, /* inside Western words and numbers: never stretched */
    JOIN_TIGHT, /* before a stop, behind an opening mark: if all else fails */
    JOIN_HAN, /* between 汉字: evenly, when gaps and marks are at their most */
    JOIN_MARK, /* where a mark has its white space */
    JOIN_GAP,  /* Han-Latin gaps and word spaces: first */
};

enum atom_flag {
    ATOM_FORBIDS_START = 1, /* may not begin a line */
    ATOM_FORBIDS_END = 2,   /* may not end a line */
};

/* 32 bytes: large tables hold millions of them. */
struct atom {
    const struct cluster *cluster;
    uint32_t run;       /* index into the paragraph's runs */
    uint8_t class;      /* enum char_class, of its first character */
    uint8_t join;       /* enum join, to the next atom */
    uint8_t break_kind; /* enum break_kind, behind it */
    uint8_t flags;      /* of enum atom_flag */
    length_t space;     /* natural; negative where marks are compressed */
    length_t shrink;    /* how much may go without harm */
    length_t stretch;   /* how much may come without harm */
};

/* Text shaped in one go: a span, or its part between two line feeds. */
struct run {
    const struct shaped_text *shaped;
    uint32_t colour;
    struct position at;
};

/* Atoms between two forced breaks; none for an empty line. */
struct segment {
    size_t start;
    size_t end;
};

struct measured_paragraph {
    const struct paragraph_style *style;
    length_t size;    /* of the style's text, scaled */
    length_t leading; /* scaled */
    const struct run *runs;
    size_t run_count;
    const struct atom *atoms;
    size_t atom_count;
    const struct segment *segments;
    size_t segment_count;
};

/* The em at an atom. */
static inline length_t atom_size(const struct measured_paragraph *paragraph,
                                 const struct atom *atom)
{
    return paragraph->runs[atom->run].shaped->size;
}

/* Its characters. */
static inline struct str atom_text(const struct measured_paragraph *paragraph,
                                   const struct atom *atom)
{
    size_t start = atom->cluster->text_start;
    return str_slice(paragraph->runs[atom->run].shaped->text, start,
                     start + atom->cluster->text_length);
}

/* White space of the atom that a line does not show when it begins with it. */
length_t atom_trim_start(const struct measured_paragraph *paragraph,
                         const struct atom *atom);

/* White space of the atom that a line may lose when it ends with it. */
length_t atom_trim_end(const struct measured_paragraph *paragraph,
                       const struct atom *atom);

/* How much of the space behind an atom may go at most: marks may come down to
 * half an em, twice what does no harm. */
static inline length_t atom_squeeze(const struct atom *atom)
{
    bool at_mark = atom->join == JOIN_MARK || atom->join == JOIN_TIGHT;
    return at_mark ? 2 * atom->shrink : atom->shrink;
}

/* ---- spacing.c ---- */

/*
 * Do the spaces between these two characters only stand for the Han-Latin gap
 * (CLREQ 3.2.2)? One of them is a 汉字, the other a Western letter or digit.
 */
bool spacing_is_gap(uint32_t before, uint32_t behind);

/* Set join, space, shrink and stretch of atoms[index] towards the next atom;
 * index + 1 is in the same segment. */
void spacing_join(const struct measured_paragraph *paragraph,
                  struct atom *atoms, size_t index);

#endif
