/* SPDX-License-Identifier: MIT
 *
 * The proof of the figures, by a table and a sentence of known amounts, and by
 * pages that are tampered with.
 */
#include "table_case.h"

#include "typeset/figures_private.h"

#include <string.h>

/*
 * Stated: 1.50, 2.25, 4.00 yuan. The table, on its pages:
 *
 *     H1        H2      H3
 *     first     1.50    -
 *     ...       (rows without figures)
 *     last      3.75    (a sum)
 *
 * and the sentence "sum 3.75元, 40%, 9.00元" that two of them were put into.
 */
struct figures_case {
    struct table_case test;
    struct trace trace;
    struct stated_amount amounts[3];
    struct trace_pair pairs[2];
    struct trace_print prints[3];
    struct trace_words words[1];
    struct layout layout;
    struct pages pages;
    struct page *page;
};

enum { ROWS = 30, SUM = 4, PERCENT = 5 };

static void set_figure(struct table_case *test, struct row *row, size_t column,
                       const char *text, money_t amount, uint32_t origin)
{
    struct arena *arena = test->bench.arena;
    struct cell *cells = ARENA_ARRAY(arena, row->cell_count, struct cell);
    memcpy(cells, row->cells, row->cell_count * sizeof *cells);
    cells[0].kind = CELL_ROW_HEADER;
    struct cell_figure *figure = ARENA_NEW(arena, struct cell_figure);
    *figure = (struct cell_figure){
        .amount = amount,
        .origin = origin,
        .format = {.unit = MONEY_YUAN, .decimals = 2},
    };
    cells[column].figure = figure;
    cells[column].content = case_text(test, &test->figure, str_from(text));
    row->cells = cells;
}

static void fill_trace(struct figures_case *c)
{
    const money_t stated[] = {150, 225, 400};
    for (size_t i = 0; i < 3; i++)
        c->amounts[i] = (struct stated_amount){.name = STR("amount"),
                                               .text = STR("stated"),
                                               .amount = stated[i],
                                               .read = true};
    c->pairs[0] = (struct trace_pair){1, 2};   /* SUM */
    c->pairs[1] = (struct trace_pair){SUM, 3}; /* PERCENT */
    const struct money_format format = {.unit = MONEY_YUAN, .decimals = 2};
    c->prints[0] = (struct trace_print){STR("3.75"), 375, format, SUM, false};
    c->prints[1] = (struct trace_print){STR("40"), 0, format, PERCENT, true};
    c->prints[2] = (struct trace_print){STR("9.00"), 900, format, 0, false};
    c->trace = (struct trace){
        .amounts = c->amounts,
        .amount_count = 3,
        .pairs = c->pairs,
        .pair_count = 2,
        .prints = c->prints,
        .print_count = 3,
        .words = c->words,
        .words_count = 1,
    };
}

static void typeset(struct figures_case *c, const struct document *document)
{
    struct layout *layout = &c->layout;
    *layout = (struct layout){.setter = &c->test.bench.setter,
                              .document = document,
                              .kept = c->test.bench.arena,
                              .proves = true};
    layout_measure(layout);
    contents_collect(layout);
    structure_build(layout);
    contents_break(layout);
    flow_place(layout);
    assert_false(contents_number(layout));
    c->page = compose_pages(layout);
    c->pages = (struct pages){.items = c->page, .count = layout->page_count};
}

/* first: the text of the first figure, with its amount. */
static void set_up(struct figures_case *c, const char *first, money_t amount)
{
    *c = (struct figures_case){0};
    struct table_case *test = &c->test;
    case_open(test);
    struct arena *arena = test->bench.arena;
    struct row *rows = case_rows(test, ROWS, 3);
    set_figure(test, &rows[0], 1, first, amount, 1);
    set_figure(test, &rows[0], 2, "", 0, 0);
    set_figure(test, &rows[ROWS - 1], 1, "3.75", 375, SUM);
    struct table table = case_table(test, 3, rows, ROWS);
    table.title = case_text(test, &test->title, STR("title"));
    struct block *blocks = ARENA_ARRAY(arena, 2, struct block);
    blocks[0] = case_block(table);
    blocks[1] = case_line(test, &test->narrative,
                          STR("before. sum 3.75元, 40%, 3.75 in 2024, 9.00元"));
    fill_trace(c);
    c->words[0] = (struct trace_words){
        .spans = blocks[1].paragraph.spans, .print_count = 2, .filled = true};
    struct document *document = ARENA_NEW(arena, struct document);
    *document = *case_document(test, blocks, 2);
    document->trace = &c->trace;
    typeset(c, document);
}

static int open_case(void **state)
{
    struct figures_case *c = test_malloc(sizeof *c);
    set_up(c, "1.50", 150);
    *state = c;
    return 0;
}

