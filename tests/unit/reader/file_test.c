/* SPDX-License-Identifier: MIT */
#include "test_reader.h"

#include "base/file.h"
#include "reader/key_map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct position named = {{"main.yaml", 9}, 3, 7, {NULL, 0}};

/* What reader_read makes of a file with this name and content. */
static const char *read_as(struct arena *arena, const char *name,
                           struct str content)
{
    struct diag_log *log = diag_log_new(arena);
    const char *parent = getenv("TMPDIR");
    struct str folder = str_format(arena, "%s/gongkai-test-XXXXXX",
                                   parent != NULL ? parent : "/tmp");
    assert_non_null(mkdtemp((char *)(uintptr_t)folder.data));
    struct str path = file_join(arena, folder, str_from(name));
    assert_true(file_replace(path, content, log));
    const struct value *value = reader_read(path, named, NULL, arena, log);
    unlink(str_c(arena, path));
    rmdir(folder.data);
    return outcome(arena, value, log);
}

static void the_extension_tells_the_type(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const char *const yaml[] = {"a.yaml", "a.yml", "a.json", "A.YAML"};
    for (size_t i = 0; i < sizeof yaml / sizeof *yaml; i++)
        assert_string_equal(read_as(arena, yaml[i], STR("[x]")),
                            "value 1:1 list 1\n  - 1:2 plain \"x\"\n");
    assert_string_equal(read_as(arena, "a.csv", STR("[x]")),
                        "value 1:1 list 0\n");
    assert_string_equal(read_as(arena, "a.json", STR("[\"\\ud83d\\ude00\"]")),
                        "value 1:1 list 1\n  - 1:2 quoted \"😀\"\n");
    const char *found = read_as(arena, "a.doc", STR("x"));
    assert_non_null(strstr(found, "FILE_TYPE_UNKNOWN 3:7 不认识文件“"));
    assert_non_null(strstr(found, "可用 .yaml .yml .json .csv .xlsx\n"));
    found = read_as(arena, "csv", STR("x"));
    assert_non_null(strstr(found, "FILE_TYPE_UNKNOWN 3:7"));
    arena_free(arena);
}

static void a_missing_file_is_reported_where_it_is_named(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    assert_null(
        reader_read(STR("/nonexistent/a.csv"), named, NULL, arena, log));
    assert_int_equal(diag_count(log), 1);
    assert_int_equal(diag_lookup(log, 0)->code, DIAG_FILE_UNREADABLE);
    assert_int_equal(diag_lookup(log, 0)->at.line, 3);
    arena_free(arena);
}

static void a_file_too_large_is_not_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    char name[] = "/tmp/gongkai-test-XXXXXX.csv";
    int fd = mkstemps(name, 4);
    assert_true(fd >= 0);
    assert_int_equal(ftruncate(fd, READER_FILE_LIMIT + 1), 0);
    close(fd);
    assert_null(reader_read(str_from(name), named, NULL, arena, log));
    unlink(name);
    assert_int_equal(diag_count(log), 1);
    assert_int_equal(diag_lookup(log, 0)->code, DIAG_INPUT_TOO_LARGE);
    arena_free(arena);
}

static void keys_get_numbers_in_order(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct key_map map = {.arena = arena};
    assert_int_equal(key_map_lookup(&map, STR("0")), SIZE_MAX);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < 1000; i++)
            assert_int_equal(key_map_add(&map, str_format(arena, "%zu", i)), i);
    }
    assert_int_equal(map.count, 1000);
    assert_int_equal(key_map_lookup(&map, STR("999")), 999);
    assert_int_equal(key_map_lookup(&map, STR("")), SIZE_MAX);
    assert_int_equal(key_map_add(&map, STR("")), 1000);
    arena_free(arena);
}

int file_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_extension_tells_the_type),
        cmocka_unit_test(a_missing_file_is_reported_where_it_is_named),
        cmocka_unit_test(a_file_too_large_is_not_read),
        cmocka_unit_test(keys_get_numbers_in_order),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
