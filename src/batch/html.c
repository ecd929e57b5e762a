/* SPDX-License-Identifier: MIT */
#include "batch/html.h"

#include "base/utf8.h"

static bool is_harmful(uint32_t c)
{
    if (c == '\t' || c == '\n')
        return false;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void html_write(FILE *out, struct str text)
{
    for (size_t i = 0; i < text.length;) {
        uint32_t c = utf8_next(text, &i);
        char bytes[4];
        if (c == '&')
            fputs("&amp;", out);
        else if (c == '<')
            fputs("&lt;", out);
        else if (c == '>')
            fputs("&gt;", out);
        else if (c == '"')
            fputs("&quot;", out);
        else if (c == '\'')
            fputs("&#39;", out);
        else
            fwrite(bytes, 1, utf8_encode(is_harmful(c) ? 0xFFFD : c, bytes),
                   out);
    }
}

/* Those that never mean anything in an address. A colon, which would end a
 * scheme, and a slash are not among them. */
static bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
           c == '~';
}

void html_write_address(FILE *out, struct str name)
{
    for (size_t i = 0; i < name.length; i++) {
        if (is_unreserved(name.data[i]))
            fputc(name.data[i], out);
        else
            fprintf(out, "%%%02X", (unsigned char)name.data[i]);
    }
}
