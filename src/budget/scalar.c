/* SPDX-License-Identifier: MIT */
#include "budget/scalar.h"

#include "base/arena.h"
#include "base/date.h"

#include <assert.h>

const struct str unit_names[UNIT_NAMES] = {STR_INIT("元"), STR_INIT("万元")};

struct str field_kind_name(enum field_kind kind)
{
    switch (kind) {
    case FIELD_TEXT:
        return DIAG_BOTH("文字", "text");
    case FIELD_AMOUNT:
        return DIAG_BOTH("金额", "an amount");
    case FIELD_INTEGER:
        return DIAG_BOTH("整数", "an integer");
    case FIELD_DATE:
        return DIAG_BOTH("日期", "a date");
    case FIELD_CODE:
        return DIAG_BOTH("编码", "a code");
    case FIELD_CHOICE:
        return DIAG_BOTH("可选值之一", "one of the choices");
    case FIELD_UNIT:
        return DIAG_BOTH("金额单位", "a unit of money");
    case FIELD_RECORD:
        return DIAG_BOTH("记录", "a map");
    case FIELD_LIST:
        return DIAG_BOTH("列表", "a list");
    }
    assert(false);
    return (struct str){0};
}

static bool read_amount(struct datum *datum, enum money_unit unit,
                        struct diag_log *log)
{
    enum diag_code code = DIAG_AMOUNT_WRONG;
    switch (money_parse(datum->text, unit, &datum->money)) {
    case MONEY_OK:
        return true;
    case MONEY_NO_NUMBER:
        break;
    case MONEY_TOO_FINE:
        code = DIAG_AMOUNT_TOO_FINE;
        break;
    case MONEY_TOO_LARGE:
        code = DIAG_AMOUNT_OVERFLOW;
        break;
    }
    diag_add(log, code, datum->at, datum->field->name, datum->text);
    return false;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool read_integer(struct datum *datum, struct diag_log *log)
{
    struct str text = datum->text;
    bool negative = str_starts(text, STR("-"));
    size_t start = negative || str_starts(text, STR("+"));
    bool number = start < text.length, fits = true;
    int64_t value = 0;
    for (size_t i = start; i < text.length && number; i++) {
        int digit = text.data[i] - '0';
        number = is_digit(text.data[i]);
        fits =
            fits && !__builtin_mul_overflow(value, 10, &value) &&
            !__builtin_add_overflow(value, negative ? -digit : digit, &value);
    }
    datum->integer = value;
    if (!number || !fits)
        diag_add(log, DIAG_NUMBER_WRONG, datum->at, datum->field->name, text,
                 !number ? field_kind_name(FIELD_INTEGER)
                         : DIAG_BOTH("可表示的整数", "an integer in range"));
    return number && fits;
}

static bool read_date(struct datum *datum, struct diag_log *log)
{
    if (date_is_real(datum->text))
        return true;
    diag_add(log, DIAG_DATE_WRONG, datum->at, datum->field->name, datum->text);
    return false;
}

static bool read_code(struct datum *datum, struct diag_log *log)
{
    const struct field *field = datum->field;
    if (!code_is_valid(datum->text)) {
        diag_add(log, DIAG_CODE_WRONG, datum->at, field->name, datum->text);
        return false;
    }
    if (field->dictionary != NULL &&
        dictionary_name(field->dictionary, datum->text).length == 0)
        diag_add(log, DIAG_CODE_UNKNOWN, datum->at, field->name, datum->text,
                 field->dictionary_name);
    return true;
}

/* The text is then that of the schema. */
static bool read_choice(struct datum *datum, struct str text,
                        const struct str *choices, size_t count,
                        struct arena *arena, struct diag_log *log)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(choices[i], text)) {
            datum->text = choices[i];
            return true;
        }
    }
    struct builder all = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        builder_add(&all, i == 0 ? STR("") : STR("、"));
        builder_add(&all, choices[i]);
    }
    diag_add(log, DIAG_CHOICE_WRONG, datum->at, datum->field->name, text,
             builder_str(&all));
    return false;
}

void scalar_read(struct datum *datum, const struct value *value,
                 enum money_unit unit, struct arena *arena,
                 struct diag_log *log)
{
    const struct field *field = datum->field;
    datum->at = value->at;
    if (value->kind != VALUE_SCALAR) {
        diag_add(log, DIAG_TYPE_WRONG, value->at, field->name,
                 field_kind_name(field->kind), value_describe(arena, value));
        return;
    }
    struct str text =
        field->kind == FIELD_TEXT ? value->text : str_trim(value->text);
    if (field->kind != FIELD_CHOICE && field->kind != FIELD_UNIT)
        datum->text = str_copy(arena, text);
    switch (field->kind) {
    case FIELD_TEXT:
        datum->runs = text_runs_copy(value->runs, arena);
        datum->present = true;
        return;
    case FIELD_AMOUNT:
        datum->present = read_amount(datum, unit, log);
        return;
    case FIELD_INTEGER:
        datum->present = read_integer(datum, log);
        return;
    case FIELD_DATE:
        datum->present = read_date(datum, log);
        return;
    case FIELD_CODE:
        datum->present = read_code(datum, log);
        return;
    case FIELD_CHOICE:
        datum->present = read_choice(datum, text, field->choices,
                                     field->choice_count, arena, log);
        return;
    case FIELD_UNIT:
        datum->present =
            read_choice(datum, text, unit_names, UNIT_NAMES, arena, log);
        return;
    case FIELD_RECORD:
    case FIELD_LIST:
        break;
    }
    assert(false);
}

bool scalar_accepts(const struct field *field, struct str text)
{
    struct arena *arena = arena_new();
    struct datum datum = {.field = field};
    struct value value = {.kind = VALUE_SCALAR, .text = text};
    scalar_read(&datum, &value, MONEY_WAN, arena, diag_log_new(arena));
    arena_free(arena);
    return datum.present;
}
