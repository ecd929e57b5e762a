/* SPDX-License-Identifier: MIT
 *
 * The command line: options, the verb, messages, the exit code.
 *
 * Data go to standard output, messages to standard error.
 */
#include "app/help.h"
#include "app/verbs.h"

#include "base/arena.h"
#include "base/file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*const verbs[VERB_COUNT])(struct run *run) = {
    [VERB_RENDER] = verb_render,   [VERB_CHECK] = verb_check,
    [VERB_BATCH] = verb_batch,     [VERB_DIFF] = verb_diff,
    [VERB_IMPORT] = verb_import,   [VERB_DUMP] = verb_dump,
    [VERB_PREVIEW] = verb_preview, [VERB_NEW] = verb_new,
    [VERB_FONTS] = verb_fonts,     [VERB_LAYOUTS] = verb_layouts,
    [VERB_HELP] = verb_help,       [VERB_VERSION] = verb_version,
};

/*
 * A standard stream that the caller closed gives its number to the next file
 * that is opened, and output meant for it would end up there. A stand-in that
 * fails as the closed one would takes its place.
 */
static void hold_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) == -1 &&
            open("/dev/null", fd == STDOUT_FILENO ? O_RDONLY : O_RDWR) != fd)
            _exit(3);
    }
}

static bool is_watched(void)
{
    const char *refused = getenv("NO_COLOR"); /* no-color.org */
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && (refused == NULL || *refused == '\0') &&
           (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

int main(int count, char **arguments)
{
    /* A closed pipe or a file above its limit is a failed write, told and
     * cleaned up after: exit 3. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    hold_streams();
    struct arena *arena = arena_new();
    struct options options;
    struct run run = {.options = &options,
                      .arena = arena,
                      .log = diag_log_new(arena),
                      .watched = is_watched()};
    bool understood = options_read(count, arguments, arena, run.log, &options);
    if (understood && (options.help || options.verb == VERB_HELP)) {
        verb_help(&run);
    } else if (understood) {
        run.places =
            places_find(options.layouts, options.layout_count, options.fonts,
                        options.font_count, arena, run.log);
        run.places.system_fonts = options.system_fonts;
        if (diag_error_count(run.log) == 0)
            verbs[options.verb](&run);
    }
    diag_print(run.log, stderr, options.language, run.watched);
    if (diag_exit_code(run.log) == 2)
        help_hint(options.verb, options.language, stderr);
    int code = diag_exit_code(run.log);
    arena_free(arena);
    /* Who has interrupted us is to see that it worked. */
    if (run.signal != 0) {
        signal(run.signal, SIG_DFL);
        raise(run.signal);
    }
    return code;
}
