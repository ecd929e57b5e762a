/* SPDX-License-Identifier: MIT
 *
 * The structure tree.
 *
 * Content arrives in reading order, each piece as a node; the index of a node
 * is thus its place in reading order. The kids of an element are its own
 * nodes and its child elements, merged by that place: a child stands where
 * the first node below it stands, a child without content behind the sibling
 * before it.
 */
#include "pdf/structure.h"

#include "base/arena.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

#include <assert.h>

enum { LEAF_PAGES = 32 }; /* pages to a leaf of the parent tree */

static const uint32_t NONE = UINT32_MAX;

/* A piece of content: marked content, or an annotation. */
struct node {
    uint32_t element;
    uint32_t next; /* node of the same element, or NONE */
    uint32_t page;
    uint32_t mcid;
    uint32_t annotation; /* object; 0 for marked content */
};

/* What belongs to an element. */
struct branch {
    uint32_t first, last; /* own nodes, or NONE */
    uint32_t earliest;    /* node in it or below it, or NONE */
    uint32_t child, next; /* elements: first child, next sibling; 0: none */
};

struct structure {
    struct writer *writer;
    uint32_t root;          /* object of the StructTreeRoot */
    uint32_t first_element; /* object of element 1; the others follow */
    struct node *nodes;
    size_t node_count, node_capacity;
    struct branch *branches; /* by element */
    uint32_t *page_marks;    /* number of MCIDs, by page */
    uint32_t *links;         /* nodes, in the order of their keys */
    size_t link_count, link_capacity;
};

/* Parents stand before children: so from the end each element can be put in
 * front of its later siblings. */
static void join_children(struct structure *structure)
{
    const struct pages *pages = structure->writer->pages;
    for (size_t i = pages->element_count - 1; i > 1; i--) {
        struct branch *parent = &structure->branches[pages->elements[i].parent];
        structure->branches[i].next = parent->child;
        parent->child = (uint32_t)i;
    }
}

static void add_element(const void *data, size_t index, struct builder *out);

struct structure *structure_new(struct writer *writer)
{
    const struct pages *pages = writer->pages;
    assert(pages->element_count >= 2 && pages->element_count < NONE);
    assert(pages->elements[1].role == ELEMENT_DOCUMENT &&
           pages->elements[1].parent == 0);
    struct structure *structure = ARENA_NEW(writer->arena, struct structure);
    structure->writer = writer;
    structure->branches =
        ARENA_ARRAY(writer->arena, pages->element_count, struct branch);
    structure->page_marks = ARENA_ARRAY(writer->arena, pages->count, uint32_t);
    for (size_t i = 1; i < pages->element_count; i++) {
        assert(i == 1 || (pages->elements[i].parent >= 1 &&
                          pages->elements[i].parent < i));
        structure->branches[i] =
            (struct branch){.first = NONE, .last = NONE, .earliest = NONE};
    }
    structure->first_element = object_series(
        writer->objects, pages->element_count - 1, add_element, structure);
    /* Most elements have one piece of content, or none. */
    structure->node_capacity = pages->element_count;
    structure->nodes =
        ARENA_ARRAY(writer->arena, structure->node_capacity, struct node);
    join_children(structure);
    return structure;
}

static void add_node(struct structure *structure, struct node node)
{
    assert(node.element >= 1 &&
           node.element < structure->writer->pages->element_count);
    struct branch *branch = &structure->branches[node.element];
    uint32_t index = (uint32_t)structure->node_count;
    ARENA_GROW(structure->writer->arena, structure->nodes,
               structure->node_count, structure->node_capacity);
    node.next = NONE;
    structure->nodes[structure->node_count++] = node;
    if (branch->first == NONE)
        branch->first = branch->earliest = index;
    else
        structure->nodes[branch->last].next = index;
    branch->last = index;
}

uint32_t structure_mark(struct structure *structure, uint32_t element,
                        size_t page)
{
    uint32_t mcid = structure->page_marks[page]++;
    add_node(structure, (struct node){.element = element,
                                      .page = (uint32_t)page,
                                      .mcid = mcid});
    return mcid;
}

