/* SPDX-License-Identifier: MIT
 *
 * Libharu's objects -> the bytes of a file, with object streams and a
 * cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), which libharu does
 * not know and which make a tagged report half as large.
 *
 *     header
 *     stream objects, by number
 *     object streams: all other objects, by number
 *     cross-reference stream, which is the trailer too
 */
#include "pdf/object_private.h"

#include "base/arena.h"
#include "base/hash.h"
#include "pdf/syntax.h"

#include <assert.h>

enum {
    OBJECTS_IN_STREAM = 200,
    ENTRY_FREE = 0,
    ENTRY_OFFSET = 1,
    ENTRY_IN_STREAM = 2,
};

/* An entry of the cross-reference stream (table 18). */
struct entry {
    unsigned kind;
    uint64_t value; /* offset in the file, or number of the object stream */
    unsigned index; /* in the object stream; generation of a free entry */
};

struct saver {
    struct objects *objects;
    struct sink file;
    struct sink packed; /* objects of the object stream being filled */
    struct builder packed_index;
    unsigned packed_count;
    struct entry *entries; /* by object number */
    uint32_t count;        /* of entries in use */
};

static HPDF_STATUS sink_write(HPDF_Stream stream, const HPDF_BYTE *bytes,
                              HPDF_UINT size)
{
    struct sink *sink = stream->attr;
    builder_add(&sink->out, (struct str){(const char *)bytes, size});
    return HPDF_OK;
}

static void write_value(struct saver *saver, void *object, struct sink *sink)
{
    struct objects *objects = saver->objects;
    HPDF_Stream stream =
        HPDF_CallbackWriter_New(objects->document->mmgr, sink_write, sink);
    if (stream == NULL) {
        object_check(objects, HPDF_FAILD_TO_ALLOC_MEM);
        return;
    }
    object_check(objects, HPDF_Obj_WriteValue(object, stream, NULL));
    HPDF_Stream_Free(stream);
}

/* "N 0 obj" at this place of the file. */
static void begin_object(struct saver *saver, uint32_t number)
{
    saver->entries[number] =
        (struct entry){ENTRY_OFFSET, saver->file.out.length, 0};
    syntax_integer(&saver->file.out, number);
    builder_add(&saver->file.out, STR(" 0 obj\n"));
}

/* A stream that stands for itself, with its dictionary and end. */
static void write_own_stream(struct saver *saver, uint32_t number,
                             struct str body, struct str data)
{
    struct builder *out = &saver->file.out;
    struct str packed = object_deflate(saver->objects, data);
    begin_object(saver, number);
    builder_add(out, STR("<<"));
    builder_add(out, body);
    builder_add(out, STR(" /Filter /FlateDecode /Length "));
    syntax_integer(out, (int64_t)packed.length);
    builder_add(out, STR(">>\nstream\n"));
    builder_add(out, packed);
    builder_add(out, STR("\nendstream\nendobj\n"));
}

static void flush_packed(struct saver *saver)
{
    if (saver->packed_count == 0)
        return;
    struct arena *scratch = saver->objects->scratch;
    struct str index = builder_str(&saver->packed_index);
    struct builder body = {.arena = scratch};
    builder_add(&body, STR("/Type /ObjStm /N "));
    syntax_integer(&body, saver->packed_count);
    builder_add(&body, STR(" /First "));
    syntax_integer(&body, (int64_t)index.length);
    write_own_stream(saver, saver->count++, builder_str(&body),
                     str_join(scratch, index, builder_str(&saver->packed.out)));
    arena_reset(scratch);
    saver->packed.out.length = 0;
    saver->packed_index.length = 0;
    saver->packed_count = 0;
}

static void write_of_series(struct saver *saver, uint32_t number)
{
    const struct series *series = &saver->objects->series;
    builder_add(&saver->packed.out, STR("<<\n"));
    series->body(series->data, number - series->first, &saver->packed.out);
    builder_add(&saver->packed.out, STR(">>"));
}

/* object: NULL if it is one of the series. */
static void pack(struct saver *saver, uint32_t number, void *object)
{
    syntax_integer(&saver->packed_index, number);
    builder_add_char(&saver->packed_index, ' ');
    syntax_integer(&saver->packed_index, (int64_t)saver->packed.out.length);
    builder_add_char(&saver->packed_index, '\n');
    saver->entries[number] =
        (struct entry){ENTRY_IN_STREAM, saver->count, saver->packed_count++};
    if (object != NULL)
        write_value(saver, object, &saver->packed);
    else
        write_of_series(saver, number);
    builder_add_char(&saver->packed.out, '\n');
    if (saver->packed_count == OBJECTS_IN_STREAM)
        flush_packed(saver);
}

