/* SPDX-License-Identifier: MIT
 *
 * Counties that a file lists.
 */
#include "county_case.h"

#include <string.h>
#include <unistd.h>

static void all_forms_of_a_department(void **state)
{
    struct place *place = *state;
    put(place, "c/434/434.yaml", "");
    put(place, "c/435/435.json", "");
    put(place, "c/county.yaml",
        "名称: ' 望都县 '\n"
        "表单: hebei\n"
        "共用: {年度: 2024, 单位: 万元}\n"
        "报告文件名: \"{编码}{ 名称 }-{年度}{\"\n"
        "部门:\n"
        "  - 434\n"
        "  - {描述: ' 435 ', 名称: 档案馆, 单位: 元}\n"
        "  - {编码: \"436\", 名称: ' 妇联 ', 描述: }\n"
        "  - ~\n"
        "  - sub/甲.乙.yaml\n"
        "  - {编码: 437, 名称: 局, 年度: , 表单: other}\n");
    assert_county(place, "c",
                  "望都县 in c\n"
                  "434 c/434/434.yaml c/county.yaml:6:5 "
                  "{年度=2024 单位=万元 表单=hebei}\n"
                  "435 c/435/435.json c/county.yaml:7:10 "
                  "{名称=档案馆 单位=元 年度=2024 表单=hebei}\n"
                  "436妇联-2024{ given c/county.yaml:8:5 "
                  "{编码=436 名称=妇联 年度=2024 单位=万元 表单=hebei}\n"
                  "甲.乙 c/sub/甲.乙.yaml c/county.yaml:10:5 "
                  "{年度=2024 单位=万元 表单=hebei}\n"
                  "437局-2024{ given c/county.yaml:11:5 "
                  "{编码=437 名称=局 表单=other 年度=2024 单位=万元}\n");
}

static void a_county_may_say_little(void **state)
{
    struct place *place = *state;
    put(place, "a/county.yml", "部门: [x.yaml]\n");
    assert_county(place, "a", " in a\nx a/x.yaml a/county.yml:1:6 {}\n");
    put(place, "b/county.json",
        "{\"名称\": null, \"表单\": null, \"共用\": null,\n"
        " \"报告文件名\": null, \"部门\": [\"x\\u0041.json\"]}\n");
    assert_county(place, "b",
                  " in b\nxA b/xA.json b/county.json:2:24 {表单=~}\n");
    /* The first that is there counts; and the one that is named. */
    put(place, "b/county.yaml", "部门: [first.yaml]\n");
    assert_county(place, "b",
                  " in b\nfirst b/first.yaml "
                  "b/county.yaml:1:6 {}\n");
    assert_county(place, "b/county.json",
                  " in b\nxA b/xA.json b/county.json:2:24 {表单=~}\n");
    /* A county's file may have any name, if it is named. */
    put(place, "b/某县.yaml", "名称: 某县\n部门: [../a/x.yaml, /y/z.yaml]\n");
    assert_county(place, "b/某县.yaml",
                  "某县 in b\n"
                  "x b/../a/x.yaml b/某县.yaml:2:6 {}\n"
                  "z /y/z.yaml b/某县.yaml:2:19 {}\n");
}

/* Whatever the county is called by, its paths are told alike. */
static void operands_are_told_alike(void **state)
{
    struct place *place = *state;
    put(place, "c/434/434.yaml", "");
    put(place, "c/county.yaml", "部门: [434, x.yaml]\n");
    const char *const operands[] = {
        "c",
        "c/",
        "c//",
        "./c",
        "../%s/c",
        "c/county.yaml",
        "./c/county.yaml",
        "c//county.yaml",
        "c/../c/county.yaml",
        str_c(place->arena, file_join(place->arena, place->folder, STR("c"))),
        str_c(place->arena,
              file_join(place->arena, place->folder, STR("c/county.yaml"))),
    };
    static const char *const inside[] = {".",
                                         "./",
                                         ".//",
                                         "county.yaml",
                                         "../c",
                                         "./county.yaml",
                                         ".//county.yaml",
                                         "../c/county.yaml"};
    enum {
        OUTSIDE_COUNT = sizeof operands / sizeof *operands,
        INSIDE_COUNT = sizeof inside / sizeof *inside
    };
    for (size_t i = 0; i < OUTSIDE_COUNT + INSIDE_COUNT; i++) {
        if (i == OUTSIDE_COUNT)
            assert_int_equal(chdir("c"), 0);
        const char *operand =
            i < OUTSIDE_COUNT ? operands[i] : inside[i - OUTSIDE_COUNT];
        if (strstr(operand, "%s") != NULL) {
            struct str name = file_name(place->folder);
            operand = str_c(place->arena, str_format(place->arena, "../%.*s/c",
                                                     STR_FMT(name)));
        }
        const struct county *county = county_read(
            str_from(operand), STR("表单"), place->arena, place->log);
        assert_string_equal(codes(place, place->log), "");
        assert_non_null(county);
        const struct str told[] = {
            county_relative(county, county->departments[0].path),
            county_relative(county, county->departments[1].path),
            county_relative(county, county->inputs.files[0]->path)};
        if (!str_equal(told[0], STR("434/434.yaml")) ||
            !str_equal(told[1], STR("x.yaml")) ||
            !str_equal(told[2], STR("county.yaml")))
            fail_msg("%s: %.*s, %.*s, %.*s", operand, STR_FMT(told[0]),
                     STR_FMT(told[1]), STR_FMT(told[2]));
    }
}

