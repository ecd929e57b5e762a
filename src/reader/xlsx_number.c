/* SPDX-License-Identifier: MIT
 *
 * Numbers of cells as plain decimals.
 *
 * A workbook keeps 976.4 as a double and writes what it likes of it:
 * 976.39999999999998 is the same double, and a person who wrote 976.4 and sees
 * 976.4 means 976.4. So of a long text we take the shortest decimal that is
 * the same double. A formula adds an error of its own, 0.1 + 0.2 being
 * 0.30000000000000004: people see 15 digits of it (Excel shows no more), and
 * where these end in at least three zeros, the rest is taken for such an
 * error. Whole numbers, and what has at most 15 digits, are kept as they are
 * written.
 *
 * All of it is arithmetic of integers: no conversion of the C library is asked,
 * since those depend on the locale.
 */
#include "base/arena.h"
#include "base/wide.h"
#include "reader/xlsx_private.h"

#include <string.h>

enum {
    TEXT_LONGEST = 400, /* characters of a number in the file */
    DIGITS = 17,        /* that tell any double from its neighbours */
    EXACT = 15,         /* digits that any double can keep */
    CLEAN = 12,         /* at most so many digits are left without the error */
    EXPONENT = 308,     /* what is below ten to it is a double */
};

/* 0.d1d2d3... times 10 to the exponent; no zero at either end of the digits;
 * no digits: zero. */
