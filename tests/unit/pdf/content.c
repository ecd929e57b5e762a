/* SPDX-License-Identifier: MIT
 *
 * Content streams, to the letter.
 */
#include "test_pdf.h"

#include "pdf/structure.h"
#include "pdf/writer.h"

enum { HEIGHT = 800000, FONT = 2 /* with widths of 1000 for most glyphs */ };

static const struct element elements[] = {
    {.role = ELEMENT_DOCUMENT},
    {.role = ELEMENT_DOCUMENT},
    {.role = ELEMENT_PARAGRAPH, .parent = 1},
    {.role = ELEMENT_LINK, .parent = 2},
};

/* The content stream of a page. */
static void check_page(void **state, const struct page *page,
                       const char *expected)
{
    const struct pdf_fixture *fixture = *state;
    const struct pages pages = {
        .items = page, .count = 1, .elements = elements, .element_count = 4};
    struct writer writer = {.pages = &pages,
                            .fonts = fixture->fonts,
                            .arena = fixture->arena,
                            .log = fixture->log};
    writer.objects = objects_open(fixture->arena, fixture->log);
    assert_non_null(writer.objects);
    uint32_t page_object = object_page(writer.objects);
    writer.page_objects = &page_object;
    writer.coding = coding_new(fixture->arena, fixture->fonts);
    writer.structure = structure_new(&writer);
    struct builder annotations = {.arena = fixture->arena};
    test_text(content_page(&writer, 0, &annotations), expected);
    objects_close(writer.objects);
}

static void check(void **state, const struct item *items, size_t count,
                  const char *expected)
{
    const struct page page = {
        .width = 600000, .height = HEIGHT, .items = items, .count = count};
    check_page(state, &page, expected);
}

/* A glyph that is 1000 wide in the font: a hanzi. */
static uint32_t wide_glyph(void **state, uint32_t nth)
{
    const struct pdf_fixture *fixture = *state;
    const struct font *font = fonts_at(fixture->fonts, FONT);
    assert_int_equal(font_facts(font)->units_per_em, 1000);
    for (uint32_t glyph = 1000;; glyph++)
        if (font_glyph_advance(font, glyph) == 1000 && nth-- == 0)
            return glyph;
}

static void empty(void **state)
{
    check(state, NULL, 0, "");
    const struct item none = {.kind = ITEM_GLYPHS, .element = 2};
    check(state, &none, 1, "");
}

static void rules(void **state)
{
    const struct item items[] = {
        {.kind = ITEM_RULE,
         .artifact = ARTIFACT_LAYOUT,
         .rule = {1000, 2000, 30500, 500}},
        {.kind = ITEM_RULE,
         .artifact = ARTIFACT_LAYOUT,
         .rule = {1000, 4000, 30500, 500}},
        {.kind = ITEM_RULE,
         .artifact = ARTIFACT_LAYOUT,
         .colour = 0xFF0080,
         .rule = {0, 0, 1, 1}},
        {.kind = ITEM_RULE,
         .artifact = ARTIFACT_PAGINATION,
         .colour = 0x808080,
         .rule = {0, 799000, 1000, 1000}},
        {.kind = ITEM_RULE, .element = 2, .rule = {0, 0, 1000, 1000}},
    };
    check(state, items, 5,
          "/Artifact <</Type /Layout>> BDC\n"
          "1 797.5 30.5 0.5 re\n"
          "1 795.5 30.5 0.5 re\n"
          "f\n"
          "1 0 0.502 rg\n"
          "0 799.999 0.001 0.001 re\n"
          "f\n"
          "EMC\n"
          "/Artifact <</Type /Pagination>> BDC\n"
          "0.502 g\n"
          "0 0 1 1 re\n"
          "f\n"
          "EMC\n"
          "/P <</MCID 0>> BDC\n"
          "0 g\n"
          "0 799 1 1 re\n"
          "f\n"
          "EMC\n");
}

static void texts(void **state)
{
    uint32_t a = wide_glyph(state, 0), b = wide_glyph(state, 1);
    const struct placed_glyph close[] = {
        {a, 100000, 200000, 0, 1},
        {b, 110000, 200000, 1, 1},
        /* squeezed by a quarter em, then raised */
        {a, 117500, 200000, 2, 1},
        {a, 127500, 198000, 3, 1},
    };
    const struct placed_glyph next[] = {{b, 90000, 230000, 0, 1}};
    struct item items[] = {
        {.kind = ITEM_GLYPHS,
         .element = 2,
         .glyphs = {FONT, 10000, STR("abaa"), close, 4, false}},
        {.kind = ITEM_GLYPHS,
         .element = 2,
         .glyphs = {FONT, 10000, STR("b"), next, 1, false}},
        {.kind = ITEM_GLYPHS,
         .element = 3,
         .colour = 0xFF,
         .glyphs = {FONT, 10500, STR("b"), next, 1, false}},
    };
    check(state, items, 3,
          "/P <</MCID 0>> BDC\n"
          "BT\n"
          "/F0 10 Tf\n"
          "100 600 Td\n"
          "[<00010002>250<0001>]TJ\n"
          "27.5 2 Td\n"
          "[<0001>]TJ\n"
          "-37.5 -32 Td\n"
          "[<0002>]TJ\n"
          "ET\n"
          "EMC\n"
          "/Link <</MCID 1>> BDC\n"
          "BT\n"
          "0 0 1 rg\n"
          "/F0 10.5 Tf\n"
          "90 570 Td\n"
          "[<0002>]TJ\n"
          "ET\n"
          "EMC\n");
}

