/* SPDX-License-Identifier: MIT
 *
 * The reports of a batch while it runs: starts with what the last one left,
 * takes in one answer after the other, and puts finished reports into the
 * folder of results, so that the manifest there is true at any moment
 * (batch/result_folder.h).
 */
#ifndef GONGKAI_BATCH_LEDGER_H
#define GONGKAI_BATCH_LEDGER_H

#include "batch/answer.h"
#include "batch/plan.h"
#include "batch/pool.h"
#include "batch/result_folder.h"

struct ledger;

/* What became of one department in this run. */
enum ledger_result {
    LEDGER_UNTRIED,   /* its turn has not come, or its PDF has no name yet */
    LEDGER_UNCHANGED, /* nothing was to be done */
    LEDGER_RENDERED,  /* or would be, of a dry run */
    LEDGER_FAILED,    /* state of the report: which way */
};

/*
 * The manifest as the last batch left it, where it was about to replace a PDF
 * set right by what the folder has: NULL if there is no manifest. *good is
 * false, with MANIFEST_BROKEN or FILE_UNREADABLE, if it cannot be relied on.
 */
const struct manifest *ledger_read(struct str folder, struct stat_cache *cache,
                                   struct arena *arena, struct diag_log *log,
                                   bool *good);

/*
 * Begin with a plan of the county. Everything is lent and must outlive the
 * ledger, which lives in the arena. In a dry run the folder is only named, and
 * nothing is to be taken in that has to be written.
 */
struct ledger *ledger_new(const struct county *county,
                          const struct manifest *old,
                          const struct plan_item *plan,
                          const struct plan_basis *basis,
                          const struct result_folder *folder,
                          struct stat_cache *cache, struct arena *arena);

/* Take in how the work on department number index ended. */
void ledger_take(struct ledger *ledger, size_t index,
                 const struct pool_result *result);

/* What is wrong with departments, in their order and not in that in which work
 * on them ended; with paths as they were opened. */
void ledger_tell(const struct ledger *ledger, struct diag_log *log);

/* Of a dry run: the department's report would be made. */
void ledger_want(struct ledger *ledger, size_t index);

/* Put what has been taken in into the folder. False with FILE_UNWRITABLE:
 * nothing more should be begun then. */
bool ledger_commit(struct ledger *ledger, struct diag_log *log);

/* Commit, and write the manifest, the county's pages and the cache. */
bool ledger_finish(struct ledger *ledger, enum diag_language language,
                   struct diag_log *log);

/* Could a report not be staged? Nothing more should be begun then. */
bool ledger_is_full(const struct ledger *ledger);

enum ledger_result ledger_result(const struct ledger *ledger, size_t index);

/* As it is now. */
const struct report *ledger_report(const struct ledger *ledger, size_t index);

/* All of it as it is now. */
struct manifest ledger_manifest(const struct ledger *ledger);

/* Reports that the county does not list any more. */
size_t ledger_gone_count(const struct ledger *ledger);
const struct report *ledger_gone(const struct ledger *ledger, size_t index);

#endif
