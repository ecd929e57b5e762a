/* SPDX-License-Identifier: MIT */
#include "reader/inputs.h"

#include "base/arena.h"

#include <assert.h>

/* The file of a path, made if it is not there. */
static struct input_file *find_file(struct inputs *inputs, struct str path)
{
    for (size_t i = inputs->file_count; i-- > 0;) {
        if (str_equal(inputs->files[i]->path, path))
            return inputs->files[i];
    }
    struct input_file *file = ARENA_NEW(inputs->arena, struct input_file);
    file->path = str_copy(inputs->arena, path);
    file->places.arena = inputs->arena;
    ARENA_GROW(inputs->arena, inputs->files, inputs->file_count,
               inputs->file_capacity);
    return inputs->files[inputs->file_count++] = file;
}

void inputs_add_hashed(struct inputs *inputs, struct str path, struct hash hash)
{
    struct input_file *file = find_file(inputs, path);
    file->read = true;
    file->hash = hash;
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

/* The file of the place before this one, or another: values of one file stand
 * together. */
static struct input_file *file_of(struct inputs *inputs,
                                  struct input_file *last, struct position at)
{
    if (last != NULL && str_equal(last->path, at.file))
        return last;
    return find_file(inputs, at.file);
}

static struct input_file *add_place(struct inputs *inputs,
                                    struct input_file *last, struct position at)
{
    struct input_file *file = file_of(inputs, last, at);
    add_text(&file->places, 't', at.sheet);
    builder_format(&file->places, "%d:%d;", at.line, at.column);
    return file;
}

/* The places of the pieces of a long text follow from its own place and from
 * what it says, folded lines apart: their runs tell these. */
static struct input_file *add_places(struct inputs *inputs,
                                     struct input_file *last,
                                     const struct value *value)
{
    last = add_place(inputs, last, value->at);
    for (size_t i = 0; i < value->runs.count; i++)
        builder_format(&last->places, "r%zu:%d:%d;",
                       value->runs.items[i].offset, value->runs.items[i].line,
                       value->runs.items[i].column);
    for (size_t i = 0; i < value->count; i++) {
        if (value->kind == VALUE_MAP) {
            last = add_place(inputs, last, value->members[i].key_at);
            last = add_places(inputs, last, &value->members[i].value);
        } else {
            last = add_places(inputs, last, &value->items[i]);
        }
    }
    return last;
}

void inputs_add_value(struct inputs *inputs, const struct value *value)
{
    if (!inputs->hashes)
        return;
    inputs->content.arena = inputs->arena;
    add_content(&inputs->content, value);
    add_places(inputs, NULL, value);
}

struct hash inputs_content_hash(const struct inputs *inputs)
{
    return hash_bytes(builder_str(&inputs->content));
}

struct hash input_file_places_hash(const struct input_file *file)
{
    return hash_bytes(builder_str(&file->places));
}
