/* SPDX-License-Identifier: MIT
 *
 * Random tables over many pages, with all that a table has on each of them:
 * sums of amounts, its title again, pages of another form, columns divided
 * into strips. What must stand on a page is worked out here from the rows that
 * stand there: in order, to the last digit, and nothing else.
 */
#include "table_random.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { ROUNDS = 600, SEEDS = 3, COLUMNS = 10, ROWS = 60, TEXTS = 64 };

struct plan {
    struct table_case *test;
    struct dice *dice;
    int round;
    size_t columns, rows, key, group_count;
    uint16_t groups[COLUMNS];
    struct column widths[COLUMNS];
    int64_t amounts[ROWS][COLUMNS]; /* fen; 0: the cell has none */
    bool sums[COLUMNS];             /* the page rows have a sum there */
    bool page_rows[PAGE_ROW_KINDS];
    bool title, total;
    struct table_style style;
    struct page_form wide;        /* of the table, if it has one */
    const struct page_form *form; /* that it should get */
    size_t strips;                /* that it should have */
};

static const char *const labels[PAGE_ROW_KINDS] = {"承前页", "本页小计",
                                                   "过次页"};

/* ---- making one ---- */

static length_t width_of(const struct plan *plan, size_t from, size_t to)
{
    length_t width = 0;
    for (size_t c = from; c < to; c++)
        width += plan->widths[c].width;
    return width;
}

/* In how few strips do the groups fit? Columns are fixed, so that each strip
 * takes all that it can hold. 0: one group is too wide. */
static size_t strips_in(const struct plan *plan, length_t width)
{
    length_t room = width - width_of(plan, 0, plan->key), left = room;
    size_t strips = 1, from = plan->key;
    for (size_t g = 0; g < plan->group_count; g++) {
        length_t group = width_of(plan, from, from + plan->groups[g]);
        if (group > room)
            return 0;
        if (group > left) {
            strips++;
            left = room;
        }
        left -= group;
        from += plan->groups[g];
    }
    return strips;
}

static struct page_form random_form(struct plan *plan, length_t least)
{
    struct page_form form = plan->test->form;
    form.width =
        form.left + form.right + least + (length_t)roll(plan->dice, 500000);
    form.height = form.top + form.bottom + 11 * UNIT +
                  (length_t)roll(plan->dice, 10 * UNIT);
    return form;
}

static void make_columns(struct plan *plan)
{
    struct dice *dice = plan->dice;
    plan->columns = 2 + roll(dice, COLUMNS - 1);
    plan->key = roll(dice, 3) % plan->columns;
    length_t widest = 0;
    for (size_t c = 0; c < plan->columns; c++) {
        plan->widths[c] = (struct column){
            .kind = WIDTH_FIXED, .width = 80000 + (length_t)roll(dice, 40000)};
        plan->sums[c] = c > 0 && chance(dice, 2);
    }
    for (size_t c = plan->key; c < plan->columns;) {
        size_t size = 1 + roll(dice, 3);
        size = size > plan->columns - c ? plan->columns - c : size;
        widest = length_max(widest, width_of(plan, c, c + size));
        plan->groups[plan->group_count++] = (uint16_t)size;
        c += size;
    }
    length_t least = width_of(plan, 0, plan->key) + widest;
    plan->test->form = random_form(plan, least);
    plan->wide = random_form(plan, least);
}

static const struct page_form *choose_form(struct plan *plan, bool has_wide)
{
    const struct page_form *forms[] = {&plan->test->form, &plan->wide};
    length_t all = width_of(plan, 0, plan->columns);
    plan->strips = 1;
    for (int i = 0; i < (has_wide ? 2 : 1); i++)
        if (all <= forms[i]->width - forms[i]->left - forms[i]->right)
            return forms[i];
    const struct page_form *last = forms[has_wide ? 1 : 0];
    plan->strips = strips_in(plan, last->width - last->left - last->right);
    return last;
}

