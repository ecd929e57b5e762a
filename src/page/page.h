/* SPDX-License-Identifier: MIT
 *
 * Finished pages as plain data: what every back end draws.
 *
 * A page is a list of items in drawing and reading order, each with its place
 * in 1/1000 pt from the upper left corner of the page as it is read, and with
 * the element of the structure tree that it belongs to (0: an artifact, which
 * carries no meaning: rules, folios, repeated headers).
 *
 * A page may be read across its sheet: it is then turned a quarter to the left
 * on it, with its top at the sheet's left edge, and what stands upright on the
 * sheet (its folio) is turned a quarter to the right on the page.
 */
#ifndef GONGKAI_PAGE_PAGE_H
#define GONGKAI_PAGE_PAGE_H

#include "base/length.h"
#include "base/revision.h"
#include "base/str.h"
#include "text/shape.h"

#include <stdio.h>

/* ---- the structure tree (ISO 32000-1, 14.8.4; ISO 14289-1) ---- */

enum element_role {
    ELEMENT_DOCUMENT,
    ELEMENT_SECTION, /* Sect */
    ELEMENT_H1,
    ELEMENT_H2,
    ELEMENT_H3,
    ELEMENT_H4,
    ELEMENT_H5,
    ELEMENT_H6,
    ELEMENT_PARAGRAPH, /* P */
    ELEMENT_TABLE,
    ELEMENT_CAPTION,
    ELEMENT_TABLE_HEAD,    /* THead */
    ELEMENT_TABLE_BODY,    /* TBody */
    ELEMENT_TABLE_ROW,     /* TR */
    ELEMENT_HEADER_CELL,   /* TH */
    ELEMENT_DATA_CELL,     /* TD */
    ELEMENT_CONTENTS,      /* TOC */
    ELEMENT_CONTENTS_ITEM, /* TOCI */
    ELEMENT_LINK,
};

/* The standard structure type of PDF for a role, "TBody" (ISO 32000-1,
 * 14.8.4); a constant. */
const char *element_role_name(enum element_role role);

enum element_scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };

/* Elements stand in an array, parents before children, siblings in reading
 * order. Element 0 is the artifact marker, element 1 the document. */
struct element {
    enum element_role role;
    uint32_t parent;          /* index; 0 for the document */
    enum element_scope scope; /* of a header cell */
    uint16_t colspan;         /* of a cell, 1 and more; else 0 */
    uint16_t rowspan;         /* of a cell, 1 and more; else 0 */
    struct str title;         /* of a section or table, may be "" */
};

/* ---- items ---- */

enum item_kind {
    ITEM_GLYPHS,
    ITEM_RULE,
    ITEM_LINK,
};

/* Why an artifact is one (ISO 32000-1, 14.8.2.2.2). */
enum artifact_kind {
    ARTIFACT_NONE,       /* the item belongs to an element */
    ARTIFACT_PAGINATION, /* folio, running header, repeated table header */
    ARTIFACT_LAYOUT,     /* rules */
};

/* A glyph at its place. */
struct placed_glyph {
    uint32_t id;          /* in the font */
    length_t x;           /* of its origin, from the left edge of the page */
    length_t y;           /* of its origin, from the top edge */
    uint32_t text_start;  /* byte offset in the item's text of its cluster */
    uint32_t text_length; /* bytes; 0 for all but the first of a cluster */
};

/* Glyphs of one font and size on one baseline, left to right. Their clusters
 * cover the text in order. */
struct glyphs {
    uint16_t font; /* index among fonts_at */
    length_t size; /* em */
    struct str text;
    const struct placed_glyph *items;
    size_t count;
    bool turned; /* a quarter to the right: the baseline runs down the page */
};

/* A filled rectangle. */
struct rule {
    length_t x, y, width, height;
};

/* A rectangle that leads to a place in this document. */
struct link {
    length_t x, y, width, height;
    size_t page;         /* index of the page it leads to */
    length_t target_y;   /* from the top edge of that page */
    struct str contents; /* what a screen reader says, not "" */
};

struct item {
    enum item_kind kind;
    enum artifact_kind artifact;
    uint32_t element; /* 0 for an artifact */
    uint32_t colour;  /* 0xRRGGBB */
    union {
        struct glyphs glyphs;
        struct rule rule;
        struct link link;
    };
};

/* How a line of justified text was set. Nothing is drawn by it: it is for
 * whoever judges the page. */
struct line {
    uint32_t element;     /* that its text belongs to, not 0 */
    length_t x, baseline; /* where it begins, from the left and top edges */
    length_t width;       /* as set */
    length_t natural;     /* the same before it was stretched or squeezed */
    int badness;          /* 0, as it is, to 10000, far too loose */
};

struct page {
    length_t width, height; /* as it is read */
    struct str label;       /* its folio as a reader would say it, may be "" */
    const struct item *items;
    size_t count;
    const struct line *lines; /* of justified text only, in drawing order */
    size_t line_count;
    bool turned; /* a quarter to the left on a sheet of height x width */
};

/* ---- the whole ---- */

/* One bookmark. */
struct outline_entry {
    int level; /* from 1; at most one more than the entry before it */
    struct str title;
    size_t page;      /* index */
    length_t y;       /* from the top edge of that page */
    uint32_t element; /* that it leads to */
};

struct metadata {
    struct str title;
    struct str author;
    struct str subject;
    struct str keywords;
    struct str language; /* BCP 47, "zh-CN" */
    struct str date;     /* of the report, "2024-02-18"; may be "" */
    struct str producer; /* "gongkai 0.1.0" */
    struct str form;     /* name of the layout pack; may be "" */
    struct str form_version;
    struct revision revision;
};

struct pages {
    const struct page *items;
    size_t count;
    const struct element *elements; /* [0] is unused, [1] the document */
    size_t element_count;
    const struct outline_entry *outline;
    size_t outline_count;
    struct metadata metadata;
};

/*
 * Write all of it as text, exactly: one line an item, positions in 1/1000 pt,
 * fonts by name, glyph runs with their text and the x of each cluster; behind
 * the items of a page, its lines of justified text. The format is for golden
 * tests and for people.
 */
void page_dump(const struct pages *pages, const struct fonts *fonts, FILE *out);

#endif
