/* SPDX-License-Identifier: MIT
 *
 * Notices of corrections: what a pack is told, what it makes of it, and the
 * revision of a report. The notices of the Hebei pack are compared with
 * tests/data/notice; UPDATE_EXPECTED=1 in the environment accepts a change.
 */
#include "notice_cases.h"
#include "test_script.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

#define EXPECTED SOURCE_FOLDER "/tests/data/notice/"

/* ---- whole notices ---- */

static struct str dump(struct arena *arena, const struct document *document)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    document_dump(document, out);
    fclose(out);
    struct str copy = str_copy(arena, (struct str){text, length});
    free(text);
    return copy;
}

static void expect_dump(const char *layout, const struct notice *notice,
                        struct str name)
{
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct pack *pack = notice_pack_open(layout, arena, log);
    const struct document *document = pack_run_notice(pack, notice, log);
    diag_print(log, stderr, DIAG_ENGLISH, false);
    assert_int_equal(diag_count(log), 0);
    assert_non_null(document);
    assert_int_equal(document->form.length, 0);
    assert_int_equal(document->revision.number, 0);
    struct str found = dump(arena, document);
    struct str path = str_join(arena, STR(EXPECTED), name);
    if (getenv("UPDATE_EXPECTED") != NULL)
        assert_true(file_replace(path, found, log));
    struct str expected;
    assert_true(file_read(arena, path, 1 << 20, NOWHERE, log, &expected));
    assert_string_equal(found.data, expected.data);
    pack_close(pack);
    arena_free(arena);
}

static void one_report(void **state)
{
    (void)state;
    expect_dump("hebei-department-budget", &notice_of_one, STR("one.dump"));
    expect_dump("gbt9704-statement", &notice_of_one, STR("official.dump"));
}

static void county(void **state)
{
    (void)state;
    expect_dump("hebei-department-budget", &notice_of_county,
                STR("county.dump"));
}

static void nothing_known(void **state)
{
    (void)state;
    expect_dump("hebei-department-budget", &notice_of_nothing,
                STR("nothing.dump"));
}

/* Texts that are no UTF-8, or hold control characters, are made printable. */
static void hostile_texts(void **state)
{
    (void)state;
    static const struct change change = {
        .kind = CHANGE_TEXT,
        .table = STR_INIT("a\xFF\x01z"),
        .old = {.there = true, .text = STR_INIT("\xE6\x9C"), .page = SIZE_MAX},
        .new = {.there = true, .text = STR_INIT("x\ny\x7F\xC2\x85")},
    };
    static const struct changes changes = {.items = &change, .count = 1};
    static const struct notice_report report = {
        .title = STR_INIT("\x80{title}"),
        .revision = {.number = INT32_MAX},
        .changes = &changes};
    static const struct notice notice = {
        .reason = STR_INIT("\x00{reason}"),
        .reports = &report,
        .report_count = 1,
    };
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct pack *pack = notice_pack_open("hebei-department-budget", arena, log);
    const struct document *document = pack_run_notice(pack, &notice, log);
    assert_int_equal(diag_count(log), 0);
    assert_non_null(document);
    struct str text = dump(arena, document);
    assert_int_not_equal(str_find(text, STR("\"a? z\""), 0), SIZE_MAX);
    arena_free(arena);
}

/* ---- packs without, and with mistakes ---- */

static void pack_without_notice(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct pack *pack =
        pack_open(&(struct pack_folders){.pack = STR(SOURCE_FOLDER
                                                     "/tests/data/pack-small")},
                  &pack_default_limits, arena, log);
    assert_non_null(pack);
    assert_null(pack_run_notice(pack, &notice_of_one, log));
    assert_int_equal(diag_count(log), 1);
    assert_int_equal(diag_lookup(log, 0)->code, DIAG_PACK_NO_NOTICE);
    assert_true(str_ends(diag_lookup(log, 0)->at.file, STR("/pack.lua")));
    arena_free(arena);
}

