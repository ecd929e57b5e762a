/* SPDX-License-Identifier: MIT
 *
 * An object of a PDF as plain data (ISO 32000-1, 7.3), without its stream.
 */
#ifndef GONGKAI_EXTRACT_DATUM_H
#define GONGKAI_EXTRACT_DATUM_H

#include "extract/lexer.h"

enum datum_kind {
    DATUM_NULL, /* also what is absent */
    DATUM_BOOLEAN,
    DATUM_INTEGER,
    DATUM_REAL,
    DATUM_NAME,
    DATUM_STRING,
    DATUM_ARRAY,
    DATUM_DICTIONARY,
    DATUM_REFERENCE,
};

struct datum {
    enum datum_kind kind;
    int64_t number;  /* as in a token; 0, 1; number of the object referred to */
    struct str text; /* as in a token */
    const struct datum *items; /* of an array; keys and values in turn */
    size_t count;
};

/* The whole text as one datum, NULL if it is none. Texts may be slices. */
const struct datum *datum_parse(struct str text, struct arena *arena);

/*
 * The operands of the next operator of a content stream, as an array. The
 * token is the operator (TOKEN_WORD), TOKEN_END behind the last, or TOKEN_BAD.
 */
struct token datum_operands(struct lexer *lexer, struct datum *operands);

/* The value of a key; of kind DATUM_NULL if it is absent, or this is no
 * dictionary. */
const struct datum *datum_entry(const struct datum *dictionary,
                                const char *key);

bool datum_is_name(const struct datum *datum, const char *name);

/* Is it an integer from low to high? */
bool datum_is_within(const struct datum *datum, int64_t low, int64_t high);

/* A number in thousandths, 0 if it is none. */
int64_t datum_thousandths(const struct datum *datum);

/* A text string (7.9.2.2) as UTF-8, "" if it is none. Control characters
 * become blanks: they mean nothing in any text of ours. */
struct str datum_text(const struct datum *datum, struct arena *arena);

/* UTF-16BE, appended as UTF-8. false, with a part of it appended, if it is
 * none. */
bool datum_utf16(struct str bytes, struct builder *out);

#endif
