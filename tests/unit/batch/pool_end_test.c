/* SPDX-License-Identifier: MIT
 *
 * What ends a pool before its work is done: the caller, a signal, the machine.
 */
#include "pool_case.h"
#include "test_batch.h"

#include "base/arena.h"
#include "batch/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static enum pool_end run(struct pool_work work, int *signal_number)
{
    struct arena *arena = arena_new();
    enum pool_end end = pool_run(&work, signal_number, diag_log_new(arena));
    arena_free(arena);
    return end;
}

static void assert_nobody_left(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

/* Signals are neither held back nor waiting. */
static void assert_signals_free(void)
{
    sigset_t set;
    assert_int_equal(sigprocmask(SIG_BLOCK, NULL, &set), 0);
    assert_false(sigismember(&set, SIGINT) || sigismember(&set, SIGTERM) ||
                 sigismember(&set, SIGHUP));
    assert_int_equal(sigpending(&set), 0);
    assert_false(sigismember(&set, SIGINT) || sigismember(&set, SIGTERM) ||
                 sigismember(&set, SIGHUP));
}

static void the_caller_may_stop(void **state)
{
    (void)state;
    int64_t begin = clock_milliseconds();
    int ends[2];
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    struct pool_case trial = {
        .pieces = "znnnnnnnn", .pipe = ends[1], .stop_after = 3};
    int signal_number = -1;
    assert_int_equal(run(pool_case_work(&trial, 2), &signal_number),
                     POOL_STOPPED);
    assert_int_equal(signal_number, 0);
    assert_int_equal(trial.ended, 3);
    assert_nobody_left();
    struct pool_case other = {
        .pieces = "zzz", .pipe = ends[1], .stop_ticks = 3};
    assert_int_equal(run(pool_case_work(&other, 2), &signal_number),
                     POOL_STOPPED);
    assert_int_equal(other.ended, 0);
    assert_int_equal(other.ticks, 3);
    assert_nobody_left();
    assert_true(clock_milliseconds() - begin < 20000);
    close(ends[0]);
    close(ends[1]);
}

static void ticks_come_ten_times_a_second(void **state)
{
    (void)state;
    struct pool_case trial = {.pieces = "qq"};
    int signal_number = -1;
    int64_t begin = clock_milliseconds();
    assert_int_equal(run(pool_case_work(&trial, 1), &signal_number), POOL_ALL);
    int64_t time = clock_milliseconds() - begin;
    assert_true(trial.ticks >= 4);
    assert_true(trial.ticks <= time / 100);
}

static void a_signal_interrupts(void **state)
{
    (void)state;
    struct pool_case trial = {.pieces = "niqqqqqqqqqqqqqq"};
    int signal_number = 0;
    assert_int_equal(run(pool_case_work(&trial, 2), &signal_number),
                     POOL_INTERRUPTED);
    assert_int_equal(signal_number, SIGINT);
    assert_in_range(trial.ended, 0, 2);
    assert_nobody_left();
    assert_signals_free();
}

/* The user's last signal comes when the last piece ends: it is told, and does
 * not strike the caller afterwards. */
static void a_late_signal_interrupts(void **state)
{
    (void)state;
    struct pool_case trial = {.pieces = "nn", .raise_at_end = SIGTERM};
    int signal_number = 0;
    assert_int_equal(run(pool_case_work(&trial, 1), &signal_number),
                     POOL_INTERRUPTED);
    assert_int_equal(signal_number, SIGTERM);
    assert_int_equal(trial.ended, 2);
    assert_signals_free();
}

/* nohup: who ignores a signal is not interrupted by it. */
static void an_ignored_signal_does_not_interrupt(void **state)
{
    (void)state;
    signal(SIGHUP, SIG_IGN);
    signal(SIGCHLD, SIG_IGN); /* and workers are waited for all the same */
    struct pool_case trial = {.pieces = "hnxn"};
    int signal_number = -1;
    enum pool_end end = run(pool_case_work(&trial, 2), &signal_number);
    assert_true(signal(SIGHUP, SIG_DFL) == SIG_IGN);
    assert_true(signal(SIGCHLD, SIG_DFL) == SIG_IGN);
    assert_int_equal(end, POOL_ALL);
    assert_int_equal(signal_number, 0);
    assert_int_equal(trial.results[2].code, 7);
}

/* Standard streams that are closed are not mistaken for others. */
static void closed_streams_do_no_harm(void **state)
{
    (void)state;
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        close(0);
        close(1);
        close(2);
        struct pool_case trial = {.pieces = "ncnxnb"};
        int signal_number;
        enum pool_end end = run(pool_case_work(&trial, 2), &signal_number);
        bool right = end == POOL_ALL && !trial.wrong &&
                     trial.results[3].code == 7 &&
                     strcmp(trial.complaints[1], "哎\nout\n") == 0;
        _exit(right ? 0 : 1);
    }
    int status = -1;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

/* In a process that may open so many files beyond those it has: the number of
 * pieces done, or 100 and more if none could be. */
static int done_with_files(rlim_t files)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        int next = dup(STDIN_FILENO);
        close(next);
        struct rlimit limit = {(rlim_t)next + files, (rlim_t)next + files};
        setrlimit(RLIMIT_NOFILE, &limit);
        struct pool_case trial = {.pieces = "nnxnn"};
        struct arena *arena = arena_new();
        struct diag_log *log = diag_log_new(arena);
        struct pool_work work = pool_case_work(&trial, 3);
        int signal_number;
        enum pool_end end = pool_run(&work, &signal_number, log);
        bool told = diag_count(log) == 1 &&
                    diag_lookup(log, 0)->code == DIAG_WORKER_FAILED &&
                    diag_exit_code(log) == 3;
        if (end == POOL_FAILED && told)
            _exit(100 + (int)trial.ended);
        _exit(end == POOL_ALL && diag_count(log) == 0 && !trial.wrong
                  ? (int)trial.ended
                  : 99);
    }
    int status = -1;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* The signals, a complaint, both ends of a connection: four for one worker. */
