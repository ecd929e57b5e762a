/* SPDX-License-Identifier: MIT */
#include "budget/list_file.h"

#include "base/arena.h"
#include "base/file.h"
#include "budget/scalar.h"
#include "reader/inputs.h"
#include "reader/table.h"

/* The member of this key; NULL if there is none, or the pack has no such key.
 */
static const struct member *lookup(const struct value *map, struct str key)
{
    return key.length == 0 ? NULL : value_member(map, key);
}

bool list_file_is_named(const struct schema *schema, const struct value *value)
{
    return value->kind == VALUE_MAP && lookup(value, schema->file_key) != NULL;
}

/* Keys that are none of ours, or of no use for files of this type. */
static void check_keys(const struct list_source *source,
                       const struct value *map, enum reader_type type)
{
    const struct schema *schema = source->schema;
    const struct str keys[] = {schema->file_key, schema->sheet_key,
                               schema->filter_key};
    for (size_t i = 0; i < map->count; i++) {
        const struct member *member = &map->members[i];
        struct str key = member->key;
        bool known = false;
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            known |= keys[k].length != 0 && str_equal(keys[k], key);
        if (!known)
            diag_add(source->log, DIAG_KEY_UNKNOWN, member->key_at, key,
                     diag_suggestion(source->arena, key, keys,
                                     sizeof keys / sizeof *keys));
        else if (str_equal(key, schema->sheet_key) && type != READER_XLSX &&
                 type != READER_UNKNOWN)
            diag_add(source->log, DIAG_LIST_KEY_UNWANTED, member->key_at, key,
                     STR(".xlsx"));
        else if (str_equal(key, schema->filter_key) && type == READER_TREE)
            diag_add(source->log, DIAG_LIST_KEY_UNWANTED, member->key_at, key,
                     STR(".csv .xlsx"));
    }
}

/* A text that must be there; "" with a diagnostic if there is none. */
static struct str read_name(const struct list_source *source, struct str key,
                            const struct value *value)
{
    struct str name =
        value->kind == VALUE_SCALAR ? str_trim(value->text) : STR("");
    if (name.length == 0)
        diag_add(source->log, DIAG_TYPE_WRONG, value->at, key,
                 field_kind_name(FIELD_TEXT),
                 value_describe(source->arena, value));
    return name;
}

/* Column: value, or a list of values. False with diagnostics. */
static bool read_values(const struct list_source *source,
                        const struct member *member,
                        struct table_filter *filter)
{
    const struct value *value = &member->value;
    bool list = value->kind == VALUE_LIST;
    const struct value *items = list ? value->items : value;
    size_t count = list ? value->count : 1;
    struct str *values = ARENA_ARRAY(source->arena, count, struct str);
    bool good = count > 0;
    for (size_t i = 0; i < count; i++) {
        values[i] = read_name(source, member->key, &items[i]);
        good &= values[i].length != 0;
    }
    if (count == 0)
        read_name(source, member->key, value);
    *filter = (struct table_filter){.column = str_trim(member->key),
                                    .at = member->key_at,
                                    .values = values,
                                    .value_count = count};
    return good;
}

/* 筛选: {column: value, ...}, or 筛选: column for the value that the
 * description itself has under that key. False with diagnostics. */
static bool read_filters(const struct list_source *source,
                         const struct member *member,
                         struct table_request *request)
{
    const struct value *value = &member->value;
    size_t count = value->kind == VALUE_MAP ? value->count : 1;
    struct table_filter *filters =
        ARENA_ARRAY(source->arena, count, struct table_filter);
    request->filters = filters;
    request->filter_count = count;
    bool good = true;
    for (size_t i = 0; i < count && value->kind == VALUE_MAP; i++)
        good &= read_values(source, &value->members[i], &filters[i]);
    if (value->kind == VALUE_MAP && count > 0)
        return good;
    struct str name = read_name(source, member->key, value);
    if (name.length == 0)
        return false;
    const struct member *own = value_member(source->root, name);
    if (own == NULL) {
        diag_add(source->log, DIAG_FIELD_MISSING, value->at, name,
                 DIAG_BOTH("按它筛选", "the filter asks for it"));
        return false;
    }
    good = read_values(source, own, &filters[0]);
    filters[0].at = value->at;
    return good;
}

/* What is asked of a table; false with diagnostics. */
static bool read_request(const struct list_source *source,
                         const struct field *field, const struct value *map,
                         struct table_request *request)
{
    const struct record_type *type = field->record;
    struct str *names =
        ARENA_ARRAY(source->arena, type->field_count, struct str);
    for (size_t i = 0; i < type->field_count; i++)
        names[i] = type->fields[i].name;
    *request = (struct table_request){.label = field->name,
                                      .name_arena = source->arena,
                                      .names = names,
                                      .name_count = type->field_count};
    const struct member *sheet = lookup(map, source->schema->sheet_key);
    const struct member *filter = lookup(map, source->schema->filter_key);
    bool good = true;
    if (sheet != NULL) {
        request->sheet = read_name(source, sheet->key, &sheet->value);
        request->sheet_at = sheet->value.at;
        good = request->sheet.length != 0;
    }
    return (filter == NULL || read_filters(source, filter, request)) && good;
}

const struct value *list_file_read(const struct list_source *source,
                                   const struct field *field,
                                   const struct value *map,
                                   struct arena *values)
{
    const struct member *file = lookup(map, source->schema->file_key);
    struct str name = read_name(source, file->key, &file->value);
    enum reader_type type = reader_type_of(name);
    check_keys(source, map, type);
    struct table_request request;
    if (name.length == 0 || !read_request(source, field, map, &request))
        return NULL;
    struct str path = str_copy(
        source->arena,
        file_join(source->arena, file_folder(file->value.at.file), name));
    const struct value *list =
        type == READER_CSV || type == READER_XLSX
            ? reader_read_table(path, file->value.at, &request, source->inputs,
                                values, source->log)
            : reader_read(path, file->value.at, source->inputs, values,
                          source->log);
    if (list != NULL && source->inputs != NULL)
        inputs_add_value(source->inputs, list);
    if (list == NULL || list->kind == VALUE_LIST)
        return list;
    diag_add(source->log, DIAG_TYPE_WRONG, list->at, field->name,
             field_kind_name(FIELD_LIST), value_describe(source->arena, list));
    return NULL;
}
