/* SPDX-License-Identifier: MIT
 *
 * Mentions: what a free text says of figures. Amounts with their unit,
 * percentages, years, names of figures, and comparisons («较2023年减少53.13%»).
 *
 * Knows digits and how a Chinese sentence puts a comparison together; the
 * words themselves, those of units and of directions too, are the caller's.
 * Knows no budget: whether a mention is right is for the caller to say.
 */
#ifndef GONGKAI_BUDGET_MENTION_H
#define GONGKAI_BUDGET_MENTION_H

#include "base/money.h"

#include <stdio.h>

struct arena;

/* What the words of a vocabulary are for. Where several fit, the longest word
 * counts, and of equal ones that of the first kind. */
enum mention_word {
    MENTION_PASS, /* no word at all: 元旦 is no unit, 增减 no direction */
    MENTION_PERCENT, /* behind a number: % */
    MENTION_POINTS,  /* behind a number: 个百分点 */
    MENTION_YEAR,    /* behind four digits: 年 */
    MENTION_LAST,    /* the year before: 上年 */
    MENTION_THAN,    /* what is compared with follows: 比 较 与 */
    MENTION_SHARE,   /* a share follows: 占 */
    MENTION_RISE,
    MENTION_FALL,
    MENTION_SAME,
    MENTION_LINK, /* means nothing between the parts of a mention: 为 了 约 */
    MENTION_ABOUT, /* beside a number: not meant exactly */
    MENTION_RANGE, /* between numbers: 至 — ～ */
    MENTION_RATE,  /* behind an amount: a price, no amount: /月 */
    MENTION_WORD_COUNT
};

/* Its key in a pack: "pass", "percent", ... */
const char *mention_word_name(enum mention_word word);

struct mention_vocabulary;

/* An empty one in the arena. */
struct mention_vocabulary *mention_vocabulary_new(struct arena *arena);

/* Add a word; "" is left out. The text is copied. */
void mention_add_word(struct mention_vocabulary *vocabulary,
                      enum mention_word kind, struct str word);

/* Add a unit of money, with what one of it is in fen (above 0). */
void mention_add_unit(struct mention_vocabulary *vocabulary, struct str word,
                      money_t fen);

/* Add the name of a figure. index is what mentions name it by; a name that is
 * there already keeps its first index. */
void mention_add_name(struct mention_vocabulary *vocabulary, struct str name,
                      size_t index);

enum mention_kind {
    MENTION_OF_AMOUNT,
    MENTION_OF_PERCENT,
    MENTION_OF_POINTS, /* of percent */
    MENTION_OF_YEAR,
    MENTION_OF_NAME,
    MENTION_OF_CHANGE,     /* a direction: rise, fall or none */
    MENTION_OF_BARE_SHARE, /* a share without its %: «占76.23，» */
};

/* "amount", "percent", "points", "year", "name", "change", "bare_share" */
const char *mention_kind_name(enum mention_kind kind);

#define MENTION_NONE SIZE_MAX

struct mention {
    enum mention_kind kind;
    size_t from; /* bytes of the text, with sign and unit: [from, to) */
    size_t to;

    /* Of numbers. */
    money_t money;     /* amount: exact */
    money_t step;      /* amount: one in its last place, in fen; 0 if less than
                          one fen */
    struct str digits; /* all: as ASCII without separators: "-53.13" */
    int decimals;      /* digits behind the point */
    int year;          /* of a year */
    bool about;        /* not meant exactly: 约 */
    bool ranged;       /* one end of a range */
    bool titled;       /* inside 《》 */

    /* Of names, and of others the name of what they speak of. */
    size_t name; /* index of mention_add_name; MENTION_NONE */
    size_t base; /* percent: name of the whole behind 占; MENTION_NONE */
    bool share;  /* percent: 占 stands before it */

    /* Of a change. */
    enum mention_word direction; /* MENTION_RISE, _FALL or _SAME */
    size_t measure; /* index of the amount or percentage; MENTION_NONE */
    int against;    /* the year compared with, if it is a number; or 0 */
    bool last;      /* it is compared with “last year” */
    bool object;    /* the name stands behind: 减少了项目支出 */
    bool bare;      /* the sentence speaks of nothing before it: its subject is
                       that of the text */
};

/*
 * All mentions of the text, by where they begin; a change begins with its word.
 * What is no figure is none: parts of codes, dates, telephone numbers,
 * standards and addresses, numbers without a unit. An amount that is no whole
 * number of fen, or beyond MONEY_LARGEST, is left out.
 */
const struct mention *mention_find(struct str text,
                                   const struct mention_vocabulary *vocabulary,
                                   struct arena *arena, size_t *count);

/* How an amount of a text may have come about from a figure. */
enum mention_slip {
    MENTION_SLIP_NONE,  /* it may not */
    MENTION_SLIP_SAME,  /* it is the figure, but for its sign, or rounded to
                           the places that the text gives */
    MENTION_SLIP_DIGIT, /* one digit differs */
    MENTION_SLIP_SWAP,  /* two neighbours have changed places */
    MENTION_SLIP_COUNT, /* one digit too many or too few */
    MENTION_SLIP_POINT, /* the decimal point stands elsewhere */
    MENTION_SLIP_UNIT,  /* 元 for 万元, or the reverse */
};

/* "none", "same", "digit", "swap", "count", "point", "unit" */
const char *mention_slip_name(enum mention_slip slip);

/*
 * Compare an amount with a figure, both without sign. *digits is the number of
 * digits of the longer one, without the zeros at the end that both have: the
 * more there are, the less a likeness is chance.
 */
enum mention_slip mention_compare(const struct mention *amount, money_t figure,
                                  int *digits);

#endif
