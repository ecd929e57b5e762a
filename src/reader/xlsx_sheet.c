/* SPDX-License-Identifier: MIT
 *
 * A sheet: its cells as people see them, and what is merged. Widths, heights,
 * colours, filters, and which rows and columns are hidden, are left out.
 */
#include "base/arena.h"
#include "reader/reader_private.h"
#include "reader/xlsx_private.h"

struct reading {
    struct xlsx *xlsx;
    struct grid grid;
    size_t row;    /* of the current or next row */
    size_t column; /* of the current or next cell */
    bool in_cell;
    bool in_value;
    bool in_inline;        /* <is> */
    bool has_formula;      /* <f> */
    bool has_value;        /* <v> */
    struct str type;       /* of the cell: its attribute t */
    size_t style;          /* its attribute s; SIZE_MAX if it is no number */
    struct builder value;  /* <v> */
    struct rich_text run;  /* <is> */
    struct arena *scratch; /* of the cell */
};

static struct position here(const struct reading *reading)
{
    return sheet_position(reading->grid.sheet, reading->row, reading->column);
}

static bool broken(struct reading *reading, struct str what)
{
    xlsx_broken(reading->xlsx, here(reading), what);
    return false;
}

/* A mistake that quotes what it found. */
static bool broken_value(struct reading *reading, struct str what,
                         struct str value)
{
    struct arena *own = reading->xlsx->own;
    return broken(reading, str_format(own, "%.*s “%.*s”", STR_FMT(what),
                                      STR_FMT(text_excerpt(own, value))));
}

static bool start_row(struct reading *reading,
                      const struct xml_element *element)
{
    struct str number = xml_attribute(element, "r");
    reading->column = 0;
    if (number.length == 0)
        return true;
    if (!xml_number(number, GRID_ROWS + 1, &reading->row) ||
        reading->row == 0) {
        reading->row = 0;
        return broken_value(reading, STR("row r"), number);
    }
    reading->row--;
    return true;
}

static bool start_cell(struct reading *reading,
                       const struct xml_element *element)
{
    struct str name = xml_attribute(element, "r");
    size_t row;
    if (name.length != 0 && (!cell_reference(name, &row, &reading->column) ||
                             row != reading->row)) {
        reading->column = 0;
        return broken_value(reading, STR("c r"), name);
    }
    if (reading->row >= GRID_ROWS || reading->column >= GRID_COLUMNS)
        return broken(reading, DIAG_BOTH("单元格在工作表之外",
                                         "a cell outside of the sheet"));
    arena_reset(reading->scratch);
    reading->in_cell = true;
    reading->in_value = reading->in_inline = false;
    reading->has_formula = reading->has_value = false;
    reading->value = (struct builder){.arena = reading->scratch};
    reading->run = (struct rich_text){.text.arena = reading->scratch};
    reading->type = str_copy(reading->scratch, xml_attribute(element, "t"));
    struct str style = xml_attribute(element, "s");
    if (!xml_number(style, SIZE_MAX / 16, &reading->style))
        reading->style = style.length == 0 ? 0 : SIZE_MAX;
    return true;
}

static bool on_start(void *self, const struct xml_element *element)
{
    struct reading *reading = self;
    struct str name = element->name;
    if (str_equal(name, STR("row")))
        return start_row(reading, element);
    if (str_equal(name, STR("c")))
        return start_cell(reading, element);
    if (str_equal(name, STR("mergeCell")))
        return grid_add_merge(&reading->grid, xml_attribute(element, "ref"));
    if (!reading->in_cell)
        return true;
    if (str_equal(name, STR("f")))
        reading->has_formula = true;
    else if (str_equal(name, STR("is")))
        reading->in_inline = true;
    reading->in_value = str_equal(name, STR("v"));
    reading->has_value |= reading->in_value;
    if (reading->in_inline)
        rich_text_start(&reading->run, name);
    return true;
}

/* ---- what a cell says ---- */

static struct number_format format_of(const struct reading *reading)
{
    if (reading->style < reading->xlsx->format_count)
        return reading->xlsx->formats[reading->style];
    return (struct number_format){.kind = NUMBER_PLAIN};
}

static bool read_number(struct reading *reading, struct str value,
                        struct sheet_cell *cell)
{
    if (xlsx_number(value, format_of(reading), reading->xlsx->from_1904,
                    reading->xlsx->arena, cell))
        return true;
    return broken_value(reading, DIAG_BOTH("不是数值：", "no number:"), value);
}

