/* SPDX-License-Identifier: MIT
 *
 * The JSON Schema of a description, for editors.
 *
 * An editor reads YAML with types: 2012601 is a number there, and a key without
 * a value is null. A description has texts only, so each type here allows what
 * leads to the same text, and null where the field may be left out. Records are
 * written where they stand, without $ref: an editor's messages and completions
 * are the better for it.
 */
#include "budget/guide_private.h"

#include "base/arena.h"
#include "base/json.h"
#include "budget/scalar.h"

#include <assert.h>

/* money_parse: half-width and full-width digits, separators of one kind, and
 * the spaces that readers of PDF files copy. */
#define DIGIT "[0-9０-９]"
#define SPACE "[ 　\u00A0\u2005\u2009\u202F]"
#define AMOUNT_PATTERN                                                     \
    "^\\s*[-+−－＋]?(" DIGIT "+|" DIGIT "{1,3}([,，]" DIGIT "{3})+|" DIGIT \
    "{1,3}(" SPACE DIGIT "{3})+)([.．]" DIGIT "+)?\\s*$"
#define INTEGER_PATTERN "^\\s*[-+]?[0-9]+\\s*$"
#define DATE_PATTERN "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
#define CODE_PATTERN "^\\s*[0-9]{3}([0-9]{2}){0,2}\\s*$"

struct writer {
    const struct guide *guide;
    FILE *out;
    struct arena *arena;
    int depth;
    bool first; /* of the items of the open bracket */
};

static void start_line(struct writer *writer)
{
    fprintf(writer->out, "\n%*s", 2 * writer->depth, "");
}

static void next_item(struct writer *writer)
{
    if (!writer->first)
        fputc(',', writer->out);
    writer->first = false;
    start_line(writer);
}

static void open_bracket(struct writer *writer, char bracket)
{
    fputc(bracket, writer->out);
    writer->depth++;
    writer->first = true;
}

static void close_bracket(struct writer *writer, char bracket)
{
    writer->depth--;
    if (!writer->first)
        start_line(writer);
    fputc(bracket, writer->out);
    writer->first = false;
}

static void write_key(struct writer *writer, struct str key)
{
    next_item(writer);
    json_write_string(writer->out, key);
    fputs(": ", writer->out);
}

static void write_text(struct writer *writer, struct str key, struct str text)
{
    write_key(writer, key);
    json_write_string(writer->out, text);
}

/* A value that is JSON already. */
static void write_json(struct writer *writer, struct str key, const char *json)
{
    write_key(writer, key);
    fputs(json, writer->out);
}

/* types is a list in JSON without its end: "[\"string\"". */
static void write_types(struct writer *writer, const struct field *field,
                        const char *types)
{
    write_key(writer, STR("type"));
    fprintf(writer->out, "%s%s", types, field->required ? "]" : ", \"null\"]");
}

/* Would an editor read the text as a number? Only whole ones are asked for:
 * years, grades. */
static bool is_whole_number(struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    }
    return text.length == 1 || (text.length > 1 && text.data[0] != '0');
}

static void write_choices(struct writer *writer, const struct field *field)
{
    size_t count;
    const struct str *choices = guide_choices(field, &count);
    write_key(writer, STR("enum"));
    open_bracket(writer, '[');
    for (size_t i = 0; i < count; i++) {
        next_item(writer);
        json_write_string(writer->out, choices[i]);
        if (is_whole_number(choices[i])) {
            next_item(writer);
            fprintf(writer->out, "%.*s", STR_FMT(choices[i]));
        }
    }
    if (!field->required) {
        next_item(writer);
        fputs("null", writer->out);
    }
    close_bracket(writer, ']');
}

static void write_record(struct writer *writer, const struct record_type *type,
                         const struct guide_path *up);

/* A key whose value has some text. */
static void write_name(struct writer *writer, struct str key, const char *types,
                       struct str description)
{
    write_key(writer, key);
    open_bracket(writer, '{');
    write_json(writer, STR("type"), types);
    write_text(writer, STR("description"), description);
    write_json(writer, STR("pattern"), "\"\\\\S\"");
}

