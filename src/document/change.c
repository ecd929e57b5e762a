/* SPDX-License-Identifier: MIT */
#include "document/change.h"

#include <assert.h>

const char *change_kind_word(enum change_kind kind)
{
    switch (kind) {
    case CHANGE_FIGURE:
        return "figure";
    case CHANGE_TEXT:
        return "text";
    case CHANGE_SENTENCE:
        return "sentence";
    case CHANGE_ROW:
        return "row";
    case CHANGE_TABLE:
        return "table";
    }
    assert(false);
    return "";
}
