/* SPDX-License-Identifier: MIT
 *
 * Hashes of files that are not read again. Whether a hash comes from the cache
 * is seen by a cache that lies.
 */
#include "place.h"

#include "batch/stat_cache.h"
#include "pool_case.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { A_WHILE = 60 }; /* milliseconds, behind which a file is not young */

/* What a cache says that has seen these files. */
static struct str seen(struct place *place, const char *const *paths,
                       size_t count)
{
    struct stat_cache *cache = stat_cache_parse(STR(""), place->arena);
    for (size_t i = 0; i < count; i++)
        stat_cache_hash(cache, str_from(paths[i]));
    return stat_cache_text(cache, place->arena);
}

/* The text of a cache with all hashes changed to 64 f. */
static struct str lying(struct place *place, struct str text)
{
    struct str copy = str_copy(place->arena, text);
    char *data = (char *)(uintptr_t)copy.data;
    for (size_t start = 0; start < copy.length;) {
        memset(data + start, 'f', 64);
        start = str_find(copy, STR("\n"), start) + 1;
    }
    return copy;
}

static bool lies_about(struct place *place, struct str text, const char *path)
{
    struct stat_cache *cache = stat_cache_parse(text, place->arena);
    struct str hash = stat_cache_hash(cache, str_from(path));
    bool lie = str_starts(hash, STR("ffffffff"));
    if (!lie && hash.length != 0)
        assert_true(str_equal(
            hash, hash_hex(place->arena, hash_bytes(content_of(place, path)))));
    return lie;
}

static size_t line_count(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.data[i] == '\n';
    return count;
}

static void hashes_are_those_of_the_bytes(void **state)
{
    struct place *place = *state;
    struct stat_cache *cache = stat_cache_parse(STR(""), place->arena);
    put(place, "a", "x");
    put(place, "empty", "");
    assert_true(
        str_equal(stat_cache_hash(cache, STR("a")), hash_of(place, "x")));
    assert_true(
        str_equal(stat_cache_hash(cache, STR("empty")), hash_of(place, "")));
    assert_str(stat_cache_hash(cache, STR("none")), "");
    assert_str(stat_cache_hash(cache, STR(".")), "");
    assert_str(stat_cache_hash(cache, STR("/dev/null")), "");
    assert_str(stat_cache_hash(cache, STR("a/b")), "");
    assert_str(stat_cache_hash(cache, STR("")), "");
    /* What comes and goes while the cache lives. */
    put(place, "none", "y");
    put(place, "a", "longer");
    file_remove(STR("empty"));
    assert_true(
        str_equal(stat_cache_hash(cache, STR("none")), hash_of(place, "y")));
    assert_true(
        str_equal(stat_cache_hash(cache, STR("a")), hash_of(place, "longer")));
    assert_str(stat_cache_hash(cache, STR("empty")), "");
}

static void what_was_read_is_known_the_next_time(void **state)
{
    struct place *place = *state;
    static const char *const paths[] = {"a", "b c/甲 .yaml", " d", "none",
                                        "e\x80"};
    for (size_t i = 0; i < 5; i++) {
        if (i != 3)
            put(place, paths[i], paths[i]);
    }
    sleep_milliseconds(A_WHILE);
    struct str text = seen(place, paths, 5);
    assert_int_equal(line_count(text), 4);
    struct str lie = lying(place, text);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(lies_about(place, lie, paths[i]), i != 3);
    /* Only what is asked for again is kept; what is kept, is kept as it is. */
    struct stat_cache *cache = stat_cache_parse(lie, place->arena);
    assert_str(stat_cache_text(cache, place->arena), "");
    for (size_t i = 0; i < 5; i++)
        stat_cache_hash(cache, str_from(paths[i]));
    assert_true(str_equal(stat_cache_text(cache, place->arena), lie));
}

/* Whatever changes of a file, it is read again. */
static void a_file_that_changed_is_read_again(void **state)
{
    struct place *place = *state;
    static const char *const paths[] = {"size", "time", "number",
                                        "same", "gone", "folder"};
    for (size_t i = 0; i < 6; i++)
        put(place, paths[i], "before");
    sleep_milliseconds(A_WHILE);
    struct str lie = lying(place, seen(place, paths, 6));
    assert_int_equal(line_count(lie), 6);
    struct stat status;
    assert_int_equal(stat("number", &status), 0);
    const struct timespec times[] = {status.st_atim, status.st_mtim};
    int fd = open("size", O_WRONLY | O_APPEND);
    assert_int_equal(write(fd, "x", 1), 1);
    close(fd);
    assert_int_equal(utimensat(AT_FDCWD, "time", NULL, 0), 0);
    put(place, "other", "beforE");
    assert_int_equal(utimensat(AT_FDCWD, "other", times, 0), 0);
    assert_int_equal(rename("other", "number"), 0);
    file_remove(STR("gone"));
    file_remove(STR("folder"));
    assert_int_equal(mkdir("folder", 0700), 0);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(lies_about(place, lie, paths[i]), i == 3);
}

/* A file that could have changed again within the tick in which it was read is
 * not kept, however long the run goes on. */
