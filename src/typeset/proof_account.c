/* SPDX-License-Identifier: MIT
 *
 * The account of the input's amounts: each is found among the figures of the
 * pages, or in what those were computed from.
 */
#include "typeset/figures_private.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/wide.h"

struct account {
    const struct trace *trace;
    struct proof_amount *amounts;
    const struct proof_figure *figures;
    size_t *seen;     /* by origin: the last figure, + 1, that met it */
    uint32_t *stack;  /* origins still to be opened */
    uint32_t *leaves; /* amounts that a figure was computed from */
};

/* Collect the amounts behind an origin; their number. */
static size_t open_origin(struct account *account, uint32_t origin,
                          size_t figure)
{
    const struct trace *trace = account->trace;
    size_t stack_count = 0, leaf_count = 0;
    if (origin != 0)
        account->stack[stack_count++] = origin;
    while (stack_count > 0) {
        uint32_t top = account->stack[--stack_count];
        if (account->seen[top] == figure + 1)
            continue;
        account->seen[top] = figure + 1;
        if (top <= trace->amount_count) {
            account->leaves[leaf_count++] = top;
            continue;
        }
        const struct trace_pair *pair =
            &trace->pairs[top - trace->amount_count - 1];
        account->stack[stack_count++] = pair->a;
        account->stack[stack_count++] = pair->b;
    }
    return leaf_count;
}

/* An amount rather than a percentage, then what is made from fewer amounts. */
static bool is_nearer(const struct proof_figure *a,
                      const struct proof_figure *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind;
    return a->parts < b->parts;
}

static void count_into(struct account *account, uint32_t leaf, size_t figure)
{
    struct proof_amount *amount = &account->amounts[leaf - 1];
    if (amount->printed > 0) {
        amount->counted++;
        return;
    }
    if (amount->counted++ == 0 ||
        is_nearer(&account->figures[figure], &account->figures[amount->figure]))
        amount->figure = figure;
}

static bool is_sum(const struct account *account, size_t count, money_t amount)
{
    wide_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += account->amounts[account->leaves[i] - 1].stated.amount;
    return sum == amount;
}

static void take_figure(struct account *account, struct proof_figure *figure,
                        size_t index)
{
    size_t count = open_origin(account, figure->origin, index);
    figure->parts = count;
    figure->is_sum =
        figure->kind == PROOF_FIGURE && is_sum(account, count, figure->amount);
    uint32_t leaf = count == 1 ? account->leaves[0] : 0;
    if (leaf != 0 && figure->kind == PROOF_FIGURE &&
        account->amounts[leaf - 1].stated.amount == figure->amount) {
        figure->stated = leaf;
        struct proof_amount *amount = &account->amounts[leaf - 1];
        if (amount->printed++ == 0)
            amount->figure = index;
        return;
    }
    for (size_t i = 0; i < count; i++)
        count_into(account, account->leaves[i], index);
}

const struct proof_amount *proof_account(const struct layout *layout,
                                         struct proof_figure *figures,
                                         size_t count)
{
    const struct trace *trace = layout->document->trace;
    struct arena *arena = layout->setter->arena;
    size_t most = trace->amount_count + trace->pair_count + 1;
    struct account account = {
        .trace = trace,
        .amounts =
            ARENA_ARRAY(layout->kept, trace->amount_count, struct proof_amount),
        .figures = figures,
        .seen = ARENA_ARRAY(arena, most, size_t),
        /* each origin is opened once a figure, and adds at most two */
        .stack = ARENA_ARRAY(arena, 2 * most + 1, uint32_t),
        .leaves = ARENA_ARRAY(arena, trace->amount_count, uint32_t),
    };
    for (size_t i = 0; i < trace->amount_count; i++)
        account.amounts[i].stated = trace->amounts[i];
    for (size_t i = 0; i < count; i++)
        take_figure(&account, &figures[i], i);
    for (size_t i = 0; i < trace->amount_count; i++) {
        struct proof_amount *amount = &account.amounts[i];
        struct stated_amount *stated = &amount->stated;
        stated->name = str_copy(layout->kept, stated->name);
        stated->text = str_copy(layout->kept, stated->text);
        stated->at.file = str_copy(layout->kept, stated->at.file);
        stated->at.sheet = str_copy(layout->kept, stated->at.sheet);
        if (amount->printed + amount->counted == 0 && stated->read &&
            stated->amount != 0)
            diag_add(layout->setter->log, DIAG_AMOUNT_UNPRINTED, stated->at,
                     stated->name, stated->text);
    }
    return account.amounts;
}
