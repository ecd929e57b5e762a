/* SPDX-License-Identifier: MIT
 *
 * A file in plain text, sound, and with one thing wrong.
 */
#include "test_extract.h"

#include <string.h>

static void sound(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct paper paper = paper_sound();
    const struct pages *pages =
        extract_pages(paper_bytes(&paper, arena), STR("a.pdf"), arena, log);
    if (pages == NULL)
        diag_print(log, stderr, DIAG_ENGLISH, false);
    assert_non_null(pages);
    assert_int_equal(pages->count, 1);
    const struct page *page = pages->items;
    assert_int_equal(page->width, 100000);
    assert_int_equal(page->height, 200500);
    assert_false(page->turned);
    assert_string_equal(page->label.data, "A-7");
    assert_int_equal(page->count, 3);
    assert_item(pages, 0, 0, 2, "一fi9");
    assert_item(pages, 0, 1, 5, "9");
    assert_item(pages, 0, 2, 0, "9");
    assert_int_equal(page->items[2].artifact, ARTIFACT_PAGINATION);
    assert_int_equal(pages->element_count, 6);
    const struct element *cell = &pages->elements[5];
    assert_int_equal(cell->role, ELEMENT_DATA_CELL);
    assert_int_equal(cell->parent, 4);
    assert_int_equal(cell->colspan, 2);
    assert_int_equal(cell->rowspan, 1);
    assert_string_equal(pages->elements[3].title.data, "T");
    assert_int_equal(pages->outline_count, 1);
    assert_string_equal(pages->outline[0].title.data, "B");
    assert_int_equal(pages->outline[0].level, 1);
    assert_int_equal(pages->outline[0].y, 50000);
    assert_int_equal(pages->outline[0].element, 2);
    const struct metadata *metadata = &pages->metadata;
    assert_string_equal(metadata->title.data, "望都");
    assert_string_equal(metadata->author.data, "");
    assert_string_equal(metadata->language.data, "zh-CN");
    assert_string_equal(metadata->date.data, "2024-02-18");
    assert_string_equal(metadata->producer.data, "gongkai 0.1.0");
    assert_string_equal(metadata->form.data, "small");
    assert_string_equal(metadata->form_version.data, "1.2");
    assert_int_equal(metadata->revision.number, 2);
    assert_string_equal(metadata->revision.date.data, "2024-03-05");
    assert_string_equal(metadata->revision.reason.data, "a & b");
    arena_free(arena);
}

/* The first of old in a body, or in a stream, becomes new. */
struct slip {
    int object;
    const char *old, *new;
};

static struct str replaced(struct arena *arena, struct str text,
                           const struct slip *slip)
{
    size_t at = str_find(text, str_from(slip->old), 0);
    if (at == SIZE_MAX)
        fail_msg("%s: not found", slip->old);
    return str_format(
        arena, "%.*s%s%.*s", (int)at, text.data, slip->new,
        STR_FMT(str_slice(text, at + strlen(slip->old), text.length)));
}

static const struct diag *read_slip(struct arena *arena,
                                    const struct slip *slip)
{
    struct diag_log *log = diag_log_new(arena);
    struct paper paper = paper_sound();
    struct str *text = paper.streams[slip->object].data != NULL
                           ? &paper.streams[slip->object]
                           : &paper.bodies[slip->object];
    *text = replaced(arena, *text, slip);
    const struct pages *pages =
        extract_pages(paper_bytes(&paper, arena), STR("a.pdf"), arena, log);
    assert_int_equal(pages == NULL, diag_count(log) != 0);
    return pages == NULL ? diag_lookup(log, 0) : NULL;
}

static void check_slips(const struct slip *slips, size_t count,
                        enum diag_code code)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        const struct diag *found = read_slip(arena, &slips[i]);
        if (found == NULL || found->code != code)
            fail_msg("%d: %s: %s", slips[i].object, slips[i].new,
                     found == NULL ? "pages" : found->message[1].data);
        assert_string_equal(found->at.file.data, "a.pdf");
        arena_free(arena);
    }
}

#define CHECK(slips, code) \
    check_slips(slips, sizeof slips / sizeof *slips, code)

