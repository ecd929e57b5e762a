/* SPDX-License-Identifier: MIT
 *
 * A pack that is opened once and shared by many reports.
 */
#include "test_script.h"

#include "base/file.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DATA SOURCE_FOLDER "/tests/data/trial"

/* A form with a base that has a base. Its report is told by all three; it
 * counts how often the pack ran, in a global, and shows what it is told. */
static const char *const files[][2] = {
    {"form/pack.lua",
     "ran = 0\n"
     "return pack { name = 'form', title = '表单', version = '7',\n"
     "    base = 'middle', file_key = '文件', schema = 'schema.lua',\n"
     "    document = 'document.lua',\n"
     "    dictionaries = { functional = 'codes.csv' } }\n"},
    {"form/document.lua",
     "include 'preamble.lua'\n"
     "ran = ran + 1\n"
     "if budget.name == '坏' then error('broken') end\n"
     "return finish(\n"
     "    plain(body, fill('{n} {m} {r} {c} {v}', { n = budget.name,\n"
     "        m = include 'middle.lua', r = include 'root.lua', c = ran,\n"
     "        v = revision and revision.number or 0 })),\n"
     "    plain(body, fill('{t}', { t = budget.total })))\n"},
    {"middle/pack.lua", "return pack { name = 'middle', title = '中',\n"
                        "    version = '1', base = 'root',\n"
                        "    file_key = '文件', schema = 'schema.lua',\n"
                        "    document = 'document.lua',\n"
                        "    dictionaries = { functional = 'codes.csv' } }\n"},
    {"middle/middle.lua", "return 'middle'\n"},
    {"root/pack.lua", "return pack { name = 'root', title = '根',\n"
                      "    version = '1', file_key = '文件',\n"
                      "    schema = 'schema.lua', document = 'document.lua',\n"
                      "    dictionaries = { functional = 'codes.csv' } }\n"},
    {"root/root.lua", "return 'root'\n"},
    {"root/middle.lua", "return 'wrong'\n"},
};

struct place {
    struct arena *arena;
    struct diag_log *log;
    struct str folder;
    struct pack_folders folders;
};

static int make_place(void **state)
{
    struct arena *arena = arena_new();
    struct place *place = ARENA_NEW(arena, struct place);
    place->arena = arena;
    place->log = diag_log_new(arena);
    place->folder = str_copy(arena, STR("/tmp/gongkai-script-XXXXXX"));
    *state = place;
    if (mkdtemp((char *)(uintptr_t)place->folder.data) == NULL)
        return -1;
    for (size_t i = 0; i < COUNT(files); i++) {
        struct str path =
            file_join(arena, place->folder, str_from(files[i][0]));
        if (!file_make_folder(file_folder(path), place->log) ||
            !file_replace(path, str_from(files[i][1]), place->log))
            return -1;
    }
    place->folders = (struct pack_folders){
        .pack = file_join(arena, place->folder, STR("form")),
        .common = STR(DATA)};
    return 0;
}

static int remove_one(const char *path, const struct stat *status, int kind,
                      struct FTW *info)
{
    (void)status;
    (void)kind;
    (void)info;
    return remove(path);
}

static int drop_place(void **state)
{
    struct place *place = *state;
    int failed = nftw(place->folder.data, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_free(place->arena);
    return failed;
}

static struct pack *open_pack(struct place *place, struct arena *arena)
{
    struct pack *pack =
        pack_open(&place->folders, &pack_default_limits, arena, place->log);
    assert_non_null(pack);
    return pack;
}

/* The dump of the report of a department, or "none"; what is wrong with it is
 * counted. */
static const char *report(struct place *place, struct pack *pack,
                          const char *name)
{
    struct arena *input = arena_new();
    struct diag_log *log = diag_log_new(input);
    struct str text = str_format(input, "{名称: %s, 总额: 976.40}", name);
    const struct value *value =
        reader_parse_yaml(text, STR("t.yaml"), input, log);
    const struct budget *budget =
        budget_build(value, pack_schema(pack), NULL, 0, NULL, input, log);
    assert_non_null(budget);
    const struct document *document = pack_run(pack, budget, log);
    char *data = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&data, &length);
    assert_non_null(out);
    if (document != NULL)
        document_dump(document, out);
    else
        fputs("none", out);
    fclose(out);
    const char *copy = str_c(place->arena, (struct str){data, length});
    free(data);
    arena_free(input);
    return copy;
}

/* The same by a pack that was opened for it alone, and by a shared one. */
static const char *report_alone(struct place *place, const char *name)
{
    struct arena *arena = arena_new();
    struct pack *pack = open_pack(place, arena);
    const char *text = report(place, pack, name);
    pack_close(pack);
    arena_free(arena);
    return text;
}

