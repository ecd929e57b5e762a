/* SPDX-License-Identifier: MIT
 *
 * The proof of the figures. What a cell shows is read back from the glyphs on
 * the page and compared with the exact amount, rounded: by other means than
 * those that printed it. In sentences a number is known by the amounts that
 * were made texts before the sentence was; the page must have it where the
 * document does.
 */
#include "typeset/figures_private.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    const struct layout *layout;
    const struct pages *pages;
    struct arena *arena;
    struct page_texts *texts;
    const struct element_place *places;
    const struct trace_words **words;  /* by their spans */
    const struct trace_print **prints; /* by their text, then in order */
    struct proof_figure *figures;      /* in layout->kept */
    size_t count, capacity;
    size_t page; /* of the last figure */
};

/* ---- the trace, sorted ---- */

static int compare_words(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)(*(const struct trace_words *const *)a)->spans;
    uintptr_t y = (uintptr_t)(*(const struct trace_words *const *)b)->spans;
    return (x > y) - (x < y);
}

static int compare_prints(const void *a, const void *b)
{
    const struct trace_print *x = *(const struct trace_print *const *)a;
    const struct trace_print *y = *(const struct trace_print *const *)b;
    int order = str_compare(x->text, y->text);
    return order != 0 ? order : (x > y) - (x < y); /* of one array */
}

static void sort_trace(struct reading *reading, const struct trace *trace)
{
    reading->words = ARENA_ARRAY(reading->arena, trace->words_count,
                                 const struct trace_words *);
    for (size_t i = 0; i < trace->words_count; i++)
        reading->words[i] = &trace->words[i];
    if (trace->words_count > 0)
        qsort(reading->words, trace->words_count, sizeof *reading->words,
              compare_words);
    reading->prints = ARENA_ARRAY(reading->arena, trace->print_count,
                                  const struct trace_print *);
    for (size_t i = 0; i < trace->print_count; i++)
        reading->prints[i] = &trace->prints[i];
    if (trace->print_count > 0)
        qsort(reading->prints, trace->print_count, sizeof *reading->prints,
              compare_prints);
}

/* NULL: words as they are given, such as those of a cell. */
static const struct trace_words *words_of(const struct reading *reading,
                                          const struct paragraph *source)
{
    size_t count = reading->layout->document->trace->words_count;
    const struct trace_words key = {.spans = source->spans}, *wanted = &key;
    const struct trace_words *const *found =
        count == 0 ? NULL
                   : bsearch(&wanted, reading->words, count,
                             sizeof *reading->words, compare_words);
    return found == NULL || !(*found)->filled ? NULL : *found;
}

