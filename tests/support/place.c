/* SPDX-License-Identifier: MIT */
#include "support/place.h"

#include "base/arena.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int make_place(void **state)
{
    struct arena *arena = arena_new();
    struct place *place = ARENA_NEW(arena, struct place);
    const char *parent = getenv("TMPDIR");
    place->arena = arena;
    place->log = diag_log_new(arena);
    place->folder = str_format(arena, "%s/gongkai-test-XXXXXX",
                               parent != NULL ? parent : "/tmp");
    *state = place;
    if (mkdtemp((char *)(uintptr_t)place->folder.data) == NULL)
        return -1;
    return chdir(place->folder.data);
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
    int failed = chdir("/");
    failed += nftw(place->folder.data, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_free(place->arena);
    return failed;
}
