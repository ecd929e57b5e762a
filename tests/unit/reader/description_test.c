/* SPDX-License-Identifier: MIT
 *
 * Which description an operand means, and what it takes from others.
 */
#include "place.h"

#include "reader/description.h"

#include <unistd.h>

static void assert_text(struct str found, const char *expected)
{
    if (!str_equal(found, str_from(expected)))
        fail_msg("found “%.*s” instead of “%s”", STR_FMT(found), expected);
}

static void a_file_is_its_own_description(void **state)
{
    struct place *place = *state;
    put(place, "a/a.yaml", STR(""));
    static const char *const paths[] = {"a/a.yaml", "none", "none.yaml",
                                        "none/none.yaml", ""};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_text(description_path(str_from(paths[i]), place->arena),
                    paths[i]);
}

static void a_folder_has_one_of_its_name(void **state)
{
    struct place *place = *state;
    struct arena *arena = place->arena;
    put(place, "434/434.json", STR(""));
    put(place, "434/other.yaml", STR(""));
    assert_text(description_path(STR("434"), arena), "434/434.json");
    put(place, "434/434.yml", STR(""));
    assert_text(description_path(STR("434"), arena), "434/434.yml");
    put(place, "434/434.yaml", STR(""));
    assert_text(description_path(STR("434"), arena), "434/434.yaml");
    assert_text(description_path(STR("434/"), arena), "434/434.yaml");
    assert_text(description_path(STR("434//"), arena), "434/434.yaml");
    assert_text(description_path(STR("./434"), arena), "./434/434.yaml");
    /* Which one to complain of. */
    put(place, "空/x.txt", STR(""));
    assert_text(description_path(STR("空"), arena), "空/空.yaml");
}

static void dots_and_links_have_the_name_of_the_folder(void **state)
{
    struct place *place = *state;
    struct arena *arena = place->arena;
    put(place, "434/in/x", STR(""));
    put(place, "434/434.yaml", STR(""));
    assert_int_equal(symlink("434", "link"), 0);
    assert_text(description_path(STR("link"), arena), "link/434.yaml");
    assert_text(description_path(STR("434/in/.."), arena),
                "434/in/../434.yaml");
    assert_text(description_folder_name(STR("link/"), arena), "434");
    assert_int_equal(chdir("434"), 0);
    assert_text(description_path(STR("."), arena), "434.yaml");
    assert_text(description_path(STR("./"), arena), "434.yaml");
    assert_text(description_folder_name(STR("."), arena), "434");
    assert_text(description_folder_name(STR("in/.."), arena), "434");
}

static void names_of_folders_that_are_not_there(void **state)
{
    struct place *place = *state;
    static const char *const cases[][2] = {
        {"none", "none"},  {"a/none//", "none"},
        {"a/none/..", ""}, {"none/.", ""},
        {"/", ""},         {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_text(
            description_folder_name(str_from(cases[i][0]), place->arena),
            cases[i][1]);
}

/* ---- defaults ---- */

static const char *with_defaults(struct place *place, const char *own,
                                 const char *shared)
{
    struct arena *arena = place->arena;
    struct diag_log *log = diag_log_new(arena);
    const struct value *values[2];
    const char *const texts[] = {own, shared};
    for (size_t i = 0; i < 2; i++) {
        values[i] = reader_parse_yaml(str_from(texts[i]), STR("t"), arena, log);
        assert_non_null(values[i]);
    }
    const char *before[] = {outcome(arena, values[0], log),
                            outcome(arena, values[1], log)};
    const char *found =
        outcome(arena, value_with_defaults(values[0], values[1], arena), log);
    for (size_t i = 0; i < 2; i++)
        assert_string_equal(outcome(arena, values[i], log), before[i]);
    return found;
}

static void what_is_not_stated_is_the_default(void **state)
{
    struct place *place = *state;
    assert_string_equal(with_defaults(place, "{a: 1, b: , c: , d: ''}",
                                      "{b: 2, a: 3, e: [4], d: 5, f: }"),
                        "value 1:1 map 6\n"
                        "  \"a\" 1:2: 1:5 plain \"1\"\n"
                        "  \"c\" 1:13: 1:16 null\n"
                        "  \"d\" 1:18: 1:21 quoted \"\"\n"
                        "  \"b\" 1:2: 1:5 plain \"2\"\n"
                        "  \"e\" 1:14: 1:17 list 1\n"
                        "    - 1:18 plain \"4\"\n"
                        "  \"f\" 1:28: 1:31 null\n");
}

static void maps_are_not_merged_inside(void **state)
{
    struct place *place = *state;
    assert_string_equal(with_defaults(place, "{a: {b: 1}}", "{a: {c: 2}}"),
                        "value 1:1 map 1\n"
                        "  \"a\" 1:2: 1:5 map 1\n"
                        "    \"b\" 1:6: 1:9 plain \"1\"\n");
}

static void only_maps_have_defaults(void **state)
{
    struct place *place = *state;
    static const char *const others[] = {"[a]", "a", "''"};
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(with_defaults(place, others[i], "{a: 1}"),
                            with_defaults(place, others[i], "{}"));
        assert_string_equal(with_defaults(place, "{a: 1}", others[i]),
                            "value 1:1 map 1\n  \"a\" 1:2: 1:5 plain \"1\"\n");
    }
    assert_string_equal(with_defaults(place, "{}", "{}"), "value 1:1 map 0\n");
    assert_string_equal(with_defaults(place, "{}", "{a: 1}"),
                        "value 1:1 map 1\n  \"a\" 1:2: 1:5 plain \"1\"\n");
}

int description_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(a_file_is_its_own_description),
        IN_PLACE(a_folder_has_one_of_its_name),
        IN_PLACE(dots_and_links_have_the_name_of_the_folder),
        IN_PLACE(names_of_folders_that_are_not_there),
        IN_PLACE(what_is_not_stated_is_the_default),
        IN_PLACE(maps_are_not_merged_inside),
        IN_PLACE(only_maps_have_defaults),
    };
    return cmocka_run_group_tests_name("description", tests, NULL, NULL);
}
