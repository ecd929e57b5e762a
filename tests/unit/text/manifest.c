#include "test_text.h"
int run_manifest_tests(void){return 0;}
