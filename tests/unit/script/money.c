/* SPDX-License-Identifier: MIT
 *
 * Money, amounts, percentages, sums and roll-ups in a pack.
 */
#include "test_script.h"

static void money_is_exact(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"budget.total", "976.40"},
        {"budget.total + budget.total", "1952.80"},
        {"budget.total - budget.total - budget.total", "-976.40"},
        {"-budget.total", "-976.40"},
        {"(-budget.total):abs()", "976.40"},
        {"budget.total * 3", "2929.20"},
        {"-1 * budget.total", "-976.40"},
        {"tostring(budget.total)", "976.40"},
        {"tostring(zero:is_zero())", "true"},
        {"tostring(budget.total:is_zero())", "false"},
        {"tostring(budget.total == budget.total + zero)", "true"},
        {"tostring(budget.total ~= zero)", "true"},
        {"tostring(zero < budget.total and zero <= zero)", "true"},
        {"tostring(zero > budget.total or zero >= budget.total)", "false"},
        {"budget.reserve", "0.00"},
    };
    expect_values(cases, COUNT(cases));
}

static void amounts_are_formatted(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"amount(budget.total)", "976.40"},
        {"amount(budget.total, { unit = \"元\" })", "9764000.00"},
        {"amount(budget.total, { unit = \"元\", decimals = 0, "
         "grouping = \",\" })",
         "9,764,000"},
        {"amount(budget.total, { trim = true })", "976.4"},
        {"amount(-budget.total, { negative = \"（）\" })", "（976.40）"},
        {"amount(-budget.total, { negative = \"△\", decimals = 0 })", "△976"},
        {"amount(budget.total, { negative = \"()\" })", "976.40"},
        {"amount(zero, { zero = \"—\" })", "—"},
        {"amount(zero, { zero = \"\" })", ""},
        {"amount(budget.total, { zero = \"—\" })", "976.40"},
        {"percent(budget.lines[1].basic, budget.lines[2].project)", "5"},
        {"percent(budget.lines[1].basic, budget.lines[2].project, 1, true)",
         "5.0"},
        {"percent(budget.lines[2].basic, budget.lines[2].project)", "6.67"},
        {"percent(budget.lines[2].basic, budget.lines[2].project, 0)", "7"},
        {"sum(budget.lines, \"basic\")", "3.50"},
        {"sum(budget.lines, function(l) return l.project * 2 end)", "60.02"},
        {"sum({}, \"basic\")", "0.00"},
        {"sum({ { a = zero }, nil, { b = zero }, { a = budget.total } }, "
         "\"a\")",
         "976.40"},
    };
    expect_values(cases, COUNT(cases));
}

static void amount_format_sets_the_default(void **state)
{
    (void)state;
    struct trial trial = trial_run(
        "include \"preamble.lua\"\n"
        "amount_format { unit = \"元\", decimals = 1, grouping = \",\" }\n"
        "return finish(body(\"{budget.total} {amount(budget.total, "
        "{ decimals = 0 })}\"))\n");
    assert_string_equal(trial_text(&trial).data, "9,764,000.0 9,764,000");
    trial_end(&trial);
}

static void rollups_are_tables(void **state)
{
    (void)state;
    struct trial trial = trial_run(
        "include \"preamble.lua\"\n"
        "local rows = rollup(budget.lines, { levels = { 3, 5, 7 },\n"
        "    sum = { 'basic', 'project' }, dictionary = 'functional' })\n"
        "local seen = {}\n"
        "for _, r in ipairs(rows) do\n"
        "    seen[#seen + 1] = fill('{r.code} {r.name} {r.level} '\n"
        "        .. '{r.basic} {r.project}', { r = r })\n"
        "end\n"
        "local t = rows.total\n"
        "assert(t.level == 0 and t.code == nil and t.name == nil)\n"
        "seen[#seen + 1] = fill('{t.basic} {t.project}', { t = t })\n"
        "return finish(plain(body, table.concat(seen, '|')))\n");
    assert_string_equal(trial_text(&trial).data,
                        "201 甲类 1 3.50 30.00|20103 甲款 2 3.50 30.00|"
                        "2010301 甲项 3 2.00 30.00|2010302 乙项 3 1.50 0.00|"
                        "208 乙类 1 0.00 0.01|20805 丙款 2 0.00 0.01|"
                        "2080505 丙项 3 0.00 0.01|3.50 30.01");
    trial_end(&trial);
}

