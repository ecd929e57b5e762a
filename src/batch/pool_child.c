/* SPDX-License-Identifier: MIT
 *
 * A worker of the pool in its own process.
 *
 * It owns nothing that outlives it. It ends with the caller in any case: the
 * kernel kills it when the caller dies, and its socket is then at its end.
 */
#include "batch/pool_private.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

bool pool_send(int socket, const void *data, size_t length)
{
    const char *rest = data;
    while (length > 0) {
        ssize_t sent = send(socket, rest, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return false;
        rest += sent;
        length -= (size_t)sent;
    }
    return true;
}

/* False when the caller has closed its end, or died. */
static bool receive_index(int socket, uint64_t *index)
{
    char *bytes = (char *)index;
    for (size_t length = 0; length < sizeof *index;) {
        ssize_t count = recv(socket, bytes + length, sizeof *index - length, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        length += (size_t)count;
    }
    return true;
}

static void die_with(pid_t caller)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    /* It may have died before: then no signal comes any more. */
    if (getppid() != caller)
        _exit(0);
}

/* An end of another worker's socket that stays open here would hide from that
 * worker that the caller is dead. */
static void close_others(const struct pool *pool)
{
    close(pool->signals);
    for (size_t i = 0; i < pool->worker_count; i++) {
        if (pool->workers[i].socket >= 0)
            close(pool->workers[i].socket);
        if (pool->workers[i].complaint >= 0)
            close(pool->workers[i].complaint);
    }
}

/* What a library prints must not get among what the caller prints. */
static void settle_streams(int complaint)
{
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing >= 0 && nothing != STDIN_FILENO)
        dup2(nothing, STDIN_FILENO);
    if (nothing > STDERR_FILENO)
        close(nothing);
    if (nothing < 0)
        close(STDIN_FILENO); /* to read from a terminal would be worse */
    dup2(complaint, STDOUT_FILENO);
    dup2(complaint, STDERR_FILENO);
    close(complaint);
}

/* A terminal sends its signals to the whole group, and so does a service
 * manager: they are the caller's to judge, which then kills its workers. */
static void settle_signals(const struct pool *pool)
{
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    sigaction(SIGINT, &ignored, NULL);
    sigaction(SIGTERM, &ignored, NULL);
    sigaction(SIGHUP, &ignored, NULL);
    sigprocmask(SIG_SETMASK, &pool->mask_before, NULL);
}

/* Bytes of data that this process has now, by the kernel's own account: the
 * sixth number of statm is what RLIMIT_DATA counts, and the stack. Without
 * /proc, what it ever had in memory comes near it. */
static size_t data_now(void)
{
    char text[256];
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t length = file < 0 ? -1 : read(file, text, sizeof text - 1);
    if (file >= 0)
        close(file);
    if (length > 0) {
        text[length] = '\0';
        unsigned long long pages = 0;
        if (sscanf(text, "%*s %*s %*s %*s %*s %llu", &pages) == 1)
            return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
    }
    struct rusage usage = {0};
    getrusage(RUSAGE_SELF, &usage);
    return (size_t)usage.ru_maxrss * 1024;
}

static void limit_resources(const struct pool_work *work)
{
    /* A worker that crashes leaves no file behind. */
    struct rlimit core = {0, 0};
    setrlimit(RLIMIT_CORE, &core);
    struct rlimit data;
    if (work->memory == 0 || POOL_UNDER_SANITIZER ||
        getrlimit(RLIMIT_DATA, &data) != 0)
        return;
    size_t now = data_now();
    rlim_t wanted =
        work->memory > SIZE_MAX - now ? RLIM_INFINITY : now + work->memory;
    if (wanted < data.rlim_cur) /* RLIM_INFINITY is the largest number */
        data.rlim_cur = wanted;
    if (setrlimit(RLIMIT_DATA, &data) != 0)
        fprintf(stderr, "setrlimit: %s\n", strerror(errno));
}

_Noreturn void pool_child_live(const struct pool *pool, int caller,
                               int complaint)
{
    const struct pool_work *work = pool->work;
    die_with(pool->caller);
    close_others(pool);
    settle_streams(complaint);
    settle_signals(pool);
    limit_resources(work);
    struct arena *arena = arena_new();
    const char begun = POOL_BEGUN;
    uint64_t index = 0;
    while (receive_index(caller, &index) && pool_send(caller, &begun, 1)) {
        struct str answer = work->run(work->context, (size_t)index, arena);
        fflush(stdout); /* what a library left there belongs to this piece */
        uint64_t length = answer.length;
        if (!pool_send(caller, &length, sizeof length) ||
            !pool_send(caller, answer.data, answer.length))
            break;
        arena_reset(arena);
    }
    /* Not exit: what the caller does at its end is not for a worker. */
    _exit(0);
}
