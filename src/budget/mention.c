/* SPDX-License-Identifier: MIT
 *
 * Mentions out of tokens: whom an amount speaks of, and how a comparison is
 * put together.
 *
 *     公务接待费 15.00万元 ， 比 2023年 减少 53.13%
 *     name       amount    soft than year fall  percent
 *                          `--------- one change ------'
 *
 * The subject of a change is the last name before it, if nothing stands
 * between them that could be another subject; or the name right behind it
 * (减少了项目支出). All is read within one sentence.
 */
#include "budget/mention.h"

#include "base/arena.h"
#include "budget/mention_token.h"

#include <assert.h>

struct finder {
    const struct token *tokens;
    size_t token_count;
    size_t *mention_of; /* of each token, or MENTION_NONE */
    struct mention *mentions;
    size_t count;
    size_t capacity;
    struct arena *arena;
};

static bool is_word(const struct token *token, enum mention_word word)
{
    return token->kind == TOKEN_WORD && token->word == word;
}

static bool is_direction(const struct token *token)
{
    return is_word(token, MENTION_RISE) || is_word(token, MENTION_FALL) ||
           is_word(token, MENTION_SAME);
}

static bool is_figure(const struct token *token)
{
    return token->kind <= TOKEN_YEAR;
}

static bool is_measure(const struct token *token)
{
    return token->kind == TOKEN_AMOUNT || token->kind == TOKEN_PERCENT ||
           token->kind == TOKEN_POINTS;
}

/* Words that fill a sentence and speak of nothing themselves. */
static bool is_filling(const struct token *token)
{
    return token->kind == TOKEN_PAUSE || is_word(token, MENTION_LINK) ||
           is_word(token, MENTION_ABOUT);
}

/* What may stand between a name and what is said of it. */
static bool is_between(const struct token *token)
{
    return is_filling(token) || token->kind == TOKEN_YEAR ||
           is_word(token, MENTION_LAST) || is_word(token, MENTION_THAN);
}

/* ---- whom a figure speaks of ---- */

/* The name before token i with nothing else between: 公务接待费预算为15万元. */
static size_t name_before(const struct finder *finder, size_t i)
{
    while (i > 0 && is_between(&finder->tokens[i - 1]))
        i--;
    return i > 0 && finder->tokens[i - 1].kind == TOKEN_NAME
               ? finder->tokens[i - 1].name
               : MENTION_NONE;
}

/*
 * The last name of the sentence before token i, if all behind it belongs to
 * what is said of it. *bare: the sentence has nothing before token i that could
 * be a subject.
 */
static size_t subject_before(const struct finder *finder, size_t i, bool *bare)
{
    *bare = false;
    while (i > 0) {
        const struct token *token = &finder->tokens[--i];
        if (token->kind == TOKEN_HARD)
            break;
        if (token->kind == TOKEN_NAME)
            return token->name;
        if (!is_between(token) && !is_figure(token) && !is_direction(token) &&
            token->kind != TOKEN_SOFT)
            return MENTION_NONE;
        if (i == 0)
            break;
    }
    *bare = true;
    return MENTION_NONE;
}

/* ---- numbers ---- */

static enum mention_kind kind_of(const struct token *token)
{
    static const enum mention_kind kinds[] = {
        [TOKEN_NUMBER] = MENTION_OF_BARE_SHARE,
        [TOKEN_AMOUNT] = MENTION_OF_AMOUNT,
        [TOKEN_PERCENT] = MENTION_OF_PERCENT,
        [TOKEN_POINTS] = MENTION_OF_POINTS,
        [TOKEN_YEAR] = MENTION_OF_YEAR,
        [TOKEN_NAME] = MENTION_OF_NAME,
    };
    assert(token->kind < sizeof kinds / sizeof kinds[0]);
    return kinds[token->kind];
}

/* The share word of the clause that token i ends, or MENTION_NONE. */
static size_t share_before(const struct finder *finder, size_t i)
{
    while (i > 0) {
        const struct token *token = &finder->tokens[--i];
        if (is_word(token, MENTION_SHARE))
            return i;
        if (token->kind == TOKEN_HARD || token->kind == TOKEN_SOFT ||
            is_figure(token))
            return MENTION_NONE;
    }
    return MENTION_NONE;
}

static bool ends_clause(const struct finder *finder, size_t i)
{
    if (i >= finder->token_count)
        return true;
    enum token_kind kind = finder->tokens[i].kind;
    return kind == TOKEN_SOFT || kind == TOKEN_HARD || kind == TOKEN_PAUSE;
}

/* «占76.23，»: two places behind the point, up to 100, and nothing behind. */
static bool is_bare_share(const struct finder *finder, size_t i)
{
    const struct token *token = &finder->tokens[i];
    struct str digits = token->digits;
    if (token->kind != TOKEN_NUMBER || token->decimals == 0 ||
        digits.length - (size_t)token->decimals > 3)
        return false;
    return ends_clause(finder, i + 1) &&
           share_before(finder, i) != MENTION_NONE;
}

