/* SPDX-License-Identifier: MIT */
#include "batch/result_folder.h"

#include "base/arena.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define WORK_NAME STR(".gongkai")
#define LOCK_NAME STR("lock")
#define STAGED_PREFIX STR(".gongkai-") /* of file_stage */

/* A lock of the process, not of the descriptor: forked workers do not have it,
 * and nobody else's crash can leave it behind. -1: *busy tells whether another
 * process has it, or else errno why not. */
static int take_lock(const char *name, bool *busy)
{
    *busy = false;
    int fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0)
        return -1;
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_SETLK, &lock) == 0)
        return fd;
    int error = errno;
    *busy = error == EACCES || error == EAGAIN;
    close(fd);
    errno = error;
    return -1;
}

static void clear_work(const struct result_folder *folder)
{
    struct arena *arena = arena_new();
    size_t count;
    const struct str *names =
        file_names(folder->work, NOWHERE, arena, diag_log_new(arena), &count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        if (str_starts(names[i], STAGED_PREFIX))
            file_remove(file_join(arena, folder->work, names[i]));
    }
    arena_free(arena);
}

void result_folder_name(struct str path, struct arena *arena,
                        struct result_folder *folder)
{
    while (path.length > 1 && str_ends(path, STR("/")))
        path.length--;
    folder->path = path;
    folder->work = str_copy(arena, file_join(arena, path, WORK_NAME));
    folder->lock = -1;
}

/* A folder that no batch has written to, with files of names that batches
 * write, is somebody's pages: they are not replaced. */
static bool is_ours(const struct result_folder *folder, struct arena *arena,
                    struct diag_log *log)
{
    static const struct str names[] = {STR_INIT("index.html"),
                                       STR_INIT("summary.json"),
                                       STR_INIT("summary.csv")};
    size_t errors = diag_error_count(log);
    if (file_exists(folder->work) ||
        file_exists(file_join(arena, folder->path, RESULT_MANIFEST)))
        return true;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct str name = file_join(arena, folder->path, names[i]);
        if (file_exists(name))
            diag_add(log, DIAG_FILE_EXISTS, NOWHERE, name);
    }
    return diag_error_count(log) == errors;
}

bool result_folder_open(struct str path, struct arena *arena,
                        struct diag_log *log, struct result_folder *folder)
{
    result_folder_name(path, arena, folder);
    if (!is_ours(folder, arena, log))
        return false;
    if (!file_make_folder(folder->work, log))
        return false;
    struct str lock = file_join(arena, folder->work, LOCK_NAME);
    bool busy;
    folder->lock = take_lock(str_c(arena, lock), &busy);
    if (folder->lock < 0) {
        if (busy)
            diag_add(log, DIAG_BATCH_BUSY, NOWHERE, folder->path);
        else
            diag_add(log, DIAG_FILE_UNWRITABLE, NOWHERE, lock,
                     str_from(strerror(errno)));
        return false;
    }
    clear_work(folder);
    return true;
}

void result_folder_close(struct result_folder *folder)
{
    clear_work(folder); /* what workers had staged when they were stopped */
    close(folder->lock);
}

struct str result_folder_pdf(struct str folder, struct str name,
                             struct arena *arena)
{
    return file_join(arena, folder, str_join(arena, name, STR(".pdf")));
}

struct str result_folder_file(const struct result_folder *folder,
                              struct str name, struct arena *arena)
{
    return file_join(arena, folder->path, name);
}

static bool has_content(struct str path, struct str content,
                        struct arena *arena)
{
    struct str old;
    return file_exists(path) &&
           file_read(arena, path, SIZE_MAX / 2, NOWHERE, diag_log_new(arena),
                     &old) &&
           str_equal(old, content);
}

bool result_folder_replace(const struct result_folder *folder, struct str name,
                           struct str content, struct diag_log *log)
{
    struct arena *arena = arena_new();
    struct str path = result_folder_file(folder, name, arena);
    struct str staged;
    bool done = has_content(path, content, arena);
    if (!done && file_stage(folder->work, content, arena, log, &staged)) {
        done = file_commit(staged, path, log);
        if (!done)
            file_remove(staged);
        done = done && file_sync_folder(folder->path, log);
    }
    arena_free(arena);
    return done;
}