static void the_county_notes_its_own_files(void **state)
{
    struct place *place = *state;
    put(place, "c/county.yaml", "部门: {文件: list.csv}\n");
    put(place, "c/list.csv", "描述\nx.yaml\n");
    const struct county *county =
        county_read(STR("c"), STR("表单"), place->arena, place->log);
    assert_non_null(county);
    assert_int_equal(county->inputs.file_count, 2);
    static const char *const paths[] = {"c/county.yaml", "c/list.csv"};
    for (size_t i = 0; i < 2; i++) {
        const struct input_file *file = county->inputs.files[i];
        assert_true(str_equal(file->path, str_from(paths[i])));
        assert_true(str_equal(
            hash_hex(place->arena, file->hash),
            hash_of(place, str_c(place->arena, content_of(place, paths[i])))));
    }
}

static void a_table_lists_departments(void **state)
{
    struct place *place = *state;
    put(place, "c/434/434.yaml", "");
    put(place, "c/county.yaml",
        "报告文件名: \"{编码}\"\n"
        "共用: {年度: 2024}\n"
        "部门: {文件: ' 部门.csv '}\n");
    put(place, "c/部门.csv",
        "描述,编码,名称\n434,,\n,,\n,436, 妇联 \nx.yaml,437,局\n");
    assert_county(place, "c",
                  " in c\n"
                  "434 c/434/434.yaml c/部门.csv:2:1 {年度=2024}\n"
                  "436 given c/部门.csv:4:1 {编码=436 名称=妇联 年度=2024}\n"
                  "x c/x.yaml c/部门.csv:5:1 {编码=437 名称=局 年度=2024}\n");
}

static void a_tree_lists_departments(void **state)
{
    struct place *place = *state;
    put(place, "c/county.yaml", "部门: {文件: 名单/list.yaml}\n");
    put(place, "c/名单/list.yaml", "- a.yaml\n- {描述: b.yaml, 名称: 乙}\n");
    assert_county(place, "c",
                  " in c\n"
                  "a c/a.yaml c/名单/list.yaml:1:3 {}\n"
                  "b c/b.yaml c/名单/list.yaml:2:8 {名称=乙}\n");
    put(place, "c/名单/list.yaml", "a: 1\n");
    assert_string_equal(county_text(place, "c"),
                        "TYPE_WRONG c/名单/list.yaml:1:1\n");
}

static void names_of_reports(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *name;
        const char *outcome; /* the name, or what is wrong */
    } cases[] = {
        {"{编码}", "1"},
        {"{ 编码 }{编码}", "11"},
        {"x{编码", "x{编码"},
        {"}{编码}{", "}1{"},
        {" {编码} ", "1"},
        {"{年度}{空}", "20247"}, /* from what all share */
        {"{无}", "FIELD_MISSING c/county.yaml:3:6\n"},
        {"{表}", "FIELD_MISSING c/county.yaml:3:6\n"},
        {"{}", "FIELD_MISSING c/county.yaml:3:6\n"},
        {"{斜}", "COUNTY_NAME_WRONG c/county.yaml:3:6\n"},
        {".{编码}", "COUNTY_NAME_WRONG c/county.yaml:3:6\n"},
        {"a\\\\b", "COUNTY_NAME_WRONG c/county.yaml:3:6\n"},
        {"..", "COUNTY_NAME_WRONG c/county.yaml:3:6\n"},
        {"", "COUNTY_NAME_MISSING c/county.yaml:3:6\n"},
        {"  ", "COUNTY_NAME_MISSING c/county.yaml:3:6\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put(place, "c/county.yaml",
            str_c(place->arena,
                  str_format(place->arena,
                             "共用: {年度: 2024, 空: 7, 表: [1]}\n"
                             "报告文件名: \"%s\"\n"
                             "部门: [{编码: 1, 空: , 斜: a/b}]\n",
                             cases[i].name)));
        const struct county *county =
            county_read(STR("c"), STR("表单"), place->arena, place->log);
        const char *found =
            county == NULL ? codes(place, place->log)
                           : str_c(place->arena, county->departments[0].name);
        if (strcmp(found, cases[i].outcome) != 0)
            fail_msg("“%s”: found “%s” instead of “%s”", cases[i].name, found,
                     cases[i].outcome);
        clear_log(place);
    }
}