static void note_share(const struct finder *finder, size_t i,
                       struct mention *mention)
{
    size_t share = share_before(finder, i);
    if (mention->kind != MENTION_OF_PERCENT || share == MENTION_NONE)
        return;
    bool bare;
    mention->share = true;
    mention->name = subject_before(finder, share, &bare);
    mention->base = name_before(finder, i);
}

static struct mention *add(struct finder *finder, size_t i,
                           enum mention_kind kind)
{
    const struct token *token = &finder->tokens[i];
    ARENA_GROW(finder->arena, finder->mentions, finder->count,
               finder->capacity);
    finder->mention_of[i] = finder->count;
    struct mention *mention = &finder->mentions[finder->count++];
    *mention = (struct mention){.kind = kind,
                                .from = token->from,
                                .to = token->to,
                                .money = token->money,
                                .step = token->step,
                                .digits = token->digits,
                                .decimals = token->decimals,
                                .year = token->year,
                                .about = token->about,
                                .ranged = token->ranged,
                                .titled = token->titled,
                                .name = token->name,
                                .base = MENTION_NONE,
                                .measure = MENTION_NONE};
    return mention;
}

static void find_figure(struct finder *finder, size_t i)
{
    const struct token *token = &finder->tokens[i];
    bool figure = is_measure(token) || token->kind == TOKEN_YEAR ||
                  token->kind == TOKEN_NAME;
    if (!figure && !is_bare_share(finder, i))
        return;
    struct mention *mention = add(finder, i, kind_of(token));
    if (mention->kind == MENTION_OF_AMOUNT)
        mention->name = name_before(finder, i);
    note_share(finder, i, mention);
}

/* ---- changes ---- */

/* «比2023年», «与上年»: the last of the sentence before token i. */
static void note_against(const struct finder *finder, size_t i,
                         struct mention *change)
{
    while (i > 0 && finder->tokens[i - 1].kind != TOKEN_HARD) {
        const struct token *token = &finder->tokens[--i];
        bool year = token->kind == TOKEN_YEAR;
        if (!year && !is_word(token, MENTION_LAST))
            continue;
        if (i > 0 && is_word(&finder->tokens[i - 1], MENTION_THAN)) {
            change->against = year ? token->year : 0;
            change->last = !year;
            return;
        }
    }
}

/* What follows the word: the name of its object, and by how much. */
static size_t read_object(const struct finder *finder, size_t i,
                          struct mention *change)
{
    const struct token *tokens = finder->tokens;
    for (i++; i < finder->token_count && is_filling(&tokens[i]); i++) {
    }
    if (i < finder->token_count && tokens[i].kind == TOKEN_NAME) {
        change->name = tokens[i].name;
        change->object = true;
        change->bare = false;
        for (i++; i < finder->token_count && is_filling(&tokens[i]); i++) {
        }
    }
    return i < finder->token_count && is_measure(&tokens[i]) ? i : MENTION_NONE;
}

/* The measure is a token here; number_measures makes it a mention. */
static void find_change(struct finder *finder, size_t i)
{
    const struct token *token = &finder->tokens[i];
    if (!is_direction(token))
        return;
    bool bare;
    size_t name = subject_before(finder, i, &bare);
    struct mention *change = add(finder, i, MENTION_OF_CHANGE);
    change->name = name;
    change->bare = bare;
    change->direction = token->word;
    note_against(finder, i, change);
    change->measure = read_object(finder, i, change);
}

static void number_measures(struct finder *finder)
{
    for (size_t i = 0; i < finder->count; i++) {
        struct mention *mention = &finder->mentions[i];
        if (mention->measure != MENTION_NONE)
            mention->measure = finder->mention_of[mention->measure];
    }
}

const struct mention *mention_find(struct str text,
                                   const struct mention_vocabulary *vocabulary,
                                   struct arena *arena, size_t *count)
{
    struct finder finder = {.arena = arena};
    finder.tokens = tokens_read(text, vocabulary, arena, &finder.token_count);
    finder.mention_of = ARENA_ARRAY(arena, finder.token_count, size_t);
    for (size_t i = 0; i < finder.token_count; i++) {
        finder.mention_of[i] = MENTION_NONE;
        find_figure(&finder, i);
        find_change(&finder, i);
    }
    number_measures(&finder);
    *count = finder.count;
    return finder.mentions;
}

const char *mention_kind_name(enum mention_kind kind)
{
    switch (kind) {
    case MENTION_OF_AMOUNT:
        return "amount";
    case MENTION_OF_PERCENT:
        return "percent";
    case MENTION_OF_POINTS:
        return "points";
    case MENTION_OF_YEAR:
        return "year";
    case MENTION_OF_NAME:
        return "name";
    case MENTION_OF_CHANGE:
        return "change";
    case MENTION_OF_BARE_SHARE:
        return "bare_share";
    }
    assert(false);
    return "";
}
