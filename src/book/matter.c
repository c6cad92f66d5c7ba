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
book_matter_dedication(const char *text)
{
    DocNode *doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        if (*g_strstrip(*line) != '\0')
            add_text(doc, DOC_PARAGRAPH, NULL, *line);
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

/* People of one role who follow each other share a line. */
static void
add_people(DocNode *table, const GPtrArray *people)
{
    for (guint i = 0; i < people->len;) {
        const BookPerson *first = g_ptr_array_index(people, i);
        g_autoptr(GString) names = g_string_new(first->name);
        for (i++; i < people->len; i++) {
            const BookPerson *next = g_ptr_array_index(people, i);
            if (g_strcmp0(next->role, first->role) != 0)
                break;
            g_string_append_printf(names, ", %s", next->name);
        }
        add_field(table, first->role, names->str);
    }
}

/* Whether the author's line `label` stands where custom puts it: the publisher's head
 * before his house, the price last. */
static int
place_of(const char *label)
{
    static const char *const first[] = {"펴낸이", "발행인", "発行者", NULL};
    static const char *const last[] = {"정가", "값", "가격", "定価", NULL};
    return g_strv_contains(first, label) ? -1 : g_strv_contains(last, label) ? 1 : 0;
}

static void
add_own_fields(DocNode *table, const BookManifest *manifest, int place)
{
    for (guint i = 0; i + 1 < manifest->colophon->len; i += 2) {
        const char *label = g_ptr_array_index(manifest->colophon, i);
        if (place_of(label) == place)
            add_field(table, label, g_ptr_array_index(manifest->colophon, i + 1));
    }
}

/* Each edition has its own; the five digits beside the bars are those of the printed one. */
static void
add_isbns(DocNode *table, const BookManifest *manifest)
{
    g_autofree char *both =
        manifest->isbn_print != NULL && manifest->isbn_addition != NULL
            ? g_strconcat(manifest->isbn_print, " ", manifest->isbn_addition, NULL)
            : g_strdup(manifest->isbn_print);
    add_field(table, "ISBN", both);
    add_field(table, "ISBN (EPUB)", manifest->isbn_epub);
    bool is_printed = both == NULL && manifest->isbn_addition != NULL;
    g_autofree char *pdf =
        is_printed && manifest->isbn_pdf != NULL
            ? g_strconcat(manifest->isbn_pdf, " ", manifest->isbn_addition, NULL)
            : g_strdup(manifest->isbn_pdf);
    add_field(table, "ISBN (PDF)", pdf);
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
    add_people(fields, book->authors);
    add_own_fields(fields, manifest, -1);
    add_field(fields, book_word(language, BOOK_WORD_PUBLISHER), book->publisher);
    add_own_fields(fields, manifest, 0);
    add_isbns(fields, manifest);
    add_own_fields(fields, manifest, 1);
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