/* A file system takes names of 255 bytes, .pdf included. */
static void long_names(void **state)
{
    struct place *place = *state;
    for (size_t length = 200; length <= 201; length++) {
        char name[202] = {0};
        memset(name, 'a', length);
        put(place, "c/county.yaml",
            str_c(place->arena,
                  str_format(place->arena, "部门: [%s.yaml]\n", name)));
        assert_int_equal(strcmp(county_text(place, "c"),
                                "COUNTY_NAME_WRONG c/county.yaml:1:6\n") == 0,
                         length > 200);
    }
}

static void mistakes_of_the_file(void **state)
{
    struct place *place = *state;
    static const char *const cases[][2] = {
        {"部门: 3", "TYPE_WRONG c/county.yaml:1:5\n"},
        {"部门: [[a]]", "TYPE_WRONG c/county.yaml:1:6\n"},
        {"部门: [{描述: [a]}]", "TYPE_WRONG c/county.yaml:1:11\n"},
        {"部门: [{描述: {文件: a}}]", "TYPE_WRONG c/county.yaml:1:11\n"},
        {"部门: []", "COUNTY_EMPTY\n"},
        {"部门: [~]", "COUNTY_EMPTY\n"},
        {"部门:", "COUNTY_EMPTY\n"},
        {"名称: [a]\n部门: [a]", "TYPE_WRONG c/county.yaml:1:5\n"},
        {"报告文件名: {a: b}\n部门: [a]", "TYPE_WRONG c/county.yaml:1:8\n"},
        {"共用: [a]\n部门: [a]", "TYPE_WRONG c/county.yaml:1:5\n"},
        {"[a]", "TYPE_WRONG c/county.yaml:1:1\n"},
        {"{a: 1, 名字: b, 部门: [a]}", "KEY_UNKNOWN c/county.yaml:1:2\n"
                                       "KEY_UNKNOWN c/county.yaml:1:8\n"},
        {"部门: [a, b.yaml, x/a.yaml, x/b]",
         "COUNTY_NAME_REPEATED c/county.yaml:1:17\n"},
        {"部门: [a, .x.yaml]", "COUNTY_NAME_WRONG c/county.yaml:1:9\n"},
        {"部门: {文件: none.csv}", "FILE_UNREADABLE c/county.yaml:1:10\n"},
        {"部门: {文件: a.doc}", "FILE_TYPE_UNKNOWN c/county.yaml:1:10\n"},
        {"部门: {文件: a.xls}", "XLSX_OLD c/county.yaml:1:10\n"},
        {"部门: {工作表: a}", "TYPE_WRONG c/county.yaml:1:5\n"},
        {"部门: {文件: [a]}", "TYPE_WRONG c/county.yaml:1:5\n"},
        {"部门: {文件: list.csv, 页: 1}", "KEY_UNKNOWN c/county.yaml:1:20\n"},
        {"部门: [a", "YAML_SYNTAX c/county.yaml:2:1\n"},
    };
    put(place, "c/list.csv", "描述\nx.yaml\n");
    put(place, "c/a.xls", "\xD0\xCF\x11\xE0");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put(place, "c/county.yaml",
            str_c(place->arena,
                  str_join(place->arena, str_from(cases[i][0]), STR("\n"))));
        const char *found = county_text(place, "c");
        if (strcmp(found, cases[i][1]) != 0)
            fail_msg("%s\nfound:\n%sinstead of\n%s", cases[i][0], found,
                     cases[i][1]);
    }
    assert_string_equal(county_text(place, "none.yaml"), "FILE_UNREADABLE\n");
}

int county_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(all_forms_of_a_department),
        IN_PLACE(a_county_may_say_little),
        IN_PLACE(operands_are_told_alike),
        IN_PLACE(the_county_notes_its_own_files),
        IN_PLACE(a_table_lists_departments),
        IN_PLACE(a_tree_lists_departments),
        IN_PLACE(names_of_reports),
        IN_PLACE(long_names),
        IN_PLACE(mistakes_of_the_file),
    };
    return cmocka_run_group_tests_name("county", tests, NULL, NULL);
}
