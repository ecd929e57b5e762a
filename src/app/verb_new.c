/* SPDX-License-Identifier: MIT
 *
 * What a pack says of its descriptions: new makes an empty one, layouts NAME
 * --schema and --fields tell of all its keys.
 */
#include "app/verbs.h"

#include "app/data.h"
#include "app/job.h"
#include "base/arena.h"
#include "base/file.h"
#include "budget/guide.h"
#include "reader/description.h"
#include "script/pack.h"

/* The pack that the first operand names; NULL with diagnostics. */
static struct pack *open_named(struct run *run, struct guide *guide)
{
    struct str name = run->options->operands[0];
    struct str folder =
        places_pack(&run->places, name, NOWHERE, run->arena, run->log);
    if (folder.length == 0)
        return NULL;
    struct pack_folders folders =
        places_folders(&run->places, folder, run->arena);
    struct pack *pack =
        pack_open(&folders, &pack_default_limits, run->arena, run->log);
    if (pack != NULL)
        *guide = (struct guide){
            .schema = pack_schema(pack),
            .pack = name,
            .title = pack_title(pack),
            .version = pack_version(pack),
            .pack_key = JOB_PACK_KEY,
        };
    return pack;
}

void layout_tell(struct run *run)
{
    const struct options *options = run->options;
    struct guide guide;
    struct pack *pack = open_named(run, &guide);
    if (pack == NULL)
        return;
    struct stream data;
    stream_open(&data);
    if (options->schema)
        guide_write_schema(&guide, data.out);
    else
        guide_write_fields(&guide, data.out);
    data_close(&data, options->output.length != 0 ? options->output : STR("-"),
               run->log);
    pack_close(pack);
}

static bool make_files(struct run *run, const struct guide *guide)
{
    struct str folder = run->options->output;
    while (folder.length > 1 && str_ends(folder, STR("/")))
        folder.length--;
    /* The name by which the folder alone stands for the description. */
    struct str name = description_folder_name(folder, run->arena);
    if (name.length == 0)
        name = guide->pack;
    size_t count;
    const struct file_content *files =
        guide_template(guide, folder, name, run->arena, &count);
    if (!file_create_all(folder, files, count, run->log))
        return false;
    struct stream data;
    stream_open(&data);
    for (size_t i = 0; i < count; i++)
        fprintf(data.out, "%.*s\n", STR_FMT(files[i].path));
    return data_close(&data, STR("-"), run->log);
}

void verb_new(struct run *run)
{
    struct guide guide;
    struct pack *pack = open_named(run, &guide);
    if (pack == NULL)
        return;
    make_files(run, &guide);
    pack_close(pack);
}
