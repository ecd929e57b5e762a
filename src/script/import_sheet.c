/* SPDX-License-Identifier: MIT
 *
 * What an import script reads: sheets, their cells and merged cells, and what
 * it says of cells that become no datum. Rows and columns count from 1.
 */
#include "script/import_private.h"

#include <lauxlib.h>

/* ---- arguments ---- */

const struct import_sheet *import_check_sheet(lua_State *L, const char *owner)
{
    const struct import_sheet *sheet = object_thing(L, 1, OBJECT_SHEET);
    if (sheet == NULL)
        script_raise_value(L, owner, STR("1"), object_kind_text(OBJECT_SHEET),
                           1);
    return sheet;
}

size_t import_check_place(lua_State *L, const char *owner, int index)
{
    lua_Integer place = lua_tointeger(L, index);
    if (!lua_isinteger(L, index) || place < 1 || place > OPTIONS_MOST_ITEMS)
        script_raise_value(
            L, owner, str_format(script_of(L)->arena, "%d", index),
            DIAG_BOTH("从 1 起的行号或列号", "a row or column, from 1"), index);
    return (size_t)place - 1;
}

/* The cell of a call f(sheet, row, column, ...). */
struct place {
    const struct import_sheet *sheet;
    size_t row;
    size_t column;
    const struct sheet_cell *cell;
};

static struct place check_cell(lua_State *L, const char *owner)
{
    struct place place = {.sheet = import_check_sheet(L, owner)};
    place.row = import_check_place(L, owner, 2);
    place.column = import_check_place(L, owner, 3);
    place.cell = sheet_cell(place.sheet->sheet, place.row, place.column);
    return place;
}

/* ---- reading ---- */

/* Without its folder, which must not show in what is made of it. */
static void push_file_name(lua_State *L, struct str path)
{
    size_t start = path.length;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    lua_pushlstring(L, path.data + start, path.length - start);
}

static int sheet_index(lua_State *L)
{
    static const struct str keys[] = {STR_INIT("file"), STR_INIT("name"),
                                      STR_INIT("hidden"), STR_INIT("rows"),
                                      STR_INIT("columns")};
    enum { FILE_KEY, NAME_KEY, HIDDEN_KEY, ROWS_KEY, COLUMNS_KEY, KEY_COUNT };
    const struct import_sheet *import = object_thing(L, 1, OBJECT_SHEET);
    const struct sheet *sheet = import->sheet;
    struct str key = script_key_text(L, 2);
    size_t found = 0;
    while (found < KEY_COUNT && !str_equal(keys[found], key))
        found++;
    if (found == KEY_COUNT)
        script_raise(
            L, DIAG_PACK_KEY_UNKNOWN, object_kind_text(OBJECT_SHEET), key,
            diag_suggestion(script_of(L)->arena, key, keys, KEY_COUNT));
    if (found == FILE_KEY)
        push_file_name(L, sheet->file);
    else if (found == NAME_KEY)
        lua_pushlstring(L, sheet->name.data, sheet->name.length);
    else if (found == HIDDEN_KEY)
        lua_pushboolean(L, sheet->hidden);
    else
        lua_pushinteger(L,
                        (lua_Integer)(found == ROWS_KEY ? sheet->row_count
                                                        : sheet->column_count));
    return 1;
}

/* text_at(sheet, row, column): the cell's text, "" if it has none. */
static int text_at(lua_State *L)
{
    struct str text = check_cell(L, "text_at").cell->text;
    lua_pushlstring(L, text.length > 0 ? text.data : "", text.length);
    return 1;
}

