/* SPDX-License-Identifier: MIT
 *
 * Fuzz target of reader/: whatever the bytes, there is a value or there is a
 * diagnostic, and both are UTF-8. The first byte chooses the format: c CSV,
 * j JSON, anything else YAML.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "reader/reader_private.h"
#include "reader/table.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct value *read_input(char format, struct str text,
                                      struct arena *arena, struct diag_log *log)
{
    static const struct table_request all = {.sheet = {NULL, 0}};
    if (format == 'c')
        return table_parse(text, STR("f.csv"), &all, arena, log);
    if (format == 'j' && text_check_utf8(text, STR("f.json"), arena, log))
        text = json_as_yaml(text, arena);
    return reader_parse_yaml(text, STR("f.yaml"), arena, log);
}

/* All that may be read of a value is read by its dump. */
static void check_value(const struct value *value)
{
    char *dump = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&dump, &size);
    if (out == NULL)
        base_out_of_memory();
    value_dump(value, out);
    fclose(out);
    assert(utf8_check((struct str){dump, size}, NULL));
    free(dump);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct arena *arena = arena_new();
    struct diag_log *log = diag_log_new(arena);
    struct str text = {(const char *)data + 1, size - 1};
    const struct value *value = read_input((char)data[0], text, arena, log);
    assert((value == NULL) == (diag_error_count(log) != 0));
    if (value != NULL)
        check_value(value);
    for (size_t i = 0; i < diag_count(log); i++) {
        const struct diag *diag = diag_lookup(log, i);
        assert(utf8_check(diag->message[DIAG_CHINESE], NULL));
        assert(utf8_check(diag->message[DIAG_ENGLISH], NULL));
    }
    arena_free(arena);
    return 0;
}
