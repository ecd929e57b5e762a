/* SPDX-License-Identifier: MIT */
#include "test_reader.h"

#include <string.h>

#define RUN(cases)                                                \
    check_cases(cases, sizeof(cases) / sizeof *(cases), "t.yaml", \
                reader_parse_yaml)

static void values(void **state)
{
    (void)state;
    static const struct read_case cases[] = {
        {"a: 1", "value 1:1 map 1\n"
                 "  \"a\" 1:1: 1:4 plain \"1\"\n"},
        {"\xEF\xBB\xBF名: 值 # c\r\n二: '3'\r\n",
         "value 1:1 map 2\n"
         "  \"名\" 1:1: 1:4 plain \"值\"\n"
         "  \"二\" 2:1: 2:4 quoted \"3\"\n"},
        {"- 010\n- 1.10\n- yes\n- 2024-02-18\n- 1_000\n- .5\n- 0x1F\n",
         "value 1:1 list 7\n"
         "  - 1:3 plain \"010\"\n"
         "  - 2:3 plain \"1.10\"\n"
         "  - 3:3 plain \"yes\"\n"
         "  - 4:3 plain \"2024-02-18\"\n"
         "  - 5:3 plain \"1_000\"\n"
         "  - 6:3 plain \".5\"\n"
         "  - 7:3 plain \"0x1F\"\n"},
        {"a: ~\nb:\nc: null\nd: Null\ne: NULL\nf: 'null'\ng: \"\"\nh: nULL\n",
         "value 1:1 map 8\n"
         "  \"a\" 1:1: 1:4 null\n"
         "  \"b\" 2:1: 2:3 null\n"
         "  \"c\" 3:1: 3:4 null\n"
         "  \"d\" 4:1: 4:4 null\n"
         "  \"e\" 5:1: 5:4 null\n"
         "  \"f\" 6:1: 6:4 quoted \"null\"\n"
         "  \"g\" 7:1: 7:4 quoted \"\"\n"
         "  \"h\" 8:1: 8:4 plain \"nULL\"\n"},
        {"a: {望都: 1, c: [2, {}, []]}\n", "value 1:1 map 1\n"
                                           "  \"a\" 1:1: 1:4 map 2\n"
                                           "    \"望都\" 1:5: 1:9 plain \"1\"\n"
                                           "    \"c\" 1:12: 1:15 list 3\n"
                                           "      - 1:16 plain \"2\"\n"
                                           "      - 1:19 map 0\n"
                                           "      - 1:23 list 0\n"},
        {"a: |\n  一\n\n  二\nb: >-\n  三\n  四\n",
         "value 1:1 map 2\n"
         "  \"a\" 1:1: 1:4 quoted \"一\\n\\n二\\n\"\n"
         "  \"b\" 5:1: 5:4 quoted \"三 四\"\n"},
        {"%YAML 1.2\n---\na: \"x\\r\\ny\\ty\"\n...\n",
         "value 3:1 map 1\n"
         "  \"a\" 3:1: 3:4 quoted \"x\\ny\\ty\"\n"},
        {"1: a\n'~': b\n", "value 1:1 map 2\n"
                           "  \"1\" 1:1: 1:4 plain \"a\"\n"
                           "  \"~\" 2:1: 2:6 plain \"b\"\n"},
        {"一词", "value 1:1 plain \"一词\"\n"},
    };
    RUN(cases);
}

