/* SPDX-License-Identifier: MIT */
#include "test_compare.h"

#include "base/str.h"

static void numbers_of_a_sentence(void **state)
{
    (void)state;
    assert_compared(
        "h1 H\np 全年100.00万元，增长5%。共3人。\n",
        "h1 H\np 全年120.00万元，增长 7.5%。共3人。\n",
        "figure H|||全年120.00万元，增长 7.…: 100.00万元@1 -> 120.00万元@1\n"
        "figure H|||全年120.00万元，增长 7.…: 5%@1 -> 7.5%@1\n");
    assert_compared("p 结余-1.00元\n", "p 结余2.00元\n",
                    "figure |||结余2.00元: -1.00元@1 -> 2.00元@1\n");
}

static void words_of_a_sentence(void **state)
{
    (void)state;
    /* of its sentence only, with a number that changed too */
    assert_compared("h1 H\np 甲一。负责全县工作，共3人。丙三。\n",
                    "h1 H\np 甲一。负责全县各项工作，共4人。丙三。\n",
                    "sentence H|||负责全县各项工作，共4人。: "
                    "负责全县工作，共3人。@1 -> 负责全县各项工作，共4人。@1\n"
                    "figure H|||负责全县各项工作，共4人。: 3@1 -> 4@1\n");
}

static void sentences_come_and_go(void **state)
{
    (void)state;
    assert_compared("h1 H\np 甲一。丙三。\n", "h1 H\np 甲一。乙二。丙三。\n",
                    "sentence H|||乙二。: - -> 乙二。@1\n");
    assert_compared("h1 H\np 甲一。乙二。丙三。\n", "h1 H\np 甲一。丙三。\n",
                    "sentence H|||乙二。: 乙二。@1 -> -\n");
}

/* Of two that differ in numbers only, the same one stays. */
static void paragraphs_of_one_shape(void **state)
{
    (void)state;
    assert_compared("h1 H\np 共3项。\np 共5项。\n", "h1 H\np 共5项。\n",
                    "sentence H|||共3项。: 共3项。@1 -> -\n");
}

/* Their numbers are shown, and only follow. */
static void counted_paragraphs(void **state)
{
    (void)state;
    assert_compared("p 一、负责甲事。\np 二、负责丙事三年。\n",
                    "p 一、负责甲事。\np 二、全新的内容。\n"
                    "p 三、负责丙事四年。\n",
                    "sentence |||二、全新的内容。: - -> 二、全新的内容。@1\n"
                    "sentence |||三、负责丙事四年。: "
                    "二、负责丙事三年。@1 -> 三、负责丙事四年。@1\n");
}

static void paragraphs_come_and_go(void **state)
{
    (void)state;
    const char *two = "h1 H\np 第一段说明。\np 最后一段。\n";
    const char *three =
        "h1 H\np 第一段说明。\npage 2\np 全新的内容。\np 最后一段。\n";
    assert_compared(two, three,
                    "sentence H|||全新的内容。: - -> 全新的内容。@2\n");
    assert_compared(three, two,
                    "sentence H|||全新的内容。: 全新的内容。@2 -> -\n");
}

static void headings(void **state)
{
    (void)state;
    /* one came; the numbers of the others only follow */
    assert_compared("h1 一、甲方面\np 话。\nh1 二、乙方面\np 话。\n",
                    "h1 一、新增内容\np 别的。\nh1 二、甲方面\np 话。\n"
                    "h1 三、乙方面\np 话。\n",
                    "sentence |||一、新增内容: - -> 一、新增内容@1\n"
                    "sentence 一、新增内容|||别的。: - -> 别的。@1\n");
    /* what stands under it is the same */
    assert_compared("h1 职责情况\np 话。\n", "h1 职责的情况\np 话。\n",
                    "sentence |||职责的情况: 职责情况@1 -> 职责的情况@1\n");
}

static void the_same_text_under_each_heading(void **state)
{
    (void)state;
    assert_compared("h1 A\np 单位：元\nh1 B\np 单位：元\nh1 C\np 单位：元\n",
                    "h1 A\np 单位：元\nh1 N\np 单位：元\nh1 B\np 单位：元\n"
                    "h1 C\np 单位：万元\n",
                    "sentence |||N: - -> N@1\n"
                    "sentence N|||单位：元: - -> 单位：元@1\n"
                    "sentence C|||单位：万元: 单位：元@1 -> 单位：万元@1\n");
}

