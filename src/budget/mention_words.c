/* SPDX-License-Identifier: MIT
 *
 * A vocabulary: all its entries by their first code point, since a text is
 * asked for one at each of its places, and there may be a thousand names.
 */
#include "budget/mention_words.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>

enum { BUCKETS = 1024 };

struct mention_vocabulary {
    struct arena *arena;
    struct entry *buckets[BUCKETS];
};

struct mention_vocabulary *mention_vocabulary_new(struct arena *arena)
{
    struct mention_vocabulary *words =
        ARENA_NEW(arena, struct mention_vocabulary);
    *words = (struct mention_vocabulary){.arena = arena};
    return words;
}

static size_t bucket_of(struct str text, size_t offset)
{
    return utf8_next(text, &offset) % BUCKETS;
}

/* Is a before b for one text: kinds in the order of their enums. */
static bool outranks(const struct entry *a, const struct entry *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind;
    return a->kind == ENTRY_WORD && a->word < b->word;
}

static void add(struct mention_vocabulary *words, struct entry entry)
{
    if (entry.text.length == 0)
        return;
    struct entry **place = &words->buckets[bucket_of(entry.text, 0)];
    while (*place != NULL && !str_equal((*place)->text, entry.text))
        place = &(*place)->next;
    if (*place != NULL) {
        entry.next = (*place)->next;
        entry.text = (*place)->text;
        if (outranks(&entry, *place))
            **place = entry;
        return;
    }
    entry.text = str_copy(words->arena, entry.text);
    *place = ARENA_NEW(words->arena, struct entry);
    **place = entry;
}

void mention_add_word(struct mention_vocabulary *vocabulary,
                      enum mention_word kind, struct str word)
{
    add(vocabulary,
        (struct entry){.kind = ENTRY_WORD, .text = word, .word = kind});
}

void mention_add_unit(struct mention_vocabulary *vocabulary, struct str word,
                      money_t fen)
{
    assert(fen > 0);
    add(vocabulary,
        (struct entry){.kind = ENTRY_UNIT, .text = word, .fen = fen});
}

void mention_add_name(struct mention_vocabulary *vocabulary, struct str name,
                      size_t index)
{
    add(vocabulary,
        (struct entry){.kind = ENTRY_NAME, .text = name, .name = index});
}

const struct entry *vocabulary_lookup(const struct mention_vocabulary *words,
                                      struct str text, size_t offset)
{
    const struct entry *found = NULL;
    if (offset >= text.length)
        return NULL;
    struct str rest = str_slice(text, offset, text.length);
    for (const struct entry *entry = words->buckets[bucket_of(text, offset)];
         entry != NULL; entry = entry->next) {
        if ((found == NULL || entry->text.length > found->text.length) &&
            str_starts(rest, entry->text))
            found = entry;
    }
    return found;
}

const char *mention_word_name(enum mention_word word)
{
    static const char *const names[MENTION_WORD_COUNT] = {
        "pass", "percent", "points", "year", "last",  "than",  "share",
        "rise", "fall",    "same",   "link", "about", "range", "rate"};
    assert(word < MENTION_WORD_COUNT);
    return names[word];
}
