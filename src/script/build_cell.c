/* SPDX-License-Identifier: MIT
 *
 * Cells: their text, and the amount that it shows.
 */
#include "script/build_table.h"

enum { MOST_SPAN = UINT16_MAX };

/* ---- the amount ---- */

/* The format in the table on top of the stack: keys of amount_format. */
static struct money_format read_format(lua_State *L, const char *owner)
{
    static const char *const keys[] = {"unit", "decimals", "grouping",
                                       "trim", "negative", NULL};
    struct options format = options_open(L, -1, owner, keys, 0);
    return script_read_format(&format);
}

/* sum = true, or a table of a format. */
static void read_sum(const struct options *options, struct cell_figure *figure)
{
    lua_State *L = options->L;
    int type = lua_getfield(L, options->index, "sum");
    if (type == LUA_TTABLE) {
        figure->format = read_format(L, "sum");
    } else if (lua_isboolean(L, -1) && lua_toboolean(L, -1)) {
        figure->format = script_of(L)->amount_format;
    } else {
        script_value_wrong(L, "cell", STR("sum"),
                           DIAG_BOTH("true 或金额格式的表",
                                     "true or a table of an amount's format"),
                           -1);
    }
    script_of(L)->amount_format_used = true;
    figure->is_sum = true;
    lua_pop(L, 1);
}

/* amount = money with format and counted; or the money that is the text, which
 * is at index. */
static void read_amount(const struct options *options, int text,
                        struct cell_figure *figure)
{
    lua_State *L = options->L;
    bool stated = options_has(options, "amount");
    figure->shown_only = !options_flag(options, "counted", true) || !stated;
    figure->format = script_of(L)->amount_format;
    lua_getfield(L, options->index, "format");
    if (lua_type(L, -1) == LUA_TTABLE)
        figure->format = read_format(L, "format");
    else if (!lua_isnil(L, -1))
        script_value_wrong(
            L, "cell", STR("format"),
            DIAG_BOTH("金额格式的表", "a table of an amount's format"), -1);
    if (stated)
        lua_getfield(L, options->index, "amount");
    else
        lua_pushvalue(L, text);
    if (script_to_money(L, -1, &figure->amount))
        figure->origin = object_at(L, -1)->origin;
    else
        script_value_wrong(L, "cell", STR("amount"), DIAG_BOTH("金额", "money"),
                           -1);
    lua_pop(L, 2);
}

/* What the cell shows, or sums up; NULL: no amount, or none that anybody asks
 * for. text is the index of its text. */
static const struct cell_figure *read_figure(const struct options *options,
                                             int text)
{
    lua_State *L = options->L;
    const struct script *script = script_of(L);
    struct cell_figure figure = {.is_sum = options_has(options, "sum")};
    money_t money;
    if (figure.is_sum)
        read_sum(options, &figure);
    else if (options_has(options, "amount") || script_to_money(L, text, &money))
        read_amount(options, text, &figure);
    else
        return NULL;
    if (figure.shown_only && script->trace == NULL)
        return NULL;
    struct cell_figure *kept = ARENA_NEW(script->arena, struct cell_figure);
    *kept = figure;
    return kept;
}

/* ---- the cell ---- */

static int cell(lua_State *L)
{
    static const char *const keys[] = {
        "style",   "colspan", "rowspan", "header", "vertical", "amount",
        "counted", "format",  "sum",     "source", NULL};
    static const char *const headers[] = {"column", "row", NULL};
    static const char *const verticals[] = {"top", "middle", "bottom", NULL};
    struct options options = options_open(L, 1, "cell", keys, 1);
    struct arena *arena = script_of(L)->arena;
    const struct paragraph_style *style =
        options_required(&options, "style", OBJECT_STYLE);
    lua_rawgeti(L, 1, 1);
    int text_index = lua_gettop(L);
    struct str text = object_text(L, text_index, "cell", STR("[1]"), true);
    struct cell cell = {
        .colspan =
            (uint16_t)options_integer(&options, "colspan", 1, MOST_COLUMNS, 1),
        .rowspan =
            (uint16_t)options_integer(&options, "rowspan", 1, MOST_SPAN, 1),
        .kind = (enum cell_kind)(
            options_choice(&options, "header", headers, -1) + 1),
        .vertical = (enum vertical_alignment)options_choice(
            &options, "vertical", verticals, VERTICAL_MIDDLE),
        .content =
            paragraph_of_text(arena, style, text, options_source(&options)),
        .figure = read_figure(&options, text_index),
    };
    object_push_copy(L, OBJECT_CELL, &cell, sizeof cell);
    return 1;
}

void script_open_cell(lua_State *L)
{
    script_add_function(L, "cell", cell);
}
