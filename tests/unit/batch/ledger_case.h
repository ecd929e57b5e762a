/* SPDX-License-Identifier: MIT
 *
 * A county of three departments, a, b and c, and the ledger of a batch.
 */
#ifndef GONGKAI_TESTS_BATCH_LEDGER_CASE_H
#define GONGKAI_TESTS_BATCH_LEDGER_CASE_H

#include "place.h"

#include "batch/ledger.h"

enum { DEPARTMENT_COUNT = 3 };

struct scene {
    struct place *place;
    struct department departments[DEPARTMENT_COUNT];
    struct county county;
    struct report_basis form;
    struct plan_basis basis;
    struct result_folder folder; /* out, held */
    struct stat_cache *cache;
    const struct manifest *old; /* that was in the folder; NULL: none */
    const struct plan_item *plan;
    struct ledger *ledger;
};

/* Begin a batch with what the folder has. */
void scene_begin(struct scene *scene, struct place *place);
void scene_end(struct scene *scene);

/* The worker's answer for department number index. */
void scene_take(struct scene *scene, size_t index, const struct answer *answer,
                const struct diag_log *said);

/* An answer that its PDF, of this content and with this number of its
 * correction, was made and staged. */
struct answer scene_made(struct scene *scene, const char *content,
                         int revision);

/* A whole batch: all PDFs are made, of these contents; NULL makes none. */
void scene_run(struct place *place, const char *const *contents);

/* The manifest that is in the folder, as it stands there. */
const struct manifest *scene_manifest(struct place *place);

#endif
