/* SPDX-License-Identifier: MIT
 *
 * The sRGB colour space as an ICC profile, for the output intent that
 * PDF/A asks for (ISO 19005-2, 6.2.3).
 *
 * Version 4 (ISO 15076-1:2005), which knows parametric curves: the curve of
 * IEC 61966-2-1 is then five exact numbers instead of a table. Its matrix is
 * that of IEC 61966-2-1, adapted to D50 by the Bradford transform.
 *
 *     header, 128 bytes | tag count | tag table | tag data, 4-byte aligned
 */
#include "pdf/writer.h"

#include "base/utf8.h"

#include <assert.h>

enum { HEADER_SIZE = 128, VERSION = 0x04200000, TAG_MAX = 10 };

/* Numbers are s15Fixed16. */
static const uint32_t white[] = {0x0000F6D6, 0x00010000, 0x0000D32D};
static const uint32_t red[] = {0x00006FA2, 0x000038F5, 0x00000390};
static const uint32_t green[] = {0x00006299, 0x0000B785, 0x000018DA};
static const uint32_t blue[] = {0x000024A0, 0x00000F84, 0x0000B6CF};
static const uint32_t adaptation[] = {
    0x00010C42, 0x000005DE, 0xFFFFF325, /* Bradford, D65 to D50 */
    0x00000793, 0x0000FD90, 0xFFFFFBA1, /* */
    0xFFFFFDA2, 0x000003DC, 0x0000C06E,
};
/* (a x + b) ^ g from d on, c x below: g = 2.4, a = 1/1.055, b = 0.055/1.055,
 * c = 1/12.92, d = 0.04045. */
static const uint32_t curve[] = {0x00026666, 0x0000F2A7, 0x00000D59, 0x000013D0,
                                 0x00000A5B};

struct profile {
    struct builder data; /* of the tags */
    struct builder table;
    size_t start; /* of data in the profile */
    uint32_t count;
    size_t tag_at; /* of the tag being made */
};

static void add32(struct builder *out, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        builder_add_char(out, (char)(unsigned char)(value >> shift));
}

static void add_signature(struct builder *out, const char *signature)
{
    builder_add(out, (struct str){signature, 4});
}

static void add_numbers(struct builder *out, const uint32_t *numbers,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        add32(out, numbers[i]);
}

/* Begin the data of a tag: its type and four reserved bytes. */
static void begin_tag(struct profile *profile, const char *type)
{
    while (profile->data.length % 4 != 0)
        builder_add_char(&profile->data, 0);
    profile->tag_at = profile->data.length;
    add_signature(&profile->data, type);
    add32(&profile->data, 0);
}

/* Enter the data made last under a name; several names may share it. */
static void name_tag(struct profile *profile, const char *name)
{
    add_signature(&profile->table, name);
    add32(&profile->table, (uint32_t)(profile->start + profile->tag_at));
    add32(&profile->table, (uint32_t)(profile->data.length - profile->tag_at));
    profile->count++;
}

static void add_xyz(struct profile *profile, const char *name,
                    const uint32_t *numbers)
{
    begin_tag(profile, "XYZ ");
    add_numbers(&profile->data, numbers, 3);
    name_tag(profile, name);
}

/* ASCII as multilocalizedUnicode with one record, en-US. */
static void add_text(struct profile *profile, const char *name, struct str text)
{
    begin_tag(profile, "mluc");
    add32(&profile->data, 1);
    add32(&profile->data, 12); /* size of a record */
    add_signature(&profile->data, "enUS");
    add32(&profile->data, (uint32_t)text.length * 2);
    add32(&profile->data, 28); /* where the text starts in the tag */
    for (size_t i = 0; i < text.length; i++) {
        builder_add_char(&profile->data, 0);
        builder_add_char(&profile->data, text.data[i]);
    }
    name_tag(profile, name);
}

static void add_tags(struct profile *profile)
{
    add_text(profile, "desc", STR("sRGB IEC61966-2.1"));
    add_text(profile, "cprt", STR("No copyright, use freely"));
    add_xyz(profile, "wtpt", white);
    add_xyz(profile, "rXYZ", red);
    add_xyz(profile, "gXYZ", green);
    add_xyz(profile, "bXYZ", blue);
    begin_tag(profile, "sf32");
    add_numbers(&profile->data, adaptation, 9);
    name_tag(profile, "chad");
    begin_tag(profile, "para");
    add32(&profile->data, 3 << 16); /* function type 3, reserved */
    add_numbers(&profile->data, curve, 5);
    name_tag(profile, "rTRC");
    name_tag(profile, "gTRC");
    name_tag(profile, "bTRC");
}

static void add_header(struct builder *out, uint32_t size)
{
    add32(out, size);
    add32(out, 0); /* preferred engine: none */
    add32(out, VERSION);
    add_signature(out, "mntr");
    add_signature(out, "RGB ");
    add_signature(out, "XYZ ");
    /* Created: the year of ISO 15076-1:2005, first of January. */
    add32(out, 2005 << 16 | 1);
    add32(out, 1 << 16);
    add32(out, 0);
    add_signature(out, "acsp");
    /* platform, flags, manufacturer, model, attributes, intent: none */
    add_numbers(out, (const uint32_t[7]){0}, 7);
    add_numbers(out, white, 3);
    while (out->length < HEADER_SIZE)
        builder_add_char(out, 0);
}

uint32_t icc_profile(struct writer *writer)
{
    struct profile profile = {
        .data = {.arena = writer->arena},
        .table = {.arena = writer->arena},
        .start = HEADER_SIZE + 4 + 12 * TAG_MAX,
    };
    add_tags(&profile);
    assert(profile.count == TAG_MAX);
    while (profile.data.length % 4 != 0)
        builder_add_char(&profile.data, 0);
    struct builder out = {.arena = writer->arena};
    add_header(&out, (uint32_t)(profile.start + profile.data.length));
    add32(&out, profile.count);
    builder_add(&out, builder_str(&profile.table));
    builder_add(&out, builder_str(&profile.data));
    return object_stream(writer->objects, STR("/N 3"), builder_str(&out),
                         STREAM_COMPRESSED);
}
