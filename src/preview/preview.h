/* SPDX-License-Identifier: MIT
 *
 * Pages -> PNG pictures: a quick look, thumbnails, visual tests.
 *
 * A picture shows ink only; links and structure are not drawn. It is a pure
 * function of the pages, the fonts and the versions of FreeType and libpng.
 */
#ifndef GONGKAI_PREVIEW_PREVIEW_H
#define GONGKAI_PREVIEW_PREVIEW_H

#include "base/diag.h"

struct arena;
struct fonts;
struct pages;

/* The resolutions that preview_write takes. */
enum { PREVIEW_DPI_MIN = 20, PREVIEW_DPI_MAX = 600 };

/* Largest width and height of a picture, in pixels. */
enum { PREVIEW_SIDE_MAX = 20000 };

struct preview_options {
    size_t first;      /* index of the first page to draw */
    size_t last;       /* index of the last; at least first */
    unsigned dpi;      /* pixels per inch, PREVIEW_DPI_MIN to _MAX */
    struct str folder; /* where the pictures go; made if it is not there */
};

/*
 * Write folder/page-01.png and so on, one picture a page, 8 bits, grey or
 * RGB, on white. The number is the page's place in the document, from 1, with
 * as many digits as the last page's, at least two. Each file is replaced
 * atomically. The options must lie in their ranges (asserted). Working memory
 * is released before returning; the arena takes only file names.
 *
 * Adds FILE_UNWRITABLE and stops when the disk fails. Adds PREVIEW_TOO_LARGE
 * for a page with a side above PREVIEW_SIDE_MAX, LIBRARY_FAILED for a glyph
 * that cannot be drawn or a picture that cannot be packed, and goes on with
 * the rest. Returns whether all went well.
 */
bool preview_write(const struct pages *pages, struct fonts *fonts,
                   const struct preview_options *options, struct arena *arena,
                   struct diag_log *log);

#endif
