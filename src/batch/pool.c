/* SPDX-License-Identifier: MIT
 *
 * The pool: who gets which piece, what became of it, and what ends it all.
 *
 * One loop waits for all that can happen: a worker says something or dies, a
 * signal comes (by a signalfd: a handler would need a global), a limit of time
 * is reached, a tick is due.
 */
#include "batch/pool.h"

#include "base/arena.h"
#include "batch/clock.h"
#include "batch/pool_private.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    TICK = 100,     /* milliseconds */
    STOPPED = 1000, /* milliseconds too late that only a stop explains */
    MOST_TRIES = 3, /* workers that may die before they begin a piece */
};

/* Why the loop goes on or not. */
struct verdict {
    bool ended;
    enum pool_end end; /* if it has */
};

static const struct verdict GOES_ON = {false, POOL_ALL};

static bool pieces_wait(const struct pool *pool)
{
    return pool->again_count > 0 || pool->next < pool->work->count;
}

static struct pool_piece take_piece(struct pool *pool)
{
    assert(pieces_wait(pool));
    if (pool->again_count > 0)
        return pool->again[--pool->again_count];
    return (struct pool_piece){pool->next++, 0};
}

static void set_deadline(const struct pool *pool, struct pool_worker *worker)
{
    unsigned seconds = pool->work->seconds;
    worker->deadline = seconds == 0
                           ? INT64_MAX
                           : clock_milliseconds() + (int64_t)seconds * 1000;
}

/* Give pieces to all that have none, and start workers in empty places. */
static void feed(struct pool *pool)
{
    for (size_t i = 0; i < pool->worker_count && pieces_wait(pool); i++) {
        struct pool_worker *worker = &pool->workers[i];
        if (worker->pid == 0 && !pool_worker_start(pool, worker)) {
            pool->failure = errno;
            continue;
        }
        if (worker->busy)
            continue;
        /* If it is dead, that is read from it in its turn. */
        pool_worker_give(worker, take_piece(pool));
        set_deadline(pool, worker);
    }
}

/* How a worker died that had a piece.
 *
 * Out of memory: the kernel refuses what is beyond the limit, and the one way
 * out of the program with code 3 in a worker is base_out_of_memory(). A
 * library in C++ aborts for it, and names what it threw. */
static struct pool_result obituary(const struct pool *pool,
                                   const struct pool_worker *worker, int status)
{
    struct pool_result result = {
        .outcome = POOL_CRASHED,
        .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
        .code = WIFEXITED(status) ? WEXITSTATUS(status) : 0,
        .complaint = pool_worker_complaint(worker),
    };
    bool thrown =
        result.signal == SIGABRT &&
        str_find(result.complaint, STR("std::bad_alloc"), 0) != SIZE_MAX;
    if (pool->work->memory != 0 && (result.code == 3 || thrown))
        result.outcome = POOL_OUT_OF_MEMORY;
    return result;
}

/* Tell of a piece that has ended. The worker gets its next one before: it need
 * not wait until the caller has done with the answer. */
static struct verdict tell(struct pool *pool, struct pool_worker *worker,
                           struct pool_result result)
{
    size_t index = worker->piece.index;
    worker->busy = false;
    pool->left--;
    feed(pool);
    bool more = pool->work->ended(pool->work->context, index, &result);
    arena_reset(worker->arena);
    return more ? GOES_ON : (struct verdict){true, POOL_STOPPED};
}

static struct verdict bury(struct pool *pool, struct pool_worker *worker)
{
    int status = pool_worker_end(worker);
    if (!worker->busy)
        return GOES_ON;
    struct pool_piece piece = worker->piece;
    if (worker->header_length == 0 && ++piece.tries < MOST_TRIES) {
        /* Its death is not this piece's fault: it was killed from outside
         * while it waited, or the piece before left it broken. */
        worker->busy = false;
        pool->again[pool->again_count++] = piece;
        feed(pool);
        return GOES_ON;
    }
    return tell(pool, worker, obituary(pool, worker, status));
}

/* Read from a worker what there is to read. */
static struct verdict hear(struct pool *pool, struct pool_worker *worker,
                           bool *heard)
{
    enum pool_news news = pool_worker_read(worker);
    *heard = news != POOL_NEWS_NONE;
    switch (news) {
    case POOL_NEWS_NONE:
        break;
    case POOL_NEWS_SOME:
        /* A worker that answers is not hung: it may have waited for us. */
        set_deadline(pool, worker);
        break;
    case POOL_NEWS_ANSWER:
        return tell(pool, worker,
                    (struct pool_result){
                        .outcome = POOL_ANSWERED,
                        .answer = {worker->answer, worker->answer_length},
                        .complaint = pool_worker_complaint(worker),
                    });
    case POOL_NEWS_END:
        return bury(pool, worker);
    }
    return GOES_ON;
}

/* End what took too long. */
static struct verdict expire(struct pool *pool)
{
    for (size_t i = 0; i < pool->worker_count; i++) {
        struct pool_worker *worker = &pool->workers[i];
        if (!worker->busy || clock_milliseconds() < worker->deadline)
            continue;
        /* It may have answered while the caller was busy. */
        bool heard = false;
        struct verdict verdict = hear(pool, worker, &heard);
        if (!heard) {
            pool_worker_end(worker);
            verdict = tell(pool, worker,
                           (struct pool_result){
                               .outcome = POOL_TIMED_OUT,
                               .complaint = pool_worker_complaint(worker),
                           });
        }
        if (verdict.ended)
            return verdict;
    }
    return GOES_ON;
}

