/* SPDX-License-Identifier: MIT
 *
 * Many pieces of work, each in a worker process: a piece that crashes, hangs
 * or takes too much memory costs itself alone.
 *
 * Workers are forked from the caller, with all that it has opened and warmed,
 * and take one piece after the other. One that dies is replaced.
 */
#ifndef GONGKAI_BATCH_POOL_H
#define GONGKAI_BATCH_POOL_H

#include "base/diag.h"

struct arena;

enum pool_outcome {
    POOL_ANSWERED,
    POOL_CRASHED,       /* ended by a signal, or by itself without an answer */
    POOL_TIMED_OUT,     /* took longer than it may */
    POOL_OUT_OF_MEMORY, /* wanted more than it may have: the worker ended with
                           code 3, that of base_out_of_memory(), or aborted for
                           std::bad_alloc, under a limit of memory */
};

struct pool_result {
    enum pool_outcome outcome;
    struct str answer;    /* of POOL_ANSWERED; lent until ended() returns */
    int signal;           /* of POOL_CRASHED: that ended it, or 0 */
    int code;             /* the same: its exit code, if no signal did */
    struct str complaint; /* what the worker wrote to its standard error while
                             it did this piece, the first 64 KB; UTF-8; lent
                             as the answer */
};

struct pool_work {
    size_t count;     /* pieces, numbered from 0, begun in this order */
    size_t workers;   /* at the same time, 1 and more */
    unsigned seconds; /* that one piece may take by the clock; 0: any time */
    size_t memory;    /* bytes that a worker may have beyond what the caller
                         had when it was forked; 0: any. Sanitizers cannot
                         bear such a limit: there it is none */
    void *context;    /* for the functions below */
    /* In a worker: do a piece. The answer lies in the arena, which lives until
     * it is sent. Standard output is not to be used: it is the standard error.
     * A piece whose worker is killed from outside before it begins is begun
     * again. */
    struct str (*run)(void *context, size_t index, struct arena *arena);
    /* In the caller, in the order in which pieces end; others run meanwhile.
     * False: no more. */
    bool (*ended)(void *context, size_t index,
                  const struct pool_result *result);
    /* In the caller, about ten times a second while pieces run; NULL: not.
     * False: no more. */
    bool (*tick)(void *context);
};

enum pool_end {
    POOL_ALL,         /* each piece has ended */
    POOL_STOPPED,     /* by ended() or tick() */
    POOL_INTERRUPTED, /* by SIGINT, SIGTERM or SIGHUP, those apart that the
                         caller ignores; all pieces may have ended */
    POOL_FAILED,      /* no worker could be started: WORKER_FAILED */
};

/*
 * Do the work. When it returns, no worker is left: those that still had a piece
 * were killed, and their pieces have not ended. Until then the signals that
 * interrupt are held back from the caller, and afterwards they are as before;
 * *signal is the one that came. Workers die with the caller.
 */
enum pool_end pool_run(const struct pool_work *work, int *signal,
                       struct diag_log *log);

#endif
