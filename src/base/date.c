/* SPDX-License-Identifier: MIT */
#include "base/date.h"

/* The number of the digits [start, end), which must all be digits. */
static bool digits_value(struct str text, size_t start, size_t end, int *value)
{
    *value = 0;
    for (size_t i = start; i < end; i++) {
        if (!(text.data[i] >= '0' && text.data[i] <= '9'))
            return false;
        *value = *value * 10 + (text.data[i] - '0');
    }
    return true;
}

bool date_is_real(struct str text)
{
    static const int month_days[] = {31, 28, 31, 30, 31, 30,
                                     31, 31, 30, 31, 30, 31};
    int year, month, day;
    if (text.length != 10 || text.data[4] != '-' || text.data[7] != '-' ||
        !digits_value(text, 0, 4, &year) || !digits_value(text, 5, 7, &month) ||
        !digits_value(text, 8, 10, &day))
        return false;
    if (year < 1 || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= month_days[month - 1] + (month == 2 && leap);
}
