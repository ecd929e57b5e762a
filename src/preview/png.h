/* SPDX-License-Identifier: MIT
 *
 * Canvas -> PNG file (ISO/IEC 15948). Private to preview/.
 */
#ifndef GONGKAI_PREVIEW_PNG_H
#define GONGKAI_PREVIEW_PNG_H

#include "base/diag.h"
#include "preview/canvas.h"

struct arena;

/*
 * Pack the canvas into *bytes, in the arena: 8 bits a sample, grey or RGB,
 * with its resolution (pHYs) and without a time. On failure returns false
 * with LIBRARY_FAILED.
 */
bool png_pack(const struct canvas *canvas, unsigned dpi, struct arena *arena,
              struct diag_log *log, struct str *bytes);

#endif
