/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub-fixture.h"

#include <stdlib.h>
#include <string.h>

#include "book/alt.h"
#include "book/figure.h"
#include "book/lines.h"
#include "book/note.h"
#include "book/table.h"
#include "book/toc.h"
#include "doc/walk.h"
#include "hand_notes.h"
#include "markdown/markdown.h"

static void
free_section(gpointer data)
{
    BookSection *section = data;
    g_free(section->id);
    g_free(section->title);
    g_free(section->label);
    doc_node_free(section->doc);
    g_free(section);
}

static void
free_asset(gpointer data)
{
    BookAsset *asset = data;
    g_free(asset->name);
    g_free(asset->path);
    g_free(asset);
}

static void
free_entry(gpointer data)
{
    book_entry_free(data);
}

static Book *
make_book(const BookManifest *manifest, const Site *site)
{
    Book *book = g_new0(Book, 1);
    book->manifest = manifest;
    book->site = site;
    book->id = g_strdup("sample");
    book->title = g_strdup("견본 책");
    book->language = g_strdup("ko");
    book->uuid = g_strdup("urn:uuid:00000000-0000-5000-8000-000000000000");
    book->published = g_strdup("2022-01-31");
    book->modified = g_strdup("2022-02-01T10:20:30Z");
    book->authors = g_ptr_array_new();
    book->subjects = g_ptr_array_new();
    book->sections = g_ptr_array_new_with_free_func(free_section);
    book->entries = g_ptr_array_new_with_free_func(free_entry);
    book->assets = g_ptr_array_new_with_free_func(free_asset);
    book->anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return book;
}

static BookSection *
add_section(Book *book, char *title)
{
    BookSection *section = g_new0(BookSection, 1);
    section->kind = BOOK_CHAPTER;
    section->id = g_strdup_printf("chapter-%02u", book->sections->len + 1);
    section->title = title;
    section->doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    doc_node_add_class(section->doc, "chapter");
    doc_node_set(&section->doc->id, section->id);
    doc_node_set(&section->doc->language, book->language);
    g_ptr_array_add(book->sections, section);
    return section;
}

static void
deal_out_notes(Book *book)
{
    DocNode *last =
        epub_fixture_section(&(EpubFixture){.book = book}, book->sections->len - 1)->doc;
    for (guint i = 0; i + 1 < book->sections->len; i++)
        hand_notes_move(last, ((BookSection *) book->sections->pdata[i])->doc);
}

static void
add_chapters(Book *book, DocNode *doc)
{
    BookSection *section = NULL;
    while (doc->first != NULL) {
        DocNode *node = doc->first;
        bool is_title = node->kind == DOC_HEADING && node->as.heading.level == 1;
        if (section == NULL || is_title)
            section = add_section(book, is_title ? doc_plain(node) : g_strdup("제목"));
        doc_node_append(section->doc, node);
    }
    if (section == NULL)
        add_section(book, g_strdup("제목"));
    deal_out_notes(book);
}

static void
add_asset(Book *book, DocNode *image)
{
    BookAsset *asset = g_new0(BookAsset, 1);
    asset->name = g_strdup(image->url);
    asset->path = g_strdup(image->url);
    asset->first_use = image;
    asset->picture.format = PICTURE_PNG;
    asset->picture.colour = PICTURE_RGB;
    asset->picture.bits = 8;
    asset->picture.orientation = 1;
    char *end = image->url;
    asset->picture.width = (int) strtol(image->url, &end, 10);
    asset->picture.height = *end == 'x' ? (int) strtol(end + 1, NULL, 10) : 0;
    g_ptr_array_add(book->assets, asset);
    image->as.image.asset = book->assets->len;
}

static void
settle(EpubFixture *self, BookSection *section)
{
    book_tables_settle(section->doc, self->diag);
    book_figures_settle(section->doc);
    book_lines_settle(section->doc, BOOK_LINES_AUTO);
    book_alt_settle(section->doc, self->diag);
    book_notes_settle(section->doc, section->id, self->diag);
    int headings = 0;
    for (DocNode *node = section->doc; node != NULL;
         node = doc_walk_next(node, section->doc, false)) {
        if (node->kind == DOC_IMAGE && g_ascii_isdigit(node->url[0]))
            add_asset(self->book, node);
        if (node->kind == DOC_HEADING && node->id == NULL)
            node->id = g_strdup_printf("%s-h%d", section->id, ++headings);
    }
}

