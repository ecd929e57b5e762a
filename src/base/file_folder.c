/* SPDX-License-Identifier: MIT
 *
 * Folders: what is in them, and files that change together in one.
 */
#include "base/file_private.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool unwritable(struct diag_log *log, struct str path)
{
    diag_add(log, DIAG_FILE_UNWRITABLE, NOWHERE, path,
             str_from(strerror(errno)));
    return false;
}

bool file_stage(struct str folder, struct str content, struct arena *arena,
                struct diag_log *log, struct str *staged)
{
    const char *name =
        file_write_temporary(arena, folder, file_mode(NULL), content);
    if (name == NULL)
        return unwritable(log, folder);
    *staged = str_from(name);
    return true;
}

bool file_commit(struct str staged, struct str path, struct diag_log *log)
{
    struct arena *arena = arena_new();
    bool done = rename(str_c(arena, staged), str_c(arena, path)) == 0 ||
                unwritable(log, path);
    arena_free(arena);
    return done;
}

bool file_sync_folder(struct str folder, struct diag_log *log)
{
    struct arena *arena = arena_new();
    int fd = open(str_c(arena, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    arena_free(arena);
    /* Some file systems know no such thing, and need none. */
    if (fd < 0 || (fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP)) {
        unwritable(log, folder);
        if (fd >= 0)
            close(fd);
        return false;
    }
    close(fd);
    return true;
}

void file_remove(struct str path)
{
    struct arena *arena = arena_new();
    unlink(str_c(arena, path));
    arena_free(arena);
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

const struct str *file_names(struct str folder, struct position at,
                             struct arena *arena, struct diag_log *log,
                             size_t *count)
{
    size_t capacity = 8;
    struct str *names = ARENA_ARRAY(arena, capacity, struct str);
    *count = 0;
    DIR *open_folder = opendir(str_c(arena, folder));
    int error = open_folder == NULL ? errno : 0;
    while (error == 0) {
        errno = 0; /* all that tells a failure from the end */
        const struct dirent *entry = readdir(open_folder);
        if (entry == NULL) {
            error = errno;
            break;
        }
        struct str name = str_from(entry->d_name);
        if (str_equal(name, STR(".")) || str_equal(name, STR("..")))
            continue;
        ARENA_GROW(arena, names, *count, capacity);
        names[(*count)++] = str_copy(arena, name);
    }
    if (open_folder != NULL)
        closedir(open_folder);
    if (error != 0) {
        *count = 0;
        diag_add(log, DIAG_FILE_UNREADABLE, at, folder,
                 str_from(strerror(error)));
        return NULL;
    }
    qsort(names, *count, sizeof *names, compare_names);
    return names;
}

bool file_is_folder(struct str path)
{
    struct arena *arena = arena_new();
    struct stat status;
    bool is = stat(str_c(arena, path), &status) == 0 && S_ISDIR(status.st_mode);
    arena_free(arena);
    return is;
}

bool file_is_same(struct str a, struct str b)
{
    struct arena *arena = arena_new();
    struct stat one, other;
    bool same = stat(str_c(arena, a), &one) == 0 &&
                stat(str_c(arena, b), &other) == 0 &&
                one.st_dev == other.st_dev && one.st_ino == other.st_ino;
    arena_free(arena);
    return same;
}
