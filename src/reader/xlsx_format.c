/* SPDX-License-Identifier: MIT
 *
 * Styles: which numbers are dates, percentages, or have leading zeros.
 * Of a style nothing else is read.
 */
#include "base/arena.h"
#include "reader/key_map.h"
#include "reader/xlsx_private.h"

/* ---- codes ---- */

/* The letters of a code that mean something, lower case: "yyyy\-mm" is
 * "yyyymm". Literals, colours and widths are left out; only the first section
 * counts. */
static struct str code_letters(struct arena *arena, struct str code,
                               bool *elapsed)
{
    struct builder out = {.arena = arena};
    for (size_t i = 0; i < code.length && code.data[i] != ';'; i++) {
        char c = code.data[i];
        if (c == '"') {
            do {
                i++;
            } while (i < code.length && code.data[i] != '"');
        } else if (c == '\\' || c == '_' || c == '*') {
            i++;
        } else if (c == '[') {
            char next = i + 1 < code.length ? code.data[i + 1] : ']';
            *elapsed |= next == 'h' || next == 'H' || next == 'm' ||
                        next == 'M' || next == 's' || next == 'S';
            while (i < code.length && code.data[i] != ']')
                i++;
        } else {
            builder_add_char(&out,
                             c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
        }
    }
    return builder_str(&out);
}

static bool has(struct str letters, const char *wanted)
{
    for (; *wanted != '\0'; wanted++) {
        if (str_find(letters, (struct str){wanted, 1}, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

struct number_format number_format_of(struct str code)
{
    struct number_format plain = {.kind = NUMBER_PLAIN};
    struct arena *arena = arena_new();
    bool elapsed = false;
    struct str letters = code_letters(arena, code, &elapsed);
    struct number_format format = plain;
    /* "General" and "1E+00" hold letters of dates; [h]:mm is a duration. */
    bool number = elapsed || str_starts(letters, STR("general")) ||
                  str_starts(letters, STR("g/")) ||
                  str_find(letters, STR("e+"), 0) != SIZE_MAX ||
                  str_find(letters, STR("e-"), 0) != SIZE_MAX;
    bool time = has(letters, "hs");
    bool day = has(letters, "yde") || (has(letters, "m") && !time);
    if (!number && (day || time))
        format.kind = !time  ? NUMBER_DATE
                      : !day ? NUMBER_TIME
                             : NUMBER_DATE_TIME;
    else if (has(letters, "%"))
        format.kind = NUMBER_PERCENT;
    size_t zeros = 0;
    while (zeros < letters.length && letters.data[zeros] == '0')
        zeros++;
    /* "0000" alone: a code. More zeros than a cell has characters are none. */
    if (zeros == letters.length && zeros > 1 && zeros < 256)
        format.width = (int)zeros;
    arena_free(arena);
    return format;
}

/* ECMA-376 part 1, 18.8.30, with the formats of Chinese: 27 to 36 and 50 to 58
 * are years, months and days, and four times. */
struct number_format number_format_built_in(size_t id)
{
    enum number_class kind = NUMBER_PLAIN;
    if (id == 9 || id == 10)
        kind = NUMBER_PERCENT;
    else if (id == 22)
        kind = NUMBER_DATE_TIME;
    else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 ||
             id == 47 || id == 55 || id == 56)
        kind = NUMBER_TIME;
    else if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) ||
             (id >= 50 && id <= 58))
        kind = NUMBER_DATE;
    return (struct number_format){.kind = kind};
}

/* ---- the part ---- */

enum { FORMAT_LIMIT = 65536 }; /* formats and styles; Excel has 64,000 */

struct styles {
    struct xlsx *xlsx;
    struct key_map ids;            /* of formats with a code of their own */
    struct number_format *formats; /* by number in ids */
    size_t format_capacity;
    struct number_format *cells;
    size_t cell_count;
    size_t cell_capacity;
    bool inside; /* <cellXfs> */
};

static bool too_many(struct styles *styles, size_t count)
{
    return !xlsx_within(styles->xlsx,
                        (struct position){.file = styles->xlsx->path}, count,
                        FORMAT_LIMIT, DIAG_BOTH("单元格样式数", "cell styles"));
}

static bool add_format(struct styles *styles, const struct xml_element *element)
{
    struct xlsx *xlsx = styles->xlsx;
    struct str id = str_copy(xlsx->own, xml_attribute(element, "numFmtId"));
    size_t count = styles->ids.count, number = key_map_add(&styles->ids, id);
    if (number == count)
        ARENA_GROW(xlsx->own, styles->formats, count, styles->format_capacity);
    styles->formats[number] =
        number_format_of(xml_attribute(element, "formatCode"));
    return !too_many(styles, styles->ids.count);
}

static bool add_style(struct styles *styles, const struct xml_element *element)
{
    struct str id = xml_attribute(element, "numFmtId");
    size_t own = key_map_lookup(&styles->ids, id), number;
    struct number_format format = {.kind = NUMBER_PLAIN};
    if (own != SIZE_MAX)
        format = styles->formats[own];
    else if (xml_number(id, FORMAT_LIMIT, &number))
        format = number_format_built_in(number);
    ARENA_GROW(styles->xlsx->own, styles->cells, styles->cell_count,
               styles->cell_capacity);
    styles->cells[styles->cell_count++] = format;
    return !too_many(styles, styles->cell_count);
}

static bool on_start(void *self, const struct xml_element *element)
{
    struct styles *styles = self;
    if (str_equal(element->name, STR("cellXfs")))
        styles->inside = true;
    else if (str_equal(element->name, STR("numFmt")))
        return add_format(styles, element);
    else if (styles->inside && str_equal(element->name, STR("xf")))
        return add_style(styles, element);
    return true;
}

static bool on_end(void *self, struct str name)
{
    struct styles *styles = self;
    if (str_equal(name, STR("cellXfs")))
        styles->inside = false;
    return true;
}

bool xlsx_read_styles(struct xlsx *xlsx, struct str part)
{
    static const struct xml_handler handler = {on_start, on_end, NULL};
    struct styles styles = {.xlsx = xlsx, .ids = {.arena = xlsx->own}};
    if (!xlsx_parse_part(xlsx, part, true, &handler, &styles))
        return false;
    xlsx->formats = styles.cells;
    xlsx->format_count = styles.cell_count;
    return true;
}
