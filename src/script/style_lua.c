/* SPDX-License-Identifier: MIT
 *
 * style, table_style, and lengths.
 */
#include "script/object.h"

/* A style that others may be based on. Its style comes first, so that a
 * pointer to it is one to the whole. */
struct style_object {
    struct paragraph_style style;
    int indent;     /* of the first line, 1/1000 em: follows the size */
    bool halfwidth; /* of the texts that are set in it: done when they are */
};

bool style_is_halfwidth(const struct paragraph_style *style)
{
    return style != NULL && ((const struct style_object *)style)->halfwidth;
}

enum {
    EM_LARGEST = 100 * 1000,           /* 1/1000 em */
    LENGTH_LEAST = -14400 * LENGTH_PT, /* of what may be negative */
    SIZE_LEAST = 1 * LENGTH_PT,
    DEFAULT_LEADING = 1250, /* 1/1000 of the size */
};

static void read_text_style(const struct options *options,
                            struct text_style *text)
{
    text->role = options_text(options, "font", text->role);
    text->size = options_length(options, "size", SIZE_LEAST, text->size);
    text->colour = options_colour(options, "colour", text->colour);
    text->tabular = options_flag(options, "tabular", text->tabular);
}

/* gap = { natural, least, most } */
static void read_gap(const struct options *options,
                     struct paragraph_style *style)
{
    lua_State *L = options->L;
    int type = lua_getfield(L, options->index, "gap");
    int gap[3] = {0, 0, 0};
    bool good = type == LUA_TTABLE && lua_rawlen(L, -1) == 3;
    for (int i = 0; good && i < 3; i++) {
        lua_rawgeti(L, -1, i + 1);
        good = options_number(L, -1, 0, 1000, &gap[i]);
        lua_pop(L, 1);
    }
    good = good && gap[1] <= gap[0] && gap[0] <= gap[2];
    if (good) {
        style->gap = gap[0];
        style->gap_least = gap[1];
        style->gap_most = gap[2];
    } else if (type != LUA_TNIL) {
        script_value_wrong(L, options->owner, STR("gap"),
                           DIAG_BOTH("{ 自然, 最小, 最大 }，单位为字，0 至 1",
                                     "{ natural, least, most } in em, from 0 "
                                     "to 1"),
                           -1);
    }
    lua_pop(L, 1);
}

static void read_paragraph_style(const struct options *options,
                                 struct paragraph_style *style)
{
    static const char *const alignments[] = {"start",   "centre",  "end",
                                             "justify", "decimal", NULL};
    style->align = (enum alignment)options_choice(options, "align", alignments,
                                                  (int)style->align);
    style->leading =
        options_length(options, "leading", SIZE_LEAST, style->leading);
    style->indent_left = options_length(options, "left", 0, style->indent_left);
    style->indent_right =
        options_length(options, "right", 0, style->indent_right);
    style->space_before =
        options_length(options, "before", 0, style->space_before);
    style->space_after =
        options_length(options, "after", 0, style->space_after);
    style->keep_with_next =
        options_flag(options, "keep_with_next", style->keep_with_next);
    style->keep_together =
        options_flag(options, "keep_together", style->keep_together);
    style->orphan_lines =
        options_integer(options, "orphans", 1, 100, style->orphan_lines);
    style->widow_lines =
        options_integer(options, "widows", 1, 100, style->widow_lines);
    style->heading = options_integer(options, "heading", 0, 6, style->heading);
    style->outline = options_integer(options, "outline", 0, 9, style->outline);
    style->in_contents = options_flag(options, "contents", style->in_contents);
    style->compress = options_flag(options, "compress", style->compress);
    style->hanging_spaces =
        options_flag(options, "hanging_spaces", style->hanging_spaces);
    read_gap(options, style);
}

/* A first line that begins left of its paragraph would leave its cell, or the
 * type area. */
static void check_indent(const struct options *options,
                         const struct paragraph_style *style)
{
    if (style->indent_left + style->indent_first >= 0)
        return;
    lua_getfield(options->L, options->index, "indent");
    script_value_wrong(
        options->L, "style", STR("indent"),
        DIAG_BOTH("不超出 left 的缩进", "an outdent no wider than left"), -1);
    lua_pop(options->L, 1);
}

