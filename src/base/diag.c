/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include "base/arena.h"
#include "base/json.h"

#include <assert.h>

struct entry {
    const char *name;
    enum diag_severity severity;
    const char *text[2]; /* by enum diag_language */
};

static const struct entry entries[DIAG_CODE_COUNT] = {
#define DIAG(code, severity, chinese, english) \
    {#code, DIAG_##severity, {chinese, english}},
#include "base/diag.def"
#undef DIAG
};

struct diag_log {
    struct arena *arena;
    struct diag *items;
    size_t count;
    size_t capacity;
    size_t errors;   /* items of DIAG_ERROR or worse */
    size_t findings; /* items of DIAG_FINDING */
    bool findings_pass;
    size_t *slots;     /* hash table: index of an item + 1, or 0 */
    size_t slot_count; /* a power of two, more than twice count; or 0 */
};

struct str position_text(struct arena *arena, struct position at)
{
    if (at.sheet.length != 0)
        return str_format(arena, "%.*s:%.*s", STR_FMT(at.file),
                          STR_FMT(position_cell(arena, at)));
    if (at.line != 0 && at.column != 0)
        return str_format(arena, "%.*s:%d:%d", STR_FMT(at.file), at.line,
                          at.column);
    if (at.line != 0)
        return str_format(arena, "%.*s:%d", STR_FMT(at.file), at.line);
    return at.file;
}

struct str position_cell(struct arena *arena, struct position at)
{
    if (at.sheet.length == 0 || at.line == 0)
        return at.sheet;
    /* A, ..., Z, AA, ...: the letters are digits from 1 to 26, without 0. */
    char letters[8];
    size_t start = sizeof letters;
    for (int rest = at.column; rest > 0 && start > 0; rest = (rest - 1) / 26)
        letters[--start] = (char)('A' + (rest - 1) % 26);
    return str_format(arena, "%.*s!%.*s%d", STR_FMT(at.sheet),
                      (int)(sizeof letters - start), letters + start, at.line);
}

struct diag_log *diag_log_new(struct arena *arena)
{
    struct diag_log *log = ARENA_NEW(arena, struct diag_log);
    log->arena = arena;
    return log;
}

enum { BOTH_MARK = 0x1E, BOTH_MIDDLE = 0x1F }; /* those of DIAG_BOTH */

struct str diag_both(struct arena *arena, struct str chinese,
                     struct str english)
{
    return str_format(arena, "%c%.*s%c%.*s%c", BOTH_MARK, STR_FMT(chinese),
                      BOTH_MIDDLE, STR_FMT(english), BOTH_MARK);
}

struct str diag_suggestion(struct arena *arena, struct str text,
                           const struct str *candidates, size_t count)
{
    struct str nearest = str_nearest(text, candidates, count);
    if (nearest.length == 0)
        return nearest;
    return diag_both(
        arena, str_format(arena, "；是否为“%.*s”？", STR_FMT(nearest)),
        str_format(arena, "; did you mean “%.*s”?", STR_FMT(nearest)));
}

/* An argument as one language says it. */
static void add_argument(struct builder *out, struct str argument,
                         enum diag_language language)
{
    bool both = false;
    enum diag_language half = DIAG_CHINESE;
    for (size_t i = 0; i < argument.length; i++) {
        char byte = argument.data[i];
        if (byte == BOTH_MARK) {
            both = !both;
            half = DIAG_CHINESE;
        } else if (byte == BOTH_MIDDLE && both) {
            half = DIAG_ENGLISH;
        } else if (!both || half == language) {
            builder_add_char(out, byte);
        }
    }
}

/* Replace {1} to {9} in text by the arguments. */
static struct str fill(struct arena *arena, enum diag_language language,
                       const char *text, const struct str *arguments,
                       size_t count)
{
    struct builder out = {.arena = arena};
    for (const char *p = text; *p != '\0';) {
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}') {
            size_t index = (size_t)(p[1] - '1');
            assert(index < count);
            add_argument(&out, arguments[index], language);
            p += 3;
        } else {
            builder_add_char(&out, *p++);
        }
    }
    return builder_str(&out);
}

