/* SPDX-License-Identifier: MIT */
#include "budget/codes.h"

#include "base/arena.h"
#include "reader/key_map.h"
#include "reader/value.h"

struct dictionary {
    struct key_map codes;
    struct str *names; /* by number of the code */
    struct position *at;
    size_t capacity;
    size_t at_capacity;
};

bool code_is_valid(struct str code)
{
    for (size_t i = 0; i < code.length; i++) {
        if (code.data[i] < '0' || code.data[i] > '9')
            return false;
    }
    return code.length == 3 || code.length == 5 || code.length == 7;
}

/* The text of a column of a row; "" with FIELD_MISSING if it is not there. */
static struct str column_text(const struct value *row, struct str column,
                              struct position *at, struct diag_log *log)
{
    const struct member *member =
        row->kind == VALUE_MAP ? value_member(row, column) : NULL;
    if (member == NULL || member->value.kind != VALUE_SCALAR) {
        diag_add(log, DIAG_FIELD_MISSING, row->at, column,
                 DIAG_BOTH("列", "column"));
        *at = row->at;
        return (struct str){0};
    }
    *at = member->value.at;
    return str_trim(member->value.text);
}

static void add_row(struct dictionary *dictionary, const struct value *row,
                    struct arena *arena, struct diag_log *log)
{
    struct position at, name_at;
    struct str code = column_text(row, STR("code"), &at, log);
    struct str name = column_text(row, STR("name"), &name_at, log);
    if (code.length == 0)
        return;
    if (!code_is_valid(code)) {
        diag_add(log, DIAG_CODE_WRONG, at, STR("code"), code);
        return;
    }
    size_t count = dictionary->codes.count;
    size_t number = key_map_add(&dictionary->codes, code);
    if (number < count) {
        diag_add(log, DIAG_FIELD_REPEATED, at, STR("code"), code,
                 position_text(arena, dictionary->at[number]));
        return;
    }
    ARENA_GROW(arena, dictionary->names, count, dictionary->capacity);
    ARENA_GROW(arena, dictionary->at, count, dictionary->at_capacity);
    dictionary->names[count] = name;
    dictionary->at[count] = at;
}

struct dictionary *dictionary_read(struct str path, struct arena *arena,
                                   struct diag_log *log)
{
    size_t errors = diag_error_count(log);
    const struct value *table = reader_read(path, NOWHERE, NULL, arena, log);
    if (table == NULL)
        return NULL;
    if (table->kind != VALUE_LIST) {
        diag_add(log, DIAG_TYPE_WRONG, table->at, path,
                 DIAG_BOTH("列表", "a list"), value_describe(arena, table));
        return NULL;
    }
    struct dictionary *dictionary = ARENA_NEW(arena, struct dictionary);
    dictionary->codes.arena = arena;
    for (size_t i = 0; i < table->count; i++)
        add_row(dictionary, &table->items[i], arena, log);
    return diag_error_count(log) == errors ? dictionary : NULL;
}

struct str dictionary_name(const struct dictionary *dictionary, struct str code)
{
    size_t number = key_map_lookup(&dictionary->codes, code);
    return number == SIZE_MAX ? STR("") : dictionary->names[number];
}
