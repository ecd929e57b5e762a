/* SPDX-License-Identifier: MIT
 *
 * Tables that Excel saved in the code of the Chinese Windows.
 */
#ifndef GONGKAI_READER_GB18030_H
#define GONGKAI_READER_GB18030_H

#include "base/diag.h"

struct arena;

/*
 * Is text that is not UTF-8 likely UTF-8 with a few bad bytes, and not another
 * code? GB18030 would read such a text as rubbish without an error.
 */
bool utf8_is_damaged(struct str text);

/* GB 18030 as UTF-8 into *result. False if text is none, or with
 * LIBRARY_FAILED if the system cannot convert it. */
bool gb18030_decode(struct str text, struct arena *arena, struct diag_log *log,
                    struct str *result);

#endif
