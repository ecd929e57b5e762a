/* SPDX-License-Identifier: MIT
 *
 * Where the amounts of a pack come from, written down while it runs: see
 * document/trace.h. Without a trace nothing is kept, and all origins are 0.
 */
#include "script/object.h"

static void add_record(struct script *script, const struct record *record)
{
    struct trace *trace = script->trace;
    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct datum *datum = &record->data[i];
        if (datum->number > 0)
            trace->amounts[datum->number - 1] = (struct stated_amount){
                .name = str_copy(script->arena, datum->field->name),
                .text = str_copy(script->arena, datum->text),
                .amount = datum->money,
                .at = script_kept_position(script, datum->at),
            };
        if (!datum->present)
            continue;
        if (datum->field->kind == FIELD_RECORD)
            add_record(script, datum->record);
        for (size_t j = 0; j < datum->record_count; j++)
            add_record(script, datum->records[j]);
    }
}

void script_trace_begin(struct script *script, const struct budget *budget)
{
    struct trace *trace = ARENA_NEW(script->arena, struct trace);
    trace->amount_count = budget->amount_count;
    trace->amounts =
        ARENA_ARRAY(script->arena, budget->amount_count, struct stated_amount);
    script->trace = trace;
    add_record(script, budget->root);
}

void script_trace_end(struct script *script)
{
    for (size_t i = 0; i < script->trace->amount_count; i++)
        script->trace->amounts[i].read = script->amounts_read[i + 1];
}

uint32_t script_trace_join(struct script *script, uint32_t a, uint32_t b)
{
    struct trace *trace = script->trace;
    if (a == 0 || b == 0 || a == b)
        return a == 0 ? b : a;
    ARENA_GROW(script->arena, trace->pairs, trace->pair_count,
               trace->pair_capacity);
    trace->pairs[trace->pair_count++] = (struct trace_pair){a, b};
    return (uint32_t)(trace->amount_count + trace->pair_count);
}

void script_trace_print(struct script *script, const struct trace_print *print)
{
    struct trace *trace = script->trace;
    if (trace == NULL)
        return;
    ARENA_GROW(script->arena, trace->prints, trace->print_count,
               trace->print_capacity);
    trace->prints[trace->print_count++] = *print;
}

void script_trace_words(struct script *script,
                        const struct paragraph *paragraph, bool filled)
{
    struct trace *trace = script->trace;
    if (trace == NULL || paragraph->span_count == 0)
        return;
    ARENA_GROW(script->arena, trace->words, trace->words_count,
               trace->words_capacity);
    trace->words[trace->words_count++] = (struct trace_words){
        .spans = paragraph->spans,
        .print_count = trace->print_count,
        .filled = filled,
    };
}
