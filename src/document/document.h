/* SPDX-License-Identifier: MIT
 *
 * The document: what is printed, not where.
 *
 *     document > section (a page form) > block: paragraph, table, contents
 *     table > header rows, body rows > cell > paragraph
 *
 * Built by script/ from a pack and a budget, read by typeset/. Everything
 * lives in the report's arena and is constant once built.
 */
#ifndef GONGKAI_DOCUMENT_DOCUMENT_H
#define GONGKAI_DOCUMENT_DOCUMENT_H

#include "base/length.h"
#include "base/money.h"
#include "base/position.h"
#include "base/revision.h"

#include <stdio.h>

/* ---- text ---- */

enum alignment {
    ALIGN_START,
    ALIGN_CENTRE,
    ALIGN_END,
    ALIGN_JUSTIFY, /* last line as ALIGN_START */
    ALIGN_DECIMAL, /* in a table: decimal points of a column in one line */
};

struct text_style {
    struct str role; /* font role, "宋体" */
    length_t size;   /* em */
    uint32_t colour; /* 0xRRGGBB */
    bool tabular;    /* digits of one width */
};

struct paragraph_style {
    struct str name; /* in the pack */
    struct text_style text;
    enum alignment align;
    length_t leading;      /* line pitch */
    length_t indent_first; /* of the first line, from indent_left */
    length_t indent_left;
    length_t indent_right;
    length_t space_before; /* not at the top of a page */
    length_t space_after;
    bool keep_with_next; /* on the page of the next block's beginning */
    bool keep_together;  /* never divided, if a page can hold it */
    int orphan_lines;    /* least lines before a page break, 1 and more */
    int widow_lines;     /* least lines after a page break, 1 and more */
    int heading;      /* level in the structure tree, 1 to 6; 0: no heading */
    int outline;      /* level of its bookmark, from 1; 0: none */
    bool in_contents; /* listed on the contents page */
    /*
     * Han-Latin spacing (CLREQ 3.2.2): a gap between 汉字 and Western text,
     * in 1/1000 em: natural, least and most when a line is justified. All 0:
     * none.
     */
    int gap, gap_least, gap_most;
    bool compress; /* 标点挤压: adjacent marks and marks at line ends */
    bool hanging_spaces; /* keep spaces typed by hand between 汉字 and digits;
                            otherwise the gap takes their place */
};

/* A stretch of text in one style. Line feeds are forced breaks. */
struct span {
    struct str text;
    const struct text_style *style; /* NULL: the paragraph's */
    struct position at;             /* where the text comes from */
};

struct paragraph {
    const struct paragraph_style *style; /* never NULL */
    const struct span *spans;
    size_t span_count;
    struct str outline_title; /* of its bookmark; "": its own text */
};

/* ---- tables ---- */

enum width_kind {
    WIDTH_FIXED, /* exactly width */
    WIDTH_SHARE, /* a share of what the others leave */
    WIDTH_AUTO,  /* by content, between its narrowest and its widest */
};

struct column {
    enum width_kind kind;
    length_t width; /* WIDTH_FIXED: the width; else the least width */
    int share;      /* WIDTH_SHARE: its part, 1 and more */
};

enum cell_kind {
    CELL_DATA,
    CELL_COLUMN_HEADER, /* heads the cells below it */
    CELL_ROW_HEADER,    /* heads the cells beside it */
};

enum vertical_alignment { VERTICAL_TOP, VERTICAL_MIDDLE, VERTICAL_BOTTOM };

/*
 * The amount that a cell shows. Figures that no page row adds are there only
 * if the document has a trace.
 */
struct cell_figure {
    bool is_sum;                /* in a page row: it shows a sum */
    bool shown_only;            /* in the body: no page row adds it */
    uint32_t origin;            /* in the trace; 0: none */
    money_t amount;             /* exact; 0 in a page row */
    struct money_format format; /* how it, or the sum, is printed */
};

struct cell {
    uint16_t column;  /* index of its first column */
    uint16_t colspan; /* columns, 1 and more */
    uint16_t rowspan; /* rows, 1 and more, inside its header or body */
    enum cell_kind kind;
    enum vertical_alignment vertical;
    struct paragraph content;         /* no spans: an empty cell */
    const struct cell_figure *figure; /* NULL: none */
};

struct row {
    const struct cell *cells; /* by column; rowspans from above leave gaps */
    size_t cell_count;
    length_t least_height; /* padding included */
    bool keep_with_next;   /* not the last row of a page, if it can be */
    bool is_total;         /* never alone on a page, if it can be */
    struct position at;    /* of the record that it prints */
};

/*
 * Rows that a table divided over pages has on each page, as paper ledgers do:
 * their cells with a figure show sums of the body cells above and below them,
 * as far as these have a figure.
 */
enum page_row {
    PAGE_ROW_BROUGHT,  /* at the top of each page but the first: sums of all
                          pages before */
    PAGE_ROW_SUBTOTAL, /* at the foot of each page, on the last one above the
                          totals: sums of this page */
    PAGE_ROW_CARRIED,  /* at the foot of each page but the last: sums up to
                          here */
    PAGE_ROW_KINDS,
};

/*
 * Rows of the body that belong together, such as a 类 with its 款 and 项. A
 * page does not end behind the first nor before the last of them, if it can
 * be. Groups nest: each stands wholly inside another one or outside of it.
 */
