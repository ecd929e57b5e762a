/* SPDX-License-Identifier: MIT */
#include "test_script.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DATA SOURCE_FOLDER "/tests/data/trial"

static const struct budget *
read_budget(struct trial *trial, const struct pack *pack, struct arena *arena)
{
    struct str path = str_copy(arena, STR(DATA "/budget.yaml"));
    const struct value *value =
        reader_read(path, NOWHERE, NULL, arena, trial->log);
    assert_non_null(value);
    const struct budget *budget = budget_build(value, pack_schema(pack), NULL,
                                               0, NULL, arena, trial->log);
    return budget;
}

/* notice: NULL to run the document. */
static void run_folder(struct trial *trial, const char *folder,
                       const struct pack_limits *limits,
                       const struct notice *notice)
{
    struct pack *pack = pack_open(
        &(struct pack_folders){.pack = str_from(folder), .common = STR(DATA)},
        limits, trial->arena, trial->log);
    if (pack == NULL)
        return;
    const struct budget *budget =
        notice != NULL ? NULL : read_budget(trial, pack, trial->input);
    if (notice != NULL)
        trial->document = pack_run_notice(pack, notice, trial->log);
    else if (budget != NULL)
        trial->document = pack_run(pack, budget, trial->log);
    arena_reset(trial->input); /* a document keeps nothing of the budget */
    pack_close(pack);
}

static struct trial run_list(const struct pack_limits *limits,
                             const struct notice *notice, va_list files)
{
    struct trial trial = {.arena = arena_new(), .input = arena_new()};
    trial.log = diag_log_new(trial.arena);
    char folder[] = "/tmp/gongkai-script-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *names[8];
    size_t count = 0;
    for (const char *name; (name = va_arg(files, const char *)) != NULL;) {
        struct str path =
            file_join(trial.arena, str_from(folder), str_from(name));
        assert_true(count < COUNT(names));
        names[count++] = str_c(trial.arena, path);
        assert_true(file_replace(path, str_from(va_arg(files, const char *)),
                                 trial.log));
    }
    run_folder(&trial, folder, limits, notice);
    while (count > 0)
        assert_int_equal(unlink(names[--count]), 0);
    assert_int_equal(rmdir(folder), 0);
    return trial;
}

struct trial trial_run_files(const struct pack_limits *limits, ...)
{
    va_list files;
    va_start(files, limits);
    struct trial trial = run_list(limits, NULL, files);
    va_end(files);
    return trial;
}

struct trial trial_run_notice(const struct notice *notice, ...)
{
    va_list files;
    va_start(files, notice);
    struct trial trial = run_list(&pack_default_limits, notice, files);
    va_end(files);
    return trial;
}

struct trial trial_run(const char *text)
{
    return trial_run_files(&pack_default_limits, "document.lua", text, NULL);
}

void trial_end(struct trial *trial)
{
    arena_free(trial->input);
    arena_free(trial->arena);
}

struct str trial_log(const struct trial *trial)
{
    struct builder out = {.arena = trial->arena};
    for (size_t i = 0; i < diag_count(trial->log); i++) {
        const struct diag *diag = diag_lookup(trial->log, i);
        const char *file = str_c(trial->arena, diag->at.file);
        const char *name = strrchr(file, '/');
        builder_format(&out, "%s%s:%d: %s %.*s", i == 0 ? "" : "\n",
                       name == NULL ? file : name + 1, diag->at.line,
                       diag_code_name(diag->code),
                       STR_FMT(diag->message[DIAG_ENGLISH]));
    }
    builder_add_char(&out, '\0');
    out.length--;
    return builder_str(&out);
}

struct str trial_text(const struct trial *trial)
{
    if (trial->document == NULL)
        return str_join(trial->arena, STR("no document: "), trial_log(trial));
    const struct block *block = trial->document->sections[0].blocks;
    assert_int_equal(block->kind, BLOCK_PARAGRAPH);
    return str_copy(trial->arena,
                    paragraph_text(trial->arena, &block->paragraph));
}

void expect_values(const struct expected *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char text[4096];
        snprintf(text, sizeof text,
                 "include \"preamble.lua\"\n"
                 "return finish(plain(body, fill(\"{v}\", { v = %s })))\n",
                 cases[i].snippet);
        struct trial trial = trial_run(text);
        struct str found = trial_text(&trial);
        if (!str_equal(found, str_from(cases[i].outcome)))
            print_error("%s\n", cases[i].snippet);
        assert_string_equal(found.data, cases[i].outcome);
        trial_end(&trial);
    }
}

void expect_mistakes(const struct expected *cases, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        char text[4096];
        snprintf(text, sizeof text,
                 "include \"preamble.lua\"\n%s\n"
                 "return finish(body \"text\")\n",
                 cases[i].snippet);
        struct trial trial = trial_run(text);
        struct str found = trial_log(&trial);
        if (!str_equal(found, str_from(cases[i].outcome))) {
            wrong++;
            print_error("snippet  %s\nexpected %s\nfound    %.*s\n",
                        cases[i].snippet, cases[i].outcome, STR_FMT(found));
        }
        trial_end(&trial);
    }
    assert_int_equal(wrong, 0);
}
