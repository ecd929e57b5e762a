/* SPDX-License-Identifier: MIT
 *
 * Shaping with a memory: each (role, size, features, text) is shaped once.
 *
 * In columns of figures the digits are put in after shaping, from a table of
 * ten glyphs (font_digits), and get the width of the widest: so figures
 * align in every font, also in one with neither tnum nor hwid.
 */
#include "text/shape.h"

#include "text/linebreak.h"
#include "text/shape_private.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

enum { FIRST_SLOTS = 1024, EXCERPT = 12 };

struct entry {
    const struct font_role *role; /* NULL: the slot is free */
    uint64_t hash;
    unsigned features;
    bool missing; /* a character of it is in no font */
    struct shaped_text shaped;
};

struct shaper {
    struct arena *arena;
    struct fonts *fonts;
    struct diag_log *log;

    struct entry **slots; /* open hash, a power of two of slots */
    size_t slot_count;
    size_t entry_count;

    /* What each text fills anew. */
    bool missing;
    struct run_list runs;
    struct glyph *glyphs;
    size_t glyph_count;
    size_t glyph_capacity;
    struct cluster *clusters;
    size_t cluster_count;
    size_t cluster_capacity;
};

struct shaper *shaper_new(struct arena *arena, struct fonts *fonts,
                          struct diag_log *log)
{
    struct shaper *shaper = ARENA_NEW(arena, struct shaper);
    shaper->arena = arena;
    shaper->fonts = fonts;
    shaper->log = log;
    shaper->slot_count = FIRST_SLOTS;
    shaper->slots = ARENA_ARRAY(arena, FIRST_SLOTS, struct entry *);
    return shaper;
}

struct fonts *shaper_fonts(const struct shaper *shaper)
{
    return shaper->fonts;
}

/* ---- the memory ---- */

static struct entry **find_slot(struct entry **slots, size_t count,
                                const struct entry *key)
{
    size_t slot = (size_t)key->hash & (count - 1);
    for (; slots[slot] != NULL; slot = (slot + 1) & (count - 1)) {
        const struct entry *entry = slots[slot];
        if (entry->hash == key->hash && entry->role == key->role &&
            entry->features == key->features &&
            entry->shaped.size == key->shaped.size &&
            str_equal(entry->shaped.text, key->shaped.text))
            break;
    }
    return &slots[slot];
}

static void grow_table(struct shaper *shaper)
{
    size_t count = shaper->slot_count * 2;
    struct entry **slots = ARENA_ARRAY(shaper->arena, count, struct entry *);
    for (size_t i = 0; i < shaper->slot_count; i++)
        if (shaper->slots[i] != NULL)
            *find_slot(slots, count, shaper->slots[i]) = shaper->slots[i];
    shaper->slots = slots;
    shaper->slot_count = count;
}

/* ---- clusters ---- */

static struct cluster *add_cluster(struct shaper *shaper, size_t start,
                                   size_t length, const struct font *font)
{
    ARENA_GROW(shaper->arena, shaper->clusters, shaper->cluster_count,
               shaper->cluster_capacity);
    struct cluster *cluster = &shaper->clusters[shaper->cluster_count++];
    *cluster = (struct cluster){
        .text_start = (uint32_t)start,
        .text_length = (uint32_t)length,
        .glyph_start = (uint32_t)shaper->glyph_count,
        .font = (uint16_t)font->state->facts.number,
    };
    return cluster;
}

static void add_glyph(struct shaper *shaper, const hb_glyph_info_t *info,
                      const hb_glyph_position_t *position)
{
    struct cluster *cluster = &shaper->clusters[shaper->cluster_count - 1];
    ARENA_GROW(shaper->arena, shaper->glyphs, shaper->glyph_count,
               shaper->glyph_capacity);
    shaper->glyphs[shaper->glyph_count++] = (struct glyph){
        .id = info->codepoint,
        .advance = position->x_advance,
        .x = position->x_offset,
        .y = -position->y_offset,
    };
    cluster->glyph_count++;
    cluster->advance += position->x_advance;
}

/* A missing character takes an em, so that the layout stays plausible. */
static void add_missing(struct shaper *shaper, size_t start, size_t length,
                        length_t size)
{
    struct cluster *cluster =
        add_cluster(shaper, start, length, shaper->fonts->items[0]);
    cluster->advance = size;
}

