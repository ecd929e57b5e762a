/* SPDX-License-Identifier: MIT */
#include "base_tests.h"

#include "base/utf8.h"

#include <string.h>

/* Malformed sequences, by The Unicode Standard, table 3-7, and the place of
 * the first bad byte. */
static const struct {
    struct str text;
    size_t where;
} malformed[] = {
    {STR_INIT("\x80"), 0},             /* a continuation alone */
    {STR_INIT("a\xBF"), 1},            /* the same, later */
    {STR_INIT("\xC0\x80"), 0},         /* overlong NUL */
    {STR_INIT("\xC1\xBF"), 0},         /* overlong U+007F */
    {STR_INIT("\xE0\x80\x80"), 0},     /* overlong in three */
    {STR_INIT("\xE0\x9F\xBF"), 0},     /* overlong U+07FF */
    {STR_INIT("\xF0\x80\x80\x80"), 0}, /* overlong in four */
    {STR_INIT("\xF0\x8F\xBF\xBF"), 0}, /* overlong U+FFFF */
    {STR_INIT("\xED\xA0\x80"), 0},     /* U+D800, a surrogate */
    {STR_INIT("\xED\xBF\xBF"), 0},     /* U+DFFF, a surrogate */
    {STR_INIT("\xF4\x90\x80\x80"), 0}, /* U+110000 */
    {STR_INIT("\xF5\x80\x80\x80"), 0}, /* beyond, by its first byte */
    {STR_INIT("\xFE"), 0},             /* never in UTF-8 */
    {STR_INIT("\xFF"), 0},             /* never in UTF-8 */
    {STR_INIT("\xC3"), 0},             /* cut off after 1 of 2 */
    {STR_INIT("ab\xE4\xB8"), 2},       /* cut off after 2 of 3 */
    {STR_INIT("\xF0\x9F\x98"), 0},     /* cut off after 3 of 4 */
    {STR_INIT("\xC3("), 0},            /* a letter in place of a continuation */
    {STR_INIT("\xE4(\xA1"), 0},        /* the same, second of three */
    {STR_INIT("\xE4\xB8("), 0},        /* the same, third of three */
    {STR_INIT("\xF0\x9F(\x80"), 0},    /* the same, third of four */
    {STR_INIT("中\xD6\xD0"), 3},       /* GBK behind UTF-8 */
};

static void malformed_text_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        size_t where = SIZE_MAX;
        assert_false(utf8_check(malformed[i].text, &where));
        assert_int_equal(where, malformed[i].where);
        assert_false(utf8_check(malformed[i].text, NULL));
        /* Decoding gives U+FFFD there, and goes on by one byte. */
        size_t offset = where;
        assert_int_equal(utf8_next(malformed[i].text, &offset), 0xFFFD);
        assert_int_equal(offset, where + 1);
    }
}

static void all_code_points_round_trip(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        struct str text = {bytes, utf8_encode(c, bytes)};
        size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        size_t offset = 0;
        if (text.length != length || !utf8_check(text, NULL) ||
            utf8_next(text, &offset) != c || offset != length ||
            utf8_count(text) != 1)
            fail_msg("U+%04X", (unsigned)c);
    }
}

static void well_formed_text(void **state)
{
    (void)state;
    size_t where = 77;
    assert_true(utf8_check(STR(""), &where));
    assert_true(utf8_check((struct str){NULL, 0}, &where));
    assert_true(utf8_check(STR("a\0甲\U00020000\U0010FFFF"), &where));
    assert_int_equal(where, 77);
    assert_int_equal(utf8_count(STR("a\0甲\U00020000")), 4);
    assert_int_equal(utf8_count((struct str){NULL, 0}), 0);
}

static void excerpts(void **state)
{
    (void)state;
    struct str text = STR("a甲𠀀乙b丙");
    size_t middle = str_find(text, STR("乙"), 0);
    assert_true(str_equal(utf8_around(text, middle, 2), STR("甲𠀀乙b")));
    assert_true(str_equal(utf8_around(text, middle, 99), text));
    assert_true(str_equal(utf8_around(text, 0, 1), STR("a")));
    assert_true(str_equal(utf8_around(text, text.length, 1), STR("丙")));
}

int utf8_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(malformed_text_is_found),
        cmocka_unit_test(all_code_points_round_trip),
        cmocka_unit_test(well_formed_text),
        cmocka_unit_test(excerpts),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