static bool position_equal(struct position a, struct position b)
{
    return a.line == b.line && a.column == b.column &&
           str_equal(a.file, b.file) && str_equal(a.sheet, b.sheet);
}

static bool diag_equal(const struct diag *a, const struct diag *b)
{
    return a->code == b->code && position_equal(a->at, b->at) &&
           str_equal(a->message[0], b->message[0]);
}

/* The slot of an equal diagnostic, or the free slot where it belongs. */
static size_t *find(const struct diag_log *log, const struct diag *diag)
{
    uint64_t hash = str_hash(diag->message[0]) ^ str_hash(diag->at.file) * 3 ^
                    str_hash(diag->at.sheet) * 5 ^ (uint64_t)diag->code << 56;
    hash += (uint64_t)diag->at.line * UINT64_C(0x9E3779B97F4A7C15) +
            (uint64_t)diag->at.column * UINT64_C(0xC2B2AE3D27D4EB4F);
    for (size_t i = (size_t)(hash >> 20);; i++) {
        size_t *slot = &log->slots[i & (log->slot_count - 1)];
        if (*slot == 0 || diag_equal(&log->items[*slot - 1], diag))
            return slot;
    }
}

/* Room for one more: an input of many thousand mistakes must not take
 * quadratic time. */
static void reserve_slot(struct diag_log *log)
{
    if (2 * (log->count + 1) < log->slot_count)
        return;
    log->slot_count = log->slot_count == 0 ? 64 : 2 * log->slot_count;
    log->slots = ARENA_ARRAY(log->arena, log->slot_count, size_t);
    for (size_t i = 0; i < log->count; i++)
        *find(log, &log->items[i]) = i + 1;
}

void diag_add_list(struct diag_log *log, enum diag_code code,
                   struct position at, const struct str *arguments,
                   size_t count)
{
    diag_add_details(log, code, at, arguments, count, STR(""));
}

static struct position copy_position(struct arena *arena, struct position at)
{
    at.file = str_copy(arena, at.file);
    at.sheet = str_copy(arena, at.sheet);
    return at;
}

/* The texts are in the arena of the log. */
static void add(struct diag_log *log, struct diag diag)
{
    reserve_slot(log);
    size_t *slot = find(log, &diag);
    if (*slot != 0)
        return;
    ARENA_GROW(log->arena, log->items, log->count, log->capacity);
    log->items[log->count++] = diag;
    *slot = log->count;
    log->errors += entries[diag.code].severity >= DIAG_ERROR;
    log->findings += entries[diag.code].severity == DIAG_FINDING;
}

void diag_add_details(struct diag_log *log, enum diag_code code,
                      struct position at, const struct str *arguments,
                      size_t count, struct str details)
{
    const struct entry *entry = &entries[code];
    add(log, (struct diag){
                 .code = code,
                 .at = copy_position(log->arena, at),
                 .message = {fill(log->arena, DIAG_CHINESE,
                                  entry->text[DIAG_CHINESE], arguments, count),
                             fill(log->arena, DIAG_ENGLISH,
                                  entry->text[DIAG_ENGLISH], arguments, count)},
                 .details = str_copy(log->arena, details),
             });
}

void diag_add_log(struct diag_log *log, const struct diag_log *other)
{
    for (size_t i = 0; i < other->count; i++) {
        struct diag diag = other->items[i];
        diag.at = copy_position(log->arena, diag.at);
        for (int language = 0; language < 2; language++)
            diag.message[language] =
                str_copy(log->arena, diag.message[language]);
        diag.details = str_copy(log->arena, diag.details);
        add(log, diag);
    }
}

size_t diag_count(const struct diag_log *log)
{
    return log->count;
}

