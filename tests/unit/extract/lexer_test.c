/* SPDX-License-Identifier: MIT
 *
 * Tokens, objects, texts.
 */
#include "test_extract.h"

#include "extract/datum.h"

static struct token first_token(struct arena *arena, struct str text)
{
    struct lexer lexer = {.input = text, .arena = arena};
    return lexer_next(&lexer);
}

static void tokens(void **state)
{
    (void)state;
    static const struct {
        const char *input;
        enum token_kind kind;
        int64_t number;
        const char *text; /* NULL: not looked at */
    } cases[] = {
        {"", TOKEN_END, 0, NULL},
        {" \t\r\n\f% a comment", TOKEN_END, 0, NULL},
        {"% a\n12", TOKEN_INTEGER, 12, NULL},
        {"-7", TOKEN_INTEGER, -7, NULL},
        {"+7]", TOKEN_INTEGER, 7, NULL},
        {"595.276", TOKEN_REAL, 595276, NULL},
        {"-.5", TOKEN_REAL, -500, NULL},
        {"4.", TOKEN_REAL, 4000, NULL},
        {"0.99999", TOKEN_REAL, 999, NULL},
        {"999999999999", TOKEN_INTEGER, 999999999999, NULL},
        {"9999999999999", TOKEN_BAD, 0, NULL},
        {"-", TOKEN_BAD, 0, NULL},
        {".", TOKEN_BAD, 0, NULL},
        {"1.2.3", TOKEN_BAD, 0, NULL},
        {"1e5", TOKEN_BAD, 0, NULL},
        {"/Name", TOKEN_NAME, 0, "Name"},
        {"/A#20b#2f", TOKEN_NAME, 0, "A b/"},
        {"/A#2", TOKEN_BAD, 0, NULL},
        {"/A#zz", TOKEN_BAD, 0, NULL},
        {"/", TOKEN_NAME, 0, ""},
        {"(a(b)c)d", TOKEN_STRING, 0, "a(b)c"},
        {"(\\(\\101\\7\\n\\\nx\\q)", TOKEN_STRING, 0, "(A\a\nxq"},
        {"(a", TOKEN_BAD, 0, NULL},
        {"(a\\", TOKEN_BAD, 0, NULL},
        {"<41 4\n2 5>", TOKEN_STRING, 0, "ABP"},
        {"<41", TOKEN_BAD, 0, NULL},
        {"<4g>", TOKEN_BAD, 0, NULL},
        {"<<", TOKEN_DICTIONARY, 0, NULL},
        {">>", TOKEN_DICTIONARY_END, 0, NULL},
        {">", TOKEN_BAD, 0, NULL},
        {")", TOKEN_BAD, 0, NULL},
        {"{", TOKEN_BAD, 0, NULL},
        {"BDC\n", TOKEN_WORD, 0, "BDC"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct token token = first_token(arena, str_from(cases[i].input));
        if (token.kind != cases[i].kind)
            fail_msg("%s: kind %d", cases[i].input, (int)token.kind);
        assert_int_equal(token.number, cases[i].number);
        if (cases[i].text != NULL)
            assert_string_equal(str_c(arena, token.text), cases[i].text);
        arena_free(arena);
    }
}

static void objects(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct datum *datum = datum_parse(
        STR("<</A [1 2 0 R true null] /B <</C (x)>> /D -1.5>>"), arena);
    assert_non_null(datum);
    const struct datum *list = datum_entry(datum, "A");
    assert_int_equal(list->count, 4);
    assert_int_equal(list->items[1].kind, DATUM_REFERENCE);
    assert_int_equal(list->items[1].number, 2);
    assert_int_equal(list->items[2].kind, DATUM_BOOLEAN);
    assert_int_equal(datum_entry(list, "A")->kind, DATUM_NULL);
    assert_int_equal(datum_entry(datum, "E")->kind, DATUM_NULL);
    assert_int_equal(datum_thousandths(datum_entry(datum, "D")), -1500);
    assert_int_equal(datum_thousandths(list->items), 1000);
    static const char *const wrong[] = {
        "",        "1 2",           "[1",
        "<</A>>",  "<<1 2>>",       "]",
        "R",       "[1 R]",         "[0 0 R]",
        "[1 1 R]", "[8388608 0 R]", "word",
        "<<[",     "[>>",           "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (datum_parse(str_from(wrong[i]), arena) != NULL)
            fail_msg("%s", wrong[i]);
    }
    arena_free(arena);
}

static void operators(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct lexer lexer = {.input = STR("[<00>-5]TJ ET 1 g"), .arena = arena};
    struct datum operands;
    assert_true(str_equal(datum_operands(&lexer, &operands).text, STR("TJ")));
    assert_int_equal(operands.count, 1);
    assert_int_equal(operands.items[0].count, 2);
    assert_true(str_equal(datum_operands(&lexer, &operands).text, STR("ET")));
    assert_int_equal(operands.count, 0);
    assert_true(str_equal(datum_operands(&lexer, &operands).text, STR("g")));
    assert_int_equal(datum_operands(&lexer, &operands).kind, TOKEN_END);
    lexer = (struct lexer){.input = STR("1 2"), .arena = arena};
    assert_int_equal(datum_operands(&lexer, &operands).kind, TOKEN_BAD);
    arena_free(arena);
}

static void texts(void **state)
{
    (void)state;
    static const struct {
        const char *input, *text;
    } cases[] = {
        {"(a\\tb)", "a b"},
        {"(\\351)", "\uFFFD"},
        {"<FEFF671B90FD>", "望都"},
        {"<FEFFD840DC00>", "\U00020000"},
        {"<FEFF0041D840>", "A"},
        {"<FEFF0041DC000042>", "A"},
        {"<FEFF004100>", ""},
        {"<EFBBBFE4B880FF>", "一\uFFFD"},
        {"/Name", ""},
        {"()", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        const struct datum *datum =
            datum_parse(str_from(cases[i].input), arena);
        assert_non_null(datum);
        assert_string_equal(datum_text(datum, arena).data, cases[i].text);
        arena_free(arena);
    }
}

int test_lexer(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens),
        cmocka_unit_test(objects),
        cmocka_unit_test(operators),
        cmocka_unit_test(texts),
    };
    return cmocka_run_group_tests_name("extract lexer", tests, NULL, NULL);
}
