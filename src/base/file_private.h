/* SPDX-License-Identifier: MIT
 *
 * What replacing one file and creating several share. Private to base/.
 */
#ifndef GONGKAI_BASE_FILE_PRIVATE_H
#define GONGKAI_BASE_FILE_PRIVATE_H

#include "base/file.h"

#include <sys/stat.h>

/* The mode of a new file: of the file that it replaces, or rw by umask if old
 * is NULL. */
mode_t file_mode(const struct stat *old);

/* Write all of it to a temporary file, sync and close it. Returns false with
 * errno set. */
bool file_write_synced(int fd, mode_t mode, struct str content);

/* Write all of it to a new file in the folder, as file_write_synced does; its
 * name, in the arena. NULL with errno set, and nothing is left behind. */
const char *file_write_temporary(struct arena *arena, struct str folder,
                                 mode_t mode, struct str content);

#endif
