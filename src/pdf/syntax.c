/* SPDX-License-Identifier: MIT */
#include "pdf/syntax.h"

#include "base/utf8.h"

#include <string.h>

void syntax_integer(struct builder *out, int64_t value)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0)
        digits[--at] = '-';
    builder_add(out, (struct str){digits + at, sizeof digits - at});
}

void syntax_thousandths(struct builder *out, int64_t value)
{
    if (value < 0)
        builder_add_char(out, '-');
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    syntax_integer(out, (int64_t)(rest / 1000));
    unsigned fraction = (unsigned)(rest % 1000);
    if (fraction == 0)
        return;
    char digits[4] = {'.', (char)('0' + fraction / 100),
                      (char)('0' + fraction / 10 % 10),
                      (char)('0' + fraction % 10)};
    size_t length = sizeof digits;
    while (digits[length - 1] == '0')
        length--;
    builder_add(out, (struct str){digits, length});
}

void syntax_reference(struct builder *out, uint32_t object)
{
    syntax_integer(out, object);
    builder_add(out, STR(" 0 R"));
}

void syntax_hex(struct builder *out, struct str bytes)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        char pair[2] = {digits[byte >> 4], digits[byte & 15]};
        builder_add(out, (struct str){pair, 2});
    }
}

void syntax_hex16(struct builder *out, uint32_t value)
{
    char bytes[2] = {(char)(value >> 8 & 0xFF), (char)(value & 0xFF)};
    syntax_hex(out, (struct str){bytes, 2});
}

void syntax_name(struct builder *out, struct str name)
{
    builder_add_char(out, '/');
    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        if (c > ' ' && c <= '~' && strchr("#%()/<>[]{}", c) == NULL) {
            builder_add_char(out, c);
        } else {
            builder_add_char(out, '#');
            syntax_hex(out, (struct str){&c, 1});
        }
    }
}

void syntax_utf16(struct builder *out, struct str text)
{
    for (size_t i = 0; i < text.length;) {
        uint32_t c = utf8_next(text, &i);
        if (c >= 0x10000) {
            syntax_hex16(out, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + (c & 0x3FF);
        }
        syntax_hex16(out, c);
    }
}

/* Printable ASCII is the same in PDFDocEncoding. */
static bool is_printable_ascii(struct str text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] < ' ' || text.data[i] > '~')
            return false;
    return true;
}

void syntax_text(struct builder *out, struct str text)
{
    if (!is_printable_ascii(text)) {
        builder_add(out, STR("<FEFF"));
        syntax_utf16(out, text);
        builder_add_char(out, '>');
        return;
    }
    builder_add_char(out, '(');
    for (size_t i = 0; i < text.length; i++) {
        if (strchr("()\\", text.data[i]) != NULL)
            builder_add_char(out, '\\');
        builder_add_char(out, text.data[i]);
    }
    builder_add_char(out, ')');
}

void syntax_destination(struct builder *out, uint32_t page, bool across,
                        int64_t at)
{
    builder_add_char(out, '[');
    syntax_reference(out, page);
    builder_add(out, across ? STR(" /XYZ ") : STR(" /XYZ null "));
    syntax_thousandths(out, at);
    builder_add(out, across ? STR(" null null]") : STR(" null]"));
}
