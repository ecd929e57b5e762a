/* SPDX-License-Identifier: MIT
 *
 * Fuzz target of the reader of our own PDFs: whatever the bytes, there are
 * pages whose parts refer to nothing that is not there, or there is a message.
 * Input that begins with % is a file as it is; any other replaces texts of
 * objects in a sound file, so that the frame is always whole: pieces divided
 * by NUL, each a letter for its object (A is 1) and the text.
 */
#include "../unit/extract/test_extract.h"
#include "base/utf8.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void replace_texts(struct paper *paper, struct str input)
{
    for (size_t start = 0, end; start < input.length; start = end + 1) {
        end = str_find(input, STR("\0"), start);
        if (end == SIZE_MAX)
            end = input.length;
        int object = input.data[start] - 'A' + 1;
        if (end - start < 1 || object < 1 || object >= PAPER_END)
            continue;
        struct str *text = paper->streams[object].data != NULL
                               ? &paper->streams[object]
                               : &paper->bodies[object];
        *text = str_slice(input, start + 1, end);
    }
}

static void check(const struct pages *pages)
{
    assert(pages->count != 0 && pages->element_count >= 2);
    assert(utf8_check(pages->metadata.title, NULL));
    assert(utf8_check(pages->metadata.revision.reason, NULL));
    for (size_t i = 1; i < pages->element_count; i++) {
        assert(pages->elements[i].parent < i);
        assert(utf8_check(pages->elements[i].title, NULL));
    }
    for (size_t i = 0; i < pages->count; i++) {
        for (size_t j = 0; j < pages->items[i].count; j++) {
            const struct item *item = &pages->items[i].items[j];
            assert(item->element < pages->element_count);
            assert(utf8_check(item->glyphs.text, NULL));
        }
    }
    for (size_t i = 0; i < pages->outline_count; i++) {
        assert(pages->outline[i].page < pages->count);
        assert(pages->outline[i].element < pages->element_count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct str bytes = {(const char *)data, size};
    if (size == 0 || data[0] != '%') {
        struct paper paper = paper_sound();
        replace_texts(&paper, bytes);
        bytes = paper_bytes(&paper, arena);
    }
    const struct pages *pages = extract_pages(bytes, STR("f.pdf"), arena, log);
    assert((pages == NULL) == (diag_count(log) != 0));
    if (pages != NULL)
        check(pages);
    for (size_t i = 0; i < diag_count(log); i++) {
        assert(utf8_check(diag_lookup(log, i)->message[0], NULL));
        assert(utf8_check(diag_lookup(log, i)->message[1], NULL));
    }
    arena_free(arena);
    return 0;
}
