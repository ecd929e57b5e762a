/* SPDX-License-Identifier: MIT
 *
 * Two states of a paragraph, sentence by sentence. Of a pair of sentences each
 * number that changed is a figure; if words changed too, the sentence is listed
 * as well.
 */
#include "compare/compare_private.h"

#include "base/arena.h"

/* Characters of a sentence by which people find it. */
enum { WORDS = 16 };

/* Tokens [first, end) of a text. */
struct sentence {
    size_t first, end;
    struct str text;
    uint64_t exact, kind; /* hashes */
};

struct sentence_list {
    const struct reading *reading;
    const struct reading_text *text;
    struct compare_token_list tokens;
    struct sentence *items;
    struct str *texts;
    size_t count;
};

static bool ends_sentence(struct str text, const struct compare_token *token)
{
    static const char *const ends[] = {"。", "；", "！", "？", ";", NULL};
    struct str mark = str_slice(text, token->start, token->end);
    for (int i = 0; ends[i] != NULL; i++)
        if (str_equal(mark, str_from(ends[i])))
            return true;
    return false;
}

static void add_sentence(struct sentence_list *list, struct sentence sentence)
{
    const struct compare_token *tokens = list->tokens.items;
    size_t start = list->count == 0 ? 0 : tokens[sentence.first].start;
    sentence.text =
        str_slice(list->text->text, start, tokens[sentence.end - 1].end);
    list->texts[list->count] = sentence.text;
    list->items[list->count++] = sentence;
}

/* The number that counts the paragraph itself stands in its first sentence,
 * but is not compared. */
static struct sentence_list divide(const struct reading *reading,
                                   const struct reading_text *text,
                                   struct arena *arena)
{
    struct sentence_list list = {.reading = reading,
                                 .text = text,
                                 .tokens = compare_tokens(text->text, arena)};
    list.items = ARENA_ARRAY(arena, list.tokens.count, struct sentence);
    list.texts = ARENA_ARRAY(arena, list.tokens.count, struct str);
    struct str core = reading_core(text->text);
    size_t from = (size_t)(core.data - text->text.data);
    struct sentence open = {0};
    for (size_t i = 0; i < list.tokens.count; i++) {
        const struct compare_token *token = &list.tokens.items[i];
        if (token->start < from) {
            open = (struct sentence){.first = i + 1};
            continue;
        }
        open.end = i + 1;
        open.exact = compare_mix(open.exact, token->exact);
        open.kind = compare_mix(open.kind, token->kind);
        if (!ends_sentence(text->text, token) && i + 1 < list.tokens.count)
            continue;
        add_sentence(&list, open);
        open = (struct sentence){.first = i + 1};
    }
    return list;
}

/* ---- one pair ---- */

static struct change new_change(const struct comparison *comparison,
                                const struct sentence_list *list,
                                const struct sentence *sentence)
{
    return (struct change){
        .table = list->text->heading,
        .words = str_excerpt(comparison->scratch, sentence->text, WORDS),
    };
}

static struct change_side sentence_side(const struct sentence_list *list,
                                        const struct sentence *sentence)
{
    return compare_side(list->reading, list->text->element,
                        list->tokens.items[sentence->first].start,
                        sentence->text);
}

static struct change_side number_side(const struct sentence_list *list,
                                      const struct compare_token *token)
{
    struct change_side side =
        compare_side(list->reading, list->text->element, token->start,
                     str_slice(list->text->text, token->start, token->end));
    side.number = token->number;
    return side;
}

static const uint64_t *kinds(const struct sentence_list *list,
                             const struct sentence *sentence,
                             struct arena *arena)
{
    size_t count = sentence->end - sentence->first;
    uint64_t *hashes = ARENA_ARRAY(arena, count, uint64_t);
    for (size_t i = 0; i < count; i++)
        hashes[i] = list->tokens.items[sentence->first + i].kind;
    return hashes;
}

