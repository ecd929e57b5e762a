/* SPDX-License-Identifier: MIT */
#include "compare/list.h"

#include "base/arena.h"
#include "base/json.h"

/* Inputs that are named behind one figure. */
enum { CAUSES_MOST = 5 };

struct list {
    FILE *out;
    struct arena *scratch;
    enum diag_language language;
};

/* The one of two texts that the language wants. */
static const char *say(const struct list *list, const char *chinese,
                       const char *english)
{
    return list->language == DIAG_CHINESE ? chinese : english;
}

/* On one line: a text may hold line feeds. */
static void put(const struct list *list, struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        fputc((unsigned char)text.data[i] < ' ' ? ' ' : text.data[i],
              list->out);
}

/* A text, or what stands for none. */
static void put_or_empty(const struct list *list, bool there, struct str text)
{
    if (there && text.length > 0)
        put(list, text);
    else
        fputs(there ? say(list, "（空）", "(empty)")
                    : say(list, "（无）", "(none)"),
              list->out);
}

/* ---- for people ---- */

static void write_input(const struct list *list,
                        const struct input_change *input, size_t number)
{
    fprintf(list->out, "  [%zu] ", number);
    put(list, input->name);
    fputs(say(list, "：", ": "), list->out);
    put_or_empty(list, input->old_text.length > 0, input->old_text);
    fputs(" → ", list->out);
    put_or_empty(list, input->new_text.length > 0, input->new_text);
    struct str old_at = position_text(list->scratch, input->old_at);
    struct str new_at = position_text(list->scratch, input->new_at);
    fputs(say(list, "（", " ("), list->out);
    put(list, old_at);
    if (old_at.length > 0 && new_at.length > 0)
        fputs(" → ", list->out);
    put(list, new_at);
    fputs(say(list, "）\n", ")\n"), list->out);
    arena_reset(list->scratch);
}

static void write_page(const struct list *list, const struct change_side *side)
{
    struct str number = str_format(list->scratch, "%zu", side->page);
    fprintf(list->out, say(list, "（第 %zu 页", " (page %zu"), side->page);
    if (side->folio.length > 0 && !str_equal(side->folio, number)) {
        fputs(say(list, "，页码 ", ", folio "), list->out);
        put(list, side->folio);
    }
    fputs(say(list, "）", ")"), list->out);
}

static void write_causes(const struct list *list, const struct change *change)
{
    if (change->cause_count == 0)
        return;
    fputs(change->derived ? say(list, "  ← 推算自", "  <- computed from")
                          : say(list, "  ← 即", "  <- it is"),
          list->out);
    for (size_t i = 0; i < change->cause_count && i < CAUSES_MOST; i++)
        fprintf(list->out, " [%zu]", change->causes[i] + 1);
    if (change->cause_count > CAUSES_MOST)
        fprintf(list->out, say(list, " 等 %zu 处", " and others, %zu in all"),
                change->cause_count);
}

/* "row · column", or the beginning of the sentence. */
static void write_place(const struct list *list, const struct change *change)
{
    put(list, change->row);
    if (change->row.length > 0 && change->column.length > 0)
        fputs(" · ", list->out);
    put(list, change->column);
    if (change->words.length > 0) {
        fputs("“", list->out);
        put(list, change->words);
        fputs("”", list->out);
    }
}

static void write_two(const struct list *list, const struct change *change)
{
    put_or_empty(list, change->old.there, change->old.text);
    fputs(" → ", list->out);
    put_or_empty(list, change->new.there, change->new.text);
}

/* Sentences are long: each state has a line of its own. */
static void write_lines(const struct list *list, const struct change *change)
{
    if (change->old.there) {
        fputs(say(list, "\n      旧：", "\n      old: "), list->out);
        put(list, change->old.text);
    }
    if (change->new.there) {
        fputs(say(list, "\n      新：", "\n      new: "), list->out);
        put(list, change->new.text);
    }
}

static const char *came_or_went(const struct list *list,
                                const struct change *change)
{
    return change->new.there ? say(list, "增加", "added")
                             : say(list, "删去", "removed");
}

