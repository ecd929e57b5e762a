/* SPDX-License-Identifier: MIT
 *
 * Font manifests: the lines of fonts.manifest.
 *
 * A role line names fonts of the same manifest or of an earlier one, so that
 * a user's folder stands by itself and may build on ours.
 */
#include "text/font_private.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/utf8.h"

#include <string.h>

enum { MANIFEST_LIMIT = 1024 * 1024, FIELDS = 64 };

static const char font_form[] = "font NAME FILE INDEX SHA256 LICENCE";
static const char role_form[] = "role ROLE NAME [NAME ...]";

struct manifest {
    struct fonts *fonts;
    struct str folder;
    size_t number;     /* from 1 */
    size_t first_font; /* index of its first font */
    struct diag_log *log;
    struct position at;
    bool good;
};

static void wrong(struct manifest *manifest, enum diag_code code,
                  struct str what)
{
    diag_add(manifest->log, code, manifest->at, what);
    manifest->good = false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Split a line at blanks, up to a '#' that begins a field. */
static size_t split(struct str line, struct str *fields, size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < line.length;) {
        if (is_blank(line.data[i])) {
            i++;
            continue;
        }
        if (line.data[i] == '#')
            break;
        size_t start = i;
        while (i < line.length && !is_blank(line.data[i]))
            i++;
        if (count < room)
            fields[count] = str_slice(line, start, i);
        count++;
    }
    return count;
}

/* At most five digits: no collection has more faces than 65,535. */
static bool parse_index(struct str text, unsigned *index)
{
    unsigned value = 0;
    if (text.length == 0 || text.length > 5)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        value = value * 10 + (unsigned)(text.data[i] - '0');
    }
    *index = value;
    return true;
}

static bool is_sha256(struct str text)
{
    if (str_equal(text, STR("-")))
        return true;
    if (text.length != 2 * HASH_SIZE)
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (strchr("0123456789abcdef", text.data[i]) == NULL)
            return false;
    return true;
}

/* The font that a name means in this manifest: the newest of that name. */
static const struct font *font_named(const struct manifest *manifest,
                                     struct str name)
{
    for (size_t i = manifest->fonts->count; i-- > 0;)
        if (str_equal(manifest->fonts->items[i]->state->facts.name, name))
            return manifest->fonts->items[i];
    return NULL;
}

static void read_font(struct manifest *manifest, const struct str *fields,
                      size_t count)
{
    struct arena *arena = manifest->fonts->arena;
    struct font_facts facts = {0};
    if (count != 6 || !parse_index(fields[3], &facts.face_index) ||
        !is_sha256(fields[4])) {
        wrong(manifest, DIAG_FONT_MANIFEST, str_from(font_form));
        return;
    }
    const struct font *same = font_named(manifest, fields[1]);
    if (same != NULL && same->state->facts.number >= manifest->first_font) {
        wrong(manifest, DIAG_FONT_NAME_REPEATED, fields[1]);
        return;
    }
    facts.name = str_copy(arena, fields[1]);
    facts.file = file_join(arena, manifest->folder, fields[2]);
    facts.sha256 = str_copy(arena, fields[4]);
    facts.licence = str_copy(arena, fields[5]);
    if (!font_open(manifest->fonts, &facts, manifest->at, manifest->log))
        manifest->good = false;
}

static struct font_role *role_of(struct fonts *fonts, struct str name)
{
    for (size_t i = 0; i < fonts->role_count; i++)
        if (str_equal(fonts->roles[i]->name, name))
            return fonts->roles[i];
    struct font_role *role = ARENA_NEW(fonts->arena, struct font_role);
    role->name = str_copy(fonts->arena, name);
    ARENA_GROW(fonts->arena, fonts->roles, fonts->role_count,
               fonts->role_capacity);
    fonts->roles[fonts->role_count++] = role;
    return role;
}

static void role_add(struct fonts *fonts, struct font_role *role,
                     const struct font *font)
{
    for (size_t i = 0; i < role->count; i++)
        if (role->fonts[i] == font)
            return;
    ARENA_GROW(fonts->arena, role->fonts, role->count, role->capacity);
    role->fonts[role->count++] = font;
}

/* Role lines are read behind all font lines: they may stand in any order. */
static void read_role(struct manifest *manifest, const struct str *fields,
                      size_t count)
{
    if (count < 3) {
        wrong(manifest, DIAG_FONT_MANIFEST, str_from(role_form));
        return;
    }
    struct font_role *role = role_of(manifest->fonts, fields[1]);
    if (role->manifest == manifest->number) {
        wrong(manifest, DIAG_FONT_NAME_REPEATED, fields[1]);
        return;
    }
    role->manifest = manifest->number;
    for (size_t i = 2; i < count; i++) {
        const struct font *font = font_named(manifest, fields[i]);
        if (font == NULL)
            wrong(manifest, DIAG_FONT_NAME_UNKNOWN, fields[i]);
        else
            role_add(manifest->fonts, role, font);
    }
}

/* Read the lines of one kind; the others are checked in the first pass. */
static void read_lines(struct manifest *manifest, struct str text, bool roles)
{
    struct str fields[FIELDS];
    manifest->at.line = 0;
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find(text, STR("\n"), start);
        if (end == SIZE_MAX)
            end = text.length;
        manifest->at.line++;
        struct str line = str_slice(text, start, end);
        size_t count = split(line, fields, FIELDS);
        start = end + 1;
        bool is_font = count > 0 && str_equal(fields[0], STR("font"));
        bool is_role = count > 0 && str_equal(fields[0], STR("role"));
        if (count > FIELDS || (count > 0 && !is_font && !is_role)) {
            if (!roles)
                wrong(manifest, DIAG_FONT_MANIFEST,
                      str_format(manifest->fonts->arena, "%s | %s", font_form,
                                 role_form));
        } else if (is_font && !roles) {
            read_font(manifest, fields, count);
        } else if (is_role && roles) {
            read_role(manifest, fields, count);
        }
    }
}

bool manifest_read(struct fonts *fonts, struct str folder, size_t number,
                   struct diag_log *log)
{
    struct str path = file_join(fonts->arena, folder, STR("fonts.manifest"));
    struct str text;
    if (!file_read(fonts->arena, path, MANIFEST_LIMIT, NOWHERE, log, &text))
        return false;
    struct manifest manifest = {
        .fonts = fonts,
        .folder = folder,
        .number = number,
        .first_font = fonts->count,
        .log = log,
        .at = {.file = path},
        .good = true,
    };
    size_t where;
    if (!utf8_check(text, &where)) {
        diag_add(log, DIAG_NOT_UTF8, manifest.at,
                 str_format(fonts->arena, "%zu", where + 1));
        return false;
    }
    read_lines(&manifest, text, false);
    if (manifest.good)
        read_lines(&manifest, text, true);
    return manifest.good;
}
