/* SPDX-License-Identifier: MIT */
#include "generate.h"

#include <stddef.h>

uint32_t random_below(uint64_t *seed, uint32_t limit)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (uint32_t)((*seed * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % limit;
}

#define PICK(list, seed) \
    str_from((list)[random_below(seed, sizeof(list) / sizeof(list)[0])])

static const char *const words[] = {
    "预算", "部门", "收入", "支出",         "的",   "情况", "说明", "专项资金",
    "和",   "安排", "管理", "一般公共预算", "绩效", "目标", "与",   "购置",
};
static const char *const marks[] = {"，", "。", "、", "；", "：", "！", "？"};
static const char *const numbers[] = {
    "2024年", "976.40万元",  "100%", "≥98", "2023-12-31", "7*24小时",
    "0",      "-1,234.56元", "20%",  "3",   "12㎡",
};
static const char *const latin[] = {"PDF",         "CMYK", "A4",  "Lua",
                                    "budget-book", "a",    "e.g."};
static const char *const wild_marks[] = {
    "，", "。", "、", "“",  "”", "《", "》", "（", "）", "——", "……", "·",
    " ",  "　", "【", "】", "‘", "’",  "？", "！", ",",  ";",  "(",  ")",
};

/* A few words in brackets of some kind. */
static void add_bracketed(struct builder *text, uint64_t *seed)
{
    static const char *const pairs[][2] = {
        {"“", "”"}, {"《", "》"}, {"（", "）"}, {"“《", "》”"}, {"(", ")"}};
    uint32_t pair = random_below(seed, sizeof pairs / sizeof pairs[0]);
    builder_add(text, str_from(pairs[pair][0]));
    for (uint32_t n = 1 + random_below(seed, 3); n > 0; n--)
        builder_add(text, PICK(words, seed));
    builder_add(text, str_from(pairs[pair][1]));
}

static void add_piece(struct builder *text, uint64_t *seed, bool wild)
{
    uint32_t kind = random_below(seed, wild ? 24 : 20);
    if (kind < 10)
        builder_add(text, PICK(words, seed));
    else if (kind < 13)
        builder_add(text, PICK(numbers, seed));
    else if (kind < 14)
        builder_add(text, PICK(latin, seed));
    else if (kind < 17)
        builder_add(text, PICK(marks, seed));
    else if (kind < 18)
        add_bracketed(text, seed);
    else if (kind < 19)
        builder_add(text, STR(" "));
    else if (kind < 20)
        builder_add(text, random_below(seed, 2) ? STR("——") : STR("……"));
    else
        builder_add(text, PICK(wild_marks, seed));
}

struct str random_text(struct arena *arena, uint64_t *seed, size_t characters,
                       bool wild)
{
    struct builder text = {.arena = arena};
    while (text.length < 3 * characters)
        add_piece(&text, seed, wild);
    return builder_str(&text);
}
