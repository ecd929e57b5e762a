/* SPDX-License-Identifier: MIT
 *
 * What packs are told of free texts: recognise and its like.
 */
#include "test_script.h"

#define FIRST(text)                                                            \
    "recognise(\"" text "\", vocabulary { units = { { \"万元\", 10000 } }, " \
    "percent = { \"%\" }, year = { \"年\" }, last = { \"上年\" }, "         \
    "than = { \"比\" }, fall = { \"减少\" }, share = { \"占\" }, "         \
    "about = { \"约\" }, range = { \"至\" }, names = { \"接待费\", "      \
    "\"总支出\" } })"

static void mentions_are_tables(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"#" FIRST(""), "0"},
        {FIRST("共3.5万元") "[1].kind", "amount"},
        {FIRST("共3.5万元") "[1].text", "3.5万元"},
        {FIRST("共3.5万元") "[1].from", "4"},
        {FIRST("共3.5万元") "[1].to", "12"},
        {FIRST("共3.5万元") "[1].amount", "3.50"},
        {FIRST("共3.5万元") "[1].step", "0.10"},
        {FIRST("共3.5万元") "[1].digits", "3.5"},
        {FIRST("共3.5万元") "[1].decimals", "1"},
        {"tostring(" FIRST("共3.5万元") "[1].name)", "nil"},
        {"tostring(" FIRST("共3.5万元") "[1].about)", "nil"},
        {"tostring(" FIRST("约3.5万元") "[1].about)", "true"},
        {"tostring(" FIRST("3至5万元") "[2].ranged)", "true"},
        {"tostring(" FIRST("《3万元》") "[1].titled)", "true"},
        {FIRST("2024年") "[1].year", "2024"},
        {FIRST("接待费3万元") "[2].name", "1"},
        {FIRST("接待费占总支出的3%") "[2].name", "2"},
        {FIRST("接待费占总支出3%") "[3].base", "2"},
        {FIRST("接待费占总支出3%") "[3].name", "1"},
        {"tostring(" FIRST("接待费占总支出3%") "[3].share)", "true"},
        {FIRST("比2023年减少3%") "[2].direction", "fall"},
        {FIRST("比2023年减少3%") "[2].measure", "3"},
        {FIRST("比2023年减少3%") "[2].against", "2023"},
        {"tostring(" FIRST("比2023年减少3%") "[2].bare)", "true"},
        {"tostring(" FIRST("比上年减少3%") "[1].last)", "true"},
        {"tostring(" FIRST("人比上年减少") "[1].measure)", "nil"},
        {"tostring(" FIRST("减少接待费") "[1].object)", "true"},
        {"misprint(" FIRST("976.4万元") "[1], budget.total)", "same"},
        {"misprint(" FIRST("967.4万元") "[1], budget.total)", "swap"},
        {"select(2, misprint(" FIRST("967.4万元") "[1], budget.total))", "4"},
        {"misprint(" FIRST("97640万元") "[1], budget.total)", "point"},
        {"nearest(\"维护费用\", { \"办公费\", 3, \"维护费\" })", "维护费"},
        {"tostring(nearest(\"天\", { \"办公费\" }))", "nil"},
        {"tostring(nearest(\"天\", {}))", "nil"},
        {"position(budget, \"name\", 4).line", "1"},
    };
    expect_values(cases, COUNT(cases));
}

static void mistakes_are_reported(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"vocabulary { unit = {} }",
         "document.lua:2: PACK_KEY_UNKNOWN vocabulary has no “unit”; did you "
         "mean “units”?"},
        {"vocabulary { rise = '增加' }",
         "document.lua:2: PACK_VALUE_WRONG “rise” of vocabulary should be a "
         "list, found “增加”"},
        {"vocabulary { rise = { '增加', 3 } }",
         "document.lua:2: PACK_VALUE_WRONG “rise[2]” of vocabulary should be "
         "text, found 3"},
        {"vocabulary { units = { { '元', 1 }, { '元', 0 } } }",
         "document.lua:2: PACK_VALUE_WRONG “units[2]” of vocabulary should be "
         "{ text, number of yuan }, found a table"},
        {"vocabulary { units = { '元' } }",
         "document.lua:2: PACK_VALUE_WRONG “units[1]” of vocabulary should be "
         "{ text, number of yuan }, found “元”"},
        {"vocabulary { units = { { '元', 1e11 } } }",
         "document.lua:2: PACK_VALUE_WRONG “units[1]” of vocabulary should be "
         "{ text, number of yuan }, found a table"},
        {"recognise(nil, vocabulary {})",
         "document.lua:2: PACK_VALUE_WRONG “1” of recognise should be text, "
         "found nil"},
        {"recognise('3元', {})",
         "document.lua:2: PACK_VALUE_WRONG “2” of recognise should be a "
         "vocabulary{…}, found a table"},
        {"misprint({}, zero)",
         "document.lua:2: PACK_VALUE_WRONG “1” of misprint should be an "
         "amount of recognise, found a table"},
        {"misprint(3, zero)",
         "document.lua:2: PACK_VALUE_WRONG “1” of misprint should be an "
         "amount of recognise, found 3"},
        {"misprint({ amount = zero, step = zero }, 3)",
         "document.lua:2: PACK_VALUE_WRONG “2” of misprint should be money, "
         "found 3"},
        {"position(budget, 'name', 8)",
         "document.lua:2: PACK_VALUE_WRONG “3” of position should be the "
         "number of a byte of a text, found 8"},
        {"position(budget, 'year', 1)",
         "document.lua:2: PACK_VALUE_WRONG “3” of position should be the "
         "number of a byte of a text, found 1"},
        {"local l = position(budget).column",
         "document.lua:2: PACK_KEY_UNKNOWN a position(…) has no “column”"},
    };
    expect_mistakes(cases, COUNT(cases));
}

int run_mention_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mentions_are_tables),
        cmocka_unit_test(mistakes_are_reported),
    };
    return cmocka_run_group_tests_name("mention", tests, NULL, NULL);
}
