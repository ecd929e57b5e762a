/* SPDX-License-Identifier: MIT
 *
 * The page of all fields, in Markdown: the root record, then each record and
 * list behind the one that holds it.
 */
#include "budget/guide_private.h"

#include "base/arena.h"

struct page {
    const struct guide *guide;
    FILE *out;
    struct arena *arena;
};

/* Text in a cell: no line ends, and no '|' that would end it. */
static void write_cell(FILE *out, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '|')
            fputs("\\|", out);
        else if (c == '\n')
            fputs("<br>", out);
        else
            fputc(c, out);
    }
}

/* A value as it is typed. Backticks keep Markdown from reading it; a value of
 * several lines cannot have them. */
static void write_value(FILE *out, struct str value)
{
    bool quoted = str_find(value, STR("\n"), 0) == SIZE_MAX &&
                  str_find(value, STR("`"), 0) == SIZE_MAX;
    fputs(quoted ? "`" : "", out);
    write_cell(out, value);
    fputs(quoted ? "`" : "", out);
}

static void write_row(struct page *page, const struct field *field,
                      const struct guide_path *path)
{
    FILE *out = page->out;
    size_t count;
    const struct str *choices = guide_choices(field, &count);
    struct str type = guide_type(field, path, page->arena);
    struct str example = guide_example(field);
    fputs("| ", out);
    write_value(out, field->name);
    fprintf(out, " | %.*s | %s | ", STR_FMT(type), field->required ? "是" : "");
    write_cell(out, field->meaning);
    if (field->unique)
        fputs("；不得重复", out);
    for (size_t i = 0; i < count; i++) {
        fputs(i == 0 ? "。可写：" : "、", out);
        write_value(out, choices[i]);
    }
    fputs(" | ", out);
    if (example.length != 0)
        write_value(out, example);
    fputs(" |\n", out);
}

/* name is the way to the record: "项目 › 指标"; "" for the root. */
static void write_record(struct page *page, const struct field *holder,
                         const struct record_type *type, struct str name,
                         const struct guide_path *up)
{
    struct guide_path path = {.up = up, .type = type};
    FILE *out = page->out;
    if (holder != NULL) {
        fprintf(out, "\n## %.*s\n\n", STR_FMT(name));
        write_cell(out, holder->meaning);
        fprintf(out, "%s%s。\n",
                holder->kind == FIELD_LIST ? "（列表，每条如下" : "（记录",
                holder->required ? "，必填）" : "）");
    }
    fputs("\n| 键 | 类型 | 必填 | 含义 | 例 |\n|---|---|---|---|---|\n", out);
    if (holder == NULL) {
        fputs("| ", out);
        write_value(out, page->guide->pack_key);
        fputs(" | 文字 | 是 | 用哪一种表单 | ", out);
        write_value(out, page->guide->pack);
        fputs(" |\n", out);
    }
    for (size_t i = 0; i < type->field_count; i++)
        write_row(page, &type->fields[i], &path);
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (field->record == NULL || guide_recurs(&path, field->record))
            continue;
        struct str inner =
            str_format(page->arena, "%.*s%s%.*s", STR_FMT(name),
                       name.length != 0 ? " › " : "", STR_FMT(field->name));
        write_record(page, field, field->record, inner, &path);
    }
}

void guide_write_fields(const struct guide *guide, FILE *out)
{
    struct page page = {.guide = guide, .out = out, .arena = arena_new()};
    struct str file = guide->schema->file_key;
    fputs("# ", out);
    write_cell(out, guide->title);
    fputs("：描述的全部键\n\n表单 ", out);
    write_value(out, guide->pack);
    fputs("，版本 ", out);
    write_cell(out, guide->version);
    fprintf(out, "。本页由 `gongkai layouts %.*s --fields` 生成。\n\n",
            STR_FMT(guide->pack));
    fputs(
        "“必填”为空的可以不写。金额可带千位分隔，不得细于一分；编码为 3、5 或 7"
        " 位\n数字；日期如 `2024-02-18`；选项只能写所列的词。",
        out);
    if (file.length != 0)
        fprintf(out,
                "列表可以写成\n`{%.*s: 文件名}`，放在另一个 CSV、XLSX、YAML 或"
                " JSON 文件里。",
                STR_FMT(file));
    fputc('\n', out);
    write_record(&page, NULL, guide->schema->root, STR(""), NULL);
    arena_free(page.arena);
}
