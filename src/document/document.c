/* SPDX-License-Identifier: MIT
 *
 * Questions about paragraphs that more than one reader of a document asks.
 */
#include "document/document.h"

#include "base/arena.h"

#include "base/utf8.h"

/* Does the character leave no mark on paper? */
static bool is_blank(uint32_t code_point)
{
    return code_point <= 0x20 || code_point == 0xA0 || code_point == 0x200B ||
           code_point == 0x3000 || code_point == 0xFEFF;
}

bool paragraph_is_empty(const struct paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->span_count; i++) {
        struct str text = paragraph->spans[i].text;
        for (size_t offset = 0; offset < text.length;) {
            if (!is_blank(utf8_next(text, &offset)))
                return false;
        }
    }
    return true;
}

struct str paragraph_text(struct arena *arena,
                          const struct paragraph *paragraph)
{
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < paragraph->span_count; i++) {
        struct str text = paragraph->spans[i].text;
        size_t start = 0;
        while (start < text.length) {
            size_t end = str_find(text, STR("\n"), start);
            if (end == SIZE_MAX)
                end = text.length;
            builder_add(&builder, str_slice(text, start, end));
            start = end + 1;
        }
    }
    return builder_str(&builder);
}

const struct paragraph *paragraph_with(struct arena *arena,
                                       const struct paragraph *paragraph,
                                       struct str text)
{
    size_t count = paragraph->span_count;
    struct span *spans = ARENA_ARRAY(arena, count + 1, struct span);
    for (size_t i = 0; i < count; i++)
        spans[i] = paragraph->spans[i];
    spans[count] = spans[count - 1];
    spans[count].text = text;
    struct paragraph *longer = ARENA_NEW(arena, struct paragraph);
    *longer = *paragraph;
    longer->spans = spans;
    longer->span_count = count + 1;
    return longer;
}
