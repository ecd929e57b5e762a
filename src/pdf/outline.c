/* SPDX-License-Identifier: MIT
 *
 * Bookmarks (ISO 32000-1, 12.3.3). Those of the first level stand open, so
 * that the second level is seen; deeper ones are closed.
 */
#include "pdf/structure.h"
#include "pdf/syntax.h"
#include "pdf/writer.h"

#include "base/arena.h"

#include <assert.h>

/* One bookmark and its neighbours, as objects; 0: none. Entry 0 is the root. */
struct bookmark {
    uint32_t object;
    size_t parent; /* index among the bookmarks */
    uint32_t first, last, previous, next;
    size_t children;
};

/* The bookmark above entry i: the last before it of a lower level. */
static size_t find_parent(const struct outline_entry *entries,
                          const struct bookmark *bookmarks, size_t i)
{
    if (i == 0 || entries[i].level > entries[i - 1].level)
        return i;
    size_t at = i; /* of entry i - 1 */
    for (int level = entries[i - 1].level; level >= entries[i].level; level--)
        at = bookmarks[at].parent;
    return at;
}

static struct bookmark *join(struct writer *writer)
{
    const struct pages *pages = writer->pages;
    size_t count = pages->outline_count;
    struct bookmark *bookmarks =
        ARENA_ARRAY(writer->arena, count + 1, struct bookmark);
    size_t *latest = ARENA_ARRAY(writer->arena, count + 1, size_t);
    bookmarks[0].object = object_new(writer->objects);
    for (size_t i = 0; i < count; i++) {
        int before = i == 0 ? 0 : pages->outline[i - 1].level;
        int level = pages->outline[i].level;
        assert(level >= 1 && level <= before + 1);
        struct bookmark *own = &bookmarks[i + 1];
        own->object = object_new(writer->objects);
        own->parent = find_parent(pages->outline, bookmarks, i);
        struct bookmark *parent = &bookmarks[own->parent];
        if (parent->children++ == 0) {
            parent->first = own->object;
        } else {
            bookmarks[latest[own->parent]].next = own->object;
            own->previous = parent->last;
        }
        parent->last = own->object;
        latest[own->parent] = i + 1;
    }
    return bookmarks;
}

static void add_link(struct builder *out, struct str key, uint32_t object)
{
    if (object == 0)
        return;
    builder_add(out, key);
    syntax_reference(out, object);
}

static void write_entry(struct writer *writer,
                        const struct outline_entry *entry,
                        const struct bookmark *bookmark, uint32_t parent)
{
    const struct pages *pages = writer->pages;
    struct builder out = {.arena = writer->arena};
    assert(entry->page < pages->count);
    builder_add(&out, STR("/Title "));
    syntax_text(&out, entry->title);
    add_link(&out, STR(" /Parent "), parent);
    add_link(&out, STR(" /Prev "), bookmark->previous);
    add_link(&out, STR(" /Next "), bookmark->next);
    add_link(&out, STR(" /First "), bookmark->first);
    add_link(&out, STR(" /Last "), bookmark->last);
    if (bookmark->children != 0) {
        int64_t count = (int64_t)bookmark->children;
        builder_add(&out, STR(" /Count "));
        syntax_integer(&out, entry->level == 1 ? count : -count);
    }
    builder_add(&out, STR(" /Dest "));
    content_destination(writer, &out, entry->page, entry->y);
    if (entry->element != 0)
        add_link(&out, STR(" /SE "),
                 structure_element(writer->structure, entry->element));
    object_set(writer->objects, bookmark->object, builder_str(&out));
}

uint32_t outline_write(struct writer *writer)
{
    const struct pages *pages = writer->pages;
    if (pages->outline_count == 0)
        return 0;
    struct bookmark *bookmarks = join(writer);
    size_t visible = bookmarks[0].children;
    for (size_t i = 0; i < pages->outline_count; i++) {
        const struct bookmark *bookmark = &bookmarks[i + 1];
        if (pages->outline[i].level == 1)
            visible += bookmark->children;
        write_entry(writer, &pages->outline[i], bookmark,
                    bookmarks[bookmark->parent].object);
    }
    struct builder out = {.arena = writer->arena};
    builder_add(&out, STR("/Type /Outlines"));
    add_link(&out, STR(" /First "), bookmarks[0].first);
    add_link(&out, STR(" /Last "), bookmarks[0].last);
    builder_add(&out, STR(" /Count "));
    syntax_integer(&out, (int64_t)visible);
    object_set(writer->objects, bookmarks[0].object, builder_str(&out));
    return bookmarks[0].object;
}
