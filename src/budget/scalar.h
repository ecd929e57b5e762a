/* SPDX-License-Identifier: MIT
 *
 * One scalar of a description against its field.
 */
#ifndef GONGKAI_BUDGET_SCALAR_H
#define GONGKAI_BUDGET_SCALAR_H

#include "budget/budget.h"

/*
 * Read a scalar with text into datum, whose field is set. What it is not is
 * reported, and datum stays "not present". Keeps nothing of the value but the
 * name of its file. Not for records and lists.
 */
void scalar_read(struct datum *datum, const struct value *value,
                 enum money_unit unit, struct arena *arena,
                 struct diag_log *log);

/* The units of money, as a description gives them. */
enum { UNIT_NAMES = 2 };
extern const struct str unit_names[UNIT_NAMES];

/* Would the text be a right value of the field, in any unit of money? Not for
 * records and lists. */
bool scalar_accepts(const struct field *field, struct str text);

/* What a field holds, for messages: "整数" / "an integer". */
struct str field_kind_name(enum field_kind kind);

#endif
