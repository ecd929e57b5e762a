/* SPDX-License-Identifier: MIT
 *
 * The files of layouts/common that packs share: words for a change, slips of
 * the keyboard.
 */
#include "test_script.h"

#include "base/file.h"

static const char *read_common(struct arena *arena, const char *name)
{
    struct diag_log *log = diag_log_new(arena);
    struct str path =
        file_join(arena, STR(SOURCE_FOLDER "/layouts/common"), str_from(name));
    struct str text;
    assert_true(file_read(arena, path, 1 << 20, NOWHERE, log, &text));
    return str_c(arena, text);
}

/* The outcome is the text of an expression, in which m"3元" is money. */
static void check(const struct expected *cases, size_t count)
{
    size_t wrong = 0;
    struct arena *arena = arena_new();
    const char *chinese = read_common(arena, "chinese.lua");
    const char *words = read_common(arena, "words.lua");
    const char *slips = read_common(arena, "slips.lua");
    for (size_t i = 0; i < count; i++) {
        struct str document = str_format(
            arena,
            "include 'preamble.lua'\ninclude 'chinese.lua'\n"
            "include 'slips.lua'\n"
            "local spec = include 'words.lua'\n"
            "local v = vocabulary(spec.vocabulary)\n"
            "local function m(text) return recognise(text, v)[1].amount end\n"
            "local function all(list)\n"
            "    local texts = {}\n"
            "    for i, slip in ipairs(list) do\n"
            "        texts[i] = slip.from .. slip.text\n"
            "    end\n"
            "    return table.concat(texts, ' ')\n"
            "end\n"
            "return finish(plain(body, 'x' .. %s))\n",
            cases[i].snippet);
        struct trial trial =
            trial_run_files(&pack_default_limits, "document.lua",
                            str_c(arena, document), "chinese.lua", chinese,
                            "words.lua", words, "slips.lua", slips, NULL);
        struct str found = trial_text(&trial);
        found = str_slice(found, 1, found.length);
        if (!str_equal(found, str_from(cases[i].outcome))) {
            wrong++;
            print_error("%s\nexpected %s\nfound    %.*s\n", cases[i].snippet,
                        cases[i].outcome, STR_FMT(found));
        }
        trial_end(&trial);
    }
    arena_free(arena);
    assert_int_equal(wrong, 0);
}

static void changes_have_the_right_words(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"change(m'549.08万元', m'527.44万元')", "增长21.64万元"},
        {"change(m'976.40万元', m'1200.16万元')", "下降223.76万元"},
        {"change(m'3万元', m'3万元')", "持平"},
        {"change(zero, zero)", "持平"},
        {"change(m'3万元', zero)", "增加3.00万元"},
        {"change(m'-3万元', zero)", "减少3.00万元"},
        {"change(zero, m'3万元')", "下降3.00万元"},
        {"change(m'-3万元', m'-2万元')", "下降1.00万元"},
        {"change(m'30040元', m'30000元')", "基本持平"},
        {"change(m'30050元', m'30049元')", "增长1元"},
        {"change(m'30050元', m'30049.50元')", "增长0.5元"},
        {"change(m'40元', zero)", "基本持平"},
    };
    check(cases, COUNT(cases));
}

static void percentages_of_change(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"change_percent(m'15万元', m'32万元')", "下降53.13%"}, /* 53.125 */
        {"change_percent(m'15万元', m'32万元', '减少')", "减少53.13%"},
        {"change_percent(m'49万元', m'32万元', '减少')", "增长53.13%"},
        {"change_percent(zero, m'18万元')", "下降100%"},
        {"change_percent(m'18万元', zero)", "增加18.00万元"},
        {"change_percent(m'-18万元', zero)", "减少18.00万元"},
        {"change_percent(zero, zero)", "持平"},
        {"change_percent(m'18万元', m'18万元')", "持平"},
        {"change_percent(m'18万元', m'-2万元')", "增加20.00万元"},
        {"change_percent(m'-18万元', m'-2万元')", "减少16.00万元"},
        {"change_percent(m'-2万元', m'2万元')", "下降200%"},
        /* 0.005 % is printed as 0.01, less than that as an amount. */
        {"change_percent(m'2000.10万元', m'2000万元')", "增长0.01%"},
        {"change_percent(m'2000.09万元', m'2000万元')", "增加0.09万元"},
        {"change_percent(m'1999.91万元', m'2000万元')", "减少0.09万元"},
        {"change_percent(m'20000040元', m'20000000元')", "基本持平"},
        {"compared(m'15万元', m'32万元', 2023, '减少')", "比2023年减少53.13%"},
        {"compared(m'15万元', m'15万元', 2023)", "与2023年持平"},
        {"compared(m'150040元', m'15万元', 2023)", "与2023年基本持平"},
        {"compared(m'15万元', zero, 2023)", "比2023年增加15.00万元"},
    };
    check(cases, COUNT(cases));
}

static void slips_of_the_keyboard(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"all(slips_of '十四负责 县政府政策研究工作作')",
         "13负责 县政 38究工作作"},
        {"all(slips_of '人员调入,工资普调')", "13调入,工资"},
        {"all(slips_of '组织工作.')", "13工作."},
        {"all(slips_of '预算;\\n下')", "7预算;"},
        {"all(slips_of '甲　乙')", "4甲　乙"},
        {"all(slips_of '一、 甲 ABC 乙')", ""},
        {"all(slips_of '甲 \\n 乙')", ""},
        {"all(slips_of '版本.2 时间:12 第1.2项 3,456元')", ""},
        {"all(slips_of '等等。人人，天天')", ""},
        {"all(slips_of '工作作风')", ""},
        {"all(slips_of '哈哈哈。')", ""},
        {"all(slips_of '')", ""},
        {"#placeholders_of '为XX万元，××县，待填写'", "3"},
        {"placeholders_of('为XX万元')[1].from", "4"},
        {"#placeholders_of 'XXL，AXX，XX1，X'", "0"},
        {"#placeholders_of '[略]【略】＿＿xx__'", "4"},
        {"#placeholders_of '略，填写'", "0"},
    };
    check(cases, COUNT(cases));
}

int run_common_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_have_the_right_words),
        cmocka_unit_test(percentages_of_change),
        cmocka_unit_test(slips_of_the_keyboard),
    };
    return cmocka_run_group_tests_name("common", tests, NULL, NULL);
}
