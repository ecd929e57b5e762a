/* SPDX-License-Identifier: MIT
 *
 * Mentions: each case is a text and all that it says of figures, one mention a
 * line: what it is, its words, and what else is known of it.
 */
#include "test_budget.h"

#include "budget/mention.h"

#include <string.h>

static const char *const words[MENTION_WORD_COUNT][8] = {
    [MENTION_PASS] = {"元旦", "占地", "增减", "未增加", "比例"},
    [MENTION_PERCENT] = {"%", "％"},
    [MENTION_POINTS] = {"个百分点", "百分点"},
    [MENTION_YEAR] = {"年", "年度"},
    [MENTION_LAST] = {"上年", "去年"},
    [MENTION_THAN] = {"比", "较", "与"},
    [MENTION_SHARE] = {"占"},
    [MENTION_RISE] = {"增长", "增加"},
    [MENTION_FALL] = {"减少", "下降", "负增长"},
    [MENTION_SAME] = {"持平", "无变化"},
    [MENTION_LINK] = {"为", "了", "的", "预算", "达到", "相比"},
    [MENTION_ABOUT] = {"约", "左右", "以上"},
    [MENTION_RANGE] = {"-", "—", "至", "～"},
    [MENTION_RATE] = {"/"},
};

static struct mention_vocabulary *vocabulary(struct arena *arena)
{
    static const char *const names[] = {"", "接待费", "基本支出", "总支出",
                                        "5G项目"};
    struct mention_vocabulary *made = mention_vocabulary_new(arena);
    for (int kind = 0; kind < MENTION_WORD_COUNT; kind++) {
        for (size_t i = 0; i < 8 && words[kind][i] != NULL; i++)
            mention_add_word(made, (enum mention_word)kind,
                             str_from(words[kind][i]));
    }
    mention_add_unit(made, STR("元"), 100);
    mention_add_unit(made, STR("万元"), 1000000);
    mention_add_unit(made, STR("亿元"), INT64_C(10000000000));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        mention_add_name(made, str_from(names[i]), i);
    return made;
}

static void describe(struct builder *out, struct str text,
                     const struct mention *all, const struct mention *mention)
{
    struct str part = str_slice(text, mention->from, mention->to);
    builder_format(out, "%s %.*s", mention_kind_name(mention->kind),
                   STR_FMT(part));
    if (mention->kind == MENTION_OF_AMOUNT)
        builder_format(out, " =%lld/%lld", (long long)mention->money,
                       (long long)mention->step);
    else if (mention->digits.length != 0 && mention->year == 0)
        builder_format(out, " =%.*s", STR_FMT(mention->digits));
    if (mention->year != 0)
        builder_format(out, " =%d", mention->year);
    if (mention->name != MENTION_NONE && mention->kind != MENTION_OF_NAME)
        builder_format(out, " of %zu", mention->name);
    if (mention->base != MENTION_NONE)
        builder_format(out, " in %zu", mention->base);
    if (mention->kind == MENTION_OF_CHANGE)
        builder_format(out, " %s", mention_word_name(mention->direction));
    if (mention->measure != MENTION_NONE) {
        const struct mention *measure = &all[mention->measure];
        struct str by = str_slice(text, measure->from, measure->to);
        builder_format(out, " by %.*s", STR_FMT(by));
    }
    if (mention->against != 0)
        builder_format(out, " against %d", mention->against);
    static const char *const names[] = {"last",   "bare",  "object", "share",
                                        "titled", "about", "ranged"};
    const bool flags[] = {mention->last,  mention->bare,   mention->object,
                          mention->share, mention->titled, mention->about,
                          mention->ranged};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (flags[i])
            builder_format(out, " %s", names[i]);
    }
    builder_add_char(out, '\n');
}

struct mention_case {
    const char *text;
    const char *expected;
};

static void check(const struct mention_case *cases, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        struct str text = str_from(cases[i].text);
        size_t found;
        const struct mention *all =
            mention_find(text, vocabulary(arena), arena, &found);
        struct builder out = {.arena = arena};
        for (size_t k = 0; k < found; k++)
            describe(&out, text, all, &all[k]);
        const char *outcome = str_c(arena, builder_str(&out));
        if (strcmp(outcome, cases[i].expected) != 0) {
            wrong++;
            print_error("text:\n%s\nfound:\n%sexpected:\n%s\n", cases[i].text,
                        outcome, cases[i].expected);
        }
        arena_free(arena);
    }
    assert_int_equal(wrong, 0);
}

#define CHECK(cases) check(cases, sizeof cases / sizeof *cases)

