/* SPDX-License-Identifier: MIT
 *
 * Trials: a snippet of a pack is run, and what it prints or gets wrong is
 * compared.
 */
#ifndef GONGKAI_TEST_SCRIPT_H
#define GONGKAI_TEST_SCRIPT_H

#include "script/pack.h"

#include "base/arena.h"
#include "base/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct trial {
    struct arena *arena;
    struct arena *input; /* of the budget, which is gone */
    struct diag_log *log;
    const struct document *document; /* NULL if there was an error */
};

/*
 * Run text as document.lua over tests/data/trial/budget.yaml, in a folder that
 * holds nothing else; tests/data/trial is the common folder. The log's files
 * are without their folders. End with trial_end.
 */
struct trial trial_run(const char *text);
/* With other files: name, text, ..., NULL. */
struct trial trial_run_files(const struct pack_limits *limits, ...);
/* The notice of a pack of these files. */
struct trial trial_run_notice(const struct notice *notice, ...);
void trial_end(struct trial *trial);

/* "file:line: CODE text", one line each, in English. */
struct str trial_log(const struct trial *trial);

/* The text of its only paragraph. */
struct str trial_text(const struct trial *trial);

/* One case on one line. */
struct expected {
    const char *snippet;
    const char *outcome;
};

/* Each snippet is an expression, the outcome its text by fill. */
void expect_values(const struct expected *cases, size_t count);

/* Each snippet, on line 2 of document.lua, leaves this log. */
void expect_mistakes(const struct expected *cases, size_t count);

int run_sandbox_tests(void);
int run_money_tests(void);
int run_budget_tests(void);
int run_template_tests(void);
int run_schema_tests(void);
int run_build_tests(void);
int run_small_tests(void);
int run_rule_tests(void);
int run_mention_tests(void);
int run_common_tests(void);
int run_notice_tests(void);
int run_notice_page_tests(void);
int run_share_tests(void);

#endif
