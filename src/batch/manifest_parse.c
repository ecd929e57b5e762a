/* SPDX-License-Identifier: MIT
 *
 * The manifest out of JSON, by jansson.
 *
 * Nobody but this program writes one, so the first thing that is not as it
 * writes it makes all of it doubtful: an unknown member as well as a missing
 * one. Whoever reads goes on with empty values; the end asks whether all was
 * well.
 */
#include "batch/manifest_private.h"

#include "base/arena.h"

#include <jansson.h>

#include <limits.h>
#include <stdlib.h>

struct reading {
    struct arena *arena;
    struct diag_log *log;
    struct position at;
    bool broken;
};

/* An object of the file, and where it stands: for the message. */
struct object {
    struct reading *reading;
    const struct object *parent; /* NULL: the whole file */
    const char *key;             /* its name in the parent */
    size_t index;                /* in a list of that name, or SIZE_MAX */
    const json_t *json;          /* NULL if it is none */
    size_t used;                 /* members that were asked for and found */
};

/* "reports[3].pdf." */
static void add_place(struct builder *out, const struct object *object)
{
    if (object->parent == NULL)
        return;
    add_place(out, object->parent);
    builder_format(out, "%s", object->key);
    if (object->index != SIZE_MAX)
        builder_format(out, "[%zu]", object->index);
    builder_add(out, STR("."));
}

static void refuse(struct reading *reading, struct str why)
{
    if (!reading->broken)
        diag_add(reading->log, DIAG_MANIFEST_BROKEN, reading->at, why);
    reading->broken = true;
}

/* Refuse a member, or the whole object if key is "". */
static void refuse_member(struct object *object, const char *key)
{
    struct reading *reading = object->reading;
    if (reading->broken)
        return;
    struct builder place = {.arena = reading->arena};
    add_place(&place, object);
    builder_format(&place, "%s", key);
    struct str text = builder_str(&place);
    if (str_ends(text, STR(".")))
        text = str_slice(text, 0, text.length - 1);
    refuse(
        reading,
        diag_both(reading->arena,
                  str_format(reading->arena, "“%.*s”缺失或有误", STR_FMT(text)),
                  str_format(reading->arena, "“%.*s” is missing or wrong",
                             STR_FMT(text))));
}

enum need { NEEDED, OPTIONAL };

static const json_t *member(struct object *object, const char *key,
                            enum need need)
{
    const json_t *value =
        object->json == NULL ? NULL : json_object_get(object->json, key);
    if (value != NULL)
        object->used++;
    else if (need == NEEDED)
        refuse_member(object, key);
    return value;
}

static struct str text(struct object *object, const char *key, enum need need)
{
    const json_t *value = member(object, key, need);
    if (value == NULL)
        return STR("");
    if (!json_is_string(value)) {
        refuse_member(object, key);
        return STR("");
    }
    return str_copy(
        object->reading->arena,
        (struct str){json_string_value(value), json_string_length(value)});
}

/* 0 to most. */
static size_t whole(struct object *object, const char *key, const json_t *value,
                    size_t most)
{
    if (value == NULL)
        return 0;
    json_int_t number = json_is_integer(value) ? json_integer_value(value) : -1;
    if (number < 0 || (unsigned long long)number > most) {
        refuse_member(object, key);
        return 0;
    }
    return (size_t)number;
}

static size_t size(struct object *object, const char *key)
{
    return whole(object, key, member(object, key, NEEDED), SIZE_MAX);
}

static int number(struct object *object, const char *key, enum need need)
{
    return (int)whole(object, key, member(object, key, need), INT_MAX);
}

static bool flag(struct object *object, const char *key)
{
    const json_t *value = member(object, key, OPTIONAL);
    if (value != NULL && !json_is_true(value))
        refuse_member(object, key);
    return value != NULL;
}

/* json NULL is an object that is left out. */
static struct object inside(struct object *parent, const char *key,
                            size_t index, const json_t *json)
{
    struct object object = {parent->reading, parent, key, index, json, 0};
    if (json != NULL && !json_is_object(json)) {
        refuse_member(&object, "");
        object.json = NULL;
    }
    return object;
}

