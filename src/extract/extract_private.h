/* SPDX-License-Identifier: MIT
 *
 * What the files of extract/ share while one file is read.
 */
#ifndef GONGKAI_EXTRACT_EXTRACT_PRIVATE_H
#define GONGKAI_EXTRACT_EXTRACT_PRIVATE_H

#include "extract/source.h"
#include "page/page.h"

/* A piece of marked content that an element claims. */
struct mark {
    uint32_t page;
    uint32_t mcid;
    uint32_t element;
    bool seen; /* on its page */
};

/* A font's way from codes to text. */
struct code_map {
    int64_t font;            /* number of its object */
    const struct str *texts; /* by code; data NULL: the code has none */
    size_t count;
};

struct extraction {
    struct source source;
    struct arena *arena; /* of the result */
    struct arena *own;   /* as long as the file is read */
    struct arena *page;  /* reset behind each page */
    struct arena *step;  /* reset behind each object or operator */
    struct page *pages;
    struct datum *page_objects; /* references, by page */
    size_t page_count, page_capacity, page_object_capacity;
    struct element *elements;
    size_t element_count, element_capacity;
    struct mark *marks; /* by page and MCID once the tree is read */
    size_t mark_count, mark_capacity;
    size_t mark_seen; /* how many were seen */
    struct code_map *maps;
    size_t map_count, map_capacity;
};

/* All that follows reports what is wrong as PDF_BROKEN, and leaves
 * source.broken to tell. */

/* The page tree: sizes of pages. sheets.c */
void extract_sheets(struct extraction *extraction);

/* The structure tree: elements, and their marks. tree.c */
void extract_tree(struct extraction *extraction);

/* The mark of a page, NULL if no element claims it. tree.c */
struct mark *extract_mark(const struct extraction *extraction, size_t page,
                          int64_t mcid);

/* The items of a page: its texts. texts.c */
void extract_texts(struct extraction *extraction, size_t page);

/* The map of a font, by a reference to it; NULL, and broken, if it is none of
 * ours. code_map.c */
const struct code_map *extract_code_map(struct extraction *extraction,
                                        const struct datum *font);

/* The labels of the pages. labels.c */
void extract_labels(struct extraction *extraction);

/* The bookmarks. bookmarks.c */
void extract_bookmarks(struct extraction *extraction, struct pages *pages);

/* What the file says about itself; only the producer, "" if it says none.
 * facts.c */
struct str extract_producer(struct extraction *extraction);
void extract_facts(struct extraction *extraction, struct metadata *metadata);

/* The properties of our own in XMP: form and revision. xmp.c */
void extract_properties(struct extraction *extraction, struct str xmp,
                        struct metadata *metadata);

#endif
