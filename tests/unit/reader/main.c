/* SPDX-License-Identifier: MIT */
#include "test_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *outcome(struct arena *arena, const struct value *value,
                    const struct diag_log *log)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    if (value != NULL)
        value_dump(value, out);
    for (size_t i = 0; i < diag_count(log); i++) {
        const struct diag *diag = diag_lookup(log, i);
        fprintf(out, "%s %d:%d %.*s\n", diag_code_name(diag->code),
                diag->at.line, diag->at.column,
                STR_FMT(diag->message[DIAG_CHINESE]));
    }
    fclose(out);
    const char *copy = str_c(arena, (struct str){text, size});
    free(text);
    return copy;
}

void check_cases(const struct read_case *cases, size_t count, const char *path,
                 parse_function *parse)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        struct diag_log *log = diag_log_new(arena);
        /* A copy of its own, so that reading behind its end is noticed. */
        size_t length = strlen(cases[i].input);
        char *input = malloc(length + (length == 0));
        assert_non_null(input);
        memcpy(input, cases[i].input, length);
        const struct value *value =
            parse((struct str){input, length}, str_from(path), arena, log);
        free(input); /* nothing may point into it */
        const char *found = outcome(arena, value, log);
        if (strcmp(found, cases[i].expected) != 0)
            fail_msg("input:\n%s\nfound:\n%sexpected:\n%s", cases[i].input,
                     found, cases[i].expected);
        assert_int_equal(value == NULL, diag_error_count(log) != 0);
        arena_free(arena);
    }
}

int main(void)
{
    int failed = yaml_tests() + json_tests() + csv_tests() + file_tests() +
                 number_tests() + xlsx_tests() + table_tests() +
                 text_run_tests() + inputs_tests() + kept_tests() +
                 description_tests();
    return failed == 0 ? 0 : 1;
}
