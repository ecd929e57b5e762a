/* SPDX-License-Identifier: MIT */
#include "test_preview.h"

#include "text/font.h"

struct fonts *boxes_open(struct arena *arena)
{
    struct str folder = STR(SOURCE_FOLDER "/tests/data/boxes");
    struct fonts *fonts = fonts_open(&folder, 1, diag_log_new(arena));
    assert_non_null(fonts);
    return fonts;
}

int main(void)
{
    int failed =
        canvas_tests() + glyph_cache_tests() + ink_tests() + preview_tests();
    return failed == 0 ? 0 : 1;
}
