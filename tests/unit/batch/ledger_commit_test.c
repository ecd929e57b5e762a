/* SPDX-License-Identifier: MIT
 *
 * How reports come into the folder, and what the next batch finds there,
 * wherever this one was stopped.
 */
#include "ledger_case.h"

#include "batch/stat_cache.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- commits ---- */

/* Take in a PDF of department number index, as a correction if it is one. */
static void make(struct scene *scene, size_t index, const char *content,
                 int revision)
{
    struct answer answer = scene_made(scene, content, revision);
    answer.revises = revision != 0;
    answer.revision.revision =
        (struct revision){revision, STR("2024-03-05"), STR("reason")};
    scene_take(scene, index, &answer, diag_log_new(scene->place->arena));
}

static void finished_reports_get_their_names(void **state)
{
    struct place *place = *state;
    struct scene scene;
    scene_begin(&scene, place);
    make(&scene, 0, "pdf a", 0);
    make(&scene, 2, "pdf c", 0);
    assert_false(file_exists(STR("out/a.pdf")));
    assert_true(ledger_commit(scene.ledger, place->log));
    assert_str(content_of(place, "out/a.pdf"), "pdf a");
    assert_str(content_of(place, "out/c.pdf"), "pdf c");
    const struct report *made = ledger_report(scene.ledger, 0);
    assert_true(str_equal(made->pdf.sha256, hash_of(place, "pdf a")));
    assert_str(made->next.sha256, "");
    assert_true(str_equal(stat_cache_hash(scene.cache, STR("out/a.pdf")),
                          hash_of(place, "pdf a")));
    /* Nothing waits: nothing is written. */
    file_remove(STR("out/manifest.json"));
    assert_true(ledger_commit(scene.ledger, place->log));
    assert_false(file_exists(STR("out/manifest.json")));
    assert_int_equal(diag_count(place->log), 0);
    scene_end(&scene);
}

