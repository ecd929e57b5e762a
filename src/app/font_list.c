/* SPDX-License-Identifier: MIT */
#include "app/font_list.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "text/character_sets.h"
#include "text/font.h"

struct list {
    const struct fonts *fonts;
    const struct character_sets *sets;
    enum diag_language language;
    struct arena *arena;
    FILE *out;
};

/* Some fonts, taken together. */
struct group {
    const struct font **fonts;
    size_t count;
};

static struct group group_of_all(const struct list *list)
{
    struct group group = {.count = fonts_own_count(list->fonts)};
    group.fonts = ARENA_ARRAY(list->arena, group.count, const struct font *);
    for (size_t i = 0; i < group.count; i++)
        group.fonts[i] = fonts_at(list->fonts, i);
    return group;
}

static struct group group_of_role(const struct list *list,
                                  const struct font_role *role)
{
    struct group group = {.count = font_role_font_count(role)};
    group.fonts = ARENA_ARRAY(list->arena, group.count, const struct font *);
    for (size_t i = 0; i < group.count; i++)
        group.fonts[i] = font_role_font(role, i);
    return group;
}

/* The text of a font's licence: licences/FAMILY.txt beside the font, for all
 * weights of a family (NotoSerifSC-Bold); "" if there is none. */
static struct str licence_file(const struct list *list,
                               const struct font_facts *facts)
{
    size_t end = facts->name.length;
    while (end > 0 && facts->name.data[end - 1] != '-')
        end--;
    struct str family = facts->name;
    if (end > 1)
        family = str_slice(facts->name, 0, end - 1);
    struct str name =
        str_format(list->arena, "licences/%.*s.txt", STR_FMT(family));
    struct str path = file_join(list->arena, file_folder(facts->file), name);
    return file_exists(path) ? path : STR("");
}

/* ---- text ---- */

static void text_coverage(const struct list *list, struct group group,
                          const char *kind, struct str name)
{
    fputs("coverage", list->out);
    for (size_t i = 0; i < character_sets_count(list->sets); i++)
        fprintf(list->out, "\t%zu",
                character_set_covered(character_sets_at(list->sets, i),
                                      group.fonts, group.count));
    fprintf(list->out, "\t%s\t%.*s\n", kind, STR_FMT(name));
}

static void text_fonts(const struct list *list)
{
    for (size_t i = 0; i < fonts_own_count(list->fonts); i++) {
        const struct font_facts *facts = font_facts(fonts_at(list->fonts, i));
        struct str licence = licence_file(list, facts);
        if (licence.length == 0)
            licence = STR("-");
        fprintf(list->out, "font\t%.*s\t%.*s\t%u\t%.*s\t%.*s\n",
                STR_FMT(facts->name), STR_FMT(facts->file), facts->face_index,
                STR_FMT(facts->licence), STR_FMT(licence));
    }
}

static void text_roles(const struct list *list)
{
    for (size_t i = 0; i < fonts_role_count(list->fonts); i++) {
        const struct font_role *role = fonts_role_at(list->fonts, i);
        fprintf(list->out, "role\t%.*s", STR_FMT(font_role_name(role)));
        for (size_t j = 0; j < font_role_font_count(role); j++) {
            struct str name = font_facts(font_role_font(role, j))->name;
            fprintf(list->out, "%c%.*s", j == 0 ? '\t' : ' ', STR_FMT(name));
        }
        fputc('\n', list->out);
    }
}

