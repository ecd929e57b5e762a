/* SPDX-License-Identifier: MIT
 *
 * A report between document and pages. Private to typeset/.
 *
 *     layout_measure      blocks shaped, broken, sized      (measure)
 *     structure_build     the structure tree, in reading order
 *     contents_break      lines of the contents, numbers still unknown
 *     flow_place          pages with pieces on them         (break, place)
 *     contents_number     the numbers; again if they need more room
 *     compose_pages       pieces -> items                   (emit)
 *     proof_check         everything stands there exactly once
 */
#ifndef GONGKAI_TYPESET_LAYOUT_H
#define GONGKAI_TYPESET_LAYOUT_H

#include "typeset/table.h"

/* ---- measured blocks ---- */

/* Where a block begins. */
struct anchor {
    bool placed;
    size_t page;
    length_t y; /* from the top edge of the page */
};

struct set_contents;

struct set_block {
    const struct block *block;
    const struct paragraph *text;    /* it, or its title; NULL: none */
    const struct set_paragraph *set; /* of text; NULL: none */
    struct set_table *table;         /* BLOCK_TABLE, else NULL */
    struct set_contents *contents;   /* BLOCK_CONTENTS, else NULL */
    uint32_t element;                /* of text, 0: none */
    struct anchor anchor;
};

struct set_section {
    const struct section *section;
    struct type_area area;
    struct set_block *blocks;
    size_t block_count;
};

/* One line of the contents. */
struct contents_entry {
    const struct set_block *target;
    struct str title;
    const struct paragraph_style *style;
    struct measured_paragraph *measured;
    const struct set_paragraph *set;    /* the title */
    const struct set_paragraph *number; /* NULL: its page has none */
    uint32_t element;                   /* of the link */
};

struct set_contents {
    const struct contents *contents;
    struct contents_entry *entries;
    size_t count;
    length_t width;   /* of the type area */
    length_t reserve; /* for numbers, and a gap before them */
};

/* ---- pages under construction ---- */

enum piece_kind {
    PIECE_LINES, /* of a paragraph, a title, a note */
    PIECE_ENTRY, /* of the contents */
    PIECE_TABLE, /* a part of a table */
};

struct piece {
    enum piece_kind kind;
    length_t y; /* from the top edge of the page */
    union {
        struct {
            const struct set_paragraph *set;
            size_t first, count; /* lines */
            uint32_t element;
        } lines;
        struct {
            const struct set_contents *contents;
            size_t index;
        } entry;
        struct table_place table;
    };
};

struct placed_page {
    const struct page_form *form;
    int folio;          /* 0: none */
    bool even;          /* a left page, where pages face each other */
    length_t left, top; /* of the type area, on the page as it is read */
    struct piece *pieces;
    size_t count, capacity;
};

struct layout {
    struct setter *setter; /* its arena goes when the pages are made */
    struct arena *kept;    /* of what the pages hold */
    const struct document *document;
    struct set_section *sections;     /* document->section_count */
    struct element *elements;         /* in kept, with their titles */
    const struct paragraph **sources; /* by element: what stands in it, or
                                         NULL */
    /* By element: the amount of its cell, or NULL. NULL if no proof of figures
     * is asked for. */
    const struct cell_figure **figures;
    bool proves; /* it is asked for */
    size_t element_count, element_capacity;
    struct placed_page *pages;
    size_t page_count, page_capacity;
    int last_folio;
};

/* layout.c: shape and break all blocks but the contents. */
void layout_measure(struct layout *layout);

/* The type area of pages of a form, as they are read. */
struct type_area layout_type_area(const struct page_form *form);

/* The left margin on the sheet of an even or odd page. */
length_t layout_left_margin(const struct page_form *form, bool even);

/* structure.c: fills elements and the element numbers of all blocks. */
void structure_build(struct layout *layout);

/* Title of a block in outline and contents. */
struct str layout_block_title(struct layout *layout,
                              const struct set_block *block);

/* ---- contents.c ---- */

/* Collect and measure the entries of all contents blocks. */
void contents_collect(struct layout *layout);

/* Break the entries, with what is reserved for numbers now. */
void contents_break(struct layout *layout);

/* Take the numbers from the placed pages. true if some number is wider than
 * what was reserved: it is now, so break and place again. */
bool contents_number(struct layout *layout);

/* ---- flow.c, flow_table.c ---- */

/* Put all blocks on pages. May be called again. */
void flow_place(struct layout *layout);

struct flow {
    struct layout *layout;
    const struct set_section *section;
    struct type_area area;    /* of the page, and of the next one */
    struct placed_page *page; /* NULL: the next piece begins one */
    bool empty;               /* nothing stands on the page yet */
    length_t y;               /* from the top of the type area */
    int folio;                /* of the next numbered page */
};

/* Begin a page, unless one is open. */
void flow_open(struct flow *flow);

/* End the page: the next piece begins another. */
void flow_close(struct flow *flow);

/* A piece at flow->y; it grows the page by height. */
struct piece *flow_add(struct flow *flow, enum piece_kind kind,
                       length_t height);

/* Lines over as many pages as needed, with their space before and after.
 * next_need: what must stand on the page of the last line, behind it.
 * anchor may be NULL. */
void flow_lines(struct flow *flow, const struct set_paragraph *set,
                uint32_t element, length_t next_need, struct anchor *anchor);

/* Does a table stand on pages of another form than its section's? */
bool flow_has_own_pages(const struct flow *flow, const struct set_block *block);

/* Least height in which the blocks from index on can begin, if a page can
 * hold that; 0 otherwise. */
length_t flow_need(struct flow *flow, size_t index);

/* The same of a table, without its title. most: what a page has for it; more
 * only if not even a row can stand there. */
length_t flow_table_need(struct flow *flow, size_t index, length_t most);
void flow_table(struct flow *flow, size_t index);

/* ---- the rest ---- */

/* compose.c: items of all pages. */
struct page *compose_pages(struct layout *layout);

/* contents.c: one entry with leader, number and link. */
void compose_entry(struct layout *layout, struct item_list *items,
                   const struct placed_page *page, const struct piece *piece);

/* running.c: header and footer of a page. */
void running_emit(struct layout *layout, struct item_list *items,
                  const struct placed_page *page);

/* proof.c: has every text of the document its element, and does the element
 * show all of it exactly once? Adds INTERNAL where not. */
void proof_check(const struct layout *layout, const struct pages *pages);

/* INTERNAL: what is lost. */
void proof_report(const struct layout *layout, struct position at,
                  struct str what);

/*
 * proof_figures.c: the figures on the pages, read back and compared with their
 * exact amounts; the document has a trace, and the layout figures. Adds
 * FIGURE_DIFFERS for a text of the document that is not its amount, INTERNAL
 * where only the pages differ, AMOUNT_UNPRINTED. The proof is in
 * layout->kept.
 */
struct proof;
const struct proof *proof_figures(const struct layout *layout,
                                  const struct pages *pages);

#endif
