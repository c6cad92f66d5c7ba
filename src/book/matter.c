/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/matter.h"

#include "book/words.h"

static DocNode *
add(DocNode *parent, DocKind kind, const char *class)
{
    DocNode *node = doc_node_new(kind, DIAG_NOWHERE);
    if (class != NULL)
        doc_node_add_class(node, class);
    doc_node_append(parent, node);
    return node;
}

static DocNode *
add_text(DocNode *parent, DocKind kind, const char *class, const char *text)
{
    DocNode *node = add(parent, kind, class);
    doc_node_append(node, doc_node_new_text(text, -1, DIAG_NOWHERE));
    return node;
}

DocNode *
book_matter_half_title(const Book *book)
{
    DocNode *doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    add_text(doc, DOC_PARAGRAPH, "book-title", book->title);
    return doc;
}

DocNode *
book_matter_title_page(const Book *book)
{
    DocNode *doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    add_text(doc, DOC_HEADING, "book-title", book->title);
    if (book->subtitle != NULL)
        add_text(doc, DOC_PARAGRAPH, "book-subtitle", book->subtitle);
    for (guint i = 0; i < book->authors->len; i++) {
        const BookPerson *person = g_ptr_array_index(book->authors, i);
        DocNode *line = add_text(doc, DOC_PARAGRAPH, "book-author", person->name);
        doc_node_append(line, doc_node_new_text(" ", -1, DIAG_NOWHERE));
        add_text(line, DOC_SPAN, "book-role", person->role);
    }
    if (book->publisher != NULL)
        add_text(doc, DOC_PARAGRAPH, "book-publisher", book->publisher);
    return doc;
}

DocNode *
book_matter_part(const char *label, const char *title)
{
    DocNode *doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    if (label != NULL)
        add_text(doc, DOC_PARAGRAPH, "part-label", label);
    add_text(doc, DOC_HEADING, "part-title", title);
    return doc;
}

/* ---- colophon -------------------------------------------------------------------------- */

static void
add_field(DocNode *table, const char *label, const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    add_text(table, DOC_TERM, NULL, label);
    DocNode *definition = add(table, DOC_DEFINITION, NULL);
    add_text(definition, DOC_PARAGRAPH, NULL, value);
}

static void
add_link_field(DocNode *table, const char *label, const char *url)
{
    if (url == NULL)
        return;
    add_text(table, DOC_TERM, NULL, label);
    DocNode *definition = add(table, DOC_DEFINITION, NULL);
    DocNode *paragraph = add(definition, DOC_PARAGRAPH, NULL);
    g_autofree char *shown = g_uri_unescape_string(url, NULL);
    DocNode *link = add_text(paragraph, DOC_LINK, NULL, shown != NULL ? shown : url);
    link->url = g_strdup(url);
}

/* "2021년 12월 31일" or from the first to the last date. */
static char *
serial_dates(const Book *book, const Series *series)
{
    GDateTime *first = NULL, *last = NULL;
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        GDateTime *date = part->post != NULL ? part->post->date : NULL;
        if (date == NULL)
            continue;
        if (first == NULL || g_date_time_compare(date, first) < 0)
            first = date;
        if (last == NULL || g_date_time_compare(date, last) > 0)
            last = date;
    }
    if (first == NULL)
        return NULL;
    g_autofree char *from_iso = g_date_time_format(first, "%Y-%m-%d");
    g_autofree char *to_iso = g_date_time_format(last, "%Y-%m-%d");
    g_autofree char *from = book_word_date(book->language, from_iso);
    g_autofree char *to = book_word_date(book->language, to_iso);
    return g_strcmp0(from, to) == 0 ? g_steal_pointer(&from)
                                    : g_strconcat(from, " ~ ", to, NULL);
}

/* The edition and its date; NULL when neither is known. */
static char *
publication(const Book *book)
{
    const char *edition = book->manifest->edition;
    if (book->published == NULL)
        return g_strdup(edition);
    g_autofree char *date = book_word_date(book->language, book->published);
    return edition != NULL ? g_strconcat(edition, " ", date, NULL)
                           : g_steal_pointer(&date);
}

DocNode *
book_matter_colophon(const Book *book, const Series *series)
{
    const BookManifest *manifest = book->manifest;
    const char *language = book->language;
    DocNode *doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    add_text(doc, DOC_HEADING, "colophon-title", book->title);
    if (book->subtitle != NULL)
        add_text(doc, DOC_PARAGRAPH, "book-subtitle", book->subtitle);
    DocNode *fields = add(doc, DOC_DEFINITIONS, NULL);
    g_autofree char *published = publication(book);
    add_field(fields, book_word(language, BOOK_WORD_PUBLISHED), published);
    for (guint i = 0; i < book->authors->len; i++) {
        const BookPerson *person = g_ptr_array_index(book->authors, i);
        add_field(fields, person->role, person->name);
    }
    add_field(fields, book_word(language, BOOK_WORD_PUBLISHER), book->publisher);
    for (guint i = 0; i + 1 < manifest->colophon->len; i += 2)
        add_field(fields, g_ptr_array_index(manifest->colophon, i),
                  g_ptr_array_index(manifest->colophon, i + 1));
    add_field(fields, "ISBN (EPUB)", manifest->isbn_epub);
    add_field(fields, "ISBN (PDF)", manifest->isbn_pdf);
    g_autofree char *serial = serial_dates(book, series);
    add_field(fields, book_word(language, BOOK_WORD_SERIAL), serial);
    add_link_field(fields, book_word(language, BOOK_WORD_SOURCE), book->source_url);
    if (book->rights != NULL)
        add_text(doc, DOC_PARAGRAPH, "book-rights", book->rights);
    return doc;
}

void
book_matter_check(const Book *book, Diag *diag)
{
    if (book->authors->len == 0)
        diag_add(diag, DIAG_NOTE, DIAG_NOWHERE, "no-author",
                 "the book names no author; set 'authors' in book.yaml");
    if (book->publisher == NULL)
        diag_add(
            diag, DIAG_NOTE, DIAG_NOWHERE, "no-publisher",
            "the book names no publisher, which a published one must; set 'publisher' in "
            "book.yaml");
}