static void rollups_take_other_tables(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"#rollup({}, { levels = { 3 }, sum = { \"a\" } })", "0"},
        {"rollup({}, { levels = { 3 }, sum = { \"a\" } }).total.a", "0.00"},
        {"rollup({ { c = \"30101\", a = budget.total }, nil, { c = \"301\" } }"
         ", { levels = { 3, 5 }, sum = { \"a\" }, code = \"c\" })[2].a",
         "976.40"},
        {"rollup({ { code = \"301\" } }, { levels = { 3 }, sum = { \"a\" } })"
         "[1].name",
         ""},
        {"code_name(\"functional\", \"201\")", "甲类"},
        {"tostring(code_name(\"functional\", \"999\"))", "nil"},
    };
    expect_values(cases, COUNT(cases));
}

#define LARGEST "(budget.total * 9000000000)"

static void mistakes_are_reported(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"local m = zero + 1", "document.lua:2: PACK_VALUE_WRONG “right side” "
                               "of + should be money, found 1"},
        {"local m = 1 - zero", "document.lua:2: PACK_VALUE_WRONG “left side” "
                               "of - should be money, found 1"},
        {"local m = zero + nil", "document.lua:2: PACK_VALUE_WRONG “right "
                                 "side” of + should be money, found nil"},
        {"local m = zero * 1.5", "document.lua:2: PACK_VALUE_WRONG “factor” "
                                 "of * should be an integer, found 1.5"},
        {"local m = zero * zero",
         "document.lua:2: PACK_VALUE_WRONG “factor” of * should be an "
         "integer, found money"},
        {"local m = zero < 1", "document.lua:2: PACK_VALUE_WRONG “right side” "
                               "of < should be money, found 1"},
        {"local m = zero <= 'a'",
         "document.lua:2: PACK_VALUE_WRONG “right side” of <= should be "
         "money, found “a”"},
        {"local m = zero:is_null()",
         "document.lua:2: PACK_KEY_UNKNOWN money has no “is_null”"},
        {"local m = " LARGEST " + " LARGEST,
         "document.lua:2: SUM_OVERFLOW sum out of range: +"},
        {"local m = -" LARGEST " - " LARGEST,
         "document.lua:2: SUM_OVERFLOW sum out of range: -"},
        {"local m = " LARGEST " * 10",
         "document.lua:2: SUM_OVERFLOW sum out of range: *"},
        {"local m = sum({ { a = " LARGEST " }, { a = " LARGEST " } }, 'a')",
         "document.lua:2: SUM_OVERFLOW sum out of range: sum"},
        {"local r = rollup({ { code = '201', a = " LARGEST " }, "
         "{ code = '202', a = " LARGEST " } }, "
         "{ levels = { 3 }, sum = { 'a' } })",
         "document.lua:2: SUM_OVERFLOW sum out of range: rollup"},
        {"local s = amount(3)", "document.lua:2: PACK_VALUE_WRONG “1” of "
                                "amount should be money, found 3"},
        {"local s = amount(zero, { decimal = 1 })",
         "document.lua:2: PACK_KEY_UNKNOWN amount has no "
         "“decimal”; did you mean “decimals”?"},
        {"local s = amount(zero, { decimals = 7 })",
         "document.lua:2: PACK_VALUE_WRONG “decimals” of amount should be an "
         "integer from 0 to 6, found 7"},
        {"local s = amount(zero, { negative = '9' })",
         "document.lua:2: PACK_VALUE_WRONG “negative” of amount should be "
         "\"-\" | \"−\" | \"()\" | \"（）\" | \"△\" | \"▲\", found “9”"},
        {"local s = percent(zero, zero + budget.total) amount_format {}",
         "document.lua:2: PACK_CALLED_AGAIN amount_format may be called only "
         "once, before its use"},
        {"local s = amount(zero, { unit = '亿元' })",
         "document.lua:2: PACK_VALUE_WRONG “unit” of amount should be \"元\" "
         "| \"万元\", found “亿元”"},
        {"amount_format {} amount_format {}",
         "document.lua:2: PACK_CALLED_AGAIN amount_format may be called only "
         "once, before its use"},
        {"local s = amount(zero) amount_format {}",
         "document.lua:2: PACK_CALLED_AGAIN amount_format may be called only "
         "once, before its use"},
        {"local s = percent(zero, zero)",
         "document.lua:2: PACK_VALUE_WRONG “2” of percent should be money "
         "other than zero, found 0"},
        {"local s = percent(zero, budget.total, 1.5)",
         "document.lua:2: PACK_VALUE_WRONG “3” of percent should be an "
         "integer from 0 to 6, found 1.5"},
        {"local m = sum(3, 'a')", "document.lua:2: PACK_VALUE_WRONG “1” of "
                                  "sum should be a table, found 3"},
        {"local m = sum({ 3 }, 'a')",
         "document.lua:2: PACK_VALUE_WRONG “1” of sum should be a list of "
         "records or tables, found 3"},
        {"local m = sum({ { a = 3 } }, 'a')",
         "document.lua:2: PACK_VALUE_WRONG “[1]” of sum should be money, "
         "found 3"},
        {"local m = sum({}, 3)",
         "document.lua:2: PACK_VALUE_WRONG “2” of sum should be the id of a "
         "field or a function, found 3"},
        {"local m = sum(budget.lines, 'basis')",
         "document.lua:2: PACK_KEY_UNKNOWN 行 has no “basis”; did you mean "
         "“basic”?"},
        {"rollup({}, { sum = { 'a' } })",
         "document.lua:2: PACK_VALUE_WRONG “levels” of rollup should be "
         "growing numbers of digits, like {3, 5, 7}, found nil"},
        {"rollup({}, { levels = { 5, 3 }, sum = { 'a' } })",
         "document.lua:2: PACK_VALUE_WRONG “levels” of rollup should be "
         "growing numbers of digits, like {3, 5, 7}, found a table"},
        {"rollup({}, { levels = { 3 }, sum = { 'name' } })",
         "document.lua:2: PACK_VALUE_WRONG “sum” of rollup should be a list "
         "of ids of amounts, other than code, name, level, lines, first, "
         "found a table"},
        {"rollup({ {} }, { levels = { 3 }, sum = { 'a' } })",
         "document.lua:2: PACK_VALUE_WRONG “[1].code” of rollup should be a "
         "classification code (text of 3, 5 or 7 digits), found nil"},
        {"rollup({ { code = '201', a = 1 } }, { levels = { 3 }, "
         "sum = { 'a' } })",
         "document.lua:2: PACK_VALUE_WRONG “[1].a” of rollup should be money, "
         "found 1"},
        {"rollup({ 3 }, { levels = { 3 }, sum = { 'a' } })",
         "document.lua:2: PACK_VALUE_WRONG “[1]” of rollup should be a record "
         "or a table, found 3"},
        {"rollup({}, { levels = { 3 }, sum = { 'a' }, dictionary = 'x' })",
         "document.lua:2: PACK_VALUE_WRONG “dictionary” of rollup should be "
         "\"functional\", found “x”"},
        {"rollup({ { code = '20999' } }, { levels = { 3, 5 }, "
         "sum = { 'a' }, dictionary = 'functional' })",
         "document.lua:2: CODE_UNKNOWN “rollup”: code “209” is not in "
         "functional"},
        {"code_name('functional', 201)",
         "document.lua:2: PACK_VALUE_WRONG “2” of code_name should be a code "
         "(text), found 201"},
        {"code_name('economic', '201')",
         "document.lua:2: PACK_VALUE_WRONG “dictionary” of code_name should "
         "be \"functional\", found “economic”"},
    };
    expect_mistakes(cases, COUNT(cases));
}

int run_money_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_is_exact),
        cmocka_unit_test(amounts_are_formatted),
        cmocka_unit_test(amount_format_sets_the_default),
        cmocka_unit_test(rollups_are_tables),
        cmocka_unit_test(rollups_take_other_tables),
        cmocka_unit_test(mistakes_are_reported),
    };
    return cmocka_run_group_tests_name("money", tests, NULL, NULL);
}