static void amounts_have_a_unit(void **state)
{
    (void)state;
    static const struct mention_case cases[] = {
        {"", ""},
        {"共976.40万元。", "amount 976.40万元 =976400000/10000\n"},
        {"1,234.56元", "amount 1,234.56元 =123456/1\n"},
        {"１，２３４．５６ 万元",
         "amount １，２３４．５６ 万元 =1234560000/10000\n"},
        {"0.5亿元", "amount 0.5亿元 =5000000000/1000000000\n"},
        {"-21.64万元", "amount -21.64万元 =-21640000/10000\n"},
        {"为－3元", "amount －3元 =-300/100\n"},
        {"−3元", "amount −3元 =-300/100\n"},
        {"3至5万元", "amount 3 =3000000/1000000 ranged\n"
                     "amount 5万元 =5000000/1000000 ranged\n"},
        {"3-5万元", "amount 3 =3000000/1000000 ranged\n"
                    "amount 5万元 =5000000/1000000 ranged\n"},
        {"3万元～5万元", "amount 3万元 =3000000/1000000 ranged\n"
                         "amount 5万元 =5000000/1000000 ranged\n"},
        {"约3万元，5万元左右，9万元", "amount 3万元 =3000000/1000000 about\n"
                                      "amount 5万元 =5000000/1000000 about\n"
                                      "amount 9万元 =9000000/1000000\n"},
        {"《3万元》5万元", "amount 3万元 =3000000/1000000 titled\n"
                           "amount 5万元 =5000000/1000000\n"},
        /* Too fine, too large, prices: nothing. */
        {"0.001元", ""},
        {"0.0000001万元", ""},
        {"2000000000000000元", ""},
        {"999999999999999999999999999999999999999999亿元", ""},
        {"3元/人", ""},
        {"1000000000000000元",
         "amount 1000000000000000元 =100000000000000000/100\n"},
    };
    CHECK(cases);
}

static void other_numbers_are_none(void **state)
{
    (void)state;
    static const struct mention_case cases[] = {
        {"7*24小时", ""},
        {"GB/T 9704-2012 年度", ""},
        {"GB/T9704元", ""},
        {"130631", ""},
        {"13063124P004245元", ""},
        {"0312-7828000元", ""},
        {"第12项", ""},
        {"3个", ""},
        {"2024-05-01元", ""},
        {"2024.05.01元", ""},
        {"12:30元", ""},
        {"1/3元", ""},
        {"http://a.cn/x?y=12万元", ""},
        {"http://a.cn/976.41万元 3元", "amount 3元 =300/100\n"},
        {"a@b.cn，A4纸，v2.0", ""},
        {"1月1日，2024元旦", ""},
        {"财预〔2016〕143号", ""},
        {"007元", ""},
        {"1,23元", "amount 23元 =2300/100\n"},
        {"元、万元、%、年", ""},
        {"5G项目3元", "name 5G项目\namount 3元 =300/100 of 4\n"},
        {"12月31日", ""},
    };
    CHECK(cases);
}

static void years_and_percentages(void **state)
{
    (void)state;
    static const struct mention_case cases[] = {
        {"2024年", "year 2024年 =2024\n"},
        {"２０２３年度", "year ２０２３年度 =2023\n"},
        {"2023—2025年", "year 2023 =2023 ranged\nyear 2025年 =2025 ranged\n"},
        {"3年", ""},
        {"9704年", ""},
        {"99%以上", "percent 99% =99 about\n"},
        {"99.50％", "percent 99.50％ =99.50\n"},
        {"提高3个百分点", "points 3个百分点 =3\n"},
        {"基本支出549元，占总支出的56.24%",
         "name 基本支出\namount 549元 =54900/100 of 2\nname 总支出\n"
         "percent 56.24% =56.24 of 2 in 3 share\n"},
        {"占76.23，其余", "bare_share 76.23 =76.23\n"},
        {"占总支出76.23。", "name 总支出\nbare_share 76.23 =76.23\n"},
        {"占地76.23亩", ""},
        {"占76.23亩", ""},
        {"占7623.50，", ""},
        {"占76，", ""},
    };
    CHECK(cases);
}