struct decimal {
    bool negative;
    char digits[TEXT_LONGEST];
    int count;
    int exponent;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void drop_zeros(struct decimal *number)
{
    while (number->count > 0 && number->digits[number->count - 1] == '0')
        number->count--;
    if (number->count == 0)
        number->negative = false;
}

/* The part behind E at i; false if it is none, or far too large. */
static bool read_exponent(const char *text, int *exponent)
{
    int sign = *text == '-' ? -1 : 1, value = 0;
    if (*text == '-' || *text == '+')
        text++;
    if (!is_digit(*text))
        return false;
    for (; is_digit(*text); text++) {
        value = value * 10 + (*text - '0');
        if (value > 2 * TEXT_LONGEST)
            return false;
    }
    *exponent += sign * value;
    return *text == '\0';
}

/* [+-] digits [. digits] [E exponent] */
static bool read_decimal(const char *text, struct decimal *number)
{
    *number = (struct decimal){.negative = *text == '-'};
    if (*text == '-' || *text == '+')
        text++;
    bool behind = false, any = false;
    for (; is_digit(*text) || (*text == '.' && !behind); text++) {
        if (*text == '.') {
            behind = true;
            continue;
        }
        any = true;
        if (*text == '0' && number->count == 0) {
            number->exponent -= behind;
            continue;
        }
        number->digits[number->count++] = *text;
        number->exponent += !behind;
    }
    if (!any)
        return false;
    if (*text == 'E' || *text == 'e') {
        if (!read_exponent(text + 1, &number->exponent))
            return false;
    } else if (*text != '\0') {
        return false;
    }
    drop_zeros(number);
    if (number->count == 0)
        number->exponent = 0;
    return number->exponent > -EXPONENT && number->exponent <= EXPONENT;
}

/* To so many digits, half up. */
static void round_digits(struct decimal *number, int count)
{
    if (number->count <= count)
        return;
    bool up = number->digits[count] >= '5';
    number->count = count;
    for (int i = count - 1; i >= 0 && up; i--) {
        up = number->digits[i] == '9';
        number->digits[i] = up ? '0' : (char)(number->digits[i] + 1);
    }
    if (up) {
        number->digits[0] = '1';
        number->exponent++;
    }
    drop_zeros(number);
}

/* A double: mantissa / 2^shift, the mantissa of 53 bits. */
struct binary {
    uint64_t mantissa;
    int shift;
};

enum { SMALLEST = -4, LARGEST = 15 }; /* exponents that 128 bits and 53 allow */

/* The double nearest to a number of at most 17 digits and an exponent from
 * SMALLEST to LARGEST; of two as near, the even one (IEEE 754). */
static struct binary nearest_double(const struct decimal *number)
{
    uwide_t numerator = 0, denominator = 1;
    for (int i = 0; i < number->count || i < number->exponent; i++) {
        int digit = i < number->count ? number->digits[i] - '0' : 0;
        numerator = numerator * 10 + (unsigned)digit;
        denominator *= i < number->exponent ? 1 : 10;
    }
    for (int i = number->exponent; i < 0; i++)
        denominator *= 10;
    const uwide_t bit = 1;
    struct binary result = {0, 0};
    while (numerator / denominator < bit << 52) {
        numerator *= 2;
        result.shift++;
    }
    uwide_t quotient = numerator / denominator;
    uwide_t rest = numerator - quotient * denominator;
    if (2 * rest > denominator ||
        (2 * rest == denominator && quotient % 2 == 1))
        quotient++;
    if (quotient == bit << 53) {
        quotient /= 2;
        result.shift--;
    }
    result.mantissa = (uint64_t)quotient;
    return result;
}

/* What the double means: see above. */
static void clean(struct decimal *number)
{
    struct decimal shown = *number;
    round_digits(number, DIGITS);
    round_digits(&shown, EXACT);
    if (shown.count <= CLEAN || shown.exponent < SMALLEST) {
        *number = shown;
        return;
    }
    if (shown.exponent > LARGEST)
        return;
    /* Any decimal of up to 15 digits survives the way to a double and back
     * with 15, so the first that is the same double is the shortest. */
    struct binary wanted = nearest_double(number);
    for (int digits = EXACT; digits < DIGITS; digits++) {
        /* A five at the end would go up or down by chance: it is kept. */
        if (number->count == digits + 1 && number->digits[digits] == '5')
            return;
        struct decimal shorter = *number;
        round_digits(&shorter, digits);
        struct binary found = nearest_double(&shorter);
        if (found.mantissa == wanted.mantissa && found.shift == wanted.shift) {
            *number = shorter;
            return;
        }
    }
}

/* Digits before the point are at least width, the first of them zeros. */
static struct str decimal_text(const struct decimal *number, int width,
                               struct arena *arena)
{
    struct builder out = {.arena = arena};
    if (number->negative)
        builder_add_char(&out, '-');
    for (int i = number->exponent < 1 ? 1 : number->exponent; i < width; i++)
        builder_add_char(&out, '0');
    if (number->exponent < 1)
        builder_add_char(&out, '0');
    for (int i = 0; i < number->exponent; i++)
        builder_add_char(&out, i < number->count ? number->digits[i] : '0');
    for (int i = number->exponent; i < number->count; i++) {
        if (i == number->exponent)
            builder_add_char(&out, '.');
        builder_add_char(&out, i < 0 ? '0' : number->digits[i]);
    }
    return builder_str(&out);
}

/* ---- dates ---- */

enum {
    DAY = 24 * 60 * 60,        /* seconds */
    LAST_SERIAL = 2958465,     /* 9999-12-31 */
    DAYS_BEFORE_1900 = 693899, /* of 1899-12-30, from 0000-03-01 */
    DAYS_TO_1904 = 1462,
    FALSE_LEAP_DAY = 60, /* 1900-02-29, which Lotus 1-2-3 believed in */
};

/* Take as many whole periods of days out of *days as there are, at most
 * limit. */
static int64_t take_periods(int64_t *days, int64_t period, int64_t limit)
{
    int64_t count = *days / period < limit ? *days / period : limit;
    *days -= count * period;
    return count;
}

/* The day of a count from 0000-03-01: years that begin in March have their
 * leap day at the end, and so have the periods of 4, 100 and 400 of them. */
static struct str day_text(int64_t days, struct arena *arena)
{
    static const int month_days[] = {31, 30, 31, 30, 31, 31,
                                     30, 31, 30, 31, 31};
    int64_t year = 400 * take_periods(&days, 146097, INT64_MAX);
    year += 100 * take_periods(&days, 36524, 3);
    year += 4 * take_periods(&days, 1461, 24);
    year += take_periods(&days, 365, 3);
    int month = 0;
    for (; month < 11 && days >= month_days[month]; month++)
        days -= month_days[month];
    return str_format(arena, "%04d-%02d-%02d", (int)year + (month >= 10),
                      month >= 10 ? month - 9 : month + 3, (int)days + 1);
}

static struct str serial_day(int64_t serial, bool from_1904,
                             struct arena *arena)
{
    if (from_1904)
        serial += DAYS_TO_1904;
    else if (serial == FALSE_LEAP_DAY)
        return STR("1900-02-29");
    else if (serial < FALSE_LEAP_DAY)
        serial++;
    return day_text(DAYS_BEFORE_1900 + serial, arena);
}

/* The part of a day behind the point, in seconds, half up. */
static int64_t day_seconds(const struct decimal *serial)
{
    enum { PLACES = 12 };
    int64_t part = 0, whole = 1;
    for (int i = serial->exponent; i < serial->exponent + PLACES; i++) {
        part *= 10;
        whole *= 10;
        if (i >= 0 && i < serial->count)
            part += serial->digits[i] - '0';
    }
    return (part * DAY + whole / 2) / whole;
}

/* A number of days since the epoch of the workbook, as the format shows it.
 * False if it is no day of the calendar of workbooks. */
static bool read_date(const struct decimal *serial, enum number_class kind,
                      bool from_1904, struct arena *arena,
                      struct sheet_cell *cell)
{
    enum { LONGEST = 7 }; /* digits of a day */
    if (serial->negative || serial->exponent > LONGEST)
        return false;
    int64_t day = 0, second = day_seconds(serial);
    for (int i = 0; i < serial->exponent; i++)
        day = day * 10 + (i < serial->count ? serial->digits[i] - '0' : 0);
    bool has_day = kind != NUMBER_TIME;
    if ((has_day && !from_1904 && day == 0) ||
        day > LAST_SERIAL - (from_1904 ? DAYS_TO_1904 : 0))
        return false;
    if (second == DAY && kind == NUMBER_DATE_TIME)
        day++;
    second %= DAY;
    struct str date = has_day ? serial_day(day, from_1904, arena) : STR("");
    struct str time = str_format(arena, "%02d:%02d:%02d", (int)(second / 3600),
                                 (int)(second / 60 % 60), (int)(second % 60));
    cell->kind = SHEET_DATE;
    if (kind == NUMBER_TIME)
        cell->text = time;
    else if (kind == NUMBER_DATE || second == 0)
        cell->text = date;
    else
        cell->text = str_join(arena, str_join(arena, date, STR(" ")), time);
    return true;
}

bool xlsx_number(struct str text, struct number_format format, bool from_1904,
                 struct arena *arena, struct sheet_cell *cell)
{
    char terminated[TEXT_LONGEST];
    struct decimal number;
    if (text.length >= sizeof terminated)
        return false;
    if (text.length > 0)
        memcpy(terminated, text.data, text.length);
    terminated[text.length] = '\0';
    if (strlen(terminated) != text.length || !read_decimal(terminated, &number))
        return false;
    if (number.count > EXACT && number.count > number.exponent)
        clean(&number);
    bool percent = format.kind == NUMBER_PERCENT;
    if (format.kind != NUMBER_PLAIN && !percent &&
        read_date(&number, format.kind, from_1904, arena, cell))
        return true;
    number.exponent += percent && number.count > 0 ? 2 : 0;
    bool whole = !number.negative && number.count <= number.exponent;
    cell->kind = percent ? SHEET_PERCENT : SHEET_NUMBER;
    cell->text = decimal_text(&number, whole ? format.width : 0, arena);
    if (percent)
        cell->text = str_join(arena, cell->text, STR("%"));
    return true;
}
