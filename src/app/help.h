/* SPDX-License-Identifier: MIT
 *
 * What the verbs are called and what the program says of them: one table for
 * the command line, for help and for the documentation.
 */
#ifndef GONGKAI_APP_HELP_H
#define GONGKAI_APP_HELP_H

#include "app/options.h"

/* The verb of a name; VERB_NONE if there is none. */
enum verb help_verb(struct str name);

/* Add VERB_UNKNOWN, with the nearest name. */
void help_unknown_verb(struct str name, struct arena *arena,
                       struct diag_log *log);

/* "render". */
struct str help_verb_name(enum verb verb);

/* "gongkai render INPUT... -o OUT". */
struct str help_synopsis(enum verb verb);

/* Write what the program can do, and how to ask for more. */
void help_overview(enum diag_language language, FILE *out);

/* Write all about one verb. */
void help_write(enum verb verb, enum diag_language language, FILE *out);

/* Write where to read on behind a mistake on the command line. */
void help_hint(enum verb verb, enum diag_language language, FILE *out);

#endif
