/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/utf8.h"
#include "reader/reader_private.h"

struct position text_position(struct str text, size_t offset, struct str path)
{
    struct position at = {.file = path, .line = 1, .column = 1};
    for (size_t i = 0; i < offset && i < text.length; i++) {
        char byte = text.data[i];
        if (byte == '\n') {
            at.line++;
            at.column = 1;
        } else {
            at.column += (byte & 0xC0) != 0x80;
        }
    }
    return at;
}

struct str text_without_mark(struct str text)
{
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        return str_slice(text, 3, text.length);
    return text;
}

struct str text_with_lf(struct str text, struct arena *arena)
{
    if (str_find(text, STR("\r\n"), 0) == SIZE_MAX)
        return text;
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] != '\r' || i + 1 == text.length ||
            text.data[i + 1] != '\n')
            builder_add_char(&out, text.data[i]);
    }
    return builder_str(&out);
}

bool text_has_control(struct str text, struct arena *arena, struct str *control)
{
    for (size_t i = 0; i < text.length;) {
        uint32_t c = utf8_next(text, &i);
        if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0)) {
            *control = str_format(arena, "U+%04X", (unsigned)c);
            return true;
        }
    }
    return false;
}

bool text_check_utf8(struct str text, struct str path, struct arena *arena,
                     struct diag_log *log)
{
    size_t where;
    if (utf8_check(text, &where))
        return true;
    diag_add(log, DIAG_NOT_UTF8, text_position(text, where, path),
             str_format(arena, "0x%02X", (unsigned char)text.data[where]));
    return false;
}

struct str text_excerpt(struct arena *arena, struct str text)
{
    enum { LONGEST = 40 }; /* code points */
    return str_excerpt(arena, text, LONGEST);
}
