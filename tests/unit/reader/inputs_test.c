/* SPDX-License-Identifier: MIT
 *
 * What was read for a description: which files, what they say, and where.
 */
#include "place.h"

#include "reader/inputs.h"

#include <string.h>

static bool hash_equal(struct hash a, struct hash b)
{
    return memcmp(a.bytes, b.bytes, HASH_SIZE) == 0;
}

static const struct hash no_hash;

/* ---- files ---- */

static void each_file_stands_once(void **state)
{
    struct place *place = *state;
    struct inputs inputs = {.arena = place->arena, .hashes = true};
    char name[] = "a.yaml";
    inputs_add_file(&inputs, str_from(name), STR("1"));
    inputs_add_file(&inputs, STR("b.csv"), STR("2"));
    inputs_add_file(&inputs, str_from(name), STR("3"));
    name[0] = 'x'; /* paths are copied */
    struct hash known = {{7}};
    inputs_add_hashed(&inputs, STR("c.csv"), known);
    inputs_add_hashed(&inputs, STR("b.csv"), known);
    assert_int_equal(inputs.file_count, 3);
    static const char *const paths[] = {"a.yaml", "b.csv", "c.csv"};
    const struct hash hashes[] = {hash_bytes(STR("3")), known, known};
    for (size_t i = 0; i < 3; i++) {
        assert_true(str_equal(inputs.files[i]->path, str_from(paths[i])));
        assert_true(inputs.files[i]->read);
        assert_true(hash_equal(inputs.files[i]->hash, hashes[i]));
    }
}

static void nothing_is_hashed_that_nobody_wants(void **state)
{
    struct place *place = *state;
    struct inputs inputs = {.arena = place->arena};
    put(place, "a.yaml", STR("a: [1, 2]\n"));
    const struct value *value =
        reader_read(STR("a.yaml"), NOWHERE, &inputs, place->arena, place->log);
    inputs_add_value(&inputs, value);
    assert_int_equal(inputs.file_count, 1);
    assert_true(inputs.files[0]->read);
    assert_true(hash_equal(inputs.files[0]->hash, no_hash));
    assert_int_equal(inputs.files[0]->places.length, 0);
    assert_int_equal(inputs.content.length, 0);
}

static void readers_take_note_of_files(void **state)
{
    struct place *place = *state;
    struct arena *arena = place->arena;
    struct inputs inputs = {.arena = arena, .hashes = true};
    put(place, "a.json", STR("\xEF\xBB\xBF{\"a\": \"\\ud83d\\ude00\"}"));
    put(place, "b.csv",
        STR("\xEF\xBB\xBF"
            "a,b\r\n1,2\r\n"));
    put(place, "c.yaml", STR("a: [1\n"));
    put(place, "d.yaml", STR("a: 1\n"));
    const char *const read[] = {"a.json", "b.csv", "c.yaml", "none.yaml",
                                "b.csv"};
    for (size_t i = 0; i < 5; i++)
        reader_read(str_from(read[i]), NOWHERE, &inputs, arena, place->log);
    assert_int_equal(inputs.file_count, 3); /* what is not there, is not read */
    for (size_t i = 0; i < 3; i++) {
        struct str bytes;
        assert_true(file_read(arena, str_from(read[i]), 1000, NOWHERE,
                              place->log, &bytes));
        assert_true(hash_equal(inputs.files[i]->hash, hash_bytes(bytes)));
    }
}

static void a_file_that_only_values_name_was_not_read(void **state)
{
    struct place *place = *state;
    struct inputs inputs = {.arena = place->arena, .hashes = true};
    const struct value *value = reader_parse_yaml(
        STR("a: 1"), STR("county.yaml"), place->arena, place->log);
    inputs_add_value(&inputs, value);
    assert_int_equal(inputs.file_count, 1);
    assert_true(str_equal(inputs.files[0]->path, STR("county.yaml")));
    assert_false(inputs.files[0]->read);
    assert_int_not_equal(inputs.files[0]->places.length, 0);
    inputs_add_file(&inputs, STR("county.yaml"), STR("a: 1"));
    assert_int_equal(inputs.file_count, 1);
    assert_true(inputs.files[0]->read);
}