/* The one in the folder has the same bytes. */
static void a_report_that_was_not_staged_stays(void **state)
{
    struct place *place = *state;
    struct scene scene;
    struct stat before, after;
    scene_run(place, (const char *const[]){"pdf a", NULL, NULL});
    assert_int_equal(stat("out/a.pdf", &before), 0);
    scene_begin(&scene, place);
    struct answer answer = {.kind = ANSWER_MADE,
                            .form = STR("form"),
                            .content = STR("other"),
                            .pdf.sha256 = hash_of(place, "pdf a")};
    scene_take(&scene, 0, &answer, diag_log_new(place->arena));
    assert_true(ledger_finish(scene.ledger, DIAG_ENGLISH, place->log));
    assert_int_equal(stat("out/a.pdf", &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_str(scene_manifest(place)->reports[0].basis.content, "other");
    scene_end(&scene);
}

/* A PDF that cannot get its name costs itself alone. What the manifest says at
 * that moment shows that it was written before: both are about to come. */
static void the_manifest_is_written_first(void **state)
{
    struct place *place = *state;
    struct scene scene;
    put(place, "out/b.pdf/x", "in the way");
    scene_begin(&scene, place);
    make(&scene, 0, "pdf a", 0);
    make(&scene, 1, "pdf b", 0);
    make(&scene, 2, "pdf c", 0);
    assert_true(ledger_commit(scene.ledger, place->log));
    ledger_tell(scene.ledger, place->log);
    assert_string_equal(codes(place, place->log), "FILE_UNWRITABLE\n");
    const struct manifest *manifest = scene_manifest(place);
    for (size_t i = 0; i < DEPARTMENT_COUNT; i++) {
        assert_str(manifest->reports[i].pdf.sha256, "");
        assert_true(manifest->reports[i].next.sha256.length != 0);
        bool failed = i == 1;
        assert_int_equal(ledger_result(scene.ledger, i),
                         failed ? LEDGER_FAILED : LEDGER_RENDERED);
        assert_int_equal(ledger_report(scene.ledger, i)->state,
                         failed ? REPORT_FAILED : REPORT_DONE);
    }
    assert_str(content_of(place, "out/b.pdf/x"), "in the way");
    assert_str(content_of(place, "out/c.pdf"), "pdf c");
    /* Killed now, the next batch finds out what came. */
    bool good;
    const struct manifest *settled =
        ledger_read(STR("out"), stat_cache_parse(STR(""), place->arena),
                    place->arena, place->log, &good);
    assert_int_equal(settled->reports[0].state, REPORT_DONE);
    assert_int_equal(settled->reports[1].state, REPORT_UNTRIED);
    assert_int_equal(settled->reports[2].state, REPORT_DONE);
    /* And if not, it is told. */
    assert_true(ledger_finish(scene.ledger, DIAG_ENGLISH, place->log));
    manifest = scene_manifest(place);
    assert_int_equal(manifest->reports[1].state, REPORT_FAILED);
    assert_str(manifest->reports[1].findings[0].code, "FILE_UNWRITABLE");
    assert_str(manifest->reports[1].next.sha256, "");
    assert_str(manifest->reports[1].pdf.sha256, "");
    scene_end(&scene);
}

static void without_the_manifest_nothing_is_named(void **state)
{
    struct place *place = *state;
    struct scene scene;
    scene_run(place, (const char *const[]){"old a", NULL, NULL});
    put(place, "county/a.yaml", "other");
    scene_begin(&scene, place);
    make(&scene, 0, "new a", 0);
    file_remove(STR("out/manifest.json"));
    put(place, "out/manifest.json/x", "in the way");
    assert_false(ledger_commit(scene.ledger, place->log));
    assert_string_equal(codes(place, place->log), "FILE_UNWRITABLE\n");
    assert_str(content_of(place, "out/a.pdf"), "old a");
    assert_false(ledger_finish(scene.ledger, DIAG_ENGLISH, place->log));
    assert_str(content_of(place, "out/a.pdf"), "old a");
    scene_end(&scene);
}

static int commit_on_a_full_disk(struct place *place)
{
    struct scene scene;
    struct rlimit limit = {100, 100};
    signal(SIGXFSZ, SIG_IGN);
    scene_begin(&scene, place);
    make(&scene, 0, "new a", 0);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 99;
    bool committed = ledger_commit(scene.ledger, place->log);
    bool finished = ledger_finish(scene.ledger, DIAG_ENGLISH, place->log);
    scene_end(&scene);
    return committed || finished ? 98 : diag_exit_code(place->log);
}

static void a_full_disk_leaves_all_as_it_was(void **state)
{
    struct place *place = *state;
    scene_run(place, (const char *const[]){"old a", "old b", NULL});
    put(place, "county/a.yaml", "other");
    struct str before = content_of(place, "out/manifest.json");
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(commit_on_a_full_disk(place));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 3);
    assert_str(content_of(place, "out/a.pdf"), "old a");
    assert_true(str_equal(content_of(place, "out/manifest.json"), before));
}

static void corrections_are_kept_if_they_are_made(void **state)
{
    struct place *place = *state;
    struct scene scene;
    scene_run(place, (const char *const[]){"pdf a", "pdf b", "pdf c"});
    for (int number = 1; number <= 2; number++) {
        scene_begin(&scene, place);
        make(&scene, 0, number == 1 ? "first a" : "second a", number);
        make(&scene, 1, number == 1 ? "first b" : "second b", number);
        if (number == 2) {
            file_remove(STR("out/b.pdf"));
            put(place, "out/b.pdf/x", "in the way");
        }
        assert_true(ledger_finish(scene.ledger, DIAG_ENGLISH, place->log));
        scene_end(&scene);
    }
    const struct report *reports = scene_manifest(place)->reports;
    assert_int_equal(reports[0].revision_count, 2);
    assert_int_equal(reports[0].revisions[1].revision.number, 2);
    assert_int_equal(reports[0].pdf.revision, 2);
    assert_int_equal(reports[1].revision_count, 1);
    assert_int_equal(reports[1].pdf.revision, 1);
    assert_int_equal(reports[2].revision_count, 0);
}

/* A manifest that somebody changed: a correction that no history has. */
static void a_number_without_a_history_is_borne(void **state)
{
    struct place *place = *state;
    struct scene scene;
    struct report old = {.name = STR("a"),
                         .state = REPORT_FAILED,
                         .pdf = {.sha256 = STR("x"), .revision = 1}};
    struct manifest manifest = {.reports = &old, .report_count = 1};
    assert_true(file_make_folder(STR("out/a.pdf"), place->log));
    FILE *out = fopen("out/manifest.json", "w");
    manifest_write(&manifest, out);
    fclose(out);
    scene_begin(&scene, place);
    make(&scene, 0, "pdf", 0);
    assert_true(ledger_finish(scene.ledger, DIAG_ENGLISH, place->log));
    assert_int_equal(scene_manifest(place)->reports[0].revision_count, 0);
    scene_end(&scene);
}

static void the_end_writes_all_and_nothing_twice(void **state)
{
    struct place *place = *state;
    static const char *const files[] = {"out/manifest.json", "out/index.html",
                                        "out/summary.json", "out/summary.csv",
                                        "out/a.pdf"};
    struct stat before[5], after;
    scene_run(place, (const char *const[]){"pdf a", "pdf b", "pdf c"});
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(stat(files[i], &before[i]), 0);
    scene_run(place, (const char *const[]){NULL, NULL, NULL});
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(stat(files[i], &after), 0);
        assert_int_equal(before[i].st_ino, after.st_ino);
    }
    /* A page that somebody changed is put right. */
    put(place, "out/index.html", "x");
    scene_run(place, (const char *const[]){NULL, NULL, NULL});
    assert_true(content_of(place, "out/index.html").length > 100);
    assert_int_equal(diag_count(place->log), 0);
}

