/* SPDX-License-Identifier: MIT
 *
 * What a file says about itself: the Info dictionary, the language of the
 * catalogue, and our own properties among the XMP.
 */
#include "extract/extract_private.h"

static struct str info_text(struct extraction *extraction, const char *key,
                            struct arena *arena)
{
    struct source *source = &extraction->source;
    const struct datum *info =
        source_entry(source, source->trailer, "Info", extraction->own);
    return datum_text(datum_entry(info, key), arena);
}

struct str extract_producer(struct extraction *extraction)
{
    return info_text(extraction, "Producer", extraction->own);
}

/* "D:20240218" as "2024-02-18"; a moment of that day is left out. */
static struct str read_date(struct extraction *extraction)
{
    struct str text = info_text(extraction, "CreationDate", extraction->own);
    if (!str_starts(text, STR("D:")) || text.length < 10)
        return STR("");
    for (size_t i = 2; i < 10; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return STR("");
    }
    return str_format(extraction->arena, "%.4s-%.2s-%.2s", text.data + 2,
                      text.data + 6, text.data + 8);
}

void extract_facts(struct extraction *extraction, struct metadata *metadata)
{
    struct source *source = &extraction->source;
    struct arena *arena = extraction->arena;
    const struct datum *xmp = datum_entry(source->root, "Metadata");
    metadata->title = info_text(extraction, "Title", arena);
    metadata->author = info_text(extraction, "Author", arena);
    metadata->subject = info_text(extraction, "Subject", arena);
    metadata->keywords = info_text(extraction, "Keywords", arena);
    metadata->producer = info_text(extraction, "Producer", arena);
    metadata->language = datum_text(datum_entry(source->root, "Lang"), arena);
    metadata->date = read_date(extraction);
    metadata->form = metadata->form_version = STR("");
    metadata->revision.date = metadata->revision.reason = STR("");
    struct builder packet = {.arena = extraction->own};
    if (xmp->kind != DATUM_NULL && source_stream(source, xmp, &packet))
        extract_properties(extraction, builder_str(&packet), metadata);
}
