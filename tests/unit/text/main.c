/* SPDX-License-Identifier: MIT */
#include "test_text.h"

#include "base/file.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct bench bench_open(void)
{
    struct bench bench = {.arena = arena_new()};
    bench.log = diag_log_new(bench.arena);
    struct str folder = STR(SOURCE_FOLDER "/fonts");
    bench.fonts = fonts_open(&folder, 1, bench.log);
    assert_non_null(bench.fonts);
    bench.shaper = shaper_new(bench.arena, bench.fonts, bench.log);
    return bench;
}

void bench_close(struct bench *bench)
{
    fonts_close(bench->fonts);
    arena_free(bench->arena);
}

const struct shaped_text *bench_shape(struct bench *bench, const char *role,
                                      unsigned features, const char *text)
{
    const struct font_role *found =
        fonts_role_lookup(bench->fonts, str_from(role));
    assert_non_null(found);
    return text_shape(bench->shaper, found, 10000, features, str_from(text),
                      NOWHERE);
}

struct str manifest_folder(struct arena *arena, const char *text)
{
    char name[] = "/tmp/gongkai-text-XXXXXX";
    assert_non_null(mkdtemp(name));
    struct str folder = str_copy(arena, str_from(name));
    struct builder manifest = {.arena = arena};
    for (const char *p = text; *p != 0; p++) {
        if (*p == '@')
            builder_add(&manifest, STR(SOURCE_FOLDER "/fonts"));
        else
            builder_add_char(&manifest, *p);
    }
    struct diag_log *log = diag_log_new(arena);
    assert_true(file_replace(file_join(arena, folder, STR("fonts.manifest")),
                             builder_str(&manifest), log));
    return folder;
}

void manifest_folder_remove(struct arena *arena, struct str folder)
{
    unlink(str_c(arena, file_join(arena, folder, STR("fonts.manifest"))));
    rmdir(str_c(arena, folder));
}

size_t count_code(const struct diag_log *log, enum diag_code code)
{
    size_t count = 0;
    for (size_t i = 0; i < diag_count(log); i++)
        count += diag_lookup(log, i)->code == code;
    return count;
}

int main(void)
{
    setenv("FONTCONFIG_FILE", NO_FONTS, 1);
    int failures = run_manifest_tests() + run_font_tests() +
                   run_subset_tests() + run_mark_tests() + run_shape_tests() +
                   run_patched_tests() + run_linebreak_tests() +
                   run_charclass_tests() + run_character_sets_tests() +
                   run_system_fonts_tests() + run_twin_tests();
    return failures == 0 ? 0 : 1;
}
