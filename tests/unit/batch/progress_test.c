/* SPDX-License-Identifier: MIT
 *
 * The line of progress, on a terminal of this test.
 */
#include "pool_case.h"
#include "test_batch.h"

#include "batch/clock.h"
#include "batch/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct terminal {
    int screen; /* where what is drawn can be read */
    FILE *out;
    char text[4096]; /* what was read last */
};

/* False if there are no terminals here: a bare chroot has none. */
static bool terminal_open(struct terminal *terminal, unsigned short width)
{
    terminal->out = NULL;
    terminal->screen = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    int other = -1;
    if (terminal->screen >= 0) {
        assert_int_equal(grantpt(terminal->screen), 0);
        assert_int_equal(unlockpt(terminal->screen), 0);
        other = open(ptsname(terminal->screen), O_RDWR | O_NOCTTY);
    }
    if (other < 0) {
        assert_true(errno == ENOENT || errno == ENODEV);
        print_message("no terminals on this machine\n");
        if (terminal->screen >= 0)
            close(terminal->screen);
        return false;
    }
    struct winsize size = {.ws_col = width, .ws_row = 24};
    assert_int_equal(ioctl(other, TIOCSWINSZ, &size), 0);
    terminal->out = fdopen(other, "w");
    assert_non_null(terminal->out);
    return true;
}

static void terminal_close(struct terminal *terminal)
{
    fclose(terminal->out);
    close(terminal->screen);
}

/* All that was drawn since the last time. */
static const char *drawn(struct terminal *terminal)
{
    ssize_t length =
        read(terminal->screen, terminal->text, sizeof terminal->text - 1);
    terminal->text[length < 0 ? 0 : length] = '\0';
    return terminal->text;
}

static void a_line_is_drawn_in_its_place(void **state)
{
    (void)state;
    struct terminal terminal;
    if (!terminal_open(&terminal, 80))
        return;
    struct progress progress;
    progress_begin(&progress, terminal.out, true, DIAG_CHINESE, 100);
    assert_string_equal(drawn(&terminal),
                        "\r[------------------------------]    0/100\033[K");
    sleep_milliseconds(110);
    progress_add(&progress, STR("财政局"), false);
    assert_string_equal(
        drawn(&terminal),
        "\r[------------------------------]    1/100  财政局\033[K");
    progress_clear(&progress);
    assert_string_equal(drawn(&terminal), "\r\033[K");
    progress_clear(&progress);
    assert_string_equal(drawn(&terminal), "");
    progress.done = 49;
    progress_add(&progress, STR("教育局"), true);
    assert_string_equal(drawn(&terminal),
                        "\r[###############---------------]   50/100  "
                        "1 份失败  教育局\033[K");
    terminal_close(&terminal);
}

/* However many reports end, ten drawings a second. */
static void drawings_are_few(void **state)
{
    (void)state;
    struct terminal terminal;
    if (!terminal_open(&terminal, 80))
        return;
    struct progress progress;
    int64_t begin = clock_milliseconds();
    progress_begin(&progress, terminal.out, true, DIAG_ENGLISH, 100000);
    int count = 0;
    for (int i = 0; i < 300; i++) {
        progress_add(&progress, STR("x"), false);
        sleep_milliseconds(1);
        for (const char *p = drawn(&terminal); *p != '\0'; p++)
            count += *p == '\r';
    }
    int64_t time = clock_milliseconds() - begin;
    assert_true(count >= 3 && count <= time / 100 + 1);
    assert_int_equal(progress.done, 300);
    terminal_close(&terminal);
}

