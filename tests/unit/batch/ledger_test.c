/* SPDX-License-Identifier: MIT
 *
 * What becomes of the answers of workers.
 */
#include "ledger_case.h"

#include "batch/stat_cache.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static const struct report *report(const struct scene *scene, size_t index)
{
    return ledger_report(scene->ledger, index);
}

static void a_ledger_begins_with_the_last_batch(void **state)
{
    struct place *place = *state;
    struct scene scene;
    scene_begin(&scene, place);
    assert_null(scene.old);
    for (size_t i = 0; i < DEPARTMENT_COUNT; i++) {
        assert_int_equal(ledger_result(scene.ledger, i), LEDGER_UNTRIED);
        assert_int_equal(report(&scene, i)->state, REPORT_UNTRIED);
        assert_true(
            str_equal(report(&scene, i)->name, scene.departments[i].name));
    }
    assert_str(report(&scene, 1)->path, "b.yaml");
    scene_end(&scene);
    scene_run(place, (const char *const[]){"pdf a", NULL, "pdf c"});
    file_remove(STR("out/c.pdf"));
    scene_begin(&scene, place);
    static const enum ledger_result results[] = {
        LEDGER_UNCHANGED, LEDGER_UNTRIED, LEDGER_UNTRIED};
    for (size_t i = 0; i < DEPARTMENT_COUNT; i++)
        assert_int_equal(ledger_result(scene.ledger, i), results[i]);
    assert_int_equal(report(&scene, 0)->state, REPORT_DONE);
    assert_int_equal(report(&scene, 1)->state, REPORT_UNTRIED);
    assert_true(
        str_equal(report(&scene, 2)->pdf.sha256, hash_of(place, "pdf c")));
    assert_false(ledger_is_full(scene.ledger));
    assert_int_equal(ledger_gone_count(scene.ledger), 0);
    assert_int_equal(diag_count(place->log), 0);
    scene_end(&scene);
}

/* What a worker says of a department: a warning, and an error. */
static struct diag_log *said_of(struct place *place, bool wrong)
{
    struct diag_log *said = diag_log_new(place->arena);
    diag_add(said, DIAG_PACK_ADVICE,
             ((struct position){STR("county/b.yaml"), 3, 4, STR("")}),
             STR("advice"));
    diag_add(said, DIAG_PACK_ADVICE,
             ((struct position){STR("/x/layouts/y/layouts/hebei/pack.lua"), 1,
                                0, STR("")}),
             STR("other advice"));
    if (wrong)
        diag_add(said, DIAG_FILE_EMPTY,
                 ((struct position){STR("/else/x.csv"), 1, 2, STR("")}),
                 STR("x"));
    return said;
}

static void a_report_that_was_made(void **state)
{
    struct place *place = *state;
    struct scene scene;
    scene_begin(&scene, place);
    struct answer answer = scene_made(&scene, "pdf", 0);
    struct report_file files[] = {
        {STR("county/b.yaml"), STR("f1"), STR("p1")},
        {STR("county/county.yaml"), STR(""), STR("p2")}, /* given values */
        {STR("/else/x.csv"), STR("f3"), STR("")}};
    answer.files = files;
    answer.file_count = 3;
    scene_take(&scene, 1, &answer, said_of(place, false));
    const struct report *made = report(&scene, 1);
    /* Its PDF waits for its name. */
    assert_int_equal(ledger_result(scene.ledger, 1), LEDGER_UNTRIED);
    assert_int_equal(made->state, REPORT_DONE);
    assert_str(made->pdf.sha256, "");
    assert_true(str_equal(made->next.sha256, hash_of(place, "pdf")));
    assert_str(made->basis.pack, "pack");
    assert_str(made->basis.content, "content");
    static const char *const paths[] = {"county.yaml", "b.yaml", "/else/x.csv"};
    static const char *const places[] = {"p2", "p1", ""};
    assert_int_equal(made->file_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_true(str_equal(made->files[i].path, str_from(paths[i])));
        assert_true(str_equal(made->files[i].places, str_from(places[i])));
    }
    assert_true(str_equal(made->files[0].sha256, hash_of(place, "all")));
    assert_int_equal(made->finding_count, 2);
    assert_str(made->findings[0].at.file, "b.yaml");
    assert_str(made->findings[1].at.file, "layouts/hebei/pack.lua");
    assert_str(made->findings[0].severity, "warning");
    ledger_tell(scene.ledger, place->log);
    assert_int_equal(diag_count(place->log), 0); /* warnings: on the page */
    scene_end(&scene);
}

