/* SPDX-License-Identifier: MIT */
#include "test_budget.h"

#include "budget/guide.h"
#include "budget/guide_private.h"
#include "build_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The schema of build_case.h has a record with a list of its own kind, which
 * no pack can make. */
static struct guide guide_of(const struct schema *schema)
{
    return (struct guide){.schema = schema,
                          .pack = STR("某-表单"),
                          .title = STR("题"),
                          .version = STR("1"),
                          .pack_key = STR("表单")};
}

static const char *written(struct arena *arena, const struct guide *guide,
                           void (*write)(const struct guide *, FILE *))
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    write(guide, out);
    fclose(out);
    const char *copy = str_c(arena, (struct str){text, length});
    free(text);
    return copy;
}

static int count_of(const char *text, const char *part)
{
    int count = 0;
    while ((text = strstr(text, part)) != NULL) {
        count++;
        text++;
    }
    return count;
}

static void lists_of_their_own_kind_end(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct guide guide = guide_of(&build_schema);
    const char *schema = written(arena, &guide, guide_write_schema);
    assert_int_equal(count_of(schema, "\"title\": \"枝\""), 1);
    assert_non_null(strstr(schema, "urn:gongkai:layout:%E6%9F%90-"));
    const char *fields = written(arena, &guide, guide_write_fields);
    assert_int_equal(count_of(fields, "\n| `枝` |"), 1);
    size_t count;
    const struct file_content *files =
        guide_template(&guide, STR("a"), STR("b"), arena, &count);
    assert_int_equal(count, 3);
    assert_true(str_equal(files[0].path, STR("a/b.yaml")));
    assert_true(str_equal(files[1].path, STR("a/某-表单.schema.json")));
    assert_true(str_equal(files[2].path, STR("a/明细.csv")));
    const char *text = str_c(arena, files[0].content);
    assert_non_null(strstr(text, "\n树:\n  - 名:\n    枝:\n"));
    /* Nothing but what is required is missing; the CSV file is not there. */
    const char *found = build_text(arena, "/nowhere/b.yaml", text);
    assert_int_equal(count_of(found, "\n"), 2);
    assert_non_null(strstr(found, "FIELD_MISSING 18:1 缺少“名称”（描述）\n"));
    assert_non_null(strstr(found, "FILE_UNREADABLE "));
    arena_free(arena);
}

/* Without a key for files there is but the description. */
static void no_files(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct schema schema = {.root = build_schema.root};
    struct guide guide = guide_of(&schema);
    size_t count;
    const struct file_content *files =
        guide_template(&guide, STR("."), STR("b"), arena, &count);
    assert_int_equal(count, 2);
    const char *text = str_c(arena, files[0].content);
    assert_non_null(strstr(text, "\n明细:\n  - 编码:\n    金额:\n"));
    assert_null(strstr(text, "CSV"));
    const char *page = written(arena, &guide, guide_write_fields);
    assert_null(strstr(page, "CSV"));
    const char *json = written(arena, &guide, guide_write_schema);
    assert_null(strstr(json, "\"array\", \"object\""));
    arena_free(arena);
}

/* The nearest record with a unit tells it. */
static void units_of_amounts(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const struct field amount = {.kind = FIELD_AMOUNT};
    static const struct field near = {.name = STR_INIT("近"),
                                      .kind = FIELD_UNIT};
    static const struct record_type none = {.fields = &amount,
                                            .field_count = 1};
    static const struct record_type own = {.fields = &near, .field_count = 1};
    struct guide_path root = {NULL, build_schema.root};
    struct guide_path inner = {&root, &own};
    struct guide_path deep = {&inner, &none};
    struct guide_path alone = {NULL, &none};
    assert_string_equal(str_c(arena, guide_type(&amount, &root, arena)),
                        "金额，单位依“金额单位”");
    assert_string_equal(str_c(arena, guide_type(&amount, &deep, arena)),
                        "金额，单位依“近”");
    assert_string_equal(str_c(arena, guide_type(&amount, &alone, arena)),
                        "金额，单位万元");
    arena_free(arena);
}

int guide_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_their_own_kind_end),
        cmocka_unit_test(no_files),
        cmocka_unit_test(units_of_amounts),
    };
    return cmocka_run_group_tests_name("guide", tests, NULL, NULL);
}
