/* SPDX-License-Identifier: MIT */
#include "test_compare.h"

int main(void)
{
    int failures = run_align_tests() + run_reading_tests() + run_table_tests() +
                   run_text_tests() + run_explain_tests();
    return failures == 0 ? 0 : 1;
}
