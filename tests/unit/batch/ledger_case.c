/* SPDX-License-Identifier: MIT */
#include "ledger_case.h"

#include "batch/stat_cache.h"

#include <string.h>

void scene_begin(struct scene *scene, struct place *place)
{
    struct arena *arena = place->arena;
    static const char *const names[] = {"a", "b", "c"};
    *scene = (struct scene){
        .place = place,
        .county = {.name = STR("某县"),
                   .folder = STR("county"),
                   .departments = scene->departments,
                   .department_count = DEPARTMENT_COUNT},
        .form = {STR("form"), STR("program"), STR("pack"), STR("fonts"),
                 STR("options"), STR("")},
        .basis = {&scene->form, 1},
    };
    for (size_t i = 0; i < DEPARTMENT_COUNT; i++) {
        struct str path = str_format(arena, "county/%s.yaml", names[i]);
        if (!file_exists(path))
            put(place, path.data, names[i]);
        scene->departments[i] = (struct department){
            .name = str_from(names[i]), .path = path, .at = {.file = path}};
    }
    scene->county.inputs = (struct inputs){.arena = arena, .hashes = true};
    inputs_add_file(&scene->county.inputs, STR("county/county.yaml"),
                    STR("all"));
    put(place, "county/county.yaml", "all");
    assert_true(
        result_folder_open(STR("out"), arena, place->log, &scene->folder));
    scene->cache = stat_cache_parse(STR(""), arena);
    bool good;
    scene->old =
        ledger_read(STR("out"), scene->cache, arena, place->log, &good);
    assert_true(good);
    scene->plan = plan_make(&scene->county, scene->old, &scene->basis, false,
                            STR("out"), scene->cache, arena);
    scene->ledger =
        ledger_new(&scene->county, scene->old, scene->plan, &scene->basis,
                   &scene->folder, scene->cache, arena);
}

void scene_end(struct scene *scene)
{
    result_folder_close(&scene->folder);
}

void scene_take(struct scene *scene, size_t index, const struct answer *answer,
                const struct diag_log *said)
{
    struct arena *lent = arena_new();
    struct pool_result result = {.outcome = POOL_ANSWERED,
                                 .answer = answer_pack(answer, said, lent)};
    ledger_take(scene->ledger, index, &result);
    arena_free(lent); /* nothing of it may be kept */
}

struct answer scene_made(struct scene *scene, const char *content, int revision)
{
    struct place *place = scene->place;
    struct answer answer = {
        .kind = ANSWER_MADE,
        .form = STR("form"),
        .content = STR("content"),
        .pdf = {hash_of(place, content), strlen(content), 1, STR("title"),
                STR("author"), revision},
    };
    assert_true(file_stage(scene->folder.work, str_from(content), place->arena,
                           place->log, &answer.staged));
    return answer;
}

void scene_run(struct place *place, const char *const *contents)
{
    struct scene scene;
    struct diag_log *nothing = diag_log_new(place->arena);
    scene_begin(&scene, place);
    for (size_t i = 0; i < DEPARTMENT_COUNT; i++) {
        if (contents[i] == NULL)
            continue;
        struct answer answer = scene_made(&scene, contents[i], 0);
        struct report_file file = {scene.departments[i].path,
                                   hash_of(place, &"a\0b\0c"[2 * i]), STR("")};
        answer.files = &file;
        answer.file_count = 1;
        scene_take(&scene, i, &answer, nothing);
    }
    assert_true(ledger_finish(scene.ledger, DIAG_ENGLISH, place->log));
    scene_end(&scene);
}

const struct manifest *scene_manifest(struct place *place)
{
    const struct manifest *manifest =
        manifest_parse(content_of(place, "out/manifest.json"),
                       STR("manifest.json"), place->arena, place->log);
    assert_non_null(manifest);
    return manifest;
}
