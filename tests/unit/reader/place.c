/* SPDX-License-Identifier: MIT */
#include "place.h"

void put(struct place *place, const char *path, struct str content)
{
    struct diag_log *log = diag_log_new(place->arena);
    assert_true(file_make_folder(file_folder(str_from(path)), log));
    assert_true(file_replace(str_from(path), content, log));
}
