/* SPDX-License-Identifier: MIT
 *
 * Constructors: what they refuse. What they make is in small.c.
 */
#include "test_script.h"

#define CELL(text) "cell { " text ", style = body }"
#define GRID(rest) "grid { style = lines, columns = { 10, 10 }, " rest " }"

static void styles_are_checked(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"style { 'a', font = '宋体', size = 10, sise = 3 }",
         "document.lua:2: PACK_KEY_UNKNOWN style has no “sise”; did you mean "
         "“size”?"},
        {"style { 'a' }", "document.lua:2: PACK_KEY_MISSING style lacks "
                          "“font”\n"
                          "document.lua:2: PACK_KEY_MISSING style lacks "
                          "“size”"},
        {"style { base = body }",
         "document.lua:2: PACK_VALUE_WRONG “[1]” of style should be a name "
         "(text), found nil"},
        {"style 'a'", "document.lua:2: PACK_VALUE_WRONG “1” of style should "
                      "be a table, found “a”"},
        {"style { 'a', base = 3 }",
         "document.lua:2: PACK_VALUE_WRONG “base” of style should be a "
         "style{…}, found 3"},
        {"style { 'a', base = body, size = 'big', leading = 0, left = -1,\n"
         "align = 'center', bold = true, heading = 7, keep_together = 1,\n"
         "colour = 'red', orphans = 0, indent = 200, font = 1.5 }",
         "document.lua:2: PACK_KEY_UNKNOWN style has no “bold”\n"
         "document.lua:2: PACK_VALUE_WRONG “font” of style should be a text, "
         "an integer or money, found 1.5\n"
         "document.lua:2: PACK_VALUE_WRONG “size” of style should be a number "
         "from 1 to 283465, found “big”\n"
         "document.lua:2: PACK_VALUE_WRONG “colour” of style should be "
         "\"#RRGGBB\", found “red”\n"
         "document.lua:2: PACK_VALUE_WRONG “align” of style should be "
         "\"start\" | \"centre\" | \"end\" | \"justify\" | \"decimal\", found "
         "“center”\n"
         "document.lua:2: PACK_VALUE_WRONG “leading” of style should be a "
         "number from 1 to 283465, found 0\n"
         "document.lua:2: PACK_VALUE_WRONG “left” of style should be a number "
         "from 0 to 283465, found -1\n"
         "document.lua:2: PACK_VALUE_WRONG “keep_together” of style should be "
         "true | false, found 1\n"
         "document.lua:2: PACK_VALUE_WRONG “orphans” of style should be an "
         "integer from 1 to 100, found 0\n"
         "document.lua:2: PACK_VALUE_WRONG “heading” of style should be an "
         "integer from 0 to 6, found 7\n"
         "document.lua:2: PACK_VALUE_WRONG “indent” of style should be a "
         "number from -100 to 100, found 200"},
        {"style { 'a', base = body, gap = { 0.5, 0.6, 0.7 } }",
         "document.lua:2: PACK_VALUE_WRONG “gap” of style should be "
         "{ natural, least, most } in em, from 0 to 1, found a table"},
        {"style { 'a', base = body, colour = '#12345G', size = 1e300 }",
         "document.lua:2: PACK_VALUE_WRONG “size” of style should be a number "
         "from 1 to 283465, found 1e+300\n"
         "document.lua:2: PACK_VALUE_WRONG “colour” of style should be "
         "\"#RRGGBB\", found “#12345G”"},
        {"table_style { 'a', rule = -1, least_scale = 2 }",
         "document.lua:2: PACK_VALUE_WRONG “rule” of table_style should be a "
         "number from 0 to 283465, found -1\n"
         "document.lua:2: PACK_VALUE_WRONG “least_scale” of table_style "
         "should be a number from 0.100 to 1, found 2"},
        {"table_style { 'a', base = body }",
         "document.lua:2: PACK_VALUE_WRONG “base” of table_style should be a "
         "table_style{…}, found a style{…}"},
        {"style { 'a', base = body, halfwidth = 1 }",
         "document.lua:2: PACK_VALUE_WRONG “halfwidth” of style should be "
         "true | false, found 1"},
        {"mm 'a'", "document.lua:2: PACK_VALUE_WRONG “1” of mm should be a "
                   "number, found “a”"},
        {"cm(nil)", "document.lua:2: PACK_VALUE_WRONG “1” of cm should be a "
                    "number, found nil"},
    };
    expect_mistakes(cases, COUNT(cases));
}

