/* SPDX-License-Identifier: MIT
 *
 * Whole previews, read back by libpng.
 */
#include "test_preview.h"

#include "base/arena.h"
#include "base/file.h"
#include "page/page.h"
#include "preview/preview.h"

#include <ftw.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Each test has an arena, a log, fonts and an empty folder. */
struct bench {
    struct arena *arena;
    struct diag_log *log;
    struct fonts *fonts;
    struct str folder;
};

static int bench_open(void **state)
{
    struct arena *arena = arena_new();
    struct bench *bench = ARENA_NEW(arena, struct bench);
    const char *parent = getenv("TMPDIR");
    bench->arena = arena;
    bench->log = diag_log_new(arena);
    bench->fonts = boxes_open(arena);
    bench->folder = str_format(arena, "%s/gongkai-test-XXXXXX",
                               parent != NULL ? parent : "/tmp");
    *state = bench;
    return mkdtemp((char *)(uintptr_t)bench->folder.data) == NULL ? -1 : 0;
}

static int remove_one(const char *path, const struct stat *status, int kind,
                      struct FTW *info)
{
    (void)status;
    (void)kind;
    (void)info;
    return remove(path);
}

static int bench_close(void **state)
{
    struct bench *bench = *state;
    int failed = nftw(bench->folder.data, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    fonts_close(bench->fonts);
    arena_free(bench->arena);
    return failed;
}

static bool preview(struct bench *bench, const struct pages *pages,
                    size_t first, size_t last, unsigned dpi)
{
    const struct preview_options options = {first, last, dpi, bench->folder};
    return preview_write(pages, bench->fonts, &options, bench->arena,
                         bench->log);
}

static struct str picture_bytes(struct bench *bench, const char *name)
{
    struct str content = {0};
    assert_true(file_read(
        bench->arena, file_join(bench->arena, bench->folder, str_from(name)),
        100000000, NOWHERE, bench->log, &content));
    return content;
}

static bool has_picture(struct bench *bench, const char *name)
{
    return file_exists(file_join(bench->arena, bench->folder, str_from(name)));
}

struct picture {
    int width, height, channels;
    const unsigned char *pixels;
};

static struct picture read_picture(struct bench *bench, const char *name)
{
    struct str bytes = picture_bytes(bench, name);
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(
        png_image_begin_read_from_memory(&image, bytes.data, bytes.length));
    assert_int_equal(image.format & PNG_FORMAT_FLAG_LINEAR, 0);
    assert_int_equal(image.format & PNG_FORMAT_FLAG_ALPHA, 0);
    unsigned char *pixels = arena_alloc(bench->arena, PNG_IMAGE_SIZE(image));
    assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL));
    return (struct picture){(int)image.width, (int)image.height,
                            (image.format & PNG_FORMAT_FLAG_COLOR) != 0 ? 3 : 1,
                            pixels};
}

static struct picture one_page(struct bench *bench, const struct item *items,
                               size_t count, length_t width, length_t height,
                               unsigned dpi)
{
    const struct page page = {
        .width = width, .height = height, .items = items, .count = count};
    const struct pages pages = {.items = &page, .count = 1};
    assert_true(preview(bench, &pages, 0, 0, dpi));
    assert_int_equal(diag_count(bench->log), 0);
    return read_picture(bench, "page-01.png");
}

static int pixel(const struct picture *picture, int x, int y)
{
    assert_in_range(x, 0, picture->width - 1);
    assert_in_range(y, 0, picture->height - 1);
    return picture->pixels[y * picture->width + x];
}

/* Is the rectangle of pixels black, and all else white? */
static void assert_box(const struct picture *picture, int left, int top,
                       int right, int bottom)
{
    assert_int_equal(picture->channels, 1);
    for (int y = 0; y < picture->height; y++) {
        for (int x = 0; x < picture->width; x++) {
            bool inside = x >= left && x < right && y >= top && y < bottom;
            if (pixel(picture, x, y) != (inside ? 0 : 255))
                fail_msg("pixel %d %d: %d", x, y, pixel(picture, x, y));
        }
    }
}

static void rules_stand_where_they_should(void **state)
{
    struct bench *bench = *state;
    struct item item = {.kind = ITEM_RULE, .rule = {2000, 3000, 10000, 4000}};
    struct picture picture = one_page(bench, &item, 1, 30000, 20000, 72);
    assert_int_equal(picture.width, 30);
    assert_int_equal(picture.height, 20);
    assert_box(&picture, 2, 3, 12, 7);
    picture = one_page(bench, &item, 1, 30000, 20000, 144);
    assert_int_equal(picture.width, 60);
    assert_box(&picture, 4, 6, 24, 14);
    /* 2.25 to 5.5 pixels across: exact areas at both ends. */
    item.rule = (struct rule){2250, 3000, 3250, 4000};
    picture = one_page(bench, &item, 1, 30000, 20000, 72);
    assert_int_equal(pixel(&picture, 1, 4), 255);
    assert_int_equal(pixel(&picture, 2, 4), 64);
    assert_int_equal(pixel(&picture, 3, 4), 0);
    assert_int_equal(pixel(&picture, 5, 4), 128);
    assert_int_equal(pixel(&picture, 6, 4), 255);
    /* Half a point at 72 dpi: one crisp pixel. */
    item.rule = (struct rule){0, 7400, 30000, 500};
    picture = one_page(bench, &item, 1, 30000, 20000, 72);
    assert_box(&picture, 0, 7, 30, 8);
}

