/* SPDX-License-Identifier: MIT
 *
 * What object.c and saver.c share: libharu's document and the bodies.
 */
#ifndef GONGKAI_PDF_OBJECT_PRIVATE_H
#define GONGKAI_PDF_OBJECT_PRIVATE_H

#include "pdf/object.h"

#include <hpdf.h>
#include <libdeflate.h>

/* Objects that libharu does not know. */
struct series {
    uint32_t first; /* object number */
    uint32_t count; /* 0: there is no series */
    object_body body;
    const void *data;
};

struct objects {
    struct arena *arena;
    struct arena *scratch; /* lent; see objects_open */
    struct diag_log *log;
    HPDF_Doc document;
    struct libdeflate_compressor *compressor; /* one, used again and again */
    struct str *bodies; /* by object number, without the series; data NULL:
                           none given yet */
    size_t body_capacity;
    struct series series;
    HPDF_STATUS status; /* of the first call that failed, or HPDF_OK */
};

/* What libharu writes to while saving (the attr of its stream). */
struct sink {
    struct builder out;
    const struct objects *objects;
};

/* Numbers given so far, 0 included. */
uint32_t object_count(const struct objects *objects);

/* The body of an object that is none of the series. */
struct str *object_stored(const struct objects *objects, uint32_t number);

/* Libharu's object with this number; NULL if it is one of the series. */
void *object_lookup(const struct objects *objects, uint32_t number);

/* zlib format (RFC 1950), in the scratch arena. */
struct str object_deflate(const struct objects *objects, struct str data);

/* Note a failure. Returns whether all is well so far. */
bool object_check(struct objects *objects, HPDF_STATUS status);

/* The whole file: saver.c. */
struct str object_save(struct objects *objects);

#endif
