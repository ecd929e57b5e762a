/* SPDX-License-Identifier: MIT */
#include "app/option_values.h"

#include "base/utf8.h"

/* Digits from *offset on, at most a million; false if there are none. */
static bool read_number(struct str text, size_t *offset, size_t *number)
{
    size_t start = *offset;
    *number = 0;
    while (*offset < text.length && text.data[*offset] >= '0' &&
           text.data[*offset] <= '9' && *number <= 1000000)
        *number = *number * 10 + (size_t)(text.data[(*offset)++] - '0');
    return *offset > start && *number <= 1000000;
}

bool option_number(struct str text, size_t *number)
{
    size_t offset = 0;
    return read_number(text, &offset, number) && offset == text.length;
}

bool option_pages(struct str text, size_t *first, size_t *last)
{
    size_t offset = 0;
    if (!read_number(text, &offset, first) || *first == 0)
        return false;
    *last = *first;
    if (offset == text.length)
        return true;
    if (text.data[offset++] != '-')
        return false;
    *last = SIZE_MAX;
    if (offset == text.length)
        return true;
    return read_number(text, &offset, last) && offset == text.length &&
           *last >= *first;
}

bool option_is_line(struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < 0x20 || byte == 0x7F)
            return false;
    }
    return str_trim(text).length != 0 && utf8_check(text, NULL);
}
