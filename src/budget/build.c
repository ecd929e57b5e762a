/* SPDX-License-Identifier: MIT
 *
 * Checks a description against a schema, record by record.
 *
 * Nothing stops at a mistake: a value that is wrong counts as not present, and
 * the rest is checked as if it were right.
 */
#include "budget/budget.h"

#include "base/arena.h"
#include "budget/list_file.h"
#include "budget/scalar.h"
#include "reader/inputs.h"
#include "reader/key_map.h"

#include <assert.h>

/* Files that name files that name files: no honest description goes deeper,
 * and a file that names itself has an end. */
enum { FILE_DEPTH_LIMIT = 4 };

struct build {
    struct list_source source;
    enum money_unit unit;
    const struct str *ignored_keys; /* of the root record */
    size_t ignored_count;
    int file_depth;
    size_t amount_count; /* stated so far */
    struct arena *arena;
    struct diag_log *log;
};

static const struct record *build_record(struct build *build,
                                         const struct record_type *type,
                                         const struct value *map,
                                         struct position at);

static bool is_root(const struct build *build, const struct record_type *type)
{
    return type == build->source.schema->root;
}

/* ---- keys ---- */

static const struct field *field_lookup(const struct record_type *type,
                                        struct str name)
{
    for (size_t i = 0; i < type->field_count; i++) {
        if (str_equal(type->fields[i].name, name))
            return &type->fields[i];
    }
    return NULL;
}

static bool is_ignored(const struct build *build,
                       const struct record_type *type, struct str key)
{
    for (size_t i = 0; i < build->ignored_count && is_root(build, type); i++) {
        if (str_equal(build->ignored_keys[i], key))
            return true;
    }
    return false;
}

static void report_unknown(struct build *build, const struct record_type *type,
                           const struct member *member)
{
    size_t count = type->field_count;
    struct str *names =
        ARENA_ARRAY(build->arena, count + build->ignored_count, struct str);
    for (size_t i = 0; i < count; i++)
        names[i] = type->fields[i].name;
    for (size_t i = 0; i < build->ignored_count && is_root(build, type); i++)
        names[count++] = build->ignored_keys[i];
    diag_add(build->log, DIAG_KEY_UNKNOWN, member->key_at, member->key,
             diag_suggestion(build->arena, member->key, names, count));
}

static void check_keys(struct build *build, const struct record_type *type,
                       const struct value *map)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct member *member = &map->members[i];
        if (field_lookup(type, member->key) == NULL &&
            !is_ignored(build, type, member->key))
            report_unknown(build, type, member);
    }
}

/* ---- lists ---- */

/* Two records of a list may not have the same in a unique field. */
static void check_unique(struct build *build, const struct datum *list)
{
    const struct record_type *type = list->field->record;
    for (size_t i = 0; i < type->field_count; i++) {
        if (!type->fields[i].unique)
            continue;
        struct key_map seen = {.arena = build->arena};
        struct position *at =
            ARENA_ARRAY(build->arena, list->record_count, struct position);
        for (size_t k = 0; k < list->record_count; k++) {
            const struct datum *datum = &list->records[k]->data[i];
            if (!datum->present)
                continue;
            struct str text = str_trim(datum->text);
            size_t count = seen.count;
            size_t number = key_map_add(&seen, text);
            if (number == count)
                at[number] = datum->at;
            else
                diag_add(build->log, DIAG_FIELD_REPEATED, datum->at,
                         type->fields[i].name, text,
                         position_text(build->arena, at[number]));
        }
    }
}

static bool is_empty(const struct value *value)
{
    return value->kind == VALUE_NULL ||
           (value->kind == VALUE_SCALAR && str_trim(value->text).length == 0);
}

/*
 * Keys without values, however deep: a part of a template that nobody filled
 * in. {} and [] are no such thing: somebody wrote them. The reader bounds the
 * depth.
 */
