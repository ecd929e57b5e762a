/* SPDX-License-Identifier: MIT
 *
 * The line of progress. It has one column less than the terminal, for some
 * break a line that is just full; and of the characters that are as wide as a
 * terminal pleases (bars, dots, dashes) it has none.
 */
#include "batch/progress.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "batch/clock.h"

#include <string.h>
#include <sys/ioctl.h>

enum {
    REST = 100, /* milliseconds between two drawings */
    USUAL_WIDTH = 80,
    LONGEST_BAR = 30,
    SHORTEST_BAR = 6,
    ROOM_OF_NAME = 20, /* columns that the bar leaves to a name, if it can */
    SETTLED = 1000,    /* milliseconds before a rate says something */
};

/* First and last code points that take two columns: scripts of East Asia and
 * their full width forms, and pictures. */
static const uint32_t wide[][2] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
    {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

static size_t columns_of(uint32_t code_point)
{
    /* Marks that stand on the letter before, and choices of its form. */
    if ((code_point >= 0x300 && code_point <= 0x36F) ||
        (code_point >= 0xFE00 && code_point <= 0xFE0F))
        return 0;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (code_point >= wide[i][0] && code_point <= wide[i][1])
            return 2;
    }
    return 1;
}

/* What is shown of a code point. A name is a file's: it may hold what would
 * command the terminal, or write from right to left. */
static uint32_t shown(uint32_t code_point)
{
    if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
        (code_point >= 0x200B && code_point <= 0x200F) ||
        (code_point >= 0x2028 && code_point <= 0x202E) ||
        (code_point >= 0x2066 && code_point <= 0x2069) ||
        code_point == 0xFEFF || code_point == 0xFFFD)
        return '?';
    return code_point;
}

size_t progress_columns(struct str text)
{
    size_t columns = 0;
    for (size_t offset = 0; offset < text.length;)
        columns += columns_of(shown(utf8_next(text, &offset)));
    return columns;
}

/* Add as much of a text as goes into so many columns, at least one. */
static void add_cut(struct builder *line, struct str text, size_t columns)
{
    bool whole = progress_columns(text) <= columns;
    size_t room = whole ? columns : columns - 1;
    for (size_t offset = 0; offset < text.length;) {
        uint32_t code_point = shown(utf8_next(text, &offset));
        if (columns_of(code_point) > room)
            break;
        room -= columns_of(code_point);
        builder_add_code_point(line, code_point);
    }
    if (!whole)
        builder_add_char(line, '~');
}

static size_t terminal_width(FILE *out)
{
    struct winsize size = {0};
    if (ioctl(fileno(out), TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL_WIDTH;
    return size.ws_col;
}

/* "4.2 份/秒  剩 15 秒": once there is something to reckon with. */
static void add_rate(struct builder *line, const struct progress *progress,
                     int64_t now)
{
    uint64_t time = (uint64_t)(now - progress->begun);
    if (progress->done == 0 || time < SETTLED)
        return;
    bool english = progress->language == DIAG_ENGLISH;
    uint64_t tenths = progress->done * UINT64_C(10000) / time;
    builder_format(line, english ? "  %llu.%llu/s" : "  %llu.%llu 份/秒",
                   (unsigned long long)tenths / 10,
                   (unsigned long long)tenths % 10);
    if (progress->done >= progress->total)
        return;
    uint64_t seconds =
        time * (progress->total - progress->done) / progress->done / 1000 + 1;
    if (seconds < 100)
        builder_format(line, english ? "  %llu s left" : "  剩 %llu 秒",
                       (unsigned long long)seconds);
    else
        builder_format(line, english ? "  %llu min left" : "  剩 %llu 分",
                       (unsigned long long)(seconds + 59) / 60);
}

/* "37/100  2 份失败", in a width that does not change while it counts. */
static void add_counts(struct builder *line, const struct progress *progress)
{
    int width = 1;
    for (size_t rest = progress->total; rest >= 10; rest /= 10)
        width++;
    builder_format(line, "%*zu/%zu", width, progress->done, progress->total);
    if (progress->failed != 0)
        builder_format(line,
                       progress->language == DIAG_ENGLISH ? "  %zu failed"
                                                          : "  %zu 份失败",
                       progress->failed);
}

static void add_bar(struct builder *line, const struct progress *progress,
                    size_t length)
{
    size_t done =
        progress->done < progress->total ? progress->done : progress->total;
    size_t full =
        progress->total == 0 ? length : done * length / progress->total;
    builder_add_char(line, '[');
    for (size_t i = 0; i < length; i++)
        builder_add_char(line, i < full ? '#' : '-');
    builder_add(line, STR("]  "));
}

/* The line for a terminal of so many columns: the counts, then what there is
 * room for. */
static struct str make_line(const struct progress *progress, size_t width,
                            int64_t now, struct arena *arena)
{
    size_t room = width > 1 ? width - 1 : 1;
    struct builder counts = {.arena = arena};
    add_counts(&counts, progress);
    add_rate(&counts, progress, now);
    size_t used = progress_columns(builder_str(&counts));
    struct builder line = {.arena = arena};
    size_t frame = 4; /* brackets and spaces around the bar */
    if (used + frame + SHORTEST_BAR <= room) {
        size_t bar = room - used - frame;
        bar = bar > SHORTEST_BAR + ROOM_OF_NAME ? bar - ROOM_OF_NAME
                                                : SHORTEST_BAR;
        bar = bar > LONGEST_BAR ? LONGEST_BAR : bar;
        add_bar(&line, progress, bar);
        used += bar + frame;
    }
    add_cut(&line, builder_str(&counts), room);
    if (*progress->last != '\0' && used + 2 + 4 <= room) {
        builder_add(&line, STR("  "));
        add_cut(&line, str_from(progress->last), room - used - 2);
    }
    return builder_str(&line);
}

static void draw(struct progress *progress, int64_t now)
{
    struct arena *arena = arena_new();
    struct builder text = {.arena = arena};
    builder_add_char(&text, '\r');
    builder_add(&text,
                make_line(progress, terminal_width(progress->out), now, arena));
    builder_add(&text, STR("\033[K")); /* nothing of the old line behind it */
    fwrite(text.data, 1, text.length, progress->out);
    fflush(progress->out);
    arena_free(arena);
    progress->drawn = now;
    progress->visible = true;
}

void progress_begin(struct progress *progress, FILE *out, bool on_terminal,
                    enum diag_language language, size_t total)
{
    int64_t now = clock_milliseconds();
    *progress = (struct progress){.out = on_terminal ? out : NULL,
                                  .language = language,
                                  .total = total,
                                  .begun = now};
    if (progress->out != NULL && total != 0)
        draw(progress, now);
}

void progress_add(struct progress *progress, struct str name, bool failed)
{
    progress->done++;
    progress->failed += failed;
    size_t length = name.length;
    if (length > sizeof progress->last - 1)
        length = sizeof progress->last - 1;
    /* Not in the middle of a character. */
    while (length > 0 && length < name.length &&
           ((unsigned char)name.data[length] & 0xC0) == 0x80)
        length--;
    if (length != 0)
        memcpy(progress->last, name.data, length);
    progress->last[length] = '\0';
    progress_draw(progress);
}

void progress_draw(struct progress *progress)
{
    if (progress->out == NULL)
        return;
    int64_t now = clock_milliseconds();
    if (!progress->visible || now - progress->drawn >= REST)
        draw(progress, now);
}

void progress_clear(struct progress *progress)
{
    if (!progress->visible)
        return;
    fputs("\r\033[K", progress->out);
    fflush(progress->out);
    progress->visible = false;
}
