/* SPDX-License-Identifier: MIT
 *
 * Workbooks in memory: what is read of their parts, and what is refused.
 */
#include "test_reader.h"

#include "archive.h"
#include "reader/sheet.h"

#include <stdlib.h>
#include <string.h>

/* The dump of a workbook, then its diagnostics with their positions. */
static const char *read_workbook(struct arena *arena, struct str content)
{
    struct diag_log *log = diag_log_new(arena);
    /* A copy of its own, so that reading behind its end is noticed. */
    char *copy = malloc(content.length + (content.length == 0));
    assert_non_null(copy);
    memcpy(copy, content.data, content.length);
    const struct workbook *workbook = workbook_parse(
        (struct str){copy, content.length}, STR("t.xlsx"), arena, log);
    free(copy); /* nothing may point into it */
    assert_int_equal(workbook == NULL, diag_error_count(log) != 0);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    if (workbook != NULL)
        workbook_dump(workbook, out);
    diag_print(log, out, DIAG_ENGLISH, false);
    fclose(out);
    const char *found = str_c(arena, (struct str){text, size});
    free(text);
    return found;
}

static void check(struct arena *arena, struct str content, const char *expected)
{
    const char *found = read_workbook(arena, content);
    if (strcmp(found, expected) != 0)
        fail_msg("found:\n%sexpected:\n%s", found, expected);
}

struct sheet_case {
    const char *rows;   /* of <sheetData> */
    const char *behind; /* it */
    const char *expected;
};

static const char strings[] =
    "<sst xmlns=\"" MAIN "\" count=\"9\" uniqueCount=\"4\">"
    "<si><t xml:space=\"preserve\"> 望都 </t></si>"
    "<si><r><rPr><b/></rPr><t>基本</t></r><r><t>支出</t></r>"
    "<rPh sb=\"0\" eb=\"2\"><t>ji ben</t></rPh><phoneticPr fontId=\"1\"/></si>"
    "<si><t/></si><si><t>一_x000D_\n二_x005F_x0041_三_xZZZZ_&amp;</t></si></"
    "sst>";

static const char styles[] =
    "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"2\">"
    "<numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d;@\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0000\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
    "<xf numFmtId=\"165\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>";

static void check_sheets(const struct sheet_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        struct str sheet = archive_sheet(arena, str_from(cases[i].rows),
                                         str_from(cases[i].behind));
        check(arena,
              archive_workbook(arena, STR(""), sheet, STR(""),
                               str_from(strings), str_from(styles)),
              cases[i].expected);
        arena_free(arena);
    }
}

#define CHECK(cases) check_sheets(cases, sizeof(cases) / sizeof *(cases))
#define MERGES(list) "<mergeCells>" list "</mergeCells>"

