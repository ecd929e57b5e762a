/* SPDX-License-Identifier: MIT
 *
 * The folder of results: one batch at a time, and no half files.
 */
#include "place.h"

#include "batch/result_folder.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A process that holds the folder until it is killed. */
static pid_t holder(struct place *place, const char *path)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* if a test fails */
        struct result_folder folder;
        struct str staged;
        bool good = result_folder_open(str_from(path), place->arena, place->log,
                                       &folder) &&
                    file_stage(folder.work, STR("half"), place->arena,
                               place->log, &staged) &&
                    write(ends[1], "x", 1) == 1;
        close(ends[1]);
        if (!good)
            _exit(1);
        for (;;)
            pause();
    }
    char byte;
    close(ends[1]);
    assert_int_equal(read(ends[0], &byte, 1), 1);
    close(ends[0]);
    return child;
}

static void kill_holder(pid_t child)
{
    int status;
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

static size_t name_count(struct place *place, const char *path)
{
    size_t count;
    assert_non_null(
        file_names(str_from(path), NOWHERE, place->arena, place->log, &count));
    return count;
}

/* Can another process hold the folder? */
static bool others_can_open(struct place *place, const char *path)
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct result_folder folder;
        bool open = result_folder_open(str_from(path), place->arena, place->log,
                                       &folder);
        bool busy = diag_count(place->log) == 1 &&
                    diag_lookup(place->log, 0)->code == DIAG_BATCH_BUSY;
        _exit(open ? 0 : busy ? 1 : 2);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
    return WEXITSTATUS(status) == 0;
}

static void a_folder_is_made_and_held(void **state)
{
    struct place *place = *state;
    struct result_folder folder;
    assert_true(
        result_folder_open(STR("a/b//"), place->arena, place->log, &folder));
    assert_str(folder.path, "a/b");
    assert_true(file_is_folder(folder.work));
    assert_str(result_folder_file(&folder, STR("甲.pdf"), place->arena),
               "a/b/甲.pdf");
    assert_false(others_can_open(place, "a/b"));
    assert_false(others_can_open(place, "./a/../a/b/"));
    result_folder_close(&folder);
    assert_true(others_can_open(place, "a/b"));
    assert_true(
        result_folder_open(STR("a/b"), place->arena, place->log, &folder));
    result_folder_close(&folder);
    assert_int_equal(diag_count(place->log), 0);
}

static void a_name_makes_nothing(void **state)
{
    struct place *place = *state;
    struct result_folder folder;
    result_folder_name(STR("a/b//"), place->arena, &folder);
    assert_str(folder.path, "a/b");
    assert_false(file_exists(STR("a")));
    result_folder_name(STR("/"), place->arena, &folder);
    assert_str(folder.path, "/");
    assert_int_equal(name_count(place, "."), 0);
}

static void two_batches_do_not_meet(void **state)
{
    struct place *place = *state;
    pid_t child = holder(place, "out");
    size_t staged = name_count(place, "out/.gongkai");
    struct result_folder folder;
    assert_false(
        result_folder_open(STR("out/"), place->arena, place->log, &folder));
    assert_string_equal(codes(place, place->log), "BATCH_BUSY\n");
    assert_non_null(strstr(
        str_c(place->arena, diag_lookup(place->log, 0)->message[DIAG_ENGLISH]),
        "“out”"));
    /* What the other one has staged is not ours to clear. */
    assert_int_equal(name_count(place, "out/.gongkai"), staged);
    kill_holder(child);
    clear_log(place);
    assert_true(
        result_folder_open(STR("out"), place->arena, place->log, &folder));
    assert_int_equal(name_count(place, "out/.gongkai"), staged - 1);
    result_folder_close(&folder);
    assert_int_equal(diag_count(place->log), 0);
}

/* Workers neither hold the folder nor let it go. */
static void workers_have_no_part_in_the_lock(void **state)
{
    struct place *place = *state;
    struct result_folder folder;
    assert_true(
        result_folder_open(STR("out"), place->arena, place->log, &folder));
    fflush(NULL);
    pid_t first = fork();
    assert_true(first >= 0);
    if (first == 0) {
        close(folder.lock);
        _exit(0);
    }
    assert_int_equal(waitpid(first, NULL, 0), first);
    assert_false(others_can_open(place, "out"));
    pid_t second = fork();
    assert_true(second >= 0);
    if (second == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;)
            pause();
    }
    result_folder_close(&folder);
    bool free = others_can_open(place, "out");
    kill_holder(second);
    assert_true(free);
}

