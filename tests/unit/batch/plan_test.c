/* SPDX-License-Identifier: MIT
 *
 * What must be made, and why.
 */
#include "place.h"

#include "batch/plan.h"
#include "batch/stat_cache.h"

#include <stdio.h>
#include <string.h>

/* A county of one department and all that is known of its report: nothing is to
 * be done. Each test changes something. */
struct scene {
    struct place *place;
    struct department department;
    struct county county;
    struct report_file files[2];
    struct report_finding finding;
    struct report report;
    struct manifest manifest;
    struct report_basis basis;
    struct plan_basis today;
    bool force;
};

static void set_scene(struct scene *scene, struct place *place)
{
    put(place, "c/a.yaml", "a");
    put(place, "c/rows.csv", "rows");
    put(place, "out/a.pdf", "pdf");
    *scene = (struct scene){
        .place = place,
        .department = {.name = STR("a"), .path = STR("c/a.yaml")},
        .county = {.folder = STR("c"), .department_count = 1},
        .files = {{STR("a.yaml"), hash_of(place, "a"), STR("")},
                  {STR("rows.csv"), hash_of(place, "rows"), STR("")}},
        .finding = {.code = STR("CHECK_DOUBT")},
        .report = {.name = STR("a"),
                   .path = STR("a.yaml"),
                   .state = REPORT_DONE,
                   .basis = {STR("form"), STR("program"), STR("pack"),
                             STR("fonts"), STR("options"), STR("content")},
                   .file_count = 2,
                   .finding_count = 1,
                   .pdf = {.sha256 = hash_of(place, "pdf")}},
        .manifest = {.report_count = 1},
        .basis = {STR("form"), STR("program"), STR("pack"), STR("fonts"),
                  STR("options"), STR("")},
        .today = {.count = 1},
    };
    scene->county.departments = &scene->department;
    scene->report.files = scene->files;
    scene->report.findings = &scene->finding;
    scene->manifest.reports = &scene->report;
    scene->today.items = &scene->basis;
}

static struct plan_item plan(struct scene *scene)
{
    struct arena *arena = scene->place->arena;
    return plan_make(&scene->county, &scene->manifest, &scene->today,
                     scene->force, STR("out"), stat_cache_parse(STR(""), arena),
                     arena)[0];
}

static void assert_reason(struct scene *scene, enum plan_reason reason)
{
    struct plan_item item = plan(scene);
    if (item.reason != reason)
        fail_msg("%s instead of %s", plan_reason_word(item.reason),
                 plan_reason_word(reason));
    assert_int_equal(item.file.length != 0, reason == PLAN_INPUT);
}

static void nothing_is_to_be_done(void **state)
{
    struct scene scene;
    set_scene(&scene, *state);
    assert_reason(&scene, PLAN_CURRENT);
    struct plan_item item = plan(&scene);
    assert_ptr_equal(item.department, &scene.department);
    assert_ptr_equal(item.old, &scene.report);
}

/* Each change alone, and all before it: the last that was made is the reason,
 * since they come in the order of their weight. */
static void change(struct scene *scene, enum plan_reason reason)
{
    struct place *place = scene->place;
    switch (reason) {
    case PLAN_CURRENT:
        return;
    case PLAN_INPUT:
        put(place, "c/rows.csv", "other rows");
        return;
    case PLAN_SYSTEM_FONT:
        scene->finding.code = STR("FONT_OF_SYSTEM");
        return;
    case PLAN_OPTIONS:
        scene->basis.options = STR("allow-errors");
        return;
    case PLAN_FONTS:
        scene->basis.fonts = STR("other fonts");
        return;
    case PLAN_PROGRAM:
        scene->basis.program = STR("other program");
        return;
    case PLAN_PACK:
        scene->basis.pack = STR("other pack");
        return;
    case PLAN_PDF_CHANGED:
        put(place, "out/a.pdf", "other pdf");
        return;
    case PLAN_PDF_MISSING:
        file_remove(STR("out/a.pdf"));
        return;
    case PLAN_RETRY:
        scene->report.state = REPORT_CRASHED;
        return;
    case PLAN_FORCED:
        scene->force = true;
        return;
    case PLAN_NEW:
        scene->manifest.report_count = 0;
        return;
    }
}

