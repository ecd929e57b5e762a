/* SPDX-License-Identifier: MIT
 *
 * Descriptions as files: how they look, and that the reader gives back what
 * was written.
 */
#include "writer/writer.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "reader/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct node text_node(const char *text)
{
    return (struct node){.kind = NODE_TEXT, .text = str_from(text)};
}

static void assert_text(struct str found, const char *expected)
{
    struct arena *arena = arena_new();
    assert_string_equal(str_c(arena, found), expected);
    arena_free(arena);
}

/* ---- how it looks ---- */

static void scalars(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *written;
    } cases[] = {
        {"望都县", "望都县\n"},
        {"976.40", "976.40\n"},
        {"a b", "a b\n"},
        {"1.目标", "1.目标\n"},
        {"（室）及", "（室）及\n"},
        {"≥98", "\"≥98\"\n"},
        {"", "\"\"\n"},
        {" a", "\" a\"\n"},
        {"a ", "\"a \"\n"},
        {"　甲", "\"　甲\"\n"},
        {"-1", "\"-1\"\n"},
        {"a: b", "\"a: b\"\n"},
        {"a #b", "\"a #b\"\n"},
        {"a, b", "\"a, b\"\n"},
        {"[a]", "\"[a]\"\n"},
        {"a\"b\\c", "\"a\\\"b\\\\c\"\n"},
        {"null", "\"null\"\n"},
        {"Yes", "\"Yes\"\n"},
        {"007", "\"007\"\n"},
        {"0.5", "0.5\n"},
        {"a\tb", "\"a\\tb\"\n"},
        {"a\xC2\x85"
         "b",
         "\"a\\x85b\"\n"},
        {"a\xE2\x80\xA8"
         "b",
         "\"a\\u2028b\"\n"},
        {"\xEF\xBB\xBF"
         "a",
         "\"\\uFEFFa\"\n"},
        {"一\n二", "|-\n一\n二\n"},
        {"一\n二\n", "|\n一\n二\n"},
        {"一\n\n二", "|-\n一\n\n二\n"},
        {"一\n\n", "\"一\\n\\n\"\n"},
        {"\n一", "\"\\n一\"\n"},
        {" 一\n二", "\" 一\\n二\"\n"},
        {"一\n二 ", "\"一\\n二 \"\n"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct node node = text_node(cases[i].text);
        assert_text(writer_yaml(&node, STR(""), STR("文件"), arena),
                    cases[i].written);
    }
    arena_free(arena);
}

static void records(void **state)
{
    (void)state;
    struct node name = text_node("公务接待费"), amount = text_node("15.00");
    struct node lines = text_node("一\n二\n");
    const struct node_member members[] = {
        {STR_INIT("项目"), {0}, &name},
        {STR_INIT("预算数"), {0}, &amount},
    };
    const struct node_member longer[] = {
        {STR_INIT("项目"), {0}, &name},
        {STR_INIT("原因"), STR_INIT("为何\n增减"), NULL},
        {STR_INIT("说明"), STR_INIT("几行"), &lines},
    };
    struct node plain = {
        .kind = NODE_MAP, .members = members, .count = COUNT(members)};
    struct node open = {
        .kind = NODE_MAP, .members = longer, .count = COUNT(longer)};
    const struct node *items[] = {&plain, &open};
    struct node list = {.kind = NODE_LIST, .items = items, .count = 2};
    struct node file = list;
    file.file = STR("甲 乙.yaml");
    const struct node_member root[] = {
        {STR_INIT("三公经费"), STR_INIT("几项"), &list},
        {STR_INIT("上年"), {0}, &plain},
        {STR_INIT("项目"), {0}, &file},
        {STR_INIT("职责"), STR_INIT("必填"), NULL},
    };
    struct node map = {.kind = NODE_MAP, .members = root, .count = COUNT(root)};
    struct arena *arena = arena_new();
    size_t count;
    const struct written_file *files =
        writer_files(&map, STR("434.yaml"), STR("头\xC2\x85\n\n尾"),
                     STR("文件"), arena, &count);
    assert_int_equal(count, 2);
    assert_text(files[0].name, "434.yaml");
    assert_text(files[0].content, "# 头 \n"
                                  "#\n"
                                  "# 尾\n"
                                  "# 几项\n"
                                  "三公经费:\n"
                                  "  - {项目: 公务接待费, 预算数: 15.00}\n"
                                  "  - 项目: 公务接待费\n"
                                  "    # 为何\n"
                                  "    # 增减\n"
                                  "    # 原因:\n"
                                  "    # 几行\n"
                                  "    说明: |\n"
                                  "      一\n"
                                  "      二\n"
                                  "上年: {项目: 公务接待费, 预算数: 15.00}\n"
                                  "项目: {文件: 甲 乙.yaml}\n"
                                  "# 必填\n"
                                  "# 职责:\n");
    assert_text(files[1].name, "甲 乙.yaml");
    assert_true(str_starts(files[1].content, STR("- {项目: 公务接待费, ")));
    arena_free(arena);
}

