/* SPDX-License-Identifier: MIT */
#include "text/character_sets.h"

#include "text/font_private.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/utf8.h"

#include <assert.h>

enum { FILE_LIMIT = 1024 * 1024, LAST_CODE_POINT = 0x10FFFF };

struct character_set {
    struct str name;
    struct str title[2]; /* by enum diag_language */
    size_t size;         /* as stated */
    struct position at;  /* of its first line */
    hb_set_t *members;
};

struct character_sets {
    struct arena *arena;
    struct character_set **items;
    size_t count;
    size_t capacity;
};

struct parser {
    struct character_sets *sets;
    struct diag_log *log;
    struct position at;
};

static bool wrong(const struct parser *parser, struct position at,
                  const char *what)
{
    diag_add(parser->log, DIAG_CHARACTER_SETS, at, str_from(what));
    return false;
}

/* A number of the given base in the whole of text, at most most. */
static bool parse_number(struct str text, uint32_t base, size_t most,
                         uint32_t *number)
{
    static const char digits[] = "0123456789ABCDEF";
    *number = 0;
    for (size_t i = 0; i < text.length; i++) {
        uint32_t digit = 0;
        while (digit < base && digits[digit] != text.data[i])
            digit++;
        if (digit == base)
            return false;
        *number = *number * base + digit;
        if (*number > most)
            return false;
    }
    return text.length > 0;
}

/* The first word of a line; *rest is what follows the blank behind it. */
static struct str first_word(struct str line, struct str *rest)
{
    size_t end = str_find(line, STR(" "), 0);
    if (end == SIZE_MAX)
        end = line.length;
    *rest = str_slice(line, end + 1, line.length);
    return str_slice(line, 0, end);
}

/* Has the newest set as many members as it states? */
static bool end_set(const struct parser *parser)
{
    if (parser->sets->count == 0)
        return true;
    const struct character_set *set =
        parser->sets->items[parser->sets->count - 1];
    if (!hb_set_allocation_successful(set->members))
        base_out_of_memory();
    if (hb_set_get_population(set->members) == set->size)
        return true;
    return wrong(parser, set->at, "set NAME SIZE: SIZE");
}

static bool begin_set(const struct parser *parser, struct str rest)
{
    struct character_sets *sets = parser->sets;
    if (!end_set(parser))
        return false;
    struct str size;
    struct str name = first_word(rest, &size);
    uint32_t stated;
    if (name.length == 0 || !parse_number(size, 10, LAST_CODE_POINT, &stated))
        return wrong(parser, parser->at, "set NAME SIZE");
    struct character_set *set = ARENA_NEW(sets->arena, struct character_set);
    set->name = str_copy(sets->arena, name);
    set->size = stated;
    set->at = parser->at;
    set->members = hb_set_create();
    ARENA_GROW(sets->arena, sets->items, sets->count, sets->capacity);
    sets->items[sets->count++] = set;
    return true;
}

static bool include_set(const struct parser *parser, struct character_set *set,
                        struct str name)
{
    for (size_t i = 0; i + 1 < parser->sets->count; i++) {
        if (!str_equal(parser->sets->items[i]->name, name))
            continue;
        hb_set_union(set->members, parser->sets->items[i]->members);
        return true;
    }
    return wrong(parser, parser->at, "with NAME");
}

static bool add_range(const struct parser *parser,
                      const struct character_set *set, struct str rest)
{
    struct str last_text;
    struct str first_text = first_word(rest, &last_text);
    uint32_t first, last;
    if (!parse_number(first_text, 16, LAST_CODE_POINT, &first) ||
        !parse_number(last_text, 16, LAST_CODE_POINT, &last) || first > last)
        return wrong(parser, parser->at, "range FIRST LAST");
    hb_set_add_range(set->members, first, last);
    return true;
}

static bool read_line(const struct parser *parser, struct str line)
{
    struct character_sets *sets = parser->sets;
    if (line.length == 0 || line.data[0] == '#')
        return true;
    struct str rest;
    struct str word = first_word(line, &rest);
    if (str_equal(word, STR("set")))
        return begin_set(parser, rest);
    struct character_set *set =
        sets->count == 0 ? NULL : sets->items[sets->count - 1];
    if (set == NULL)
        return wrong(parser, parser->at, "set NAME SIZE");
    if (str_equal(word, STR("with")))
        return include_set(parser, set, rest);
    if (str_equal(word, STR("range")))
        return add_range(parser, set, rest);
    if (str_equal(word, STR("chars")))
        for (size_t at = 0; at < rest.length;)
            hb_set_add(set->members, utf8_next(rest, &at));
    else if (str_equal(word, STR("zh")))
        set->title[DIAG_CHINESE] = str_copy(sets->arena, rest);
    else if (str_equal(word, STR("en")))
        set->title[DIAG_ENGLISH] = str_copy(sets->arena, rest);
    else
        return wrong(parser, parser->at,
                     "set | zh | en | with | range | chars");
    return true;
}

static bool read_sets(struct parser *parser, struct str text)
{
    size_t where;
    if (!utf8_check(text, &where)) {
        diag_add(parser->log, DIAG_NOT_UTF8, parser->at,
                 str_format(parser->sets->arena, "%zu", where + 1));
        return false;
    }
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find(text, STR("\n"), start);
        if (end == SIZE_MAX)
            end = text.length;
        parser->at.line++;
        if (!read_line(parser, str_slice(text, start, end)))
            return false;
        start = end + 1;
    }
    return end_set(parser);
}

struct character_sets *character_sets_open(struct str path,
                                           struct diag_log *log)
{
    struct arena *arena = arena_new();
    struct character_sets *sets = ARENA_NEW(arena, struct character_sets);
    sets->arena = arena;
    struct parser parser = {
        .sets = sets, .log = log, .at = {.file = str_copy(arena, path)}};
    struct str text;
    if (file_read(arena, path, FILE_LIMIT, NOWHERE, log, &text) &&
        read_sets(&parser, text))
        return sets;
    character_sets_close(sets);
    return NULL;
}

void character_sets_close(struct character_sets *sets)
{
    if (sets == NULL)
        return;
    for (size_t i = 0; i < sets->count; i++)
        hb_set_destroy(sets->items[i]->members);
    arena_free(sets->arena);
}

size_t character_sets_count(const struct character_sets *sets)
{
    return sets->count;
}

const struct character_set *character_sets_at(const struct character_sets *sets,
                                              size_t index)
{
    assert(index < sets->count);
    return sets->items[index];
}

struct str character_set_name(const struct character_set *set)
{
    return set->name;
}

size_t character_set_size(const struct character_set *set)
{
    return set->size;
}

struct str character_set_title(const struct character_set *set,
                               enum diag_language language)
{
    return set->title[language];
}

size_t character_set_covered(const struct character_set *set,
                             const struct font *const *fonts, size_t count)
{
    hb_set_t *covered = hb_set_create();
    for (size_t i = 0; i < count; i++)
        hb_set_union(covered, font_characters(fonts[i]));
    hb_set_intersect(covered, set->members);
    size_t found = hb_set_get_population(covered);
    if (!hb_set_allocation_successful(covered))
        base_out_of_memory();
    hb_set_destroy(covered);
    return found;
}