static bool is_blank(const struct value *value)
{
    for (size_t i = 0; i < value->count; i++) {
        const struct value *part = value->kind == VALUE_MAP
                                       ? &value->members[i].value
                                       : &value->items[i];
        if (!is_empty(part) && !is_blank(part))
            return false;
    }
    return value->count > 0;
}

static void read_items(struct build *build, struct datum *datum,
                       const struct value *list, bool in_file)
{
    const struct record_type *type = datum->field->record;
    const struct record **records =
        ARENA_ARRAY(build->arena, list->count, const struct record *);
    for (size_t i = 0; i < list->count; i++) {
        const struct value *item = &list->items[i];
        if (item->kind == VALUE_MAP) {
            /* A blank one is read too: its keys may be wrong. */
            records[datum->record_count] =
                build_record(build, type, item, item->at);
            datum->record_count += !is_blank(item);
        } else
            diag_add(build->log, DIAG_TYPE_WRONG, item->at, type->name,
                     field_kind_name(FIELD_RECORD),
                     value_describe(build->arena, item));
    }
    datum->records = records;
    /* [] is a statement; a file with but a header is a template's. */
    datum->present = datum->record_count > 0 || (list->count == 0 && !in_file);
    check_unique(build, datum);
}

static void read_list(struct build *build, struct datum *datum,
                      const struct value *value)
{
    datum->at = value->at;
    if (value->kind == VALUE_LIST) {
        read_items(build, datum, value, false);
        return;
    }
    if (!list_file_is_named(build->source.schema, value)) {
        diag_add(build->log, DIAG_TYPE_WRONG, value->at, datum->field->name,
                 field_kind_name(FIELD_LIST),
                 value_describe(build->arena, value));
        return;
    }
    if (build->file_depth == FILE_DEPTH_LIMIT) {
        diag_add(build->log, DIAG_INPUT_TOO_DEEP, value->at,
                 str_format(build->arena, "%d", FILE_DEPTH_LIMIT));
        return;
    }
    /* The values of a long list take more room than its records. */
    struct arena *values = arena_new();
    const struct value *list =
        list_file_read(&build->source, datum->field, value, values);
    if (list != NULL) {
        build->file_depth++;
        read_items(build, datum, list, true);
        build->file_depth--;
    }
    arena_free(values);
}

/* ---- records ---- */

static bool states_something(const struct record *record)
{
    for (size_t i = 0; i < record->type->field_count; i++) {
        if (record->data[i].present)
            return true;
    }
    return false;
}

static void read_record(struct build *build, struct datum *datum,
                        const struct value *value)
{
    datum->at = value->at;
    bool is_map = value->kind == VALUE_MAP;
    if (!is_map)
        diag_add(build->log, DIAG_TYPE_WRONG, value->at, datum->field->name,
                 field_kind_name(FIELD_RECORD),
                 value_describe(build->arena, value));
    datum->record = build_record(build, datum->field->record,
                                 is_map ? value : NULL, value->at);
    datum->present =
        is_map && (value->count == 0 || states_something(datum->record));
}

static void read_field(struct build *build, struct datum *datum,
                       const struct value *value)
{
    switch (datum->field->kind) {
    case FIELD_RECORD:
        read_record(build, datum, value);
        return;
    case FIELD_LIST:
        read_list(build, datum, value);
        return;
    case FIELD_TEXT:
    case FIELD_AMOUNT:
    case FIELD_INTEGER:
    case FIELD_DATE:
    case FIELD_CODE:
    case FIELD_CHOICE:
    case FIELD_UNIT:
        scalar_read(datum, value, build->unit, build->arena, build->log);
        if (datum->field->kind == FIELD_AMOUNT && datum->present)
            datum->number = (uint32_t)++build->amount_count;
        return;
    }
    assert(false);
}

/* A field of a record that the description does not state. */
static void leave_field(struct build *build, struct datum *datum)
{
    if (datum->field->kind == FIELD_RECORD)
        datum->record =
            build_record(build, datum->field->record, NULL, datum->at);
}

