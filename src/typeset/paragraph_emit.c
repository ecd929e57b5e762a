/* SPDX-License-Identifier: MIT
 *
 * Emitting the glyphs of a set line: one item for each stretch of one font,
 * size and colour. Its text is that of its clusters, and only that: spaces
 * that became gaps are not in it. How a justified line was set is noted
 * beside.
 */
#include "typeset/justify.h"

#include "base/arena.h"

/* From the middle of the leading down to the baseline, in 1/1000 em: the em
 * box is 880 above and 120 below the baseline in CJK fonts. */
enum { MIDDLE_TO_BASELINE = 380 };

/* An item under construction. */
struct stretch {
    uint16_t font;
    length_t size;
    uint32_t colour;
    const struct set_cluster *clusters;
    size_t count;
};

static struct stretch stretch_at(const struct measured_paragraph *measured,
                                 const struct set_cluster *clusters,
                                 size_t left)
{
    const struct run *run = &measured->runs[clusters[0].atom->run];
    struct stretch stretch = {.font = clusters[0].atom->cluster->font,
                              .size = run->shaped->size,
                              .colour = run->colour,
                              .clusters = clusters};
    while (stretch.count < left) {
        const struct atom *atom = clusters[stretch.count].atom;
        run = &measured->runs[atom->run];
        if (atom->cluster->font != stretch.font ||
            run->shaped->size != stretch.size || run->colour != stretch.colour)
            break;
        stretch.count++;
    }
    return stretch;
}

/* The texts of the clusters that print: a slice of the shaped text if they
 * are neighbours in it. */
static struct str stretch_text(struct arena *arena,
                               const struct measured_paragraph *measured,
                               const struct stretch *stretch)
{
    struct str slice = {NULL, 0};
    bool whole = true;
    for (size_t i = 0; i < stretch->count && whole; i++) {
        const struct atom *atom = stretch->clusters[i].atom;
        struct str text = atom_text(measured, atom);
        if (atom->cluster->glyph_count == 0)
            continue;
        if (slice.length == 0)
            slice.data = text.data;
        whole = slice.data + slice.length == text.data;
        slice.length += text.length;
    }
    if (whole)
        return slice;
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < stretch->count; i++) {
        const struct atom *atom = stretch->clusters[i].atom;
        if (atom->cluster->glyph_count > 0)
            builder_add(&builder, atom_text(measured, atom));
    }
    return builder_str(&builder);
}

static void emit_stretch(struct item_list *items,
                         const struct measured_paragraph *measured,
                         const struct stretch *stretch, length_t x, length_t y,
                         struct item_owner owner)
{
    size_t count = 0;
    for (size_t i = 0; i < stretch->count; i++)
        count += stretch->clusters[i].atom->cluster->glyph_count;
    if (count == 0)
        return;
    struct placed_glyph *placed =
        ARENA_ARRAY(items->arena, count, struct placed_glyph);
    size_t used = 0;
    uint32_t text_start = 0;
    for (size_t i = 0; i < stretch->count; i++) {
        const struct atom *atom = stretch->clusters[i].atom;
        const struct cluster *cluster = atom->cluster;
        const struct glyph *glyphs =
            measured->runs[atom->run].shaped->glyphs + cluster->glyph_start;
        length_t pen = x + stretch->clusters[i].x;
        for (size_t g = 0; g < cluster->glyph_count; g++) {
            placed[used++] = (struct placed_glyph){
                .id = glyphs[g].id,
                .x = pen + glyphs[g].x,
                .y = y + glyphs[g].y,
                .text_start = text_start,
                .text_length = g == 0 ? cluster->text_length : 0,
            };
            pen += glyphs[g].advance;
        }
        if (cluster->glyph_count > 0)
            text_start += cluster->text_length;
    }
    struct glyphs glyphs = {
        .font = stretch->font,
        .size = stretch->size,
        .text = stretch_text(items->arena, measured, stretch),
        .items = placed,
        .count = count,
    };
    emit_glyphs(items, owner, stretch->colour, &glyphs);
}

void paragraph_emit_line(struct item_list *items,
                         const struct set_paragraph *paragraph, size_t line,
                         length_t x, length_t y, struct item_owner owner)
{
    const struct measured_paragraph *measured = paragraph->measured;
    const struct set_line *set = &paragraph->lines[line];
    length_t baseline = y + paragraph->leading / 2 +
                        length_scale(measured->size, MIDDLE_TO_BASELINE, 1000);
    for (size_t i = 0; i < set->cluster_count;) {
        struct stretch stretch =
            stretch_at(measured, set->clusters + i, set->cluster_count - i);
        emit_stretch(items, measured, &stretch, x + set->x, baseline, owner);
        i += stretch.count;
    }
    if (set->cluster_count > 0 && owner.element != 0 &&
        paragraph->style->align == ALIGN_JUSTIFY)
        emit_set_line(items, (struct line){.element = owner.element,
                                           .x = x + set->x,
                                           .baseline = baseline,
                                           .width = set->width,
                                           .natural = set->natural,
                                           .badness = set->badness});
}
