/* SPDX-License-Identifier: MIT
 *
 * Total fit (Knuth and Plass, 1981): of all ways to break a segment, the one
 * with the least sum of costs over its lines.
 *
 *     place     0         1       2            3     ...  places where a line
 *               |---------|-------|------------|          may end
 *     best[3] = min over j of best[j] + cost of the line from j to 3
 *
 * Only places j from which a line can reach 3 at all are tried; that window
 * moves forward, so the time is linear in the length of the text. No line is
 * left out for being loose: there is always a way through.
 *
 * Justified lines are rated by how far they leave their natural widths, with
 * a small cost for each line. Other lines are rated by how many they are, then
 * by how even; titles before that by the words that they divide.
 */
#include "typeset/breaker.h"

#include "base/arena.h"

#include <assert.h>

/* Squares of ratings, in the same coin: BADNESS_MOST squared is 10^8, and the
 * loosest line costs 2.6 * 10^10. A runt (单字不成行) is worse than that; but
 * in unjustified text neither it nor a divided word is worth one line more,
 * which would make rows of tables higher. */
#define COST_RUNT INT64_C(30000000000)       /* 3 * 10^10 */
#define COST_RAGGED_RUNT INT64_C(500000000)  /* 5 * 10^8 */
#define COST_INSIDE_WORD INT64_C(10000000)   /* 10^7: in a title */
#define COST_RAGGED_LINE INT64_C(1000000000) /* 10^9: each unjustified line */
#define COST_WORD INT64_C(10000000000)       /* 10^10: a word is broken */
#define COST_KINSOKU INT64_C(100000000000)   /* 10^11: and a mark stranded */
#define COST_OVERFULL INT64_C(1000000000000) /* 10^12 */
enum { COST_LINE = 10, LOOSENESS_MOST = 50000 };

struct breaker breaker_new(struct arena *scratch,
                           const struct measured_paragraph *paragraph,
                           struct segment segment, length_t first_measure,
                           length_t measure)
{
    size_t count = segment.end - segment.start;
    int64_t *width = ARENA_ARRAY(scratch, count + 1, int64_t);
    int64_t *shrink = ARENA_ARRAY(scratch, count + 1, int64_t);
    int64_t *squeeze = ARENA_ARRAY(scratch, count + 1, int64_t);
    int64_t *stretch = ARENA_ARRAY(scratch, count + 1, int64_t);
    const struct atom *atoms = paragraph->atoms + segment.start;
    for (size_t i = 0; i < count; i++) {
        width[i + 1] = width[i] + atoms[i].cluster->advance + atoms[i].space;
        shrink[i + 1] = shrink[i] + atoms[i].shrink;
        squeeze[i + 1] = squeeze[i] + atom_squeeze(&atoms[i]);
        stretch[i + 1] = stretch[i] + atoms[i].stretch;
    }
    return (struct breaker){
        .paragraph = paragraph,
        .atoms = atoms,
        .count = count,
        .width = width,
        .shrink = shrink,
        .squeeze = squeeze,
        .stretch = stretch,
        .first_measure = first_measure,
        .measure = measure,
        .justify = paragraph->style->align == ALIGN_JUSTIFY,
    };
}

void breaker_balance(struct breaker *breaker, struct arena *scratch,
                     struct line_breaker *words)
{
    struct builder text = {.arena = scratch};
    for (size_t i = 0; i < breaker->count; i++)
        builder_add(&text, atom_text(breaker->paragraph, &breaker->atoms[i]));
    const bool *ends = text_word_ends(words, scratch, builder_str(&text));
    bool *word_ends = ARENA_ARRAY(scratch, breaker->count, bool);
    size_t offset = 0;
    for (size_t i = 0; i < breaker->count; i++) {
        offset += breaker->atoms[i].cluster->text_length;
        word_ends[i] = ends[offset - 1];
    }
    breaker->word_ends = word_ends;
}

