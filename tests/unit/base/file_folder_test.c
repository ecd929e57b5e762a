/* SPDX-License-Identifier: MIT
 *
 * Files that change together, and what is in a folder.
 */
#include "place.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void put(struct place *place, const char *name)
{
    assert_true(file_replace(path_in(place, name), str_from(name), place->log));
}

static void clear_log(struct place *place)
{
    place->log = diag_log_new(place->arena);
}

/* ---- two halves ---- */

static void a_staged_file_lies_beside_until_it_is_named(void **state)
{
    struct place *place = *state;
    struct str path = path_in(place, "甲.pdf");
    struct str staged;
    put(place, "甲.pdf");
    mode_t mask = umask(027);
    bool made = file_stage(place->folder, STR("new\0"), place->arena,
                           place->log, &staged);
    umask(mask);
    assert_true(made);
    assert_true(str_equal(file_folder(staged), place->folder));
    assert_int_equal(entries(place), 2);
    assert_content(place, path, STR("甲.pdf"));
    assert_content(place, staged, STR("new\0"));
    struct stat status;
    assert_int_equal(stat(str_c(place->arena, staged), &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    assert_true(file_commit(staged, path, place->log));
    assert_int_equal(entries(place), 1);
    assert_content(place, path, STR("new\0"));
    assert_int_equal(diag_count(place->log), 0);
}

static void two_staged_files_have_names_of_their_own(void **state)
{
    struct place *place = *state;
    struct str first, second;
    assert_true(
        file_stage(place->folder, STR("1"), place->arena, place->log, &first));
    assert_true(
        file_stage(place->folder, STR(""), place->arena, place->log, &second));
    assert_content(place, first, STR("1"));
    assert_content(place, second, STR(""));
    assert_true(file_commit(second, first, place->log));
    assert_content(place, first, STR(""));
    assert_int_equal(entries(place), 1);
}

static void what_cannot_be_staged_leaves_nothing(void **state)
{
    struct place *place = *state;
    struct str staged = STR("untouched");
    put(place, "file");
    assert_false(file_stage(path_in(place, "none"), STR("x"), place->arena,
                            place->log, &staged));
    assert_only_diag(place, DIAG_FILE_UNWRITABLE);
    clear_log(place);
    assert_false(file_stage(path_in(place, "file"), STR("x"), place->arena,
                            place->log, &staged));
    assert_only_diag(place, DIAG_FILE_UNWRITABLE);
    assert_str(staged, "untouched");
    assert_int_equal(entries(place), 1);
    assert_content(place, path_in(place, "file"), STR("file"));
}

static void what_cannot_be_named_stays(void **state)
{
    struct place *place = *state;
    struct str staged;
    assert_true(file_make_folder(path_in(place, "folder"), place->log));
    assert_true(
        file_stage(place->folder, STR("x"), place->arena, place->log, &staged));
    const char *const names[] = {"folder", "none/a"};
    for (size_t i = 0; i < 2; i++) {
        assert_false(file_commit(staged, path_in(place, names[i]), place->log));
        assert_only_diag(place, DIAG_FILE_UNWRITABLE);
        assert_non_null(
            strstr(str_c(place->arena, diag_lookup(place->log, 0)->message[1]),
                   names[i]));
        clear_log(place);
        assert_content(place, staged, STR("x"));
    }
    assert_true(file_is_folder(path_in(place, "folder")));
    file_remove(staged);
    assert_false(file_commit(staged, path_in(place, "a"), place->log));
    assert_only_diag(place, DIAG_FILE_UNWRITABLE);
    assert_int_equal(entries(place), 1);
}

/* Run in a child, whose limits and rights are its own; what it returns. */
static int in_child(int (*run)(struct place *place), struct place *place)
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(run(place));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int stage_on_a_full_disk(struct place *place)
{
    struct rlimit limit = {4096, 4096};
    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 99;
    const char *large = arena_alloc(place->arena, 10000);
    struct str staged;
    if (file_stage(place->folder, (struct str){large, 10000}, place->arena,
                   place->log, &staged))
        return 98;
    bool told = diag_count(place->log) == 1 &&
                diag_lookup(place->log, 0)->code == DIAG_FILE_UNWRITABLE;
    bool small = file_stage(place->folder, (struct str){large, 4096},
                            place->arena, place->log, &staged) &&
                 file_commit(staged, path_in(place, "small"), place->log);
    return told && small ? 0 : 97;
}

static void a_full_disk_leaves_nothing_staged(void **state)
{
    struct place *place = *state;
    assert_int_equal(in_child(stage_on_a_full_disk, place), 0);
    assert_int_equal(entries(place), 1);
    assert_true(file_exists(path_in(place, "small")));
}

/* Nobody may write into the folder, which the administrator does not heed. */
static int write_where_one_may_not(struct place *place)
{
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 99;
    struct str closed = path_in(place, "closed");
    struct str old = path_in(place, "closed/old");
    struct str staged;
    struct file_content files[] = {{path_in(place, "closed/a"), STR("1")},
                                   {path_in(place, "closed/b"), STR("2")}};
    int wrong = 0;
    wrong += file_stage(closed, STR("x"), place->arena, place->log, &staged);
    wrong += file_replace(old, STR("x"), place->log);
    wrong += file_create_all(closed, files, 2, place->log);
    wrong += file_make_folder(path_in(place, "closed/n/m"), place->log);
    if (!file_stage(path_in(place, "open"), STR("x"), place->arena, place->log,
                    &staged))
        return 98;
    wrong += file_commit(staged, old, place->log);
    wrong += !file_exists(staged);
    file_remove(old);
    wrong += !file_exists(old);
    file_remove(staged);
    wrong += file_exists(staged);
    wrong += diag_exit_code(place->log) != 3;
    return wrong;
}

static void a_folder_that_may_not_be_written_stays_as_it_is(void **state)
{
    struct place *place = *state;
    struct str closed = path_in(place, "closed"), open = path_in(place, "open");
    assert_int_equal(chmod(place->folder.data, 0755), 0);
    assert_true(file_make_folder(closed, place->log));
    assert_true(file_make_folder(open, place->log));
    put(place, "closed/old");
    assert_int_equal(chmod(closed.data, 0555), 0);
    assert_int_equal(chmod(open.data, 0777), 0);
    assert_int_equal(in_child(write_where_one_may_not, place), 0);
    assert_int_equal(chmod(closed.data, 0755), 0);
    size_t count;
    assert_non_null(
        file_names(closed, NOWHERE, place->arena, place->log, &count));
    assert_int_equal(count, 1);
    assert_content(place, path_in(place, "closed/old"), STR("closed/old"));
}

static void a_folder_is_synced(void **state)
{
    struct place *place = *state;
    put(place, "file");
    assert_true(file_sync_folder(place->folder, place->log));
    assert_true(file_sync_folder(STR("."), place->log));
    assert_int_equal(diag_count(place->log), 0);
    assert_false(file_sync_folder(path_in(place, "none"), place->log));
    assert_false(file_sync_folder(path_in(place, "file"), place->log));
    assert_int_equal(diag_count(place->log), 2);
    assert_int_equal(diag_exit_code(place->log), 3);
}

static void removing(void **state)
{
    struct place *place = *state;
    struct str link = path_in(place, "link"), file = path_in(place, "file");
    put(place, "file");
    assert_true(file_make_folder(path_in(place, "folder"), place->log));
    assert_int_equal(symlink("file", link.data), 0);
    file_remove(path_in(place, "none"));
    file_remove(path_in(place, "folder"));
    file_remove(STR(""));
    file_remove(link);
    assert_int_equal(entries(place), 2);
    assert_true(file_exists(file));
    file_remove(file);
    assert_int_equal(entries(place), 1);
}

/* ---- what is in a folder ---- */

static void names_come_in_the_order_of_their_bytes(void **state)
{
    struct place *place = *state;
    static const char *const sorted[] = {"-", ".hidden", "0",  "10",  "2", "9",
                                         "A", "_",       "a.", "a.b", "b", "z",
                                         "é", "乙",      "甲", "\xff"};
    enum { COUNT = sizeof sorted / sizeof *sorted };
    for (size_t i = 0; i < COUNT; i++)
        put(place, sorted[i * 7 % COUNT]);
    size_t count = 99;
    const struct str *names =
        file_names(place->folder, NOWHERE, place->arena, place->log, &count);
    assert_non_null(names);
    assert_int_equal(count, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        assert_true(str_equal(names[i], str_from(sorted[i])));
}

static void an_empty_folder_is_no_mistake(void **state)
{
    struct place *place = *state;
    size_t count = 99;
    assert_non_null(
        file_names(place->folder, NOWHERE, place->arena, place->log, &count));
    assert_int_equal(count, 0);
    assert_int_equal(diag_count(place->log), 0);
}

static void names_of_no_folder(void **state)
{
    struct place *place = *state;
    struct position at = {STR("county.yaml"), 4, 2, {NULL, 0}};
    put(place, "file");
    const char *const wrong[] = {"none", "file"};
    for (size_t i = 0; i < 2; i++) {
        size_t count = 99;
        assert_null(file_names(path_in(place, wrong[i]), at, place->arena,
                               place->log, &count));
        assert_only_diag(place, DIAG_FILE_UNREADABLE);
        assert_int_equal(diag_lookup(place->log, 0)->at.line, 4);
        assert_int_equal(count, 0);
        clear_log(place);
    }
}

/* A folder that opens and cannot be read: the network of a process that has
 * ended. It must not look like an empty one. */
static void half_a_folder_is_none(void **state)
{
    struct place *place = *state;
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(0);
    siginfo_t ended;
    assert_int_equal(waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT), 0);
    struct str folder = str_format(place->arena, "/proc/%d/net", (int)child);
    size_t count = 99;
    const struct str *names =
        file_names(folder, NOWHERE, place->arena, place->log, &count);
    waitpid(child, NULL, 0);
    assert_null(names);
    assert_int_equal(count, 0);
    assert_only_diag(place, DIAG_FILE_UNREADABLE);
}

static void what_a_folder_is(void **state)
{
    struct place *place = *state;
    put(place, "file");
    assert_int_equal(symlink(".", path_in(place, "here").data), 0);
    assert_int_equal(symlink("none", path_in(place, "nowhere").data), 0);
    assert_true(file_is_folder(place->folder));
    assert_true(file_is_folder(path_in(place, "here")));
    assert_true(file_is_folder(path_in(place, "")));
    assert_false(file_is_folder(path_in(place, "file")));
    assert_false(file_is_folder(path_in(place, "nowhere")));
    assert_false(file_is_folder(path_in(place, "none")));
    assert_false(file_is_folder(STR("")));
}

static void names_and_stems(void **state)
{
    (void)state;
    assert_str(file_name(STR("a/b/c.d")), "c.d");
    assert_str(file_name(STR("c")), "c");
    assert_str(file_name(STR("a/")), "");
    assert_str(file_name(STR("/")), "");
    assert_str(file_name(STR("")), "");
    assert_str(file_stem(STR("a.b/434.yaml")), "434");
    assert_str(file_stem(STR("a.b/434")), "434");
    assert_str(file_stem(STR("一.二.三")), "一.二");
    assert_str(file_stem(STR("a.")), "a");
    assert_str(file_stem(STR(".hidden")), ".hidden");
    assert_str(file_stem(STR(".hidden.yaml")), ".hidden");
    assert_str(file_stem(STR(".")), ".");
    assert_str(file_stem(STR("")), "");
}

static void what_is_the_same(void **state)
{
    struct place *place = *state;
    struct str a = path_in(place, "a"), b = path_in(place, "b");
    struct str link = path_in(place, "link");
    put(place, "a");
    put(place, "b");
    assert_int_equal(symlink("a", str_c(place->arena, link)), 0);
    assert_true(file_is_same(a, a));
    assert_true(file_is_same(a, link));
    assert_false(file_is_same(a, b));
    assert_true(file_is_same(place->folder, path_in(place, ".")));
    struct str none = path_in(place, "none");
    assert_false(file_is_same(none, none));
}

int file_folder_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(a_staged_file_lies_beside_until_it_is_named),
        IN_PLACE(two_staged_files_have_names_of_their_own),
        IN_PLACE(what_cannot_be_staged_leaves_nothing),
        IN_PLACE(what_cannot_be_named_stays),
        IN_PLACE(a_full_disk_leaves_nothing_staged),
        IN_PLACE(a_folder_that_may_not_be_written_stays_as_it_is),
        IN_PLACE(a_folder_is_synced),
        IN_PLACE(removing),
        IN_PLACE(names_come_in_the_order_of_their_bytes),
        IN_PLACE(an_empty_folder_is_no_mistake),
        IN_PLACE(names_of_no_folder),
        IN_PLACE(half_a_folder_is_none),
        IN_PLACE(what_a_folder_is),
        IN_PLACE(what_is_the_same),
        cmocka_unit_test(names_and_stems),
    };
    return cmocka_run_group_tests_name("file_folder", tests, NULL, NULL);
}
