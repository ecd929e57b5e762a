/* SPDX-License-Identifier: MIT
 *
 * layouts, help, version: what the program has and is.
 */
#include "app/verbs.h"

#include "app/data.h"
#include "app/help.h"
#include "base/arena.h"
#include "base/json.h"
#include "script/pack.h"

static void write_pack(const struct pack_place *place, struct str title,
                       bool json, bool first, FILE *out)
{
    if (!json) {
        fprintf(out, "%.*s\t%.*s\t%.*s\n", STR_FMT(place->name), STR_FMT(title),
                STR_FMT(place->folder));
        return;
    }
    fprintf(out, "%s\n  {\"name\": ", first ? "" : ",");
    json_write_string(out, place->name);
    fputs(", \"title\": ", out);
    json_write_string(out, title);
    fputs(", \"folder\": ", out);
    json_write_string(out, place->folder);
    fputs("}", out);
}

void verb_layouts(struct run *run)
{
    bool json = run->options->json;
    if (run->options->schema || run->options->fields) {
        layout_tell(run);
        return;
    }
    struct str wanted = STR(""); /* the folder of the only one */
    if (run->options->operand_count > 0) {
        wanted = places_pack(&run->places, run->options->operands[0], NOWHERE,
                             run->arena, run->log);
        if (wanted.length == 0)
            return;
    }
    size_t count;
    const struct pack_place *packs =
        places_packs(&run->places, run->arena, &count);
    struct stream data;
    stream_open(&data);
    bool first = true;
    fputs(json ? "{\"layouts\": [" : "", data.out);
    for (size_t i = 0; i < count; i++) {
        if (wanted.length != 0 && !str_equal(wanted, packs[i].folder))
            continue;
        struct arena *arena = arena_new();
        struct pack_folders folders =
            places_folders(&run->places, packs[i].folder, arena);
        struct pack *pack =
            pack_open(&folders, &pack_default_limits, arena, run->log);
        if (pack != NULL) {
            write_pack(&packs[i], pack_title(pack), json, first, data.out);
            pack_close(pack);
            first = false;
        }
        arena_free(arena);
    }
    fputs(json ? "]}\n" : "", data.out);
    struct str output = run->options->output;
    data_close(&data, output.length != 0 ? output : STR("-"), run->log);
}

void verb_help(struct run *run)
{
    const struct options *options = run->options;
    enum verb verb = options->verb;
    if (verb == VERB_HELP && options->operand_count > 0) {
        verb = help_verb(options->operands[0]);
        if (verb == VERB_NONE) {
            help_unknown_verb(options->operands[0], run->arena, run->log);
            return;
        }
    } else if (verb == VERB_HELP && !options->help) {
        verb = VERB_NONE;
    }
    struct stream data;
    stream_open(&data);
    if (verb == VERB_NONE)
        help_overview(options->language, data.out);
    else
        help_write(verb, options->language, data.out);
    data_close(&data, STR("-"), run->log);
}

void verb_version(struct run *run)
{
    data_write_line(STR("gongkai " GONGKAI_VERSION), run->log);
}
