/* SPDX-License-Identifier: MIT */
#include "reader/gb18030.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <errno.h>
#include <string.h>

#include <iconv.h>

bool utf8_is_damaged(struct str text)
{
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < text.length;) {
        size_t start = i;
        utf8_next(text, &i);
        good += i - start > 1;
        bad += i - start == 1 && (text.data[start] & 0x80) != 0;
    }
    return good > bad;
}

bool gb18030_decode(struct str text, struct arena *arena, struct diag_log *log,
                    struct str *result)
{
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == (iconv_t)-1) {
        diag_add(log, DIAG_LIBRARY_FAILED, NOWHERE, STR("iconv"),
                 str_from(strerror(errno)));
        return false;
    }
    /* Two bytes become three, four become four; a single one stays. */
    size_t room = 2 * text.length;
    char *out = arena_alloc(arena, room + 1), *to = out;
    char *from = (char *)(uintptr_t)text.data;
    size_t left = text.length;
    size_t failed = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    *result = (struct str){out, (size_t)(to - out)};
    return failed != (size_t)-1 && left == 0 && utf8_check(*result, NULL);
}
