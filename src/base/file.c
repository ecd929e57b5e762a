/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include "base/arena.h"
#include "base/file_private.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Read until the end of file; -1 with errno set on failure. A regular file is
 * usually read by one call plus the one that finds its end. */
static ssize_t read_all(int fd, char *data, size_t room)
{
    size_t length = 0;
    while (length < room) {
        ssize_t count = read(fd, data + length, room - length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return -1;
        if (count == 0)
            break;
        length += (size_t)count;
    }
    return (ssize_t)length;
}

static bool unreadable(struct diag_log *log, struct position at,
                       struct str path, int error)
{
    diag_add(log, DIAG_FILE_UNREADABLE, at, path, str_from(strerror(error)));
    return false;
}

static bool too_large(struct arena *arena, struct diag_log *log,
                      struct position at, size_t size, size_t limit)
{
    diag_add(log, DIAG_INPUT_TOO_LARGE, at, str_format(arena, "%zu", size),
             str_format(arena, "%zu", limit));
    return false;
}

bool file_read(struct arena *arena, struct str path, size_t limit,
               struct position at, struct diag_log *log, struct str *content)
{
    int fd = open(str_c(arena, path), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return unreadable(log, at, path, errno);
    struct stat status;
    int error = 0;
    if (fstat(fd, &status) != 0)
        error = errno;
    else if (S_ISDIR(status.st_mode))
        error = EISDIR;
    if (error != 0) {
        close(fd);
        return unreadable(log, at, path, error);
    }
    /* A pipe has no size, and a file may grow: a byte more than there should
     * be tells. The terminator takes its place otherwise. */
    bool sized = S_ISREG(status.st_mode);
    size_t room = sized ? (size_t)status.st_size : limit;
    if (room > limit) {
        close(fd);
        return too_large(arena, log, at, room, limit);
    }
    char *data = arena_alloc(arena, room + 1);
    ssize_t length = read_all(fd, data, room + 1);
    error = errno;
    close(fd);
    if (length < 0)
        return unreadable(log, at, path, error);
    if ((size_t)length > room && !sized)
        return too_large(arena, log, at, (size_t)length, limit);
    if ((size_t)length > room)
        return unreadable(log, at, path, EBUSY);
    data[length] = '\0';
    *content = (struct str){data, (size_t)length};
    return true;
}

static int write_all(int fd, struct str content)
{
    size_t done = 0;
    while (done < content.length) {
        ssize_t count = write(fd, content.data + done, content.length - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return -1;
        done += (size_t)count;
    }
    return 0;
}

/* Write to a device or a pipe, which cannot be replaced. */
static bool write_directly(const char *name, struct str content)
{
    int fd = open(name, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool written = write_all(fd, content) == 0;
    int error = errno;
    if (close(fd) != 0 && written)
        return false;
    errno = error;
    return written;
}

mode_t file_mode(const struct stat *old)
{
    if (old != NULL)
        return old->st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

bool file_write_synced(int fd, mode_t mode, struct str content)
{
    if (write_all(fd, content) == 0 && fchmod(fd, mode) == 0 && fsync(fd) == 0)
        return close(fd) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return false;
}

const char *file_write_temporary(struct arena *arena, struct str folder,
                                 mode_t mode, struct str content)
{
    struct str pattern =
        str_format(arena, "%.*s/.gongkai-XXXXXX", STR_FMT(folder));
    char *name = (char *)(uintptr_t)pattern.data;
    int fd = mkstemp(name);
    if (fd < 0)
        return NULL;
    if (file_write_synced(fd, mode, content))
        return name;
    int error = errno;
    unlink(name);
    errno = error;
    return NULL;
}

static bool replace(struct arena *arena, struct str path, struct str content)
{
    if (str_equal(path, STR("-")))
        return write_all(STDOUT_FILENO, content) == 0;
    const char *name = str_c(arena, path);
    struct stat old;
    bool exists = stat(name, &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return false;
    }
    if (exists && !S_ISREG(old.st_mode))
        return write_directly(name, content);
    /* Behind a symbolic link, the file that it leads to is replaced. */
    char target[PATH_MAX];
    if (exists) {
        if (realpath(name, target) == NULL)
            return false;
        name = target;
        path = str_from(target);
    }
    const char *temporary = file_write_temporary(
        arena, file_folder(path), file_mode(exists ? &old : NULL), content);
    if (temporary == NULL)
        return false;
    if (rename(temporary, name) == 0)
        return true;
    int error = errno;
    unlink(temporary);
    errno = error;
    return false;
}

bool file_replace(struct str path, struct str content, struct diag_log *log)
{
    struct arena *arena = arena_new();
    bool done = replace(arena, path, content);
    if (!done)
        diag_add(log, DIAG_FILE_UNWRITABLE, NOWHERE, path,
                 str_from(strerror(errno)));
    arena_free(arena);
    return done;
}

bool file_make_folder(struct str path, struct diag_log *log)
{
    struct arena *arena = arena_new();
    char *name = (char *)(uintptr_t)str_c(arena, path);
    int error = 0;
    for (size_t i = 1; i <= path.length && error == 0; i++) {
        if (i < path.length && name[i] != '/')
            continue;
        name[i] = '\0';
        if (mkdir(name, 0777) != 0 && errno != EEXIST)
            error = errno;
        if (i < path.length)
            name[i] = '/';
    }
    struct stat status;
    if (error == 0 && stat(name, &status) != 0)
        error = errno;
    else if (error == 0 && !S_ISDIR(status.st_mode))
        error = ENOTDIR;
    if (error != 0)
        diag_add(log, DIAG_FILE_UNWRITABLE, NOWHERE, path,
                 str_from(strerror(error)));
    arena_free(arena);
    return error == 0;
}

bool file_exists(struct str path)
{
    struct arena *arena = arena_new();
    bool exists = access(str_c(arena, path), F_OK) == 0;
    arena_free(arena);
    return exists;
}

struct str file_folder(struct str path)
{
    for (size_t i = path.length; i-- > 0;) {
        if (path.data[i] == '/')
            return str_slice(path, 0, i == 0 ? 1 : i);
    }
    return STR(".");
}

struct str file_name(struct str path)
{
    size_t start = path.length;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return str_slice(path, start, path.length);
}

struct str file_stem(struct str path)
{
    struct str name = file_name(path);
    for (size_t i = name.length; i-- > 1;) {
        if (name.data[i] == '.')
            return str_slice(name, 0, i);
    }
    return name;
}

struct str file_join(struct arena *arena, struct str folder, struct str name)
{
    if (str_starts(name, STR("/")) || str_equal(folder, STR(".")) ||
        folder.length == 0)
        return name;
    if (str_ends(folder, STR("/")))
        return str_join(arena, folder, name);
    return str_format(arena, "%.*s/%.*s", STR_FMT(folder), STR_FMT(name));
}

bool file_is_plain_name(struct str name)
{
    if (name.length == 0 || name.data[0] == '.')
        return false;
    for (size_t i = 0; i < name.length; i++) {
        unsigned char byte = (unsigned char)name.data[i];
        if (byte < 0x20 || byte == '/' || byte == '\\')
            return false;
    }
    return true;
}
