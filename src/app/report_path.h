/* SPDX-License-Identifier: MIT
 *
 * Where a report is written.
 */
#ifndef GONGKAI_APP_REPORT_PATH_H
#define GONGKAI_APP_REPORT_PATH_H

#include "base/str.h"

struct arena;

/*
 * The report of a description when output is -o: output itself, or
 * output/NAME.pdf if it is a folder, ends in '/', or several is set.
 * *folder is the folder to make before writing, "" if there is none.
 */
struct str report_path(struct str path, struct str output, bool several,
                       struct arena *arena, struct str *folder);

#endif
