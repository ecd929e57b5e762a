/* SPDX-License-Identifier: MIT
 *
 * Lists that stand in files of their own, and codes of a dictionary.
 */
#include "test_budget.h"

#include "base/file.h"
#include "build_case.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* An empty folder, the current one while a test runs. */
struct place {
    struct arena *arena;
    char folder[64];
};

static int make_place(void **state)
{
    struct arena *arena = arena_new();
    struct place *place = ARENA_NEW(arena, struct place);
    place->arena = arena;
    snprintf(place->folder, sizeof place->folder, "/tmp/gongkai-test-XXXXXX");
    if (mkdtemp(place->folder) == NULL || chdir(place->folder) != 0)
        return 1;
    *state = place;
    return 0;
}

static int remove_one(const char *path, const struct stat *status, int type,
                      struct FTW *where)
{
    (void)status;
    (void)type;
    (void)where;
    return remove(path);
}

static int drop_place(void **state)
{
    struct place *place = *state;
    int result = chdir("/");
    nftw(place->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_free(place->arena);
    return result;
}

static void put(struct place *place, const char *path, const char *content)
{
    struct diag_log *log = diag_log_new(place->arena);
    assert_true(file_make_folder(file_folder(str_from(path)), log));
    assert_true(file_replace(str_from(path), str_from(content), log));
}

static void a_file_holds_a_list(void **state)
{
    struct place *place = *state;
    put(place, "sub/rows.csv", "编码,金额,说明\n201,1.00,x\n,,\n202,,\n");
    put(place, "sub/tree.yaml", "- {名: a, 枝: [{名: b}]}\n");
    assert_string_equal(build_text(place->arena, "sub/t.yaml",
                                   "名称: x\n"
                                   "明细: {文件: rows.csv}\n"
                                   "树: {文件: ' tree.yaml '}\n"),
                        "unit wan\n"
                        "budget 1:1\n"
                        "  name text 1:5 \"x\"\n"
                        "  rows list 2:5 2\n"
                        "    - 2:1\n"
                        "      code code 2:1 \"201\"\n"
                        "      amount amount 2:5 10000.00\n"
                        "      remark text 2:10 \"x\"\n"
                        "    - 4:1\n"
                        "      code code 4:1 \"202\"\n"
                        "  tree list 3:4 1\n"
                        "    - 1:3\n"
                        "      name text 1:7 \"a\"\n"
                        "      branches list 1:13 1\n"
                        "        - 1:14\n"
                        "          name text 1:18 \"b\"\n");
}

/* A file that names a file names it from its own folder, whoever named it. */
static void names_are_relative_to_the_file_they_stand_in(void **state)
{
    struct place *place = *state;
    put(place, "sub/tree.yaml", "- {名: a, 枝: {文件: deep/b.yaml}}\n");
    put(place, "sub/deep/b.yaml", "- {名: b, 枝: {文件: ../c.yaml}}\n");
    put(place, "sub/c.yaml", "- {名: c}\n");
    /* Of the same names, where they would be wrong. */
    put(place, "c.yaml", "- {名: wrong}\n");
    put(place, "deep/b.yaml", "- {名: wrong}\n");
    put(place, "home/deep/b.yaml", "- {名: wrong}\n");
    assert_string_equal(build_text(place->arena, "home/t.yaml",
                                   "{名称: x, 树: {文件: ../sub/tree.yaml}}"),
                        "unit wan\n"
                        "budget 1:1\n"
                        "  name text 1:6 \"x\"\n"
                        "  tree list 1:12 1\n"
                        "    - 1:3\n"
                        "      name text 1:7 \"a\"\n"
                        "      branches list 1:13 1\n"
                        "        - 1:3\n"
                        "          name text 1:7 \"b\"\n"
                        "          branches list 1:13 1\n"
                        "            - 1:3\n"
                        "              name text 1:7 \"c\"\n");
    file_remove(STR("sub/c.yaml"));
    assert_string_equal(
        build_text(place->arena, "home/t.yaml",
                   "{名称: x, 树: {文件: ../sub/tree.yaml}}"),
        "FILE_UNREADABLE 1:18 无法读取“home/../sub/deep/../c.yaml”：No such "
        "file or directory\n");
    /* An absolute name is what it is. */
    put(place, "rows.csv", "编码,金额\n201,1.00\n");
    const char *absolute =
        str_c(place->arena,
              str_format(place->arena, "{名称: x, 明细: {文件: %s/rows.csv}}",
                         place->folder));
    assert_non_null(strstr(build_text(place->arena, "home/t.yaml", absolute),
                           "code code 2:1 \"201\""));
}

static void mistakes_of_files(void **state)
{
    struct place *place = *state;
    put(place, "rows.csv", "编马,金额,别的\n201,x,1\n,2,\n");
    put(place, "map.yaml", "a: 1\n");
    put(place, "ragged.csv", "编码,金额\n201\n");
    static const struct build_case cases[] = {
        /* An unknown column is reported once, at its header. */
        {"{名称: x, 明细: {文件: rows.csv}}",
         "KEY_UNKNOWN 1:1 未知的键“编马”；是否为“编码”？\n"
         "KEY_UNKNOWN 1:7 未知的键“别的”\n"
         "FIELD_MISSING 2:1 缺少“编码”（行的编码）\n"
         "AMOUNT_WRONG 2:5 “金额”：“x”不是金额\n"
         "FIELD_MISSING 3:1 缺少“编码”（行的编码）\n"},
        {"{名称: x, 明细: {文件: map.yaml}}",
         "TYPE_WRONG 1:1 “明细”应为列表，实为记录\n"},
        {"{名称: x, 明细: {文件: ragged.csv}}",
         "CSV_RAGGED 2:1 本行有 1 列，表头有 2 列\n"},
        {"{名称: x, 明细: {文件: none.csv}}",
         "FILE_UNREADABLE 1:18 无法读取“none.csv”：No such file or "
         "directory\n"},
        {"{名称: x, 明细: {文件: a.doc, 页: 1}}",
         "KEY_UNKNOWN 1:25 未知的键“页”\n"
         "FILE_TYPE_UNKNOWN 1:18 不认识文件“a.doc”的类型；可用 .yaml .yml "
         ".json .csv .xlsx\n"},
        {"{名称: x, 明细: {文件: [a]}, 树: {文件: }}",
         "TYPE_WRONG 1:18 “文件”应为文字，实为列表\n"
         "TYPE_WRONG 1:32 “文件”应为文字，实为空\n"},
    };
    check_build_cases(cases, sizeof cases / sizeof *cases);
}

static void a_file_that_names_itself_has_an_end(void **state)
{
    struct place *place = *state;
    put(place, "tree.yaml", "- {枝: {文件: tree.yaml}}\n");
    assert_string_equal(
        build_text(place->arena, "t.yaml", "{名称: x, 树: {文件: tree.yaml}}"),
        "INPUT_TOO_DEEP 1:7 嵌套超过 4 层\n");
}

static void codes_of_no_dictionary_are_warned_of(void **state)
{
    struct place *place = *state;
    struct arena *arena = place->arena;
    put(place, "codes.csv", "code,name\n201,a\n");
    struct diag_log *log = diag_log_new(arena);
    struct field field = {.name = STR("编码"),
                          .id = STR("code"),
                          .kind = FIELD_CODE,
                          .dictionary_name = STR("某目录"),
                          .dictionary =
                              dictionary_read(STR("codes.csv"), arena, log)};
    struct record_type type = {STR("描述"), &field, 1};
    struct schema schema = {.root = &type};
    const struct value *value =
        reader_parse_yaml(STR("编码: 202"), STR("t.yaml"), arena, log);
    assert_non_null(budget_build(value, &schema, NULL, 0, NULL, arena, log));
    assert_string_equal(diagnostics(arena, log),
                        "CODE_UNKNOWN 1:5 “编码”：科目编码“202”不在某目录中\n");
    log = diag_log_new(arena);
    value = reader_parse_yaml(STR("编码: 201"), STR("t.yaml"), arena, log);
    assert_non_null(budget_build(value, &schema, NULL, 0, NULL, arena, log));
    assert_int_equal(diag_count(log), 0);
}

int list_tests(void)
{
#define IN_PLACE(test) \
    cmocka_unit_test_setup_teardown(test, make_place, drop_place)
    static const struct CMUnitTest tests[] = {
        IN_PLACE(a_file_holds_a_list),
        IN_PLACE(names_are_relative_to_the_file_they_stand_in),
        IN_PLACE(mistakes_of_files),
        IN_PLACE(a_file_that_names_itself_has_an_end),
        IN_PLACE(codes_of_no_dictionary_are_warned_of),
    };
    return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