/* The first of the sorted prints that is not before (text, limit). */
static size_t first_print(const struct reading *reading, struct str text,
                          const struct trace_print *limit)
{
    size_t low = 0, high = reading->layout->document->trace->print_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct trace_print *print = reading->prints[middle];
        int order = str_compare(print->text, text);
        if (order < 0 || (order == 0 && print < limit))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool can_be(const struct trace_print *print,
                   const struct printed_number *number)
{
    if (print->is_percent || number->is_percent)
        return print->is_percent == number->is_percent;
    return !number->has_unit || number->unit == print->format.unit;
}

/*
 * The print that a text is: in a sentence the last one before it was made, and
 * a number without its unit behind it only if it was printed for this
 * sentence; elsewhere any. NULL: none.
 */
static const struct trace_print *print_of(const struct reading *reading,
                                          const struct trace_words *words,
                                          struct str text,
                                          const struct printed_number *number)
{
    const struct trace *trace = reading->layout->document->trace;
    if (words == NULL) {
        size_t at = first_print(reading, text, trace->prints);
        for (; at < trace->print_count &&
               str_equal(reading->prints[at]->text, text);
             at++)
            if (can_be(reading->prints[at], number))
                return reading->prints[at];
        return NULL;
    }
    size_t before = words == trace->words ? 0 : words[-1].print_count;
    size_t at = first_print(reading, text, trace->prints + words->print_count);
    for (; at > 0 && str_equal(reading->prints[at - 1]->text, text); at--) {
        const struct trace_print *print = reading->prints[at - 1];
        if (!number->has_unit && !number->is_percent &&
            print < trace->prints + before)
            return NULL;
        if (can_be(print, number))
            return print;
    }
    return NULL;
}

/* ---- figures ---- */

static void add_figure(struct reading *reading, uint32_t element,
                       struct proof_figure figure, uint32_t origin)
{
    struct arena *kept = reading->layout->kept;
    const struct element_place *place = &reading->places[element];
    figure.text = str_copy(kept, figure.text);
    figure.folio = str_copy(kept, reading->pages->items[figure.page].label);
    figure.table = str_copy(kept, place->table);
    figure.row = str_copy(kept, place->row);
    figure.column = str_copy(kept, place->column);
    figure.words = str_copy(kept, figure.words);
    figure.at.file = str_copy(kept, figure.at.file);
    figure.at.sheet = str_copy(kept, figure.at.sheet);
    figure.element = element;
    figure.origin = origin;
    reading->page = figure.page;
    size_t count = reading->count++;
    ARENA_GROW(kept, reading->figures, count, reading->capacity);
    reading->figures[count] = figure;
}

static struct position source_position(const struct paragraph *source)
{
    return source->span_count == 0 ? NOWHERE : source->spans[0].at;
}

static bool has_digit(struct str text)
{
    size_t offset = 0;
    struct printed_number number;
    return printed_next(text, &offset, &number);
}

/* Zeros may be blank, or any mark that the form has for them. */
static bool says(const struct reading *reading, struct str text,
                 const struct cell_figure *figure)
{
    if (figure->amount == 0 && !has_digit(text))
        return true;
    return money_text_says(reading->arena, text, figure->amount,
                           &figure->format);
}

/* Where it stands, for messages. */
static struct str place_text(const struct reading *reading, uint32_t element)
{
    const struct element_place *place = &reading->places[element];
    return str_format(reading->arena, "%.*s · %.*s · %.*s",
                      STR_FMT(place->table), STR_FMT(place->row),
                      STR_FMT(place->column));
}

static void report_cell(const struct reading *reading, uint32_t element,
                        struct str text)
{
    const struct layout *layout = reading->layout;
    const struct paragraph *source = layout->sources[element];
    const struct cell_figure *figure = layout->figures[element];
    struct str wanted =
        money_text(reading->arena, figure->amount, &figure->format);
    struct str given = paragraph_text(reading->arena, source);
    struct str place = place_text(reading, element);
    if (!says(reading, given, figure))
        diag_add(layout->setter->log, DIAG_FIGURE_DIFFERS,
                 source_position(source), place, given, wanted);
    else
        proof_report(
            layout, source_position(source),
            str_format(reading->arena, "%.*s: “%.*s” on the page, not %.*s",
                       STR_FMT(place), STR_FMT(text), STR_FMT(wanted)));
}

static void read_cell(struct reading *reading, uint32_t element)
{
    const struct layout *layout = reading->layout;
    const struct cell_figure *figure = layout->figures[element];
    struct str text = proof_text(reading->texts, element, reading->arena);
    if (!says(reading, text, figure)) {
        report_cell(reading, element, text);
        return;
    }
    size_t page = reading->page;
    size_t row = reading->texts->row_page[layout->elements[element].parent];
    if (text.length > 0)
        page = proof_text_page(reading->texts, element, 0);
    else if (row > 0)
        page = row - 1;
    add_figure(reading, element,
               (struct proof_figure){
                   .kind = PROOF_FIGURE,
                   .blank = figure->amount == 0 && !has_digit(text),
                   .text = text,
                   .amount = figure->amount,
                   .page = page,
               },
               figure->origin);
}

/* ---- numbers in words ---- */

/* Two texts of the same characters, walked side by side. */
struct pace {
    struct str source, page;
    size_t source_at, page_at;
};

/* The next character that counts; 0 at the end. */
static uint32_t next_counting(struct str text, size_t *at)
{
    while (*at < text.length) {
        uint32_t code_point = utf8_next(text, at);
        if (!utf8_is_blank(code_point))
            return code_point;
    }
    return 0;
}

/* Move both to the offset in the source; false if they differ. */
static bool pace_to(struct pace *pace, size_t offset)
{
    bool same = true;
    while (pace->source_at < offset) {
        uint32_t code_point = next_counting(pace->source, &pace->source_at);
        if (code_point != 0)
            same =
                next_counting(pace->page, &pace->page_at) == code_point && same;
    }
    return same;
}

/* Its sentence, as far as a reader needs it to find it. */
static struct str sentence_at(struct arena *arena, struct str text,
                              size_t offset)
{
    static const char *const ends[] = {"。", "；", "！", "？", NULL};
    enum { MOST = 16 };
    size_t start = 0;
    for (size_t at = 0; at < offset;) {
        size_t mark = at;
        utf8_next(text, &at);
        for (int i = 0; ends[i] != NULL; i++)
            if (str_equal(str_slice(text, mark, at), str_from(ends[i])))
                start = at;
    }
    size_t end = start;
    for (int i = 0; i < MOST && end < text.length; i++)
        utf8_next(text, &end);
    struct str sentence = str_trim(str_slice(text, start, end));
    return end < text.length ? str_join(arena, sentence, STR("…")) : sentence;
}

static bool read_number(struct reading *reading, uint32_t element,
                        const struct trace_words *words, struct pace *pace,
                        const struct printed_number *number, size_t ordinal)
{
    struct str text = str_slice(pace->source, number->sign, number->sign_end);
    const struct trace_print *print = print_of(reading, words, text, number);
    if (print == NULL) {
        text = str_slice(pace->source, number->start, number->end);
        print = print_of(reading, words, text, number);
    }
    /* Percentages in words as they are given are of people and things. */
    bool of_money = number->has_unit || (number->is_percent && words != NULL);
    if (!of_money && (words == NULL || print == NULL))
        return true; /* a year, a count */
    bool same = pace_to(pace, number->start);
    size_t page = proof_text_page(reading->texts, element, pace->page_at);
    same = pace_to(pace, number->end) && same;
    bool is_sum = print != NULL && words != NULL;
    const struct paragraph *source = reading->layout->sources[element];
    struct proof_figure figure = {
        .kind = !is_sum ? print != NULL ? PROOF_MATCHED : PROOF_WORDS
                : print->is_percent ? PROOF_PERCENT
                                    : PROOF_FIGURE,
        .text = number->is_percent ? str_join(reading->arena, text, STR("%"))
                                   : text,
        .amount = is_sum ? print->amount : 0,
        .number = ordinal,
        .page = page,
        .words = sentence_at(reading->arena, pace->source, number->start),
    };
    if (!is_sum)
        figure.at = source_position(source);
    add_figure(reading, element, figure, is_sum ? print->origin : 0);
    return same;
}

static void read_words(struct reading *reading, uint32_t element)
{
    const struct paragraph *source = reading->layout->sources[element];
    struct pace pace = {.source = paragraph_text(reading->arena, source)};
    size_t offset = 0, ordinal = 0;
    struct printed_number number;
    if (!printed_next(pace.source, &offset, &number))
        return;
    const struct trace_words *words = words_of(reading, source);
    pace.page = proof_text(reading->texts, element, reading->arena);
    do {
        if (read_number(reading, element, words, &pace, &number, ++ordinal))
            continue;
        proof_report(reading->layout, source_position(source),
                     str_format(reading->arena,
                                "the page has another number than “%.*s”",
                                STR_FMT(pace.source)));
        return;
    } while (printed_next(pace.source, &offset, &number));
}

/* ---- all of it ---- */

/* Elements whose place is to be known. */
static const bool *wanted_elements(const struct layout *layout,
                                   struct arena *arena)
{
    bool *wanted = ARENA_ARRAY(arena, layout->element_count, bool);
    for (size_t e = 1; e < layout->element_count; e++)
        wanted[e] = layout->sources[e] != NULL &&
                    (layout->figures[e] != NULL ||
                     has_digit(paragraph_text(arena, layout->sources[e])));
    return wanted;
}

/* What an element shows, by the document. */
struct source_texts {
    const struct layout *layout;
    struct arena *arena;
};

static struct str source_text(const void *context, uint32_t element)
{
    const struct source_texts *texts = context;
    const struct paragraph *source = texts->layout->sources[element];
    return source == NULL ? STR("") : paragraph_text(texts->arena, source);
}

static const struct element_place *read_places(const struct layout *layout,
                                               struct arena *arena)
{
    const struct source_texts texts = {layout, arena};
    const struct place_source source = {
        .elements = layout->elements,
        .count = layout->element_count,
        .text = source_text,
        .context = &texts,
    };
    return page_places_read(&source, wanted_elements(layout, arena), arena);
}

const struct proof *proof_figures(const struct layout *layout,
                                  const struct pages *pages)
{
    struct arena *arena = layout->setter->arena;
    const struct trace *trace = layout->document->trace;
    struct reading reading = {
        .layout = layout,
        .pages = pages,
        .arena = arena,
        .texts = proof_texts_read(layout, pages, arena),
        .places = read_places(layout, arena),
    };
    sort_trace(&reading, trace);
    for (size_t e = 1; e < layout->element_count; e++) {
        if (layout->sources[e] == NULL)
            continue;
        if (layout->figures[e] != NULL)
            read_cell(&reading, (uint32_t)e);
        else
            read_words(&reading, (uint32_t)e);
    }
    struct proof *proof = ARENA_NEW(layout->kept, struct proof);
    proof->figures = reading.figures;
    proof->figure_count = reading.count;
    proof->amounts = proof_account(layout, reading.figures, reading.count);
    proof->amount_count = trace->amount_count;
    struct trace_pair *pairs =
        ARENA_ARRAY(layout->kept, trace->pair_count, struct trace_pair);
    if (trace->pair_count > 0)
        memcpy(pairs, trace->pairs, trace->pair_count * sizeof *pairs);
    proof->pairs = pairs;
    proof->pair_count = trace->pair_count;
    return proof;
}