static void young_files_are_not_kept(void **state)
{
    struct place *place = *state;
    const char *const paths[] = {"a"};
    struct timespec now;
    put(place, "a", "x");
    put(place, "b", "x");
    clock_gettime(CLOCK_REALTIME, &now);
    const struct timespec soon[] = {now, {now.tv_sec + 1, now.tv_nsec}};
    assert_int_equal(utimensat(AT_FDCWD, "a", soon, 0), 0);
    struct stat_cache *cache = stat_cache_parse(STR(""), place->arena);
    sleep_milliseconds(A_WHILE);
    stat_cache_hash(cache, STR("a"));
    stat_cache_hash(cache, STR("b"));
    struct str text = stat_cache_text(cache, place->arena);
    assert_true(line_count(text) == 1 && str_ends(text, STR(" b\n")));
    sleep_milliseconds(1200);
    text = stat_cache_text(cache, place->arena);
    assert_true(line_count(text) == 1 && str_ends(text, STR(" b\n")));
    assert_int_equal(line_count(seen(place, paths, 1)), 1);
}

static void what_was_written_is_known(void **state)
{
    struct place *place = *state;
    struct stat_cache *cache = stat_cache_parse(STR(""), place->arena);
    char hash[65] = {0};
    memset(hash, 'e', 64);
    put(place, "a", "x");
    stat_cache_know(cache, STR("a"), str_from(hash));
    stat_cache_know(cache, STR("none"), str_from(hash));
    memset(hash, 'd', 64); /* hashes are copied */
    assert_true(str_starts(stat_cache_hash(cache, STR("a")), STR("eee")));
    assert_str(stat_cache_hash(cache, STR("none")), "");
    sleep_milliseconds(A_WHILE);
    struct str text = stat_cache_text(cache, place->arena);
    assert_int_equal(line_count(text), 1);
    assert_true(str_starts(text, STR("eee")));
    put(place, "a", "y");
    assert_true(
        str_equal(stat_cache_hash(cache, STR("a")), hash_of(place, "y")));
}

static void a_name_of_two_lines_is_read_each_time(void **state)
{
    struct place *place = *state;
    const char *const paths[] = {"a\nb", "c"};
    put(place, "a\nb", "x");
    put(place, "c", "x");
    put(place, "b", "y");
    sleep_milliseconds(A_WHILE);
    struct str text = seen(place, paths, 2);
    assert_int_equal(line_count(text), 1);
    assert_true(str_ends(text, STR(" c\n")));
    struct stat_cache *cache = stat_cache_parse(text, place->arena);
    assert_true(
        str_equal(stat_cache_hash(cache, STR("a\nb")), hash_of(place, "x")));
}

static int hash_without_rights(struct place *place)
{
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 99;
    struct stat_cache *cache = stat_cache_parse(STR(""), place->arena);
    bool wrong = stat_cache_hash(cache, STR("a")).length != 0 ||
                 stat_cache_hash(cache, STR("a")).length != 0 ||
                 stat_cache_text(cache, place->arena).length != 0;
    return wrong ? 98 : 0;
}

static void what_cannot_be_read_has_no_hash(void **state)
{
    struct place *place = *state;
    put(place, "a", "x");
    assert_int_equal(chmod("a", 0), 0);
    assert_int_equal(chmod(".", 0755), 0);
    sleep_milliseconds(A_WHILE);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(hash_without_rights(place));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* Each of these lines, whatever it says, is none. */
static void garbage_is_no_cache(void **state)
{
    struct place *place = *state;
    const char *const paths[] = {"a"};
    put(place, "a", "x");
    sleep_milliseconds(A_WHILE);
    struct str lie = lying(place, seen(place, paths, 1));
    assert_true(lies_about(place, lie, "a"));
    struct arena *arena = place->arena;
    size_t end = lie.length - 1;
    const struct str wrong[] = {
        STR(""),
        STR("\n\n\n"),
        STR("\0\0\n\0"),
        STR("garbage\n"),
        str_slice(lie, 0, end),        /* was never finished */
        str_slice(lie, 1, lie.length), /* a digit short */
        str_join(arena, STR("f"), lie),
        str_join(arena, STR("F"), str_slice(lie, 1, lie.length)),
        str_join(arena, STR(" "), lie),
        str_join(arena, str_slice(lie, 0, 64), STR(" 1 2 3 4\n")),
        str_join(arena, str_slice(lie, 0, 64), STR(" a\n")),
        str_join(arena, str_slice(lie, 0, end - 1), STR("\n")),
        str_join(arena, str_slice(lie, 0, end - 2), STR("\n")),
        str_join(arena, str_slice(lie, 0, end - 2), STR("a\n")),
        str_join(arena, str_slice(lie, 0, end), STR("\r\n")),
        str_join(arena, str_slice(lie, 0, end - 1), STR("\0a\n")),
        str_join(arena, str_slice(lie, 0, 64),
                 STR(" 99999999999999999999999 -1 - - a\n")),
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (lies_about(place, wrong[i], "a"))
            fail_msg("line %zu", i);
        /* What stands around it, counts. */
        struct str around =
            str_join(arena, str_join(arena, wrong[i], STR("\n")), lie);
        assert_true(lies_about(place, around, "a"));
    }
}

int stat_cache_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(hashes_are_those_of_the_bytes),
        IN_PLACE(what_was_read_is_known_the_next_time),
        IN_PLACE(a_file_that_changed_is_read_again),
        IN_PLACE(young_files_are_not_kept),
        IN_PLACE(what_was_written_is_known),
        IN_PLACE(a_name_of_two_lines_is_read_each_time),
        IN_PLACE(what_cannot_be_read_has_no_hash),
        IN_PLACE(garbage_is_no_cache),
    };
    return cmocka_run_group_tests_name("stat_cache", tests, NULL, NULL);
}
