/* SPDX-License-Identifier: MIT
 *
 * One department of a batch, in a worker process: from its description to a
 * staged PDF.
 */
#ifndef GONGKAI_APP_BATCH_WORKER_H
#define GONGKAI_APP_BATCH_WORKER_H

#include "app/options.h"
#include "app/pack_shelf.h"
#include "app/places.h"
#include "batch/plan.h"
#include "batch/result_folder.h"

struct fonts;
struct kept_tables;

/* What all departments share. Everything is lent. */
struct batch_work {
    const struct options *options;
    const struct places *places;
    struct fonts *fonts;      /* NULL in a dry run */
    struct pack_shelf *shelf; /* open; each worker adds its own */
    const struct county *county;
    const struct plan_item *plan;
    const size_t *todo; /* departments to be worked on, by piece of work */
    const struct result_folder *folder; /* NULL in a dry run */
    struct kept_tables *kept;           /* empty: each worker fills its own */
};

/* The answer (batch/answer.h) for the department todo[index], packed, in the
 * arena. For pool_run; context is a struct batch_work. */
struct str batch_worker_run(void *context, size_t index, struct arena *arena);

#endif
