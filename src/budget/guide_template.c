/* SPDX-License-Identifier: MIT
 *
 * An empty description, to be filled in.
 *
 * Comments stand in lines of their own above a key, never behind it: a value
 * typed in front of a '#' without a space would take the comment with it.
 * Above a list or record they tell of all its fields, so that what is filled
 * in stays together and is easy to repeat.
 */
#include "budget/guide_private.h"

#include "base/arena.h"
#include "base/json.h"
#include "reader/key_map.h"

#include <stdlib.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct template
{
    const struct guide *guide;
    struct arena *arena;
    struct builder text;
    struct str folder;
    struct key_map names; /* of CSV files */
    struct file_content *files;
    size_t count;
    size_t capacity;
};

static void add_file(struct template *template, struct str name,
                     struct str content)
{
    ARENA_GROW(template->arena, template->files, template->count,
               template->capacity);
    template->files[template->count++] = (struct file_content){
        .path = file_join(template->arena, template->folder, name),
        .content = content,
    };
}

/* ---- YAML ---- */

/*
 * May the text stand without quotes as a key and inside of { }? Only where
 * that is plain to see: no sign of YAML, and a character of Chinese or a
 * letter-and-hyphen, with which it is no number, null or the like.
 */
static bool is_plain(struct str text)
{
    bool chinese = false, first_letter = false, hyphen = false;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      (c >= '0' && c <= '9');
        bool inside = i > 0 && (c == '-' || c == '_' || c == '.');
        if (c < 0x80 && !letter && !inside)
            return false;
        chinese = chinese || c >= 0x80;
        first_letter = first_letter || (i == 0 && letter && c > '9');
        hyphen = hyphen || c == '-';
    }
    return chinese || (first_letter && hyphen);
}

/* A string of JSON is one of YAML too. */
static void add_yaml(struct template *template, struct str text)
{
    if (is_plain(text)) {
        builder_add(&template->text, text);
        return;
    }
    char *quoted = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&quoted, &length);
    if (out == NULL)
        base_out_of_memory();
    json_write_string(out, text);
    if (fclose(out) != 0)
        base_out_of_memory();
    builder_add(&template->text, (struct str){quoted, length});
    free(quoted);
}

static void indent(struct template *template, int depth)
{
    builder_format(&template->text, "%*s", 2 * depth, "");
}

/* ---- comments ---- */

/* Each line of the text behind '#' and as much space. */
static void add_comment(struct template *template, int depth, struct str text)
{
    for (size_t start = 0; start <= text.length;) {
        size_t end = str_find(text, STR("\n"), start);
        if (end == SIZE_MAX)
            end = text.length;
        builder_format(&template->text, "# %*s%.*s\n", 2 * depth, "",
                       STR_FMT(str_slice(text, start, end)));
        start = end + 1;
    }
}

/* 单价（金额，单位依“金额单位”，必填）：每一计量单位的价格。例：0.50 */
static void describe_field(struct template *template, const struct field *field,
                           int depth, const struct guide_path *up)
{
    struct builder line = {.arena = template->arena};
    struct str type = guide_type(field, up, template->arena);
    size_t count;
    const struct str *choices = guide_choices(field, &count);
    struct str example = guide_example(field);
    builder_format(&line, "%.*s（%.*s%s%s）", STR_FMT(field->name),
                   STR_FMT(type), field->required ? "，必填" : "",
                   field->unique ? "，不得重复" : "");
    if (field->meaning.length != 0)
        builder_format(&line, "：%.*s", STR_FMT(field->meaning));
    for (size_t i = 0; i < count; i++)
        builder_format(&line, "%s%.*s", i == 0 ? "。可写：" : "、",
                       STR_FMT(choices[i]));
    if (str_find(example, STR("\n"), 0) != SIZE_MAX) {
        builder_add(&line, STR("。例："));
        add_comment(template, depth, builder_str(&line));
        add_comment(template, depth + 2, example);
        return;
    }
    if (example.length != 0)
        builder_format(&line, "。例：%.*s", STR_FMT(example));
    add_comment(template, depth, builder_str(&line));
}

/* The field and all below it. */
static void describe(struct template *template, const struct field *field,
                     int depth, const struct guide_path *up)
{
    describe_field(template, field, depth, up);
    if (field->record == NULL || guide_recurs(up, field->record))
        return;
    struct guide_path path = {.up = up, .type = field->record};
    for (size_t i = 0; i < field->record->field_count; i++)
        describe(template, &field->record->fields[i], depth + 1, &path);
}

/* ---- CSV ---- */

/* name.csv for a list; a name that no file can have, or that another list has,
 * is changed. */
static struct str csv_name(struct template *template, struct str name)
{
    struct arena *arena = template->arena;
    struct builder stem = {.arena = arena};
    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        bool bad = (unsigned char)c < 0x20 || c == '/' || c == '\\' ||
                   (i == 0 && c == '.');
        builder_add_char(&stem, bad ? '_' : c);
    }
    struct str file = str_join(arena, builder_str(&stem), STR(".csv"));
    for (int i = 2;; i++) {
        size_t known = template->names.count;
        if (key_map_add(&template->names, file) == known)
            return file;
        file = str_format(arena, "%.*s-%d.csv", STR_FMT(builder_str(&stem)), i);
    }
}

