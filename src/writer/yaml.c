/* SPDX-License-Identifier: MIT
 *
 * YAML in the style of a hand-written description: a line for each key, and a
 * record of a list on one line where it is short.
 */
#include "writer/writer.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "writer/scalar.h"

#include <assert.h>

enum {
    STEP = 2,          /* spaces of one level */
    LONGEST_LINE = 90, /* code points of a record on one line */
};

struct yaml_writer {
    struct builder out;
    struct str file_key;
};

static void write_value(struct yaml_writer *writer, const struct node *node,
                        int indent);

/* ---- comments ---- */

/* What some readers take for the end of a line would end the comment. */
static void write_comment_line(struct yaml_writer *writer, struct str line)
{
    builder_add_char(&writer->out, ' ');
    for (size_t i = 0; i < line.length;) {
        uint32_t c = utf8_next(line, &i);
        builder_add_code_point(&writer->out, scalar_is_printable(c) ? c : ' ');
    }
}

/* Each line of the comment behind "# ". */
static void write_comment(struct yaml_writer *writer, struct str comment,
                          int indent)
{
    for (size_t start = 0; start < comment.length;) {
        size_t end = str_find(comment, STR("\n"), start);
        if (end == SIZE_MAX)
            end = comment.length;
        builder_format(&writer->out, "%*s#", indent, "");
        if (end > start)
            write_comment_line(writer, str_slice(comment, start, end));
        builder_add_char(&writer->out, '\n');
        start = end + 1;
    }
}

/* ---- records on one line ---- */

/* Only texts, none of which needs lines of its own, and nothing to fill in. */
static bool is_simple(const struct node *map)
{
    if (map->kind != NODE_MAP || map->count == 0)
        return false;
    for (size_t i = 0; i < map->count; i++) {
        const struct node_member *member = &map->members[i];
        if (member->value == NULL || member->comment.length != 0 ||
            member->value->kind != NODE_TEXT ||
            scalar_is_block(member->value->text))
            return false;
    }
    return true;
}

/* The map in braces; false, and nothing written, if it is not short. */
static bool write_braces(struct yaml_writer *writer, const struct node *map)
{
    if (!is_simple(map))
        return false;
    struct builder line = {.arena = writer->out.arena};
    for (size_t i = 0; i < map->count; i++) {
        builder_add(&line, i == 0 ? STR("{") : STR(", "));
        scalar_add(&line, map->members[i].key);
        builder_add(&line, STR(": "));
        scalar_add(&line, map->members[i].value->text);
    }
    builder_add(&line, STR("}\n"));
    struct str text = builder_str(&line);
    if (utf8_count(text) > LONGEST_LINE)
        return false;
    builder_add(&writer->out, text);
    return true;
}

/* ---- maps and lists ---- */

/* What follows "key:" on its line or behind it. */
static void write_member_value(struct yaml_writer *writer,
                               const struct node *value, int indent)
{
    struct builder *out = &writer->out;
    bool elsewhere = (value->kind == NODE_LIST || value->kind == NODE_TABLE) &&
                     value->file.length != 0;
    if (elsewhere) {
        builder_add(out, STR(" {"));
        scalar_add(out, writer->file_key);
        builder_add(out, STR(": "));
        scalar_add(out, value->file);
        builder_add(out, STR("}\n"));
        return;
    }
    if (value->kind == NODE_TEXT) {
        builder_add_char(out, ' ');
        write_value(writer, value, indent + STEP);
        return;
    }
    if (value->count == 0) {
        builder_add(out,
                    value->kind == NODE_LIST ? STR(" []\n") : STR(" {}\n"));
        return;
    }
    size_t before = out->length;
    builder_add_char(out, ' ');
    if (value->kind == NODE_MAP && write_braces(writer, value))
        return;
    out->length = before;
    builder_add_char(out, '\n');
    write_value(writer, value, indent + STEP);
}

/* The first member stands where the line is, behind "- ", if it has begun. */
static void write_map(struct yaml_writer *writer, const struct node *map,
                      int indent, bool begun)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct node_member *member = &map->members[i];
        assert(member->key.length != 0);
        begun = begun && i == 0;
        if (!begun)
            write_comment(writer, member->comment, indent);
        if (!begun)
            builder_format(&writer->out, "%*s", indent, "");
        if (member->value == NULL)
            builder_add(&writer->out, STR("# "));
        scalar_add(&writer->out, member->key);
        builder_add_char(&writer->out, ':');
        if (member->value == NULL)
            builder_add_char(&writer->out, '\n');
        else
            write_member_value(writer, member->value, indent);
    }
}

/* A map that begins with a comment or a key to fill in cannot begin on the
 * line of its "-". */
static bool begins_with_value(const struct node *map)
{
    return map->count != 0 && map->members[0].value != NULL &&
           map->members[0].comment.length == 0;
}

static void write_list(struct yaml_writer *writer, const struct node *list,
                       int indent)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct node *item = list->items[i];
        assert(item->kind == NODE_MAP);
        builder_format(&writer->out, "%*s- ", indent, "");
        if (write_braces(writer, item))
            continue;
        bool begun = begins_with_value(item);
        if (!begun)
            writer->out.data[writer->out.length - 1] = '\n';
        write_map(writer, item, indent + STEP, begun);
    }
}

static void write_value(struct yaml_writer *writer, const struct node *node,
                        int indent)
{
    switch (node->kind) {
    case NODE_TEXT:
        if (scalar_is_block(node->text)) {
            scalar_add_block(&writer->out, node->text, indent);
        } else {
            scalar_add(&writer->out, node->text);
            builder_add_char(&writer->out, '\n');
        }
        return;
    case NODE_MAP:
        write_map(writer, node, indent, false);
        return;
    case NODE_LIST:
        write_list(writer, node, indent);
        return;
    case NODE_TABLE:
        break; /* always in a file of its own */
    }
    assert(false);
}

struct str writer_yaml(const struct node *node, struct str head,
                       struct str file_key, struct arena *arena)
{
    struct yaml_writer writer = {.out = {.arena = arena}, .file_key = file_key};
    write_comment(&writer, head, 0);
    write_value(&writer, node, 0);
    return builder_str(&writer.out);
}
