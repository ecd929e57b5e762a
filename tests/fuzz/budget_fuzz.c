/* SPDX-License-Identifier: MIT
 *
 * Fuzz target of budget/: a description in YAML against a schema that has
 * every kind of field. There is a budget or there is a diagnostic; an amount
 * that was read is printed and read back as the same. No files are opened.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "budget/budget.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct record_type type;
static const struct str choices[] = {STR_INIT("x"), STR_INIT("y")};

#define FIELD(key, field_kind, ...)                 \
    {                                               \
        .name = STR_INIT(key), .id = STR_INIT(key), \
        .kind = FIELD_##field_kind, __VA_ARGS__     \
    }

/* Not recursive through RECORD: a record that is not stated is there too. */
static const struct field inner_fields[] = {
    FIELD("m", AMOUNT, .required = true),
    FIELD("l", LIST, .record = &type),
};
static const struct record_type inner = {STR_INIT("inner"), inner_fields, 2};

static const struct field fields[] = {
    FIELD("t", TEXT, .unique = true),
    FIELD("a", AMOUNT, .required = true),
    FIELD("i", INTEGER, .unique = true),
    FIELD("d", DATE, .required = false),
    FIELD("c", CODE, .unique = true),
    FIELD("o", CHOICE, .choices = choices, .choice_count = 2),
    FIELD("u", UNIT, .required = false),
    FIELD("r", RECORD, .record = &inner),
    FIELD("l", LIST, .record = &type),
};
static const struct record_type type = {STR_INIT("type"), fields,
                                        sizeof fields / sizeof *fields};

static void check_amount(const struct budget *budget, struct arena *arena)
{
    const struct datum *datum = record_lookup(budget->root, STR("a"));
    struct money_format format = {.unit = budget->unit, .decimals = 6};
    struct str text = money_text(arena, datum->money, &format);
    money_t again;
    assert(money_parse(text, budget->unit, &again) == MONEY_OK);
    assert(again == datum->money);
}

static void check_budget(const struct budget *budget)
{
    char *dump = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&dump, &size);
    if (out == NULL)
        base_out_of_memory();
    budget_dump(budget, out);
    fclose(out);
    assert(utf8_check((struct str){dump, size}, NULL));
    free(dump);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct str ignored[] = {STR_INIT("z")};
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct schema schema = {.root = &type};
    struct str path = STR("f.yaml");
    const struct value *value = reader_parse_yaml(
        (struct str){(const char *)data, size}, path, arena, log);
    if (value != NULL) {
        const struct budget *budget =
            budget_build(value, &schema, ignored, 1, NULL, arena, log);
        assert((budget == NULL) == (diag_error_count(log) != 0));
        if (budget != NULL) {
            check_budget(budget);
            check_amount(budget, arena);
        }
    }
    arena_free(arena);
    return 0;
}
