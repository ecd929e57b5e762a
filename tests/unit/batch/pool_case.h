/* SPDX-License-Identifier: MIT
 *
 * Work for a pool: pieces that do what a letter says, and what became of them.
 */
#ifndef GONGKAI_TESTS_POOL_CASE_H
#define GONGKAI_TESTS_POOL_CASE_H

#include "batch/pool.h"

enum { MOST_PIECES = 64, BIG = 20 * 1000 * 1000 };

/*
 * n  answer "piece N"
 * e  answer nothing
 * b  answer BIG bytes
 * a  abort
 * t  throw std::bad_alloc, as a library in C++ would
 * s  SIGSEGV
 * x  exit code 7
 * 3  exit code 3
 * l  an endless loop
 * m  take memory without end
 * k  take 30 MB of memory, give them back, answer
 * c  complain on both streams, and answer
 * w  complain and crash
 * f  complain 200 KB
 * u  complain in bytes that are no UTF-8
 * z  say that it sleeps (one byte), sleep for half a minute
 * q  sleep for half a second, in small parts; answer
 * d  answer, and leave before the next piece
 * i, h  SIGINT, SIGHUP to the caller; sleep for half a second; answer
 */
struct pool_case {
    const char *pieces;
    int pipe; /* for z */
    /* What happened, filled in by the pool. */
    size_t ended;
    size_t order[MOST_PIECES];
    struct pool_result results[MOST_PIECES]; /* without texts */
    size_t lengths[MOST_PIECES];             /* of answers */
    char complaints[MOST_PIECES][80];        /* their beginnings */
    size_t complaint_lengths[MOST_PIECES];
    bool wrong; /* an answer is not what it should be */
    int ticks;
    /* What it does about it. */
    size_t stop_after; /* ended() says no after so many; 0: never */
    int stop_ticks;    /* the same for tick() */
    int raise_at_end;  /* a signal raised in the last ended() */
    unsigned slow;     /* milliseconds that the first ended() takes */
};

/* Do the pieces of a case. */
struct pool_work pool_case_work(struct pool_case *trial, size_t workers);

void sleep_milliseconds(unsigned milliseconds);

#endif
