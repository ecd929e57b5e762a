/* SPDX-License-Identifier: MIT
 *
 * Names of the structure elements (ISO 32000-1, tables 333 to 337): the same
 * in the PDF and in the dump, so that a dump reads like the file.
 */
#include "page/page.h"

static const char *const role_names[] = {
    [ELEMENT_DOCUMENT] = "Document",
    [ELEMENT_SECTION] = "Sect",
    [ELEMENT_H1] = "H1",
    [ELEMENT_H2] = "H2",
    [ELEMENT_H3] = "H3",
    [ELEMENT_H4] = "H4",
    [ELEMENT_H5] = "H5",
    [ELEMENT_H6] = "H6",
    [ELEMENT_PARAGRAPH] = "P",
    [ELEMENT_TABLE] = "Table",
    [ELEMENT_CAPTION] = "Caption",
    [ELEMENT_TABLE_HEAD] = "THead",
    [ELEMENT_TABLE_BODY] = "TBody",
    [ELEMENT_TABLE_ROW] = "TR",
    [ELEMENT_HEADER_CELL] = "TH",
    [ELEMENT_DATA_CELL] = "TD",
    [ELEMENT_CONTENTS] = "TOC",
    [ELEMENT_CONTENTS_ITEM] = "TOCI",
    [ELEMENT_LINK] = "Link",
};

const char *element_role_name(enum element_role role)
{
    return role_names[role];
}
