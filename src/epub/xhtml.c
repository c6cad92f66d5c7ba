/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/xhtml.h"

#include "base/direction.h"
#include "epub/footnote.h"

/* Kobo's own boxes around all text, by which it makes columns. */
static const char *const kobo_boxes[] = {"book-columns", "book-inner"};

void
xhtml_open(Xml *xml, const XhtmlBook *book, const char *title, const char *class,
           const char *type)
{
    const char *language = book->plan->book->language;
    bool is_kepub = book->options->is_kepub;
    xml_raw(xml, "<!DOCTYPE html>\n");
    xml_open(xml, "html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub",
             "http://www.idpf.org/2007/ops", "lang", language, "xml:lang", language,
             "dir", direction_of_language_is_backward(language) ? "rtl" : NULL, NULL);
    xml_newline(xml);
    xml_open(xml, "head", NULL);
    xml_element(xml, "title", title, NULL);
    xml_empty(xml, "link", "rel", "stylesheet", "type", "text/css", "href", "style.css",
              NULL);
    if (is_kepub)
        xml_element(xml, "style", "div#book-inner { margin-top: 0; margin-bottom: 0; }",
                    "type", "text/css", "class", "kobostylehacks", NULL);
    xml_close(xml);
    xml_newline(xml);
    xml_open(xml, "body", "class", class, "epub:type", type, NULL);
    xml_newline(xml);
    for (guint i = 0; is_kepub && i < G_N_ELEMENTS(kobo_boxes); i++)
        xml_open(xml, "div", "id", kobo_boxes[i], NULL);
}

void
xhtml_close(Xml *xml, const XhtmlBook *book)
{
    for (guint i = 0; book->options->is_kepub && i < G_N_ELEMENTS(kobo_boxes); i++)
        xml_close(xml);
    xml_newline(xml);
    xml_close(xml);
    xml_newline(xml);
    xml_close(xml);
}

static void
open_section(Writer *self)
{
    static const struct {
        const char *type, *role;
    } kinds[] = {[BOOK_TITLE_PAGE] = {"titlepage", NULL},
                 [BOOK_COLOPHON] = {"colophon", "doc-colophon"},
                 [BOOK_DEDICATION] = {"dedication", "doc-dedication"},
                 [BOOK_PREFACE] = {"preface", "doc-preface"},
                 [BOOK_PART] = {"part", "doc-part"},
                 [BOOK_CHAPTER] = {"chapter", "doc-chapter"},
                 [BOOK_NOTES] = {"endnotes", "doc-endnotes"}};
    const BookSection *section = self->file->section;
    bool is_first = self->file->number == 1;
    const char *language = writer_language(self, section->doc);
    xml_open(self->xml, "section", "id", is_first ? section->id : NULL, "epub:type",
             kinds[section->kind].type, "role", kinds[section->kind].role, "aria-label",
             is_first ? NULL : self->file->title, "lang", language, "xml:lang", language,
             NULL);
    xml_newline(self->xml);
}

/* A page that begins with the section begins before it, so that its marker is nobody's first
 * child and no part of the heading. */
static void
write_first_page(Writer *self)
{
    if (self->file->number == 1)
        writer_await_pages(self, self->file->section->doc);
    for (const DocNode *node = self->file->first; node != NULL; node = node->first)
        writer_await_pages(self, node);
    writer_settle(self);
}

static const char *
matter_of(const BookSection *section)
{
    if (section->is_front)
        return "frontmatter";
    return section->kind == BOOK_COLOPHON ? "backmatter" : "bodymatter";
}

GBytes *
xhtml_write(const XhtmlBook *book, const PlanFile *file)
{
    enum { DEEPEST = 6 };
    g_autoptr(Xml) xml = xml_new();
    g_autoptr(GPtrArray) calls = g_ptr_array_new();
    g_autoptr(GPtrArray) held = g_ptr_array_new();
    g_autoptr(GPtrArray) waiting = g_ptr_array_new();
    g_autoptr(GHashTable) unsound = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) tight_cells = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) column_names = g_hash_table_new(NULL, NULL);
    Writer writer = {.plan = book->plan,
                     .file = file,
                     .pictures = book->pictures,
                     .fonts = book->fonts,
                     .facts = book->facts,
                     .xml = xml,
                     .language = book->plan->book->language,
                     .is_backward =
                         direction_of_language_is_backward(book->plan->book->language),
                     .is_kepub = book->options->is_kepub,
                     .calls = calls,
                     .held = held,
                     .waiting = waiting,
                     .unsound = unsound,
                     .tight_cells = tight_cells,
                     .column_names = column_names,
                     .shift = file->number > 1 ? DEEPEST : 0};
    xhtml_open(xml, book, file->title, file->section->doc->classes,
               matter_of(file->section));
    write_first_page(&writer);
    open_section(&writer);
    writer_body(&writer);
    footnote_write_all(&writer);
    writer_settle(&writer);
    xml_close(xml);
    xhtml_close(xml, book);
    return xml_finish(xml);
}
