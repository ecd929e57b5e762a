/* SPDX-License-Identifier: MIT
 *
 * The bodies of structure elements, bookmarks and labels.
 */
#include "test_pdf.h"

#include "pdf/object_private.h"
#include "pdf/structure.h"
#include "pdf/writer.h"

#include <stdio.h>

static const struct element elements[] = {
    {.role = ELEMENT_DOCUMENT},
    {.role = ELEMENT_DOCUMENT},
    {.role = ELEMENT_PARAGRAPH, .parent = 1, .title = {"a(b", 3}},
    {.role = ELEMENT_LINK, .parent = 2},
    {.role = ELEMENT_HEADER_CELL,
     .parent = 1,
     .scope = SCOPE_COLUMN,
     .colspan = 2,
     .rowspan = 1},
    {.role = ELEMENT_DATA_CELL, .parent = 1, .colspan = 1, .rowspan = 3},
};

struct fixture {
    struct arena *arena;
    struct pages pages;
    struct page page_items[4];
    uint32_t page_objects[4];
    struct writer writer;
};

static int open_fixture(void **state)
{
    struct arena *arena = arena_new();
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    struct diag_log *log = diag_log_new(arena);
    fixture->arena = arena;
    fixture->pages =
        (struct pages){.items = fixture->page_items,
                       .count = 4,
                       .elements = elements,
                       .element_count = sizeof elements / sizeof elements[0]};
    fixture->writer =
        (struct writer){.pages = &fixture->pages, .arena = arena, .log = log};
    struct writer *writer = &fixture->writer;
    writer->objects = objects_open(arena, log);
    assert_non_null(writer->objects);
    for (size_t i = 0; i < 4; i++)
        fixture->page_objects[i] = object_page(writer->objects);
    writer->page_objects = fixture->page_objects;
    writer->structure = structure_new(writer);
    *state = fixture;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *fixture = *state;
    objects_close(fixture->writer.objects);
    arena_free(fixture->arena);
    return 0;
}

/* The page (P0) or element (E1) that a reference at the start of text leads
 * to, and the length of the reference; "" if there is none. */
static struct str reference_name(const struct fixture *fixture, struct str text,
                                 size_t *length)
{
    struct arena *arena = fixture->arena;
    for (unsigned i = 1; i < 10; i++) {
        unsigned number = i < 6
                              ? structure_element(fixture->writer.structure, i)
                              : fixture->page_objects[i - 6];
        struct str reference = str_format(arena, "%u 0 R", number);
        *length = reference.length;
        if (str_starts(text, reference))
            return i < 6 ? str_format(arena, "E%u", i)
                         : str_format(arena, "P%u", i - 6);
    }
    return STR("");
}

/* The body of an object, with references to pages and elements named. */
static struct str body(const struct fixture *fixture, uint32_t object)
{
    struct str text = fixture->writer.objects->bodies[object];
    struct builder out = {.arena = fixture->arena};
    bool in_number = false;
    for (size_t i = 0, length; i < text.length; i += length) {
        struct str name = STR("");
        if (!in_number)
            name = reference_name(fixture, str_slice(text, i, text.length),
                                  &length);
        if (name.length == 0) {
            length = 1;
            name = str_slice(text, i, i + 1);
        }
        in_number = text.data[i] >= '0' && text.data[i] <= '9';
        builder_add(&out, name);
    }
    return builder_str(&out);
}

static void check_element(const struct fixture *fixture, uint32_t element,
                          const char *expected)
{
    test_text(
        body(fixture, structure_element(fixture->writer.structure, element)),
        expected);
}