static const enum plan_reason by_weight[] = {
    PLAN_INPUT,   PLAN_SYSTEM_FONT, PLAN_OPTIONS,     PLAN_FONTS,
    PLAN_PROGRAM, PLAN_PACK,        PLAN_PDF_CHANGED, PLAN_PDF_MISSING,
    PLAN_RETRY,   PLAN_FORCED,      PLAN_NEW};

enum { REASON_COUNT = sizeof by_weight / sizeof *by_weight };

static void each_reason_alone(void **state)
{
    for (size_t i = 0; i < REASON_COUNT; i++) {
        struct scene scene;
        set_scene(&scene, *state);
        change(&scene, by_weight[i]);
        assert_reason(&scene, by_weight[i]);
    }
}

static void the_weightiest_reason_is_told(void **state)
{
    struct scene scene;
    set_scene(&scene, *state);
    for (size_t i = 0; i < REASON_COUNT; i++) {
        change(&scene, by_weight[i]);
        assert_reason(&scene, by_weight[i]);
    }
}

static void the_first_file_that_changed_is_told(void **state)
{
    struct place *place = *state;
    struct scene scene;
    set_scene(&scene, place);
    file_remove(STR("c/rows.csv"));
    assert_str(plan(&scene).file, "rows.csv");
    put(place, "c/a.yaml", "b");
    assert_str(plan(&scene).file, "a.yaml");
    put(place, "c/a.yaml", "a");
    put(place, "c/rows.csv", "rows"); /* as it was, if not the same file */
    assert_reason(&scene, PLAN_CURRENT);
    /* Files that lie elsewhere. */
    put(place, "shared.csv", "shared");
    scene.files[1] = (struct report_file){STR("../shared.csv"),
                                          hash_of(place, "shared"), STR("")};
    assert_reason(&scene, PLAN_CURRENT);
    put(place, "shared.csv", "x");
    assert_str(plan(&scene).file, "../shared.csv");
    scene.files[1].path =
        file_join(place->arena, place->folder, STR("shared.csv"));
    scene.files[1].sha256 = hash_of(place, "x");
    assert_reason(&scene, PLAN_CURRENT);
}

/* The county lies elsewhere, with all that is in it. */
static void a_county_that_moved_is_the_same(void **state)
{
    struct place *place = *state;
    struct scene scene;
    set_scene(&scene, place);
    assert_int_equal(rename("c", "moved"), 0);
    assert_str(plan(&scene).file, "a.yaml");
    scene.county.folder = STR("moved");
    scene.department.path = STR("moved/a.yaml");
    assert_reason(&scene, PLAN_CURRENT);
    scene.county.folder = file_join(place->arena, place->folder, STR("moved"));
    scene.department.path =
        file_join(place->arena, scene.county.folder, STR("a.yaml"));
    assert_reason(&scene, PLAN_CURRENT);
}

/* A description that moved, though no file that was read changed. */
static void a_description_that_moved_is_read(void **state)
{
    struct place *place = *state;
    struct scene scene;
    set_scene(&scene, place);
    put(place, "c/a/a.yaml", "a");
    scene.department.path = STR("c/a/a.yaml");
    assert_str(plan(&scene).file, "a/a.yaml");
}

