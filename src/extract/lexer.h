/* SPDX-License-Identifier: MIT
 *
 * Text of a PDF -> tokens (ISO 32000-1, 7.2 and 7.3): of objects, of content
 * streams and of character maps alike. Strict: what is no token is an error,
 * never skipped.
 */
#ifndef GONGKAI_EXTRACT_LEXER_H
#define GONGKAI_EXTRACT_LEXER_H

#include "base/str.h"

enum token_kind {
    TOKEN_END, /* of the input */
    TOKEN_BAD, /* no token */
    TOKEN_INTEGER,
    TOKEN_REAL,
    TOKEN_NAME,
    TOKEN_STRING,
    TOKEN_ARRAY,
    TOKEN_ARRAY_END,
    TOKEN_DICTIONARY,
    TOKEN_DICTIONARY_END,
    TOKEN_WORD, /* a keyword, an operator */
};

struct token {
    enum token_kind kind;
    int64_t number;  /* of an integer; thousandths of a real, cut off */
    struct str text; /* of a name, without '/'; of a string, its bytes; of a
                        word. Escapes are undone */
};

struct lexer {
    struct str input;
    size_t at;           /* next byte */
    struct arena *arena; /* of texts that are no slices of the input */
};

struct token lexer_next(struct lexer *lexer);

#endif