/* How the report could be made after all, on this machine. */
static struct str remedy(struct shaper *shaper, struct str unit)
{
    const struct font *font = shaper->fonts->uses_system
                                  ? NULL
                                  : text_system_font(shaper->fonts, unit);
    if (font == NULL)
        return STR("");
    struct arena *arena = shaper->arena;
    struct str name = font->state->facts.name;
    return diag_both(
        arena,
        str_format(arena, "；系统字体“%.*s”有此字，可用 --system-fonts",
                   STR_FMT(name)),
        str_format(arena, "; “%.*s” of this system has it: see --system-fonts",
                   STR_FMT(name)));
}

/* Said for each place where the text stands, not only for the first. */
static void report_missing(struct shaper *shaper,
                           const struct shaped_text *shaped, struct position at)
{
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        const struct cluster *cluster = &shaped->clusters[i];
        if (!cluster_is_missing(cluster))
            continue;
        size_t start = cluster->text_start;
        size_t behind = start;
        uint32_t code_point = utf8_next(shaped->text, &behind);
        struct str unit =
            str_slice(shaped->text, start, start + cluster->text_length);
        diag_add(shaper->log, DIAG_GLYPH_MISSING, at,
                 str_format(shaper->arena, "U+%04X", (unsigned)code_point),
                 unit, utf8_around(shaped->text, start, EXCERPT),
                 remedy(shaper, unit));
    }
}

/* ---- what shaping leaves to do ---- */

/* Width of the cell of a digit in a column, at a size. */
static length_t digit_cell(const struct font *font, length_t size)
{
    const uint32_t *digits = font_digits(font);
    hb_font_t *scaled = font_scaled(font, size);
    length_t cell = 0;
    for (size_t i = 0; i < 10; i++)
        cell = length_max(cell, hb_font_get_glyph_h_advance(scaled, digits[i]));
    return cell;
}

static void set_digit(struct glyph *glyph, struct cluster *cluster,
                      const struct font *font, length_t size, char digit,
                      length_t cell)
{
    uint32_t id = font_digits(font)[digit - '0'];
    length_t own = hb_font_get_glyph_h_advance(font_scaled(font, size), id);
    *glyph = (struct glyph){.id = id, .advance = cell, .x = (cell - own) / 2};
    cluster->advance = cell;
}

static void set_mark(struct glyph *glyph, struct cluster *cluster,
                     const struct font *font, length_t size,
                     uint32_t code_point)
{
    const struct mark_space *mark = font_mark_space(font, code_point);
    if (mark == NULL || mark->glyph != glyph->id)
        return;
    int64_t em = (int64_t)hb_face_get_upem(font->state->face);
    if (mark->widened) {
        glyph->x += length_scale(mark->shift, size, em);
        glyph->advance = length_scale(mark->advance, size, em);
        cluster->advance = glyph->advance;
    }
    cluster->slack_before = length_scale(mark->before, size, em);
    cluster->slack_after = length_scale(mark->after, size, em);
}

/* Digits and marks in the clusters of a run, from index first on. */
static void finish_run(struct shaper *shaper, struct str text, length_t size,
                       unsigned features, const struct font *font, size_t first)
{
    length_t cell = -1;
    for (size_t i = first; i < shaper->cluster_count; i++) {
        struct cluster *cluster = &shaper->clusters[i];
        if (cluster->glyph_count != 1)
            continue;
        struct glyph *glyph = &shaper->glyphs[cluster->glyph_start];
        size_t at = cluster->text_start;
        char byte = text.data[at];
        uint32_t code_point = utf8_next(text, &at);
        if (at != cluster->text_start + cluster->text_length)
            continue;
        if (byte >= '0' && byte <= '9') {
            if (!(features & TEXT_TABULAR))
                continue;
            if (cell < 0)
                cell = digit_cell(font, size);
            set_digit(glyph, cluster, font, size, byte, cell);
        } else if (code_point > 0x7F) {
            set_mark(glyph, cluster, font, size, code_point);
        }
    }
}

