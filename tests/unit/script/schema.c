/* SPDX-License-Identifier: MIT
 *
 * pack.lua and the schema.
 */
#include "test_script.h"

#define PACK_START                                           \
    "return pack { name = 'p', title = 'P', version = '1', " \
    "schema = 'schema.lua', document = 'document.lua', file_key = '文件'"

static void open_fails(const char *name, const char *text, const char *outcome)
{
    struct trial trial =
        trial_run_files(&pack_default_limits, name, text, NULL);
    assert_string_equal(trial_log(&trial).data, outcome);
    trial_end(&trial);
}

static void packs_are_checked(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"return pack {}",
         "pack.lua:1: PACK_KEY_MISSING pack lacks “name”\n"
         "pack.lua:1: PACK_KEY_MISSING pack lacks “title”\n"
         "pack.lua:1: PACK_KEY_MISSING pack lacks “version”\n"
         "pack.lua:1: PACK_KEY_MISSING pack lacks “schema”\n"
         "pack.lua:1: PACK_KEY_MISSING pack lacks “file_key”\n"
         "pack.lua:1: PACK_KEY_MISSING pack lacks “document”"},
        {PACK_START ", nam = 1 }", "pack.lua:1: PACK_KEY_UNKNOWN pack has no "
                                   "“nam”; did you mean “name”?"},
        {PACK_START ", dictionaries = 3 }",
         "pack.lua:1: PACK_VALUE_WRONG “dictionaries” of pack should be a "
         "table, found 3"},
        {PACK_START ", dictionaries = { 'a' } }",
         "pack.lua:1: PACK_KEY_UNKNOWN dictionaries has no “a key that is no "
         "text”"},
        {PACK_START ", dictionaries = { f = '../codes.csv' } }",
         "pack.lua:0: PACK_FILE_OUTSIDE “../codes.csv” is not the name of a "
         "file inside the pack"},
        {"return 3", "pack.lua:0: PACK_VALUE_WRONG “pack.lua” of return "
                     "should be a pack{…}, found 3"},
        {"pack(3)", "pack.lua:1: PACK_VALUE_WRONG “1” of pack should be a "
                    "table, found 3"},
        {"local x = budget", "pack.lua:1: PACK_NAME_UNKNOWN the global "
                             "“budget” was never assigned"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        open_fails("pack.lua", cases[i].snippet, cases[i].outcome);
}

#define ROOT(fields) "return record { name = 'r', " fields " }"

