/* SPDX-License-Identifier: MIT */
#include "test_budget.h"

const char *diagnostics(struct arena *arena, const struct diag_log *log)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < diag_count(log); i++) {
        const struct diag *diag = diag_lookup(log, i);
        builder_format(&out, "%s %d:%d %.*s\n", diag_code_name(diag->code),
                       diag->at.line, diag->at.column,
                       STR_FMT(diag->message[DIAG_CHINESE]));
    }
    return str_c(arena, builder_str(&out));
}

int main(void)
{
    int failed = codes_tests() + rollup_tests() + build_tests() + list_tests() +
                 guide_tests() + mention_tests();
    return failed == 0 ? 0 : 1;
}
