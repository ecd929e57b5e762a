/* SPDX-License-Identifier: MIT */
#include "reader/inputs.h"

#include "base/arena.h"

#include <assert.h>

void inputs_add_hashed(struct inputs *inputs, struct str path, struct hash hash)
{
    for (size_t i = 0; i < inputs->file_count; i++) {
        if (str_equal(inputs->files[i]->path, path))
            return;
    }
    struct input_file *file = ARENA_NEW(inputs->arena, struct input_file);
    *file = (struct input_file){str_copy(inputs->arena, path), hash};
    ARENA_GROW(inputs->arena, inputs->files, inputs->file_count,
               inputs->file_capacity);
    inputs->files[inputs->file_count++] = file;
}

void inputs_add_file(struct inputs *inputs, struct str path, struct str bytes)
{
    struct hash hash = {{0}};
    inputs_add_hashed(inputs, path, inputs->hashes ? hash_bytes(bytes) : hash);
}

/* With its length in front of it: no two lists of texts are written alike. */
static void add_text(struct builder *out, char mark, struct str text)
{
    builder_format(out, "%c%zu:", mark, text.length);
    builder_add(out, text);
}

static void add_content(struct builder *out, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        builder_add_char(out, 'n');
        return;
    case VALUE_SCALAR:
        add_text(out, value->quoted ? 'q' : 's', value->text);
        return;
    case VALUE_LIST:
        builder_format(out, "l%zu:", value->count);
        for (size_t i = 0; i < value->count; i++)
            add_content(out, &value->items[i]);
        return;
    case VALUE_MAP:
        builder_format(out, "m%zu:", value->count);
        for (size_t i = 0; i < value->count; i++) {
            add_text(out, 'k', value->members[i].key);
            add_content(out, &value->members[i].value);
        }
        return;
    }
    assert(false);
}

/* Which file is part of the content: some value names it. */
static void add_place(struct builder *out, struct position at)
{
    add_text(out, 't', at.sheet);
    builder_format(out, "%d:%d;", at.line, at.column);
}

/* The places of the pieces of a long text follow from its own place and from
 * what it says, folded lines apart: their runs tell these. */
static void add_places(struct builder *out, const struct value *value)
{
    add_place(out, value->at);
    for (size_t i = 0; i < value->runs.count; i++)
        builder_format(out, "r%zu:%d:%d;", value->runs.items[i].offset,
                       value->runs.items[i].line, value->runs.items[i].column);
    for (size_t i = 0; i < value->count; i++) {
        if (value->kind == VALUE_MAP) {
            add_place(out, value->members[i].key_at);
            add_places(out, &value->members[i].value);
        } else {
            add_places(out, &value->items[i]);
        }
    }
}

void inputs_add_value(struct inputs *inputs, const struct value *value)
{
    if (!inputs->hashes)
        return;
    inputs->content.arena = inputs->places.arena = inputs->arena;
    add_content(&inputs->content, value);
    add_places(&inputs->places, value);
}

struct hash inputs_content_hash(const struct inputs *inputs)
{
    return hash_bytes(builder_str(&inputs->content));
}

struct hash inputs_places_hash(const struct inputs *inputs)
{
    return hash_bytes(builder_str(&inputs->places));
}
