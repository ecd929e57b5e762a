/* SPDX-License-Identifier: MIT
 *
 * Justification in integers. Too wide: the white space of the mark at the end
 * goes first, then gaps and marks give way, each in proportion to what it may
 * lose without harm, then marks down to half an em. Too narrow: gaps and word
 * spaces grow to their most, then marks by what does no harm, then all places
 * between 汉字 and beside marks alike (CLREQ 3.2.4). Western words and numbers
 * are never spaced out.
 *
 * What is shared out goes by running sums, so that the parts add up exactly
 * and the rounding is spread over the line.
 */
#include "typeset/justify.h"

#include <assert.h>

/* ---- how much each place gets ---- */

enum weight {
    WEIGHT_SHRINK,  /* what it may lose without harm */
    WEIGHT_SQUEEZE, /* what it may lose beyond that */
    WEIGHT_GAP,     /* what gaps and word spaces may gain */
    WEIGHT_MARK,    /* what places at marks may gain without harm */
    WEIGHT_EVEN,    /* 1 for each place between 汉字 or beside a mark */
    WEIGHT_LAST,    /* 1 for each place that is not inside a Western word */
    WEIGHT_COUNT,
};

static length_t atom_weight(const struct atom *atom, enum weight weight)
{
    switch (weight) {
    case WEIGHT_SHRINK:
        return atom->shrink;
    case WEIGHT_SQUEEZE:
        return atom_squeeze(atom) - atom->shrink;
    case WEIGHT_GAP:
        return atom->join == JOIN_GAP ? atom->stretch : 0;
    case WEIGHT_MARK:
        return atom->join == JOIN_MARK ? atom->stretch : 0;
    case WEIGHT_EVEN:
        return atom->join == JOIN_HAN || atom->join == JOIN_MARK;
    case WEIGHT_LAST:
        return atom->join != JOIN_FIXED;
    case WEIGHT_COUNT:
        break;
    }
    assert(false);
    return 0;
}

/* How much is shared out by one weight. */
struct share {
    int64_t amount; /* to share; negative: to take away */
    int64_t whole;  /* sum of the weights */
    int64_t passed; /* sum of the weights so far */
};

/* The part of the place behind the next atom. */
static length_t share_next(struct share *share, length_t weight)
{
    if (share->amount == 0 || weight == 0)
        return 0;
    int64_t before = share->amount * share->passed / share->whole;
    share->passed += weight;
    return (length_t)(share->amount * share->passed / share->whole - before);
}

/* ---- one line ---- */

struct filling {
    struct share shares[WEIGHT_COUNT];
    length_t trim; /* of the mark at the end */
};

static int64_t at_most(int64_t amount, int64_t limit)
{
    return amount < limit ? amount : limit;
}

/* Share out room (negative: squeeze) among the weights. */
static void fill(struct filling *filling, int64_t room, enum line_mode mode,
                 length_t slack)
{
    struct share *shares = filling->shares;
    filling->trim = mode == LINE_TRIMMED ? slack : 0;
    room += filling->trim;
    if (room < 0) {
        length_t trim = (length_t)at_most(-room, slack - filling->trim);
        filling->trim += trim;
        room += trim;
        for (enum weight w = WEIGHT_SHRINK; w <= WEIGHT_SQUEEZE; w++) {
            shares[w].amount = -at_most(-room, shares[w].whole);
            room -= shares[w].amount;
        }
        return;
    }
    if (mode != LINE_FILLED)
        return;
    for (enum weight w = WEIGHT_GAP; w <= WEIGHT_MARK; w++) {
        shares[w].amount = at_most(room, shares[w].whole);
        room -= shares[w].amount;
    }
    enum weight rest =
        shares[WEIGHT_EVEN].whole > 0 ? WEIGHT_EVEN : WEIGHT_LAST;
    if (shares[rest].whole > 0)
        shares[rest].amount = room;
}

length_t line_place(const struct measured_paragraph *paragraph,
                    const struct atom *atoms, size_t count, length_t measure,
                    enum line_mode mode, struct set_cluster *clusters,
                    length_t *natural_width)
{
    *natural_width = 0;
    if (count == 0)
        return 0;
    struct filling filling = {0};
    length_t start = -atom_trim_start(paragraph, &atoms[0]);
    int64_t natural = (int64_t)start + atoms[count - 1].cluster->advance;
    for (size_t i = 0; i + 1 < count; i++) {
        natural += (int64_t)atoms[i].cluster->advance + atoms[i].space;
        for (enum weight w = 0; w < WEIGHT_COUNT; w++)
            filling.shares[w].whole += atom_weight(&atoms[i], w);
    }
    *natural_width = (length_t)natural;
    /* Only justified text is squeezed between its characters. */
    if (paragraph->style->align != ALIGN_JUSTIFY)
        filling.shares[WEIGHT_SHRINK].whole =
            filling.shares[WEIGHT_SQUEEZE].whole = 0;
    fill(&filling, measure - natural, mode,
         atom_trim_end(paragraph, &atoms[count - 1]));

    length_t x = start;
    for (size_t i = 0; i < count; i++) {
        clusters[i] = (struct set_cluster){.atom = &atoms[i], .x = x};
        x += atoms[i].cluster->advance;
        if (i + 1 == count)
            break;
        x += atoms[i].space;
        for (enum weight w = 0; w < WEIGHT_COUNT; w++)
            x += share_next(&filling.shares[w], atom_weight(&atoms[i], w));
    }
    return x - filling.trim;
}
