/* SPDX-License-Identifier: MIT
 *
 * Fonts: files, roles, fallback chains.
 *
 * A font role (小标宋, 仿宋, 黑体, 楷体, 宋体: GB/T 9704-2012 names them) is a
 * chain of fonts. The first that has all characters of a cluster sets it.
 * Roles are bound to files by manifests, so that a user's own licensed faces
 * take a role by being dropped into a folder and named there.
 *
 * A manifest is a text file "fonts.manifest", one entry a line, fields
 * separated by blanks, # starts a comment:
 *
 *     font NAME FILE INDEX SHA256 LICENCE
 *     role ROLE NAME [NAME ...]
 *
 * FILE is relative to the manifest's folder; INDEX is the face in a
 * collection; SHA256 is checked where it is not "-" . Manifests are read in
 * order; a role that an earlier manifest has named keeps its fonts in front
 * and gets those of the later manifest behind them as fallback. A role line
 * may name fonts of its own manifest and of earlier ones.
 *
 * Fonts live as long as the process and are shared by all reports.
 */
#ifndef GONGKAI_TEXT_FONT_H
#define GONGKAI_TEXT_FONT_H

#include "base/diag.h"
#include "base/hash.h"
#include "base/length.h"

struct arena;
struct fonts;
struct font;
struct font_role;

/*
 * Open the fonts that the manifests in the folders name. Files are mapped,
 * not read; a file's hash is checked only by fonts_verify. NULL with
 * diagnostics (FILE_UNREADABLE for a manifest, FONT_MANIFEST,
 * FONT_NAME_UNKNOWN, FONT_NAME_REPEATED, FONT_UNREADABLE, FONT_UNUSABLE) on
 * failure.
 */
struct fonts *fonts_open(const struct str *folders, size_t folder_count,
                         struct diag_log *log);
void fonts_close(struct fonts *fonts);

/* Compare each file with the SHA-256 of its manifest (FONT_CHANGED). */
bool fonts_verify(struct fonts *fonts, struct diag_log *log);

/* NULL if no manifest names the role. */
const struct font_role *fonts_role_lookup(const struct fonts *fonts,
                                          struct str role);

/* All roles, in the order of the manifests: for messages and listings. */
size_t fonts_role_count(const struct fonts *fonts);
const struct font_role *fonts_role_at(const struct fonts *fonts, size_t index);
struct str font_role_name(const struct font_role *role);
size_t font_role_font_count(const struct font_role *role);
const struct font *font_role_font(const struct font_role *role, size_t index);

/*
 * Let fonts of the system set what no font of the manifests has. The report
 * then hangs on the machine; whoever makes it says so (font_facts, is_system).
 */
void fonts_use_system(struct fonts *fonts);

/*
 * All fonts, in the order of the manifests; a font's number is its index.
 * The first fonts_own_count are those of the manifests; fonts of the system
 * follow, in the order of their first use.
 */
size_t fonts_own_count(const struct fonts *fonts);
size_t fonts_count(const struct fonts *fonts);
const struct font *fonts_at(const struct fonts *fonts, size_t index);

/* Facts of one font. Lengths are in 1/1000 em, y up, as in the font. */
struct font_facts {
    size_t number;         /* index among fonts_at */
    struct str name;       /* in the manifest */
    struct str file;       /* path that was opened */
    struct str licence;    /* as the manifest states it */
    struct str sha256;     /* as the manifest states it, "-" if not */
    struct str postscript; /* PostScript name, e.g. NotoSerifSC-Regular */
    bool is_system;        /* of the system, named by no manifest */
    unsigned face_index;   /* in a collection */
    unsigned units_per_em;
    unsigned glyph_count;
    bool is_cff; /* CFF outlines; otherwise glyf */
    int ascent;  /* hhea/typo ascender */
    int descent; /* below the baseline: negative */
    int cap_height;
    int box[4];       /* x min, y min, x max, y max of all glyphs */
    int italic_angle; /* degrees, counter-clockwise */
    bool is_serif;    /* by OS/2 or name; for the descriptor's Flags */
    int weight;       /* OS/2 usWeightClass */
};
const struct font_facts *font_facts(const struct font *font);

/* Bytes of one sfnt table, borrowed from the mapped file; "" if absent.
 * tag is four characters, "CFF ". */
struct str font_table(const struct font *font, const char *tag);

/* Advance of a glyph as the font program states it, in font units. */
unsigned font_glyph_advance(const struct font *font, uint32_t glyph);

/* Does the font map this code point? */
bool font_has(const struct font *font, uint32_t code_point);

/*
 * A TrueType (glyf) font program that holds just the given glyphs, in the
 * given order behind glyph 0 (glyph i of the array becomes i + 1), with the
 * tables that PDF 1.7, 9.9 asks for. Components of composite glyphs follow.
 * In the arena; "" with LIBRARY_FAILED if it cannot be made.
 */
struct str font_subset_glyf(const struct font *font, const uint32_t *glyphs,
                            size_t count, struct arena *arena,
                            struct diag_log *log);

/*
 * The table "CFF " of the font cut down to the given glyphs, which keep their
 * numbers, with no subroutine calls left in them. For fonts whose outlines
 * are shared through subroutines and cannot be copied glyph by glyph. In the
 * arena; "" with LIBRARY_FAILED if it cannot be made.
 */
struct str font_subset_cff(const struct font *font, const uint32_t *glyphs,
                           size_t count, struct arena *arena,
                           struct diag_log *log);

/* One glyph as an 8-bit coverage picture, for previews. */
struct glyph_bitmap {
    int left; /* pixels from the origin to the left edge */
    int top;  /* pixels from the baseline up to the top edge */
    int width;
    int height;
    const unsigned char *coverage; /* width * height, rows from the top;
                                      valid until the next call */
};

/*
 * Draw a glyph by FreeType's rasteriser, not hinted. size: pixels per em in
 * 1/64; shift_x: sub-pixel shift to the right in 1/64 pixel. false if the
 * glyph cannot be loaded. Not const: FreeType keeps state in the face.
 */
bool font_rasterise(struct font *font, uint32_t glyph, int size, int shift_x,
                    struct glyph_bitmap *bitmap);
struct font *fonts_font(struct fonts *fonts, size_t number);

#endif
