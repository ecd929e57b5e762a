/* SPDX-License-Identifier: MIT
 *
 * A workbook: from the archive's relations to its sheets.
 */
#include "base/arena.h"
#include "reader/xlsx_private.h"

/* ---- relations: _rels/NAME.rels ---- */

enum { RELATION_LIMIT = 16384, SHEET_LIMIT = 4096 };

struct relation {
    struct str id;
    struct str type; /* the last part of its name: "worksheet" */
    struct str part; /* its name in the archive */
};

struct relations {
    struct xlsx *xlsx;
    struct str folder; /* of the part whose relations they are, with its / */
    struct relation *items;
    size_t count;
    size_t capacity;
};

/* target from folder, without "." and "..". */
static struct str resolve(struct arena *arena, struct str folder,
                          struct str target)
{
    struct builder out = {.arena = arena};
    struct str all =
        str_starts(target, STR("/")) ? target : str_join(arena, folder, target);
    for (size_t i = 0; i <= all.length;) {
        size_t end = str_find(all, STR("/"), i);
        struct str step = str_slice(all, i, end);
        i = end == SIZE_MAX ? all.length + 1 : end + 1;
        if (str_equal(step, STR(".."))) {
            while (out.length > 0 && out.data[--out.length] != '/')
                continue;
        } else if (step.length != 0 && !str_equal(step, STR("."))) {
            builder_add(&out, out.length > 0 ? STR("/") : STR(""));
            builder_add(&out, step);
        }
    }
    return builder_str(&out);
}

static struct str last_step(struct str path)
{
    size_t start = 0;
    for (size_t i = 0; i < path.length; i++) {
        if (path.data[i] == '/')
            start = i + 1;
    }
    return str_slice(path, start, path.length);
}

static bool start_relation(void *self, const struct xml_element *element)
{
    struct relations *relations = self;
    struct arena *own = relations->xlsx->own;
    if (!str_equal(element->name, STR("Relationship")) ||
        str_equal(xml_attribute(element, "TargetMode"), STR("External")))
        return true;
    ARENA_GROW(own, relations->items, relations->count, relations->capacity);
    relations->items[relations->count++] = (struct relation){
        .id = str_copy(own, xml_attribute(element, "Id")),
        .type = str_copy(own, last_step(xml_attribute(element, "Type"))),
        .part =
            resolve(own, relations->folder, xml_attribute(element, "Target")),
    };
    return xlsx_within(
        relations->xlsx, (struct position){.file = relations->xlsx->path},
        relations->count, RELATION_LIMIT, DIAG_BOTH("关系数", "relations"));
}

static bool end_nothing(void *self, struct str name)
{
    (void)self, (void)name;
    return true;
}

/* The relations of a part; "" stands for the archive itself. */
static bool read_relations(struct xlsx *xlsx, struct str part,
                           struct relations *relations)
{
    static const struct xml_handler handler = {start_relation, end_nothing,
                                               NULL};
    struct str name = last_step(part);
    *relations = (struct relations){
        .xlsx = xlsx, .folder = str_slice(part, 0, part.length - name.length)};
    struct str rels = str_format(xlsx->own, "%.*s_rels/%.*s.rels",
                                 STR_FMT(relations->folder), STR_FMT(name));
    return xlsx_parse_part(xlsx, rels, true, &handler, relations);
}

/* The part of this type, or "". */
static struct str find_type(const struct relations *relations, struct str type)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (str_equal(relations->items[i].type, type))
            return relations->items[i].part;
    }
    return STR("");
}

/* ---- workbook.xml ---- */

struct listing {
    struct xlsx *xlsx;
    struct sheet *sheets;
    struct str *parts; /* of each; first its relation, r:id */
    size_t count;
    size_t capacity;
    size_t part_capacity;
};

static bool add_sheet(struct listing *listing,
                      const struct xml_element *element)
{
    struct xlsx *xlsx = listing->xlsx;
    struct position at = {.file = xlsx->path};
    struct str name = xml_attribute(element, "name");
    struct str state = xml_attribute(element, "state");
    for (size_t i = 0; i < listing->count; i++) {
        if (str_equal(listing->sheets[i].name, name))
            name = STR("");
    }
    if (name.length == 0) {
        xlsx_broken(xlsx, at,
                    DIAG_BOTH("工作表没有名称，或两个工作表同名",
                              "a sheet without a name of its own"));
        return false;
    }
    ARENA_GROW(xlsx->own, listing->parts, listing->count,
               listing->part_capacity);
    listing->parts[listing->count] = str_copy(xlsx->own, xml_relation(element));
    ARENA_GROW(xlsx->arena, listing->sheets, listing->count, listing->capacity);
    listing->sheets[listing->count++] = (struct sheet){
        .file = xlsx->path,
        .name = str_copy(xlsx->arena, name),
        .hidden = str_equal(state, STR("hidden")) ||
                  str_equal(state, STR("veryHidden")),
    };
    return xlsx_within(xlsx, at, listing->count, SHEET_LIMIT,
                       DIAG_BOTH("工作表数", "sheets"));
}

static bool start_workbook(void *self, const struct xml_element *element)
{
    struct listing *listing = self;
    if (str_equal(element->name, STR("workbookPr")))
        listing->xlsx->from_1904 = xml_flag(element, "date1904");
    else if (str_equal(element->name, STR("sheet")))
        return add_sheet(listing, element);
    return true;
}

