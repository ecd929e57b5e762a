/* SPDX-License-Identifier: MIT */
#include "base/json.h"

/* How c is written inside quotes; "" as it is. */
static struct str escape(unsigned char c, char buffer[8])
{
    if (c == '"')
        return STR("\\\"");
    if (c == '\\')
        return STR("\\\\");
    if (c == '\n')
        return STR("\\n");
    if (c == '\t')
        return STR("\\t");
    if (c >= 0x20)
        return STR("");
    int length = snprintf(buffer, 8, "\\u%04x", c);
    return (struct str){buffer, (size_t)length};
}

void json_write_string(FILE *out, struct str text)
{
    char buffer[8];
    fputc('"', out);
    for (size_t i = 0; i < text.length; i++) {
        struct str escaped = escape((unsigned char)text.data[i], buffer);
        if (escaped.length == 0)
            fputc(text.data[i], out);
        else
            fwrite(escaped.data, 1, escaped.length, out);
    }
    fputc('"', out);
}

void json_add_string(struct builder *out, struct str text)
{
    char buffer[8];
    builder_add_char(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        struct str escaped = escape((unsigned char)text.data[i], buffer);
        if (escaped.length == 0)
            builder_add_char(out, text.data[i]);
        else
            builder_add(out, escaped);
    }
    builder_add_char(out, '"');
}