/* Kerning would pull the digits of a column out of their cells. */
static unsigned shaping_features(unsigned features, hb_feature_t *list)
{
    if (!(features & (TEXT_TABULAR | TEXT_NO_KERN)))
        return 0;
    list[0] = (hb_feature_t){HB_TAG('k', 'e', 'r', 'n'), 0,
                             HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    return 1;
}

/* ---- runs ---- */

static void shape_run(struct shaper *shaper, struct str text, length_t size,
                      unsigned features, const struct run *run)
{
    hb_buffer_t *buffer = shaper->fonts->buffer;
    hb_feature_t list[1];
    unsigned feature_count = shaping_features(features, list);
    font_shape(run->font, size, buffer, text, run->start, run->length, list,
               feature_count);
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *position =
        hb_buffer_get_glyph_positions(buffer, NULL);
    size_t first = shaper->cluster_count;
    size_t run_end = run->start + run->length;
    for (unsigned i = 0; i < count;) {
        /* The first cluster takes what HarfBuzz may have left before it. */
        size_t start = i == 0 ? run->start : info[i].cluster;
        unsigned end = i + 1;
        bool missing = info[i].codepoint == 0;
        for (; end < count && info[end].cluster == info[i].cluster; end++)
            missing = missing || info[end].codepoint == 0;
        size_t next = end < count ? info[end].cluster : run_end;
        if (missing) {
            add_missing(shaper, start, next - start, size);
            shaper->missing = true;
            i = end;
            continue;
        }
        add_cluster(shaper, start, next - start, run->font);
        for (unsigned glyphs = 0; i < end; i++) {
            /* 65,536 marks on one base: the rest has no text of its own. */
            if (glyphs++ % UINT16_MAX == 0 && glyphs > 1)
                add_cluster(shaper, next, 0, run->font);
            add_glyph(shaper, &info[i], &position[i]);
        }
    }
    if (count == 0)
        add_cluster(shaper, run->start, run->length, run->font);
    finish_run(shaper, text, size, features, run->font, first);
}

static void shape_text(struct shaper *shaper, struct entry *entry)
{
    struct shaped_text *shaped = &entry->shaped;
    shaper->glyph_count = 0;
    shaper->cluster_count = 0;
    shaper->missing = false;
    text_itemise(shaper->arena, shaper->fonts, entry->role, shaped->text,
                 &shaper->runs);
    for (size_t i = 0; i < shaper->runs.count; i++) {
        const struct run *run = &shaper->runs.items[i];
        switch (run->kind) {
        case RUN_GLYPHS:
            shape_run(shaper, shaped->text, shaped->size, entry->features, run);
            break;
        case RUN_INVISIBLE:
            add_cluster(shaper, run->start, run->length, entry->role->fonts[0]);
            break;
        case RUN_MISSING:
            add_missing(shaper, run->start, run->length, shaped->size);
            shaper->missing = true;
            break;
        }
    }
    struct glyph *glyphs =
        ARENA_ARRAY(shaper->arena, shaper->glyph_count, struct glyph);
    struct cluster *clusters =
        ARENA_ARRAY(shaper->arena, shaper->cluster_count, struct cluster);
    if (shaper->glyph_count != 0)
        memcpy(glyphs, shaper->glyphs, shaper->glyph_count * sizeof *glyphs);
    if (shaper->cluster_count != 0)
        memcpy(clusters, shaper->clusters,
               shaper->cluster_count * sizeof *clusters);
    shaped->glyphs = glyphs;
    shaped->glyph_count = shaper->glyph_count;
    shaped->clusters = clusters;
    shaped->cluster_count = shaper->cluster_count;
    entry->missing = shaper->missing;
    for (size_t i = 0; i < shaped->cluster_count; i++)
        shaped->advance += clusters[i].advance;
}

const struct shaped_text *text_shape(struct shaper *shaper,
                                     const struct font_role *role,
                                     length_t size, unsigned features,
                                     struct str text, struct position at)
{
    assert(role->count > 0 && size > 0);
    struct entry key = {
        .role = role,
        .features = features,
        .shaped = {.text = text, .size = size},
    };
    key.hash = (str_hash(text) ^ (uint64_t)(uint32_t)size << 8 ^ features) *
               0x9E3779B97F4A7C15u;
    key.hash ^= key.hash >> 32;
    struct entry **slot = find_slot(shaper->slots, shaper->slot_count, &key);
    if (*slot != NULL) {
        if ((*slot)->missing)
            report_missing(shaper, &(*slot)->shaped, at);
        return &(*slot)->shaped;
    }
    if (shaper->entry_count >= shaper->slot_count / 2) {
        grow_table(shaper);
        slot = find_slot(shaper->slots, shaper->slot_count, &key);
    }
    struct entry *entry = ARENA_NEW(shaper->arena, struct entry);
    *entry = key;
    entry->shaped.text = str_copy(shaper->arena, text);
    shape_text(shaper, entry);
    if (entry->missing)
        report_missing(shaper, &entry->shaped, at);
    *slot = entry;
    shaper->entry_count++;
    return &entry->shaped;
}
