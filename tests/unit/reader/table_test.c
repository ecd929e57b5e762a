/* SPDX-License-Identifier: MIT
 *
 * Tables as lists: the header, the rows that count, the sheet.
 */
#include "test_reader.h"

#include "archive.h"
#include "base/file.h"
#include "reader/inputs.h"
#include "reader/table.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct str names[] = {STR_INIT("码"), STR_INIT("额")};
static const struct str wanted[] = {STR_INIT("434"), STR_INIT("435")};
static const struct table_filter filter = {
    .column = STR_INIT("单位"),
    .at = {STR_INIT("d.yaml"), 5, 7, {NULL, 0}},
    .values = wanted,
    .value_count = 2};
static const struct table_request all = {.names = names, .name_count = 2};
static const struct table_request filtered = {
    .names = names, .name_count = 2, .filters = &filter, .filter_count = 1};

static const struct value *parse_all(struct str text, struct str path,
                                     struct arena *arena, struct diag_log *log)
{
    return table_parse(text, path, &all, arena, log);
}

static const struct value *parse_filtered(struct str text, struct str path,
                                          struct arena *arena,
                                          struct diag_log *log)
{
    return table_parse(text, path, &filtered, arena, log);
}

#define RUN(cases, parse) \
    check_cases(cases, sizeof(cases) / sizeof *(cases), "t.csv", parse)

static void the_header_is_found(void **state)
{
    (void)state;
    static const struct read_case cases[] = {
        /* Behind a title and a unit. */
        {"额度表,\n单位：元,码\n码,额\n1,2\n",
         "value 3:1 list 1\n"
         "  - 4:1 map 2\n"
         "    \"码\" 3:1: 4:1 plain \"1\"\n"
         "    \"额\" 3:3: 4:3 plain \"2\"\n"},
        /* No row has two of the names: the first one, to be complained of. */
        {"\n碼,额\n1,2\n", "value 2:1 list 1\n"
                           "  - 3:1 map 2\n"
                           "    \"碼\" 2:1: 3:1 plain \"1\"\n"
                           "    \"额\" 2:3: 3:3 plain \"2\"\n"},
    };
    RUN(cases, parse_all);
}

static void rows_are_filtered(void **state)
{
    (void)state;
    static const struct read_case cases[] = {
        /* Rows of others are not looked at, nor are totals; the filter's column
         * is no part of the list. */
        {"单位,码,额\n433,1,2,3\n434,3,4\n,合计,\"\x01\"\n 435 ,5,\n",
         "value 1:1 list 2\n"
         "  - 3:1 map 2\n"
         "    \"码\" 1:4: 3:5 plain \"3\"\n"
         "    \"额\" 1:6: 3:7 plain \"4\"\n"
         "  - 5:1 map 1\n"
         "    \"码\" 1:4: 5:7 plain \"5\"\n"},
        {"单位,码\n4340,1\n",
         "value 1:1 list 0\n"
         "FILTER_EMPTY 5:7 “t.csv”中没有“单位”为 434、435 的行\n"},
        {"单位,码\n434,1,2\n43\x01,3\n",
         "CSV_RAGGED 2:1 本行有 3 列，表头有 2 列\n"
         "CELL_CONTROL 3:1 单元格中有无法印出的"
         "控制字符 U+0001\n"},
        {"单 位,码,额\n434,1,\n",
         "FILTER_COLUMN_MISSING 5:7 用于筛选的“单位”列不"
         "在表中；是否为“单 位”？；表头有：单 位、码、额\n"},
    };
    RUN(cases, parse_filtered);
}

/* What is made of a workbook: with the position of each value. */
static void check_workbook(const char *first, const char *behind,
                           struct str second,
                           const struct table_request *request,
                           const char *expected)
{
    struct arena *arena = arena_new(), *kept = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct str content = archive_workbook(
        arena, STR(""), archive_sheet(arena, str_from(first), str_from(behind)),
        second, STR(""), STR(""));
    struct table_request own = *request;
    own.name_arena = kept;
    const struct value *list =
        table_parse(content, STR("t.xlsx"), &own, arena, log);
    const char *found = outcome(arena, list, log);
    if (strcmp(found, expected) != 0)
        fail_msg("found:\n%sexpected:\n%s", found, expected);
    struct position at = list != NULL ? list->at : NOWHERE;
    arena_free(arena);
    /* The name of the sheet outlives the values. */
    if (list != NULL)
        assert_true(str_equal(at.sheet, STR("甲")) ||
                    str_equal(at.sheet, STR("乙")));
    arena_free(kept);
}

#define TEXT(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define HEAD "<row>" TEXT("码") TEXT("额") TEXT("单位") "</row>"
#define MERGE(cells) "<mergeCells><mergeCell ref=\"" cells "\"/></mergeCells>"

