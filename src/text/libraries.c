/* SPDX-License-Identifier: MIT */
#include "text/libraries.h"

#include <hb.h>
#include <unicode/uversion.h>

struct str text_libraries(struct arena *arena)
{
    UVersionInfo numbers;
    char icu[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(numbers);
    u_versionToString(numbers, icu);
    return str_format(arena, "HarfBuzz %s, ICU %s", hb_version_string(), icu);
}
