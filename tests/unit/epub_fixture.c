/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub_fixture.h"

#include <string.h>

#include "book/alt.h"
#include "book/figure.h"
#include "book/lines.h"
#include "book/note.h"
#include "book/table.h"
#include "doc/walk.h"
#include "markdown/markdown.h"

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
            hand_book_add_picture(self->book, node);
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
    self->book = hand_book_new(self->manifest, self->site);
    g_autoptr(DocNode) doc =
        markdown_parse(self->source, source_text(self->source), 0,
                       source_length(self->source), options, NULL, self->diag);
    if (options->is_strict) {
        BookSection *section = hand_book_add_section(self->book, BOOK_CHAPTER, "chapter",
                                                     "chapter-01", "제목");
        doc_node_move_children(doc, section->doc);
    } else {
        hand_book_add_chapters(self->book, doc);
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
        settle(self, hand_book_section(self->book, i));
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
    plan_free(self->plan);
    epub_pictures_free(self->pictures);
    hand_book_free(self->book);
    page_map_free(self->pages);
    source_free(self->source);
    diag_free(self->diag);
    g_free(self->manifest);
    folder_close(self->site->folder);
    g_free(self->site);
    g_free(self);
}

DocNode *
epub_fixture_find(const EpubFixture *self, DocKind kind)
{
    for (guint i = 0; i < self->book->sections->len; i++) {
        DocNode *doc = hand_book_section(self->book, i)->doc;
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
