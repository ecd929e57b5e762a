/* SPDX-License-Identifier: MIT */
#include "app/font_use.h"

#include "app/texts.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "document/document.h"
#include "text/shape.h"

#include <stdlib.h>

/* One place where a font that is not the first of its role is taken. */
struct event {
    size_t role;   /* index among the roles */
    size_t number; /* in the order of the document */
    const struct font *font;
    struct str text;
    struct position at;
};

/* Characters by font number. */
struct tally {
    size_t *counts;
    size_t room;
};

struct walk {
    struct arena *arena;
    struct fonts *fonts;
    struct shaper *shaper;
    const struct document *document;
    struct tally *tallies; /* by role */
    struct event *events;
    size_t event_count;
    size_t event_capacity;
};

/* ---- counting ---- */

/* Fonts of the system come in on the way, so the room may have to grow. */
static void count(struct walk *walk, size_t role, size_t font)
{
    struct tally *tally = &walk->tallies[role];
    if (font >= tally->room) {
        size_t room = fonts_count(walk->fonts);
        size_t *counts = ARENA_ARRAY(walk->arena, room, size_t);
        for (size_t i = 0; i < tally->room; i++)
            counts[i] = tally->counts[i];
        *tally = (struct tally){counts, room};
    }
    tally->counts[font]++;
}

static void take_cluster(struct walk *walk, size_t role,
                         const struct shaped_text *shaped,
                         const struct cluster *cluster, struct position at)
{
    const struct font *first =
        font_role_font(fonts_role_at(walk->fonts, role), 0);
    const struct font *font = fonts_at(walk->fonts, cluster->font);
    if (cluster_is_missing(cluster))
        font = NULL;
    else if (cluster->glyph_count == 0)
        return; /* nothing to see */
    else
        count(walk, role, cluster->font);
    if (font == first)
        return;
    ARENA_GROW(walk->arena, walk->events, walk->event_count,
               walk->event_capacity);
    walk->events[walk->event_count] = (struct event){
        .role = role,
        .number = walk->event_count,
        .font = font,
        .text = str_slice(shaped->text, cluster->text_start,
                          (size_t)cluster->text_start + cluster->text_length),
        .at = at,
    };
    walk->event_count++;
}

static void take_text(struct walk *walk, const struct text_style *style,
                      struct str text, struct position at)
{
    size_t role = 0;
    while (role < fonts_role_count(walk->fonts) &&
           !str_equal(font_role_name(fonts_role_at(walk->fonts, role)),
                      style->role))
        role++;
    if (role == fonts_role_count(walk->fonts))
        return; /* typesetting names the role that is missing */
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find(text, STR("\n"), start);
        if (end == SIZE_MAX)
            end = text.length;
        const struct shaped_text *shaped = text_shape(
            walk->shaper, fonts_role_at(walk->fonts, role), style->size,
            style->tabular ? TEXT_TABULAR : 0, str_slice(text, start, end), at);
        for (size_t i = 0; i < shaped->cluster_count; i++)
            take_cluster(walk, role, shaped, &shaped->clusters[i], at);
        start = end + 1;
    }
}

/* ---- the document ---- */

static void take_paragraph(struct walk *walk, const struct paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->span_count; i++) {
        const struct span *span = &paragraph->spans[i];
        take_text(walk,
                  span->style != NULL ? span->style : &paragraph->style->text,
                  span->text, span->at);
    }
}

static void take_rows(struct walk *walk, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < rows[i].cell_count; j++)
            take_paragraph(walk, &rows[i].cells[j].content);
}

/* Text that the table adds where it goes on over a page: at the end of a
 * paragraph, in the style of that end. */
static void take_addition(struct walk *walk, const struct paragraph *paragraph,
                          struct str addition)
{
    if (paragraph->span_count == 0)
        return;
    const struct text_style *style =
        paragraph->spans[paragraph->span_count - 1].style;
    take_text(walk, style != NULL ? style : &paragraph->style->text, addition,
              NOWHERE);
}

