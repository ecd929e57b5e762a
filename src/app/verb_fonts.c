/* SPDX-License-Identifier: MIT
 *
 * fonts: what there is, or what one report uses of it and misses.
 */
#include "app/verbs.h"

#include "app/data.h"
#include "app/font_list.h"
#include "app/font_use.h"
#include "app/job.h"
#include "base/arena.h"
#include "base/json.h"
#include "base/utf8.h"
#include "page/page.h"
#include "reader/description.h"
#include "text/character_sets.h"
#include "text/font.h"

/* Glyphs on the pages, by font number. */
static const size_t *count_glyphs(const struct job *job)
{
    size_t *counts = ARENA_ARRAY(job->arena, fonts_count(job->fonts), size_t);
    for (size_t i = 0; i < job->pages->count; i++) {
        const struct page *page = &job->pages->items[i];
        for (size_t j = 0; j < page->count; j++) {
            const struct item *item = &page->items[j];
            if (item->kind == ITEM_GLYPHS)
                counts[item->glyphs.font] += item->glyphs.count;
        }
    }
    return counts;
}

/* "U+0065 U+0301". */
static struct str codes(struct arena *arena, struct str text)
{
    struct builder out = {.arena = arena};
    for (size_t at = 0; at < text.length;) {
        const char *between = at == 0 ? "" : " ";
        uint32_t c = utf8_next(text, &at);
        builder_format(&out, "%sU+%04X", between, (unsigned)c);
    }
    return builder_str(&out);
}

static struct str font_name(const struct font *font)
{
    return font_facts(font)->name;
}

/* ---- text: one item a line, its fields separated by tabs ---- */

static void text_fallback(const struct job *job,
                          const struct font_fallback *fallback, FILE *out)
{
    bool missing = fallback->font == NULL;
    /* A control character would break the line; its code says it. */
    bool visible = (unsigned char)fallback->text.data[0] >= 0x20;
    struct str text = visible ? fallback->text : STR("");
    struct str code = codes(job->arena, fallback->text);
    struct str font = missing ? STR("-") : font_name(fallback->font);
    struct str place = position_text(job->arena, fallback->first);
    fprintf(out, "%s\t%.*s\t%.*s\t%.*s\t%.*s\t%zu\t%.*s\n",
            missing ? "missing" : "fallback",
            STR_FMT(font_role_name(fallback->role)), STR_FMT(text),
            STR_FMT(code), STR_FMT(font), fallback->times, STR_FMT(place));
}

static void use_text(const struct job *job, const struct font_use *use,
                     FILE *out)
{
    const size_t *counts = job->pages == NULL ? NULL : count_glyphs(job);
    for (size_t i = 0; counts != NULL && i < fonts_count(job->fonts); i++) {
        if (counts[i] != 0)
            fprintf(out, "used\t%.*s\t%zu\n",
                    STR_FMT(font_name(fonts_at(job->fonts, i))), counts[i]);
    }
    for (size_t i = 0; i < use->share_count; i++)
        fprintf(out, "role\t%.*s\t%.*s\t%zu\n",
                STR_FMT(font_role_name(use->shares[i].role)),
                STR_FMT(font_name(use->shares[i].font)),
                use->shares[i].characters);
    for (size_t i = 0; i < use->fallback_count; i++)
        text_fallback(job, &use->fallbacks[i], out);
}

/* ---- JSON ---- */

static void json_field(FILE *out, const char *key, struct str text)
{
    fprintf(out, "\"%s\": ", key);
    json_write_string(out, text);
}

static void json_used(const struct job *job, FILE *out)
{
    if (job->pages == NULL) {
        fputs("null", out); /* there is no page to count on */
        return;
    }
    const size_t *counts = count_glyphs(job);
    bool first = true;
    fputc('[', out);
    for (size_t i = 0; i < fonts_count(job->fonts); i++) {
        if (counts[i] == 0)
            continue;
        fputs(first ? "\n  {" : ",\n  {", out);
        json_field(out, "name", font_name(fonts_at(job->fonts, i)));
        fprintf(out, ", \"glyphs\": %zu}", counts[i]);
        first = false;
    }
    fputc(']', out);
}

static void json_fallback(const struct job *job,
                          const struct font_fallback *fallback, FILE *out)
{
    json_field(out, "role", font_role_name(fallback->role));
    fputs(", ", out);
    json_field(out, "text", fallback->text);
    fputs(", ", out);
    json_field(out, "code", codes(job->arena, fallback->text));
    fputs(", \"font\": ", out);
    if (fallback->font == NULL)
        fputs("null", out);
    else
        json_write_string(out, font_name(fallback->font));
    fprintf(out, ", \"times\": %zu, ", fallback->times);
    json_field(out, "file", fallback->first.file);
    fprintf(out, ", \"line\": %d, \"column\": %d, ", fallback->first.line,
            fallback->first.column);
    json_field(out, "cell", position_cell(job->arena, fallback->first));
}

static void use_json(const struct job *job, const struct font_use *use,
                     const struct run *run, FILE *out)
{
    fputs("{\"used\": ", out);
    json_used(job, out);
    fputs(",\n\"roles\": [", out);
    for (size_t i = 0; i < use->share_count; i++) {
        fputs(i == 0 ? "\n  {" : ",\n  {", out);
        json_field(out, "role", font_role_name(use->shares[i].role));
        fputs(", ", out);
        json_field(out, "font", font_name(use->shares[i].font));
        fprintf(out, ", \"characters\": %zu}", use->shares[i].characters);
    }
    fputs("],\n\"fallbacks\": [", out);
    for (size_t i = 0; i < use->fallback_count; i++) {
        fputs(i == 0 ? "\n  {" : ",\n  {", out);
        json_fallback(job, &use->fallbacks[i], out);
        fputc('}', out);
    }
    fputs("],\n\"findings\": ", out);
    diag_print_json(run->log, out, run->options->language);
    fputs("}\n", out);
}

/* ---- the verb ---- */

static void list_fonts(struct run *run, struct fonts *fonts)
{
    struct character_sets *sets = places_character_sets(&run->places, run->log);
    if (sets == NULL)
        return;
    fonts_verify(fonts, run->log);
    struct stream data;
    stream_open(&data);
    (run->options->json ? font_list_json : font_list_text)(
        fonts, sets, run->options->language, run->arena, data.out);
    data_close(&data, STR("-"), run->log);
    character_sets_close(sets);
}

/* Where a character is in no font there are no pages, but what the document
 * asks of the fonts can be told. */
static void list_use(struct run *run, struct fonts *fonts)
{
    struct str path = description_path(run->options->operands[0], run->arena);
    struct job job = job_open(path, STR(""), &run->places, fonts);
    job.keeps_all = true;
    job_run(&job, JOB_PAGES, run->log);
    if (job.document != NULL) {
        struct font_use use =
            font_use_of(job.document, job.budget, fonts, job.arena);
        struct stream data;
        stream_open(&data);
        if (run->options->json)
            use_json(&job, &use, run, data.out);
        else
            use_text(&job, &use, data.out);
        data_close(&data, STR("-"), run->log);
    }
    job_close(&job);
}

void verb_fonts(struct run *run)
{
    struct fonts *fonts = places_fonts(&run->places, run->log);
    if (fonts == NULL)
        return;
    if (run->options->operand_count == 0)
        list_fonts(run, fonts);
    else
        list_use(run, fonts);
    fonts_close(fonts);
}
