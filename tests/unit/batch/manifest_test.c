/* SPDX-License-Identifier: MIT
 *
 * What is written is read back; what is not as it is written is refused.
 */
#include "sample.h"
#include "test_batch.h"

#include "base/arena.h"
#include "base/file.h"

#include <string.h>

static int make_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static int drop_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static void write_it(const struct manifest *manifest,
                     enum diag_language language, FILE *out)
{
    (void)language;
    manifest_write(manifest, out);
}

static struct str written(struct arena *arena, const struct manifest *manifest)
{
    return sample_written(arena, write_it, manifest, DIAG_CHINESE);
}

static const struct manifest *parse(struct arena *arena, struct str text)
{
    struct diag_log *log = diag_log_new(arena);
    const struct manifest *manifest =
        manifest_parse(text, STR("manifest.json"), arena, log);
    if (manifest != NULL) {
        assert_int_equal(diag_count(log), 0);
    } else {
        assert_int_equal(diag_count(log), 1);
        assert_int_equal(diag_lookup(log, 0)->code, DIAG_MANIFEST_BROKEN);
        assert_int_equal(diag_exit_code(log), 1);
    }
    return manifest;
}

/* The text of the message in English. */
static const char *refused(struct arena *arena, struct str text)
{
    struct diag_log *log = diag_log_new(arena);
    assert_null(manifest_parse(text, STR("manifest.json"), arena, log));
    assert_int_equal(diag_count(log), 1);
    return str_c(arena, diag_lookup(log, 0)->message[DIAG_ENGLISH]);
}

static struct str replaced(struct arena *arena, struct str text,
                           const char *old, const char *new)
{
    size_t at = str_find(text, str_from(old), 0);
    assert_true(at != SIZE_MAX);
    struct str before = str_slice(text, 0, at);
    struct str after = str_slice(text, at + strlen(old), text.length);
    return str_join(arena, str_join(arena, before, str_from(new)), after);
}

static void assert_same(struct str a, struct str b)
{
    assert_int_equal(a.length, b.length);
    assert_memory_equal(a.data, b.data, a.length);
}

static void known_bytes(void **state)
{
    struct arena *arena = *state;
    struct diag_log *log = diag_log_new(arena);
    struct str golden;
    assert_true(file_read(arena,
                          STR(SOURCE_FOLDER "/tests/unit/batch/manifest.json"),
                          100000, NOWHERE, log, &golden));
    assert_same(written(arena, &sample_manifest), golden);
}

static void round_trip(void **state)
{
    struct arena *arena = *state;
    struct str first = written(arena, &sample_manifest);
    const struct manifest *manifest = parse(arena, first);
    assert_non_null(manifest);
    assert_same(written(arena, manifest), first);
    const struct report *report = &manifest->reports[0];
    assert_int_equal(manifest->report_count, sample_manifest.report_count);
    assert_int_equal(report->state, REPORT_DONE);
    assert_int_equal(report->findings[1].at.column, 28);
    assert_true(report->revisions[0].changes.items[1].new.there);
    assert_false(report->revisions[0].changes.items[3].new.there);
    assert_int_equal(report->revisions[0].changes.items[0].causes[0], 1);
    assert_int_equal(manifest->reports[6].state, REPORT_GONE);
    assert_same(manifest->reports[1].name, sample_manifest.reports[1].name);

    const struct manifest empty = {0};
    first = written(arena, &empty);
    assert_same(written(arena, parse(arena, first)), first);
}

static void counts(void **state)
{
    (void)state;
    const struct report *report = &sample_manifest.reports[0];
    assert_int_equal(report_error_count(report), 3);
    assert_int_equal(report_warning_count(report), 1);
    assert_int_equal(report_revision(report).number, 1);
    assert_int_equal(report_revision(report).date.length, 10);
    /* Of which no history tells. */
    report = &sample_manifest.reports[2];
    assert_int_equal(report_revision(report).number, 7);
    assert_int_equal(report_revision(report).date.length, 0);
}

static void no_utf8(void **state)
{
    struct arena *arena = *state;
    const struct report report = {.name = STR("a\xFF\xE4\xB8")};
    const struct manifest manifest = {.reports = &report, .report_count = 1};
    const struct manifest *read = parse(arena, written(arena, &manifest));
    assert_non_null(read);
    assert_true(str_starts(read->reports[0].name, STR("a\uFFFD")));
}

static void cut_off(void **state)
{
    struct arena *arena = *state;
    struct str whole = written(arena, &sample_manifest);
    for (size_t length = 0; length + 1 < whole.length; length++) {
        struct arena *scratch = arena_new();
        /* A copy of its own size: the sanitizer sees each byte behind it. */
        char *copy = test_malloc(length + 1);
        memcpy(copy, whole.data, length);
        assert_null(parse(scratch, (struct str){copy, length}));
        test_free(copy);
        arena_free(scratch);
    }
    assert_non_null(parse(arena, str_slice(whole, 0, whole.length - 1)));
}