/* No member has been left unread. */
static void finish(struct object *object)
{
    if (object->json != NULL && json_object_size(object->json) != object->used)
        refuse_member(object, "");
}

static const json_t *list(struct object *object, const char *key,
                          enum need need, size_t *count)
{
    const json_t *value = member(object, key, need);
    if (value != NULL && !json_is_array(value))
        refuse_member(object, key);
    *count = json_array_size(value); /* 0 if it is no array */
    return value;
}

static struct position read_position(struct object *parent, const char *key)
{
    const json_t *json = member(parent, key, OPTIONAL);
    if (json == NULL)
        return NOWHERE;
    struct object object = inside(parent, key, SIZE_MAX, json);
    struct position at = {
        .file = text(&object, "file", NEEDED),
        .line = number(&object, "line", OPTIONAL),
        .column = number(&object, "column", OPTIONAL),
        .sheet = text(&object, "sheet", OPTIONAL),
    };
    finish(&object);
    return at;
}

static struct report_pdf read_pdf(struct object *parent, const char *key,
                                  enum need need)
{
    const json_t *json = member(parent, key, need);
    if (json == NULL)
        return (struct report_pdf){0};
    struct object object = inside(parent, key, SIZE_MAX, json);
    struct report_pdf pdf = {
        .sha256 = text(&object, "sha256", NEEDED),
        .size = size(&object, "size"),
        .pages = size(&object, "pages"),
        .title = text(&object, "title", NEEDED),
        .author = text(&object, "author", NEEDED),
        .revision = number(&object, "revision", NEEDED),
    };
    finish(&object);
    return pdf;
}

static struct report_basis read_basis(struct object *parent)
{
    struct object object =
        inside(parent, "basis", SIZE_MAX, member(parent, "basis", NEEDED));
    struct report_basis basis = {
        .form = text(&object, "form", NEEDED),
        .program = text(&object, "program", NEEDED),
        .pack = text(&object, "pack", NEEDED),
        .fonts = text(&object, "fonts", NEEDED),
        .options = text(&object, "options", NEEDED),
        .content = text(&object, "content", NEEDED),
    };
    finish(&object);
    return basis;
}

static void read_files(struct object *parent, struct report *report)
{
    const json_t *items = list(parent, "files", NEEDED, &report->file_count);
    struct report_file *files = ARENA_ARRAY(
        parent->reading->arena, report->file_count, struct report_file);
    for (size_t i = 0; i < report->file_count; i++) {
        struct object object =
            inside(parent, "files", i, json_array_get(items, i));
        files[i].path = text(&object, "path", NEEDED);
        files[i].sha256 = text(&object, "sha256", NEEDED);
        files[i].places = text(&object, "places", OPTIONAL);
        finish(&object);
    }
    report->files = files;
}

static void read_findings(struct object *parent, struct report *report)
{
    const json_t *items =
        list(parent, "findings", NEEDED, &report->finding_count);
    struct report_finding *findings = ARENA_ARRAY(
        parent->reading->arena, report->finding_count, struct report_finding);
    for (size_t i = 0; i < report->finding_count; i++) {
        struct object object =
            inside(parent, "findings", i, json_array_get(items, i));
        findings[i].code = text(&object, "code", NEEDED);
        findings[i].severity = text(&object, "severity", NEEDED);
        if (!manifest_is_severity(findings[i].severity))
            refuse_member(&object, "severity");
        findings[i].at = read_position(&object, "at");
        findings[i].message[DIAG_CHINESE] = text(&object, "chinese", NEEDED);
        findings[i].message[DIAG_ENGLISH] = text(&object, "english", NEEDED);
        finish(&object);
    }
    report->findings = findings;
}

