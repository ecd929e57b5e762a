/* SPDX-License-Identifier: MIT */
#include "base_tests.h"

#include "base/arena.h"
#include "base/money.h"

#include <inttypes.h>
#include <string.h>

static void parse(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum money_unit unit;
        enum money_error error;
        money_t money;
    } cases[] = {
        {"0", MONEY_YUAN, MONEY_OK, 0},
        {"-0", MONEY_YUAN, MONEY_OK, 0},
        {"976.40", MONEY_YUAN, MONEY_OK, 97640},
        {"976.40", MONEY_WAN, MONEY_OK, 976400000},
        {"976.4", MONEY_WAN, MONEY_OK, 976400000},
        {"0.000001", MONEY_WAN, MONEY_OK, 1},
        {"-0.01", MONEY_YUAN, MONEY_OK, -1},
        {"+1", MONEY_YUAN, MONEY_OK, 100},
        {"−1.5", MONEY_YUAN, MONEY_OK, -150},
        {"007", MONEY_YUAN, MONEY_OK, 700},
        {" 1 ", MONEY_YUAN, MONEY_OK, 100},
        {"　1　", MONEY_YUAN, MONEY_OK, 100},
        {"1.500000000", MONEY_YUAN, MONEY_OK, 150},
        {"-１２，３４５．６７", MONEY_YUAN, MONEY_OK, -1234567},
        {"－１", MONEY_YUAN, MONEY_OK, -100},
        {"＋１", MONEY_YUAN, MONEY_OK, 100},
        {"1,234,567.89", MONEY_YUAN, MONEY_OK, 123456789},
        {"12,345", MONEY_WAN, MONEY_OK, INT64_C(12345000000)},
        {"1，000", MONEY_YUAN, MONEY_OK, 100000},
        {"1 000", MONEY_YUAN, MONEY_OK, 100000},
        {"-1 234 567.89", MONEY_YUAN, MONEY_OK, -123456789},
        {"1 234 567", MONEY_YUAN, MONEY_OK, 123456700},
        /* The largest, and one fen more. */
        {"1000000000000000", MONEY_YUAN, MONEY_OK, MONEY_LARGEST},
        {"-1000000000000000", MONEY_YUAN, MONEY_OK, -MONEY_LARGEST},
        {"100000000000", MONEY_WAN, MONEY_OK, MONEY_LARGEST},
        {"1000000000000000.01", MONEY_YUAN, MONEY_TOO_LARGE, 0},
        {"100000000000.000001", MONEY_WAN, MONEY_TOO_LARGE, 0},
        {"-1000000000000000.01", MONEY_YUAN, MONEY_TOO_LARGE, 0},
        {"999999999999999999999999999999999999999999", MONEY_YUAN,
         MONEY_TOO_LARGE, 0},
        {"00000000000000000000000000000000000000000000001", MONEY_YUAN,
         MONEY_OK, 100},
        {"0.001", MONEY_YUAN, MONEY_TOO_FINE, 0},
        {"1.0000001", MONEY_WAN, MONEY_TOO_FINE, 0},
        {"", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"-", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"--1", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1-", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {".5", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"5.", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1.2.3", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1e3", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"0x10", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1 00", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1  000", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1 234,567", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1,234 567", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"- 1", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1. 5", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1　000", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"12,34", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1234,567", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1,2345", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1,,234", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {",123", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"123,", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"1.234,567", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"12万", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"一百", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"(5)", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"¥5", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"50%", MONEY_YUAN, MONEY_NO_NUMBER, 0},
        {"\xFF", MONEY_YUAN, MONEY_NO_NUMBER, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        money_t money = 0;
        enum money_error error =
            money_parse(str_from(cases[i].text), cases[i].unit, &money);
        if (error != cases[i].error || money != cases[i].money)
            fail_msg("“%s”: error %d, %" PRId64, cases[i].text, (int)error,
                     money);
    }
}

static void text(void **state)
{
    (void)state;
    static const struct {
        money_t money;
        enum money_unit unit;
        int decimals;
        const char *grouping;
        bool trim;
        const char *expected;
    } cases[] = {
        {976400000, MONEY_WAN, 2, "", false, "976.40"},
        {976400000, MONEY_WAN, 2, "", true, "976.4"},
        {976000000, MONEY_WAN, 2, "", true, "976"},
        {976400000, MONEY_YUAN, 2, ",", false, "9,764,000.00"},
        {976400000, MONEY_YUAN, 0, " ", false, "9 764 000"},
        {0, MONEY_WAN, 2, "", false, "0.00"},
        {0, MONEY_WAN, 2, ",", true, "0"},
        {0, MONEY_WAN, 0, "", false, "0"},
        {1000, MONEY_WAN, 2, "", false, "0.00"},
        /* Half up, away from zero. */
        {5000, MONEY_WAN, 2, "", false, "0.01"},
        {4999, MONEY_WAN, 2, "", false, "0.00"},
        {-5000, MONEY_WAN, 2, "", false, "-0.01"},
        {-4999, MONEY_WAN, 2, "", false, "0.00"},
        {49, MONEY_YUAN, 0, "", false, "0"},
        {50, MONEY_YUAN, 0, "", false, "1"},
        {150, MONEY_YUAN, 0, "", false, "2"},
        {-50, MONEY_YUAN, 0, "", false, "-1"},
        {99995, MONEY_YUAN, 1, ",", false, "1,000.0"},
        /* Finer than a fen there is nothing. */
        {1, MONEY_YUAN, 6, "", false, "0.010000"},
        {1, MONEY_WAN, 6, "", false, "0.000001"},
        {100000, MONEY_YUAN, 2, ",", false, "1,000.00"},
        {99999, MONEY_YUAN, 2, ",", false, "999.99"},
        {10000, MONEY_YUAN, 0, "", true, "100"},
        {-123456789, MONEY_YUAN, 2, "，", false, "-1，234，567.89"},
        {INT64_MAX, MONEY_YUAN, 6, ",", false, "92,233,720,368,547,758.070000"},
        {INT64_MIN, MONEY_YUAN, 2, "", false, "-92233720368547758.08"},
        {INT64_MIN, MONEY_WAN, 0, "", false, "-9223372036855"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct money_format format = {cases[i].unit, cases[i].decimals,
                                      str_from(cases[i].grouping),
                                      cases[i].trim, MONEY_HYPHEN};
        const char *found =
            str_c(arena, money_text(arena, cases[i].money, &format));
        assert_string_equal(found, cases[i].expected);
    }
    arena_free(arena);
}

static void negative_amounts_are_marked(void **state)
{
    (void)state;
    static const struct {
        enum money_sign negative;
        const char *expected, *percent;
    } cases[] = {
        {MONEY_HYPHEN, "-1 234.50", "-53.13"},
        {MONEY_MINUS, "−1 234.50", "−53.13"},
        {MONEY_BRACKETS, "(1 234.50)", "(53.13)"},
        {MONEY_WIDE_BRACKETS, "（1 234.50）", "（53.13）"},
        {MONEY_TRIANGLE, "△1 234.50", "△53.13"},
        {MONEY_BLACK_TRIANGLE, "▲1 234.50", "▲53.13"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum money_sign sign = cases[i].negative;
        struct money_format format = {.unit = MONEY_YUAN,
                                      .decimals = 2,
                                      .grouping = STR(" "),
                                      .negative = sign};
        assert_string_equal(str_c(arena, money_text(arena, -123450, &format)),
                            cases[i].expected);
        assert_string_equal(str_c(arena, money_text(arena, 123450, &format)),
                            "1 234.50");
        assert_string_equal(
            str_c(arena, money_percent(arena, -17, 32, 2, true, sign)),
            cases[i].percent);
        /* What is rounded to nothing has no mark. */
        format.decimals = 0;
        assert_string_equal(str_c(arena, money_text(arena, -1, &format)), "0");
    }
    arena_free(arena);
}

static void percent(void **state)
{
    (void)state;
    static const struct {
        money_t part, whole;
        int decimals;
        bool trim;
        const char *expected;
    } cases[] = {
        {17, 32, 2, false, "53.13"}, /* 53.125 */
        {-17, 32, 2, false, "-53.13"},
        {17, -32, 2, false, "-53.13"},
        {-17, -32, 2, false, "53.13"},
        {1, 5, 2, true, "20"},
        {1, 5, 2, false, "20.00"},
        {1, 3, 0, false, "33"},
        {2, 3, 6, false, "66.666667"},
        {0, 3, 2, true, "0"},
        {1, 8, 2, true, "12.5"},
        {3, 2, 1, false, "150.0"},
        {-1, INT64_MAX, 2, false, "0.00"},
        {INT64_MAX, 1, 6, true, "922337203685477580700"},
        {INT64_MIN, -1, 0, true, "922337203685477580800"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            str_c(arena, money_percent(arena, cases[i].part, cases[i].whole,
                                       cases[i].decimals, cases[i].trim,
                                       MONEY_HYPHEN)),
            cases[i].expected);
    arena_free(arena);
}

/* What is printed without loss is read as the same amount. */
static void text_is_read_back(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    uint64_t random = 1;
    for (int i = 0; i < 20000; i++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        money_t money =
            (money_t)((random >> 8) % (2 * MONEY_LARGEST + 1)) - MONEY_LARGEST;
        money >>= random >> 32 & 31;
        struct money_format format = {.unit = i % 2 ? MONEY_WAN : MONEY_YUAN,
                                      .decimals = i % 2 ? 6 : 2,
                                      .grouping = i % 3 ? STR("") : STR(","),
                                      .trim = i % 5 == 0};
        money_t again = 0;
        struct str printed = money_text(arena, money, &format);
        assert_int_equal(money_parse(printed, format.unit, &again), MONEY_OK);
        assert_true(again == money);
    }
    arena_free(arena);
}

/* Rounded is enough, another figure is not. */
static void printed_texts_say_their_amount(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        money_t money; /* fen */
        struct money_format format;
        bool says;
    } cases[] = {
        {"976.40", 976400000, {.unit = MONEY_WAN, .decimals = 2}, true},
        {"976.40", 976404999, {.unit = MONEY_WAN, .decimals = 2}, true},
        {"976.40", 976405000, {.unit = MONEY_WAN, .decimals = 2}, false},
        {"976.40", 976395000, {.unit = MONEY_WAN, .decimals = 2}, true},
        {"976.40", 976394999, {.unit = MONEY_WAN, .decimals = 2}, false},
        {"-976.40", -976404999, {.unit = MONEY_WAN, .decimals = 2}, true},
        {"-976.40", -976405000, {.unit = MONEY_WAN, .decimals = 2}, false},
        {"-976.40", 976400000, {.unit = MONEY_WAN, .decimals = 2}, false},
        {"976.40", -976400000, {.unit = MONEY_WAN, .decimals = 2}, false},
        {"976.40", 97640, {.unit = MONEY_YUAN, .decimals = 2}, true},
        {"976.4", 97640, {.unit = MONEY_YUAN, .decimals = 2}, true},
        {"976.400", 97640, {.unit = MONEY_YUAN, .decimals = 2}, true},
        {"976.401", 97640, {.unit = MONEY_YUAN, .decimals = 2}, false},
        {"976", 97649, {.unit = MONEY_YUAN}, true},
        {"976", 97650, {.unit = MONEY_YUAN}, false},
        {"1,234.00", 123400, {.decimals = 2, .grouping = STR_INIT(",")}, true},
        {"1 234.00", 123400, {.decimals = 2, .grouping = STR_INIT(" ")}, true},
        {"1'234.00", 123400, {.decimals = 2, .grouping = STR_INIT("'")}, true},
        {"(5.00)", -500, {.decimals = 2}, true},
        {"（5.00）", -500, {.decimals = 2}, true},
        {"△5.00", -500, {.decimals = 2}, true},
        {"▲5.00", -500, {.decimals = 2}, true},
        {"−5.00", -500, {.decimals = 2}, true},
        {"(5.00", -500, {.decimals = 2}, false},
        {"0.00", -1, {.unit = MONEY_WAN, .decimals = 2}, true},
        {"92233720368547758.07", INT64_MAX, {.decimals = 2}, true},
        {"92233720368547758.06", INT64_MAX, {.decimals = 2}, false},
        {"-92233720368547758.08", INT64_MIN, {.decimals = 2}, true},
        {"", 0, {.decimals = 2}, false},
        {"-", 0, {.decimals = 2}, false},
        {"5.00元", 500, {.decimals = 2}, false},
        {"99999999999999999999999999999999999999999", 1, {0}, false},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (money_text_says(arena, str_from(cases[i].text), cases[i].money,
                            &cases[i].format) != cases[i].says)
            fail_msg("%zu: %s", i, cases[i].text);
    /* and whatever money_text prints */
    uint64_t random = 1;
    for (int i = 0; i < 20000; i++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        money_t money = (money_t)random >> (random >> 32 & 63);
        struct money_format format = {.unit = i % 2 ? MONEY_WAN : MONEY_YUAN,
                                      .decimals = (int)(random >> 40 & 7) % 7,
                                      .grouping = i % 3 ? STR("") : STR(","),
                                      .trim = i % 5 == 0,
                                      .negative =
                                          (enum money_sign)(i % MONEY_SIGNS)};
        struct str printed = money_text(arena, money, &format);
        assert_true(money_text_says(arena, printed, money, &format));
    }
    arena_free(arena);
}

static void exact_texts(void **state)
{
    struct arena *arena = arena_new();
    (void)state;
    struct money_format format = {.unit = MONEY_WAN, .decimals = 2};
    assert_int_equal(money_last_place(&format), 10000);
    assert_str(money_exact_text(arena, 9764000000, &format), "9764.00");
    assert_str(money_exact_text(arena, 9764003000, &format), "9764.003");
    assert_str(money_exact_text(arena, -1, &format), "-0.000001");
    format = (struct money_format){.unit = MONEY_YUAN, .decimals = 6};
    assert_int_equal(money_last_place(&format), 0);
    assert_str(money_exact_text(arena, 5, &format), "0.050000");
    arena_free(arena);
}

/* Decimals behind the fen are let through if they say nothing. */
static void zeros_behind_the_fen(void **state)
{
    (void)state;
    money_t money = 0;
    assert_int_equal(
        money_parse(STR("１，２３４．５６００００００"), MONEY_WAN, &money),
        MONEY_OK);
    assert_int_equal(money, 1234560000);
    assert_int_equal(money_parse(STR("0.010000"), MONEY_YUAN, &money),
                     MONEY_OK);
    assert_int_equal(money, 1);
    assert_int_equal(money_parse(STR("0.0100001"), MONEY_YUAN, &money),
                     MONEY_TOO_FINE);
    assert_int_equal(
        money_parse(STR("1,000,000,000,000,000.00"), MONEY_YUAN, &money),
        MONEY_OK);
    assert_int_equal(money, MONEY_LARGEST);
    assert_int_equal(
        money_parse(STR("1000000000000000.01"), MONEY_YUAN, &money),
        MONEY_TOO_LARGE);
}

static void units_and_sums(void **state)
{
    (void)state;
    enum money_unit unit = MONEY_WAN;
    assert_true(money_unit_parse(STR("元"), &unit) && unit == MONEY_YUAN);
    assert_true(money_unit_parse(STR("万元"), &unit) && unit == MONEY_WAN);
    assert_false(money_unit_parse(STR("亿元"), &unit));
    assert_false(money_unit_parse(STR(""), &unit));
    money_t sum = 0;
    assert_true(money_add(INT64_MAX, INT64_MIN, &sum) && sum == -1);
    assert_true(money_add(INT64_MAX - 1, 1, &sum) && sum == INT64_MAX);
    assert_false(money_add(INT64_MAX, 1, &sum));
    assert_false(money_add(INT64_MIN, -1, &sum));
}

int money_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse),
        cmocka_unit_test(text),
        cmocka_unit_test(negative_amounts_are_marked),
        cmocka_unit_test(percent),
        cmocka_unit_test(printed_texts_say_their_amount),
        cmocka_unit_test(text_is_read_back),
        cmocka_unit_test(units_and_sums),
        cmocka_unit_test(exact_texts),
        cmocka_unit_test(zeros_behind_the_fen),
    };
    return cmocka_run_group_tests_name("money", tests, NULL, NULL);
}