static void sheets_as_lists(void **state)
{
    (void)state;
    check_workbook(
        "<row>" TEXT(
            "标题") "</row>" HEAD "<row/><row><c><v>1</v></c>"
                    "<c><v>976.39999999999998</v></c><c><v>434</v></c></row>"
                    "<row><c t=\"e\"><v>#N/A</v></c><c/><c><v>1</v></c></row>",
        MERGE("A1:B1"), STR(""), &filtered,
        "value 甲!A2 list 1\n"
        "  - 甲!A4 map 2\n"
        "    \"码\" 甲!A2: 甲!A4 plain \"1\"\n"
        "    \"额\" 甲!B2: 甲!B4 plain \"976.4\"\n");
    /* Cells that cannot be used, where they count. */
    check_workbook(HEAD "<row><c t=\"e\"><v>#N/A</v></c><c><f>1</f></c>"
                        "<c><v>434</v></c>" TEXT("_x0007_") "</row>",
                   "", STR(""), &filtered,
                   "CELL_ERROR 2:1 单元格的公式出错：#N/A\n"
                   "CELL_UNKNOWN 2:2 单元格的公式没有保存计算结果；请在 Excel "
                   "或 WPS 中打开工作簿，保存后再用\n"
                   "CELL_CONTROL 2:4 单元格中有无法印出的控制字符 U+0007\n");
    /* Merged rows would be read as one and as none. */
    check_workbook(HEAD "<row><c><v>1</v></c><c/><c><v>434</v></c></row>"
                        "<row><c><v>2</v></c></row>",
                   MERGE("C2:C3"), STR(""), &filtered,
                   "CELL_MERGED 2:3 合并的单元格 C2:C3 在表头或数据行中；"
                   "请取消合并，每格各写各的\n");
    check_workbook("<row>" TEXT("码") TEXT("额") "</row>", MERGE("B1:C1"),
                   STR(""), &all,
                   "CELL_MERGED 1:2 合并的单元格 B1:C1 在表头或数据行中；"
                   "请取消合并，每格各写各的\n");
    check_workbook("<row>" TEXT("码") TEXT("额") "</row>", MERGE("B2:C3"),
                   STR(""), &all, "value 甲!A1 list 0\n");
    check_workbook("<row>" TEXT("码") TEXT("码") "</row><row><c r=\"D2\">"
                                                 "<v>1</v></c></row>",
                   "", STR(""), &all,
                   "COLUMN_REPEATED 1:2 表头“码”重复\n"
                   "COLUMN_UNNAMED 2:4 本列没有表头；此格为“1”\n");
    check_workbook("", "", STR(""), &all,
                   "FILE_EMPTY 0:0 “t.xlsx:甲”没有内容\n");
}

static void sheets_are_chosen(void **state)
{
    (void)state;
    static const struct position at = {STR_INIT("d.yaml"), 5, 7, {NULL, 0}};
    struct arena *arena = arena_new();
    struct str second =
        archive_sheet(arena, STR("<row>" TEXT("码") "</row>"), STR(""));
    struct table_request request = all;
    check_workbook(
        "", "", second, &request,
        "SHEET_UNNAMED 0:0 工作簿有 2 个工作表，须指明用哪一个：甲、乙\n");
    request.label = STR("乙");
    check_workbook("", "", second, &request, "value 乙!A1 list 0\n");
    request.sheet = STR("乙");
    request.label = STR("甲");
    check_workbook("", "", second, &request, "value 乙!A1 list 0\n");
    request.sheet = STR("丙");
    request.sheet_at = at;
    check_workbook("", "", second, &request,
                   "SHEET_MISSING 5:7 没有工作表“丙”；有：甲、乙\n");
    arena_free(arena);
}

/* Also one that is broken: it is not read again, as is seen when it is gone. */
static void shared_tables_are_read_once(void **state)
{
    (void)state;
    static const struct read_case cases[] = {
        {"单位,码,额\n434,1,2\n", "value 1:1 list 1\n"
                                  "  - 2:1 map 2\n"
                                  "    \"码\" 1:4: 2:5 plain \"1\"\n"
                                  "    \"额\" 1:6: 2:7 plain \"2\"\n"},
        {"单位,码,额\n434,\xff,2\n",
         "NOT_UTF8 2:5 不是 UTF-8 文本（字节 0xFF）；请以 UTF-8 编码保存\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct inputs inputs = {.arena = arena, .kept = kept_tables_new(arena)};
        struct str path =
            str_format(arena, "%s/gongkai-kept-%ld.csv",
                       getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp",
                       (long)getpid());
        assert_true(
            file_replace(path, str_from(cases[i].input), diag_log_new(arena)));
        for (int times = 0; times < 2; times++) {
            struct diag_log *log = diag_log_new(arena);
            const struct value *list = reader_read_table(
                path, NOWHERE, &filtered, &inputs, arena, log);
            assert_string_equal(outcome(arena, list, log), cases[i].expected);
            unlink(str_c(arena, path));
        }
        arena_free(arena);
    }
}

int table_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_is_found),
        cmocka_unit_test(rows_are_filtered),
        cmocka_unit_test(sheets_as_lists),
        cmocka_unit_test(sheets_are_chosen),
        cmocka_unit_test(shared_tables_are_read_once),
    };
    return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
