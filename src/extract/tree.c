/* SPDX-License-Identifier: MIT
 *
 * The structure tree (ISO 32000-1, 14.7) -> elements, in the order in which
 * they are read, and the marked content that each claims.
 *
 * The tree is walked with a list of elements that wait, so that its depth
 * costs nothing. Each element names its parent, and each object is an element
 * once: so there is one way to it.
 */
#include "extract/extract_private.h"

#include "base/arena.h"

#include <stdlib.h>

enum {
    DEPTH_MAX = 100, /* ours are a dozen deep */
    SPAN_MAX = UINT16_MAX,
    MCID_MAX = INT32_MAX,
};

/* An element that is known by its parent only. */
struct promise {
    struct datum reference;
    struct datum parent; /* reference */
    uint32_t parent_index;
    int depth;
};

struct walk {
    struct extraction *extraction;
    struct promise *items; /* the next one last */
    size_t count, capacity;
};

static bool tree_broken(struct extraction *extraction)
{
    return source_broken(
        &extraction->source,
        DIAG_BOTH("结构树已损坏", "its structure tree is damaged"));
}

static void promise_element(struct walk *walk, const struct datum *reference,
                            const struct promise *parent, uint32_t parent_index)
{
    ARENA_GROW(walk->extraction->own, walk->items, walk->count, walk->capacity);
    walk->items[walk->count++] = (struct promise){
        *reference, parent->reference, parent_index, parent->depth + 1};
}

/* ---- elements ---- */

static bool find_role(const struct datum *name, enum element_role *role)
{
    for (int i = ELEMENT_DOCUMENT; i <= ELEMENT_LINK; i++) {
        *role = (enum element_role)i;
        if (datum_is_name(name, element_role_name(*role)))
            return true;
    }
    return false;
}

static bool read_span(const struct datum *attributes, const char *key,
                      uint16_t *span)
{
    const struct datum *value = datum_entry(attributes, key);
    if (datum_is_within(value, 1, SPAN_MAX))
        *span = (uint16_t)value->number;
    return value->kind == DATUM_NULL || datum_is_within(value, 1, SPAN_MAX);
}

static bool read_attributes(struct element *element,
                            const struct datum *attributes)
{
    const struct datum *scope = datum_entry(attributes, "Scope");
    if (element->role != ELEMENT_HEADER_CELL &&
        element->role != ELEMENT_DATA_CELL)
        return attributes->kind == DATUM_NULL;
    element->colspan = element->rowspan = 1;
    if (attributes->kind != DATUM_NULL &&
        !datum_is_name(datum_entry(attributes, "O"), "Table"))
        return false;
    if (datum_is_name(scope, "Column"))
        element->scope = SCOPE_COLUMN;
    else if (datum_is_name(scope, "Row"))
        element->scope = SCOPE_ROW;
    else if (scope->kind != DATUM_NULL)
        return false;
    return read_span(attributes, "ColSpan", &element->colspan) &&
           read_span(attributes, "RowSpan", &element->rowspan);
}

static void claim(struct extraction *extraction, uint32_t page,
                  const struct datum *mcid)
{
    if (!datum_is_within(mcid, 0, MCID_MAX)) {
        tree_broken(extraction);
        return;
    }
    ARENA_GROW(extraction->own, extraction->marks, extraction->mark_count,
               extraction->mark_capacity);
    extraction->marks[extraction->mark_count++] =
        (struct mark){.page = page,
                      .mcid = (uint32_t)mcid->number,
                      .element = (uint32_t)extraction->element_count - 1};
}

/* One of the kids of the element that was made last (14.7.4.1). */
static void read_kid(struct walk *walk, const struct promise *self,
                     const struct datum *body, const struct datum *kid)
{
    struct extraction *extraction = walk->extraction;
    const struct datum *type = datum_entry(kid, "Type");
    const struct datum *page = datum_entry(body, "Pg");
    const struct datum *mcid = kid;
    uint32_t index;
    if (kid->kind == DATUM_REFERENCE) {
        promise_element(walk, kid, self,
                        (uint32_t)extraction->element_count - 1);
        return;
    }
    if (datum_is_name(type, "OBJR"))
        return; /* a link, whose text is marked content */
    if (datum_is_name(type, "MCR")) {
        mcid = datum_entry(kid, "MCID");
        if (datum_entry(kid, "Pg")->kind != DATUM_NULL)
            page = datum_entry(kid, "Pg");
    }
    if (source_node(&extraction->source, page, NODE_PAGE, &index))
        claim(extraction, index, mcid);
    else
        tree_broken(extraction);
}

