#include "test_text.h"
int run_subset_tests(void){return 0;}