/* ---- what is said, and where ---- */

/* Inputs with the values of some texts, each a file. */
static struct inputs inputs_of(struct arena *arena, const char *const *texts,
                               size_t count)
{
    struct inputs inputs = {.arena = arena, .hashes = true};
    struct diag_log *log = diag_log_new(arena);
    for (size_t i = 0; i < count; i++) {
        struct str path = str_format(arena, "%zu.yaml", i);
        const struct value *value =
            reader_parse_yaml(str_from(texts[i]), path, arena, log);
        assert_non_null(value);
        inputs_add_value(&inputs, value);
    }
    return inputs;
}

static bool say_the_same(struct arena *arena, const char *a, const char *b)
{
    struct inputs first = inputs_of(arena, &a, 1);
    struct inputs second = inputs_of(arena, &b, 1);
    return hash_equal(inputs_content_hash(&first),
                      inputs_content_hash(&second));
}

static bool stand_the_same(struct arena *arena, const char *a, const char *b)
{
    struct inputs first = inputs_of(arena, &a, 1);
    struct inputs second = inputs_of(arena, &b, 1);
    return hash_equal(input_file_places_hash(first.files[0]),
                      input_file_places_hash(second.files[0]));
}

static void comments_and_spaces_say_nothing(void **state)
{
    struct place *place = *state;
    static const char *const same[][2] = {
        {"a: 1\nb: [2, 3]\n", "# x\n\na:   1 # y\nb:\n  - 2\n  - 3\n"},
        {"{a: 1}", "a: 1"},
        {"a: 'x'", "a: \"x\""},
        {"a: 'x y'", "a: >-\n  x\n  y\n"},
        {"a: ~", "a:"},
        {"[]", "[ ]"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        if (!say_the_same(place->arena, same[i][0], same[i][1]))
            fail_msg("not the same: %s\n%s", same[i][0], same[i][1]);
    }
}

/* Texts whose values differ, though they are near: no two may be alike. */
static void different_values_never_say_the_same(void **state)
{
    struct place *place = *state;
    static const char *const texts[] = {
        "{}",
        "[]",
        "''",
        "'~'",
        "'n'",
        "n",
        "a",
        "'a'",
        "[a]",
        "[[a]]",
        "[[], a]",
        "[a, []]",
        "[[a], []]",
        "['a']",
        "[~]",
        "[a, b]",
        "[b, a]",
        "[ab]",
        "['', ab]",
        "[a, '', b]",
        "['a, b']",
        "{a: b}",
        "{a: 'b'}",
        "{b: a}",
        "{a: ~}",
        "{a: {}}",
        "{a: []}",
        "{a: {b: c}}",
        "{a: {}, b: c}",
        "{a: b, c: d}",
        "{c: d, a: b}", /* whose order may be seen in a list */
        "[{a: b}, {c: d}]",
        "[{a: b, c: d}]",
        "[a, b, c, d]",
        "1.10",
        "1.1",
        "'1.1'",
        "010",
        "10",
        "s1:a",
        "'s1:as1:b'",
        "[s1:a]",
        "[as1:b]",
        "l1:s1:a",
        "{k1:a: x}",
        "{as1:b: c}",
        "a b",
        "'a  b'",
        "\"a\\nb\"",
    };
    enum { COUNT = sizeof texts / sizeof *texts };
    struct hash hashes[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        struct inputs inputs = inputs_of(place->arena, &texts[i], 1);
        hashes[i] = inputs_content_hash(&inputs);
        for (size_t k = 0; k < i; k++) {
            if (hash_equal(hashes[i], hashes[k]))
                fail_msg("the same: %s\n%s", texts[k], texts[i]);
        }
    }
}

/* Values of several files in a row: where one ends and the next begins is part
 * of what they say. */
static void values_do_not_run_into_each_other(void **state)
{
    struct place *place = *state;
    static const char *const lists[][3] = {
        {"[a]", "[b]", "[c]"}, {"[a, b]", "[]", "[c]"}, {"[]", "[a, b]", "[c]"},
        {"[b]", "[a]", "[c]"}, {"a", "[b]", "[c]"},     {"[a]", "b", "[c]"},
    };
    enum { COUNT = sizeof lists / sizeof *lists };
    struct hash hashes[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        struct inputs inputs = inputs_of(place->arena, lists[i], 3);
        hashes[i] = inputs_content_hash(&inputs);
        assert_int_equal(inputs.file_count, 3);
        for (size_t k = 0; k < i; k++)
            assert_false(hash_equal(hashes[i], hashes[k]));
    }
    struct inputs two = inputs_of(place->arena, lists[0], 2);
    assert_false(hash_equal(inputs_content_hash(&two), hashes[0]));
}

static void places_are_those_of_all_values_and_keys(void **state)
{
    struct place *place = *state;
    struct arena *arena = place->arena;
    assert_true(stand_the_same(arena, "a: 1\nb: 2\n", "a: 7\nb: 9 # x\n"));
    assert_true(stand_the_same(arena, "[a]", "[b]"));
    static const char *const moved[][2] = {
        {"a: 1\nb: 2\n", "a: 1\n\nb: 2\n"},
        {"a: 1\n", "a:  1\n"},
        {"a: [1, 2]", "a: [1,  2]"},
        {"{a: 1}", "{ a: 1}"},
        {"a: >-\n  x\n  y\n", "a: >-\n  x\n\n  y\n"},
    };
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++)
        assert_false(stand_the_same(arena, moved[i][0], moved[i][1]));
}