/* Milliseconds that poll() may wait, -1: for ever. */
static int patience(const struct pool *pool)
{
    if (pool->work->seconds == 0 && pool->work->tick == NULL)
        return -1;
    int64_t now = clock_milliseconds(), first = now + TICK;
    for (size_t i = 0; i < pool->worker_count; i++) {
        const struct pool_worker *worker = &pool->workers[i];
        if (worker->busy && worker->deadline < first)
            first = worker->deadline;
    }
    return first < now ? 0 : (int)(first - now);
}

/* Wait until something happens. Time in which the whole group was stopped
 * (Ctrl-Z) counts for nobody. */
static void wait_for_news(struct pool *pool, struct pollfd *files)
{
    files[0] = (struct pollfd){pool->signals, POLLIN, 0};
    for (size_t i = 0; i < pool->worker_count; i++)
        files[1 + i] = (struct pollfd){pool->workers[i].socket, POLLIN, 0};
    int timeout = patience(pool);
    int64_t before = clock_milliseconds();
    if (poll(files, (nfds_t)(pool->worker_count + 1), timeout) < 0) {
        for (size_t i = 0; i <= pool->worker_count; i++)
            files[i].revents = 0;
    }
    int64_t late = clock_milliseconds() - before - timeout;
    for (size_t i = 0; i < pool->worker_count; i++) {
        struct pool_worker *worker = &pool->workers[i];
        if (timeout >= 0 && late > STOPPED && worker->busy &&
            pool->work->seconds != 0)
            worker->deadline += late;
    }
}

/* Take all signals that came; the first of them, or 0. */
static int take_signal(const struct pool *pool)
{
    int first = 0;
    struct signalfd_siginfo info;
    while (read(pool->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        if (first == 0)
            first = (int)info.ssi_signo;
    }
    return first;
}

static struct verdict hear_all(struct pool *pool, const struct pollfd *files)
{
    for (size_t i = 0; i < pool->worker_count; i++) {
        struct pool_worker *worker = &pool->workers[i];
        /* Another worker may have taken the place since. */
        if (files[1 + i].revents == 0 || worker->socket != files[1 + i].fd)
            continue;
        bool heard;
        struct verdict verdict = hear(pool, worker, &heard);
        if (verdict.ended)
            return verdict;
    }
    return expire(pool);
}

static bool any_busy(const struct pool *pool)
{
    for (size_t i = 0; i < pool->worker_count; i++) {
        if (pool->workers[i].busy)
            return true;
    }
    return false;
}

static enum pool_end run(struct pool *pool, struct pollfd *files, int *signal)
{
    const struct pool_work *work = pool->work;
    int64_t next_tick = clock_milliseconds() + TICK;
    feed(pool);
    while (pool->left > 0) {
        if (!any_busy(pool))
            return POOL_FAILED;
        wait_for_news(pool, files);
        *signal = take_signal(pool);
        if (*signal != 0)
            return POOL_INTERRUPTED;
        struct verdict verdict = hear_all(pool, files);
        if (verdict.ended)
            return verdict.end;
        if (work->tick != NULL && clock_milliseconds() >= next_tick) {
            if (!work->tick(work->context))
                return POOL_STOPPED;
            next_tick = clock_milliseconds() + TICK;
        }
    }
    return POOL_ALL;
}

/* Hold the signals back that interrupt, but leave alone what the user has
 * told the caller to ignore (nohup). And see that workers can be waited for,
 * whatever was done with their signal. */
static bool hold_signals(struct pool *pool)
{
    static const int interrupts[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof interrupts / sizeof *interrupts; i++) {
        struct sigaction now;
        if (sigaction(interrupts[i], NULL, &now) == 0 &&
            now.sa_handler != SIG_IGN)
            sigaddset(&held, interrupts[i]);
    }
    sigprocmask(SIG_BLOCK, &held, &pool->mask_before);
    struct sigaction child = {.sa_handler = SIG_DFL};
    sigaction(SIGCHLD, &child, &pool->child_before);
    pool->signals = signalfd(-1, &held, SFD_CLOEXEC | SFD_NONBLOCK);
    pool->failure = errno;
    return pool->signals >= 0;
}

static void let_signals_go(const struct pool *pool)
{
    if (pool->signals >= 0)
        close(pool->signals);
    sigaction(SIGCHLD, &pool->child_before, NULL);
    sigprocmask(SIG_SETMASK, &pool->mask_before, NULL);
}

enum pool_end pool_run(const struct pool_work *work, int *signal,
                       struct diag_log *log)
{
    assert(work->workers > 0);
    *signal = 0;
    if (work->count == 0)
        return POOL_ALL;
    struct arena *arena = arena_new();
    size_t count = work->workers < work->count ? work->workers : work->count;
    struct pool pool = {
        .work = work,
        .workers = ARENA_ARRAY(arena, count, struct pool_worker),
        .worker_count = count,
        .again = ARENA_ARRAY(arena, count, struct pool_piece),
        .left = work->count,
        .caller = getpid(),
    };
    struct pollfd *files = ARENA_ARRAY(arena, count + 1, struct pollfd);
    for (size_t i = 0; i < count; i++)
        pool.workers[i] = (struct pool_worker){
            .socket = -1, .complaint = -1, .arena = arena_new()};
    enum pool_end end = POOL_FAILED;
    if (hold_signals(&pool))
        end = run(&pool, files, signal);
    for (size_t i = 0; i < count; i++)
        pool_worker_close(&pool.workers[i]);
    /* One that came behind the last piece must not end the caller either. */
    if (*signal == 0 && pool.signals >= 0)
        *signal = take_signal(&pool);
    if (*signal != 0)
        end = POOL_INTERRUPTED;
    let_signals_go(&pool);
    if (end == POOL_FAILED)
        diag_add(log, DIAG_WORKER_FAILED, NOWHERE,
                 str_from(strerror(pool.failure)));
    arena_free(arena);
    return end;
}
