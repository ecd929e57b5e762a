/* SPDX-License-Identifier: MIT
 *
 * Our own properties in the XMP packet, as pdf/metadata.c writes them: the
 * form and the revision of the report. Other programs may write a property as
 * an attribute instead of an element; the rest of the packet is theirs too.
 */
#include "extract/extract_private.h"

#include "base/arena.h"

#include <expat.h>

enum { NUMBER_MAX = 999999 };

static const struct str space = STR_INIT("urn:gongkai:report:1.0 ");

enum property {
    PROPERTY_FORM,
    PROPERTY_FORM_VERSION,
    PROPERTY_REVISION,
    PROPERTY_REVISION_DATE,
    PROPERTY_REVISION_REASON,
    PROPERTY_COUNT, /* none of them */
};

static const struct str names[PROPERTY_COUNT] = {
    STR_INIT("Form"),         STR_INIT("FormVersion"),    STR_INIT("Revision"),
    STR_INIT("RevisionDate"), STR_INIT("RevisionReason"),
};

struct packet {
    XML_Parser parser;
    struct arena *arena;
    enum property open; /* the property that we are in */
    struct builder text;
    struct str values[PROPERTY_COUNT];
    bool stopped;
};

static enum property find_property(const char *name)
{
    struct str text = str_from(name);
    if (!str_starts(text, space))
        return PROPERTY_COUNT;
    text = str_slice(text, space.length, text.length);
    enum property found = PROPERTY_FORM;
    while (found < PROPERTY_COUNT && !str_equal(text, names[found]))
        found++;
    return found;
}

/* Without control characters: line ends become blanks. */
static void set_value(struct packet *packet, enum property property,
                      struct str text)
{
    struct builder out = {.arena = packet->arena};
    for (size_t i = 0; i < text.length; i++) {
        bool control =
            (unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F;
        builder_add_char(&out, control ? ' ' : text.data[i]);
    }
    packet->values[property] = str_copy(packet->arena, builder_str(&out));
}

static void XMLCALL on_start(void *data, const char *name,
                             const char **attributes)
{
    struct packet *packet = data;
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        enum property property = find_property(attributes[i]);
        if (property != PROPERTY_COUNT)
            set_value(packet, property, str_from(attributes[i + 1]));
    }
    packet->open = find_property(name);
    packet->text = (struct builder){.arena = packet->arena};
}

static void XMLCALL on_end(void *data, const char *name)
{
    struct packet *packet = data;
    (void)name;
    if (packet->open != PROPERTY_COUNT)
        set_value(packet, packet->open, builder_str(&packet->text));
    packet->open = PROPERTY_COUNT;
}

static void XMLCALL on_text(void *data, const char *text, int length)
{
    struct packet *packet = data;
    if (packet->open != PROPERTY_COUNT)
        builder_add(&packet->text, (struct str){text, (size_t)length});
}

/* No packet has one, and no entity may grow. */
static void XMLCALL on_doctype(void *data, const char *name, const char *system,
                               const char *public, int subset)
{
    struct packet *packet = data;
    (void)name, (void)system, (void)public, (void)subset;
    packet->stopped = true;
    XML_StopParser(packet->parser, XML_FALSE);
}

static bool parse(struct packet *packet, struct str xmp)
{
    packet->parser = XML_ParserCreateNS(NULL, ' ');
    if (packet->parser == NULL)
        base_out_of_memory();
    XML_SetUserData(packet->parser, packet);
    XML_SetElementHandler(packet->parser, on_start, on_end);
    XML_SetCharacterDataHandler(packet->parser, on_text);
    XML_SetStartDoctypeDeclHandler(packet->parser, on_doctype);
    enum XML_Status status =
        XML_Parse(packet->parser, xmp.data, (int)xmp.length, XML_TRUE);
    bool out_of_memory =
        XML_GetErrorCode(packet->parser) == XML_ERROR_NO_MEMORY;
    XML_ParserFree(packet->parser);
    if (out_of_memory)
        base_out_of_memory();
    return status == XML_STATUS_OK && !packet->stopped;
}

/* "" is 0. */
static bool read_number(struct str text, int *number)
{
    *number = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || *number > NUMBER_MAX)
            return false;
        *number = *number * 10 + (text.data[i] - '0');
    }
    return true;
}

void extract_properties(struct extraction *extraction, struct str xmp,
                        struct metadata *metadata)
{
    struct packet packet = {.arena = extraction->arena, .open = PROPERTY_COUNT};
    for (int i = 0; i < PROPERTY_COUNT; i++)
        packet.values[i] = STR("");
    bool sound = xmp.length != 0 && parse(&packet, xmp);
    metadata->form = packet.values[PROPERTY_FORM];
    metadata->form_version = packet.values[PROPERTY_FORM_VERSION];
    metadata->revision.date = packet.values[PROPERTY_REVISION_DATE];
    metadata->revision.reason = packet.values[PROPERTY_REVISION_REASON];
    if (!sound || !read_number(str_trim(packet.values[PROPERTY_REVISION]),
                               &metadata->revision.number))
        source_broken(&extraction->source,
                      DIAG_BOTH("元数据已损坏", "its metadata is damaged"));
}
