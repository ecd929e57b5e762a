/* SPDX-License-Identifier: MIT */
#include "reader/text_run.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

struct walk {
    struct str text, source;
    size_t t, s;      /* next bytes */
    int line, column; /* of s */
    bool escapes;
    struct text_run *runs;
    size_t count, capacity;
    struct arena *arena;
};

static uint32_t peek(struct str text, size_t offset)
{
    return offset < text.length ? utf8_next(text, &offset) : 0;
}

static bool is_break(uint32_t c)
{
    return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || is_break(c);
}

static void step_source(struct walk *walk)
{
    uint32_t c = utf8_next(walk->source, &walk->s);
    walk->column++;
    if (is_break(c)) {
        walk->line++;
        walk->column = 1;
    }
}

static void begin_run(struct walk *walk, int column)
{
    ARENA_GROW(walk->arena, walk->runs, walk->count, walk->capacity);
    walk->runs[walk->count++] = (struct text_run){
        .offset = walk->t, .line = walk->line, .column = column};
}

static bool is_escape(const struct walk *walk)
{
    return walk->escapes && peek(walk->source, walk->s) == '\\';
}

/* YAML 1.2, 5.7: how many characters stand behind the letter of an escape. */
static int escape_digits(uint32_t letter)
{
    return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

/* An escape is one character of the text, or none at the end of a line. */
static void pass_escape(struct walk *walk)
{
    step_source(walk);
    uint32_t letter = peek(walk->source, walk->s);
    if (is_break(letter) || letter == '\r')
        return;
    for (int i = 0; i <= escape_digits(letter); i++) {
        if (walk->s < walk->source.length)
            step_source(walk);
    }
    utf8_next(walk->text, &walk->t);
}

/* The text goes on otherwise than the source: pass over what only one of them
 * has. false if there is no telling. */
static bool pass(struct walk *walk)
{
    uint32_t wanted = peek(walk->text, walk->t);
    uint32_t found = peek(walk->source, walk->s);
    if (is_blank(found)) {
        bool folded = is_break(found) && wanted == ' ';
        step_source(walk);
        if (folded)
            utf8_next(walk->text, &walk->t);
        return true;
    }
    if (is_escape(walk)) {
        pass_escape(walk);
        return true;
    }
    if (found == '\'' || found == '"') {
        step_source(walk);
        return true;
    }
    return false;
}

struct text_runs text_runs_find(struct str text, struct str source,
                                bool escapes, struct position at,
                                struct arena *arena)
{
    struct walk walk = {.text = text,
                        .source = source,
                        .line = at.line,
                        .column = at.column,
                        .escapes = escapes,
                        .arena = arena};
    bool running = false;
    while (walk.t < text.length) {
        bool more = walk.s < source.length;
        if (more && !is_escape(&walk) &&
            peek(text, walk.t) == peek(source, walk.s)) {
            if (!running)
                begin_run(&walk, walk.column);
            int line = walk.line;
            step_source(&walk);
            utf8_next(text, &walk.t);
            running = walk.line == line;
        } else if (!more || !pass(&walk)) {
            begin_run(&walk, 0);
            break;
        } else {
            running = false;
        }
    }
    return (struct text_runs){.items = walk.runs, .count = walk.count};
}

struct text_runs text_runs_copy(struct text_runs runs, struct arena *arena)
{
    if (runs.count == 0)
        return (struct text_runs){0};
    struct text_run *items = ARENA_ARRAY(arena, runs.count, struct text_run);
    memcpy(items, runs.items, runs.count * sizeof *items);
    return (struct text_runs){.items = items, .count = runs.count};
}

struct position text_runs_position(struct text_runs runs, struct str text,
                                   struct position at, size_t offset)
{
    if (at.sheet.length != 0 || at.line == 0)
        return at;
    struct text_run run = {.line = at.line, .column = at.column};
    for (size_t i = 0; i < runs.count && runs.items[i].offset <= offset; i++)
        run = runs.items[i];
    at.line = run.line;
    at.column = run.column;
    if (run.column != 0)
        at.column += (int)utf8_count(str_slice(text, run.offset, offset));
    return at;
}
