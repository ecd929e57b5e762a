/* SPDX-License-Identifier: MIT
 *
 * YAML through the events of libyaml.
 *
 * What a description has no use for is refused rather than half understood:
 * anchors and aliases (which let a small file grow to gigabytes), tags,
 * several documents, keys that are no plain words. Scalars keep their text, so
 * that 010 and 1.10 are what the clerk wrote.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "reader/key_map.h"
#include "reader/reader_private.h"
#include "reader/yaml_problem.h"

#include <assert.h>
#include <limits.h>

#include <yaml.h>

struct yaml_reader {
    yaml_parser_t parser;
    yaml_event_t event; /* the current one */
    bool has_event;
    bool stopped; /* a mistake behind which nothing can be understood */
    struct str text;
    size_t mark_index; /* where mark_byte was last asked for, */
    size_t mark_byte;  /* and the byte it found */
    struct str path;
    struct arena *arena;
    struct diag_log *log;
};

static int mark_number(size_t number)
{
    return number < INT_MAX ? (int)number + 1 : INT_MAX;
}

static struct position mark_position(const struct yaml_reader *reader,
                                     yaml_mark_t mark)
{
    return (struct position){.file = reader->path,
                             .line = mark_number(mark.line),
                             .column = mark_number(mark.column)};
}

static struct position here(const struct yaml_reader *reader)
{
    return mark_position(reader, reader->event.start_mark);
}

/* The byte where libyaml stopped: its index counts code points. */
static char byte_at(struct str text, size_t index)
{
    size_t offset = 0;
    for (size_t i = 0; i < index && offset < text.length; i++)
        utf8_next(text, &offset);
    return offset < text.length ? text.data[offset] : '\0';
}

static void report_syntax(struct yaml_reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        base_out_of_memory();
    struct yaml_problem problem = {.problem = str_from(parser->problem),
                                   .context = str_from(parser->context)};
    if (parser->error == YAML_READER_ERROR) {
        problem.at =
            text_position(reader->text, parser->problem_offset, reader->path);
    } else {
        problem.at = mark_position(reader, parser->problem_mark);
        problem.tab = byte_at(reader->text, parser->problem_mark.index) == '\t';
    }
    if (parser->context != NULL)
        problem.start = mark_position(reader, parser->context_mark);
    yaml_problem_report(&problem, reader->arena, reader->log);
}

/* The type of the next event; YAML_NO_EVENT if there is none to be had. */
static yaml_event_type_t next(struct yaml_reader *reader)
{
    if (reader->has_event)
        yaml_event_delete(&reader->event);
    reader->has_event = false;
    if (reader->stopped)
        return YAML_NO_EVENT;
    if (!yaml_parser_parse(&reader->parser, &reader->event)) {
        report_syntax(reader);
        reader->stopped = true;
        return YAML_NO_EVENT;
    }
    reader->has_event = true;
    return reader->event.type;
}

static void unsupported(struct yaml_reader *reader, struct str what)
{
    diag_add(reader->log, DIAG_YAML_UNSUPPORTED, here(reader), what);
}

/* word is a DIAG_BOTH, name the text in the file. */
static void unsupported_name(struct yaml_reader *reader, struct str word,
                             const char *mark, const yaml_char_t *name)
{
    unsupported(reader, str_format(reader->arena, "%.*s“%s%s”", STR_FMT(word),
                                   mark, (const char *)name));
}

static void check_properties(struct yaml_reader *reader,
                             const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor != NULL)
        unsupported_name(reader, DIAG_BOTH("锚点", "anchor "), "&", anchor);
    if (tag != NULL)
        unsupported_name(reader, DIAG_BOTH("标签", "tag "), "", tag);
}

/* YAML 1.2, 10.3.2: how the core schema writes null. */
static bool is_null(struct str text)
{
    return text.length == 0 || str_equal(text, STR("~")) ||
           str_equal(text, STR("null")) || str_equal(text, STR("Null")) ||
           str_equal(text, STR("NULL"));
}

/* The byte of a mark, whose index counts code points. Scalars come in the
 * order of the file, so the whole file is counted once. */
static size_t mark_byte(struct yaml_reader *reader, yaml_mark_t mark)
{
    if (mark.index < reader->mark_index)
        reader->mark_index = reader->mark_byte = 0;
    while (reader->mark_index < mark.index &&
           reader->mark_byte < reader->text.length) {
        utf8_next(reader->text, &reader->mark_byte);
        reader->mark_index++;
    }
    return reader->mark_byte;
}

