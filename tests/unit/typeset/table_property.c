/* SPDX-License-Identifier: MIT
 *
 * Random tables: spans, heights, page sizes, what stands around them. On
 * their pages each cell stands exactly once, no text meets another text or a
 * rule, columns are in the same places, each page has the header, and nothing
 * is outside the type area. That nothing is lost the program proves itself.
 */
#include "table_case.h"

#include <stdio.h>
#include <string.h>

enum { ROUNDS = 1500, MOST_COLUMNS = 7, MOST_ROWS = 70 };

struct dice {
    uint32_t seed;
};

/* 0 to sides - 1. */
static uint32_t roll(struct dice *dice, uint32_t sides)
{
    dice->seed = dice->seed * 1664525u + 1013904223u;
    return (dice->seed >> 8) % sides;
}

static bool chance(struct dice *dice, uint32_t one_in)
{
    return roll(dice, one_in) == 0;
}

/* "R3C2", sometimes with more lines. */
static struct str cell_text_at(struct table_case *test, struct dice *dice,
                               char kind, size_t row, size_t column)
{
    struct builder builder = {.arena = test->bench.arena};
    builder_format(&builder, "%c%zuC%zu", kind, row, column);
    uint32_t more = chance(dice, 6) ? roll(dice, 5) : 0;
    if (kind == 'R' && chance(dice, 300))
        more = 60; /* higher than a page */
    for (uint32_t i = 0; i < more; i++)
        builder_format(&builder, "\nx%u", i);
    return builder_str(&builder);
}

/* Fill rows with cells of random spans; some places stay without a cell. */
static struct row *random_rows(struct table_case *test, struct dice *dice,
                               char kind, size_t count, size_t columns)
{
    struct arena *arena = test->bench.arena;
    struct row *rows = ARENA_ARRAY(arena, count, struct row);
    size_t taken[MOST_COLUMNS] = {0};
    for (size_t r = 0; r < count; r++) {
        struct cell *cells = ARENA_ARRAY(arena, columns, struct cell);
        size_t used = 0;
        for (size_t c = 0; c < columns;) {
            if (taken[c] > r || (kind == 'R' && chance(dice, 40))) {
                c++;
                continue;
            }
            size_t colspan = 1, rowspan = 1;
            while (chance(dice, 5) && c + colspan < columns &&
                   taken[c + colspan] <= r)
                colspan++;
            if (chance(dice, 8))
                rowspan += roll(dice, kind == 'H'        ? 2
                                      : chance(dice, 10) ? 60
                                                         : 5);
            if (kind == 'H' && rowspan > count - r)
                rowspan = count - r;
            for (size_t k = c; k < c + colspan; k++)
                taken[k] = r + rowspan;
            struct str text = STR("");
            if (!chance(dice, 10) || r == 0)
                text = cell_text_at(test, dice, kind, r, c);
            cells[used++] = (struct cell){
                .column = (uint16_t)c,
                .colspan = (uint16_t)colspan,
                .rowspan = (uint16_t)rowspan,
                .vertical = (enum vertical_alignment)roll(dice, 3),
                .content = case_text(test, &test->cell, text)};
            c += colspan;
        }
        rows[r] = (struct row){
            .cells = cells,
            .cell_count = used,
            .least_height =
                chance(dice, 4) ? (length_t)roll(dice, 60000) : UNIT,
            .keep_with_next = chance(dice, 9),
            .is_total = chance(dice, 15) || (r + 1 == count && chance(dice, 2)),
        };
    }
    return rows;
}

/* Groups of random lengths, and groups of all sizes in them. */
static void random_groups(struct table_case *test, struct dice *dice,
                          struct table *table)
{
    struct arena *arena = test->bench.arena;
    struct row_group *groups =
        ARENA_ARRAY(arena, 2 * table->body_count, struct row_group);
    for (size_t from = 0, count; from < table->body_count; from += count) {
        count = 1 + roll(dice, 20);
        if (count > table->body_count - from)
            count = table->body_count - from;
        if (chance(dice, 3))
            continue;
        groups[table->group_count++] =
            (struct row_group){from, count, chance(dice, 2)};
        size_t head = roll(dice, (uint32_t)count);
        groups[table->group_count++] =
            (struct row_group){from + head, count - head, chance(dice, 2)};
    }
    table->groups = groups;
}

