/* SPDX-License-Identifier: MIT */
#include "app/options.h"

#include "app/help.h"
#include "app/job.h"
#include "app/option_values.h"
#include "base/arena.h"
#include "base/date.h"
#include "preview/preview.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum option_id {
    OPTION_OUTPUT,
    OPTION_FORM,
    OPTION_LAYOUTS,
    OPTION_FONTS,
    OPTION_SYSTEM_FONTS,
    OPTION_PROOF,
    OPTION_JSON,
    OPTION_ALLOW_ERRORS,
    OPTION_JOBS,
    OPTION_FORCE,
    OPTION_DRY_RUN,
    OPTION_DATE,
    OPTION_REASON,
    OPTION_NOTICE,
    OPTION_TIME_LIMIT,
    OPTION_MEMORY_LIMIT,
    OPTION_SCHEMA,
    OPTION_FIELDS,
    OPTION_PAGES,
    OPTION_DPI,
    OPTION_LANG,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT,
};

/* getopt_long returns FIRST_ID + id, which is no character. */
enum { FIRST_ID = 256 };

static const struct option long_options[] = {
    {"output", required_argument, NULL, FIRST_ID + OPTION_OUTPUT},
    {"form", required_argument, NULL, FIRST_ID + OPTION_FORM},
    {"layouts", required_argument, NULL, FIRST_ID + OPTION_LAYOUTS},
    {"fonts", required_argument, NULL, FIRST_ID + OPTION_FONTS},
    {"system-fonts", no_argument, NULL, FIRST_ID + OPTION_SYSTEM_FONTS},
    {"proof", no_argument, NULL, FIRST_ID + OPTION_PROOF},
    {"json", no_argument, NULL, FIRST_ID + OPTION_JSON},
    {"allow-errors", no_argument, NULL, FIRST_ID + OPTION_ALLOW_ERRORS},
    {"jobs", required_argument, NULL, FIRST_ID + OPTION_JOBS},
    {"force", no_argument, NULL, FIRST_ID + OPTION_FORCE},
    {"dry-run", no_argument, NULL, FIRST_ID + OPTION_DRY_RUN},
    {"date", required_argument, NULL, FIRST_ID + OPTION_DATE},
    {"reason", required_argument, NULL, FIRST_ID + OPTION_REASON},
    {"notice", required_argument, NULL, FIRST_ID + OPTION_NOTICE},
    {"time-limit", required_argument, NULL, FIRST_ID + OPTION_TIME_LIMIT},
    {"memory-limit", required_argument, NULL, FIRST_ID + OPTION_MEMORY_LIMIT},
    {"schema", no_argument, NULL, FIRST_ID + OPTION_SCHEMA},
    {"fields", no_argument, NULL, FIRST_ID + OPTION_FIELDS},
    {"pages", required_argument, NULL, FIRST_ID + OPTION_PAGES},
    {"dpi", required_argument, NULL, FIRST_ID + OPTION_DPI},
    {"lang", required_argument, NULL, FIRST_ID + OPTION_LANG},
    {"help", no_argument, NULL, FIRST_ID + OPTION_HELP},
    {"version", no_argument, NULL, FIRST_ID + OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

#define BIT(id) (1u << OPTION_##id)
#define EVERYWHERE (BIT(LANG) | BIT(HELP) | BIT(VERSION))
#define FOLDERS (BIT(LAYOUTS) | BIT(FONTS) | BIT(SYSTEM_FONTS))
#define REPORT (FOLDERS | BIT(FORM))

/* What each verb takes. */
static const struct {
    unsigned options;
    bool needs_output;
    size_t least; /* operands */
    size_t most;
} rules[VERB_COUNT] = {
    [VERB_RENDER] = {BIT(OUTPUT) | REPORT | BIT(PROOF) | BIT(JSON) |
                         BIT(ALLOW_ERRORS),
                     true, 1, SIZE_MAX},
    [VERB_CHECK] = {REPORT | BIT(JSON), false, 1, SIZE_MAX},
    [VERB_BATCH] = {BIT(OUTPUT) | REPORT | BIT(JSON) | BIT(ALLOW_ERRORS) |
                        BIT(JOBS) | BIT(FORCE) | BIT(DRY_RUN) | BIT(DATE) |
                        BIT(REASON) | BIT(TIME_LIMIT) | BIT(MEMORY_LIMIT),
                    true, 1, 1},
    [VERB_DIFF] = {REPORT | BIT(JSON) | BIT(NOTICE) | BIT(DATE) | BIT(REASON),
                   false, 2, 2},
    [VERB_IMPORT] = {BIT(OUTPUT) | BIT(LAYOUTS) | BIT(FORM) | BIT(JSON), true,
                     1, SIZE_MAX},
    [VERB_DUMP] = {BIT(OUTPUT) | REPORT, false, 2, 2},
    [VERB_PREVIEW] = {BIT(OUTPUT) | REPORT | BIT(PAGES) | BIT(DPI), true, 1, 1},
    [VERB_NEW] = {BIT(OUTPUT) | BIT(LAYOUTS), true, 1, 1},
    [VERB_FONTS] = {FOLDERS | BIT(JSON), false, 0, 1},
    [VERB_LAYOUTS] = {BIT(LAYOUTS) | BIT(JSON) | BIT(SCHEMA) | BIT(FIELDS) |
                          BIT(OUTPUT),
                      false, 0, 1},
    [VERB_HELP] = {0, false, 0, 1},
    [VERB_VERSION] = {0, false, 0, 0},
};

struct parser {
    struct arena *arena;
    struct diag_log *log;
    struct options *options;
    unsigned seen;       /* bits of the options given */
    struct str *layouts; /* room for all arguments */
    struct str *fonts;
};

enum diag_language options_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value == NULL || *value == '\0')
            continue;
        struct str language = str_from(value);
        bool says_nothing = str_equal(language, STR("C")) ||
                            str_equal(language, STR("POSIX")) ||
                            str_starts(language, STR("C."));
        return says_nothing || str_starts(language, STR("zh")) ? DIAG_CHINESE
                                                               : DIAG_ENGLISH;
    }
    return DIAG_CHINESE;
}

