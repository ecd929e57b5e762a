/* SPDX-License-Identifier: MIT */
#include "batch/answer.h"

#include "base/arena.h"
#include "batch/wire.h"

/* ---- changes ---- */

static void add_side(struct builder *out, const struct change_side *side)
{
    wire_add_bool(out, side->there);
    wire_add_str(out, side->text);
    wire_add_u64(out, side->page);
    wire_add_str(out, side->folio);
}

static void add_changes(struct builder *out, const struct changes *changes)
{
    wire_add_u64(out, changes->count);
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        wire_add_u64(out, (uint64_t)change->kind);
        wire_add_str(out, change->table);
        wire_add_str(out, change->row);
        wire_add_str(out, change->column);
        wire_add_str(out, change->words);
        add_side(out, &change->old);
        add_side(out, &change->new);
        wire_add_bool(out, change->derived);
    }
}

static struct change_side read_side(struct wire_reader *reader,
                                    struct arena *arena)
{
    struct change_side side = {.there = wire_read_bool(reader)};
    side.text = wire_read_str(reader, arena);
    side.page = (size_t)wire_read_u64(reader);
    side.folio = wire_read_str(reader, arena);
    return side;
}

static struct changes read_changes(struct wire_reader *reader,
                                   struct arena *arena)
{
    struct changes changes = {.count = wire_read_count(reader, 90)};
    struct change *items = ARENA_ARRAY(arena, changes.count, struct change);
    for (size_t i = 0; i < changes.count; i++) {
        uint64_t kind = wire_read_u64(reader);
        if (kind > CHANGE_TABLE)
            reader->broken = true;
        items[i].kind = reader->broken ? CHANGE_FIGURE : (enum change_kind)kind;
        items[i].table = wire_read_str(reader, arena);
        items[i].row = wire_read_str(reader, arena);
        items[i].column = wire_read_str(reader, arena);
        items[i].words = wire_read_str(reader, arena);
        items[i].old = read_side(reader, arena);
        items[i].new = read_side(reader, arena);
        items[i].derived = wire_read_bool(reader);
    }
    changes.items = items;
    return changes;
}

/* ---- the rest ---- */

static void add_pdf(struct builder *out, const struct report_pdf *pdf)
{
    wire_add_str(out, pdf->sha256);
    wire_add_u64(out, pdf->size);
    wire_add_u64(out, pdf->pages);
    wire_add_str(out, pdf->title);
    wire_add_str(out, pdf->author);
    wire_add_u64(out, (uint64_t)pdf->revision);
}

static struct report_pdf read_pdf(struct wire_reader *reader,
                                  struct arena *arena)
{
    struct report_pdf pdf = {.sha256 = wire_read_str(reader, arena)};
    pdf.size = (size_t)wire_read_u64(reader);
    pdf.pages = (size_t)wire_read_u64(reader);
    pdf.title = wire_read_str(reader, arena);
    pdf.author = wire_read_str(reader, arena);
    pdf.revision = (int)wire_read_u64(reader);
    return pdf;
}

static void add_revision(struct builder *out,
                         const struct report_revision *revision)
{
    wire_add_u64(out, (uint64_t)revision->revision.number);
    wire_add_str(out, revision->revision.date);
    wire_add_str(out, revision->revision.reason);
    wire_add_str(out, revision->old_sha256);
    wire_add_str(out, revision->new_sha256);
    add_changes(out, &revision->changes);
}

static struct report_revision read_revision(struct wire_reader *reader,
                                            struct arena *arena)
{
    struct report_revision revision;
    revision.revision.number = (int)wire_read_u64(reader);
    revision.revision.date = wire_read_str(reader, arena);
    revision.revision.reason = wire_read_str(reader, arena);
    revision.old_sha256 = wire_read_str(reader, arena);
    revision.new_sha256 = wire_read_str(reader, arena);
    revision.changes = read_changes(reader, arena);
    return revision;
}

struct str answer_pack(const struct answer *answer, const struct diag_log *log,
                       struct arena *arena)
{
    struct builder out = {.arena = arena};
    wire_add_u64(&out, (uint64_t)answer->kind);
    wire_add_str(&out, answer->form);
    wire_add_str(&out, answer->content);
    wire_add_u64(&out, answer->file_count);
    for (size_t i = 0; i < answer->file_count; i++) {
        wire_add_str(&out, answer->files[i].path);
        wire_add_str(&out, answer->files[i].sha256);
        wire_add_str(&out, answer->files[i].places);
    }
    wire_add_str(&out, answer->staged);
    add_pdf(&out, &answer->pdf);
    wire_add_bool(&out, answer->revises);
    if (answer->revises)
        add_revision(&out, &answer->revision);
    wire_add_log(&out, log);
    return builder_str(&out);
}

bool answer_unpack(struct str bytes, struct arena *arena, struct diag_log *log,
                   struct answer *answer)
{
    struct wire_reader reader = {.rest = bytes};
    uint64_t kind = wire_read_u64(&reader);
    if (kind > ANSWER_UNWRITABLE)
        return false;
    *answer = (struct answer){.kind = (enum answer_kind)kind};
    answer->form = wire_read_str(&reader, arena);
    answer->content = wire_read_str(&reader, arena);
    answer->file_count = wire_read_count(&reader, 24);
    struct report_file *files =
        ARENA_ARRAY(arena, answer->file_count, struct report_file);
    for (size_t i = 0; i < answer->file_count; i++) {
        files[i].path = wire_read_str(&reader, arena);
        files[i].sha256 = wire_read_str(&reader, arena);
        files[i].places = wire_read_str(&reader, arena);
    }
    answer->files = files;
    answer->staged = wire_read_str(&reader, arena);
    answer->pdf = read_pdf(&reader, arena);
    answer->revises = wire_read_bool(&reader);
    if (answer->revises)
        answer->revision = read_revision(&reader, arena);
    wire_read_log(&reader, log);
    return wire_is_done(&reader);
}
