/* SPDX-License-Identifier: MIT
 *
 * extract_dump FILE.pdf [TIMES]: what extract/ reads of a PDF of ours, in the
 * format of `gongkai dump pages` (src/page/dump.c). Items have no place, and
 * are said to be in the only font of tests/data/boxes. TIMES reads it so often
 * and prints the fewest microseconds instead.
 */
#include "base/arena.h"
#include "base/file.h"
#include "extract/extract.h"
#include "page/page.h"

#include <stdlib.h>
#include <time.h>

enum { FILE_MAX = 64 << 20 };

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static int64_t measure(struct str bytes, struct str path, struct diag_log *log)
{
    struct arena *arena = arena_new();
    int64_t start = now();
    extract_pages(bytes, path, arena, log);
    int64_t end = now();
    arena_free(arena);
    return end - start;
}

static void print_fewest(struct str bytes, struct str path, int times,
                         struct diag_log *log)
{
    int64_t fewest = INT64_MAX;
    for (int i = 0; i < times; i++) {
        int64_t taken = measure(bytes, path, log);
        fewest = taken < fewest ? taken : fewest;
    }
    printf("%lld\n", (long long)fewest);
}

static void print_pages(struct str bytes, struct str path, struct arena *arena,
                        struct diag_log *log)
{
    struct str folder = STR(SOURCE_FOLDER "/tests/data/boxes");
    struct fonts *fonts = fonts_open(&folder, 1, log);
    const struct pages *pages = extract_pages(bytes, path, arena, log);
    if (pages != NULL && fonts != NULL)
        page_dump(pages, fonts, stdout);
    if (fonts != NULL)
        fonts_close(fonts);
}

int main(int count, char **arguments)
{
    if (count < 2) {
        fputs("usage: extract_dump FILE.pdf [TIMES]\n", stderr);
        return 2;
    }
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct str path = str_from(arguments[1]), bytes;
    if (file_read(arena, path, FILE_MAX, NOWHERE, log, &bytes)) {
        if (count > 2)
            print_fewest(bytes, path, atoi(arguments[2]), log);
        else
            print_pages(bytes, path, arena, log);
    }
    diag_print(log, stderr, DIAG_ENGLISH, false);
    int code = diag_exit_code(log);
    arena_free(arena);
    return code;
}
