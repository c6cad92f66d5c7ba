/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/nav.h"

#include <string.h>

#include "base/direction.h"
#include "book/words.h"
#include "doc/walk.h"
#include "epub/contents.h"

/* Kindle shows two levels, everything else three. */
static int
depth_of(const XhtmlBook *book)
{
    return book->options->is_kindle ? 2 : 3;
}

static void
write_link(Xml *xml, const char *href, const char *text, const char *type)
{
    xml_open(xml, "li", NULL);
    xml_element(xml, "a", text, "href", href, "epub:type", type, NULL);
    xml_close(xml);
    xml_newline(xml);
}

static void
open_nav(Xml *xml, const char *type, const char *role, const char *id, const char *label)
{
    xml_open(xml, "nav", "epub:type", type, "role", role, "id", id, "aria-label", label,
             NULL);
    xml_newline(xml);
}

/* ---- pages of the printed contents ------------------------------------------------------ */

/* The place that the line around `node` leads to; NULL outside of all lines. */
static const char *
anchor_around(const DocNode *node)
{
    while (node != NULL && node->kind != DOC_LINK)
        node = node->parent;
    return node != NULL && node->url != NULL && node->url[0] == '#' ? node->url + 1
                                                                    : NULL;
}

void
nav_mark_pages(Plan *plan, const PlanFile *file)
{
    const DocNode *doc = file->section != NULL ? file->section->doc : NULL;
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, false)) {
        const GPtrArray *pages = plan_pages_at(plan, node);
        for (guint i = 0; pages != NULL && i < pages->len; i++)
            plan_mark_page(plan, file, g_ptr_array_index(pages, i));
    }
}

static void
write_markers(const Plan *plan, Xml *xml, const DocNode *node)
{
    const GPtrArray *pages = plan_pages_at(plan, node);
    for (guint i = 0; pages != NULL && i < pages->len; i++) {
        const PlanPage *page = g_hash_table_lookup(plan->page_of, pages->pdata[i]);
        if (page != NULL)
            xml_empty(xml, "span", "id", page->id, "epub:type", "pagebreak", "role",
                      "doc-pagebreak", "aria-label", page->label, NULL);
    }
}

/* The nodes of the printed contents with which a page begins, by the line that they stand in:
 * const char *anchor -> const DocNode *. Those of no line in `lines` are written at once. */
static GHashTable *
find_markers(const Plan *plan, const PlanFile *file, const GPtrArray *lines, Xml *xml)
{
    g_autoptr(GHashTable) listed = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < lines->len; i++) {
        const ContentsLine *line = g_ptr_array_index(lines, i);
        if (line->anchor != NULL)
            g_hash_table_add(listed, (gpointer) line->anchor);
    }
    GHashTable *markers = g_hash_table_new(g_str_hash, g_str_equal);
    const DocNode *doc = file->section != NULL ? file->section->doc : NULL;
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, false)) {
        if (plan_pages_at(plan, node) == NULL)
            continue;
        const char *anchor = anchor_around(node);
        if (anchor == NULL || !g_hash_table_contains(listed, anchor) ||
            !g_hash_table_insert(markers, (gpointer) anchor, (gpointer) node))
            write_markers(plan, xml, node);
    }
    return markers;
}

/* ---- the contents ------------------------------------------------------------------------- */

/* The classes of the book's own Doc of its contents (book/toc), so that one sheet does both. */
static void
write_line(const XhtmlBook *book, Xml *xml, const ContentsLine *line, GHashTable *markers)
{
    const char class[] = {'l', 'e', 'v', 'e', 'l', '-', (char) ('0' + line->level), '\0'};
    xml_open(xml, "li", "class", class, NULL);
    bool is_backward = direction_of_text(DIRECTION_UNKNOWN, line->title,
                                         strlen(line->title)) == DIRECTION_BACKWARD;
    xml_open(xml, "a", "href", line->href, "dir", is_backward ? "rtl" : NULL, NULL);
    const DocNode *page =
        line->anchor != NULL ? g_hash_table_lookup(markers, line->anchor) : NULL;
    if (page != NULL)
        write_markers(book->plan, xml, page);
    const char *title = line->title;
    if (line->label != NULL && g_str_has_prefix(title, line->label)) {
        xml_element(xml, "span", line->label, "class", "label", NULL);
        title += strlen(line->label);
    }
    xml_text(xml, title, -1);
    xml_close(xml);
}

