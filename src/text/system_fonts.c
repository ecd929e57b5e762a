/* SPDX-License-Identifier: MIT
 *
 * Fonts of the system, asked through fontconfig for what no manifest has.
 *
 * Which fonts a machine has is no part of a report's input, so they are used
 * only where the caller asks for it, and each use is said. What is the same
 * everywhere is the choice among them: by nearness to an upright text face,
 * then by name, file and face, not by the preferences of a user. It hangs on
 * the character alone, not on what was set before it, so that a report is the
 * same beside others as on its own.
 *
 * Left out are bitmap, colour, symbol-encoded and variable fonts, which
 * cannot be put into a PDF as they look, and those whose OS/2 table forbids
 * embedding, or the making of subsets.
 */
#include "text/font_private.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

/* What was found for a unit; a character mostly stands more than once. */
struct answer {
    struct str unit;         /* "": none yet */
    const struct font *font; /* NULL: no font has it */
};

enum { ANSWER_SLOTS = 256 };

struct system_fonts {
    FcConfig *config;     /* NULL if fontconfig has none that it can read */
    struct diag_log *log; /* of fonts that cannot be opened: nobody reads it */
    struct answer answers[ANSWER_SLOTS]; /* a newer one takes the place */
};

/* A font that fontconfig offers. Texts are its own. */
struct candidate {
    int distance; /* from an upright face of regular weight */
    struct str name;
    struct str file;
    int index;
};

static struct system_fonts *load(struct fonts *fonts)
{
    if (fonts->system == NULL) {
        fonts->system = ARENA_NEW(fonts->arena, struct system_fonts);
        fonts->system->config = FcInitLoadConfigAndFonts();
        fonts->system->log = diag_log_new(fonts->arena);
    }
    return fonts->system;
}

void system_fonts_close(struct fonts *fonts)
{
    if (fonts->system != NULL && fonts->system->config != NULL)
        FcConfigDestroy(fonts->system->config);
}

static struct str text_of(const FcPattern *pattern, const char *object)
{
    FcChar8 *text = NULL;
    if (FcPatternGetString(pattern, object, 0, &text) != FcResultMatch)
        return STR("");
    return str_from((const char *)text);
}

static int number_of(const FcPattern *pattern, const char *object, int absent)
{
    int number;
    return FcPatternGetInteger(pattern, object, 0, &number) == FcResultMatch
               ? number
               : absent;
}

static bool is_set(const FcPattern *pattern, const char *object)
{
    FcBool value;
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch &&
           value == FcTrue;
}

static bool is_suitable(const FcPattern *pattern)
{
    struct str format = text_of(pattern, FC_FONTFORMAT);
    return is_set(pattern, FC_OUTLINE) && is_set(pattern, FC_SCALABLE) &&
           !is_set(pattern, FC_COLOR) && !is_set(pattern, FC_SYMBOL) &&
           !is_set(pattern, FC_VARIABLE) &&
           (str_equal(format, STR("TrueType")) ||
            str_equal(format, STR("CFF"))) &&
           /* The upper half numbers an instance of a variable font. */
           (unsigned)number_of(pattern, FC_INDEX, 0) <= UINT16_MAX;
}

static struct candidate candidate_of(struct arena *arena,
                                     const FcPattern *pattern)
{
    struct str name = text_of(pattern, FC_POSTSCRIPT_NAME);
    if (name.length == 0)
        name = text_of(pattern, FC_FAMILY);
    return (struct candidate){
        .distance = abs(number_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR) -
                        FC_WEIGHT_REGULAR) +
                    10 * abs(number_of(pattern, FC_SLANT, FC_SLANT_ROMAN)) +
                    10 * abs(number_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL) -
                             FC_WIDTH_NORMAL),
        .name = str_copy(arena, name),
        .file = str_copy(arena, text_of(pattern, FC_FILE)),
        .index = number_of(pattern, FC_INDEX, 0),
    };
}

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *left = a, *right = b;
    if (left->distance != right->distance)
        return left->distance < right->distance ? -1 : 1;
    int order = str_compare(left->name, right->name);
    if (order == 0)
        order = str_compare(left->file, right->file);
    return order != 0 ? order : left->index - right->index;
}

