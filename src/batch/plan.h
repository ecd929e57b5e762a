/* SPDX-License-Identifier: MIT
 *
 * What a batch must make, and why: each department of the county against what
 * the manifest of the last batch says of it.
 */
#ifndef GONGKAI_BATCH_PLAN_H
#define GONGKAI_BATCH_PLAN_H

#include "batch/county.h"
#include "batch/manifest.h"

struct stat_cache;

enum plan_reason {
    PLAN_CURRENT,     /* nothing is to be done */
    PLAN_FORCED,      /* the user wants all made */
    PLAN_NEW,         /* there has been no report of it, or it was gone */
    PLAN_RETRY,       /* the last try made none */
    PLAN_PDF_MISSING, /* deleted by hand */
    PLAN_PDF_CHANGED, /* changed by hand */
    PLAN_PROGRAM,     /* made by another version of the program */
    PLAN_PACK,        /* by another state of the pack */
    PLAN_FONTS,       /* with other fonts */
    PLAN_OPTIONS,     /* under other options */
    PLAN_SYSTEM_FONT, /* with a font of the system, which nobody watches */
    PLAN_INPUT,       /* a file of it changed: what it says, perhaps not */
};

struct plan_item {
    const struct department *department;
    const struct report *old; /* in the manifest; NULL: none */
    enum plan_reason reason;
    struct str file; /* of PLAN_INPUT: the first that changed */
};

/* What the forms that reports were made by hang on today. */
struct plan_basis {
    struct report_basis *items; /* form, program, pack, fonts, options */
    size_t count;
};

/* What a form hangs on; NULL if that was not found out. */
const struct report_basis *plan_basis_lookup(const struct plan_basis *basis,
                                             struct str form);

/*
 * One item for each department of the county, in its order, in the arena.
 * manifest may be NULL. folder is that of the results.
 */
const struct plan_item *plan_make(const struct county *county,
                                  const struct manifest *manifest,
                                  const struct plan_basis *basis, bool force,
                                  struct str folder, struct stat_cache *cache,
                                  struct arena *arena);

/* "“434.csv” has changed", "new": for people. */
struct str plan_reason_text(const struct plan_item *item,
                            enum diag_language language, struct arena *arena);

/* "input": the same for programs; a constant. */
const char *plan_reason_word(enum plan_reason reason);

#endif