static void broken_trees(void **state)
{
    (void)state;
    static const struct slip slips[] = {
        {PAPER_PAGES, "[3 0 R]", "[2 0 R]"}, /* cycles */
        {PAPER_PAGES, "[3 0 R]", "[3 0 R 3 0 R]"},
        {PAPER_PAGES, "[3 0 R]", "[]"},
        {PAPER_PAGES, "[3 0 R]", "[99 0 R]"},
        {PAPER_PAGES, "[3 0 R]", "[3]"},
        {PAPER_PAGE, "200.5", "0"},
        {PAPER_PAGE, "200.5", "99999999"},
        {PAPER_PAGE, "[0 0", "[0 1"},
        {PAPER_PAGE, "/Contents", "/Rotate 45 /Contents"},
        {PAPER_DOCUMENT, "[7 0 R", "[6 0 R"},
        {PAPER_DOCUMENT, "[7 0 R", "[7 0 R 7 0 R"},
        {PAPER_DOCUMENT, "[7 0 R 8 0 R]", "[7 0 R 9 0 R]"}, /* its child's */
        {PAPER_DOCUMENT, "/Document", "/Sect"},
        {PAPER_TABLE, "/Table", "/Document"},
        {PAPER_TABLE, "/Table", "/Figure"},
        {PAPER_ROW, "15 0 R", "8 0 R"},
        {PAPER_ROW, "15 0 R", "99 0 R"},
        {PAPER_ROW, "/K", "/A <</O /Layout>> /K"},
        {PAPER_TREE, "6 0 R", "5 0 R"},
        {PAPER_TREE, "6 0 R", "null"},
        {PAPER_CELL, "/ColSpan 2", "/ColSpan 0"},
        {PAPER_CELL, "/ColSpan 2", "/ColSpan 65536"},
        {PAPER_CELL, "/ColSpan 2", "/Scope /All"},
        {PAPER_CELL, "/Pg 3 0 R", "/Pg 7 0 R"},
        {PAPER_CELL, "/MCID 1", "/MCID -1"},
        {PAPER_CELL, "/MCID 1", "/MCID 0"}, /* claimed by two */
        {PAPER_CELL, "/MCID 1", "/MCID 2"},
        {PAPER_PARAGRAPH, "[0]", "[0 2]"}, /* not on the page */
        {PAPER_PARAGRAPH, "/Pg 3 0 R", ""},
        {PAPER_OUTLINES, "/First 13 0 R", "/First 12 0 R"},
        {PAPER_BOOKMARK, "/SE", "/Next 13 0 R /SE"},
        {PAPER_BOOKMARK, "/SE", "/First 13 0 R /SE"},
        {PAPER_BOOKMARK, "/SE 7 0 R", "/SE 5 0 R"},
        {PAPER_BOOKMARK, "[3 0 R", "[2 0 R"},
        {PAPER_CATALOGUE, "[0 <<", "[1 <<"},
        {PAPER_CATALOGUE, "/St 7", "/St -7"},
        {PAPER_CATALOGUE, "/S /D", "/S /R"},
        {PAPER_CATALOGUE, "/Pages 2 0 R", ""},
        {PAPER_CATALOGUE, "/Metadata 14 0 R", "/Metadata 13 0 R"},
        {PAPER_CATALOGUE, "/Metadata 14 0 R", "/Metadata (x)"},
    };
    CHECK(slips, DIAG_PDF_BROKEN);
}