static bool is_stream(const void *object)
{
    const HPDF_Obj_Header *header = object;
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           ((const HPDF_Dict_Rec *)object)->stream != NULL;
}

/* Streams first: writing one sets the number that is its Length, which is
 * an object that is packed. */
static void write_objects(struct saver *saver)
{
    uint32_t count = object_count(saver->objects);
    for (uint32_t number = 1; number < count; number++) {
        void *object = object_lookup(saver->objects, number);
        if (object == NULL || !is_stream(object))
            continue;
        begin_object(saver, number);
        write_value(saver, object, &saver->file);
        builder_add(&saver->file.out, STR("\nendobj\n"));
    }
    for (uint32_t number = 1; number < count; number++) {
        void *object = object_lookup(saver->objects, number);
        if (object == NULL || !is_stream(object))
            pack(saver, number, object);
    }
    flush_packed(saver);
}

static void add_bytes(unsigned char *out, uint64_t value, size_t width)
{
    for (size_t i = 0; i < width; i++)
        out[i] = (unsigned char)(value >> 8 * (width - 1 - i));
}

/*
 * The entries as rows of bytes, each but the first less the row before it
 * (PNG predictor Up, 7.4.4.4): neighbouring entries differ by little.
 */
static struct str entry_rows(const struct saver *saver, size_t width)
{
    size_t row = width + 3;
    struct builder out = {.arena = saver->objects->scratch};
    unsigned char last[16] = {0}, next[16];
    assert(row <= sizeof next);
    for (uint32_t i = 0; i < saver->count; i++) {
        const struct entry *entry = &saver->entries[i];
        next[0] = (unsigned char)entry->kind;
        add_bytes(next + 1, entry->value, width);
        add_bytes(next + 1 + width, entry->index, 2);
        builder_add_char(&out, 2);
        for (size_t j = 0; j < row; j++) {
            builder_add_char(&out, (char)(unsigned char)(next[j] - last[j]));
            last[j] = next[j];
        }
    }
    return builder_str(&out);
}

static void write_xref(struct saver *saver)
{
    struct builder *out = &saver->file.out;
    struct hash hash = hash_bytes(builder_str(out));
    struct str id = {(const char *)hash.bytes, HASH_SIZE / 2};
    uint64_t start = out->length;
    uint32_t number = saver->count++;
    saver->entries[0] = (struct entry){ENTRY_FREE, 0, 65535};
    saver->entries[number] = (struct entry){ENTRY_OFFSET, start, 0};
    size_t width = 1;
    while (start >> 8 * width != 0)
        width++;
    struct builder body = {.arena = saver->objects->arena};
    builder_format(&body,
                   "/Type /XRef /Size %u /W [1 %zu 2] /DecodeParms "
                   "<</Predictor 12 /Columns %zu>> /Root %u 0 R "
                   "/Info %u 0 R /ID [<",
                   (unsigned)saver->count, width, width + 3,
                   (unsigned)object_catalogue(saver->objects),
                   (unsigned)object_info(saver->objects));
    syntax_hex(&body, id);
    builder_add(&body, STR("> <"));
    syntax_hex(&body, id);
    builder_add(&body, STR(">]"));
    write_own_stream(saver, number, builder_str(&body),
                     entry_rows(saver, width));
    builder_add(out, STR("startxref\n"));
    syntax_integer(out, (int64_t)start);
    builder_add(out, STR("\n%%EOF\n"));
}

struct str object_save(struct objects *objects)
{
    struct arena *arena = objects->arena;
    uint32_t count = object_count(objects);
    struct saver saver = {
        .objects = objects,
        .file = {{.arena = arena}, objects},
        .packed = {{.arena = arena}, objects},
        .packed_index = {.arena = arena},
        .entries = ARENA_ARRAY(
            arena, (size_t)count + count / OBJECTS_IN_STREAM + 2, struct entry),
        .count = count,
    };
    /* Four bytes over 127 tell transfer programs that the file is binary
     * (7.5.2; ISO 19005-2, 6.1.2). */
    builder_add(&saver.file.out, STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
    write_objects(&saver);
    write_xref(&saver);
    return builder_str(&saver.file.out);
}
