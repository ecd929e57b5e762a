/* SPDX-License-Identifier: MIT */
#include "pdf/object_private.h"

#include "base/arena.h"

#include <assert.h>
#include <stdlib.h>

enum {
    NUMBER_MASK = 0x00FFFFFF, /* the rest of obj_id are flags */
    LIST_STEP = 64 * 1024,    /* entries by which the xref list grows; with
                                 libharu's own step time grows quadratically */
    PAGE_TREE_FAN_OUT = 100,
    COMPRESSION_LEVEL = 6,
};

/* Memory for libharu, by the rule of the house: running out ends it all. */
static void *allocate(HPDF_UINT size)
{
    void *memory = malloc(size);
    if (memory == NULL)
        base_out_of_memory();
    return memory;
}

static void release(void *memory)
{
    free(memory);
}

/* Statuses are checked where they are returned. */
static void ignore_error(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    (void)error, (void)detail, (void)data;
}

bool object_check(struct objects *objects, HPDF_STATUS status)
{
    if (status != HPDF_OK && objects->status == HPDF_OK)
        objects->status = status;
    return objects->status == HPDF_OK;
}

/* The low-level calls of libharu leave their error in the document only. */
static bool check_document(struct objects *objects)
{
    return object_check(objects, objects->document->error.error_no);
}

struct str *object_stored(const struct objects *objects, uint32_t number)
{
    const struct series *series = &objects->series;
    if (series->count != 0 && number >= series->first)
        number -= series->count;
    return &objects->bodies[number];
}

static HPDF_STATUS write_body(HPDF_Dict dictionary, HPDF_Stream stream)
{
    const struct sink *sink = stream->attr;
    uint32_t number = dictionary->header.obj_id & NUMBER_MASK;
    struct str body = *object_stored(sink->objects, number);
    assert(body.data != NULL);
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)body.data,
                             (HPDF_UINT)body.length);
}

/* Let the body of a dictionary come from us. Returns its number. */
static uint32_t adopt(struct objects *objects, HPDF_Dict dictionary)
{
    if (dictionary == NULL || !check_document(objects))
        return 0;
    uint32_t number = dictionary->header.obj_id & NUMBER_MASK;
    uint32_t index = number - objects->series.count;
    while (objects->body_capacity <= index)
        ARENA_GROW(objects->arena, objects->bodies, objects->body_capacity,
                   objects->body_capacity);
    *object_stored(objects, number) = (struct str){NULL, 0};
    dictionary->write_fn = write_body;
    return number;
}

static void fail(struct objects *objects)
{
    struct str code =
        str_format(objects->arena, "0x%04lX", (unsigned long)objects->status);
    diag_add(objects->log, DIAG_LIBRARY_FAILED, NOWHERE, STR("libharu"), code);
}

struct objects *objects_open(struct arena *arena, struct arena *scratch,
                             struct diag_log *log)
{
    struct objects *objects = ARENA_NEW(arena, struct objects);
    objects->arena = arena;
    objects->scratch = scratch;
    objects->log = log;
    objects->compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    if (objects->compressor == NULL)
        base_out_of_memory();
    ARENA_GROW(arena, objects->bodies, 0, objects->body_capacity);
    objects->document = HPDF_NewEx(ignore_error, allocate, release, 0, NULL);
    if (objects->document == NULL) {
        objects->status = HPDF_INVALID_DOCUMENT;
    } else if (object_check(objects, HPDF_NewDoc(objects->document))) {
        HPDF_Doc document = objects->document;
        document->pdf_version = HPDF_VER_17;
        document->xref->entries->items_per_block = LIST_STEP;
        object_check(objects,
                     HPDF_SetPagesConfiguration(document, PAGE_TREE_FAN_OUT));
        object_check(objects,
                     HPDF_Dict_RemoveElement(document->info, "Producer"));
        adopt(objects, document->catalog);
        adopt(objects, document->info);
    }
    if (objects->status == HPDF_OK)
        return objects;
    fail(objects);
    objects_close(objects);
    return NULL;
}

void objects_close(struct objects *objects)
{
    if (objects->document != NULL)
        HPDF_Free(objects->document);
    libdeflate_free_compressor(objects->compressor);
}

struct str object_deflate(const struct objects *objects, struct str data)
{
    size_t room =
        libdeflate_zlib_compress_bound(objects->compressor, data.length);
    char *out = arena_alloc(objects->scratch, room);
    size_t length = libdeflate_zlib_compress(objects->compressor, data.data,
                                             data.length, out, room);
    assert(length != 0);
    return (struct str){out, length};
}

