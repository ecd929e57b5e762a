/* SPDX-License-Identifier: MIT */
#include "extract/datum.h"

#include "base/arena.h"
#include "base/utf8.h"

enum {
    DEPTH_MAX = 16,       /* arrays and dictionaries in one another */
    OBJECT_MAX = 8388607, /* the limit of ISO 32000-1, annex C */
};

static const struct datum NOTHING = {.kind = DATUM_NULL};

struct sequence {
    struct datum *items;
    size_t count, capacity;
};

static void add(struct lexer *lexer, struct sequence *list, struct datum datum)
{
    ARENA_GROW(lexer->arena, list->items, list->count, list->capacity);
    list->items[list->count++] = datum;
}

/* "12 0 R": its numbers are the last of the list. */
static bool join_reference(struct sequence *list)
{
    if (list->count < 2)
        return false;
    struct datum *number = &list->items[list->count - 2];
    if (!datum_is_within(number, 1, OBJECT_MAX) ||
        !datum_is_within(number + 1, 0, 0))
        return false;
    number->kind = DATUM_REFERENCE;
    list->count--;
    return true;
}

/* A word that is a datum, or makes one. */
static bool add_word(struct lexer *lexer, struct sequence *list,
                     struct str word, bool *sound)
{
    if (str_equal(word, STR("R"))) {
        *sound = join_reference(list);
        return true;
    }
    bool is_true = str_equal(word, STR("true"));
    if (is_true || str_equal(word, STR("false")))
        add(lexer, list,
            (struct datum){.kind = DATUM_BOOLEAN, .number = is_true});
    else if (str_equal(word, STR("null")))
        add(lexer, list, NOTHING);
    else
        return false;
    return true;
}

static bool is_dictionary(const struct sequence *list)
{
    for (size_t i = 0; i < list->count; i += 2) {
        if (list->items[i].kind != DATUM_NAME)
            return false;
    }
    return list->count % 2 == 0;
}

/* Data up to the first token that is none, which is returned. */
static struct token read_data(struct lexer *lexer, int depth,
                              struct sequence *list)
{
    static const enum datum_kind kinds[] = {
        [TOKEN_INTEGER] = DATUM_INTEGER, [TOKEN_REAL] = DATUM_REAL,
        [TOKEN_NAME] = DATUM_NAME,       [TOKEN_STRING] = DATUM_STRING,
        [TOKEN_ARRAY] = DATUM_ARRAY,     [TOKEN_DICTIONARY] = DATUM_DICTIONARY};
    const struct token bad = {.kind = TOKEN_BAD};
    bool sound = true;
    while (sound) {
        struct token token = lexer_next(lexer);
        struct sequence inner = {0};
        enum token_kind end = TOKEN_ARRAY_END;
        switch (token.kind) {
        case TOKEN_INTEGER:
        case TOKEN_REAL:
        case TOKEN_NAME:
        case TOKEN_STRING:
            add(lexer, list,
                (struct datum){.kind = kinds[token.kind],
                               .number = token.number,
                               .text = token.text});
            break;
        case TOKEN_DICTIONARY:
            end = TOKEN_DICTIONARY_END;
            /* fall through */
        case TOKEN_ARRAY:
            if (depth == DEPTH_MAX ||
                read_data(lexer, depth + 1, &inner).kind != end ||
                (token.kind == TOKEN_DICTIONARY && !is_dictionary(&inner)))
                return bad;
            add(lexer, list,
                (struct datum){.kind = kinds[token.kind],
                               .items = inner.items,
                               .count = inner.count});
            break;
        case TOKEN_WORD:
            if (!add_word(lexer, list, token.text, &sound))
                return token;
            break;
        case TOKEN_END:
        case TOKEN_BAD:
        case TOKEN_ARRAY_END:
        case TOKEN_DICTIONARY_END:
            return token;
        }
    }
    return bad;
}

const struct datum *datum_parse(struct str text, struct arena *arena)
{
    struct lexer lexer = {.input = text, .arena = arena};
    struct sequence list = {0};
    struct token end = read_data(&lexer, 0, &list);
    return end.kind == TOKEN_END && list.count == 1 ? list.items : NULL;
}

struct token datum_operands(struct lexer *lexer, struct datum *operands)
{
    struct sequence list = {0};
    struct token end = read_data(lexer, 0, &list);
    *operands = (struct datum){
        .kind = DATUM_ARRAY, .items = list.items, .count = list.count};
    /* Operands without an operator, a bracket that closes nothing. */
    if (end.kind != TOKEN_WORD && (end.kind != TOKEN_END || list.count != 0))
        end.kind = TOKEN_BAD;
    return end;
}

const struct datum *datum_entry(const struct datum *dictionary, const char *key)
{
    if (dictionary->kind != DATUM_DICTIONARY)
        return &NOTHING;
    for (size_t i = 0; i < dictionary->count; i += 2) {
        if (datum_is_name(&dictionary->items[i], key))
            return &dictionary->items[i + 1];
    }
    return &NOTHING;
}

bool datum_is_name(const struct datum *datum, const char *name)
{
    return datum->kind == DATUM_NAME && str_equal(datum->text, str_from(name));
}

bool datum_is_within(const struct datum *datum, int64_t low, int64_t high)
{
    return datum->kind == DATUM_INTEGER && datum->number >= low &&
           datum->number <= high;
}

int64_t datum_thousandths(const struct datum *datum)
{
    if (datum->kind == DATUM_INTEGER)
        return datum->number * 1000;
    return datum->kind == DATUM_REAL ? datum->number : 0;
}

/* ---- text ---- */

static bool is_control(uint32_t code_point)
{
    return code_point < ' ' || code_point == 0x7F;
}

bool datum_utf16(struct str bytes, struct builder *out)
{
    if (bytes.length % 2 != 0)
        return false;
    uint32_t high = 0; /* of a surrogate pair, or 0 */
    for (size_t i = 0; i < bytes.length; i += 2) {
        uint32_t unit = (uint32_t)(unsigned char)bytes.data[i] << 8 |
                        (unsigned char)bytes.data[i + 1];
        bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
        if ((high != 0) != is_low)
            return false;
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            high = unit;
            continue;
        }
        if (is_low)
            unit = 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00);
        high = 0;
        builder_add_code_point(out, is_control(unit) ? ' ' : unit);
    }
    return high == 0;
}

struct str datum_text(const struct datum *datum, struct arena *arena)
{
    struct str bytes = datum->text;
    struct builder out = {.arena = arena};
    if (datum->kind != DATUM_STRING)
        return STR("");
    if (str_starts(bytes, STR("\xFE\xFF"))) {
        datum_utf16(str_slice(bytes, 2, bytes.length), &out);
    } else if (str_starts(bytes, STR("\xEF\xBB\xBF"))) {
        for (size_t i = 3; i < bytes.length;) {
            uint32_t c = utf8_next(bytes, &i);
            builder_add_code_point(&out, is_control(c) ? ' ' : c);
        }
    } else {
        /* PDFDocEncoding beyond ASCII is never written by us. */
        for (size_t i = 0; i < bytes.length; i++) {
            unsigned char c = (unsigned char)bytes.data[i];
            builder_add_code_point(&out, is_control(c) ? ' '
                                         : c > '~'     ? 0xFFFD
                                                       : c);
        }
    }
    return str_copy(arena, builder_str(&out));
}
