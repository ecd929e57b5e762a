/* SPDX-License-Identifier: MIT
 *
 * The small parts: JSON strings, SHA-256, lengths.
 */
#include "base_tests.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/length.h"

#include <stdlib.h>
#include <string.h>

static void assert_json(struct str text, const char *expected)
{
    char *written = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&written, &size);
    assert_non_null(out);
    json_write_string(out, text);
    fclose(out);
    assert_string_equal(written, expected);
    free(written);
}

static void json_strings(void **state)
{
    (void)state;
    assert_json(STR(""), "\"\"");
    assert_json((struct str){NULL, 0}, "\"\"");
    assert_json(STR("甲\U00020000/'"), "\"甲\U00020000/'\"");
    assert_json(STR("a\"b\\c"), "\"a\\\"b\\\\c\"");
    assert_json(STR("\n\t\r\b\x01\x1F\x7F"),
                "\"\\n\\t\\u000d\\u0008\\u0001\\u001f\x7F\"");
    assert_json(STR("a\0b"), "\"a\\u0000b\"");
}

static void assert_hash(struct str bytes, const char *expected)
{
    struct arena *arena = arena_new();
    struct str hex = hash_hex(arena, hash_bytes(bytes));
    assert_int_equal(hex.length, 64);
    assert_memory_equal(hex.data, expected, 64);
    arena_free(arena);
}

/* NIST's examples for FIPS 180-4, and the empty message. */
static void sha256_vectors(void **state)
{
    (void)state;
    assert_hash((struct str){NULL, 0}, "e3b0c44298fc1c149afbf4c8996fb924"
                                       "27ae41e4649b934ca495991b7852b855");
    assert_hash(STR("abc"), "ba7816bf8f01cfea414140de5dae2223"
                            "b00361a396177a9cb410ff61f20015ad");
    assert_hash(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnop"
                    "nopq"),
                "248d6a61d20638b8e5c026930c3e6039"
                "a33ce45964ff2167f6ecedd419db06c1");
    char *million = malloc(1000000);
    assert_non_null(million);
    memset(million, 'a', 1000000);
    assert_hash((struct str){million, 1000000},
                "cdc76e5c9914fb9281a1c7e284d73e67"
                "f1809a48a497200e046d39ccc7112cd0");
    free(million);
}

static void scaled_lengths(void **state)
{
    (void)state;
    assert_int_equal(length_scale(10, 1, 4), 3);
    assert_int_equal(length_scale(-10, 1, 4), -3);
    assert_int_equal(length_scale(9, 1, 4), 2);
    assert_int_equal(length_scale(-9, 1, 4), -2);
    assert_int_equal(length_scale(LENGTH_MAX, 1000, 1000), LENGTH_MAX);
    assert_int_equal(length_scale(7, 0, 3), 0);
    assert_int_equal(length_max(-1, 2), 2);
    assert_int_equal(length_min(-1, 2), -1);
}

int json_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(json_strings)};
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}

int hash_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sha256_vectors)};
    return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}

int length_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(scaled_lengths)};
    return cmocka_run_group_tests_name("length", tests, NULL, NULL);
}
