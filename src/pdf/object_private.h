/* SPDX-License-Identifier: MIT
 *
 * What object.c and saver.c share: libharu's document and the bodies.
 */
#ifndef GONGKAI_PDF_OBJECT_PRIVATE_H
#define GONGKAI_PDF_OBJECT_PRIVATE_H

#include "pdf/object.h"

#include <hpdf.h>
#include <libdeflate.h>

struct objects {
    struct arena *arena;
    struct diag_log *log;
    HPDF_Doc document;
    struct libdeflate_compressor *compressor; /* one, used again and again */
    struct str *bodies; /* by object number; data NULL: none given yet */
    size_t body_capacity;
    HPDF_STATUS status; /* of the first call that failed, or HPDF_OK */
};

/* What libharu writes to while saving (the attr of its stream). */
struct sink {
    struct builder out;
    const struct objects *objects;
};

/* zlib format (RFC 1950), in the arena. */
struct str object_deflate(const struct objects *objects, struct str data);

/* Note a failure. Returns whether all is well so far. */
bool object_check(struct objects *objects, HPDF_STATUS status);

/* The whole file: saver.c. */
struct str object_save(struct objects *objects);

#endif
