/* SPDX-License-Identifier: MIT */
#include "notice_cases.h"

#include "test_script.h"

#include <string.h>

#define T(text) STR_INIT(text)
#define SIDE(words, number, label)                                         \
    {                                                                      \
        .there = true, .text = T(words), .page = number, .folio = T(label) \
    }
#define FIGURE(in, of, under, before, after, leaf)                \
    {                                                             \
        .kind = CHANGE_FIGURE, .table = T(in), .row = T(of),      \
        .column = T(under), .old = SIDE(before, leaf + 2, #leaf), \
        .new = SIDE(after, leaf + 2, #leaf)                       \
    }
#define DERIVED(in, of, under, before, after, leaf)               \
    {                                                             \
        .kind = CHANGE_FIGURE, .table = T(in), .row = T(of),      \
        .column = T(under), .old = SIDE(before, leaf + 2, #leaf), \
        .new = SIDE(after, leaf + 2, #leaf), .derived = true      \
    }

#define SUMMARY "部门预算支出总表"
#define DETAIL "部门预算政府经济分类表"
#define SECTION "二、部门预算安排的总体情况"

static const struct change one[] = {
    DERIVED(SUMMARY, "合计", "合计", "976.40", "997.90", 3),
    DERIVED(SUMMARY, "合计", "项目支出", "432.57", "454.07", 3),
    FIGURE(SUMMARY, "2010302 一般行政管理事务", "项目支出", "85.00", "106.50",
           3),
    DERIVED(SUMMARY, "2010302 一般行政管理事务", "合计", "85.00", "106.50", 3),
    FIGURE(DETAIL, "30201 办公费", "一般公共预算拨款", "1,234.50", "-12.05", 5),
    {.kind = CHANGE_ROW,
     .table = T("政府采购预算表"),
     .row = T("复印纸"),
     .new = SIDE("复印纸 A05040101 货物 20 箱 0.02 0.40", 9, "7")},
    {.kind = CHANGE_ROW,
     .table = T("政府采购预算表"),
     .row = T("台式计算机"),
     .old = SIDE("", 9, "7")},
    {.kind = CHANGE_TEXT,
     .table = T("部门机构设置情况"),
     .row = T("政务服务中心"),
     .column = T("经费保障形式"),
     .old = SIDE("财政性资金定额或定项补助", 14, "12"),
     .new = SIDE("财政性资金基本保证", 14, "12")},
    {.kind = CHANGE_TEXT,
     .table = T("部门机构设置情况"),
     .row = T("政务服务中心"),
     .column = T("单位规格"),
     .old = SIDE("", 14, "12"),
     .new = SIDE("正股级", 14, "12")},
    {.kind = CHANGE_SENTENCE,
     .table = T("一、部门职责及机构设置情况"),
     .words = T("负责县政府系统的“互联网+政务服务”工作"),
     .old = SIDE("负责县政府系统的“互联网+政务”工作。", 13, "11"),
     .new = SIDE("负责县政府系统的“互联网+政务服务”工作。", 14, "12")},
    {.kind = CHANGE_SENTENCE,
     .table = T("四、财政拨款“三公”经费预算情况及增减变化原因"),
     .words = T("本年无因公出国（出境）计划"),
     .old = SIDE("本年无因公出国（出境）计划。", 16, "14")},
    {.kind = CHANGE_FIGURE,
     .table = T(SECTION),
     .words = T("2024年部门预算支出总额997.90万元，其中：基本支出543.83万元"),
     .old = SIDE("976.40", 15, "13"),
     .new = SIDE("997.90", 15, "13"),
     .derived = true},
    {.kind = CHANGE_FIGURE,
     .table = T(SECTION),
     .words = T("2024年部门预算收支安排997.90万元，较2023年增长"),
     .old = SIDE("0.22%", 15, "13"),
     .new = SIDE("2.43%", 16, "14"),
     .derived = true},
    {.kind = CHANGE_FIGURE,
     .table = T("部门预算收支总表"),
     .row = T("上年结转"),
     .old = SIDE("3.00", 3, "1")},
    {.kind = CHANGE_FIGURE, .row = T("预算年度"), .new = SIDE("2024", 1, "")},
    {.kind = CHANGE_TABLE,
     .table = T("国有资本经营预算支出表"),
     .new = SIDE("", 10, "8")},
    {.kind = CHANGE_TABLE,
     .table = T("专项资金情况表"),
     .old = SIDE("专项资金情况表", 11, "9")},
    {.kind = CHANGE_SENTENCE,
     .table = T(SECTION),
     .words = T("较上年增长"),
     .old = SIDE("较上年下降。", 15, "13"),
     .new = SIDE("较上年增长。", 15, "13"),
     .derived = true},
};

static const struct changes changes_of_one = {.items = one,
                                              .count = COUNT(one)};

static const struct notice_report report_of_one = {
    .title = T("望都县人民政府办公室2024年部门预算信息公开"),
    .author = T("望都县人民政府办公室"),
    .revision = {.number = 1,
                 .date = T("2024-03-05"),
                 .reason = T("项目支出录入有误")},
    .changes = &changes_of_one,
};

const struct notice notice_of_one = {
    .date = T("2024-03-05"),
    .reports = &report_of_one,
    .report_count = 1,
};

static const struct change few[] = {
    FIGURE(SUMMARY, "2080201 行政运行", "基本支出", "85.00", "86.50", 3),
    DERIVED(SUMMARY, "合计", "基本支出", "432.57", "434.07", 3),
};

#define LONG                                                                                                 \
    "贯彻执行党和国家的方针政策，研究提出全县工作的中长期规划和年度计划，" \
    "并组织实施；指导、协调和监督各乡镇、各单位的工作；"
#define LONGER LONG LONG LONG LONG LONG

static const struct change lengthy[] = {
    {.kind = CHANGE_SENTENCE,
     .table = T("一、部门职责及机构设置情况" LONG),
     .words = T(LONGER),
     .old = SIDE(LONGER, 13, "11"),
     .new = SIDE(LONGER LONG, 13, "11")},
    {.kind = CHANGE_TEXT,
     .table = T("部门整体绩效目标表"),
     .row = T(LONG),
     .column = T(LONG),
     .old = SIDE("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
                 "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
                 13, "11"),
     .new = SIDE(LONG, 13, "11")},
};

static const struct changes changes_of_few = {few, COUNT(few), NULL, 0};
static const struct changes changes_of_lengthy = {lengthy, COUNT(lengthy), NULL,
                                                  0};
static const struct changes changes_of_none = {NULL, 0, NULL, 0};

static const struct notice_report county[] = {
    {.title = T("望都县民政局2024年部门预算信息公开"),
     .author = T("望都县民政局"),
     .revision = {.number = 1, .date = T("2024-03-05")},
     .changes = &changes_of_few},
    {.title = T("望都县退役军人事务局2024年部门预算信息公开"),
     .author = T("望都县退役军人事务局"),
     .revision = {.number = 2,
                  .date = T("2024-03-05"),
                  .reason = T("由于职责表述不完整；")},
     .changes = &changes_of_lengthy},
    {.title = T("望都县档案馆2024年部门预算信息公开"),
     .author = T("望都县档案馆"),
     .revision = {.number = 1, .date = T("2024-03-05")},
     .changes = &changes_of_none},
};

const struct notice notice_of_county = {
    .date = T("2024-03-05"),
    .reason = T("全县汇总表更新"),
    .signer = T("望都县财政局"),
    .reports = county,
    .report_count = COUNT(county),
};

static const struct notice_report report_of_nothing = {0};

const struct notice notice_of_nothing = {.reports = &report_of_nothing,
                                         .report_count = 1};

struct pack *notice_pack_open(const char *layout, struct arena *arena,
                              struct diag_log *log)
{
    struct str layouts = STR(SOURCE_FOLDER "/layouts");
    struct str folder = str_format(arena, SOURCE_FOLDER "/layouts/%s", layout);
    struct pack *pack = pack_open(
        &(struct pack_folders){.pack = folder,
                               .common = STR(SOURCE_FOLDER "/layouts/common"),
                               .layouts = &layouts,
                               .layout_count = 1},
        &pack_default_limits, arena, log);
    diag_print(log, stderr, DIAG_ENGLISH, false);
    assert_non_null(pack);
    return pack;
}

const struct document *notice_corrected(const char *layout,
                                        const struct revision *revision,
                                        struct arena *arena)
{
    struct diag_log *log = diag_log_new(arena);
    struct pack *pack = notice_pack_open(layout, arena, log);
    if (revision != NULL) {
        char date[] = "2024-03-05"; /* copied */
        pack_revise(pack, &(struct revision){revision->number, str_from(date),
                                             revision->reason});
        memset(date, 'x', sizeof date);
    }
    struct str path = STR(SOURCE_FOLDER "/docs/examples/minimal.yaml");
    const struct value *value = reader_read(path, NOWHERE, NULL, arena, log);
    assert_non_null(value);
    const struct budget *budget = budget_build(
        value, pack_schema(pack), &STR("表单"), 1, NULL, arena, log);
    assert_non_null(budget);
    const struct document *document = pack_run(pack, budget, log);
    assert_non_null(document);
    return document;
}
