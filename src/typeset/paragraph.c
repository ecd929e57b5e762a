/* SPDX-License-Identifier: MIT
 *
 * Setting a measured paragraph: segment by segment broken into lines, each
 * line placed at its alignment. Lines that do not fit, and words that had to
 * be broken, are reported here.
 */
#include "typeset/paragraph.h"

#include "typeset/breaker.h"
#include "typeset/justify.h"

#include "base/arena.h"
#include "base/diag.h"

/* A paragraph while its lines are placed. */
struct setting {
    struct setter *setter;
    const struct measured_paragraph *measured;
    length_t measure; /* without the indents left and right */
    struct set_line *lines;
    size_t line_count;
    size_t line_capacity;
};

static length_t line_indent(const struct setting *setting)
{
    return setting->line_count == 0 ? setting->measured->style->indent_first
                                    : 0;
}

/* Text of atoms, for messages. */
static struct str atoms_text(const struct setting *setting,
                             const struct atom *atoms, size_t count)
{
    struct builder text = {.arena = setting->setter->arena};
    for (size_t i = 0; i < count; i++)
        builder_add(&text, atom_text(setting->measured, &atoms[i]));
    return builder_str(&text);
}

static struct position atom_at(const struct setting *setting,
                               const struct atom *atom)
{
    return setting->measured->runs[atom->run].at;
}

static void report_overfull(const struct setting *setting,
                            const struct atom *atoms, size_t count,
                            length_t excess)
{
    struct str amount =
        str_format(setting->setter->arena, "%ld.%03ld pt",
                   (long)(excess / LENGTH_PT), (long)(excess % LENGTH_PT));
    diag_add(setting->setter->log, DIAG_LINE_OVERFULL,
             atom_at(setting, &atoms[0]), amount,
             atoms_text(setting, atoms, count));
}

static length_t aligned_x(enum alignment align, length_t room)
{
    if (room <= 0)
        return 0;
    switch (align) {
    case ALIGN_CENTRE:
        return room / 2;
    case ALIGN_END:
        return room;
    case ALIGN_START:
    case ALIGN_JUSTIFY:
    case ALIGN_DECIMAL:
        break;
    }
    return 0;
}

static enum line_mode line_mode(enum alignment align, bool is_last)
{
    switch (align) {
    case ALIGN_CENTRE:
    case ALIGN_END:
        return LINE_TRIMMED;
    case ALIGN_JUSTIFY:
        return is_last ? LINE_NATURAL : LINE_FILLED;
    case ALIGN_START:
    case ALIGN_DECIMAL:
        break;
    }
    return LINE_NATURAL;
}

/* Add a line of count atoms, without the spaces at its end. */
static void add_line(struct setting *setting, const struct atom *atoms,
                     size_t count, bool is_last, int badness)
{
    struct arena *arena = setting->setter->arena;
    const struct paragraph_style *style = setting->measured->style;
    length_t indent = line_indent(setting);
    length_t measure = setting->measure - indent;
    struct set_cluster *clusters =
        ARENA_ARRAY(arena, count, struct set_cluster);
    length_t natural;
    length_t width =
        line_place(setting->measured, atoms, count, measure,
                   line_mode(style->align, is_last), clusters, &natural);
    if (width > measure && count > 0)
        report_overfull(setting, atoms, count, width - measure);
    if (setting->line_capacity == 0 && is_last) {
        /* Nearly all texts of tables are one line: no spare room for them. */
        setting->lines = ARENA_NEW(arena, struct set_line);
        setting->line_capacity = 1;
    } else {
        ARENA_GROW(arena, setting->lines, setting->line_count,
                   setting->line_capacity);
    }
    setting->lines[setting->line_count++] = (struct set_line){
        .clusters = clusters,
        .cluster_count = count,
        .x = style->indent_left + indent +
             aligned_x(style->align, measure - width),
        .width = width,
        .natural = natural,
        .badness = badness,
    };
}

/* Report the word around the atoms before end, which no break divides. */
static void report_word(const struct setting *setting,
                        const struct breaker *breaker, size_t end)
{
    size_t start = end;
    while (start > 0 && (start == end || !line_may_end(breaker, start)))
        start--;
    while (!line_may_end(breaker, end))
        end++;
    diag_add(setting->setter->log, DIAG_WORD_BROKEN,
             atom_at(setting, &breaker->atoms[start]),
             atoms_text(setting, breaker->atoms + start, end - start));
}

static void set_broken(struct setting *setting, struct segment segment)
{
    struct arena *scratch = arena_new();
    struct breaker breaker =
        breaker_new(scratch, setting->measured, segment,
                    setting->measure - line_indent(setting), setting->measure);
    if (setting->measured->style->align == ALIGN_CENTRE)
        breaker_balance(&breaker, scratch, setting->setter->breaker);
    struct line_ends lines = breaker_total_fit(scratch, &breaker);
    size_t start = 0;
    size_t reported = 0; /* end of the broken word reported last */
    for (size_t i = 0; i < lines.count; i++) {
        size_t end = lines.ends[i];
        struct line_fit fit = line_fit(&breaker, start, end);
        int badness = line_badness(&breaker, start, end);
        add_line(setting, breaker.atoms + start, fit.end - start,
                 i + 1 == lines.count, badness < 0 ? BADNESS_MOST : badness);
        if (end > reported && !line_may_end(&breaker, end)) {
            report_word(setting, &breaker, end);
            for (reported = end; !line_may_end(&breaker, reported);)
                reported++;
        }
        start = end;
    }
    arena_free(scratch);
}

/* A segment that fits on one line as it is needs no search: no break can
 * cost less than none. */
static bool set_whole(struct setting *setting, struct segment segment)
{
    const struct measured_paragraph *measured = setting->measured;
    size_t count = segment.end - segment.start;
    const struct atom *atoms =
        count > 0 ? measured->atoms + segment.start : NULL;
    while (count > 0 && atoms[count - 1].class == CHAR_SPACE)
        count--;
    int64_t room = (int64_t)setting->measure - line_indent(setting);
    if (count > 0)
        room += (int64_t)atom_trim_start(measured, &atoms[0]) +
                atom_trim_end(measured, &atoms[count - 1]);
    for (size_t i = 0; i < count && room >= 0; i++) {
        room -= atoms[i].cluster->advance;
        if (i + 1 < count)
            room -= atoms[i].space;
    }
    if (count > 0 && room < 0)
        return false;
    add_line(setting, atoms, count, true, 0);
    return true;
}

const struct set_paragraph *
paragraph_set(struct setter *setter, const struct measured_paragraph *measured,
              length_t measure)
{
    const struct paragraph_style *style = measured->style;
    struct setting setting = {
        .setter = setter,
        .measured = measured,
        .measure = measure - style->indent_left - style->indent_right,
    };
    for (size_t i = 0; i < measured->segment_count; i++) {
        if (!set_whole(&setting, measured->segments[i]))
            set_broken(&setting, measured->segments[i]);
    }
    struct set_paragraph *result =
        ARENA_NEW(setter->arena, struct set_paragraph);
    *result = (struct set_paragraph){
        .style = style,
        .measured = measured,
        .lines = setting.lines,
        .line_count = setting.line_count,
        .leading = measured->leading,
        .height = (length_t)setting.line_count * measured->leading,
    };
    return result;
}
