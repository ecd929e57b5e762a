/* SPDX-License-Identifier: MIT */
#include "app/report_path.h"

#include "base/arena.h"
#include "base/file.h"

struct str report_path(struct str path, struct str output, bool several,
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
