/* SPDX-License-Identifier: MIT
 *
 * Names of descriptions.
 */
#ifndef GONGKAI_READER_DESCRIPTION_H
#define GONGKAI_READER_DESCRIPTION_H

#include "base/str.h"

struct arena;

/*
 * The description that an operand means: the file itself, or in a folder the
 * file of the folder's own name, .yaml, .yml or .json; the first of them, if
 * none is there, for the reader to complain of.
 */
struct str description_path(struct str operand, struct arena *arena);

/*
 * A folder's own name, of "." and links too; "" if there is none. The folder
 * need not be there.
 */
struct str description_folder_name(struct str folder, struct arena *arena);

#endif
