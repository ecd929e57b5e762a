/* SPDX-License-Identifier: MIT */
#include "build_case.h"

#include "test_budget.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct field row_fields[] = {
    {.name = STR_INIT("编码"),
     .id = STR_INIT("code"),
     .kind = FIELD_CODE,
     .required = true,
     .unique = true,
     .meaning = STR_INIT("行的编码")},
    {.name = STR_INIT("金额"), .id = STR_INIT("amount"), .kind = FIELD_AMOUNT},
    {.name = STR_INIT("说明"),
     .id = STR_INIT("remark"),
     .kind = FIELD_TEXT,
     .unique = true},
};
static const struct record_type row_type = {STR_INIT("行"), row_fields, 3};

static const struct field inner_fields[] = {
    {.name = STR_INIT("数"),
     .id = STR_INIT("number"),
     .kind = FIELD_INTEGER,
     .required = true},
    {.name = STR_INIT("额"), .id = STR_INIT("amount"), .kind = FIELD_AMOUNT},
    {.name = STR_INIT("单位"), .id = STR_INIT("unit"), .kind = FIELD_UNIT},
};
static const struct record_type inner_type = {STR_INIT("内"), inner_fields, 3};

/* A record with a list of its own kind: files may name files. */
static const struct record_type tree_type;
static const struct field tree_fields[] = {
    {.name = STR_INIT("名"), .id = STR_INIT("name"), .kind = FIELD_TEXT},
    {.name = STR_INIT("枝"),
     .id = STR_INIT("branches"),
     .kind = FIELD_LIST,
     .record = &tree_type},
};
static const struct record_type tree_type = {STR_INIT("树"), tree_fields, 2};

static const struct str choices[] = {STR_INIT("甲"), STR_INIT("乙")};

static const struct field root_fields[] = {
    {.name = STR_INIT("名称"),
     .id = STR_INIT("name"),
     .kind = FIELD_TEXT,
     .required = true},
    {.name = STR_INIT("年度"), .id = STR_INIT("year"), .kind = FIELD_INTEGER},
    {.name = STR_INIT("总额"), .id = STR_INIT("total"), .kind = FIELD_AMOUNT},
    {.name = STR_INIT("金额单位"), .id = STR_INIT("unit"), .kind = FIELD_UNIT},
    {.name = STR_INIT("日期"), .id = STR_INIT("date"), .kind = FIELD_DATE},
    {.name = STR_INIT("类别"),
     .id = STR_INIT("choice"),
     .kind = FIELD_CHOICE,
     .choices = choices,
     .choice_count = 2},
    {.name = STR_INIT("内容"),
     .id = STR_INIT("inner"),
     .kind = FIELD_RECORD,
     .record = &inner_type},
    {.name = STR_INIT("明细"),
     .id = STR_INIT("rows"),
     .kind = FIELD_LIST,
     .record = &row_type},
    {.name = STR_INIT("树"),
     .id = STR_INIT("tree"),
     .kind = FIELD_LIST,
     .record = &tree_type},
};
static const struct record_type root_type = {STR_INIT("描述"), root_fields, 9};

const struct schema build_schema = {&root_type, STR_INIT("文件"),
                                    STR_INIT("工作表"), STR_INIT("筛选")};

const char *build_text(struct arena *arena, const char *path,
                       const char *description)
{
    static const struct str ignored[] = {STR_INIT("表单")};
    struct diag_log *log = diag_log_new(arena);
    struct arena *values = arena_new();
    const struct value *value =
        reader_parse_yaml(str_from(description), str_from(path), values, log);
    assert_non_null(value);
    const struct budget *budget =
        budget_build(value, &build_schema, ignored, 1, NULL, arena, log);
    assert_int_equal(budget == NULL, diag_error_count(log) != 0);
    arena_reset(values); /* a budget keeps nothing of them */
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    if (budget != NULL)
        budget_dump(budget, out);
    fputs(diagnostics(arena, log), out);
    fclose(out);
    const char *copy = str_c(arena, (struct str){text, size});
    free(text);
    arena_free(values);
    return copy;
}

void check_build_cases(const struct build_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        const char *found = build_text(arena, "t.yaml", cases[i].description);
        if (strcmp(found, cases[i].expected) != 0)
            fail_msg("description:\n%s\nfound:\n%sexpected:\n%s",
                     cases[i].description, found, cases[i].expected);
        arena_free(arena);
    }
}