/* 595.276 x 841.89 pt: a pixel begun is a pixel. */
static void sizes_round_up(void **state)
{
    struct bench *bench = *state;
    struct picture picture = one_page(bench, NULL, 0, 595276, 841890, 96);
    assert_int_equal(picture.width, 794);
    assert_int_equal(picture.height, 1123);
    picture = one_page(bench, NULL, 0, 595276, 841890, 20);
    assert_int_equal(picture.width, 166);
    assert_int_equal(picture.height, 234);
    picture = one_page(bench, NULL, 0, 72000, 144000, 600);
    assert_int_equal(picture.width, 600);
    assert_int_equal(picture.height, 1200);
    assert_box(&picture, 0, 0, 0, 0);
}

/* The "A" of the font is the square from (0, 0) to (0.5, 0.5) em. */
static void glyphs_stand_where_they_should(void **state)
{
    struct bench *bench = *state;
    struct placed_glyph glyph = {1, 4000, 15000, 0, 1};
    struct item item = {.kind = ITEM_GLYPHS, .element = 1};
    item.glyphs = (struct glyphs){0, 20000, STR("A"), &glyph, 1, false};
    struct picture picture = one_page(bench, &item, 1, 30000, 20000, 72);
    assert_box(&picture, 4, 5, 14, 15);
    picture = one_page(bench, &item, 1, 30000, 20000, 144);
    assert_box(&picture, 8, 10, 28, 30);
    /* A quarter of a pixel to the right, and in part left of the page. */
    glyph.x = -2750;
    picture = one_page(bench, &item, 1, 30000, 20000, 72);
    assert_int_equal(pixel(&picture, 0, 10), 0);
    assert_int_equal(pixel(&picture, 6, 10), 0);
    assert_in_range(pixel(&picture, 7, 10), 190, 192);
    assert_int_equal(pixel(&picture, 8, 10), 255);
    /* To the nearest quarter: 4.13 is 4.25, 4.12 is 4. */
    glyph.x = 4130;
    picture = one_page(bench, &item, 1, 30000, 20000, 72);
    assert_in_range(pixel(&picture, 4, 10), 63, 65);
    glyph.x = 4120;
    picture = one_page(bench, &item, 1, 30000, 20000, 72);
    assert_box(&picture, 4, 5, 14, 15);
    /* The baseline goes to the nearest pixel. */
    glyph.y = 15499;
    picture = one_page(bench, &item, 1, 30000, 20000, 72);
    assert_box(&picture, 4, 5, 14, 15);
}

static void colours_and_links(void **state)
{
    struct bench *bench = *state;
    struct item items[] = {
        {.kind = ITEM_RULE, .colour = 0x404040, .rule = {0, 0, 5000, 5000}},
        {.kind = ITEM_LINK, .element = 1},
    };
    items[1].link = (struct link){0, 0, 9000, 9000, 0, 0, STR("x")};
    struct picture picture = one_page(bench, items, 2, 10000, 10000, 72);
    assert_int_equal(picture.channels, 1);
    assert_int_equal(pixel(&picture, 4, 4), 0x40);
    assert_int_equal(pixel(&picture, 6, 6), 255);
    items[0].colour = 0xC00001;
    picture = one_page(bench, items, 2, 10000, 10000, 72);
    assert_int_equal(picture.channels, 3);
    static const unsigned char red[] = {0xC0, 0x00, 0x01, 0xC0, 0x00, 0x01};
    assert_memory_equal(picture.pixels, red, 6);
    static const unsigned char white[] = {255, 255, 255};
    assert_memory_equal(picture.pixels + 3 * 99, white, 3);
}

static void the_same_bytes_with_a_resolution_and_no_time(void **state)
{
    struct bench *bench = *state;
    struct item item = {.kind = ITEM_RULE, .rule = {2250, 3000, 3250, 4000}};
    one_page(bench, &item, 1, 30000, 20000, 300);
    struct str first = picture_bytes(bench, "page-01.png");
    one_page(bench, &item, 1, 30000, 20000, 300);
    struct str second = picture_bytes(bench, "page-01.png");
    assert_true(str_equal(first, second));
    /* 300 / 0.0254 = 11811 = 0x2E23 pixels a metre, twice, unit 1. */
    assert_int_not_equal(
        str_find(first, STR("pHYs\x00\x00\x2E\x23\x00\x00\x2E\x23\x01"), 0),
        SIZE_MAX);
    assert_int_equal(str_find(first, STR("tIME"), 0), SIZE_MAX);
    assert_int_equal(str_find(first, STR("tEXt"), 0), SIZE_MAX);
}