static struct table random_table(struct table_case *test, struct dice *dice)
{
    struct arena *arena = test->bench.arena;
    size_t columns = 1 + roll(dice, MOST_COLUMNS);
    struct column *widths = ARENA_ARRAY(arena, columns, struct column);
    for (size_t c = 0; c < columns; c++)
        widths[c] =
            (struct column){.kind = (enum width_kind)roll(dice, 3),
                            .width = 60000 + (length_t)roll(dice, 40000),
                            .share = 1 + (int)roll(dice, 3)};
    test->style.repeat_labels = !chance(dice, 3);
    test->style.continued = chance(dice, 2) ? STR("（续）") : STR("");
    struct table table = {
        .style = &test->style, .columns = widths, .column_count = columns};
    table.header_count = 1 + roll(dice, 3);
    table.header = random_rows(test, dice, 'H', table.header_count, columns);
    table.body_count = roll(dice, MOST_ROWS);
    table.body = random_rows(test, dice, 'R', table.body_count, columns);
    if (chance(dice, 2))
        random_groups(test, dice, &table);
    if (chance(dice, 2))
        table.title = case_text(test, &test->title, STR("T"));
    if (chance(dice, 2))
        table.context[2] = case_text(test, &test->context, STR("U"));
    if (chance(dice, 2)) {
        struct paragraph *note = ARENA_NEW(arena, struct paragraph);
        *note = case_text(test, &test->note, STR("N"));
        table.notes = note;
        table.note_count = 1;
    }
    return table;
}

/* ---- what must hold ---- */

struct box {
    length_t left, top, right, bottom;
};

/* About where the ink of a text is. */
static struct box text_box(const struct glyphs *glyphs)
{
    length_t y = glyphs->items[0].y;
    return (struct box){
        .left = glyphs->items[0].x,
        .top = y - glyphs->size * 7 / 10,
        .right = glyphs->items[glyphs->count - 1].x + glyphs->size * 4 / 10,
        .bottom = y + glyphs->size / 10,
    };
}

static bool boxes_meet(struct box a, struct box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom &&
           b.top < a.bottom;
}

static bool nothing_meets(const struct page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        if (page->items[i].kind != ITEM_GLYPHS)
            continue;
        struct box text = text_box(&page->items[i].glyphs);
        for (size_t k = 0; k < page->count; k++) {
            const struct item *other = &page->items[k];
            struct box box;
            if (k == i || other->kind == ITEM_LINK)
                continue;
            if (other->kind == ITEM_GLYPHS)
                box = text_box(&other->glyphs);
            else
                box = (struct box){other->rule.x, other->rule.y,
                                   other->rule.x + other->rule.width,
                                   other->rule.y + other->rule.height};
            if (boxes_meet(text, box))
                return false;
        }
    }
    return true;
}

static bool cells_stand_once(struct table_case *test, const struct table *table,
                             const struct pages *pages)
{
    for (size_t r = 0; r < table->body_count; r++)
        for (size_t i = 0; i < table->body[r].cell_count; i++) {
            const struct cell *cell = &table->body[r].cells[i];
            if (cell->content.span_count == 0)
                continue;
            const char *name = str_format(test->bench.arena, "R%zuC%u", r,
                                          (unsigned)cell->column)
                                   .data;
            if (pages_count_text(pages, name, REAL) != 1)
                return false;
        }
    return true;
}

/* The first header cell, on each page with rows; all at one x. */
static bool header_on_each_page(const struct pages *pages)
{
    length_t x = -1;
    size_t real = 0;
    for (size_t p = 0; p < pages->count; p++) {
        const struct page *page = &pages->items[p];
        bool rules = false;
        for (size_t i = 0; i < page->count; i++)
            rules = rules || page->items[i].kind == ITEM_RULE;
        if (page_count_text(page, "H0C0", ANY) != (rules ? 1 : 0))
            return false;
        real += page_count_text(page, "H0C0", REAL);
        if (!rules)
            continue;
        length_t here = page_find(page, "H0C0")->glyphs.items[0].x;
        if (x >= 0 && here != x)
            return false;
        x = here;
    }
    return real == 1;
}

/* Each repeated label stands there to its last line, the mark. */
static bool labels_are_whole(const struct table_case *test,
                             const struct page *page)
{
    size_t begun = 0, ended = 0;
    if (test->style.continued.length == 0)
        return true;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_GLYPHS || item->element != 0)
            continue;
        begun += str_starts(item->glyphs.text, STR("R"));
        ended += str_ends(item->glyphs.text, test->style.continued);
    }
    return begun == ended;
}

