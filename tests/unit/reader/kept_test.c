/* SPDX-License-Identifier: MIT
 *
 * Tables of which only some rows count, kept from one description to the next.
 */
#include "place.h"

#include "archive.h"
#include "reader/inputs.h"
#include "reader/table.h"

#include <string.h>

static const struct position named = {{"main.yaml", 9}, 3, 7, {NULL, 0}};

/* What one description reads of a table; its arena is gone afterwards. */
struct reading {
    const char *text; /* the list and the diagnostics */
    struct hash content;
    struct hash places;
    struct hash file;
    size_t file_count;
};

static struct reading read_rows(struct place *place, struct kept_tables *kept,
                                const char *path, const char *sheet,
                                const char *value)
{
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct inputs inputs = {.arena = arena, .hashes = true, .kept = kept};
    struct str values[] = {str_copy(arena, str_from(value))};
    struct table_filter filter = {.column = str_copy(arena, STR("部门")),
                                  .at = named,
                                  .values = values,
                                  .value_count = 1};
    struct table_request request = {.sheet = str_copy(arena, str_from(sheet)),
                                    .sheet_at = named,
                                    .filters = &filter,
                                    .filter_count = 1};
    const struct value *list = reader_read_table(
        str_copy(arena, str_from(path)), named, &request, &inputs, arena, log);
    if (list != NULL)
        inputs_add_value(&inputs, list);
    struct reading reading = {.text = outcome(place->arena, list, log),
                              .content = inputs_content_hash(&inputs),
                              .file_count = inputs.file_count};
    if (inputs.file_count > 0) {
        reading.file = inputs.files[0]->hash;
        reading.places = input_file_places_hash(inputs.files[0]);
    }
    arena_free(arena);
    return reading;
}

static bool hash_equal(struct hash a, struct hash b)
{
    return memcmp(a.bytes, b.bytes, HASH_SIZE) == 0;
}

#define TABLE STR("部门,名\n1,a\n2,b\n1,c\n")

static void a_kept_table_is_read_once(void **state)
{
    struct place *place = *state;
    struct kept_tables *kept = kept_tables_new(place->arena);
    put(place, "all.csv", TABLE);
    struct reading first = read_rows(place, kept, "all.csv", "", "1");
    file_remove(STR("all.csv"));
    struct reading again = read_rows(place, kept, "all.csv", "", "1");
    assert_string_equal(first.text, again.text);
    assert_non_null(strstr(first.text, "\"a\""));
    assert_non_null(strstr(first.text, "\"c\""));
    assert_null(strstr(first.text, "\"b\""));
    assert_int_equal(again.file_count, 1);
    assert_true(hash_equal(again.file, hash_bytes(TABLE)));
    assert_true(hash_equal(again.content, first.content));
    assert_true(hash_equal(again.places, first.places));
    struct reading other = read_rows(place, kept, "all.csv", "", "2");
    assert_non_null(strstr(other.text, "\"b\""));
    assert_false(hash_equal(other.content, first.content));
    /* By the path, as it was named. */
    struct reading else_named = read_rows(place, kept, "./all.csv", "", "1");
    assert_non_null(strstr(else_named.text, "FILE_UNREADABLE 3:7"));
}

static void keeping_changes_nothing(void **state)
{
    struct place *place = *state;
    struct kept_tables *kept = kept_tables_new(place->arena);
    put(place, "all.csv", TABLE);
    put(place, "bad.csv", STR("部门,名\n1,a,x\n2,b\n"));
    put(place, "syntax.csv", STR("部门,名\n1,\"a\"x\n2,b\n"));
    put(place, "none.csv", STR("编码,名\n1,a\n"));
    put(place, "bytes.csv", STR("部门,名\n1,\x81\n"));
    put(place, "empty.csv", STR(""));
    static const char *const paths[] = {"all.csv",    "bad.csv",   "syntax.csv",
                                        "none.csv",   "bytes.csv", "empty.csv",
                                        "absent.csv", "t.doc"};
    static const char *const values[] = {"1", "2", "3", "1"};
    for (size_t p = 0; p < sizeof paths / sizeof *paths; p++) {
        for (size_t i = 0; i < 4; i++) {
            struct reading a = read_rows(place, NULL, paths[p], "", values[i]);
            struct reading b = read_rows(place, kept, paths[p], "", values[i]);
            assert_string_equal(a.text, b.text);
            assert_int_equal(a.file_count, b.file_count);
            assert_true(hash_equal(a.file, b.file));
            assert_true(hash_equal(a.content, b.content));
            assert_true(hash_equal(a.places, b.places));
        }
    }
}

/* What was wrong with the file itself is told to each that reads it; what is
 * wrong with a row, to those whose row it is. */
