/* SPDX-License-Identifier: MIT */
#include "test_script.h"

int main(void)
{
    int failed = run_sandbox_tests();
    failed += run_money_tests();
    failed += run_budget_tests();
    failed += run_template_tests();
    failed += run_schema_tests();
    failed += run_build_tests();
    failed += run_small_tests();
    failed += run_rule_tests();
    failed += run_mention_tests();
    failed += run_common_tests();
    failed += run_notice_tests();
    failed += run_notice_page_tests();
    failed += run_share_tests();
    return failed != 0;
}
