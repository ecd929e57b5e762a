/* SPDX-License-Identifier: MIT */
#include "test_reader.h"

#include "reader/table.h"

#include <stdio.h>
#include <string.h>

#define RUN(cases) \
    check_cases(cases, sizeof(cases) / sizeof *(cases), "t.csv", parse_csv)

static const struct value *parse_csv(struct str text, struct str path,
                                     struct arena *arena, struct diag_log *log)
{
    static const struct table_request all = {.sheet = {NULL, 0}};
    return table_parse(text, path, &all, arena, log);
}

static void tables(void **state)
{
    (void)state;
    static const struct read_case cases[] = {
        {"甲,乙\n1,望都\n", "value 1:1 list 1\n"
                            "  - 2:1 map 2\n"
                            "    \"甲\" 1:1: 2:1 plain \"1\"\n"
                            "    \"乙\" 1:3: 2:3 plain \"望都\"\n"},
        {"a", "value 1:1 list 0\n"},
        {"a\r\n", "value 1:1 list 0\n"},
        /* A mark, CR LF, no end of the last line. */
        {"\xEF\xBB\xBF"
         "a,b\r\n1,2",
         "value 1:1 list 1\n"
         "  - 2:1 map 2\n"
         "    \"a\" 1:1: 2:1 plain \"1\"\n"
         "    \"b\" 1:3: 2:3 plain \"2\"\n"},
        /* Blank rows, before the header too; cells without text. */
        {"\n,,\na,b,\n\n,\" \",\n,1,\n   \n",
         "value 3:1 list 1\n"
         "  - 6:1 map 1\n"
         "    \"b\" 3:3: 6:2 plain \"1\"\n"},
        /* Quotes, and lines inside them. */
        {"\" a \",b\n\"一,\"\"二\"\"\r\n三\", x y \n4,\"\"\n",
         "value 1:1 list 2\n"
         "  - 2:1 map 2\n"
         "    \"a\" 1:1: 2:1 quoted \"一,\\\"二\\\"\\n三\"\n"
         "    \"b\" 1:7: 3:4 plain \"x y\"\n"
         "  - 4:1 map 1\n"
         "    \"a\" 1:1: 4:1 plain \"4\"\n"},
        {"a\n\" b \"\n\"c\" \n", "value 1:1 list 2\n"
                                 "  - 2:1 map 1\n"
                                 "    \"a\" 1:1: 2:1 quoted \" b \"\n"
                                 "  - 3:1 map 1\n"
                                 "    \"a\" 1:1: 3:1 quoted \"c\"\n"},
        /* GB 18030, two and four bytes: 名,额 / 望都,㐀 */
        {"\xC3\xFB,\xB6\xEE\n\xCD\xFB\xB6\xBC,\x81\x39\xEE\x39\n",
         "value 1:1 list 1\n"
         "  - 2:1 map 2\n"
         "    \"名\" 1:1: 2:1 plain \"望都\"\n"
         "    \"额\" 1:3: 2:4 plain \"㐀\"\n"},
    };
    RUN(cases);
}

static void mistakes(void **state)
{
    (void)state;
    static const struct read_case cases[] = {
        {"", "FILE_EMPTY 0:0 “t.csv”没有内容\n"},
        {"\xEF\xBB\xBF\n,,\n", "FILE_EMPTY 0:0 “t.csv”没有内容\n"},
        {"a,b\n1\n1,2,3\n1,2,\n\n",
         "CSV_RAGGED 2:1 本行有 1 列，表头有 2 列\n"
         "CSV_RAGGED 3:1 本行有 3 列，表头有 2 列\n"
         "CSV_RAGGED 4:1 本行有 3 列，表头有 2 列\n"},
        {"a,b, a\n", "COLUMN_REPEATED 1:5 表头“a”重复\n"},
        {"a,,\n1,,\n2,3,\n", "COLUMN_UNNAMED 3:3 本列没有表头；此格为“3”\n"},
        {"a,b\n\"x\"y,1\n望\"x,2\n\"一\n",
         "CSV_SYNTAX 2:4 CSV 语法错误：引号闭合之后还有文字\n"
         "CSV_SYNTAX 3:2 CSV 语法错误：引号须在单元格开头；文字中的引号"
         "须写成两个，整个单元格放在引号内\n"
         "CSV_SYNTAX 4:1 CSV 语法错误：引号没有闭合\n"
         "CSV_RAGGED 4:1 本行有 1 列，表头有 2 列\n"},
        {"a\n1\r2\n\"\x7F\"\n",
         "CELL_CONTROL 2:1 单元格中有无法印出的控制字符 U+000D\n"
         "CELL_CONTROL 3:1 单元格中有无法印出的控制字符 U+007F\n"},
        /* Damaged UTF-8 is not taken for GB 18030; nor is a marked file. */
        {"名称\n望都县\n\xE6\x9C\n",
         "NOT_UTF8 3:1 不是 UTF-8 文本（字节 0xE6）；请以 UTF-8 编码保存\n"},
        {"\xEF\xBB\xBF\xC3\xFB\n",
         "NOT_UTF8 1:2 不是 UTF-8 文本（字节 0xC3）；请以 UTF-8 编码保存\n"},
        {"a\n\xFF\n",
         "NOT_UTF8 2:1 不是 UTF-8 文本（字节 0xFF）；请以 UTF-8 编码保存\n"},
    };
    RUN(cases);
}

static void a_long_table(void **state)
{
    (void)state;
    enum { ROWS = 20000, COLUMNS = 20 };
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct builder text = {.arena = arena};
    for (int row = 0; row <= ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++)
            builder_format(&text, "%s%s%d", column == 0 ? "" : ",",
                           row == 0 ? "列" : "", row + column);
        builder_add_char(&text, '\n');
    }
    const struct value *table =
        parse_csv(builder_str(&text), STR("t.csv"), arena, log);
    assert_non_null(table);
    assert_int_equal(table->count, ROWS);
    const struct value *last = &table->items[ROWS - 1];
    assert_int_equal(last->count, COLUMNS);
    assert_int_equal(last->at.line, ROWS + 1);
    assert_true(str_equal(last->members[COLUMNS - 1].value.text, STR("20019")));
    arena_free(arena);
}

/* Commas are cheap, cells are not. */
static void limits(void **state)
{
    (void)state;
    static const struct {
        int rows, commas;
        const char *expected;
    } cases[] = {
        {1, 16384,
         "TABLE_TOO_LARGE 1:16385 表格文件过大：一行的单元格数超过 16384\n"},
        {260, 15999,
         "TABLE_TOO_LARGE 251:1 表格文件过大：单元格数超过 4000000\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct diag_log *log = diag_log_new(arena);
        struct builder text = {.arena = arena};
        for (int row = 0; row < cases[i].rows; row++) {
            for (int comma = 0; comma < cases[i].commas; comma++)
                builder_add_char(&text, ',');
            builder_add_char(&text, '\n');
        }
        const char *found = outcome(
            arena, parse_csv(builder_str(&text), STR("t.csv"), arena, log),
            log);
        assert_int_equal(
            strncmp(found, cases[i].expected, strlen(cases[i].expected)), 0);
        arena_free(arena);
    }
}

int csv_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(a_long_table),
        cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
