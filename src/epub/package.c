/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/package.h"

#include <string.h>

#include "book/words.h"

/* MARC relator codes for the roles that Korean colophons print. */
static const char *
relator(const char *role)
{
    static const struct {
        const char *word, *code;
    } roles[] = {{"지은이", "aut"},      {"저자", "aut"},        {"글", "aut"},
                 {"옮긴이", "trl"},      {"그린이", "ill"},      {"그림", "ill"},
                 {"엮은이", "edt"},      {"편집", "edt"},        {"사진", "pht"},
                 {"감수", "rev"},        {"디자인", "bkd"},      {"著者", "aut"},
                 {"author", "aut"},      {"translator", "trl"},  {"editor", "edt"},
                 {"illustrator", "ill"}, {"photographer", "pht"}};
    for (guint i = 0; i < G_N_ELEMENTS(roles); i++)
        if (strcmp(role, roles[i].word) == 0)
            return roles[i].code;
    return "ctb";
}

static void
meta(Xml *xml, const char *property, const char *value)
{
    xml_element(xml, "meta", value, "property", property, NULL);
    xml_newline(xml);
}

static void
refine(Xml *xml, const char *id, const char *property, const char *scheme,
       const char *value)
{
    g_autofree char *target = g_strconcat("#", id, NULL);
    xml_element(xml, "meta", value, "refines", target, "property", property, "scheme",
                scheme, NULL);
    xml_newline(xml);
}

static void
dc(Xml *xml, const char *element, const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    xml_element(xml, element, value, NULL);
    xml_newline(xml);
}

static void
write_people(Xml *xml, const Book *book)
{
    for (guint i = 0; i < book->authors->len; i++) {
        const BookPerson *person = g_ptr_array_index(book->authors, i);
        g_autofree char *id = g_strdup_printf("creator-%u", i + 1);
        xml_element(xml, "dc:creator", person->name, "id", id, NULL);
        xml_newline(xml);
        refine(xml, id, "role", "marc:relators", relator(person->role));
        refine(xml, id, "file-as", NULL,
               person->file_as != NULL ? person->file_as : person->name);
    }
}

/* Every book names someone: shops and readers sort by it. */
static void
write_nobody(Xml *xml, const Book *book)
{
    const char *name = book_word(book->language, BOOK_WORD_UNKNOWN_AUTHOR);
    xml_element(xml, "dc:creator", name, "id", "creator-1", NULL);
    xml_newline(xml);
    refine(xml, "creator-1", "role", "marc:relators", "aut");
    refine(xml, "creator-1", "file-as", NULL, name);
}

static void
write_title(Xml *xml, const Book *book)
{
    xml_element(xml, "dc:title", book->title, "id", "title", NULL);
    xml_newline(xml);
    refine(xml, "title", "title-type", NULL, "main");
    if (book->subtitle == NULL)
        return;
    xml_element(xml, "dc:title", book->subtitle, "id", "subtitle", NULL);
    xml_newline(xml);
    refine(xml, "subtitle", "title-type", NULL, "subtitle");
}

static void
write_collection(Xml *xml, const Book *book)
{
    if (book->collection_title == NULL)
        return;
    xml_element(xml, "meta", book->collection_title, "property", "belongs-to-collection",
                "id", "collection", NULL);
    xml_newline(xml);
    refine(xml, "collection", "collection-type", NULL, "series");
    refine(xml, "collection", "group-position", NULL, "1");
}

/* Publisher, rights and description are never missing: readers and shops ask for them. */
static void
write_descriptions(Xml *xml, const Book *book)
{
    const BookPerson *first =
        book->authors->len > 0 ? g_ptr_array_index(book->authors, 0) : NULL;
    const char *owner = first != NULL ? first->name : book->title;
    g_autofree char *rights = g_strdup_printf("ⓒ %.4s %s", book->published, owner);
    dc(xml, "dc:date", book->published);
    dc(xml, "dc:publisher", book->publisher != NULL ? book->publisher : owner);
    dc(xml, "dc:rights", book->rights != NULL ? book->rights : rights);
    dc(xml, "dc:description",
       book->description != NULL ? book->description
       : book->subtitle != NULL  ? book->subtitle
                                 : book->title);
    dc(xml, "dc:source", book->source_url);
    for (guint i = 0; i < book->subjects->len; i++)
        dc(xml, "dc:subject", g_ptr_array_index(book->subjects, i));
}

/* ---- accessibility -------------------------------------------------------------------------- */

static bool
has_pages(const PackageContent *content)
{
    return content->plan->page_labels->len > 0;
}

static char *
summary(const PackageContent *content, const char *language)
{
    bool is_korean = g_str_has_prefix(language, "ko");
    GString *out = g_string_new(
        is_korean ? "차례와 제목 구조로 이동할 수 있고 본문은 글자로 되어 있습니다."
                  : "Contents and headings can be navigated; the text is text.");
    const XhtmlFacts *facts = content->facts;
    if (facts->has_pictures)
        g_string_append(out, is_korean ? facts->has_undescribed_picture
                                             ? " 대체 텍스트가 없는 장식 그림이 있습니다."
                                             : " 모든 그림에 대체 텍스트가 있습니다."
                             : facts->has_undescribed_picture
                                 ? " Some pictures are decorative."
                                 : " Every picture is described.");
    if (has_pages(content))
        g_string_append(out, is_korean ? " 쪽 번호는 PDF 판과 같습니다."
                                       : " Page numbers are those of the PDF edition.");
    return g_string_free(out, FALSE);
}

