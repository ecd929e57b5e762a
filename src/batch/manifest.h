/* SPDX-License-Identifier: MIT
 *
 * The manifest of a batch: what is known of each report in its folder. It is
 * the one source of the county's pages and of what must be made again.
 *
 * Paths of inputs are relative to the folder of the county where they lie in
 * it, PDFs are names in the folder of the batch: nothing tells the machine.
 */
#ifndef GONGKAI_BATCH_MANIFEST_H
#define GONGKAI_BATCH_MANIFEST_H

#include "base/diag.h"
#include "base/revision.h"
#include "document/change.h"

struct arena;

/* How the last try to make a report ended. */
enum report_state {
    REPORT_UNTRIED,       /* its turn has not come yet: a run was interrupted */
    REPORT_DONE,          /* the PDF is what the input says */
    REPORT_FAILED,        /* mistakes in the input, or a file of it or the PDF
                             could not be read or written */
    REPORT_CRASHED,       /* gongkai crashed */
    REPORT_TIMED_OUT,     /* it took too long */
    REPORT_OUT_OF_MEMORY, /* it wanted too much memory */
    REPORT_GONE,          /* the county does not list it any more */
};

/* A file that a report is made of. */
struct report_file {
    struct str path;
    struct str sha256; /* of its bytes */
    struct str places; /* hash of where in it stands what counts: findings tell
                          that; "" if nothing does */
};

/* What was found wrong or doubtful: a diagnostic. */
struct report_finding {
    struct str code;     /* CHECK_DOUBT */
    struct str severity; /* as in --json: note, warning, error, usage, machine,
                            bug */
    struct position at;
    struct str message[2]; /* by enum diag_language */
};

/* A PDF in the folder of the batch. */
struct report_pdf {
    struct str sha256; /* "": there is none */
    size_t size;       /* bytes */
    size_t pages;
    struct str title;  /* of the report */
    struct str author; /* the department */
    int revision;      /* its number */
};

/* All that a report was made of, but its files. Hashes are hexadecimal. */
struct report_basis {
    struct str form; /* name of the layout pack; "" if it was not found out */
    struct str program; /* version and build */
    struct str pack;    /* hash of its files */
    struct str fonts;   /* hash of their files */
    struct str options; /* those that count, by name; may be "" */
    struct str content; /* hash of what the input says */
};

/* One correction of a report. */
struct report_revision {
    struct revision revision;
    struct str old_sha256; /* of the PDF before and after */
    struct str new_sha256;
    struct changes changes;
};

struct report {
    struct str name; /* of the PDF, without .pdf; unique */
    struct str path; /* of the description; "" if the county states it */
    enum report_state state;
    struct report_basis basis;       /* at the last try */
    const struct report_file *files; /* the same, in order of reading */
    size_t file_count;
    const struct report_finding *findings; /* of the last try */
    size_t finding_count;
    struct report_pdf pdf;  /* that is in the folder */
    struct report_pdf next; /* that was about to replace it when this was
                               written: the folder has one or the other;
                               sha256 "": none was */
    const struct report_revision *revisions; /* by number, from 1 */
    size_t revision_count;
};

struct manifest {
    struct str county;            /* its name, may be "" */
    const struct report *reports; /* in the order of the county; those that are
                                     gone at the end */
    size_t report_count;
};

/* Findings that are errors or worse; warnings; whether any is an error that
 * --allow-errors passed over can be told by state REPORT_DONE with errors. */
size_t report_error_count(const struct report *report);
size_t report_warning_count(const struct report *report);

/* The revision of the PDF in the folder; number 0 if it was never corrected. */
struct revision report_revision(const struct report *report);

/* "done", "timed-out": the state in files for programs. */
const char *report_state_word(enum report_state state);

/* As JSON, the same bytes for the same manifest. Bytes that are no UTF-8, as a
 * name of a file may have them, become U+FFFD. */
void manifest_write(const struct manifest *manifest, FILE *out);

/* The inverse. NULL with MANIFEST_BROKEN, once, if it is none: nothing of it is
 * to be relied on then. Names of reports are such as a file can have, and no
 * two are the same. */
const struct manifest *manifest_parse(struct str text, struct str path,
                                      struct arena *arena,
                                      struct diag_log *log);

#endif