/* Both languages say how fast it goes and how long it takes yet. */
static void rate_and_rest_are_told(void **state)
{
    (void)state;
    static const char *const chinese[] = {"4.9 份/秒", "剩 19 秒"};
    static const char *const minutes[] = {"4.9/s", "6 min left"};
    struct terminal terminal;
    if (!terminal_open(&terminal, 200))
        return;
    struct progress progress;
    progress_begin(&progress, terminal.out, true, DIAG_CHINESE, 192);
    drawn(&terminal);
    /* As if it had begun 20.2 seconds ago: 100 reports, 4.95 a second. */
    progress.begun -= 20200;
    progress.drawn -= 20200;
    progress.done = 99;
    progress_add(&progress, STR("x"), false);
    drawn(&terminal);
    assert_non_null(strstr(terminal.text, chinese[0]));
    assert_non_null(strstr(terminal.text, chinese[1]));
    progress.language = DIAG_ENGLISH;
    progress.total = 1800;
    progress.drawn -= 20200;
    progress_draw(&progress);
    drawn(&terminal);
    assert_non_null(strstr(terminal.text, minutes[0]));
    assert_non_null(strstr(terminal.text, minutes[1]));
    progress.done = progress.total;
    progress.drawn -= 20200;
    progress_draw(&progress);
    assert_null(strstr(drawn(&terminal), "left"));
    terminal_close(&terminal);
}

/* Between \r and ESC [K. */
static struct str line_of(const char *text)
{
    size_t length = strlen(text);
    assert_true(length >= 4 && text[0] == '\r');
    assert_string_equal(text + length - 3, "\033[K");
    return (struct str){text + 1, length - 4};
}

static void a_line_never_fills_the_terminal(void **state)
{
    (void)state;
    static const char name[] =
        "很长很长的部门的名称abc\033[2J\x01\xFF\u202E尾尾尾尾尾尾尾尾尾尾尾";
    for (unsigned short width = 1; width < 140; width++) {
        struct terminal terminal;
        if (!terminal_open(&terminal, width))
            return;
        struct progress progress;
        progress_begin(&progress, terminal.out, true, DIAG_CHINESE, 1000);
        drawn(&terminal);
        progress.begun -= 60000;
        progress.drawn -= 60000;
        progress.failed = 12;
        progress.done = 600;
        progress_add(&progress, str_from(name), true);
        struct str line = line_of(drawn(&terminal));
        size_t columns = progress_columns(line);
        assert_true(columns < width || (width == 1 && columns == 1));
        if (width > 60)
            assert_true(columns + 2 >= width || columns > 100);
        for (size_t i = 0; i < line.length; i++)
            assert_true((unsigned char)line.data[i] >= 0x20);
        assert_int_equal(str_find(line, STR("\u202E"), 0), SIZE_MAX);
        terminal_close(&terminal);
    }
}

static void nobody_watches_a_file(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    struct progress progress;
    progress_begin(&progress, out, false, DIAG_CHINESE, 2);
    progress_add(&progress, STR("a"), false);
    progress_add(&progress, STR("b"), true);
    progress_draw(&progress);
    progress_clear(&progress);
    fclose(out);
    assert_int_equal(size, 0);
    free(text);
    assert_int_equal(progress.done, 2);
    assert_int_equal(progress.failed, 1);
}

static void columns_are_those_of_a_terminal(void **state)
{
    (void)state;
    assert_int_equal(progress_columns(STR("")), 0);
    assert_int_equal(progress_columns(STR("abc é")), 5);
    assert_int_equal(progress_columns(STR("财政局")), 6);
    assert_int_equal(progress_columns(STR("（，》")), 6);
    assert_int_equal(progress_columns(STR("\U00020BB7野屋")), 6);
    assert_int_equal(progress_columns(STR("e\u0301")), 1);
    assert_int_equal(progress_columns(STR("\033[K\xFF")), 4);
}

int progress_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_drawn_in_its_place),
        cmocka_unit_test(drawings_are_few),
        cmocka_unit_test(rate_and_rest_are_told),
        cmocka_unit_test(a_line_never_fills_the_terminal),
        cmocka_unit_test(nobody_watches_a_file),
        cmocka_unit_test(columns_are_those_of_a_terminal),
    };
    return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
