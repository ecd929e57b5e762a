/* SPDX-License-Identifier: MIT
 *
 * rule, figure and what compares figures: exact sums, tails, what is said.
 */
#include "test_script.h"

#include <string.h>

#define AT SOURCE_FOLDER "/tests/data/trial/budget.yaml"

/* f(amount, column): a figure stated at the amount's own place. */
#define FIGURES                                                     \
    "local l = budget.lines\n"                                      \
    "local function f(r, id, n)\n"                                  \
    "  return figure(r[id], 'T', r.code, id, position(r, id), n)\n" \
    "end\n"                                                         \
    "local function check(f, more)\n"                               \
    "  local spec = more or {}\n"                                   \
    "  spec[1], spec[2], spec[3] = 7, 'N', f\n"                     \
    "  rule(spec)\n"                                                \
    "end\n"

static void figures_are_compared(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {FIGURES "check(function() equal(f(l[2], 'basic'), { f(l[2], 'basic'),"
                 " nil, { f(l[1], 'project') } }) end)",
         ""},
        {FIGURES "check(function() equal(f(l[2], 'basic'), f(l[2], 'project')) "
                 "end)",
         "budget.yaml:9: CHECK_UNEQUAL rule 7, “N”: 《T》2010301·basic 2.00 ≠ "
         "project 30.00（" AT ":9:32）, difference 28.00 万元"},
        {FIGURES "check(function() equal({ f(l[1], 'basic'), f(l[2], 'basic') "
                 "}, f(l[2], 'project', 3)) end)",
         "budget.yaml:8: CHECK_UNEQUAL rule 7, “N”: 《T》2010302·basic 1.50 + "
         "2010301·basic 2.00（" AT ":9:25） ≠ project 30.00（derived，" AT
         ":9:32）, "
         "difference 26.50 万元"},
        {FIGURES "check(function() equal({}, f(l[2], 'project')) end)",
         "budget.yaml:9: CHECK_UNEQUAL rule 7, “N”: 0 ≠ 《T》2010301·project "
         "30.00, difference 30.00 万元"},
        {FIGURES "check(function() equal(f(l[2], 'basic'), f(l[2], 'project')) "
                 "end, { advice = true })",
         "budget.yaml:9: CHECK_DOUBT rule 7, “N”: usually 《T》2010301·basic "
         "2.00 = project 30.00（" AT ":9:32）, difference 28.00 万元"},
        {FIGURES "check(function() equal(f(l[2], 'basic'), f(l[2], 'project')) "
                 "end, { when = false })",
         ""},
        {FIGURES "check(function() at_least(f(l[2], 'project'), f(l[2], "
                 "'basic')) end)",
         ""},
        {FIGURES "check(function() at_least(f(l[2], 'basic'), f(l[2], "
                 "'project')) end)",
         "budget.yaml:9: CHECK_LESS rule 7, “N”: 《T》2010301·basic 2.00 < "
         "project 30.00（" AT ":9:32）, difference 28.00 万元"},
        {FIGURES "check(function() rising { f(l[1], 'basic'), f(l[2], "
                 "'basic'), f(l[2], 'project') } end)",
         ""},
        {FIGURES "check(function() rising { f(l[1], 'basic'), f(l[2], "
                 "'project'), f(l[2], 'basic') } end)",
         "budget.yaml:9: CHECK_LESS rule 7, “N”: 《T》2010301·basic 2.00 < "
         "project 30.00（" AT ":9:32）, difference 28.00 万元"},
        {FIGURES "check(function() finding('odd', position(l[1])) end)",
         "budget.yaml:8: CHECK_FOUND rule 7, “N”: odd"},
    };
    expect_mistakes(cases, COUNT(cases));
}

/* Half of 0.01 for each amount that may be rounded; a zero is not, and what is
 * derived from nothing rounded is not. */