static struct change_side read_side(struct object *parent, const char *key)
{
    const json_t *json = member(parent, key, OPTIONAL);
    if (json == NULL)
        return (struct change_side){0};
    struct object object = inside(parent, key, SIZE_MAX, json);
    struct change_side side = {
        .there = true,
        .text = text(&object, "text", NEEDED),
        .page = size(&object, "page"),
        .folio = text(&object, "folio", OPTIONAL),
    };
    finish(&object);
    return side;
}

static enum change_kind read_kind(struct object *object)
{
    struct str word = text(object, "kind", NEEDED);
    for (int i = 0; i < CHANGE_KIND_COUNT; i++) {
        if (str_equal(word, str_from(change_kind_word((enum change_kind)i))))
            return (enum change_kind)i;
    }
    refuse_member(object, "kind");
    return CHANGE_FIGURE;
}

static struct change read_change(struct object *object, size_t input_count)
{
    struct change change = {
        .kind = read_kind(object),
        .table = text(object, "table", OPTIONAL),
        .row = text(object, "row", OPTIONAL),
        .column = text(object, "column", OPTIONAL),
        .words = text(object, "words", OPTIONAL),
        .old = read_side(object, "old"),
        .new = read_side(object, "new"),
        .derived = flag(object, "derived"),
    };
    const json_t *causes =
        list(object, "causes", OPTIONAL, &change.cause_count);
    size_t *numbers =
        ARENA_ARRAY(object->reading->arena, change.cause_count, size_t);
    for (size_t i = 0; i < change.cause_count; i++) {
        numbers[i] =
            whole(object, "causes", json_array_get(causes, i), SIZE_MAX);
        if (numbers[i] >= input_count)
            refuse_member(object, "causes");
    }
    change.causes = numbers;
    finish(object);
    return change;
}

static struct changes read_changes(struct object *parent)
{
    struct arena *arena = parent->reading->arena;
    struct changes changes = {0};
    const json_t *inputs = list(parent, "inputs", NEEDED, &changes.input_count);
    struct input_change *input =
        ARENA_ARRAY(arena, changes.input_count, struct input_change);
    for (size_t i = 0; i < changes.input_count; i++) {
        struct object object =
            inside(parent, "inputs", i, json_array_get(inputs, i));
        input[i].name = text(&object, "name", NEEDED);
        input[i].old_text = text(&object, "old", NEEDED);
        input[i].new_text = text(&object, "new", NEEDED);
        input[i].old_at = read_position(&object, "old_at");
        input[i].new_at = read_position(&object, "new_at");
        finish(&object);
    }
    changes.inputs = input;
    const json_t *items = list(parent, "changes", NEEDED, &changes.count);
    struct change *change = ARENA_ARRAY(arena, changes.count, struct change);
    for (size_t i = 0; i < changes.count; i++) {
        struct object object =
            inside(parent, "changes", i, json_array_get(items, i));
        change[i] = read_change(&object, changes.input_count);
    }
    changes.items = change;
    return changes;
}

static void read_revisions(struct object *parent, struct report *report)
{
    const json_t *items =
        list(parent, "revisions", NEEDED, &report->revision_count);
    struct report_revision *revisions = ARENA_ARRAY(
        parent->reading->arena, report->revision_count, struct report_revision);
    int before = 0;
    for (size_t i = 0; i < report->revision_count; i++) {
        struct object object =
            inside(parent, "revisions", i, json_array_get(items, i));
        revisions[i].revision.number = number(&object, "number", NEEDED);
        if (revisions[i].revision.number <= before)
            refuse_member(&object, "number");
        before = revisions[i].revision.number;
        revisions[i].revision.date = text(&object, "date", NEEDED);
        revisions[i].revision.reason = text(&object, "reason", NEEDED);
        revisions[i].old_sha256 = text(&object, "old_sha256", NEEDED);
        revisions[i].new_sha256 = text(&object, "new_sha256", NEEDED);
        revisions[i].changes = read_changes(&object);
        finish(&object);
    }
    report->revisions = revisions;
}

