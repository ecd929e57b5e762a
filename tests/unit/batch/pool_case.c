/* SPDX-License-Identifier: MIT */
#include "pool_case.h"

#include "base/arena.h"

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

void sleep_milliseconds(unsigned milliseconds)
{
    struct timespec rest = {milliseconds / 1000,
                            (long)(milliseconds % 1000) * 1000000};
    while (nanosleep(&rest, &rest) != 0)
        continue;
}

static void die_by(int signal_number)
{
    signal(signal_number, SIG_DFL); /* a sanitizer has its own idea */
    raise(signal_number);
}

static void crash(char kind)
{
    volatile bool for_ever = true;
    switch (kind) {
    case 'w':
        fputs("before the end\n", stderr);
        die_by(SIGABRT);
        break;
    case 't':
        fputs("terminate called after throwing an instance of "
              "'std::bad_alloc'\n",
              stderr);
        die_by(SIGABRT);
        break;
    case 'a':
        die_by(SIGABRT);
        break;
    case 's':
        die_by(SIGSEGV);
        break;
    case 'x':
        _exit(7);
    case '3':
        _exit(3);
    case 'l':
        while (for_ever)
            continue;
        break;
    case 'm': {
        struct arena *arena = arena_new();
        while (for_ever)
            memset(arena_alloc(arena, 1 << 20), 1, 1 << 20);
        break;
    }
    default:
        break;
    }
}

static void complain(char kind)
{
    if (kind == 'c') {
        fputs("哎\n", stderr);
        printf("out\n");
    } else if (kind == 'f') {
        for (int i = 0; i < 20000; i++)
            fputs("123456789\n", stderr);
    } else if (kind == 'u') {
        fputs("a\xFF"
              "b",
              stderr);
    }
}

/* No piece will come from there any more. */
static void stop_listening(void)
{
    for (int file = 3; file < 100; file++) {
        struct stat about;
        if (fstat(file, &about) == 0 && S_ISSOCK(about.st_mode))
            shutdown(file, SHUT_RD);
    }
}

static struct str big_answer(struct arena *arena)
{
    char *data = arena_alloc(arena, BIG);
    for (size_t i = 0; i < BIG; i++)
        data[i] = (char)(i % 251);
    return (struct str){data, BIG};
}

static struct str run(void *context, size_t index, struct arena *arena)
{
    const struct pool_case *trial = context;
    char kind = trial->pieces[index];
    crash(kind);
    complain(kind);
    if (kind == 'i')
        kill(getppid(), SIGINT);
    if (kind == 'h')
        kill(getppid(), SIGHUP);
    if (kind == 'z') {
        if (write(trial->pipe, "z", 1) == 1)
            sleep_milliseconds(30000);
    }
    for (int i = 0; i < 5 && strchr("qih", kind) != NULL; i++)
        sleep_milliseconds(100);
    if (kind == 'k')
        memset(arena_alloc(arena, 30 << 20), 1, 30 << 20);
    if (kind == 'd')
        stop_listening();
    if (kind == 'b')
        return big_answer(arena);
    if (kind == 'e')
        return STR("");
    return str_format(arena, "piece %zu", index);
}

/* Is the answer that of the piece? */
static bool is_right(char kind, size_t index, struct str answer)
{
    struct arena *arena = arena_new();
    struct str wanted = kind == 'b'   ? big_answer(arena)
                        : kind == 'e' ? STR("")
                                      : str_format(arena, "piece %zu", index);
    bool right = str_equal(answer, wanted);
    arena_free(arena);
    return right;
}

static bool ended(void *context, size_t index, const struct pool_result *result)
{
    struct pool_case *trial = context;
    assert(trial->ended < MOST_PIECES && index < MOST_PIECES);
    trial->order[trial->ended++] = index;
    struct pool_result *copy = &trial->results[index];
    *copy = *result;
    copy->answer = copy->complaint = STR("");
    trial->lengths[index] = result->answer.length;
    trial->complaint_lengths[index] = result->complaint.length;
    snprintf(trial->complaints[index], sizeof trial->complaints[index], "%.*s",
             STR_FMT(result->complaint));
    if (result->outcome == POOL_ANSWERED &&
        !is_right(trial->pieces[index], index, result->answer))
        trial->wrong = true;
    if (trial->ended == 1 && trial->slow != 0)
        sleep_milliseconds(trial->slow);
    if (trial->raise_at_end != 0 && trial->ended == strlen(trial->pieces))
        raise(trial->raise_at_end);
    return trial->stop_after == 0 || trial->ended < trial->stop_after;
}

static bool tick(void *context)
{
    struct pool_case *trial = context;
    return ++trial->ticks != trial->stop_ticks;
}

struct pool_work pool_case_work(struct pool_case *trial, size_t workers)
{
    return (struct pool_work){
        .count = strlen(trial->pieces),
        .workers = workers,
        .context = trial,
        .run = run,
        .ended = ended,
        .tick = tick,
    };
}
