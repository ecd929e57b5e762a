/* SPDX-License-Identifier: MIT
 *
 * A pack while it runs: the Lua state, its limits and its mistakes. Private to
 * script/.
 *
 * All C memory of a run is in the arena and Lua's own goes with the state, so
 * that a Lua error, which leaves C functions by longjmp, loses nothing. Every
 * function here that takes a lua_State must be called inside script_run.
 *
 * A chunk is called by its number (struct pack_chunks) and an expression of a
 * template "#0": Lua shortens long names in its messages, these it leaves
 * whole.
 */
#ifndef GONGKAI_SCRIPT_SCRIPT_H
#define GONGKAI_SCRIPT_SCRIPT_H

#include "budget/budget.h"
#include "document/trace.h"
#include "reader/key_map.h"
#include "script/pack.h"

#include "base/arena.h"

#include <lua.h>

/* A classification of the pack. */
struct pack_dictionary {
    struct str name;               /* "functional" */
    struct str path;               /* in the pack's folder */
    struct dictionary *dictionary; /* NULL until it is read */
};

/* A file of the pack that has been read, and compiled if it could be. */
struct pack_chunk {
    struct str path;
    struct str code; /* of lua_dump; "" if it is none */
};

/*
 * All of them, in the order of their first reading, which numbers them: a
 * chunk goes by the name "#n+1" wherever Lua speaks of it. A pack that runs
 * many times reads and compiles its files once.
 */
struct pack_chunks {
    struct arena *arena; /* of the pack that was opened */
    struct pack_chunk *items;
    size_t count;
    size_t capacity;
};

struct pack {
    struct pack_folders folders;
    struct pack_chunks *chunks; /* of all that share the pack */
    struct str *bases;          /* folders: of the base, of its base, ... */
    size_t base_count;          /* 0 until pack.lua has run */
    size_t base_capacity;
    struct str base;         /* name; "" if there is none */
    struct position base_at; /* of the call that names it */
    struct pack_limits limits;
    struct arena *arena;
    struct str name, title, version;
    struct str schema_file, document_file; /* in the folder */
    struct str import_file, notice_file;   /* the same; "" if there is none */
    struct pack_dictionary *dictionaries;
    size_t dictionary_count;
    struct schema schema;
    bool traces;              /* runs keep where amounts come from */
    struct revision revision; /* of the documents it makes */
};

struct import_run;

struct script {
    struct pack *pack;
    struct arena *arena; /* the pack's */
    /* For one call of a function; it resets it when it begins. */
    struct arena *scratch;
    struct diag_log *log;
    size_t memory;               /* bytes that Lua holds */
    size_t arena_start;          /* footprint of the arena when it began */
    struct position memory_at;   /* where Lua last met the limit */
    uint64_t instructions;       /* run so far, to the step of the hook */
    struct position fallback;    /* where no Lua function runs */
    struct key_map source_names; /* of positions of the budget; in the arena */
    struct str expression; /* of a template, while it is computed; or "" */
    struct money_format amount_format;
    bool amount_format_set;    /* amount_format was called */
    bool amount_format_used;   /* an amount was printed by it */
    struct import_run *import; /* NULL: no import script runs */
    struct position budget_at; /* of the description, while a budget runs */
    const struct rule *rule;   /* that is checked now; NULL if none is */
    struct tails *tails; /* what rules found within their bounds; or NULL */
    bool *amounts_read;  /* by number of the datum; NULL: no budget */
    struct trace *trace; /* of the document; NULL: not asked for */
};

struct script *script_of(lua_State *L);

/* ---- running (sandbox.c) ---- */

/*
 * Make a state for the pack and call body(L) in it, with data as light
 * userdata at index 1. Whatever goes wrong is in the log; false if the body
 * did not come to its end.
 */
bool script_run(struct pack *pack, struct diag_log *log, lua_CFunction body,
                void *data);

/* PACK_RUNAWAY if what the pack holds in the arena is beyond its limit. */
void script_check_memory(lua_State *L);