/* What a column must have: a text, or several. */
static void write_filter(struct writer *writer, struct str key)
{
    static const char text[] =
        "{\"type\": [\"string\", \"number\", \"boolean\"], "
        "\"pattern\": \"\\\\S\"}";
    write_name(writer, key, "[\"string\", \"number\", \"boolean\", \"object\"]",
               STR("表格中哪些行算数：{列名: 值}，或描述最外层的一个键"));
    write_json(writer, STR("minProperties"), "1");
    write_key(writer, STR("additionalProperties"));
    open_bracket(writer, '{');
    write_json(writer, STR("type"),
               "[\"string\", \"number\", \"boolean\", \"array\"]");
    write_json(writer, STR("pattern"), "\"\\\\S\"");
    write_json(writer, STR("minItems"), "1");
    write_json(writer, STR("items"), text);
    close_bracket(writer, '}');
    close_bracket(writer, '}');
}

/* The file of a list, with its sheet and the rows that count. */
static void write_file(struct writer *writer, struct str file)
{
    const struct schema *schema = writer->guide->schema;
    write_key(writer, STR("properties"));
    open_bracket(writer, '{');
    write_name(writer, file, "\"string\"",
               STR("CSV、XLSX、YAML 或 JSON 文件，相对于描述所在的目录"));
    close_bracket(writer, '}');
    if (schema->sheet_key.length != 0) {
        write_name(writer, schema->sheet_key,
                   "[\"string\", \"number\", \"boolean\"]",
                   STR("XLSX 文件的工作表名"));
        close_bracket(writer, '}');
    }
    if (schema->filter_key.length != 0)
        write_filter(writer, schema->filter_key);
    close_bracket(writer, '}');
    write_key(writer, STR("required"));
    open_bracket(writer, '[');
    next_item(writer);
    json_write_string(writer->out, file);
    close_bracket(writer, ']');
    write_json(writer, STR("additionalProperties"), "false");
}

/* An array of records, or the name of the file that has them. Keywords for
 * arrays and for objects do not meddle with each other. */
static void write_list(struct writer *writer, const struct field *field,
                       const struct guide_path *up)
{
    struct str file = writer->guide->schema->file_key;
    write_types(writer, field,
                file.length != 0 ? "[\"array\", \"object\"" : "[\"array\"");
    if (field->required)
        write_json(writer, STR("minItems"), "1");
    write_key(writer, STR("items"));
    open_bracket(writer, '{');
    write_json(writer, STR("type"), "\"object\"");
    /* What is below a list of its own kind is left to budget_build. */
    if (!guide_recurs(up, field->record))
        write_record(writer, field->record, up);
    close_bracket(writer, '}');
    if (file.length == 0)
        return;
    write_file(writer, file);
}

static void write_rule(struct writer *writer, const struct field *field,
                       const struct guide_path *up)
{
    switch (field->kind) {
    case FIELD_TEXT:
        write_types(writer, field, "[\"string\", \"number\", \"boolean\"");
        if (field->required)
            write_json(writer, STR("pattern"), "\"\\\\S\"");
        return;
    case FIELD_AMOUNT:
        write_types(writer, field, "[\"number\", \"string\"");
        write_text(writer, STR("pattern"), STR(AMOUNT_PATTERN));
        return;
    case FIELD_INTEGER:
        write_types(writer, field, "[\"integer\", \"string\"");
        write_text(writer, STR("pattern"), STR(INTEGER_PATTERN));
        return;
    case FIELD_DATE:
        write_types(writer, field, "[\"string\"");
        write_text(writer, STR("format"), STR("date"));
        write_text(writer, STR("pattern"), STR(DATE_PATTERN));
        return;
    case FIELD_CODE:
        write_types(writer, field, "[\"string\", \"integer\"");
        write_text(writer, STR("pattern"), STR(CODE_PATTERN));
        /* 3, 5 or 7 digits; limits of numbers let texts pass. */
        write_json(writer, STR("minimum"), "100");
        write_json(writer, STR("maximum"), "9999999");
        write_json(writer, STR("anyOf"),
                   "[{\"maximum\": 999}, {\"minimum\": 10000, \"maximum\": "
                   "99999}, {\"minimum\": 1000000}]");
        return;
    case FIELD_CHOICE:
    case FIELD_UNIT:
        write_choices(writer, field);
        return;
    case FIELD_RECORD:
        write_types(writer, field, "[\"object\"");
        write_record(writer, field->record, up);
        return;
    case FIELD_LIST:
        write_list(writer, field, up);
        return;
    }
    assert(false);
}