/* ---- what a batch that was killed has left ---- */

static void write_killed(struct place *place, int old_revision)
{
    static const struct report_revision revisions[] = {
        {.revision = {1, STR_INIT("d1"), STR_INIT("r1")}},
        {.revision = {2, STR_INIT("d2"), STR_INIT("r2")}},
    };
    struct report report = {
        .name = STR("a"),
        .state = REPORT_DONE,
        .pdf = {.sha256 = hash_of(place, "old"), .revision = old_revision},
        .next = {.sha256 = hash_of(place, "new"),
                 .pages = 7,
                 .revision = old_revision + 1},
        .revisions = revisions,
        .revision_count = (size_t)old_revision + 1};
    struct manifest manifest = {.reports = &report, .report_count = 1};
    FILE *out = fopen("out/manifest.json", "w");
    manifest_write(&manifest, out);
    fclose(out);
}

static void the_folder_tells_what_came(void **state)
{
    struct place *place = *state;
    static const char *const contents[] = {"old", "new", "neither", NULL};
    assert_true(file_make_folder(STR("out"), place->log));
    for (int old_revision = 0; old_revision < 2; old_revision++) {
        for (size_t i = 0; i < 4; i++) {
            file_remove(STR("out/a.pdf"));
            if (contents[i] != NULL)
                put(place, "out/a.pdf", contents[i]);
            write_killed(place, old_revision);
            bool good = false, came = i == 1;
            const struct manifest *manifest =
                ledger_read(STR("out"), stat_cache_parse(STR(""), place->arena),
                            place->arena, place->log, &good);
            assert_true(good);
            const struct report *settled = &manifest->reports[0];
            assert_str(settled->next.sha256, "");
            assert_true(str_equal(settled->pdf.sha256,
                                  hash_of(place, came ? "new" : "old")));
            assert_int_equal(settled->pdf.pages, came ? 7 : 0);
            assert_int_equal(settled->state,
                             came ? REPORT_DONE : REPORT_UNTRIED);
            assert_int_equal(settled->revision_count, old_revision + came);
            assert_int_equal(report_revision(settled).number,
                             old_revision + came);
        }
    }
    assert_int_equal(diag_count(place->log), 0);
}

static void manifests_that_are_none(void **state)
{
    struct place *place = *state;
    struct stat_cache *cache = stat_cache_parse(STR(""), place->arena);
    bool good = false;
    assert_null(
        ledger_read(STR("out"), cache, place->arena, place->log, &good));
    assert_true(good);
    put(place, "out/manifest.json", "{\"reports\": [");
    assert_null(
        ledger_read(STR("out"), cache, place->arena, place->log, &good));
    assert_false(good);
    assert_int_equal(diag_count(place->log), 1);
    assert_int_equal(diag_lookup(place->log, 0)->code, DIAG_MANIFEST_BROKEN);
    clear_log(place);
    file_remove(STR("out/manifest.json"));
    assert_true(file_make_folder(STR("out/manifest.json"), place->log));
    good = true;
    assert_null(
        ledger_read(STR("out"), cache, place->arena, place->log, &good));
    assert_false(good);
    assert_string_equal(codes(place, place->log), "FILE_UNREADABLE\n");
}

int ledger_commit_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(finished_reports_get_their_names),
        IN_PLACE(a_report_that_was_not_staged_stays),
        IN_PLACE(the_manifest_is_written_first),
        IN_PLACE(without_the_manifest_nothing_is_named),
        IN_PLACE(a_full_disk_leaves_all_as_it_was),
        IN_PLACE(corrections_are_kept_if_they_are_made),
        IN_PLACE(a_number_without_a_history_is_borne),
        IN_PLACE(the_end_writes_all_and_nothing_twice),
        IN_PLACE(the_folder_tells_what_came),
        IN_PLACE(manifests_that_are_none),
    };
    return cmocka_run_group_tests_name("ledger_commit", tests, NULL, NULL);
}
