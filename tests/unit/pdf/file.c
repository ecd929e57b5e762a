/* SPDX-License-Identifier: MIT
 *
 * Whole files: the frame, sameness, failures. The sample is left in the
 * working folder as sample.pdf, for check.sh to be judged by other programs.
 */
#include "test_pdf.h"

#include "base/file.h"
#include "pdf/object_private.h"
#include "pdf/pdf.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void sample(void **state)
{
    const struct pdf_fixture *fixture = *state;
    const struct pages *pages =
        sample_pages(fixture->arena, fixture->fonts, fixture->log);
    assert_int_equal(diag_count(fixture->log), 0);
    struct str first, second;
    assert_true(
        pdf_write(pages, fixture->fonts, fixture->arena, fixture->log, &first));
    assert_true(pdf_write(pages, fixture->fonts, fixture->arena, fixture->log,
                          &second));
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    assert_true(str_starts(first, STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")));
    assert_true(str_ends(first, STR("\n%%EOF\n")));
    assert_int_equal(diag_count(fixture->log), 0);
    assert_true(file_replace(STR("sample.pdf"), first, fixture->log));
}

/* A page with nothing on it, and no metadata but the language. */
static struct pages blank(struct arena *arena)
{
    struct page *page = ARENA_NEW(arena, struct page);
    struct element *elements = ARENA_ARRAY(arena, 2, struct element);
    page->width = page->height = 100000;
    elements[1].role = ELEMENT_DOCUMENT;
    return (struct pages){.items = page,
                          .count = 1,
                          .elements = elements,
                          .element_count = 2,
                          .metadata = {.language = STR("zh-CN")}};
}

static void blank_page(void **state)
{
    const struct pdf_fixture *fixture = *state;
    struct pages pages = blank(fixture->arena);
    struct str bytes;
    assert_true(pdf_write(&pages, fixture->fonts, fixture->arena, fixture->log,
                          &bytes));
    assert_int_equal(diag_count(fixture->log), 0);
    assert_int_equal(str_find(bytes, STR("CreateDate"), 0), SIZE_MAX);
}

static void dates(void **state)
{
    const struct pdf_fixture *fixture = *state;
    static const struct {
        const char *date;
        bool good;
    } cases[] = {
        {"", true},
        {"2024-02-18", true},
        {"2024-2-18", false},
        {"2024/02/18", false},
        {"2024-02-18 ", false},
        {"2024-02-1x", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct diag_log *log = diag_log_new(fixture->arena);
        struct pages pages = blank(fixture->arena);
        struct str bytes = STR("untouched");
        pages.metadata.date = str_from(cases[i].date);
        bool written =
            pdf_write(&pages, fixture->fonts, fixture->arena, log, &bytes);
        assert_int_equal(written, cases[i].good);
        assert_int_equal(diag_count(log), cases[i].good ? 0 : 1);
        if (written)
            continue;
        assert_int_equal(diag_lookup(log, 0)->code, DIAG_DATE_WRONG);
        test_text(bytes, "untouched");
    }
}

/* What stands in the metadata is escaped there. */
static void metadata(void **state)
{
    const struct pdf_fixture *fixture = *state;
    struct pages pages = blank(fixture->arena);
    struct str bytes;
    pages.metadata.title = STR("a<b>&\x01");
    assert_true(pdf_write(&pages, fixture->fonts, fixture->arena, fixture->log,
                          &bytes));
    assert_int_not_equal(
        str_find(bytes, STR("x-default\">a&lt;b&gt;&amp; </rdf:li>"), 0),
        SIZE_MAX);
}

static void expect_xmp(const struct pdf_fixture *fixture,
                       const struct pages *pages, const char *text, bool there)
{
    struct str bytes;
    assert_true(
        pdf_write(pages, fixture->fonts, fixture->arena, fixture->log, &bytes));
    bool found = str_find(bytes, str_from(text), 0) != SIZE_MAX;
    if (found != there)
        print_error("%s\n", text);
    assert_int_equal(found, there);
}

/* The form and the revision, each only if there is one; and their schema. */
static void own_facts(void **state)
{
    const struct pdf_fixture *fixture = *state;
    static const char schema[] =
        "<pdfaSchema:prefix>gongkai</pdfaSchema:prefix>";
    struct pages pages = blank(fixture->arena);
    struct metadata *metadata = &pages.metadata;
    expect_xmp(fixture, &pages, "<gongkai:", false);
    expect_xmp(fixture, &pages, schema, false);
    /* Of a report that was never corrected, neither date nor reason counts. */
    metadata->revision.date = STR("2024-03-05");
    metadata->revision.reason = STR("a<b>");
    expect_xmp(fixture, &pages, "<gongkai:", false);
    metadata->form = STR("a-form");
    metadata->form_version = STR("2024.1");
    expect_xmp(fixture, &pages,
               "<gongkai:Form>a-form</gongkai:Form>\n"
               "<gongkai:FormVersion>2024.1</gongkai:FormVersion>\n",
               true);
    expect_xmp(fixture, &pages, "<gongkai:Revision", false);
    expect_xmp(fixture, &pages, schema, true);
    metadata->revision.number = 2;
    expect_xmp(fixture, &pages,
               "<gongkai:Revision>2</gongkai:Revision>\n"
               "<gongkai:RevisionDate>2024-03-05</gongkai:RevisionDate>\n"
               "<gongkai:RevisionReason>a&lt;b&gt;</gongkai:RevisionReason>\n",
               true);
    metadata->revision.date = metadata->revision.reason = STR("");
    metadata->form = metadata->form_version = STR("");
    expect_xmp(fixture, &pages, "<gongkai:Revision>2", true);
    expect_xmp(fixture, &pages, "<gongkai:RevisionDate>", false);
    expect_xmp(fixture, &pages, "<gongkai:RevisionReason>", false);
    expect_xmp(fixture, &pages, "<gongkai:Form", false);
    expect_xmp(fixture, &pages, schema, true);
}

/* Where a font file has its table: offset and length in its directory. */
static size_t table_at(struct str file, const char *tag)
{
    const unsigned char *p = (const unsigned char *)file.data;
    for (size_t at = 12; at < 12 + 16u * p[5]; at += 16)
        if (memcmp(p + at, tag, 4) == 0)
            return (size_t)p[at + 8] << 24 | (size_t)p[at + 9] << 16 |
                   (size_t)p[at + 10] << 8 | p[at + 11];
    fail();
    return 0;
}

/* A font whose outlines are damaged: found when they are wanted. */
static void damaged_font(void **state)
{
    const struct pdf_fixture *fixture = *state;
    char folder[] = "/tmp/gongkai-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct str file = {NULL, 0};
    struct str source = STR(SOURCE_FOLDER "/fonts/FandolFang-Regular.otf");
    assert_true(file_read(fixture->arena, source, SIZE_MAX, NOWHERE,
                          fixture->log, &file));
    char *bytes = (char *)(uintptr_t)file.data; /* a copy of our own */
    memset(bytes + table_at(file, "CFF "), 0xFF, 64);
    struct str at = str_from(folder);
    struct str font = file_join(fixture->arena, at, STR("broken.otf"));
    struct str manifest = file_join(fixture->arena, at, STR("fonts.manifest"));
    assert_true(file_replace(font, file, fixture->log));
    assert_true(file_replace(
        manifest, STR("font Broken broken.otf 0 - none\nrole R Broken\n"),
        fixture->log));
    struct fonts *fonts = fonts_open(&at, 1, fixture->log);
    assert_non_null(fonts);

    const struct placed_glyph glyph = {5, 0, 0, 0, 1};
    const struct item item = {.kind = ITEM_GLYPHS,
                              .artifact = ARTIFACT_PAGINATION,
                              .glyphs = {0, 10000, STR("a"), &glyph, 1, false}};
    struct pages pages = blank(fixture->arena);
    const struct page page = {
        .width = 100000, .height = 100000, .items = &item, .count = 1};
    pages.items = &page;
    struct str result = STR("untouched");
    assert_false(
        pdf_write(&pages, fonts, fixture->arena, fixture->log, &result));
    test_text(result, "untouched");
    assert_int_equal(diag_count(fixture->log), 1);
    assert_int_equal(diag_lookup(fixture->log, 0)->code, DIAG_FONT_UNREADABLE);
    fonts_close(fonts);
    unlink(str_c(fixture->arena, font));
    unlink(str_c(fixture->arena, manifest));
    rmdir(folder);
}

/* A failure of libharu is kept, and reported once at the end. */
static void library_failure(void **state)
{
    const struct pdf_fixture *fixture = *state;
    struct objects *objects =
        objects_open(fixture->arena, fixture->arena, fixture->log);
    assert_non_null(objects);
    assert_false(object_check(objects, 0x1025));
    assert_int_equal(object_new(objects), 0);
    assert_int_equal(object_page(objects), 0);
    assert_int_equal(object_stream(objects, STR(""), STR(""), STREAM_PLAIN), 0);
    object_set(objects, 0, STR("/Nothing"));
    struct str bytes = STR("untouched");
    assert_false(objects_finish(objects, &bytes));
    test_text(bytes, "untouched");
    objects_close(objects);
    assert_int_equal(diag_count(fixture->log), 1);
    const struct diag *diag = diag_lookup(fixture->log, 0);
    assert_int_equal(diag->code, DIAG_LIBRARY_FAILED);
    assert_int_not_equal(
        str_find(diag->message[DIAG_ENGLISH], STR("0x1025"), 0), SIZE_MAX);
}

/* data is where the calls are counted. */
static void count_body(const void *data, size_t index, struct builder *out)
{
    size_t *const *calls = data;
    assert_int_equal(index, (**calls)++);
    builder_format(out, "/Nth %zu", index);
}

/* Objects of a series take the numbers between their neighbours, and get their
 * bodies one after the other when the file is saved. */
static void series(void **state)
{
    const struct pdf_fixture *fixture = *state;
    struct arena *scratch = arena_new();
    struct objects *objects =
        objects_open(fixture->arena, scratch, fixture->log);
    assert_non_null(objects);
    uint32_t before = object_new(objects);
    size_t calls = 0, *data = &calls;
    assert_int_equal(object_series(objects, 1000, count_body, &data),
                     before + 1);
    uint32_t behind = object_new(objects);
    assert_int_equal(behind, before + 1001);
    uint32_t page = object_page(objects);
    assert_true(page > behind);
    object_set(objects, behind, STR("/Behind true"));
    object_set(objects, before, STR("/Before true"));
    object_page_set(objects, page, STR("/MediaBox [0 0 1 1]"), STR("q Q\n"));
    object_set(objects, object_catalogue(objects), STR("/Lang (zh)"));
    object_set(objects, object_info(objects), STR("/Title (a)"));
    assert_int_equal(calls, 0);
    struct str bytes;
    assert_true(objects_finish(objects, &bytes));
    assert_int_equal(calls, 1000);
    assert_true(
        str_equal(*object_stored(objects, before), STR("/Before true")));
    assert_true(
        str_equal(*object_stored(objects, behind), STR("/Behind true")));
    assert_true(str_ends(bytes, STR("%%EOF\n")));
    objects_close(objects);
    arena_free(scratch);
}

int test_file(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sample, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(blank_page, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(dates, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(metadata, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(own_facts, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(damaged_font, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(library_failure, pdf_fixture_open,
                                        pdf_fixture_close),
        cmocka_unit_test_setup_teardown(series, pdf_fixture_open,
                                        pdf_fixture_close),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
