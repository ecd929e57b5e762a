/* SPDX-License-Identifier: MIT
 *
 * Whole files: read, and replace atomically.
 */
#ifndef GONGKAI_BASE_FILE_H
#define GONGKAI_BASE_FILE_H

#include "base/diag.h"

struct arena;

/*
 * Read a whole file of at most limit bytes into *content (in the arena,
 * terminated). On failure adds FILE_UNREADABLE or INPUT_TOO_LARGE, at the
 * position that named the file, and returns false.
 */
bool file_read(struct arena *arena, struct str path, size_t limit,
               struct position at, struct diag_log *log, struct str *content);

/*
 * Replace the file at path by content, or create it: written to a temporary
 * file in the same folder, synced, renamed, so that path is always the whole
 * old file or the whole new one. The mode of an old file is kept, a symbolic
 * link is followed. A path that is no regular file (a device, a pipe) is
 * written directly. "-" is the standard output. On failure adds
 * FILE_UNWRITABLE, removes the temporary file, and returns false.
 */
bool file_replace(struct str path, struct str content, struct diag_log *log);

/*
 * The two halves of file_replace, for files that must change together: write
 * content to a new temporary file of a folder, synced, with the mode of a new
 * file; *staged is its path, in the arena. False with FILE_UNWRITABLE, and
 * nothing is left behind.
 */
bool file_stage(struct str folder, struct str content, struct arena *arena,
                struct diag_log *log, struct str *staged);

/* Give a staged file its name, on the same file system, in the place of a file
 * that has it; false with FILE_UNWRITABLE, and the staged file stays. */
bool file_commit(struct str staged, struct str path, struct diag_log *log);

/* What was made, renamed and removed in a folder is on the disk when this
 * returns; false with FILE_UNWRITABLE if that is unknown. */
bool file_sync_folder(struct str folder, struct diag_log *log);

/* Remove a file, if it is there and can be. */
void file_remove(struct str path);

/*
 * The names in a folder without "." and "..", in byte order, in the arena. NULL
 * with FILE_UNREADABLE at the position that named it, if it cannot be read.
 */
const struct str *file_names(struct str folder, struct position at,
                             struct arena *arena, struct diag_log *log,
                             size_t *count);

bool file_is_folder(struct str path);

/* Do both names lead to one file, or folder, that is there? */
bool file_is_same(struct str a, struct str b);

struct file_content {
    struct str path;
    struct str content;
};

/*
 * Make new files in a folder, which is made if it is not there: all of them or
 * none. Adds FILE_EXISTS for each path that is taken, by whatever, or
 * FILE_UNWRITABLE, removes what it made, and returns false. The paths lie in
 * the folder.
 */
bool file_create_all(struct str folder, const struct file_content *files,
                     size_t count, struct diag_log *log);

/* Make a folder and its parents; false with FILE_UNWRITABLE on failure. */
bool file_make_folder(struct str path, struct diag_log *log);

bool file_exists(struct str path);

/* The folder part of a path, without the last '/'; "." if there is none. */
struct str file_folder(struct str path);

/* What stands behind the last '/'; the same without its last ending. A name
 * that begins with '.' has none there. */
struct str file_name(struct str path);
struct str file_stem(struct str path);

/* folder/name; name alone if it is absolute or folder is "." or "". */
struct str file_join(struct arena *arena, struct str folder, struct str name);

/* One plain name, not hidden, that cannot lead out of its folder: no '/', no
 * '\', no control character, no '.' at its start. */
bool file_is_plain_name(struct str name);

#endif
