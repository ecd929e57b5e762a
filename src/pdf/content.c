/* SPDX-License-Identifier: MIT
 *
 * Items of a page -> its content stream.
 *
 * Consecutive items of one element (or one kind of artifact) form one piece
 * of marked content; pieces are never nested, because readers end a piece of
 * structure text at the first EMC. Inside a piece, consecutive texts share a
 * text object and consecutive rules of one colour share a path.
 *
 * Coordinates are those of the page as it is read, with y up. A page that is
 * turned on its sheet begins with the matrix that puts it there; annotations
 * and destinations, which no matrix reaches, are turned one by one.
 */
#include "base/utf8.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

#include <assert.h>

/* What operators may follow (ISO 32000-1, figure 9). */
enum canvas_level { LEVEL_PAGE, LEVEL_TEXT, LEVEL_PATH };

struct canvas {
    struct writer *writer;
    const struct page *page;
    size_t index; /* of the page */
    struct builder out;
    enum canvas_level level;
    bool marked;                 /* inside marked content */
    uint32_t element;            /* of it */
    enum artifact_kind artifact; /* of it */
    uint32_t colour;             /* of filling */
    bool has_font;
    size_t subset;          /* font in use */
    length_t size;          /* its size */
    int64_t line_x, line_y; /* start of the text line, y up */
    bool line_turned;       /* it runs down the page */
};

void content_font_name(struct builder *out, size_t subset)
{
    builder_add_char(out, 'F');
    syntax_integer(out, (int64_t)subset);
}

static void enter_level(struct canvas *canvas, enum canvas_level level)
{
    if (canvas->level == level)
        return;
    if (canvas->level == LEVEL_TEXT)
        builder_add(&canvas->out, STR("ET\n"));
    else if (canvas->level == LEVEL_PATH)
        builder_add(&canvas->out, STR("f\n"));
    if (level == LEVEL_TEXT) {
        builder_add(&canvas->out, STR("BT\n"));
        canvas->line_x = canvas->line_y = 0;
        canvas->line_turned = false;
    }
    canvas->level = level;
}

static void end_mark(struct canvas *canvas)
{
    enter_level(canvas, LEVEL_PAGE);
    if (canvas->marked)
        builder_add(&canvas->out, STR("EMC\n"));
    canvas->marked = false;
}

static void begin_artifact(struct canvas *canvas, enum artifact_kind kind)
{
    assert(kind != ARTIFACT_NONE);
    switch (kind) {
    case ARTIFACT_PAGINATION:
        builder_add(&canvas->out, STR("/Artifact <</Type /Pagination>> BDC\n"));
        return;
    case ARTIFACT_LAYOUT:
        builder_add(&canvas->out, STR("/Artifact <</Type /Layout>> BDC\n"));
        return;
    case ARTIFACT_NONE:
        break;
    }
}

/* Be inside the marked content that the item belongs to. */
static void mark(struct canvas *canvas, const struct item *item)
{
    if (canvas->marked && canvas->element == item->element &&
        canvas->artifact == item->artifact)
        return;
    end_mark(canvas);
    if (item->element == 0) {
        begin_artifact(canvas, item->artifact);
    } else {
        assert(item->artifact == ARTIFACT_NONE);
        uint32_t mcid = structure_mark(canvas->writer->structure, item->element,
                                       canvas->index);
        const struct element *element =
            &canvas->writer->pages->elements[item->element];
        syntax_name(&canvas->out, str_from(element_role_name(element->role)));
        builder_add(&canvas->out, STR(" <</MCID "));
        syntax_integer(&canvas->out, mcid);
        builder_add(&canvas->out, STR(">> BDC\n"));
    }
    canvas->marked = true;
    canvas->element = item->element;
    canvas->artifact = item->artifact;
}

/* One of 256 steps of a colour, in thousandths. */
static void add_component(struct builder *out, uint32_t step)
{
    syntax_thousandths(out, (step * 1000 + 127) / 255);
    builder_add_char(out, ' ');
}

static void set_colour(struct canvas *canvas, uint32_t colour)
{
    if (canvas->colour == colour)
        return;
    /* No colour may change while a path is being built. */
    if (canvas->level == LEVEL_PATH)
        enter_level(canvas, LEVEL_PAGE);
    uint32_t red = colour >> 16 & 0xFF;
    uint32_t green = colour >> 8 & 0xFF;
    uint32_t blue = colour & 0xFF;
    add_component(&canvas->out, red);
    if (red == green && green == blue) {
        builder_add(&canvas->out, STR("g\n"));
    } else {
        add_component(&canvas->out, green);
        add_component(&canvas->out, blue);
        builder_add(&canvas->out, STR("rg\n"));
    }
    canvas->colour = colour;
}