static void each_file_has_places_of_its_own(void **state)
{
    struct place *place = *state;
    static const char *const before[] = {"a: 1", "b: 2", "c: 3"};
    static const char *const after[] = {"a: 1", "\nb: 2", "c: 3"};
    struct inputs first = inputs_of(place->arena, before, 3);
    struct inputs second = inputs_of(place->arena, after, 3);
    assert_true(
        hash_equal(inputs_content_hash(&first), inputs_content_hash(&second)));
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(hash_equal(input_file_places_hash(first.files[i]),
                                    input_file_places_hash(second.files[i])),
                         i != 1);
}

/* A map whose members came from two files: each file has the places of its
 * own members. */
static void merged_maps_tell_places_by_file(void **state)
{
    struct place *place = *state;
    struct arena *arena = place->arena;
    struct hash places[2];
    for (size_t i = 0; i < 2; i++) {
        const struct value *own = reader_parse_yaml(
            i == 0 ? STR("a: 1\nz: 3\n") : STR("\na: 1\nz: 3\n"),
            STR("own.yaml"), arena, place->log);
        const struct value *shared = reader_parse_yaml(
            STR("b: {c: 2}"), STR("shared.yaml"), arena, place->log);
        struct inputs inputs = {.arena = arena, .hashes = true};
        inputs_add_value(&inputs, value_with_defaults(own, shared, arena));
        assert_int_equal(inputs.file_count, 2);
        assert_true(str_equal(inputs.files[0]->path, STR("own.yaml")));
        if (i == 1) {
            assert_false(
                hash_equal(input_file_places_hash(inputs.files[0]), places[0]));
            assert_true(
                hash_equal(input_file_places_hash(inputs.files[1]), places[1]));
        }
        for (size_t k = 0; k < 2; k++)
            places[k] = input_file_places_hash(inputs.files[k]);
    }
}

int inputs_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(each_file_stands_once),
        IN_PLACE(nothing_is_hashed_that_nobody_wants),
        IN_PLACE(readers_take_note_of_files),
        IN_PLACE(a_file_that_only_values_name_was_not_read),
        IN_PLACE(comments_and_spaces_say_nothing),
        IN_PLACE(different_values_never_say_the_same),
        IN_PLACE(values_do_not_run_into_each_other),
        IN_PLACE(places_are_those_of_all_values_and_keys),
        IN_PLACE(each_file_has_places_of_its_own),
        IN_PLACE(merged_maps_tell_places_by_file),
    };
    return cmocka_run_group_tests_name("inputs", tests, NULL, NULL);
}