static int close_case(void **state)
{
    struct figures_case *c = *state;
    case_close(&c->test);
    test_free(c);
    return 0;
}

static struct item *find(struct figures_case *c, size_t page, const char *text)
{
    const struct item *found = page_find(&c->page[page], text);
    assert_non_null(found);
    return (struct item *)(uintptr_t)found;
}

static void assert_figure(const struct proof_figure *figure,
                          enum proof_kind kind, const char *text,
                          const char *place, size_t stated, size_t parts,
                          size_t page)
{
    struct arena *arena = arena_new();
    assert_string_equal(str_c(arena, figure->text), text);
    assert_int_equal(figure->kind, kind);
    assert_string_equal(
        str_c(arena,
              str_format(arena, "%.*s|%.*s|%.*s|%.*s", STR_FMT(figure->table),
                         STR_FMT(figure->row), STR_FMT(figure->column),
                         STR_FMT(figure->words))),
        place);
    assert_int_equal(figure->stated, stated);
    assert_int_equal(figure->parts, parts);
    assert_int_equal(figure->page, page);
    arena_free(arena);
}

static void all_is_found(void **state)
{
    struct figures_case *c = *state;
    const struct proof *proof = proof_figures(&c->layout, &c->pages);
    assert_int_equal(diag_count(c->test.bench.log), 0);
    assert_int_equal(proof->figure_count, 7);
    const struct proof_figure *f = proof->figures;
    assert_figure(&f[0], PROOF_FIGURE, "1.50", "title|r1a|H2|", 1, 1, 0);
    assert_figure(&f[1], PROOF_FIGURE, "", "title|r1a|H3|", 0, 0, 0);
    assert_true(f[1].blank && !f[0].blank);
    assert_figure(&f[2], PROOF_FIGURE, "3.75", "title|r30a|H2|", 0, 2, 1);
    const char *sentence = "title|||before. sum 3.75…";
    assert_figure(&f[3], PROOF_FIGURE, "3.75", sentence, 0, 2, 1);
    assert_figure(&f[4], PROOF_PERCENT, "40%", sentence, 0, 3, 1);
    /* printed for this sentence, though without its unit; a year was not */
    assert_figure(&f[5], PROOF_FIGURE, "3.75", sentence, 0, 2, 1);
    /* printed later only */
    assert_figure(&f[6], PROOF_WORDS, "9.00", sentence, 0, 0, 1);
}

static void amounts_are_accounted_for(void **state)
{
    struct figures_case *c = *state;
    const struct proof *proof = proof_figures(&c->layout, &c->pages);
    assert_int_equal(proof->amount_count, 3);
    /* itself; into the sum three times and the percentage */
    assert_int_equal(proof->amounts[0].printed, 1);
    assert_int_equal(proof->amounts[0].counted, 4);
    assert_int_equal(proof->amounts[0].figure, 0);
    /* into the sum: nearer than the percentage */
    assert_int_equal(proof->amounts[1].printed, 0);
    assert_int_equal(proof->amounts[1].counted, 4);
    assert_int_equal(proof->amounts[1].figure, 2);
    /* into the percentage alone */
    assert_int_equal(proof->amounts[2].counted, 1);
    assert_int_equal(proof->amounts[2].figure, 4);
}

static void a_lost_amount_is_told(void **state)
{
    struct figures_case *c = *state;
    c->prints[1].origin = SUM; /* not of amount 3 any more */
    const struct proof *proof = proof_figures(&c->layout, &c->pages);
    assert_int_equal(proof->amounts[2].counted, 0);
    assert_int_equal(count_code(c->test.bench.log, DIAG_AMOUNT_UNPRINTED), 1);
    assert_int_equal(diag_count(c->test.bench.log), 1);
}

/* A zero is no loss, nor one that the pack did not ask for: it was told. */
static void no_loss(void **state)
{
    struct figures_case *c = *state;
    c->prints[1].origin = SUM;
    c->amounts[2].read = false;
    proof_figures(&c->layout, &c->pages);
    assert_int_equal(diag_count(c->test.bench.log), 0);
    c->amounts[2].read = true;
    c->amounts[2].amount = 0;
    proof_figures(&c->layout, &c->pages);
    assert_int_equal(diag_count(c->test.bench.log), 0);
}

static void assert_bad(struct figures_case *c)
{
    proof_figures(&c->layout, &c->pages);
    assert_int_equal(count_code(c->test.bench.log, DIAG_INTERNAL), 1);
    assert_int_equal(diag_exit_code(c->test.bench.log), 4);
}

static void digit_changed(void **state)
{
    struct figures_case *c = *state;
    find(c, 0, "1.50")->glyphs.text = STR("1.60");
    assert_bad(c);
}