uint32_t structure_link(struct structure *structure, uint32_t element,
                        size_t page, uint32_t annotation)
{
    const struct pages *pages = structure->writer->pages;
    add_node(structure, (struct node){.element = element,
                                      .page = (uint32_t)page,
                                      .annotation = annotation});
    assert(pages->elements[element].role == ELEMENT_LINK);
    ARENA_GROW(structure->writer->arena, structure->links,
               structure->link_count, structure->link_capacity);
    structure->links[structure->link_count] =
        (uint32_t)structure->node_count - 1;
    return (uint32_t)(pages->count + structure->link_count++);
}

uint32_t structure_mark_count(const struct structure *structure, size_t page)
{
    return structure->page_marks[page];
}

uint32_t structure_element(const struct structure *structure, uint32_t element)
{
    return structure->first_element + element - 1;
}

/* ---- elements ---- */

static void add_attributes(struct builder *out, const struct element *element)
{
    bool spans = element->colspan > 1 || element->rowspan > 1;
    if (element->scope == SCOPE_NONE && !spans)
        return;
    builder_add(out, STR(" /A <</O /Table"));
    if (element->scope != SCOPE_NONE)
        builder_add(out, element->scope == SCOPE_COLUMN ? STR(" /Scope /Column")
                                                        : STR(" /Scope /Row"));
    if (element->colspan > 1) {
        builder_add(out, STR(" /ColSpan "));
        syntax_integer(out, element->colspan);
    }
    if (element->rowspan > 1) {
        builder_add(out, STR(" /RowSpan "));
        syntax_integer(out, element->rowspan);
    }
    builder_add(out, STR(">>"));
}

/* One piece of content among the kids of an element whose Pg is page. */
static void add_content(const struct structure *structure, struct builder *out,
                        const struct node *node, uint32_t page)
{
    builder_add_char(out, ' ');
    if (node->annotation == 0 && node->page == page) {
        syntax_integer(out, node->mcid);
        return;
    }
    builder_add(out, node->annotation != 0 ? STR("<</Type /OBJR")
                                           : STR("<</Type /MCR"));
    if (node->page != page) {
        builder_add(out, STR(" /Pg "));
        syntax_reference(out, structure->writer->page_objects[node->page]);
    }
    if (node->annotation != 0) {
        builder_add(out, STR(" /Obj "));
        syntax_reference(out, node->annotation);
    } else {
        builder_add(out, STR(" /MCID "));
        syntax_integer(out, node->mcid);
    }
    builder_add(out, STR(">>"));
}

static void add_kids(const struct structure *structure, struct builder *out,
                     const struct branch *branch)
{
    const struct node *nodes = structure->nodes;
    uint32_t node = branch->first;
    uint32_t page = node == NONE ? 0 : nodes[node].page;
    builder_add(out, STR(" /K ["));
    for (uint32_t child = branch->child; child != 0;
         child = structure->branches[child].next) {
        uint32_t earliest = structure->branches[child].earliest;
        while (earliest != NONE && node < earliest) {
            add_content(structure, out, &nodes[node], page);
            node = nodes[node].next;
        }
        builder_add_char(out, ' ');
        syntax_reference(out, structure_element(structure, child));
    }
    for (; node != NONE; node = nodes[node].next)
        add_content(structure, out, &nodes[node], page);
    builder_add_char(out, ']');
}

/* The body of element index + 1; data is the structure. */
static void add_element(const void *data, size_t index, struct builder *out)
{
    const struct structure *structure = data;
    index++;
    const struct writer *writer = structure->writer;
    const struct element *element = &writer->pages->elements[index];
    const struct branch *branch = &structure->branches[index];
    builder_add(out, STR("/Type /StructElem /S "));
    syntax_name(out, str_from(element_role_name(element->role)));
    builder_add(out, STR(" /P "));
    syntax_reference(out, element->parent == 0
                              ? structure->root
                              : structure_element(structure, element->parent));
    if (element->title.length != 0) {
        builder_add(out, STR(" /T "));
        syntax_text(out, element->title);
    }
    add_attributes(out, element);
    if (branch->first != NONE) {
        builder_add(out, STR(" /Pg "));
        syntax_reference(
            out, writer->page_objects[structure->nodes[branch->first].page]);
    }
    if (branch->first != NONE || branch->child != 0)
        add_kids(structure, out, branch);
}

