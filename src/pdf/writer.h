/* SPDX-License-Identifier: MIT
 *
 * What the files of pdf/ share while one PDF file is made.
 */
#ifndef GONGKAI_PDF_WRITER_H
#define GONGKAI_PDF_WRITER_H

#include "page/page.h"
#include "pdf/coding.h"
#include "pdf/object.h"

struct writer {
    const struct pages *pages;
    struct fonts *fonts;
    struct arena *arena;
    struct diag_log *log;
    struct objects *objects;
    struct coding *coding;
    struct structure *structure;
    const uint32_t *page_objects; /* object numbers, by page */
    uint32_t resources;           /* object that all pages share */
};

/*
 * The content stream of a page. Its marked content is entered in the
 * structure; its link annotations are made, and their references appended to
 * annotations. content.c
 */
struct str content_page(struct writer *writer, size_t page,
                        struct builder *annotations);

/* A place on a page, y from its upper edge as it is read, as a destination.
 * content.c */
void content_destination(const struct writer *writer, struct builder *out,
                         size_t page, length_t y);

/* Name of a subset in the resources: "F3". content.c, embed.c */
void content_font_name(struct builder *out, size_t subset);

/* The fonts, as the resources object: when all contents are written. embed.c
 * false with FONT_UNREADABLE or LIBRARY_FAILED. */
bool embed_fonts(struct writer *writer);

/* A font program as a stream for a font descriptor: FontFile2 or 3.
 * program.c. 0 with a diagnostic on failure. */
uint32_t program_cff(struct writer *writer, const struct subset *subset,
                     struct str name);
/* The same for glyf outlines; *map is the object of CIDToGIDMap, or 0 if code
 * and glyph index are the same. */
uint32_t program_glyf(struct writer *writer, const struct subset *subset,
                      uint32_t *map);

/* The ToUnicode stream of a subset. unicode.c */
uint32_t unicode_map(struct writer *writer, const struct subset *subset);

/* The Info dictionary and the XMP stream, whose object is returned.
 * metadata.c */
uint32_t metadata_write(struct writer *writer);

/* The output intent: sRGB. Returns the object of its profile. icc.c */
uint32_t icc_profile(struct writer *writer);

/* The bookmarks; 0 if there are none. outline.c */
uint32_t outline_write(struct writer *writer);

/* The PageLabels entry of the catalogue; nothing if no page has a label.
 * label.c */
void label_write(struct writer *writer, struct builder *catalogue);

#endif