static void spaces_and_lines_do_not_count(void **state)
{
    (void)state;
    assert_compared("h1 H\np a long line\n",
                    "h1 H\np a long\npage 2\nmore line\n", "");
}

static void moved_paragraphs_say_the_same(void **state)
{
    (void)state;
    assert_compared("h1 H\np 甲甲甲。\np 乙乙乙。\n",
                    "h1 H\np 乙乙乙。\np 甲甲甲。\n", "");
}

/* Under another heading it says something else. */
static void text_under_another_heading(void **state)
{
    (void)state;
    assert_compared("h1 A\np 单位：元\np 共三项\nh1 B\n",
                    "h1 A\nh1 B\np 单位：元\np 共三项\n",
                    "sentence A|||单位：元: 单位：元@1 -> -\n"
                    "sentence A|||共三项: 共三项@1 -> -\n"
                    "sentence B|||单位：元: - -> 单位：元@1\n"
                    "sentence B|||共三项: - -> 共三项@1\n");
}

/* Little stands where it stood: its numbers are not compared. */
static void sentence_turned_round(void **state)
{
    (void)state;
    assert_compared("h1 H\np 甲乙丙丁合计共3人庚辛壬癸\n",
                    "h1 H\np 庚辛壬癸合计共5人甲乙丙丁\n",
                    "sentence H|||庚辛壬癸合计共5人甲乙丙丁: "
                    "甲乙丙丁合计共3人庚辛壬癸@1 -> "
                    "庚辛壬癸合计共5人甲乙丙丁@1\n");
}

/* A number in a sentence keeps which number of its paragraph it is. */
static void ordinals(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct changes *changes = compare_pages(
        pages_of(arena, "p 2024年共1元。又2元，合3元。\n"),
        pages_of(arena, "p 2024年共1元。又5元，合6元。\n"), arena);
    assert_int_equal(changes->count, 2);
    assert_int_equal(changes->items[0].new.number, 3);
    assert_int_equal(changes->items[1].old.number, 4);
    assert_int_equal(changes->items[1].new.element, 2);
    arena_free(arena);
}

/* Nothing in common, and much of it. */
static void long_texts(void **state)
{
    (void)state;
    enum { COUNT = 4000 };
    struct arena *arena = arena_new(), *result = arena_new();
    struct builder old = {.arena = arena}, new = {.arena = arena};
    for (int i = 0; i < COUNT; i++) {
        builder_format(&old, "p 甲%d乙%d丙\n", i, i * 7);
        builder_format(&new, "p x%dy%dz\n", i, i * 7);
    }
    builder_add(&old, STR("p "));
    builder_add(&new, STR("p "));
    for (int i = 0; i < 20000; i++) {
        builder_format(&old, "%d甲", i);
        builder_format(&new, "%d乙", i);
    }
    builder_add_char(&old, '\0');
    builder_add_char(&new, '\0');
    const struct changes *changes = compare_pages(
        pages_of(arena, old.data), pages_of(arena, new.data), result);
    assert_true(changes->count >= COUNT);
    arena_free(arena);
    arena_free(result);
}

int run_text_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_a_sentence),
        cmocka_unit_test(words_of_a_sentence),
        cmocka_unit_test(sentences_come_and_go),
        cmocka_unit_test(paragraphs_of_one_shape),
        cmocka_unit_test(counted_paragraphs),
        cmocka_unit_test(paragraphs_come_and_go),
        cmocka_unit_test(headings),
        cmocka_unit_test(the_same_text_under_each_heading),
        cmocka_unit_test(spaces_and_lines_do_not_count),
        cmocka_unit_test(moved_paragraphs_say_the_same),
        cmocka_unit_test(text_under_another_heading),
        cmocka_unit_test(sentence_turned_round),
        cmocka_unit_test(ordinals),
        cmocka_unit_test(long_texts),
    };
    return cmocka_run_group_tests_name("texts", tests, NULL, NULL);
}
