/* SPDX-License-Identifier: MIT
 *
 * From figures that moved back to the amounts of the input that moved them,
 * along the origins of each state.
 */
#include "compare/compare_private.h"

#include "base/arena.h"
#include "base/file.h"
#include "typeset/figures.h"

#include <stdlib.h>

/* One state. */
struct side {
    const struct proof *proof;
    const struct compare_input *input;
    size_t *change_of; /* by amount: index + 1 of its input change; 0: none */
    bool *touched;     /* by origin: a changed amount stands behind it */
    size_t *seen;      /* by origin: number of the search that met it */
    uint32_t *stack;
};

/* ---- amounts ---- */

/* The part of a file name that two states share. */
static struct str relative_file(const struct compare_input *input,
                                struct str file)
{
    if (str_equal(file, input->path))
        return STR("");
    struct str folder =
        input->folder.length != 0 ? input->folder : file_folder(input->path);
    size_t length = folder.length;
    bool inside = str_starts(file, folder) && file.length > length &&
                  (str_ends(folder, STR("/")) || file.data[length] == '/');
    return inside ? str_slice(file, length, file.length) : file;
}

/* What the amounts of a state are known by. */
struct amount_keys {
    uint64_t *file;
    uint64_t *field; /* file and name */
    uint64_t *exact; /* the amount, too */
    size_t count;
};

static struct amount_keys read_keys(const struct compare_input *input,
                                    struct arena *arena)
{
    const struct proof *proof = input->proof;
    size_t count = proof->amount_count;
    struct amount_keys keys = {.file = ARENA_ARRAY(arena, count, uint64_t),
                               .field = ARENA_ARRAY(arena, count, uint64_t),
                               .exact = ARENA_ARRAY(arena, count, uint64_t),
                               .count = count};
    for (size_t i = 0; i < count; i++) {
        const struct stated_amount *stated = &proof->amounts[i].stated;
        keys.file[i] =
            compare_mix(str_hash(relative_file(input, stated->at.file)),
                        str_hash(stated->at.sheet));
        keys.field[i] = compare_mix(keys.file[i], str_hash(stated->name));
        keys.exact[i] = compare_mix(keys.field[i], (uint64_t)stated->amount);
    }
    return keys;
}

/* Amounts [start, end) of a state, all of one file. */
struct stretch {
    size_t start, end;
};

static struct stretch next_stretch(const struct amount_keys *keys, size_t start)
{
    size_t end = start;
    while (end < keys->count && keys->file[end] == keys->file[start])
        end++;
    return (struct stretch){start, end};
}

/* Have both states the same files in the same order? */
static bool same_files(const struct amount_keys *old,
                       const struct amount_keys *new)
{
    size_t i = 0, j = 0;
    while (i < old->count && j < new->count) {
        if (old->file[i] != new->file[j])
            return false;
        i = next_stretch(old, i).end;
        j = next_stretch(new, j).end;
    }
    return i == old->count && j == new->count;
}

/*
 * Equal amounts first, then those of one field between them. But where the
 * fields of a file are the same from first to last, the n-th amount is the
 * n-th, if no more changed by this: an amount may have become what its
 * neighbour was.
 */
static void pair_stretch(struct alignment_pairs *pairs,
                         const struct amount_keys *old,
                         const struct amount_keys *new, struct stretch a,
                         struct stretch b, struct arena *scratch)
{
    struct alignment_pairs own =
        align_start(a.end - a.start, b.end - b.start, scratch);
    align_equal(&own, old->exact + a.start, new->exact + b.start);
    size_t equal = 0, in_place = 0;
    for (size_t i = 0; i < own.old_count; i++)
        equal += own.of_old[i] != ALIGN_NONE;
    align_equal(&own, old->field + a.start, new->field + b.start);
    bool same_fields = own.old_count == own.new_count;
    size_t changes = own.old_count + own.new_count;
    for (size_t i = 0; i < own.old_count; i++) {
        changes -= own.of_old[i] != ALIGN_NONE;
        if (!same_fields)
            continue;
        same_fields = old->field[a.start + i] == new->field[b.start + i];
        in_place += old->exact[a.start + i] == new->exact[b.start + i];
    }
    changes -= equal;
    bool by_place = same_fields && own.old_count - in_place <= changes;
    for (size_t i = 0; i < own.old_count; i++) {
        size_t partner = by_place ? i : own.of_old[i];
        if (partner != ALIGN_NONE)
            align_pair(pairs, a.start + i, b.start + partner);
    }
}

