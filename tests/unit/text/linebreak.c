/* SPDX-License-Identifier: MIT */
#include "test_text.h"

#include "base/utf8.h"
#include "text/linebreak.h"
#include "text/linebreak_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The tests' shared state: a line breaker. */
static int breaker_open(void **state)
{
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    *state = line_breaker_open(log);
    assert_int_equal(diag_count(log), 0);
    arena_free(arena);
    return *state == NULL;
}

static int breaker_close(void **state)
{
    line_breaker_close(*state);
    return 0;
}

/* One a line: "|" where a line may end, "¶" where it must. */
static const char *const cases[] = {
    /* hanzi */
    "部|门|预|算",
    "收|入，|支|出。",
    "收|入|（支|出）：",
    "《预|算|法》|规|定|“公|开”。",
    "“‘公|开’”|的|【说|明】",
    "哪|里？！|好",
    "甲、|乙、|丙；|丁",
    "买|买|提·|艾|力",
    "从|严～|从|宽",
    /* two-em marks */
    "预|算——|公|开",
    "等|等……|等|等",
    "（……）|等",
    /* numbers */
    "收|入|976.40万元，|增|长|12.5%。",
    "满|意|度|≥98分|以|上",
    "满|意|度|≥98%",
    "日|期|2023-12-31|前",
    "服|务|7*24小时|在|线",
    "完|成|100%",
    "完|成|100％|的",
    "共|1,234,567.89元|整",
    "共|1\u2005234\u2005567.89元|整",
    "增|减|△12.5万元，|▲3",
    "下|降-5.2‰",
    "面|积|1200㎡，",
    "温|度-5℃|时",
    "2024年|12月|31日|止",
    "约|3.5亿元|和|2万亿元",
    "¥1,000.00",
    "￥1,000.00",
    "占|＞50％|者",
    "10:30|开|始",
    "科|目|2010301|行|政",
    "增|长|±0.5|个",
    "占|5%—|10%|的",
    "计|１２３．４５万元|整",
    "比|例|为|3：1，|4|个",
    "第|1，|2|条",
    "每|周|7×24小时|制",
    "（财|预|〔2016〕|143|号）",
    "第|1|条",
    /* Latin */
    "使|用|Excel|软|件",
    "使|用|“Excel”|软|件",
    "标|准|GB/T |9704-2012",
    "存|为|PDF/A-2a|格|式",
    "和/|或|TCP/IP|等",
    "http://|www.example.cn/|a/|b.html",
    "open |source",
    "don’t |do",
    "(收|入) ",
    /* spaces */
    "一、　|总|则",
    "本|年 |收|入",
    "甲\xC2\xA0乙",
    "上\xE2\x80\x8B|下",
    /* forced */
    "上\n¶下",
    "上\r\n¶下",
    /* beyond Unicode 6.2: flags, emoji with a skin, one joined by U+200D */
    "旗|\xF0\x9F\x87\xA8\xF0\x9F\x87\xB3|旗",
    "手|\xF0\x9F\x91\x8B\xF0\x9F\x8F\xBD|手",
    "人|\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8C\xBE|人",
    /* beyond the basic plane: two units of UTF-16 */
    "部|\xF0\xA0\x80\x80|\xF0\xA0\x80\x81。",
};

static void chinese_cases(void **state)
{
    struct line_breaker *breaker = *state;
    struct arena *arena = arena_new();
    size_t failed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct builder text = {.arena = arena};
        for (const char *p = cases[i]; *p != 0; p++) {
            if (strncmp(p, "¶", 2) == 0)
                p++;
            else if (*p != '|')
                builder_add_char(&text, *p);
        }
        struct str plain = builder_str(&text);
        const unsigned char *breaks = text_breaks(breaker, arena, plain);
        struct builder found = {.arena = arena};
        for (size_t at = 0; at < plain.length;) {
            size_t start = at;
            utf8_next(plain, &at);
            builder_add(&found, str_slice(plain, start, at));
            for (; start + 1 < at; start++)
                assert_int_equal(breaks[start], BREAK_NEVER);
            if (at == plain.length)
                assert_int_equal(breaks[at - 1], BREAK_MUST);
            else if (breaks[at - 1] == BREAK_MUST)
                builder_add(&found, STR("¶"));
            else if (breaks[at - 1] == BREAK_MAY)
                builder_add_char(&found, '|');
        }
        if (!str_equal(builder_str(&found), str_from(cases[i]))) {
            print_error("wanted %s\n found %.*s\n", cases[i],
                        STR_FMT(builder_str(&found)));
            failed++;
        }
    }
    arena_free(arena);
    assert_int_equal(failed, 0);
}

