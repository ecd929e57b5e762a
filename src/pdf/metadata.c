/* SPDX-License-Identifier: MIT
 *
 * What the file says about itself: the Info dictionary, and the same as XMP
 * (ISO 19005-2, 6.6), with the claims of PDF/A-2a and PDF/UA-1, and with facts
 * of ours: the form of the report and its revision.
 */
#include "pdf/syntax.h"
#include "pdf/writer.h"

#include "base/utf8.h"

/* "YYYY-MM-DD", nothing else. */
static bool is_date(struct str date)
{
    static const char form[] = "dddd-dd-dd";
    if (date.length != sizeof form - 1)
        return false;
    for (size_t i = 0; i < date.length; i++) {
        bool digit = date.data[i] >= '0' && date.data[i] <= '9';
        if (form[i] == 'd' ? !digit : date.data[i] != form[i])
            return false;
    }
    return true;
}

static void add_info(struct builder *out, struct str key, struct str text)
{
    if (text.length == 0)
        return;
    builder_add(out, key);
    syntax_text(out, text);
}

static void write_info(struct writer *writer)
{
    const struct metadata *metadata = &writer->pages->metadata;
    struct builder out = {.arena = writer->arena};
    add_info(&out, STR("/Title "), metadata->title);
    add_info(&out, STR(" /Author "), metadata->author);
    add_info(&out, STR(" /Subject "), metadata->subject);
    add_info(&out, STR(" /Keywords "), metadata->keywords);
    add_info(&out, STR(" /Creator "), metadata->producer);
    add_info(&out, STR(" /Producer "), metadata->producer);
    if (is_date(metadata->date)) {
        builder_add(&out, STR(" /CreationDate (D:"));
        builder_add(&out, str_slice(metadata->date, 0, 4));
        builder_add(&out, str_slice(metadata->date, 5, 7));
        builder_add(&out, str_slice(metadata->date, 8, 10));
        builder_add_char(&out, ')');
    }
    object_set(writer->objects, object_info(writer->objects),
               str_join(writer->arena, builder_str(&out), STR("")));
}

/* Character data of XML 1.0, 2.2 and 2.4: what may not stand there at all
 * becomes a blank. */
static void add_xml(struct builder *out, struct str text)
{
    for (size_t start = 0, end = 0; end < text.length; start = end) {
        uint32_t c = utf8_next(text, &end);
        if (c == '&')
            builder_add(out, STR("&amp;"));
        else if (c == '<')
            builder_add(out, STR("&lt;"));
        else if (c == '>')
            builder_add(out, STR("&gt;"));
        else if ((c < ' ' && c != '\t' && c != '\n') || c == 0xFFFE ||
                 c == 0xFFFF)
            builder_add_char(out, ' ');
        else
            builder_add(out, str_slice(text, start, end));
    }
}

static void add_property(struct builder *out, struct str before,
                         struct str text, struct str behind)
{
    if (text.length == 0)
        return;
    builder_add(out, before);
    add_xml(out, text);
    builder_add(out, behind);
}

#define OWN_NAMESPACE "urn:gongkai:report:1.0"

static const char head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    "  xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    "  xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    "  xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    "  xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    "  xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    "  xmlns:gongkai=\"" OWN_NAMESPACE "\"\n"
    "  xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "  xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "  xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

/* A schema that PDF/A does not know: the file must describe it, and all its
 * properties (ISO 19005-2, 6.6.2.3). */
struct xmp_schema {
    const char *title;
    const char *uri;
    const char *prefix;
    const char *category; /* of its properties */
    const struct property {
        const char *name;
        const char *type;
        const char *description;
    } * properties;
    size_t count;
};

static const struct xmp_schema ua_schema = {
    .title = "PDF/UA identification schema",
    .uri = "http://www.aiim.org/pdfua/ns/id/",
    .prefix = "pdfuaid",
    .category = "internal",
    .properties =
        (const struct property[]){
            {"part", "Integer", "Part of ISO 14289 to which the file conforms"},
        },
    .count = 1,
};

static const struct xmp_schema own_schema = {
    .title = "Disclosure report",
    .uri = OWN_NAMESPACE,
    .prefix = "gongkai",
    .category = "external",
    .properties =
        (const struct property[]){
            {"Form", "Text", "Name of the form of the report"},
            {"FormVersion", "Text", "Version of the form"},
            {"Revision", "Integer", "How often the report was corrected"},
            {"RevisionDate", "Text", "Date of the correction, YYYY-MM-DD"},
            {"RevisionReason", "Text", "Reason of the correction"},
        },
    .count = 5,
};

