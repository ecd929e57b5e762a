/* SPDX-License-Identifier: MIT
 *
 * Measuring: spans -> runs (shaped) -> atoms with the space between them and
 * the places where lines may end. Nothing here depends on the measure.
 */
#include "typeset/measure.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

/* A paragraph while it is built. */
struct measuring {
    struct setter *setter;
    struct measured_paragraph *result;
    struct run *runs;
    size_t run_capacity;
    struct atom *atoms;
    size_t atom_capacity;
    struct segment *segments;
    size_t segment_capacity;
};

static const struct font_role *style_role(struct setter *setter,
                                          const struct text_style *style,
                                          struct position at)
{
    const struct fonts *fonts = shaper_fonts(setter->shaper);
    const struct font_role *role = fonts_role_lookup(fonts, style->role);
    if (role != NULL)
        return role;
    size_t count = fonts_role_count(fonts);
    struct str *names = ARENA_ARRAY(setter->arena, count, struct str);
    for (size_t i = 0; i < count; i++)
        names[i] = font_role_name(fonts_role_at(fonts, i));
    diag_add(setter->log, DIAG_FONT_ROLE_UNKNOWN, at, style->role,
             diag_suggestion(setter->arena, style->role, names, count));
    return count > 0 ? fonts_role_at(fonts, 0) : NULL;
}

static const struct shaped_text *shape(const struct measuring *measuring,
                                       const struct span *span, struct str text,
                                       int scale)
{
    const struct text_style *style =
        span->style != NULL ? span->style : &measuring->result->style->text;
    const struct font_role *role =
        style_role(measuring->setter, style, span->at);
    if (role == NULL)
        return NULL;
    return text_shape(measuring->setter->shaper, role,
                      length_scale(style->size, scale, 1000),
                      style->tabular ? TEXT_TABULAR : 0, text, span->at);
}

static uint32_t cluster_character(const struct shaped_text *shaped,
                                  const struct cluster *cluster)
{
    size_t offset = cluster->text_start;
    return utf8_next(shaped->text, &offset);
}

/* Room for count more atoms at once: growing by one would waste arena for
 * the many short texts of a table. */
static void reserve_atoms(struct measuring *measuring, size_t count)
{
    struct measured_paragraph *result = measuring->result;
    size_t wanted = result->atom_count + count;
    if (wanted <= measuring->atom_capacity)
        return;
    if (result->atom_count > 0 && wanted < 2 * measuring->atom_capacity)
        wanted = 2 * measuring->atom_capacity;
    struct atom *atoms =
        ARENA_ARRAY(measuring->setter->arena, wanted, struct atom);
    if (result->atom_count > 0)
        memcpy(atoms, measuring->atoms, result->atom_count * sizeof *atoms);
    measuring->atoms = atoms;
    measuring->atom_capacity = wanted;
}

static void add_run(struct measuring *measuring, const struct span *span,
                    const struct shaped_text *shaped)
{
    struct measured_paragraph *result = measuring->result;
    uint32_t index = (uint32_t)result->run_count;
    ARENA_GROW(measuring->setter->arena, measuring->runs, result->run_count,
               measuring->run_capacity);
    const struct text_style *style =
        span->style != NULL ? span->style : &result->style->text;
    measuring->runs[result->run_count++] =
        (struct run){.shaped = shaped, .colour = style->colour, .at = span->at};
    reserve_atoms(measuring, shaped->cluster_count);
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        const struct cluster *cluster = &shaped->clusters[i];
        uint32_t first = cluster_character(shaped, cluster);
        unsigned flags = text_forbids_start(first) ? ATOM_FORBIDS_START : 0;
        flags |= text_forbids_end(first) ? ATOM_FORBIDS_END : 0;
        measuring->atoms[result->atom_count++] =
            (struct atom){.cluster = cluster,
                          .run = index,
                          .class = (uint8_t)text_char_class(first),
                          .flags = (uint8_t)flags};
    }
}

/* ---- one segment ---- */

/* Only U+0020: other spaces are typed on purpose. */
static bool is_plain_space(const struct measuring *measuring,
                           const struct atom *atom)
{
    return str_equal(atom_text(measuring->result, atom), STR(" "));
}

/* Take out the spaces between 汉字 and Western text from start on: the gap
 * stands for them. */
static void collapse_spaces(struct measuring *measuring, size_t start)
{
    struct measured_paragraph *result = measuring->result;
    size_t end = result->atom_count;
    size_t kept = start;
    for (size_t i = start; i < end; i++) {
        struct atom *atoms = measuring->atoms;
        size_t next = i;
        while (next < end && is_plain_space(measuring, &atoms[next]))
            next++;
        if (next == i) {
            atoms[kept++] = atoms[i];
            continue;
        }
        bool gap = false;
        if (kept > start && next < end) {
            struct str before = atom_text(result, &atoms[kept - 1]);
            struct str behind = atom_text(result, &atoms[next]);
            size_t last = 0, first = 0;
            uint32_t left = 0;
            while (last < before.length)
                left = utf8_next(before, &last);
            gap = spacing_is_gap(left, utf8_next(behind, &first));
        }
        while (i < next && !gap)
            atoms[kept++] = atoms[i++];
        i = next - 1;
    }
    result->atom_count = kept;
}