/* Each byte becomes each of some others: no crash, one message at most. */
static void changed_bytes(void **state)
{
    struct arena *arena = *state;
    struct str whole = written(arena, &sample_manifest);
    char *copy = arena_alloc(arena, whole.length);
    const char others[] = "\0 \"{[]},:-19e\\\xFFn";
    size_t accepted = 0;
    memcpy(copy, whole.data, whole.length);
    for (size_t i = 0; i < whole.length; i += 3) {
        struct arena *scratch = arena_new();
        copy[i] = others[i % (sizeof others - 1)];
        accepted += parse(scratch, (struct str){copy, whole.length}) != NULL;
        copy[i] = whole.data[i];
        arena_free(scratch);
    }
    assert_true(accepted > 0); /* inside texts */
}

static void wrong_members(void **state)
{
    static const struct {
        const char *old, *new, *place;
    } cases[] = {
        {"\"county\": \"望都县\"", "\"county\": 7", "“county”"},
        {"\"county\"", "\"country\"", "“county”"},
        {"\"state\": \"done\"", "\"state\": \"dane\"", "“reports[0].state”"},
        {"\"state\": \"done\"", "\"state\": null", "“reports[0].state”"},
        {"\"pages\": 38", "\"pages\": \"38\"", "“reports[0].pdf.pages”"},
        {"\"pages\": 38", "\"pages\": -38", "“reports[0].pdf.pages”"},
        {"\"pages\": 38", "\"pages\": 38.0", "“reports[0].pdf.pages”"},
        {"\"pages\": 38", "\"pages\": 38, \"x\": 1", "“reports[0].pdf”"},
        {"\"line\": 7", "\"line\": 2147483648",
         "“reports[0].findings[0].at.line”"},
        {"\"severity\": \"error\"", "\"severity\": \"Error\"",
         "“reports[0].findings[0].severity”"},
        {"\"number\": 2", "\"number\": 1", "“reports[0].revisions[1].number”"},
        {"\"causes\": [1, 0]", "\"causes\": [1, 2]",
         "“reports[0].revisions[0].changes[0].causes”"},
        {"\"causes\": [1, 0]", "\"causes\": [1, []]",
         "“reports[0].revisions[0].changes[0].causes”"},
        {"\"derived\": true", "\"derived\": 1",
         "“reports[0].revisions[0].changes[0].derived”"},
        {"\"kind\": \"row\"", "\"kind\": \"raw\"",
         "“reports[0].revisions[0].changes[3].kind”"},
        {"\"reports\": [", "\"reports\": [8, ", "“reports[0]”"},
        {"\"reports\": [", "\"reports\": 8, \"x\": [", "“reports”"},
        {"\"files\": [", "\"files\": {}, \"x\": [", "“reports[0].files”"},
        {"\"gone\"", "\"=1+1\"", "“reports[].name”"},
        {"\"=1+1\"", "\"../1\"", "“reports[2].name”"},
        {"\"=1+1\"", "\"\"", "“reports[2].name”"},
    };
    struct arena *arena = *state;
    struct str whole = written(arena, &sample_manifest);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *message =
            refused(arena, replaced(arena, whole, cases[i].old, cases[i].new));
        if (strstr(message, cases[i].place) == NULL)
            fail_msg("%s: %s", cases[i].place, message);
    }
}

static void wrong_files(void **state)
{
    struct arena *arena = *state;
    struct str whole = written(arena, &sample_manifest);
    assert_non_null(
        strstr(refused(arena, replaced(arena, whole, "\"format\": 1",
                                       "\"format\": 2")),
               "its format is 2, this program knows 1"));
    const char *broken[] = {
        "",
        "\xEF\xBB\xBF{}",
        "{}",
        "[]",
        "null",
        "{\"format\": 1}",
        "{\"format\": 1, \"format\": 1}",
        "{\"format\": 99999999999999999999}",
        "{\"format\": 1e400}",
        "{\"format\": 4294967297}",
        "{\"format\": 1, \"county\": \"\\ud800\", \"reports\": []}",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_null(parse(arena, str_from(broken[i])));
    /* Behind the end. */
    assert_null(parse(arena, str_join(arena, whole, STR("{}"))));
}

static void deep(void **state)
{
    struct arena *arena = *state;
    enum { DEPTH = 1000000 };
    char *data = arena_alloc(arena, DEPTH);
    memset(data, '[', DEPTH);
    assert_null(parse(arena, (struct str){data, DEPTH}));
    for (size_t i = 0; i + 5 < DEPTH; i += 5)
        memcpy(data + i, "{\"a\":", 5);
    assert_null(parse(arena, (struct str){data, DEPTH}));
    struct str head = STR("{\"format\": 1, \"county\": ");
    memset(data, '[', DEPTH);
    memset(data + 1000, ']', 1000);
    assert_null(parse(
        arena, str_join(arena, str_join(arena, head, (struct str){data, 2000}),
                        STR(", \"reports\": []}"))));
}

int manifest_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(known_bytes, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(round_trip, make_arena, drop_arena),
        cmocka_unit_test(counts),
        cmocka_unit_test_setup_teardown(no_utf8, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(cut_off, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(changed_bytes, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(wrong_members, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(wrong_files, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(deep, make_arena, drop_arena),
    };
    return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
