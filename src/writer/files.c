/* SPDX-License-Identifier: MIT */
#include "writer/writer.h"

#include "base/arena.h"

#include <assert.h>

struct file_list {
    struct written_file *files;
    size_t count;
    size_t capacity;
    struct str file_key;
    struct arena *arena;
};

static void add_file(struct file_list *list, struct str name,
                     struct str content)
{
    for (size_t i = 0; i < list->count; i++)
        assert(!str_equal(list->files[i].name, name));
    ARENA_GROW(list->arena, list->files, list->count, list->capacity);
    list->files[list->count++] = (struct written_file){name, content};
}

/* The files of what the node holds. */
static void add_parts(struct file_list *list, const struct node *node)
{
    if (node->kind == NODE_TABLE) {
        add_file(list, node->file, writer_csv(node, list->arena));
        return;
    }
    if (node->kind == NODE_LIST && node->file.length != 0)
        add_file(list, node->file,
                 writer_yaml(node, STR(""), list->file_key, list->arena));
    for (size_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        add_parts(list, node->items[i]);
    for (size_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        if (node->members[i].value != NULL)
            add_parts(list, node->members[i].value);
    }
}

const struct written_file *writer_files(const struct node *root,
                                        struct str name, struct str head,
                                        struct str file_key,
                                        struct arena *arena, size_t *count)
{
    assert(root->kind == NODE_MAP);
    struct file_list list = {.file_key = file_key, .arena = arena};
    add_file(&list, name, writer_yaml(root, head, file_key, arena));
    add_parts(&list, root);
    *count = list.count;
    return list.files;
}