static enum report_state read_state(struct object *object)
{
    struct str word = text(object, "state", NEEDED);
    for (int i = 0; i < REPORT_STATE_COUNT; i++) {
        if (str_equal(word, str_from(report_state_word((enum report_state)i))))
            return (enum report_state)i;
    }
    refuse_member(object, "state");
    return REPORT_UNTRIED;
}

/* PDFs are made, replaced and removed by this name: none may lead out of the
 * folder. */
static bool is_name(struct str name)
{
    return name.length != 0 && str_find(name, STR("/"), 0) == SIZE_MAX &&
           str_find(name, STR("\0"), 0) == SIZE_MAX;
}

static struct report read_report(struct object *object)
{
    struct report report = {
        .name = text(object, "name", NEEDED),
        .path = text(object, "path", NEEDED),
        .state = read_state(object),
        .pdf = read_pdf(object, "pdf", NEEDED),
        .next = read_pdf(object, "next", OPTIONAL),
        .basis = read_basis(object),
    };
    if (!is_name(report.name))
        refuse_member(object, "name");
    read_files(object, &report);
    read_findings(object, &report);
    read_revisions(object, &report);
    finish(object);
    return report;
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void check_unique(struct object *file, const struct manifest *manifest)
{
    size_t count = manifest->report_count;
    struct arena *arena = arena_new();
    struct str *names = ARENA_ARRAY(arena, count, struct str);
    for (size_t i = 0; i < count; i++)
        names[i] = manifest->reports[i].name;
    if (count > 1)
        qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 1; i < count; i++) {
        if (str_equal(names[i - 1], names[i]))
            refuse_member(file, "reports[].name");
    }
    arena_free(arena);
}

static bool check_format(struct object *file)
{
    struct reading *reading = file->reading;
    int format = number(file, "format", NEEDED);
    if (reading->broken)
        return false;
    if (format == MANIFEST_FORMAT)
        return true;
    refuse(reading,
           diag_both(reading->arena,
                     str_format(reading->arena,
                                "它的格式是 %d，本程序只认得 %d"
                                "（由另一版本的 gongkai 写成）",
                                format, MANIFEST_FORMAT),
                     str_format(reading->arena,
                                "its format is %d, this program knows %d "
                                "(another version of gongkai wrote it)",
                                format, MANIFEST_FORMAT)));
    return false;
}

static const struct manifest *read_manifest(struct object *file)
{
    struct arena *arena = file->reading->arena;
    struct manifest *manifest = ARENA_NEW(arena, struct manifest);
    if (!check_format(file))
        return NULL;
    manifest->county = text(file, "county", NEEDED);
    const json_t *items =
        list(file, "reports", NEEDED, &manifest->report_count);
    struct report *reports =
        ARENA_ARRAY(arena, manifest->report_count, struct report);
    for (size_t i = 0; i < manifest->report_count; i++) {
        struct object object =
            inside(file, "reports", i, json_array_get(items, i));
        reports[i] = read_report(&object);
    }
    manifest->reports = reports;
    finish(file);
    check_unique(file, manifest);
    return file->reading->broken ? NULL : manifest;
}

const struct manifest *manifest_parse(struct str bytes, struct str path,
                                      struct arena *arena, struct diag_log *log)
{
    struct reading reading = {arena, log, {.file = path}, false};
    json_error_t error;
    /* NUL can stand in a text of ours; two members of one name cannot. */
    json_t *json = json_loadb(bytes.length == 0 ? "" : bytes.data, bytes.length,
                              JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (json == NULL) {
        if (json_error_code(&error) == json_error_out_of_memory)
            base_out_of_memory();
        reading.at.line = error.line > 0 ? error.line : 0;
        reading.at.column =
            error.line > 0 && error.column > 0 ? error.column : 0;
        refuse(&reading, DIAG_BOTH("不是完整的 JSON", "no sound JSON"));
        return NULL;
    }
    struct object file = {&reading, NULL, "", SIZE_MAX, json, 0};
    const struct manifest *manifest = read_manifest(&file);
    json_decref(json);
    return manifest;
}
