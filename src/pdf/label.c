/* SPDX-License-Identifier: MIT
 *
 * Page labels (ISO 32000-1, 12.4.2): what a reader shows as page number.
 *
 * A label that ends in a decimal number is a prefix and a number; pages of
 * one prefix that count on share a range. Any other label, and "", is a
 * prefix alone, of one range as long as it repeats.
 */
#include "pdf/syntax.h"
#include "pdf/writer.h"

enum { DIGITS_MAX = 9 };

struct label {
    struct str prefix;
    uint32_t number; /* 0: none */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A leading zero belongs to the prefix: readers would not print it. */
static struct label split(struct str text)
{
    size_t start = text.length;
    while (start != 0 && text.length - start < DIGITS_MAX &&
           is_digit(text.data[start - 1]))
        start--;
    while (start < text.length && text.data[start] == '0')
        start++;
    struct label label = {str_slice(text, 0, start), 0};
    for (size_t i = start; i < text.length; i++)
        label.number = label.number * 10 + (uint32_t)(text.data[i] - '0');
    return label;
}

static bool continues(struct label before, struct label label)
{
    return str_equal(before.prefix, label.prefix) &&
           (label.number == 0
                ? before.number == 0
                : before.number + 1 == label.number && before.number != 0);
}

static void add_range(struct builder *out, size_t page, struct label label)
{
    syntax_integer(out, (int64_t)page);
    builder_add(out, STR(" <<"));
    if (label.prefix.length != 0) {
        builder_add(out, STR("/P "));
        syntax_text(out, label.prefix);
    }
    if (label.number != 0) {
        builder_add(out, STR(" /S /D /St "));
        syntax_integer(out, label.number);
    }
    builder_add(out, STR(">> "));
}

void label_write(struct writer *writer, struct builder *catalogue)
{
    const struct pages *pages = writer->pages;
    bool labelled = false;
    for (size_t i = 0; i < pages->count; i++)
        labelled = labelled || pages->items[i].label.length != 0;
    if (!labelled)
        return;
    builder_add(catalogue, STR(" /PageLabels <</Nums ["));
    struct label before = {STR(""), 0};
    for (size_t i = 0; i < pages->count; i++) {
        struct label label = split(pages->items[i].label);
        if (i == 0 || !continues(before, label))
            add_range(catalogue, i, label);
        before = label;
    }
    builder_add(catalogue, STR("]>>"));
}
