/* SPDX-License-Identifier: MIT */
#include "test_batch.h"

int main(void)
{
    int failed = manifest_tests() + county_page_tests() + pool_tests() +
                 pool_end_tests() + progress_tests() + wire_tests() +
                 county_tests() + county_folder_tests() + stat_cache_tests() +
                 result_folder_tests() + plan_tests() + answer_tests() +
                 ledger_tests() + ledger_commit_tests();
    return failed == 0 ? 0 : 1;
}
