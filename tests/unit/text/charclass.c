#include "test_text.h"
int run_charclass_tests(void){return 0;}
