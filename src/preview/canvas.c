/* SPDX-License-Identifier: MIT */
#include "preview/canvas.h"

#include <string.h>

size_t canvas_size(const struct canvas *canvas)
{
    return (size_t)canvas->width * (size_t)canvas->height *
           (size_t)canvas->channels;
}

void canvas_clear(struct canvas *canvas)
{
    memset(canvas->pixels, 0xFF, canvas_size(canvas));
}

/* Mix colour into one pixel, which lies on the canvas. */
static void blend(struct canvas *canvas, int64_t x, int64_t y, unsigned amount,
                  uint32_t colour)
{
    size_t index = (size_t)y * (size_t)canvas->width + (size_t)x;
    unsigned char *pixel = canvas->pixels + index * (size_t)canvas->channels;
    for (int i = 0; i < canvas->channels; i++) {
        unsigned ink = colour >> 8 * (canvas->channels - 1 - i) & 0xFF;
        unsigned mixed = pixel[i] * (COVERAGE_FULL - amount) + ink * amount;
        pixel[i] = (unsigned char)((mixed + COVERAGE_FULL / 2) / COVERAGE_FULL);
    }
}

static int64_t clamp(int64_t value, int64_t low, int64_t high)
{
    return value < low ? low : value > high ? high : value;
}

static int64_t floor_pixel(int64_t value)
{
    int64_t pixel = value / COVERAGE_FULL;
    return value % COVERAGE_FULL < 0 ? pixel - 1 : pixel;
}

/* The span as it is drawn on an axis of size pixels. */
static struct span visible(struct span span, int size)
{
    if (span.end - span.start < COVERAGE_FULL * 3 / 2) {
        int64_t middle = span.start + (span.end - span.start) / 2;
        span.start = floor_pixel(middle) * COVERAGE_FULL;
        span.end = span.start + COVERAGE_FULL;
    }
    int64_t limit = (int64_t)size * COVERAGE_FULL;
    return (struct span){clamp(span.start, 0, limit),
                         clamp(span.end, 0, limit)};
}

/* How much of a pixel of the axis lies in the span. */
static unsigned overlap(struct span span, int64_t pixel)
{
    int64_t start = pixel * COVERAGE_FULL;
    int64_t end = start + COVERAGE_FULL;
    return (unsigned)(clamp(span.end, start, end) -
                      clamp(span.start, start, end));
}

void canvas_rectangle(struct canvas *canvas, struct span x, struct span y,
                      uint32_t colour)
{
    x = visible(x, canvas->width);
    y = visible(y, canvas->height);
    for (int64_t row = y.start / COVERAGE_FULL; row * COVERAGE_FULL < y.end;
         row++) {
        unsigned high = overlap(y, row);
        for (int64_t column = x.start / COVERAGE_FULL;
             column * COVERAGE_FULL < x.end; column++) {
            unsigned area = overlap(x, column) * high;
            blend(canvas, column, row,
                  (area + COVERAGE_FULL / 2) / COVERAGE_FULL, colour);
        }
    }
}

/* A mask as it is painted: where its rows and columns lie in memory. */
struct painting {
    int64_t width, height;
    const unsigned char *origin; /* the upper left pixel */
    int64_t row_step, column_step;
};

static void paint(struct canvas *canvas, int64_t x, int64_t y,
                  const struct painting *painting, uint32_t colour)
{
    int64_t left = clamp(-x, 0, painting->width);
    int64_t right = clamp(canvas->width - x, left, painting->width);
    int64_t top = clamp(-y, 0, painting->height);
    int64_t bottom = clamp(canvas->height - y, top, painting->height);
    for (int64_t row = top; row < bottom; row++) {
        const unsigned char *pixels =
            painting->origin + row * painting->row_step;
        for (int64_t column = left; column < right; column++) {
            /* 255 of the rasteriser is full ink. */
            unsigned coverage = pixels[column * painting->column_step];
            unsigned amount = coverage + (coverage >> 7);
            if (amount != 0)
                blend(canvas, x + column, y + row, amount, colour);
        }
    }
}

void canvas_mask(struct canvas *canvas, int64_t x, int64_t y,
                 const struct mask *mask, uint32_t colour)
{
    struct painting painting = {.width = mask->width,
                                .height = mask->height,
                                .origin = mask->coverage,
                                .row_step = mask->width,
                                .column_step = 1};
    paint(canvas, x, y, &painting, colour);
}

void canvas_turned_mask(struct canvas *canvas, int64_t x, int64_t y,
                        const struct mask *mask, uint32_t colour)
{
    if (mask->height == 0)
        return;
    /* The lowest row of the mask is the first column. */
    struct painting painting = {.width = mask->height,
                                .height = mask->width,
                                .origin = mask->coverage +
                                          (mask->height - 1) * mask->width,
                                .row_step = 1,
                                .column_step = -mask->width};
    paint(canvas, x, y, &painting, colour);
}