static void write_field(struct writer *writer, const struct field *field,
                        const struct guide_path *up)
{
    struct arena *arena = writer->arena;
    struct str type = guide_type(field, up, arena);
    struct str example = guide_example(field);
    write_key(writer, field->name);
    open_bracket(writer, '{');
    write_text(writer, STR("title"), field->name);
    write_text(writer, STR("description"),
               str_format(arena, "%.*s（%.*s%s%s）", STR_FMT(field->meaning),
                          STR_FMT(type), field->required ? "，必填" : "",
                          field->unique ? "，不得重复" : ""));
    write_rule(writer, field, up);
    if (example.length != 0) {
        write_key(writer, STR("examples"));
        open_bracket(writer, '[');
        next_item(writer);
        json_write_string(writer->out, example);
        close_bracket(writer, ']');
    }
    close_bracket(writer, '}');
}

/* The keywords of a record; the bracket around them and the type are there. */
static void write_record(struct writer *writer, const struct record_type *type,
                         const struct guide_path *up)
{
    struct guide_path path = {.up = up, .type = type};
    const struct guide *guide = writer->guide;
    bool is_root = up == NULL;
    write_key(writer, STR("properties"));
    open_bracket(writer, '{');
    if (is_root) {
        write_key(writer, guide->pack_key);
        open_bracket(writer, '{');
        write_text(writer, STR("title"), guide->pack_key);
        write_text(writer, STR("description"), guide->title);
        write_text(writer, STR("const"), guide->pack);
        close_bracket(writer, '}');
    }
    for (size_t i = 0; i < type->field_count; i++)
        write_field(writer, &type->fields[i], &path);
    close_bracket(writer, '}');
    write_key(writer, STR("required"));
    open_bracket(writer, '[');
    if (is_root) {
        next_item(writer);
        json_write_string(writer->out, guide->pack_key);
    }
    for (size_t i = 0; i < type->field_count; i++) {
        if (!type->fields[i].required)
            continue;
        next_item(writer);
        json_write_string(writer->out, type->fields[i].name);
    }
    close_bracket(writer, ']');
    write_json(writer, STR("additionalProperties"), "false");
}

/* RFC 8141: what is no ASCII letter, digit, '-', '.' or '_' in percent signs.
 */
static void add_urn_part(struct builder *urn, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
            c == '_')
            builder_add_char(urn, (char)c);
        else
            builder_format(urn, "%%%02X", c);
    }
}

void guide_write_schema(const struct guide *guide, FILE *out)
{
    struct writer writer = {.guide = guide, .out = out, .arena = arena_new()};
    struct builder urn = {.arena = writer.arena};
    builder_add(&urn, STR("urn:gongkai:layout:"));
    add_urn_part(&urn, guide->pack);
    builder_add_char(&urn, ':');
    add_urn_part(&urn, guide->version);
    open_bracket(&writer, '{');
    write_text(&writer, STR("$schema"),
               STR("https://json-schema.org/draft/2020-12/schema"));
    write_text(&writer, STR("$id"), builder_str(&urn));
    write_text(&writer, STR("title"), guide->title);
    write_json(&writer, STR("type"), "\"object\"");
    write_record(&writer, guide->schema->root, NULL);
    close_bracket(&writer, '}');
    fputc('\n', out);
    arena_free(writer.arena);
}
