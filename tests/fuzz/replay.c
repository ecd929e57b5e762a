/* SPDX-License-Identifier: MIT
 *
 * Runs a fuzz target over the files of its corpus, without a fuzzer: what was
 * once found stays found, in every build.
 *
 * usage: replay FOLDER
 */
#include "base/arena.h"
#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int count, char **arguments)
{
    DIR *folder = count == 2 ? opendir(arguments[1]) : NULL;
    if (folder == NULL) {
        fputs("usage: replay FOLDER\n", stderr);
        return 2;
    }
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    int files = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        struct str content;
        if (entry->d_name[0] == '.')
            continue;
        struct str path =
            file_join(arena, str_from(arguments[1]), str_from(entry->d_name));
        if (file_read(arena, path, 1 << 20, NOWHERE, log, &content)) {
            LLVMFuzzerTestOneInput((const uint8_t *)content.data,
                                   content.length);
            files++;
        }
    }
    closedir(folder);
    diag_print(log, stderr, DIAG_ENGLISH, false);
    int failed = files == 0 || diag_error_count(log) != 0;
    arena_free(arena);
    printf("%d files\n", files);
    return failed;
}
