/* SPDX-License-Identifier: MIT
 *
 * Codes by (font, glyph, text).
 */
#include "test_pdf.h"

#include "pdf/coding.h"

struct fixture {
    struct arena *arena;
    struct fonts *fonts;
    struct coding *coding;
};

static int open_fixture(void **state)
{
    struct arena *arena = arena_new();
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    fixture->arena = arena;
    fixture->fonts = test_fonts_open(diag_log_new(arena));
    fixture->coding = coding_new(arena, fixture->fonts);
    *state = fixture;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *fixture = *state;
    fonts_close(fixture->fonts);
    arena_free(fixture->arena);
    return 0;
}

static void first_use_order(void **state)
{
    struct coding *coding = ((struct fixture *)*state)->coding;
    assert_int_equal(coding_code(coding, 0, 900, STR("a")).value, 1);
    assert_int_equal(coding_code(coding, 0, 100, STR("b")).value, 2);
    assert_int_equal(coding_code(coding, 0, 900, STR("a")).value, 1);
    /* One glyph, another text: another code. */
    assert_int_equal(coding_code(coding, 0, 900, STR("c")).value, 3);
    assert_int_equal(coding_code(coding, 0, 900, STR("")).value, 4);
    /* Another font counts from 1 again. */
    struct code code = coding_code(coding, 1, 900, STR("a"));
    assert_int_equal(code.subset, 1);
    assert_int_equal(code.value, 1);
    assert_int_equal(coding_subset_count(coding), 2);
    const struct subset *subset = coding_subset(coding, 0);
    assert_int_equal(subset->count, 5);
    assert_int_equal(subset->codes[0].glyph, 0);
    assert_int_equal(subset->codes[3].glyph, 900);
    test_text(subset->codes[3].text, "c");
}

static void widths(void **state)
{
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < fonts_count(fixture->fonts); i++) {
        const struct font *font = fonts_at(fixture->fonts, i);
        unsigned units = font_facts(font)->units_per_em;
        for (uint32_t glyph = 1; glyph < 500; glyph++) {
            struct code code = coding_code(fixture->coding, i, glyph, STR(""));
            double exact = font_glyph_advance(font, glyph) * 1000.0 / units;
            assert_true(code.width - exact <= 0.5 && exact - code.width <= 0.5);
        }
    }
}

/* More codes than one font of a file can have: a second subset. */
static void overflow(void **state)
{
    const struct fixture *fixture = *state;
    enum { TEXTS = 70000, FULL = 65534 };
    struct str *texts = ARENA_ARRAY(fixture->arena, TEXTS, struct str);
    for (int i = 0; i < TEXTS; i++)
        texts[i] = str_format(fixture->arena, "%d", i);
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < TEXTS; i++) {
            struct code code = coding_code(fixture->coding, 0, 7, texts[i]);
            assert_int_equal(code.subset, i / FULL);
            assert_int_equal(code.value, i % FULL + 1);
        }
    }
    assert_int_equal(coding_subset_count(fixture->coding), 2);
}

int test_coding(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(first_use_order, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(widths, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(overflow, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests_name("coding", tests, NULL, NULL);
}