/* All cells of a column begin at one x, on whatever page. */
static bool columns_align(const struct pages *pages)
{
    length_t x[MOST_COLUMNS];
    memset(x, -1, sizeof x);
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p].count; i++) {
            const struct item *item = &pages->items[p].items[i];
            if (item->kind != ITEM_GLYPHS ||
                !str_starts(item->glyphs.text, STR("R")))
                continue;
            size_t at = str_find(item->glyphs.text, STR("C"), 0);
            size_t column = (size_t)(item->glyphs.text.data[at + 1] - '0');
            length_t here = item->glyphs.items[0].x;
            if (x[column] != -1 && x[column] != here)
                return false;
            x[column] = here;
        }
    return true;
}

static void one_round(struct table_case *test, struct dice *dice, int round)
{
    length_t area = 250000 + (length_t)roll(dice, 226000);
    test->form.bottom = test->form.height - test->form.top - area;
    struct table table = random_table(test, dice);
    struct block blocks[3];
    size_t count = 0;
    if (chance(dice, 2))
        blocks[count++] =
            case_line(test, &test->narrative, case_lines(test, roll(dice, 12)));
    blocks[count++] = case_block(table);
    if (chance(dice, 2))
        blocks[count++] =
            case_line(test, &test->narrative, case_lines(test, 3));
    const struct pages *pages = case_set(test, blocks, count);
    if (pages == NULL) {
        diag_print(test->bench.log, stdout, DIAG_ENGLISH, false);
        fail_msg("round %d: no pages", round);
        return;
    }
    assert_inside(test, pages);
    if (!cells_stand_once(test, &table, pages))
        fail_msg("round %d: a cell is lost or doubled", round);
    if (!header_on_each_page(pages))
        fail_msg("round %d: a page without header", round);
    if (!columns_align(pages))
        fail_msg("round %d: columns are not aligned", round);
    for (size_t p = 0; p < pages->count; p++) {
        if (!nothing_meets(&pages->items[p]))
            fail_msg("round %d: things meet on page %zu", round, p + 1);
        if (!labels_are_whole(test, &pages->items[p]))
            fail_msg("round %d: a label is cut on page %zu", round, p + 1);
    }
}

static void random_tables(void **state)
{
    (void)state;
    struct table_case test;
    case_open(&test);
    struct arena *arena = test.bench.arena;
    struct dice dice = {.seed = 4};
    for (int round = 0; round < ROUNDS; round++) {
        test.bench.arena = arena_new();
        test.bench.log = diag_log_new(test.bench.arena);
        one_round(&test, &dice, round);
        arena_free(test.bench.arena);
    }
    test.bench.arena = arena;
    case_close(&test);
}

/* Groups of 24 rows with groups of 8 in them, and one of all rows: each page
 * can end behind 24. */
static void many_groups(struct table_case *test, struct table *table)
{
    size_t count = table->body_count;
    struct row_group *groups =
        ARENA_ARRAY(test->bench.arena, count, struct row_group);
    groups[table->group_count++] = (struct row_group){0, count, true};
    for (size_t from = 0; from < count; from += 8) {
        if (from % 24 == 0)
            groups[table->group_count++] = (struct row_group){
                from, count - from < 24 ? count - from : 24, true};
        groups[table->group_count++] =
            (struct row_group){from, count - from < 8 ? count - from : 8, true};
    }
    table->groups = groups;
}

/* 20,000 rows x 8 columns: finishes, within memory that grows with it. */
static void many_rows(void **state)
{
    (void)state;
    size_t used[2];
    const size_t sizes[2] = {2000, 20000};
    for (int i = 0; i < 2; i++) {
        struct table_case test;
        case_open(&test);
        struct row *rows = case_rows(&test, sizes[i], 8);
        struct table table = case_table(&test, 8, rows, sizes[i]);
        many_groups(&test, &table);
        struct block block = case_block(table);
        const struct pages *pages = case_set(&test, &block, 1);
        assert_non_null(pages);
        assert_int_equal(pages->count, (sizes[i] + 23) / 24);
        used[i] = arena_footprint(test.bench.arena);
        case_close(&test);
    }
    assert_true(used[1] < 12 * used[0]);
}

int run_table_property_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_tables),
        cmocka_unit_test(many_rows),
    };
    return cmocka_run_group_tests_name("table properties", tests, NULL, NULL);
}
