/* SPDX-License-Identifier: MIT */
#include "place.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int make_place(void **state)
{
    struct arena *arena = arena_new();
    struct place *place = ARENA_NEW(arena, struct place);
    const char *parent = getenv("TMPDIR");
    struct str pattern = str_format(arena, "%s/gongkai-test-XXXXXX",
                                    parent != NULL ? parent : "/tmp");
    place->arena = arena;
    place->log = diag_log_new(arena);
    place->folder = pattern;
    *state = place;
    return mkdtemp((char *)(uintptr_t)pattern.data) == NULL ? -1 : 0;
}

static int remove_one(const char *path, const struct stat *status, int kind,
                      struct FTW *info)
{
    (void)status;
    (void)kind;
    (void)info;
    return remove(path);
}

int drop_place(void **state)
{
    struct place *place = *state;
    int failed = nftw(place->folder.data, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_free(place->arena);
    return failed;
}

struct str path_in(struct place *place, const char *name)
{
    return file_join(place->arena, place->folder, str_from(name));
}

void assert_content(struct place *place, struct str path, struct str expected)
{
    struct str content;
    assert_true(
        file_read(place->arena, path, 1000000, NOWHERE, place->log, &content));
    assert_true(str_equal(content, expected));
}

/* Entries of the folder, without "." and "..". */
int entries(struct place *place)
{
    DIR *folder = opendir(place->folder.data);
    assert_non_null(folder);
    int count = -2;
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count;
}

void assert_only_diag(struct place *place, enum diag_code code)
{
    assert_int_equal(diag_count(place->log), 1);
    assert_int_equal(diag_lookup(place->log, 0)->code, code);
}
