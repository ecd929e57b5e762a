/* SPDX-License-Identifier: MIT */
#include "test_typeset.h"

int main(void)
{
    int failures = run_spacing_tests() + run_paragraph_tests() +
                   run_statement_tests() + run_breaker_tests() +
                   run_property_tests();
    return failures == 0 ? 0 : 1;
}