static EpubFixture *
read_fixture(const char *markdown, const MarkdownOptions *options)
{
    EpubFixture *self = g_new0(EpubFixture, 1);
    g_autoptr(GError) error = NULL;
    self->diag = diag_new();
    self->pages = page_map_new();
    self->manifest = g_new0(BookManifest, 1);
    self->site = g_new0(Site, 1);
    self->options.pages = self->pages;
    self->options.pages_of = "sample.pdf";
    self->source = source_new("test.md", markdown, strlen(markdown), &error);
    g_assert_no_error(error);
    self->book = make_book(self->manifest, self->site);
    g_autoptr(DocNode) doc =
        markdown_parse(self->source, source_text(self->source), 0,
                       source_length(self->source), options, NULL, self->diag);
    if (options->is_strict) {
        BookSection *section = add_section(self->book, g_strdup("제목"));
        doc_node_move_children(doc, section->doc);
    } else {
        add_chapters(self->book, doc);
    }
    return self;
}

EpubFixture *
epub_fixture_new(const char *markdown)
{
    static const MarkdownOptions options = {
        .has_footnotes = true, .has_definition_lists = true, .has_math = true};
    EpubFixture *self = read_fixture(markdown, &options);
    for (guint i = 0; i < self->book->sections->len; i++)
        settle(self, epub_fixture_section(self, i));
    return self;
}

EpubFixture *
epub_fixture_new_strict(const char *markdown)
{
    static const MarkdownOptions options = {.is_strict = true};
    return read_fixture(markdown, &options);
}

void
epub_fixture_free(EpubFixture *self)
{
    Book *book = self->book;
    plan_free(self->plan);
    epub_pictures_free(self->pictures);
    char *const strings[] = {book->id,        book->title,      book->subtitle,
                             book->language,  book->uuid,       book->publisher,
                             book->published, book->modified,   book->collection_title,
                             book->rights,    book->description};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_ptr_array_unref(book->authors);
    g_ptr_array_unref(book->subjects);
    g_ptr_array_unref(book->sections);
    g_ptr_array_unref(book->entries);
    g_ptr_array_unref(book->assets);
    g_hash_table_unref(book->anchors);
    g_free(book);
    page_map_free(self->pages);
    source_free(self->source);
    diag_free(self->diag);
    g_free(self->manifest);
    folder_close(self->site->folder);
    g_free(self->site);
    g_free(self);
}

BookSection *
epub_fixture_section(const EpubFixture *self, guint index)
{
    g_assert_cmpuint(index, <, self->book->sections->len);
    return g_ptr_array_index(self->book->sections, index);
}

DocNode *
epub_fixture_find(const EpubFixture *self, DocKind kind)
{
    for (guint i = 0; i < self->book->sections->len; i++) {
        DocNode *doc = epub_fixture_section(self, i)->doc;
        for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
            if (node->kind == kind)
                return node;
    }
    g_assert_not_reached();
}

Plan *
epub_fixture_plan(EpubFixture *self, gsize max_bytes)
{
    self->plan = plan_new(self->book, self->pages, max_bytes, self->diag);
    self->pictures = epub_pictures_new(self->book, self->options.is_kindle);
    self->documents =
        (XhtmlBook){self->plan, self->pictures, NULL, &self->options, &self->facts};
    return self->plan;
}

char *
epub_fixture_write(EpubFixture *self, guint index)
{
    if (self->plan == NULL)
        epub_fixture_plan(self, PLAN_FILE_BYTES);
    for (guint i = 0; i < self->plan->files->len; i++) {
        const PlanFile *file = g_ptr_array_index(self->plan->files, i);
        if (file->kind != PLAN_TEXT || index-- > 0)
            continue;
        return epub_fixture_text(xhtml_write(&self->documents, file));
    }
    g_assert_not_reached();
}

char *
epub_fixture_write_body(EpubFixture *self, guint index)
{
    g_autofree char *whole = epub_fixture_write(self, index);
    const char *start = strchr(strstr(whole, "<body"), '>') + 2;
    const char *end = strstr(whole, "</body>");
    g_assert_true(start != NULL && end != NULL && start < end);
    return g_strndup(start, (gsize) (end - start));
}

bool
epub_fixture_told(const EpubFixture *self, const char *code)
{
    for (guint i = 0; i < diag_length(self->diag); i++)
        if (strcmp(diag_lookup(self->diag, i)->code, code) == 0)
            return true;
    return false;
}

char *
epub_fixture_text(GBytes *bytes)
{
    g_autoptr(GBytes) owned = bytes;
    gsize length;
    const char *data = g_bytes_get_data(owned, &length);
    return g_strndup(data, length);
}

void
epub_fixture_assert_has(const char *text, const char *expected)
{
    if (strstr(text, expected) == NULL)
        g_test_message("no\n%s\nin\n%s", expected, text);
    g_assert_nonnull(strstr(text, expected));
}
