/* SPDX-License-Identifier: MIT */
#include "reader/value.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "reader/inputs.h"
#include "reader/reader_private.h"
#include "reader/table.h"

#include <assert.h>

bool path_has_extension(struct str path, struct str extension)
{
    if (path.length < extension.length)
        return false;
    const char *end = path.data + path.length - extension.length;
    for (size_t i = 0; i < extension.length; i++) {
        char c = end[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != extension.data[i])
            return false;
    }
    return true;
}

enum reader_type reader_type_of(struct str path)
{
    static const struct {
        struct str extension;
        enum reader_type type;
    } types[] = {
        {STR_INIT(".yaml"), READER_TREE}, {STR_INIT(".yml"), READER_TREE},
        {STR_INIT(".json"), READER_TREE}, {STR_INIT(".csv"), READER_CSV},
        {STR_INIT(".xlsx"), READER_XLSX},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (path_has_extension(path, types[i].extension))
            return types[i].type;
    }
    return READER_UNKNOWN;
}

void reader_report_type(struct str path, struct position at,
                        struct str expected, struct diag_log *log)
{
    if (path_has_extension(path, STR(".xls")) ||
        path_has_extension(path, STR(".et")))
        diag_add(log, DIAG_XLSX_OLD, at, path);
    else
        diag_add(log, DIAG_FILE_TYPE_UNKNOWN, at, path, expected);
}

const struct value *reader_read(struct str path, struct position at,
                                struct inputs *inputs, struct arena *arena,
                                struct diag_log *log)
{
    struct str text;
    enum reader_type type = reader_type_of(path);
    if (type != READER_TREE && type != READER_UNKNOWN) {
        struct table_request request = {0};
        return reader_read_table(path, at, &request, inputs, arena, log);
    }
    if (type == READER_UNKNOWN) {
        reader_report_type(path, at, STR(".yaml .yml .json .csv .xlsx"), log);
        return NULL;
    }
    if (!file_read(arena, path, READER_FILE_LIMIT, at, log, &text))
        return NULL;
    if (inputs != NULL)
        inputs_add_file(inputs, path, text);
    if (path_has_extension(path, STR(".json")) &&
        text_check_utf8(text, path, arena, log))
        text = json_as_yaml(text, arena);
    return reader_parse_yaml(text, path, arena, log);
}

const struct member *value_member(const struct value *map, struct str key)
{
    assert(map->kind == VALUE_MAP);
    for (size_t i = 0; i < map->count; i++) {
        if (str_equal(map->members[i].key, key))
            return &map->members[i];
    }
    return NULL;
}

const struct value *value_with_defaults(const struct value *value,
                                        const struct value *defaults,
                                        struct arena *arena)
{
    if (value->kind != VALUE_MAP || defaults->kind != VALUE_MAP)
        return value;
    struct value *whole = ARENA_NEW(arena, struct value);
    struct member *members =
        ARENA_ARRAY(arena, value->count + defaults->count, struct member);
    *whole = *value;
    whole->members = members;
    whole->count = 0;
    for (size_t i = 0; i < value->count; i++) {
        if (value->members[i].value.kind != VALUE_NULL ||
            value_member(defaults, value->members[i].key) == NULL)
            members[whole->count++] = value->members[i];
    }
    for (size_t i = 0; i < defaults->count; i++) {
        const struct member *own =
            value_member(value, defaults->members[i].key);
        if (own == NULL || own->value.kind == VALUE_NULL)
            members[whole->count++] = defaults->members[i];
    }
    return whole;
}

struct str value_describe(struct arena *arena, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        return DIAG_BOTH("空", "nothing");
    case VALUE_SCALAR:
        return str_format(arena, "“%.*s”",
                          STR_FMT(text_excerpt(arena, value->text)));
    case VALUE_LIST:
        return DIAG_BOTH("列表", "a list");
    case VALUE_MAP:
        return DIAG_BOTH("记录", "a map");
    }
    assert(false);
    return (struct str){0};
}

static void dump_position(struct position at, FILE *out)
{
    struct arena *arena = arena_new();
    if (at.sheet.length != 0)
        fprintf(out, " %.*s", STR_FMT(position_cell(arena, at)));
    else
        fprintf(out, " %d:%d", at.line, at.column);
    arena_free(arena);
}

static void dump_value(const struct value *value, int depth, FILE *out)
{
    dump_position(value->at, out);
    switch (value->kind) {
    case VALUE_NULL:
        fputs(" null\n", out);
        return;
    case VALUE_SCALAR:
        fputs(value->quoted ? " quoted " : " plain ", out);
        json_write_string(out, value->text);
        fputc('\n', out);
        return;
    case VALUE_LIST:
        fprintf(out, " list %zu\n", value->count);
        for (size_t i = 0; i < value->count; i++) {
            fprintf(out, "%*s-", 2 * depth + 2, "");
            dump_value(&value->items[i], depth + 1, out);
        }
        return;
    case VALUE_MAP:
        fprintf(out, " map %zu\n", value->count);
        for (size_t i = 0; i < value->count; i++) {
            const struct member *member = &value->members[i];
            fprintf(out, "%*s", 2 * depth + 2, "");
            json_write_string(out, member->key);
            dump_position(member->key_at, out);
            fputc(':', out);
            dump_value(&member->value, depth + 1, out);
        }
        return;
    }
    assert(false);
}

void value_dump(const struct value *value, FILE *out)
{
    fputs("value", out);
    dump_value(value, 0, out);
}
