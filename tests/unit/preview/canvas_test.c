/* SPDX-License-Identifier: MIT */
#include "test_preview.h"

#include "preview/canvas.h"

#include <string.h>

enum { SIDE = 8 };

static void assert_row(const struct canvas *canvas, int row,
                       const unsigned char *expected)
{
    for (int i = 0; i < SIDE; i++) {
        if (canvas->pixels[row * SIDE + i] != expected[i])
            fail_msg("row %d, pixel %d: %d, not %d", row, i,
                     canvas->pixels[row * SIDE + i], expected[i]);
    }
}

/* A black rectangle on an 8x8 canvas: spans in 1/256 pixel, then the pixels
 * of one row of it. 255 is white. */
static void rectangles_by_area(void **state)
{
    (void)state;
    static const struct {
        struct span x, y;
        int row;
        unsigned char expected[SIDE];
    } cases[] = {
        /* whole pixels */
        {{512, 1024}, {256, 768}, 1, {255, 255, 0, 0, 255, 255, 255, 255}},
        {{512, 1024}, {256, 768}, 0, {255, 255, 255, 255, 255, 255, 255, 255}},
        {{512, 1024}, {256, 768}, 3, {255, 255, 255, 255, 255, 255, 255, 255}},
        /* half a pixel, a whole one, a quarter: 255 * (1 - coverage) */
        {{128, 576}, {0, 512}, 0, {128, 0, 191, 255, 255, 255, 255, 255}},
        /* a quarter of the lower row of that */
        {{128, 576}, {0, 576}, 2, {223, 191, 239, 255, 255, 255, 255, 255}},
        /* within 1.5 pixels: the pixel that holds the middle */
        {{200, 240}, {0, 512}, 0, {0, 255, 255, 255, 255, 255, 255, 255}},
        {{200, 330}, {0, 512}, 0, {255, 0, 255, 255, 255, 255, 255, 255}},
        {{384, 767}, {0, 512}, 0, {255, 255, 0, 255, 255, 255, 255, 255}},
        {{0, 512}, {700, 700}, 2, {0, 0, 255, 255, 255, 255, 255, 255}},
        /* from 1.5 pixels on, by area */
        {{384, 768}, {0, 512}, 0, {255, 128, 0, 255, 255, 255, 255, 255}},
        /* clipped at each edge */
        {{-900, 384}, {-900, 512}, 0, {0, 128, 255, 255, 255, 255, 255, 255}},
        {{1664, 9000}, {0, 9000}, 7, {255, 255, 255, 255, 255, 255, 128, 0}},
        {{-900, -300}, {0, 512}, 0, {255, 255, 255, 255, 255, 255, 255, 255}},
        {{9000, 9900}, {0, 512}, 0, {255, 255, 255, 255, 255, 255, 255, 255}},
        {{-30, -10}, {0, 512}, 0, {255, 255, 255, 255, 255, 255, 255, 255}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned char pixels[SIDE * SIDE];
        struct canvas canvas = {SIDE, SIDE, 1, pixels};
        canvas_clear(&canvas);
        canvas_rectangle(&canvas, cases[i].x, cases[i].y, 0);
        assert_row(&canvas, cases[i].row, cases[i].expected);
    }
}

static void colours(void **state)
{
    (void)state;
    unsigned char pixels[2 * 3];
    struct canvas canvas = {2, 1, 3, pixels};
    canvas_clear(&canvas);
    canvas_rectangle(&canvas, (struct span){0, 384}, (struct span){0, 256},
                     0x204080);
    static const unsigned char one[] = {0x20, 0x40, 0x80};
    assert_memory_equal(pixels, one, 3);
    canvas_clear(&canvas);
    canvas_rectangle(&canvas, (struct span){-256, 384}, (struct span){0, 512},
                     0x204080);
    static const unsigned char two[] = {0x20, 0x40, 0x80, 0x90, 0xA0, 0xC0};
    assert_memory_equal(pixels, two, 6);
}

/* A mask at each corner and outside: only what is on the canvas is drawn. */
static void masks_are_clipped(void **state)
{
    (void)state;
    static const unsigned char coverage[] = {255, 128, 0, 255};
    const struct mask mask = {2, 2, coverage};
    static const struct {
        int x, y;
        unsigned char expected[9];
    } cases[] = {
        {0, 0, {0, 127, 255, 255, 0, 255, 255, 255, 255}},
        {-1, -1, {0, 255, 255, 255, 255, 255, 255, 255, 255}},
        {2, 2, {255, 255, 255, 255, 255, 255, 255, 255, 0}},
        {-1, 2, {255, 255, 255, 255, 255, 255, 127, 255, 255}},
        {2, -1, {255, 255, 255, 255, 255, 255, 255, 255, 255}},
        {3, 0, {255, 255, 255, 255, 255, 255, 255, 255, 255}},
        {0, 3, {255, 255, 255, 255, 255, 255, 255, 255, 255}},
        {-2, 0, {255, 255, 255, 255, 255, 255, 255, 255, 255}},
        {0, -2, {255, 255, 255, 255, 255, 255, 255, 255, 255}},
        {-90, 90, {255, 255, 255, 255, 255, 255, 255, 255, 255}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned char pixels[9];
        struct canvas canvas = {3, 3, 1, pixels};
        canvas_clear(&canvas);
        canvas_mask(&canvas, cases[i].x, cases[i].y, &mask, 0);
        assert_memory_equal(pixels, cases[i].expected, 9);
    }
}

/* A quarter to the right: what is below comes to the left. */
static void masks_are_turned(void **state)
{
    (void)state;
    static const unsigned char coverage[] = {255, 128, 0, 0, 255, 64};
    const struct mask mask = {3, 2, coverage};
    static const struct {
        int x, y;
        unsigned char expected[9];
    } cases[] = {
        {0, 0, {255, 0, 255, 0, 127, 255, 191, 255, 255}},
        {1, -1, {255, 0, 127, 255, 191, 255, 255, 255, 255}},
        {-1, 2, {255, 255, 255, 255, 255, 255, 0, 255, 255}},
        {3, 0, {255, 255, 255, 255, 255, 255, 255, 255, 255}},
    };
    unsigned char pixels[9];
    struct canvas canvas = {3, 3, 1, pixels};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        canvas_clear(&canvas);
        canvas_turned_mask(&canvas, cases[i].x, cases[i].y, &mask, 0);
        assert_memory_equal(pixels, cases[i].expected, 9);
    }
    canvas_clear(&canvas);
    canvas_turned_mask(&canvas, 0, 0, &(struct mask){0, 0, coverage}, 0);
    assert_int_equal(pixels[0], 255);
}

int canvas_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rectangles_by_area),
        cmocka_unit_test(colours),
        cmocka_unit_test(masks_are_clipped),
        cmocka_unit_test(masks_are_turned),
    };
    return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}