static void tails_have_a_bound(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {FIGURES "check(function() equal({ f(l[2], 'basic'), f(l[3], "
                 "'project') }, f(l[2], 'basic')) end)",
         "budget.yaml:9: CHECK_TAILS rounding tails, all within their bounds, "
         "no figure changed: 1: 《T》2010301·basic 2.00 + 2080505·project "
         "0.01（" AT ":10:25） : 2010301·basic 2.00"},
        {FIGURES "check(function() equal(f(l[3], 'project'), f(l[1], "
                 "'project')) end)",
         "budget.yaml:10: CHECK_UNEQUAL rule 7, “N”: 《T》2080505·project 0.01 "
         "≠ 2010302·project 0.00（" AT ":8:5）, difference 0.01 万元"},
        {FIGURES "check(function() equal(f(l[3], 'project', 2), {}) end)",
         "budget.yaml:10: CHECK_TAILS rounding tails, all within their bounds, "
         "no figure changed: 1: 《T》2080505·project 0.01（derived） : 0"},
        {FIGURES "check(function() equal(f(l[3], 'project', 0), {}) end)",
         "budget.yaml:10: CHECK_UNEQUAL rule 7, “N”: 《T》2080505·project "
         "0.01（derived） ≠ 0, difference 0.01 万元"},
        /* the bound grows with the addends, not further */
        {FIGURES "check(function() local z = f(l[3], 'project')\n"
                 "equal({ z, z, z }, {})\nequal({ z, z, z, f(l[1], 'basic'), "
                 "f(l[1], 'basic') }, { f(l[1], 'basic'), f(l[1], 'basic') }) "
                 "end)",
         "budget.yaml:10: CHECK_UNEQUAL rule 7, “N”: 《T》2080505·project 0.01 "
         "+ project 0.01 + project 0.01 ≠ 0, difference 0.03 万元\n"
         "budget.yaml:10: CHECK_TAILS rounding tails, all within their bounds, "
         "no figure changed: 1: 《T》2080505·project 0.01 + project 0.01 "
         "+ project 0.01 + "
         "2010302·basic 1.50（" AT ":8:25） + basic 1.50（" AT ":8:25） : "
         "basic 1.50（" AT ":8:25） + basic 1.50（" AT ":8:25）"},
    };
    expect_mistakes(cases, COUNT(cases));
}

static void findings_end_a_run_unless_they_pass(void **state)
{
    (void)state;
    static const char text[] =
        "include 'preamble.lua'\nrule { 1, 'N', function() finding 'x' end }\n"
        "return finish(body 'b')";
    struct trial trial = trial_run(text);
    assert_null(trial.document);
    assert_int_equal(diag_finding_count(trial.log), 1);
    assert_string_equal(diag_lookup(trial.log, 0)->details.data,
                        "\"rule\": 1, \"name\": \"N\"");
    trial_end(&trial);
}

static void slips_of_rules(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"finding 'x'",
         "document.lua:2: PACK_VALUE_WRONG “place” of finding should be "
         "rule{…}, found a place outside"},
        {FIGURES "equal(f(l[2], 'basic'), {})",
         "document.lua:11: PACK_VALUE_WRONG “place” of equal should be "
         "rule{…}, found a place outside"},
        {"rule { 'a', 'N', function() end }",
         "document.lua:2: PACK_VALUE_WRONG “[1]” of rule should be an integer "
         "from 0, found “a”"},
        {"rule { 1, 'N' }",
         "document.lua:2: PACK_VALUE_WRONG “[3]” of rule should be a function, "
         "found nil"},
        {"rule { 1, 'N', function() equal(1, {}) end }",
         "document.lua:2: PACK_VALUE_WRONG “1” of equal should be a table, "
         "found 1"},
        {"rule { 1, 'N', function() equal({ 1 }, {}) end }",
         "document.lua:2: PACK_VALUE_WRONG “[1]” of equal should be a "
         "figure(…), found 1"},
        {"figure(1)",
         "document.lua:2: PACK_VALUE_WRONG “1” of figure should be money, "
         "found 1"},
        {"figure(zero, 'T', 'r', 'c', 3)",
         "document.lua:2: PACK_VALUE_WRONG “5” of figure should be a "
         "position(…), found 3"},
        {"figure(zero, 'T', 'r', 'c', nil, -1)",
         "document.lua:2: PACK_VALUE_WRONG “6” of figure should be an integer "
         "from 0, found -1"},
    };
    expect_mistakes(cases, COUNT(cases));
}

static void rolled_rows_know_their_lines(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"rollup(budget.lines, { levels = { 3 }, sum = { 'basic' } })[1].lines",
         "2"},
        {"rollup(budget.lines, { levels = { 3, 7 }, sum = { 'basic' } })[2]"
         ".first.basic",
         "2.00"},
        {"rollup({ nil, { code = '201', n = 'x' } }, { levels = { 3 }, "
         "sum = { 'a' } })[1].first.n",
         "x"},
        {"tostring(rollup({}, { levels = { 3 }, sum = { 'a' } }).total.first)",
         "nil"},
        {"nearest('三功经费', { '基本支出', '三公经费' })", "三公经费"},
        {"tostring(nearest('三公', { '基本支出' }))", "nil"},
    };
    expect_values(cases, COUNT(cases));
}

int run_rule_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_compared),
        cmocka_unit_test(tails_have_a_bound),
        cmocka_unit_test(findings_end_a_run_unless_they_pass),
        cmocka_unit_test(slips_of_rules),
        cmocka_unit_test(rolled_rows_know_their_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