static void what_is_refused(void **state)
{
    (void)state;
    static const struct read_case cases[] = {
        {"", "FILE_EMPTY 0:0 “t.yaml”没有内容\n"},
        {"\xEF\xBB\xBF", "FILE_EMPTY 0:0 “t.yaml”没有内容\n"},
        {"# c\n", "FILE_EMPTY 0:0 “t.yaml”没有内容\n"},
        {"---\n...\n", "FILE_EMPTY 0:0 “t.yaml”没有内容\n"},
        {"a: &x 1\nb: *x\nc: [&y [], &z {}]\n",
         "YAML_UNSUPPORTED 1:4 不支持 YAML 的锚点“&x”\n"
         "YAML_UNSUPPORTED 2:4 不支持 YAML 的别名“*x”\n"
         "YAML_UNSUPPORTED 3:5 不支持 YAML 的锚点“&y”\n"
         "YAML_UNSUPPORTED 3:12 不支持 YAML 的锚点“&z”\n"},
        {"a: !x 1\nb: !!seq []\n",
         "YAML_UNSUPPORTED 1:4 不支持 YAML 的标签“!x”\n"
         "YAML_UNSUPPORTED 2:4 不支持 YAML 的标签“tag:yaml.org,2002:seq”\n"},
        {"%TAG ! x\n---\na: '%TAG'\n",
         "YAML_UNSUPPORTED 1:1 不支持 YAML 的标签“%TAG”\n"},
        {"a: '%TAG'\n\xE2\x80\xA9%TAG\n",
         "YAML_UNSUPPORTED 2:2 不支持 YAML 的标签“%TAG”\n"},
        {"a: 1\n---\nb: 2\n---\nc: 3\n",
         "YAML_UNSUPPORTED 2:1 不支持 YAML 的多文档“---”\n"},
        {"<<: {a: 1}\n? [b]\n: 1\n? \n: 2\n'': 3\n~: 4\n'<<': 5\n",
         "YAML_UNSUPPORTED 1:1 不支持 YAML 的合并键“<<”\n"
         "YAML_UNSUPPORTED 2:3 不支持 YAML 的复合键\n"
         "YAML_UNSUPPORTED 4:2 不支持 YAML 的空键\n"
         "YAML_UNSUPPORTED 6:1 不支持 YAML 的空键\n"},
        {"a: \"\\x07\"\nb: \"\\0\"\nc: \"\\r\"\nd: \"\\N\"\n",
         "YAML_UNSUPPORTED 1:4 不支持 YAML 的控制字符 U+0007\n"
         "YAML_UNSUPPORTED 2:4 不支持 YAML 的控制字符 U+0000\n"
         "YAML_UNSUPPORTED 3:4 不支持 YAML 的控制字符 U+000D\n"
         "YAML_UNSUPPORTED 4:4 不支持 YAML 的控制字符 U+0085\n"},
        {"甲: 1\n乙: {丙: 2, 丙: 3}\n甲: 4\n甲: 5\n",
         "YAML_DUPLICATE_KEY 2:11 键“丙”重复；第一次在 t.yaml:2:5\n"
         "YAML_DUPLICATE_KEY 3:1 键“甲”重复；第一次在 t.yaml:1:1\n"
         "YAML_DUPLICATE_KEY 4:1 键“甲”重复；第一次在 t.yaml:1:1\n"},
        {"名: 一\n二: 望\xE9\x83\n三: \xFF\n",
         "NOT_UTF8 2:5 不是 UTF-8 文本（字节 0xE9）；请以 UTF-8 编码保存\n"},
    };
    RUN(cases);
}

static void syntax(void **state)
{
    (void)state;
    static const struct read_case cases[] = {
#define SYNTAX(input, at, text) \
    {input, "YAML_SYNTAX " at " YAML 语法错误：" text "\n"}
        SYNTAX("名: x\n二:\n\t三: 1\n", "3:1", "缩进用了制表符，应当用空格"),
        SYNTAX("名: @b", "1:4", "以此字符开头的文字须放在引号内"),
        SYNTAX("名: b: c", "1:5",
               "冒号的位置不对：缩进不齐，或文字中的冒号须放在引号内"),
        SYNTAX("a: 1\n单位：2\nb: 3\n", "2:1", "键的后面缺少半角冒号加空格"),
        SYNTAX("a: - 1\n", "1:4", "“-”的位置不对"),
        SYNTAX("a: ? 1\n", "1:4", "“?”的位置不对"),
        SYNTAX("- a\nb: 1\n", "2:1", "列表的缩进不齐（始于 1:1）"),
        SYNTAX("甲: \"x\" y\n", "1:8",
               "缩进不齐，或引号之后还有文字（始于 1:1）"),
        SYNTAX("a: 1\n甲: \"x\nb: 1\n", "2:4", "引号没有闭合"),
        SYNTAX("甲: 'x\n---\n", "1:4", "引号没有闭合"),
        SYNTAX("甲: [1, 2\nb: 1\n", "2:2",
               "“[”没有闭合，或缺少逗号（始于 1:4）"),
        SYNTAX("甲: {a: 1\nb: 1\n", "2:2",
               "“{”没有闭合，或缺少逗号（始于 1:4）"),
        SYNTAX("a: \"\\q\"", "1:5", "双引号内“\\”之后的字符不对（始于 1:4）"),
        SYNTAX("a: \"\\xg\"", "1:7",
               "双引号内“\\”之后应为十六进制数字（始于 1:4）"),
        SYNTAX("a: \"\\uD800\"", "1:7",
               "双引号内“\\u”的编码不是字符（始于 1:4）"),
        SYNTAX("一: 1\n二: \x01\n", "2:4", "有控制字符"),
        SYNTAX("a: ]\n", "1:4", "此处缺少内容"),
        SYNTAX("[]\nb\n", "2:1", "前文结束之后还有内容"),
        SYNTAX("%YAML 3.0\n---\na\n", "1:1", "不是 YAML 1.1 或 1.2"),
        SYNTAX("甲: &\n", "1:4", "以“&”开头的文字须放在引号内"),
        SYNTAX("甲: *\n", "1:4", "以“*”开头的文字须放在引号内"),
        SYNTAX("%甲\n", "1:2", "以“%”开头的行不对（始于 1:1）"),
        SYNTAX("甲: !<\n", "1:4", "以“!”开头的文字须放在引号内"),
        SYNTAX("甲: !q!x 1\n", "1:4", "以“!”开头的文字须放在引号内"),
        SYNTAX("甲: |x\n", "1:5", "“|”或“>”之后的文字不对（始于 1:4）"),
    };
    RUN(cases);
}