static bool read_shared(struct reading *reading, struct str value,
                        struct sheet_cell *cell)
{
    size_t index;
    if (!xml_number(value, reading->xlsx->string_count, &index))
        return broken_value(
            reading, DIAG_BOTH("没有共享文字", "no such shared text:"), value);
    cell->text = reading->xlsx->strings[index];
    return true;
}

/* "2024-02-18T00:00:00": what the strict variant writes. */
static void read_iso_date(struct reading *reading, struct str value,
                          struct sheet_cell *cell)
{
    size_t middle = str_find(value, STR("T"), 0);
    struct str date = str_slice(value, 0, middle);
    struct str time =
        middle == SIZE_MAX ? STR("") : str_slice(value, middle + 1, middle + 9);
    cell->kind = SHEET_DATE;
    if (time.length != 0 && !str_equal(time, STR("00:00:00")))
        cell->text = str_format(reading->xlsx->arena, "%.*s %.*s",
                                STR_FMT(date), STR_FMT(time));
    else
        cell->text = str_copy(reading->xlsx->arena, date);
}

static bool read_cell(struct reading *reading, struct sheet_cell *cell)
{
    struct arena *arena = reading->xlsx->arena;
    struct str type = reading->type;
    struct str raw = builder_str(&reading->value), value = str_trim(raw);
    cell->kind = SHEET_TEXT;
    if (str_equal(type, STR("inlineStr"))) {
        cell->text = xlsx_text(arena, builder_str(&reading->run.text));
        return true;
    }
    if (str_equal(type, STR("str"))) {
        cell->text = xlsx_text(arena, raw);
        return true;
    }
    if (value.length == 0)
        return true;
    if (str_equal(type, STR("s")))
        return read_shared(reading, value, cell);
    if (str_equal(type, STR("")) || str_equal(type, STR("n")))
        return read_number(reading, value, cell);
    if (str_equal(type, STR("b"))) {
        cell->kind = SHEET_BOOLEAN;
        cell->text = str_equal(value, STR("0")) ? STR("FALSE") : STR("TRUE");
        return true;
    }
    if (str_equal(type, STR("e"))) {
        cell->kind = SHEET_ERROR;
        cell->text = str_copy(arena, value);
        return true;
    }
    if (str_equal(type, STR("d"))) {
        read_iso_date(reading, value, cell);
        return true;
    }
    return broken_value(reading, STR("c t"), type);
}

static bool end_cell(struct reading *reading)
{
    struct sheet_cell cell = {.kind = SHEET_EMPTY};
    if (!read_cell(reading, &cell))
        return false;
    /* A formula may well give an empty text: <v></v>, of the type str. */
    bool valued = reading->value.length != 0 ||
                  (reading->has_value && str_equal(reading->type, STR("str")));
    if (reading->has_formula && !valued)
        cell.kind = SHEET_UNKNOWN;
    else if (cell.text.length == 0)
        cell.kind = SHEET_EMPTY;
    reading->in_cell = false;
    bool added = cell.kind == SHEET_EMPTY ||
                 grid_add(&reading->grid, reading->row, reading->column, cell);
    reading->column++;
    return added;
}

static bool on_end(void *self, struct str name)
{
    struct reading *reading = self;
    if (str_equal(name, STR("row")))
        reading->row++;
    if (!reading->in_cell)
        return true;
    if (str_equal(name, STR("c")))
        return end_cell(reading);
    reading->in_value = false;
    if (reading->in_inline)
        rich_text_end(&reading->run, name);
    if (str_equal(name, STR("is")))
        reading->in_inline = false;
    return true;
}

static void on_text(void *self, struct str text)
{
    struct reading *reading = self;
    if (reading->in_cell && reading->in_value)
        builder_add(&reading->value, text);
    else if (reading->in_cell && reading->in_inline)
        rich_text_add(&reading->run, text);
}

bool xlsx_read_sheet(struct xlsx *xlsx, struct str part, struct sheet *sheet)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct reading reading = {.xlsx = xlsx,
                              .grid = {.xlsx = xlsx, .sheet = sheet},
                              .scratch = arena_new()};
    bool read = xlsx_parse_part(xlsx, part, true, &handler, &reading) &&
                grid_finish(&reading.grid);
    arena_free(reading.scratch);
    return read;
}
