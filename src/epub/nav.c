/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/nav.h"

#include "book/words.h"
#include "epub/xhtml.h"
#include "epub/xml.h"

static void
write_link(Xml *xml, const char *href, const char *text, const char *type)
{
    xml_open(xml, "li", NULL);
    xml_element(xml, "a", text, "href", href, "epub:type", type, NULL);
}

/* At most three levels (book/toc): bounded recursion. */
static void
write_entries(const Plan *plan, Xml *xml, const GPtrArray *entries)
{
    if (entries->len == 0)
        return;
    xml_open(xml, "ol", NULL);
    xml_newline(xml);
    for (guint i = 0; i < entries->len; i++) {
        const BookEntry *entry = g_ptr_array_index(entries, i);
        g_autofree char *href = plan_href(plan, NULL, entry->anchor);
        if (href == NULL)
            continue;
        write_link(xml, href, entry->title, NULL);
        write_entries(plan, xml, entry->children);
        xml_close(xml);
        xml_newline(xml);
    }
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

static const char *
body_start(const Plan *plan)
{
    for (guint i = 0; i < plan->files->len; i++) {
        const PlanFile *file = g_ptr_array_index(plan->files, i);
        if (file->section->kind == BOOK_CHAPTER || file->section->kind == BOOK_PART)
            return file->name;
    }
    return "nav.xhtml";
}

static void
write_landmarks(const Plan *plan, Xml *xml)
{
    const char *language = plan->book->language;
    open_nav(xml, "landmarks", NULL, "landmarks", "landmarks");
    xml_open(xml, "ol", NULL);
    write_link(xml, "cover.xhtml", book_word(language, BOOK_WORD_COVER), "cover");
    xml_close(xml);
    write_link(xml, "nav.xhtml", book_word(language, BOOK_WORD_CONTENTS), "toc");
    xml_close(xml);
    write_link(xml, body_start(plan), plan->book->title, "bodymatter");
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    xml_newline(xml);
}

static void
write_pages(const Plan *plan, Xml *xml)
{
    if (plan->page_labels->len == 0)
        return;
    open_nav(xml, "page-list", "doc-pagelist", "pages", "page list");
    xml_open(xml, "ol", NULL);
    xml_newline(xml);
    for (guint i = 0; i < plan->page_labels->len; i++) {
        const PlanPage *page = g_ptr_array_index(plan->page_labels, i);
        g_autofree char *href = g_strconcat(page->file->name, "#", page->id, NULL);
        write_link(xml, href, page->label, NULL);
        xml_close(xml);
        xml_newline(xml);
    }
    xml_close(xml);
    xml_close(xml);
    xml_newline(xml);
}

/* Landmarks and pages are for the reading system: readers of the text see the contents. */
GBytes *
nav_write(const Plan *plan)
{
    g_autoptr(Xml) xml = xml_new();
    const char *title = book_word(plan->book->language, BOOK_WORD_CONTENTS);
    xhtml_open(xml, plan->book, title, "contents", "frontmatter");
    open_nav(xml, "toc", "doc-toc", "contents", NULL);
    xml_element(xml, "h1", title, NULL);
    xml_newline(xml);
    write_entries(plan, xml, plan->book->entries);
    xml_close(xml);
    xml_newline(xml);
    xml_open(xml, "div", "hidden", "hidden", NULL);
    write_landmarks(plan, xml);
    write_pages(plan, xml);
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml);
}

/* ---- NCX ------------------------------------------------------------------------------------ */

static void
write_points(const Plan *plan, Xml *xml, const GPtrArray *entries, int *order)
{
    for (guint i = 0; i < entries->len; i++) {
        const BookEntry *entry = g_ptr_array_index(entries, i);
        g_autofree char *href = plan_href(plan, NULL, entry->anchor);
        if (href == NULL)
            continue;
        g_autofree char *position = g_strdup_printf("%d", ++*order);
        g_autofree char *id = g_strdup_printf("point-%d", *order);
        xml_open(xml, "navPoint", "id", id, "playOrder", position, NULL);
        xml_open(xml, "navLabel", NULL);
        xml_element(xml, "text", entry->title, NULL);
        xml_close(xml);
        xml_empty(xml, "content", "src", href, NULL);
        xml_newline(xml);
        write_points(plan, xml, entry->children, order);
        xml_close(xml);
        xml_newline(xml);
    }
}

static void
write_head(const Plan *plan, Xml *xml)
{
    xml_open(xml, "head", NULL);
    xml_empty(xml, "meta", "name", "dtb:uid", "content", plan->book->uuid, NULL);
    xml_empty(xml, "meta", "name", "dtb:depth", "content", "3", NULL);
    xml_empty(xml, "meta", "name", "dtb:totalPageCount", "content", "0", NULL);
    xml_empty(xml, "meta", "name", "dtb:maxPageNumber", "content", "0", NULL);
    xml_close(xml);
    xml_newline(xml);
    xml_open(xml, "docTitle", NULL);
    xml_element(xml, "text", plan->book->title, NULL);
    xml_close(xml);
    xml_newline(xml);
}

GBytes *
nav_write_ncx(const Plan *plan)
{
    g_autoptr(Xml) xml = xml_new();
    xml_open(xml, "ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/", "version",
             "2005-1", "xml:lang", plan->book->language, NULL);
    xml_newline(xml);
    write_head(plan, xml);
    xml_open(xml, "navMap", NULL);
    xml_newline(xml);
    int order = 0;
    write_points(plan, xml, plan->book->entries, &order);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml);
}
