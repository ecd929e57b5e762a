/* SPDX-License-Identifier: MIT */
#include "place.h"

#include "base/hash.h"

void put(struct place *place, const char *path, const char *content)
{
    struct diag_log *log = diag_log_new(place->arena);
    assert_true(file_make_folder(file_folder(str_from(path)), log));
    assert_true(file_replace(str_from(path), str_from(content), log));
}

struct str content_of(struct place *place, const char *path)
{
    struct str content;
    struct diag_log *log = diag_log_new(place->arena);
    assert_true(file_read(place->arena, str_from(path), 1 << 20, NOWHERE, log,
                          &content));
    return content;
}

struct str hash_of(struct place *place, const char *content)
{
    return hash_hex(place->arena, hash_bytes(str_from(content)));
}

const char *codes(struct place *place, const struct diag_log *log)
{
    struct builder out = {.arena = place->arena};
    for (size_t i = 0; i < diag_count(log); i++) {
        const struct diag *diag = diag_lookup(log, i);
        struct str at = position_text(place->arena, diag->at);
        builder_format(&out, "%s%s%.*s\n", diag_code_name(diag->code),
                       at.length == 0 ? "" : " ", STR_FMT(at));
    }
    return str_c(place->arena, builder_str(&out));
}

void clear_log(struct place *place)
{
    place->log = diag_log_new(place->arena);
}
