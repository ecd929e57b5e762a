/* SPDX-License-Identifier: MIT */
#include "table_random.h"

enum { LEAST_COLUMN = 66000, LEAST_AREA = 280000 };

uint32_t roll(struct dice *dice, uint32_t sides)
{
    dice->seed = dice->seed * 1664525u + 1013904223u;
    return (dice->seed >> 8) % sides;
}

bool chance(struct dice *dice, uint32_t one_in)
{
    return roll(dice, one_in) == 0;
}

/* A report while it is made. */
struct making {
    struct table_case *test;
    struct dice *dice;
    struct random_report *report;
    uint32_t figures; /* made so far */
};

static struct random_line *add_line(struct making *making,
                                    struct random_line line)
{
    struct random_report *report = making->report;
    ARENA_GROW(making->test->bench.arena, report->lines, report->line_count,
               report->line_capacity);
    line.table = report->table_count;
    report->lines[report->line_count] = line;
    return &report->lines[report->line_count++];
}

/* A paragraph of count lines "aN1", "aN1.1", …; each is listed like model. */
static struct paragraph add_text(struct making *making,
                                 const struct paragraph_style *style,
                                 struct str name, size_t count,
                                 struct random_line model)
{
    struct arena *arena = making->test->bench.arena;
    struct builder all = {.arena = arena};
    model.count = count;
    for (size_t i = 0; i < count; i++) {
        model.index = i;
        model.text =
            i == 0 ? name : str_format(arena, "%.*s.%zu", STR_FMT(name), i);
        if (i > 0)
            builder_add_char(&all, '\n');
        builder_add(&all, model.text);
        add_line(making, model);
    }
    return case_text(making->test, style, builder_str(&all));
}

static struct str name_of(struct making *making, char kind, size_t row,
                          size_t column)
{
    return str_format(making->test->bench.arena, "%c%c%zuC%zu",
                      (char)('a' + making->report->table_count), kind, row,
                      column);
}

/* "1234.5", "100077": with and without decimals. */
static struct str next_figure(struct making *making)
{
    struct dice *dice = making->dice;
    struct builder text = {.arena = making->test->bench.arena};
    uint32_t number = 10 + making->figures++;
    builder_format(&text, "%u", chance(dice, 2) ? number : 100000 + number);
    if (chance(dice, 2))
        builder_format(&text, ".%.*s", 1 + (int)roll(dice, 3), "505");
    return builder_str(&text);
}

static struct paragraph cell_content(struct making *making, char kind,
                                     size_t row, const struct cell *cell,
                                     bool figures)
{
    struct dice *dice = making->dice;
    struct table_case *test = making->test;
    struct random_line model = {.kind = kind == 'H' ? LINE_HEADER : LINE_BODY,
                                .row = row,
                                .cell = cell};
    if (chance(dice, 10) && row > 0)
        return case_text(test, &test->cell, STR(""));
    if (figures && cell->colspan == 1) {
        model.figure = true;
        return add_text(making, &test->figure, next_figure(making), 1, model);
    }
    size_t count = 1 + (chance(dice, 6) ? roll(dice, 5) : 0);
    if (kind == 'R' && chance(dice, 300))
        count = 61; /* higher than a page */
    return add_text(making, &test->cell,
                    name_of(making, kind, row, cell->column), count, model);
}

/* Fill rows with cells of random spans; some places stay without a cell. */
static struct row *random_rows(struct making *making, char kind, size_t count,
                               size_t columns)
{
    struct arena *arena = making->test->bench.arena;
    struct dice *dice = making->dice;
    struct row *rows = ARENA_ARRAY(arena, count, struct row);
    size_t taken[RANDOM_COLUMNS] = {0};
    bool figures[RANDOM_COLUMNS];
    for (size_t c = 0; c < columns; c++)
        figures[c] = kind == 'R' && chance(dice, 3);
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
            struct cell *cell = &cells[used++];
            *cell = (struct cell){.column = (uint16_t)c,
                                  .colspan = (uint16_t)colspan,
                                  .rowspan = (uint16_t)rowspan,
                                  .vertical =
                                      (enum vertical_alignment)roll(dice, 3)};
            cell->content = cell_content(making, kind, r, cell, figures[c]);
            c += colspan;
        }
        rows[r] = (struct row){
            .cells = cells,
            .cell_count = used,
            .least_height =
                chance(dice, 4) ? 2000 + (length_t)roll(dice, 58000) : UNIT,
            .keep_with_next = chance(dice, 9),
            .is_total = chance(dice, 15) || (r + 1 == count && chance(dice, 2)),
        };
    }
    return rows;
}

