/* SPDX-License-Identifier: MIT */
#include "app/coverage.h"

#include "base/arena.h"
#include "base/length.h"
#include "base/utf8.h"
#include "budget/budget.h"
#include "text/shape.h"

struct coverage {
    struct fonts *fonts;
    struct shaper *shaper;
    const struct font_role *role; /* any: fallback reaches all fonts */
};

/* Does some font map every character? The shaper knows more (combining
 * marks, characters without a glyph of their own) and takes its time. */
static bool is_plain(const struct coverage *coverage, struct str line)
{
    for (size_t offset = 0; offset < line.length;) {
        uint32_t c = utf8_next(line, &offset);
        bool found = false;
        for (size_t i = 0; !found && i < fonts_count(coverage->fonts); i++)
            found = font_has(fonts_at(coverage->fonts, i), c);
        if (!found)
            return false;
    }
    return true;
}

static void check_text(const struct coverage *coverage, struct str text,
                       struct position at)
{
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find(text, STR("\n"), start);
        struct str line = str_slice(text, start, end);
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
    struct coverage coverage = {fonts, shaper_new(arena, fonts, log),
                                fonts_role_at(fonts, 0)};
    size_t before = diag_error_count(log);
    check_record(&coverage, budget->root);
    return diag_error_count(log) == before;
}