/* From the last to the first: the next that waits is the first. */
static void read_kids(struct walk *walk, const struct promise *self,
                      const struct datum *body)
{
    struct extraction *extraction = walk->extraction;
    const struct datum *kids = datum_entry(body, "K");
    if (kids->kind == DATUM_NULL)
        return;
    if (kids->kind != DATUM_ARRAY) {
        read_kid(walk, self, body, kids);
        return;
    }
    for (size_t i = kids->count; i-- > 0 && !extraction->source.broken;)
        read_kid(walk, self, body, &kids->items[i]);
}

static void read_element(struct walk *walk, const struct promise *self)
{
    struct extraction *extraction = walk->extraction;
    struct source *source = &extraction->source;
    uint32_t index = (uint32_t)extraction->element_count;
    const struct datum *body =
        source_resolve(source, &self->reference, extraction->step);
    const struct datum *parent = datum_entry(body, "P");
    struct element element = {.parent = self->parent_index};
    if (!source_enter(source, &self->reference, NODE_ELEMENT, index))
        return;
    if (self->depth > DEPTH_MAX || index == UINT32_MAX ||
        parent->kind != DATUM_REFERENCE ||
        parent->number != self->parent.number ||
        !find_role(datum_entry(body, "S"), &element.role) ||
        (element.role == ELEMENT_DOCUMENT) != (index == 1) ||
        !read_attributes(&element,
                         source_entry(source, body, "A", extraction->step))) {
        tree_broken(extraction);
        return;
    }
    element.title = datum_text(datum_entry(body, "T"), extraction->arena);
    ARENA_GROW(extraction->arena, extraction->elements, index,
               extraction->element_capacity);
    extraction->elements[extraction->element_count++] = element;
    read_kids(walk, self, body);
}

/* ---- marks ---- */

static int compare_marks(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    if (x->page != y->page)
        return x->page < y->page ? -1 : 1;
    return x->mcid < y->mcid ? -1 : x->mcid > y->mcid;
}

struct mark *extract_mark(const struct extraction *extraction, size_t page,
                          int64_t mcid)
{
    if (mcid < 0 || mcid > MCID_MAX || extraction->mark_count == 0)
        return NULL;
    struct mark key = {.page = (uint32_t)page, .mcid = (uint32_t)mcid};
    return bsearch(&key, extraction->marks, extraction->mark_count, sizeof key,
                   compare_marks);
}

static void sort_marks(struct extraction *extraction)
{
    struct mark *marks = extraction->marks;
    if (extraction->mark_count == 0)
        return;
    qsort(marks, extraction->mark_count, sizeof *marks, compare_marks);
    for (size_t i = 1; i < extraction->mark_count; i++) {
        if (compare_marks(&marks[i - 1], &marks[i]) == 0)
            tree_broken(extraction);
    }
}

void extract_tree(struct extraction *extraction)
{
    struct source *source = &extraction->source;
    struct walk walk = {.extraction = extraction};
    const struct datum *root = datum_entry(source->root, "StructTreeRoot");
    const struct datum *first =
        datum_entry(source_resolve(source, root, extraction->own), "K");
    if (first->kind == DATUM_ARRAY && first->count == 1)
        first = first->items;
    ARENA_GROW(extraction->arena, extraction->elements, 0,
               extraction->element_capacity);
    extraction->elements[extraction->element_count++] =
        (struct element){.title = STR("")};
    promise_element(&walk, first,
                    &(struct promise){.reference = *root, .depth = 0}, 0);
    while (walk.count != 0 && !source->broken) {
        struct promise self = walk.items[--walk.count];
        arena_reset(extraction->step);
        read_element(&walk, &self);
    }
    if (!source->broken)
        sort_marks(extraction);
}
