/* SPDX-License-Identifier: MIT
 *
 * Counties that are a folder, what an operand means, and paths as they are
 * told.
 */
#include "county_case.h"

#include <unistd.h>

static void all_descriptions_of_a_folder(void **state)
{
    struct place *place = *state;
    static const char *const files[] = {"c/434/434.yaml",
                                        "c/434/rows.yaml",
                                        "c/435/435.json",
                                        "c/500/other.yaml",
                                        "c/500/third.yml",
                                        "c/600/list.csv",
                                        "c/700/.hidden.yaml",
                                        "c/b.json",
                                        "c/a.yaml",
                                        "c/c.YML",
                                        "c/.hidden.yaml",
                                        "c/.d/.d.yaml",
                                        "c/x.schema.json",
                                        "c/schemas/x.schema.json",
                                        "c/list.csv",
                                        "c/notes.txt",
                                        "c/out/.gongkai/lock",
                                        "c/out/manifest.json",
                                        "c/out/summary.json"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        put(place, files[i], "");
    assert_county(place, "c",
                  "c in c\n"
                  "434 c/434/434.yaml c/434 {}\n"
                  "435 c/435/435.json c/435 {}\n"
                  "a c/a.yaml c/a.yaml {}\n"
                  "b c/b.json c/b.json {}\n"
                  "c c/c.YML c/c.YML {}\n"
                  "DEPARTMENT_UNCLEAR\n");
    assert_string_equal(
        str_c(place->arena, diag_lookup(place->log, 0)->message[DIAG_ENGLISH]),
        "the folder “c/500” has no description of its own "
        "name (it has “other.yaml”) and is not counted as a "
        "department");
    const struct county *county =
        county_read(STR("c"), STR("表单"), place->arena, place->log);
    assert_int_equal(county->inputs.file_count, 0);
}

/* The county has a file, which lists no departments. */
static void a_folder_with_what_all_share(void **state)
{
    struct place *place = *state;
    put(place, "c/a.yaml", "");
    put(place, "c/county.yaml", "名称: 某县\n共用: {年度: 2024}\n表单: x\n");
    static const char expected[] =
        "某县 in c\na c/a.yaml c/a.yaml {年度=2024 表单=x}\n";
    assert_county(place, "c", expected);
    assert_county(place, "c/", expected);
    assert_county(place, "c/county.yaml", expected);
}

static void the_name_of_a_folder(void **state)
{
    struct place *place = *state;
    put(place, "望都县/a.yaml", "");
    assert_int_equal(symlink("望都县", "link"), 0);
    assert_county(place, "link/",
                  "望都县 in link\na link/a.yaml link/a.yaml {}\n");
    assert_int_equal(chdir("望都县"), 0);
    assert_county(place, ".", "望都县 in .\na a.yaml a.yaml {}\n");
    assert_county(place, "./", "望都县 in .\na a.yaml a.yaml {}\n");
}

static void folders_without_departments(void **state)
{
    struct place *place = *state;
    put(place, "c/notes.txt", "");
    assert_string_equal(county_text(place, "c"), "COUNTY_EMPTY\n");
    put(place, "c/a.yaml", "");
    put(place, "c/a.yml", "");
    assert_string_equal(county_text(place, "c"),
                        "COUNTY_NAME_REPEATED c/a.yml\n");
    put(place, "d/-x\\y.yaml", "");
    assert_string_equal(county_text(place, "d"),
                        "COUNTY_NAME_WRONG d/-x\\y.yaml\n");
}

static void what_an_operand_means(void **state)
{
    struct place *place = *state;
    put(place, "c/county.yml", "");
    put(place, "434/434.yaml", "");
    put(place, "many/434.yaml", "");
    put(place, "both/both.yaml", "");
    put(place, "both/county.json", "");
    put(place, "county/county.yaml", "");
    static const struct {
        const char *operand;
        bool has_file;
        bool is_named;
    } cases[] = {
        {"c", true, true},
        {"c/", true, true},
        {"c/county.yml", true, true},
        {"none/county.json", true, true},
        {"county.yaml", true, true},
        {"both", true, true},
        {"county", true, true},
        {"many", false, true},
        {".", false, true},
        {"434", false, false},
        {"434/434.yaml", false, false},
        {"both/both.yaml", false, false},
        {"county.csv", false, false},
        {"a-county.yaml", false, false},
        {"none", false, false},
        {"", false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str operand = str_from(cases[i].operand);
        if (county_has_file(operand) != cases[i].has_file ||
            county_is_named(operand) != cases[i].is_named)
            fail_msg("“%s”", cases[i].operand);
    }
}

static void paths_relative_to_the_county(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"a/c", "a/c/x/y.yaml", "x/y.yaml"},
        {"a/c", "a/c/../y.yaml", "../y.yaml"},
        {"a/c", "a/cc/y.yaml", "a/cc/y.yaml"},
        {"a/c", "a/c", "a/c"},
        {"a/c", "a", "a"},
        {"a/c", "", ""},
        {"a/c", "/a/c/y", "/a/c/y"},
        {"/a/c", "/a/c/y", "y"},
        {"/", "/a/y", "a/y"},
        {"/", "a/y", "a/y"},
        {".", "a/y", "a/y"},
        {".", "./a/y", "a/y"},
        {".", "../y", "../y"},
        {".", ".hidden/y", ".hidden/y"},
        {"..", "../y", "y"},
        {"..", "../../y", "../y"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct county county = {.folder = str_from(cases[i][0])};
        struct str found = county_relative(&county, str_from(cases[i][1]));
        if (!str_equal(found, str_from(cases[i][2])))
            fail_msg("%s, %s: %.*s", cases[i][0], cases[i][1], STR_FMT(found));
    }
}

int county_folder_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(all_descriptions_of_a_folder),
        IN_PLACE(a_folder_with_what_all_share),
        IN_PLACE(the_name_of_a_folder),
        IN_PLACE(folders_without_departments),
        IN_PLACE(what_an_operand_means),
        cmocka_unit_test(paths_relative_to_the_county),
    };
    return cmocka_run_group_tests_name("county_folder", tests, NULL, NULL);
}
