/* SPDX-License-Identifier: MIT
 *
 * Styles of a document, numbered for its dump. Private to document/.
 */
#ifndef GONGKAI_DOCUMENT_DUMP_H
#define GONGKAI_DOCUMENT_DUMP_H

#include "document/document.h"

/* Things that the document points to, in the order of their first use. */
struct named_list {
    struct arena *arena;
    const void **items;
    size_t count;
    size_t capacity;
};

struct dump_styles {
    struct named_list paragraphs; /* struct paragraph_style */
    struct named_list tables;     /* struct table_style */
    struct named_list forms;      /* struct page_form */
};

/* All styles and forms of the document. */
struct dump_styles dump_styles_collect(struct arena *arena,
                                       const struct document *document);

/* One line each, under "styles", "table styles" and "forms". */
void dump_styles_write(const struct dump_styles *styles, FILE *out);

/* Number of the item, from 1. It is in the list. */
size_t named_list_number(const struct named_list *list, const void *item);

/* font "宋体" size 14000 colour 000000, and "tabular" */
void dump_text_style(const struct text_style *style, FILE *out);

#endif
