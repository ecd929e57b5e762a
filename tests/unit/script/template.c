/* SPDX-License-Identifier: MIT */
#include "test_script.h"

static void expressions_are_replaced(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"fill \"{budget.year}年\"", "2024年"},
        {"fill \"{budget.total}万元\"", "976.40万元"},
        {"fill \"{ budget.year - 1 }\"", "2023"},
        {"fill \"{{{budget.year}}}\"", "{2024}"},
        {"fill \"{{}}\"", "{}"},
        {"fill \"\"", ""},
        {"fill \"no braces\"", "no braces"},
        {"fill \"{sum({ { a = zero } }, 'a')}\"", "0.00"},
        {"fill \"{('}'):rep(2)}{'\\\\'{'}\"", "}}'{"},
        {"fill(\"{a}{a .. b}\", { a = \"x\", b = 1 })", "xx1"},
        {"fill(\"{budget}\", { budget = 1 })", "1"},
        {"fill(\"{f(2)}\", { f = function(n) return fill(\"<{n}>\", "
         "{ n = n }) end })",
         "<2>"},
        {"fill(\"{r.name}\", { r = budget })", "望都"},
        {"fill \"{(function() return 1, 2 end)()}\"", "1"},
    };
    expect_values(cases, COUNT(cases));
}

static void mistakes_name_the_expression(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"fill '{budget.remark}'",
         "document.lua:2: PACK_EXPRESSION “{budget.remark}” in a template: "
         "should be a text, an integer or money, found nil"},
        {"fill '{1.5}'",
         "document.lua:2: PACK_EXPRESSION “{1.5}” in a template: a fraction "
         "has no exact text; use amount, percent or string.format: 1.5"},
        {"fill '{4 / 2}'",
         "document.lua:2: PACK_EXPRESSION “{4 / 2}” in a template: a fraction "
         "has no exact text; use amount, percent or string.format: 2.0"},
        {"fill '{budget.lines}'",
         "document.lua:2: PACK_EXPRESSION “{budget.lines}” in a template: "
         "should be a text, an integer or money, found a table"},
        {"fill '{true}'",
         "document.lua:2: PACK_EXPRESSION “{true}” in a template: should be a "
         "text, an integer or money, found true"},
        {"fill '{budget.yeer}'",
         "document.lua:2: PACK_KEY_UNKNOWN 试验描述 has no "
         "“yeer”; did you mean “year”?"},
        {"fill '{yeer}'",
         "document.lua:2: PACK_NAME_UNKNOWN the global “yeer” was never "
         "assigned"},
        {"fill('{yeer}', {})",
         "document.lua:2: PACK_NAME_UNKNOWN the global “yeer” was never "
         "assigned"},
        {"fill '{1 +}'",
         "document.lua:2: PACK_EXPRESSION “{1 +}” in a template: unexpected "
         "symbol near <eof>"},
        {"fill '{1; x = 2}'",
         "document.lua:2: PACK_EXPRESSION “{1; x = 2}” in a template: <eof> "
         "expected near 'x'"},
        {"fill '{(nil).x}'",
         "document.lua:2: PACK_EXPRESSION “{(nil).x}” in a template: attempt "
         "to index a nil value"},
        {"fill('{f()}', { f = function()\nerror 'inside' end })",
         "document.lua:3: PACK_EXPRESSION “{f()}” in a template: inside"},
        {"fill '{zero + 1}'",
         "document.lua:2: PACK_VALUE_WRONG “right side” of + should be money, "
         "found 1"},
        {"fill 'a {b'", "document.lua:2: PACK_TEMPLATE template “a {b”: “{” "
                        "is not closed; for the brace itself write “{{”"},
        {"fill 'a } b'", "document.lua:2: PACK_TEMPLATE template “a } b”: “}” "
                         "closes nothing; for the brace itself write “}}”"},
        {"fill '{ }'", "document.lua:2: PACK_TEMPLATE template “{ }”: “{}” "
                       "holds no expression"},
        {"fill \"{'a}\"", "document.lua:2: PACK_TEMPLATE template “{'a}”: “{” "
                          "is not closed; for the brace itself write “{{”"},
        {"fill(nil)", "document.lua:2: PACK_VALUE_WRONG “1” of fill should be "
                      "a text, found nil"},
        {"fill('a', 3)", "document.lua:2: PACK_VALUE_WRONG “2” of fill should "
                         "be a table, found 3"},
        {"local function f() return fill('{f()}', { f = f }) end", ""},
    };
    expect_mistakes(cases, COUNT(cases));
}

static void endless_templates_are_stopped(void **state)
{
    (void)state;
    struct trial trial = trial_run("function f() return fill '{f()}' end\nf()");
    assert_null(trial.document);
    assert_true(str_find(trial_log(&trial), STR("stack overflow"), 0) !=
                SIZE_MAX);
    trial_end(&trial);
}

int run_template_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_are_replaced),
        cmocka_unit_test(mistakes_name_the_expression),
        cmocka_unit_test(endless_templates_are_stopped),
    };
    return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}
