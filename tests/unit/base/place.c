/* SPDX-License-Identifier: MIT */
#include "place.h"

#include <dirent.h>

struct str path_in(struct place *place, const char *name)
{
    return file_join(place->arena, place->folder, str_from(name));
}

void assert_content(struct place *place, struct str path, struct str expected)
{
    struct str content;
    assert_true(
        file_read(place->arena, path, 1000000, NOWHERE, place->log, &content));
    assert_true(str_equal(content, expected));
}

/* Entries of the folder, without "." and "..". */
int entries(struct place *place)
{
    DIR *folder = opendir(place->folder.data);
    assert_non_null(folder);
    int count = -2;
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count;
}

void assert_only_diag(struct place *place, enum diag_code code)
{
    assert_int_equal(diag_count(place->log), 1);
    assert_int_equal(diag_lookup(place->log, 0)->code, code);
}
