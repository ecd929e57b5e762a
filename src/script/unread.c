/* SPDX-License-Identifier: MIT
 *
 * Amounts of the input that the pack never asked for: what it does not read
 * it can neither print nor add, and a clerk's figure would be lost silently.
 */
#include "script/object.h"

/* As deep as the schema nests. */
static void report_record(const struct script *script,
                          const struct record *record)
{
    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct datum *datum = &record->data[i];
        if (datum->number > 0 && !script->amounts_read[datum->number])
            diag_add(script->log, DIAG_AMOUNT_UNUSED, datum->at,
                     datum->field->name, datum->text);
        if (!datum->present)
            continue;
        if (datum->field->kind == FIELD_RECORD)
            report_record(script, datum->record);
        for (size_t j = 0; j < datum->record_count; j++)
            report_record(script, datum->records[j]);
    }
}

void script_report_unread(const struct script *script,
                          const struct budget *budget)
{
    report_record(script, budget->root);
}