static void
write_accessibility(Xml *xml, const Book *book, const PackageContent *content)
{
    const XhtmlFacts *facts = content->facts;
    const char *feature = "schema:accessibilityFeature";
    meta(xml, "schema:accessMode", "textual");
    if (facts->has_pictures)
        meta(xml, "schema:accessMode", "visual");
    meta(xml, "schema:accessModeSufficient",
         facts->has_pictures && facts->has_undescribed_picture ? "textual,visual"
                                                               : "textual");
    meta(xml, feature, "tableOfContents");
    meta(xml, feature, "readingOrder");
    meta(xml, feature, "structuralNavigation");
    meta(xml, feature, "displayTransformability");
    if (facts->has_described_picture) /* the others are marked as decoration */
        meta(xml, feature, "alternativeText");
    if (facts->has_ruby)
        meta(xml, feature, "rubyAnnotations");
    if (has_pages(content)) {
        meta(xml, feature, "pageNavigation");
        meta(xml, feature, "pageBreakMarkers");
    }
    meta(xml, "schema:accessibilityHazard", "none");
    g_autofree char *text = summary(content, book->language);
    meta(xml, "schema:accessibilitySummary", text);
    if (book->manifest->certified_by == NULL)
        return;
    xml_element(xml, "meta", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "property",
                "dcterms:conformsTo", "id", "conformance", NULL);
    xml_newline(xml);
    refine(xml, "conformance", "a11y:certifiedBy", NULL, book->manifest->certified_by);
}

/* The pages are the PDF's: EPUB 3.4 names them by pageBreakSource; older readers by dc:source. */
static void
write_page_source(Xml *xml, const PackageContent *content)
{
    if (!has_pages(content))
        return;
    const char *source = content->options->pages_of;
    if (!content->options->has_legacy_pages || source == NULL) {
        meta(xml, "pageBreakSource", source != NULL ? source : "none");
        return;
    }
    xml_element(xml, "dc:source", source, "id", "pages-of", NULL);
    refine(xml, "pages-of", "source-of", NULL, "pagination");
}

static void
write_metadata(Xml *xml, const Book *book, const PackageContent *content)
{
    xml_open(xml, "metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/", NULL);
    xml_newline(xml);
    xml_element(xml, "dc:identifier", book->uuid, "id", "uid", NULL);
    xml_newline(xml);
    if (book->manifest->isbn_epub != NULL) {
        g_autofree char *urn = g_strconcat("urn:isbn:", book->manifest->isbn_epub, NULL);
        dc(xml, "dc:identifier", urn);
    }
    write_title(xml, book);
    dc(xml, "dc:language", book->language);
    if (book->authors->len > 0)
        write_people(xml, book);
    else
        write_nobody(xml, book);
    write_descriptions(xml, book);
    meta(xml, "dcterms:modified", book->modified);
    write_collection(xml, book);
    write_accessibility(xml, book, content);
    write_page_source(xml, content);
    if (content->options->has_fonts)
        meta(xml, "ibooks:specified-fonts", "true");
    xml_empty(xml, "meta", "name", "cover", "content", content->cover_id, NULL);
    xml_newline(xml);
    xml_close(xml);
    xml_newline(xml);
}

static void
write_manifest(Xml *xml, const PackageContent *content)
{
    xml_open(xml, "manifest", NULL);
    xml_newline(xml);
    for (guint i = 0; i < content->items->len; i++) {
        const PackageItem *item = &g_array_index(content->items, PackageItem, i);
        xml_empty(xml, "item", "id", item->id, "href", item->href, "media-type",
                  item->type, "properties", item->properties, NULL);
        xml_newline(xml);
    }
    xml_close(xml);
    xml_newline(xml);
}

static void
write_spine_item(Xml *xml, const char *id)
{
    xml_empty(xml, "itemref", "idref", id, NULL);
    xml_newline(xml);
}

/* Cover, then the sections; the contents stand where the book has them. */
static void
write_spine(Xml *xml, const Book *book, const PackageContent *content)
{
    xml_open(xml, "spine", "toc", "ncx", NULL);
    xml_newline(xml);
    write_spine_item(xml, "cover");
    for (guint i = 0; i < book->sections->len; i++) {
        const BookSection *section = g_ptr_array_index(book->sections, i);
        if (section->kind == BOOK_CONTENTS)
            write_spine_item(xml, "nav");
        for (guint k = 0; k < content->plan->files->len; k++) {
            const PlanFile *file = g_ptr_array_index(content->plan->files, k);
            if (file->section != section)
                continue;
            g_autofree char *id =
                g_strndup(file->name, strlen(file->name) - strlen(".xhtml"));
            write_spine_item(xml, id);
        }
    }
    xml_close(xml);
    xml_newline(xml);
}

GBytes *
package_write(const Book *book, const PackageContent *content)
{
    g_autoptr(Xml) xml = xml_new();
    xml_open(xml, "package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0",
             "unique-identifier", "uid", "xml:lang", book->language, "dir", "ltr",
             "prefix",
             "schema: http://schema.org/ "
             "a11y: http://www.idpf.org/epub/vocab/package/a11y/# "
             "marc: http://id.loc.gov/vocabulary/ "
             "dcterms: http://purl.org/dc/terms/ "
             "ibooks: "
             "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/",
             NULL);
    xml_newline(xml);
    write_metadata(xml, book, content);
    write_manifest(xml, content);
    write_spine(xml, book, content);
    xml_close(xml);
    return xml_finish(xml);
}