static void a_report_that_failed(void **state)
{
    struct place *place = *state;
    struct scene scene;
    scene_run(place, (const char *const[]){"pdf a", "pdf b", "pdf c"});
    put(place, "county/b.yaml", "other");
    scene_begin(&scene, place);
    struct answer answer = {.kind = ANSWER_FAILED};
    scene_take(&scene, 1, &answer, said_of(place, true));
    const struct report *failed = report(&scene, 1);
    assert_int_equal(ledger_result(scene.ledger, 1), LEDGER_FAILED);
    assert_int_equal(failed->state, REPORT_FAILED);
    assert_int_equal(failed->finding_count, 3);
    assert_true(str_equal(failed->pdf.sha256, hash_of(place, "pdf b")));
    assert_str(failed->next.sha256, "");
    assert_str(failed->basis.form, "form"); /* of the PDF */
    /* All is told, as it was opened. */
    ledger_tell(scene.ledger, place->log);
    assert_string_equal(codes(place, place->log),
                        "PACK_ADVICE county/b.yaml:3:4\n"
                        "PACK_ADVICE /x/layouts/y/layouts/hebei/pack.lua:1\n"
                        "FILE_EMPTY /else/x.csv:1:2\n");
    scene_end(&scene);
}

static void a_report_that_stays(void **state)
{
    struct place *place = *state;
    struct scene scene;
    scene_run(place, (const char *const[]){"pdf a", "pdf b", "pdf c"});
    put(place, "county/b.yaml", "b # comment");
    scene_begin(&scene, place);
    assert_int_equal(scene.plan[1].reason, PLAN_INPUT);
    struct report_file file = {STR("county/b.yaml"),
                               hash_of(place, "b # comment"), STR("p")};
    struct answer answer = {
        .kind = ANSWER_SAME, .files = &file, .file_count = 1};
    scene_take(&scene, 1, &answer, diag_log_new(place->arena));
    assert_int_equal(ledger_result(scene.ledger, 1), LEDGER_UNCHANGED);
    assert_int_equal(report(&scene, 1)->state, REPORT_DONE);
    assert_str(report(&scene, 1)->basis.content, "content");
    assert_true(ledger_finish(scene.ledger, DIAG_ENGLISH, place->log));
    scene_end(&scene);
    scene_begin(&scene, place);
    assert_int_equal(scene.plan[1].reason, PLAN_CURRENT);
    scene_end(&scene);
}

static void a_dry_run_only_wants(void **state)
{
    struct place *place = *state;
    struct scene scene;
    scene_begin(&scene, place);
    struct answer answer = {.kind = ANSWER_WANTED};
    scene_take(&scene, 0, &answer, diag_log_new(place->arena));
    ledger_want(scene.ledger, 2);
    static const enum ledger_result results[] = {
        LEDGER_RENDERED, LEDGER_UNTRIED, LEDGER_RENDERED};
    for (size_t i = 0; i < DEPARTMENT_COUNT; i++) {
        assert_int_equal(ledger_result(scene.ledger, i), results[i]);
        assert_int_equal(report(&scene, i)->state, REPORT_UNTRIED);
    }
    assert_true(ledger_commit(scene.ledger, place->log));
    assert_false(file_exists(STR("out/manifest.json")));
    scene_end(&scene);
}

/* The folder takes no more: the report stays as it was, the batch stops. */
static void a_folder_that_is_full(void **state)
{
    struct place *place = *state;
    struct scene scene;
    scene_run(place, (const char *const[]){"pdf a", "pdf b", NULL});
    put(place, "county/b.yaml", "other");
    scene_begin(&scene, place);
    struct diag_log *said = diag_log_new(place->arena);
    diag_add(said, DIAG_FILE_UNWRITABLE, NOWHERE, STR("out"), STR("full"));
    struct answer answer = {.kind = ANSWER_UNWRITABLE,
                            .pdf.sha256 = STR("new")};
    scene_take(&scene, 1, &answer, said);
    assert_true(ledger_is_full(scene.ledger));
    assert_int_equal(ledger_result(scene.ledger, 1), LEDGER_UNTRIED);
    assert_int_equal(report(&scene, 1)->state, REPORT_DONE);
    assert_str(report(&scene, 1)->next.sha256, "");
    ledger_tell(scene.ledger, place->log);
    assert_string_equal(codes(place, place->log), "FILE_UNWRITABLE\n");
    assert_true(ledger_finish(scene.ledger, DIAG_ENGLISH, place->log));
    scene_end(&scene);
    scene_begin(&scene, place);
    assert_int_equal(scene.plan[1].reason, PLAN_INPUT);
    scene_end(&scene);
}

