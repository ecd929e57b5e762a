/* SPDX-License-Identifier: MIT
 *
 * What the files of the pool share. Private to batch/.
 *
 * The caller and a worker talk by a pair of sockets: the caller sends the
 * number of a piece; the worker answers POOL_BEGUN at once, and then, when it
 * is done, the number of bytes of its answer and the bytes.
 */
#ifndef GONGKAI_BATCH_POOL_PRIVATE_H
#define GONGKAI_BATCH_POOL_PRIVATE_H

#include "batch/pool.h"

#include <signal.h>
#include <sys/types.h>

/* A sanitizer reserves terabytes and cannot live with a limit of memory. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POOL_UNDER_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define POOL_UNDER_SANITIZER 1
#endif
#if !defined(POOL_UNDER_SANITIZER)
#define POOL_UNDER_SANITIZER 0
#endif

enum {
    POOL_BEGUN = 'B',
    POOL_HEADER = 1 + sizeof(uint64_t), /* POOL_BEGUN and the length */
    POOL_COMPLAINT = 64 * 1024,         /* bytes that are kept of one */
};

struct pool_piece {
    size_t index;
    unsigned tries; /* workers that died before they began it */
};

/* A place for a worker, seen by the caller. */
struct pool_worker {
    pid_t pid;               /* 0: there is none */
    int socket;              /* the caller's end; -1: there is no worker */
    int complaint;           /* its standard error, a file in memory */
    bool busy;               /* it has a piece */
    struct pool_piece piece; /* if it is busy */
    int64_t deadline;        /* by clock_milliseconds, if it is busy */
    struct arena *arena;     /* the answer and the complaint of one piece */
    char header[POOL_HEADER];
    size_t header_length; /* bytes of it that have come */
    char *answer;
    size_t answer_length;   /* bytes that have come */
    size_t answer_capacity; /* bytes there is room for */
};

struct pool {
    const struct pool_work *work;
    struct pool_worker *workers;
    size_t worker_count;
    size_t next;              /* the first piece that no worker was given yet */
    struct pool_piece *again; /* pieces that died with their worker before it
                                 began them */
    size_t again_count;
    size_t left; /* pieces that have not ended */
    int signals; /* signalfd of the signals that interrupt */
    pid_t caller;
    sigset_t mask_before;
    struct sigaction child_before;
    int failure; /* errno of the last worker that could not be started */
};

/* Fork a worker into a place that has none. False with errno. */
bool pool_worker_start(const struct pool *pool, struct pool_worker *worker);

/* Give it a piece. False if it cannot be reached: it is dead. */
bool pool_worker_give(struct pool_worker *worker, struct pool_piece piece);

/* What comes from a worker. */
enum pool_news {
    POOL_NEWS_NONE,   /* nothing, at the moment */
    POOL_NEWS_SOME,   /* a part of an answer */
    POOL_NEWS_ANSWER, /* the rest of one, which is whole now */
    POOL_NEWS_END,    /* it is dead, or out of its mind */
};
enum pool_news pool_worker_read(struct pool_worker *worker);

/* What it wrote to its standard error since it was given its piece; UTF-8. */
struct str pool_worker_complaint(const struct pool_worker *worker);

/* End it if it has not ended, and wait for it: the status of waitpid. Its
 * complaint can still be read, until the next one starts in its place. */
int pool_worker_end(struct pool_worker *worker);

/* The place has no worker and gets none. */
void pool_worker_close(struct pool_worker *worker);

/* The life of a worker, in its process. */
_Noreturn void pool_child_live(const struct pool *pool, int caller,
                               int complaint);

/* Send all bytes, waiting if need be. False if nobody is there. */
bool pool_send(int socket, const void *data, size_t length);

#endif