/* A space does not save a mark from standing at the wrong end of a line:
 * spaces there go. UAX #14 (LB18) breaks behind any space. */
static void forbid_stranded(struct atom *atoms, size_t start, size_t end)
{
    bool opens = false; /* the last atom that prints may not end a line */
    for (size_t i = start; i + 1 < end; i++) {
        if (atoms[i].class != CHAR_SPACE)
            opens = (atoms[i].flags & ATOM_FORBIDS_END) != 0;
        bool stranded = opens || (atoms[i + 1].flags & ATOM_FORBIDS_START) != 0;
        if (stranded && atoms[i].break_kind == BREAK_MAY)
            atoms[i].break_kind = BREAK_NEVER;
    }
}

/* Mark where lines may end behind atoms from start on, and cut at forced
 * breaks. The text is that of the atoms: a space that became a gap must not
 * let a line end between a number and its unit. */
static void find_breaks(struct measuring *measuring, size_t start)
{
    struct measured_paragraph *result = measuring->result;
    struct atom *atoms = measuring->atoms;
    size_t end = result->atom_count;
    struct builder text = {.arena = measuring->setter->arena};
    const struct shaped_text *only =
        start < end ? result->runs[atoms[start].run].shaped : NULL;
    bool whole = only != NULL && end - start == only->cluster_count &&
                 atoms[end - 1].run == atoms[start].run;
    for (size_t i = start; i < end && !whole; i++)
        builder_add(&text, atom_text(result, &atoms[i]));
    struct str all = whole ? only->text : builder_str(&text);
    const unsigned char *kinds =
        text_breaks(measuring->setter->breaker, measuring->setter->arena, all);

    size_t offset = 0, first = start;
    for (size_t i = start; i < end; i++) {
        offset += atoms[i].cluster->text_length;
        atoms[i].break_kind = kinds[offset - 1];
        if (atoms[i].break_kind != BREAK_MUST && i + 1 < end)
            continue;
        ARENA_GROW(measuring->setter->arena, measuring->segments,
                   result->segment_count, measuring->segment_capacity);
        measuring->segments[result->segment_count++] =
            (struct segment){first, i + 1};
        first = i + 1;
    }
    assert(offset == all.length);
    forbid_stranded(atoms, start, end);
}

/* A line feed, or the end of the paragraph, stands behind the atoms from
 * start on. */
static void end_segment(struct measuring *measuring, size_t start)
{
    struct measured_paragraph *result = measuring->result;
    result->runs = measuring->runs;
    if (!result->style->hanging_spaces)
        collapse_spaces(measuring, start);
    size_t first_segment = result->segment_count;
    if (result->atom_count > start) {
        find_breaks(measuring, start);
    } else {
        ARENA_GROW(measuring->setter->arena, measuring->segments,
                   result->segment_count, measuring->segment_capacity);
        measuring->segments[result->segment_count++] =
            (struct segment){start, start};
    }
    for (size_t s = first_segment; s < result->segment_count; s++) {
        struct segment segment = measuring->segments[s];
        for (size_t i = segment.start; i + 1 < segment.end; i++)
            spacing_join(result, measuring->atoms, i);
    }
}

struct measured_paragraph *paragraph_measure(struct setter *setter,
                                             const struct paragraph *paragraph,
                                             int scale)
{
    const struct paragraph_style *style = paragraph->style;
    struct measured_paragraph *result =
        ARENA_NEW(setter->arena, struct measured_paragraph);
    result->style = style;
    result->size = length_scale(style->text.size, scale, 1000);
    result->leading = length_scale(style->leading, scale, 1000);
    /* Room for what nearly all texts of tables are: one span, one line. */
    struct measuring measuring = {
        .setter = setter,
        .result = result,
        .runs = ARENA_ARRAY(setter->arena, paragraph->span_count, struct run),
        .run_capacity = paragraph->span_count,
        .segments = ARENA_NEW(setter->arena, struct segment),
        .segment_capacity = 1,
    };

    size_t start = 0;     /* of the segment, in atoms */
    bool is_open = false; /* is there text behind the last line feed? */
    for (size_t i = 0; i < paragraph->span_count; i++) {
        const struct span *span = &paragraph->spans[i];
        for (size_t from = 0; from < span->text.length;) {
            size_t feed = str_find(span->text, STR("\n"), from);
            size_t to = feed == SIZE_MAX ? span->text.length : feed;
            if (to > from) {
                const struct shaped_text *shaped = shape(
                    &measuring, span, str_slice(span->text, from, to), scale);
                if (shaped != NULL)
                    add_run(&measuring, span, shaped);
                is_open = true;
            }
            if (feed != SIZE_MAX) {
                end_segment(&measuring, start);
                start = result->atom_count;
                is_open = false;
            }
            from = to + (feed != SIZE_MAX);
        }
    }
    if (is_open)
        end_segment(&measuring, start);
    result->runs = measuring.runs;
    result->atoms = measuring.atoms;
    result->segments = measuring.segments;
    return result;
}

