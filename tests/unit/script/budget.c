/* SPDX-License-Identifier: MIT
 *
 * The budget as a pack sees it, and what it says about a budget.
 */
#include "test_script.h"

static void values_have_their_types(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"budget.name", "望都"},
        {"budget.year + 1", "2025"},
        {"math.type(budget.year)", "integer"},
        {"tostring(budget.households)", "nil"},
        {"budget.unit", "万元"},
        {"budget.date", "2024-02-18"},
        {"budget.kind", "甲"},
        {"tostring(budget.remark)", "nil"},
        {"tostring(budget.contact.telephone)", "nil"},
        {"#budget.lines", "3"},
        {"budget.lines[3].code", "2080505"},
        {"budget.lines[3].basic", "0.00"},
        {"#budget.nothing", "0"},
        {"budget[\"name\"]", "望都"},
        {"tostring(budget.lines == budget.lines)", "true"},
        {"tostring(budget.contact == budget.contact)", "true"},
        {"tostring(stated(budget, \"total\"))", "true"},
        {"tostring(stated(budget, \"reserve\"))", "false"},
        {"tostring(stated(budget, \"contact\"))", "false"},
        {"tostring(stated(budget.lines[3], \"basic\"))", "false"},
        {"tostring(position(budget))", "position"},
    };
    expect_values(cases, COUNT(cases));
}

static void mistakes_are_reported(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"local x = budget.yeer", "document.lua:2: PACK_KEY_UNKNOWN 试验描述 "
                                  "has no “yeer”; did you mean “year”?"},
        {"local x = budget.contact[1]",
         "document.lua:2: PACK_KEY_UNKNOWN 联系 has no “1”"},
        {"budget.year = 2025", "document.lua:2: PACK_READ_ONLY 试验描述 can "
                               "only be read; “year” cannot be assigned"},
        {"stated(budget, 'yeer')",
         "document.lua:2: PACK_KEY_UNKNOWN 试验描述 has no "
         "“yeer”; did you mean “year”?"},
        {"stated({}, 'year')",
         "document.lua:2: PACK_VALUE_WRONG “1” of stated should be a record "
         "of the budget, found a table"},
        {"position(nil)",
         "document.lua:2: PACK_VALUE_WRONG “1” of position should be a record "
         "of the budget, found nil"},
    };
    expect_mistakes(cases, COUNT(cases));
}

static void packs_complain(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"advise 'look'", "document.lua:2: PACK_ADVICE look"},
        {"advise('look', position(budget.lines[2]))",
         "budget.yaml:9: PACK_ADVICE look"},
        {"advise('look', position(budget, 'year'))",
         "budget.yaml:2: PACK_ADVICE look"},
        {"advise('look', position(budget, 'reserve'))",
         "budget.yaml:1: PACK_ADVICE look"},
        {"fail 'wrong'\nfail('more', position(budget, 'total'))",
         "document.lua:2: CHECK_FAILED wrong\n"
         "budget.yaml:4: CHECK_FAILED more"},
        {"advise(3.5)", "document.lua:2: PACK_VALUE_WRONG “1” of advise "
                        "should be a text, an integer or money, found 3.5"},
        {"advise('a', budget)",
         "document.lua:2: PACK_VALUE_WRONG “2” of advise should be a "
         "position(…), found a record of the budget\n"
         "document.lua:2: PACK_ADVICE a"},
    };
    expect_mistakes(cases, COUNT(cases));
}

static void advice_spares_the_document(void **state)
{
    (void)state;
    struct trial trial = trial_run("include 'preamble.lua'\nadvise 'a'\n"
                                   "return finish(body 'b')");
    assert_non_null(trial.document);
    trial_end(&trial);
    trial = trial_run("include 'preamble.lua'\nfail 'a'\n"
                      "return finish(body 'b')");
    assert_null(trial.document);
    trial_end(&trial);
}

/* The names of files too, which positions lend. */
static void document_outlives_the_budget(void **state)
{
    (void)state;
    struct trial trial = trial_run(
        "include 'preamble.lua'\n"
        "local line = budget.lines[2]\n"
        "return finish(grid { style = lines, columns = { 'auto', 'auto' },\n"
        "    body = { row { source = position(line),\n"
        "        cell { line.code, style = body, source = position(budget) },\n"
        "        cell { budget.kind, style = body } } } })");
    assert_non_null(trial.document);
    const struct block *block = trial.document->sections[0].blocks;
    const struct row *row = block->table.body;
    struct str file = row->at.file;
    assert_true(str_ends(file, STR("/tests/data/trial/budget.yaml")));
    assert_int_equal(row->at.line, 9);
    const struct span *span = row->cells[0].content.spans;
    assert_true(str_equal(span->text, STR("2010301")));
    assert_ptr_equal(span->at.file.data, file.data); /* copied once */
    assert_int_equal(span->at.line, 1);
    assert_true(str_equal(row->cells[1].content.spans->text, STR("甲")));
    trial_end(&trial);
}

int run_budget_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_have_their_types),
        cmocka_unit_test(mistakes_are_reported),
        cmocka_unit_test(packs_complain),
        cmocka_unit_test(advice_spares_the_document),
        cmocka_unit_test(document_outlives_the_budget),
    };
    return cmocka_run_group_tests_name("budget", tests, NULL, NULL);
}
