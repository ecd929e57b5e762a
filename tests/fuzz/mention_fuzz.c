/* SPDX-License-Identifier: MIT
 *
 * Fuzz target of the mentions of a text: their places lie in the text, on whole
 * characters, in order; names and measures are there; and an amount is the same
 * as itself. The text's runs in itself lead to its own lines.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "budget/mention.h"
#include "reader/text_run.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { NAMES = 3 };

static struct mention_vocabulary *vocabulary(struct arena *arena)
{
    static const char *const words[MENTION_WORD_COUNT] = {
        "元旦", "%",    "个百分点", "年", "上年", "比", "占",
        "增加", "减少", "持平",     "为", "约",   "-",  "/"};
    static const char *const names[NAMES] = {"甲", "甲费", "5G"};
    struct mention_vocabulary *made = mention_vocabulary_new(arena);
    for (int i = 0; i < MENTION_WORD_COUNT; i++)
        mention_add_word(made, (enum mention_word)i, str_from(words[i]));
    for (size_t i = 0; i < NAMES; i++)
        mention_add_name(made, str_from(names[i]), i);
    mention_add_unit(made, STR("元"), 100);
    mention_add_unit(made, STR("万元"), 1000000);
    mention_add_unit(made, STR("万亿元"), INT64_C(1000000000000));
    return made;
}

static void check_mention(struct str text, const struct mention *mention,
                          size_t count)
{
    assert(mention->from < mention->to && mention->to <= text.length);
    assert(utf8_check(str_slice(text, mention->from, mention->to), NULL));
    assert(mention->name == MENTION_NONE || mention->name < NAMES);
    assert(mention->base == MENTION_NONE || mention->base < NAMES);
    assert(mention->measure == MENTION_NONE || mention->measure < count);
    int digits;
    assert(mention_compare(mention, mention->money, &digits) ==
           MENTION_SLIP_SAME);
    for (int shift = 0; shift < 63; shift++)
        mention_compare(mention, mention->money ^ (INT64_C(1) << shift),
                        &digits);
    assert(digits >= 0 && digits <= 20);
}

static void check_runs(struct str text, struct arena *arena)
{
    struct position start = {.file = STR("f"), .line = 1, .column = 1};
    struct text_runs runs = text_runs_find(text, text, false, start, arena);
    int line = 1;
    for (size_t i = 0; i < text.length; i++) {
        struct position at = text_runs_position(runs, text, start, i);
        assert(at.line == line && at.column >= 1);
        line += text.data[i] == '\n';
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    /* Other line ends of Unicode count too, but not here. */
    if (!utf8_check(text, NULL) || size > 4096 ||
        str_find(text, STR("\xC2\x85"), 0) != SIZE_MAX ||
        str_find(text, STR("\xE2\x80"), 0) != SIZE_MAX)
        return 0;
    struct arena *arena = arena_new();
    size_t count, last = 0;
    const struct mention *mentions =
        mention_find(text, vocabulary(arena), arena, &count);
    for (size_t i = 0; i < count; i++) {
        check_mention(text, &mentions[i], count);
        assert(mentions[i].from >= last);
        last = mentions[i].from;
    }
    check_runs(text, arena);
    arena_free(arena);
    return 0;
}