/* PACK_RUNAWAY, and the pack ends. */
_Noreturn void script_raise_memory(lua_State *L);

/* ---- mistakes (error.c) ---- */

/* Of the nearest function that runs of the pack's own files; of any Lua
 * function if there is none. */
struct position script_position(lua_State *L);

/* diag_add at script_position; the pack goes on. */
#define script_report(L, code, ...)                                \
    script_report_list(L, code, (const struct str[]){__VA_ARGS__}, \
                       sizeof((const struct str[]){__VA_ARGS__}) / \
                           sizeof(struct str))
void script_report_list(lua_State *L, enum diag_code code,
                        const struct str *arguments, size_t count);

/* The same, and the pack ends. */
#define script_raise(L, code, ...)                                \
    script_raise_list(L, code, (const struct str[]){__VA_ARGS__}, \
                      sizeof((const struct str[]){__VA_ARGS__}) / \
                          sizeof(struct str))
_Noreturn void script_raise_list(lua_State *L, enum diag_code code,
                                 const struct str *arguments, size_t count);

/* "rule": 4, "name": "…" of the rule that is checked now, for the details of a
 * diagnostic; "" if none is (rule_lua.c). */
struct str script_rule_details(struct script *script);

/* End the pack after a mistake that is in the log. */
_Noreturn void script_stop(lua_State *L);

/* Lua's message handler: puts any other error into the log. */
int script_handle_error(lua_State *L);

/* A message of Lua without "#1:41: ", and where that is; *at is left alone if
 * it names no file. */
struct str script_strip(struct script *script, struct str message,
                        struct position *at);

/* Text of a pack for a message: on one line, well-formed, not too long. */
struct str script_clean(struct arena *arena, struct str text);

/* "3", "“text”", "a table", for messages in both languages. */
struct str script_describe(lua_State *L, int index);

/* A key of a table: as script_describe, but a text without quotes. */
struct str script_key_text(lua_State *L, int index);

/* PACK_VALUE_WRONG about the value at index. */
void script_value_wrong(lua_State *L, const char *owner, struct str key,
                        struct str expected, int index);
_Noreturn void script_raise_value(lua_State *L, const char *owner,
                                  struct str key, struct str expected,
                                  int index);

/* ---- the run of a pack's files (pack.c) ---- */

/* Run pack.lua, the schema and the import script; false with diagnostics. */
bool pack_run_import(struct pack *pack, struct import_run *run,
                     struct diag_log *log);

/* ---- files (include.c) ---- */

/* The path of a file of the pack, or of the common folder. Raises a mistake if
 * the name leaves them, or no such file is there. */
struct str script_resolve(lua_State *L, struct str name);

/* Run a file once and push what it returns. */
void script_include(lua_State *L, struct str name);

/* The same for a path, which script_resolve gave or a base's folder holds;
 * name is for messages. */
void script_include_path(lua_State *L, struct str path, struct str name);

/* ---- the base of a pack (base.c) ---- */

/* Find the folders of the bases that pack.lua, which has run, and the pack.lua
 * of each base name. */
void script_find_bases(lua_State *L, const struct pack *facts);

/* ---- the parts of the environment ---- */

/* Each adds its functions to the table on top of the stack. */
void script_open_library(lua_State *L);  /* library.c: Lua's own */
void script_open_order(lua_State *L);    /* order.c: pairs, table.sort */
void script_open_include(lua_State *L);  /* include.c */
void script_open_template(lua_State *L); /* template.c: fill */
void script_open_money(lua_State *L);    /* money_lua.c: zero, amount, ... */
void script_open_rollup(lua_State *L);   /* rollup_lua.c */
void script_open_budget(lua_State *L);   /* budget_lua.c: stated, position */
void script_open_schema(lua_State *L);   /* schema_lua.c: pack, record, field */
void script_open_check(lua_State *L);    /* check_lua.c: advise, fail */
void script_open_rule(lua_State *L);     /* rule_lua.c: rule, figure, equal */
void script_open_mention(lua_State *L);  /* mention_lua.c: recognise, ... */
void script_open_style(lua_State *L);    /* style_lua.c */
void script_open_paragraph(lua_State *L); /* build_paragraph.c */
void script_open_cell(lua_State *L);      /* build_cell.c */
void script_open_row(lua_State *L);       /* build_row.c */
void script_open_table(lua_State *L);     /* build_table.c */
void script_open_section(lua_State *L);   /* build_section.c */
void script_open_facts(lua_State *L);     /* facts.c: what records can do */

