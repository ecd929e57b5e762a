/* SPDX-License-Identifier: MIT */
#include "batch/county_words.h"

#include "base/arena.h"

#include <assert.h>

struct entry {
    struct str name;
    struct str text[2]; /* by enum diag_language */
};

static const struct entry entries[WORD_COUNT] = {
#define WORD(name, chinese, english) \
    {STR_INIT(#name), {STR_INIT(chinese), STR_INIT(english)}},
#include "batch/county_words.def"
#undef WORD
};

struct str county_word(enum county_word word, enum diag_language language)
{
    return entries[word].text[language];
}

struct str county_fill(struct arena *arena, enum county_word word,
                       enum diag_language language, struct str one,
                       struct str two)
{
    struct str text = county_word(word, language);
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < text.length;) {
        struct str rest = str_slice(text, i, text.length);
        if (str_starts(rest, STR("{1}"))) {
            builder_add(&out, one);
            i += 3;
        } else if (str_starts(rest, STR("{2}"))) {
            builder_add(&out, two);
            i += 3;
        } else {
            builder_add_char(&out, text.data[i++]);
        }
    }
    return builder_str(&out);
}

enum county_word county_word_lookup(struct str name)
{
    for (int i = 0; i < WORD_COUNT; i++) {
        if (str_equal(entries[i].name, name))
            return (enum county_word)i;
    }
    return WORD_COUNT;
}

enum report_group report_group(const struct report *report)
{
    switch (report->state) {
    case REPORT_UNTRIED:
        return GROUP_WAITING;
    case REPORT_DONE:
        return report_error_count(report) + report_warning_count(report) == 0
                   ? GROUP_DONE
                   : GROUP_DOUBTFUL;
    case REPORT_FAILED:
    case REPORT_CRASHED:
    case REPORT_TIMED_OUT:
    case REPORT_OUT_OF_MEMORY:
        return GROUP_FAILED;
    case REPORT_GONE:
        return GROUP_GONE;
    }
    assert(false);
    return GROUP_FAILED;
}

static const struct {
    const char *name;
    enum county_word word;
} groups[GROUP_COUNT] = {
    [GROUP_FAILED] = {"failed", WORD_GROUP_FAILED},
    [GROUP_DOUBTFUL] = {"doubtful", WORD_GROUP_DOUBTFUL},
    [GROUP_WAITING] = {"waiting", WORD_GROUP_WAITING},
    [GROUP_DONE] = {"done", WORD_GROUP_DONE},
    [GROUP_GONE] = {"gone", WORD_GROUP_GONE},
};

const char *report_group_name(enum report_group group)
{
    return groups[group].name;
}

enum county_word report_group_word(enum report_group group)
{
    return groups[group].word;
}

void county_count(const struct manifest *manifest, size_t counts[GROUP_COUNT])
{
    for (int i = 0; i < GROUP_COUNT; i++)
        counts[i] = 0;
    for (size_t i = 0; i < manifest->report_count; i++)
        counts[report_group(&manifest->reports[i])]++;
}

enum county_word report_state_phrase(const struct report *report)
{
    switch (report->state) {
    case REPORT_UNTRIED:
        return WORD_STATE_UNTRIED;
    case REPORT_DONE:
        if (report_error_count(report) != 0)
            return WORD_STATE_DONE_ERRORS;
        return report_warning_count(report) != 0 ? WORD_STATE_DONE_WARNINGS
                                                 : WORD_STATE_DONE;
    case REPORT_FAILED:
        return WORD_STATE_FAILED;
    case REPORT_CRASHED:
        return WORD_STATE_CRASHED;
    case REPORT_TIMED_OUT:
        return WORD_STATE_TIMED_OUT;
    case REPORT_OUT_OF_MEMORY:
        return WORD_STATE_OUT_OF_MEMORY;
    case REPORT_GONE:
        return WORD_STATE_GONE;
    }
    assert(false);
    return WORD_STATE_FAILED;
}

enum county_word report_severity_word(struct str severity)
{
    if (str_equal(severity, STR("note")))
        return WORD_SEVERITY_NOTE;
    if (str_equal(severity, STR("warning")))
        return WORD_SEVERITY_WARNING;
    if (str_equal(severity, STR("usage")))
        return WORD_SEVERITY_USAGE;
    if (str_equal(severity, STR("machine")))
        return WORD_SEVERITY_MACHINE;
    if (str_equal(severity, STR("bug")))
        return WORD_SEVERITY_BUG;
    return WORD_SEVERITY_ERROR;
}

struct str report_department(const struct report *report)
{
    return report->pdf.author.length != 0 ? report->pdf.author : report->name;
}

bool report_has_pdf(const struct report *report)
{
    return report->pdf.sha256.length != 0;
}
