/* SPDX-License-Identifier: MIT
 *
 * import: official tables as files into a description.
 */
#include "app/verbs.h"

#include "app/data.h"
#include "app/import_result.h"
#include "app/job.h"
#include "base/arena.h"
#include "base/file.h"
#include "script/import.h"
#include "writer/writer.h"

#include <unistd.h>

/* ---- the pack ---- */

static struct pack *open_pack(const struct run *run, struct str folder)
{
    struct pack_folders folders =
        places_folders(&run->places, folder, run->arena);
    return pack_open(&folders, &pack_default_limits, run->arena, run->log);
}

/* The one pack that has an import script of its own; NULL with a diagnostic if
 * there is none, or more. Those that take the script of their base are the
 * same form in other clothes. */
static struct pack *find_pack(const struct run *run)
{
    size_t count, found = 0;
    const struct pack_place *places =
        places_packs(&run->places, run->arena, &count);
    struct pack *result = NULL;
    struct builder names = {.arena = run->arena};
    size_t errors = diag_error_count(run->log);
    for (size_t i = 0; i < count; i++) {
        struct pack *pack = open_pack(run, places[i].folder);
        bool own;
        if (pack == NULL || !pack_imports(pack, &own) || !own)
            continue;
        builder_add(&names, found == 0 ? STR("") : STR(", "));
        builder_add(&names, pack_name(pack));
        result = pack;
        found++;
    }
    if (found == 0)
        diag_add(run->log, DIAG_IMPORT_UNSUPPORTED, NOWHERE, STR("layouts/*"));
    if (found > 1)
        diag_add(run->log, DIAG_IMPORT_FORM_UNCLEAR, NOWHERE,
                 builder_str(&names));
    return diag_error_count(run->log) == errors ? result : NULL;
}

static struct pack *choose_pack(const struct run *run)
{
    struct str form = run->options->form;
    if (form.length == 0)
        return find_pack(run);
    struct str folder =
        places_pack(&run->places, form, NOWHERE, run->arena, run->log);
    if (folder.length == 0)
        return NULL;
    struct pack *pack = open_pack(run, folder);
    bool own;
    if (pack == NULL || pack_imports(pack, &own))
        return pack;
    diag_add(run->log, DIAG_IMPORT_UNSUPPORTED, NOWHERE, form);
    return NULL;
}

/* ---- the tables ---- */

static const struct sheet *const *read_sheets(const struct run *run,
                                              size_t *count)
{
    const struct options *options = run->options;
    const struct sheet **sheets = NULL;
    size_t capacity = 0, errors = diag_error_count(run->log);
    *count = 0;
    for (size_t i = 0; i < options->operand_count; i++) {
        const struct workbook *book =
            workbook_read(options->operands[i], NOWHERE, run->arena, run->log);
        for (size_t s = 0; book != NULL && s < book->sheet_count; s++) {
            ARENA_GROW(run->arena, sheets, *count, capacity);
            sheets[(*count)++] = &book->sheets[s];
        }
    }
    return diag_error_count(run->log) == errors ? sheets : NULL;
}

/* ---- the description ---- */

/* The description with the name of its pack before all else. */
static const struct node *name_pack(const struct run *run,
                                    const struct pack *pack,
                                    const struct node *description)
{
    size_t count = description->count;
    struct node_member *members =
        ARENA_ARRAY(run->arena, count + 1, struct node_member);
    struct node *name = ARENA_NEW(run->arena, struct node);
    *name = (struct node){.kind = NODE_TEXT, .text = pack_name(pack)};
    members[0] = (struct node_member){.key = JOB_PACK_KEY, .value = name};
    for (size_t i = 0; i < count; i++)
        members[i + 1] = description->members[i];
    struct node *whole = ARENA_NEW(run->arena, struct node);
    *whole =
        (struct node){.kind = NODE_MAP, .members = members, .count = count + 1};
    return whole;
}

/* All of the files or none: nothing that is there is replaced, and what was
 * written is taken back if the next one fails. */
static bool write_files(const struct run *run, const struct written_file *files,
                        size_t count, struct str *paths)
{
    struct str folder = run->options->output;
    size_t errors = diag_error_count(run->log);
    for (size_t i = 0; i < count; i++) {
        paths[i] = file_join(run->arena, folder, files[i].name);
        if (file_exists(paths[i]))
            diag_add(run->log, DIAG_IMPORT_FILE_EXISTS, NOWHERE, paths[i]);
    }
    if (diag_error_count(run->log) != errors ||
        !file_make_folder(folder, run->log))
        return false;
    size_t done = 0;
    while (done < count &&
           file_replace(paths[done], files[done].content, run->log))
        done++;
    if (done == count)
        return true;
    while (done-- > 0)
        unlink(str_c(run->arena, paths[done]));
    return false;
}

static void run_import(const struct run *run, struct import_result *result)
{
    size_t sheet_count, file_count;
    struct pack *pack = choose_pack(run);
    const struct sheet *const *sheets = read_sheets(run, &sheet_count);
    if (pack == NULL || sheets == NULL)
        return;
    const struct import *import =
        pack_import(pack, sheets, sheet_count, run->log);
    if (import == NULL)
        return;
    struct str name = str_join(run->arena, import->name, STR(".yaml"));
    const struct written_file *files = writer_files(
        name_pack(run, pack, import->description), name, import->head,
        pack_schema(pack)->file_key, run->arena, &file_count);
    struct str *paths = ARENA_ARRAY(run->arena, file_count, struct str);
    if (!write_files(run, files, file_count, paths))
        return;
    *result = (struct import_result){import, paths, file_count};
}

void verb_import(struct run *run)
{
    struct import_result result = {0};
    run_import(run, &result);
    if (result.import == NULL && !run->options->json)
        return;
    struct stream data;
    stream_open(&data);
    if (run->options->json)
        import_result_write_json(&result, run->log, run->options->language,
                                 run->arena, data.out);
    else
        import_result_write(&result, run->arena, data.out);
    data_close(&data, STR("-"), run->log);
}
