/* SPDX-License-Identifier: MIT
 *
 * Text and addresses in HTML, formulas in CSV, words; all of it for the
 * manifest that has a value in each field. The pages as a whole are read by
 * tests/county.
 */
#include "sample.h"
#include "test_batch.h"

#include "base/arena.h"
#include "batch/county_page.h"
#include "batch/county_words.h"
#include "batch/html.h"

#include <stdlib.h>

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

static void assert_written(void (*write)(FILE *out, struct str text),
                           struct str text, const char *wanted)
{
    char *data = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&data, &length);
    assert_non_null(out);
    write(out, text);
    fclose(out);
    assert_string_equal(data, wanted);
    free(data);
}

static void escapes(void **state)
{
    (void)state;
    assert_written(html_write, STR("<a href=\"x\">'&amp;'</a>"),
                   "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;");
    assert_written(html_write, STR("\0\x01\x7F\r\t\n\xC2\x85"),
                   "\uFFFD\uFFFD\uFFFD\uFFFD\t\n\uFFFD");
    assert_written(html_write, STR("甲\u202E乙\u2066\u200E𠀀"),
                   "甲\uFFFD乙\uFFFD\u200E𠀀");
    assert_written(html_write, STR("\xFFz\xE4\xB8"), "\uFFFDz\uFFFD\uFFFD");
}

static void addresses(void **state)
{
    (void)state;
    assert_written(html_write_address, STR("aZ09-._~"), "aZ09-._~");
    assert_written(html_write_address, STR("a b#c%d?e\"f'g"),
                   "a%20b%23c%25d%3Fe%22f%27g");
    assert_written(html_write_address, STR("javascript:x"), "javascript%3Ax");
    assert_written(html_write_address, STR("甲\n\xFF"), "%E7%94%B2%0A%FF");
}

static void assert_holds(struct str text, const char *part)
{
    if (str_find(text, str_from(part), 0) == SIZE_MAX)
        fail_msg("%s in %.*s", part, STR_FMT(text));
}

static void page(void **state)
{
    struct arena *arena = *state;
    struct str text = sample_written(arena, county_page_write_html,
                                     &sample_manifest, DIAG_ENGLISH);
    assert_holds(text, "<h1>望都县: reports</h1>");
    assert_holds(text, "某局 &amp; &quot;其他&quot;</th>");
    assert_holds(text, "href=\"434%20%E6%9F%90%E5%B1%80%20100%25%20%231%3F.pdf"
                       "\">434 某局 100% #1?.pdf</a>");
    assert_holds(text, ">457 kB</td>");
    assert_holds(text, ">1.2 MB</td>");
    assert_holds(text, "no. 1 <span class=\"when\">2024-03-05</span>");
    assert_holds(text, "<summary>Errors 3, Warnings 1, Notes 1, Corrected 2<");
    assert_holds(text, "county.xlsx:表“1”!AB12 <code>CHECK_DOUBT</code>");
    assert_holds(text, "表一 / 行二 / 列三 <span class=\"tag\">page 10</span>"
                       " <span class=\"tag\">follows from it</span>");
    assert_holds(text, "<span class=\"old\">1.00</span> → "
                       "<span class=\"new\">2.00</span>");
    assert_holds(text, "<span class=\"new\">(empty)</span>");
    assert_holds(text, "<span class=\"old\">(none)</span>");
    assert_holds(text, "No figure and no word of the pages changed.");
    assert_holds(text, "Failed this time: the PDF is an earlier one");
    assert_holds(text, "done, with errors</span>");
}

static void table(void **state)
{
    struct arena *arena = *state;
    struct str text = sample_written(arena, county_page_write_csv,
                                     &sample_manifest, DIAG_ENGLISH);
    assert_holds(text, "\"某局 & \"\"其他\"\"\",\"434 某局 100% #1?\","
                       "\"done, with errors\",\"434 某局 100% #1?.pdf\","
                       "\"yes\",3,1,38,456789,1,\"2024-03-05\",\"录入 <错误>\""
                       "\r\n");
    assert_holds(text, "\r\n\"'=1+1\",\"'=1+1\",\"failed\",,,0,0,,,7,\"\",\"\""
                       "\r\n");
}

static void words(void **state)
{
    struct arena *arena = *state;
    assert_int_equal(county_word_lookup(STR("TITLE")), WORD_TITLE);
    assert_int_equal(county_word_lookup(STR("title")), WORD_COUNT);
    struct str text =
        county_fill(arena, WORD_MATCHES, DIAG_ENGLISH, STR("{2}"), STR("7"));
    assert_string_equal(str_c(arena, text), "{2} of 7 shown");
    for (int i = 0; i < WORD_COUNT; i++) {
        assert_true(county_word((enum county_word)i, DIAG_CHINESE).length > 0);
        assert_true(county_word((enum county_word)i, DIAG_ENGLISH).length > 0);
    }
    size_t counts[GROUP_COUNT];
    county_count(&sample_manifest, counts);
    assert_int_equal(counts[GROUP_FAILED], 4);
    assert_int_equal(counts[GROUP_DOUBTFUL], 1);
    assert_int_equal(counts[GROUP_WAITING], 1);
    assert_int_equal(counts[GROUP_DONE], 0);
    assert_int_equal(counts[GROUP_GONE], 1);
}

int county_page_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes),
        cmocka_unit_test(addresses),
        cmocka_unit_test_setup_teardown(page, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(table, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(words, make_arena, drop_arena),
    };
    return cmocka_run_group_tests_name("county_page", tests, NULL, NULL);
}