static void wrong_value(const struct parser *parser, const char *name,
                        struct str value, struct str expected)
{
    diag_add(parser->log, DIAG_OPTION_VALUE_WRONG, NOWHERE,
             str_format(parser->arena, "--%s", name), value, expected);
}

/* A number alone, from least to most. */
static void take_number(const struct parser *parser, const char *name,
                        struct str value, size_t least, size_t most,
                        size_t *number)
{
    size_t read;
    if (option_number(value, &read) && read >= least && read <= most)
        *number = read;
    else
        wrong_value(parser, name, value,
                    str_format(parser->arena, "%zu-%zu", least, most));
}

static void take_revision(struct parser *parser, enum option_id id,
                          struct str value)
{
    if (id == OPTION_DATE && date_is_real(value))
        parser->options->date = value;
    else if (id == OPTION_DATE)
        wrong_value(parser, "date", value, STR("YYYY-MM-DD"));
    else if (option_is_line(value))
        parser->options->reason = value;
    else
        wrong_value(parser, "reason", STR("…"),
                    DIAG_BOTH("一行文字", "one line of text"));
}

/* What a report may take. */
static void take_limit(struct parser *parser, enum option_id id,
                       struct str value)
{
    size_t number = 0;
    if (id == OPTION_TIME_LIMIT) {
        take_number(parser, "time-limit", value, 0, 86400, &number);
        parser->options->seconds = (unsigned)number;
    } else {
        take_number(parser, "memory-limit", value, 0, 1000000, &number);
        parser->options->memory = number * 1024 * 1024;
    }
}

static void take_language(struct parser *parser, struct str value)
{
    if (str_equal(value, STR("zh")))
        parser->options->language = DIAG_CHINESE;
    else if (str_equal(value, STR("en")))
        parser->options->language = DIAG_ENGLISH;
    else
        wrong_value(parser, "lang", value, STR("zh | en"));
    parser->options->pages = parser->options->language;
}

