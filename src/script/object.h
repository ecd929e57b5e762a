/* SPDX-License-Identifier: MIT
 *
 * What the constructors of a pack return, and how they read their tables.
 * Private to script/.
 */
#ifndef GONGKAI_SCRIPT_OBJECT_H
#define GONGKAI_SCRIPT_OBJECT_H

#include "script/script.h"

/* ---- objects (object.c) ---- */

enum object_kind {
    OBJECT_MONEY,
    OBJECT_RECORD,      /* struct record */
    OBJECT_POSITION,    /* struct position */
    OBJECT_VOCABULARY,  /* struct mention_vocabulary */
    OBJECT_PACK,        /* struct pack */
    OBJECT_FIELD,       /* struct field */
    OBJECT_RECORD_TYPE, /* struct record_type */
    OBJECT_STYLE,       /* struct paragraph_style */
    OBJECT_TABLE_STYLE, /* struct table_style */
    OBJECT_BLOCK,       /* struct block */
    OBJECT_CELL,        /* struct cell */
    OBJECT_ROW,         /* struct row_object */
    OBJECT_ROW_GROUP,   /* struct group_object */
    OBJECT_SHARE,       /* struct column */
    OBJECT_RUNNING,     /* struct running_line */
    OBJECT_FORM,        /* struct page_form */
    OBJECT_SECTION,     /* struct section */
    OBJECT_DOCUMENT,    /* struct document */
    OBJECT_SHEET,       /* struct import_sheet */
    OBJECT_NODE,        /* struct node_object */
    OBJECT_ENTRY,       /* struct node_member */
    OBJECT_FIGURE,      /* struct figure */
    OBJECT_FACTS,       /* struct facts_type */
    OBJECT_KIND_COUNT
};

/* Every userdata that a pack can hold is one. */
struct object {
    enum object_kind kind;
    uint32_t origin; /* of money, in the trace; else 0 */
    union {
        const void *thing; /* in the arena, or behind the object; its type is
                              told by kind */
        money_t money;
    };
};

/* Make the metatables of all kinds; others add their fields to them. */
void object_open(lua_State *L);

/* Push the metatable of a kind. */
void object_metatable(lua_State *L, enum object_kind kind);

/* Push a new object. It has one user value. */
struct object *object_push(lua_State *L, enum object_kind kind,
                           const void *thing);

/* The same with a copy of the thing, which goes with the object: for what a
 * pack makes a great many of, and the document copies. */
void object_push_copy(lua_State *L, enum object_kind kind, const void *thing,
                      size_t size);

/* Its object, or NULL if the value at index is none. */
const struct object *object_at(lua_State *L, int index);

/* Its thing, or NULL if the value at index is no object of this kind. */
const void *object_thing(lua_State *L, int index, enum object_kind kind);

/* "a style", for messages in both languages. */
struct str object_kind_text(enum object_kind kind);

/* ---- texts (object.c) ---- */

/*
 * The text of a value in the arena: a string as it is, integers and money as
 * they are printed. Reports anything else, floats and malformed UTF-8, and
 * gives "". nil and false are "" without a report if optional.
 */
struct str object_text(lua_State *L, int index, const char *owner,
                       struct str key, bool optional);

/* ---- the table of a constructor's call (options.c) ---- */

/* A list with a key beyond this is a slip. */
enum { OPTIONS_MOST_ITEMS = 4000000 };

struct options {
    lua_State *L;
    int index;         /* of the table, absolute */
    const char *owner; /* the constructor */
    size_t item_count; /* its largest integer key */
};

/*
 * Take the table at index. Reports the keys that are not in keys (ends with
 * NULL; NULL for none), and integer keys above most_items. Raises if it is no
 * table.
 */
struct options options_open(lua_State *L, int index, const char *owner,
                            const char *const *keys, size_t most_items);

/* Each reads one key and reports a wrong value; absent keys and wrong ones give
 * the value otherwise. */
bool options_flag(const struct options *options, const char *key,
                  bool otherwise);
int options_integer(const struct options *options, const char *key, int least,
                    int most, int otherwise);
/* Numbers in pt, as 1/1000 pt, at least least. */
length_t options_length(const struct options *options, const char *key,
                        length_t least, length_t otherwise);