struct row_group {
    size_t first; /* index of its first row */
    size_t count; /* rows, 1 and more */
    bool keep;    /* not divided, if a page can hold it */
};

struct table_style {
    struct str name;
    /* Thickness of the rules: 0 for none. */
    length_t rule;          /* between rows */
    length_t rule_head;     /* between the header and the body */
    length_t rule_vertical; /* between columns */
    length_t frame;         /* above and below all rows */
    length_t frame_sides;   /* left and right of them */
    uint32_t colour;        /* of all rules, 0xRRGGBB */
    length_t padding_x;     /* left and right of a cell's text */
    length_t padding_y;     /* above and below */
    length_t space_after;   /* behind the table and its notes */
    bool repeat_labels;     /* a divided rowspan's text stands on each page */
    struct str continued; /* added to a repeated label, "（续）"; may be "" */
    /* Added to the title, which stands again on each page behind the first;
     * "": it does not. */
    struct str title_continued;
    /* When the columns do not fit, the type steps down to this part of its
     * size, in 1/1000. */
    int least_scale;
};

struct page_form;

/* What becomes of a table that is too wide for the pages of its section. */
struct wide_table {
    const struct page_form *form; /* it has pages of this form; NULL: not */
    /* If it is too wide all the same, its columns are divided: the first key
     * columns stand on each page, whole groups of the others beside them. */
    size_t key;
    const uint16_t *groups; /* columns of each group, all behind key */
    size_t group_count;     /* 0: it is not divided */
};

/*
 * Order on the page: title (on the first page, on others if the style says
 * so), context line, header rows (on every page), body rows between page rows,
 * notes (with the last row).
 */
struct table {
    const struct table_style *style;
    struct paragraph title; /* no spans: none. Its style gives bookmark etc. */
    /* Start, centre and end of the line above the header; each may be
     * without spans. */
    struct paragraph context[3];
    const struct column *columns;
    size_t column_count;
    struct wide_table wide;
    const struct row *header; /* rows */
    size_t header_count;
    const struct row *body; /* rows */
    size_t body_count;
    const struct row *page_rows[PAGE_ROW_KINDS]; /* NULL: none */
    const struct row_group *groups; /* of the body, by first row; a group
                                       before those inside it */
    size_t group_count;
    const struct paragraph *notes;
    size_t note_count;
    struct position at; /* in the pack */
};

/* ---- blocks, sections, the whole ---- */

/* A list of all paragraphs and table titles with in_contents, with page
 * numbers and links. */
struct contents {
    struct paragraph title;
    const struct paragraph_style *const *levels; /* by outline level - 1 */
    size_t level_count;
    struct str leader; /* repeated between title and number, "…"; may be "" */
};

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_TABLE,
    BLOCK_CONTENTS,
    BLOCK_PAGE_BREAK, /* the next block starts a page */
    BLOCK_SPACE,      /* vertical space, kept at the top of a page too */
};

struct block {
    enum block_kind kind;
    union {
        struct paragraph paragraph;
        struct table table;
        struct contents contents;
        length_t space;
    };
};

/* One line outside the type area; "{page}" in it is the folio, "{pages}" the
 * last folio of the report. */
struct running_line {
    struct str text;                     /* "": none */
    const struct paragraph_style *style; /* never NULL if there is text */
    length_t distance; /* from the type area to the line's nearer edge */
    bool outside;      /* odd pages right, even pages left (GB/T 9704, 7.5) */
};

/* A sheet of paper, and how its pages lie on it. */
struct page_form {
    struct str name;
    length_t width, height;
    length_t top, bottom, left, right; /* margins around the type area */
    struct running_line header;        /* above the type area */
    struct running_line footer;        /* below it: the folio */
    bool facing;        /* printed on both sides: even pages have left and right
                           exchanged, so that left is always where they are bound */
    length_t line_grid; /* pitch of the lines that text returns to behind a
                           table; 0: it does not */
    bool turned; /* what stands in the type area is turned a quarter to the
                    left, header and footer are not (GB/T 9704, 8) */
};

struct section {
    const struct page_form *form;
    int first_folio;  /* the folio of its first page; 0: goes on */
    bool no_folio;    /* its pages are not numbered and do not count */
    struct str title; /* of its element in the structure tree, may be "" */
    const struct block *blocks;
    size_t block_count;
};

struct trace; /* document/trace.h */

struct document {
    struct str title, author, subject, keywords;
    struct str language; /* BCP 47 */
    struct str date;     /* ISO 8601, from the input; may be "" */
    struct str form;     /* name of the pack that made it; may be "" */
    struct str form_version;
    struct revision revision; /* of the report */
    const struct section *sections;
    size_t section_count;
    const struct trace *trace; /* of its figures; NULL: not asked for */
};

/* Is there any text to print? */
bool paragraph_is_empty(const struct paragraph *paragraph);

/* Its text without line feeds, in the arena. */
struct arena;
struct str paragraph_text(struct arena *arena,
                          const struct paragraph *paragraph);

/* The paragraph with more text at its end, in the style of its last span;
 * there must be one. In the arena. */
const struct paragraph *paragraph_with(struct arena *arena,
                                       const struct paragraph *paragraph,
                                       struct str text);

/* Write all of it as text, exactly: for golden tests and for people. */
void document_dump(const struct document *document, FILE *out);

#endif