/* ---- widths ---- */

bool paragraph_is_whole(const struct measured_paragraph *measured)
{
    for (size_t s = 0; s < measured->segment_count; s++) {
        struct segment segment = measured->segments[s];
        for (size_t i = segment.start; i + 1 < segment.end; i++)
            if (measured->atoms[i].break_kind != BREAK_NEVER)
                return false;
    }
    return true;
}

length_t paragraph_least_width(const struct measured_paragraph *measured)
{
    int64_t least = 0;
    bool first = true; /* still in the indented line */
    for (size_t s = 0; s < measured->segment_count; s++) {
        struct segment segment = measured->segments[s];
        int64_t width = 0, ink = 0;
        bool starts = true;
        for (size_t i = segment.start; i < segment.end; i++) {
            const struct atom *atom = &measured->atoms[i];
            if (starts)
                width = -(int64_t)atom_trim_start(measured, atom);
            width += atom->cluster->advance;
            /* Spaces at the end of a line do not count. */
            if (atom->class != CHAR_SPACE)
                ink = width - atom_trim_end(measured, atom);
            width += atom->space;
            starts = atom->break_kind != BREAK_NEVER;
            if (!starts && i + 1 < segment.end)
                continue;
            if (first)
                ink += measured->style->indent_first;
            least = ink > least ? ink : least;
            first = false;
            ink = 0;
        }
        first = false;
    }
    least +=
        (int64_t)measured->style->indent_left + measured->style->indent_right;
    return least > LENGTH_MAX ? LENGTH_MAX : (length_t)least;
}

length_t paragraph_cluster_width(const struct measured_paragraph *measured)
{
    const struct paragraph_style *style = measured->style;
    int64_t widest = 0;
    for (size_t i = 0; i < measured->atom_count; i++) {
        const struct atom *atom = &measured->atoms[i];
        if (atom->class == CHAR_SPACE)
            continue;
        int64_t width = (int64_t)atom->cluster->advance -
                        atom_trim_start(measured, atom) -
                        atom_trim_end(measured, atom);
        if (i == 0)
            width += length_max(0, style->indent_first);
        widest = width > widest ? width : widest;
    }
    widest += (int64_t)style->indent_left + style->indent_right;
    return widest > LENGTH_MAX ? LENGTH_MAX : (length_t)widest;
}

length_t paragraph_most_width(const struct measured_paragraph *measured)
{
    int64_t most = 0;
    for (size_t s = 0; s < measured->segment_count; s++) {
        struct segment segment = measured->segments[s];
        int64_t width = s == 0 ? measured->style->indent_first : 0;
        int64_t ink = width;
        for (size_t i = segment.start; i < segment.end; i++) {
            const struct atom *atom = &measured->atoms[i];
            if (i == segment.start)
                width -= atom_trim_start(measured, atom);
            width += atom->cluster->advance;
            if (atom->class != CHAR_SPACE)
                ink = width;
            width += atom->space;
        }
        most = ink > most ? ink : most;
    }
    most +=
        (int64_t)measured->style->indent_left + measured->style->indent_right;
    return most > LENGTH_MAX ? LENGTH_MAX : (length_t)most;
}

static bool is_digit(struct str text)
{
    return text.length == 1 && text.data[0] >= '0' && text.data[0] <= '9';
}

void paragraph_decimal(const struct measured_paragraph *measured,
                       length_t *before, length_t *behind)
{
    length_t x = 0, ink = 0, point = -1, whole = -1;
    struct segment segment = {0, 0};
    if (measured->segment_count > 0)
        segment = measured->segments[0];
    for (size_t i = segment.start; i < segment.end; i++) {
        const struct atom *atom = &measured->atoms[i];
        if (i == segment.start)
            x -= atom_trim_start(measured, atom);
        if (str_equal(atom_text(measured, atom), STR(".")) &&
            i + 1 < segment.end &&
            is_digit(atom_text(measured, &measured->atoms[i + 1])))
            point = x;
        x += atom->cluster->advance;
        if (atom->class != CHAR_SPACE)
            ink = x;
        if (is_digit(atom_text(measured, atom)))
            whole = x;
        x += atom->space;
    }
    /* The point of a whole number is behind its last digit: of (12) too. */
    *before = point >= 0 ? point : whole >= 0 ? whole : ink;
    *behind = ink - *before;
}
