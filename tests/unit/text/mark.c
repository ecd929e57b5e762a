#include "test_text.h"
int run_mark_tests(void){return 0;}
