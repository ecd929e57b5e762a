/* SPDX-License-Identifier: MIT */
#include "test_reader.h"

#include "reader/reader_private.h"

/* As reader_read does with a file of JSON. */
static const struct value *parse_json(struct str text, struct str path,
                                      struct arena *arena, struct diag_log *log)
{
    if (text_check_utf8(text, path, arena, log))
        text = json_as_yaml(text, arena);
    return reader_parse_yaml(text, path, arena, log);
}

static void cases(void **state)
{
    (void)state;
    static const struct read_case all[] = {
        {"{\"a\":1,\n\t\"b\" : [true, null, -1.5e3, \"\"]}",
         "value 1:1 map 2\n"
         "  \"a\" 1:2: 1:6 plain \"1\"\n"
         "  \"b\" 2:2: 2:8 list 4\n"
         "    - 2:9 plain \"true\"\n"
         "    - 2:15 null\n"
         "    - 2:21 plain \"-1.5e3\"\n"
         "    - 2:29 quoted \"\"\n"},
        /* What follows a surrogate pair keeps its column. */
        {"[\"\\ud83d\\ude00\", \"\\uD869\\uDED6x\\\\ud83d\", \"\\\"\\/\", 1]",
         "value 1:1 list 4\n"
         "  - 1:2 quoted \"😀\"\n"
         "  - 1:18 quoted \"𪛖x\\\\ud83d\"\n"
         "  - 1:42 quoted \"\\\"/\"\n"
         "  - 1:50 plain \"1\"\n"},
        {"[\"\xE2\x80\xA8 x\xE2\x80\xA9\"]",
         "value 1:1 list 1\n"
         "  - 1:2 quoted \"\xE2\x80\xA8 x\xE2\x80\xA9\"\n"},
        {"\"\\ud83d\\u0041\"",
         "YAML_SYNTAX 1:4 YAML "
         "语法错误：双引号内“\\u”的编码不是字符（始于 1:1）\n"},
        {"{\"a\": 1, \"a\": 2}",
         "YAML_DUPLICATE_KEY 1:10 键“a”重复；第一次在 t.json:1:2\n"},
        {"\"\\", "YAML_SYNTAX 1:2 YAML "
                 "语法错误：双引号内“\\”之后的字符不对（始于 1:1）\n"},
        {"\"\xFF\"",
         "NOT_UTF8 1:2 不是 UTF-8 文本（字节 0xFF）；请以 UTF-8 编码保存\n"},
    };
    check_cases(all, sizeof all / sizeof *all, "t.json", parse_json);
}

int json_tests(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(cases)};
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