static void paragraphs_are_checked(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"body(3)", "document.lua:2: PACK_VALUE_WRONG “1” of style should be "
                    "a text, found 3"},
        {"body {}", "document.lua:2: PACK_VALUE_WRONG “1” of style should be "
                    "a text, found nil"},
        {"body { 'a', locale = {} }",
         "document.lua:2: PACK_KEY_UNKNOWN style has no "
         "“locale”; did you mean “locals”?"},
        {"body { 'a', locals = 3 }",
         "document.lua:2: PACK_VALUE_WRONG “locals” of style should be a "
         "table, found 3"},
        {"body('a', 3)", "document.lua:2: PACK_VALUE_WRONG “locals” of style "
                         "should be a table, found 3"},
        {"body({ 'a' }, {})",
         "document.lua:2: PACK_VALUE_WRONG “2” of style should be nothing: "
         "locals go into the table, found a table"},
        {"body { 'a', source = 3 }",
         "document.lua:2: PACK_VALUE_WRONG “source” of style should be a "
         "position(…), found 3"},
        {"body 'a\\255'",
         "document.lua:2: PACK_VALUE_WRONG “1” of style should be UTF-8 text "
         "without control characters (byte 2 is none), found “a?”"},
        {"body 'a\\0'",
         "document.lua:2: PACK_VALUE_WRONG “1” of style should be UTF-8 text "
         "without control characters (byte 2 is none), found “a ”"},
        {"body 'a\\u{85}'",
         "document.lua:2: PACK_VALUE_WRONG “1” of style should be UTF-8 text "
         "without control characters (byte 2 is none), found “a ”"},
        {"plain(3, 'a')", "document.lua:2: PACK_VALUE_WRONG “1” of plain "
                          "should be a style{…}, found 3"},
        {"plain(body, nil)",
         "document.lua:2: PACK_VALUE_WRONG “2” of plain should be a text, an "
         "integer or money, found nil"},
        {"plain(body, 'a', 'b')",
         "document.lua:2: PACK_VALUE_WRONG “3” of plain should be a "
         "position(…), found “b”"},
        {"prose(body, nil)",
         "document.lua:2: PACK_VALUE_WRONG “2” of prose should be a text, an "
         "integer or money, found nil"},
    };
    expect_mistakes(cases, COUNT(cases));
}

