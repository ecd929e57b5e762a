/* SPDX-License-Identifier: MIT
 *
 * Reading and assembling CFF: the committed fonts, hand-made programs, and
 * damage.
 */
#include "test_pdf.h"

#include "pdf/cff.h"

#include <stdlib.h>
#include <string.h>

static void assert_bytes(struct str found, struct str expected)
{
    assert_int_equal(found.length, expected.length);
    if (found.length != 0)
        assert_memory_equal(found.data, expected.data, found.length);
}

/* What is written reads back with the same charstrings and parts. */
static void round_trip(struct arena *arena, const struct cff *source,
                       const uint32_t *glyphs, size_t count)
{
    struct str table =
        cff_write(arena, source, STR("ABCDEF+Name"), glyphs, count);
    struct cff subset;
    assert_true(cff_read(arena, table, &subset));
    assert_false(subset.has_subroutines);
    assert_int_equal(subset.charstrings.count, count);
    for (size_t i = 0; i < count; i++)
        assert_bytes(cff_item(&subset.charstrings, i),
                     cff_item(&source->charstrings, glyphs[i]));
    assert_bytes(subset.box, source->box);
    assert_bytes(subset.matrix, source->matrix);
    /* Once more, all of it: nothing changes. */
    uint32_t *all = ARENA_ARRAY(arena, count, uint32_t);
    for (size_t i = 0; i < count; i++)
        all[i] = (uint32_t)i;
    assert_bytes(cff_write(arena, &subset, STR("ABCDEF+Name"), all, count),
                 table);
}

static void committed_fonts(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct fonts *fonts = test_fonts_open(diag_log_new(arena));
    uint32_t glyphs[3000];
    for (size_t i = 0; i < fonts_count(fonts); i++) {
        const struct font *font = fonts_at(fonts, i);
        if (!font_facts(font)->is_cff)
            continue;
        struct cff cff;
        assert_true(cff_read(arena, font_table(font, "CFF "), &cff));
        assert_false(cff.has_subroutines);
        assert_int_equal(cff.charstrings.count, font_facts(font)->glyph_count);
        /* From the end of the font, with one glyph twice. */
        size_t count = sizeof glyphs / sizeof glyphs[0];
        for (size_t j = 1; j < count; j++)
            glyphs[j] = font_facts(font)->glyph_count - (uint32_t)j;
        glyphs[0] = 0;
        glyphs[2] = glyphs[1];
        round_trip(arena, &cff, glyphs, count);
        round_trip(arena, &cff, glyphs, 1);
    }
    fonts_close(fonts);
    arena_free(arena);
}

/* A font without subroutines goes through font_subset_cff unchanged: the
 * glyphs keep their numbers and outlines. */
static void subroutine_free(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct fonts *fonts = test_fonts_open(log);
    const uint32_t glyphs[] = {0, 500, 40, 7000};
    for (size_t i = 0; i < fonts_count(fonts); i++) {
        const struct font *font = fonts_at(fonts, i);
        if (!font_facts(font)->is_cff)
            continue;
        struct cff source, subset;
        assert_true(cff_read(arena, font_table(font, "CFF "), &source));
        struct str table = font_subset_cff(font, glyphs, 4, arena, log);
        assert_true(cff_read(arena, table, &subset));
        assert_false(subset.has_subroutines);
        for (size_t j = 0; j < 4; j++)
            assert_bytes(cff_item(&subset.charstrings, glyphs[j]),
                         cff_item(&source.charstrings, glyphs[j]));
    }
    assert_int_equal(diag_count(log), 0);
    fonts_close(fonts);
    arena_free(arena);
}

/*
 * A font of two glyphs that is not CID-keyed, with a matrix of its own:
 *
 *     0 header   4 Name   10 Top DICT   32 String   34 Global Subr
 *     40 CharStrings   52 Private   56 Local Subr
 */
enum { CHARSTRINGS_AT = 40, PRIVATE_AT = 52, SMALL_SIZE = 61 };