/* The runs of the current scalar, whose text is given. */
static struct text_runs read_runs(struct yaml_reader *reader, struct str text)
{
    const yaml_event_t *event = &reader->event;
    yaml_mark_t start = event->start_mark, end = event->end_mark;
    yaml_scalar_style_t style = event->data.scalar.style;
    if (style == YAML_PLAIN_SCALAR_STYLE && start.line == end.line)
        return (struct text_runs){0};
    size_t from = mark_byte(reader, start);
    struct position at = here(reader);
    if (style == YAML_LITERAL_SCALAR_STYLE ||
        style == YAML_FOLDED_SCALAR_STYLE) {
        size_t line_end = str_find(reader->text, STR("\n"), from);
        from = line_end == SIZE_MAX ? reader->text.length : line_end + 1;
        at.line++;
        at.column = 1;
    } else if (style != YAML_PLAIN_SCALAR_STYLE) {
        from++;
        at.column++;
    }
    /* The end of a block is that of its last line, or behind it. */
    struct str source = str_slice(reader->text, from, reader->text.length);
    return text_runs_find(text, source,
                          style == YAML_DOUBLE_QUOTED_SCALAR_STYLE, at,
                          reader->arena);
}

static struct value read_scalar(struct yaml_reader *reader)
{
    yaml_event_t *event = &reader->event;
    struct str text = {(const char *)event->data.scalar.value,
                       event->data.scalar.length};
    check_properties(reader, event->data.scalar.anchor, event->data.scalar.tag);
    text = text_with_lf(str_copy(reader->arena, text), reader->arena);
    struct str control;
    if (text_has_control(text, reader->arena, &control))
        unsupported(reader,
                    str_join(reader->arena,
                             DIAG_BOTH("控制字符 ", "control character "),
                             control));
    bool quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return (struct value){
        .kind = !quoted && is_null(text) ? VALUE_NULL : VALUE_SCALAR,
        .quoted = quoted,
        .at = here(reader),
        .text = text,
        .runs = read_runs(reader, text),
    };
}

static struct value read_node(struct yaml_reader *reader, int depth);

static struct value read_list(struct yaml_reader *reader, int depth)
{
    struct value list = {.kind = VALUE_LIST, .at = here(reader)};
    struct value *items = NULL;
    size_t capacity = 0;
    check_properties(reader, reader->event.data.sequence_start.anchor,
                     reader->event.data.sequence_start.tag);
    for (;;) {
        yaml_event_type_t type = next(reader);
        if (type == YAML_NO_EVENT || type == YAML_SEQUENCE_END_EVENT)
            break;
        struct value item = read_node(reader, depth);
        ARENA_GROW(reader->arena, items, list.count, capacity);
        items[list.count++] = item;
    }
    list.items = items;
    return list;
}

/* Read the key that the current event begins; false if it is none. What
 * follows of such a key is skipped. */
static bool read_key(struct yaml_reader *reader, int depth,
                     struct member *member)
{
    bool scalar = reader->event.type == YAML_SCALAR_EVENT;
    struct position at = here(reader);
    struct value key = read_node(reader, depth);
    if (reader->stopped)
        return false;
    bool merge = scalar && !key.quoted && str_equal(key.text, STR("<<"));
    if (!scalar || merge || str_trim(key.text).length == 0) {
        diag_add(reader->log, DIAG_YAML_UNSUPPORTED, at,
                 !scalar ? DIAG_BOTH("复合键", "key that is no text")
                 : merge ? DIAG_BOTH("合并键“<<”", "merge key “<<”")
                         : DIAG_BOTH("空键", "empty key"));
        return false;
    }
    *member = (struct member){.key = key.text, .key_at = at};
    return true;
}

static struct value read_map(struct yaml_reader *reader, int depth)
{
    struct value map = {.kind = VALUE_MAP, .at = here(reader)};
    struct member *members = NULL;
    size_t capacity = 0;
    struct key_map keys = {.arena = reader->arena};
    check_properties(reader, reader->event.data.mapping_start.anchor,
                     reader->event.data.mapping_start.tag);
    for (;;) {
        yaml_event_type_t type = next(reader);
        if (type == YAML_NO_EVENT || type == YAML_MAPPING_END_EVENT)
            break;
        struct member member;
        bool keep = read_key(reader, depth, &member);
        if (next(reader) == YAML_NO_EVENT)
            break;
        struct value value = read_node(reader, depth);
        if (!keep)
            continue;
        member.value = value;
        size_t number = key_map_add(&keys, member.key);
        if (number < map.count) {
            diag_add(reader->log, DIAG_YAML_DUPLICATE_KEY, member.key_at,
                     member.key,
                     position_text(reader->arena, members[number].key_at));
            continue;
        }
        ARENA_GROW(reader->arena, members, map.count, capacity);
        members[map.count++] = member;
    }
    map.members = members;
    return map;
}

