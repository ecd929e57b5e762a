/* SPDX-License-Identifier: MIT
 *
 * An open PDF: its objects by number, as plain data.
 *
 * libqpdf finds the objects and undoes the filters, with its attempts to
 * recover what is damaged turned off: a file of ours is as we wrote it, or it
 * is broken. Objects that are packed in object streams are taken apart here,
 * which makes the reading of a report five times as fast.
 *
 * The first damage is reported, and sets broken; from then on all objects are
 * null, so that whoever reads need not look at each step.
 */
#ifndef GONGKAI_EXTRACT_SOURCE_H
#define GONGKAI_EXTRACT_SOURCE_H

#include "extract/datum.h"
#include "extract/qpdf_library.h"

/* What an object was found to be in a tree of the file. */
enum node_kind { NODE_NONE, NODE_PAGES, NODE_PAGE, NODE_ELEMENT, NODE_ENTRY };

struct node_of_object {
    enum node_kind kind;
    uint32_t index;
};

/* Where a packed object stands; data NULL: nowhere. */
struct packed {
    struct str *bodies; /* by object number */
    size_t count, capacity;
};

struct source {
    struct qpdf_library library;
    qpdf_data data;
    struct arena *arena; /* as long as the source */
    struct position at;
    struct diag_log *log;
    bool broken;
    size_t unpacked; /* bytes of streams that were read */
    struct packed packed;
    struct node_of_object *nodes; /* by object number */
    size_t node_count;
    const struct datum *trailer;
    const struct datum *root;
};

/* Open the bytes, which must outlive it. false with a diagnostic; then there
 * is nothing to close. */
bool source_open(struct source *source, struct str bytes, struct position at,
                 struct arena *arena, struct diag_log *log);

void source_close(struct source *source);

/* The file is damaged: PDF_BROKEN, the first time. Returns false. */
bool source_broken(struct source *source, struct str what);

/* The same on a page, counted from 0. */
bool source_page_broken(struct source *source, size_t page, struct str what);

/* The object that a reference names, without its stream; anything else is
 * itself. Never NULL. */
const struct datum *source_resolve(struct source *source,
                                   const struct datum *datum,
                                   struct arena *arena);

/* The value of a key of a dictionary, resolved. */
const struct datum *source_entry(struct source *source,
                                 const struct datum *dictionary,
                                 const char *key, struct arena *arena);

/* What the stream of a reference holds, its filters undone, appended. false,
 * and broken, if it is no stream or longer than ours are. */
bool source_stream(struct source *source, const struct datum *reference,
                   struct builder *out);

/* A reference as a node of one of the trees. Each object can be one only
 * once, so that no tree has a cycle: otherwise false, and broken. */
bool source_enter(struct source *source, const struct datum *reference,
                  enum node_kind kind, uint32_t index);

/* The index of a node of this kind; false if the reference is none. */
bool source_node(const struct source *source, const struct datum *reference,
                 enum node_kind kind, uint32_t *index);

#endif
