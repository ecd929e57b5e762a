/* SPDX-License-Identifier: MIT */
#include "app/input.h"

#include "base/arena.h"
#include "base/file.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

/* Behind the last '/'. */
static struct str last_part(struct str path)
{
    size_t start = path.length;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return str_slice(path, start, path.length);
}

struct str input_folder_name(struct str folder, struct arena *arena)
{
    char whole[PATH_MAX];
    if (realpath(str_c(arena, folder), whole) != NULL)
        return str_copy(arena, last_part(str_from(whole)));
    while (str_ends(folder, STR("/")))
        folder.length--;
    struct str name = last_part(folder);
    bool leads_on = str_equal(name, STR(".")) || str_equal(name, STR(".."));
    return leads_on ? STR("") : name;
}

struct str input_path(struct str operand, struct arena *arena)
{
    static const struct str endings[] = {STR_INIT(".yaml"), STR_INIT(".yml"),
                                         STR_INIT(".json")};
    if (!file_is_folder(operand))
        return operand;
    struct str name = input_folder_name(operand, arena);
    while (operand.length > 1 && str_ends(operand, STR("/")))
        operand.length--;
    struct str stem = file_join(arena, operand, name);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        struct str path = str_join(arena, stem, endings[i]);
        if (file_exists(path))
            return path;
    }
    return str_join(arena, stem, endings[0]);
}

/* Without its last ending; a name that begins with '.' has none there. */
static struct str without_ending(struct str name)
{
    for (size_t i = name.length; i-- > 1;) {
        if (name.data[i] == '.')
            return str_slice(name, 0, i);
    }
    return name;
}

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
    struct str name =
        str_join(arena, without_ending(last_part(path)), STR(".pdf"));
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
