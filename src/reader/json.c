/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "reader/reader_private.h"

/* The value of \uXXXX at the start of text, or -1 if there is none. */
static int32_t escape_value(struct str text)
{
    if (text.length < 6 || text.data[0] != '\\' || text.data[1] != 'u')
        return -1;
    int32_t value = 0;
    for (size_t i = 2; i < 6; i++) {
        char digit = text.data[i];
        value *= 16;
        if (digit >= '0' && digit <= '9')
            value += digit - '0';
        else if (digit >= 'a' && digit <= 'f')
            value += digit - 'a' + 10;
        else if (digit >= 'A' && digit <= 'F')
            value += digit - 'A' + 10;
        else
            return -1;
    }
    return value;
}

/* The code point of the surrogate pair at the start of text, or 0. */
static uint32_t pair_value(struct str text)
{
    int32_t high = escape_value(text);
    if (high < 0xD800 || high > 0xDBFF)
        return 0;
    int32_t low = escape_value(str_slice(text, 6, text.length));
    if (low < 0xDC00 || low > 0xDFFF)
        return 0;
    return (uint32_t)(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
}

/* Copy what stands at the start of text inside a string; returns the number of
 * bytes taken. *shift counts the columns that were lost. */
static size_t copy_inside(struct builder *out, struct str text, size_t *shift)
{
    static const struct {
        struct str raw, escape;
    } separators[] = {
        {STR_INIT("\xC2\x85"), STR_INIT("\\N")},
        {STR_INIT("\xE2\x80\xA8"), STR_INIT("\\L")},
        {STR_INIT("\xE2\x80\xA9"), STR_INIT("\\P")},
    };
    uint32_t pair = pair_value(text);
    if (pair != 0) {
        builder_format(out, "\\U%08X", (unsigned)pair);
        *shift += 2;
        return 12;
    }
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (str_starts(text, separators[i].raw)) {
            builder_add(out, separators[i].escape);
            return separators[i].raw.length;
        }
    }
    size_t taken = text.data[0] == '\\' && text.length > 1 ? 2 : 1;
    builder_add(out, str_slice(text, 0, taken));
    return taken;
}

struct str json_as_yaml(struct str text, struct arena *arena)
{
    struct builder out = {.arena = arena};
    bool inside = false;
    size_t shift = 0;
    for (size_t i = 0; i < text.length;) {
        if (text.data[i] == '"') {
            inside = !inside;
            builder_add_char(&out, text.data[i++]);
            for (; !inside && shift > 0; shift--)
                builder_add_char(&out, ' ');
        } else if (inside) {
            i += copy_inside(&out, str_slice(text, i, text.length), &shift);
        } else {
            builder_add_char(&out, text.data[i++]);
        }
    }
    return builder_str(&out);
}