static void schemas_are_checked(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"return record { }",
         "schema.lua:1: PACK_KEY_MISSING record lacks “name”"},
        {"return record { name = 'r', 3 }",
         "schema.lua:1: PACK_VALUE_WRONG “[1]” of record should be a "
         "field{…}, found 3"},
        {"return 3", "schema.lua:0: PACK_VALUE_WRONG “schema.lua” of return "
                     "should be a record{…}, found 3"},
        {ROOT("field { 'a', 'a', 'txt' }"),
         "schema.lua:1: PACK_VALUE_WRONG “[3]” of field should be \"text\" | "
         "\"amount\" | \"integer\" | \"date\" | \"code\" | \"choice\" | "
         "\"unit\" | \"record\" | \"list\", found “txt”"},
        {ROOT("field { '', 'a', 'text' }"),
         "schema.lua:1: PACK_VALUE_WRONG “[1]” of field should be its name in "
         "a description, found “”"},
        {ROOT("field { 'a', nil, 'text' }"),
         "schema.lua:1: PACK_VALUE_WRONG “[2]” of field should be an "
         "identifier, found nil"},
        {ROOT("field { 'a', 'A-b', 'text' }"),
         "schema.lua:1: PACK_VALUE_WRONG “[2]” of field should be an "
         "identifier of a-z, 0-9, _, found “A-b”"},
        {ROOT("field { 'a', 'a', 'text', requird = true }"),
         "schema.lua:1: PACK_KEY_UNKNOWN field has no "
         "“requird”; did you mean “required”?"},
        {ROOT("field { 'a', 'a', 'text', required = 1 }"),
         "schema.lua:1: PACK_VALUE_WRONG “required” of field should be true | "
         "false, found 1"},
        {ROOT("field { 'a', 'a', 'text', 'b' }"),
         "schema.lua:1: PACK_KEY_UNKNOWN field has no “[4]”"},
        {ROOT("field { 'a', 'a', 'choice' }"),
         "schema.lua:1: PACK_KEY_MISSING field lacks “choices”"},
        {ROOT("field { 'a', 'a', 'choice', choices = 'b' }"),
         "schema.lua:1: PACK_VALUE_WRONG “choices” of field should be a list "
         "of texts, found “b”"},
        {ROOT("field { 'a', 'a', 'choice', choices = { true } }"),
         "schema.lua:1: PACK_VALUE_WRONG “[1]” of choices should be a text, "
         "an integer or money, found true"},
        {ROOT("field { 'a', 'a', 'text', choices = { 'b' } }"),
         "schema.lua:1: PACK_KEY_UNWANTED a field of this kind has no "
         "“choices”"},
        {ROOT("field { 'a', 'a', 'list' }"),
         "schema.lua:1: PACK_KEY_MISSING field lacks “of”"},
        {ROOT("field { 'a', 'a', 'list', of = 3 }"),
         "schema.lua:1: PACK_VALUE_WRONG “of” of field should be a record{…}, "
         "found 3"},
        {ROOT("field { 'a', 'a', 'text', of = record { name = 'b' } }"),
         "schema.lua:1: PACK_KEY_UNWANTED a field of this kind has no “of”"},
        {ROOT("field { 'a', 'a', 'code', dictionary = 'none' }"),
         "schema.lua:1: PACK_VALUE_WRONG “dictionary” of field should be "
         "\"functional\", found “none”"},
        {ROOT("field { 'a', 'a', 'text' }, field { 'a', 'b', 'text' }"),
         "schema.lua:1: PACK_NAME_REPEATED “a” stands twice in r"},
        {ROOT("field { 'a', 'a', 'text' }, field { 'b', 'a', 'text' }"),
         "schema.lua:1: PACK_NAME_REPEATED “a” stands twice in r"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        open_fails("schema.lua", cases[i].snippet, cases[i].outcome);
}

static void schema_is_what_the_pack_says(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct pack *pack = pack_open(
        &(struct pack_folders){.pack = STR(SOURCE_FOLDER "/tests/data/trial")},
        &pack_default_limits, arena, log);
    assert_non_null(pack);
    assert_true(str_equal(pack_name(pack), STR("trial")));
    assert_true(str_equal(pack_title(pack), STR("试验")));
    const struct schema *schema = pack_schema(pack);
    assert_true(str_equal(schema->file_key, STR("文件")));
    assert_true(str_equal(schema->root->name, STR("试验描述")));
    const struct field *fields = schema->root->fields;
    assert_int_equal(schema->root->field_count, 12);
    assert_true(str_equal(fields[0].name, STR("名称")));
    assert_true(str_equal(fields[0].id, STR("name")));
    assert_true(fields[0].required);
    assert_int_equal(fields[0].kind, FIELD_TEXT);
    assert_int_equal(fields[7].choice_count, 2);
    assert_int_equal(fields[10].kind, FIELD_LIST);
    const struct field *code = &fields[10].record->fields[0];
    assert_int_equal(code->kind, FIELD_CODE);
    assert_non_null(code->dictionary);
    assert_true(str_equal(code->dictionary_name, STR("codes.csv")));
    pack_close(pack);
    arena_free(arena);
}

static void absent_pack_is_reported(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    assert_null(
        pack_open(&(struct pack_folders){.pack = STR("/no/such/folder")},
                  &pack_default_limits, arena, log));
    assert_int_equal(diag_count(log), 1);
    const struct diag *diag = diag_lookup(log, 0);
    assert_int_equal(diag->code, DIAG_PACK_FILE_MISSING);
    assert_true(str_equal(diag->at.file, STR("/no/such/folder/pack.lua")));
    arena_free(arena);
}

int run_schema_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packs_are_checked),
        cmocka_unit_test(schemas_are_checked),
        cmocka_unit_test(schema_is_what_the_pack_says),
        cmocka_unit_test(absent_pack_is_reported),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
