/* SPDX-License-Identifier: MIT
 *
 * A worker of the pool as the caller sees it: started, given a piece, read,
 * ended.
 */
#include "batch/pool_private.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FIRST_ROOM = 64 * 1024 }; /* for an answer */

static void close_keeping_errno(int file)
{
    int reason = errno;
    if (file >= 0)
        close(file);
    errno = reason;
}

/* The same file by a number that is none of the standard streams, which may
 * be closed in the caller and are set anew in the worker. */
static int above_streams(int file)
{
    if (file < 0 || file > STDERR_FILENO)
        return file;
    int higher = fcntl(file, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close_keeping_errno(file);
    return higher;
}

/* A file in memory that cannot grow: a worker that complains without end must
 * not fill the memory of the machine. */
static int complaint_open(void)
{
    int file = above_streams(
        memfd_create("complaint", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (file < 0)
        return -1;
    if (ftruncate(file, POOL_COMPLAINT) != 0 ||
        fcntl(file, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK) != 0) {
        close_keeping_errno(file);
        return -1;
    }
    return file;
}

/* The ends of a connection: the caller's first. */
static bool connection_open(int ends[2])
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    ends[0] = above_streams(ends[0]);
    ends[1] = above_streams(ends[1]);
    if (ends[0] >= 0 && ends[1] >= 0)
        return true;
    close_keeping_errno(ends[0]);
    close_keeping_errno(ends[1]);
    return false;
}

static void complaint_close(struct pool_worker *worker)
{
    close_keeping_errno(worker->complaint);
    worker->complaint = -1;
}

/* Fork, with both ends of a connection and a complaint open. */
static bool start(const struct pool *pool, struct pool_worker *worker,
                  const int ends[2])
{
    fflush(NULL); /* what waits to be written must not be written twice */
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        /* Its own standard error is closed with those of the others. */
        pool_child_live(
            pool, ends[1],
            fcntl(worker->complaint, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    }
    close_keeping_errno(ends[1]);
    if (pid < 0) {
        close_keeping_errno(ends[0]);
        return false;
    }
    worker->pid = pid;
    worker->socket = ends[0];
    worker->busy = false;
    return true;
}

bool pool_worker_start(const struct pool *pool, struct pool_worker *worker)
{
    assert(worker->pid == 0);
    int ends[2];
    if (worker->complaint < 0)
        worker->complaint = complaint_open();
    if (worker->complaint >= 0 && connection_open(ends) &&
        start(pool, worker, ends))
        return true;
    /* A place that stays empty must not keep a file from the others. */
    complaint_close(worker);
    return false;
}

bool pool_worker_give(struct pool_worker *worker, struct pool_piece piece)
{
    assert(worker->pid != 0 && !worker->busy);
    worker->busy = true;
    worker->piece = piece;
    worker->header_length = 0;
    worker->answer = NULL;
    worker->answer_length = worker->answer_capacity = 0;
    /* The worker writes where this file stands: they share the place. */
    lseek(worker->complaint, 0, SEEK_SET);
    uint64_t index = piece.index;
    return pool_send(worker->socket, &index, sizeof index);
}

/* Bytes of the answer, once the whole header has come. */
static uint64_t announced(const struct pool_worker *worker)
{
    uint64_t length;
    memcpy(&length, worker->header + 1, sizeof length);
    return length;
}

/* Room for more of the answer. It grows with what has come, not to what was
 * announced: a worker that crashes may announce anything. */
static void make_room(struct pool_worker *worker)
{
    if (worker->answer_length < worker->answer_capacity)
        return;
    size_t room =
        worker->answer_capacity == 0 ? FIRST_ROOM : 2 * worker->answer_capacity;
    if (room > announced(worker))
        room = (size_t)announced(worker);
    worker->answer =
        arena_extend(worker->arena, worker->answer, worker->answer_length,
                     worker->answer_capacity, room);
    worker->answer_capacity = room;
}

/* Is what has come of a piece the beginning of an answer? */
static enum pool_news judge(const struct pool_worker *worker)
{
    if (worker->header[0] != POOL_BEGUN)
        return POOL_NEWS_END;
    if (worker->header_length < POOL_HEADER)
        return POOL_NEWS_SOME;
    if (announced(worker) > SIZE_MAX / 4)
        return POOL_NEWS_END;
    return worker->answer_length == announced(worker) ? POOL_NEWS_ANSWER
                                                      : POOL_NEWS_SOME;
}

enum pool_news pool_worker_read(struct pool_worker *worker)
{
    char unwanted;
    char *to = &unwanted;
    size_t room = 1, *length = NULL;
    if (worker->busy && worker->header_length < POOL_HEADER) {
        to = worker->header + worker->header_length;
        room = POOL_HEADER - worker->header_length;
        length = &worker->header_length;
    } else if (worker->busy) {
        make_room(worker);
        to = worker->answer + worker->answer_length;
        room = worker->answer_capacity - worker->answer_length;
        length = &worker->answer_length;
    }
    ssize_t count = recv(worker->socket, to, room, MSG_DONTWAIT);
    if (count < 0 &&
        (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return POOL_NEWS_NONE;
    if (count <= 0 || length == NULL)
        return POOL_NEWS_END;
    *length += (size_t)count;
    return judge(worker);
}

struct str pool_worker_complaint(const struct pool_worker *worker)
{
    off_t end = lseek(worker->complaint, 0, SEEK_CUR); /* where it stands */
    if (end <= 0)
        return STR("");
    size_t length = end > POOL_COMPLAINT ? POOL_COMPLAINT : (size_t)end;
    char *data = arena_alloc(worker->arena, length);
    ssize_t count = pread(worker->complaint, data, length, 0);
    struct str text = {data, count < 0 ? 0 : (size_t)count};
    if (utf8_check(text, NULL))
        return text;
    /* It may be cut off, or be anything after a crash. */
    struct builder sound = {.arena = worker->arena};
    for (size_t offset = 0; offset < text.length;)
        builder_add_code_point(&sound, utf8_next(text, &offset));
    return builder_str(&sound);
}

int pool_worker_end(struct pool_worker *worker)
{
    assert(worker->pid != 0);
    /* To kill a process that is ending changes nothing in how it ended. */
    kill(worker->pid, SIGKILL);
    int status = 0;
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    close(worker->socket);
    worker->socket = -1;
    worker->pid = 0;
    return status;
}

void pool_worker_close(struct pool_worker *worker)
{
    if (worker->pid != 0)
        pool_worker_end(worker);
    complaint_close(worker);
    arena_free(worker->arena);
    worker->arena = NULL;
}
