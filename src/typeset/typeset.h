/* SPDX-License-Identifier: MIT
 *
 * Typesetting: a document -> pages.
 *
 * Decides all positions: lines of paragraphs, columns and rows of tables, page
 * breaks, contents, folios, the structure tree. Never sees a budget.
 */
#ifndef GONGKAI_TYPESET_TYPESET_H
#define GONGKAI_TYPESET_TYPESET_H

#include "document/document.h"
#include "page/page.h"
#include "typeset/figures.h"

/*
 * Set the document on pages, in the arena, which hold nothing of the document;
 * producer goes into the metadata.
 * What does not fit is a diagnostic (GLYPH_MISSING, LINE_OVERFULL,
 * ROW_OVERFULL, HEADER_OVERFULL, TABLE_TOO_WIDE, COLUMN_TOO_NARROW,
 * PAGES_UNSETTLED, FONT_ROLE_UNKNOWN, LIBRARY_FAILED). NULL if there was an
 * error.
 */
const struct pages *typeset_document(const struct document *document,
                                     struct fonts *fonts, struct str producer,
                                     struct arena *arena, struct diag_log *log);

/*
 * The same for a document with a trace, and the proof of its figures, in the
 * arena. FIGURE_DIFFERS where a cell says another amount than it has,
 * AMOUNT_UNPRINTED where an amount of the input is lost.
 */
const struct pages *typeset_with_proof(const struct document *document,
                                       struct fonts *fonts, struct str producer,
                                       struct arena *arena,
                                       struct diag_log *log,
                                       const struct proof **proof);

#endif
