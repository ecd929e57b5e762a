/* SPDX-License-Identifier: MIT */
#include "test_budget.h"

#include "build_case.h"

#include <string.h>

#define RUN(cases) check_build_cases(cases, sizeof(cases) / sizeof *(cases))

static void everything_that_can_be_stated(void **state)
{
    (void)state;
    static const struct build_case cases[] = {
        {"表单: x\n"
         "名称: 望都\n"
         "年度: 2024\n"
         "金额单位: 元\n"
         "总额: 1,234.5\n"
         "日期: 2024-02-29\n"
         "类别: 乙\n"
         "内容: {数: -3, 额: 0}\n"
         "明细:\n"
         "- {编码: 2010101, 金额: -1.00}\n"
         "- {编码: 201, 说明: ' x '}\n",
         "unit yuan\n"
         "budget 1:1\n"
         "  name text 2:5 \"望都\"\n"
         "  year integer 3:5 2024\n"
         "  total amount 5:5 1234.50\n"
         "  unit unit 4:7 \"元\"\n"
         "  date date 6:5 \"2024-02-29\"\n"
         "  choice choice 7:5 \"乙\"\n"
         "  inner record 8:5\n"
         "    number integer 8:9 -3\n"
         "    amount amount 8:16 0.00\n"
         "  rows list 10:1 2\n"
         "    - 10:3\n"
         "      code code 10:8 \"2010101\"\n"
         "      amount amount 10:21 -1.00\n"
         "    - 11:3\n"
         "      code code 11:8 \"201\"\n"
         "      remark text 11:17 \" x \"\n"},
        /* The unit comes after an amount, and is 万元 unless stated. */
        {"总额: 1\n名称: x\n", "unit wan\n"
                               "budget 1:1\n"
                               "  name text 2:5 \"x\"\n"
                               "  total amount 1:5 10000.00\n"},
        /* A record may have its own, which ends with it. */
        {"名称: x\n内容: {数: 1, 额: 2, 单位: 元}\n总额: 1\n",
         "unit wan\n"
         "budget 1:1\n"
         "  name text 1:5 \"x\"\n"
         "  total amount 3:5 10000.00\n"
         "  inner record 2:5\n"
         "    number integer 2:9 1\n"
         "    amount amount 2:15 2.00\n"
         "    unit unit 2:22 \"元\"\n"},
        {"{总额: 1, 名称: x, 金额单位: ' 元 '}", "unit yuan\n"
                                                 "budget 1:1\n"
                                                 "  name text 1:13 \"x\"\n"
                                                 "  total amount 1:6 1.00\n"
                                                 "  unit unit 1:22 \"元\"\n"},
        /* What is empty is not stated; an empty list is. */
        {"{名称: x, 年度: , 总额: ~, 日期: '', 类别: ' ', 内容: null, "
         "明细: [], 金额单位: }",
         "unit wan\n"
         "budget 1:1\n"
         "  name text 1:6 \"x\"\n"
         "  rows list 1:53 0\n"},
    };
    RUN(cases);
}

