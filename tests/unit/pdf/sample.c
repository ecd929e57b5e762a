/* SPDX-License-Identifier: MIT
 *
 * Pages with everything in them that a report can have: all committed fonts,
 * headings, contents with links, a table whose cell goes over two pages, an
 * empty cell, artifacts, colours, labels and bookmarks.
 */
#include "test_pdf.h"

#include "text/shape.h"

enum { PAGES = 3, ITEMS = 100 };

struct sketch {
    struct arena *arena;
    struct shaper *shaper;
    struct item items[PAGES][ITEMS];
    size_t counts[PAGES];
    uint32_t element; /* of the next items; 0: an artifact */
    length_t y;       /* of the next line */
};

static struct item *add_item(struct sketch *sketch, size_t page,
                             enum item_kind kind)
{
    assert_true(sketch->counts[page] < ITEMS);
    struct item *item = &sketch->items[page][sketch->counts[page]++];
    item->kind = kind;
    item->element = sketch->element;
    if (sketch->element == 0)
        item->artifact =
            kind == ITEM_RULE ? ARTIFACT_LAYOUT : ARTIFACT_PAGINATION;
    return item;
}

/* Clusters [first, end) of one font as one item from x on; returns its end. */
static length_t add_run(struct sketch *sketch, size_t page, length_t x,
                        const struct shaped_text *shaped, size_t first,
                        size_t end)
{
    const struct cluster *clusters = shaped->clusters;
    uint32_t start = clusters[first].text_start;
    struct placed_glyph *placed =
        ARENA_ARRAY(sketch->arena, shaped->glyph_count, struct placed_glyph);
    size_t count = 0;
    for (size_t i = first; i < end; i++) {
        for (unsigned j = 0; j < clusters[i].glyph_count; j++) {
            const struct glyph *glyph =
                &shaped->glyphs[clusters[i].glyph_start + j];
            placed[count++] = (struct placed_glyph){
                glyph->id, x + glyph->x, sketch->y + glyph->y,
                clusters[i].text_start - start,
                j == 0 ? clusters[i].text_length : 0};
            x += glyph->advance;
        }
    }
    struct str text =
        str_slice(shaped->text, start,
                  clusters[end - 1].text_start + clusters[end - 1].text_length);
    add_item(sketch, page, ITEM_GLYPHS)->glyphs = (struct glyphs){
        clusters[first].font, shaped->size, text, placed, count, false};
    return x;
}

static void add_line(struct sketch *sketch, size_t page, const char *role,
                     length_t size, const char *text)
{
    const struct font_role *found =
        fonts_role_lookup(shaper_fonts(sketch->shaper), str_from(role));
    assert_non_null(found);
    const struct shaped_text *shaped =
        text_shape(sketch->shaper, found, size, 0, str_from(text), NOWHERE);
    length_t x = 80 * LENGTH_PT;
    for (size_t i = 0, end; i < shaped->cluster_count; i = end) {
        for (end = i + 1; end < shaped->cluster_count; end++)
            if (shaped->clusters[end].font != shaped->clusters[i].font)
                break;
        x = add_run(sketch, page, x, shaped, i, end);
    }
    sketch->y += size * 2;
}

static void add_rule(struct sketch *sketch, size_t page, uint32_t colour)
{
    sketch->element = 0;
    struct item *item = add_item(sketch, page, ITEM_RULE);
    item->colour = colour;
    item->rule = (struct rule){80000, sketch->y, 300000, 500};
}

/* Two characters that one glyph stands for, as U+4E00 and U+2F00 do in many
 * fonts: shaped as the first twice, meant as both. */
static void add_shared_glyph(struct sketch *sketch, size_t page,
                             const char *role)
{
    add_line(sketch, page, role, 16000, "一一");
    struct glyphs *glyphs =
        &sketch->items[page][sketch->counts[page] - 1].glyphs;
    assert_int_equal(glyphs->items[0].id, glyphs->items[1].id);
    glyphs->text = STR("一⼀");
}

/* Numbers are indexes in this table. */
static const struct element elements[] = {
    {.role = ELEMENT_DOCUMENT}, /* not used */
    {.role = ELEMENT_DOCUMENT},
    {ELEMENT_H1, 1, SCOPE_NONE, 0, 0, {NULL, 0}},
    {ELEMENT_CONTENTS, 1, SCOPE_NONE, 0, 0, {NULL, 0}},
    {ELEMENT_CONTENTS_ITEM, 3, SCOPE_NONE, 0, 0, {NULL, 0}}, /* 4 */
    {ELEMENT_PARAGRAPH, 4, SCOPE_NONE, 0, 0, {NULL, 0}},
    {ELEMENT_LINK, 5, SCOPE_NONE, 0, 0, {NULL, 0}},
    {ELEMENT_SECTION, 1, SCOPE_NONE, 0, 0, {"One", 3}},
    {ELEMENT_H2, 7, SCOPE_NONE, 0, 0, {NULL, 0}}, /* 8 */
    {ELEMENT_PARAGRAPH, 7, SCOPE_NONE, 0, 0, {NULL, 0}},
    {ELEMENT_TABLE, 7, SCOPE_NONE, 0, 0, {"(Table)", 7}},
    {ELEMENT_CAPTION, 10, SCOPE_NONE, 0, 0, {NULL, 0}},
    {ELEMENT_TABLE_HEAD, 10, SCOPE_NONE, 0, 0, {NULL, 0}}, /* 12 */
    {ELEMENT_TABLE_ROW, 12, SCOPE_NONE, 0, 0, {NULL, 0}},
    {ELEMENT_HEADER_CELL, 13, SCOPE_COLUMN, 2, 1, {NULL, 0}},
    {ELEMENT_TABLE_BODY, 10, SCOPE_NONE, 0, 0, {NULL, 0}},
    {ELEMENT_TABLE_ROW, 15, SCOPE_NONE, 0, 0, {NULL, 0}}, /* 16 */
    {ELEMENT_HEADER_CELL, 16, SCOPE_ROW, 1, 2, {NULL, 0}},
    {ELEMENT_DATA_CELL, 16, SCOPE_NONE, 1, 1, {NULL, 0}},
    {ELEMENT_TABLE_ROW, 15, SCOPE_NONE, 0, 0, {NULL, 0}},
    {ELEMENT_DATA_CELL, 19, SCOPE_NONE, 1, 1, {NULL, 0}}, /* 20, empty */
};

