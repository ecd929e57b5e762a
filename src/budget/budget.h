/* SPDX-License-Identifier: MIT
 *
 * The budget: a description checked against a pack's schema.
 *
 * A schema maps the clerk's words (Chinese keys and CSV headers) to English
 * identifiers and types. budget_build reports every mistake of the input:
 * unknown keys with the nearest right one, missing fields, wrong types,
 * amounts that are none, codes in no dictionary.
 */
#ifndef GONGKAI_BUDGET_BUDGET_H
#define GONGKAI_BUDGET_BUDGET_H

#include "budget/codes.h"
#include "reader/value.h"

enum field_kind {
    FIELD_TEXT,
    FIELD_AMOUNT, /* money, in the unit that its record declares, or else the
                     record that holds it, up to the description */
    FIELD_INTEGER,
    FIELD_DATE,   /* 2024-02-18 */
    FIELD_CODE,   /* a classification code */
    FIELD_CHOICE, /* one of choices */
    FIELD_UNIT, /* 元 or 万元: the unit of all amounts of its record and below
                 */
    FIELD_RECORD,
    FIELD_LIST, /* of records; or {文件: name}, a file that holds the list */
};

struct inputs;
struct record_type;

struct field {
    struct str name;    /* 支出 */
    struct str id;      /* expenditure */
    struct str meaning; /* for messages and documentation */
    struct str example; /* a value, as a description gives it; "" none */
    enum field_kind kind;
    bool required;
    const struct str *choices; /* FIELD_CHOICE */
    size_t choice_count;
    struct str dictionary_name;          /* FIELD_CODE: for messages; "" none */
    const struct dictionary *dictionary; /* FIELD_CODE: NULL if none */
    const struct record_type *record;    /* FIELD_RECORD, FIELD_LIST */
    bool unique; /* in a list: no two records may have the same */
};

struct record_type {
    struct str name; /* for messages: "项目" */
    const struct field *fields;
    size_t field_count;
};

struct schema {
    const struct record_type *root;
    /* In place of a list, a map of these keys; "" if the pack has none. */
    struct str file_key;   /* names a file that holds the list: 文件 */
    struct str sheet_key;  /* the sheet of a workbook: 工作表 */
    struct str filter_key; /* which rows of a table count: 筛选 */
};

struct record;

/* The value of one field of one record. */
struct datum {
    const struct field *field;
    bool present;       /* stated in the input */
    uint32_t number;    /* of a stated amount, from 1 in the order of reading;
                           0: it is none */
    struct position at; /* of the value; if there is none, of the key or else
                           of the record */
    struct str text;    /* as stated: text, date, code, choice, unit */
    struct text_runs runs; /* FIELD_TEXT: of text */
    money_t money;         /* FIELD_AMOUNT; 0 if not present */
    int64_t integer;
    const struct record *record;         /* FIELD_RECORD; always there, with
                                            nothing present if not stated */
    const struct record *const *records; /* FIELD_LIST */
    size_t record_count;
};

struct record {
    const struct record_type *type;
    struct position at;
    const struct datum *data; /* one for each field of the type, in order */
};

struct budget {
    const struct record *root;
    enum money_unit unit; /* of the amounts as stated */
    size_t amount_count;  /* that are stated */
};

/*
 * Check a description against the schema. Files that it names are relative to
 * the folder of the file that names them. ignored_keys are root keys that the
 * program itself uses (表单). NULL if there was an error. inputs, if it is not
 * NULL, takes note of all that the description says and of the files that it
 * names (reader/inputs.h).
 *
 * The budget keeps nothing of the description but the names of its files, which
 * must outlive it, and refers to the schema.
 *
 * What is null or has no text counts as not stated, and so does what a template
 * has that nobody filled in: a record all of whose keys are without a value,
 * which a list passes over like an empty row, and a file without rows. A list
 * that is required needs a record. Where no unit is stated, amounts are in
 * 万元. A record type may hold lists of its own kind, but no record of its own
 * kind.
 */
const struct budget *budget_build(const struct value *description,
                                  const struct schema *schema,
                                  const struct str *ignored_keys,
                                  size_t ignored_count, struct inputs *inputs,
                                  struct arena *arena, struct diag_log *log);

/* NULL if the type has no such field. */
const struct datum *record_lookup(const struct record *record, struct str id);

/* All of it as text. */
void budget_dump(const struct budget *budget, FILE *out);

#endif
