/* SPDX-License-Identifier: MIT
 *
 * What holds blocks together: contents, page breaks, space, page forms,
 * sections, the document.
 */
#include "script/object.h"

enum {
    LARGEST_PAGE = 14400 * LENGTH_PT, /* ISO 32000-1, C.2 */
    LARGEST_FOLIO = 100000,
};

static struct block *new_block(lua_State *L, enum block_kind kind)
{
    struct block *block = ARENA_NEW(script_of(L)->arena, struct block);
    block->kind = kind;
    return block;
}

/* ---- blocks ---- */

static int contents(lua_State *L)
{
    static const char *const keys[] = {"title", "levels", "leader", NULL};
    struct options options = options_open(L, 1, "contents", keys, 0);
    struct block *block = new_block(L, BLOCK_CONTENTS);
    struct contents *contents = &block->contents;
    contents->title = options_paragraph(&options, "title");
    contents->leader = options_text(&options, "leader", STR(""));
    struct object_list list = {0};
    if (options_require(&options, "levels"))
        list = options_list(&options, "levels", OBJECT_STYLE);
    const struct paragraph_style **levels = ARENA_ARRAY(
        script_of(L)->arena, list.count, const struct paragraph_style *);
    for (size_t i = 0; i < list.count; i++)
        levels[i] = list.things[i];
    contents->levels = levels;
    contents->level_count = list.count;
    object_push_block(L, block);
    return 1;
}

static int page_break(lua_State *L)
{
    object_push_block(L, new_block(L, BLOCK_PAGE_BREAK));
    return 1;
}

static int space(lua_State *L)
{
    lua_settop(L, 1);
    struct block *block = new_block(L, BLOCK_SPACE);
    int height = 0;
    if (!options_number(L, 1, 0, LARGEST_PAGE, &height))
        script_value_wrong(L, "space", STR("1"),
                           DIAG_BOTH("0 至 14400 的数（pt）",
                                     "a number of pt from 0 to 14400"),
                           1);
    block->space = height;
    object_push_block(L, block);
    return 1;
}

/* ---- page forms ---- */

static int running(lua_State *L)
{
    static const char *const keys[] = {"text", "style", "distance", "outside",
                                       NULL};
    struct options options = options_open(L, 1, "running", keys, 0);
    struct running_line *line =
        ARENA_NEW(script_of(L)->arena, struct running_line);
    line->style = options_required(&options, "style", OBJECT_STYLE);
    line->distance = options_length(&options, "distance", 0, 0);
    line->outside = options_flag(&options, "outside", false);
    if (options_require(&options, "text")) {
        lua_getfield(L, 1, "text");
        if (lua_type(L, -1) != LUA_TSTRING)
            script_raise_value(L, "running", STR("text"),
                               DIAG_BOTH("文本", "a text"), -1);
        script_fill(L, lua_gettop(L), 0, true);
        line->text = object_text(L, -1, "running", STR("text"), false);
        lua_pop(L, 2);
    }
    object_push(L, OBJECT_RUNNING, line);
    return 1;
}

static struct running_line read_running(const struct options *options,
                                        const char *key)
{
    const struct running_line *line =
        options_object(options, key, OBJECT_RUNNING);
    return line != NULL ? *line : (struct running_line){0};
}

static length_t read_side(const struct options *options, const char *key)
{
    return options_thousandths(options, key, 0, LARGEST_PAGE, 0);
}

static int page_form(lua_State *L)
{
    static const char *const keys[] = {
        "width",  "height", "top",    "bottom", "left",      "right",
        "header", "footer", "facing", "turned", "line_grid", NULL};
    struct options options = options_open(L, 1, "page_form", keys, 1);
    struct page_form *form = ARENA_NEW(script_of(L)->arena, struct page_form);
    size_t errors = diag_error_count(script_of(L)->log);
    for (size_t i = 0; i < 6; i++)
        options_require(&options, keys[i]);
    *form = (struct page_form){
        .name = options_name(&options),
        .width = read_side(&options, "width"),
        .height = read_side(&options, "height"),
        .top = read_side(&options, "top"),
        .bottom = read_side(&options, "bottom"),
        .left = read_side(&options, "left"),
        .right = read_side(&options, "right"),
        .header = read_running(&options, "header"),
        .footer = read_running(&options, "footer"),
        .facing = options_flag(&options, "facing", false),
        .turned = options_flag(&options, "turned", false),
        .line_grid = options_length(&options, "line_grid", 0, 0),
    };
    if (diag_error_count(script_of(L)->log) == errors &&
        (form->left + form->right >= form->width ||
         form->top + form->bottom >= form->height))
        script_report(L, DIAG_PACK_MARGINS, form->name);
    object_push(L, OBJECT_FORM, form);
    return 1;
}

