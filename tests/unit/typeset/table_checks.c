/* SPDX-License-Identifier: MIT
 *
 * What holds on the pages of any report of tables, asked of the finished
 * pages alone: where each line of text stands, and the rules around it.
 */
#include "table_random.h"

#include <stdlib.h>
#include <string.h>

enum {
    SIZE = 10500,     /* of cells */
    LEADING = 14000,  /* of cells */
    BASELINE = 10990, /* below the top of a cell's line: half of the 3.5 pt
                         that the leading adds, and an ascent of 0.88 em */
    DIGIT = 5250,     /* tabular */
    MOST_PAGES = 120,
};

/* Where a line stands. */
struct stand {
    const struct random_line *line;
    size_t real;   /* times */
    size_t page;   /* of the last real one */
    length_t x, y; /* its origin there */
    const struct glyphs *glyphs;
    uint8_t on_page[MOST_PAGES]; /* times, artifacts too */
    uint8_t repeats;             /* artifacts */
};

struct checking {
    struct table_case *test;
    const struct random_report *report;
    const struct pages *pages;
    struct stand *stands;         /* as report->lines */
    const struct stand **by_text; /* sorted */
    const char *problem;          /* the first one */
};

static void complain(struct checking *checking, const char *what,
                     struct str text, size_t page)
{
    if (checking->problem == NULL)
        checking->problem =
            str_format(checking->test->bench.arena, "%s: %.*s, page %zu", what,
                       STR_FMT(text), page + 1)
                .data;
}

/* ---- gathering ---- */

static int compare_stands(const void *a, const void *b)
{
    const struct stand *const *x = a, *const *y = b;
    return str_compare((*x)->line->text, (*y)->line->text);
}

static struct stand *find_stand(const struct checking *checking,
                                struct str text)
{
    const struct random_line line = {.text = text};
    const struct stand key = {.line = &line}, *wanted = &key;
    const struct stand **found =
        bsearch(&wanted, checking->by_text, checking->report->line_count,
                sizeof *checking->by_text, compare_stands);
    return found == NULL
               ? NULL
               : &checking->stands[(*found)->line - checking->report->lines];
}

/* Narrative text is the only one that is not listed, and repeated labels may
 * have a mark. */
static bool may_be_unlisted(const struct item *item)
{
    return item->artifact != ARTIFACT_NONE ||
           str_starts(item->glyphs.text, STR("望"));
}

static void gather(struct checking *checking)
{
    struct arena *arena = checking->test->bench.arena;
    size_t count = checking->report->line_count;
    checking->stands = ARENA_ARRAY(arena, count, struct stand);
    checking->by_text = ARENA_ARRAY(arena, count, const struct stand *);
    for (size_t i = 0; i < count; i++) {
        checking->stands[i].line = &checking->report->lines[i];
        checking->by_text[i] = &checking->stands[i];
    }
    qsort(checking->by_text, count, sizeof *checking->by_text, compare_stands);
    for (size_t p = 0; p < checking->pages->count; p++) {
        const struct page *page = &checking->pages->items[p];
        for (size_t i = 0; i < page->count; i++) {
            const struct item *item = &page->items[i];
            if (item->kind != ITEM_GLYPHS)
                continue;
            struct stand *stand = find_stand(checking, item->glyphs.text);
            if (stand == NULL) {
                if (!may_be_unlisted(item))
                    complain(checking, "text in pieces", item->glyphs.text, p);
                continue;
            }
            stand->on_page[p]++;
            if (item->element == 0) {
                stand->repeats++;
                continue;
            }
            stand->real++;
            stand->page = p;
            stand->glyphs = &item->glyphs;
            stand->x = item->glyphs.items[0].x;
            stand->y = item->glyphs.items[0].y;
        }
    }
}

/* ---- each line once, headers on each page ---- */

static void check_once(struct checking *checking, const struct stand *stand)
{
    const struct random_line *line = stand->line;
    const struct table *table = checking->report->tables[line->table];
    bool label = line->kind == LINE_BODY && line->cell->rowspan > 1 &&
                 table->style->repeat_labels;
    bool repeats = line->kind == LINE_HEADER || line->kind == LINE_CONTEXT;
    if (stand->real != 1)
        complain(checking, "not exactly once", line->text, stand->page);
    else if (stand->repeats > 0 && !label && !repeats)
        complain(checking, "repeated", line->text, stand->page);
}

/* The pages of a table: those on which its body, or else its header stands. */
static void page_span(const struct checking *checking, size_t table,
                      size_t *first, size_t *last)
{
    *first = SIZE_MAX;
    *last = 0;
    for (size_t i = 0; i < checking->report->line_count; i++) {
        const struct stand *stand = &checking->stands[i];
        if (stand->line->table != table || (stand->line->kind != LINE_BODY &&
                                            stand->line->kind != LINE_HEADER))
            continue;
        *first = stand->page < *first ? stand->page : *first;
        *last = stand->page > *last ? stand->page : *last;
    }
}

/* Context and header stand on each page of the table, and in the same place
 * below its first line. */
