/* SPDX-License-Identifier: MIT
 *
 * The command line, understood and checked.
 */
#ifndef GONGKAI_APP_OPTIONS_H
#define GONGKAI_APP_OPTIONS_H

#include "base/diag.h"

struct arena;

/* What the program can do. docs/ and help speak of verbs in this order. */
enum verb {
    VERB_RENDER,
    VERB_CHECK,
    VERB_BATCH,
    VERB_DIFF,
    VERB_IMPORT,
    VERB_DUMP,
    VERB_PREVIEW,
    VERB_NEW,
    VERB_FONTS,
    VERB_LAYOUTS,
    VERB_HELP,
    VERB_VERSION,
    VERB_COUNT,
    VERB_NONE = VERB_COUNT,
};

struct options {
    enum verb verb;    /* VERB_NONE: none was given */
    bool help;         /* --help */
    bool proof;        /* --proof */
    bool json;         /* findings as data on standard output */
    bool allow_errors; /* of render: a report although figures disagree */
    bool force;        /* of batch: all reports */
    bool dry_run;      /* of batch: only say what would be done */
    size_t jobs;       /* -j; 0 if it was not given */
    unsigned seconds;  /* --time-limit of a report; 0: none */
    size_t memory;     /* --memory-limit of a report, bytes; 0: none */
    struct str date;   /* --date, YYYY-MM-DD; "" if it was not given */
    struct str reason; /* --reason */
    struct str notice; /* of diff: where to write it; "" if it is not wanted */
    bool schema;       /* --schema */
    bool fields;       /* --fields */
    enum diag_language language; /* of messages */
    enum diag_language pages;  /* of a county's pages: by --lang alone, so that
                                  they are the same wherever they are made */
    struct str output;         /* -o; "" if it was not given */
    struct str form;           /* --form; "" if it was not given */
    const struct str *layouts; /* --layouts, in order */
    size_t layout_count;
    const struct str *fonts; /* --fonts, in order */
    size_t font_count;
    bool system_fonts;          /* --system-fonts */
    size_t first_page;          /* --pages, from 1; 0 if it was not given */
    size_t last_page;           /* SIZE_MAX: the last there is */
    size_t dpi;                 /* --dpi */
    const struct str *operands; /* what follows the verb */
    size_t operand_count;
};

/*
 * Read the command line. All mistakes of it are reported (OPTION_UNKNOWN,
 * VERB_UNKNOWN, ...); false if there is one, *options then tells at least the
 * language and, as far as it was understood, the verb. Texts are lent by
 * arguments. With --help nothing else is asked for.
 */
bool options_read(int count, char **arguments, struct arena *arena,
                  struct diag_log *log, struct options *options);

/*
 * The language of messages by the environment: Chinese, unless the first of
 * LC_ALL, LC_MESSAGES and LANG that is set (POSIX, XBD 8.2) names another
 * language. "C", which says nothing of the reader, is Chinese too.
 */
enum diag_language options_language(void);

#endif
