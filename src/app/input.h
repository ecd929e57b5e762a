/* SPDX-License-Identifier: MIT
 *
 * Names of reports.
 */
#ifndef GONGKAI_APP_INPUT_H
#define GONGKAI_APP_INPUT_H

#include "base/diag.h"

struct arena;

/*
 * The report of a description when output is -o: output itself, or
 * output/NAME.pdf if it is a folder, ends in '/', or several is set.
 * *folder is the folder to make before writing, "" if there is none.
 */
struct str input_report(struct str path, struct str output, bool several,
                        struct arena *arena, struct str *folder);

/* Do both names lead to one file that is there? */
bool input_same_file(struct str a, struct str b, struct arena *arena);

#endif
