/* SPDX-License-Identifier: MIT
 *
 * The proof that nothing is lost, by pages that are tampered with: each
 * mishap that typesetting could have must be INTERNAL, exit code 4.
 */
#include "table_case.h"

#include <string.h>

/* Two pages of a table with all that can stand in one, ready to tamper. */
struct proof_case {
    struct table_case test;
    struct layout layout;
    struct pages pages;
    struct page *page; /* page_count; items of its own */
};

static struct item *items_of(struct proof_case *proof, size_t page)
{
    return (struct item *)(uintptr_t)proof->page[page].items;
}

static void typeset(struct proof_case *proof, const struct document *document)
{
    struct layout *layout = &proof->layout;
    *layout = (struct layout){.setter = &proof->test.bench.setter,
                              .document = document,
                              .kept = proof->test.bench.arena};
    layout_measure(layout);
    contents_collect(layout);
    structure_build(layout);
    contents_break(layout);
    flow_place(layout);
    assert_false(contents_number(layout));
    proof->page = compose_pages(layout);
    proof->pages =
        (struct pages){.items = proof->page, .count = layout->page_count};
}

static void set_up(struct proof_case *proof)
{
    *proof = (struct proof_case){0};
    struct table_case *test = &proof->test;
    case_open(test);
    struct arena *arena = test->bench.arena;
    struct row *rows = case_rows(test, 30, 2);
    const char *const first[] = {"label^29", "one"};
    rows[0] = case_row(test, &test->cell, 2, first);
    for (size_t r = 1; r < 29; r++) {
        const char *const next[] = {NULL, "two\nlines"};
        rows[r] = case_row(test, &test->cell, 2, next);
    }
    struct table table = case_table(test, 2, rows, 30);
    table.title = case_text(test, &test->title, STR("title"));
    table.context[0] = case_text(test, &test->context, STR("unit"));
    struct paragraph *note = ARENA_NEW(arena, struct paragraph);
    *note = case_text(test, &test->note, STR("note"));
    table.notes = note;
    table.note_count = 1;
    struct block *blocks = ARENA_ARRAY(arena, 2, struct block);
    blocks[0] = case_line(test, &test->narrative, STR("text before"));
    blocks[1] = case_block(table);
    typeset(proof, case_document(test, blocks, 2));
    assert_int_equal(proof->pages.count, 3);
}

static int open_case(void **state)
{
    struct proof_case *proof = test_malloc(sizeof *proof);
    set_up(proof);
    *state = proof;
    return 0;
}

static int close_case(void **state)
{
    struct proof_case *proof = *state;
    case_close(&proof->test);
    test_free(proof);
    return 0;
}

/* The item of a text on a page. */
static struct item *find(struct proof_case *proof, size_t page,
                         const char *text)
{
    const struct item *found = page_find(&proof->page[page], text);
    assert_non_null(found);
    return &items_of(proof, page)[found - proof->page[page].items];
}

static void remove_item(struct proof_case *proof, size_t page,
                        struct item *item)
{
    struct item *end = items_of(proof, page) + proof->page[page].count--;
    memmove(item, item + 1, (size_t)(end - item - 1) * sizeof *item);
}

static void assert_good(struct proof_case *proof)
{
    proof_check(&proof->layout, &proof->pages);
    assert_int_equal(diag_count(proof->test.bench.log), 0);
}

/* Exactly one thing is wrong, and the program ends with 4 for it. */
static void assert_bad(struct proof_case *proof)
{
    proof_check(&proof->layout, &proof->pages);
    assert_int_equal(count_code(proof->test.bench.log, DIAG_INTERNAL), 1);
    assert_int_equal(diag_count(proof->test.bench.log), 1);
    assert_int_equal(diag_exit_code(proof->test.bench.log), 4);
}

static void untouched(void **state)
{
    assert_good(*state);
}