static void comparisons(void **state)
{
    (void)state;
    static const struct mention_case cases[] = {
        {"接待费15万元，比2023年减少53.13%",
         "name 接待费\namount 15万元 =15000000/1000000 of 1\n"
         "year 2023年 =2023\n"
         "change 减少 of 1 fall by 53.13% against 2023\n"
         "percent 53.13% =53.13\n"},
        {"与上年持平", "change 持平 same last bare\n"},
        {"较去年增加了约3万元", "change 增加 rise by 3万元 last bare\n"
                                "amount 3万元 =3000000/1000000 about\n"},
        {"减少了基本支出", "change 减少 of 2 fall object\nname 基本支出\n"},
        {"减少基本支出3元", "change 减少 of 2 fall by 3元 object\n"
                            "name 基本支出\namount 3元 =300/100 of 2\n"},
        {"人员增加", "change 增加 rise\n"},
        {"人员增加，比上年下降5%",
         "change 增加 rise\nchange 下降 fall by 5% last\npercent 5% =5\n"},
        {"人员增加。比上年下降5%",
         "change 增加 rise\nchange 下降 fall by 5% last bare\n"
         "percent 5% =5\n"},
        {"基本支出增加1元，增长2%",
         "name 基本支出\nchange 增加 of 2 rise by 1元\n"
         "amount 1元 =100/100\nchange 增长 of 2 rise by 2%\n"
         "percent 2% =2\n"},
        {"接待费中外宾增加", "name 接待费\nchange 增加 rise\n"},
        {"未增加，无增减，比例", ""},
        {"负增长", "change 负增长 fall bare\n"},
        {"增加至3元", "change 增加 rise bare\namount 3元 =300/100\n"},
        {"接待费比上年增加", "name 接待费\nchange 增加 of 1 rise last\n"},
        {"接待费（2023年为3元）",
         "name 接待费\nyear 2023年 =2023\namount 3元 =300/100 of 1\n"},
        {"接待费由3元", "name 接待费\namount 3元 =300/100\n"},
    };
    CHECK(cases);
}

static void first_and_longest_words_count(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct mention_vocabulary *made = mention_vocabulary_new(arena);
    mention_add_name(made, STR("甲"), 1);
    mention_add_name(made, STR("甲乙"), 2);
    mention_add_name(made, STR("甲"), 3);
    mention_add_name(made, STR("丙"), 4);
    mention_add_word(made, MENTION_RISE, STR("丙"));
    mention_add_word(made, MENTION_FALL, STR("丙"));
    size_t count;
    const struct mention *found =
        mention_find(STR("甲乙甲丙"), made, arena, &count);
    assert_int_equal(count, 3);
    assert_int_equal(found[0].name, 2);
    assert_int_equal(found[1].name, 1);
    assert_int_equal(found[2].kind, MENTION_OF_CHANGE);
    assert_int_equal(found[2].direction, MENTION_RISE);
    arena_free(arena);
}

static void slips_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        money_t amount, step, figure;
        enum mention_slip slip;
        int digits;
    } cases[] = {
        {97640, 1, 97640, MENTION_SLIP_SAME, 4},
        {-97640, 1, 97640, MENTION_SLIP_SAME, 4},
        {97600, 100, 97640, MENTION_SLIP_SAME, 4},
        {97700, 100, 97650, MENTION_SLIP_SAME, 4}, /* half-up */
        {97600, 100, 97650, MENTION_SLIP_DIGIT, 4},
        {97640, 1, 97650, MENTION_SLIP_DIGIT, 4},
        {97640, 1, 96740, MENTION_SLIP_SWAP, 4},
        {97640, 1, 94670, MENTION_SLIP_NONE, 4},
        {97640, 1, 97604, MENTION_SLIP_SWAP, 5},
        {97640, 1, 976400, MENTION_SLIP_POINT, 4},
        {97640, 1, 976400000, MENTION_SLIP_UNIT, 4},
        {976400000, 1, 97640, MENTION_SLIP_UNIT, 4},
        {97640, 1, 9764, MENTION_SLIP_POINT, 4},
        {97640, 1, 9740, MENTION_SLIP_COUNT, 4},
        {9740, 1, 97640, MENTION_SLIP_COUNT, 4},
        {9740, 1, 97460, MENTION_SLIP_COUNT, 4},
        {9740, 1, 12345, MENTION_SLIP_NONE, 5},
        {0, 1, 5, MENTION_SLIP_NONE, 1},
        {5, 1, 0, MENTION_SLIP_NONE, 1},
        {0, 100, 49, MENTION_SLIP_SAME, 2},
        {0, 0, 0, MENTION_SLIP_SAME, 0},
        {INT64_MIN, 1, INT64_MIN, MENTION_SLIP_SAME, 19},
        {1500, 100, 1600, MENTION_SLIP_DIGIT, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct mention amount = {.money = cases[i].amount,
                                 .step = cases[i].step};
        int digits;
        enum mention_slip slip =
            mention_compare(&amount, cases[i].figure, &digits);
        if (slip != cases[i].slip || digits != cases[i].digits)
            fail_msg("case %zu: %s, %d digits", i, mention_slip_name(slip),
                     digits);
    }
}

int mention_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_have_a_unit),
        cmocka_unit_test(other_numbers_are_none),
        cmocka_unit_test(years_and_percentages),
        cmocka_unit_test(comparisons),
        cmocka_unit_test(first_and_longest_words_count),
        cmocka_unit_test(slips_are_told_apart),
    };
    return cmocka_run_group_tests_name("mention", tests, NULL, NULL);
}
