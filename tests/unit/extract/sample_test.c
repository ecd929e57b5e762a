/* SPDX-License-Identifier: MIT
 *
 * The sample file of the tests of pdf/, which has everything in it, written
 * and read back; and damaged.
 */
#include "test_extract.h"

#include "../pdf/test_pdf.h"
#include "extract/qpdf_library.h"
#include "pdf/pdf.h"

#include <string.h>
#include <time.h>

enum { CHANGES = 3000, SECONDS = 2 };

struct written {
    struct arena *arena;
    const struct pages *pages;
    struct str bytes;
};

static int write_sample(void **state)
{
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct str folder = STR(SOURCE_FOLDER "/fonts");
    struct fonts *fonts = fonts_open(&folder, 1, log);
    struct written *written = ARENA_NEW(arena, struct written);
    written->arena = arena;
    assert_non_null(fonts);
    written->pages = sample_pages(arena, fonts, log);
    assert_true(pdf_write(written->pages, fonts, arena, log, &written->bytes));
    fonts_close(fonts);
    *state = written;
    return 0;
}

static int free_sample(void **state)
{
    struct written *written = *state;
    arena_free(written->arena);
    return 0;
}

/* The texts of a page with their owners, neighbours of one owner joined. */
static struct str page_texts(struct arena *arena, const struct page *page)
{
    struct builder out = {.arena = arena};
    const struct item *before = NULL;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_GLYPHS)
            continue;
        if (before == NULL || before->element != item->element ||
            before->artifact != item->artifact)
            builder_format(&out, "\n%u %d ", (unsigned)item->element,
                           (int)item->artifact);
        builder_add(&out, item->glyphs.text);
        before = item;
    }
    return str_copy(arena, builder_str(&out));
}

static void assert_same(struct str found, struct str expected)
{
    struct arena *arena = arena_new();
    assert_string_equal(str_c(arena, found), str_c(arena, expected));
    arena_free(arena);
}

static void assert_same_elements(const struct pages *found,
                                 const struct pages *expected)
{
    assert_int_equal(found->element_count, expected->element_count);
    for (size_t i = 1; i < expected->element_count; i++) {
        const struct element *a = &found->elements[i];
        const struct element *b = &expected->elements[i];
        assert_int_equal(a->role, b->role);
        assert_int_equal(a->parent, b->parent);
        assert_int_equal(a->scope, b->scope);
        assert_int_equal(a->colspan, b->colspan);
        assert_int_equal(a->rowspan, b->rowspan);
        assert_same(a->title, b->title);
    }
}

static void assert_same_outline(const struct pages *found,
                                const struct pages *expected)
{
    assert_int_equal(found->outline_count, expected->outline_count);
    for (size_t i = 0; i < expected->outline_count; i++) {
        const struct outline_entry *a = &found->outline[i];
        const struct outline_entry *b = &expected->outline[i];
        assert_int_equal(a->level, b->level);
        assert_int_equal(a->page, b->page);
        assert_int_equal(a->y, b->y);
        assert_int_equal(a->element, b->element);
        assert_same(a->title, b->title);
    }
}

static void assert_same_metadata(const struct metadata *found,
                                 const struct metadata *expected)
{
    assert_same(found->title, expected->title);
    assert_same(found->author, expected->author);
    assert_same(found->subject, expected->subject);
    assert_same(found->keywords, expected->keywords);
    assert_same(found->language, expected->language);
    assert_same(found->date, expected->date);
    assert_same(found->producer, expected->producer);
    assert_same(found->form, expected->form);
    assert_same(found->form_version, expected->form_version);
    assert_int_equal(found->revision.number, expected->revision.number);
    assert_same(found->revision.date, expected->revision.date);
    assert_same(found->revision.reason, expected->revision.reason);
}

static void read_back(void **state)
{
    const struct written *written = *state;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    const struct pages *expected = written->pages;
    const struct pages *found =
        extract_pages(written->bytes, STR("a.pdf"), arena, log);
    assert_int_equal(diag_count(log), 0);
    assert_non_null(found);
    assert_int_equal(found->count, expected->count);
    for (size_t i = 0; i < expected->count; i++) {
        const struct page *a = &found->items[i], *b = &expected->items[i];
        assert_int_equal(a->width, b->width);
        assert_int_equal(a->height, b->height);
        assert_int_equal(a->turned, b->turned);
        assert_same(a->label, b->label);
        assert_same(page_texts(arena, a), page_texts(arena, b));
    }
    assert_same_elements(found, expected);
    assert_same_outline(found, expected);
    assert_same_metadata(&found->metadata, &expected->metadata);
    arena_free(arena);
}

/* Single bytes at random places; then lengths, from short to whole. */
static void damaged(void **state)
{
    const struct written *written = *state;
    struct str bytes = written->bytes;
    char *copy = ARENA_ARRAY(written->arena, bytes.length, char);
    uint64_t random = 3;
    size_t count = 0, sound = 0;
    memcpy(copy, bytes.data, bytes.length);
    for (time_t start = time(NULL);
         count < CHANGES && time(NULL) - start < SECONDS; count++) {
        random = random * UINT64_C(6364136223846793005) + 1;
        size_t at = (size_t)(random >> 20) % bytes.length;
        copy[at] = (char)(copy[at] ^ (1 + (int)(random >> 56) % 255));
        sound += extract_checked((struct str){copy, bytes.length});
        copy[at] = bytes.data[at];
    }
    print_message("%zu changed bytes, %zu of them where no text is\n", count,
                  sound);
    assert_true(count > 50 && sound < count);
    size_t step = bytes.length / 500 + 1;
    for (size_t length = 0; length + 8 < bytes.length; length += step)
        assert_false(extract_checked(str_slice(bytes, 0, length)));
}

static void library_missing(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const char *const names[] = {"libgongkai-none.so.0", "libc.so.6"};
    for (size_t i = 0; i < 2; i++) {
        struct diag_log *log = diag_log_new(arena);
        struct qpdf_library library;
        assert_false(qpdf_library_open(&library, names[i], log));
        assert_int_equal(diag_count(log), 1);
        assert_int_equal(diag_lookup(log, 0)->code, DIAG_LIBRARY_FAILED);
    }
    arena_free(arena);
}

int test_sample(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(read_back),
        cmocka_unit_test(damaged),
        cmocka_unit_test(library_missing),
    };
    return cmocka_run_group_tests_name("extract sample", tests, write_sample,
                                       free_sample);
}