static void states_of_the_last_try(void **state)
{
    static const struct {
        enum report_state state;
        bool has_pdf;
        enum plan_reason reason;
    } cases[] = {
        {REPORT_UNTRIED, false, PLAN_NEW},
        {REPORT_UNTRIED, true, PLAN_RETRY},
        {REPORT_FAILED, false, PLAN_RETRY},
        {REPORT_FAILED, true, PLAN_RETRY},
        {REPORT_CRASHED, true, PLAN_RETRY},
        {REPORT_TIMED_OUT, false, PLAN_RETRY},
        {REPORT_OUT_OF_MEMORY, true, PLAN_RETRY},
        {REPORT_GONE, true, PLAN_NEW}, /* it comes back: nothing failed */
        {REPORT_DONE, true, PLAN_CURRENT},
        {REPORT_DONE, false, PLAN_PDF_CHANGED}, /* by hand, the manifest too */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scene scene;
        set_scene(&scene, *state);
        scene.report.state = cases[i].state;
        if (!cases[i].has_pdf)
            scene.report.pdf.sha256 = STR("");
        assert_reason(&scene, cases[i].reason);
    }
}

static void forms_go_by_their_own_basis(void **state)
{
    struct scene scene;
    set_scene(&scene, *state);
    struct report_basis both[] = {scene.basis, scene.basis};
    both[0].form = STR("other");
    both[0].pack = STR("other pack");
    scene.today = (struct plan_basis){both, 2};
    assert_reason(&scene, PLAN_CURRENT);
    scene.today.count = 1; /* its form is not there any more */
    assert_reason(&scene, PLAN_PACK);
}

/* Reports are found by their names, wherever they stand. */
static void items_stand_in_the_order_of_the_county(void **state)
{
    struct scene scene;
    set_scene(&scene, *state);
    struct department departments[] = {scene.department, scene.department,
                                       scene.department};
    departments[0].name = STR("new");
    departments[2].name = STR("b");
    struct report reports[] = {scene.report, scene.report, scene.report};
    reports[0].name = STR("b");
    reports[0].state = REPORT_FAILED;
    reports[1].name = STR("not listed");
    scene.county.departments = departments;
    scene.county.department_count = 3;
    scene.manifest = (struct manifest){STR(""), reports, 3};
    struct arena *arena = scene.place->arena;
    const struct plan_item *items =
        plan_make(&scene.county, &scene.manifest, &scene.today, false,
                  STR("out"), stat_cache_parse(STR(""), arena), arena);
    static const enum plan_reason reasons[] = {PLAN_NEW, PLAN_CURRENT,
                                               PLAN_RETRY};
    const struct report *const old[] = {NULL, &reports[2], &reports[0]};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(items[i].reason, reasons[i]);
        assert_ptr_equal(items[i].old, old[i]);
        assert_ptr_equal(items[i].department, &departments[i]);
    }
    items = plan_make(&scene.county, NULL, &scene.today, false, STR("out"),
                      stat_cache_parse(STR(""), arena), arena);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(items[i].reason, PLAN_NEW);
}

static void reasons_have_words(void **state)
{
    struct place *place = *state;
    for (int i = 0; i <= PLAN_INPUT; i++) {
        struct plan_item item = {.reason = (enum plan_reason)i,
                                 .file = STR("甲.csv")};
        for (int k = 0; k < i; k++)
            assert_string_not_equal(plan_reason_word((enum plan_reason)k),
                                    plan_reason_word((enum plan_reason)i));
        for (int language = 0; language < 2; language++) {
            struct str text = plan_reason_text(
                &item, (enum diag_language)language, place->arena);
            assert_true(text.length > 0);
            assert_int_equal(str_find(text, STR("甲.csv"), 0) != SIZE_MAX,
                             i == PLAN_INPUT);
        }
    }
}

int plan_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(nothing_is_to_be_done),
        IN_PLACE(each_reason_alone),
        IN_PLACE(the_weightiest_reason_is_told),
        IN_PLACE(the_first_file_that_changed_is_told),
        IN_PLACE(a_county_that_moved_is_the_same),
        IN_PLACE(a_description_that_moved_is_read),
        IN_PLACE(states_of_the_last_try),
        IN_PLACE(forms_go_by_their_own_basis),
        IN_PLACE(items_stand_in_the_order_of_the_county),
        IN_PLACE(reasons_have_words),
    };
    return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
