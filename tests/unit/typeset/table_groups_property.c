/* SPDX-License-Identifier: MIT
 *
 * Random groups of rows, kept rows and totals: where each page ends, judged
 * without the code that decides it. All rows are whole numbers of units high,
 * so that rows, breaks and what they cost are counted here by trying all of
 * them. Of a page:
 *
 *  - the note stands alone only if no page could end before the last row;
 *  - no other break that fits is better, none as good is further down;
 *  - a row of a group is stranded only if each other break would strand one
 *    too, or leave a total, a kept row or the note alone;
 *  - a kept group is divided only if a page cannot hold it with what is bound
 *    to it, or a title above leaves no room, or a stronger rule asks for it.
 */
#include "table_case.h"

#include <string.h>

enum {
    SEEDS = 4,
    ROUNDS = 1000,
    MOST_ROWS = 90,
    MOST_GROUPS = 500,
    DEEPEST = 4
};

static uint32_t roll(uint32_t *seed, uint32_t sides)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % sides;
}

/* What a round is about. Heights are in units. */
struct plan {
    struct table_case *test;
    uint32_t seed;
    int round;
    struct row *rows;
    size_t heights[MOST_ROWS];
    size_t count;
    struct row_group groups[MOST_GROUPS];
    size_t group_count;
    size_t area;  /* of a page */
    size_t above; /* text above the table */
    bool title;   /* 2 units; the header has 1 */
    bool note;    /* 1 unit */
};

/* ---- making one ---- */

static void add_groups(struct plan *plan, size_t from, size_t to, int depth)
{
    while (from < to) {
        size_t left = to - from;
        size_t count =
            1 + roll(&plan->seed, (uint32_t)(depth == 0 ? 30 : left));
        if (count > left)
            count = left;
        if (roll(&plan->seed, 3) > 0) {
            plan->groups[plan->group_count++] =
                (struct row_group){from, count, roll(&plan->seed, 2) == 0};
            if (depth < DEEPEST && roll(&plan->seed, 2) == 0) {
                size_t head = roll(&plan->seed, 2); /* the row of the 类 */
                add_groups(plan, from + head, from + count, depth + 1);
            }
        }
        from += count;
    }
}

static void make_plan(struct plan *plan)
{
    uint32_t *seed = &plan->seed;
    plan->area = 7 + roll(seed, 16);
    plan->above = roll(seed, 2) == 0 ? 0 : 1 + roll(seed, 12);
    if (plan->above > plan->area)
        plan->above = plan->area;
    plan->title = roll(seed, 2) == 0;
    plan->note = roll(seed, 2) == 0;
    plan->count = 1 + roll(seed, MOST_ROWS);
    plan->rows = case_rows(plan->test, plan->count, 1);
    uint32_t kept = 1 + roll(seed, 12);
    for (size_t r = 0; r < plan->count; r++) {
        struct row *row = &plan->rows[r];
        plan->heights[r] = roll(seed, 5) == 0 ? 1 + roll(seed, 4) : 1;
        row->least_height = (length_t)plan->heights[r] * UNIT;
        row->keep_with_next = roll(seed, kept) == 0;
        row->is_total = roll(seed, 15) == 0;
    }
    if (roll(seed, 2) == 0)
        plan->rows[plan->count - 1].is_total = true;
    if (roll(seed, 3) == 0)
        plan->rows[0].is_total = true;
    add_groups(plan, 0, plan->count, 0);
}

static const struct pages *set_plan(struct plan *plan)
{
    struct table_case *test = plan->test;
    test->form.bottom =
        test->form.height - test->form.top - (length_t)plan->area * UNIT;
    struct table table = case_table(test, 1, plan->rows, plan->count);
    table.groups = plan->groups;
    table.group_count = plan->group_count;
    struct paragraph note = case_text(test, &test->note, STR("N"));
    table.notes = &note;
    table.note_count = plan->note ? 1 : 0;
    if (plan->title)
        table.title = case_text(test, &test->title, STR("T"));
    struct block blocks[2];
    size_t count = 0;
    struct paragraph_style style = test->note;
    style.leading = (length_t)plan->above * UNIT;
    if (plan->above > 0)
        blocks[count++] = case_line(test, &style, STR("A"));
    blocks[count++] = case_block(table);
    return case_set(test, blocks, count);
}