static int style(lua_State *L)
{
    static const char *const keys[] = {
        "font",   "size",           "leading",        "align",
        "indent", "left",           "right",          "before",
        "after",  "keep_with_next", "keep_together",  "orphans",
        "widows", "heading",        "outline",        "contents",
        "gap",    "compress",       "hanging_spaces", "halfwidth",
        "colour", "tabular",        "base",           NULL};
    struct options options = options_open(L, 1, "style", keys, 1);
    struct style_object *object =
        ARENA_NEW(script_of(L)->arena, struct style_object);
    struct paragraph_style *style = &object->style;
    const struct style_object *base =
        options_object(&options, "base", OBJECT_STYLE);
    if (base != NULL) {
        *object = *base;
    } else {
        style->orphan_lines = style->widow_lines = 2;
        if (!options_has(&options, "base")) {
            options_require(&options, "font");
            options_require(&options, "size");
        }
    }
    style->name = options_name(&options);
    read_text_style(&options, &style->text);
    if (base == NULL)
        style->leading = length_scale(style->text.size, DEFAULT_LEADING, 1000);
    read_paragraph_style(&options, style);
    object->indent = options_thousandths(&options, "indent", -EM_LARGEST,
                                         EM_LARGEST, object->indent);
    object->halfwidth = options_flag(&options, "halfwidth", object->halfwidth);
    style->indent_first = length_scale(style->text.size, object->indent, 1000);
    check_indent(&options, style);
    object_push(L, OBJECT_STYLE, object);
    return 1;
}

/* A thickness that is that of the general rule unless something says else: a
 * key, or the base, where it differs from the general rule of the base. */
static length_t special_rule(const struct options *options, const char *key,
                             length_t of_base, length_t general_of_base,
                             length_t general)
{
    return options_length(options, key, 0,
                          of_base == general_of_base ? general : of_base);
}

static int table_style(lua_State *L)
{
    static const char *const keys[] = {
        "base",          "rule",        "rule_head", "rule_vertical",
        "frame",         "frame_sides", "colour",    "padding_x",
        "padding_y",     "after",       "continued", "title_continued",
        "repeat_labels", "least_scale", NULL};
    static const struct table_style plain = {
        .rule = 500,
        .rule_head = 500,
        .rule_vertical = 500,
        .frame = 750,
        .frame_sides = 750,
        .padding_x = 3000,
        .padding_y = 2500,
        .repeat_labels = true,
        .continued = {"", 0},
        .title_continued = {"", 0},
        .least_scale = 1000,
    };
    struct options options = options_open(L, 1, "table_style", keys, 1);
    const struct table_style *base =
        options_object(&options, "base", OBJECT_TABLE_STYLE);
    if (base == NULL)
        base = &plain;
    struct table_style *style =
        ARENA_NEW(script_of(L)->arena, struct table_style);
    *style = (struct table_style){
        .name = options_name(&options),
        .rule = options_length(&options, "rule", 0, base->rule),
        .frame = options_length(&options, "frame", 0, base->frame),
        .colour = options_colour(&options, "colour", base->colour),
        .padding_x = options_length(&options, "padding_x", 0, base->padding_x),
        .padding_y = options_length(&options, "padding_y", 0, base->padding_y),
        .space_after = options_length(&options, "after", 0, base->space_after),
        .repeat_labels =
            options_flag(&options, "repeat_labels", base->repeat_labels),
        .continued = options_text(&options, "continued", base->continued),
        .least_scale = options_thousandths(&options, "least_scale", 100, 1000,
                                           base->least_scale),
        .title_continued =
            options_text(&options, "title_continued", base->title_continued),
    };
    style->rule_head = special_rule(&options, "rule_head", base->rule_head,
                                    base->rule, style->rule);
    style->rule_vertical =
        special_rule(&options, "rule_vertical", base->rule_vertical, base->rule,
                     style->rule);
    style->frame_sides = special_rule(
        &options, "frame_sides", base->frame_sides, base->frame, style->frame);
    object_push(L, OBJECT_TABLE_STYLE, style);
    return 1;
}

/* ---- lengths ---- */

/* numerator / denominator pt to the unit at 1. */
static int unit_length(lua_State *L, const char *owner, lua_Number factor)
{
    if (lua_type(L, 1) != LUA_TNUMBER)
        script_raise_value(L, owner, STR("1"), DIAG_BOTH("数", "a number"), 1);
    lua_pushnumber(L, lua_tonumber(L, 1) * factor);
    return 1;
}

static int millimetres(lua_State *L)
{
    return unit_length(L, "mm", 72 / 25.4);
}

static int centimetres(lua_State *L)
{
    return unit_length(L, "cm", 72 / 2.54);
}

void script_open_style(lua_State *L)
{
    script_add_function(L, "style", style);
    script_add_function(L, "table_style", table_style);
    script_add_function(L, "mm", millimetres);
    script_add_function(L, "cm", centimetres);
}