static void tables(void **state)
{
    (void)state;
    struct node one = text_node("1,234.50"), two = text_node("a\"b");
    struct node three = text_node(" 甲"), four = text_node("一\n二");
    const struct str columns[] = {STR_INIT("编码"), STR_INIT("金 额"),
                                  STR_INIT("注,")};
    const struct node *cells[] = {&one, NULL, &two, NULL, &three, &four};
    struct node table = {.kind = NODE_TABLE,
                         .cells = cells,
                         .columns = columns,
                         .column_count = 3,
                         .count = 2,
                         .file = STR("t.csv")};
    struct arena *arena = arena_new();
    assert_text(writer_csv(&table, arena), "\xEF\xBB\xBF编码,金 额,\"注,\"\n"
                                           "\"1,234.50\",,\"a\"\"b\"\n"
                                           ",\" 甲\",\"一\n二\"\n");
    arena_free(arena);
}

/* ---- there and back ---- */

/* Texts of what is hard to write, the same ones in each run. */
static struct str next_text(uint32_t *seed, struct arena *arena, bool is_cell)
{
    static const char *const parts[] = {" ",
                                        "\n",
                                        ":",
                                        "#",
                                        "- ",
                                        "\"",
                                        "'",
                                        "\\",
                                        ",",
                                        "{",
                                        "}",
                                        "[",
                                        "]",
                                        "&",
                                        "*",
                                        "!",
                                        "|",
                                        ">",
                                        "%",
                                        "@",
                                        "`",
                                        "?",
                                        "~",
                                        "\t",
                                        "甲",
                                        "12.5",
                                        "null",
                                        "。",
                                        "　",
                                        "≥",
                                        "a",
                                        "0",
                                        "=",
                                        "<<",
                                        "---",
                                        "...",
                                        "\xC2\x85",
                                        "\xE2\x80\xA8",
                                        "\xEF\xBB\xBF",
                                        "\xF0\xA0\x80\x80",
                                        "\xC2\xA0",
                                        "\xEF\xBF\xBE"};
    struct builder text = {.arena = arena};
    *seed = *seed * 1664525 + 1013904223;
    size_t length = 1 + (*seed >> 16) % 7;
    for (size_t i = 0; i < length; i++) {
        *seed = *seed * 1664525 + 1013904223;
        struct str part = str_from(parts[(*seed >> 16) % COUNT(parts)]);
        /* U+0085 is a control character, which no cell has. */
        if (!str_equal(part, STR("\xC2\x85")))
            builder_add(&text, part);
    }
    if (is_cell || text.length == 0)
        builder_add(&text, STR("x"));
    return builder_str(&text);
}

static void assert_same(struct str found, struct str written)
{
    assert_int_equal(found.length, written.length);
    assert_memory_equal(found.data, written.data, written.length);
}

static void yaml_comes_back(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        struct arena *arena = arena_new();
        struct diag_log *log = diag_log_new(arena);
        struct node texts[3];
        struct node_member members[3];
        static const char *const keys[] = {"甲", "b: c", "三“公”"};
        for (int i = 0; i < 3; i++) {
            texts[i] = (struct node){.kind = NODE_TEXT,
                                     .text = next_text(&seed, arena, false)};
            members[i] = (struct node_member){
                str_from(keys[i]), next_text(&seed, arena, false), &texts[i]};
            if (round % 2 == 0)
                members[i].comment = STR("");
        }
        struct node map = {.kind = NODE_MAP, .members = members, .count = 3};
        const struct node *items[] = {&map, &map};
        struct node list = {.kind = NODE_LIST, .items = items, .count = 2};
        struct str yaml = writer_yaml(&list, next_text(&seed, arena, false),
                                      STR("文件"), arena);
        const struct value *value =
            reader_parse_yaml(yaml, STR("t.yaml"), arena, log);
        assert_non_null(value);
        assert_int_equal(value->count, 2);
        for (int i = 0; i < 6; i++) {
            const struct member *member =
                value_member(&value->items[i / 3], members[i % 3].key);
            assert_non_null(member);
            assert_int_equal(member->value.kind, VALUE_SCALAR);
            assert_same(member->value.text, texts[i % 3].text);
        }
        arena_free(arena);
    }
}

static void csv_comes_back(void **state)
{
    (void)state;
    uint32_t seed = 2;
    for (int round = 0; round < 3000; round++) {
        struct arena *arena = arena_new();
        struct diag_log *log = diag_log_new(arena);
        struct node texts[4];
        const struct node *cells[4];
        static const struct str columns[] = {STR_INIT("甲"), STR_INIT("乙 \"")};
        for (int i = 0; i < 4; i++) {
            texts[i] = (struct node){.kind = NODE_TEXT,
                                     .text = next_text(&seed, arena, true)};
            cells[i] = (round + i) % 5 == 0 ? NULL : &texts[i];
        }
        struct node table = {.kind = NODE_TABLE,
                             .cells = cells,
                             .columns = columns,
                             .column_count = 2,
                             .count = 2};
        struct table_request all = {0};
        const struct value *value = table_parse(writer_csv(&table, arena),
                                                STR("t.csv"), &all, arena, log);
        assert_non_null(value);
        assert_int_equal(value->count, 2);
        for (int i = 0; i < 4; i++) {
            const struct member *member =
                value_member(&value->items[i / 2], columns[i % 2]);
            assert_int_equal(member != NULL, cells[i] != NULL);
            if (member != NULL)
                assert_same(member->value.text, texts[i].text);
        }
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars),        cmocka_unit_test(records),
        cmocka_unit_test(tables),         cmocka_unit_test(yaml_comes_back),
        cmocka_unit_test(csv_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
