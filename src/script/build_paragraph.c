/* SPDX-License-Identifier: MIT
 *
 * Paragraphs: a style called with a text, plain and prose.
 *
 *     body "template"      body { "template", locals = …, … }
 *     plain(body, text)    prose(body, text)
 */
#include "script/object.h"

#include <lauxlib.h>

struct paragraph paragraph_of_text(struct arena *arena,
                                   const struct paragraph_style *style,
                                   struct str text, struct position at)
{
    struct paragraph paragraph = {.style = style};
    if (style_is_halfwidth(style))
        text = script_halfwidth(arena, text);
    if (text.length > 0) {
        struct span *span = ARENA_NEW(arena, struct span);
        *span = (struct span){.text = text, .at = at};
        paragraph.spans = span;
        paragraph.span_count = 1;
    }
    return paragraph;
}

static void push_paragraph(lua_State *L, const struct paragraph_style *style,
                           struct str text, struct str outline_title,
                           struct position at, bool filled)
{
    struct arena *arena = script_of(L)->arena;
    struct block *block = ARENA_NEW(arena, struct block);
    block->kind = BLOCK_PARAGRAPH;
    block->paragraph = paragraph_of_text(arena, style, text, at);
    block->paragraph.outline_title =
        style_is_halfwidth(style) ? script_halfwidth(arena, outline_title)
                                  : outline_title;
    script_trace_words(script_of(L), &block->paragraph, filled);
    object_push_block(L, block);
}

struct paragraph options_paragraph(const struct options *options,
                                   const char *key)
{
    const struct block *block = options_object(options, key, OBJECT_BLOCK);
    if (block == NULL)
        return (struct paragraph){0};
    if (block->kind == BLOCK_PARAGRAPH)
        return block->paragraph;
    lua_getfield(options->L, options->index, key);
    script_value_wrong(options->L, options->owner, str_from(key),
                       DIAG_BOTH("段落", "a paragraph"), -1);
    lua_pop(options->L, 1);
    return (struct paragraph){0};
}

/* The template at index, filled. */
static struct str filled_text(lua_State *L, int index, int locals)
{
    if (lua_type(L, index) != LUA_TSTRING)
        script_raise_value(L, "style", STR("1"), DIAG_BOTH("文本", "a text"),
                           index);
    script_fill(L, index, locals, false);
    struct str text = object_text(L, -1, "style", STR("1"), false);
    lua_pop(L, 1);
    return text;
}

/* The index of locals; 0 if the value there is nil. */
static int check_locals(lua_State *L, int index)
{
    if (lua_isnil(L, index))
        return 0;
    if (lua_type(L, index) != LUA_TTABLE)
        script_raise_value(L, "style", STR("locals"),
                           DIAG_BOTH("表（table）", "a table"), index);
    return index;
}

/* style { "template", locals = …, outline_title = …, source = … } */
static int call_with_options(lua_State *L, const struct paragraph_style *style)
{
    static const char *const keys[] = {"locals", "outline_title", "source",
                                       NULL};
    struct options options = options_open(L, 2, "style", keys, 1);
    lua_rawgeti(L, 2, 1);
    lua_getfield(L, 2, "locals");
    int text_index = lua_gettop(L) - 1;
    struct str text = filled_text(
        L, text_index, check_locals(L, -1) == 0 ? 0 : text_index + 1);
    push_paragraph(L, style, text,
                   options_text(&options, "outline_title", STR("")),
                   options_source(&options), true);
    return 1;
}

static int style_call(lua_State *L)
{
    lua_settop(L, 3);
    const struct paragraph_style *style = object_thing(L, 1, OBJECT_STYLE);
    if (lua_type(L, 2) == LUA_TTABLE) {
        if (!lua_isnil(L, 3))
            script_raise_value(L, "style", STR("2"),
                               DIAG_BOTH("空：locals 写在表中",
                                         "nothing: locals go into the table"),
                               3);
        return call_with_options(L, style);
    }
    struct str text = filled_text(L, 2, check_locals(L, 3));
    push_paragraph(L, style, text, STR(""), script_position(L), true);
    return 1;
}

/* ---- text that is never filled ---- */

static const struct paragraph_style *check_style(lua_State *L,
                                                 const char *owner)
{
    const struct paragraph_style *style = object_thing(L, 1, OBJECT_STYLE);
    if (style == NULL)
        script_raise_value(L, owner, STR("1"), object_kind_text(OBJECT_STYLE),
                           1);
    return style;
}

static struct position check_source(lua_State *L, const char *owner)
{
    const struct position *source = object_thing(L, 3, OBJECT_POSITION);
    if (source != NULL)
        return *source;
    if (lua_toboolean(L, 3))
        script_value_wrong(L, owner, STR("3"),
                           object_kind_text(OBJECT_POSITION), 3);
    return script_position(L);
}

static int plain(lua_State *L)
{
    lua_settop(L, 3);
    const struct paragraph_style *style = check_style(L, "plain");
    struct position at = check_source(L, "plain");
    push_paragraph(L, style, object_text(L, 2, "plain", STR("2"), false),
                   STR(""), at, false);
    return 1;
}

static int prose(lua_State *L)
{
    lua_settop(L, 3);
    const struct paragraph_style *style = check_style(L, "prose");
    struct position at = check_source(L, "prose");
    struct str text = object_text(L, 2, "prose", STR("2"), false);
    lua_newtable(L);
    lua_Integer count = 0;
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find(text, STR("\n"), start);
        if (end == SIZE_MAX)
            end = text.length;
        struct str line = str_trim(str_slice(text, start, end));
        if (line.length > 0) {
            push_paragraph(L, style, line, STR(""), at, false);
            lua_rawseti(L, -2, ++count);
        }
        start = end + 1;
    }
    return 1;
}

void script_open_paragraph(lua_State *L)
{
    object_metatable(L, OBJECT_STYLE);
    script_add_function(L, "__call", style_call);
    lua_pop(L, 1);
    script_add_function(L, "plain", plain);
    script_add_function(L, "prose", prose);
}
