/* SPDX-License-Identifier: MIT
 *
 * Notices on their pages: set and written as PDF, with many changes too. The
 * files are left in the working folder, as notice-*.pdf and corrected*.pdf,
 * for other programs to judge and for people to look at.
 */
#include "notice_cases.h"
#include "test_script.h"

#include "base/file.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "text/font.h"
#include "typeset/typeset.h"

#include <stdio.h>

enum { MANY = 200 };

/* The document's pages, in a file; how many there are. */
static size_t set(const struct document *document, const char *name,
                  struct arena *arena, struct diag_log *log)
{
    assert_non_null(document);
    struct str folder = STR(SOURCE_FOLDER "/fonts");
    struct fonts *fonts = fonts_open(&folder, 1, log);
    assert_non_null(fonts);
    const struct pages *pages =
        typeset_document(document, fonts, STR("gongkai"), arena, log);
    assert_non_null(pages);
    const struct metadata *metadata = &pages->metadata;
    assert_true(str_equal(metadata->form, document->form));
    assert_true(str_equal(metadata->form_version, document->form_version));
    assert_int_equal(metadata->revision.number, document->revision.number);
    assert_true(str_equal(metadata->revision.date, document->revision.date));
    assert_true(
        str_equal(metadata->revision.reason, document->revision.reason));
    struct str file;
    assert_true(pdf_write(pages, fonts, arena, log, &file));
    assert_true(file_replace(str_from(name), file, log));
    /* The warning that a word had to be broken may be there. */
    assert_false(diag_has(log, DIAG_FINDING));
    fonts_close(fonts);
    return pages->count;
}

static size_t write_pages(const char *layout, const struct notice *notice,
                          const char *name)
{
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct pack *pack = notice_pack_open(layout, arena, log);
    size_t count = set(pack_run_notice(pack, notice, log), name, arena, log);
    arena_free(arena);
    return count;
}

/* A report that was corrected, for its cover and for what its file says. */
static void corrected_reports(void **state)
{
    (void)state;
    static const struct revision revision = {
        .number = 2, .reason = STR_INIT("录入 <&> 有误")};
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    set(notice_corrected("hebei-department-budget", &revision, arena),
        "corrected.pdf", arena, log);
    set(notice_corrected("gbt9704-statement", &revision, arena),
        "corrected-official.pdf", arena, log);
    arena_free(arena);
}

static void one_report(void **state)
{
    (void)state;
    size_t count = write_pages("hebei-department-budget", &notice_of_one,
                               "notice-one.pdf");
    assert_int_equal(count, 2);
    write_pages("gbt9704-statement", &notice_of_one, "notice-official.pdf");
}

static void county(void **state)
{
    (void)state;
    write_pages("hebei-department-budget", &notice_of_county,
                "notice-county.pdf");
}

static void nothing(void **state)
{
    (void)state;
    size_t count = write_pages("hebei-department-budget", &notice_of_nothing,
                               "notice-nothing.pdf");
    assert_int_equal(count, 1);
}

/* Hundreds of figures in tables of 40 rows each. */
static void many(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct change *items = ARENA_ARRAY(arena, MANY, struct change);
    for (int i = 0; i < MANY; i++) {
        struct str folio = str_format(arena, "%d", 1 + i / 20);
        items[i] = (struct change){
            .kind = CHANGE_FIGURE,
            .table = str_format(arena, "第%d张表", 1 + i / 40),
            .row = str_format(arena, "%d 一般行政管理事务", 2010301 + i % 40),
            .column = i % 2 == 0 ? STR("基本支出") : STR("项目支出"),
            .old = {.there = true,
                    .text = str_format(arena, "%d.%02d", i * i, i % 100),
                    .page = (size_t)i / 20 + 3,
                    .folio = folio},
            .new = {.there = true,
                    .text = str_format(arena, "%d.%02d", i * i + 7, i % 100),
                    .page = (size_t)i / 20 + 3,
                    .folio = folio},
            .derived = i % 4 == 3,
        };
    }
    struct changes changes = {.items = items, .count = MANY};
    struct notice_report report = *notice_of_one.reports;
    report.changes = &changes;
    struct notice notice = notice_of_one;
    notice.reports = &report;
    size_t count =
        write_pages("hebei-department-budget", &notice, "notice-many.pdf");
    assert_in_range(count, 6, 12);
    arena_free(arena);
}

int run_notice_page_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corrected_reports),
        cmocka_unit_test(one_report),
        cmocka_unit_test(county),
        cmocka_unit_test(nothing),
        cmocka_unit_test(many),
    };
    return cmocka_run_group_tests_name("notice pages", tests, NULL, NULL);
}
