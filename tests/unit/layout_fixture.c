/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout_fixture.h"

#include <string.h>

#include "doc/walk.h"
#include "hand_book.h"
#include "markdown/markdown.h"

static void
settle(Book *book, BookSection *section)
{
    int headings = 0, notes = 0;
    for (DocNode *node = section->doc; node != NULL;
         node = doc_walk_next(node, section->doc, false)) {
        if (node->kind == DOC_IMAGE && g_ascii_isdigit(node->url[0]))
            hand_book_add_picture(book, node);
        if (node->kind == DOC_HEADING) {
            node->id = g_strdup_printf("%s-h%d", section->id, ++headings);
            if (node->as.heading.level == 1 && node->parent == section->doc)
                doc_node_add_class(node, "chapter-title");
        }
        if (node->kind == DOC_FOOTNOTE)
            node->id = g_strdup_printf("%s-note-%d", section->id, ++notes);
        if (node->id != NULL && node != section->doc)
            hand_book_add_anchor(book, section, node, node->id);
    }
}

static void
add_contents(Book *book)
{
    guint n = book->sections->len;
    BookSection *contents =
        hand_book_add_section(book, BOOK_CONTENTS, "contents", "contents", "차례");
    DocNode *heading = doc_node_new(DOC_HEADING, DIAG_NOWHERE);
    heading->as.heading.level = 1;
    doc_node_append(heading, doc_node_new_text("차례", -1, DIAG_NOWHERE));
    doc_node_append(contents->doc, heading);
    DocNode *list = doc_node_new(DOC_LIST, DIAG_NOWHERE);
    list->as.list.is_ordered = list->as.list.is_tight = true;
    doc_node_add_class(list, "contents");
    doc_node_append(contents->doc, list);
    for (guint i = 0; i < n; i++) {
        const BookSection *section = book->sections->pdata[i];
        DocNode *item = doc_node_new(DOC_ITEM, DIAG_NOWHERE);
        DocNode *paragraph = doc_node_new(DOC_PARAGRAPH, DIAG_NOWHERE);
        DocNode *link = doc_node_new(DOC_LINK, DIAG_NOWHERE);
        link->url = g_strconcat("#", section->id, NULL);
        doc_node_append(link, doc_node_new_text(section->title, -1, DIAG_NOWHERE));
        doc_node_append(paragraph, link);
        doc_node_append(item, paragraph);
        doc_node_append(list, item);
    }
    g_ptr_array_insert(book->sections, 0,
                       g_ptr_array_steal_index(book->sections, book->sections->len - 1));
}

static StyleSheets *
read_sheets(const char *css, Diag *diag)
{
    StyleSheets *sheets = style_sheets_new();
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "golden", "pages", "sheet.css", NULL);
    g_autofree char *text = NULL;
    gsize length;
    g_assert_true(g_file_get_contents(path, &text, &length, NULL));
    style_sheets_add(sheets, source_new("sheet.css", text, length, NULL), diag);
    if (css != NULL)
        style_sheets_add(sheets, source_new("test.css", css, strlen(css), NULL), diag);
    return sheets;
}

LayoutFixture *
layout_fixture_new(const char *markdown, const char *css, bool has_contents)
{
    LayoutFixture *self = g_new0(LayoutFixture, 1);
    g_autoptr(GError) error = NULL;
    self->diag = diag_new();
    self->manifest = g_new0(BookManifest, 1);
    self->manifest->bleed = -1;
    self->manifest->multiple_of = 2;
    self->source = source_new("test.md", markdown, strlen(markdown), &error);
    g_assert_no_error(error);
    self->book = hand_book_new(self->manifest, NULL);
    MarkdownOptions options = {.has_footnotes = true, .has_definition_lists = true};
    g_autoptr(DocNode) doc =
        markdown_parse(self->source, source_text(self->source), 0,
                       source_length(self->source), &options, NULL, self->diag);
    hand_book_add_chapters(self->book, doc);
    for (guint i = 0; i < self->book->sections->len; i++)
        settle(self->book, hand_book_section(self->book, i));
    if (has_contents)
        add_contents(self->book);
    self->sheets = read_sheets(css, self->diag);
    g_autofree char *fonts = g_test_build_filename(G_TEST_DIST, "fonts.conf", NULL);
    self->fonts = font_set_open(fonts, &error);
    g_assert_no_error(error);
    return self;
}

Pages *
layout_fixture_lay_out(LayoutFixture *self, bool is_print, int jobs)
{
    g_autoptr(GError) error = NULL;
    LayoutOptions options = {is_print, jobs};
    Pages *pages =
        layout_book(self->book, self->sheets, self->fonts, &options, self->diag, &error);
    g_assert_no_error(error);
    g_assert_nonnull(pages);
    return pages;
}

void
layout_fixture_free(LayoutFixture *self)
{
    hand_book_free(self->book);
    style_sheets_free(self->sheets);
    font_set_free(self->fonts);
    source_free(self->source);
    diag_free(self->diag);
    g_free(self->manifest);
    g_free(self);
}
