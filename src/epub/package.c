/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/package.h"

#include <string.h>

#include "base/direction.h"
#include "book/words.h"
#include "epub/accessibility.h"

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

void
package_meta(Xml *xml, const char *property, const char *value)
{
    xml_element(xml, "meta", value, "property", property, NULL);
    xml_newline(xml);
}

void
package_refine(Xml *xml, const char *id, const char *property, const char *scheme,
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

/* Readers sort by the creator and shops refuse a book without one. */
static void
write_unknown_creator(Xml *xml, const Book *book)
{
    const char *name = book->site != NULL && book->site->title != NULL
                           ? book->site->title
                           : book_word(book->language, BOOK_WORD_UNKNOWN_AUTHOR);
    xml_element(xml, "dc:creator", name, "id", "creator-1", NULL);
    xml_newline(xml);
    package_refine(xml, "creator-1", "role", "marc:relators", "aut");
    package_refine(xml, "creator-1", "file-as", NULL, name);
}

static void
write_people(Xml *xml, const Book *book)
{
    if (book->authors->len == 0)
        write_unknown_creator(xml, book);
    for (guint i = 0; i < book->authors->len; i++) {
        const BookPerson *person = g_ptr_array_index(book->authors, i);
        g_autofree char *id = g_strdup_printf("creator-%u", i + 1);
        xml_element(xml, "dc:creator", person->name, "id", id, NULL);
        xml_newline(xml);
        package_refine(xml, id, "role", "marc:relators", relator(person->role));
        package_refine(xml, id, "file-as", NULL,
                       person->file_as != NULL ? person->file_as : person->name);
    }
}

static void
write_title(Xml *xml, const Book *book)
{
    xml_element(xml, "dc:title", book->title, "id", "title", NULL);
    xml_newline(xml);
    package_refine(xml, "title", "title-type", NULL, "main");
    if (book->subtitle == NULL)
        return;
    xml_element(xml, "dc:title", book->subtitle, "id", "subtitle", NULL);
    xml_newline(xml);
    package_refine(xml, "subtitle", "title-type", NULL, "subtitle");
}

static void
write_collection(Xml *xml, const Book *book)
{
    if (book->collection_title == NULL)
        return;
    xml_element(xml, "meta", book->collection_title, "property", "belongs-to-collection",
                "id", "collection", NULL);
    xml_newline(xml);
    package_refine(xml, "collection", "collection-type", NULL, "series");
    package_refine(xml, "collection", "group-position", NULL, "1");
}

/* Publisher, rights and description are never missing: readers and shops ask for them. */
static void
write_descriptions(Xml *xml, const Book *book)
{
    const BookPerson *first =
        book->authors->len > 0 ? g_ptr_array_index(book->authors, 0) : NULL;
    const char *owner = first != NULL ? first->name : book->title;
    g_autofree char *rights = book->published != NULL
                                  ? g_strdup_printf("ⓒ %.4s %s", book->published, owner)
                                  : g_strdup_printf("ⓒ %s", owner);
    g_autofree char *modified = g_strndup(book->modified, strlen("2000-01-01"));
    dc(xml, "dc:date", book->published != NULL ? book->published : modified);
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

static char *
isbn_urn(const char *isbn)
{
    GString *urn = g_string_new("urn:isbn:");
    for (; *isbn != '\0'; isbn++)
        if (g_ascii_isdigit(*isbn))
            g_string_append_c(urn, *isbn);
    return g_string_free(urn, FALSE);
}

/* The pages are the PDF's: EPUB 3.4 names them by pageBreakSource; older readers by dc:source. */
static void
write_page_source(Xml *xml, const Book *book, const PackageContent *content)
{
    if (content->plan->page_labels->len == 0)
        return;
    const char *isbn = book->manifest->isbn_pdf;
    g_autofree char *source =
        isbn != NULL ? isbn_urn(isbn) : g_strdup(content->options->pages_of);
    if (!content->options->has_legacy_pages || source == NULL) {
        package_meta(xml, "pageBreakSource", source != NULL ? source : "none");
        return;
    }
    xml_element(xml, "dc:source", source, "id", "pages-of", NULL);
    xml_newline(xml);
    package_refine(xml, "pages-of", "source-of", NULL, "pagination");
}

static void
write_identifiers(Xml *xml, const Book *book)
{
    xml_element(xml, "dc:identifier", book->uuid, "id", "uid", NULL);
    xml_newline(xml);
    if (book->manifest->isbn_epub == NULL)
        return;
    g_autofree char *urn = isbn_urn(book->manifest->isbn_epub);
    dc(xml, "dc:identifier", urn);
}

/* Send to Kindle knows languages, not countries. */
static void
write_language(Xml *xml, const Book *book, const EpubOptions *options)
{
    g_autofree char *language = g_strdup(book->language);
    if (options->is_kindle)
        language[strcspn(language, "-")] = '\0';
    dc(xml, "dc:language", language);
}

static void
write_metadata(Xml *xml, const Book *book, const PackageContent *content)
{
    xml_open(xml, "metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/", NULL);
    xml_newline(xml);
    write_identifiers(xml, book);
    write_title(xml, book);
    write_language(xml, book, content->options);
    write_people(xml, book);
    write_descriptions(xml, book);
    package_meta(xml, "dcterms:modified", book->modified);
    write_collection(xml, book);
    accessibility_write(xml, book, content);
    write_page_source(xml, book, content);
    if (content->options->has_fonts)
        package_meta(xml, "ibooks:specified-fonts", "true");
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

/* From left to right is how every reader begins (EPUB.md K5). */
static void
write_spine(Xml *xml, const Book *book, const PackageContent *content)
{
    bool is_backward = direction_of_language_is_backward(book->language);
    xml_open(xml, "spine", "toc", "ncx", "page-progression-direction",
             is_backward ? "rtl" : NULL, NULL);
    xml_newline(xml);
    for (guint i = 0; i < content->plan->files->len; i++) {
        const PlanFile *file = g_ptr_array_index(content->plan->files, i);
        g_autofree char *id = plan_item_id(file);
        xml_empty(xml, "itemref", "idref", id, NULL);
        xml_newline(xml);
    }
    xml_close(xml);
    xml_newline(xml);
}

GBytes *
package_write(const Book *book, const PackageContent *content)
{
    g_autoptr(Xml) xml = xml_new();
    xml_open(xml, "package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0",
             "unique-identifier", "uid", "xml:lang", book->language, "dir",
             direction_of_language_is_backward(book->language) ? "rtl" : "ltr", "prefix",
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