static void fewer_workers_do_it_too(void **state)
{
    (void)state;
    for (rlim_t files = 0; files < 4; files++)
        assert_int_equal(done_with_files(files), 100);
    for (rlim_t files = 4; files < 9; files++)
        assert_int_equal(done_with_files(files), 5);
}

/* Start a process that is the caller of a pool; it says by its exit code
 * whether all pieces were answered. Returns when count pieces sleep, if any;
 * *ends is a pipe that the workers hold open. */
static pid_t start_caller(const char *pieces, unsigned seconds, int ends[2],
                          size_t count)
{
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        setpgid(0, 0);
        struct pool_case trial = {.pieces = pieces, .pipe = ends[1]};
        struct pool_work work = pool_case_work(&trial, 2);
        work.seconds = seconds;
        int signal_number;
        enum pool_end end = run(work, &signal_number);
        bool all = end == POOL_ALL;
        for (size_t i = 0; i < work.count; i++)
            all = all && trial.results[i].outcome == POOL_ANSWERED;
        _exit(all ? 0 : 1);
    }
    setpgid(pid, pid);
    close(ends[1]);
    char byte;
    for (size_t i = 0; i < count; i++)
        assert_int_equal(read(ends[0], &byte, 1), 1);
    return pid;
}

/* Nothing of a pool outlives a caller that was killed, whether its workers
 * work or wait. */
static void workers_die_with_the_caller(void **state)
{
    (void)state;
    static const char *const cases[] = {"zz", "zn"};
    for (size_t i = 0; i < 2; i++) {
        int ends[2];
        pid_t pid = start_caller(cases[i], 0, ends, 2 - i);
        sleep_milliseconds(100);
        assert_int_equal(kill(pid, SIGKILL), 0);
        assert_int_equal(waitpid(pid, NULL, 0), pid);
        struct pollfd file = {ends[0], POLLIN, 0};
        assert_int_equal(poll(&file, 1, 2000), 1);
        char byte; /* the end: nobody has the other one any more */
        assert_int_equal(read(ends[0], &byte, 1), 0);
        close(ends[0]);
    }
}

/* Ctrl-Z and fg: the time between does not count. */
static void a_stop_costs_no_piece(void **state)
{
    (void)state;
    int ends[2];
    pid_t pid = start_caller("qq", 2, ends, 0);
    sleep_milliseconds(200);
    assert_int_equal(kill(-pid, SIGSTOP), 0);
    sleep_milliseconds(2500);
    assert_int_equal(kill(-pid, SIGCONT), 0);
    int status = -1;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    close(ends[0]);
}

int pool_end_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_caller_may_stop),
        cmocka_unit_test(ticks_come_ten_times_a_second),
        cmocka_unit_test(a_signal_interrupts),
        cmocka_unit_test(a_late_signal_interrupts),
        cmocka_unit_test(an_ignored_signal_does_not_interrupt),
        cmocka_unit_test(closed_streams_do_no_harm),
        cmocka_unit_test(fewer_workers_do_it_too),
        cmocka_unit_test(workers_die_with_the_caller),
        cmocka_unit_test(a_stop_costs_no_piece),
    };
    return cmocka_run_group_tests_name("pool_end", tests, NULL, NULL);
}
