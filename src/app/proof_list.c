/* SPDX-License-Identifier: MIT */
#include "app/proof_list.h"

#include "base/arena.h"
#include "base/json.h"
#include "typeset/figures.h"

#include <inttypes.h>

/* ---- lines ---- */

struct list {
    FILE *out;
    struct arena *scratch; /* of a line */
    enum diag_language language;
};

/* Fields are divided by tabs, so that a text must hold none, nor a line feed.
 */
static void write_field(const struct list *list, struct str text)
{
    fputc('\t', list->out);
    for (size_t i = 0; i < text.length; i++)
        fputc((unsigned char)text.data[i] < ' ' ? ' ' : text.data[i],
              list->out);
}

static const char *kind_name(enum proof_kind kind)
{
    switch (kind) {
    case PROOF_FIGURE:
        return "derived";
    case PROOF_PERCENT:
        return "percent";
    case PROOF_MATCHED:
        return "matched";
    case PROOF_WORDS:
        return "words";
    }
    return "";
}

/* "table · row · column" or "heading · sentence", without what is empty. */
static struct str place_text(struct arena *arena,
                             const struct proof_figure *figure)
{
    const struct str parts[] = {figure->table, figure->row, figure->column,
                                figure->words};
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].length == 0)
            continue;
        if (out.length > 0)
            builder_add(&out, STR(" · "));
        builder_add(&out, parts[i]);
    }
    return builder_str(&out);
}

static void write_place(const struct list *list,
                        const struct proof_figure *figure)
{
    fprintf(list->out, "\t%zu", figure->page + 1);
    write_field(list, figure->folio);
    write_field(list, place_text(list->scratch, figure));
    fputc('\n', list->out);
    arena_reset(list->scratch);
}

static void write_line(const struct list *list, const char *kind,
                       struct str text, struct str source,
                       const struct proof_figure *figure)
{
    fputs(kind, list->out);
    write_field(list, text);
    write_field(list, source);
    if (figure != NULL)
        write_place(list, figure);
    else
        fputs("\t\t\t\n", list->out);
}

/* A line for each figure that is the amount; one if there is none. by: indices
 * of the figures by the amount that they are, from start on. */
static void write_amount(const struct list *list, const struct proof *proof,
                         size_t number, const size_t *by)
{
    const struct proof_amount *amount = &proof->amounts[number];
    struct str text = amount->stated.text;
    struct str source = position_text(list->scratch, amount->stated.at);
    if (amount->printed > 0) {
        for (size_t i = 0; i < amount->printed; i++) {
            const struct proof_figure *figure = &proof->figures[by[i]];
            source = position_text(list->scratch, amount->stated.at);
            write_line(list, "stated", figure->text, source, figure);
        }
        return;
    }
    if (amount->counted > 0)
        write_line(list, "counted", text, source,
                   &proof->figures[amount->figure]);
    else
        write_line(list, amount->stated.amount == 0 ? "zero" : "unprinted",
                   text, source, NULL);
}

static struct str source_text(const struct list *list,
                              const struct proof_figure *figure)
{
    static const char *const formats[2][2] = {
        {"由 %zu 个金额得出", "from %zu amounts"},
        {"%zu 个金额之和", "sum of %zu amounts"}};
    if (figure->kind == PROOF_FIGURE || figure->kind == PROOF_PERCENT) {
        struct builder out = {.arena = list->scratch};
        builder_format(&out,
                       formats[figure->is_sum && figure->parts > 0]
                              [list->language == DIAG_CHINESE ? 0 : 1],
                       figure->parts);
        return builder_str(&out);
    }
    return position_text(list->scratch, figure->at);
}

static void write_figures(const struct list *list, const struct proof *proof,
                          enum proof_kind kind)
{
    for (size_t i = 0; i < proof->figure_count; i++) {
        const struct proof_figure *figure = &proof->figures[i];
        if (figure->kind == kind && figure->stated == 0 && !figure->blank)
            write_line(list, kind_name(kind), figure->text,
                       source_text(list, figure), figure);
    }
}

/* ---- the summary ---- */

struct totals {
    size_t printed, counted, rest; /* amounts of the input */
    size_t figures, words;         /* on the pages: of amounts, in words */
};

static struct totals sum_up(const struct proof *proof)
{
    struct totals totals = {0};
    for (size_t i = 0; i < proof->amount_count; i++) {
        if (proof->amounts[i].printed > 0)
            totals.printed++;
        else if (proof->amounts[i].counted > 0)
            totals.counted++;
        else
            totals.rest++;
    }
    for (size_t i = 0; i < proof->figure_count; i++) {
        const struct proof_figure *figure = &proof->figures[i];
        if (figure->blank)
            continue;
        if (figure->kind == PROOF_FIGURE || figure->kind == PROOF_PERCENT)
            totals.figures++;
        else
            totals.words++;
    }
    return totals;
}