static void messages_are_in_both_languages(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    reader_parse_yaml(STR("a: &x 1\nb: 'c\n"), STR("t.yaml"), arena, log);
    assert_int_equal(diag_count(log), 2);
    assert_string_equal(
        str_c(arena, diag_lookup(log, 0)->message[DIAG_ENGLISH]),
        "YAML feature not supported: anchor “&x”");
    assert_string_equal(
        str_c(arena, diag_lookup(log, 1)->message[DIAG_ENGLISH]),
        "YAML syntax error: found unexpected end of stream (while scanning a "
        "quoted scalar that starts at 2:4)");
    arena_free(arena);
}

static const struct value *parse_repeated(struct arena *arena,
                                          struct diag_log *log,
                                          const char *before, const char *part,
                                          const char *after, size_t count)
{
    struct builder text = {.arena = arena};
    builder_add(&text, str_from(before));
    for (size_t i = 0; i < count; i++)
        builder_add(&text, str_from(part));
    builder_add(&text, str_from(after));
    return reader_parse_yaml(builder_str(&text), STR("t.yaml"), arena, log);
}

static void nesting_has_a_limit(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    assert_non_null(parse_repeated(arena, log, "", "- ", "x", 64));
    assert_int_equal(diag_count(log), 0);
    static const char *const parts[] = {"- ", "[", "{a: ", "[{a: "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        log = diag_log_new(arena);
        assert_null(parse_repeated(arena, log, "", parts[i], "x", 100000));
        assert_int_equal(diag_count(log), 1);
        assert_int_equal(diag_lookup(log, 0)->code, DIAG_INPUT_TOO_DEEP);
    }
    log = diag_log_new(arena);
    assert_null(parse_repeated(arena, log, "", "- ", "x", 65));
    assert_string_equal(outcome(arena, NULL, log),
                        "INPUT_TOO_DEEP 1:129 嵌套超过 64 层\n");
    arena_free(arena);
}

/* Keys are hashed: 200 000 of them take no quadratic time. */
static void many_keys_are_fast(void **state)
{
    (void)state;
    enum { COUNT = 200000 };
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct builder text = {.arena = arena};
    for (int i = 0; i < COUNT; i++)
        builder_format(&text, "k%d: %d\n", i, i);
    const struct value *map =
        reader_parse_yaml(builder_str(&text), STR("t.yaml"), arena, log);
    assert_non_null(map);
    assert_int_equal(map->count, COUNT);
    arena_free(arena);
}

static void members_are_found_and_described(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    const struct value *map = reader_parse_yaml(
        STR("a: 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
            "一二三四五六七八九十一\nb: []\nc: {}\nd:\n"),
        STR("t.yaml"), arena, log);
    assert_non_null(map);
    assert_null(value_member(map, STR("e")));
    static const char *const texts[] = {
        ("“一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
         "一二三四五六七八九十…”"),
        "列表",
        "记录",
        "空",
    };
    for (size_t i = 0; i < map->count; i++) {
        const struct member *member =
            value_member(map, str_slice(STR("abcd"), i, i + 1));
        assert_ptr_equal(member, &map->members[i]);
        struct diag_log *words = diag_log_new(arena);
        diag_add(words, DIAG_PACK_ADVICE, NOWHERE,
                 value_describe(arena, &member->value));
        assert_string_equal(
            str_c(arena, diag_lookup(words, 0)->message[DIAG_CHINESE]),
            texts[i]);
    }
    arena_free(arena);
}

int yaml_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(syntax),
        cmocka_unit_test(messages_are_in_both_languages),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(many_keys_are_fast),
        cmocka_unit_test(members_are_found_and_described),
    };
    return cmocka_run_group_tests_name("yaml", tests, NULL, NULL);
}
