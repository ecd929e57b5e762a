/* SPDX-License-Identifier: MIT
 *
 * How much time goes by: for limits of time and for what people are shown of
 * the progress. It never gets into a file.
 */
#ifndef GONGKAI_BATCH_CLOCK_H
#define GONGKAI_BATCH_CLOCK_H

#include <stdint.h>

/* Milliseconds since some moment in the past; never runs backwards. */
int64_t clock_milliseconds(void);

/* Nanoseconds since 1970, as the system has them: to tell how old a file is. */
int64_t clock_wall_nanoseconds(void);

#endif
