/* SPDX-License-Identifier: MIT
 *
 * Bytes that are wrong: whatever they are, there are pages or a message, soon.
 * The changes are the same in each run, but a slow machine makes fewer.
 */
#include "test_extract.h"

#include <string.h>
#include <time.h>

enum {
    SECONDS = 2,     /* at most, for each kind of damage */
    CHANGES = 20000, /* at most */
};

struct random {
    uint64_t state;
};

/* A linear congruential generator's upper bits (Knuth's MMIX constants). */
static uint32_t next_random(struct random *random, size_t below)
{
    random->state = random->state * UINT64_C(6364136223846793005) +
                    UINT64_C(1442695040888963407);
    return (uint32_t)((random->state >> 33) % below);
}

static bool in_time(time_t start)
{
    return time(NULL) - start < SECONDS;
}

/* Each byte of the plain file by others, in turn. */
static void changed_bytes(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct paper paper = paper_sound();
    struct str bytes = paper_bytes(&paper, arena);
    char *copy = ARENA_ARRAY(arena, bytes.length, char);
    struct random random = {1};
    time_t start = time(NULL);
    size_t count = 0, sound = 0;
    for (; count < CHANGES && in_time(start); count++) {
        /* A stride that meets all positions, and far ones early. */
        size_t at = count * 1009 % bytes.length;
        memcpy(copy, bytes.data, bytes.length);
        static const char likely[] = "0123456789 <>[]()/R%\n";
        copy[at] = next_random(&random, 2) == 0
                       ? likely[next_random(&random, sizeof likely - 1)]
                       : (char)next_random(&random, 256);
        sound += extract_checked((struct str){copy, bytes.length});
    }
    print_message("%zu changed bytes, %zu of them harmless\n", count, sound);
    assert_true(count > 100 && sound < count);
    arena_free(arena);
}

static void truncated(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct paper paper = paper_sound();
    struct str bytes = paper_bytes(&paper, arena);
    time_t start = time(NULL);
    size_t length = 0;
    /* The last byte is the end of the last line. */
    for (; length + 1 < bytes.length && in_time(start); length++) {
        bool sound = extract_checked(str_slice(bytes, 0, length));
        assert_true(!sound || bytes.length - length <= 8);
    }
    print_message("%zu lengths of %zu\n", length, bytes.length);
    assert_true(length > 100);
    arena_free(arena);
}

/* A piece of the text goes, is doubled, or is put elsewhere. */
static struct str mangled(struct arena *arena, struct random *random,
                          struct str text)
{
    if (text.length == 0)
        return text;
    size_t from = next_random(random, text.length);
    size_t to = from + next_random(random, 12);
    size_t at = next_random(random, text.length);
    struct str piece = str_slice(text, from, to);
    struct builder out = {.arena = arena};
    if (next_random(random, 2) == 0) {
        builder_add(&out, str_slice(text, 0, from));
        builder_add(&out, str_slice(text, to, text.length));
        text = builder_str(&out);
        out = (struct builder){.arena = arena};
    }
    builder_add(&out, str_slice(text, 0, at));
    if (next_random(random, 4) != 0)
        builder_add(&out, piece);
    builder_add(&out, str_slice(text, at, text.length));
    return str_copy(arena, builder_str(&out));
}

/* Objects whose text is damaged, in a file whose frame is whole. */
static void mangled_objects(void **state)
{
    (void)state;
    struct random random = {2};
    time_t start = time(NULL);
    size_t count = 0, sound = 0;
    for (; count < CHANGES && in_time(start); count++) {
        struct arena *arena = arena_new();
        struct paper paper = paper_sound();
        size_t slips = 1 + next_random(&random, 3);
        for (size_t i = 0; i < slips; i++) {
            size_t object = 1 + next_random(&random, PAPER_END - 1);
            struct str *text = paper.streams[object].data != NULL
                                   ? &paper.streams[object]
                                   : &paper.bodies[object];
            *text = mangled(arena, &random, *text);
        }
        sound += extract_checked(paper_bytes(&paper, arena));
        arena_free(arena);
    }
    print_message("%zu mangled files, %zu of them harmless\n", count, sound);
    assert_true(count > 100 && sound < count);
}

/* A chain of page nodes as long as a file can make it: no recursion. */
static void long_chain(void **state)
{
    (void)state;
    enum { LINKS = 100000 };
    struct arena *arena = arena_new();
    struct builder out = {.arena = arena};
    size_t *places = ARENA_ARRAY(arena, LINKS + 3, size_t);
    builder_add(&out, STR("%PDF-1.7\n"));
    places[1] = out.length;
    builder_add(&out, STR("1 0 obj\n<</Pages 3 0 R /Producer (gongkai 1)>>"
                          "\nendobj\n"));
    for (int i = 3; i < LINKS + 3; i++) {
        places[i] = out.length;
        builder_format(&out, "%d 0 obj\n<</Kids [%d 0 R]>>\nendobj\n", i,
                       i + 1);
    }
    size_t start = out.length;
    builder_format(&out, "xref\n0 %d\n0000000000 65535 f \n", LINKS + 3);
    places[2] = places[1];
    for (int i = 1; i < LINKS + 3; i++)
        builder_format(&out, "%010zu 00000 n \n", places[i]);
    builder_format(&out,
                   "trailer\n<</Size %d /Root 1 0 R /Info 1 0 R>>\n"
                   "startxref\n%zu\n%%%%EOF\n",
                   LINKS + 3, start);
    assert_false(extract_checked(builder_str(&out)));
    arena_free(arena);
}

int test_damage(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_bytes),
        cmocka_unit_test(truncated),
        cmocka_unit_test(mangled_objects),
        cmocka_unit_test(long_chain),
    };
    return cmocka_run_group_tests_name("extract damage", tests, NULL, NULL);
}