static void names_count_from_one_at_full_width(void **state)
{
    struct bench *bench = *state;
    struct page *items = ARENA_ARRAY(bench->arena, 100, struct page);
    for (size_t i = 0; i < 100; i++)
        items[i] = (struct page){.width = 5000, .height = 5000};
    const struct pages ten = {.items = items, .count = 99};
    assert_true(preview(bench, &ten, 1, 9, 72));
    assert_false(has_picture(bench, "page-01.png"));
    assert_true(has_picture(bench, "page-02.png"));
    assert_true(has_picture(bench, "page-10.png"));
    assert_false(has_picture(bench, "page-11.png"));
    const struct pages hundred = {.items = items, .count = 100};
    assert_true(preview(bench, &hundred, 99, 99, 72));
    assert_true(preview(bench, &hundred, 6, 6, 72));
    assert_true(has_picture(bench, "page-100.png"));
    assert_true(has_picture(bench, "page-007.png"));
}

static void a_huge_page_is_refused_others_are_drawn(void **state)
{
    struct bench *bench = *state;
    const struct page items[] = {
        {.width = 2400001, .height = 72000},
        {.width = 72000, .height = 2400000},
    };
    const struct pages pages = {.items = items, .count = 2};
    assert_false(preview(bench, &pages, 0, 1, 600));
    assert_int_equal(diag_count(bench->log), 1);
    const struct diag *diag = diag_lookup(bench->log, 0);
    assert_int_equal(diag->code, DIAG_PREVIEW_TOO_LARGE);
    assert_int_not_equal(str_find(diag->message[1], STR("20001×600"), 0),
                         SIZE_MAX);
    assert_false(has_picture(bench, "page-01.png"));
    assert_int_equal(read_picture(bench, "page-02.png").height, 20000);
}

static void a_glyph_that_fails_is_reported_once(void **state)
{
    struct bench *bench = *state;
    const struct placed_glyph glyphs[] = {{4711, 0, 10000, 0, 1},
                                          {4711, 9000, 10000, 1, 1}};
    struct item item = {.kind = ITEM_GLYPHS, .element = 1};
    item.glyphs = (struct glyphs){0, 10000, STR("AB"), glyphs, 2, false};
    const struct page page = {
        .width = 30000, .height = 20000, .items = &item, .count = 1};
    const struct pages pages = {.items = &page, .count = 1};
    assert_false(preview(bench, &pages, 0, 0, 72));
    assert_int_equal(diag_count(bench->log), 1);
    assert_int_equal(diag_lookup(bench->log, 0)->code, DIAG_LIBRARY_FAILED);
    struct picture picture = read_picture(bench, "page-01.png");
    assert_box(&picture, 0, 0, 0, 0);
}

static void the_folder_is_made_or_reported(void **state)
{
    struct bench *bench = *state;
    const struct page page = {.width = 5000, .height = 5000};
    const struct pages pages = {.items = &page, .count = 1};
    struct str top = bench->folder;
    bench->folder = file_join(bench->arena, top, STR("a/b"));
    assert_true(preview(bench, &pages, 0, 0, 72));
    bench->folder = file_join(bench->arena, top, STR("a/b/page-01.png"));
    assert_false(preview(bench, &pages, 0, 0, 72));
    assert_int_equal(diag_count(bench->log), 1);
    assert_int_equal(diag_lookup(bench->log, 0)->code, DIAG_FILE_UNWRITABLE);
    /* The folder is there, but a folder stands where the picture goes. */
    bench->folder = file_join(bench->arena, top, STR("c"));
    assert_true(file_make_folder(
        file_join(bench->arena, bench->folder, STR("page-01.png")),
        bench->log));
    assert_false(preview(bench, &pages, 0, 0, 72));
    assert_int_equal(diag_count(bench->log), 2);
    assert_int_equal(diag_lookup(bench->log, 1)->code, DIAG_FILE_UNWRITABLE);
    bench->folder = top;
}

#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, bench_open, bench_close)

int preview_tests(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rules_stand_where_they_should),
        TEST(sizes_round_up),
        TEST(glyphs_stand_where_they_should),
        TEST(colours_and_links),
        TEST(the_same_bytes_with_a_resolution_and_no_time),
        TEST(names_count_from_one_at_full_width),
        TEST(a_huge_page_is_refused_others_are_drawn),
        TEST(a_glyph_that_fails_is_reported_once),
        TEST(the_folder_is_made_or_reported),
    };
    return cmocka_run_group_tests_name("preview", tests, NULL, NULL);
}