static void cells(void **state)
{
    (void)state;
    static const struct sheet_case cases[] = {
        {"", "", "sheet \"甲\" 0x0\n"},
        /* Texts: shared, in runs, inline, of a formula. */
        {"<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c>"
         "<c r=\"D2\" t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
         "<c t=\"s\"><v>3</v></c></row>"
         "<row><c t=\"inlineStr\"><is><r><t>a</t></r><r><t> b</t></r>"
         "<rPh><t>x</t></rPh></is></c>"
         "<c t=\"str\"><f>A1&amp;B1</f><v>c\n</v></c></row>",
         "",
         "sheet \"甲\" 3x6\n"
         "  t.xlsx:甲!B2 text \"望都\"\n"
         "  t.xlsx:甲!D2 text \"基本支出\"\n"
         "  t.xlsx:甲!F2 text \"一\\n二_x0041_三_xZZZZ_&\"\n"
         "  t.xlsx:甲!A3 text \"a b\"\n"
         "  t.xlsx:甲!B3 text \"c\"\n"},
        /* Numbers by their style; booleans, errors, formulas. */
        {"<row r=\"1\"><c><v>976.39999999999998</v></c>"
         "<c s=\"1\"><v>45340</v></c><c s=\"2\"><v>45340</v></c>"
         "<c s=\"3\"><v>7</v></c><c s=\"4\" t=\"n\"><v> 0.5 </v></c>"
         "<c s=\"99\"><v>1</v></c><c s=\"x\"><v>1</v></c></row>"
         "<row r=\"2\"><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c>"
         "<c t=\"e\"><f>A1</f><v>#REF!</v></c><c><f>1+1</f><v>2</v></c>"
         "<c><f>1+1</f></c><c><f>1</f><v/></c><c t=\"str\"><f>1</f></c>"
         "<c t=\"str\"><f>\"\"</f><v></v></c></row>"
         "<row r=\"3\"><c t=\"d\"><v>2024-02-18T00:00:00</v></c>"
         "<c t=\"d\"><v>2024-02-18T09:30:00.000</v></c></row>",
         "",
         "sheet \"甲\" 3x7\n"
         "  t.xlsx:甲!A1 number \"976.4\"\n"
         "  t.xlsx:甲!B1 date \"2024-02-18\"\n"
         "  t.xlsx:甲!C1 date \"2024-02-18\"\n"
         "  t.xlsx:甲!D1 number \"0007\"\n"
         "  t.xlsx:甲!E1 percent \"50%\"\n"
         "  t.xlsx:甲!F1 number \"1\"\n"
         "  t.xlsx:甲!G1 number \"1\"\n"
         "  t.xlsx:甲!A2 boolean \"TRUE\"\n"
         "  t.xlsx:甲!B2 boolean \"FALSE\"\n"
         "  t.xlsx:甲!C2 error \"#REF!\"\n"
         "  t.xlsx:甲!D2 number \"2\"\n"
         "  t.xlsx:甲!E2 unknown \"\"\n"
         "  t.xlsx:甲!F2 unknown \"\"\n"
         "  t.xlsx:甲!G2 unknown \"\"\n"
         "  t.xlsx:甲!A3 date \"2024-02-18\"\n"
         "  t.xlsx:甲!B3 date \"2024-02-18 09:30:00\"\n"},
        /* What is empty at the ends is no part of it, hidden rows are; foreign
         * elements are none of ours. */
        {"<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c>"
         "<c r=\"XFD1\" s=\"1\"/></row><row r=\"1048576\"><c t=\"s\"><v>2</v>"
         "</c></row><x:row xmlns:x=\"urn:x\"><c r=\"B1\"><v>2</v></c></x:row>",
         "", "sheet \"甲\" 1x1\n  t.xlsx:甲!A1 number \"1\"\n"},
        /* Merges reach beyond what has text. */
        {"<row><c><v>1</v></c></row><row r=\"3\"><c "
         "r=\"B3\"><v>2</v></c></row>",
         MERGES("<mergeCell ref=\"A1:D2\"/><mergeCell ref=\"B3:B9\"/>"
                "<mergeCell ref=\"F1:G1048576\"/>"),
         "sheet \"甲\" 3x2\n"
         "  merge 0 0 2x4\n  merge 2 1 7x1\n  merge 0 5 1048576x2\n"
         "  t.xlsx:甲!A1 number \"1\"\n  t.xlsx:甲!B3 number \"2\"\n"},
    };
    CHECK(cases);
}

#define BROKEN(where, what)                                                   \
    "t.xlsx" where ": error: no sound .xlsx workbook: " what " [XLSX_BROKEN]" \
    "\n"

static void broken_sheets(void **state)
{
    (void)state;
    static const struct sheet_case cases[] = {
        {"<row r=\"0\"/>", "", BROKEN(":甲!A1", "row r “0”")},
        {"<row r=\"1048577\"/>", "", BROKEN(":甲!A1", "row r “1048577”")},
        {"<row><c r=\"A2\"/></row>", "", BROKEN(":甲!A1", "c r “A2”")},
        {"<row><c r=\"XFE1\"/></row>", "", BROKEN(":甲!A1", "c r “XFE1”")},
        {"<row><c r=\"XFD1\"/><c/></row>", "",
         BROKEN(":甲!XFE1", "a cell outside of the sheet")},
        {"<row r=\"1048576\"/><row><c/></row>", "",
         BROKEN(":甲!A1048577", "a cell outside of the sheet")},
        {"<row><c><v>x</v></c></row>", "", BROKEN(":甲!A1", "no number: “x”")},
        {"<row><c t=\"s\"><v>4</v></c></row>", "",
         BROKEN(":甲!A1", "no such shared text: “4”")},
        {"<row><c t=\"q\"><v>4</v></c></row>", "", BROKEN(":甲!A1", "c t “q”")},
        {"<row r=\"1\"><c><v>1</v></c></row><row r=\"1\"><c><v>2</v></c></row>",
         "", BROKEN(":甲!A1", "the cell stands there twice")},
        {"<row><c><v>1</v></c><c><v>1</v></c></row>",
         MERGES("<mergeCell ref=\"A1:B1\"/><mergeCell ref=\"B1:C1\"/>"),
         BROKEN(":甲!B1", "merged cells overlap")},
        {"", MERGES("<mergeCell ref=\"B1:A1\"/>"),
         BROKEN(":甲", "mergeCell “B1:A1”")},
        {"", MERGES("<mergeCell ref=\"A1\"/>"),
         BROKEN(":甲", "mergeCell “A1”")},
        {"<row>", "",
         BROKEN("", "xl/sheet0.xml, line 1: XML syntax error: mismatched tag")},
    };
    CHECK(cases);
}

