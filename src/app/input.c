/* SPDX-License-Identifier: MIT */
#include "app/input.h"

#include "base/arena.h"
#include "base/file.h"

#include <sys/stat.h>

struct str input_report(struct str path, struct str output, bool several,
                        struct arena *arena, struct str *folder)
{
    *folder = STR("");
    bool is_stream = str_equal(output, STR("-")) && !several;
    if (is_stream ||
        (!several && !str_ends(output, STR("/")) && !file_is_folder(output)))
        return output;
    while (output.length > 1 && str_ends(output, STR("/")))
        output.length--;
    *folder = output;
    struct str name = str_join(arena, file_stem(path), STR(".pdf"));
    if (str_ends(output, STR("/")))
        return str_join(arena, output, name);
    return file_join(arena, output, name);
}

bool input_same_file(struct str a, struct str b, struct arena *arena)
{
    struct stat one, other;
    return stat(str_c(arena, a), &one) == 0 &&
           stat(str_c(arena, b), &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}