static void pair_amounts(struct alignment_pairs *pairs,
                         const struct amount_keys *old,
                         const struct amount_keys *new, struct arena *scratch)
{
    if (!same_files(old, new)) {
        pair_stretch(pairs, old, new, (struct stretch){0, old->count},
                     (struct stretch){0, new->count}, scratch);
        return;
    }
    for (size_t i = 0, j = 0; i < old->count;) {
        struct stretch a = next_stretch(old, i), b = next_stretch(new, j);
        pair_stretch(pairs, old, new, a, b, scratch);
        i = a.end;
        j = b.end;
    }
}

static struct position copy_position(struct arena *arena, struct position at)
{
    at.file = str_copy(arena, at.file);
    at.sheet = str_copy(arena, at.sheet);
    return at;
}

struct input_list {
    struct input_change *items;
    size_t count, capacity;
};

/* An amount that came, went, or was replaced: one of them may be ALIGN_NONE. */
static void add_input(struct input_list *list, struct side sides[2],
                      size_t old_index, size_t new_index, struct arena *arena)
{
    struct input_change change = {.old_text = STR(""), .new_text = STR("")};
    if (old_index != ALIGN_NONE) {
        const struct stated_amount *stated =
            &sides[0].proof->amounts[old_index].stated;
        change.name = str_copy(arena, stated->name);
        change.old_text = str_copy(arena, stated->text);
        change.old_at = copy_position(arena, stated->at);
        sides[0].change_of[old_index] = list->count + 1;
    }
    if (new_index != ALIGN_NONE) {
        const struct stated_amount *stated =
            &sides[1].proof->amounts[new_index].stated;
        change.name = str_copy(arena, stated->name);
        change.new_text = str_copy(arena, stated->text);
        change.new_at = copy_position(arena, stated->at);
        sides[1].change_of[new_index] = list->count + 1;
    }
    ARENA_GROW(arena, list->items, list->count, list->capacity);
    list->items[list->count++] = change;
}

static void find_inputs(struct input_list *list, struct side sides[2],
                        struct arena *arena, struct arena *scratch)
{
    struct alignment_pairs pairs = align_start(
        sides[0].proof->amount_count, sides[1].proof->amount_count, scratch);
    struct amount_keys old = read_keys(sides[0].input, scratch);
    struct amount_keys new = read_keys(sides[1].input, scratch);
    pair_amounts(&pairs, &old, &new, scratch);
    size_t i = 0;
    for (size_t j = 0; j <= pairs.new_count; j++) {
        size_t partner =
            j < pairs.new_count ? pairs.of_new[j] : pairs.old_count;
        if (partner == ALIGN_NONE) {
            add_input(list, sides, ALIGN_NONE, j, arena);
            continue;
        }
        for (; i < partner; i++) /* those before it went */
            add_input(list, sides, i, ALIGN_NONE, arena);
        i = partner + 1;
        if (j < pairs.new_count &&
            sides[0].proof->amounts[partner].stated.amount !=
                sides[1].proof->amounts[j].stated.amount)
            add_input(list, sides, partner, j, arena);
    }
}

/* ---- figures ---- */