/* Rows that fill four million cells twice over, by their last cell. */
static void limits(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct builder rows = {.arena = arena};
    for (int i = 1; i <= 300; i++)
        builder_format(&rows, "<row r=\"%d\"><c r=\"XFD%d\"><v>1</v></c></row>",
                       i, i);
    struct str sheet = archive_sheet(arena, builder_str(&rows), STR(""));
    check(arena,
          archive_workbook(arena, STR(""), sheet, STR(""), STR(""), STR("")),
          "t.xlsx:甲: error: the file of tables is too large: cells, more than "
          "4000000 [TABLE_TOO_LARGE]\n");
    /* Four times the last row of all. */
    sheet = archive_sheet(
        arena, STR("<row r=\"1048576\"><c><v>1</v></c></row>"), STR(""));
    const char *found =
        read_workbook(arena, archive_workbook(arena, STR(""), sheet, sheet,
                                              STR(""), STR("")));
    assert_non_null(strstr(found, "甲!A1048576 number \"1\""));
    /* One long text in very many cells. */
    struct builder text = {.arena = arena};
    builder_add(&text, STR("<sst xmlns=\"" MAIN "\"><si><t>"));
    for (int i = 0; i < 1 << 20; i++)
        builder_add_char(&text, 'x');
    builder_add(&text, STR("</t></si></sst>"));
    rows = (struct builder){.arena = arena};
    for (int i = 0; i < 300; i++)
        builder_add(&rows, STR("<row><c t=\"s\"><v>0</v></c></row>"));
    sheet = archive_sheet(arena, builder_str(&rows), STR(""));
    check(arena,
          archive_workbook(arena, STR(""), sheet, STR(""), builder_str(&text),
                           STR("")),
          "t.xlsx:甲!A257: error: the file of tables is too large: bytes of "
          "text, more than 268435456 [TABLE_TOO_LARGE]\n");
    /* Elements in elements. */
    rows = (struct builder){.arena = arena};
    for (int i = 0; i < 100; i++)
        builder_add(&rows, STR("<x>"));
    sheet = archive_sheet(arena, builder_str(&rows), STR(""));
    check(arena,
          archive_workbook(arena, STR(""), sheet, STR(""), STR(""), STR("")),
          "t.xlsx: error: nested deeper than 64 levels [INPUT_TOO_DEEP]\n");
    arena_free(arena);
}

static void workbooks(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct str sheet = archive_sheet(
        arena, STR("<row><c s=\"1\"><v>43878</v></c></row>"), STR(""));
    check(arena,
          archive_workbook(arena, STR("<workbookPr date1904=\"1\"/>"), sheet,
                           sheet, STR(""), str_from(styles)),
          "sheet \"甲\" 1x1\n  t.xlsx:甲!A1 date \"2024-02-18\"\n"
          "sheet \"乙\" 1x1\n  t.xlsx:乙!A1 date \"2024-02-18\"\n");
    struct str missing =
        STR("<sheets><sheet name=\"丙\" r:id=\"no\"/></sheets>");
    check(arena,
          archive_workbook(arena, missing, sheet, STR(""), STR(""), STR("")),
          BROKEN("", "there is no sheet 丙"));
    struct str twice = STR("<sheets><sheet name=\"甲\" r:id=\"s0\"/></sheets>");
    check(arena,
          archive_workbook(arena, twice, sheet, STR(""), STR(""), STR("")),
          BROKEN("", "a sheet without a name of its own"));
    /* A tab that holds no cells. */
    struct str chart = STR("<sheets><sheet name=\"图\" r:id=\"y\"/></sheets>");
    check(arena,
          archive_workbook(arena, chart, archive_sheet(arena, STR(""), STR("")),
                           STR(""), STR(""), str_from(styles)),
          "sheet \"甲\" 0x0\n");
    struct str doctype =
        STR("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n"
            "<worksheet xmlns=\"" MAIN "\">&b;</worksheet>");
    check(arena,
          archive_workbook(arena, STR(""), doctype, STR(""), STR(""), STR("")),
          BROKEN("", "xl/sheet0.xml, line 1: a document type (DOCTYPE), which "
                     "no workbook has"));
    arena_free(arena);
}

/* Cut at any byte, or with any byte changed, a workbook is read or refused. */
static void damaged_archives(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct str sheet = archive_sheet(
        arena, STR("<row><c t=\"s\"><v>0</v></c></row>"), STR(""));
    struct str whole = archive_workbook(arena, STR(""), sheet, STR(""),
                                        str_from(strings), STR(""));
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < whole.length; i++) {
        const char *found = read_workbook(scratch, str_slice(whole, 0, i));
        if (strstr(found, "XLSX_BROKEN") == NULL)
            fail_msg("cut at %zu: %s", i, found);
        struct str changed = str_copy(scratch, whole);
        ((char *)(uintptr_t)changed.data)[i] ^= 0x55;
        read_workbook(scratch, changed);
        arena_reset(scratch);
    }
    arena_free(scratch);
    arena_free(arena);
}

int xlsx_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells),
        cmocka_unit_test(broken_sheets),
        cmocka_unit_test(limits),
        cmocka_unit_test(workbooks),
        cmocka_unit_test(damaged_archives),
    };
    return cmocka_run_group_tests_name("xlsx", tests, NULL, NULL);
}
