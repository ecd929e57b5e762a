/* SPDX-License-Identifier: MIT
 *
 * Names of descriptions and reports.
 */
#ifndef GONGKAI_APP_INPUT_H
#define GONGKAI_APP_INPUT_H

#include "base/diag.h"

struct arena;

/*
 * The description that an operand means: the file itself, or in a folder the
 * file of the folder's own name, .yaml, .yml or .json; the first of them, if
 * none is there, for the reader to complain of.
 */
struct str input_path(struct str operand, struct arena *arena);

/*
 * A folder's own name, of "." and links too; "" if there is none. The folder
 * need not be there.
 */
struct str input_folder_name(struct str folder, struct arena *arena);

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
