/* SPDX-License-Identifier: MIT */
#include "test_batch.h"

int main(void)
{
    int failed =
        pool_tests() + pool_end_tests() + wire_tests() + progress_tests();
    return failed == 0 ? 0 : 1;
}
