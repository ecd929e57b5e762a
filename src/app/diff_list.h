/* SPDX-License-Identifier: MIT
 *
 * What is to be compared: the reports of two states.
 */
#ifndef GONGKAI_APP_DIFF_LIST_H
#define GONGKAI_APP_DIFF_LIST_H

#include "base/diag.h"

struct arena;
struct department;

/* A report of one state. */
struct diff_entry {
    struct str name; /* of the PDF file without its ending, or as a batch would
                        name it */
    struct str path; /* of a PDF file or a description; "" if the county states
                        it */
    const struct department *department; /* of a county; NULL: it is none of
                                            one */
    struct str folder;                   /* of the county; "" */
    bool is_pdf;
};

struct diff_entries {
    const struct diff_entry *items; /* by name, each name once */
    size_t count;
    bool is_county;
};

/*
 * A PDF file, a description, or a folder with a description of its own name;
 * any other folder is a county: the PDF files of a batch's results, or else its
 * departments (batch/county.h), or if there are none the PDF files in it; and
 * so is the file of a county. False with the diagnostics of county_read.
 */
bool diff_list(struct str operand, struct arena *arena, struct diag_log *log,
               struct diff_entries *entries);

#endif
