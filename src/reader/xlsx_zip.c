/* SPDX-License-Identifier: MIT
 *
 * The archive of a workbook. A small archive may stand for gigabytes, so bytes
 * are counted as they come out, whatever the archive says of their number.
 */
#include "base/arena.h"
#include "reader/xlsx_private.h"

#include <zip.h>

enum {
    PIECE = 64 * 1024,
    /* Sheets of equal rows shrink to a fiftieth; deflate can do 1:1032. */
    RATIO_LIMIT = 400,
    RATIO_FREE = 1024 * 1024, /* bytes of a part that may shrink at will */
};

void xlsx_broken(struct xlsx *xlsx, struct position at, struct str what)
{
    diag_add(xlsx->log, DIAG_XLSX_BROKEN, at, what);
}

bool xlsx_within(struct xlsx *xlsx, struct position at, size_t count,
                 size_t limit, struct str what)
{
    if (count <= limit)
        return true;
    diag_add(xlsx->log, DIAG_TABLE_TOO_LARGE, at, what,
             str_format(xlsx->own, "%zu", limit));
    return false;
}

static struct position whole_file(const struct xlsx *xlsx)
{
    return (struct position){.file = xlsx->path};
}

/* "text (error of the library)" */
static struct str with_reason(struct xlsx *xlsx, struct str what,
                              zip_error_t *error)
{
    return str_format(xlsx->own, "%.*s (%s)", STR_FMT(what),
                      zip_error_strerror(error));
}

/* Compound File Binary: .xls, and what Office encrypts. */
static bool is_compound(struct str content)
{
    return str_starts(content, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

/* What goes by the name of a workbook and is no zip archive. */
static void report_no_archive(struct xlsx *xlsx, struct str content)
{
    struct str sign = STR("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0");
    if (is_compound(content)) {
        diag_add(xlsx->log,
                 str_find(content, sign, 0) != SIZE_MAX ? DIAG_XLSX_ENCRYPTED
                                                        : DIAG_XLSX_OLD,
                 whole_file(xlsx), xlsx->path);
        return;
    }
    struct str what = DIAG_BOTH("不是 zip 压缩包", "no zip archive");
    if (content.length == 0)
        what = DIAG_BOTH("文件是空的", "the file is empty");
    else if (str_starts(content, STR("PK\x03\x04")))
        what = DIAG_BOTH("压缩包不完整，文件可能没有下载或拷贝完",
                         "the archive is truncated or damaged");
    xlsx_broken(xlsx, whole_file(xlsx), what);
}

bool xlsx_open(struct xlsx *xlsx, struct str content)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = NULL;
    /* libzip takes an empty file for an empty archive. */
    if (content.length != 0 && !is_compound(content))
        source =
            zip_source_buffer_create(content.data, content.length, 0, &error);
    if (source != NULL)
        xlsx->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (xlsx->zip == NULL) {
        if (source != NULL)
            zip_source_free(source);
        report_no_archive(xlsx, content);
    }
    zip_error_fini(&error);
    return xlsx->zip != NULL;
}

void xlsx_close(struct xlsx *xlsx)
{
    if (xlsx->zip != NULL)
        zip_discard(xlsx->zip);
    xlsx->zip = NULL;
}

static void report_part(struct xlsx *xlsx, struct str part, zip_error_t *error)
{
    switch (zip_error_code_zip(error)) {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        diag_add(xlsx->log, DIAG_XLSX_ENCRYPTED, whole_file(xlsx), xlsx->path);
        return;
    default:
        xlsx_broken(xlsx, whole_file(xlsx), with_reason(xlsx, part, error));
    }
}

/* Are so many bytes of a part plausible? */
static bool check_size(struct xlsx *xlsx, struct str part, size_t bytes,
                       size_t compressed)
{
    if (!xlsx_within(xlsx, whole_file(xlsx), xlsx->read, SHEET_PART_LIMIT,
                     DIAG_BOTH("解压后的字节数", "bytes, uncompressed")))
        return false;
    if (bytes <= RATIO_FREE || bytes / RATIO_LIMIT <= compressed)
        return true;
    return xlsx_within(
        xlsx, whole_file(xlsx), SIZE_MAX, RATIO_LIMIT,
        diag_both(xlsx->own,
                  str_format(xlsx->own, "%.*s 解压的倍数", STR_FMT(part)),
                  str_format(xlsx->own, "times that %.*s was compressed",
                             STR_FMT(part))));
}

static bool read_pieces(struct xlsx *xlsx, struct str part, zip_file_t *file,
                        size_t compressed, part_taker *take, void *self)
{
    char *piece = arena_alloc(xlsx->own, PIECE);
    size_t bytes = 0;
    for (;;) {
        zip_int64_t got = zip_fread(file, piece, PIECE);
        if (got < 0) {
            report_part(xlsx, part, zip_file_get_error(file));
            return false;
        }
        if (got == 0)
            return take(self, STR(""));
        bytes += (size_t)got;
        xlsx->read += (size_t)got;
        if (!check_size(xlsx, part, bytes, compressed) ||
            !take(self, (struct str){piece, (size_t)got}))
            return false;
    }
}

bool xlsx_read_part(struct xlsx *xlsx, struct str part, bool required,
                    part_taker *take, void *self)
{
    zip_int64_t index = zip_name_locate(xlsx->zip, str_c(xlsx->own, part),
                                        ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS);
    if (index < 0) {
        if (required)
            xlsx_broken(
                xlsx, whole_file(xlsx),
                str_join(xlsx->own,
                         DIAG_BOTH("压缩包里没有 ", "the archive has no "),
                         part));
        return !required;
    }
    zip_stat_t facts;
    zip_stat_init(&facts);
    zip_file_t *file = NULL;
    if (zip_stat_index(xlsx->zip, (zip_uint64_t)index, 0, &facts) == 0)
        file = zip_fopen_index(xlsx->zip, (zip_uint64_t)index, 0);
    if (file == NULL) {
        report_part(xlsx, part, zip_get_error(xlsx->zip));
        return false;
    }
    size_t compressed =
        (facts.valid & ZIP_STAT_COMP_SIZE) != 0 ? facts.comp_size : 0;
    bool read = read_pieces(xlsx, part, file, compressed, take, self);
    zip_fclose(file);
    return read;
}
