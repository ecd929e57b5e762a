/* SPDX-License-Identifier: MIT
 *
 * Several new files: all of them or none.
 *
 * All are written under temporary names first, where a full disk shows; then
 * each gets its name.
 */
#include "base/file_private.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Is the name taken? By a link that leads nowhere too. */
static bool is_taken(const char *name)
{
    struct stat status;
    return lstat(name, &status) == 0;
}

/* Folders that are not there on the way to one, the innermost first. */
static size_t missing_folders(struct arena *arena, struct str folder,
                              const char ***missing)
{
    size_t count = 0, capacity = 0;
    *missing = NULL;
    while (folder.length > 0) {
        const char *name = str_c(arena, folder);
        if (is_taken(name))
            break;
        ARENA_GROW(arena, *missing, count, capacity);
        (*missing)[count++] = name;
        size_t length = folder.length;
        while (length > 0 && folder.data[length - 1] == '/')
            length--;
        while (length > 0 && folder.data[length - 1] != '/')
            length--;
        folder.length = length;
    }
    return count;
}

/* Fails where another program took the name since it was looked at, if the
 * file system can tell (NFS cannot). */
static bool give_name(const char *temporary, const char *name)
{
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, name, RENAME_NOREPLACE) == 0)
        return true;
    return (errno == EINVAL || errno == ENOSYS) && !is_taken(name) &&
           rename(temporary, name) == 0;
}

/* The number of the file that could not be written, with errno set; count if
 * all were. Leaves nothing behind but the files, if all were. */
static size_t create(struct arena *arena, const struct file_content *files,
                     size_t count)
{
    const char **temporary = ARENA_ARRAY(arena, count, const char *);
    size_t written = 0, named = 0;
    while (written < count &&
           (temporary[written] = file_write_temporary(
                arena, file_folder(files[written].path), file_mode(NULL),
                files[written].content)) != NULL)
        written++;
    while (written == count && named < count &&
           give_name(temporary[named], str_c(arena, files[named].path)))
        named++;
    if (named == count)
        return count;
    int error = errno;
    for (size_t i = 0; i < named; i++)
        unlink(str_c(arena, files[i].path));
    for (size_t i = named; i < written; i++)
        unlink(temporary[i]);
    errno = error;
    return written < count ? written : named;
}

bool file_create_all(struct str folder, const struct file_content *files,
                     size_t count, struct diag_log *log)
{
    struct arena *arena = arena_new();
    size_t errors = diag_error_count(log);
    for (size_t i = 0; i < count; i++) {
        if (is_taken(str_c(arena, files[i].path)))
            diag_add(log, DIAG_FILE_EXISTS, NOWHERE, files[i].path);
    }
    const char **missing;
    size_t missing_count = missing_folders(arena, folder, &missing);
    bool done = diag_error_count(log) == errors;
    if (done) {
        size_t failed = 0;
        done = file_make_folder(folder, log);
        if (done && (failed = create(arena, files, count)) < count) {
            diag_add(log, DIAG_FILE_UNWRITABLE, NOWHERE, files[failed].path,
                     str_from(strerror(errno)));
            done = false;
        }
        /* A folder that is not empty is another program's by now. */
        for (size_t i = 0; i < missing_count && !done; i++)
            rmdir(missing[i]);
    }
    arena_free(arena);
    return done;
}