static void compare_pair(struct comparison *comparison,
                         const struct sentence_list *old_list,
                         const struct sentence_list *new_list,
                         const struct sentence *old, const struct sentence *new)
{
    struct arena *arena = comparison->scratch;
    size_t old_count = old->end - old->first, new_count = new->end - new->first;
    struct alignment_pairs pairs = align_start(old_count, new_count, arena);
    align_equal(&pairs, kinds(old_list, old, arena),
                kinds(new_list, new, arena));
    size_t paired = 0;
    for (size_t i = 0; i < old_count; i++)
        paired += pairs.of_old[i] != ALIGN_NONE;
    struct change change = new_change(comparison, new_list, new);
    size_t longer = old_count > new_count ? old_count : new_count;
    bool same_words = paired == longer;
    if (!same_words) {
        change.kind = CHANGE_SENTENCE;
        change.old = sentence_side(old_list, old);
        change.new = sentence_side(new_list, new);
        compare_add(comparison, &change, 0);
    }
    /* In sentences of other words no number is that of the other one. */
    for (size_t j = 0; j < new_count && 2 * paired >= longer; j++) {
        if (pairs.of_new[j] == ALIGN_NONE)
            continue;
        const struct compare_token *a =
            &old_list->tokens.items[old->first + pairs.of_new[j]];
        const struct compare_token *b = &new_list->tokens.items[new->first + j];
        if (a->number == 0 || a->exact == b->exact)
            continue;
        change.kind = CHANGE_FIGURE;
        change.old = number_side(old_list, a);
        change.new = number_side(new_list, b);
        compare_add(comparison, &change, 0);
    }
}

/* ---- all of them ---- */

static void match(struct alignment_pairs *pairs,
                  const struct sentence_list *old,
                  const struct sentence_list *new, struct arena *arena)
{
    const struct sentence_list *lists[2] = {old, new};
    uint64_t *exact[2], *kind[2], *group[2];
    for (int side = 0; side < 2; side++) {
        size_t count = lists[side]->count;
        exact[side] = ARENA_ARRAY(arena, count, uint64_t);
        kind[side] = ARENA_ARRAY(arena, count, uint64_t);
        group[side] = ARENA_ARRAY(arena, count, uint64_t);
        for (size_t i = 0; i < count; i++) {
            exact[side][i] = lists[side]->items[i].exact;
            kind[side][i] = lists[side]->items[i].kind;
        }
    }
    align_equal(pairs, exact[0], exact[1]);
    align_equal(pairs, kind[0], kind[1]);
    similar_align(pairs, old->texts, new->texts, group[0], group[1]);
}

static void add_lone(struct comparison *comparison,
                     const struct sentence_list *list, size_t index, bool came,
                     uint32_t anchor)
{
    const struct sentence *sentence = &list->items[index];
    struct change change = new_change(comparison, list, sentence);
    change.kind = CHANGE_SENTENCE;
    if (came)
        change.new = sentence_side(list, sentence);
    else
        change.old = sentence_side(list, sentence);
    compare_add(comparison, &change, anchor);
}

void compare_sentences(struct comparison *comparison,
                       const struct reading_text *old_text,
                       const struct reading_text *new_text)
{
    struct arena *arena = comparison->scratch;
    struct sentence_list old = divide(comparison->old, old_text, arena);
    struct sentence_list new = divide(comparison->new, new_text, arena);
    struct alignment_pairs pairs = align_start(old.count, new.count, arena);
    match(&pairs, &old, &new, arena);
    for (size_t i = 0; i < old.count; i++)
        if (pairs.of_old[i] == ALIGN_NONE)
            add_lone(comparison, &old, i, false, new_text->element);
    for (size_t j = 0; j < new.count; j++) {
        if (pairs.of_new[j] == ALIGN_NONE)
            add_lone(comparison, &new, j, true, 0);
        else if (old.items[pairs.of_new[j]].exact != new.items[j].exact)
            compare_pair(comparison, &old, &new, &old.items[pairs.of_new[j]],
                         &new.items[j]);
    }
}