/* Leave the sheets that have cells, with the names of their parts in place of
 * relations: a chart on a tab of its own has none. */
static bool find_parts(struct listing *listing,
                       const struct relations *relations)
{
    struct xlsx *xlsx = listing->xlsx;
    size_t kept = 0;
    for (size_t i = 0; i < listing->count; i++) {
        const struct relation *found = NULL;
        for (size_t k = 0; k < relations->count && found == NULL; k++) {
            if (str_equal(relations->items[k].id, listing->parts[i]))
                found = &relations->items[k];
        }
        if (found == NULL) {
            xlsx_broken(xlsx, (struct position){.file = xlsx->path},
                        str_join(xlsx->own,
                                 DIAG_BOTH("缺少工作表 ", "there is no sheet "),
                                 listing->sheets[i].name));
            return false;
        }
        if (!str_equal(found->type, STR("worksheet")))
            continue;
        listing->sheets[kept] = listing->sheets[i];
        listing->parts[kept++] = found->part;
    }
    listing->count = kept;
    return true;
}

/* ---- which sheet ---- */

static struct str sheet_names(const struct listing *listing)
{
    enum { MOST = 30 };
    struct builder all = {.arena = listing->xlsx->own};
    for (size_t i = 0; i < listing->count && i < MOST; i++) {
        builder_add(&all, i == 0 ? STR("") : STR("、"));
        builder_add(&all, listing->sheets[i].name);
    }
    builder_add(&all, listing->count > MOST ? STR("……") : STR(""));
    return builder_str(&all);
}

static size_t find_sheet(const struct listing *listing, struct str name)
{
    size_t i = 0;
    while (i < listing->count && !str_equal(listing->sheets[i].name, name))
        i++;
    return i;
}

static void report_missing(const struct listing *listing,
                           const struct table_request *choice)
{
    struct arena *own = listing->xlsx->own;
    struct str *names = ARENA_ARRAY(own, listing->count, struct str);
    for (size_t i = 0; i < listing->count; i++)
        names[i] = listing->sheets[i].name;
    diag_add(listing->xlsx->log, DIAG_SHEET_MISSING, choice->sheet_at,
             choice->sheet,
             diag_suggestion(own, choice->sheet, names, listing->count),
             sheet_names(listing));
}

/* Leave the sheet that is asked for; false with a diagnostic. */
static bool choose_sheet(struct listing *listing,
                         const struct table_request *choice)
{
    struct xlsx *xlsx = listing->xlsx;
    size_t chosen = listing->count, shown = 0;
    if (choice->sheet.length != 0) {
        chosen = find_sheet(listing, choice->sheet);
        if (chosen == listing->count) {
            report_missing(listing, choice);
            return false;
        }
    } else {
        for (size_t i = 0; i < listing->count; i++) {
            if (!listing->sheets[i].hidden && ++shown == 1)
                chosen = i;
        }
        if (shown != 1)
            chosen = find_sheet(listing, choice->label);
    }
    if (chosen == listing->count) {
        diag_add(xlsx->log, DIAG_SHEET_UNNAMED,
                 (struct position){.file = xlsx->path},
                 str_format(xlsx->own, "%zu", listing->count),
                 sheet_names(listing));
        return false;
    }
    listing->sheets[0] = listing->sheets[chosen];
    listing->parts[0] = listing->parts[chosen];
    listing->count = 1;
    return true;
}

static bool read_workbook(struct xlsx *xlsx, const struct table_request *choice,
                          struct workbook *workbook)
{
    static const struct xml_handler handler = {start_workbook, end_nothing,
                                               NULL};
    struct relations relations;
    if (!read_relations(xlsx, STR(""), &relations))
        return false;
    struct str part = find_type(&relations, STR("officeDocument"));
    struct listing listing = {.xlsx = xlsx};
    if (!xlsx_parse_part(xlsx, part, true, &handler, &listing) ||
        !read_relations(xlsx, part, &relations) ||
        !find_parts(&listing, &relations) ||
        (choice != NULL && !choose_sheet(&listing, choice)))
        return false;
    struct str strings = find_type(&relations, STR("sharedStrings"));
    struct str styles = find_type(&relations, STR("styles"));
    if ((strings.length != 0 && !xlsx_read_strings(xlsx, strings)) ||
        (styles.length != 0 && !xlsx_read_styles(xlsx, styles)))
        return false;
    for (size_t i = 0; i < listing.count; i++) {
        if (!xlsx_read_sheet(xlsx, listing.parts[i], &listing.sheets[i]))
            return false;
    }
    workbook->sheets = listing.sheets;
    workbook->sheet_count = listing.count;
    return true;
}

const struct workbook *xlsx_read_workbook(struct str content, struct str path,
                                          const struct table_request *choice,
                                          struct arena *arena,
                                          struct diag_log *log)
{
    struct xlsx xlsx = {
        .path = path, .arena = arena, .own = arena_new(), .log = log};
    struct workbook *workbook = ARENA_NEW(arena, struct workbook);
    workbook->file = path;
    bool read =
        xlsx_open(&xlsx, content) && read_workbook(&xlsx, choice, workbook);
    xlsx_close(&xlsx);
    arena_free(xlsx.own);
    return read ? workbook : NULL;
}

const struct workbook *workbook_parse(struct str content, struct str path,
                                      struct arena *arena, struct diag_log *log)
{
    return xlsx_read_workbook(content, path, NULL, arena, log);
}
