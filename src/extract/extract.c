/* SPDX-License-Identifier: MIT
 *
 * extract_pages: the parts of the file, each when those that it refers to are
 * known.
 */
#include "extract/extract.h"

#include "base/arena.h"
#include "extract/extract_private.h"

static const struct str maker = STR_INIT("gongkai ");

static bool is_ours(struct extraction *extraction)
{
    struct source *source = &extraction->source;
    struct arena *own = extraction->own;
    struct str producer = extract_producer(extraction);
    if (source->broken || str_starts(producer, maker))
        return !source->broken;
    struct str named =
        str_format(own, "“%.*s”", STR_FMT(str_excerpt(own, producer, 40)));
    struct str what =
        producer.length == 0
            ? DIAG_BOTH("没有注明制作程序", "it names no program")
            : str_join(own, DIAG_BOTH("制作程序是", "it was made by "), named);
    diag_add(source->log, DIAG_PDF_FOREIGN, source->at, what);
    return false;
}

static void read_all(struct extraction *extraction, struct pages *pages)
{
    struct source *source = &extraction->source;
    extract_sheets(extraction);
    extract_tree(extraction);
    for (size_t i = 0; i < extraction->page_count && !source->broken; i++)
        extract_texts(extraction, i);
    if (!source->broken && extraction->mark_seen != extraction->mark_count)
        source_broken(source,
                      DIAG_BOTH("结构树所指的内容不在页面上",
                                "content of its structure tree is missing"));
    extract_labels(extraction);
    extract_bookmarks(extraction, pages);
    extract_facts(extraction, &pages->metadata);
    pages->items = extraction->pages;
    pages->count = extraction->page_count;
    pages->elements = extraction->elements;
    pages->element_count = extraction->element_count;
}

const struct pages *extract_pages(struct str bytes, struct str path,
                                  struct arena *arena, struct diag_log *log)
{
    struct extraction extraction = {.arena = arena,
                                    .own = arena_new(),
                                    .page = arena_new(),
                                    .step = arena_new()};
    struct position at = {.file = path};
    struct pages *pages = ARENA_NEW(arena, struct pages);
    bool sound =
        source_open(&extraction.source, bytes, at, extraction.own, log);
    if (sound) {
        sound = is_ours(&extraction);
        if (sound)
            read_all(&extraction, pages);
        sound = sound && !extraction.source.broken;
        source_close(&extraction.source);
    }
    arena_free(extraction.step);
    arena_free(extraction.page);
    arena_free(extraction.own);
    return sound ? pages : NULL;
}
