/* SPDX-License-Identifier: MIT
 *
 * ToUnicode: the way from codes back to text (ISO 32000-1, 9.10.3).
 *
 * Every code must have text (ISO 14289-1, 7.21.7). A glyph that stands for no
 * character, because its cluster has fewer characters than glyphs, is mapped
 * to a character that neither shows nor parts what it stands in: U+034F. An
 * empty mapping is not understood: readers print U+FFFD or the code itself.
 */
#include "pdf/syntax.h"
#include "pdf/writer.h"

#include "base/utf8.h"

enum {
    MAPPINGS_IN_BLOCK = 100, /* the limit of Technical Note 5014 */
    GRAPHEME_JOINER = 0x034F,
};

/* U+0000, U+FEFF and U+FFFE may not stand in the map (7.21.7, test 2). */
static bool may_stand(uint32_t code_point)
{
    return code_point != 0 && code_point != 0xFEFF && code_point != 0xFFFE;
}

static void add_mapping(struct builder *out, size_t code, struct str text)
{
    builder_add_char(out, '<');
    syntax_hex16(out, (uint32_t)code);
    builder_add(out, STR("> <"));
    bool empty = true;
    for (size_t start = 0, end = 0; end < text.length; start = end) {
        if (!may_stand(utf8_next(text, &end)))
            continue;
        syntax_utf16(out, str_slice(text, start, end));
        empty = false;
    }
    if (empty)
        syntax_hex16(out, GRAPHEME_JOINER);
    builder_add(out, STR(">\n"));
}

uint32_t unicode_map(struct writer *writer, const struct subset *subset)
{
    struct builder out = {.arena = writer->arena};
    builder_add(&out, STR("/CIDInit /ProcSet findresource begin\n"
                          "12 dict begin\n"
                          "begincmap\n"
                          "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
                          "/Supplement 0>> def\n"
                          "/CMapName /Adobe-Identity-UCS def\n"
                          "/CMapType 2 def\n"
                          "1 begincodespacerange\n"
                          "<0000> <FFFF>\n"
                          "endcodespacerange\n"));
    for (size_t code = 1; code < subset->count; code++) {
        if (code % MAPPINGS_IN_BLOCK == 1) {
            size_t left = subset->count - code;
            syntax_integer(&out, left < MAPPINGS_IN_BLOCK ? (int64_t)left
                                                          : MAPPINGS_IN_BLOCK);
            builder_add(&out, STR(" beginbfchar\n"));
        }
        add_mapping(&out, code, subset->codes[code].text);
        if (code % MAPPINGS_IN_BLOCK == 0 || code + 1 == subset->count)
            builder_add(&out, STR("endbfchar\n"));
    }
    builder_add(&out, STR("endcmap\n"
                          "CMapName currentdict /CMap defineresource pop\n"
                          "end\n"
                          "end\n"));
    return object_stream(writer->objects, STR(""), builder_str(&out),
                         STREAM_COMPRESSED);
}