static void write_change(const struct list *list, const struct change *change)
{
    bool lone = change->old.there != change->new.there;
    bool is_whole =
        change->kind != CHANGE_FIGURE && change->kind != CHANGE_TEXT;
    fputs("    ", list->out);
    if (lone && is_whole)
        fputs(came_or_went(list, change), list->out);
    if (lone && is_whole && change->row.length + change->words.length > 0)
        fputc(' ', list->out);
    if (change->kind == CHANGE_TABLE)
        fputs(say(list, "整张表", " the table"), list->out);
    else
        write_place(list, change);
    write_page(list, change->new.there ? &change->new : &change->old);
    switch (change->kind) {
    case CHANGE_FIGURE:
    case CHANGE_TEXT:
        fputs(say(list, "：", ": "), list->out);
        write_two(list, change);
        break;
    case CHANGE_SENTENCE:
        write_lines(list, change);
        break;
    case CHANGE_ROW:
        fputs(say(list, "：", ": "), list->out);
        put(list, change->new.there ? change->new.text : change->old.text);
        break;
    case CHANGE_TABLE:
        break;
    }
    write_causes(list, change);
    fputc('\n', list->out);
    arena_reset(list->scratch);
}

void changes_write(const struct changes *changes, FILE *out,
                   enum diag_language language)
{
    struct list list = {
        .out = out, .scratch = arena_new(), .language = language};
    if (changes->input_count > 0)
        fprintf(out,
                say(&list, "输入的金额改变 %zu 处：\n",
                    "amounts of the input that changed: %zu\n"),
                changes->input_count);
    for (size_t i = 0; i < changes->input_count; i++)
        write_input(&list, &changes->inputs[i], i + 1);
    if (changes->count > 0)
        fputs(say(&list, "报告中的改变：\n", "changes of the report:\n"), out);
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        if (i == 0 || !str_equal(change[-1].table, change->table)) {
            fputs("  ", out);
            if (change->table.length > 0)
                put(&list, change->table);
            else
                fputs(say(&list, "（标题之外）", "(under no heading)"), out);
            fputc('\n', out);
        }
        write_change(&list, change);
    }
    arena_free(list.scratch);
}

/* ---- JSON ---- */

static void write_member(FILE *out, const char *key, struct str text)
{
    fprintf(out, ", \"%s\": ", key);
    json_write_string(out, text);
}

static void write_side(FILE *out, const char *key,
                       const struct change_side *side)
{
    if (!side->there) {
        fprintf(out, ", \"%s\": null", key);
        return;
    }
    fprintf(out, ", \"%s\": {\"text\": ", key);
    json_write_string(out, side->text);
    fprintf(out, ", \"page\": %zu", side->page);
    write_member(out, "folio", side->folio);
    fputc('}', out);
}

static void write_json_change(FILE *out, const struct change *change)
{
    fprintf(out, "{\"kind\": \"%s\"", change_kind_word(change->kind));
    write_member(out, "table", change->table);
    write_member(out, "row", change->row);
    write_member(out, "column", change->column);
    write_member(out, "words", change->words);
    write_side(out, "old", &change->old);
    write_side(out, "new", &change->new);
    fprintf(out, ", \"derived\": %s, \"causes\": [",
            change->derived ? "true" : "false");
    for (size_t i = 0; i < change->cause_count; i++)
        fprintf(out, "%s%zu", i == 0 ? "" : ", ", change->causes[i]);
    fputs("]}", out);
}

static void write_position(FILE *out, const char *key, struct str text,
                           struct position at, struct arena *arena)
{
    if (at.file.length == 0) {
        fprintf(out, ", \"%s\": null", key);
        return;
    }
    fprintf(out, ", \"%s\": {\"text\": ", key);
    json_write_string(out, text);
    write_member(out, "file", at.file);
    if (at.sheet.length > 0)
        write_member(out, "cell", position_cell(arena, at));
    else if (at.line > 0)
        fprintf(out, ", \"line\": %d, \"column_of_line\": %d", at.line,
                at.column);
    fputc('}', out);
}

void changes_write_json(const struct changes *changes, FILE *out)
{
    struct arena *arena = arena_new();
    fputs("\"inputs\": [", out);
    for (size_t i = 0; i < changes->input_count; i++) {
        const struct input_change *input = &changes->inputs[i];
        fprintf(out, "%s\n    {\"field\": ", i == 0 ? "" : ",");
        json_write_string(out, input->name);
        write_position(out, "old", input->old_text, input->old_at, arena);
        write_position(out, "new", input->new_text, input->new_at, arena);
        fputc('}', out);
    }
    fputs("],\n   \"changes\": [", out);
    for (size_t i = 0; i < changes->count; i++) {
        fputs(i == 0 ? "\n    " : ",\n    ", out);
        write_json_change(out, &changes->items[i]);
    }
    fputs("]", out);
    arena_free(arena);
}
