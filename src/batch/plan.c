/* SPDX-License-Identifier: MIT */
#include "batch/plan.h"

#include "base/arena.h"
#include "base/file.h"
#include "batch/result_folder.h"
#include "batch/stat_cache.h"
#include "reader/key_map.h"

struct planner {
    const struct county *county;
    const struct plan_basis *basis;
    bool force;
    struct str folder;
    struct stat_cache *cache;
    struct arena *arena;
};

const struct report_basis *plan_basis_lookup(const struct plan_basis *basis,
                                             struct str form)
{
    for (size_t i = 0; i < basis->count; i++) {
        if (str_equal(basis->items[i].form, form))
            return &basis->items[i];
    }
    return NULL;
}

static enum plan_reason basis_differs(const struct planner *planner,
                                      const struct report_basis *old)
{
    const struct report_basis *now =
        plan_basis_lookup(planner->basis, old->form);
    if (now == NULL || !str_equal(now->pack, old->pack))
        return PLAN_PACK;
    if (!str_equal(now->program, old->program))
        return PLAN_PROGRAM;
    if (!str_equal(now->fonts, old->fonts))
        return PLAN_FONTS;
    if (!str_equal(now->options, old->options))
        return PLAN_OPTIONS;
    return PLAN_CURRENT;
}

static bool uses_system_font(const struct report *report)
{
    for (size_t i = 0; i < report->finding_count; i++) {
        if (str_equal(report->findings[i].code, STR("FONT_OF_SYSTEM")))
            return true;
    }
    return false;
}

/* The PDF of the folder, against what the manifest says. */
static enum plan_reason pdf_differs(const struct planner *planner,
                                    const struct report *report)
{
    struct str path =
        result_folder_pdf(planner->folder, report->name, planner->arena);
    struct str hash = stat_cache_hash(planner->cache, path);
    if (hash.length == 0)
        return PLAN_PDF_MISSING;
    return str_equal(hash, report->pdf.sha256) ? PLAN_CURRENT
                                               : PLAN_PDF_CHANGED;
}

/* The first file of the county itself that the last try did not have: one that
 * is new, or another county for the same departments. "" if there is none.
 * Those of the county come first, then the description. */
static struct str other_county(const struct planner *planner,
                               const struct report *report)
{
    const struct inputs *shared = &planner->county->inputs;
    for (size_t i = 0; i < shared->file_count; i++) {
        struct str path =
            county_relative(planner->county, shared->files[i]->path);
        if (i >= report->file_count || !str_equal(path, report->files[i].path))
            return path;
    }
    bool described = report->path.length != 0;
    size_t next = shared->file_count;
    if (described && next < report->file_count &&
        !str_equal(report->files[next].path, report->path))
        return report->files[next].path;
    return STR("");
}

/* The first file of the last try that is not as it was; "" if all are. */
static struct str changed_file(const struct planner *planner,
                               const struct report *report)
{
    for (size_t i = 0; i < report->file_count; i++) {
        struct str path = file_join(planner->arena, planner->county->folder,
                                    report->files[i].path);
        if (!str_equal(stat_cache_hash(planner->cache, path),
                       report->files[i].sha256))
            return report->files[i].path;
    }
    return STR("");
}

static enum plan_reason find_reason(const struct planner *planner,
                                    const struct department *department,
                                    const struct report *old, struct str *file)
{
    if (old == NULL)
        return PLAN_NEW;
    if (planner->force)
        return PLAN_FORCED;
    if (old->state == REPORT_GONE) /* and comes back */
        return PLAN_NEW;
    if (old->state != REPORT_DONE)
        return old->state == REPORT_UNTRIED && old->pdf.sha256.length == 0
                   ? PLAN_NEW
                   : PLAN_RETRY;
    enum plan_reason reason = pdf_differs(planner, old);
    if (reason == PLAN_CURRENT)
        reason = basis_differs(planner, &old->basis);
    if (reason == PLAN_CURRENT && uses_system_font(old))
        reason = PLAN_SYSTEM_FONT;
    if (reason != PLAN_CURRENT)
        return reason;
    *file = changed_file(planner, old);
    if (file->length == 0)
        *file = other_county(planner, old);
    struct str path = county_relative(planner->county, department->path);
    if (file->length == 0 && !str_equal(path, old->path))
        *file = path;
    return file->length == 0 ? PLAN_CURRENT : PLAN_INPUT;
}

const struct plan_item *plan_make(const struct county *county,
                                  const struct manifest *manifest,
                                  const struct plan_basis *basis, bool force,
                                  struct str folder, struct stat_cache *cache,
                                  struct arena *arena)
{
    struct planner planner = {county, basis, force, folder, cache, arena};
    struct key_map names = {.arena = arena};
    for (size_t i = 0; manifest != NULL && i < manifest->report_count; i++)
        key_map_add(&names, manifest->reports[i].name);
    struct plan_item *items =
        ARENA_ARRAY(arena, county->department_count, struct plan_item);
    for (size_t i = 0; i < county->department_count; i++) {
        struct plan_item *item = &items[i];
        item->department = &county->departments[i];
        size_t number = key_map_lookup(&names, item->department->name);
        if (number != SIZE_MAX)
            item->old = &manifest->reports[number];
        item->reason =
            find_reason(&planner, item->department, item->old, &item->file);
    }
    return items;
}

/* ---- words ---- */

static const struct {
    const char *word;
    const char *text[2]; /* by enum diag_language */
} reasons[] = {
    [PLAN_CURRENT] = {"current", {"未变", "unchanged"}},
    [PLAN_FORCED] = {"forced", {"要求全部重做", "all are wanted"}},
    [PLAN_NEW] = {"new", {"新的部门", "new"}},
    [PLAN_RETRY] = {"retry", {"上次没有做成", "the last try failed"}},
    [PLAN_PDF_MISSING] = {"pdf-missing", {"PDF 不在了", "the PDF is gone"}},
    [PLAN_PDF_CHANGED] = {"pdf-changed",
                          {"PDF 被改动过", "the PDF was changed"}},
    [PLAN_PROGRAM] = {"program", {"程序换了版本", "another program version"}},
    [PLAN_PACK] = {"pack", {"表单变了", "the layout pack has changed"}},
    [PLAN_FONTS] = {"fonts", {"字体变了", "the fonts have changed"}},
    [PLAN_OPTIONS] = {"options", {"选项变了", "other options"}},
    [PLAN_SYSTEM_FONT] = {"system-font",
                          {"用了本机的字体", "it uses a font of the system"}},
    [PLAN_INPUT] = {"input", {"变了", "has changed"}},
};

struct str plan_reason_text(const struct plan_item *item,
                            enum diag_language language, struct arena *arena)
{
    struct str text = str_from(reasons[item->reason].text[language]);
    if (item->reason != PLAN_INPUT)
        return text;
    return str_format(arena,
                      language == DIAG_CHINESE ? "“%.*s”%.*s" : "“%.*s” %.*s",
                      STR_FMT(item->file), STR_FMT(text));
}

const char *plan_reason_word(enum plan_reason reason)
{
    return reasons[reason].word;
}
