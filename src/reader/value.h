/* SPDX-License-Identifier: MIT
 *
 * What a file says: scalars, lists and maps that know where they stand.
 *
 * Knows no budget: 976.40 is a text here. YAML 1.2 and JSON are read by the
 * same reader; a table of a CSV file or of a workbook becomes a list of maps,
 * one a row, keyed by the header.
 */
#ifndef GONGKAI_READER_VALUE_H
#define GONGKAI_READER_VALUE_H

#include "base/diag.h"
#include "reader/text_run.h"

#include <stdio.h>

struct arena;
struct inputs;

enum value_kind {
    VALUE_NULL,   /* empty, ~, null */
    VALUE_SCALAR, /* any other scalar, as text */
    VALUE_LIST,
    VALUE_MAP,
};

struct member;

struct value {
    enum value_kind kind;
    bool quoted; /* a scalar in quotes or a block scalar */
    struct position at;
    struct str text;              /* of a scalar */
    struct text_runs runs;        /* of its text */
    const struct value *items;    /* of a list */
    const struct member *members; /* of a map, in the order of the file */
    size_t count;                 /* of items or members */
};

struct member {
    struct str key;
    struct position key_at;
    struct value value;
};

enum {
    READER_FILE_LIMIT = 64 * 1024 * 1024, /* bytes of one file */
    READER_DEPTH_LIMIT = 64,              /* nested lists and maps */
};

enum reader_type {
    READER_TREE, /* .yaml, .yml, .json */
    READER_CSV,
    READER_XLSX,
    READER_UNKNOWN,
};

/* By the end of the file's name, in any case. */
enum reader_type reader_type_of(struct str path);

/*
 * Read a file by its name: .yaml, .yml, .json; .csv or .xlsx as a table
 * (reader/table.h says how it may be chosen). All mistakes of the file are
 * reported; NULL if there was one. at is what named the file, for
 * FILE_UNREADABLE. The result lives in the arena; path, which all its positions
 * name, must outlive it. inputs, if it is not NULL, takes note of the file
 * (reader/inputs.h).
 */
const struct value *reader_read(struct str path, struct position at,
                                struct inputs *inputs, struct arena *arena,
                                struct diag_log *log);

/*
 * The same on YAML in memory; path is for positions. Refused as
 * YAML_UNSUPPORTED: anchors and aliases, tags, merge keys, keys that are no
 * text, a second document, control characters but tab and LF (CR LF in a text
 * becomes LF).
 */
const struct value *reader_parse_yaml(struct str text, struct str path,
                                      struct arena *arena,
                                      struct diag_log *log);

/* NULL if the map has no such key. */
const struct member *value_member(const struct value *map, struct str key);

/*
 * The map with those members of another one whose keys it does not have, or has
 * without a value (VALUE_NULL); the value itself if it is no map. In the arena,
 * members are shared.
 */
const struct value *value_with_defaults(const struct value *value,
                                        const struct value *defaults,
                                        struct arena *arena);

/* "a map", "a list", "“text…”", as an argument of diag_add (DIAG_BOTH). */
struct str value_describe(struct arena *arena, const struct value *value);

/* All of it as text with line:column. */
void value_dump(const struct value *value, FILE *out);

#endif