/* What fontconfig lists for a character, best first, in the arena. */
static struct candidate *list_candidates(struct arena *arena, FcConfig *config,
                                         uint32_t code_point, size_t *count)
{
    FcCharSet *characters = FcCharSetCreate();
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *objects = FcObjectSetBuild(
        FC_FAMILY, FC_POSTSCRIPT_NAME, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT,
        FC_WIDTH, FC_OUTLINE, FC_SCALABLE, FC_COLOR, FC_SYMBOL, FC_VARIABLE,
        FC_FONTFORMAT, (char *)NULL);
    if (characters == NULL || pattern == NULL || objects == NULL ||
        !FcCharSetAddChar(characters, code_point) ||
        !FcPatternAddCharSet(pattern, FC_CHARSET, characters))
        base_out_of_memory();
    FcFontSet *found = FcFontList(config, pattern, objects);
    struct candidate *candidates = NULL;
    size_t capacity = 0;
    *count = 0;
    for (int i = 0; found != NULL && i < found->nfont; i++) {
        if (!is_suitable(found->fonts[i]))
            continue;
        ARENA_GROW(arena, candidates, *count, capacity);
        candidates[(*count)++] = candidate_of(arena, found->fonts[i]);
    }
    if (found != NULL)
        FcFontSetDestroy(found);
    FcObjectSetDestroy(objects);
    FcPatternDestroy(pattern);
    FcCharSetDestroy(characters);
    if (*count > 1)
        qsort(candidates, *count, sizeof *candidates, compare_candidates);
    return candidates;
}

/* The font of a candidate, opened once; NULL if it cannot be. */
static struct font *open_candidate(struct fonts *fonts,
                                   const struct candidate *candidate)
{
    for (size_t i = fonts->own_count; i < fonts->count; i++) {
        const struct font_facts *facts = &fonts->items[i]->state->facts;
        if (str_equal(facts->file, candidate->file) &&
            facts->face_index == (unsigned)candidate->index)
            return fonts->items[i];
    }
    struct font_facts facts = {
        .name = str_copy(fonts->arena, candidate->name),
        .file = str_copy(fonts->arena, candidate->file),
        .licence = STR("-"),
        .sha256 = STR("-"),
        .face_index = (unsigned)candidate->index,
        .is_system = true,
    };
    if (!font_open(fonts, &facts, NOWHERE, fonts->system->log))
        return NULL;
    return fonts->items[fonts->count - 1];
}

/*
 * OS/2 fsType (OpenType 1.9): of the usage permissions in bits 0 to 3 the
 * value 2 forbids embedding; bit 8 forbids subsets, bit 9 outlines. A font
 * without the table forbids nothing.
 */
static bool may_embed(const struct font *font)
{
    unsigned type = table_u16(font_table(font, "OS/2"), 8);
    return (type & 0xF) != 2 && (type & 0x300) == 0;
}

static const struct font *choose(struct fonts *fonts, struct str unit,
                                 font_test *covers)
{
    size_t offset = 0, count;
    uint32_t code_point = utf8_next(unit, &offset);
    const struct font *chosen = NULL;
    struct arena *arena = arena_new();
    struct candidate *candidates =
        list_candidates(arena, fonts->system->config, code_point, &count);
    for (size_t i = 0; chosen == NULL && i < count; i++) {
        const struct font *font = open_candidate(fonts, &candidates[i]);
        if (font != NULL && may_embed(font) && covers(font, unit))
            chosen = font;
    }
    arena_free(arena);
    return chosen;
}

const struct font *system_font_find(struct fonts *fonts, struct str unit,
                                    font_test *covers)
{
    struct system_fonts *system = load(fonts);
    if (system->config == NULL)
        return NULL;
    struct answer *answer = &system->answers[str_hash(unit) % ANSWER_SLOTS];
    if (!str_equal(answer->unit, unit)) {
        answer->font = choose(fonts, unit, covers);
        answer->unit = str_copy(fonts->arena, unit);
    }
    return answer->font;
}

void fonts_use_system(struct fonts *fonts)
{
    fonts->uses_system = true;
}
