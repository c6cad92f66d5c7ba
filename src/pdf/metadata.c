/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/metadata.h"

#include <string.h>

#include "base/escape.h"
#include "base/text.h"

#define NO_DATE "2000-01-01T00:00:00Z"

static char *
join(const GPtrArray *parts, const char *(*text)(gconstpointer part))
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; parts != NULL && i < parts->len; i++) {
        const char *part = text(g_ptr_array_index(parts, i));
        if (part == NULL || *part == '\0')
            continue;
        if (out->len > 0)
            g_string_append(out, ", ");
        g_string_append(out, part);
    }
    return g_string_free(out, FALSE);
}

static const char *
name_of_person(gconstpointer person)
{
    return ((const BookPerson *) person)->name;
}

static const char *
text_itself(gconstpointer text)
{
    return text;
}

static const char *
unless_empty(const char *text)
{
    return text != NULL && *text != '\0' ? text : NULL;
}

/* "2021-12-31T20:42:31Z" as "D:20211231204231Z". */
static char *
pdf_date_of(const char *iso)
{
    GString *out = g_string_new("D:");
    for (const char *p = iso; *p != '\0'; p++)
        if (g_ascii_isdigit(*p))
            g_string_append_c(out, *p);
    g_string_append_c(out, 'Z');
    return g_string_free(out, FALSE);
}

PdfMetadata *
pdf_metadata_new(const Book *book, bool is_print)
{
    PdfMetadata *self = g_new0(PdfMetadata, 1);
    bool has_date = book->modified != NULL && strlen(book->modified) == strlen(NO_DATE);
    self->is_print = is_print;
    self->title = unless_empty(book->title);
    self->subject = unless_empty(book->description);
    self->language = unless_empty(book->language);
    self->identifier = unless_empty(book->uuid);
    self->authors = join(book->authors, name_of_person);
    self->author = unless_empty(self->authors);
    self->subjects = join(book->subjects, text_itself);
    self->keywords = unless_empty(self->subjects);
    self->creator = g_strdup(PACKAGE_STRING);
    self->producer = g_strdup(PACKAGE_STRING);
    self->iso_date = g_strdup(has_date ? book->modified : NO_DATE);
    self->pdf_date = pdf_date_of(self->iso_date);
    return self;
}

void
pdf_metadata_free(PdfMetadata *self)
{
    if (self == NULL)
        return;
    g_free(self->creator);
    g_free(self->producer);
    g_free(self->iso_date);
    g_free(self->pdf_date);
    g_free(self->authors);
    g_free(self->subjects);
    g_free(self);
}

/* ---- information dictionary ---------------------------------------------------------- */

static void
append_text(GString *info, const char *key, const char *text)
{
    if (text == NULL)
        return;
    g_string_append(info, key);
    pdf_append_text(info, text);
}

PdfId
pdf_metadata_write_info(const PdfMetadata *self, PdfFile *file)
{
    g_autoptr(GString) info = g_string_new("<<");
    append_text(info, "/Title", self->title);
    append_text(info, "/Author", self->author);
    append_text(info, "/Subject", self->subject);
    append_text(info, "/Keywords", self->keywords);
    append_text(info, "/Creator", self->creator);
    append_text(info, "/Producer", self->producer);
    append_text(info, "/CreationDate", self->pdf_date);
    append_text(info, "/ModDate", self->pdf_date);
    if (self->is_print)
        g_string_append(info, "/Trapped/False/GTS_PDFXVersion(PDF/X-4)");
    g_string_append(info, ">>");
    PdfId id = pdf_file_reserve(file);
    pdf_file_put(file, id, info);
    return id;
}

/* ---- XMP ----------------------------------------------------------------------------- */

static void
append_property(GString *out, const char *name, const char *before, const char *text,
                const char *after)
{
    if (text == NULL)
        return;
    g_string_append_printf(out, "<%s>%s", name, before);
    escape_xml(out, text, -1, false);
    g_string_append_printf(out, "%s</%s>\n", after, name);
}

static void
append_common(const PdfMetadata *self, GString *out)
{
    const char *alt = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    const char *alt_end = "</rdf:li></rdf:Alt>";
    append_property(out, "dc:format", "", "application/pdf", "");
    append_property(out, "dc:title", alt, self->title, alt_end);
    append_property(out, "dc:creator", "<rdf:Seq><rdf:li>", self->author,
                    "</rdf:li></rdf:Seq>");
    append_property(out, "dc:description", alt, self->subject, alt_end);
    append_property(out, "dc:language", "<rdf:Bag><rdf:li>", self->language,
                    "</rdf:li></rdf:Bag>");
    append_property(out, "xmp:CreateDate", "", self->iso_date, "");
    append_property(out, "xmp:ModifyDate", "", self->iso_date, "");
    append_property(out, "xmp:MetadataDate", "", self->iso_date, "");
    append_property(out, "xmp:CreatorTool", "", self->creator, "");
    append_property(out, "pdf:Producer", "", self->producer, "");
    append_property(out, "pdf:Keywords", "", self->keywords, "");
    append_property(out, "xmpMM:DocumentID", "", self->identifier, "");
}

static void
append_print(GString *out)
{
    append_property(out, "xmpMM:VersionID", "", "1", "");
    append_property(out, "xmpMM:RenditionClass", "", "default", "");
    append_property(out, "pdf:Trapped", "", "False", "");
    append_property(out, "pdfxid:GTS_PDFXVersion", "", "PDF/X-4", "");
}

/* PDF/A knows no pdfuaid: its schema must be described (ISO 19005-2 §6.6.2.3), in a
 * description of its own, before it is used: PDFBox reads from the top. */
static const char extension[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static const char screen[] = "<pdfaid:part>2</pdfaid:part>\n"
                             "<pdfaid:conformance>U</pdfaid:conformance>\n"
                             "<pdfuaid:part>1</pdfuaid:part>\n";

static const char packet_start[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n";

static const char description_start[] =
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"";

static const char print_namespaces[] =
    " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">\n";

static const char screen_namespaces[] =
    "\n xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";

GBytes *
pdf_metadata_xmp(const PdfMetadata *self)
{
    GString *out = g_string_new(packet_start);
    if (!self->is_print)
        g_string_append(out, extension);
    g_string_append(out, description_start);
    g_string_append(out, self->is_print ? print_namespaces : screen_namespaces);
    append_common(self, out);
    if (self->is_print)
        append_print(out);
    else
        g_string_append(out, screen);
    g_string_append(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
                         "<?xpacket end=\"w\"?>\n");
    return g_string_free_to_bytes(out);
}