const struct diag *diag_lookup(const struct diag_log *log, size_t index)
{
    assert(index < log->count);
    return &log->items[index];
}

const char *diag_code_name(enum diag_code code)
{
    return entries[code].name;
}

bool diag_has(const struct diag_log *log, enum diag_severity severity)
{
    for (size_t i = 0; i < log->count; i++) {
        if (entries[log->items[i].code].severity >= severity)
            return true;
    }
    return false;
}

size_t diag_error_count(const struct diag_log *log)
{
    return log->errors + (log->findings_pass ? 0 : log->findings);
}

void diag_let_findings_pass(struct diag_log *log)
{
    log->findings_pass = true;
}

size_t diag_finding_count(const struct diag_log *log)
{
    return log->findings;
}

static int exit_code(enum diag_severity severity)
{
    switch (severity) {
    case DIAG_NOTE:
    case DIAG_WARNING:
        return 0;
    case DIAG_FINDING:
    case DIAG_ERROR:
        return 1;
    case DIAG_USAGE:
        return 2;
    case DIAG_MACHINE:
        return 3;
    case DIAG_BUG:
        return 4;
    }
    assert(false);
    return 4;
}

int diag_exit_code(const struct diag_log *log)
{
    int worst = 0;
    for (size_t i = 0; i < log->count; i++) {
        int code = exit_code(entries[log->items[i].code].severity);
        if (code > worst)
            worst = code;
    }
    return worst;
}

/* Word and colour for a severity. */
static const struct {
    const char *word[2]; /* by enum diag_language */
    const char *json;
    const char *colour;
} severities[] = {
    [DIAG_NOTE] = {{"提示", "note"}, "note", "\033[36m"},
    [DIAG_WARNING] = {{"警告", "warning"}, "warning", "\033[33m"},
    [DIAG_FINDING] = {{"错误", "error"}, "error", "\033[31m"},
    [DIAG_ERROR] = {{"错误", "error"}, "error", "\033[31m"},
    [DIAG_USAGE] = {{"用法错误", "usage"}, "usage", "\033[31m"},
    [DIAG_MACHINE] = {{"系统错误", "system error"}, "machine", "\033[31m"},
    [DIAG_BUG] = {{"程序错误", "bug"}, "bug", "\033[35m"},
};

void diag_print(const struct diag_log *log, FILE *out,
                enum diag_language language, bool colour)
{
    for (size_t i = 0; i < log->count; i++) {
        const struct diag *diag = &log->items[i];
        enum diag_severity severity = entries[diag->code].severity;
        struct str where = position_text(log->arena, diag->at);
        fprintf(out, "%.*s%s%s%s: %s%.*s [%s]\n", STR_FMT(where),
                where.length != 0 ? ": " : "gongkai: ",
                colour ? severities[severity].colour : "",
                severities[severity].word[language], colour ? "\033[0m" : "",
                STR_FMT(diag->message[language]), entries[diag->code].name);
    }
}

void diag_print_json(const struct diag_log *log, FILE *out,
                     enum diag_language language)
{
    fputs("[", out);
    for (size_t i = 0; i < log->count; i++) {
        const struct diag *diag = &log->items[i];
        fprintf(out, "%s\n  {\"code\": \"%s\", \"severity\": \"%s\"",
                i == 0 ? "" : ",", entries[diag->code].name,
                severities[entries[diag->code].severity].json);
        fputs(", \"file\": ", out);
        json_write_string(out, diag->at.file);
        fprintf(out,
                ", \"line\": %d, \"column\": %d, \"cell\": ", diag->at.line,
                diag->at.column);
        json_write_string(out, position_cell(log->arena, diag->at));
        fputs(", \"message\": ", out);
        json_write_string(out, diag->message[language]);
        if (diag->details.length != 0)
            fprintf(out, ", %.*s", STR_FMT(diag->details));
        fputs("}", out);
    }
    fputs(log->count == 0 ? "]\n" : "\n]\n", out);
}
