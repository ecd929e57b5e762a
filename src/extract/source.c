/* SPDX-License-Identifier: MIT */
#include "extract/source.h"

#include "base/arena.h"

#include <stdlib.h>

enum {
    PACKED_MAX = 1 << 20,  /* bytes of a stream; ours have some ten thousand */
    STREAM_MAX = 32 << 20, /* the same, its filter undone */
    STREAMS_MAX = 512 << 20, /* all of those that are read */
    MESSAGE_MAX = 80,        /* characters of a message of libqpdf */
};

static const struct datum NOTHING = {.kind = DATUM_NULL};

bool source_broken(struct source *source, struct str what)
{
    if (!source->broken)
        diag_add(source->log, DIAG_PDF_BROKEN, source->at, what);
    source->broken = true;
    return false;
}

bool source_page_broken(struct source *source, size_t page, struct str what)
{
    if (source->broken)
        return false;
    struct arena *arena = source->arena;
    struct str chinese = str_format(arena, "第 %zu 页：", page + 1);
    struct str english = str_format(arena, "page %zu: ", page + 1);
    return source_broken(
        source, str_join(arena, diag_both(arena, chinese, english), what));
}

/* ---- what libqpdf says ---- */

/* A message may quote bytes of the file. */
static struct str printable(struct arena *arena, const char *message)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; message[i] != '\0' && i < MESSAGE_MAX; i++)
        builder_add_char(
            &out, message[i] < ' ' || message[i] > '~' ? '?' : message[i]);
    return str_join(arena, builder_str(&out), STR(""));
}

/* Has the library found fault with the file? */
static bool check(struct source *source)
{
    const struct qpdf_library *library = &source->library;
    qpdf_error error = NULL;
    if (library->qpdf_has_error(source->data))
        error = library->qpdf_get_error(source->data);
    else if (library->qpdf_more_warnings(source->data))
        error = library->qpdf_next_warning(source->data);
    if (error == NULL)
        return true;
    return source_broken(
        source, printable(source->arena, library->qpdf_get_error_full_text(
                                             source->data, error)));
}

/* It says what failed if the bytes could not be opened. */
static bool check_opened(struct source *source)
{
    const struct qpdf_library *library = &source->library;
    if (!library->qpdf_has_error(source->data))
        return check(source);
    qpdf_error error = library->qpdf_get_error(source->data);
    if (library->qpdf_get_error_code(source->data, error) != qpdf_e_password)
        return source_broken(
            source, printable(source->arena, library->qpdf_get_error_full_text(
                                                 source->data, error)));
    diag_add(source->log, DIAG_PDF_FOREIGN, source->at,
             DIAG_BOTH("文件加了密码", "it is protected by a password"));
    return false;
}

/* ---- objects ---- */

static const struct datum *parse(struct source *source, struct str text,
                                 struct arena *arena)
{
    const struct datum *datum = datum_parse(text, arena);
    if (datum != NULL)
        return datum;
    source_broken(source,
                  DIAG_BOTH("对象无法读出", "an object cannot be read"));
    return &NOTHING;
}

/* A handle's object, or the dictionary of its stream, and the handle is let
 * go of. */
static const struct datum *read_handle(struct source *source, qpdf_oh handle,
                                       struct arena *arena)
{
    const struct qpdf_library *library = &source->library;
    qpdf_oh object = handle;
    if (library->qpdf_oh_is_stream(source->data, handle))
        object = library->qpdf_oh_get_dict(source->data, handle);
    const char *text = library->qpdf_oh_unparse_resolved(source->data, object);
    struct str body = str_copy(arena, str_from(text));
    library->qpdf_oh_release(source->data, object);
    if (object != handle)
        library->qpdf_oh_release(source->data, handle);
    return check(source) ? parse(source, body, arena) : &NOTHING;
}

static struct str packed_body(const struct source *source, int64_t number)
{
    return (uint64_t)number < source->packed.count
               ? source->packed.bodies[number]
               : (struct str){NULL, 0};
}

const struct datum *source_resolve(struct source *source,
                                   const struct datum *datum,
                                   struct arena *arena)
{
    if (datum->kind != DATUM_REFERENCE)
        return datum;
    if (source->broken)
        return &NOTHING;
    struct str body = packed_body(source, datum->number);
    if (body.data != NULL)
        return parse(source, body, arena);
    return read_handle(source,
                       source->library.qpdf_get_object_by_id(
                           source->data, (int)datum->number, 0),
                       arena);
}

