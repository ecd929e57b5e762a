/* SPDX-License-Identifier: MIT
 *
 * The objects of a PDF file, kept by libharu.
 *
 * The one place through which pdf/ uses libharu: an object is a number and a
 * body, the raw text between << and >>. libharu's own text, font, number and
 * string calls are not used: they know no glyphs, cut strings at zero bytes
 * and keep lengths as floats.
 *
 * A failure of libharu is kept and reported once, by objects_finish; until
 * then numbers may be 0 and bodies given to object 0 go nowhere.
 */
#ifndef GONGKAI_PDF_OBJECT_H
#define GONGKAI_PDF_OBJECT_H

#include "base/diag.h"

struct arena;
struct objects;

/* An empty file. NULL with LIBRARY_FAILED. Release with objects_close. scratch
 * holds what is needed for a moment; only objects_finish resets it. */
struct objects *objects_open(struct arena *arena, struct arena *scratch,
                             struct diag_log *log);
void objects_close(struct objects *objects);

/* A new dictionary object; its body follows by object_set. */
uint32_t object_new(struct objects *objects);

/*
 * count new dictionary objects with neighbouring numbers; returns the first.
 * Large reports have hundreds of thousands of elements: these cost nothing
 * until objects_finish asks for the body of each, one after the other. At most
 * one series a file; data must live until then.
 */
typedef void (*object_body)(const void *data, size_t index,
                            struct builder *out);
uint32_t object_series(struct objects *objects, size_t count, object_body body,
                       const void *data);

/* Give a dictionary its body, which must live until objects_finish. */
void object_set(struct objects *objects, uint32_t object, struct str body);

/* A new stream with further entries of its dictionary; Length and Filter
 * are added. data is copied, compressed unless plain. */
enum stream_kind { STREAM_COMPRESSED, STREAM_PLAIN };
uint32_t object_stream(struct objects *objects, struct str body,
                       struct str data, enum stream_kind kind);

/* A new page, the last of the page tree. Its body and content follow. */
uint32_t object_page(struct objects *objects);

/* body without Type, Parent and Contents, which libharu writes. content is
 * copied, compressed. */
void object_page_set(struct objects *objects, uint32_t page, struct str body,
                     struct str content);

/* The document catalogue (without Type, Pages) and the Info dictionary:
 * their bodies follow by object_set. */
uint32_t object_catalogue(const struct objects *objects);
uint32_t object_info(const struct objects *objects);

/* The whole file, in the arena; every object must have its body. false with
 * LIBRARY_FAILED. */
bool objects_finish(struct objects *objects, struct str *bytes);

#endif
