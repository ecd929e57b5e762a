/* SPDX-License-Identifier: MIT
 *
 * pdf_write: the parts of the file in the order in which they can be made.
 * Objects that others refer to are numbered first and filled last.
 */
#include "pdf/pdf.h"

#include "base/arena.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

#include <assert.h>

static void write_page(struct writer *writer, size_t index)
{
    const struct page *page = &writer->pages->items[index];
    struct builder annotations = {.arena = writer->arena};
    struct builder body = {.arena = writer->arena};
    struct str content = content_page(writer, index, &annotations);
    builder_add(&body, STR("/MediaBox [0 0 "));
    syntax_thousandths(&body, page->turned ? page->height : page->width);
    builder_add_char(&body, ' ');
    syntax_thousandths(&body, page->turned ? page->width : page->height);
    /* The sheet keeps its shape; readers turn it back to be read. */
    builder_add(&body, page->turned ? STR("] /Rotate 90 /Resources ")
                                    : STR("] /Resources "));
    syntax_reference(&body, writer->resources);
    if (structure_mark_count(writer->structure, index) != 0) {
        builder_add(&body, STR(" /StructParents "));
        syntax_integer(&body, (int64_t)index);
    }
    if (annotations.length != 0) {
        builder_add(&body, STR(" /Tabs /S /Annots ["));
        builder_add(&body, builder_str(&annotations));
        builder_add_char(&body, ']');
    }
    object_page_set(writer->objects, writer->page_objects[index],
                    builder_str(&body), content);
}

static void write_catalogue(struct writer *writer)
{
    struct objects *objects = writer->objects;
    struct builder out = {.arena = writer->arena};
    builder_add(&out, STR("/Lang "));
    syntax_text(&out, writer->pages->metadata.language);
    builder_add(&out, STR(" /MarkInfo <</Marked true>>"
                          " /ViewerPreferences <</DisplayDocTitle true>>"
                          " /StructTreeRoot "));
    syntax_reference(&out, structure_write(writer->structure));
    builder_add(&out, STR(" /Metadata "));
    syntax_reference(&out, metadata_write(writer));
    builder_add(&out, STR(" /OutputIntents [<</Type /OutputIntent"
                          " /S /GTS_PDFA1"
                          " /OutputConditionIdentifier (sRGB IEC61966-2.1)"
                          " /Info (sRGB IEC61966-2.1)"
                          " /DestOutputProfile "));
    syntax_reference(&out, icc_profile(writer));
    builder_add(&out, STR(">>]"));
    uint32_t outline = outline_write(writer);
    if (outline != 0) {
        builder_add(&out, STR(" /PageMode /UseOutlines /Outlines "));
        syntax_reference(&out, outline);
    }
    label_write(writer, &out);
    object_set(objects, object_catalogue(objects), builder_str(&out));
}

static bool write_all(struct writer *writer, struct str *bytes)
{
    const struct pages *pages = writer->pages;
    size_t errors = diag_error_count(writer->log);
    uint32_t *page_objects = ARENA_ARRAY(writer->arena, pages->count, uint32_t);
    for (size_t i = 0; i < pages->count; i++)
        page_objects[i] = object_page(writer->objects);
    writer->page_objects = page_objects;
    writer->resources = object_new(writer->objects);
    writer->coding = coding_new(writer->arena, writer->fonts);
    writer->structure = structure_new(writer);
    for (size_t i = 0; i < pages->count; i++)
        write_page(writer, i);
    bool sound = embed_fonts(writer);
    write_catalogue(writer);
    return sound && diag_error_count(writer->log) == errors &&
           objects_finish(writer->objects, bytes);
}

bool pdf_write(const struct pages *pages, struct fonts *fonts,
               struct arena *arena, struct diag_log *log, struct str *bytes)
{
    assert(pages->count != 0);
    struct writer writer = {
        .pages = pages, .fonts = fonts, .arena = arena, .log = log};
    writer.objects = objects_open(arena, log);
    if (writer.objects == NULL)
        return false;
    bool written = write_all(&writer, bytes);
    objects_close(writer.objects);
    return written;
}
