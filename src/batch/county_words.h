/* SPDX-License-Identifier: MIT
 *
 * Private to batch: the words that the county's pages share, and what they say
 * of the state of a report.
 */
#ifndef GONGKAI_BATCH_COUNTY_WORDS_H
#define GONGKAI_BATCH_COUNTY_WORDS_H

#include "batch/manifest.h"

enum county_word {
#define WORD(name, chinese, english) WORD_##name,
#include "batch/county_words.def"
#undef WORD
    WORD_COUNT
};

struct str county_word(enum county_word word, enum diag_language language);

/* The same with {1} and {2} replaced. */
struct str county_fill(struct arena *arena, enum county_word word,
                       enum diag_language language, struct str one,
                       struct str two);

/* The word of this name; WORD_COUNT if there is none. */
enum county_word county_word_lookup(struct str name);

/* States that are one to somebody who looks through a list, those first that
 * need something to be done. */
enum report_group {
    GROUP_FAILED,
    GROUP_DOUBTFUL,
    GROUP_WAITING,
    GROUP_DONE,
    GROUP_GONE,
    GROUP_COUNT
};

enum report_group report_group(const struct report *report);

/* "doubtful" */
const char *report_group_name(enum report_group group);
enum county_word report_group_word(enum report_group group);

/* How many reports are in each group. */
void county_count(const struct manifest *manifest, size_t counts[GROUP_COUNT]);

enum county_word report_state_phrase(const struct report *report);
enum county_word report_severity_word(struct str severity);

/* The department, or the name of the PDF if no PDF tells it. */
struct str report_department(const struct report *report);

/* Has it a PDF? */
bool report_has_pdf(const struct report *report);

#endif
