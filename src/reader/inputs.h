/* SPDX-License-Identifier: MIT
 *
 * What was read for one description: which files, and what they say. Two
 * descriptions whose inputs say the same make the same report, whatever else
 * stands in their files: other rows of a shared table, comments, empty lines.
 *
 * Tables of which only some rows count are shared by many descriptions; they
 * may be kept from one to the next.
 */
#ifndef GONGKAI_READER_INPUTS_H
#define GONGKAI_READER_INPUTS_H

#include "base/hash.h"
#include "reader/value.h"

struct kept_tables;

struct input_file {
    struct str path;
    bool read;             /* and not only named by values that were given */
    struct hash hash;      /* of its bytes, if hashes are wanted */
    struct builder places; /* where what was read of it stands, the same */
};

/* Start with {.arena = ...}. The reader does the rest. */
struct inputs {
    struct arena *arena;
    bool hashes;               /* wanted; else only names of files are */
    struct kept_tables *kept;  /* lent; NULL: none are kept */
    struct input_file **files; /* each once, in order of reading */
    size_t file_count, file_capacity;
    struct builder content; /* what was read, but not where it stands */
};

/* A file that was read, and its bytes. The path is copied. */
void inputs_add_file(struct inputs *inputs, struct str path, struct str bytes);

/* The same where the hash is known. */
void inputs_add_hashed(struct inputs *inputs, struct str path,
                       struct hash hash);

/* A value that was read. */
void inputs_add_value(struct inputs *inputs, const struct value *value);

/* Of what was read; of where it stands in a file, which messages tell. For
 * hashes only. */
struct hash inputs_content_hash(const struct inputs *inputs);
struct hash input_file_places_hash(const struct input_file *file);

/* Tables of which only some rows count, each read once. They live as long as
 * the arena, and so do all texts that positions in them refer to. */
struct kept_tables *kept_tables_new(struct arena *arena);

#endif
