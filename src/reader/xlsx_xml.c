/* SPDX-License-Identifier: MIT
 *
 * A part of a workbook through expat. Office Open XML has no document types
 * (ECMA-376 part 2, 8.1.4), so the first sign of one, and with it of entities,
 * ends the reading.
 */
#include "base/arena.h"
#include "reader/reader_private.h"
#include "reader/xlsx_private.h"

#include <expat.h>
#include <string.h>

enum { SEPARATOR = ' ' }; /* between namespace and name */

struct xml {
    struct xlsx *xlsx;
    struct str part;
    XML_Parser parser;
    const struct xml_handler *handler;
    void *self;
    int depth;
    int foreign; /* depth of the foreign element that we are in, or 0 */
    bool stopped;
};

/* The vocabularies of which elements are read, as Excel writes them and as
 * the strict variant of the standard has them. */
static const struct str vocabularies[] = {
    STR_INIT("http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    STR_INIT("http://purl.oclc.org/ooxml/spreadsheetml/main"),
    STR_INIT("http://schemas.openxmlformats.org/package/2006/relationships"),
};

/* "namespace name" taken apart. */
static struct str local_name(const char *name, struct str *space)
{
    const char *end = strrchr(name, SEPARATOR);
    *space = end == NULL ? STR("") : (struct str){name, (size_t)(end - name)};
    return str_from(end == NULL ? name : end + 1);
}

static bool is_foreign(struct str space)
{
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++) {
        if (str_equal(space, vocabularies[i]))
            return false;
    }
    return true;
}

static void stop(struct xml *xml)
{
    xml->stopped = true;
    XML_StopParser(xml->parser, XML_FALSE);
}

/* "xl/workbook.xml, line 3: what" */
static void report(struct xml *xml, struct str what)
{
    struct arena *arena = xml->xlsx->own;
    unsigned long line = XML_GetCurrentLineNumber(xml->parser);
    struct str chinese =
        str_format(arena, "%.*s 第 %lu 行：", STR_FMT(xml->part), line);
    struct str english =
        str_format(arena, "%.*s, line %lu: ", STR_FMT(xml->part), line);
    xlsx_broken(xml->xlsx, (struct position){.file = xml->xlsx->path},
                str_join(arena, diag_both(arena, chinese, english), what));
}

static void XMLCALL on_start(void *data, const char *name,
                             const char **attributes)
{
    struct xml *xml = data;
    struct str space;
    struct xml_element element = {local_name(name, &space), attributes};
    if (xml->stopped)
        return;
    if (++xml->depth > READER_DEPTH_LIMIT) {
        diag_add(xml->xlsx->log, DIAG_INPUT_TOO_DEEP,
                 (struct position){.file = xml->xlsx->path},
                 str_format(xml->xlsx->own, "%d", READER_DEPTH_LIMIT));
        stop(xml);
        return;
    }
    if (xml->foreign == 0 && is_foreign(space))
        xml->foreign = xml->depth;
    if (xml->foreign == 0 && !xml->handler->start(xml->self, &element))
        stop(xml);
}

static void XMLCALL on_end(void *data, const char *name)
{
    struct xml *xml = data;
    struct str space, local = local_name(name, &space);
    if (xml->stopped)
        return;
    if (xml->foreign == 0 && !xml->handler->end(xml->self, local))
        stop(xml);
    if (xml->foreign == xml->depth)
        xml->foreign = 0;
    xml->depth--;
}

static void XMLCALL on_text(void *data, const char *text, int length)
{
    struct xml *xml = data;
    if (!xml->stopped && xml->foreign == 0 && xml->handler->text != NULL)
        xml->handler->text(xml->self, (struct str){text, (size_t)length});
}

static void XMLCALL on_doctype(void *data, const char *name, const char *system,
                               const char *public, int subset)
{
    (void)name, (void)system, (void)public, (void)subset;
    struct xml *xml = data;
    report(xml, DIAG_BOTH("有文档类型声明（DOCTYPE），工作簿不应有",
                          "a document type (DOCTYPE), which no workbook has"));
    stop(xml);
}

static bool take(void *self, struct str bytes)
{
    struct xml *xml = self;
    enum XML_Status status = XML_Parse(xml->parser, bytes.data,
                                       (int)bytes.length, bytes.length == 0);
    if (status == XML_STATUS_OK)
        return true;
    if (xml->stopped)
        return false;
    enum XML_Error error = XML_GetErrorCode(xml->parser);
    if (error == XML_ERROR_NO_MEMORY)
        base_out_of_memory();
    report(xml, str_join(xml->xlsx->own,
                         DIAG_BOTH("XML 语法错误：", "XML syntax error: "),
                         str_from(XML_ErrorString(error))));
    return false;
}

bool xlsx_parse_part(struct xlsx *xlsx, struct str part, bool required,
                     const struct xml_handler *handler, void *self)
{
    struct xml xml = {.xlsx = xlsx,
                      .part = part,
                      .parser = XML_ParserCreateNS(NULL, SEPARATOR),
                      .handler = handler,
                      .self = self};
    if (xml.parser == NULL)
        base_out_of_memory();
    XML_SetUserData(xml.parser, &xml);
    XML_SetElementHandler(xml.parser, on_start, on_end);
    XML_SetCharacterDataHandler(xml.parser, on_text);
    XML_SetStartDoctypeDeclHandler(xml.parser, on_doctype);
    bool read = xlsx_read_part(xlsx, part, required, take, &xml);
    XML_ParserFree(xml.parser);
    return read;
}

struct str xml_attribute(const struct xml_element *element, const char *name)
{
    for (const char **at = element->attributes; *at != NULL; at += 2) {
        if (strcmp(at[0], name) == 0)
            return str_from(at[1]);
    }
    return STR("");
}

struct str xml_relation(const struct xml_element *element)
{
    static const char *const names[] = {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships "
        "id",
        "http://purl.oclc.org/ooxml/officeDocument/relationships id",
    };
    struct str id = xml_attribute(element, names[0]);
    return id.length != 0 ? id : xml_attribute(element, names[1]);
}

bool xml_flag(const struct xml_element *element, const char *name)
{
    struct str value = xml_attribute(element, name);
    return str_equal(value, STR("1")) || str_equal(value, STR("true"));
}

bool xml_number(struct str text, size_t limit, size_t *number)
{
    *number = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c < '0' || c > '9')
            return false;
        *number = *number * 10 + (size_t)(c - '0');
        if (*number >= limit)
            return false;
    }
    return text.length > 0;
}