static void mistakes_are_all_reported(void **state)
{
    (void)state;
    static const struct build_case cases[] = {
        {"[]", "TYPE_WRONG 1:1 “描述”应为记录，实为列表\n"},
        {"望都", "TYPE_WRONG 1:1 “描述”应为记录，实为“望都”\n"},
        {"名 称: x\n年庋: 2024\n表但: y\n别的: z\n内容: {数: 1, 表单: 2}\n",
         "KEY_UNKNOWN 1:1 未知的键“名 称”；是否为“名称”？\n"
         "KEY_UNKNOWN 2:1 未知的键“年庋”；是否为“年度”？\n"
         "KEY_UNKNOWN 3:1 未知的键“表但”；是否为“表单”？\n"
         "KEY_UNKNOWN 4:1 未知的键“别的”\n"
         "FIELD_MISSING 1:1 缺少“名称”（描述）\n"
         "KEY_UNKNOWN 5:12 未知的键“表单”\n"},
        {"名称: ''\n明细: [{}]\n内容: {额: 1}\n",
         "FIELD_MISSING 1:1 缺少“名称”（描述）\n"
         "FIELD_MISSING 3:5 缺少“数”（内）\n"
         "FIELD_MISSING 2:6 缺少“编码”（行的编码）\n"},
        {"名称: [x]\n年度: {a: 1}\n总额: []\n内容: 3\n明细: 一\n树: [1, ~]\n",
         "TYPE_WRONG 1:5 “名称”应为文字，实为列表\n"
         "TYPE_WRONG 2:5 “年度”应为整数，实为记录\n"
         "TYPE_WRONG 3:5 “总额”应为金额，实为列表\n"
         "TYPE_WRONG 4:5 “内容”应为记录，实为“3”\n"
         "TYPE_WRONG 5:5 “明细”应为列表，实为“一”\n"
         "TYPE_WRONG 6:5 “树”应为记录，实为“1”\n"
         "TYPE_WRONG 6:8 “树”应为记录，实为空\n"},
        {"名称: x\n日期: []\n类别: []\n金额单位: []\n明细: [{编码: {}}]\n",
         "TYPE_WRONG 4:7 “金额单位”应为金额单位，实为列表\n"
         "TYPE_WRONG 2:5 “日期”应为日期，实为列表\n"
         "TYPE_WRONG 3:5 “类别”应为可选值之一，实为列表\n"
         "TYPE_WRONG 5:11 “编码”应为编码，实为记录\n"},
        {"名称: x\n总额: 12万\n", "AMOUNT_WRONG 2:5 “总额”：“12万”不是金额\n"},
        {"名称: x\n总额: 0.0000001\n",
         "AMOUNT_TOO_FINE 2:5 “总额”：“0.0000001”不足一分的部分无法表示\n"},
        {"名称: x\n总额: 100000000000.01\n",
         "AMOUNT_OVERFLOW 2:5 “总额”：“100000000000.01”超出 10¹⁵ 元\n"},
        {"名称: x\n类别: 丙\n金额单位: 亿元\n",
         "CHOICE_WRONG 3:7 “金额单位”：“亿元”不在可选值之中（元、万元）\n"
         "CHOICE_WRONG 2:5 “类别”：“丙”不在可选值之中（甲、乙）\n"},
        {"名称: x\n明细: [{编码: '2010'}]\n",
         "CODE_WRONG 2:11 “编码”：“2010”不是科目编码（应为 3、5 或 7 "
         "位数字）\n"},
        /* A single map is not a list of one. */
        {"名称: x\n明细: {编码: 201}\n",
         "TYPE_WRONG 2:5 “明细”应为列表，实为记录\n"},
    };
    RUN(cases);
}

static void integers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *expected; /* part of the outcome */
    } cases[] = {
        {"0", "integer 1:6 0\n"},
        {"+7", "integer 1:6 7\n"},
        {"007", "integer 1:6 7\n"},
        {"-9223372036854775808", "integer 1:6 -9223372036854775808\n"},
        {"9223372036854775807", "integer 1:6 9223372036854775807\n"},
        {"9223372036854775808", "NUMBER_WRONG 1:6 “年度”：“"
                                "9223372036854775808”不是可表示的整数\n"},
        {"-9223372036854775809", "不是可表示的整数\n"},
        {"99999999999999999999999x", "x”不是整数\n"},
        {"1.0", "NUMBER_WRONG 1:6 “年度”：“1.0”不是整数\n"},
        {"二〇二四", "“二〇二四”不是整数\n"},
        {"'-'", "“-”不是整数\n"},
        {"2024年", "“2024年”不是整数\n"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str text =
            str_format(arena, "{年度: %s, 名称: x}", cases[i].text);
        const char *found = build_text(arena, "t.yaml", text.data);
        if (strstr(found, cases[i].expected) == NULL)
            fail_msg("%s: %s", cases[i].text, found);
    }
    arena_free(arena);
}

static void dates_are_of_the_calendar(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool right;
    } cases[] = {
        {"2024-02-18", true},  {"2024-02-29", true},     {"2000-02-29", true},
        {"2023-02-29", false}, {"1900-02-29", false},    {"2024-12-31", true},
        {"2024-04-31", false}, {"2024-00-01", false},    {"2024-13-01", false},
        {"2024-01-00", false}, {"2024-01-32", false},    {"0000-01-01", false},
        {"2024-2-18", false},  {"2024/02/18", false},    {"20240218", false},
        {"2024-02-1x", false}, {"2024年2月18日", false},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str text =
            str_format(arena, "{日期: %s, 名称: x}", cases[i].text);
        const char *found = build_text(arena, "t.yaml", text.data);
        struct str wrong =
            str_format(arena,
                       "DATE_WRONG 1:6 “日期”：“%s”不是日期（应如 "
                       "2024-02-18）\n",
                       cases[i].text);
        assert_int_equal(strcmp(found, wrong.data) != 0, cases[i].right);
        assert_int_equal(strstr(found, "date date 1:6") != NULL,
                         cases[i].right);
    }
    arena_free(arena);
}

