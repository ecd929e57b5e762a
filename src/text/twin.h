/* SPDX-License-Identifier: MIT
 *
 * Characters that look like an ordinary 汉字 and are none: radicals (⼈ U+2F08
 * for 人 U+4EBA) and compatibility ideographs (U+F92C for 郎 U+90CE). They get
 * into a text by copying from a PDF file or a table of characters; no search
 * for the ordinary one finds them.
 */
#ifndef GONGKAI_TEXT_TWIN_H
#define GONGKAI_TEXT_TWIN_H

#include <stdint.h>

/* The ordinary character that this one stands for; 0 if it is none of those.
 */
uint32_t text_twin(uint32_t code_point);

#endif
