/* SPDX-License-Identifier: MIT */
#include "base_tests.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void memory_is_zeroed_aligned_and_separate(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const size_t sizes[] = {0,     1,       15,      16,      17, 65536,
                                   70000, 1048576, 1048577, 5000000, 3};
    enum { COUNT = sizeof sizes / sizeof *sizes };
    unsigned char *pieces[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        pieces[i] = arena_alloc(arena, sizes[i]);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        for (size_t j = 0; j < sizes[i]; j++)
            assert_int_equal(pieces[i][j], 0);
        memset(pieces[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < sizes[i]; j++)
            assert_int_equal(pieces[i][j], i + 1);
    }
    arena_free(arena);
    arena_free(NULL);
}

static void small_pieces_cost_little(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (int i = 0; i < 100000; i++)
        arena_alloc(arena, 16);
    assert_true(arena_footprint(arena) >= 1600000);
    assert_true(arena_footprint(arena) < 2 * 1600000 + 3 * 65536);
    arena_free(arena);
}

static void large_piece_keeps_the_rest_of_the_head(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *before = arena_alloc(arena, 16);
    arena_alloc(arena, 8000000);
    char *after = arena_alloc(arena, 16);
    assert_ptr_equal(after, before + 16);
    arena_free(arena);
}

static void array_grows_and_keeps_its_items(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    int *items = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        ARENA_GROW(arena, items, (size_t)i, capacity);
        assert_true(capacity > (size_t)i);
        items[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    arena_free(arena);
}

static void reset_gives_the_memory_again(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (int i = 0; i < 100; i++) {
        for (int j = 0; j < 100; j++)
            memset(arena_alloc(arena, 5000), 0xAA, 5000);
        memset(arena_alloc(arena, 3000000), 0xAA, 3000000);
        arena_reset(arena);
    }
    assert_true(arena_footprint(arena) < 2000000);
    unsigned char *piece = arena_alloc(arena, 400000);
    for (size_t i = 0; i < 400000; i++)
        assert_int_equal(piece[i], 0);
    arena_free(arena);
}

/* Pieces of both kinds: in a block with others, and with one of their own. */
static void last_piece_grows_without_holes(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *first = arena_alloc(arena, 100);
    strcpy(first, "kept");
    assert_ptr_equal(arena_extend(arena, first, 5, 100, 200), first);
    char *second = arena_alloc(arena, 20);
    assert_ptr_equal(second, first + 208);
    char *moved = arena_extend(arena, first, 5, 200, 300);
    assert_ptr_not_equal(moved, first);
    assert_string_equal(moved, "kept");
    size_t size = 300;
    for (; size < 16 * 1024 * 1024; size *= 2)
        moved = arena_extend(arena, moved, 5, size, size * 2);
    assert_string_equal(moved, "kept");
    memset(moved, 0xAA, size);
    assert_true(arena_footprint(arena) < size + 4 * 1024 * 1024);
    arena_free(arena);
}

/* Run in a child, for it must end the process. */
static int exit_code_of(void (*action)(struct arena *arena))
{
    struct arena *arena = arena_new();
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(99);
        action(arena);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    arena_free(arena);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void ask_for_an_overflowing_array(struct arena *arena)
{
    arena_array(arena, SIZE_MAX / 2, 3);
}

static void ask_for_all_memory(struct arena *arena)
{
    arena_alloc(arena, SIZE_MAX);
}

static void ask_for_nearly_all_memory(struct arena *arena)
{
    arena_alloc(arena, SIZE_MAX - alignof(max_align_t));
}

static void grow_beyond_all_bounds(struct arena *arena)
{
    size_t capacity = SIZE_MAX / 2 + 1;
    arena_grow(arena, NULL, 1, capacity, &capacity);
}

static void too_much_ends_the_process(void **state)
{
    (void)state;
    assert_int_equal(exit_code_of(ask_for_an_overflowing_array), 3);
    assert_int_equal(exit_code_of(ask_for_all_memory), 3);
    assert_int_equal(exit_code_of(ask_for_nearly_all_memory), 3);
    assert_int_equal(exit_code_of(grow_beyond_all_bounds), 3);
}

int arena_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_separate),
        cmocka_unit_test(small_pieces_cost_little),
        cmocka_unit_test(large_piece_keeps_the_rest_of_the_head),
        cmocka_unit_test(array_grows_and_keeps_its_items),
        cmocka_unit_test(reset_gives_the_memory_again),
        cmocka_unit_test(last_piece_grows_without_holes),
        cmocka_unit_test(too_much_ends_the_process),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
