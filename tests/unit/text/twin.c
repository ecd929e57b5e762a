/* SPDX-License-Identifier: MIT */
#include "test_text.h"

#include "text/twin.h"

static void twins(void **state)
{
    (void)state;
    static const uint32_t pairs[][2] = {
        {0x2F00, 0x4E00},   /* ⼀ 一 */
        {0x2F08, 0x4EBA},   /* ⼈ 人 */
        {0x2FD5, 0x9FA0},   /* ⿕ 龠, the last of them */
        {0x2ECB, 0x8F66},   /* ⻋ 车, of the supplement */
        {0x2E81, 0x5382},   /* ⺁ 厂, its first */
        {0x2EF3, 0x9F9F},   /* ⻳ 龟, its last */
        {0xF92C, 0x90CE},   /* 郎 */
        {0x2F800, 0x4E3D},  /* 丽 */
        {0x2F803, 0x20122}, /* to a character beyond U+FFFF */
        {0xFA0E, 0},        /* a hanzi like others, in that block */
        {0x2E80, 0},        /* ⺀, which has none */
        {0x2E9A, 0},        /* not assigned */
        {0x4EBA, 0},        /* 人 */
        {0x2460, 0},        /* ① is what it looks like */
        {0xFF21, 0},        /* Ａ */
        {'A', 0},           {0x10FFFF, 0},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (text_twin(pairs[i][0]) != pairs[i][1])
            fail_msg("U+%04X: U+%04X", (unsigned)pairs[i][0],
                     (unsigned)text_twin(pairs[i][0]));
}

int run_twin_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twins),
    };
    return cmocka_run_group_tests_name("twin", tests, NULL, NULL);
}