static struct cell *cells_of(struct plan *plan, struct row *row)
{
    row->cells =
        ARENA_ARRAY(plan->test->bench.arena, plan->columns, struct cell);
    row->cell_count = plan->columns;
    row->least_height = UNIT;
    struct cell *cells = (struct cell *)(uintptr_t)row->cells;
    for (size_t c = 0; c < plan->columns; c++)
        cells[c] = (struct cell){
            .column = (uint16_t)c,
            .colspan = 1,
            .rowspan = 1,
            .content = {.style = &plan->test->cell},
        };
    return cells;
}

static struct row *make_rows(struct plan *plan)
{
    struct arena *arena = plan->test->bench.arena;
    struct dice *dice = plan->dice;
    plan->rows = 1 + roll(dice, ROWS);
    struct row *rows = ARENA_ARRAY(arena, plan->rows, struct row);
    for (size_t r = 0; r < plan->rows; r++) {
        struct cell *cells = cells_of(plan, &rows[r]);
        for (size_t c = 0; c < plan->columns; c++) {
            cells[c].content = case_text(plan->test, &plan->test->cell,
                                         str_format(arena, "R%zuC%zu", r, c));
            if (chance(dice, 4))
                continue;
            struct cell_figure *figure = ARENA_NEW(arena, struct cell_figure);
            figure->amount = (int64_t)roll(dice, 10000000) - 2000000;
            plan->amounts[r][c] = figure->amount;
            cells[c].figure = figure;
        }
        rows[r].keep_with_next = chance(dice, 9);
    }
    plan->total = chance(dice, 2);
    rows[plan->rows - 1].is_total = plan->total;
    return rows;
}

static const struct row *make_page_row(struct plan *plan, int kind)
{
    struct arena *arena = plan->test->bench.arena;
    struct row *row = ARENA_NEW(arena, struct row);
    struct cell *cells = cells_of(plan, row);
    cells[0].content =
        case_text(plan->test, &plan->test->cell, str_from(labels[kind]));
    for (size_t c = 0; c < plan->columns; c++) {
        if (!plan->sums[c])
            continue;
        struct cell_figure *figure = ARENA_NEW(arena, struct cell_figure);
        *figure = (struct cell_figure){
            .is_sum = true, .format = {.unit = MONEY_YUAN, .decimals = 2}};
        cells[c].figure = figure;
        cells[c].content.style = &plan->test->figure;
    }
    return row;
}

static struct table make_table(struct plan *plan)
{
    struct dice *dice = plan->dice;
    struct arena *arena = plan->test->bench.arena;
    make_columns(plan);
    plan->style = plan->test->style;
    plan->style.least_scale = 1000;
    bool again = chance(dice, 2), has_wide = chance(dice, 2);
    plan->style.title_continued = again ? STR("（续表）") : STR("");
    plan->form = choose_form(plan, has_wide);
    struct row *header = ARENA_NEW(arena, struct row);
    struct cell *cells = cells_of(plan, header);
    for (size_t c = 0; c < plan->columns; c++)
        cells[c].content = case_text(plan->test, &plan->test->cell,
                                     str_format(arena, "H%zu", c));
    struct table table = {
        .style = &plan->style,
        .columns = plan->widths,
        .column_count = plan->columns,
        .header = header,
        .header_count = 1,
        .body = make_rows(plan),
        .body_count = plan->rows,
        .wide = {.form = has_wide ? &plan->wide : NULL,
                 .key = plan->key,
                 .groups = plan->groups,
                 .group_count = plan->group_count},
    };
    plan->title = chance(dice, 2);
    if (plan->title)
        table.title = case_text(plan->test, &plan->test->title, STR("T"));
    for (int kind = 0; kind < PAGE_ROW_KINDS; kind++) {
        plan->page_rows[kind] = chance(dice, 2);
        if (plan->page_rows[kind])
            table.page_rows[kind] = make_page_row(plan, kind);
    }
    return table;
}

/* ---- what stands on a page ---- */

/* The texts of a page in the order in which they are read. */
struct reading {
    struct str texts[TEXTS * COLUMNS];
    size_t count;
};

static void expect(struct reading *reading, struct str text)
{
    assert_true(reading->count < sizeof reading->texts / sizeof(struct str));
    reading->texts[reading->count++] = text;
}