/* Content and children in reading order, over two pages. */
static void kids(void **state)
{
    const struct fixture *fixture = *state;
    struct structure *structure = fixture->writer.structure;
    assert_int_equal(structure_mark(structure, 2, 0), 0);
    assert_int_equal(structure_mark(structure, 3, 0), 1);
    assert_int_equal(structure_link(structure, 3, 0, 777), 4);
    assert_int_equal(structure_mark(structure, 2, 0), 2);
    assert_int_equal(structure_mark(structure, 2, 2), 0);
    assert_int_equal(structure_link(structure, 3, 2, 778), 5);
    assert_int_equal(structure_mark(structure, 4, 2), 1);
    assert_int_equal(structure_mark_count(structure, 0), 3);
    assert_int_equal(structure_mark_count(structure, 1), 0);
    uint32_t root = structure_write(structure);
    check_element(fixture, 2,
                  "/Type /StructElem /S /P /P E1 /T (a\\(b) /Pg P0 "
                  "/K [ 0 E3 2 <</Type /MCR /Pg P2 /MCID 0>>]");
    check_element(fixture, 3,
                  "/Type /StructElem /S /Link /P E2 /Pg P0 "
                  "/K [ 1 <</Type /OBJR /Obj 777 0 R>> "
                  "<</Type /OBJR /Pg P2 /Obj 778 0 R>>]");
    check_element(fixture, 4,
                  "/Type /StructElem /S /TH /P E1 /A <</O /Table "
                  "/Scope /Column /ColSpan 2>> /Pg P2 /K [ 1]");
    /* An element without content is there nevertheless. */
    check_element(fixture, 5,
                  "/Type /StructElem /S /TD /P E1 /A <</O /Table "
                  "/RowSpan 3>>");
    struct str tree = fixture->writer.objects->bodies[root];
    assert_true(str_ends(tree, STR("/ParentTreeNextKey 6")));
}

static void parent_tree(void **state)
{
    const struct fixture *fixture = *state;
    struct structure *structure = fixture->writer.structure;
    structure_mark(structure, 2, 0);
    structure_mark(structure, 4, 0);
    structure_link(structure, 3, 1, 777);
    structure_mark(structure, 2, 3);
    uint32_t root = structure_write(structure);
    /* The tree's object comes behind the root's, its leaves follow. */
    test_text(body(fixture, root + 2),
              "/Limits [0 3] /Nums [0 [E2 E4 ]\n1 []\n2 []\n3 [E2 ]\n]");
    test_text(body(fixture, root + 3), "/Limits [4 4] /Nums [4 E3\n]");
}

static void labels(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *labels[4];
        const char *expected;
    } cases[] = {
        {{"", "", "", ""}, ""},
        {{"", "1", "2", "3"}, "0 <<>> 1 << /S /D /St 1>> "},
        {{"A-9", "A-10", "A-12", "B-13"},
         "0 <</P (A-) /S /D /St 9>> 2 <</P (A-) /S /D /St 12>> "
         "3 <</P (B-) /S /D /St 13>> "},
        {{"i", "i", "007", "008"}, "0 <</P (i)>> 2 <</P (00) /S /D /St 7>> "},
        {{"0", "1", "10", "\xE4\xB8\x80"},
         "0 <</P (0)>> 1 << /S /D /St 1>> 2 << /S /D /St 10>> "
         "3 <</P <FEFF4E00>>> "},
        {{"99999999999", "1 ", "", "-1"},
         "0 <</P (99) /S /D /St 999999999>> 1 <</P (1 )>> 2 <<>> "
         "3 <</P (-) /S /D /St 1>> "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (size_t j = 0; j < 4; j++)
            fixture->page_items[j].label = str_from(cases[i].labels[j]);
        struct builder out = {.arena = fixture->arena};
        builder_add(&out, STR(" /PageLabels <</Nums ["));
        builder_add(&out, str_from(cases[i].expected));
        builder_add(&out, STR("]>>"));
        struct str expected = i == 0 ? STR("") : builder_str(&out);
        struct builder found = {.arena = fixture->arena};
        label_write(&fixture->writer, &found);
        test_text(builder_str(&found), str_c(fixture->arena, expected));
    }
}