/* "|" where a word ends. The dictionary is ICU's. */
static void words_end(void **state)
{
    static const char *const words[] = {
        "财政|拨款|收入",
        "部门|预算|公开|情况|说明",
        "2024|年|预算",
        "甲|，|部门",
        "\xF0\xA0\x80\x80|部门",
        "财政专户|收入",
        "办公室|及单位",
        "望都县|人民政府",
        "“|三公|”|经费",
        "PDF| |文件",
        "",
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct builder text = {.arena = arena}, found = {.arena = arena};
        for (const char *p = words[i]; *p != 0; p++)
            if (*p != '|')
                builder_add_char(&text, *p);
        struct str plain = builder_str(&text);
        const bool *ends = text_word_ends(*state, arena, plain);
        for (size_t at = 0; at < plain.length; at++) {
            builder_add_char(&found, plain.data[at]);
            if (ends[at] && at + 1 < plain.length)
                builder_add_char(&found, '|');
        }
        assert_string_equal(str_c(arena, builder_str(&found)), words[i]);
    }
    arena_free(arena);
}

/*
 * One line of LineBreakTest.txt: "× 0020 ÷ 0308 ÷ # comment". Returns the
 * number of characters; wanted[i] tells whether a line may end behind i.
 */
static size_t parse_unicode_case(char *line, uint32_t *text, bool *wanted)
{
    size_t count = 0;
    line[strcspn(line, "#\n")] = 0;
    for (char *part = strtok(line, " \t"); part != NULL;
         part = strtok(NULL, " \t")) {
        if (strcmp(part, "÷") == 0 || strcmp(part, "×") == 0) {
            if (count > 0)
                wanted[count - 1] = strcmp(part, "÷") == 0;
        } else {
            text[count++] = (uint32_t)strtoul(part, NULL, 16);
        }
    }
    return count;
}

/*
 * Where ICU departs from Unicode 15.0 on purpose: its rules as the cases would
 * have to read. All are in the list of its own tests (rbbitst.cpp,
 * testCaseIsKnownIssue, ticket ICU-21097), and UAX #14 has the first group
 * from version 16 on (LB20a).
 */
static const char *const departures[] = {
    /* a hyphen where a word begins stays with it, as in Finnish */
    "002D × 0023",
    "002D × 0308 × 0023",
    "002D × 00A7",
    "002D × 0308 × 00A7",
    "002D × 50005",
    "002D × 0308 × 50005",
    "002D × 0E01",
    "002D × 0308 × 0E01",
    /* a comma or point stays with the digits behind it, as in " .35" */
    "002C × 0030",
    "002C × 0308 × 0030",
    ("0065 × 0071 × 0075 × 0061 × 006C × 0073 × 0020 ÷ 002E × 0033 × 0035 × "
     "0020 ÷ 0063 × 0065 × 006E × 0074 × 0073"),
    "0061 × 002E × 0032 × 0020",
    "0061 × 002E × 0032 × 0020 ÷ 0915",
    "0061 × 002E × 0032 × 0020 ÷ 672C",
    "0061 × 002E × 0032 × 3000 ÷ 672C",
    "0061 × 002E × 0032 × 3000 ÷ 307E",
    "0061 × 002E × 0032 × 3000 ÷ 0033",
    "0041 × 002E × 0031 × 0020 ÷ BABB",
    "BD24 ÷ C5B4 × 002E × 0020 ÷ 0041 × 002E × 0032 × 0020 ÷ BCFC",
    "BD10 ÷ C694 × 002E × 0020 ÷ 0041 × 002E × 0033 × 0020 ÷ BABB",
    "C694 × 002E × 0020 ÷ 0041 × 002E × 0034 × 0020 ÷ BABB",
    "0061 × 002E × 0032 × 3000 ÷ 300C",
};

enum { DEPARTURES = sizeof departures / sizeof departures[0] };

/* Is the text, broken like this, one of the departures? */
static bool is_departure(const uint32_t *text, size_t count,
                         const unsigned char *breaks)
{
    struct arena *arena = arena_new();
    struct builder found = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            builder_add(&found,
                        breaks[i - 1] == BREAK_NEVER ? STR(" × ") : STR(" ÷ "));
        char hexadecimal[9];
        snprintf(hexadecimal, sizeof hexadecimal, "%04X", text[i]);
        builder_add(&found, str_from(hexadecimal));
    }
    bool is_one = false;
    for (size_t i = 0; i < DEPARTURES; i++)
        is_one |= str_equal(builder_str(&found), str_from(departures[i]));
    if (!is_one)
        print_error("found %.*s\n", STR_FMT(builder_str(&found)));
    arena_free(arena);
    return is_one;
}