static void sign_lost(void **state)
{
    struct figures_case *c = *state;
    (void)state;
    case_close(&c->test);
    set_up(c, "-1.50", -150);
    proof_figures(&c->layout, &c->pages);
    assert_int_equal(count_code(c->test.bench.log, DIAG_INTERNAL), 0);
    struct glyphs *glyphs = &find(c, 0, "-1.50")->glyphs;
    glyphs->items++;
    glyphs->count--;
    assert_bad(c);
}

static void glyph_lost(void **state)
{
    struct figures_case *c = *state;
    find(c, 1, "3.75")->glyphs.count--;
    assert_bad(c);
}

static void figure_lost(void **state)
{
    struct figures_case *c = *state;
    find(c, 0, "1.50")->glyphs.count = 0;
    assert_bad(c);
}

/* A blank zero's place is taken by another figure. */
static void blank_taken(void **state)
{
    struct figures_case *c = *state;
    struct item *item = find(c, 0, "r2c");
    item->element = find(c, 0, "1.50")->element + 1;
    item->glyphs.text = STR("7.5");
    assert_bad(c);
}

static void figures_exchanged(void **state)
{
    struct figures_case *c = *state;
    uint32_t other = find(c, 1, "3.75")->element;
    struct item *one = find(c, 0, "1.50");
    find(c, 1, "3.75")->element = one->element;
    one->element = other;
    proof_figures(&c->layout, &c->pages);
    assert_int_equal(count_code(c->test.bench.log, DIAG_INTERNAL), 2);
}

/* In a sentence: some digit is another one. */
static void words_changed(void **state)
{
    struct figures_case *c = *state;
    struct page *page = &c->page[1];
    uint32_t element = 0;
    for (size_t i = 0; i < page->count; i++) {
        struct item *item = (struct item *)(uintptr_t)&page->items[i];
        if (item->kind != ITEM_GLYPHS ||
            str_find(item->glyphs.text, STR("40%"), 0) == SIZE_MAX)
            continue;
        element = item->element;
        struct str copy = str_copy(c->test.bench.arena, item->glyphs.text);
        size_t at = str_find(copy, STR("40%"), 0);
        ((char *)(uintptr_t)copy.data)[at + 1] = '1';
        item->glyphs.text = copy;
    }
    assert_int_not_equal(element, 0);
    assert_bad(c);
}

/* The document itself says another amount than it has: a mistake of the pack,
 * not of the program. */
static void document_differs(void **state)
{
    static const struct {
        const char *text;
        money_t amount;
    } wrong[] = {{"1.51", 150},
                 {"1.50", -150},
                 {"", 150},
                 {"-", 150},
                 {"1.50 or so", 150}};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct figures_case c;
        set_up(&c, wrong[i].text, wrong[i].amount);
        c.amounts[0].amount = 0;
        proof_figures(&c.layout, &c.pages);
        assert_int_equal(count_code(c.test.bench.log, DIAG_FIGURE_DIFFERS), 1);
        assert_int_equal(diag_count(c.test.bench.log), 1);
        case_close(&c.test);
    }
}

static void numbers_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *all; /* of each number: with its sign, then what it is */
    } cases[] = {
        {"", ""},
        {"none", ""},
        {"2024年12.50万元", "2024- 12.50w "},
        {"1,234.50元，5元", "1,234.50y 5y "},
        {"1,23 12,345,678", "1- 23- 12,345,678- "},
        {"增长5.2%、6％", "5.2% 6% "},
        {"△3.00万元 (4.00)万元 （5.00）元", "△3.00w (4.00)w （5.00）y "},
        {"8 万元", "8w "},
        {"3.", "3- "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *arena = arena_new();
        struct builder found = {.arena = arena};
        struct str text = str_from(cases[i].text);
        size_t offset = 0;
        struct printed_number number;
        while (printed_next(text, &offset, &number)) {
            builder_add(&found, str_slice(text, number.sign, number.sign_end));
            builder_add_char(&found, number.is_percent          ? '%'
                                     : !number.has_unit         ? '-'
                                     : number.unit == MONEY_WAN ? 'w'
                                                                : 'y');
            builder_add_char(&found, ' ');
        }
        assert_string_equal(str_c(arena, builder_str(&found)), cases[i].all);
        arena_free(arena);
    }
}

int run_figures_tests(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_case, close_case)
    const struct CMUnitTest tests[] = {
        CASE(all_is_found),
        CASE(amounts_are_accounted_for),
        CASE(a_lost_amount_is_told),
        CASE(no_loss),
        CASE(digit_changed),
        CASE(sign_lost),
        CASE(glyph_lost),
        CASE(figure_lost),
        CASE(blank_taken),
        CASE(figures_exchanged),
        CASE(words_changed),
        cmocka_unit_test(document_differs),
        cmocka_unit_test(numbers_in_words),
    };
    return cmocka_run_group_tests_name("figures", tests, NULL, NULL);
}