struct line_fit line_fit(const struct breaker *breaker, size_t start,
                         size_t end)
{
    while (end > start && breaker->atoms[end - 1].class == CHAR_SPACE)
        end--;
    if (end == start)
        return (struct line_fit){.end = end};
    const struct atom *last = &breaker->atoms[end - 1];
    const struct measured_paragraph *paragraph = breaker->paragraph;
    struct line_fit fit = {
        .end = end,
        .natural = breaker->width[end] - breaker->width[start] - last->space -
                   atom_trim_start(paragraph, &breaker->atoms[start]),
        .trim = atom_trim_end(paragraph, last),
    };
    if (breaker->justify) {
        fit.shrink = breaker->shrink[end - 1] - breaker->shrink[start];
        fit.squeeze = breaker->squeeze[end - 1] - breaker->squeeze[start];
        fit.stretch = breaker->stretch[end - 1] - breaker->stretch[start];
    }
    return fit;
}

/* How far a line leaves its natural width, in 1/1000 of what does no harm;
 * part: what is to be added or taken away. */
static int64_t strain(int64_t part, int64_t whole)
{
    if (part == 0)
        return 0;
    if (whole <= 0 || part >= whole * LOOSENESS_MOST / 1000)
        return LOOSENESS_MOST;
    return part * 1000 / whole;
}

/* 100 strain cubed, at most BADNESS_MOST. */
static int cubed(int64_t strain)
{
    int64_t badness = strain * strain * strain / 10000000;
    return badness < BADNESS_MOST ? (int)badness : BADNESS_MOST;
}

/*
 * The square of badness; where that ends, at a strain of 5, a parabola goes on
 * with the same slope. So two lines that are loose alike are always better
 * than a good line and one that is looser still.
 */
static int64_t squared(int64_t strain)
{
    int64_t rating = COST_LINE + cubed(strain);
    int64_t beyond = strain - 5000;
    if (beyond <= 0)
        return rating * rating;
    return rating * rating + 120000 * beyond + 10 * beyond * beyond;
}

static int64_t measure_at(const struct breaker *breaker, size_t start)
{
    return start == 0 ? breaker->first_measure : breaker->measure;
}

/* -1 if the line cannot be squeezed into the measure. */
static int64_t fit_strain(const struct line_fit *fit, int64_t measure,
                          bool loose)
{
    int64_t room = measure - fit->natural;
    if (room >= 0)
        return loose ? strain(room, fit->stretch) : 0;
    int64_t excess = -room - fit->trim;
    if (excess <= 0)
        return 0;
    return excess > fit->squeeze ? -1 : strain(excess, fit->shrink);
}

int line_badness(const struct breaker *breaker, size_t start, size_t end)
{
    struct line_fit fit = line_fit(breaker, start, end);
    int64_t strained = fit_strain(&fit, measure_at(breaker, start),
                                  breaker->justify && end < breaker->count);
    return strained < 0 ? -1 : cubed(strained);
}

/* Does the line hold but one character that is no mark? */
static bool is_runt(const struct breaker *breaker, size_t start, size_t end)
{
    int characters = 0;
    for (size_t i = start; i < end && characters < 2; i++) {
        const struct atom *atom = &breaker->atoms[i];
        unsigned mark = ATOM_FORBIDS_START | ATOM_FORBIDS_END;
        characters += atom->class != CHAR_SPACE && (atom->flags & mark) == 0;
    }
    return characters < 2;
}

/* Part of the measure, in 1/1000, at most all of it. */
static int64_t share_of(int64_t width, int64_t measure)
{
    return measure <= 0 || width >= measure ? 1000 : width * 1000 / measure;
}

/* An unjustified line is rated by what it lacks, but for the last. */
static int64_t ragged_cost(const struct line_fit *fit, int64_t measure,
                           bool last)
{
    int64_t room = last ? 0 : 1000 - share_of(fit->natural, measure);
    return COST_RAGGED_LINE + room * room;
}

/* In a title the last line counts, too. Of two ways that are even alike that
 * one is better which has the longer lines first. */
static int64_t title_cost(const struct breaker *breaker,
                          const struct line_fit *fit, int64_t measure,
                          bool last)
{
    int64_t width = share_of(fit->natural - fit->trim, measure);
    int64_t cost = COST_RAGGED_LINE + (1000 - width) * (1000 - width);
    cost += last ? width : 0;
    cost += breaker->word_ends[fit->end - 1] ? 0 : COST_INSIDE_WORD;
    return cost;
}

