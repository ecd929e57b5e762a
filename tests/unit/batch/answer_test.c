/* SPDX-License-Identifier: MIT
 *
 * Answers of workers: what comes back, and what is borne.
 */
#include "place.h"

#include "batch/answer.h"

#include <stdlib.h>
#include <string.h>

static const struct report_file files[] = {
    {STR_INIT("434/434.yaml"), STR_INIT("aa01"), STR_INIT("ee04")},
    {STR_INIT("\xff\n"), STR_INIT(""), STR_INIT("")},
};

static const struct change changes[] = {
    {.kind = CHANGE_FIGURE,
     .table = STR_INIT("表一"),
     .row = STR_INIT("行二"),
     .column = STR_INIT("列三"),
     .old = {.there = true,
             .text = STR_INIT("1.00"),
             .page = 11,
             .folio = STR_INIT("9")},
     .new = {.there = true,
             .text = STR_INIT("2.00"),
             .page = 12,
             .folio = STR_INIT("10")},
     .derived = true},
    {.kind = CHANGE_SENTENCE,
     .words = STR_INIT("本部门共有"),
     .old = {.there = true, .text = STR_INIT("甲"), .page = 13}},
    {.kind = CHANGE_TABLE, .table = STR_INIT("表五")},
};

static const struct answer whole = {
    .kind = ANSWER_MADE,
    .form = STR_INIT("form"),
    .content = STR_INIT("cc01"),
    .files = files,
    .file_count = 2,
    .staged = STR_INIT("out/.gongkai/.gongkai-x"),
    .pdf = {STR_INIT("dd01"), 456789, 38, STR_INIT("某局\0报告"),
            STR_INIT("某局"), 3},
    .revises = true,
    .revision = {{3, STR_INIT("2024-03-05"), STR_INIT("录入\n错误")},
                 STR_INIT("bb01"),
                 STR_INIT("bb02"),
                 {.items = changes, .count = 3}},
};

static void fill_log(struct diag_log *log)
{
    diag_add(log, DIAG_FILE_EMPTY,
             ((struct position){STR("a.xlsx"), 4, 2, STR("表")}), STR("b\"c"));
    diag_add(log, DIAG_PACK_ADVICE, NOWHERE, DIAG_BOTH("甲", "a"));
}

static void assert_side(const struct change_side *a,
                        const struct change_side *b)
{
    assert_int_equal(a->there, b->there);
    assert_true(str_equal(a->text, b->text));
    assert_int_equal(a->page, b->page);
    assert_true(str_equal(a->folio, b->folio));
}

static void assert_changes(const struct changes *a, const struct changes *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        const struct change *x = &a->items[i], *y = &b->items[i];
        assert_int_equal(x->kind, y->kind);
        assert_true(str_equal(x->table, y->table));
        assert_true(str_equal(x->row, y->row));
        assert_true(str_equal(x->column, y->column));
        assert_true(str_equal(x->words, y->words));
        assert_side(&x->old, &y->old);
        assert_side(&x->new, &y->new);
        assert_int_equal(x->derived, y->derived);
    }
}

static void assert_answer(const struct answer *a, const struct answer *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_true(str_equal(a->form, b->form));
    assert_true(str_equal(a->content, b->content));
    assert_int_equal(a->file_count, b->file_count);
    for (size_t i = 0; i < a->file_count; i++) {
        assert_true(str_equal(a->files[i].path, b->files[i].path));
        assert_true(str_equal(a->files[i].sha256, b->files[i].sha256));
        assert_true(str_equal(a->files[i].places, b->files[i].places));
    }
    assert_true(str_equal(a->staged, b->staged));
    assert_true(str_equal(a->pdf.sha256, b->pdf.sha256));
    assert_int_equal(a->pdf.size, b->pdf.size);
    assert_int_equal(a->pdf.pages, b->pdf.pages);
    assert_true(str_equal(a->pdf.title, b->pdf.title));
    assert_true(str_equal(a->pdf.author, b->pdf.author));
    assert_int_equal(a->pdf.revision, b->pdf.revision);
    assert_int_equal(a->revises, b->revises);
    const struct report_revision *x = &a->revision, *y = &b->revision;
    assert_int_equal(x->revision.number, y->revision.number);
    assert_true(str_equal(x->revision.date, y->revision.date));
    assert_true(str_equal(x->revision.reason, y->revision.reason));
    assert_true(str_equal(x->old_sha256, y->old_sha256));
    assert_true(str_equal(x->new_sha256, y->new_sha256));
    assert_changes(&x->changes, &y->changes);
}