/* The value that the current event begins, up to its last event. */
static struct value read_node(struct yaml_reader *reader, int depth)
{
    yaml_event_type_t type = reader->event.type;
    if (type == YAML_SCALAR_EVENT)
        return read_scalar(reader);
    if (type == YAML_ALIAS_EVENT) {
        unsupported_name(reader, DIAG_BOTH("别名", "alias "), "*",
                         reader->event.data.alias.anchor);
        return (struct value){.at = here(reader)};
    }
    if (depth == READER_DEPTH_LIMIT) {
        diag_add(reader->log, DIAG_INPUT_TOO_DEEP, here(reader),
                 str_format(reader->arena, "%d", READER_DEPTH_LIMIT));
        reader->stopped = true;
        return (struct value){.at = here(reader)};
    }
    if (type == YAML_SEQUENCE_START_EVENT)
        return read_list(reader, depth + 1);
    assert(type == YAML_MAPPING_START_EVENT);
    return read_map(reader, depth + 1);
}

/* The one document of the file; null if there is none. */
static struct value read_stream(struct yaml_reader *reader)
{
    struct value root = {0};
    size_t documents = 0;
    for (;;) {
        yaml_event_type_t type = next(reader);
        if (type == YAML_NO_EVENT || type == YAML_STREAM_END_EVENT)
            return root;
        if (type != YAML_DOCUMENT_START_EVENT)
            continue; /* the start of the stream, the end of a document */
        if (++documents == 2) {
            unsupported(reader,
                        DIAG_BOTH("多文档“---”", "several documents “---”"));
            return root;
        }
        if (next(reader) != YAML_NO_EVENT)
            root = read_node(reader, 0);
    }
}

static bool ends_line(struct str text)
{
    return text.length == 0 || str_ends(text, STR("\n")) ||
           str_ends(text, STR("\r")) || str_ends(text, STR("\xC2\x85")) ||
           str_ends(text, STR("\xE2\x80\xA8")) ||
           str_ends(text, STR("\xE2\x80\xA9"));
}

/* Lines with %TAG are refused before libyaml sees them: tags are refused
 * anyway, and it compares each such line with all before it. */
static bool check_directives(const struct yaml_reader *reader)
{
    struct str text = reader->text;
    for (size_t i = 0; (i = str_find(text, STR("%TAG"), i)) != SIZE_MAX; i++) {
        if (!ends_line(str_slice(text, 0, i)))
            continue;
        diag_add(reader->log, DIAG_YAML_UNSUPPORTED,
                 text_position(text, i, reader->path),
                 DIAG_BOTH("标签“%TAG”", "tag “%TAG”"));
        return false;
    }
    return true;
}

const struct value *reader_parse_yaml(struct str text, struct str path,
                                      struct arena *arena, struct diag_log *log)
{
    size_t errors = diag_error_count(log);
    if (!text_check_utf8(text, path, arena, log))
        return NULL;
    struct yaml_reader reader = {.text = text_without_mark(text),
                                 .path = path,
                                 .arena = arena,
                                 .log = log};
    if (!check_directives(&reader))
        return NULL;
    if (!yaml_parser_initialize(&reader.parser))
        base_out_of_memory();
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser,
                                 (const unsigned char *)(reader.text.length != 0
                                                             ? reader.text.data
                                                             : ""),
                                 reader.text.length);
    struct value root = read_stream(&reader);
    if (reader.has_event)
        yaml_event_delete(&reader.event);
    yaml_parser_delete(&reader.parser);
    if (diag_error_count(log) == errors && root.kind == VALUE_NULL)
        diag_add(log, DIAG_FILE_EMPTY, (struct position){.file = reader.path},
                 reader.path);
    if (diag_error_count(log) != errors)
        return NULL;
    struct value *result = ARENA_NEW(arena, struct value);
    *result = root;
    return result;
}
