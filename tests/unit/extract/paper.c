/* SPDX-License-Identifier: MIT
 *
 * A file in plain text, without filters and object streams: so a change of any
 * byte of it reaches what reads it.
 */
#include "test_extract.h"

static const char xmp[] =
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
    "<rdf:Description xmlns:gongkai=\"urn:gongkai:report:1.0\" "
    "gongkai:FormVersion=\"1.2\">"
    "<gongkai:Form>small</gongkai:Form>"
    "<gongkai:Revision>2</gongkai:Revision>"
    "<gongkai:RevisionDate>2024-03-05</gongkai:RevisionDate>"
    "<gongkai:RevisionReason>a &amp;\nb</gongkai:RevisionReason>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>";

/* Code 4 is a glyph without text. */
static const char map[] = "1 begincodespacerange\n<0000> <FFFF>\n"
                          "endcodespacerange\n"
                          "4 beginbfchar\n<0001> <4E00>\n<0002> <00660069>\n"
                          "<0003> <0039>\n<0004> <034F>\nendbfchar\n";

static const char content[] =
    "/Artifact <</Type /Layout>> BDC\n0 0 10 1 re\nf\nEMC\n"
    "/P <</MCID 0>> BDC\nBT\n/F0 12 Tf\n10 20 Td\n[<0001>-30<00020004>]TJ\n"
    "0 -20 Td\n(\\000\\003) Tj\nET\nEMC\n"
    "/TD <</MCID 1>> BDC\nBT\n[<0003>]TJ\nET\nEMC\n"
    "/Artifact <</Type /Pagination>> BDC\nBT\n[<0003>]TJ\nET\nEMC\n";

struct paper paper_sound(void)
{
    return (struct paper){
        .bodies =
            {
                [PAPER_CATALOGUE] = STR(
                    "<</Type /Catalog /Lang (zh-CN) /Pages 2 0 R "
                    "/StructTreeRoot 5 0 R /Outlines 12 0 R /Metadata 14 0 R "
                    "/PageLabels <</Nums [0 <</P (A-) /S /D /St 7>>]>>>>"),
                [PAPER_PAGES] = STR("<</Type /Pages /Kids [3 0 R] /Count 1>>"),
                [PAPER_PAGE] =
                    STR("<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 "
                        "200.5] /Resources <</Font <</F0 10 0 R>>>> "
                        "/Contents 4 0 R>>"),
                [PAPER_TREE] = STR("<</Type /StructTreeRoot /K 6 0 R>>"),
                [PAPER_DOCUMENT] =
                    STR("<</S /Document /P 5 0 R /K [7 0 R 8 0 R]>>"),
                [PAPER_PARAGRAPH] = STR("<</S /P /P 6 0 R /Pg 3 0 R /K [0]>>"),
                [PAPER_TABLE] = STR("<</S /Table /P 6 0 R /T (T) /K [9 0 R]>>"),
                [PAPER_ROW] = STR("<</S /TR /P 8 0 R /K 15 0 R>>"),
                [PAPER_FONT] = STR("<</Type /Font /Encoding /Identity-H "
                                   "/ToUnicode 11 0 R>>"),
                [PAPER_OUTLINES] = STR("<</First 13 0 R /Last 13 0 R>>"),
                [PAPER_BOOKMARK] =
                    STR("<</Title (B) /Parent 12 0 R /Dest [3 0 R /XYZ null "
                        "150.5 null] /SE 7 0 R>>"),
                [PAPER_CELL] =
                    STR("<</S /TD /P 9 0 R /A <</O /Table /ColSpan 2>> /K "
                        "<</Type /MCR /Pg 3 0 R /MCID 1>>>>"),
                [PAPER_INFO] =
                    STR("<</Title <FEFF671B90FD> /Producer (gongkai 0.1.0) "
                        "/CreationDate (D:20240218)>>"),
            },
        .streams = {[PAPER_CONTENT] = {content, sizeof content - 1},
                    [PAPER_MAP] = {map, sizeof map - 1},
                    [PAPER_XMP] = {xmp, sizeof xmp - 1}},
    };
}

struct str paper_bytes(const struct paper *paper, struct arena *arena)
{
    struct builder out = {.arena = arena};
    size_t places[PAPER_END] = {0};
    builder_add(&out, STR("%PDF-1.7\n"));
    for (int i = 1; i < PAPER_END; i++) {
        struct str stream = paper->streams[i];
        places[i] = out.length;
        builder_format(&out, "%d 0 obj\n", i);
        if (stream.data == NULL) {
            builder_add(&out, paper->bodies[i]);
        } else {
            builder_format(&out, "<<%.*s /Length %zu>>\nstream\n",
                           STR_FMT(paper->bodies[i]), stream.length);
            builder_add(&out, stream);
            builder_add(&out, STR("\nendstream"));
        }
        builder_add(&out, STR("\nendobj\n"));
    }
    size_t start = out.length;
    builder_format(&out, "xref\n0 %d\n0000000000 65535 f \n", PAPER_END);
    for (int i = 1; i < PAPER_END; i++)
        builder_format(&out, "%010zu 00000 n \n", places[i]);
    builder_format(&out,
                   "trailer\n<</Size %d /Root 1 0 R /Info %d 0 R>>\n"
                   "startxref\n%zu\n%%%%EOF\n",
                   PAPER_END, PAPER_INFO, start);
    return builder_str(&out);
}