/* ---- text ---- */

static void set_font(struct canvas *canvas, size_t subset, length_t size)
{
    if (canvas->has_font && canvas->subset == subset && canvas->size == size)
        return;
    builder_add_char(&canvas->out, '/');
    content_font_name(&canvas->out, subset);
    builder_add_char(&canvas->out, ' ');
    syntax_thousandths(&canvas->out, size);
    builder_add(&canvas->out, STR(" Tf\n"));
    canvas->has_font = true;
    canvas->subset = subset;
    canvas->size = size;
}

/* Start a text line at a place given from the upper left corner. Lines that
 * run down the page, and the first one behind them, state their matrix. */
static void move_to(struct canvas *canvas, length_t x, length_t y, bool turned)
{
    int64_t up = (int64_t)canvas->page->height - y;
    bool matrix = turned || canvas->line_turned;
    if (matrix)
        builder_add(&canvas->out, turned ? STR("0 -1 1 0 ") : STR("1 0 0 1 "));
    syntax_thousandths(&canvas->out, matrix ? x : x - canvas->line_x);
    builder_add_char(&canvas->out, ' ');
    syntax_thousandths(&canvas->out, matrix ? up : up - canvas->line_y);
    builder_add(&canvas->out, matrix ? STR(" Tm\n") : STR(" Td\n"));
    canvas->line_x = x;
    canvas->line_y = up;
    canvas->line_turned = turned;
}

/* Where a glyph stands on its baseline, and at which height that is. */
static length_t along(const struct glyphs *glyphs, size_t index)
{
    const struct placed_glyph *glyph = &glyphs->items[index];
    return glyphs->turned ? glyph->y : glyph->x;
}

static length_t across(const struct glyphs *glyphs, size_t index)
{
    const struct placed_glyph *glyph = &glyphs->items[index];
    return glyphs->turned ? glyph->x : glyph->y;
}

/* a / b to the nearest integer, b > 0. */
static int64_t divide_rounded(int64_t a, int64_t b)
{
    return a >= 0 ? (a + b / 2) / b : -((-a + b / 2) / b);
}

/*
 * The text that a glyph stands for. A cluster of several glyphs shares its
 * characters out, one to each glyph and the rest to the last: readers put
 * them together again, and some print rubbish for a glyph without text.
 */
static struct str glyph_text(const struct glyphs *glyphs, size_t index)
{
    const struct placed_glyph *items = glyphs->items;
    size_t first = index, next = index + 1;
    while (first != 0 && items[first].text_length == 0)
        first--;
    while (next < glyphs->count && items[next].text_length == 0)
        next++;
    size_t start = items[first].text_start;
    struct str text =
        str_slice(glyphs->text, start, start + items[first].text_length);
    size_t from = 0;
    for (size_t i = first; i < index && from < text.length; i++)
        utf8_next(text, &from);
    size_t to = from;
    if (index + 1 == next)
        to = text.length;
    else if (from < text.length)
        utf8_next(text, &to);
    return str_slice(text, from, to);
}

static struct code glyph_code(struct canvas *canvas,
                              const struct glyphs *glyphs, size_t index)
{
    return coding_code(canvas->writer->coding, glyphs->font,
                       glyphs->items[index].id, glyph_text(glyphs, index));
}

/*
 * Show glyphs from first on, as far as they stand on one baseline and in one
 * subset; returns the number shown. The pen is followed in 1/1000000 pt with
 * the widths that the file states, and each adjustment (in 1/1000 em) is
 * computed from the pen: so rounding never adds up along a line.
 */
static size_t show_line(struct canvas *canvas, const struct glyphs *glyphs,
                        size_t first)
{
    const struct placed_glyph *items = glyphs->items;
    struct builder *out = &canvas->out;
    struct code code = glyph_code(canvas, glyphs, first);
    size_t subset = code.subset, i = first;
    set_font(canvas, subset, glyphs->size);
    move_to(canvas, items[first].x, items[first].y, glyphs->turned);
    int64_t size = glyphs->size, pen = (int64_t)along(glyphs, first) * 1000;
    builder_add(out, STR("[<"));
    while (true) {
        int64_t shift =
            divide_rounded((int64_t)along(glyphs, i) * 1000 - pen, size);
        if (shift != 0) {
            builder_add_char(out, '>');
            syntax_integer(out, -shift);
            builder_add_char(out, '<');
            pen += shift * size;
        }
        syntax_hex16(out, code.value);
        pen += (int64_t)code.width * size;
        if (++i == glyphs->count || across(glyphs, i) != across(glyphs, first))
            break;
        code = glyph_code(canvas, glyphs, i);
        if (code.subset != subset)
            break;
    }
    builder_add(out, STR(">]TJ\n"));
    return i - first;
}

