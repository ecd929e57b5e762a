/* SPDX-License-Identifier: MIT */
#include "app/texts.h"

#include "budget/budget.h"

static void visit_text(struct str text, struct position at, text_visitor *visit,
                       void *context)
{
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find(text, STR("\n"), start);
        if (end == SIZE_MAX)
            end = text.length;
        visit(context, str_slice(text, start, end), at);
        start = end + 1;
    }
}

/* As deep as the schema nests. */
static void visit_record(const struct record *record, text_visitor *visit,
                         void *context)
{
    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct datum *datum = &record->data[i];
        if (!datum->present)
            continue;
        switch (datum->field->kind) {
        case FIELD_TEXT:
        case FIELD_CHOICE:
            visit_text(datum->text, datum->at, visit, context);
            break;
        case FIELD_RECORD:
            visit_record(datum->record, visit, context);
            break;
        case FIELD_LIST:
            for (size_t j = 0; j < datum->record_count; j++)
                visit_record(datum->records[j], visit, context);
            break;
        case FIELD_AMOUNT:
        case FIELD_INTEGER:
        case FIELD_DATE:
        case FIELD_CODE:
        case FIELD_UNIT:
            break;
        }
    }
}

void texts_visit(const struct budget *budget, text_visitor *visit,
                 void *context)
{
    visit_record(budget->root, visit, context);
}