/* ---- the parent tree: pages by their index, then annotations ---- */

static void begin_leaf(struct builder *out, size_t first, size_t last)
{
    builder_format(out, "/Limits [%zu %zu] /Nums [", first, last);
}

static uint32_t end_leaf(const struct structure *structure, struct builder *out)
{
    uint32_t leaf = object_new(structure->writer->objects);
    builder_add_char(out, ']');
    object_set(structure->writer->objects, leaf, builder_str(out));
    return leaf;
}

/* The owners of the MCIDs of one page; *node is its first node and then the
 * first of the next page. */
static void add_page_owners(const struct structure *structure,
                            struct builder *out, size_t page, size_t *node)
{
    syntax_integer(out, (int64_t)page);
    builder_add(out, STR(" ["));
    uint32_t mcid = 0;
    for (; *node < structure->node_count; ++*node) {
        const struct node *owned = &structure->nodes[*node];
        if (owned->page != page)
            break;
        if (owned->annotation != 0)
            continue;
        assert(owned->mcid == mcid);
        mcid++;
        syntax_reference(out, structure_element(structure, owned->element));
        builder_add_char(out, ' ');
    }
    builder_add(out, STR("]\n"));
}

static uint32_t write_parent_tree(const struct structure *structure)
{
    struct writer *writer = structure->writer;
    size_t pages = writer->pages->count, node = 0;
    uint32_t tree = object_new(writer->objects);
    struct builder out = {.arena = writer->arena};
    builder_add(&out, STR("/Kids ["));
    for (size_t page = 0; page < pages; page += LEAF_PAGES) {
        size_t end = page + LEAF_PAGES < pages ? page + LEAF_PAGES : pages;
        struct builder leaf = {.arena = writer->arena};
        begin_leaf(&leaf, page, end - 1);
        for (size_t i = page; i < end; i++)
            add_page_owners(structure, &leaf, i, &node);
        syntax_reference(&out, end_leaf(structure, &leaf));
        builder_add_char(&out, ' ');
    }
    assert(node == structure->node_count);
    if (structure->link_count != 0) {
        struct builder leaf = {.arena = writer->arena};
        begin_leaf(&leaf, pages, pages + structure->link_count - 1);
        for (size_t i = 0; i < structure->link_count; i++) {
            const struct node *link = &structure->nodes[structure->links[i]];
            syntax_integer(&leaf, (int64_t)(pages + i));
            builder_add_char(&leaf, ' ');
            syntax_reference(&leaf,
                             structure_element(structure, link->element));
            builder_add_char(&leaf, '\n');
        }
        syntax_reference(&out, end_leaf(structure, &leaf));
    }
    builder_add_char(&out, ']');
    object_set(writer->objects, tree, builder_str(&out));
    return tree;
}

uint32_t structure_write(struct structure *structure)
{
    struct writer *writer = structure->writer;
    const struct pages *pages = writer->pages;
    structure->root = object_new(writer->objects);
    for (size_t i = pages->element_count - 1; i > 1; i--) {
        struct branch *parent = &structure->branches[pages->elements[i].parent];
        if (structure->branches[i].earliest < parent->earliest)
            parent->earliest = structure->branches[i].earliest;
    }
    struct builder out = {.arena = writer->arena};
    builder_add(&out, STR("/Type /StructTreeRoot /K "));
    syntax_reference(&out, structure_element(structure, 1));
    builder_add(&out, STR(" /ParentTree "));
    syntax_reference(&out, write_parent_tree(structure));
    builder_add(&out, STR(" /ParentTreeNextKey "));
    syntax_integer(&out, (int64_t)(pages->count + structure->link_count));
    object_set(writer->objects, structure->root, builder_str(&out));
    return structure->root;
}
