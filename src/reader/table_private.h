/* SPDX-License-Identifier: MIT
 *
 * The two halves of a table's reading: its file, and the rows that count.
 * Private to reader/.
 */
#ifndef GONGKAI_READER_TABLE_PRIVATE_H
#define GONGKAI_READER_TABLE_PRIVATE_H

#include "reader/sheet.h"
#include "reader/table.h"

/* The sheet of a CSV file, or the one of a workbook that is asked for, in the
 * arena; NULL with diagnostics. content must outlive that of a CSV file. */
const struct sheet *table_parse_sheet(struct str content, struct str path,
                                      const struct table_request *request,
                                      struct arena *arena,
                                      struct diag_log *log);

/* The list of a sheet, to which its positions go on referring. */
const struct value *table_list(const struct sheet *sheet,
                               const struct table_request *request,
                               struct arena *arena, struct diag_log *log);

#endif
