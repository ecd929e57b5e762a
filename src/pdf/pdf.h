/* SPDX-License-Identifier: MIT
 *
 * Finished pages -> one PDF file.
 *
 * The file is PDF 1.7, tagged, with embedded subsets of its fonts, made to
 * conform to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). It is a pure
 * function of the pages and the fonts: the date in it is that of the
 * metadata, its identifier is a hash of its content.
 */
#ifndef GONGKAI_PDF_PDF_H
#define GONGKAI_PDF_PDF_H

#include "base/diag.h"

struct arena;
struct fonts;
struct pages;

/*
 * Write the pages (at least one) as a whole file into *bytes (in the arena).
 * The structure tree must be sound: element 1 is the document, each item
 * belongs to an element or is an artifact, links belong to link elements
 * (asserted). To conform, the metadata need a title and a language, and the
 * roles must nest as ISO 32000-1, 14.8.4 says.
 *
 * On failure returns false with LIBRARY_FAILED, FONT_UNREADABLE (a font
 * program that no PDF can hold) or DATE_WRONG (metadata.date is neither ""
 * nor YYYY-MM-DD); *bytes is then untouched.
 */
bool pdf_write(const struct pages *pages, struct fonts *fonts,
               struct arena *arena, struct diag_log *log, struct str *bytes);

#endif