const struct datum *source_entry(struct source *source,
                                 const struct datum *dictionary,
                                 const char *key, struct arena *arena)
{
    return source_resolve(source, datum_entry(dictionary, key), arena);
}

/*
 * Is it a stream no longer than ours, with one filter at most? Deflate makes a
 * byte a thousand, and two filters a million: so little can become so much that
 * no memory holds it.
 */
static bool is_small(struct source *source, const struct datum *reference)
{
    if (source->broken || reference->kind != DATUM_REFERENCE)
        return false;
    const struct datum *dictionary =
        source_resolve(source, reference, source->arena);
    const struct datum *filter =
        source_entry(source, dictionary, "Filter", source->arena);
    const struct datum *length =
        source_entry(source, dictionary, "Length", source->arena);
    return datum_is_within(length, 0, PACKED_MAX) &&
           (filter->kind == DATUM_NULL || datum_is_name(filter, "FlateDecode"));
}

bool source_stream(struct source *source, const struct datum *reference,
                   struct builder *out)
{
    const struct qpdf_library *library = &source->library;
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_TRUE;
    bool there = false;
    if (is_small(source, reference)) {
        qpdf_oh handle = library->qpdf_get_object_by_id(
            source->data, (int)reference->number, 0);
        there = library->qpdf_oh_is_stream(source->data, handle);
        if (there)
            library->qpdf_oh_get_stream_data(source->data, handle,
                                             qpdf_dl_generalized, &filtered,
                                             &bytes, &length);
        library->qpdf_oh_release(source->data, handle);
        there = check(source) && there;
    }
    /* An empty stream, that of a blank page, has no bytes. */
    if (!there || (bytes == NULL && length != 0) || !filtered ||
        length > STREAM_MAX || length > STREAMS_MAX - source->unpacked)
        source_broken(source,
                      DIAG_BOTH("数据流无法读出", "a stream cannot be read"));
    if (!source->broken) {
        source->unpacked += length;
        builder_add(out, (struct str){(const char *)bytes, length});
    }
    free(bytes);
    return !source->broken;
}

/* ---- object streams (7.5.7) ---- */

static void keep_body(struct source *source, int64_t number, struct str body)
{
    struct packed *packed = &source->packed;
    while (packed->count <= (uint64_t)number) {
        ARENA_GROW(source->arena, packed->bodies, packed->count,
                   packed->capacity);
        packed->bodies[packed->count++] = (struct str){NULL, 0};
    }
    packed->bodies[number] = body;
}

/* The objects of one stream: pairs of number and offset, then the objects.
 * Numbers beyond those of the file belong to no reference of it. */
static bool unpack(struct source *source, const struct datum *reference,
                   const struct datum *dictionary, int64_t size)
{
    const struct datum *count = datum_entry(dictionary, "N");
    const struct datum *first = datum_entry(dictionary, "First");
    struct builder out = {.arena = source->arena};
    if (!source_stream(source, reference, &out))
        return false;
    struct str bytes = builder_str(&out);
    struct lexer lexer = {.input = bytes, .arena = source->arena};
    bool sound = datum_is_within(first, 0, (int64_t)bytes.length) &&
                 datum_is_within(count, 0, (int64_t)bytes.length);
    int64_t last = 0, start = 0;
    for (int64_t i = 0; sound && i < count->number; i++) {
        struct token number = lexer_next(&lexer), offset = lexer_next(&lexer);
        sound = number.kind == TOKEN_INTEGER && number.number > 0 &&
                number.number < size && offset.kind == TOKEN_INTEGER &&
                offset.number >= start &&
                offset.number <= (int64_t)bytes.length - first->number;
        if (sound && i != 0)
            keep_body(source, last,
                      str_slice(bytes, (size_t)(first->number + start),
                                (size_t)(first->number + offset.number)));
        last = number.number;
        start = offset.number;
    }
    if (!sound)
        return source_broken(
            source, DIAG_BOTH("对象流无法读出", "an object stream is damaged"));
    if (count->number != 0)
        keep_body(
            source, last,
            str_slice(bytes, (size_t)(first->number + start), bytes.length));
    return true;
}

/*
 * In a file as we write it the object streams and the cross-reference stream
 * are its last objects. Any other file, and one that was added to (Prev), is
 * left to the library, object by object.
 */
