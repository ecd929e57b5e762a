/* SPDX-License-Identifier: MIT */
#include "base/money.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/wide.h"

#include <assert.h>

enum { DECIMALS_MAX = 6 };

static wide_t power_of_ten(int exponent)
{
    wide_t power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

/* Decimal places between the unit and the fen. */
static int fen_places(enum money_unit unit)
{
    switch (unit) {
    case MONEY_YUAN:
        return 2;
    case MONEY_WAN:
        return 6;
    }
    assert(false);
    return 0;
}

const char *money_unit_name(enum money_unit unit)
{
    switch (unit) {
    case MONEY_YUAN:
        return "元";
    case MONEY_WAN:
        return "万元";
    }
    assert(false);
    return "";
}

bool money_unit_parse(struct str text, enum money_unit *unit)
{
    if (str_equal(text, STR("元")))
        *unit = MONEY_YUAN;
    else if (str_equal(text, STR("万元")))
        *unit = MONEY_WAN;
    else
        return false;
    return true;
}

/* ---- signs ---- */

const char *money_sign_name(enum money_sign sign)
{
    switch (sign) {
    case MONEY_HYPHEN:
        return "-";
    case MONEY_MINUS:
        return "−";
    case MONEY_BRACKETS:
        return "()";
    case MONEY_WIDE_BRACKETS:
        return "（）";
    case MONEY_TRIANGLE:
        return "△";
    case MONEY_BLACK_TRIANGLE:
        return "▲";
    }
    assert(false);
    return "";
}

/* What stands before the figure, and the closing bracket if there is one. */
struct marks {
    struct str before, behind;
};

static struct marks sign_marks(enum money_sign sign)
{
    struct str name = str_from(money_sign_name(sign));
    size_t first = 0;
    utf8_next(name, &first);
    return (struct marks){str_slice(name, 0, first),
                          str_slice(name, first, name.length)};
}

/* ---- reading ---- */

enum { END = 0, OTHER = '?' };

/* The next character as ASCII; OTHER if no amount has it. */
static int next_symbol(struct str text, size_t *offset)
{
    if (*offset >= text.length)
        return END;
    uint32_t c = utf8_next(text, offset);
    if (c == 0x2212) /* − */
        return '-';
    /* 千分空, as it is typed and as readers of PDF files copy it */
    if (c == 0xA0 || c == 0x2005 || c == 0x2009 || c == 0x202F)
        return ' ';
    if (c > 0xFF00 && c < 0xFF5F) /* full-width forms of ASCII */
        c -= 0xFEE0;
    if ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' ||
        c == ',' || c == ' ')
        return (int)c;
    return OTHER;
}

/* The symbols of an amount, taken one after the other. */
struct scanner {
    struct str text;
    size_t offset;
    int symbol; /* the current one */
};

static void step(struct scanner *scanner)
{
    scanner->symbol = next_symbol(scanner->text, &scanner->offset);
}

static bool is_digit(int symbol)
{
    return symbol >= '0' && symbol <= '9';
}

/* Far above MONEY_LARGEST in fen, far below what wide_t holds. */
static wide_t saturation(void)
{
    return power_of_ten(30);
}

static void add_digit(wide_t *number, int symbol)
{
    if (*number < saturation())
        *number = *number * 10 + (symbol - '0');
}

/* Digits, all of them in groups of three behind the first separator, which is
 * the only kind. */
static bool read_whole(struct scanner *scanner, wide_t *number)
{
    int group = 0; /* digits since the last separator */
    int separator = END;
    for (;; step(scanner)) {
        if (is_digit(scanner->symbol)) {
            group++;
            add_digit(number, scanner->symbol);
            continue;
        }
        bool full = separator != END ? group == 3 : group >= 1;
        if (scanner->symbol != ',' && scanner->symbol != ' ')
            return full;
        if (!full || group > 3)
            return false;
        if (separator != END && scanner->symbol != separator)
            return false;
        separator = scanner->symbol;
        group = 0;
    }
}

/* Digits behind the point; number counts fen from here on. */
static bool read_fraction(struct scanner *scanner, int places, wide_t *number,
                          bool *too_fine)
{
    int count = 0;
    for (; is_digit(scanner->symbol); step(scanner), count++) {
        if (count < places)
            add_digit(number, scanner->symbol);
        else if (scanner->symbol != '0')
            *too_fine = true;
    }
    for (int i = count; i < places; i++)
        add_digit(number, '0');
    return count > 0;
}

enum money_error money_parse(struct str text, enum money_unit unit,
                             money_t *money)
{
    struct scanner scanner = {.text = str_trim(text)};
    step(&scanner);
    bool negative = scanner.symbol == '-';
    if (negative || scanner.symbol == '+')
        step(&scanner);
    wide_t number = 0;
    bool too_fine = false;
    if (!read_whole(&scanner, &number))
        return MONEY_NO_NUMBER;
    bool point = scanner.symbol == '.';
    if (point)
        step(&scanner);
    bool fraction =
        read_fraction(&scanner, fen_places(unit), &number, &too_fine);
    if (fraction != point || scanner.symbol != END)
        return MONEY_NO_NUMBER;
    if (number > MONEY_LARGEST)
        return MONEY_TOO_LARGE;
    if (too_fine)
        return MONEY_TOO_FINE;
    *money = (money_t)(negative ? -number : number);
    return MONEY_OK;
}

