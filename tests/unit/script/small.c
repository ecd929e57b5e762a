/* SPDX-License-Identifier: MIT
 *
 * A small pack with one of each thing, as a document: compared with
 * tests/data/pack-small/expected.dump. A deliberate change is accepted with
 * UPDATE_EXPECTED=1 in the environment.
 */
#include "test_script.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

#define SMALL SOURCE_FOLDER "/tests/data/pack-small"

struct small {
    struct arena *arena;
    struct diag_log *log;
    struct pack *pack;
    const struct budget *budget;
};

static struct small open_small(void)
{
    struct small small = {.arena = arena_new()};
    small.log = diag_log_new(small.arena);
    struct str path = STR(SMALL "/budget.yaml");
    small.pack = pack_open(&(struct pack_folders){.pack = STR(SMALL)},
                           &pack_default_limits, small.arena, small.log);
    assert_non_null(small.pack);
    small.budget = budget_build(
        reader_read(path, NOWHERE, NULL, small.arena, small.log),
        pack_schema(small.pack), NULL, 0, NULL, small.arena, small.log);
    assert_non_null(small.budget);
    return small;
}

static void close_small(struct small *small)
{
    pack_close(small->pack);
    arena_free(small->arena);
}

static struct str dump(struct small *small)
{
    const struct document *document =
        pack_run(small->pack, small->budget, small->log);
    diag_print(small->log, stderr, DIAG_ENGLISH, false);
    assert_int_equal(diag_count(small->log), 0);
    assert_non_null(document);
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    document_dump(document, out);
    fclose(out);
    struct str copy = str_copy(small->arena, (struct str){text, length});
    free(text);
    return copy;
}

static void document_is_as_expected(void **state)
{
    (void)state;
    struct small small = open_small();
    struct str found = dump(&small);
    struct str path = STR(SMALL "/expected.dump");
    if (getenv("UPDATE_EXPECTED") != NULL)
        assert_true(file_replace(path, found, small.log));
    struct str expected;
    assert_true(
        file_read(small.arena, path, 1 << 20, NOWHERE, small.log, &expected));
    assert_string_equal(found.data, expected.data);
    close_small(&small);
}

/* One run leaves nothing for the next. */
static void every_run_is_the_same(void **state)
{
    (void)state;
    struct small small = open_small();
    struct str first = dump(&small);
    assert_string_equal(first.data, dump(&small).data);
    close_small(&small);
}

static void positions_lead_to_the_budget(void **state)
{
    (void)state;
    struct small small = open_small();
    const struct document *document =
        pack_run(small.pack, small.budget, small.log);
    assert_non_null(document);
    const struct span *title = document->sections[0].blocks[1].paragraph.spans;
    assert_true(str_ends(title->at.file, STR("budget.yaml")));
    assert_int_equal(title->at.line, 1);
    const struct section *main = &document->sections[1];
    const struct table *table = &main->blocks[main->block_count - 1].table;
    assert_true(str_ends(table->at.file, STR("document.lua")));
    assert_int_equal(table->at.line, 26);
    assert_int_equal(table->body[0].at.line, 8);
    assert_int_equal(table->body[4].at.line, 57);
    close_small(&small);
}

int run_small_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_is_as_expected),
        cmocka_unit_test(every_run_is_the_same),
        cmocka_unit_test(positions_lead_to_the_budget),
    };
    return cmocka_run_group_tests_name("small", tests, NULL, NULL);
}