/* A strip and a range of rows. */
struct extent {
    size_t from, to;  /* columns behind the key */
    size_t row, rows; /* of the body */
};

static bool stands(const struct plan *plan, const struct extent *extent,
                   size_t column)
{
    return column < plan->key ||
           (column >= extent->from && column < extent->to);
}

/* row: of the body, SIZE_MAX of the header. */
static void expect_row(struct plan *plan, struct reading *reading,
                       const struct extent *extent, size_t row)
{
    struct arena *arena = plan->test->bench.arena;
    for (size_t c = 0; c < plan->columns; c++) {
        struct builder text = {.arena = arena};
        if (!stands(plan, extent, c))
            continue;
        if (row == SIZE_MAX)
            builder_format(&text, "H%zu", c);
        else
            builder_format(&text, "R%zuC%zu", row, c);
        expect(reading, builder_str(&text));
    }
}

/* A page row with the amounts of the rows [from, to). */
static void expect_sums(struct plan *plan, struct reading *reading,
                        const struct extent *extent, int kind, size_t from,
                        size_t to)
{
    if (!plan->page_rows[kind])
        return;
    for (size_t c = 0; c < plan->columns; c++) {
        if (!stands(plan, extent, c))
            continue;
        int64_t sum = 0;
        for (size_t r = from; r < to; r++)
            sum += plan->amounts[r][c];
        int64_t size = sum < 0 ? -sum : sum;
        if (c == 0)
            expect(reading, str_from(labels[kind]));
        else if (plan->sums[c])
            expect(reading,
                   str_format(plan->test->bench.arena,
                              "%s%" PRId64 ".%02" PRId64, sum < 0 ? "-" : "",
                              size / 100, size % 100));
    }
}

static void expect_page(struct plan *plan, struct reading *reading,
                        const struct extent *extent, bool first_of_all)
{
    size_t end = extent->row + extent->rows;
    bool first = extent->row == 0, last = end == plan->rows;
    if (first_of_all && plan->title)
        expect(reading, STR("T"));
    if (!first_of_all && plan->title && plan->style.title_continued.length > 0)
        expect(reading, STR("T（续表）"));
    expect_row(plan, reading, extent, SIZE_MAX);
    if (!first)
        expect_sums(plan, reading, extent, PAGE_ROW_BROUGHT, 0, extent->row);
    size_t above = last && plan->total ? end - 1 : end;
    for (size_t r = extent->row; r <= end; r++) {
        if (r == above && !(first && last))
            expect_sums(plan, reading, extent, PAGE_ROW_SUBTOTAL, extent->row,
                        end);
        if (r < end)
            expect_row(plan, reading, extent, r);
    }
    if (!last)
        expect_sums(plan, reading, extent, PAGE_ROW_CARRIED, 0, end);
}

/* ---- what is found there ---- */

static bool is_row_of(struct str text, size_t row, struct arena *arena)
{
    return str_starts(text, str_format(arena, "R%zuC", row));
}

/* How many rows of the body from row on stand on the page? */
static size_t rows_found(struct plan *plan, const struct page *page, size_t row)
{
    size_t end = row;
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == ITEM_GLYPHS &&
            is_row_of(page->items[i].glyphs.text, end, plan->test->bench.arena))
            end++;
    return end - row;
}

static void check_page(struct plan *plan, const struct page *page, size_t p,
                       const struct extent *extent)
{
    struct reading *wanted = ARENA_NEW(plan->test->bench.arena, struct reading);
    expect_page(plan, wanted, extent, p == 0);
    size_t next = 0;
    bool first_strip = extent->from == plan->key;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        struct str text = item->glyphs.text;
        if (item->kind != ITEM_GLYPHS)
            continue;
        if (next == wanted->count || !str_equal(text, wanted->texts[next]))
            fail_msg(
                "round %d, page %zu: “%.*s” instead of “%.*s”", plan->round,
                p + 1, STR_FMT(text),
                STR_FMT(next < wanted->count ? wanted->texts[next] : STR("")));
        /* Once each: of the columns that stand again only the first are. */
        size_t row, column;
        bool again = item->element == 0;
        if (sscanf(str_c(plan->test->bench.arena, text), "R%zuC%zu", &row,
                   &column) == 2 &&
            again != (column < plan->key && !first_strip))
            fail_msg("round %d, page %zu: “%.*s” is wrongly marked",
                     plan->round, p + 1, STR_FMT(text));
        next++;
    }
    if (next != wanted->count)
        fail_msg("round %d, page %zu: no “%.*s”", plan->round, p + 1,
                 STR_FMT(wanted->texts[next]));
    assert_int_equal(page->width, plan->form->width);
    assert_int_equal(page->height, plan->form->height);
    const char *problem = rules_problem(plan->test->bench.arena, page);
    if (problem == NULL)
        problem = ink_problem(plan->test->bench.arena, page, plan->form,
                              plan->style.frame);
    if (problem != NULL)
        fail_msg("round %d, page %zu: %s", plan->round, p + 1, problem);
}

