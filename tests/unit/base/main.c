/* SPDX-License-Identifier: MIT */
#include "base_tests.h"

int main(void)
{
    int failed = arena_tests() + str_tests() + utf8_tests() + json_tests() +
                 hash_tests() + length_tests() + money_tests() + diag_tests() +
                 diag_log_tests() + file_tests() + file_folder_tests();
    return failed == 0 ? 0 : 1;
}