/* Whatever it is that is lost: paragraph, title, header, cell, note. */
static void lost(void **state)
{
    static const struct {
        size_t page;
        const char *text;
    } all[] = {{0, "text before"}, {0, "title"}, {0, "unit"}, {0, "H2"},
               {0, "label"},       {0, "one"},   {1, "two"},  {2, "lines"},
               {2, "r30a"},        {2, "note"}};
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        struct proof_case proof;
        set_up(&proof);
        remove_item(&proof, all[i].page,
                    find(&proof, all[i].page, all[i].text));
        assert_bad(&proof);
        case_close(&proof.test);
    }
}

/* The same cell again, on its page or on another. */
static void doubled(void **state)
{
    struct proof_case *proof = *state;
    const struct item twice = *find(proof, 0, "one");
    struct page *page = &proof->page[1];
    struct item *items =
        ARENA_ARRAY(proof->test.bench.arena, page->count + 1, struct item);
    memcpy(items, page->items, page->count * sizeof *items);
    items[page->count++] = twice;
    page->items = items;
    assert_bad(proof);
}

static void altered(void **state)
{
    struct proof_case *proof = *state;
    struct glyphs *glyphs = &find(proof, 0, "one")->glyphs;
    glyphs->text = STR("ome");
    assert_bad(proof);
}

/* Two lines of a cell in the wrong order. */
static void out_of_order(void **state)
{
    struct proof_case *proof = *state;
    struct item *first = find(proof, 0, "two"), *second = first + 1;
    assert_int_equal(first->element, second->element);
    struct item kept = *first;
    *first = *second;
    *second = kept;
    assert_bad(proof);
}

/* The text is said to be there, but nothing is drawn; or not all of it. */
static void without_glyphs(void **state)
{
    struct proof_case *proof = *state;
    find(proof, 0, "one")->glyphs.count = 0;
    assert_bad(proof);
}

static void without_its_last_glyph(void **state)
{
    struct proof_case *proof = *state;
    find(proof, 0, "one")->glyphs.count--;
    assert_bad(proof);
}

/* A repeated label or header that is not marked as such. */
static void repeat_unmarked(void **state)
{
    struct proof_case *proof = *state;
    struct item *again = find(proof, 1, "H1");
    assert_int_equal(again->artifact, ARTIFACT_PAGINATION);
    again->artifact = ARTIFACT_NONE;
    again->element = find(proof, 0, "H1")->element;
    assert_bad(proof);
}

static void neither_element_nor_artifact(void **state)
{
    struct proof_case *proof = *state;
    find(proof, 1, "H1")->artifact = ARTIFACT_NONE;
    assert_bad(proof);
}

static void both_element_and_artifact(void **state)
{
    struct proof_case *proof = *state;
    find(proof, 0, "one")->artifact = ARTIFACT_LAYOUT;
    assert_bad(proof);
}

static void element_unknown(void **state)
{
    struct proof_case *proof = *state;
    find(proof, 0, "one")->element = UINT32_MAX;
    assert_bad(proof);
}

/* A cell that the structure has forgotten, on no page either. */
static void without_element(void **state)
{
    struct proof_case *proof = *state;
    struct item *item = find(proof, 0, "one");
    proof->layout.sources[item->element] = NULL;
    remove_item(proof, 0, item);
    assert_bad(proof);
}

/* Two cells that show each other's text. */
static void exchanged(void **state)
{
    struct proof_case *proof = *state;
    struct item *one = find(proof, 0, "H1"), *other = find(proof, 0, "H2");
    uint32_t element = one->element;
    one->element = other->element;
    other->element = element;
    proof_check(&proof->layout, &proof->pages);
    assert_int_equal(count_code(proof->test.bench.log, DIAG_INTERNAL), 2);
}

int run_proof_tests(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_case, close_case)
    const struct CMUnitTest tests[] = {
        CASE(untouched),
        cmocka_unit_test(lost),
        CASE(doubled),
        CASE(altered),
        CASE(out_of_order),
        CASE(without_glyphs),
        CASE(without_its_last_glyph),
        CASE(repeat_unmarked),
        CASE(neither_element_nor_artifact),
        CASE(both_element_and_artifact),
        CASE(element_unknown),
        CASE(without_element),
        CASE(exchanged),
    };
    return cmocka_run_group_tests_name("proof", tests, NULL, NULL);
}