/* Turned glyphs have a matrix, and so has what follows them; the page begins
 * with its own. */
static void turned(void **state)
{
    uint32_t a = wide_glyph(state, 0), b = wide_glyph(state, 1);
    const struct placed_glyph across[] = {{a, 100000, 200000, 0, 1}};
    const struct placed_glyph down[] = {
        {a, 50000, 300000, 0, 1},
        {b, 50000, 310000, 1, 1},
        /* squeezed by a quarter em, then moved aside */
        {a, 50000, 317500, 2, 1},
        {a, 48000, 327500, 3, 1},
    };
    struct item items[] = {
        {.kind = ITEM_GLYPHS,
         .element = 2,
         .glyphs = {FONT, 10000, STR("a"), across, 1, false}},
        {.kind = ITEM_GLYPHS,
         .element = 2,
         .glyphs = {FONT, 10000, STR("abaa"), down, 4, true}},
        {.kind = ITEM_GLYPHS,
         .element = 2,
         .glyphs = {FONT, 10000, STR("a"), across, 1, false}},
        {.kind = ITEM_GLYPHS,
         .element = 2,
         .glyphs = {FONT, 10000, STR("a"), across, 1, false}},
    };
    const struct page page = {.width = 600000,
                              .height = HEIGHT,
                              .items = items,
                              .count = 4,
                              .turned = true};
    check_page(state, &page,
               "0 1 -1 0 800 0 cm\n"
               "/P <</MCID 0>> BDC\n"
               "BT\n"
               "/F0 10 Tf\n"
               "100 600 Td\n"
               "[<0001>]TJ\n"
               "0 -1 1 0 50 500 Tm\n"
               "[<00010002>250<0001>]TJ\n"
               "0 -1 1 0 48 472.5 Tm\n"
               "[<0001>]TJ\n"
               "1 0 0 1 100 600 Tm\n"
               "[<0001>]TJ\n"
               "0 0 Td\n"
               "[<0001>]TJ\n"
               "ET\n"
               "EMC\n");
}

/* 333 gaps of a third of a unit: the error never grows above half a unit of
 * the font, so 111 units must have been spent at the end. */
static void no_drift(void **state)
{
    enum { COUNT = 334 };
    const struct pdf_fixture *fixture = *state;
    uint32_t glyph = wide_glyph(state, 0);
    struct placed_glyph placed[COUNT];
    char text[COUNT];
    struct builder expected = {.arena = fixture->arena};
    builder_add(&expected, STR("/P <</MCID 0>> BDC\nBT\n/F0 3 Tf\n"
                               "0 800 Td\n[<"));
    for (int i = 0; i < COUNT; i++) {
        /* em 3 pt: a unit is 0.003 pt, a gap 0.001 pt */
        placed[i] = (struct placed_glyph){glyph, 3001 * i, 0, (uint32_t)i, 1};
        text[i] = 'a';
        builder_add(&expected, i % 3 == 2 ? STR(">-1<0001") : STR("0001"));
    }
    builder_add(&expected, STR(">]TJ\nET\nEMC\n"));
    const struct item item = {
        .kind = ITEM_GLYPHS,
        .element = 2,
        .glyphs = {FONT, 3000, {text, COUNT}, placed, COUNT, false}};
    check(state, &item, 1, str_c(fixture->arena, builder_str(&expected)));
}

/* Characters of a cluster are shared out among its glyphs: codes differ as
 * the texts differ. */
static void clusters(void **state)
{
    uint32_t glyph = wide_glyph(state, 0);
    const struct placed_glyph placed[] = {
        {glyph, 0, 0, 0, 1},     /* "a" */
        {glyph, 10000, 0, 1, 3}, /* "b" of "bcd" */
        {glyph, 20000, 0, 1, 0}, /* "cd" */
        {glyph, 30000, 0, 4, 1}, /* "a" */
        {glyph, 40000, 0, 5, 1}, /* "b" */
        {glyph, 50000, 0, 5, 0}, /* nothing is left */
        {glyph, 60000, 0, 5, 0},
    };
    const struct item item = {
        .kind = ITEM_GLYPHS,
        .element = 2,
        .glyphs = {FONT, 10000, STR("abcdab"), placed, 7, false}};
    check(state, &item, 1,
          "/P <</MCID 0>> BDC\n"
          "BT\n"
          "/F0 10 Tf\n"
          "0 800 Td\n"
          "[<0001000200030001000200040004>]TJ\n"
          "ET\n"
          "EMC\n");
}

int test_content(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(empty, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(rules, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(texts, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(turned, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(no_drift, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(clusters, pdf_fixture_open,
                                        pdf_fixture_close),
    };
    return cmocka_run_group_tests_name("content", tests, NULL, NULL);
}