uint32_t object_new(struct objects *objects)
{
    if (objects->status != HPDF_OK)
        return 0;
    HPDF_Doc document = objects->document;
    HPDF_Dict dictionary = HPDF_Dict_New(document->mmgr);
    /* On failure HPDF_Xref_Add releases the dictionary itself. */
    if (dictionary == NULL ||
        !object_check(objects, HPDF_Xref_Add(document->xref, dictionary)))
        return 0;
    return adopt(objects, dictionary);
}

/*
 * The series is a gap in libharu's numbers: its next section of the
 * cross-reference table begins behind it. Sections are what a file has that
 * was saved more than once; libharu frees them with the document.
 */
uint32_t object_series(struct objects *objects, size_t count, object_body body,
                       const void *data)
{
    if (objects->status != HPDF_OK)
        return 0;
    HPDF_Doc document = objects->document;
    uint32_t first = object_count(objects);
    assert(objects->series.count == 0 && count > 0 &&
           count <= NUMBER_MASK - first);
    HPDF_Xref section =
        HPDF_Xref_New(document->mmgr, (HPDF_UINT32)(first + count));
    if (section == NULL || !check_document(objects))
        return 0;
    section->entries->items_per_block = LIST_STEP;
    section->prev = document->xref;
    document->xref = section;
    objects->series = (struct series){first, (uint32_t)count, body, data};
    return first;
}

uint32_t object_count(const struct objects *objects)
{
    HPDF_Xref last = objects->document->xref;
    return last->start_offset + last->entries->count;
}

void *object_lookup(const struct objects *objects, uint32_t number)
{
    HPDF_Xref section = objects->document->xref;
    while (number < section->start_offset)
        section = section->prev;
    number -= section->start_offset;
    if (number >= section->entries->count)
        return NULL;
    return HPDF_Xref_GetEntry(section, number)->obj;
}

void object_set(struct objects *objects, uint32_t object, struct str body)
{
    struct str *place = object_stored(objects, object);
    assert(body.data != NULL && place->data == NULL);
    if (object != 0)
        *place = body;
}

static struct str filtered(struct objects *objects, struct str body)
{
    return str_join(objects->arena, body, STR(" /Filter /FlateDecode"));
}

uint32_t object_stream(struct objects *objects, struct str body,
                       struct str data, enum stream_kind kind)
{
    if (objects->status != HPDF_OK)
        return 0;
    HPDF_Doc document = objects->document;
    HPDF_Dict stream = HPDF_DictStream_New(document->mmgr, document->xref);
    uint32_t number = adopt(objects, stream);
    if (number == 0)
        return 0;
    if (kind == STREAM_COMPRESSED) {
        data = object_deflate(objects, data);
        body = filtered(objects, body);
    }
    object_check(objects,
                 HPDF_Stream_Write(stream->stream, (const HPDF_BYTE *)data.data,
                                   (HPDF_UINT)data.length));
    object_set(objects, number, body);
    return number;
}

uint32_t object_page(struct objects *objects)
{
    if (objects->status != HPDF_OK)
        return 0;
    HPDF_Page page = HPDF_AddPage(objects->document);
    uint32_t number = adopt(objects, page);
    if (number == 0)
        return 0;
    /* libharu keeps the box as floats, and lists fonts of its own. */
    object_check(objects, HPDF_Dict_RemoveElement(page, "MediaBox"));
    object_check(objects, HPDF_Dict_RemoveElement(page, "Resources"));
    adopt(objects, ((HPDF_PageAttr)page->attr)->contents);
    return number;
}

void object_page_set(struct objects *objects, uint32_t page, struct str body,
                     struct str content)
{
    if (page == 0)
        return;
    HPDF_PageAttr attributes = ((HPDF_Page)object_lookup(objects, page))->attr;
    struct str data = object_deflate(objects, content);
    object_check(objects, HPDF_Stream_Write(attributes->stream,
                                            (const HPDF_BYTE *)data.data,
                                            (HPDF_UINT)data.length));
    object_set(objects, attributes->contents->header.obj_id & NUMBER_MASK,
               filtered(objects, STR("")));
    object_set(objects, page, body);
}

uint32_t object_catalogue(const struct objects *objects)
{
    return objects->document->catalog->header.obj_id & NUMBER_MASK;
}

uint32_t object_info(const struct objects *objects)
{
    return objects->document->info->header.obj_id & NUMBER_MASK;
}

bool objects_finish(struct objects *objects, struct str *bytes)
{
    struct str file = {NULL, 0};
    if (check_document(objects))
        file = object_save(objects);
    if (!check_document(objects)) {
        fail(objects);
        return false;
    }
    *bytes = file;
    return true;
}