/* The text without its sign, *negative if it has one. */
static struct str take_sign(struct str text, bool *negative)
{
    *negative = false;
    for (int i = 0; i < MONEY_SIGNS; i++) {
        struct marks marks = sign_marks((enum money_sign)i);
        if (!str_starts(text, marks.before) || !str_ends(text, marks.behind) ||
            text.length <= marks.before.length + marks.behind.length)
            continue;
        *negative = true;
        return str_slice(text, marks.before.length,
                         text.length - marks.behind.length);
    }
    return text;
}

/* The text without a separator. */
static struct str take_out(struct arena *arena, struct str text,
                           struct str separator)
{
    struct builder out = {.arena = arena};
    for (size_t start = 0; separator.length > 0;) {
        size_t end = str_find(text, separator, start);
        if (end == SIZE_MAX) {
            builder_add(&out, str_slice(text, start, text.length));
            return builder_str(&out);
        }
        builder_add(&out, str_slice(text, start, end));
        start = end + separator.length;
    }
    return text;
}

bool money_text_says(struct arena *arena, struct str text, money_t money,
                     const struct money_format *format)
{
    bool negative, too_fine = false;
    text = take_sign(str_trim(text), &negative);
    struct scanner scanner = {.text = take_out(arena, text, format->grouping)};
    step(&scanner);
    wide_t number = 0;
    if (!read_whole(&scanner, &number))
        return false;
    bool point = scanner.symbol == '.';
    if (point)
        step(&scanner);
    bool fraction =
        read_fraction(&scanner, format->decimals, &number, &too_fine);
    if (fraction != point || scanner.symbol != END || too_fine)
        return false;
    if (negative != (money < 0) && number != 0)
        return false;
    /* number - 1/2 <= |money| < number + 1/2, in units of the last digit */
    wide_t size = money < 0 ? -(wide_t)money : money;
    wide_t whole = power_of_ten(fen_places(format->unit));
    wide_t twice = 2 * size * power_of_ten(format->decimals);
    return twice >= (2 * number - 1) * whole &&
           twice < (2 * number + 1) * whole;
}

bool money_add(money_t a, money_t b, money_t *sum)
{
    return !__builtin_add_overflow(a, b, sum);
}

/* ---- printing ---- */

/* a / b, rounded half away from zero. */
static wide_t divide_rounded(wide_t a, wide_t b)
{
    bool negative = (a < 0) != (b < 0);
    a = a < 0 ? -a : a;
    b = b < 0 ? -b : b;
    wide_t quotient = a / b + (a % b >= b - a % b);
    return negative ? -quotient : quotient;
}

/* number / 10^decimals in digits. */
static struct str number_text(struct arena *arena, wide_t number, int decimals,
                              struct str grouping, bool trim,
                              enum money_sign negative)
{
    char digits[40]; /* from the last one on: 2^127 has 39 */
    int count = 0;
    wide_t rest = number < 0 ? -number : number;
    while (rest > 0 || count <= decimals) {
        digits[count++] = (char)('0' + (int)(rest % 10));
        rest /= 10;
    }
    int last = 0; /* first of digits that is printed */
    while (trim && last < decimals && digits[last] == '0')
        last++;
    struct builder out = {.arena = arena};
    struct marks marks = sign_marks(negative);
    if (number < 0)
        builder_add(&out, marks.before);
    for (int i = count - 1; i >= last; i--) {
        builder_add_char(&out, digits[i]);
        if (i == decimals && i > last)
            builder_add_char(&out, '.');
        else if (i > decimals && (i - decimals) % 3 == 0)
            builder_add(&out, grouping);
    }
    if (number < 0)
        builder_add(&out, marks.behind);
    return builder_str(&out);
}

struct str money_text(struct arena *arena, money_t money,
                      const struct money_format *format)
{
    assert(format->decimals >= 0 && format->decimals <= DECIMALS_MAX);
    wide_t number =
        divide_rounded((wide_t)money * power_of_ten(format->decimals),
                       power_of_ten(fen_places(format->unit)));
    return number_text(arena, number, format->decimals, format->grouping,
                       format->trim, format->negative);
}

money_t money_last_place(const struct money_format *format)
{
    int places = fen_places(format->unit) - format->decimals;
    return places < 0 ? 0 : (money_t)power_of_ten(places);
}

struct str money_exact_text(struct arena *arena, money_t money,
                            const struct money_format *format)
{
    struct money_format exact = *format;
    while (exact.decimals < fen_places(exact.unit) &&
           money % money_last_place(&exact) != 0)
        exact.decimals++;
    return money_text(arena, money, &exact);
}

struct str money_percent(struct arena *arena, money_t part, money_t whole,
                         int decimals, bool trim, enum money_sign negative)
{
    assert(whole != 0);
    assert(decimals >= 0 && decimals <= DECIMALS_MAX);
    wide_t number =
        divide_rounded((wide_t)part * 100 * power_of_ten(decimals), whole);
    return number_text(arena, number, decimals, STR(""), trim, negative);
}