/* Lists within lists, from the levels of the lines. */
static void
write_lines(const XhtmlBook *book, Xml *xml, const GPtrArray *lines, GHashTable *markers)
{
    int open = 0;
    for (guint i = 0; i < lines->len; i++) {
        const ContentsLine *line = g_ptr_array_index(lines, i);
        for (; open > line->level; open--) {
            xml_close(xml);
            xml_close(xml);
        }
        if (open == line->level)
            xml_close(xml);
        for (; open < line->level; open++)
            xml_open(xml, "ol", "class", "contents", NULL);
        xml_newline(xml);
        write_line(book, xml, line, markers);
    }
    for (; open > 0; open--) {
        xml_close(xml);
        xml_close(xml);
    }
    xml_newline(xml);
}

/* ---- landmarks and pages -------------------------------------------------------------------- */

static const char *
body_start(const Plan *plan)
{
    for (guint i = 0; i < plan->files->len; i++) {
        const PlanFile *file = g_ptr_array_index(plan->files, i);
        if (file->kind == PLAN_TEXT && !file->section->is_front)
            return file->name;
    }
    return "nav.xhtml";
}

static void
write_landmarks(const Plan *plan, Xml *xml)
{
    const char *language = plan->book->language;
    open_nav(xml, "landmarks", NULL, "landmarks",
             book_word(language, BOOK_WORD_LANDMARKS));
    xml_open(xml, "ol", NULL);
    xml_newline(xml);
    write_link(xml, "cover.xhtml", book_word(language, BOOK_WORD_COVER), "cover");
    write_link(xml, "nav.xhtml", book_word(language, BOOK_WORD_CONTENTS), "toc");
    write_link(xml, body_start(plan), book_word(language, BOOK_WORD_BODY), "bodymatter");
    xml_close(xml);
    xml_close(xml);
    xml_newline(xml);
}

static void
write_pages(const Plan *plan, Xml *xml)
{
    if (plan->page_labels->len == 0)
        return;
    open_nav(xml, "page-list", "doc-pagelist", "pages",
             book_word(plan->book->language, BOOK_WORD_PAGE_LIST));
    xml_open(xml, "ol", NULL);
    xml_newline(xml);
    for (guint i = 0; i < plan->page_labels->len; i++) {
        const PlanPage *page = g_ptr_array_index(plan->page_labels, i);
        g_autofree char *href = g_strconcat(page->file->name, "#", page->id, NULL);
        write_link(xml, href, page->label, NULL);
    }
    xml_close(xml);
    xml_close(xml);
    xml_newline(xml);
}

/* ---- fonts ---------------------------------------------------------------------------------- */