static struct side open_side(const struct compare_input *input,
                             struct arena *arena)
{
    size_t most = input->proof->amount_count + input->proof->pair_count + 1;
    return (struct side){
        .proof = input->proof,
        .input = input,
        .change_of = ARENA_ARRAY(arena, input->proof->amount_count, size_t),
        .touched = ARENA_ARRAY(arena, most, bool),
        .seen = ARENA_ARRAY(arena, most, size_t),
        .stack = ARENA_ARRAY(arena, 2 * most + 1, uint32_t),
    };
}

static void touch(struct side *side)
{
    size_t amounts = side->proof->amount_count;
    for (size_t i = 0; i < amounts; i++)
        side->touched[i + 1] = side->change_of[i] != 0;
    for (size_t i = 0; i < side->proof->pair_count; i++)
        side->touched[amounts + 1 + i] =
            side->touched[side->proof->pairs[i].a] ||
            side->touched[side->proof->pairs[i].b];
}

/* The figure of a place; NULL if the proof knows none. */
static const struct proof_figure *figure_at(const struct proof *proof,
                                            const struct change_side *side)
{
    size_t low = 0, high = proof->figure_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct proof_figure *figure = &proof->figures[middle];
        if (figure->element < side->element ||
            (figure->element == side->element && figure->number < side->number))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == proof->figure_count || !side->there)
        return NULL;
    const struct proof_figure *found = &proof->figures[low];
    return found->element == side->element && found->number == side->number
               ? found
               : NULL;
}

struct causes {
    size_t *items;
    size_t count, capacity;
    struct arena *arena;
};

static void find_causes(struct side *side, uint32_t origin, size_t search,
                        struct causes *causes)
{
    size_t depth = 0;
    side->stack[depth++] = origin;
    while (depth > 0) {
        uint32_t top = side->stack[--depth];
        if (top == 0 || !side->touched[top] || side->seen[top] == search)
            continue;
        side->seen[top] = search;
        if (top <= side->proof->amount_count) {
            ARENA_GROW(causes->arena, causes->items, causes->count,
                       causes->capacity);
            causes->items[causes->count++] = side->change_of[top - 1] - 1;
            continue;
        }
        const struct trace_pair *pair =
            &side->proof->pairs[top - side->proof->amount_count - 1];
        side->stack[depth++] = pair->a;
        side->stack[depth++] = pair->b;
    }
}

static int compare_sizes(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static void explain(struct change *change, struct side sides[2], size_t search,
                    struct arena *arena)
{
    struct causes causes = {.arena = arena};
    const struct change_side *places[2] = {&change->old, &change->new};
    bool stated = true;
    for (int i = 0; i < 2; i++) {
        const struct proof_figure *figure =
            figure_at(sides[i].proof, places[i]);
        if (figure == NULL || figure->origin == 0)
            continue;
        stated = stated && figure->stated != 0;
        find_causes(&sides[i], figure->origin, search, &causes);
    }
    if (causes.count == 0)
        return;
    qsort(causes.items, causes.count, sizeof *causes.items, compare_sizes);
    size_t count = 1;
    for (size_t i = 1; i < causes.count; i++)
        if (causes.items[i] != causes.items[count - 1])
            causes.items[count++] = causes.items[i];
    change->derived = !stated;
    change->causes = causes.items;
    change->cause_count = count;
}

void changes_explain(struct changes *changes,
                     const struct compare_input *old_input,
                     const struct compare_input *new_input, struct arena *arena)
{
    struct arena *scratch = arena_new();
    struct side sides[2] = {open_side(old_input, scratch),
                            open_side(new_input, scratch)};
    struct input_list list = {0};
    find_inputs(&list, sides, arena, scratch);
    touch(&sides[0]);
    touch(&sides[1]);
    struct change *items = ARENA_ARRAY(arena, changes->count, struct change);
    for (size_t i = 0; i < changes->count; i++) {
        items[i] = changes->items[i];
        if (items[i].kind == CHANGE_FIGURE)
            explain(&items[i], sides, i + 1, arena);
    }
    changes->items = items;
    changes->inputs = list.items;
    changes->input_count = list.count;
    arena_free(scratch);
}
