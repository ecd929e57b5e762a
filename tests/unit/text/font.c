#include "test_text.h"
int run_font_tests(void){return 0;}
