/* SPDX-License-Identifier: MIT
 *
 * What is to be compared: the reports of two states.
 */
#ifndef GONGKAI_APP_DIFF_LIST_H
#define GONGKAI_APP_DIFF_LIST_H

#include "base/str.h"

struct arena;

/* A report of one state. */
struct diff_entry {
    struct str name; /* the file's, or the folder's, without its ending */
    struct str path; /* of a description or a PDF file */
    bool is_pdf;
};

struct diff_entries {
    const struct diff_entry *items; /* by name, each name once */
    size_t count;
    bool is_county; /* a folder of many */
};

/*
 * A PDF file, a description, a folder with a description of its own name; any
 * other folder is a county: its PDF files, description files, and folders with
 * a description of their own name. Of two with one name the PDF file counts.
 */
struct diff_entries diff_list(struct str operand, struct arena *arena);

#endif
