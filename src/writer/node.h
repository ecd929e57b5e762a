/* SPDX-License-Identifier: MIT
 *
 * What a description is to say: texts, maps, lists and tables, to be written
 * as files that reader/ reads back as the same values.
 *
 * Texts are UTF-8 without control characters but tab and LF, as the reader
 * wants them. Knows no schema: keys and texts are whoever's who made the tree.
 */
#ifndef GONGKAI_WRITER_NODE_H
#define GONGKAI_WRITER_NODE_H

#include "base/str.h"

enum node_kind {
    NODE_TEXT,
    NODE_MAP,
    NODE_LIST,  /* of maps */
    NODE_TABLE, /* a list of maps with few keys, as a CSV file */
};

struct node;

struct node_member {
    struct str key;     /* not "" */
    struct str comment; /* lines that stand before it; "" none */
    /* NULL: a key that somebody has to fill in, written as a comment. */
    const struct node *value;
};

struct node {
    enum node_kind kind;
    struct str text;                   /* of NODE_TEXT */
    const struct node_member *members; /* of NODE_MAP; keys differ */
    const struct node *const *items;   /* of NODE_LIST */
    /* Of NODE_TABLE: item r * column_count + c is a NODE_TEXT with more than
     * white space, or NULL. No row is without any text; columns differ. */
    const struct node *const *cells;
    const struct str *columns;
    size_t column_count;
    size_t count; /* of members, items, or rows */
    /* Of NODE_LIST and NODE_TABLE: the file that it is written to, in the
     * folder of the description; "" in its place, for a list. */
    struct str file;
};

#endif