static void draw_glyphs(struct canvas *canvas, const struct item *item)
{
    const struct glyphs *glyphs = &item->glyphs;
    if (glyphs->count == 0)
        return;
    assert(glyphs->size > 0);
    mark(canvas, item);
    enter_level(canvas, LEVEL_TEXT);
    set_colour(canvas, item->colour);
    for (size_t i = 0; i < glyphs->count;)
        i += show_line(canvas, glyphs, i);
}

/* ---- rules and links ---- */

static void draw_rule(struct canvas *canvas, const struct item *item)
{
    const struct rule *rule = &item->rule;
    struct builder *out = &canvas->out;
    mark(canvas, item);
    if (canvas->level == LEVEL_TEXT)
        enter_level(canvas, LEVEL_PAGE);
    set_colour(canvas, item->colour);
    enter_level(canvas, LEVEL_PATH);
    syntax_thousandths(out, rule->x);
    builder_add_char(out, ' ');
    syntax_thousandths(out,
                       (int64_t)canvas->page->height - rule->y - rule->height);
    builder_add_char(out, ' ');
    syntax_thousandths(out, rule->width);
    builder_add_char(out, ' ');
    syntax_thousandths(out, rule->height);
    builder_add(out, STR(" re\n"));
}

void content_destination(const struct writer *writer, struct builder *out,
                         size_t page, length_t y)
{
    const struct page *target = &writer->pages->items[page];
    syntax_destination(out, writer->page_objects[page], target->turned,
                       target->turned ? y : (int64_t)target->height - y);
}

/* The rectangle of a link on the sheet: its lower left and upper right corner.
 * The top and left of a turned page are the sheet's left and bottom. */
static void add_rectangle(struct builder *out, const struct page *page,
                          const struct link *link)
{
    int64_t left = link->x, right = left + link->width;
    int64_t top = link->y, bottom = top + link->height;
    int64_t corners[] = {left, page->height - bottom, right,
                         page->height - top};
    int64_t turned[] = {top, left, bottom, right};
    for (int i = 0; i < 4; i++) {
        syntax_thousandths(out, page->turned ? turned[i] : corners[i]);
        if (i < 3)
            builder_add_char(out, ' ');
    }
}

static void add_link(struct canvas *canvas, const struct item *item,
                     struct builder *annotations)
{
    struct writer *writer = canvas->writer;
    const struct link *link = &item->link;
    assert(link->page < writer->pages->count && link->contents.length != 0);
    uint32_t object = object_new(writer->objects);
    uint32_t key =
        structure_link(writer->structure, item->element, canvas->index, object);
    struct builder out = {.arena = writer->arena};
    builder_add(&out, STR("/Type /Annot /Subtype /Link /F 4 "
                          "/Border [0 0 0] /Rect ["));
    add_rectangle(&out, canvas->page, link);
    builder_add(&out, STR("] /Contents "));
    syntax_text(&out, link->contents);
    builder_add(&out, STR(" /StructParent "));
    syntax_integer(&out, key);
    builder_add(&out, STR(" /P "));
    syntax_reference(&out, writer->page_objects[canvas->index]);
    builder_add(&out, STR(" /Dest "));
    content_destination(writer, &out, link->page, link->target_y);
    object_set(writer->objects, object, builder_str(&out));
    syntax_reference(annotations, object);
    builder_add_char(annotations, ' ');
}

struct str content_page(struct writer *writer, size_t page,
                        struct builder *annotations)
{
    struct canvas canvas = {
        .writer = writer,
        .page = &writer->pages->items[page],
        .index = page,
        .out = {.arena = writer->arena},
    };
    if (canvas.page->turned) {
        builder_add(&canvas.out, STR("0 1 -1 0 "));
        syntax_thousandths(&canvas.out, canvas.page->height);
        builder_add(&canvas.out, STR(" 0 cm\n"));
    }
    for (size_t i = 0; i < canvas.page->count; i++) {
        const struct item *item = &canvas.page->items[i];
        switch (item->kind) {
        case ITEM_GLYPHS:
            draw_glyphs(&canvas, item);
            break;
        case ITEM_RULE:
            draw_rule(&canvas, item);
            break;
        case ITEM_LINK:
            add_link(&canvas, item, annotations);
            break;
        }
    }
    end_mark(&canvas);
    return str_join(writer->arena, builder_str(&canvas.out), STR(""));
}
