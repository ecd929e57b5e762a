/* SPDX-License-Identifier: MIT */
#include "reader/value.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "reader/reader_private.h"

#include <assert.h>

enum file_type { TYPE_YAML, TYPE_CSV, TYPE_UNKNOWN };

/* Does path end like this, whatever the case of its letters? */
static bool has_extension(struct str path, struct str extension)
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

static enum file_type file_type_of(struct str path)
{
    if (has_extension(path, STR(".yaml")) || has_extension(path, STR(".yml")) ||
        has_extension(path, STR(".json")))
        return TYPE_YAML;
    return has_extension(path, STR(".csv")) ? TYPE_CSV : TYPE_UNKNOWN;
}

const struct value *reader_read(struct str path, struct position at,
                                struct arena *arena, struct diag_log *log)
{
    enum file_type type = file_type_of(path);
    if (type == TYPE_UNKNOWN) {
        diag_add(log, DIAG_FILE_TYPE_UNKNOWN, at, path,
                 STR(".yaml .yml .json .csv"));
        return NULL;
    }
    struct str text;
    if (!file_read(arena, path, READER_FILE_LIMIT, at, log, &text))
        return NULL;
    if (type == TYPE_CSV)
        return reader_parse_csv(text, path, arena, log);
    if (has_extension(path, STR(".json")) &&
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

/* A long text is cut: a message need not repeat a page. */
enum { LONGEST_EXCERPT = 40 };

struct str value_describe(struct arena *arena, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        return DIAG_BOTH("空", "nothing");
    case VALUE_SCALAR:
        return str_format(arena, "“%.*s”",
                          STR_FMT(str_excerpt(arena, value->text,
                                              LONGEST_EXCERPT)));
    case VALUE_LIST:
        return DIAG_BOTH("列表", "a list");
    case VALUE_MAP:
        return DIAG_BOTH("记录", "a map");
    }
    assert(false);
    return (struct str){0};
}

static void dump_value(const struct value *value, int depth, FILE *out)
{
    fprintf(out, " %d:%d", value->at.line, value->at.column);
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
            fprintf(out, " %d:%d:", member->key_at.line, member->key_at.column);
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
