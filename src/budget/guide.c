/* SPDX-License-Identifier: MIT */
#include "budget/guide_private.h"

#include "budget/scalar.h"

#include <assert.h>

bool guide_recurs(const struct guide_path *path, const struct record_type *type)
{
    for (; path != NULL; path = path->up) {
        if (path->type == type)
            return true;
    }
    return false;
}

struct str guide_kind_name(enum field_kind kind)
{
    switch (kind) {
    case FIELD_TEXT:
        return STR("文字");
    case FIELD_AMOUNT:
        return STR("金额");
    case FIELD_INTEGER:
        return STR("整数");
    case FIELD_DATE:
        return STR("日期");
    case FIELD_CODE:
        return STR("编码");
    case FIELD_CHOICE:
    case FIELD_UNIT:
        return STR("选项");
    case FIELD_RECORD:
        return STR("记录");
    case FIELD_LIST:
        return STR("列表");
    }
    assert(false);
    return STR("");
}

/* The field that tells the unit of a record's amounts: its own, or else that
 * of the record that holds it, and so on. */
static const struct field *unit_field(const struct guide_path *path)
{
    for (; path != NULL; path = path->up) {
        for (size_t i = 0; i < path->type->field_count; i++) {
            if (path->type->fields[i].kind == FIELD_UNIT)
                return &path->type->fields[i];
        }
    }
    return NULL;
}

struct str guide_type(const struct field *field, const struct guide_path *path,
                      struct arena *arena)
{
    struct str name = guide_kind_name(field->kind);
    if (field->kind != FIELD_AMOUNT)
        return name;
    const struct field *unit = unit_field(path);
    if (unit == NULL)
        return str_format(arena, "%.*s，单位%.*s", STR_FMT(name),
                          STR_FMT(unit_names[MONEY_WAN]));
    return str_format(arena, "%.*s，单位依“%.*s”", STR_FMT(name),
                      STR_FMT(unit->name));
}

const struct str *guide_choices(const struct field *field, size_t *count)
{
    *count = 0;
    if (field->kind == FIELD_CHOICE) {
        *count = field->choice_count;
        return field->choices;
    }
    if (field->kind != FIELD_UNIT)
        return NULL;
    *count = UNIT_NAMES;
    return unit_names;
}

struct str guide_example(const struct field *field)
{
    bool is_date = field->kind == FIELD_DATE;
    if (field->example.length != 0 || !is_date)
        return field->example;
    return STR("2024-02-18");
}

bool guide_is_flat(const struct record_type *type)
{
    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].kind == FIELD_RECORD ||
            type->fields[i].kind == FIELD_LIST)
            return false;
    }
    return true;
}