/* Groups of random lengths, and groups of all sizes in them. */
static void random_groups(struct making *making, struct table *table)
{
    struct dice *dice = making->dice;
    struct row_group *groups = ARENA_ARRAY(
        making->test->bench.arena, 2 * table->body_count, struct row_group);
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

static void random_notes(struct making *making, struct table *table)
{
    struct dice *dice = making->dice;
    size_t count = chance(dice, 2) ? 0 : 1 + roll(dice, 3);
    struct paragraph *notes =
        ARENA_ARRAY(making->test->bench.arena, count, struct paragraph);
    for (size_t i = 0; i < count; i++)
        notes[i] =
            add_text(making, &making->test->note, name_of(making, 'N', i, 0),
                     chance(dice, 10) ? 1 + roll(dice, 40) : 1,
                     (struct random_line){.kind = LINE_NOTE});
    table->notes = notes;
    table->note_count = count;
}

static const struct table_style *random_style(struct making *making)
{
    static const length_t thickness[] = {250, 333, 500, 501, 750, 1001};
    struct dice *dice = making->dice;
    struct table_style *style =
        ARENA_NEW(making->test->bench.arena, struct table_style);
    *style = making->test->style;
    style->rule = thickness[roll(dice, 4)];
    style->rule_head = thickness[roll(dice, 4)];
    style->rule_vertical = thickness[roll(dice, 4)];
    style->frame = thickness[2 + roll(dice, 4)];
    style->frame_sides = thickness[2 + roll(dice, 4)];
    style->padding_x = 1500 + (length_t)roll(dice, 2000);
    style->padding_y = 1000 + (length_t)roll(dice, 3000);
    style->repeat_labels = !chance(dice, 3);
    style->continued = chance(dice, 2) ? STR("（续）") : STR("");
    style->space_after =
        chance(dice, 2) ? 2000 + (length_t)roll(dice, 20000) : 0;
    return style;
}

/* joined: with nothing between it and the table before. */
static struct table random_table(struct making *making, size_t most_columns,
                                 const struct table_style *style, bool joined)
{
    struct table_case *test = making->test;
    struct dice *dice = making->dice;
    size_t columns = 1 + roll(dice, (uint32_t)most_columns);
    struct column *widths =
        ARENA_ARRAY(test->bench.arena, columns, struct column);
    for (size_t c = 0; c < columns; c++)
        widths[c] =
            (struct column){.kind = (enum width_kind)roll(dice, 3),
                            .width = LEAST_COLUMN + (length_t)roll(dice, 40000),
                            .share = 1 + (int)roll(dice, 3)};
    struct table table = {
        .style = style, .columns = widths, .column_count = columns};
    if (!joined && chance(dice, 2))
        table.title = add_text(making, &test->title, name_of(making, 'T', 0, 0),
                               1, (struct random_line){.kind = LINE_TITLE});
    for (size_t i = 0; !joined && i < 3; i += 2)
        if (chance(dice, 2))
            table.context[i] =
                add_text(making, &test->context, name_of(making, 'U', i, 0), 1,
                         (struct random_line){.kind = LINE_CONTEXT});
    table.header_count = 1 + roll(dice, 3);
    table.header = random_rows(making, 'H', table.header_count, columns);
    table.body_count = chance(dice, 20) ? 0 : roll(dice, RANDOM_ROWS);
    table.body = random_rows(making, 'R', table.body_count, columns);
    if (chance(dice, 2))
        random_groups(making, &table);
    return table;
}

static struct page_form *random_form(struct making *making, size_t columns)
{
    struct page_form *form =
        ARENA_NEW(making->test->bench.arena, struct page_form);
    *form = making->test->form;
    form->width = form->left + form->right + (length_t)columns * 106000 +
                  (length_t)roll(making->dice, 100000);
    form->height = form->top + form->bottom + LEAST_AREA +
                   (length_t)roll(making->dice, 250000);
    return form;
}

static void add_table(struct making *making, const struct page_form *form,
                      struct block *block, struct table table)
{
    struct random_report *report = making->report;
    *block = case_block(table);
    report->tables[report->table_count] = &block->table;
    report->forms[report->table_count++] = form;
}

static struct section random_section(struct making *making)
{
    struct table_case *test = making->test;
    struct dice *dice = making->dice;
    size_t columns = 1 + roll(dice, RANDOM_COLUMNS), count = 0;
    const struct page_form *form = random_form(making, columns);
    struct block *blocks = ARENA_ARRAY(test->bench.arena, 5, struct block);
    if (chance(dice, 2))
        blocks[count++] =
            case_line(test, &test->narrative, case_lines(test, roll(dice, 12)));
    const struct table_style *style = random_style(making);
    bool two = chance(dice, 3), joined = two && chance(dice, 2);
    struct table table = random_table(making, columns, style, false);
    if (!joined)
        random_notes(making, &table);
    add_table(making, form, &blocks[count++], table);
    if (two) {
        if (!joined)
            style = random_style(making);
        table = random_table(making, columns, style, joined);
        random_notes(making, &table);
        add_table(making, form, &blocks[count++], table);
    }
    if (chance(dice, 2))
        blocks[count++] =
            case_line(test, &test->narrative, case_lines(test, 3));
    return (struct section){
        .form = form, .blocks = blocks, .block_count = count};
}

struct random_report *random_report(struct table_case *test, struct dice *dice)
{
    struct arena *arena = test->bench.arena;
    struct making making = {.test = test,
                            .dice = dice,
                            .report = ARENA_NEW(arena, struct random_report)};
    size_t count = chance(dice, 4) ? 2 : 1;
    struct section *sections = ARENA_ARRAY(arena, count, struct section);
    for (size_t s = 0; s < count; s++)
        sections[s] = random_section(&making);
    struct document *document = ARENA_NEW(arena, struct document);
    *document = (struct document){.title = STR("T"),
                                  .language = STR("zh-CN"),
                                  .sections = sections,
                                  .section_count = count};
    making.report->document = document;
    return making.report;
}
