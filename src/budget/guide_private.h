/* SPDX-License-Identifier: MIT
 *
 * Words about fields that the page, the JSON Schema and the template share.
 * Private to budget/.
 */
#ifndef GONGKAI_BUDGET_GUIDE_PRIVATE_H
#define GONGKAI_BUDGET_GUIDE_PRIVATE_H

#include "budget/guide.h"

/* A field's way up to the root record: record types that hold each other. */
struct guide_path {
    const struct guide_path *up; /* NULL: the root record */
    const struct record_type *type;
};

/* Is the type on the way? Then going into it would never end. */
bool guide_recurs(const struct guide_path *path,
                  const struct record_type *type);

/* "文字", "金额": as docs/description.md names types. */
struct str guide_kind_name(enum field_kind kind);

/* "金额，单位依“金额单位”": the type, and the unit of amounts. path ends at the
 * record that has the field. */
struct str guide_type(const struct field *field, const struct guide_path *path,
                      struct arena *arena);

/* The values that the field may have; NULL and 0 if they are not listed. */
const struct str *guide_choices(const struct field *field, size_t *count);

/* The field's example, or that of any date, whose form nobody guesses; "" if
 * there is none. */
struct str guide_example(const struct field *field);

/* Do all fields of the type fit into cells of a table? */
bool guide_is_flat(const struct record_type *type);

#endif
