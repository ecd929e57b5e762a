/* SPDX-License-Identifier: MIT
 *
 * The county's pages of a manifest on the standard output:
 *
 *     page_tool MANIFEST zh|en html|json|csv|manifest|time
 *
 * "manifest" writes it again; "time" reads it many times and prints the
 * milliseconds of the processor that one takes.
 */
#include "batch/county_page.h"

#include "base/arena.h"
#include "base/file.h"

#include <string.h>
#include <time.h>

static const struct manifest *parse(struct arena *arena, struct str text,
                                    struct diag_log *log)
{
    return manifest_parse(text, STR("manifest.json"), arena, log);
}

static int measure(struct str text, struct diag_log *log)
{
    enum { ROUNDS = 20 };
    struct timespec start, end;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    for (int i = 0; i < ROUNDS; i++) {
        struct arena *arena = arena_new();
        bool sound = parse(arena, text, log) != NULL;
        arena_free(arena);
        if (!sound)
            return 1;
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    printf("%.2f\n", ((double)(end.tv_sec - start.tv_sec) * 1e3 +
                      (double)(end.tv_nsec - start.tv_nsec) / 1e6) /
                         ROUNDS);
    return 0;
}

static int run(struct arena *arena, struct diag_log *log, char **arguments)
{
    enum diag_language language =
        strcmp(arguments[2], "en") == 0 ? DIAG_ENGLISH : DIAG_CHINESE;
    struct str text;
    if (!file_read(arena, str_from(arguments[1]), 100000000, NOWHERE, log,
                   &text))
        return 3;
    if (strcmp(arguments[3], "time") == 0)
        return measure(text, log);
    const struct manifest *manifest = parse(arena, text, log);
    if (manifest == NULL)
        return 1;
    if (strcmp(arguments[3], "html") == 0)
        county_page_write_html(manifest, language, stdout);
    else if (strcmp(arguments[3], "json") == 0)
        county_page_write_json(manifest, language, stdout);
    else if (strcmp(arguments[3], "csv") == 0)
        county_page_write_csv(manifest, language, stdout);
    else
        manifest_write(manifest, stdout);
    return 0;
}

int main(int count, char **arguments)
{
    if (count != 4)
        return 2;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    int status = run(arena, log, arguments);
    diag_print(log, stderr, DIAG_ENGLISH, false);
    arena_free(arena);
    return status;
}
