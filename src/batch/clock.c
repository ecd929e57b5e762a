/* SPDX-License-Identifier: MIT */
#include "batch/clock.h"

/* The clock is read nowhere else (tests/house.py): nothing that is written may
 * depend on it. */
#include <time.h>

int64_t clock_milliseconds(void)
{
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_wall_nanoseconds(void)
{
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}
