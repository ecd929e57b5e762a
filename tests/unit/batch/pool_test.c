/* SPDX-License-Identifier: MIT
 *
 * What becomes of the pieces of a pool, one by one.
 */
#include "pool_case.h"
#include "test_batch.h"

#include "base/arena.h"
#include "batch/pool_private.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static const size_t numbers_of_workers[] = {1, 2, 5};

/* Do all pieces; nobody is left then. */
static void run_all(struct pool_work work)
{
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct pool_case *trial = work.context;
    int signal_number = -1;
    assert_int_equal(pool_run(&work, &signal_number, log), POOL_ALL);
    assert_int_equal(signal_number, 0);
    assert_int_equal(diag_count(log), 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    assert_false(trial->wrong);
    assert_int_equal(trial->ended, work.count);
    bool seen[MOST_PIECES] = {false};
    for (size_t i = 0; i < work.count; i++) {
        assert_false(seen[trial->order[i]]);
        seen[trial->order[i]] = true;
    }
    arena_free(arena);
}

static void assert_outcome(const struct pool_case *trial, size_t index,
                           enum pool_outcome outcome, int signal_number,
                           int code)
{
    assert_int_equal(trial->results[index].outcome, outcome);
    assert_int_equal(trial->results[index].signal, signal_number);
    assert_int_equal(trial->results[index].code, code);
}

static void no_pieces_need_no_worker(void **state)
{
    (void)state;
    struct pool_case trial = {.pieces = ""};
    run_all(pool_case_work(&trial, 3));
}

static void each_piece_is_done_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct pool_case trial = {.pieces = "nnnenqnnnnnnennnnnnnnn"};
        run_all(pool_case_work(&trial, numbers_of_workers[i]));
        for (size_t k = 0; k < strlen(trial.pieces); k++)
            assert_outcome(&trial, k, POOL_ANSWERED, 0, 0);
    }
}

/* One worker ends the pieces in the order in which they are begun. */
static void pieces_are_begun_in_order(void **state)
{
    (void)state;
    struct pool_case trial = {.pieces = "nanxnenqn"};
    run_all(pool_case_work(&trial, 1));
    for (size_t i = 0; i < strlen(trial.pieces); i++)
        assert_int_equal(trial.order[i], i);
    /* Of two, the second gets all that the first, busy, cannot take. */
    struct pool_case other = {.pieces = "qnnnnn"};
    run_all(pool_case_work(&other, 2));
    for (size_t i = 0; i + 1 < strlen(other.pieces); i++)
        assert_int_equal(other.order[i], i + 1);
    assert_int_equal(other.order[5], 0);
}

static void a_crash_costs_one_piece(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct pool_case trial = {.pieces = "nansnxn3naasxn"};
        run_all(pool_case_work(&trial, numbers_of_workers[i]));
        for (size_t k = 0; k < strlen(trial.pieces); k++) {
            char kind = trial.pieces[k];
            if (kind == 'n')
                assert_outcome(&trial, k, POOL_ANSWERED, 0, 0);
            else
                assert_outcome(&trial, k, POOL_CRASHED,
                               kind == 'a'   ? SIGABRT
                               : kind == 's' ? SIGSEGV
                                             : 0,
                               kind == 'x'   ? 7
                               : kind == '3' ? 3
                                             : 0);
        }
    }
}

static void an_endless_loop_is_ended(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct pool_case trial = {.pieces = "nlnnqq"};
        struct pool_work work = pool_case_work(&trial, numbers_of_workers[i]);
        work.seconds = 1;
        run_all(work);
        for (size_t k = 0; k < strlen(trial.pieces); k++)
            assert_outcome(&trial, k, k == 1 ? POOL_TIMED_OUT : POOL_ANSWERED,
                           0, 0);
    }
}

/* A worker that has done its work must not pay for a caller that is slow. */
static void a_slow_caller_costs_no_piece(void **state)
{
    (void)state;
    struct pool_case trial = {.pieces = "nbqn", .slow = 1500};
    struct pool_work work = pool_case_work(&trial, 3);
    work.seconds = 1;
    run_all(work);
    for (size_t k = 0; k < strlen(trial.pieces); k++)
        assert_outcome(&trial, k, POOL_ANSWERED, 0, 0);
}

static void too_much_memory_costs_one_piece(void **state)
{
    (void)state;
    if (POOL_UNDER_SANITIZER)
        return;
    /* What the caller has does not count. */
    size_t size = (size_t)300 << 20;
    char *before = malloc(size);
    assert_non_null(before);
    memset(before, 1, size);
    struct pool_case trial = {.pieces = "kmktxkkkk"};
    struct pool_work work = pool_case_work(&trial, 2);
    work.memory = (size_t)64 << 20;
    run_all(work);
    free(before);
    for (size_t k = 0; k < strlen(trial.pieces); k++) {
        if (trial.pieces[k] == 'k')
            assert_outcome(&trial, k, POOL_ANSWERED, 0, 0);
    }
    assert_outcome(&trial, 1, POOL_OUT_OF_MEMORY, 0, 3);
    assert_non_null(strstr(trial.complaints[1], "out of memory"));
    assert_outcome(&trial, 3, POOL_OUT_OF_MEMORY, SIGABRT, 0);
    assert_outcome(&trial, 4, POOL_CRASHED, 0, 7);
}

static void large_answers_arrive(void **state)
{
    (void)state;
    struct pool_case trial = {.pieces = "bnbeb"};
    run_all(pool_case_work(&trial, 2));
    assert_int_equal(trial.lengths[0], BIG);
    assert_int_equal(trial.lengths[2], BIG);
    assert_int_equal(trial.lengths[3], 0);
}

static void complaints_arrive(void **state)
{
    (void)state;
    struct pool_case trial = {.pieces = "ncnwnufn"};
    run_all(pool_case_work(&trial, 1));
    static const char *const texts[] = {"", "哎\nout\n", "", "before the end\n",
                                        "", "a\uFFFDb"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(trial.complaints[i], texts[i]);
    assert_outcome(&trial, 3, POOL_CRASHED, SIGABRT, 0);
    assert_outcome(&trial, 6, POOL_ANSWERED, 0, 0);
    assert_in_range(trial.complaint_lengths[6], POOL_COMPLAINT - 4096,
                    POOL_COMPLAINT);
    assert_memory_equal(trial.complaints[6], "123456789\n123", 13);
    assert_string_equal(trial.complaints[7], "");
}

/* What a worker was given and did not begin is begun by another one. */
static void a_worker_that_leaves_loses_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct pool_case trial = {.pieces = "ndddndnndd"};
        run_all(pool_case_work(&trial, numbers_of_workers[i]));
        for (size_t k = 0; k < strlen(trial.pieces); k++)
            assert_outcome(&trial, k, POOL_ANSWERED, 0, 0);
    }
}

int pool_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_pieces_need_no_worker),
        cmocka_unit_test(each_piece_is_done_once),
        cmocka_unit_test(pieces_are_begun_in_order),
        cmocka_unit_test(a_crash_costs_one_piece),
        cmocka_unit_test(an_endless_loop_is_ended),
        cmocka_unit_test(a_slow_caller_costs_no_piece),
        cmocka_unit_test(too_much_memory_costs_one_piece),
        cmocka_unit_test(large_answers_arrive),
        cmocka_unit_test(complaints_arrive),
        cmocka_unit_test(a_worker_that_leaves_loses_nothing),
    };
    return cmocka_run_group_tests_name("pool", tests, NULL, NULL);
}
