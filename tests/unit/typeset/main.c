/* SPDX-License-Identifier: MIT */
#include "table_case.h"

int main(void)
{
    int failures = run_spacing_tests() + run_paragraph_tests() +
                   run_statement_tests() + run_breaker_tests() +
                   run_property_tests() + run_columns_tests() +
                   run_table_extreme_tests() + run_table_narrow_tests() +
                   run_table_pages_property_tests() + run_proof_tests() +
                   run_table_tests() + run_table_page_tests() +
                   run_rules_tests() + run_flow_tests() +
                   run_table_property_tests() + run_divided_row_tests() +
                   run_row_group_tests() + run_row_group_property_tests();
    return failures == 0 ? 0 : 1;
}
