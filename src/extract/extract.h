/* SPDX-License-Identifier: MIT
 *
 * PDF files that gongkai made -> pages: what they say, by their structure
 * tree. The only user of libqpdf.
 */
#ifndef GONGKAI_EXTRACT_EXTRACT_H
#define GONGKAI_EXTRACT_EXTRACT_H

#include "base/diag.h"

struct arena;
struct pages;

/*
 * Read the bytes of a PDF of ours back, into the arena. The pages have their
 * elements, labels, metadata with revision and form, and of their items the
 * texts, in order, with element and artifact; no glyph, rule or link has a
 * place. path is for messages. NULL with PDF_FOREIGN if another program made
 * the file or it is no PDF, PDF_BROKEN if it is damaged, LIBRARY_FAILED.
 */
const struct pages *extract_pages(struct str bytes, struct str path,
                                  struct arena *arena, struct diag_log *log);

#endif
