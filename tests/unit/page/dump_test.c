/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "page/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct fonts *test_fonts(struct arena *arena)
{
    struct str folder = STR(SOURCE_FOLDER "/tests/data/boxes");
    struct fonts *fonts = fonts_open(&folder, 1, diag_log_new(arena));
    assert_non_null(fonts);
    return fonts;
}

static void assert_dump(const struct pages *pages, const char *expected)
{
    struct arena *arena = arena_new();
    struct fonts *fonts = test_fonts(arena);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    page_dump(pages, fonts, out);
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
    fonts_close(fonts);
    arena_free(arena);
}

static void empty_document(void **state)
{
    (void)state;
    const struct pages pages = {
        .metadata = {.title = STR("a\"b"),
                     .form = STR("f"),
                     .form_version = STR("1"),
                     .revision = {2, STR("2024-03-05"), STR("r\"s")}}};
    assert_dump(&pages, "metadata\n"
                        "  title \"a\\\"b\"\n"
                        "  author \"\"\n"
                        "  subject \"\"\n"
                        "  keywords \"\"\n"
                        "  language \"\"\n"
                        "  date \"\"\n"
                        "  producer \"\"\n"
                        "  form \"f\" version \"1\"\n"
                        "  revision 2 date \"2024-03-05\" reason "
                        "\"r\\\"s\"\n"
                        "structure\n"
                        "outline\n");
}

#define NO_METADATA     \
    "metadata\n"        \
    "  title \"\"\n"    \
    "  author \"\"\n"   \
    "  subject \"\"\n"  \
    "  keywords \"\"\n" \
    "  language \"\"\n" \
    "  date \"\"\n"     \
    "  producer \"\"\n" \
    "  form \"\" version \"\"\n"

/* The line of one item on a page of a document with one paragraph. */
static void assert_item(const struct item *item, const char *line)
{
    const struct element elements[] = {
        {0},
        {.role = ELEMENT_DOCUMENT},
        {.role = ELEMENT_PARAGRAPH, .parent = 1},
    };
    const struct page page = {.width = 1000,
                              .height = 2000,
                              .label = STR("i"),
                              .items = item,
                              .count = 1};
    const struct pages pages = {
        .items = &page, .count = 1, .elements = elements, .element_count = 3};
    struct arena *arena = arena_new();
    struct str expected = str_format(arena,
                                     NO_METADATA "page 1 1000 2000 \"i\"\n"
                                                 "  %s\n"
                                                 "structure\n"
                                                 "  1:Document\n"
                                                 "    2:P\n"
                                                 "outline\n",
                                     line);
    assert_dump(&pages, expected.data);
    arena_free(arena);
}

static void assert_glyphs(struct str text, const struct placed_glyph *glyphs,
                          size_t count, const char *line)
{
    struct item item = {.kind = ITEM_GLYPHS, .element = 2};
    item.glyphs = (struct glyphs){0, 10000, text, glyphs, count, false};
    assert_item(&item, line);
}

static void glyphs_one_character_each(void **state)
{
    (void)state;
    const struct placed_glyph glyphs[] = {
        {1, 100, 900, 0, 1},  {1, 5100, 900, 1, 1},  {1, 10100, 900, 2, 1},
        {2, 9000, 900, 3, 1}, {1, 19000, 900, 4, 3},
    };
    assert_glyphs(STR("AAAB\u53E3"), glyphs, 5,
                  "glyphs 2:P boxes 10000 at 100 900 \"AAAB\u53E3\""
                  " x 5000*2 -1100 10000");
    assert_glyphs(STR("A"), glyphs, 1,
                  "glyphs 2:P boxes 10000 at 100 900 \"A\"");
    assert_glyphs(STR(""), NULL, 0, "glyphs 2:P boxes 10000 \"\"");
}

/* The baseline runs down the page: steps are downwards. */
static void turned_glyphs(void **state)
{
    (void)state;
    const struct placed_glyph glyphs[] = {{1, 100, 900, 0, 1},
                                          {1, 100, 5900, 1, 1}};
    struct item item = {.kind = ITEM_GLYPHS, .element = 2};
    item.glyphs = (struct glyphs){0, 10000, STR("AA"), glyphs, 2, true};
    assert_item(&item, "glyphs 2:P boxes 10000 turned at 100 900 \"AA\" x 0"
                       " y 5000");
}

static void glyphs_of_clusters(void **state)
{
    (void)state;
    /* A ligature of two characters, then a base with a mark above it. */
    const struct placed_glyph glyphs[] = {
        {1, 0, 900, 0, 2}, {2, 500, 900, 2, 2}, {3, 700, 650, 2, 0}};
    assert_glyphs(STR("ABBA"), glyphs, 3,
                  "glyphs 2:P boxes 10000 at 0 900 \"ABBA\" x 500 200"
                  " y 0 -250 characters 2*2 0");
}

static void glyphs_with_faults(void **state)
{
    (void)state;
    const struct placed_glyph gap[] = {{1, 0, 0, 0, 1}, {0, 500, 0, 2, 1}};
    assert_glyphs(STR("ABA"), gap, 2,
                  "glyphs 2:P boxes 10000 at 0 0 \"ABA\" x 500"
                  " bytes 0:1 2:1 missing 2");
    const struct placed_glyph cut[] = {{0, 0, 0, 0, 1}, {0, 500, 0, 1, 1}};
    assert_glyphs(STR("ABA"), cut, 2,
                  "glyphs 2:P boxes 10000 at 0 0 \"ABA\" x 500"
                  " bytes 0:1 1:1 missing 1 2");
}

