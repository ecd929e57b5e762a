/* SPDX-License-Identifier: MIT
 *
 * What the file says about itself: the Info dictionary, and the same as XMP
 * (ISO 19005-2, 6.6), with the claims of PDF/A-2a and PDF/UA-1.
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
    "  xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "  xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "  xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

/* PDF/A knows no pdfuaid: a file that is both must describe it (ISO 19005-2,
 * 6.6.2.3). */
static const char tail[] =
    "<pdfaExtension:schemas><rdf:Bag>"
    "<rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 to which the file conforms"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n"
    "</rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"r\"?>\n";

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
