/* SPDX-License-Identifier: MIT
 *
 * What a worker says of one department.
 */
#ifndef GONGKAI_BATCH_ANSWER_H
#define GONGKAI_BATCH_ANSWER_H

#include "batch/manifest.h"

enum answer_kind {
    ANSWER_SAME,       /* the input says what it said, the report stays */
    ANSWER_MADE,       /* a PDF was made and staged */
    ANSWER_WANTED,     /* one would have been made: of a dry run */
    ANSWER_FAILED,     /* none could be made: the log tells why */
    ANSWER_UNWRITABLE, /* it could not be staged: the folder of results takes
                          no more */
};

struct answer {
    enum answer_kind kind;
    struct str form;
    struct str content, places;      /* hashes; "" if the input was not read */
    const struct report_file *files; /* paths as they were opened */
    size_t file_count;
    struct str staged;     /* of ANSWER_MADE: where the PDF is; "" if the one in
                              the folder has the same bytes */
    struct report_pdf pdf; /* the same */
    bool revises;          /* the PDF is a correction: */
    struct report_revision revision;
};

/* As bytes, with the diagnostics behind it. In the arena. */
struct str answer_pack(const struct answer *answer, const struct diag_log *log,
                       struct arena *arena);

/* The inverse: all of it in the arena, the diagnostics in the log. False if the
 * bytes are no answer. */
bool answer_unpack(struct str bytes, struct arena *arena, struct diag_log *log,
                   struct answer *answer);

#endif