/* The unit that a record states holds for all below it, and must be known
 * before the first amount is read. Whether it is right is for read_field to
 * report. */
static enum money_unit find_unit(const struct record_type *type,
                                 const struct value *map, enum money_unit unit)
{
    for (size_t i = 0; map != NULL && i < type->field_count; i++) {
        if (type->fields[i].kind != FIELD_UNIT)
            continue;
        const struct member *member = value_member(map, type->fields[i].name);
        if (member != NULL && member->value.kind == VALUE_SCALAR)
            money_unit_parse(str_trim(member->value.text), &unit);
    }
    return unit;
}

static bool says_something(const struct datum *datum)
{
    return datum->field->kind == FIELD_LIST ? datum->record_count > 0
                                            : datum->present;
}

static void report_missing(struct build *build, const struct record_type *type,
                           const struct datum *datum)
{
    const struct field *field = datum->field;
    diag_add(build->log, DIAG_FIELD_MISSING, datum->at, field->name,
             field->meaning.length != 0 ? field->meaning : type->name);
}

/* map is NULL for a record that is not stated, blank if its keys have no
 * values: nothing of it is missing then. */
static const struct record *build_record(struct build *build,
                                         const struct record_type *type,
                                         const struct value *map,
                                         struct position at)
{
    struct datum *data =
        ARENA_ARRAY(build->arena, type->field_count, struct datum);
    enum money_unit outer = build->unit;
    build->unit = find_unit(type, map, outer);
    bool stated = map != NULL && (is_root(build, type) || !is_blank(map));
    if (map != NULL)
        check_keys(build, type, map);
    for (size_t i = 0; i < type->field_count; i++) {
        const struct member *member =
            map == NULL ? NULL : value_member(map, type->fields[i].name);
        data[i] = (struct datum){.field = &type->fields[i], .at = at};
        size_t errors = diag_error_count(build->log);
        if (member != NULL && !is_empty(&member->value)) {
            read_field(build, &data[i], &member->value);
        } else {
            if (member != NULL)
                data[i].at = member->key_at;
            leave_field(build, &data[i]);
        }
        if (stated && type->fields[i].required && !says_something(&data[i]) &&
            diag_error_count(build->log) == errors)
            report_missing(build, type, &data[i]);
    }
    build->unit = outer;
    struct record *record = ARENA_NEW(build->arena, struct record);
    *record = (struct record){.type = type, .at = at, .data = data};
    return record;
}

const struct budget *budget_build(const struct value *description,
                                  const struct schema *schema,
                                  const struct str *ignored_keys,
                                  size_t ignored_count, struct inputs *inputs,
                                  struct arena *arena, struct diag_log *log)
{
    size_t errors = diag_error_count(log);
    if (description->kind != VALUE_MAP) {
        diag_add(log, DIAG_TYPE_WRONG, description->at, schema->root->name,
                 field_kind_name(FIELD_RECORD),
                 value_describe(arena, description));
        return NULL;
    }
    struct build build = {.source = {.schema = schema,
                                     .root = description,
                                     .inputs = inputs,
                                     .arena = arena,
                                     .log = log},
                          .unit = MONEY_WAN,
                          .ignored_keys = ignored_keys,
                          .ignored_count = ignored_count,
                          .arena = arena,
                          .log = log};
    if (inputs != NULL)
        inputs_add_value(inputs, description);
    struct budget *budget = ARENA_NEW(arena, struct budget);
    budget->root =
        build_record(&build, schema->root, description, description->at);
    budget->unit = find_unit(schema->root, description, MONEY_WAN);
    budget->amount_count = build.amount_count;
    return diag_error_count(log) == errors ? budget : NULL;
}

const struct datum *record_lookup(const struct record *record, struct str id)
{
    for (size_t i = 0; i < record->type->field_count; i++) {
        if (str_equal(record->type->fields[i].id, id))
            return &record->data[i];
    }
    return NULL;
}