static void tables_are_checked(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"cell { 'a' }", "document.lua:2: PACK_KEY_MISSING cell lacks "
                         "“style”"},
        {"cell { 'a', style = false }",
         "document.lua:2: PACK_VALUE_WRONG “style” of cell should be a "
         "style{…}, found false"},
        {"cell { 1.5, style = body }",
         "document.lua:2: PACK_VALUE_WRONG “[1]” of cell should be a text, an "
         "integer or money, found 1.5"},
        {"cell { 'a', 'b', style = body }",
         "document.lua:2: PACK_KEY_UNKNOWN cell has no “[2]”"},
        {"cell { 'a', style = body, colspan = 0 }",
         "document.lua:2: PACK_VALUE_WRONG “colspan” of cell should be an "
         "integer from 1 to 1000, found 0"},
        {"cell { 'a', style = body, header = true }",
         "document.lua:2: PACK_VALUE_WRONG “header” of cell should be "
         "\"column\" | \"row\", found true"},
        {"cell { '1', style = body, amount = 1 }",
         "document.lua:2: PACK_VALUE_WRONG “amount” of cell should be money, "
         "found 1"},
        {"cell { '1', style = body, amount = zero, counted = 1 }",
         "document.lua:2: PACK_VALUE_WRONG “counted” of cell should be true | "
         "false, found 1"},
        {"cell { '1', style = body, amount = zero, format = true }",
         "document.lua:2: PACK_VALUE_WRONG “format” of cell should be a table "
         "of an amount's format, found true"},
        {"cell { '1', style = body, amount = zero, format = { digits = 2 } }",
         "document.lua:2: PACK_KEY_UNKNOWN format has no “digits”"},
        {"cell { 'a', style = body, vertical = 'center' }",
         "document.lua:2: PACK_VALUE_WRONG “vertical” of cell should be "
         "\"top\" | \"middle\" | \"bottom\", found “center”"},
        {"row { 'a' }", "document.lua:2: PACK_VALUE_WRONG “[1]” of row should "
                        "be a cell{…}, found “a”"},
        {"row_group { row {}, 'a' }",
         "document.lua:2: PACK_VALUE_WRONG “[2]” of row_group should be a "
         "row{…} or a row_group{…}, found “a”"},
        {"row_group { row {}, keeps = true }",
         "document.lua:2: PACK_KEY_UNKNOWN row_group has no “keeps”; did you "
         "mean “keep”?"},
        {"row_group { keep = 1, " CELL("1") " }",
         "document.lua:2: PACK_VALUE_WRONG “keep” of row_group should be true "
         "| false, found 1\n"
         "document.lua:2: PACK_VALUE_WRONG “[1]” of row_group should be a "
         "row{…} or a row_group{…}, found a cell{…}"},
        {"local g = row {}\nfor i = 1, 33 do g = row_group { g } end",
         "document.lua:3: PACK_VALUE_WRONG “1” of row_group should be groups "
         "that are not nested so deeply, found a table"},
        {GRID("header = { row_group { row {} } }"),
         "document.lua:2: PACK_VALUE_WRONG “[1]” of header should be a "
         "row{…}, found a row_group{…}"},
        {GRID("body = { { 3 } }"),
         "document.lua:2: PACK_VALUE_WRONG “[1]” of body should be a row{…} "
         "or a row_group{…}, found 3"},
        {"row { heigth = 3 }", "document.lua:2: PACK_KEY_UNKNOWN row has no "
                               "“heigth”; did you mean “height”?"},
        {"share(0)", "document.lua:2: PACK_VALUE_WRONG “1” of share should be "
                     "an integer from 1 to 1000, found 0"},
        {"share(1, 'a')", "document.lua:2: PACK_VALUE_WRONG “2” of share "
                          "should be a width in pt, found “a”"},
        {"grid {}", "document.lua:2: PACK_KEY_MISSING grid lacks “style”\n"
                    "document.lua:2: PACK_KEY_MISSING grid lacks “columns”"},
        {"grid { style = lines, columns = {} }",
         "document.lua:2: PACK_VALUE_WRONG “columns” of grid should be at "
         "least one column, found a table"},
        {"grid { style = body, columns = { 'wide' } }",
         "document.lua:2: PACK_VALUE_WRONG “style” of grid should be a "
         "table_style{…}, found a style{…}\n"
         "document.lua:2: PACK_VALUE_WRONG “[1]” of columns should be a width "
         "in pt, \"auto\" or share(…), found “wide”"},
        {"grid { style = lines, columns = { 10, nil, 10 } }",
         "document.lua:2: PACK_VALUE_WRONG “[2]” of columns should be a width "
         "in pt, \"auto\" or share(…), found nil"},
        {GRID("title = page_break()"),
         "document.lua:2: PACK_VALUE_WRONG “title” of grid should be a "
         "paragraph, found a block"},
        {GRID("context = { 'a' }"),
         "document.lua:2: PACK_VALUE_WRONG “[1]” of context should be a "
         "paragraph, found “a”"},
        {GRID("context = { body 'a', nil, nil, body 'b' }"),
         "document.lua:2: PACK_KEY_UNKNOWN context has no “[4]”"},
        {GRID("notes = { space(3) }"),
         "document.lua:2: PACK_VALUE_WRONG “notes” of grid should be "
         "paragraphs, found another block"},
        {GRID("body = row {}"),
         "document.lua:2: PACK_VALUE_WRONG “body” of grid should be a list "
         "(table), found a row{…}"},
        {GRID("body = { x = 1 }"),
         "document.lua:2: PACK_KEY_UNKNOWN body has no “x”"},
        {GRID("body = { row {},\nrow { " CELL("1") ", " CELL("2") ", " CELL(
             "3") " } }"),
         "document.lua:3: TABLE_GRID_WRONG table “线”, row 2: cells overlap "
         "or stand outside the columns"},
        {GRID("body = { row { " CELL("1, rowspan = 2") " } }"),
         "document.lua:2: TABLE_GRID_WRONG table “线”, row 1: cells overlap "
         "or stand outside the columns"},
        {GRID("body = { row { " CELL("1, colspan = 3") " } }"),
         "document.lua:2: TABLE_GRID_WRONG table “线”, row 1: cells overlap "
         "or stand outside the columns"},
        {GRID("title = body 'T', body = { row { nil, " CELL(
             "1, rowspan = 2") ", " CELL("1") " }, row { " CELL("1, colspan = "
                                                                "2") " } }"),
         "document.lua:2: TABLE_GRID_WRONG table “T”, row 2: cells overlap or "
         "stand outside the columns"},
    };
    expect_mistakes(cases, COUNT(cases));
}