static void broken_contents(void **state)
{
    (void)state;
    static const struct slip slips[] = {
        {PAPER_CONTENT, "0 0 10 1 re", "0 0 10 1 re S"},
        {PAPER_CONTENT, "0 0 10 1 re", "/Im0 Do"},
        {PAPER_CONTENT, "EMC", ""}, /* nested */
        {PAPER_CONTENT, "EMC", "EMC EMC"},
        {PAPER_CONTENT, "/Layout", "/Background"},
        {PAPER_CONTENT, "/P <<", "/H1 <<"}, /* another role */
        {PAPER_CONTENT, "/MCID 0", "/MCID 1"},
        {PAPER_CONTENT, "/MCID 0", "/MCID 5"},
        {PAPER_CONTENT, "/MCID 0", "/MCID (0)"},
        {PAPER_CONTENT, "<</MCID 0>>", "/MC0"},
        {PAPER_CONTENT, "/F0", "/F1"},
        {PAPER_CONTENT, "/F0 12 Tf", ""},
        {PAPER_CONTENT, "<0001>", "<0005>"}, /* no such code */
        {PAPER_CONTENT, "<0001>", "<0000>"},
        {PAPER_CONTENT, "<0001>", "<000101>"},
        {PAPER_CONTENT, "<0001>", "<00g1>"},
        {PAPER_CONTENT, "ET", "ET [<0001>] TJ ]"},
        {PAPER_CONTENT, "EMC\n/P", "EMC\n[<0003>]TJ\n/P"}, /* nobody's text */
        {PAPER_MAP, "<0001> <4E00>", "<01> <4E00>"},
        {PAPER_MAP, "<0001> <4E00>", "<0001> <4E>"},
        {PAPER_MAP, "<0001> <4E00>", "<0001> <DC00>"},
        {PAPER_MAP, "<0001> <4E00>", "<0001>"},
        {PAPER_MAP, "beginbfchar", "beginbfrange"},
        {PAPER_MAP, "endbfchar", ""},
        {PAPER_FONT, "/Identity-H", "/WinAnsiEncoding"},
        {PAPER_FONT, "/ToUnicode 11 0 R", ""},
        {PAPER_PAGE, "/F0 10 0 R", "/F0 <<>>"},
        {PAPER_PAGE, "/F0 10 0 R", "/F0 3 0 R"},
        {PAPER_PAGE, "/Contents 4 0 R", ""},
        {PAPER_PAGE, "/Contents 4 0 R", "/Contents 3 0 R"},
        {PAPER_PAGE, "/Contents 4 0 R", "/Contents [4 0 R 4 0 R]"},
        {PAPER_XMP, "</rdf:RDF>", ""},
        {PAPER_XMP, "<x:xmpmeta", "<!DOCTYPE x [<!ENTITY a 'b'>]><x:xmpmeta"},
        {PAPER_XMP, ">2<", ">-2<"},
        {PAPER_XMP, ">2<", ">99999999999<"},
    };
    CHECK(slips, DIAG_PDF_BROKEN);
}

static void foreign(void **state)
{
    (void)state;
    static const struct slip slips[] = {
        {PAPER_INFO, "gongkai 0", "Word 0"},
        {PAPER_INFO, "/Producer", "/Reducer"},
        {PAPER_INFO, "(gongkai 0.1.0)", "/gongkai"},
    };
    CHECK(slips, DIAG_PDF_FOREIGN);
    assert_false(extract_checked(STR("")));
    assert_false(extract_checked(STR("%PDF-1.7\n")));
    assert_false(extract_checked(STR("PK\x03\x04")));
}

/* What may differ, if another program writes the same. */
static void tolerated(void **state)
{
    (void)state;
    static const struct slip slips[] = {
        {PAPER_TREE, "6 0 R", "[6 0 R]"},
        {PAPER_PARAGRAPH, "[0]", "0"},
        {PAPER_PARAGRAPH, "[0]", "[0 <</Type /OBJR /Obj 1 0 R>>]"},
        {PAPER_PAGE, "/Contents 4 0 R", "/Contents [4 0 R]"},
        {PAPER_PAGE, "/Contents", "/Rotate 0 /Contents"},
        {PAPER_CATALOGUE, "/Outlines 12 0 R", ""},
        {PAPER_CATALOGUE, "/Metadata 14 0 R", ""},
        {PAPER_CATALOGUE, "/S /D /St 7", ""},
        {PAPER_CONTENT, "10 20 Td", "10 20 Td % a comment"},
        {PAPER_INFO, "D:20240218", "D:2024"},
    };
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct arena *arena = arena_new();
        const struct diag *found = read_slip(arena, &slips[i]);
        if (found != NULL)
            fail_msg("%s: %s", slips[i].new, found->message[1].data);
        arena_free(arena);
    }
}

int test_paper(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound),           cmocka_unit_test(broken_trees),
        cmocka_unit_test(broken_contents), cmocka_unit_test(foreign),
        cmocka_unit_test(tolerated),
    };
    return cmocka_run_group_tests_name("extract paper", tests, NULL, NULL);
}