static void take_option(struct parser *parser, enum option_id id,
                        struct str value)
{
    struct options *options = parser->options;
    parser->seen |= 1u << id;
    if (long_options[id].has_arg == required_argument && value.length == 0) {
        diag_add(parser->log, DIAG_OPTION_VALUE_MISSING, NOWHERE,
                 str_format(parser->arena, "--%s", long_options[id].name));
        return;
    }
    switch (id) {
    case OPTION_OUTPUT:
        options->output = value;
        break;
    case OPTION_FORM:
        options->form = value;
        break;
    case OPTION_LAYOUTS:
        parser->layouts[options->layout_count++] = value;
        break;
    case OPTION_FONTS:
        parser->fonts[options->font_count++] = value;
        break;
    case OPTION_SYSTEM_FONTS:
        options->system_fonts = true;
        break;
    case OPTION_PROOF:
        options->proof = true;
        break;
    case OPTION_JSON:
        options->json = true;
        break;
    case OPTION_ALLOW_ERRORS:
        options->allow_errors = true;
        break;
    case OPTION_JOBS:
        take_number(parser, "jobs", value, 1, 1000, &options->jobs);
        break;
    case OPTION_FORCE:
        options->force = true;
        break;
    case OPTION_DRY_RUN:
        options->dry_run = true;
        break;
    case OPTION_DATE:
    case OPTION_REASON:
        take_revision(parser, id, value);
        break;
    case OPTION_NOTICE:
        options->notice = value;
        break;
    case OPTION_TIME_LIMIT:
    case OPTION_MEMORY_LIMIT:
        take_limit(parser, id, value);
        break;
    case OPTION_SCHEMA:
        options->schema = true;
        break;
    case OPTION_FIELDS:
        options->fields = true;
        break;
    case OPTION_PAGES:
        if (!option_pages(value, &options->first_page, &options->last_page))
            wrong_value(parser, "pages", value, STR("1 | 1-3 | 4-"));
        break;
    case OPTION_DPI:
        take_number(parser, "dpi", value, PREVIEW_DPI_MIN, PREVIEW_DPI_MAX,
                    &options->dpi);
        break;
    case OPTION_LANG:
        take_language(parser, value);
        break;
    case OPTION_HELP:
        options->help = true;
        break;
    case OPTION_VERSION:
        break; /* stands for the verb: settle_verb */
    case OPTION_COUNT:
        break;
    }
}

static void unknown_option(const struct parser *parser, struct str argument)
{
    size_t equals = str_find(argument, STR("="), 0);
    struct str name = str_slice(argument, 0, equals);
    struct str names[OPTION_COUNT];
    for (size_t i = 0; i < OPTION_COUNT; i++)
        names[i] = str_format(parser->arena, "--%s", long_options[i].name);
    diag_add(parser->log, DIAG_OPTION_UNKNOWN, NOWHERE, name,
             diag_suggestion(parser->arena, name, names, OPTION_COUNT));
}

/* getopt permutes the arguments: the operands stand at the end. */
static void read_options(struct parser *parser, int count, char **arguments)
{
    opterr = 0;
    optind = 1;
    int id;
    while ((id = getopt_long(count, arguments, ":o:j:hV", long_options,
                             NULL)) != -1) {
        struct str value = str_from(optarg);
        struct str argument = str_from(arguments[optind - 1]);
        if (id >= FIRST_ID)
            take_option(parser, (enum option_id)(id - FIRST_ID), value);
        else if (id == 'j')
            take_option(parser, OPTION_JOBS, value);
        else if (id == 'o')
            take_option(parser, OPTION_OUTPUT, value);
        else if (id == 'h')
            take_option(parser, OPTION_HELP, value);
        else if (id == 'V')
            take_option(parser, OPTION_VERSION, value);
        else if (id == ':')
            diag_add(parser->log, DIAG_OPTION_VALUE_MISSING, NOWHERE, argument);
        else if (optopt >= FIRST_ID)
            diag_add(parser->log, DIAG_OPTION_VALUE_UNWANTED, NOWHERE,
                     str_format(parser->arena, "--%s",
                                long_options[optopt - FIRST_ID].name));
        else if (optopt != 0)
            unknown_option(parser, str_format(parser->arena, "-%c", optopt));
        else
            unknown_option(parser, argument);
    }
}