/* ---- judging it ---- */

/* Rules that give way at a break, and how often. */
enum { NOTE, BOUND, STRANDED, DIVIDED, RULES };

struct verdict {
    size_t broken[RULES];
};

static size_t height(const struct plan *plan, size_t from, size_t to)
{
    size_t sum = 0;
    for (size_t r = from; r < to; r++)
        sum += plan->heights[r];
    return to == plan->count && plan->note ? sum + 1 : sum;
}

static bool all_totals(const struct plan *plan, size_t from, size_t to)
{
    for (size_t r = from; r < to; r++)
        if (!plan->rows[r].is_total)
            return false;
    return true;
}

static bool is_inside(const struct row_group *group, size_t row)
{
    return group->first < row && row < group->first + group->count;
}

static size_t stranded(const struct plan *plan, size_t row)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->group_count; i++) {
        const struct row_group *group = &plan->groups[i];
        count +=
            is_inside(group, row) &&
            (row - group->first == 1 || group->first + group->count - row == 1);
    }
    return count;
}

/* May a page end before this row, if it begins with row from? */
static bool is_bound(const struct plan *plan, size_t from, size_t row)
{
    return plan->rows[row - 1].keep_with_next || all_totals(plan, from, row) ||
           all_totals(plan, row, plan->count);
}

static bool is_free(const struct plan *plan, size_t row)
{
    return row == 0 || row == plan->count ||
           (!is_bound(plan, 0, row) && stranded(plan, row) == 0);
}

/* Can a page of its own hold it, with what is bound to it? */
static bool page_holds(const struct plan *plan, const struct row_group *group)
{
    size_t from = group->first, to = group->first + group->count;
    while (!is_free(plan, from))
        from--;
    while (!is_free(plan, to))
        to++;
    return height(plan, from, to) <= plan->area - 1;
}

static struct verdict judge(const struct plan *plan, size_t from, size_t row)
{
    if (row == plan->count) /* its note does not fit */
        return (struct verdict){.broken = {[NOTE] = 1}};
    struct verdict verdict = {.broken = {
                                  [BOUND] = is_bound(plan, from, row),
                                  [STRANDED] = stranded(plan, row),
                              }};
    for (size_t i = 0; i < plan->group_count; i++)
        verdict.broken[DIVIDED] += plan->groups[i].keep &&
                                   is_inside(&plan->groups[i], row) &&
                                   page_holds(plan, &plan->groups[i]);
    return verdict;
}

/* Below 0: a is better. */
static int compare(struct verdict a, struct verdict b)
{
    for (int i = 0; i < RULES; i++)
        if (a.broken[i] != b.broken[i])
            return a.broken[i] < b.broken[i] ? -1 : 1;
    return 0;
}

/* Is there a break at which no rule gives way? */
static bool has_good_break(const struct plan *plan, size_t from, size_t room)
{
    if (height(plan, from, plan->count) <= room)
        return true;
    for (size_t row = from + 1; row < plan->count; row++)
        if (height(plan, from, row) <= room &&
            compare(judge(plan, from, row), (struct verdict){{0}}) == 0)
            return true;
    return false;
}

/* The page has rows [from, to) in this room. */
static void check_page(const struct plan *plan, size_t from, size_t to,
                       size_t room)
{
    if (height(plan, from, plan->count) <= room) {
        assert_int_equal(to, plan->count);
        return;
    }
    struct verdict here = judge(plan, from, to);
    for (size_t row = from + 1; row <= plan->count; row++) {
        size_t rows = height(plan, from, row);
        if (row == plan->count && plan->note)
            rows--;
        if (row == to && rows > room)
            fail_msg("round %d: rows %zu to %zu do not fit", plan->round, from,
                     to);
        if (row == to || rows > room)
            continue;
        int better = compare(judge(plan, from, row), here);
        if (better < 0 || (better == 0 && row > to))
            fail_msg("round %d: page with rows %zu to %zu, but %zu is better",
                     plan->round, from, to, row);
    }
}