/* Put a function into the table on top of the stack. */
void script_add_function(lua_State *L, const char *name, lua_CFunction f);

/* Make the global environment over the API table on top of the stack, which
 * it pops (environment.c). */
void script_open_environment(lua_State *L);

/* Make the value on top of the stack a name of the API, and pop it
 * (environment.c). */
void script_add_name(lua_State *L, const char *name);

/* ---- keys in order (order.c) ---- */

enum table_key_kind {
    TABLE_KEY_INTEGER,
    TABLE_KEY_FLOAT,
    TABLE_KEY_STRING,
    TABLE_KEY_BOOLEAN,
    TABLE_KEY_OTHER, /* has no order of its own */
};

struct table_key {
    enum table_key_kind kind;
    lua_Integer integer; /* of an integer or boolean */
    lua_Number number;   /* of a float */
    struct str string;   /* valid while the table has the key */
};

/* Keys of the table in the order of table_key_kind, then by value. Pushes the
 * userdata that holds them. */
const struct table_key *script_table_keys(lua_State *L, int index,
                                          size_t *count);

/* ---- templates (template.c) ---- */

/* Push the text at index with its expressions replaced. locals is the index of
 * a table or record that is asked first, 0 for none. keep_folio leaves {page}
 * and {pages} as they are. */
void script_fill(lua_State *L, int index, int locals, bool keep_folio);

/* ---- money (money_lua.c) ---- */

/* origin: in the trace; 0 for constants, and if there is no trace. */
void script_push_money(lua_State *L, money_t money, uint32_t origin);

/* Report the stated amounts that the pack never read (AMOUNT_UNUSED;
 * unread.c). */
struct budget;
void script_report_unread(const struct script *script,
                          const struct budget *budget);

/* The money at index; false if there is none. */
bool script_to_money(lua_State *L, int index, money_t *money);

/* Of an object that is money, by the default format. */
struct object;
struct str script_money_text(lua_State *L, const struct object *money);

/* ---- where amounts come from (trace.c) ---- */

/* Begin a trace, with all amounts of the budget; end it behind the run. */
void script_trace_begin(struct script *script, const struct budget *budget);
void script_trace_end(struct script *script);

/* The origin of what was computed from two amounts. Without a trace both are
 * 0, and so is this. */
uint32_t script_trace_join(struct script *script, uint32_t a, uint32_t b);

/* An amount became a text; without a trace nothing. The text must live as long
 * as the pack. */
void script_trace_print(struct script *script, const struct trace_print *print);

/* A paragraph was made, of a template if filled; without a trace nothing. */
struct paragraph;
void script_trace_words(struct script *script,
                        const struct paragraph *paragraph, bool filled);

/* ---- facts: revision and notice (facts.c) ---- */

/* Push what documents see as revision, and notice. */
void script_push_revision(lua_State *L, const struct revision *revision);
void script_push_notice(lua_State *L, const struct notice *notice);

/* ---- the budget (budget_lua.c) ---- */

void script_push_record(lua_State *L, const struct record *record);

/* The position with texts that live as long as the pack. */
struct position script_kept_position(struct script *script, struct position at);

/* The dictionary of that name; PACK_VALUE_WRONG and NULL if the pack has
 * none. */
const struct pack_dictionary *script_dictionary(lua_State *L, const char *owner,
                                                int index);

#endif
