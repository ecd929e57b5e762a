/* SPDX-License-Identifier: MIT
 *
 * A description as files: YAML, with CSV tables beside it.
 *
 * The inverse of reader/: what these texts say, reader_read gives back, each
 * text with the same bytes. The same tree gives the same bytes everywhere.
 */
#ifndef GONGKAI_WRITER_WRITER_H
#define GONGKAI_WRITER_WRITER_H

#include "writer/node.h"

struct arena;

struct written_file {
    struct str name;    /* without a folder */
    struct str content; /* in the arena */
};

/*
 * The files of a description: first its own, called name, then those that it
 * names, in the order of the tree. root is a NODE_MAP; head is a comment for
 * its first lines, "" for none. file_key is the key that names a file in place
 * of a list. No two files may have one name.
 */
const struct written_file *writer_files(const struct node *root,
                                        struct str name, struct str head,
                                        struct str file_key,
                                        struct arena *arena, size_t *count);

/* One node as a YAML file: a map, a list. Lists with a file of their own are
 * named, not written. */
struct str writer_yaml(const struct node *node, struct str head,
                       struct str file_key, struct arena *arena);

/* A NODE_TABLE as a CSV file (RFC 4180): UTF-8 with a byte order mark, by which
 * spreadsheet programs know it, lines that end with LF. */
struct str writer_csv(const struct node *table, struct arena *arena);

#endif
