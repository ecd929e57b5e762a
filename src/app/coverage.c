/* SPDX-License-Identifier: MIT */
#include "app/coverage.h"

#include "base/arena.h"
#include "base/length.h"
#include "base/utf8.h"
#include "budget/budget.h"
#include "text/shape.h"
#include "text/twin.h"

enum { EXCERPT = 12 }; /* characters on each side, in a message */

struct coverage {
    struct fonts *fonts;
    struct shaper *shaper;
    const struct font_role *role; /* any: fallback reaches all fonts */
    struct arena *arena;
    struct diag_log *log;
};

/* Does some font of the manifests map every character? The shaper knows more
 * (combining marks, characters without a glyph of their own) and takes its
 * time. */
static bool is_plain(const struct coverage *coverage, struct str line)
{
    for (size_t offset = 0; offset < line.length;) {
        uint32_t c = utf8_next(line, &offset);
        bool found = false;
        for (size_t i = 0; !found && i < fonts_own_count(coverage->fonts); i++)
            found = font_has(fonts_at(coverage->fonts, i), c);
        if (!found)
            return false;
    }
    return true;
}

/* A radical, say, in the place of the ordinary character. */
static void check_twins(const struct coverage *coverage, struct str text,
                        struct position at)
{
    for (size_t start = 0, end = 0; start < text.length; start = end) {
        uint32_t c = utf8_next(text, &end);
        uint32_t ordinary = text_twin(c);
        if (ordinary == 0)
            continue;
        char bytes[4];
        struct str usual = {bytes, utf8_encode(ordinary, bytes)};
        diag_add(coverage->log, DIAG_CHARACTER_TWIN, at,
                 str_slice(text, start, end),
                 str_format(coverage->arena, "%04X", (unsigned)c), usual,
                 str_format(coverage->arena, "%04X", (unsigned)ordinary),
                 utf8_around(text, start, EXCERPT));
    }
}

static void check_text(const struct coverage *coverage, struct str text,
                       struct position at)
{
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find(text, STR("\n"), start);
        struct str line = str_slice(text, start, end);
        check_twins(coverage, line, at);
        if (!is_plain(coverage, line))
            text_shape(coverage->shaper, coverage->role, 10 * LENGTH_PT, 0,
                       line, at);
        start = end == SIZE_MAX ? text.length : end + 1;
    }
}

/* As deep as the schema nests. */
static void check_record(const struct coverage *coverage,
                         const struct record *record)
{
    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct datum *datum = &record->data[i];
        if (!datum->present)
            continue;
        switch (datum->field->kind) {
        case FIELD_TEXT:
        case FIELD_CHOICE:
            check_text(coverage, datum->text, datum->at);
            break;
        case FIELD_RECORD:
            check_record(coverage, datum->record);
            break;
        case FIELD_LIST:
            for (size_t j = 0; j < datum->record_count; j++)
                check_record(coverage, datum->records[j]);
            break;
        case FIELD_AMOUNT:
        case FIELD_INTEGER:
        case FIELD_DATE:
        case FIELD_CODE:
        case FIELD_UNIT:
            break; /* digits and signs, checked already */
        }
    }
}

bool coverage_check(const struct budget *budget, struct fonts *fonts,
                    struct arena *arena, struct diag_log *log)
{
    if (fonts_role_count(fonts) == 0)
        return true; /* typesetting will name the role that is missing */
    struct coverage coverage = {.fonts = fonts,
                                .shaper = shaper_new(arena, fonts, log),
                                .role = fonts_role_at(fonts, 0),
                                .arena = arena,
                                .log = log};
    size_t before = diag_error_count(log);
    check_record(&coverage, budget->root);
    return diag_error_count(log) == before;
}
