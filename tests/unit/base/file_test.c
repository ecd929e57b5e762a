/* SPDX-License-Identifier: MIT */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void replacing_makes_and_replaces(void **state)
{
    struct place *place = *state;
    struct str path = path_in(place, "甲.txt");
    assert_false(file_exists(path));
    assert_true(file_replace(path, STR("first"), place->log));
    assert_true(file_exists(path));
    assert_content(place, path, STR("first"));
    assert_true(file_replace(path, STR(""), place->log));
    assert_content(place, path, STR(""));
    assert_int_equal(entries(place), 1);
    assert_int_equal(diag_count(place->log), 0);
}

static void new_file_obeys_umask_and_old_keeps_its_mode(void **state)
{
    struct place *place = *state;
    struct str path = path_in(place, "a");
    mode_t mask = umask(027);
    bool made = file_replace(path, STR("x"), place->log);
    assert_int_equal(umask(mask), 027);
    assert_true(made);
    struct stat status;
    assert_int_equal(stat(path.data, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    assert_int_equal(chmod(path.data, 0604), 0);
    assert_true(file_replace(path, STR("y"), place->log));
    assert_int_equal(stat(path.data, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0604);
}

static void a_link_is_followed(void **state)
{
    struct place *place = *state;
    struct str target = path_in(place, "target");
    struct str name = path_in(place, "link");
    assert_true(file_replace(target, STR("old"), place->log));
    assert_int_equal(symlink("target", name.data), 0);
    assert_true(file_replace(name, STR("new"), place->log));
    struct stat status;
    assert_int_equal(lstat(name.data, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_content(place, target, STR("new"));
    assert_int_equal(entries(place), 2);
}

/* In a child whose files may not grow beyond 4096 bytes: a full disk. */
static int replace_with_little_room(struct str path, struct str content)
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit limit = {4096, 4096};
        signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
            _exit(99);
        struct arena *arena = arena_new();
        struct diag_log *log = diag_log_new(arena);
        bool done = file_replace(path, content, log);
        int code = done ? 0 : diag_exit_code(log);
        arena_free(arena);
        _exit(code);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void full_disk_keeps_the_old_file(void **state)
{
    struct place *place = *state;
    struct str path = path_in(place, "a");
    char *large = arena_alloc(place->arena, 100000);
    assert_true(file_replace(path, STR("old"), place->log));
    int code = replace_with_little_room(path, (struct str){large, 100000});
    assert_int_equal(code, 3);
    assert_content(place, path, STR("old"));
    assert_int_equal(entries(place), 1);
    assert_int_equal(replace_with_little_room(path, STR("small")), 0);
    assert_content(place, path, STR("small"));
}

static void devices_are_written_directly(void **state)
{
    struct place *place = *state;
    assert_true(file_replace(STR("/dev/null"), STR("x"), place->log));
    assert_int_equal(diag_count(place->log), 0);
    assert_false(file_replace(STR("/dev/full"), STR("x"), place->log));
    assert_only_diag(place, DIAG_FILE_UNWRITABLE);
    assert_non_null(
        strstr(str_c(place->arena, diag_lookup(place->log, 0)->message[1]),
               strerror(ENOSPC)));
    struct stat status;
    assert_int_equal(stat("/dev/full", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void a_folder_cannot_be_replaced(void **state)
{
    struct place *place = *state;
    assert_false(file_replace(place->folder, STR("x"), place->log));
    assert_only_diag(place, DIAG_FILE_UNWRITABLE);
    assert_int_equal(entries(place), 0);
}

static void a_missing_folder_is_reported(void **state)
{
    struct place *place = *state;
    struct str path = path_in(place, "none/a");
    assert_false(file_replace(path, STR("x"), place->log));
    assert_only_diag(place, DIAG_FILE_UNWRITABLE);
    assert_int_equal(entries(place), 0);
}

static void dash_is_the_standard_output(void **state)
{
    struct place *place = *state;
    struct str path = path_in(place, "stdout");
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int fd = open(path.data, O_WRONLY | O_CREAT, 0600);
        /* A folder of that name must not matter. */
        bool ready = fd >= 0 && dup2(fd, STDOUT_FILENO) >= 0 &&
                     chdir(place->folder.data) == 0 && mkdir("-", 0700) == 0;
        bool done = ready && file_replace(STR("-"), STR("out"), place->log);
        _exit(done ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_content(place, path, STR("out"));
}

static void reading(void **state)
{
    struct place *place = *state;
    struct str path = path_in(place, "a");
    struct str content = STR("untouched");
    struct position at = {STR("list.yaml"), 4, 2, {NULL, 0}};
    assert_true(file_replace(path, STR("12345\0789"), place->log));
    assert_true(file_read(place->arena, path, 8, at, place->log, &content));
    assert_true(str_equal(content, STR("12345\0789")));
    assert_int_equal(content.data[content.length], '\0');
    content = STR("untouched");
    assert_false(file_read(place->arena, path, 7, at, place->log, &content));
    assert_only_diag(place, DIAG_INPUT_TOO_LARGE);
    assert_int_equal(diag_lookup(place->log, 0)->at.line, 4);
    assert_str(content, "untouched");
    place->log = diag_log_new(place->arena);
    assert_false(file_read(place->arena, path_in(place, "b"), 7, at, place->log,
                           &content));
    assert_false(
        file_read(place->arena, place->folder, 7, at, place->log, &content));
    assert_int_equal(diag_count(place->log), 2);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(diag_lookup(place->log, i)->code,
                         DIAG_FILE_UNREADABLE);
}

/* A pipe has no size to compare with the limit beforehand. */
static bool read_pipe(struct place *place, struct str bytes, size_t limit,
                      struct str *content)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes.data, bytes.length), bytes.length);
    close(ends[1]);
    struct str path = str_format(place->arena, "/dev/fd/%d", ends[0]);
    bool done =
        file_read(place->arena, path, limit, NOWHERE, place->log, content);
    close(ends[0]);
    return done;
}

static void reading_a_pipe(void **state)
{
    struct place *place = *state;
    struct str content;
    assert_true(read_pipe(place, STR("12345"), 5, &content));
    assert_str(content, "12345");
    assert_int_equal(diag_count(place->log), 0);
    assert_false(read_pipe(place, STR("12345"), 4, &content));
    assert_only_diag(place, DIAG_INPUT_TOO_LARGE);
}

static void creating_all_or_none(void **state)
{
    struct place *place = *state;
    struct str folder = path_in(place, "x/y/");
    struct file_content files[] = {{path_in(place, "x/y/a"), STR("one")},
                                   {path_in(place, "x/y/b"), STR("")},
                                   {path_in(place, "x/y/n/c"), STR("no")}};
    /* The third one's folder is not there: nothing is left of the others. */
    assert_false(file_create_all(folder, files, 3, place->log));
    assert_only_diag(place, DIAG_FILE_UNWRITABLE);
    assert_int_equal(entries(place), 0);
    place->log = diag_log_new(place->arena);
    assert_true(file_create_all(folder, files, 2, place->log));
    assert_content(place, files[0].path, STR("one"));
    assert_content(place, files[1].path, STR(""));
    assert_int_equal(diag_count(place->log), 0);
    /* One that is there keeps all from being made. */
    files[0].path = path_in(place, "x/y/d");
    assert_int_equal(symlink("nowhere", path_in(place, "x/y/e").data), 0);
    files[2].path = path_in(place, "x/y/e");
    assert_false(file_create_all(folder, files, 3, place->log));
    assert_int_equal(diag_count(place->log), 2);
    assert_int_equal(diag_lookup(place->log, 0)->code, DIAG_FILE_EXISTS);
    assert_int_equal(diag_lookup(place->log, 1)->code, DIAG_FILE_EXISTS);
    assert_false(file_exists(files[0].path));
}

/* A name that turns out to be taken at the end: two files of one name. */
static void creating_takes_back_what_it_named(void **state)
{
    struct place *place = *state;
    struct file_content files[] = {{path_in(place, "a"), STR("one")},
                                   {path_in(place, "a"), STR("two")}};
    assert_false(file_create_all(place->folder, files, 2, place->log));
    assert_only_diag(place, DIAG_FILE_UNWRITABLE);
    assert_int_equal(entries(place), 0);
}

static void making_folders(void **state)
{
    struct place *place = *state;
    struct str deep = path_in(place, "a/b//c/");
    assert_true(file_make_folder(deep, place->log));
    assert_true(file_make_folder(deep, place->log));
    assert_true(file_make_folder(STR("/"), place->log));
    assert_true(file_make_folder(STR("."), place->log));
    assert_int_equal(diag_count(place->log), 0);
    struct str file = path_in(place, "a/b/f");
    assert_true(file_replace(file, STR("x"), place->log));
    assert_false(file_make_folder(file, place->log));
    assert_false(file_make_folder(path_in(place, "a/b/f/g"), place->log));
    assert_false(file_make_folder(STR(""), place->log));
    assert_int_equal(diag_count(place->log), 3);
    assert_int_equal(diag_exit_code(place->log), 3);
}

static void parts_of_paths(void **state)
{
    struct place *place = *state;
    struct arena *arena = place->arena;
    assert_str(file_folder(STR("a/b/c")), "a/b");
    assert_str(file_folder(STR("/c")), "/");
    assert_str(file_folder(STR("c")), ".");
    assert_str(file_folder(STR("")), ".");
    assert_str(file_join(arena, STR("a/b"), STR("c")), "a/b/c");
    assert_str(file_join(arena, STR("a"), STR("/c")), "/c");
    assert_str(file_join(arena, STR("."), STR("c")), "c");
    assert_str(file_join(arena, STR(""), STR("c")), "c");
    assert_str(file_join(arena, STR("/"), STR("c")), "/c");
    assert_str(file_join(arena, STR("a/"), STR("c")), "a/c");
}

static void plain_names(void **state)
{
    (void)state;
    assert_true(file_is_plain_name(STR("hebei-2024.1")));
    assert_true(file_is_plain_name(STR("河北")));
    assert_false(file_is_plain_name(STR("")));
    assert_false(file_is_plain_name(STR("..")));
    assert_false(file_is_plain_name(STR(".hidden")));
    assert_false(file_is_plain_name(STR("a/b")));
    assert_false(file_is_plain_name(STR("a\\b")));
    assert_false(file_is_plain_name(STR("a\nb")));
}

int file_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(plain_names),
        IN_PLACE(replacing_makes_and_replaces),
        IN_PLACE(new_file_obeys_umask_and_old_keeps_its_mode),
        IN_PLACE(a_link_is_followed),
        IN_PLACE(full_disk_keeps_the_old_file),
        IN_PLACE(devices_are_written_directly),
        IN_PLACE(a_folder_cannot_be_replaced),
        IN_PLACE(a_missing_folder_is_reported),
        IN_PLACE(dash_is_the_standard_output),
        IN_PLACE(reading),
        IN_PLACE(reading_a_pipe),
        IN_PLACE(making_folders),
        IN_PLACE(creating_all_or_none),
        IN_PLACE(creating_takes_back_what_it_named),
        IN_PLACE(parts_of_paths),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