/* columns_at(sheet, row): the columns of the row that have text. */
static int columns_at(lua_State *L)
{
    const struct sheet *sheet = import_check_sheet(L, "columns_at")->sheet;
    size_t row = import_check_place(L, "columns_at", 2);
    size_t end = row < sheet->row_count ? sheet->rows[row].count : 0;
    lua_Integer count = 0;
    lua_newtable(L);
    for (size_t c = 0; c < end; c++) {
        if (!import_cell_counts(sheet, row, c))
            continue;
        lua_pushinteger(L, (lua_Integer)c + 1);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

/* kind_at(sheet, row, column) */
static int kind_at(lua_State *L)
{
    static const char *const kinds[] = {
        [SHEET_EMPTY] = "empty",   [SHEET_TEXT] = "text",
        [SHEET_NUMBER] = "number", [SHEET_PERCENT] = "percent",
        [SHEET_DATE] = "date",     [SHEET_BOOLEAN] = "boolean",
        [SHEET_ERROR] = "error",   [SHEET_UNKNOWN] = "unknown",
    };
    lua_pushstring(L, kinds[check_cell(L, "kind_at").cell->kind]);
    return 1;
}

/* merge_at(sheet, row, column): first row, first column, rows, columns of the
 * merged cells that cover it; nothing if it is not merged. */
static int merge_at(lua_State *L)
{
    struct place place = check_cell(L, "merge_at");
    const struct sheet_merge *merge =
        sheet_merge(place.sheet->sheet, place.row, place.column);
    if (merge == NULL)
        return 0;
    lua_pushinteger(L, (lua_Integer)merge->row + 1);
    lua_pushinteger(L, (lua_Integer)merge->column + 1);
    lua_pushinteger(L, (lua_Integer)merge->row_span);
    lua_pushinteger(L, (lua_Integer)merge->column_span);
    return 4;
}

/* money_at(sheet, row, column, unit): the amount that stands there; nil if
 * there is none, or none that a description could state. */
static int money_at(lua_State *L)
{
    lua_settop(L, 4);
    struct place place = check_cell(L, "money_at");
    struct str name = object_text(L, 4, "money_at", STR("4"), false);
    enum money_unit unit;
    if (!money_unit_parse(name, &unit))
        script_raise_value(L, "money_at", STR("4"), STR("元 | 万元"), 4);
    money_t money;
    bool number =
        place.cell->kind == SHEET_TEXT || place.cell->kind == SHEET_NUMBER;
    if (number && money_parse(place.cell->text, unit, &money) == MONEY_OK)
        script_push_money(L, money, 0);
    else
        lua_pushnil(L);
    return 1;
}

/* position_at(sheet, row, column), for advise and fail. */
static int position_at(lua_State *L)
{
    struct place place = check_cell(L, "position_at");
    struct position at =
        sheet_position(place.sheet->sheet, place.row, place.column);
    object_push_copy(L, OBJECT_POSITION, &at, sizeof at);
    return 1;
}

/* ---- what becomes no datum ---- */

struct range {
    const struct import_sheet *sheet;
    size_t row, column, last_row, last_column;
};

/* (sheet, row, column) or (sheet, row, column, last row, last column). */
static struct range check_range(lua_State *L, const char *owner)
{
    struct place place = check_cell(L, owner);
    struct range range = {place.sheet, place.row, place.column, place.row,
                          place.column};
    if (!lua_isnoneornil(L, 4)) {
        range.last_row = import_check_place(L, owner, 4);
        range.last_column = import_check_place(L, owner, 5);
    }
    size_t rows = place.sheet->sheet->row_count;
    size_t columns = place.sheet->sheet->column_count;
    if (range.last_row >= rows)
        range.last_row = rows - (rows > 0);
    if (range.last_column >= columns)
        range.last_column = columns - (columns > 0);
    return range;
}

/* Give the cells of the range that have a text, and no fate yet, this one. The
 * number of them; *row and *column are the first. */
static size_t set_fates(const struct range *range, enum cell_fate fate,
                        size_t *row, size_t *column)
{
    const struct sheet *sheet = range->sheet->sheet;
    size_t count = 0;
    for (size_t r = range->row; r <= range->last_row; r++) {
        for (size_t c = range->column;
             c <= range->last_column && c < sheet->rows[r].count; c++) {
            if (!import_cell_counts(sheet, r, c) ||
                import_fate(range->sheet, r, c) != FATE_UNUSED)
                continue;
            import_set_fate(range->sheet, r, c, fate);
            if (count++ == 0) {
                *row = r;
                *column = c;
            }
        }
    }
    return count;
}

/* decoration(sheet, row, column [, last row, last column]): these are titles,
 * headers, notes, and mean nothing more. */
static int decoration(lua_State *L)
{
    lua_settop(L, 5);
    struct range range = check_range(L, "decoration");
    size_t row, column;
    set_fates(&range, FATE_DECORATION, &row, &column);
    return 0;
}

/* refuse(sheet, row, column, last row, last column, reason): there is no place
 * for them in the description; one warning, unless nothing stands there. */
static int refuse(lua_State *L)
{
    struct script *script = script_of(L);
    lua_settop(L, 6);
    struct range range = check_range(L, "refuse");
    struct str reason = object_text(L, 6, "refuse", STR("6"), false);
    size_t row, column;
    size_t count = set_fates(&range, FATE_REFUSED, &row, &column);
    if (count == 0)
        return 0;
    const struct sheet *sheet = range.sheet->sheet;
    struct str text = import_excerpt(script->arena, sheet, row, column);
    diag_add(
        script->log, DIAG_IMPORT_REFUSED, sheet_position(sheet, row, column),
        script_clean(script->arena, reason), text,
        count == 1
            ? STR("")
            : diag_both(
                  script->arena, str_format(script->arena, " 等 %zu 格", count),
                  str_format(script->arena, " and %zu more cells", count - 1)));
    return 0;
}

/* recognised(name, sheet, row, column, last row, last column) */
static int recognised(lua_State *L)
{
    struct script *script = script_of(L);
    struct import_run *run = import_run_of(L);
    lua_settop(L, 6);
    struct str name = object_text(L, 1, "recognised", STR("1"), false);
    lua_remove(L, 1);
    struct range range = check_range(L, "recognised");
    ARENA_GROW(script->arena, run->tables, run->result.table_count,
               run->table_capacity);
    run->tables[run->result.table_count++] = (struct import_table){
        .name = name,
        .sheet = range.sheet->sheet,
        .row = range.row,
        .column = range.column,
        .last_row = range.last_row,
        .last_column = range.last_column,
    };
    run->result.tables = run->tables;
    return 0;
}

/* ---- names ---- */

static void add_name(lua_State *L, const char *name, lua_CFunction function)
{
    lua_pushcfunction(L, function);
    script_add_name(L, name);
}

void import_open_sheets(lua_State *L)
{
    struct import_run *run = import_run_of(L);
    object_metatable(L, OBJECT_SHEET);
    script_add_function(L, "__index", sheet_index);
    lua_pop(L, 1);
    lua_createtable(L, (int)run->sheet_count, 0);
    for (size_t i = 0; i < run->sheet_count; i++) {
        object_push(L, OBJECT_SHEET, &run->sheets[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    script_add_name(L, "sheets");
    add_name(L, "text_at", text_at);
    add_name(L, "columns_at", columns_at);
    add_name(L, "kind_at", kind_at);
    add_name(L, "merge_at", merge_at);
    add_name(L, "money_at", money_at);
    add_name(L, "position_at", position_at);
    add_name(L, "decoration", decoration);
    add_name(L, "refuse", refuse);
    add_name(L, "recognised", recognised);
}
