/* SPDX-License-Identifier: MIT */
#include "county_case.h"

#include <string.h>

/* The keys that a description without any of its own gets. */
static void add_keys(struct place *place, struct builder *out,
                     const struct department *department)
{
    static const struct value none = {.kind = VALUE_MAP};
    const struct value *map =
        department->given == NULL ? &none : department->given;
    for (size_t i = 0; i < department->default_count; i++)
        map = value_with_defaults(map, department->defaults[i], place->arena);
    for (size_t i = 0; i < map->count; i++) {
        const struct member *member = &map->members[i];
        struct str text = member->value.kind == VALUE_SCALAR
                              ? str_trim(member->value.text)
                              : STR("~");
        builder_format(out, "%s%.*s=%.*s", i == 0 ? "" : " ",
                       STR_FMT(member->key), STR_FMT(text));
    }
}

const char *county_text(struct place *place, const char *operand)
{
    struct arena *arena = place->arena;
    struct builder out = {.arena = arena};
    clear_log(place);
    const struct county *county =
        county_read(str_from(operand), STR("表单"), arena, place->log);
    assert_int_equal(county == NULL, diag_error_count(place->log) != 0);
    if (county != NULL)
        builder_format(&out, "%.*s in %.*s\n", STR_FMT(county->name),
                       STR_FMT(county->folder));
    for (size_t i = 0; county != NULL && i < county->department_count; i++) {
        const struct department *department = &county->departments[i];
        bool given = department->given != NULL;
        assert_int_equal(given, department->path.length == 0);
        struct str path = given ? STR("given") : department->path;
        struct str at = position_text(arena, department->at);
        builder_format(&out, "%.*s %.*s %.*s {", STR_FMT(department->name),
                       STR_FMT(path), STR_FMT(at));
        add_keys(place, &out, department);
        builder_add(&out, STR("}\n"));
    }
    builder_add(&out, str_from(codes(place, place->log)));
    return str_c(arena, builder_str(&out));
}

void assert_county(struct place *place, const char *operand,
                   const char *expected)
{
    const char *found = county_text(place, operand);
    if (strcmp(found, expected) != 0)
        fail_msg("%s: found:\n%sinstead of\n%s", operand, found, expected);
}
