/* SPDX-License-Identifier: MIT
 *
 * fonts: what there is, or what one report uses of it.
 */
#include "app/verbs.h"

#include "app/data.h"
#include "app/input.h"
#include "app/job.h"
#include "base/arena.h"
#include "base/json.h"
#include "page/page.h"
#include "text/font.h"

static void write_field(FILE *out, const char *key, struct str text)
{
    fprintf(out, "\"%s\": ", key);
    json_write_string(out, text);
}

static void list_json(const struct fonts *fonts, FILE *out)
{
    fputs("{\"fonts\": [", out);
    for (size_t i = 0; i < fonts_count(fonts); i++) {
        const struct font_facts *facts = font_facts(fonts_at(fonts, i));
        fprintf(out, "%s\n  {", i == 0 ? "" : ",");
        write_field(out, "name", facts->name);
        fputs(", ", out);
        write_field(out, "file", facts->file);
        fprintf(out, ", \"face\": %u, ", facts->face_index);
        write_field(out, "licence", facts->licence);
        fputs(", ", out);
        write_field(out, "sha256", facts->sha256);
        fputs("}", out);
    }
    fputs("],\n\"roles\": [", out);
    for (size_t i = 0; i < fonts_role_count(fonts); i++) {
        const struct font_role *role = fonts_role_at(fonts, i);
        fprintf(out, "%s\n  {", i == 0 ? "" : ",");
        write_field(out, "name", font_role_name(role));
        fputs(", \"fonts\": [", out);
        for (size_t j = 0; j < font_role_font_count(role); j++) {
            fputs(j == 0 ? "" : ", ", out);
            json_write_string(out, font_facts(font_role_font(role, j))->name);
        }
        fputs("]}", out);
    }
    fputs("]}\n", out);
}

/* Fields of a line are separated by tabs: for cut and awk as for eyes. */
static void list_text(const struct fonts *fonts, FILE *out)
{
    for (size_t i = 0; i < fonts_count(fonts); i++) {
        const struct font_facts *facts = font_facts(fonts_at(fonts, i));
        fprintf(out, "font\t%.*s\t%.*s\t%u\t%.*s\n", STR_FMT(facts->name),
                STR_FMT(facts->file), facts->face_index,
                STR_FMT(facts->licence));
    }
    for (size_t i = 0; i < fonts_role_count(fonts); i++) {
        const struct font_role *role = fonts_role_at(fonts, i);
        fprintf(out, "role\t%.*s", STR_FMT(font_role_name(role)));
        for (size_t j = 0; j < font_role_font_count(role); j++) {
            struct str name = font_facts(font_role_font(role, j))->name;
            fprintf(out, "%c%.*s", j == 0 ? '\t' : ' ', STR_FMT(name));
        }
        fputc('\n', out);
    }
}

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

static void list_used(const struct job *job, bool json, FILE *out)
{
    const size_t *counts = count_glyphs(job);
    bool first = true;
    fputs(json ? "{\"used\": [" : "", out);
    for (size_t i = 0; i < fonts_count(job->fonts); i++) {
        if (counts[i] == 0)
            continue;
        struct str name = font_facts(fonts_at(job->fonts, i))->name;
        if (json) {
            fprintf(out, "%s\n  {", first ? "" : ",");
            write_field(out, "name", name);
            fprintf(out, ", \"glyphs\": %zu}", counts[i]);
        } else {
            fprintf(out, "%.*s\t%zu\n", STR_FMT(name), counts[i]);
        }
        first = false;
    }
    fputs(json ? "]}\n" : "", out);
}

void verb_fonts(struct run *run)
{
    const struct options *options = run->options;
    struct fonts *fonts = places_fonts(&run->places, run->log);
    if (fonts == NULL)
        return;
    struct data data;
    data_open(&data);
    bool done = true;
    if (options->operand_count == 0) {
        fonts_verify(fonts, run->log);
        (options->json ? list_json : list_text)(fonts, data.out);
    } else {
        struct str path = input_path(options->operands[0], run->arena);
        struct job job = job_open(path, STR(""), &run->places, fonts);
        done = job_run(&job, JOB_PAGES, run->log);
        if (done)
            list_used(&job, options->json, data.out);
        job_close(&job);
    }
    if (done)
        data_close(&data, STR("-"), run->log);
    else
        data_drop(&data);
    fonts_close(fonts);
}