static void bookmarks(void **state)
{
    struct fixture *fixture = *state;
    static const struct outline_entry entries[] = {
        {1, {"a", 1}, 0, 0, 0}, {2, {"b", 1}, 0, 0, 2}, {3, {"c", 1}, 0, 0, 0},
        {2, {"d", 1}, 0, 0, 0}, {1, {"e", 1}, 1, 0, 0},
    };
    assert_int_equal(outline_write(&fixture->writer), 0);
    fixture->pages.outline = entries;
    fixture->pages.outline_count = 5;
    uint32_t root = outline_write(&fixture->writer);
    unsigned n = (unsigned)root;
    const struct str *bodies = fixture->writer.objects->bodies;
    struct str expected[] = {
        str_format(fixture->arena,
                   "/Type /Outlines /First %u 0 R /Last %u 0 R /Count 4", n + 1,
                   n + 5),
        str_format(fixture->arena,
                   "/Title (a) /Parent %u 0 R /Next %u 0 R /First %u 0 R "
                   "/Last %u 0 R /Count 2 /Dest [%u 0 R /XYZ null 0 null]",
                   n, n + 5, n + 2, n + 4, (unsigned)fixture->page_objects[0]),
        str_format(fixture->arena,
                   "/Title (b) /Parent %u 0 R /Next %u 0 R /First %u 0 R "
                   "/Last %u 0 R /Count -1 /Dest [%u 0 R /XYZ null 0 null] "
                   "/SE %u 0 R",
                   n + 1, n + 4, n + 3, n + 3,
                   (unsigned)fixture->page_objects[0],
                   (unsigned)structure_element(fixture->writer.structure, 2)),
        str_format(fixture->arena,
                   "/Title (c) /Parent %u 0 R /Dest [%u 0 R /XYZ null 0 "
                   "null]",
                   n + 2, (unsigned)fixture->page_objects[0]),
        str_format(fixture->arena,
                   "/Title (d) /Parent %u 0 R /Prev %u 0 R /Dest [%u 0 R "
                   "/XYZ null 0 null]",
                   n + 1, n + 2, (unsigned)fixture->page_objects[0]),
        str_format(fixture->arena,
                   "/Title (e) /Parent %u 0 R /Prev %u 0 R /Dest [%u 0 R "
                   "/XYZ null 0 null]",
                   n, n + 1, (unsigned)fixture->page_objects[1]),
    };
    for (unsigned i = 0; i < 6; i++)
        test_text(bodies[n + i], expected[i].data);
}

/* Where a link is and leads to, on the sheet: its page lies on it as it is
 * read, or turned to the left. */
static void links(void **state)
{
    struct fixture *fixture = *state;
    struct item item = {.kind = ITEM_LINK,
                        .element = 3,
                        .link = {.x = 10000,
                                 .y = 20000,
                                 .width = 100000,
                                 .height = 15000,
                                 .page = 0,
                                 .target_y = 70000,
                                 .contents = STR("c")}};
    static const char *const expected[] = {
        "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] "
        "/Rect [10 465 110 480] /Contents (c) /StructParent 4 /P P0 "
        "/Dest [P0 /XYZ null 430 null]",
        "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] "
        "/Rect [20 10 35 110] /Contents (c) /StructParent 5 /P P0 "
        "/Dest [P0 /XYZ 70 null null]",
    };
    for (int turned = 0; turned < 2; turned++) {
        fixture->page_items[0] = (struct page){.width = 800000,
                                               .height = 500000,
                                               .items = &item,
                                               .count = 1,
                                               .turned = turned != 0};
        struct builder annotations = {.arena = fixture->arena};
        content_page(&fixture->writer, 0, &annotations);
        struct str reference = builder_str(&annotations);
        unsigned object = 0;
        assert_int_equal(sscanf(reference.data, "%u 0 R", &object), 1);
        test_text(body(fixture, object), expected[turned]);
    }
}

int test_structure(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(kids, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(parent_tree, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(labels, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(bookmarks, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(links, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests_name("structure", tests, NULL, NULL);
}