/* Which columns begin and end the strip of the page? Those of its header. */
static struct extent extent_found(struct plan *plan, const struct page *page,
                                  size_t from)
{
    struct extent extent = {.from = from, .to = from};
    while (extent.to < plan->columns &&
           page_find(
               page,
               str_format(plan->test->bench.arena, "H%zu", extent.to).data) !=
               NULL)
        extent.to++;
    size_t end = plan->key;
    for (size_t g = 0; g < plan->group_count && end < extent.to; g++)
        end += plan->groups[g];
    assert_int_equal(end, extent.to); /* whole groups */
    assert_true(extent.to > from);
    return extent;
}

/* How the rounds came out. */
struct tally {
    size_t pages, summed, divided, wide;
};

static void check_pages(struct plan *plan, const struct pages *pages,
                        struct tally *tally)
{
    size_t p = 0;
    for (size_t row = 0; row < plan->rows;) {
        size_t rows = rows_found(plan, &pages->items[p], row);
        assert_true(rows > 0);
        size_t from = plan->key;
        for (size_t strip = 0; strip < plan->strips; strip++, p++) {
            assert_true(p < pages->count);
            struct extent extent = extent_found(plan, &pages->items[p], from);
            extent.row = row;
            extent.rows = rows;
            check_page(plan, &pages->items[p], p, &extent);
            from = extent.to;
        }
        assert_int_equal(from, plan->columns);
        row += rows;
    }
    assert_int_equal(p, pages->count);
    tally->pages += p;
    tally->summed += p > plan->strips && plan->page_rows[PAGE_ROW_SUBTOTAL];
    tally->divided += plan->strips > 1;
    tally->wide += plan->form == &plan->wide;
}

static void random_pages(void **state)
{
    (void)state;
    struct table_case test;
    case_open(&test);
    struct arena *arena = test.bench.arena;
    const struct page_form form = test.form;
    struct tally tally = {0};
    struct plan *plan = test_malloc(sizeof *plan);
    struct dice dice = {0};
    for (int round = 0; round < SEEDS * ROUNDS; round++) {
        if (round % ROUNDS == 0)
            dice.seed = 11 + (uint32_t)(round / ROUNDS);
        test.bench.arena = arena_new();
        test.bench.log = diag_log_new(test.bench.arena);
        test.form = form;
        *plan = (struct plan){.test = &test, .dice = &dice, .round = round};
        struct block block = case_block(make_table(plan));
        const struct pages *pages = case_set(&test, &block, 1);
        if (pages == NULL || diag_count(test.bench.log) > 0) {
            diag_print(test.bench.log, stdout, DIAG_ENGLISH, false);
            fail_msg("round %d: no pages", round);
        }
        check_pages(plan, pages, &tally);
        arena_free(test.bench.arena);
    }
    print_message("%zu pages; of the tables %zu have sums, %zu strips, %zu "
                  "pages of their own\n",
                  tally.pages, tally.summed, tally.divided, tally.wide);
    assert_true(tally.summed > 200 && tally.divided > 200 && tally.wide > 200);
    test_free(plan);
    test.bench.arena = arena;
    case_close(&test);
}

int run_table_pages_property_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_pages),
    };
    return cmocka_run_group_tests_name("pages of tables at random", tests, NULL,
                                       NULL);
}