/* The first label that would be repeated with "（续）". */
static const struct paragraph *repeated_label(const struct table *table)
{
    for (size_t i = 0; i < table->body_count; i++)
        for (size_t j = 0; j < table->body[i].cell_count; j++) {
            const struct cell *cell = &table->body[i].cells[j];
            if (cell->rowspan > 1 && !paragraph_is_empty(&cell->content))
                return &cell->content;
        }
    return NULL;
}

static void take_table(struct walk *walk, const struct table *table)
{
    take_paragraph(walk, &table->title);
    take_addition(walk, &table->title, table->style->title_continued);
    const struct paragraph *label = repeated_label(table);
    if (table->style->repeat_labels && label != NULL)
        take_addition(walk, label, table->style->continued);
    for (size_t i = 0; i < 3; i++)
        take_paragraph(walk, &table->context[i]);
    take_rows(walk, table->header, table->header_count);
    take_rows(walk, table->body, table->body_count);
    for (size_t i = 0; i < PAGE_ROW_KINDS; i++)
        if (table->page_rows[i] != NULL)
            take_rows(walk, table->page_rows[i], 1);
    for (size_t i = 0; i < table->note_count; i++)
        take_paragraph(walk, &table->notes[i]);
}

/* A title once more, in the contents. */
static void take_entry(struct walk *walk, const struct contents *contents,
                       const struct paragraph *title)
{
    if (title->style == NULL || !title->style->in_contents ||
        paragraph_is_empty(title) || contents->level_count == 0)
        return;
    size_t level =
        title->style->outline > 0 ? (size_t)title->style->outline - 1 : 0;
    if (level >= contents->level_count)
        level = contents->level_count - 1;
    struct str text = title->outline_title;
    if (text.length == 0)
        text = paragraph_text(walk->arena, title);
    take_text(walk, &contents->levels[level]->text, text, title->spans[0].at);
}

static void take_contents(struct walk *walk, const struct contents *contents)
{
    take_paragraph(walk, &contents->title);
    for (size_t i = 0; i < walk->document->section_count; i++) {
        const struct section *section = &walk->document->sections[i];
        for (size_t j = 0; j < section->block_count; j++) {
            const struct block *block = &section->blocks[j];
            if (block->kind == BLOCK_PARAGRAPH)
                take_entry(walk, contents, &block->paragraph);
            else if (block->kind == BLOCK_TABLE)
                take_entry(walk, contents, &block->table.title);
        }
    }
    for (size_t i = 0; i < contents->level_count; i++)
        take_text(walk, &contents->levels[i]->text, contents->leader, NOWHERE);
}

static void take_block(struct walk *walk, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        take_paragraph(walk, &block->paragraph);
        break;
    case BLOCK_TABLE:
        take_table(walk, &block->table);
        break;
    case BLOCK_CONTENTS:
        take_contents(walk, &block->contents);
        break;
    case BLOCK_PAGE_BREAK:
    case BLOCK_SPACE:
        break;
    }
}

/* "{page}" and "{pages}" are there as typed: ASCII, as the figures are. */
static void take_running(struct walk *walk, const struct running_line *line)
{
    if (line->text.length != 0)
        take_text(walk, &line->style->text, line->text, NOWHERE);
}

/* ---- places ---- */

/* Where characters first stand in the description, by code point. */
struct place {
    uint32_t code_point;
    struct position at; /* no file: nowhere yet */
};

struct places_found {
    struct place *items; /* sorted */
    size_t count;
};

static int compare_places(const void *a, const void *b)
{
    const struct place *left = a, *right = b;
    return left->code_point < right->code_point   ? -1
           : left->code_point > right->code_point ? 1
                                                  : 0;
}

static struct place *find_place(const struct places_found *places,
                                uint32_t code_point)
{
    struct place key = {.code_point = code_point};
    return bsearch(&key, places->items, places->count, sizeof key,
                   compare_places);
}

static uint32_t first_character(struct str text)
{
    size_t offset = 0;
    return utf8_next(text, &offset);
}

static void note_places(void *context, struct str line, struct position at)
{
    for (size_t offset = 0; offset < line.length;) {
        struct place *place = find_place(context, utf8_next(line, &offset));
        if (place != NULL && place->at.file.length == 0)
            place->at = at;
    }
}

