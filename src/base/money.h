/* SPDX-License-Identifier: MIT
 *
 * Exact money: an integer number of fen (分, 1/100 yuan). Never a double.
 */
#ifndef GONGKAI_BASE_MONEY_H
#define GONGKAI_BASE_MONEY_H

#include "base/str.h"

struct arena;

typedef int64_t money_t; /* fen */

/* 10^15 yuan: the largest amount of the input. Sums may reach INT64_MAX. */
#define MONEY_LARGEST INT64_C(100000000000000000)

enum money_unit { MONEY_YUAN, MONEY_WAN }; /* 元, 万元 */

/* "元", "万元"; a constant. */
const char *money_unit_name(enum money_unit unit);

/* "元" or "万元"; false for other text. */
bool money_unit_parse(struct str text, enum money_unit *unit);

enum money_error {
    MONEY_OK,
    MONEY_NO_NUMBER,
    MONEY_TOO_FINE, /* a part smaller than one fen */
    MONEY_TOO_LARGE,
};

/*
 * Read an amount: sign, digits, one decimal point; thousands separators (either
 * , and ，or spaces, every three digits) and full-width digits are allowed.
 */
enum money_error money_parse(struct str text, enum money_unit unit,
                             money_t *money);

/* a + b; false on overflow. */
bool money_add(money_t a, money_t b, money_t *sum);

/* How an amount below zero is marked. */
enum money_sign {
    MONEY_HYPHEN,         /* -1 */
    MONEY_MINUS,          /* −1: U+2212 */
    MONEY_BRACKETS,       /* (1) */
    MONEY_WIDE_BRACKETS,  /* （1） */
    MONEY_TRIANGLE,       /* △1 */
    MONEY_BLACK_TRIANGLE, /* ▲1 */
};

enum { MONEY_SIGNS = MONEY_BLACK_TRIANGLE + 1 };

/* "-", "−", "()", "（）", "△", "▲"; a constant. */
const char *money_sign_name(enum money_sign sign);

/* How an amount is printed. */
struct money_format {
    enum money_unit unit;
    int decimals;        /* digits behind the point, 0 to 6 */
    struct str grouping; /* between groups of three digits: "", ",", U+2005 */
    bool trim;           /* without trailing zeros behind the point */
    enum money_sign negative;
};

/* Rounded half away from zero. */
struct str money_text(struct arena *arena, money_t money,
                      const struct money_format *format);

/*
 * Does a printed text say this amount? It is read back, by other means than it
 * was written: digits and sign must be the amount rounded half away from zero
 * to the decimals of the format, in its unit. All forms of the sign are read;
 * the format's separator may stand anywhere in front of the point.
 */
bool money_text_says(struct arena *arena, struct str text, money_t money,
                     const struct money_format *format);

/* The same with as many more decimals as the amount needs to be exact. */
struct str money_exact_text(struct arena *arena, money_t money,
                            const struct money_format *format);

/* The fen that one in the last printed place stands for; 0 if less than one. */
money_t money_last_place(const struct money_format *format);

/* part / whole in percent, rounded half away from zero on exact integers, with
 * trailing zeros trimmed if wanted: "53.13", "20". whole must not be 0. */
struct str money_percent(struct arena *arena, money_t part, money_t whole,
                         int decimals, bool trim, enum money_sign negative);

#endif