/* Each snippet stands on line 2 of notice.lua. */
static void mistakes(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"local x = notice.reson",
         "notice.lua:2: PACK_KEY_UNKNOWN notice has no “reson”; did you mean "
         "“reason”?"},
        {"local x = notice.reports[1].revision.numer",
         "notice.lua:2: PACK_KEY_UNKNOWN revision has no “numer”; did you "
         "mean “number”?"},
        {"local x = notice.reports[1].changes[1].new.texts",
         "notice.lua:2: PACK_KEY_UNKNOWN change side has no “texts”; did you "
         "mean “text”?"},
        {"local x = notice.reports[1].changes[1][1]",
         "notice.lua:2: PACK_KEY_UNKNOWN change has no “1”"},
        {"notice.reports[1].changes[1].old = nil",
         "notice.lua:2: PACK_READ_ONLY change can only be read; “old” cannot "
         "be assigned"},
        {"notice.date = '2024-01-01'",
         "notice.lua:2: PACK_READ_ONLY notice can only be read; “date” cannot "
         "be assigned"},
        {"notice = 3", "notice.lua:2: PACK_NAME_TAKEN “notice” belongs to the "
                       "language of packs and cannot be assigned"},
        {"local x = budget",
         "notice.lua:2: PACK_NAME_UNKNOWN the global “budget” was never "
         "assigned"},
        {"local x = revision",
         "notice.lua:2: PACK_NAME_UNKNOWN the global “revision” was never "
         "assigned"},
    };
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[512];
        snprintf(text, sizeof text, "-- a notice\n%s\n", cases[i].snippet);
        struct trial trial = trial_run_notice(
            &notice_of_one, "notice.lua", text, "pack.lua",
            "return pack { name = 'trial', title = 't', version = '1',\n"
            "file_key = 'f', schema = 'schema.lua', notice = 'notice.lua',\n"
            "document = 'document.lua',\n"
            "dictionaries = { functional = 'codes.csv' } }",
            NULL);
        struct str found = trial_log(&trial);
        if (!str_equal(found, str_from(cases[i].outcome))) {
            wrong++;
            print_error("snippet  %s\nexpected %s\nfound    %.*s\n",
                        cases[i].snippet, cases[i].outcome, STR_FMT(found));
        }
        trial_end(&trial);
    }
    assert_int_equal(wrong, 0);
}

/* ---- the revision of a report ---- */

static void revision_of_a_first_report(void **state)
{
    (void)state;
    static const struct expected values[] = {
        {"revision.number", "0"},
        {"tostring(revision.date)", "nil"},
        {"tostring(revision.reason)", "nil"},
    };
    expect_values(values, COUNT(values));
    static const struct expected cases[] = {
        {"revision.number = 1",
         "document.lua:2: PACK_READ_ONLY revision can only be read; “number” "
         "cannot be assigned"},
        {"revision = 1",
         "document.lua:2: PACK_NAME_TAKEN “revision” belongs to the language "
         "of packs and cannot be assigned"},
        {"local x = revision.day",
         "document.lua:2: PACK_KEY_UNKNOWN revision has no “day”"},
    };
    expect_mistakes(cases, COUNT(cases));
}

static void corrected_reports(void **state)
{
    (void)state;
    static const char *const layouts[] = {"hebei-department-budget",
                                          "gbt9704-statement"};
    static const struct revision revision = {.number = 2,
                                             .reason = STR_INIT("录入有误")};
    for (size_t i = 0; i < COUNT(layouts); i++) {
        struct arena *arena = arena_new();
        const struct document *document =
            notice_corrected(layouts[i], &revision, arena);
        assert_string_equal(str_c(arena, document->form), layouts[i]);
        assert_true(document->form_version.length > 0);
        assert_int_equal(document->revision.number, 2);
        assert_true(str_equal(document->revision.date, STR("2024-03-05")));
        assert_true(str_equal(document->revision.reason, STR("录入有误")));
        struct str text = dump(arena, document);
        struct str note = STR("\"（2024年3月5日第2次更正）\"\n");
        assert_int_not_equal(str_find(text, note, 0), SIZE_MAX);
        assert_int_not_equal(
            str_find(text,
                     STR("\n  revision 2 date \"2024-03-05\" reason "
                         "\"录入有误\"\n"),
                     0),
            SIZE_MAX);
        text = dump(arena, notice_corrected(layouts[i], NULL, arena));
        assert_int_equal(str_find(text, STR("更正"), 0), SIZE_MAX);
        assert_int_equal(str_find(text, STR("revision"), 0), SIZE_MAX);
        arena_free(arena);
    }
}

int run_notice_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_report),
        cmocka_unit_test(county),
        cmocka_unit_test(nothing_known),
        cmocka_unit_test(hostile_texts),
        cmocka_unit_test(pack_without_notice),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(revision_of_a_first_report),
        cmocka_unit_test(corrected_reports),
    };
    return cmocka_run_group_tests_name("notice", tests, NULL, NULL);
}