/* Unicode's own cases, of the version that ICU follows (15.0), without our
 * tailoring. */
static void unicode_cases(void **state)
{
    struct line_breaker *breaker = *state;
    FILE *file = fopen("/usr/share/unicode/auxiliary/LineBreakTest.txt", "r");
    assert_non_null(file);
    char line[4096];
    uint32_t text[128];
    bool wanted[128];
    unsigned char breaks[128];
    size_t cases_read = 0, departed = 0, failed = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        size_t count = parse_unicode_case(line, text, wanted);
        if (count == 0)
            continue;
        linebreak_plain(breaker, text, count, false, breaks);
        bool good = true;
        for (size_t i = 0; i + 1 < count; i++)
            good = good && (breaks[i] != BREAK_NEVER) == wanted[i];
        cases_read++;
        if (good)
            continue;
        bool known = is_departure(text, count, breaks);
        departed += known;
        failed += !known;
    }
    fclose(file);
    assert_int_equal(cases_read, 7654);
    assert_int_equal(failed, 0);
    assert_int_equal(departed, DEPARTURES); /* each is in the file once */
}

/* The tailoring forbids breaks, and never allows one. */
static void tailoring_only_forbids(void **state)
{
    struct line_breaker *breaker = *state;
    static const uint32_t some[] = {
        'a',    '1',    '-',    '.',    '%',    '(',    ')',
        ' ',    0x4E00, 0x3002, 0x201C, 0x201D, 0x2014, 0x2026,
        0x3000, 0xFF08, 0xFF09, 0xB7,   0x5143, 0x2265,
    };
    const size_t count = sizeof some / sizeof some[0];
    struct arena *arena = arena_new();
    for (size_t i = 0; i < count * count * count; i++) {
        uint32_t text[] = {some[i % count], some[i / count % count],
                           some[i / count / count]};
        unsigned char plain[3];
        linebreak_plain(breaker, text, 3, true, plain);
        struct builder bytes = {.arena = arena};
        size_t ends[3];
        for (size_t k = 0; k < 3; k++) {
            builder_add_code_point(&bytes, text[k]);
            ends[k] = bytes.length - 1;
        }
        const unsigned char *breaks =
            text_breaks(breaker, arena, builder_str(&bytes));
        for (size_t k = 0; k < 2; k++) {
            assert_true(breaks[ends[k]] <= plain[k]);
            if (text_forbids_end(text[k]))
                assert_int_equal(breaks[ends[k]], BREAK_NEVER);
        }
    }
    arena_free(arena);
}

/* No character makes the library stumble. */
static void every_character(void **state)
{
    struct line_breaker *breaker = *state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c == 0xD800)
            c = 0xE000; /* surrogates are none */
        uint32_t text[] = {c, 'a', c, 0x4E00, c, c, c};
        unsigned char breaks[7];
        linebreak_plain(breaker, text, 7, true, breaks);
        assert_int_equal(breaks[6], BREAK_MUST);
    }
}

static void empty_text(void **state)
{
    struct arena *arena = arena_new();
    assert_non_null(text_breaks(*state, arena, STR("")));
    arena_free(arena);
}

/* The buffers grow with the text and keep nothing of the one before. */
static void long_text(void **state)
{
    enum { COUNT = 100000 };
    struct arena *arena = arena_new();
    struct builder text = {.arena = arena};
    for (size_t i = 0; i < COUNT; i++)
        builder_add_code_point(&text, 0x20000);
    const unsigned char *breaks =
        text_breaks(*state, arena, builder_str(&text));
    for (size_t i = 0; i + 1 < COUNT; i++) {
        assert_int_equal(breaks[4 * i + 2], BREAK_NEVER);
        assert_int_equal(breaks[4 * i + 3], BREAK_MAY);
    }
    assert_int_equal(breaks[4 * COUNT - 1], BREAK_MUST);
    breaks = text_breaks(*state, arena, STR("ab"));
    assert_int_equal(breaks[0], BREAK_NEVER);
    assert_int_equal(breaks[1], BREAK_MUST);
    arena_free(arena);
}

int run_linebreak_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unicode_cases),
        cmocka_unit_test(tailoring_only_forbids),
        cmocka_unit_test(every_character),
        cmocka_unit_test(empty_text),
        cmocka_unit_test(long_text),
        cmocka_unit_test(chinese_cases),
        cmocka_unit_test(words_end),
    };
    return cmocka_run_group_tests_name("linebreak", tests, breaker_open,
                                       breaker_close);
}