static void unpack_all(struct source *source)
{
    const struct qpdf_library *library = &source->library;
    const struct datum *size = datum_entry(source->trailer, "Size");
    if (!datum_is_within(size, 1, 1 << 23) ||
        !datum_is_name(datum_entry(source->trailer, "Type"), "XRef") ||
        datum_entry(source->trailer, "Prev")->kind != DATUM_NULL)
        return;
    for (int64_t i = size->number - 1; i > 0 && !source->broken; i--) {
        struct datum reference = {.kind = DATUM_REFERENCE, .number = i};
        if (packed_body(source, i).data != NULL)
            return;
        qpdf_oh handle =
            library->qpdf_get_object_by_id(source->data, (int)i, 0);
        bool stream = library->qpdf_oh_is_stream(source->data, handle);
        library->qpdf_oh_release(source->data, handle);
        const struct datum *dictionary =
            stream ? source_resolve(source, &reference, source->arena)
                   : &NOTHING;
        const struct datum *type = datum_entry(dictionary, "Type");
        if (datum_is_name(type, "ObjStm"))
            unpack(source, &reference, dictionary, size->number);
        else if (!datum_is_name(type, "XRef"))
            return;
    }
}

/* ---- nodes ---- */

bool source_enter(struct source *source, const struct datum *reference,
                  enum node_kind kind, uint32_t index)
{
    uint32_t found;
    if (source->broken)
        return false;
    if (reference->kind != DATUM_REFERENCE ||
        !source_node(source, reference, NODE_NONE, &found))
        return source_broken(source,
                             DIAG_BOTH("对象的层次结构有误",
                                       "the tree of its objects is damaged"));
    size_t number = (size_t)reference->number;
    if (number >= source->node_count) {
        size_t larger = (number + 1) * 2;
        source->nodes = arena_extend(source->arena, source->nodes,
                                     source->node_count * sizeof *source->nodes,
                                     source->node_count * sizeof *source->nodes,
                                     larger * sizeof *source->nodes);
        for (size_t i = source->node_count; i < larger; i++)
            source->nodes[i] = (struct node_of_object){NODE_NONE, 0};
        source->node_count = larger;
    }
    source->nodes[number] = (struct node_of_object){kind, index};
    return true;
}

bool source_node(const struct source *source, const struct datum *reference,
                 enum node_kind kind, uint32_t *index)
{
    struct node_of_object node = {NODE_NONE, 0};
    if (reference->kind != DATUM_REFERENCE)
        return false;
    if ((uint64_t)reference->number < source->node_count)
        node = source->nodes[reference->number];
    *index = node.index;
    return node.kind == kind;
}

/* ---- the whole ---- */

static bool open_bytes(struct source *source, struct str bytes)
{
    const struct qpdf_library *library = &source->library;
    library->qpdf_silence_errors(source->data);
    library->qpdf_set_suppress_warnings(source->data, QPDF_TRUE);
    library->qpdf_set_attempt_recovery(source->data, QPDF_FALSE);
    library->qpdf_read_memory(source->data, "PDF", bytes.data, bytes.length,
                              NULL);
    if (!check_opened(source))
        return false;
    qpdf_oh trailer = library->qpdf_get_trailer(source->data);
    source->trailer = read_handle(source, trailer, source->arena);
    unpack_all(source);
    source->root = source_entry(source, source->trailer, "Root", source->arena);
    return !source->broken;
}

bool source_open(struct source *source, struct str bytes, struct position at,
                 struct arena *arena, struct diag_log *log)
{
    *source = (struct source){.arena = arena,
                              .at = at,
                              .log = log,
                              .trailer = &NOTHING,
                              .root = &NOTHING};
    if (!str_starts(bytes, STR("%PDF-"))) {
        diag_add(log, DIAG_PDF_FOREIGN, at,
                 DIAG_BOTH("它不是 PDF 文件", "it is no PDF at all"));
        return false;
    }
    if (!qpdf_library_open(&source->library, QPDF_LIBRARY_NAME, log))
        return false;
    source->data = source->library.qpdf_init();
    if (open_bytes(source, bytes))
        return true;
    source_close(source);
    return false;
}

void source_close(struct source *source)
{
    source->library.qpdf_cleanup(&source->data);
    qpdf_library_close(&source->library);
}
