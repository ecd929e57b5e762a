/* SPDX-License-Identifier: MIT
 *
 * A budget as text. What is not stated is left out:
 *
 *     unit wan
 *     file "rows.csv"
 *     budget 1:1
 *       name text 1:5 "…"
 *       expenditure list 3:3 2
 *         - 3:5
 *           code code 3:12 "2010301"
 *           basic amount 3:27 4614100.00
 *
 * Each line tells the identifier, the kind and the line and column in the
 * input; amounts are in yuan.
 */
#include "budget/budget.h"

#include "base/arena.h"
#include "base/json.h"

#include <assert.h>
#include <inttypes.h>

static const char *kind_word(enum field_kind kind)
{
    switch (kind) {
    case FIELD_TEXT:
        return "text";
    case FIELD_AMOUNT:
        return "amount";
    case FIELD_INTEGER:
        return "integer";
    case FIELD_DATE:
        return "date";
    case FIELD_CODE:
        return "code";
    case FIELD_CHOICE:
        return "choice";
    case FIELD_UNIT:
        return "unit";
    case FIELD_RECORD:
        return "record";
    case FIELD_LIST:
        return "list";
    }
    assert(false);
    return "";
}

struct dump {
    FILE *out;
    struct arena *arena;
};

static void dump_record(const struct dump *dump, const struct record *record,
                        int depth);

static void dump_position(const struct dump *dump, struct position at)
{
    if (at.sheet.length != 0)
        fprintf(dump->out, " %.*s", STR_FMT(position_cell(dump->arena, at)));
    else
        fprintf(dump->out, " %d:%d", at.line, at.column);
}

static void dump_datum(const struct dump *dump, const struct datum *datum,
                       int depth)
{
    static const struct money_format yuan = {.unit = MONEY_YUAN, .decimals = 2};
    const struct field *field = datum->field;
    fprintf(dump->out, "%*s%.*s %s", 2 * depth, "", STR_FMT(field->id),
            kind_word(field->kind));
    dump_position(dump, datum->at);
    if (field->kind != FIELD_RECORD)
        fputc(' ', dump->out);
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_DATE:
    case FIELD_CODE:
    case FIELD_CHOICE:
    case FIELD_UNIT:
        json_write_string(dump->out, datum->text);
        fputc('\n', dump->out);
        return;
    case FIELD_AMOUNT: {
        struct str text = money_text(dump->arena, datum->money, &yuan);
        fprintf(dump->out, "%.*s\n", STR_FMT(text));
        return;
    }
    case FIELD_INTEGER:
        fprintf(dump->out, "%" PRId64 "\n", datum->integer);
        return;
    case FIELD_RECORD:
        fputc('\n', dump->out);
        dump_record(dump, datum->record, depth + 1);
        return;
    case FIELD_LIST:
        fprintf(dump->out, "%zu\n", datum->record_count);
        for (size_t i = 0; i < datum->record_count; i++) {
            fprintf(dump->out, "%*s-", 2 * depth + 2, "");
            dump_position(dump, datum->records[i]->at);
            fputc('\n', dump->out);
            dump_record(dump, datum->records[i], depth + 2);
        }
        return;
    }
    assert(false);
}

static void dump_record(const struct dump *dump, const struct record *record,
                        int depth)
{
    for (size_t i = 0; i < record->type->field_count; i++) {
        if (record->data[i].present)
            dump_datum(dump, &record->data[i], depth);
    }
}

void budget_dump(const struct budget *budget, FILE *out)
{
    struct dump dump = {.out = out, .arena = arena_new()};
    fprintf(out, "unit %s\n", budget->unit == MONEY_YUAN ? "yuan" : "wan");
    fputs("budget", out);
    dump_position(&dump, budget->root->at);
    fputc('\n', out);
    dump_record(&dump, budget->root, 1);
    arena_free(dump.arena);
}
