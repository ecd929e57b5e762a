/* SPDX-License-Identifier: MIT */
#include "sample.h"

#include "base/arena.h"

#include <stdlib.h>

static const struct report_file files[] = {
    {STR_INIT("434/434.yaml"), STR_INIT("aa01"), STR_INIT("ee04")},
    {STR_INIT("county.xlsx"), STR_INIT("aa02"), STR_INIT("")},
};

static const struct report_finding findings[] = {
    {STR_INIT("CHECK_WRONG"),
     STR_INIT("error"),
     {STR_INIT("434/434.yaml"), 7, 3, STR_INIT("")},
     {STR_INIT("相差 <1.00>"), STR_INIT("difference <1.00>")}},
    {STR_INIT("CHECK_DOUBT"),
     STR_INIT("warning"),
     {STR_INIT("county.xlsx"), 12, 28, STR_INIT("表“1”")},
     {STR_INIT("一般应当相等"), STR_INIT("usually \"equal\"")}},
    {STR_INIT("CHECK_TAILS"),
     STR_INIT("note"),
     {STR_INIT("county.xlsx"), 0, 0, STR_INIT("")},
     {STR_INIT("尾差"), STR_INIT("tails")}},
    {STR_INIT("INTERNAL"),
     STR_INIT("bug"),
     {STR_INIT(""), 0, 0, STR_INIT("")},
     {STR_INIT("错"), STR_INIT("wrong")}},
    {STR_INIT("FILE_UNREADABLE"),
     STR_INIT("machine"),
     {STR_INIT("x.csv"), 4, 0, STR_INIT("")},
     {STR_INIT("读"), STR_INIT("read")}},
};

static const size_t causes[] = {1, 0};

static const struct change items[] = {
    {.kind = CHANGE_FIGURE,
     .table = STR_INIT("表一"),
     .row = STR_INIT("行二"),
     .column = STR_INIT("列三"),
     .old = {.there = true,
             .text = STR_INIT("1.00"),
             .page = 11,
             .folio = STR_INIT("9")},
     .new = {.there = true,
             .text = STR_INIT("2.00"),
             .page = 12,
             .folio = STR_INIT("10")},
     .derived = true,
     .causes = causes,
     .cause_count = 2},
    {.kind = CHANGE_TEXT,
     .table = STR_INIT("表二"),
     .old = {.there = true,
             .text = STR_INIT("甲"),
             .page = 13,
             .folio = STR_INIT("")},
     .new = {.there = true,
             .text = STR_INIT(""),
             .page = 14,
             .folio = STR_INIT("")}},
    {.kind = CHANGE_SENTENCE,
     .table = STR_INIT("标题"),
     .words = STR_INIT("本部门共有"),
     .new = {.there = true,
             .text = STR_INIT("三句"),
             .page = 15,
             .folio = STR_INIT("")}},
    {.kind = CHANGE_ROW,
     .row = STR_INIT("行四"),
     .old = {.there = true,
             .text = STR_INIT("四行"),
             .page = 16,
             .folio = STR_INIT("")}},
    {.kind = CHANGE_TABLE, .table = STR_INIT("表五")},
};

static const struct input_change inputs[] = {
    {STR_INIT("金额"),
     STR_INIT("3.00"),
     STR_INIT("4.00"),
     {STR_INIT("old.csv"), 21, 22, STR_INIT("")},
     {STR_INIT("new.csv"), 23, 24, STR_INIT("")}},
    {STR_INIT("人数"),
     STR_INIT(""),
     STR_INIT("5"),
     {STR_INIT(""), 0, 0, STR_INIT("")},
     {STR_INIT("new.xlsx"), 25, 26, STR_INIT("人")}},
};

static const struct report_revision revisions[] = {
    {{1, STR_INIT("2024-03-05"), STR_INIT("录入 <错误>")},
     STR_INIT("bb01"),
     STR_INIT("bb02"),
     {items, 5, inputs, 2}},
    {{2, STR_INIT(""), STR_INIT("")},
     STR_INIT("bb02"),
     STR_INIT("bb03"),
     {NULL, 0, NULL, 0}},
};

static const struct report reports[] = {
    {.name = STR_INIT("434 某局 100% #1?"),
     .path = STR_INIT("434/434.yaml"),
     .state = REPORT_DONE,
     .basis = {STR_INIT("form"), STR_INIT("program 1"), STR_INIT("ee01"),
               STR_INIT("ee02"), STR_INIT("options"), STR_INIT("ee03")},
     .files = files,
     .file_count = 2,
     .findings = findings,
     .finding_count = 5,
     .pdf = {STR_INIT("cc01"), 456789, 38, STR_INIT("某局报告"),
             STR_INIT("某局 & \"其他\""), 1},
     .next = {STR_INIT("cc02"), 456790, 39, STR_INIT("某局报告二"),
              STR_INIT("某局二"), 2},
     .revisions = revisions,
     .revision_count = 2},
    {.name = STR_INIT("a\x01\n\t'<"),
     .state = REPORT_UNTRIED,
     .pdf.title = STR_INIT("b\0c")},
    {.name = STR_INIT("=1+1"), .state = REPORT_FAILED, .pdf.revision = 7},
    {.name = STR_INIT("crashed"),
     .state = REPORT_CRASHED,
     .pdf = {STR_INIT("cc03"), 1234567, 2, STR_INIT("旧"), STR_INIT("崩溃局"),
             0}},
    {.name = STR_INIT("timed out"), .state = REPORT_TIMED_OUT},
    {.name = STR_INIT("out of memory"), .state = REPORT_OUT_OF_MEMORY},
    {.name = STR_INIT("gone"), .state = REPORT_GONE},
};

const struct manifest sample_manifest = {STR_INIT("望都县"), reports,
                                         sizeof reports / sizeof *reports};

struct str sample_written(struct arena *arena,
                          void (*write)(const struct manifest *manifest,
                                        enum diag_language language, FILE *out),
                          const struct manifest *manifest,
                          enum diag_language language)
{
    char *data = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&data, &length);
    if (out == NULL)
        base_out_of_memory();
    write(manifest, language, out);
    fclose(out);
    struct str text = str_copy(arena, (struct str){data, length});
    free(data);
    return text;
}