/* ---- sections ---- */

static int section(lua_State *L)
{
    static const char *const keys[] = {"form", "title", "first_folio", "folio",
                                       NULL};
    struct options options = options_open(L, 1, "section", keys, SIZE_MAX);
    struct arena *arena = script_of(L)->arena;
    struct section *section = ARENA_NEW(arena, struct section);
    section->form = options_required(&options, "form", OBJECT_FORM);
    section->title = options_text(&options, "title", STR(""));
    section->first_folio =
        options_integer(&options, "first_folio", 0, LARGEST_FOLIO, 0);
    section->no_folio = !options_flag(&options, "folio", true);
    struct object_list list = {0};
    object_list_add(L, 1, options.item_count, "section", OBJECT_BLOCK, &list);
    struct block *blocks = ARENA_ARRAY(arena, list.count, struct block);
    for (size_t i = 0; i < list.count; i++)
        blocks[i] = *(const struct block *)list.things[i];
    section->blocks = blocks;
    section->block_count = list.count;
    object_push(L, OBJECT_SECTION, section);
    return 1;
}

/* ---- the document ---- */

/* "2024-02-18" by shape; the budget has checked that there is such a day. */
static bool is_date(struct str text)
{
    static const char shape[] = "dddd-dd-dd";
    if (text.length != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (shape[i] == 'd' ? c < '0' || c > '9' : c != shape[i])
            return false;
    }
    return true;
}

static struct str read_date(const struct options *options)
{
    lua_State *L = options->L;
    struct str date = options_text(options, "date", STR(""));
    if (date.length == 0 || is_date(date))
        return date;
    lua_getfield(L, options->index, "date");
    script_value_wrong(
        L, options->owner, STR("date"),
        DIAG_BOTH("如 2024-02-18 的日期", "a date like 2024-02-18"), -1);
    lua_pop(L, 1);
    return STR("");
}

static int document(lua_State *L)
{
    static const char *const keys[] = {
        "title", "author", "subject", "keywords", "language", "date", NULL};
    struct options options = options_open(L, 1, "document", keys, SIZE_MAX);
    struct arena *arena = script_of(L)->arena;
    options_require(&options, "title");
    struct object_list list = {0};
    object_list_add(L, 1, options.item_count, "document", OBJECT_SECTION,
                    &list);
    struct section *sections = ARENA_ARRAY(arena, list.count, struct section);
    for (size_t i = 0; i < list.count; i++)
        sections[i] = *(const struct section *)list.things[i];
    if (list.count == 0)
        script_report(L, DIAG_PACK_KEY_MISSING, STR("document"),
                      object_kind_text(OBJECT_SECTION));
    struct document *document = ARENA_NEW(arena, struct document);
    *document = (struct document){
        .title = options_text(&options, "title", STR("")),
        .author = options_text(&options, "author", STR("")),
        .subject = options_text(&options, "subject", STR("")),
        .keywords = options_text(&options, "keywords", STR("")),
        .language = options_text(&options, "language", STR("zh-CN")),
        .date = read_date(&options),
        .sections = sections,
        .section_count = list.count,
    };
    object_push(L, OBJECT_DOCUMENT, document);
    return 1;
}

void script_open_section(lua_State *L)
{
    script_add_function(L, "contents", contents);
    script_add_function(L, "page_break", page_break);
    script_add_function(L, "space", space);
    script_add_function(L, "running", running);
    script_add_function(L, "page_form", page_form);
    script_add_function(L, "section", section);
    script_add_function(L, "document", document);
}