/* Any decimal number as thousandths. */
int options_thousandths(const struct options *options, const char *key,
                        int least, int most, int otherwise);
/* "#RRGGBB" */
uint32_t options_colour(const struct options *options, const char *key,
                        uint32_t otherwise);
struct str options_text(const struct options *options, const char *key,
                        struct str otherwise);
/* The index of a word in names (ends with NULL). */
int options_choice(const struct options *options, const char *key,
                   const char *const *names, int otherwise);
/* NULL if absent, or false. */
const void *options_object(const struct options *options, const char *key,
                           enum object_kind kind);
/* The same, reported if absent or false. */
const void *options_required(const struct options *options, const char *key,
                             enum object_kind kind);
/* key source; the position of the call if there is none. */
struct position options_source(const struct options *options);

/* Is the key there, with a value other than nil? */
bool options_has(const struct options *options, const char *key);

/* Report the key if it is absent. */
bool options_require(const struct options *options, const char *key);

/* The name at [1], which must be there. */
struct str options_name(const struct options *options);

/* A number of pt or anything else, at index, in thousandths; false if it is no
 * number between least and most thousandths. */
bool options_number(lua_State *L, int index, int least, int most, int *number);

/* How amounts are printed: the keys "unit", "decimals", "grouping", "trim";
 * the pack's format for those that are absent (money_lua.c). */
struct money_format script_read_format(const struct options *options);

/* ---- lists of objects (object_list.c) ---- */

struct object_list {
    const void **things; /* valid as long as the table is on Lua's stack */
    size_t count;
    size_t capacity;
    /* What the row_groups among rows make of them: see struct table. */
    struct row_group *groups;
    size_t group_count;
    size_t group_capacity;
    int group_depth; /* how many of them stand in each other */
};

/*
 * Add the objects of one kind in the table at index, from [1] to [item_count],
 * those of nested tables in their place; nil and false are skipped. Reports
 * all else. OBJECT_ROW_GROUP stands for rows and groups of rows: the rows of
 * all are added, and the groups.
 */
void object_list_add(lua_State *L, int index, size_t item_count,
                     const char *owner, enum object_kind kind,
                     struct object_list *list);

/* The same for the table under a key, which may be absent. */
struct object_list options_list(const struct options *options, const char *key,
                                enum object_kind kind);

/* ---- what several constructors need ---- */

/* A row with the line that made it, for mistakes that its table finds. */
struct row_object {
    struct row row;
    struct position called_at;
};

/* A row_group{…}: its own group is the first of the list, unless it has no
 * rows. */
struct group_object {
    struct object_list list;
};

/* A figure of a table, with where it stands and where it comes from. */
struct figure {
    money_t amount;
    struct str table, row, column; /* as printed; any may be "" */
    struct position at; /* where the input states it, or the first of the facts
                           it is derived from; NOWHERE if unknown */
    bool stated;        /* else derived */
    int64_t rounded;    /* how many amounts that may each be rounded to the
                           printed place it is, or is the sum of */
};

/* Both as builder_add: the figures as a sum for people, and as a JSON array
 * (figure_text.c). What has been said need not be said again: the position
 * shown, the table and row of the figure *said (may be NULL), which becomes the
 * last one. */
void figures_add_text(struct script *script, struct builder *out,
                      const struct object_list *figures, struct position shown,
                      const struct figure **said);
void figures_add_json(struct script *script, struct builder *out,
                      const struct object_list *figures);

/* Put what equal and its like found within their bounds into the log, as one
 * note (rule_lua.c). */
void script_report_tails(struct script *script);

/* Does the style take full-width forms of Western text as half-width ones?
 * style may be NULL (style_lua.c). */
bool style_is_halfwidth(const struct paragraph_style *style);

/* The text with them taken so, in the arena (halfwidth.c). */
struct str script_halfwidth(struct arena *arena, struct str text);

/* A paragraph of one span, or of none if text is ""; the text as its style
 * wants it (build_paragraph.c). */
struct paragraph paragraph_of_text(struct arena *arena,
                                   const struct paragraph_style *style,
                                   struct str text, struct position at);

/* The paragraph under a key, without spans if it is absent
 * (build_paragraph.c). */
struct paragraph options_paragraph(const struct options *options,
                                   const char *key);

/* Push a block (object.c). */
void object_push_block(lua_State *L, const struct block *block);

#endif