void font_list_text(const struct fonts *fonts,
                    const struct character_sets *sets,
                    enum diag_language language, struct arena *arena, FILE *out)
{
    struct list list = {fonts, sets, language, arena, out};
    text_fonts(&list);
    text_roles(&list);
    for (size_t i = 0; i < character_sets_count(sets); i++) {
        const struct character_set *set = character_sets_at(sets, i);
        fprintf(out, "set\t%.*s\t%zu\t%.*s\n", STR_FMT(character_set_name(set)),
                character_set_size(set),
                STR_FMT(character_set_title(set, language)));
    }
    fputs("coverage", out);
    for (size_t i = 0; i < character_sets_count(sets); i++) {
        struct str name = character_set_name(character_sets_at(sets, i));
        fprintf(out, "\t%.*s", STR_FMT(name));
    }
    fputs("\t\t\n", out);
    for (size_t i = 0; i < fonts_own_count(fonts); i++) {
        const struct font *font = fonts_at(fonts, i);
        text_coverage(&list, (struct group){&font, 1}, "font",
                      font_facts(font)->name);
    }
    for (size_t i = 0; i < fonts_role_count(fonts); i++) {
        const struct font_role *role = fonts_role_at(fonts, i);
        text_coverage(&list, group_of_role(&list, role), "role",
                      font_role_name(role));
    }
    text_coverage(&list, group_of_all(&list), "all", STR("-"));
}

/* ---- JSON ---- */

static void json_field(FILE *out, const char *key, struct str text)
{
    fprintf(out, "\"%s\": ", key);
    json_write_string(out, text);
}

static void json_coverage(const struct list *list, struct group group)
{
    fputs("\"coverage\": {", list->out);
    for (size_t i = 0; i < character_sets_count(list->sets); i++) {
        const struct character_set *set = character_sets_at(list->sets, i);
        fputs(i == 0 ? "" : ", ", list->out);
        json_write_string(list->out, character_set_name(set));
        fprintf(list->out, ": %zu",
                character_set_covered(set, group.fonts, group.count));
    }
    fputc('}', list->out);
}

static void json_font(const struct list *list, const struct font *font)
{
    const struct font_facts *facts = font_facts(font);
    struct str licence = licence_file(list, facts);
    json_field(list->out, "name", facts->name);
    fputs(", ", list->out);
    json_field(list->out, "file", facts->file);
    fprintf(list->out, ", \"face\": %u, ", facts->face_index);
    json_field(list->out, "licence", facts->licence);
    fputs(", \"licence_file\": ", list->out);
    if (licence.length == 0)
        fputs("null", list->out);
    else
        json_write_string(list->out, licence);
    fputs(", ", list->out);
    json_field(list->out, "sha256", facts->sha256);
    fputs(",\n   ", list->out);
    json_coverage(list, (struct group){&font, 1});
}

static void json_role(const struct list *list, const struct font_role *role)
{
    json_field(list->out, "name", font_role_name(role));
    fputs(", \"fonts\": [", list->out);
    for (size_t i = 0; i < font_role_font_count(role); i++) {
        fputs(i == 0 ? "" : ", ", list->out);
        json_write_string(list->out, font_facts(font_role_font(role, i))->name);
    }
    fputs("],\n   ", list->out);
    json_coverage(list, group_of_role(list, role));
}

void font_list_json(const struct fonts *fonts,
                    const struct character_sets *sets,
                    enum diag_language language, struct arena *arena, FILE *out)
{
    struct list list = {fonts, sets, language, arena, out};
    fputs("{\"fonts\": [", out);
    for (size_t i = 0; i < fonts_own_count(fonts); i++) {
        fputs(i == 0 ? "\n  {" : ",\n  {", out);
        json_font(&list, fonts_at(fonts, i));
        fputc('}', out);
    }
    fputs("],\n\"roles\": [", out);
    for (size_t i = 0; i < fonts_role_count(fonts); i++) {
        fputs(i == 0 ? "\n  {" : ",\n  {", out);
        json_role(&list, fonts_role_at(fonts, i));
        fputc('}', out);
    }
    fputs("],\n\"sets\": [", out);
    for (size_t i = 0; i < character_sets_count(sets); i++) {
        const struct character_set *set = character_sets_at(sets, i);
        fputs(i == 0 ? "\n  {" : ",\n  {", out);
        json_field(out, "name", character_set_name(set));
        fprintf(out, ", \"size\": %zu, ", character_set_size(set));
        json_field(out, "title", character_set_title(set, language));
        fputc('}', out);
    }
    fputs("],\n", out);
    json_coverage(&list, group_of_all(&list));
    fputs("}\n", out);
}