static const char *report_shared(struct place *place, const struct pack *open,
                                 const char *name)
{
    struct arena *arena = arena_new();
    struct pack *pack = pack_share(open, arena);
    const char *text = report(place, pack, name);
    pack_close(pack);
    arena_free(arena);
    return text;
}

static void shared_packs_make_the_same_reports(void **state)
{
    struct place *place = *state;
    struct pack *open = open_pack(place, place->arena);
    static const char *const names[] = {"甲", "乙", "甲", "坏", "甲"};
    for (size_t i = 0; i < COUNT(names); i++)
        assert_string_equal(report_shared(place, open, names[i]),
                            report_alone(place, names[i]));
    const char *first = report_alone(place, "甲");
    assert_non_null(strstr(first, "甲 middle root 1 0"));
    assert_non_null(strstr(first, "976.40"));
    assert_string_equal(report(place, open, "甲"), first);
    assert_string_equal(report(place, open, "甲"), first);
    assert_string_equal(report_alone(place, "坏"), "none");
    assert_int_equal(diag_count(place->log), 0);
    pack_close(open);
}

/* Two at the same time, one of which outlives the other. */
static void shared_packs_do_not_know_each_other(void **state)
{
    struct place *place = *state;
    struct pack *open = open_pack(place, place->arena);
    struct arena *arenas[] = {arena_new(), arena_new()};
    struct pack *packs[] = {pack_share(open, arenas[0]),
                            pack_share(open, arenas[1])};
    const char *expected[] = {report_alone(place, "甲"),
                              report_alone(place, "乙")};
    assert_string_equal(report(place, packs[0], "甲"), expected[0]);
    assert_string_equal(report(place, packs[1], "乙"), expected[1]);
    assert_string_equal(report(place, packs[0], "乙"), expected[1]);
    pack_close(packs[0]);
    arena_free(arenas[0]);
    assert_string_equal(report(place, packs[1], "甲"), expected[0]);
    /* A shared pack may be shared. */
    assert_string_equal(report_shared(place, packs[1], "甲"), expected[0]);
    pack_close(packs[1]);
    arena_free(arenas[1]);
    pack_close(open);
}

static void assert_folders(const struct pack *pack, struct place *place)
{
    static const char *const names[] = {"form", "middle", "root"};
    assert_int_equal(pack_folder_count(pack), 4);
    for (size_t i = 0; i < 3; i++) {
        struct str folder =
            file_join(place->arena, place->folder, str_from(names[i]));
        assert_true(str_equal(pack_folder(pack, i), folder));
    }
    assert_true(str_equal(pack_folder(pack, 3), STR(DATA)));
}

static void the_open_pack_stays_as_it_is(void **state)
{
    struct place *place = *state;
    struct pack *open = open_pack(place, place->arena);
    const char *before = report(place, open, "甲");
    struct arena *arena = arena_new();
    struct pack *shared = pack_share(open, arena);
    assert_true(str_equal(pack_name(shared), STR("form")));
    assert_true(str_equal(pack_title(shared), STR("表单")));
    assert_true(str_equal(pack_version(shared), STR("7")));
    assert_ptr_equal(pack_schema(shared)->root, pack_schema(open)->root);
    struct revision revision = {2, STR("2024-03-05"), STR("reason")};
    pack_revise(shared, &revision);
    pack_trace(shared);
    const char *revised = report(place, shared, "甲");
    assert_non_null(strstr(revised, "甲 middle root 1 2"));
    assert_folders(shared, place);
    assert_folders(open, place);
    pack_close(shared);
    arena_free(arena);
    assert_folders(open, place);
    assert_string_equal(report(place, open, "甲"), before);
    assert_string_equal(report_shared(place, open, "甲"), before);
    pack_close(open);
}

/* What is set in the open pack goes for all that share it from then on. */
static void what_is_set_first_is_shared(void **state)
{
    struct place *place = *state;
    struct pack *open = open_pack(place, place->arena);
    struct arena *arena = arena_new();
    struct pack *before = pack_share(open, arena);
    struct revision revision = {2, STR("2024-03-05"), STR("reason")};
    pack_revise(open, &revision);
    assert_non_null(strstr(report_shared(place, open, "甲"), "root 1 2"));
    assert_non_null(strstr(report(place, before, "甲"), "root 1 0"));
    pack_close(before);
    arena_free(arena);
    pack_close(open);
}

int run_share_tests(void)
{
#define IN_PLACE(test) \
    cmocka_unit_test_setup_teardown(test, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        IN_PLACE(shared_packs_make_the_same_reports),
        IN_PLACE(shared_packs_do_not_know_each_other),
        IN_PLACE(the_open_pack_stays_as_it_is),
        IN_PLACE(what_is_set_first_is_shared),
    };
    return cmocka_run_group_tests_name("share", tests, NULL, NULL);
}