static void add_schema(struct builder *out, const struct xmp_schema *schema)
{
    builder_format(out,
                   "<rdf:li rdf:parseType=\"Resource\">\n"
                   "<pdfaSchema:schema>%s</pdfaSchema:schema>\n"
                   "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>\n"
                   "<pdfaSchema:prefix>%s</pdfaSchema:prefix>\n"
                   "<pdfaSchema:property><rdf:Seq>",
                   schema->title, schema->uri, schema->prefix);
    for (size_t i = 0; i < schema->count; i++) {
        const struct property *property = &schema->properties[i];
        builder_format(
            out,
            "<rdf:li rdf:parseType=\"Resource\">\n"
            "<pdfaProperty:name>%s</pdfaProperty:name>\n"
            "<pdfaProperty:valueType>%s</pdfaProperty:valueType>\n"
            "<pdfaProperty:category>%s</pdfaProperty:category>\n"
            "<pdfaProperty:description>%s</pdfaProperty:description>\n"
            "</rdf:li>",
            property->name, property->type, schema->category,
            property->description);
    }
    builder_add(out, STR("</rdf:Seq></pdfaSchema:property>\n</rdf:li>"));
}

static const char tail[] = "</rdf:Bag></pdfaExtension:schemas>\n"
                           "</rdf:Description>\n"
                           "</rdf:RDF>\n"
                           "</x:xmpmeta>\n"
                           "<?xpacket end=\"r\"?>\n";

/* What makes a report ours; false if the pages do not tell. */
static bool add_own(struct builder *out, const struct metadata *metadata)
{
    const struct revision *revision = &metadata->revision;
    size_t start = out->length;
    add_property(out, STR("<gongkai:Form>"), metadata->form,
                 STR("</gongkai:Form>\n"));
    add_property(out, STR("<gongkai:FormVersion>"), metadata->form_version,
                 STR("</gongkai:FormVersion>\n"));
    if (revision->number > 0) {
        builder_format(out, "<gongkai:Revision>%d</gongkai:Revision>\n",
                       revision->number);
        add_property(out, STR("<gongkai:RevisionDate>"), revision->date,
                     STR("</gongkai:RevisionDate>\n"));
        add_property(out, STR("<gongkai:RevisionReason>"), revision->reason,
                     STR("</gongkai:RevisionReason>\n"));
    }
    return out->length != start;
}

static uint32_t write_xmp(struct writer *writer)
{
    const struct metadata *metadata = &writer->pages->metadata;
    struct builder out = {.arena = writer->arena};
    builder_add(&out, str_from(head));
    add_property(&out,
                 STR("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"),
                 metadata->title, STR("</rdf:li></rdf:Alt></dc:title>\n"));
    add_property(&out, STR("<dc:creator><rdf:Seq><rdf:li>"), metadata->author,
                 STR("</rdf:li></rdf:Seq></dc:creator>\n"));
    add_property(
        &out, STR("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"),
        metadata->subject, STR("</rdf:li></rdf:Alt></dc:description>\n"));
    add_property(&out, STR("<dc:language><rdf:Bag><rdf:li>"),
                 metadata->language,
                 STR("</rdf:li></rdf:Bag></dc:language>\n"));
    add_property(&out, STR("<pdf:Keywords>"), metadata->keywords,
                 STR("</pdf:Keywords>\n"));
    add_property(&out, STR("<pdf:Producer>"), metadata->producer,
                 STR("</pdf:Producer>\n"));
    add_property(&out, STR("<xmp:CreatorTool>"), metadata->producer,
                 STR("</xmp:CreatorTool>\n"));
    if (is_date(metadata->date))
        add_property(&out, STR("<xmp:CreateDate>"), metadata->date,
                     STR("</xmp:CreateDate>\n"));
    bool has_own = add_own(&out, metadata);
    builder_add(&out, STR("<pdfaExtension:schemas><rdf:Bag>"));
    add_schema(&out, &ua_schema);
    if (has_own)
        add_schema(&out, &own_schema);
    builder_add(&out, str_from(tail));
    /* Not compressed: programs that know no PDF look for the packet. */
    return object_stream(writer->objects, STR("/Type /Metadata /Subtype /XML"),
                         builder_str(&out), STREAM_PLAIN);
}

uint32_t metadata_write(struct writer *writer)
{
    struct str date = writer->pages->metadata.date;
    if (date.length != 0 && !is_date(date))
        diag_add(writer->log, DIAG_DATE_WRONG, NOWHERE, STR("metadata.date"),
                 date);
    write_info(writer);
    return write_xmp(writer);
}