static void deaths_of_workers(void **state)
{
    struct place *place = *state;
    static const struct {
        struct pool_result result;
        enum report_state state;
        const char *code;
        const char *words; /* of the message */
    } cases[] = {
        {{.outcome = POOL_CRASHED,
          .signal = SIGSEGV,
          .complaint = STR_INIT("first\n last words \n\n")},
         REPORT_CRASHED,
         "REPORT_CRASHED",
         "(signal 11): last words"},
        {{.outcome = POOL_CRASHED, .code = 7},
         REPORT_CRASHED,
         "REPORT_CRASHED",
         "(exit code 7)"},
        {{.outcome = POOL_TIMED_OUT},
         REPORT_TIMED_OUT,
         "REPORT_TIMED_OUT",
         "“b”"},
        {{.outcome = POOL_OUT_OF_MEMORY},
         REPORT_OUT_OF_MEMORY,
         "REPORT_OUT_OF_MEMORY",
         "“b”"},
        {{.outcome = POOL_ANSWERED, .answer = STR_INIT("nonsense")},
         REPORT_CRASHED,
         "REPORT_CRASHED",
         ""},
        {{.outcome = POOL_ANSWERED}, REPORT_CRASHED, "REPORT_CRASHED", ""},
    };
    scene_run(place, (const char *const[]){"pdf a", "pdf b", "pdf c"});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        scene_begin(&scene, place);
        clear_log(place);
        ledger_take(scene.ledger, 1, &cases[i].result);
        ledger_tell(scene.ledger, place->log);
        assert_int_equal(ledger_result(scene.ledger, 1), LEDGER_FAILED);
        const struct report *dead = report(&scene, 1);
        assert_int_equal(dead->state, cases[i].state);
        assert_true(str_equal(dead->pdf.sha256, hash_of(place, "pdf b")));
        assert_int_equal(dead->finding_count, 1);
        assert_str(dead->findings[0].at.file, "b.yaml");
        assert_true(str_equal(dead->findings[0].code, str_from(cases[i].code)));
        assert_int_equal(diag_count(place->log), 1);
        const struct diag *told = diag_lookup(place->log, 0);
        assert_str(told->at.file, "county/b.yaml");
        const char *message = str_c(place->arena, told->message[DIAG_ENGLISH]);
        if (strstr(message, cases[i].words) == NULL)
            fail_msg("“%s” is not in: %s", cases[i].words, message);
        scene_end(&scene);
    }
}

static void what_the_county_does_not_list_any_more(void **state)
{
    struct place *place = *state;
    struct scene scene;
    scene_run(place, (const char *const[]){"pdf a", "pdf b", "pdf c"});
    scene_begin(&scene, place);
    /* A dry run has a folder that is only named. */
    struct result_folder named;
    result_folder_name(STR("out/"), place->arena, &named);
    for (size_t listed = 0; listed <= DEPARTMENT_COUNT; listed++) {
        scene.county.department_count = listed;
        scene.ledger =
            ledger_new(&scene.county, scene.old, scene.plan, &scene.basis,
                       listed % 2 == 0 ? &named : &scene.folder, scene.cache,
                       place->arena);
        assert_int_equal(ledger_gone_count(scene.ledger), 3 - listed);
        for (size_t i = listed; i < DEPARTMENT_COUNT; i++) {
            const struct report *gone = ledger_gone(scene.ledger, i - listed);
            assert_int_equal(gone->state, REPORT_GONE);
            assert_true(str_equal(gone->name, scene.departments[i].name));
        }
    }
    scene.county.department_count = 1;
    file_remove(STR("out/b.pdf")); /* nothing is left to be told */
    scene.ledger =
        ledger_new(&scene.county, scene.old, scene.plan, &scene.basis,
                   &scene.folder, scene.cache, place->arena);
    assert_int_equal(ledger_gone_count(scene.ledger), 1);
    assert_true(ledger_finish(scene.ledger, DIAG_ENGLISH, place->log));
    const struct manifest *manifest = scene_manifest(place);
    assert_int_equal(manifest->report_count, 2);
    assert_str(manifest->reports[1].name, "c");
    assert_int_equal(manifest->reports[1].state, REPORT_GONE);
    assert_true(file_exists(STR("out/c.pdf")));
    scene_end(&scene);
    /* It comes back, with what was known of it. */
    scene_begin(&scene, place);
    assert_int_equal(scene.plan[2].reason, PLAN_NEW);
    assert_true(
        str_equal(report(&scene, 2)->pdf.sha256, hash_of(place, "pdf c")));
    assert_int_equal(ledger_gone_count(scene.ledger), 0);
    scene_end(&scene);
}

int ledger_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(a_ledger_begins_with_the_last_batch),
        IN_PLACE(a_report_that_was_made),
        IN_PLACE(a_report_that_failed),
        IN_PLACE(a_report_that_stays),
        IN_PLACE(a_dry_run_only_wants),
        IN_PLACE(a_folder_that_is_full),
        IN_PLACE(deaths_of_workers),
        IN_PLACE(what_the_county_does_not_list_any_more),
    };
    return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}