/* What comes of the bytes, which are gone afterwards. */
static bool unpack(struct arena *arena, struct str bytes, struct diag_log *log,
                   struct answer *answer)
{
    char *copy = malloc(bytes.length == 0 ? 1 : bytes.length);
    assert_non_null(copy);
    if (bytes.length != 0)
        memcpy(copy, bytes.data, bytes.length);
    bool good =
        answer_unpack((struct str){copy, bytes.length}, arena, log, answer);
    memset(copy, 'x', bytes.length);
    free(copy);
    return good;
}

static void answers_come_back(void **state)
{
    struct place *place = *state;
    struct arena *arena = place->arena;
    for (int kind = ANSWER_SAME; kind <= ANSWER_UNWRITABLE; kind++) {
        struct answer cases[] = {whole, {.kind = ANSWER_SAME}};
        for (size_t i = 0; i < 2; i++) {
            struct diag_log *log = diag_log_new(arena);
            struct diag_log *copy = diag_log_new(arena);
            struct answer found;
            cases[i].kind = (enum answer_kind)kind;
            if (i == 0)
                fill_log(log);
            struct str bytes = answer_pack(&cases[i], log, arena);
            assert_true(unpack(arena, bytes, copy, &found));
            assert_answer(&found, &cases[i]);
            assert_string_equal(codes(place, copy), codes(place, log));
        }
    }
}

static void a_revision_that_is_none_is_left_out(void **state)
{
    struct place *place = *state;
    struct answer answer = whole, found;
    answer.revises = false;
    struct str bytes = answer_pack(&answer, place->log, place->arena);
    assert_true(unpack(place->arena, bytes, place->log, &found));
    assert_false(found.revises);
    assert_int_equal(found.revision.revision.number, 0);
    assert_int_equal(found.revision.changes.count, 0);
}

static void half_answers_are_none(void **state)
{
    struct place *place = *state;
    struct diag_log *log = diag_log_new(place->arena);
    fill_log(log);
    struct str bytes = answer_pack(&whole, log, place->arena);
    struct answer found;
    for (size_t length = 0; length < bytes.length; length++) {
        assert_false(unpack(place->arena, str_slice(bytes, 0, length),
                            place->log, &found));
        assert_int_equal(diag_count(place->log), 0);
    }
    assert_false(unpack(place->arena, str_join(place->arena, bytes, STR("\0")),
                        diag_log_new(place->arena), &found));
    assert_true(unpack(place->arena, bytes, place->log, &found));
}

/* Each byte changed: whatever it says, it is borne, and what counts things
 * counts no more than there can be. */
static void damaged_answers_are_borne(void **state)
{
    struct place *place = *state;
    struct diag_log *log = diag_log_new(place->arena);
    fill_log(log);
    struct str bytes = answer_pack(&whole, log, place->arena);
    static const unsigned char flips[] = {0x01, 0x80, 0xff};
    size_t refused = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        for (size_t k = 0; k < 3; k++) {
            struct arena *arena = arena_new();
            char *copy = (char *)(uintptr_t)str_copy(arena, bytes).data;
            struct answer found;
            copy[i] = (char)(copy[i] ^ flips[k]);
            refused += !unpack(arena, (struct str){copy, bytes.length},
                               diag_log_new(arena), &found);
            assert_true(arena_footprint(arena) < 1 << 20);
            arena_free(arena);
        }
    }
    assert_true(refused > bytes.length && refused < 3 * bytes.length);
}

int answer_tests(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(answers_come_back),
        IN_PLACE(a_revision_that_is_none_is_left_out),
        IN_PLACE(half_answers_are_none),
        IN_PLACE(damaged_answers_are_borne),
    };
    return cmocka_run_group_tests_name("answer", tests, NULL, NULL);
}