static void unique_fields(void **state)
{
    (void)state;
    static const struct build_case cases[] = {
        {"名称: x\n明细:\n- {编码: 201, 说明: a}\n- {编码: 202, 说明: ' a'}\n"
         "- {编码: 201}\n- {编码: '201 '}\n",
         "FIELD_REPEATED 5:8 “编码”重复：“201”已在 t.yaml:3:8 出现\n"
         "FIELD_REPEATED 6:8 “编码”重复：“201”已在 t.yaml:3:8 出现\n"
         "FIELD_REPEATED 4:17 “说明”重复：“a”已在 t.yaml:3:17 出现\n"},
    };
    RUN(cases);
}

static void absent_records_are_there(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    const struct value *value =
        reader_parse_yaml(STR("\n名称: x"), STR("t.yaml"), arena, log);
    const struct budget *budget =
        budget_build(value, &build_schema, NULL, 0, NULL, arena, log);
    assert_non_null(budget);
    const struct datum *inner = record_lookup(budget->root, STR("inner"));
    assert_non_null(inner);
    assert_false(inner->present);
    assert_int_equal(inner->at.line, 2);
    const struct datum *amount = record_lookup(inner->record, STR("amount"));
    assert_non_null(amount);
    assert_false(amount->present);
    assert_int_equal(amount->money, 0);
    assert_int_equal(amount->at.line, 2);
    assert_null(record_lookup(budget->root, STR("名称")));
    const struct datum *rows = record_lookup(budget->root, STR("rows"));
    assert_false(rows->present);
    assert_int_equal(rows->record_count, 0);
    arena_free(arena);
}

/* Keys without values say nothing, wherever; {} and [] do. */
static void blank_records(void **state)
{
    (void)state;
    static const struct build_case cases[] = {
        {"名称: x\n内容: {数: , 额: ''}\n明细:\n- 编码:\n  金额: ~\n"
         "- {编码: 201}\n- {编码: }\n树:\n- 名:\n  枝:\n  - {名: }\n",
         "unit wan\n"
         "budget 1:1\n"
         "  name text 1:5 \"x\"\n"
         "  rows list 4:1 1\n"
         "    - 6:3\n"
         "      code code 6:8 \"201\"\n"},
        {"名称: x\n树: [{名: , 枝: []}]\n", "unit wan\n"
                                            "budget 1:1\n"
                                            "  name text 1:5 \"x\"\n"
                                            "  tree list 2:4 1\n"
                                            "    - 2:5\n"
                                            "      branches list 2:14 0\n"},
        {"名称:\n内容: {}\n明细: [{编码: , 额: }, {}]\n",
         "FIELD_MISSING 1:1 缺少“名称”（描述）\n"
         "FIELD_MISSING 2:5 缺少“数”（内）\n"
         "KEY_UNKNOWN 3:13 未知的键“额”；是否为“金额”？\n"
         "FIELD_MISSING 3:19 缺少“编码”（行的编码）\n"},
    };
    RUN(cases);
}

static void suggestions_are_in_both_languages(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    const struct value *value =
        reader_parse_yaml(STR("{名稱: x, 明细: 3}"), STR("t.yaml"), arena, log);
    assert_null(budget_build(value, &build_schema, NULL, 0, NULL, arena, log));
    static const char *const english[] = {
        "unknown key “名稱”; did you mean “名称”?",
        "“名称” is missing (描述)",
        "“明细” should be a list, found “3”",
    };
    assert_int_equal(diag_count(log), 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(
            str_c(arena, diag_lookup(log, i)->message[DIAG_ENGLISH]),
            english[i]);
    arena_free(arena);
}

int build_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_that_can_be_stated),
        cmocka_unit_test(mistakes_are_all_reported),
        cmocka_unit_test(integers),
        cmocka_unit_test(dates_are_of_the_calendar),
        cmocka_unit_test(unique_fields),
        cmocka_unit_test(absent_records_are_there),
        cmocka_unit_test(blank_records),
        cmocka_unit_test(suggestions_are_in_both_languages),
    };
    return cmocka_run_group_tests_name("build", tests, NULL, NULL);
}