static void leftovers_are_cleared(void **state)
{
    struct place *place = *state;
    put(place, "out/.gongkai/.gongkai-aB12cd", "half");
    put(place, "out/.gongkai/cache", "stays");
    put(place, "out/.gongkai-beside", "stays");
    put(place, "out/old.pdf", "stays");
    struct result_folder folder;
    assert_true(
        result_folder_open(STR("out"), place->arena, place->log, &folder));
    assert_false(file_exists(STR("out/.gongkai/.gongkai-aB12cd")));
    struct str staged;
    assert_true(
        file_stage(folder.work, STR("x"), place->arena, place->log, &staged));
    assert_true(file_exists(staged));
    result_folder_close(&folder);
    assert_false(file_exists(staged));
    static const char *const stay[] = {"out/.gongkai/cache", "out/old.pdf",
                                       "out/.gongkai-beside"};
    for (size_t i = 0; i < 3; i++)
        assert_str(content_of(place, stay[i]), "stays");
}

static void what_is_no_folder_is_reported(void **state)
{
    struct place *place = *state;
    struct result_folder folder;
    put(place, "file", "x");
    put(place, "a/.gongkai", "x");
    put(place, "b/.gongkai/lock/x", "x");
    const char *const wrong[] = {"file", "file/out", "a", "b"};
    for (size_t i = 0; i < 4; i++) {
        assert_false(result_folder_open(str_from(wrong[i]), place->arena,
                                        place->log, &folder));
        assert_string_equal(codes(place, place->log), "FILE_UNWRITABLE\n");
        clear_log(place);
    }
    assert_str(content_of(place, "file"), "x");
}

static void equal_files_are_not_touched(void **state)
{
    struct place *place = *state;
    struct result_folder folder;
    struct stat before, after;
    assert_true(
        result_folder_open(STR("out"), place->arena, place->log, &folder));
    assert_true(
        result_folder_replace(&folder, STR("a"), STR("1\0002"), place->log));
    assert_int_equal(stat("out/a", &before), 0);
    assert_true(
        result_folder_replace(&folder, STR("a"), STR("1\0002"), place->log));
    assert_int_equal(stat("out/a", &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    assert_int_equal(before.st_ctim.tv_nsec, after.st_ctim.tv_nsec);
    static const struct str contents[] = {STR_INIT("1\0003"), STR_INIT("1"),
                                          STR_INIT(""), STR_INIT("1")};
    for (size_t i = 0; i < 4; i++) {
        assert_true(
            result_folder_replace(&folder, STR("a"), contents[i], place->log));
        assert_true(str_equal(content_of(place, "out/a"), contents[i]));
    }
    assert_int_equal(name_count(place, "out/.gongkai"), 1); /* the lock */
    result_folder_close(&folder);
}

static void what_cannot_be_replaced_stays(void **state)
{
    struct place *place = *state;
    struct result_folder folder;
    put(place, "out/a/x", "x");
    assert_true(
        result_folder_open(STR("out"), place->arena, place->log, &folder));
    assert_false(
        result_folder_replace(&folder, STR("a"), STR("1"), place->log));
    assert_string_equal(codes(place, place->log), "FILE_UNWRITABLE\n");
    assert_str(content_of(place, "out/a/x"), "x");
    assert_int_equal(name_count(place, "out/.gongkai"), 1);
    result_folder_close(&folder);
}

static void a_full_disk_keeps_the_old_file(void **state)
{
    struct place *place = *state;
    put(place, "out/a", "old");
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit limit = {1000, 1000};
        struct result_folder folder;
        struct str large = {arena_alloc(place->arena, 2000), 2000};
        signal(SIGXFSZ, SIG_IGN);
        bool opened =
            setrlimit(RLIMIT_FSIZE, &limit) == 0 &&
            result_folder_open(STR("out"), place->arena, place->log, &folder);
        bool done = !opened ||
                    result_folder_replace(&folder, STR("a"), large, place->log);
        _exit(done ? 99 : diag_exit_code(place->log));
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
    assert_str(content_of(place, "out/a"), "old");
    assert_int_equal(name_count(place, "out/.gongkai"), 1);
}

int result_folder_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(a_folder_is_made_and_held),
        IN_PLACE(a_name_makes_nothing),
        IN_PLACE(two_batches_do_not_meet),
        IN_PLACE(workers_have_no_part_in_the_lock),
        IN_PLACE(leftovers_are_cleared),
        IN_PLACE(what_is_no_folder_is_reported),
        IN_PLACE(equal_files_are_not_touched),
        IN_PLACE(what_cannot_be_replaced_stays),
        IN_PLACE(a_full_disk_keeps_the_old_file),
    };
    return cmocka_run_group_tests_name("result_folder", tests, NULL, NULL);
}
