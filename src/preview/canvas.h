/* SPDX-License-Identifier: MIT
 *
 * A picture under construction. Private to preview/.
 *
 * Pixel (x, y) covers the square from (x, y) to (x + 1, y + 1); what lies
 * outside of the canvas is clipped. Coverage runs from 0 to COVERAGE_FULL, so
 * that a product of two is scaled by a shift and full ink is exact.
 */
#ifndef GONGKAI_PREVIEW_CANVAS_H
#define GONGKAI_PREVIEW_CANVAS_H

#include <stddef.h>
#include <stdint.h>

enum { COVERAGE_FULL = 256 };

struct canvas {
    int width;             /* pixels */
    int height;            /* pixels */
    int channels;          /* 1: grey, 3: RGB */
    unsigned char *pixels; /* height rows of width * channels bytes */
};

/* A span on one axis, in 1/COVERAGE_FULL pixel; end >= start. */
struct span {
    int64_t start;
    int64_t end;
};

/* A picture of coverage: 0 to 255, rows from the top. */
struct mask {
    int width;
    int height;
    const unsigned char *coverage;
};

/* Bytes that a canvas needs for its pixels. */
size_t canvas_size(const struct canvas *canvas);

/* All white. */
void canvas_clear(struct canvas *canvas);

/*
 * Paint a rectangle, each pixel by the area that it covers of it. A side
 * thinner than one and a half pixels is drawn as one whole pixel, the one
 * that holds its middle: hairlines stay visible, and equal ones look equal
 * wherever they fall on the grid.
 */
void canvas_rectangle(struct canvas *canvas, struct span x, struct span y,
                      uint32_t colour);

/* Paint a mask with its upper left corner at pixel (x, y). */
void canvas_mask(struct canvas *canvas, int64_t x, int64_t y,
                 const struct mask *mask, uint32_t colour);

/* The same of the mask turned a quarter to the right. */
void canvas_turned_mask(struct canvas *canvas, int64_t x, int64_t y,
                        const struct mask *mask, uint32_t colour);

#endif
