/* SPDX-License-Identifier: MIT
 *
 * The structure tree of the file (ISO 32000-1, 14.7): elements, the marked
 * content that they own, and the way back from content to element.
 */
#ifndef GONGKAI_PDF_STRUCTURE_H
#define GONGKAI_PDF_STRUCTURE_H

#include "base/str.h"

struct structure;
struct writer;

/* For writer->pages, whose elements are checked (asserted). */
struct structure *structure_new(struct writer *writer);

/* A piece of marked content of an element on a page: returns its MCID.
 * Pages come in order. */
uint32_t structure_mark(struct structure *structure, uint32_t element,
                        size_t page);

/* The annotation object of a link element on a page: returns its key in the
 * parent tree (StructParent). */
uint32_t structure_link(struct structure *structure, uint32_t element,
                        size_t page, uint32_t annotation);

/* Number of marked pieces on a page so far; its key is the page's index. */
uint32_t structure_mark_count(const struct structure *structure, size_t page);

/* The object of an element. */
uint32_t structure_element(const struct structure *structure, uint32_t element);

/* Settle all of it; returns the object of the StructTreeRoot. The elements are
 * written by objects_finish, from the structure. */
uint32_t structure_write(struct structure *structure);

#endif