/* The contents are drawn in the style of the book's own Doc of them. */
static void
use_fonts(const XhtmlBook *book, const PlanFile *file, const GPtrArray *lines)
{
    DocNode body = {.kind = DOC_DOCUMENT, .classes = (char *) "contents"};
    const DocNode *doc = file->section != NULL ? file->section->doc : &body;
    for (const DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (node->kind == DOC_TEXT)
            epub_fonts_use(book->fonts, node, node->text, -1);
    DocNode heading = {.kind = DOC_HEADING, .parent = (DocNode *) doc};
    heading.as.heading.level = 1;
    epub_fonts_use(book->fonts, &heading, file->title, -1);
    DocNode list = {
        .kind = DOC_LIST, .parent = (DocNode *) doc, .classes = (char *) "contents"};
    list.as.list.is_ordered = true;
    DocNode item = {.kind = DOC_ITEM, .parent = &list};
    DocNode link = {.kind = DOC_LINK, .parent = &item};
    const char *language = book->plan->book->language;
    const BookWord words[] = {BOOK_WORD_COVER, BOOK_WORD_CONTENTS, BOOK_WORD_BODY};
    for (guint i = 0; i < G_N_ELEMENTS(words);
         i++) /* some readers list them, and pages */
        epub_fonts_use(book->fonts, &link, book_word(language, words[i]), -1);
    const GPtrArray *pages = book->plan->page_labels;
    for (guint i = 0; i < pages->len; i++)
        epub_fonts_use(book->fonts, &link,
                       ((PlanPage *) g_ptr_array_index(pages, i))->label, -1);
    for (guint i = 0; i < lines->len; i++)
        epub_fonts_use(book->fonts, &link,
                       ((ContentsLine *) g_ptr_array_index(lines, i))->title, -1);
}

/* Landmarks and pages are for the reading system: readers of the text see the contents. */
GBytes *
nav_write(const XhtmlBook *book, const PlanFile *file)
{
    g_autoptr(Xml) xml = xml_new();
    g_autoptr(GPtrArray) lines = contents_lines(book->plan, depth_of(book));
    if (book->fonts != NULL)
        use_fonts(book, file, lines);
    xhtml_open(xml, book, file->title, "contents", "frontmatter");
    g_autoptr(GHashTable) markers = find_markers(book->plan, file, lines, xml);
    open_nav(xml, "toc", "doc-toc", "contents", file->title);
    xml_element(xml, "h1", file->title, NULL);
    xml_newline(xml);
    write_lines(book, xml, lines, markers);
    xml_close(xml);
    xml_newline(xml);
    xml_open(xml, "div", "hidden", "hidden", NULL);
    xml_newline(xml);
    write_landmarks(book->plan, xml);
    write_pages(book->plan, xml);
    xml_close(xml);
    xhtml_close(xml, book);
    return xml_finish(xml);
}

/* ---- NCX ------------------------------------------------------------------------------------ */

static void
open_point(Xml *xml, const ContentsLine *line, guint order)
{
    g_autofree char *position = g_strdup_printf("%u", order);
    g_autofree char *id = g_strdup_printf("point-%u", order);
    xml_open(xml, "navPoint", "id", id, "playOrder", position, NULL);
    xml_open(xml, "navLabel", NULL);
    xml_element(xml, "text", line->title, NULL);
    xml_close(xml);
    xml_empty(xml, "content", "src", line->href, NULL);
    xml_newline(xml);
}

static void
write_points(Xml *xml, const GPtrArray *lines)
{
    int open = 0;
    for (guint i = 0; i < lines->len; i++) {
        const ContentsLine *line = g_ptr_array_index(lines, i);
        for (; open >= line->level; open--)
            xml_close(xml);
        open_point(xml, line, i + 1);
        open++;
    }
    for (; open > 0; open--)
        xml_close(xml);
    xml_newline(xml);
}

static void
write_head(const Book *book, Xml *xml, const GPtrArray *lines)
{
    int depth = 1;
    for (guint i = 0; i < lines->len; i++)
        depth = MAX(depth, ((ContentsLine *) g_ptr_array_index(lines, i))->level);
    g_autofree char *deep = g_strdup_printf("%d", depth);
    xml_open(xml, "head", NULL);
    xml_empty(xml, "meta", "name", "dtb:uid", "content", book->uuid, NULL);
    xml_empty(xml, "meta", "name", "dtb:depth", "content", deep, NULL);
    xml_empty(xml, "meta", "name", "dtb:totalPageCount", "content", "0", NULL);
    xml_empty(xml, "meta", "name", "dtb:maxPageNumber", "content", "0", NULL);
    xml_close(xml);
    xml_newline(xml);
    xml_open(xml, "docTitle", NULL);
    xml_element(xml, "text", book->title, NULL);
    xml_close(xml);
    xml_newline(xml);
}

GBytes *
nav_write_ncx(const XhtmlBook *book)
{
    const Book *facts = book->plan->book;
    g_autoptr(Xml) xml = xml_new();
    g_autoptr(GPtrArray) lines = contents_lines(book->plan, depth_of(book));
    xml_open(xml, "ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/", "version",
             "2005-1", "xml:lang", facts->language, NULL);
    xml_newline(xml);
    write_head(facts, xml, lines);
    xml_open(xml, "navMap", NULL);
    xml_newline(xml);
    write_points(xml, lines);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml);
}
