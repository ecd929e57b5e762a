/* SPDX-License-Identifier: MIT */
#include "reader/description.h"

#include "base/arena.h"
#include "base/file.h"

#include <limits.h>
#include <stdlib.h>

struct str description_folder_name(struct str folder, struct arena *arena)
{
    char whole[PATH_MAX];
    if (realpath(str_c(arena, folder), whole) != NULL)
        return str_copy(arena, file_name(str_from(whole)));
    while (str_ends(folder, STR("/")))
        folder.length--;
    struct str name = file_name(folder);
    bool leads_on = str_equal(name, STR(".")) || str_equal(name, STR(".."));
    return leads_on ? STR("") : name;
}

struct str description_path(struct str operand, struct arena *arena)
{
    static const struct str endings[] = {STR_INIT(".yaml"), STR_INIT(".yml"),
                                         STR_INIT(".json")};
    if (!file_is_folder(operand))
        return operand;
    struct str name = description_folder_name(operand, arena);
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
