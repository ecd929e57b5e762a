/* SPDX-License-Identifier: MIT
 *
 * Which state of a published report this is: how often it was corrected
 * (更正), when and why, as the people say who corrected it.
 */
#ifndef GONGKAI_BASE_REVISION_H
#define GONGKAI_BASE_REVISION_H

#include "base/str.h"

struct revision {
    int number;        /* 0: as it was first made; n: corrected n times */
    struct str date;   /* of the correction, "2024-03-05"; may be "" */
    struct str reason; /* on one line; may be "" */
};

#endif