static void add_front(struct sketch *sketch)
{
    sketch->y = 120 * LENGTH_PT;
    sketch->element = 2;
    add_line(sketch, 0, "小标宋", 22000, "望都县（2024年）报告");
    sketch->element = 6;
    add_line(sketch, 0, "仿宋", 16000, "一、部门职责……1");
    struct item *link = add_item(sketch, 0, ITEM_LINK);
    link->link = (struct link){80000,  sketch->y - 48000, 300000, 20000, 1,
                               100000, STR("一、第1页")};
    add_rule(sketch, 0, 0);
    add_rule(sketch, 0, 0x808080);
    add_line(sketch, 0, "宋体", 14000, "封面");
}

static void add_body(struct sketch *sketch)
{
    sketch->y = 120 * LENGTH_PT;
    sketch->element = 8;
    add_line(sketch, 1, "黑体", 16000, "一、部门职责");
    sketch->element = 9;
    add_line(sketch, 1, "楷体", 16000, "单位：万元——“引号”，a fi é ½ ㎡");
    add_line(sketch, 1, "仿宋", 16000, "啰瞭㎡ 976.40 AVA q\xCC\x81 end");
    add_shared_glyph(sketch, 1, "楷体");
    add_shared_glyph(sketch, 1, "宋体");
    sketch->element = 11;
    add_line(sketch, 1, "黑体粗", 12000, "表");
    sketch->element = 14;
    add_line(sketch, 1, "宋体粗", 10500, "科目与金额");
    sketch->element = 17;
    add_line(sketch, 1, "宋体", 10500, "跨页的单元格，前");
    sketch->element = 18;
    add_line(sketch, 1, "宋体", 10500, "976.40");
    add_rule(sketch, 1, 0xC00000);
    add_line(sketch, 1, "宋体", 14000, "1");
    sketch->y = 120 * LENGTH_PT;
    add_line(sketch, 2, "宋体粗", 10500, "科目与金额");
    sketch->element = 17;
    add_line(sketch, 2, "宋体", 10500, "半和后半");
    add_rule(sketch, 2, 0);
    add_line(sketch, 2, "宋体", 14000, "2");
}

const struct pages *sample_pages(struct arena *arena, struct fonts *fonts,
                                 struct diag_log *log)
{
    struct sketch *sketch = ARENA_NEW(arena, struct sketch);
    sketch->arena = arena;
    sketch->shaper = shaper_new(arena, fonts, log);
    add_front(sketch);
    add_body(sketch);
    struct page *items = ARENA_ARRAY(arena, PAGES, struct page);
    static const struct str labels[PAGES] = {{"", 0}, {"1", 1}, {"2", 1}};
    for (size_t i = 0; i < PAGES; i++)
        items[i] = (struct page){.width = 595276,
                                 .height = 841890,
                                 .label = labels[i],
                                 .items = sketch->items[i],
                                 .count = sketch->counts[i]};
    static const struct outline_entry outline[] = {
        {1, {"Cover (1)", 9}, 0, 100000, 2}, {1, {"一", 3}, 1, 100000, 7},
        {2, {"表", 3}, 1, 200000, 10},       {3, {"deep", 4}, 2, 0, 0},
        {2, {"back", 4}, 2, 0, 0},           {1, {"end", 3}, 2, 841890, 0},
    };
    struct pages *pages = ARENA_NEW(arena, struct pages);
    *pages = (struct pages){
        .items = items,
        .count = PAGES,
        .elements = elements,
        .element_count = sizeof elements / sizeof elements[0],
        .outline = outline,
        .outline_count = sizeof outline / sizeof outline[0],
        .metadata = {.title = STR("报告 <&> \"1\""),
                     .author = STR("望都县"),
                     .subject = STR("subject"),
                     .keywords = STR("one, two"),
                     .language = STR("zh-CN"),
                     .date = STR("2024-02-18"),
                     .producer = STR("gongkai 0.1.0"),
                     .form = STR("sample"),
                     .form_version = STR("1"),
                     .revision = {1, STR("2024-03-05"), STR("更正 <&>")}},
    };
    return pages;
}