/*
 * A pack makes texts of the description's, and a text of the document knows
 * the place in the pack. The author wants that of the character.
 */
static void find_in_description(const struct budget *budget,
                                struct font_fallback *fallbacks, size_t count,
                                struct arena *arena)
{
    struct places_found places = {ARENA_ARRAY(arena, count, struct place),
                                  count};
    for (size_t i = 0; i < count; i++)
        places.items[i].code_point = first_character(fallbacks[i].text);
    qsort(places.items, count, sizeof *places.items, compare_places);
    places.count = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || places.items[i].code_point !=
                          places.items[places.count - 1].code_point)
            places.items[places.count++] = places.items[i];
    texts_visit(budget, note_places, &places);
    for (size_t i = 0; i < count; i++) {
        const struct place *place =
            find_place(&places, first_character(fallbacks[i].text));
        if (place->at.file.length != 0)
            fallbacks[i].first = place->at;
    }
}

/* ---- the result ---- */

static int compare_events(const void *a, const void *b)
{
    const struct event *left = a, *right = b;
    if (left->role != right->role)
        return left->role < right->role ? -1 : 1;
    int order = str_compare(left->text, right->text);
    if (order != 0)
        return order;
    return left->number < right->number ? -1 : 1;
}

/* Events of one character in one role become one fallback. */
static void gather_fallbacks(struct walk *walk, const struct budget *budget,
                             struct font_use *use)
{
    if (walk->event_count == 0)
        return;
    qsort(walk->events, walk->event_count, sizeof *walk->events,
          compare_events);
    struct font_fallback *fallbacks =
        ARENA_ARRAY(walk->arena, walk->event_count, struct font_fallback);
    for (size_t i = 0; i < walk->event_count; i++) {
        const struct event *event = &walk->events[i];
        const struct event *before = i > 0 ? &walk->events[i - 1] : NULL;
        /* One text can have two fonts: what stands beside it decides where a
         * ligature ends. */
        if (before == NULL || before->role != event->role ||
            before->font != event->font ||
            !str_equal(before->text, event->text))
            fallbacks[use->fallback_count++] = (struct font_fallback){
                .role = fonts_role_at(walk->fonts, event->role),
                .font = event->font,
                .text = event->text,
                .first = event->at,
            };
        fallbacks[use->fallback_count - 1].times++;
    }
    find_in_description(budget, fallbacks, use->fallback_count, walk->arena);
    use->fallbacks = fallbacks;
}

static void gather_shares(struct walk *walk, struct font_use *use)
{
    struct font_share *shares = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < fonts_role_count(walk->fonts); i++) {
        const struct tally *tally = &walk->tallies[i];
        for (size_t j = 0; j < tally->room; j++) {
            if (tally->counts[j] == 0)
                continue;
            ARENA_GROW(walk->arena, shares, use->share_count, capacity);
            shares[use->share_count++] =
                (struct font_share){fonts_role_at(walk->fonts, i),
                                    fonts_at(walk->fonts, j), tally->counts[j]};
        }
    }
    use->shares = shares;
}

struct font_use font_use_of(const struct document *document,
                            const struct budget *budget, struct fonts *fonts,
                            struct arena *arena)
{
    /* What the shaper has to say is said by the stages of the report. */
    struct walk walk = {
        .arena = arena,
        .fonts = fonts,
        .shaper = shaper_new(arena, fonts, diag_log_new(arena)),
        .document = document,
        .tallies = ARENA_ARRAY(arena, fonts_role_count(fonts), struct tally),
    };
    for (size_t i = 0; i < document->section_count; i++) {
        const struct section *section = &document->sections[i];
        take_running(&walk, &section->form->header);
        take_running(&walk, &section->form->footer);
        for (size_t j = 0; j < section->block_count; j++)
            take_block(&walk, &section->blocks[j]);
    }
    struct font_use use = {0};
    gather_shares(&walk, &use);
    gather_fallbacks(&walk, budget, &use);
    return use;
}