static void rules_links_and_artifacts(void **state)
{
    (void)state;
    struct item item = {.kind = ITEM_RULE,
                        .artifact = ARTIFACT_LAYOUT,
                        .rule = {1, -2, 300, 40}};
    assert_item(&item, "rule artifact:layout 1 -2 300 40");
    item.artifact = ARTIFACT_PAGINATION;
    item.colour = 0xABCDE;
    assert_item(&item, "rule artifact:pagination #0abcde 1 -2 300 40");
    item = (struct item){.kind = ITEM_LINK, .element = 2};
    item.link = (struct link){1, 2, 3, 4, 0, 55, STR("go\n")};
    assert_item(&item, "link 2:P 1 2 3 4 to 1 55 \"go\\n\"");
}

/* Behind the items, whatever their order. */
static void lines_of_justified_text(void **state)
{
    (void)state;
    const struct element elements[] = {
        {0},
        {.role = ELEMENT_DOCUMENT},
        {.role = ELEMENT_PARAGRAPH, .parent = 1},
    };
    const struct item item = {
        .kind = ITEM_RULE, .artifact = ARTIFACT_LAYOUT, .rule = {1, 2, 3, 4}};
    const struct line lines[] = {
        {.element = 2,
         .x = 10,
         .baseline = 20,
         .width = 300,
         .natural = 290,
         .badness = 7},
        {.element = 2, .x = -1, .width = 300, .natural = 310, .badness = 100},
    };
    const struct page page = {.width = 1000,
                              .height = 2000,
                              .items = &item,
                              .count = 1,
                              .lines = lines,
                              .line_count = 2};
    const struct pages pages = {
        .items = &page, .count = 1, .elements = elements, .element_count = 3};
    assert_dump(&pages, NO_METADATA
                "page 1 1000 2000 \"\"\n"
                "  rule artifact:layout 1 2 3 4\n"
                "  line 2:P at 10 20 width 300 natural 290 badness 7\n"
                "  line 2:P at -1 0 width 300 natural 310 badness 100\n"
                "structure\n"
                "  1:Document\n"
                "    2:P\n"
                "outline\n");
}

/* Elements may stand level by level in the array: the dump is the tree. */
static void structure_and_outline(void **state)
{
    (void)state;
    const struct element elements[] = {
        {0},
        {.role = ELEMENT_DOCUMENT},
        {.role = ELEMENT_SECTION, .parent = 1, .title = STR("s")},
        {.role = ELEMENT_SECTION, .parent = 1},
        {.role = ELEMENT_H1, .parent = 2},
        {.role = ELEMENT_TABLE, .parent = 3, .title = STR("t")},
        {.role = ELEMENT_TABLE_ROW, .parent = 5},
        {.role = ELEMENT_HEADER_CELL,
         .parent = 6,
         .scope = SCOPE_COLUMN,
         .colspan = 2,
         .rowspan = 1},
        {.role = ELEMENT_HEADER_CELL,
         .parent = 6,
         .scope = SCOPE_ROW,
         .colspan = 1,
         .rowspan = 3},
        {.role = ELEMENT_DATA_CELL, .parent = 6, .colspan = 1, .rowspan = 1},
        {.role = ELEMENT_PARAGRAPH, .parent = 2},
    };
    const struct outline_entry outline[] = {{1, STR("one"), 0, 10, 4},
                                            {2, STR("two"), 4, 20, 5}};
    const struct pages pages = {.elements = elements,
                                .element_count =
                                    sizeof elements / sizeof *elements,
                                .outline = outline,
                                .outline_count = 2};
    assert_dump(&pages, NO_METADATA "structure\n"
                                    "  1:Document\n"
                                    "    2:Sect \"s\"\n"
                                    "      4:H1\n"
                                    "      10:P\n"
                                    "    3:Sect\n"
                                    "      5:Table \"t\"\n"
                                    "        6:TR\n"
                                    "          7:TH column colspan 2\n"
                                    "          8:TH row rowspan 3\n"
                                    "          9:TD\n"
                                    "outline\n"
                                    "  \"one\" to 1 10 4\n"
                                    "    \"two\" to 5 20 5\n");
}

/* ISO 32000-1, tables 333, 334, 336, 337, 338. */
static void role_names(void **state)
{
    (void)state;
    static const struct {
        enum element_role role;
        const char *name;
    } cases[] = {
        {ELEMENT_DOCUMENT, "Document"},
        {ELEMENT_SECTION, "Sect"},
        {ELEMENT_H1, "H1"},
        {ELEMENT_H2, "H2"},
        {ELEMENT_H3, "H3"},
        {ELEMENT_H4, "H4"},
        {ELEMENT_H5, "H5"},
        {ELEMENT_H6, "H6"},
        {ELEMENT_PARAGRAPH, "P"},
        {ELEMENT_TABLE, "Table"},
        {ELEMENT_CAPTION, "Caption"},
        {ELEMENT_TABLE_HEAD, "THead"},
        {ELEMENT_TABLE_BODY, "TBody"},
        {ELEMENT_TABLE_ROW, "TR"},
        {ELEMENT_HEADER_CELL, "TH"},
        {ELEMENT_DATA_CELL, "TD"},
        {ELEMENT_CONTENTS, "TOC"},
        {ELEMENT_CONTENTS_ITEM, "TOCI"},
        {ELEMENT_LINK, "Link"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(element_role_name(cases[i].role), cases[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_document),
        cmocka_unit_test(glyphs_one_character_each),
        cmocka_unit_test(turned_glyphs),
        cmocka_unit_test(glyphs_of_clusters),
        cmocka_unit_test(glyphs_with_faults),
        cmocka_unit_test(rules_links_and_artifacts),
        cmocka_unit_test(lines_of_justified_text),
        cmocka_unit_test(structure_and_outline),
        cmocka_unit_test(role_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