/* The verb is the first operand; --version is one too. */
static void settle_verb(struct parser *parser)
{
    struct options *options = parser->options;
    if ((parser->seen & BIT(VERSION)) != 0) {
        options->verb = VERB_VERSION;
        options->operand_count = 0;
        return;
    }
    if (options->operand_count == 0) {
        if (!options->help)
            diag_add(parser->log, DIAG_VERB_MISSING, NOWHERE, STR(""));
        return;
    }
    struct str name = options->operands[0];
    options->verb = help_verb(name);
    options->operands++;
    options->operand_count--;
    if (options->verb == VERB_NONE)
        help_unknown_verb(name, parser->arena, parser->log);
}

static void exclude(const struct parser *parser, bool one, struct str name,
                    bool other, struct str other_name)
{
    if (one && other)
        diag_add(parser->log, DIAG_OPTION_CONFLICT, NOWHERE, name, other_name);
}

static void check_rules(const struct parser *parser)
{
    const struct options *options = parser->options;
    struct str verb = help_verb_name(options->verb);
    unsigned wrong =
        parser->seen & ~(rules[options->verb].options | EVERYWHERE);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if ((wrong >> i & 1) != 0)
            diag_add(parser->log, DIAG_OPTION_MISPLACED, NOWHERE, verb,
                     str_format(parser->arena, "--%s", long_options[i].name));
    }
    size_t least = rules[options->verb].least;
    if (options->schema || options->fields)
        least = 1; /* of one pack */
    if (options->operand_count < least)
        diag_add(parser->log, DIAG_OPERAND_MISSING, NOWHERE, verb,
                 help_synopsis(options->verb));
    if (options->operand_count > rules[options->verb].most)
        diag_add(parser->log, DIAG_OPERAND_UNWANTED, NOWHERE,
                 options->operands[rules[options->verb].most]);
    if (rules[options->verb].needs_output && (parser->seen & BIT(OUTPUT)) == 0)
        diag_add(parser->log, DIAG_OPTION_MISSING, NOWHERE, verb, STR("-o"));
    exclude(parser, options->json, STR("--json"),
            options->verb == VERB_RENDER &&
                str_equal(options->output, STR("-")),
            STR("-o -"));
    exclude(parser, options->proof, STR("--proof"),
            str_equal(options->output, STR("-")), STR("-o -"));
    bool date = (parser->seen & BIT(DATE)) != 0;
    bool reason = (parser->seen & BIT(REASON)) != 0;
    if (date != reason)
        diag_add(parser->log, DIAG_OPTION_ALONE, NOWHERE,
                 date ? STR("--date") : STR("--reason"),
                 date ? STR("--reason") : STR("--date"));
    if (options->verb == VERB_DIFF && date && options->notice.length == 0)
        diag_add(parser->log, DIAG_OPTION_ALONE, NOWHERE, STR("--date"),
                 STR("--notice"));
    exclude(parser, options->schema, STR("--schema"), options->fields,
            STR("--fields"));
    exclude(parser, options->json, STR("--json"), options->schema,
            STR("--schema"));
    exclude(parser, options->json, STR("--json"), options->fields,
            STR("--fields"));
}

bool options_read(int count, char **arguments, struct arena *arena,
                  struct diag_log *log, struct options *options)
{
    *options = (struct options){.verb = VERB_NONE,
                                .language = options_language(),
                                .pages = DIAG_CHINESE,
                                .dpi = 100,
                                .seconds = 60,
                                .memory = (size_t)1024 * 1024 * 1024};
    size_t room = (size_t)count + 1;
    struct parser parser = {
        .arena = arena,
        .log = log,
        .options = options,
        .layouts = ARENA_ARRAY(arena, room, struct str),
        .fonts = ARENA_ARRAY(arena, room, struct str),
    };
    options->layouts = parser.layouts;
    options->fonts = parser.fonts;
    read_options(&parser, count, arguments);
    struct str *operands = ARENA_ARRAY(arena, room, struct str);
    for (int i = optind; i < count; i++)
        operands[options->operand_count++] = str_from(arguments[i]);
    options->operands = operands;
    settle_verb(&parser);
    if (options->verb != VERB_NONE && !options->help)
        check_rules(&parser);
    return diag_error_count(log) == 0;
}