/* The header row, as Excel writes it (RFC 4180). */
static struct str csv_header(struct template *template,
                             const struct record_type *type)
{
    struct builder text = {.arena = template->arena};
    builder_add(&text, STR(BYTE_ORDER_MARK));
    for (size_t i = 0; i < type->field_count; i++) {
        struct str name = type->fields[i].name;
        bool quoted = str_find(name, STR(","), 0) != SIZE_MAX ||
                      str_find(name, STR("\n"), 0) != SIZE_MAX ||
                      str_find(name, STR("\""), 0) != SIZE_MAX;
        builder_add(&text, i == 0 ? STR("") : STR(","));
        builder_add(&text, quoted ? STR("\"") : STR(""));
        for (size_t k = 0; k < name.length; k++) {
            if (name.data[k] == '"')
                builder_add_char(&text, '"');
            builder_add_char(&text, name.data[k]);
        }
        builder_add(&text, quoted ? STR("\"") : STR(""));
    }
    builder_add(&text, STR("\r\n"));
    return builder_str(&text);
}

/* ---- keys without values ---- */

/* Where a record stands. */
struct place {
    const struct guide_path *up;
    struct str name; /* the way to it, for the names of files */
    int depth;
    bool follows_dash; /* its first key stands in the line of a '-' */
    bool may_have_files;
};

static void add_fields(struct template *template,
                       const struct record_type *type,
                       const struct place *place);

/*
 * May lists of the record that field holds stand in files? Naming a file is a
 * statement, and a record that states something must have what is required of
 * it: one that may be left out would be missed in a template nobody touched.
 */
static bool bears_files(const struct field *field)
{
    bool bears = true;
    for (size_t i = 0; i < field->record->field_count; i++)
        bears = bears && !field->record->fields[i].required;
    return bears || field->required;
}

/* place is that of its records. */
static void add_list(struct template *template, const struct field *field,
                     struct place place)
{
    struct str file_key = template->guide->schema->file_key;
    if (place.may_have_files && file_key.length != 0 &&
        guide_is_flat(field->record)) {
        struct str file = csv_name(template, place.name);
        builder_add(&template->text, STR(" {"));
        add_yaml(template, file_key);
        builder_add(&template->text, STR(": "));
        add_yaml(template, file);
        builder_add(&template->text, STR("}\n"));
        add_file(template, file, csv_header(template, field->record));
        return;
    }
    builder_add_char(&template->text, '\n');
    if (field->record->field_count == 0 ||
        guide_recurs(place.up, field->record))
        return;
    indent(template, place.depth);
    builder_add(&template->text, STR("- "));
    place.depth++;
    place.follows_dash = true;
    place.may_have_files = false; /* records of a list cannot share one */
    add_fields(template, field->record, &place);
}

static void add_fields(struct template *template,
                       const struct record_type *type,
                       const struct place *place)
{
    struct guide_path path = {.up = place->up, .type = type};
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        struct place inner = {
            .up = &path,
            .name = str_format(
                template->arena, "%.*s%s%.*s", STR_FMT(place->name),
                place->name.length != 0 ? "-" : "", STR_FMT(field->name)),
            .depth = place->depth + 1,
            .may_have_files = place->may_have_files,
        };
        if (place->up == NULL) {
            builder_add_char(&template->text, '\n');
            describe(template, field, 0, &path);
        }
        indent(template, place->follows_dash && i == 0 ? 0 : place->depth);
        add_yaml(template, field->name);
        builder_add_char(&template->text, ':');
        if (field->kind == FIELD_LIST) {
            add_list(template, field, inner);
            continue;
        }
        builder_add_char(&template->text, '\n');
        if (field->kind != FIELD_RECORD)
            continue;
        inner.may_have_files = place->may_have_files && bears_files(field);
        add_fields(template, field->record, &inner);
    }
}

static void add_head(struct template *template, struct str schema_file)
{
    const struct guide *guide = template->guide;
    builder_format(&template->text, "# yaml-language-server: $schema=%.*s\n",
                   STR_FMT(schema_file));
    builder_format(&template->text, "#\n# %.*s\n#\n", STR_FMT(guide->title));
    builder_add(
        &template->text,
        STR("# 怎样填写：\n"
            "# 值写在冒号后面，空一格。标“必填”的都要填；其余的没有就留空。\n"
            "# “例”只是写法，不要照抄。\n"
            "# 几段话：冒号后写 |，从下一行起每行一段，行前比键多空两格。\n"
            "# 以“- ”开头的一段是一条；再有一条，照样再写一段。\n"));
    if (guide->schema->file_key.length != 0)
        builder_add(
            &template->text,
            STR("# CSV 文件用 Excel 或 WPS 表格打开，第一行是表头，不要改；从第"
                "二行起一行一条。\n"
                "# 编码列先设为“文本”，以免长编码变样；保存时仍存为 CSV。\n"));
    builder_add(&template->text,
                STR("#\n# 填好后检查：gongkai check 本文件\n\n"));
    add_yaml(template, guide->pack_key);
    builder_add(&template->text, STR(": "));
    add_yaml(template, guide->pack);
    builder_add_char(&template->text, '\n');
}

static struct str schema_text(const struct guide *guide, struct arena *arena)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (out == NULL)
        base_out_of_memory();
    guide_write_schema(guide, out);
    if (ferror(out) || fclose(out) != 0)
        base_out_of_memory();
    struct str copy = str_copy(arena, (struct str){text, length});
    free(text);
    return copy;
}

const struct file_content *guide_template(const struct guide *guide,
                                          struct str folder, struct str name,
                                          struct arena *arena, size_t *count)
{
    struct template template = {
        .guide = guide,
        .arena = arena,
        .text = {.arena = arena},
        .folder = folder,
        .names = {.arena = arena},
    };
    struct str schema = str_join(arena, guide->pack, STR(".schema.json"));
    struct str description = str_join(arena, name, STR(".yaml"));
    add_file(&template, description, STR("")); /* the first one to be named */
    add_file(&template, schema, schema_text(guide, arena));
    add_head(&template, schema);
    add_fields(&template, guide->schema->root,
               &(struct place){.may_have_files = true});
    template.files[0].content = builder_str(&template.text);
    *count = template.count;
    return template.files;
}
