/* SPDX-License-Identifier: MIT */
#include "test_text.h"

#include "base/utf8.h"
#include "text/linebreak.h"

static void check(const char *text, enum char_class class)
{
    struct str all = str_from(text);
    for (size_t at = 0; at < all.length;) {
        size_t start = at;
        uint32_t c = utf8_next(all, &at);
        if (text_char_class(c) != class)
            fail_msg("%.*s: class %d", (int)(at - start), all.data + start,
                     (int)text_char_class(c));
    }
}

static void classes(void **state)
{
    (void)state;
    check("部门㐀龥〇々あアー①Ⅳ０Ａａ𠀀豈", CHAR_HAN);
    check("aZ09(),.%+-=é§×≥¥αЖ", CHAR_WESTERN);
    check("“‘（《〈【〔「『［｛", CHAR_OPENING);
    check("”’）》〉】〕」』］｝", CHAR_CLOSING);
    check("。，、；：！？．", CHAR_STOP);
    check("·・‧", CHAR_MIDDLE);
    check("—…", CHAR_DASH);
    check(" \t\xC2\xA0　\xE2\x80\x89", CHAR_SPACE);
    check("㎡％‰℃→■～￥\xE2\x80\x8B😀", CHAR_OTHER);
}

static void ends_of_lines(void **state)
{
    (void)state;
    struct str start = STR("、，。：；？！”’）》】〕」』·～％%),.:;!?]}／—…");
    for (size_t at = 0; at < start.length;)
        assert_true(text_forbids_start(utf8_next(start, &at)));
    struct str end = STR("“‘（《【〔「『([{￥¥");
    for (size_t at = 0; at < end.length;)
        assert_true(text_forbids_end(utf8_next(end, &at)));
    struct str neither = STR("部a1 　-");
    for (size_t at = 0; at < neither.length;) {
        uint32_t c = utf8_next(neither, &at);
        assert_false(text_forbids_start(c));
        assert_false(text_forbids_end(c));
    }
}

/* Every opening mark may not end a line, every closing one not begin it. */
static void classes_and_ends_agree(void **state)
{
    (void)state;
    size_t marks = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        enum char_class class = text_char_class(c);
        if (class == CHAR_OPENING)
            assert_true(text_forbids_end(c) && !text_forbids_start(c));
        if (class == CHAR_CLOSING || class == CHAR_STOP || class == CHAR_MIDDLE)
            assert_true(text_forbids_start(c) && !text_forbids_end(c));
        marks += class == CHAR_OPENING || class == CHAR_CLOSING ||
                 class == CHAR_STOP || class == CHAR_MIDDLE;
    }
    /* font_private.h: MARK_SLOTS is well above. */
    assert_in_range(marks, 40, 128);
}

int run_charclass_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes),
        cmocka_unit_test(ends_of_lines),
        cmocka_unit_test(classes_and_ends_agree),
    };
    return cmocka_run_group_tests_name("charclass", tests, NULL, NULL);
}
