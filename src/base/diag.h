/* SPDX-License-Identifier: MIT
 *
 * Diagnostics: what is wrong, where, in the user's language.
 *
 * Stages add diagnostics and go on, so that one run reports all mistakes. The
 * worst severity gives the exit code of the program. Codes, severities and
 * texts come from one list, diag.def.
 */
#ifndef GONGKAI_BASE_DIAG_H
#define GONGKAI_BASE_DIAG_H

#include "base/position.h"

#include <stdio.h>

enum diag_severity {
    DIAG_NOTE,    /* worth knowing */
    DIAG_WARNING, /* doubtful, but the report is made */
    DIAG_FINDING, /* figures disagree: an error, exit code 1, with which a
                     report can be made if the user wants it all the same */
    DIAG_ERROR,   /* the input has a mistake; exit code 1 */
    DIAG_USAGE,   /* the command line is wrong; exit code 2 */
    DIAG_MACHINE, /* the machine failed; exit code 3 */
    DIAG_BUG,     /* gongkai is wrong; exit code 4 */
};

enum diag_code {
#define DIAG(code, severity, chinese, english) DIAG_##code,
#include "base/diag.def"
#undef DIAG
    DIAG_CODE_COUNT
};

enum diag_language { DIAG_CHINESE, DIAG_ENGLISH };

struct diag {
    enum diag_code code;
    struct position at;
    struct str message[2]; /* by enum diag_language */
    struct str details;    /* for programs: members of a JSON object; or "" */
};

struct arena;
struct diag_log;

/* A log with its own lifetime inside the arena. */
struct diag_log *diag_log_new(struct arena *arena);

/*
 * Add one diagnostic. {1}, {2}, ... in the texts of the code are replaced by
 * the arguments (struct str, at least one), which are copied. A diagnostic
 * equal in code, position and text to an earlier one is not added again.
 */
#define diag_add(log, code, at, ...)                                \
    diag_add_list(log, code, at, (const struct str[]){__VA_ARGS__}, \
                  sizeof((const struct str[]){__VA_ARGS__}) /       \
                      sizeof(struct str))
void diag_add_list(struct diag_log *log, enum diag_code code,
                   struct position at, const struct str *arguments,
                   size_t count);

/* The same with details: "\"rule\": 4, \"difference\": \"0.01\"". */
void diag_add_details(struct diag_log *log, enum diag_code code,
                      struct position at, const struct str *arguments,
                      size_t count, struct str details);

/*
 * An argument that differs by language: a word of a type, a reason. It may
 * stand inside a longer argument; the text of a language keeps its half. The
 * marks are control characters, which no text from outside holds.
 */
#define DIAG_BOTH(chinese, english) STR("\x1E" chinese "\x1F" english "\x1E")
struct str diag_both(struct arena *arena, struct str chinese,
                     struct str english);

/* The end of a message about a slip, in both languages: "; did you mean “…”?"
 * with the nearest candidate, "" if none is near. */
struct str diag_suggestion(struct arena *arena, struct str text,
                           const struct str *candidates, size_t count);

/* Add all that another log has, in its order. */
void diag_add_log(struct diag_log *log, const struct diag_log *other);

size_t diag_count(const struct diag_log *log);
const struct diag *diag_lookup(const struct diag_log *log, size_t index);

/* The code as users and tests see it: "YAML_SYNTAX". */
const char *diag_code_name(enum diag_code code);

/* Is any diagnostic at least this severe? */
bool diag_has(const struct diag_log *log, enum diag_severity severity);

/* Number of diagnostics that end a stage, which compares before and after to
 * see whether it failed: DIAG_ERROR or worse, and DIAG_FINDING unless findings
 * pass. */
size_t diag_error_count(const struct diag_log *log);

/* From here on no stage fails for a DIAG_FINDING. They stay errors in all that
 * is printed, and in the exit code. */
void diag_let_findings_pass(struct diag_log *log);

/* Number of DIAG_FINDING. */
size_t diag_finding_count(const struct diag_log *log);

/* 0 to 4, by the worst severity. */
int diag_exit_code(const struct diag_log *log);

/* One line each: "file:3:7: 错误: text [CODE]". Colour if wanted. */
void diag_print(const struct diag_log *log, FILE *out,
                enum diag_language language, bool colour);

/* The same as a JSON array. */
void diag_print_json(const struct diag_log *log, FILE *out,
                     enum diag_language language);

/* No position. */
#define NOWHERE ((struct position){{NULL, 0}, 0, 0, {NULL, 0}})

#endif
