/* SPDX-License-Identifier: MIT
 *
 * One report, stage by stage: the table of contents of the program.
 */
#ifndef GONGKAI_APP_JOB_H
#define GONGKAI_APP_JOB_H

#include "base/diag.h"
#include "base/revision.h"
#include "reader/inputs.h"

struct arena;
struct budget;
struct document;
struct fonts;
struct pack;
struct pack_shelf;
struct pages;
struct places;
struct proof;

/*
 * The one key of a description that belongs to the program and not to a
 * schema: it names the pack, and with it the schema of all the others.
 */
#define JOB_PACK_KEY STR("表单")

/* What makes our PDFs, as they say themselves. */
#define JOB_PRODUCER STR("gongkai " GONGKAI_VERSION)

/* What a job can be run up to. */
enum job_stage {
    JOB_VALUE,    /* the description as it was read */
    JOB_BUDGET,   /* checked against the schema of its pack */
    JOB_DOCUMENT, /* what is printed */
    JOB_PAGES,    /* where it is printed */
    JOB_FILE,     /* the PDF, in memory */
};

struct job {
    struct str path; /* of the description */
    struct str form; /* of the pack; "": the description says */
    /* May be set as soon as the job is open, and are lent: maps of keys and
     * values for what the description does not state, the first that has a key
     * counts; what to read the description from in place of its path. */
    const struct value *const *defaults;
    size_t default_count;
    const struct value *given;
    struct pack_shelf *shelf; /* packs that are open for many jobs; or NULL */
    const struct places *places; /* lent */
    struct fonts *fonts;         /* lent; may be NULL up to JOB_BUDGET */
    struct arena *arena;         /* lives as long as the job */
    /*
     * The results of the stages, each in an arena of its own: NULL as long as
     * a stage has not run or has failed, and again as soon as the next stage
     * has run, which keeps nothing of it, unless keeps_all. The pages stay.
     */
    bool keeps_all; /* may be set as soon as the job is open */
    bool proves;    /* the same: with the pages comes a proof of the figures */
    struct revision revision; /* the same: of the report */
    int next; /* stage to be run; behind JOB_FILE none is left */
    struct arena *arenas[JOB_FILE];
    struct pack *pack; /* with the document, of whose arena it is */
    const struct value *value;
    const struct budget *budget;
    const struct document *document;
    const struct pages *pages;
    const struct proof *proof; /* with the pages; NULL unless asked for */
    struct str file;           /* in arena; "" before JOB_FILE */
    struct inputs inputs; /* what was read; hashes may be wanted, and tables
                             be kept, as soon as the job is open */
};

/*
 * A job for one description, not yet begun. form names the pack, whatever the
 * description says of it; "" takes the one that the description names. Release
 * with job_close.
 */
struct job job_open(struct str path, struct str form,
                    const struct places *places, struct fonts *fonts);
void job_close(struct job *job);

/* The same for a department of a county, which may have no description of its
 * own. It is lent. */
struct department;
struct job job_open_department(const struct department *department,
                               struct str form, const struct places *places,
                               struct fonts *fonts);

/*
 * Run the stages up to last that have not run yet, each on the result of the
 * one before it. Stops behind the first that fails, with diagnostics, and is
 * not to be run again then; true if none did.
 */
bool job_run(struct job *job, enum job_stage last, struct diag_log *log);

/*
 * Write the result of the last stage that has run as text; of JOB_FILE nothing.
 */
void job_dump(const struct job *job, enum job_stage stage, FILE *out);

/* The stage by its name, "pages"; false if there is none, or if it has no
 * dump. */
bool job_stage_named(struct str name, enum job_stage *stage);

/* The names of the stages that have a dump: "value | budget | ...". */
struct str job_stage_names(void);

#endif