int64_t line_cost(const struct breaker *breaker, size_t start, size_t end)
{
    struct line_fit fit = line_fit(breaker, start, end);
    int64_t measure = measure_at(breaker, start);
    bool last = end == breaker->count;
    int64_t strained = fit_strain(&fit, measure, breaker->justify && !last);
    if (strained < 0)
        return -1;
    int64_t cost;
    if (breaker->justify)
        cost = squared(strained);
    else if (breaker->word_ends != NULL && fit.end > start)
        cost = title_cost(breaker, &fit, measure, last);
    else
        cost = ragged_cost(&fit, measure, last);
    if (last && start > 0 && is_runt(breaker, start, fit.end))
        cost += breaker->justify ? COST_RUNT : COST_RAGGED_RUNT;
    return cost;
}

bool line_may_end(const struct breaker *breaker, size_t end)
{
    return end == breaker->count ||
           breaker->atoms[end - 1].break_kind != BREAK_NEVER;
}

/* ---- places ---- */

/* Where a line may end, and what it costs to end it there. */
struct place {
    size_t end;      /* in atoms */
    int64_t penalty; /* 0: a break opportunity */
    int64_t best;    /* least cost of all lines up to here */
    size_t previous; /* place where the last of these lines begins */
    size_t lines;    /* their number */
};

/* Breaking a word between clusters: worse where it strands a mark. */
static int64_t word_penalty(const struct atom *left, const struct atom *right)
{
    bool stranded = (left->flags & ATOM_FORBIDS_END) != 0 ||
                    (right->flags & ATOM_FORBIDS_START) != 0 ||
                    (left->class == CHAR_DASH && right->class == CHAR_DASH);
    return stranded ? COST_KINSOKU : COST_WORD;
}

static struct place *places_list(struct arena *scratch,
                                 const struct breaker *breaker, size_t *count)
{
    struct place *places =
        ARENA_ARRAY(scratch, breaker->count + 1, struct place);
    size_t used = 1; /* place 0 is the segment's start */
    size_t start = 0;
    for (size_t end = 1; end <= breaker->count; end++) {
        if (!line_may_end(breaker, end))
            continue;
        struct line_fit fit = line_fit(breaker, start, end);
        bool too_wide =
            fit.natural - fit.trim - fit.squeeze > measure_at(breaker, start);
        for (size_t i = start + 1; too_wide && i < end; i++)
            places[used++] =
                (struct place){.end = i,
                               .penalty = word_penalty(&breaker->atoms[i - 1],
                                                       &breaker->atoms[i])};
        places[used++] = (struct place){.end = end};
        start = end;
    }
    *count = used;
    return places;
}

/* ---- the optimum ---- */

static int64_t least_width(const struct breaker *breaker, size_t start,
                           size_t end)
{
    struct line_fit fit = line_fit(breaker, start, end);
    return fit.natural - fit.trim - fit.squeeze;
}

/* Find the best line that ends at place k, trying starts from *window on,
 * which moves behind starts that are too far away for good. */
static void place_solve(const struct breaker *breaker, struct place *places,
                        size_t k, size_t *window, size_t *trials)
{
    struct place *place = &places[k];
    int64_t widest = length_max(breaker->first_measure, breaker->measure);
    while (*window + 1 < k &&
           least_width(breaker, places[*window].end, place->end) > widest) {
        ++*window;
        ++*trials;
    }
    place->best = -1;
    for (size_t j = *window; j < k; j++) {
        int64_t cost = line_cost(breaker, places[j].end, place->end);
        ++*trials;
        if (cost < 0 && j + 1 == k && place->best < 0)
            cost = COST_OVERFULL; /* one cluster wider than the measure */
        if (cost < 0)
            continue;
        int64_t total = places[j].best + cost + place->penalty;
        if (place->best < 0 || total < place->best) {
            place->best = total;
            place->previous = j;
            place->lines = places[j].lines + 1;
        }
    }
    assert(place->best >= 0);
}

struct line_ends breaker_total_fit(struct arena *scratch,
                                   const struct breaker *breaker)
{
    size_t count;
    struct place *places = places_list(scratch, breaker, &count);
    struct line_ends result = {0};
    size_t window = 0;
    for (size_t k = 1; k < count; k++)
        place_solve(breaker, places, k, &window, &result.trials);
    assert(places[count - 1].end == breaker->count);

    result.count = places[count - 1].lines;
    result.ends = ARENA_ARRAY(scratch, result.count, size_t);
    size_t k = count - 1;
    for (size_t line = result.count; line > 0; line--) {
        result.ends[line - 1] = places[k].end;
        k = places[k].previous;
    }
    return result;
}
