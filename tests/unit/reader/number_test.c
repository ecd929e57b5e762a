/* SPDX-License-Identifier: MIT */
#include "test_reader.h"

#include "reader/xlsx_private.h"

#include <string.h>

static const char *shown(struct arena *arena, const char *text,
                         const char *code, bool from_1904)
{
    struct sheet_cell cell = {.kind = SHEET_EMPTY};
    if (!xlsx_number(str_from(text), number_format_of(str_from(code)),
                     from_1904, arena, &cell))
        return "none";
    if (cell.kind == SHEET_DATE)
        return str_c(arena, str_join(arena, STR("date "), cell.text));
    return str_c(arena, cell.text);
}

static void check(const char *text, const char *code, bool from_1904,
                  const char *expected)
{
    struct arena *arena = arena_new();
    const char *found = shown(arena, text, code, from_1904);
    if (strcmp(found, expected) != 0)
        fail_msg("%s as %s: found %s, expected %s", text, code, found,
                 expected);
    arena_free(arena);
}

static void numbers_are_plain_decimals(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"976.4", "976.4"},
        {"976.40", "976.4"},
        {"-0.00", "0"},
        {"+007", "7"},
        {".5", "0.5"},
        {"5.", "5"},
        {"100", "100"},
        {"-12.345", "-12.345"},
        {"1E3", "1000"},
        {"1.25e+2", "125"},
        {"1.5E-5", "0.000015"},
        {"0.00012", "0.00012"},
        /* The same double as what a person wrote. */
        {"976.39999999999998", "976.4"},
        {"1.0000000000000001E-5", "0.00001"},
        {"9007199254740993", "9007199254740993"},
        {"12345678901234567890", "12345678901234567890"},
        {"12345678901234.56", "12345678901234.56"},
        {"12345678901234.561", "12345678901234.56"},
        {"123456789012.35001", "123456789012.35"},
        {"1234567890123456.7", "1234567890123456.7"},
        {"943711661128722.25", "943711661128722.25"},
        {"976.39999999999997726263245567679405212402343750", "976.4"},
        {"0.99999999999999989", "1"},
        {"99999999.999999985", "100000000"},
        {"0.0000012345678901234567", "0.00000123456789012346"},
        /* An error of formulas. */
        {"0.30000000000000004", "0.3"},
        {"0.79999999999999993", "0.8"},
        {"1234.5600000000013", "1234.56"},
        {"-434.99999999999994", "-435"},
        /* Not an error: 1/3 has no end. */
        {"0.33333333333333331", "0.3333333333333333"},
        /* No numbers. */
        {"", "none"},
        {"-", "none"},
        {".", "none"},
        {"1.2.3", "none"},
        {"1,000", "none"},
        {"0x10", "none"},
        {"nan", "none"},
        {"inf", "none"},
        {"1e", "none"},
        {"1e+", "none"},
        {"1e5 ", "none"},
        {"1e400", "none"},
        {"1e-400", "none"},
        {"1e99999999999999999999", "none"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i][0], "General", false, cases[i][1]);
    struct arena *arena = arena_new();
    char digits[600];
    memset(digits, '1', sizeof digits);
    struct sheet_cell cell;
    assert_false(xlsx_number((struct str){digits, sizeof digits},
                             number_format_of(STR("0")), false, arena, &cell));
    assert_false(xlsx_number((struct str){"1\0002", 3},
                             number_format_of(STR("0")), false, arena, &cell));
    arena_free(arena);
}

static void formats_show_numbers(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"0.955", "0.0%", "95.5%"},
        {"-1", "0%;[Red]-0%", "-100%"},
        {"0", "0%", "0%"},
        {"434", "000000", "000434"},
        {"0", "000", "000"},
        {"1234567", "0000", "1234567"},
        {"4.5", "0000", "4.5"},
        {"-4", "0000", "-4"},
        {"1234.5", "#,##0.00", "1234.5"},
        {"1234.5", "0", "1234.5"},
        {"12", "0.00E+00", "12"},
        {"12", "G/通用格式", "12"},
        {"12", "\"y%\"0\\d_)*h", "12"},
        {"12", "[Red]0;0%", "12"},
        {"12", "@", "12"},
        {"1.5", "[h]:mm", "1.5"},
        {"45340", "yyyy\\-mm\\-dd", "date 2024-02-18"},
        {"45340", "yyyy\"年\"m\"月\"d\"日\";@", "date 2024-02-18"},
        {"45340", "[$-804]aaaa;@yyyy", "45340"},
        {"45340.75", "[DBNum1][$-804]yyyy年m月", "date 2024-02-18"},
        {"45340.75", "m/d", "date 2024-02-18"},
        {"45340.395833333334", "yyyy/m/d h:mm", "date 2024-02-18 09:30:00"},
        {"45340.99999999999", "yyyy/m/d h:mm", "date 2024-02-19"},
        {"45340.999999999", "yyyy/m/d h:mm", "date 2024-02-19"},
        {"0.395833333333333", "h:mm:ss", "date 09:30:00"},
        {"45340.5", "mm:ss", "date 12:00:00"},
        {"1", "yyyy-m-d", "date 1900-01-01"},
        {"59", "yyyy-m-d", "date 1900-02-28"},
        {"60", "yyyy-m-d", "date 1900-02-29"},
        {"61", "yyyy-m-d", "date 1900-03-01"},
        {"36585", "yyyy-m-d", "date 2000-02-29"},
        {"73109", "yyyy-m-d", "date 2100-02-28"},
        {"73110", "yyyy-m-d", "date 2100-03-01"},
        {"2958465", "yyyy-m-d", "date 9999-12-31"},
        {"2958466", "yyyy-m-d", "2958466"},
        {"0", "yyyy-m-d", "0"},
        {"-1", "yyyy-m-d", "-1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i][0], cases[i][1], false, cases[i][2]);
    check("0", "yyyy-m-d", true, "date 1904-01-01");
    check("43878", "yyyy-m-d", true, "date 2024-02-18");
    check("2957004", "yyyy-m-d", true, "2957004");
}

static void built_in_formats(void **state)
{
    (void)state;
    static const struct {
        size_t first, last;
        enum number_class kind;
    } ranges[] = {
        {0, 8, NUMBER_PLAIN},   {9, 10, NUMBER_PERCENT},
        {11, 13, NUMBER_PLAIN}, {14, 17, NUMBER_DATE},
        {18, 21, NUMBER_TIME},  {22, 22, NUMBER_DATE_TIME},
        {27, 31, NUMBER_DATE},  {32, 35, NUMBER_TIME},
        {36, 36, NUMBER_DATE},  {37, 44, NUMBER_PLAIN},
        {45, 45, NUMBER_TIME},  {46, 46, NUMBER_PLAIN},
        {47, 47, NUMBER_TIME},  {48, 49, NUMBER_PLAIN},
        {50, 54, NUMBER_DATE},  {55, 56, NUMBER_TIME},
        {57, 58, NUMBER_DATE},  {59, 163, NUMBER_PLAIN},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        for (size_t id = ranges[i].first; id <= ranges[i].last; id++)
            assert_int_equal(number_format_built_in(id).kind, ranges[i].kind);
    }
}

int number_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_plain_decimals),
        cmocka_unit_test(formats_show_numbers),
        cmocka_unit_test(built_in_formats),
    };
    return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
