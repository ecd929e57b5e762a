/* SPDX-License-Identifier: MIT */
#include "archive.h"

#include "base/arena.h"

#include <assert.h>
#include <zip.h>

struct str archive_make(struct arena *arena, const struct part *parts,
                        size_t count)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    assert(target != NULL);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    assert(zip != NULL);
    for (size_t i = 0; i < count; i++) {
        struct str content = str_copy(arena, parts[i].content);
        zip_source_t *source =
            zip_source_buffer(zip, content.data, content.length, 0);
        zip_int64_t index =
            zip_file_add(zip, str_c(arena, parts[i].name), source, 0);
        assert(index >= 0);
        zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    }
    int closed = zip_close(zip);
    assert(closed == 0);
    zip_stat_t facts;
    zip_stat_init(&facts);
    zip_source_stat(target, &facts);
    char *bytes = arena_alloc(arena, facts.size + 1);
    zip_source_open(target);
    zip_int64_t got = zip_source_read(target, bytes, facts.size);
    assert(got == (zip_int64_t)facts.size);
    zip_source_close(target);
    zip_source_free(target);
    zip_error_fini(&error);
    return (struct str){bytes, (size_t)got};
}

struct str archive_sheet(struct arena *arena, struct str rows,
                         struct str behind)
{
    return str_format(arena,
                      "<worksheet xmlns=\"" MAIN "\"><sheetData>%.*s"
                      "</sheetData>%.*s</worksheet>",
                      STR_FMT(rows), STR_FMT(behind));
}

struct str archive_workbook(struct arena *arena, struct str properties,
                            struct str first, struct str second,
                            struct str strings, struct str styles)
{
    struct part parts[7];
    size_t count = 0;
    parts[count++] = (struct part){
        STR("_rels/.rels"),
        STR("<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"r\" "
            "Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/>"
            "</Relationships>")};
    struct builder sheets = {.arena = arena}, relations = {.arena = arena};
    const struct str contents[] = {first, second};
    static const char *const names[] = {"甲", "乙"};
    for (size_t i = 0; i < 2 && contents[i].length != 0; i++) {
        builder_format(&sheets,
                       "<sheet name=\"%s\" sheetId=\"%zu\" r:id=\"s%zu\"/>",
                       names[i], i + 1, i);
        builder_format(&relations,
                       "<Relationship Id=\"s%zu\" Type=\"" OFFICE
                       "/worksheet\" Target=\"sheet%zu.xml\"/>",
                       i, i);
        parts[count++] =
            (struct part){str_format(arena, "xl/sheet%zu.xml", i), contents[i]};
    }
    if (strings.length != 0) {
        builder_add(&relations,
                    STR("<Relationship Id=\"t\" Type=\"" OFFICE
                        "/sharedStrings\" Target=\"./strings.xml\"/>"));
        parts[count++] = (struct part){STR("xl/strings.xml"), strings};
    }
    if (styles.length != 0) {
        builder_add(&relations,
                    STR("<Relationship Id=\"y\" Type=\"" OFFICE
                        "/styles\" Target=\"/xl/x/../styles.xml\"/>"));
        parts[count++] = (struct part){STR("xl/styles.xml"), styles};
    }
    struct str list = builder_str(&relations);
    parts[count++] = (struct part){STR("xl/_rels/workbook.xml.rels"),
                                   str_format(arena,
                                              "<Relationships xmlns=\"" PACKAGE
                                              "\">%.*s</Relationships>",
                                              STR_FMT(list))};
    struct str all = builder_str(&sheets);
    parts[count++] = (struct part){
        STR("xl/workbook.xml"),
        str_format(arena,
                   "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE
                   "\">%.*s<sheets>%.*s</sheets></workbook>",
                   STR_FMT(properties), STR_FMT(all))};
    return archive_make(arena, parts, count);
}