static const unsigned char small_top[] = {
    1,
    0,
    4,
    1, /* header */
    0,
    1,
    1,
    1,
    2,
    'N', /* Name INDEX */
    0,
    1,
    1,
    1,
    18, /* Top DICT INDEX, 17 bytes */
    30,
    0x0A,
    0x5F,
    139,
    139,
    30,
    0x0A, /* FontMatrix .5 0 0 .5 */
    0x5F,
    12,
    7, /* */
    139 + CHARSTRINGS_AT,
    17, /* CharStrings */
    139 + 4,
    139 + PRIVATE_AT,
    18, /* Private, 4 bytes */
    139,
    15, /* charset */
    0,
    0, /* String INDEX */
    0,
    0, /* Global Subr INDEX */
};
static const unsigned char small_charstrings[] = {0, 2, 1, 1, 2, 4, 14, 11, 14};
/* defaultWidthX 100, Subrs right behind. */
static const unsigned char small_private[] = {239, 20, 139 + 4, 19};

static struct str small_font(unsigned char *room, bool subroutines)
{
    memset(room, 0, SMALL_SIZE);
    memcpy(room, small_top, sizeof small_top);
    memcpy(room + CHARSTRINGS_AT, small_charstrings, sizeof small_charstrings);
    memcpy(room + PRIVATE_AT, small_private, sizeof small_private);
    if (subroutines)
        memcpy(room + PRIVATE_AT + 4, (unsigned char[]){0, 1, 1, 1, 1}, 5);
    return (struct str){(const char *)room, SMALL_SIZE};
}

static void name_keyed(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    unsigned char room[SMALL_SIZE];
    struct cff cff;
    assert_true(cff_read(arena, small_font(room, false), &cff));
    assert_false(cff.has_subroutines);
    assert_int_equal(cff.charstrings.count, 2);
    assert_int_equal(cff.part_count, 1);
    assert_int_equal(cff.matrix.length, 10);
    /* Subrs is gone, the rest stays. */
    assert_int_equal(cff.parts[0].private_dict.length, 2);
    assert_true(cff_has(&cff, 1));
    assert_false(cff_has(&cff, 2));
    round_trip(arena, &cff, (const uint32_t[]){0, 1, 1}, 3);
    assert_true(cff_read(arena, small_font(room, true), &cff));
    assert_true(cff.has_subroutines);
    arena_free(arena);
}

static void try_font(const unsigned char *bytes, size_t size)
{
    struct arena *arena = arena_new();
    /* Of its own, so that a sanitizer sees reading beyond the end. */
    unsigned char *copy = malloc(size + (size == 0));
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    struct cff cff;
    if (cff_read(arena, (struct str){(const char *)copy, size}, &cff) &&
        !cff.has_subroutines)
        cff_write(arena, &cff, STR("N"), (const uint32_t[]){0, 1}, 2);
    free(copy);
    arena_free(arena);
}

/* Every byte of a small font wrong in several ways, every length cut: it is
 * read as something or refused, never read beyond its end. */
static void damage(void **state)
{
    (void)state;
    static const unsigned char wrong[] = {0, 1, 12, 28, 29, 30, 127, 255};
    unsigned char room[SMALL_SIZE];
    for (size_t i = 0; i < SMALL_SIZE; i++) {
        for (size_t j = 0; j < sizeof wrong; j++) {
            small_font(room, j % 2 == 0);
            room[i] = wrong[j];
            try_font(room, SMALL_SIZE);
        }
        small_font(room, false);
        try_font(room, i);
    }
    struct cff cff;
    assert_false(cff_read(NULL, STR(""), &cff));
    assert_false(cff_read(NULL, STR("OTTO"), &cff));
}

int test_cff(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(committed_fonts),
        cmocka_unit_test(subroutine_free),
        cmocka_unit_test(name_keyed),
        cmocka_unit_test(damage),
    };
    return cmocka_run_group_tests_name("cff", tests, NULL, NULL);
}
