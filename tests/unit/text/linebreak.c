/* SPDX-License-Identifier: MIT */
#include "test_text.h"

#include "base/utf8.h"
#include "text/linebreak.h"
#include "text/linebreak_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One a line: "|" where a line may end, "¶" where it must. */
static const char *const cases[] = {
    /* hanzi */
    "部|门|预|算",
    "收|入，|支|出。",
    "收|入|（支|出）：",
    "《预|算|法》|规|定|“公|开”。",
    "“‘公|开’”|的|【说|明】",
    "哪|里？！|好",
    "甲、|乙、|丙；|丁",
    "买|买|提·|艾|力",
    "从|严～|从|宽",
    /* two-em marks */
    "预|算|——|公|开",
    "等|等……|等|等",
    /* numbers */
    "收|入|976.40万元，|增|长|12.5%。",
    "满|意|度|≥98分|以|上",
    "满|意|度|≥98%",
    "日|期|2023-12-31|前",
    "服|务|7*24小时|在|线",
    "完|成|100%",
    "完|成|100％|的",
    "共|1,234,567.89元|整",
    "下|降-5.2‰",
    "面|积|1200㎡，",
    "温|度-5℃|时",
    "2024年|12月|31日|止",
    "约|3.5亿元|和|2万亿元",
    "¥1,000.00",
    "￥1,000.00",
    "占|＞50％|者",
    "10:30|开|始",
    "科|目|2010301|行|政",
    "第|1|条",
    /* Latin */
    "使|用|Excel|软|件",
    "使|用|“Excel”|软|件",
    "open |source",
    "don’t |do",
    "(收|入) ",
    /* spaces */
    "一、　|总|则",
    "本|年 |收|入",
    "甲\xC2\xA0乙",
    "上\xE2\x80\x8B|下",
    /* forced */
    "上\n¶下",
    "上\r\n¶下",
    /* regional indicators end libunibreak 1.1 */
    "旗|\xF0\x9F\x87\xA8\xF0\x9F\x87\xB3|旗",
};

static void chinese_cases(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    size_t failed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct builder text = {.arena = arena};
        for (const char *p = cases[i]; *p != 0; p++) {
            if (strncmp(p, "¶", 2) == 0)
                p++;
            else if (*p != '|')
                builder_add_char(&text, *p);
        }
        struct str plain = builder_str(&text);
        const unsigned char *breaks = text_breaks(arena, plain);
        struct builder found = {.arena = arena};
        for (size_t at = 0; at < plain.length;) {
            size_t start = at;
            utf8_next(plain, &at);
            builder_add(&found, str_slice(plain, start, at));
            for (; start + 1 < at; start++)
                assert_int_equal(breaks[start], BREAK_NEVER);
            if (at == plain.length)
                assert_int_equal(breaks[at - 1], BREAK_MUST);
            else if (breaks[at - 1] == BREAK_MUST)
                builder_add(&found, STR("¶"));
            else if (breaks[at - 1] == BREAK_MAY)
                builder_add_char(&found, '|');
        }
        if (!str_equal(builder_str(&found), str_from(cases[i]))) {
            print_error("wanted %s\n found %.*s\n", cases[i],
                        STR_FMT(builder_str(&found)));
            failed++;
        }
    }
    arena_free(arena);
    assert_int_equal(failed, 0);
}

int run_linebreak_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chinese_cases),
    };
    return cmocka_run_group_tests_name("linebreak", tests, NULL, NULL);
}