static void sections_are_checked(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"contents {}", "document.lua:2: PACK_KEY_MISSING contents lacks "
                        "“levels”"},
        {"contents { levels = { 3 } }",
         "document.lua:2: PACK_VALUE_WRONG “[1]” of levels should be a "
         "style{…}, found 3"},
        {"space 'a'", "document.lua:2: PACK_VALUE_WRONG “1” of space should "
                      "be a number of pt from 0 to 14400, found “a”"},
        {"space(-1)", "document.lua:2: PACK_VALUE_WRONG “1” of space should "
                      "be a number of pt from 0 to 14400, found -1"},
        {"running {}", "document.lua:2: PACK_KEY_MISSING running lacks "
                       "“style”\n"
                       "document.lua:2: PACK_KEY_MISSING running lacks "
                       "“text”"},
        {"running { text = '{pag}', style = body }",
         "document.lua:2: PACK_NAME_UNKNOWN the global “pag” was never "
         "assigned; did you mean “page”?"},
        {"running { text = 3, style = body }",
         "document.lua:2: PACK_VALUE_WRONG “text” of running should be a "
         "text, found 3"},
        {"page_form { 'a', width = 10, height = 10 }",
         "document.lua:2: PACK_KEY_MISSING page_form lacks “top”\n"
         "document.lua:2: PACK_KEY_MISSING page_form lacks “bottom”\n"
         "document.lua:2: PACK_KEY_MISSING page_form lacks “left”\n"
         "document.lua:2: PACK_KEY_MISSING page_form lacks “right”"},
        {"page_form { 'a', width = 10, height = 10, top = 1, bottom = 1,\n"
         "left = 5, right = 5 }",
         "document.lua:2: PACK_MARGINS the margins of page form “a” leave no "
         "type area"},
        {"section {}", "document.lua:2: PACK_KEY_MISSING section lacks "
                       "“form”"},
        {"section { form = page, first_folio = -1, folio = 1 }",
         "document.lua:2: PACK_VALUE_WRONG “first_folio” of section should be "
         "an integer from 0 to 100000, found -1\n"
         "document.lua:2: PACK_VALUE_WRONG “folio” of section should be true "
         "| false, found 1"},
        {"section { form = page, { { 'a' } } }",
         "document.lua:2: PACK_VALUE_WRONG “[1]” of section should be a "
         "block, found “a”"},
        {"section { form = page, [9999999] = body 'a' }",
         "document.lua:2: PACK_KEY_UNKNOWN section has no “[9999999]”"},
        {"document {}", "document.lua:2: PACK_KEY_MISSING document lacks "
                        "“title”\n"
                        "document.lua:2: PACK_KEY_MISSING document lacks “a "
                        "section{…}”"},
        {"document { title = 't', date = '2024-2-8', section { form = page } "
         "}",
         "document.lua:2: PACK_VALUE_WRONG “date” of document should be a "
         "date like 2024-02-18, found “2024-2-8”"},
        {"document { title = 't', body 'a' }",
         "document.lua:2: PACK_VALUE_WRONG “[1]” of document should be a "
         "section{…}, found a block\n"
         "document.lua:2: PACK_KEY_MISSING document lacks “a section{…}”"},
    };
    expect_mistakes(cases, COUNT(cases));
}