static void each_reader_is_told(void **state)
{
    struct place *place = *state;
    struct kept_tables *kept = kept_tables_new(place->arena);
    put(place, "all.csv", STR("部门,名\n1,\"a\"x\n2,b\n3\n"));
    struct reading first = read_rows(place, kept, "all.csv", "", "1");
    struct reading second = read_rows(place, kept, "all.csv", "", "2");
    struct reading third = read_rows(place, kept, "all.csv", "", "3");
    assert_non_null(strstr(first.text, "CSV_SYNTAX 2:"));
    assert_string_equal(first.text, second.text);
    assert_non_null(strstr(third.text, "CSV_SYNTAX 2:"));
    assert_non_null(strstr(third.text, "CSV_RAGGED 4:1"));
    put(place, "good.csv", TABLE);
    for (size_t i = 0; i < 2; i++) {
        struct reading none = read_rows(place, kept, "good.csv", "", "9");
        assert_non_null(strstr(none.text, "value 1:1 list 0\n"
                                          "FILTER_EMPTY 3:7 "));
    }
}

static void rows_of_others_say_nothing(void **state)
{
    struct place *place = *state;
    static const char *const tables[] = {
        "部门,名\n1,a\n2,b\n1,c\n", "部门,名\n1,a\n2,x\n1,c\n",
        "部门,名\n1,a\n2,b\n1,c\n3,y\n", "部门,名\n2,b\n1,a\n1,c\n",
        "部门,名\n1,a\n2,b\n1,d\n"};
    struct reading readings[5];
    for (size_t i = 0; i < 5; i++) {
        put(place, "all.csv", str_from(tables[i]));
        readings[i] =
            read_rows(place, kept_tables_new(place->arena), "all.csv", "", "1");
        assert_true(
            hash_equal(readings[i].file, hash_bytes(str_from(tables[i]))));
        assert_int_equal(hash_equal(readings[i].content, readings[0].content),
                         i < 4);
        assert_int_equal(hash_equal(readings[i].places, readings[0].places),
                         i != 3);
    }
}

static void without_a_filter_nothing_is_kept(void **state)
{
    struct place *place = *state;
    struct inputs inputs = {.arena = place->arena,
                            .kept = kept_tables_new(place->arena)};
    struct table_request request = {0};
    put(place, "all.csv", TABLE);
    assert_non_null(reader_read_table(STR("all.csv"), named, &request, &inputs,
                                      place->arena, place->log));
    file_remove(STR("all.csv"));
    assert_null(reader_read_table(STR("all.csv"), named, &request, &inputs,
                                  place->arena, place->log));
}

static struct str workbook(struct arena *arena)
{
#define CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
    struct str first = archive_sheet(
        arena,
        STR("<row>" CELL("部门") CELL("名") "</row><row>" CELL("1")
                CELL("甲一") "</row><row>" CELL("2") CELL("甲二") "</row>"),
        STR(""));
    struct str second = archive_sheet(arena,
                                      STR("<row>" CELL("部门")
                                              CELL("名") "</row><row>" CELL("1")
                                                  CELL("乙一") "</row>"),
                                      STR(""));
    return archive_workbook(arena, STR(""), first, second, STR(""), STR(""));
}

static void each_sheet_is_a_table(void **state)
{
    struct place *place = *state;
    struct kept_tables *kept = kept_tables_new(place->arena);
    put(place, "all.xlsx", workbook(place->arena));
    struct reading missing = read_rows(place, kept, "all.xlsx", "丙", "1");
    assert_non_null(strstr(missing.text, "SHEET_MISSING 3:7"));
    struct reading unnamed = read_rows(place, kept, "all.xlsx", "", "1");
    assert_non_null(strstr(unnamed.text, "SHEET_UNNAMED"));
    struct reading first = read_rows(place, kept, "all.xlsx", "甲", "1");
    struct reading second = read_rows(place, kept, "all.xlsx", "乙", "1");
    assert_non_null(strstr(first.text, "甲!B2 plain \"甲一\""));
    assert_non_null(strstr(second.text, "乙!B2 plain \"乙一\""));
    assert_false(hash_equal(first.content, second.content));
    assert_false(hash_equal(first.places, second.places));
    file_remove(STR("all.xlsx"));
    struct reading again = read_rows(place, kept, "all.xlsx", "甲", "2");
    assert_non_null(strstr(again.text, "甲!B3 plain \"甲二\""));
    /* What could not be read is known as well, if the same is asked for. */
    struct reading still = read_rows(place, kept, "all.xlsx", "丙", "1");
    assert_non_null(strstr(still.text, "SHEET_MISSING 3:7"));
    struct reading gone = read_rows(place, kept, "all.xlsx", "丁", "1");
    assert_non_null(strstr(gone.text, "FILE_UNREADABLE 3:7"));
}

int kept_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(a_kept_table_is_read_once),
        IN_PLACE(keeping_changes_nothing),
        IN_PLACE(each_reader_is_told),
        IN_PLACE(rows_of_others_say_nothing),
        IN_PLACE(without_a_filter_nothing_is_kept),
        IN_PLACE(each_sheet_is_a_table),
    };
    return cmocka_run_group_tests_name("kept", tests, NULL, NULL);
}
