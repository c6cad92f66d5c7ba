/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book-fixture.h"

#include <stdlib.h>
#include <string.h>

#include "doc/walk.h"
#include "hand_notes.h"
#include "markdown/markdown.h"

static void
add_anchor(Book *book, const BookSection *section, const DocNode *node, const char *id)
{
    BookAnchor *anchor = g_new0(BookAnchor, 1);
    anchor->section = section;
    anchor->node = node;
    g_hash_table_insert(book->anchors, g_strdup(id), anchor);
}

static void
add_asset(Book *book, DocNode *image)
{
    BookAsset *asset = g_new0(BookAsset, 1);
    asset->name = g_strdup(image->url);
    asset->picture.format = PICTURE_PNG;
    char *end = image->url;
    asset->picture.width = (int) strtol(image->url, &end, 10);
    asset->picture.height = *end == 'x' ? (int) strtol(end + 1, NULL, 10) : 0;
    asset->picture.orientation = 1;
    g_ptr_array_add(book->assets, asset);
    image->as.image.asset = book->assets->len;
}

static void
settle(Book *book, BookSection *section)
{
    int headings = 0, notes = 0;
    for (DocNode *node = section->doc; node != NULL;
         node = doc_walk_next(node, section->doc, false)) {
        if (node->kind == DOC_IMAGE && g_ascii_isdigit(node->url[0]))
            add_asset(book, node);
        if (node->kind == DOC_HEADING)
            node->id = g_strdup_printf("%s-h%d", section->id, ++headings);
        if (node->kind == DOC_FOOTNOTE)
            node->id = g_strdup_printf("%s-note-%d", section->id, ++notes);
        if (node->id != NULL)
            add_anchor(book, section, node, node->id);
    }
}

static BookSection *
add_section(Book *book, BookSectionKind kind, const char *class, char *id, char *title)
{
    BookSection *section = g_new0(BookSection, 1);
    section->kind = kind;
    section->id = id;
    section->title = title;
    section->is_front = kind != BOOK_CHAPTER;
    section->doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    doc_node_add_class(section->doc, class);
    doc_node_set(&section->doc->id, id);
    doc_node_set(&section->doc->language, book->language);
    g_ptr_array_add(book->sections, section);
    add_anchor(book, section, NULL, id);
    return section;
}

static void
add_chapters(Book *book, DocNode *doc)
{
    BookSection *section = NULL;
    while (doc->first != NULL) {
        DocNode *node = doc->first;
        bool is_title = node->kind == DOC_HEADING && node->as.heading.level == 1;
        if (section == NULL || is_title)
            section =
                add_section(book, BOOK_CHAPTER, "chapter",
                            g_strdup_printf("chapter-%02u", book->sections->len + 1),
                            is_title ? doc_plain(node) : g_strdup("제목"));
        if (is_title)
            doc_node_add_class(node, "chapter-title");
        doc_node_append(section->doc, node);
    }
    for (guint i = 0; i < book->sections->len; i++)
        hand_notes_move(section->doc, ((BookSection *) book->sections->pdata[i])->doc);
    for (guint i = 0; i < book->sections->len; i++)
        settle(book, book->sections->pdata[i]);
}

static void
add_contents(Book *book)
{
    guint n = book->sections->len;
    BookSection *contents = add_section(book, BOOK_CONTENTS, "contents",
                                        g_strdup("contents"), g_strdup("차례"));
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

static void
free_section(gpointer data)
{
    BookSection *section = data;
    g_free(section->id);
    g_free(section->title);
    doc_node_free(section->doc);
    g_free(section);
}

static void
free_asset(gpointer data)
{
    BookAsset *asset = data;
    g_free(asset->name);
    g_free(asset);
}

static Book *
make_book(const BookManifest *manifest)
{
    Book *book = g_new0(Book, 1);
    book->manifest = manifest;
    book->title = g_strdup("견본 책");
    book->language = g_strdup("ko");
    book->sections = g_ptr_array_new_with_free_func(free_section);
    book->entries = g_ptr_array_new();
    book->assets = g_ptr_array_new_with_free_func(free_asset);
    book->anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return book;
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

BookFixture *
book_fixture_new(const char *markdown, const char *css, bool has_contents)
{
    BookFixture *self = g_new0(BookFixture, 1);
    g_autoptr(GError) error = NULL;
    self->diag = diag_new();
    self->manifest = g_new0(BookManifest, 1);
    self->manifest->bleed = -1;
    self->manifest->multiple_of = 2;
    self->source = source_new("test.md", markdown, strlen(markdown), &error);
    g_assert_no_error(error);
    self->book = make_book(self->manifest);
    MarkdownOptions options = {.has_footnotes = true, .has_definition_lists = true};
    g_autoptr(DocNode) doc =
        markdown_parse(self->source, source_text(self->source), 0,
                       source_length(self->source), &options, NULL, self->diag);
    add_chapters(self->book, doc);
    if (has_contents)
        add_contents(self->book);
    self->sheets = read_sheets(css, self->diag);
    g_autofree char *fonts = g_test_build_filename(G_TEST_DIST, "fonts.conf", NULL);
    self->fonts = font_set_open(fonts, &error);
    g_assert_no_error(error);
    return self;
}

Pages *
book_fixture_lay_out(BookFixture *self, bool is_print, int jobs)
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
book_fixture_free(BookFixture *self)
{
    Book *book = self->book;
    g_ptr_array_unref(book->sections);
    g_ptr_array_unref(book->entries);
    g_ptr_array_unref(book->assets);
    g_hash_table_unref(book->anchors);
    g_free(book->title);
    g_free(book->language);
    g_free(book);
    style_sheets_free(self->sheets);
    font_set_free(self->fonts);
    source_free(self->source);
    diag_free(self->diag);
    g_free(self->manifest);
    g_free(self);
}
