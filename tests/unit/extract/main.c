/* SPDX-License-Identifier: MIT
 *
 * Runs all tests of extract/.
 */
#include "test_extract.h"

#include "base/utf8.h"
#include "extract/qpdf_library.h"

#include <stdlib.h>

static void check_text(struct str text)
{
    assert_non_null(text.data);
    assert_true(utf8_check(text, NULL));
    for (size_t i = 0; i < text.length; i++)
        assert_true((unsigned char)text.data[i] >= ' ');
}

static void check_page(const struct pages *pages, const struct page *page)
{
    assert_true(page->width > 0 && page->height > 0);
    check_text(page->label);
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        assert_int_equal(item->kind, ITEM_GLYPHS);
        assert_true(item->element < pages->element_count);
        assert_int_equal(item->element == 0, item->artifact != ARTIFACT_NONE);
        assert_int_not_equal(item->glyphs.text.length, 0);
        check_text(item->glyphs.text);
    }
}

static void check_pages(const struct pages *pages)
{
    const struct metadata *metadata = &pages->metadata;
    assert_true(pages->count != 0 && pages->element_count >= 2);
    for (size_t i = 0; i < pages->count; i++)
        check_page(pages, &pages->items[i]);
    for (size_t i = 1; i < pages->element_count; i++) {
        assert_true(pages->elements[i].parent < i);
        assert_int_equal(pages->elements[i].parent == 0, i == 1);
        check_text(pages->elements[i].title);
    }
    for (size_t i = 0; i < pages->outline_count; i++) {
        assert_true(pages->outline[i].page < pages->count);
        assert_true(pages->outline[i].element < pages->element_count);
        check_text(pages->outline[i].title);
    }
    check_text(metadata->title);
    check_text(metadata->author);
    check_text(metadata->subject);
    check_text(metadata->keywords);
    check_text(metadata->language);
    check_text(metadata->date);
    check_text(metadata->producer);
    check_text(metadata->form);
    check_text(metadata->form_version);
    check_text(metadata->revision.date);
    check_text(metadata->revision.reason);
}

bool extract_checked(struct str bytes)
{
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    const struct pages *pages = extract_pages(bytes, STR("a.pdf"), arena, log);
    assert_int_equal(diag_count(log), pages == NULL ? 1 : 0);
    if (pages == NULL) {
        enum diag_code code = diag_lookup(log, 0)->code;
        assert_true(code == DIAG_PDF_BROKEN || code == DIAG_PDF_FOREIGN);
        assert_true(utf8_check(diag_lookup(log, 0)->message[0], NULL));
        assert_true(utf8_check(diag_lookup(log, 0)->message[1], NULL));
    } else {
        check_pages(pages);
    }
    bool found = pages != NULL;
    arena_free(arena);
    return found;
}

void assert_item(const struct pages *pages, size_t page, size_t index,
                 uint32_t element, const char *text)
{
    assert_true(index < pages->items[page].count);
    const struct item *item = &pages->items[page].items[index];
    struct arena *arena = arena_new();
    assert_int_equal(item->element, element);
    assert_string_equal(str_c(arena, item->glyphs.text), text);
    arena_free(arena);
}

/* The library stays loaded while thousands of files are read. */
int main(void)
{
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct qpdf_library library;
    if (!qpdf_library_open(&library, QPDF_LIBRARY_NAME, log)) {
        diag_print(log, stderr, DIAG_ENGLISH, false);
        return EXIT_FAILURE;
    }
    int failures = test_lexer() + test_paper() + test_damage() + test_sample();
    qpdf_library_close(&library);
    arena_free(arena);
    return failures;
}
