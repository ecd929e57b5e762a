/* SPDX-License-Identifier: MIT
 *
 * Notices of corrections made by hand, for notice.c and notice_pages.c.
 */
#ifndef GONGKAI_NOTICE_CASES_H
#define GONGKAI_NOTICE_CASES_H

#include "script/pack.h"

/* Every kind of change, some of them derived. */
extern const struct notice notice_of_one;
/* Three departments: figures, a long text, nothing at all. */
extern const struct notice notice_of_county;
/* All that may be "" is. */
extern const struct notice notice_of_nothing;

/* A layout of the tree. */
struct pack *notice_pack_open(const char *layout, struct arena *arena,
                              struct diag_log *log);

/* The smallest description by a layout of the tree; revision: NULL for none. */
const struct document *notice_corrected(const char *layout,
                                        const struct revision *revision,
                                        struct arena *arena);

#endif