/* The rows that stand on pages up to this one. */
static size_t rows_up_to(const struct plan *plan, const struct pages *pages,
                         size_t page, size_t row)
{
    while (row < plan->count) {
        const char *name =
            str_format(plan->test->bench.arena, "r%zua", row + 1).data;
        if (page_count_text(&pages->items[page], name, REAL) == 0)
            break;
        row++;
    }
    return row;
}

/* How the rounds came out, so that they are known to try what they should. */
struct tally {
    size_t pages, stranded, divided, kept, moved;
    size_t notes; /* that take a row with them against a rule */
};

static void check_pages(const struct plan *plan, const struct pages *pages,
                        struct tally *tally)
{
    size_t first = pages_find(pages, "H1");
    size_t title = plan->title ? 2 : 0;
    size_t text = first == 0 ? plan->above : 0;
    size_t row = 0;
    if (plan->title)
        assert_int_equal(pages_find(pages, "T"), first);
    if (first > 0) {
        tally->moved++;
        assert_int_equal(first, 1);
        assert_true(plan->above > 0);
        if (plan->above + title + 1 < plan->area &&
            has_good_break(plan, 0, plan->area - plan->above - title - 1))
            fail_msg("round %d: moved for nothing", plan->round);
    } else if (text > 0 &&
               !has_good_break(plan, 0, plan->area - text - title - 1)) {
        fail_msg("round %d: should have been moved", plan->round);
    }
    for (size_t page = first; row < plan->count; page++) {
        size_t room = plan->area - 1;
        if (page == first)
            room -= text + title;
        size_t end = rows_up_to(plan, pages, page, row);
        assert_true(end > row);
        check_page(plan, row, end, room);
        struct verdict verdict = judge(plan, row, end);
        if (end < plan->count) {
            tally->stranded += verdict.broken[STRANDED] > 0;
            tally->divided += verdict.broken[DIVIDED] > 0;
            tally->kept += height(plan, row, end + 1) <= room;
            tally->notes += verdict.broken[BOUND] > 0 && plan->note &&
                            height(plan, row, plan->count) == room + 1;
        }
        tally->pages++;
        row = end;
    }
}

static void random_groups(void **state)
{
    (void)state;
    struct table_case test;
    case_open(&test);
    struct arena *arena = test.bench.arena;
    struct tally tally = {0};
    struct plan *plan = test_malloc(sizeof *plan);
    uint32_t seed = 0;
    for (int round = 0; round < SEEDS * ROUNDS; round++) {
        if (round % ROUNDS == 0)
            seed = 7 + (uint32_t)(round / ROUNDS);
        test.bench.arena = arena_new();
        test.bench.log = diag_log_new(test.bench.arena);
        *plan = (struct plan){.test = &test, .seed = seed, .round = round};
        make_plan(plan);
        const struct pages *pages = set_plan(plan);
        assert_non_null(pages);
        check_pages(plan, pages, &tally);
        seed = plan->seed;
        arena_free(test.bench.arena);
    }
    print_message("%zu pages: %zu end early for a rule, %zu strand a row, %zu "
                  "divide a kept group, %zu leave a total with the note; %zu "
                  "tables moved\n",
                  tally.pages, tally.kept, tally.stranded, tally.divided,
                  tally.notes, tally.moved);
    assert_true(tally.kept > 500 && tally.stranded > 100 &&
                tally.divided > 30 && tally.notes > 20 && tally.moved > 100);
    test_free(plan);
    test.bench.arena = arena;
    case_close(&test);
}

int run_row_group_property_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_groups),
    };
    return cmocka_run_group_tests_name("groups at random", tests, NULL, NULL);
}
