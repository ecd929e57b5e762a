/* SPDX-License-Identifier: MIT */
#include "test_batch.h"

#include "base/arena.h"
#include "batch/wire.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static int make_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static int drop_arena(void **state)
{
    arena_free(*state);
    return 0;
}

/* A copy in memory of just its size, to be freed: a sanitizer sees a byte too
 * far. */
static char *exact(struct str text)
{
    char *copy = malloc(text.length == 0 ? 1 : text.length);
    assert_non_null(copy);
    if (text.length != 0)
        memcpy(copy, text.data, text.length);
    return copy;
}

static void assert_position(struct position found, struct position wanted)
{
    assert_true(str_equal(found.file, wanted.file));
    assert_true(str_equal(found.sheet, wanted.sheet));
    assert_int_equal(found.line, wanted.line);
    assert_int_equal(found.column, wanted.column);
}

static const struct position cell = {{"a.xlsx", 6}, INT_MAX, 7, {"表", 3}};

static void values_come_back(void **state)
{
    static const uint64_t numbers[] = {
        0, 1, 255, 256, UINT64_C(1) << 63, UINT64_MAX};
    struct builder out = {.arena = *state};
    for (size_t i = 0; i < 6; i++)
        wire_add_u64(&out, numbers[i]);
    wire_add_bool(&out, true);
    wire_add_bool(&out, false);
    wire_add_str(&out, STR("文 \0x"));
    wire_add_str(&out, (struct str){NULL, 0});
    wire_add_position(&out, cell);
    wire_add_position(&out, NOWHERE);
    char *message = exact(builder_str(&out));
    struct wire_reader reader = {.rest = {message, out.length}};
    for (size_t i = 0; i < 6; i++)
        assert_true(wire_read_u64(&reader) == numbers[i]);
    assert_true(wire_read_bool(&reader));
    assert_false(wire_read_bool(&reader));
    assert_str(wire_read_str(&reader, NULL), "文 \0x");
    assert_str(wire_read_str(&reader, NULL), "");
    assert_false(wire_is_done(&reader));
    struct position copied = wire_read_position(&reader, *state);
    assert_position(wire_read_position(&reader, NULL), NOWHERE);
    assert_true(wire_is_done(&reader));
    memset(message, 0, out.length);
    free(message);
    assert_position(copied, cell);
}

static void fill_log(struct diag_log *log)
{
    diag_add(log, DIAG_FILE_EMPTY, cell, STR("b\"c"));
    diag_add_details(log, DIAG_CHECK_FOUND, NOWHERE,
                     (struct str[]){STR("1"), STR("名"), STR("x")}, 3,
                     STR("\"rule\": 1"));
    diag_add(log, DIAG_PACK_ADVICE, NOWHERE, DIAG_BOTH("甲", "a"));
}

static void assert_logs_equal(const struct diag_log *a,
                              const struct diag_log *b)
{
    assert_int_equal(diag_count(a), diag_count(b));
    for (size_t i = 0; i < diag_count(a); i++) {
        const struct diag *x = diag_lookup(a, i), *y = diag_lookup(b, i);
        assert_int_equal(x->code, y->code);
        assert_position(x->at, y->at);
        assert_true(str_equal(x->message[0], y->message[0]));
        assert_true(str_equal(x->message[1], y->message[1]));
        assert_true(str_equal(x->details, y->details));
    }
}

static void logs_come_back(void **state)
{
    struct diag_log *log = diag_log_new(*state);
    struct builder out = {.arena = *state};
    wire_add_log(&out, log);
    fill_log(log);
    wire_add_log(&out, log);
    struct wire_reader reader = {.rest = builder_str(&out)};
    struct diag_log *empty = diag_log_new(*state);
    wire_read_log(&reader, empty);
    assert_int_equal(diag_count(empty), 0);
    struct diag_log *copy = diag_log_new(*state);
    wire_read_log(&reader, copy);
    assert_true(wire_is_done(&reader));
    assert_logs_equal(log, copy);
}

/* A message that ends too early is broken, wherever it ends, and nothing of a
 * log that is not whole is added. */
static void truncated_messages_are_broken(void **state)
{
    struct arena *arena = *state;
    struct diag_log *log = diag_log_new(arena);
    fill_log(log);
    struct builder out = {.arena = arena};
    wire_add_log(&out, log);
    size_t log_length = out.length;
    wire_add_bool(&out, true);
    wire_add_str(&out, STR("end"));
    for (size_t length = 0; length <= out.length; length++) {
        char *message = exact((struct str){out.data, length});
        struct wire_reader reader = {.rest = {message, length}};
        struct diag_log *copy = diag_log_new(arena);
        wire_read_log(&reader, copy);
        bool truth = wire_read_bool(&reader);
        struct str text = wire_read_str(&reader, NULL);
        assert_int_equal(wire_is_done(&reader), length == out.length);
        assert_int_equal(reader.broken, length != out.length);
        assert_int_equal(diag_count(copy), length < log_length ? 0 : 3);
        assert_int_equal(truth, length > log_length);
        assert_int_equal(text.length, length == out.length ? 3 : 0);
        free(message);
    }
    struct wire_reader nothing = {.rest = {NULL, 0}};
    assert_true(wire_is_done(&nothing));
    assert_int_equal(wire_read_u64(&nothing), 0);
    assert_false(wire_is_done(&nothing));
}

/* Each byte of a log changed: whatever it says, it is borne. */
static void damaged_messages_are_borne(void **state)
{
    struct arena *arena = *state;
    struct diag_log *log = diag_log_new(arena);
    fill_log(log);
    struct builder out = {.arena = arena};
    wire_add_log(&out, log);
    size_t broken = 0;
    for (size_t i = 0; i < out.length; i++) {
        char *message = exact(builder_str(&out));
        message[i] = (char)(message[i] ^ 0x81);
        struct wire_reader reader = {.rest = {message, out.length}};
        struct diag_log *copy = diag_log_new(arena);
        wire_read_log(&reader, copy);
        assert_in_range(diag_count(copy), 0, 3);
        broken += reader.broken;
        free(message);
    }
    assert_true(broken > 100 && broken < out.length);
}

static void nonsense_is_broken(void **state)
{
    struct builder out = {.arena = *state};
    builder_add_char(&out, 2);
    struct wire_reader reader = {.rest = builder_str(&out)};
    assert_false(wire_read_bool(&reader));
    assert_true(reader.broken);
    out.length = 0;
    wire_add_u64(&out, 3); /* things of 4 bytes: there is room for two */
    wire_add_u64(&out, 0);
    reader = (struct wire_reader){.rest = builder_str(&out)};
    assert_int_equal(wire_read_count(&reader, 4), 0);
    assert_true(reader.broken);
    assert_int_equal(wire_read_u64(&reader), 0);
    reader = (struct wire_reader){.rest = builder_str(&out)};
    assert_int_equal(wire_read_count(&reader, 2), 3);
    assert_false(reader.broken);
    out.length = 0;
    wire_add_u64(&out, UINT64_MAX);
    reader = (struct wire_reader){.rest = builder_str(&out)};
    assert_int_equal(wire_read_str(&reader, *state).length, 0);
    assert_true(reader.broken);
}

int wire_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_back),
        cmocka_unit_test(logs_come_back),
        cmocka_unit_test(truncated_messages_are_broken),
        cmocka_unit_test(damaged_messages_are_borne),
        cmocka_unit_test(nonsense_is_broken),
    };
    return cmocka_run_group_tests_name("wire", tests, make_arena, drop_arena);
}