/* All but the name comes from the base, if it is not given. */
static void table_styles_have_bases(void **state)
{
    (void)state;
    struct trial trial = trial_run(
        "include 'preamble.lua'\n"
        "local first = table_style { '一', rule = 1, frame = 2, padding_x = "
        "3.5,"
        " padding_y = 4, colour = '#010203', after = 5, repeat_labels = false,"
        " continued = '续', least_scale = 0.6 }\n"
        "local second = table_style { '二', base = first, frame = 9 }\n"
        "local third = table_style { '三', base = second,"
        " repeat_labels = true, continued = '' }\n"
        "local function one(style)\n"
        "    return grid { style = style, columns = { share(1) } }\n"
        "end\n"
        "return finish(one(second), one(third), one(table_style { '四' }))\n");
    assert_non_null(trial.document);
    const struct block *blocks = trial.document->sections[0].blocks;
    const struct table_style *second = blocks[0].table.style;
    const struct table_style *third = blocks[1].table.style;
    const struct table_style *plain = blocks[2].table.style;
    assert_string_equal(second->name.data, "二");
    assert_int_equal(second->rule, 1000);
    assert_int_equal(second->frame, 9000);
    assert_int_equal(second->padding_x, 3500);
    assert_int_equal(second->padding_y, 4000);
    assert_int_equal(second->colour, 0x010203);
    assert_int_equal(second->space_after, 5000);
    assert_false(second->repeat_labels);
    assert_string_equal(second->continued.data, "续");
    assert_int_equal(second->least_scale, 600);
    assert_int_equal(third->frame, 9000);
    assert_true(third->repeat_labels);
    assert_int_equal(third->continued.length, 0);
    assert_int_equal(plain->rule, 500);
    assert_int_equal(plain->least_scale, 1000);
    trial_end(&trial);
}

static void styles_make_text_halfwidth(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"２０２４年Ａ类ｂ", "2024年A类b"},
        {"", ""},
        {"汉字，不变。", "汉字，不变。"},
        /* Signs beside a digit or a letter, as one run. */
        {"增长５０％", "增长50%"},
        {"－５＋６＝１，＜＝３", "-5+6=1，<=3"},
        {"ＧＢ／Ｔ ９７０４－２０１２", "GB/T 9704-2012"},
        {"Ｃ＋＋语言，a＿b", "C++语言，a_b"},
        {"中国－东盟，和／或，（％）", "中国－东盟，和／或，（％）"},
        {"％", "％"},
        {"１２３％", "123%"},
        {"x％", "x%"},
        /* Points, groups, times, spaces. */
        {"１．５，1．5", "1.5，1.5"},
        {"１．概况", "1．概况"},
        {"ｗｗｗ．ｇｏｖ．ｃｎ", "www.gov.cn"},
        {"１，２３４，５６７．８９", "1,234,567.89"},
        {"２０２３，２０２４，１，２", "2023，2024，1，2"},
        {"１２：３０，注：１", "12:30，注：1"},
        {"Ａ　Ｂ　汉　字　１", "A B　汉　字　1"},
        /* Chinese punctuation, and what only looks alike. */
        {"（１）１０～２０！？；［Ａ］", "（1）10～20！？；［A］"},
        {"㎡①½ﬁ￥５。", "㎡①½ﬁ￥5。"},
        {"Ⅷ￠ｶﾅ", "Ⅷ￠ｶﾅ"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[1024];
        snprintf(text, sizeof text,
                 "include 'preamble.lua'\n"
                 "local base = style { 'a', base = body, halfwidth = true }\n"
                 "local narrow = style { 'b', base = base, size = 9 }\n"
                 "return finish(plain(narrow, '%s'), plain(body, '%s'),\n"
                 "    grid { style = lines, columns = { share(1) },\n"
                 "        body = { row { cell { '%s', style = base } } } },\n"
                 "    narrow { 'a', outline_title = '%s' })\n",
                 cases[i].text, cases[i].text, cases[i].text, cases[i].text);
        struct trial trial = trial_run(text);
        assert_non_null(trial.document);
        const struct block *blocks = trial.document->sections[0].blocks;
        const struct paragraph *paragraphs[] = {
            &blocks[0].paragraph,
            &blocks[2].table.body[0].cells[0].content,
            &blocks[1].paragraph,
        };
        for (size_t p = 0; p < COUNT(paragraphs); p++) {
            struct str found = paragraph_text(trial.arena, paragraphs[p]);
            assert_string_equal(str_c(trial.arena, found),
                                p < 2 ? cases[i].expected : cases[i].text);
        }
        assert_string_equal(
            str_c(trial.arena, blocks[3].paragraph.outline_title),
            cases[i].expected);
        trial_end(&trial);
    }
}

int run_build_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(styles_are_checked),
        cmocka_unit_test(paragraphs_are_checked),
        cmocka_unit_test(tables_are_checked),
        cmocka_unit_test(sections_are_checked),
        cmocka_unit_test(table_styles_have_bases),
        cmocka_unit_test(styles_make_text_halfwidth),
    };
    return cmocka_run_group_tests_name("build", tests, NULL, NULL);
}