static void check_header(struct checking *checking, size_t table)
{
    size_t first, last;
    page_span(checking, table, &first, &last);
    for (size_t i = 0; i < checking->report->line_count; i++) {
        const struct stand *stand = &checking->stands[i];
        if (stand->line->table != table || (stand->line->kind != LINE_HEADER &&
                                            stand->line->kind != LINE_CONTEXT))
            continue;
        if (stand->page != first)
            complain(checking, "not on the first page", stand->line->text,
                     stand->page);
        for (size_t p = 0; p < checking->pages->count; p++) {
            size_t wanted = p >= first && p <= last ? 1 : 0;
            /* Rows without text may follow. */
            if (stand->on_page[p] != wanted &&
                !(p > last && stand->on_page[p] == 1))
                complain(checking, "a header is missing or too many",
                         stand->line->text, p);
        }
    }
}

/* ---- columns ---- */

/* The x of what is aligned in a column, from the left of the type area. */
static length_t aligned_x(const struct stand *stand)
{
    const struct glyphs *glyphs = stand->glyphs;
    if (!stand->line->figure)
        return stand->x;
    for (size_t i = 0; i < glyphs->count; i++)
        if (glyphs->text.data[glyphs->items[i].text_start] == '.')
            return glyphs->items[i].x;
    return glyphs->items[glyphs->count - 1].x + DIGIT;
}

/* Cells that begin in a column begin at one x, in the header and on each page;
 * decimal points stand at one x. */
static void check_columns(struct checking *checking, size_t table)
{
    length_t text_x[RANDOM_COLUMNS], point_x[RANDOM_COLUMNS];
    memset(text_x, -1, sizeof text_x);
    memset(point_x, -1, sizeof point_x);
    for (size_t i = 0; i < checking->report->line_count; i++) {
        const struct stand *stand = &checking->stands[i];
        if (stand->line->table != table || stand->line->cell == NULL)
            continue;
        length_t *x = stand->line->figure ? point_x : text_x;
        x += stand->line->cell->column;
        length_t here = aligned_x(stand);
        if (*x != -1 && *x != here)
            complain(checking, "a column is not aligned", stand->line->text,
                     stand->page);
        *x = here;
    }
}

/* The same of what is repeated. */
static void check_repeats(struct checking *checking, size_t p)
{
    const struct page *page = &checking->pages->items[p];
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_GLYPHS || item->element != 0)
            continue;
        if (item->artifact != ARTIFACT_PAGINATION)
            complain(checking, "a repetition is not marked as one",
                     item->glyphs.text, p);
        const struct stand *stand = find_stand(checking, item->glyphs.text);
        /* A figure with a mark leaves its decimal point. */
        bool moves = stand != NULL && stand->line->figure;
        if (stand != NULL && !moves && stand->x != item->glyphs.items[0].x)
            complain(checking, "a repetition stands elsewhere",
                     item->glyphs.text, p);
    }
}

/* ---- cells between their rules ---- */

/* The grid lines around a point. */
struct around {
    length_t left, right, above, below; /* middles of rules */
};

static struct around around(const struct page *page, length_t x, length_t y)
{
    struct around lines = {-LENGTH_MAX, LENGTH_MAX, -LENGTH_MAX, LENGTH_MAX};
    for (size_t i = 0; i < page->count; i++) {
        const struct rule *rule = &page->items[i].rule;
        if (page->items[i].kind != ITEM_RULE)
            continue;
        if (rule_is_horizontal(rule)) {
            length_t at = rule->y + rule->height / 2;
            if (x < rule->x || x > rule->x + rule->width)
                continue;
            if (at <= y)
                lines.above = length_max(lines.above, at);
            else
                lines.below = length_min(lines.below, at);
        } else {
            length_t at = rule->x + rule->width / 2;
            if (y < rule->y || y > rule->y + rule->height)
                continue;
            if (at <= x)
                lines.left = length_max(lines.left, at);
            else
                lines.right = length_min(lines.right, at);
        }
    }
    return lines;
}

/*
 * Cells stand in their places to 1/1000 pt: wholly on one page at the top, in
 * the middle or at the foot of their area; divided ones at its top. stand: of
 * the first line.
 */
static void check_cell(struct checking *checking, const struct stand *stand)
{
    const struct random_line *line = stand->line;
    const struct table_style *style =
        checking->report->tables[line->table]->style;
    size_t here = 1; /* lines on the page of the first */
    while (here < line->count && stand[here].page == stand->page)
        here++;
    length_t top = stand->y - BASELINE;
    struct around lines =
        around(&checking->pages->items[stand->page], stand->x, top);
    length_t area_top = lines.above + style->padding_y;
    length_t spare =
        lines.below - style->padding_y - area_top - (length_t)here * LEADING;
    if (stand->glyphs->size != SIZE)
        complain(checking, "not of its size", line->text, stand->page);
    if (spare < 0)
        complain(checking, "more lines than room", line->text, stand->page);
    length_t wanted = area_top;
    if (here == line->count && line->cell->vertical == VERTICAL_MIDDLE)
        wanted += spare / 2;
    if (here == line->count && line->cell->vertical == VERTICAL_BOTTOM)
        wanted += spare;
    if (top != wanted)
        complain(checking, "not at its height", line->text, stand->page);
    length_t left = lines.left + style->padding_x;
    length_t end = stand->glyphs->items[stand->glyphs->count - 1].x +
                   (line->figure ? DIGIT : DIGIT * 3 / 4);
    if (line->figure ? stand->x < left : stand->x != left)
        complain(checking, "not at its left", line->text, stand->page);
    if (end > lines.right - style->padding_x)
        complain(checking, "clipped", line->text, stand->page);
    for (size_t i = 1; i < line->count; i++) {
        bool follows = stand[i].page == stand[i - 1].page;
        if (follows ? stand[i].y != stand[i - 1].y + LEADING
                    : stand[i].page < stand[i - 1].page)
            complain(checking, "lines out of order", stand[i].line->text,
                     stand[i].page);
    }
}