static void write_summary(const struct list *list, const struct proof *proof)
{
    struct totals totals = sum_up(proof);
    fprintf(list->out,
            list->language == DIAG_CHINESE
                ? "summary\t输入金额 %zu 个：印出 %zu 个，计入其他数 %zu 个，"
                  "其余 %zu 个\t版面上的数 %zu 个，全部相符；文字中的数 "
                  "%zu 个\n"
                : "summary\tamounts of the input: %zu, %zu printed, %zu "
                  "counted into others, %zu neither\tfigures on the pages: "
                  "%zu, all found; in words: %zu\n",
            proof->amount_count, totals.printed, totals.counted, totals.rest,
            totals.figures, totals.words);
}

/* Indices of the figures by the amount of the input that they are, in reading
 * order; where those of each amount start is in starts. */
static const size_t *sort_by_amount(const struct proof *proof, size_t *starts,
                                    struct arena *arena)
{
    size_t *by = ARENA_ARRAY(arena, proof->figure_count, size_t);
    size_t *next = ARENA_ARRAY(arena, proof->amount_count, size_t);
    size_t start = 0;
    for (size_t i = 0; i < proof->amount_count; i++) {
        starts[i] = next[i] = start;
        start += proof->amounts[i].printed;
    }
    for (size_t i = 0; i < proof->figure_count; i++)
        if (proof->figures[i].stated != 0)
            by[next[proof->figures[i].stated - 1]++] = i;
    return by;
}

void proof_list_write(const struct proof *proof, FILE *out,
                      enum diag_language language)
{
    struct arena *arena = arena_new();
    struct list list = {
        .out = out, .scratch = arena_new(), .language = language};
    size_t *starts = ARENA_ARRAY(arena, proof->amount_count, size_t);
    const size_t *by = sort_by_amount(proof, starts, arena);
    for (size_t i = 0; i < proof->amount_count; i++)
        write_amount(&list, proof, i, &by[starts[i]]);
    for (enum proof_kind kind = PROOF_FIGURE; kind <= PROOF_WORDS; kind++)
        write_figures(&list, proof, kind);
    write_summary(&list, proof);
    arena_free(list.scratch);
    arena_free(arena);
}

/* ---- JSON ---- */

static void write_member(FILE *out, const char *key, struct str text)
{
    fprintf(out, ", \"%s\": ", key);
    json_write_string(out, text);
}

/* An amount in fen, exactly. */
static void write_money(FILE *out, money_t money)
{
    fprintf(out, ", \"fen\": %" PRId64, money);
}

static void write_position(FILE *out, struct arena *arena, struct position at)
{
    if (at.file.length == 0)
        return;
    write_member(out, "file", at.file);
    if (at.sheet.length > 0)
        write_member(out, "cell", position_cell(arena, at));
    else if (at.line > 0)
        fprintf(out, ", \"line\": %d, \"column_of_line\": %d", at.line,
                at.column);
}

static const char *status_name(const struct proof_amount *amount)
{
    if (amount->printed > 0)
        return "stated";
    if (amount->counted > 0)
        return "counted";
    return amount->stated.amount == 0 ? "zero" : "unprinted";
}

static void write_json_amount(FILE *out, struct arena *arena,
                              const struct proof_amount *amount)
{
    fprintf(out, "{\"kind\": \"%s\"", status_name(amount));
    write_member(out, "field", amount->stated.name);
    write_member(out, "text", amount->stated.text);
    write_money(out, amount->stated.amount);
    write_position(out, arena, amount->stated.at);
    fprintf(out, ", \"printed\": %zu, \"counted\": %zu", amount->printed,
            amount->counted);
    if (amount->printed + amount->counted > 0)
        fprintf(out, ", \"figure\": %zu", amount->figure);
    fputc('}', out);
}

static void write_json_figure(FILE *out, struct arena *arena,
                              const struct proof_figure *figure)
{
    fprintf(out, "{\"kind\": \"%s\"",
            figure->stated != 0 ? "stated" : kind_name(figure->kind));
    write_member(out, "text", figure->text);
    if (figure->kind == PROOF_FIGURE)
        write_money(out, figure->amount);
    if (figure->blank)
        fputs(", \"blank\": true", out);
    if (figure->stated != 0)
        fprintf(out, ", \"amount\": %zu", figure->stated - 1);
    fprintf(out, ", \"parts\": %zu%s, \"page\": %zu", figure->parts,
            figure->is_sum ? ", \"sum\": true" : "", figure->page + 1);
    write_member(out, "folio", figure->folio);
    write_member(out, "table", figure->table);
    write_member(out, "row", figure->row);
    write_member(out, "column", figure->column);
    write_member(out, "words", figure->words);
    write_position(out, arena, figure->at);
    fputc('}', out);
}

void proof_list_write_json(const struct proof *proof, FILE *out)
{
    struct arena *arena = arena_new();
    fputs("{\"amounts\": [", out);
    for (size_t i = 0; i < proof->amount_count; i++) {
        fputs(i == 0 ? "\n    " : ",\n    ", out);
        write_json_amount(out, arena, &proof->amounts[i]);
    }
    fputs("],\n   \"figures\": [", out);
    for (size_t i = 0; i < proof->figure_count; i++) {
        fputs(i == 0 ? "\n    " : ",\n    ", out);
        write_json_figure(out, arena, &proof->figures[i]);
    }
    fputs("]}", out);
    arena_free(arena);
}