/* ---- labels, notes ---- */

/* Does the page show the first line of a cell of this name, in whatever
 * pieces? */
static bool shows_name(const struct page *page, struct str name)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_GLYPHS || !str_starts(item->glyphs.text, name))
            continue;
        if (item->glyphs.text.length == name.length)
            return true;
        char next = item->glyphs.text.data[name.length];
        if (next != '.' && (next < '0' || next > '9'))
            return true;
    }
    return false;
}

/* A label of one line stands on each page of its rows. stand: its line. */
static void check_label(struct checking *checking, const struct stand *stand)
{
    const struct random_line *line = stand->line;
    const struct table *table = checking->report->tables[line->table];
    if (line->cell->rowspan == 1 || line->count > 1 || line->figure ||
        !table->style->repeat_labels || table->header_count > 1)
        return;
    for (size_t i = 0; i < checking->report->line_count; i++) {
        const struct stand *other = &checking->stands[i];
        if (other->line->table != line->table ||
            other->line->kind != LINE_BODY || other->line->row <= line->row ||
            other->line->row + other->line->cell->rowspan >
                line->row + line->cell->rowspan)
            continue;
        if (!shows_name(&checking->pages->items[other->page], line->text))
            complain(checking, "a page without its label", line->text,
                     other->page);
    }
}

/* Does a repeated label begin with this text? Their later lines have a "."
 * behind the name, or begin with the mark. */
static bool begins_label(struct str text)
{
    char first = text.data[0];
    if (first >= '0' && first <= '9')
        return true; /* a figure */
    return first >= 'a' && first < 'a' + RANDOM_TABLES && text.length > 1 &&
           text.data[1] == 'R' && str_find(text, STR("."), 0) == SIZE_MAX;
}

/* Each repeated label stands there to its last line, the mark. */
static void check_marks(struct checking *checking, size_t p)
{
    const struct page *page = &checking->pages->items[p];
    size_t begun = 0, ended = 0;
    for (size_t t = 0; t < checking->report->table_count; t++)
        if (checking->report->tables[t]->style->continued.length == 0)
            return;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_GLYPHS || item->element != 0)
            continue;
        begun += begins_label(item->glyphs.text);
        ended += str_ends(item->glyphs.text, STR("）"));
    }
    if (begun != ended)
        complain(checking, "a mark is cut", STR("（续）"), p);
}

/* The first note begins on the page of the last row. */
static void check_notes(struct checking *checking, const struct stand *stand)
{
    const struct random_line *line = stand->line;
    const struct table *table = checking->report->tables[line->table];
    size_t first, last;
    page_span(checking, line->table, &first, &last);
    if (table->header_count > 1 ||
        !str_ends(line->text, STR("N0C0"))) /* little room; others follow */
        return;
    bool table_here = false;
    for (size_t i = 0; i < checking->report->line_count; i++)
        table_here =
            table_here || (checking->stands[i].line->table == line->table &&
                           checking->stands[i].line->kind == LINE_HEADER &&
                           checking->stands[i].on_page[stand->page] > 0);
    if (stand->page < last || !table_here)
        complain(checking, "a note without its table", line->text, stand->page);
}

const char *report_problem(struct table_case *test,
                           const struct random_report *report,
                           const struct pages *pages)
{
    struct checking checking = {.test = test, .report = report, .pages = pages};
    assert_true(pages->count <= MOST_PAGES);
    gather(&checking);
    for (size_t i = 0; i < report->line_count; i++)
        check_once(&checking, &checking.stands[i]);
    if (checking.problem != NULL)
        return checking.problem; /* nothing else can be asked */
    for (size_t t = 0; t < report->table_count; t++) {
        check_header(&checking, t);
        check_columns(&checking, t);
    }
    for (size_t i = 0; i < report->line_count; i++) {
        const struct stand *stand = &checking.stands[i];
        if (stand->line->index > 0)
            continue;
        if (stand->line->cell != NULL)
            check_cell(&checking, stand);
        if (stand->line->kind == LINE_BODY)
            check_label(&checking, stand);
        if (stand->line->kind == LINE_NOTE)
            check_notes(&checking, stand);
    }
    for (size_t p = 0; p < pages->count; p++) {
        check_repeats(&checking, p);
        check_marks(&checking, p);
    }
    return checking.problem;
}
