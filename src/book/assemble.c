/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_assemble: the passes that make posts a book, in order, each in a file of its own. */
#include "config.h"

#include "book/book.h"

#include "book/alt.h"
#include "book/anchor.h"
#include "book/announcement.h"
#include "book/asset.h"
#include "book/attribution.h"
#include "book/chapter.h"
#include "book/code.h"
#include "book/figure.h"
#include "book/foreign.h"
#include "book/formula.h"
#include "book/highlight.h"
#include "book/lines.h"
#include "book/link.h"
#include "book/matter.h"
#include "book/metadata.h"
#include "book/note.h"
#include "book/picture_list.h"
#include "book/preface.h"
#include "book/table.h"
#include "book/toc.h"
#include "book/words.h"

static void
free_section(gpointer data)
{
    book_section_free(data);
}

static void
free_entry(gpointer data)
{
    book_entry_free(data);
}

static void
free_asset(gpointer data)
{
    BookAsset *asset = data;
    g_free(asset->name);
    g_free(asset->path);
    g_clear_pointer(&asset->drawn, g_bytes_unref);
    math_box_free(asset->marks);
    g_free(asset->reading);
    g_free(asset->mathml);
    g_free(asset);
}

static BookSection *
section_new(BookSectionKind kind, const char *id, const char *title, DocNode *doc)
{
    BookSection *section = g_new0(BookSection, 1);
    section->kind = kind;
    section->id = g_strdup(id);
    section->title = g_strdup(title);
    section->doc = doc;
    return section;
}

/* ---- chapters -------------------------------------------------------------------------- */

static void
add_part(Book *book, GPtrArray *sections, const char *title, guint number)
{
    g_autofree char *id = g_strdup_printf("part-%02u", number);
    DocNode *doc = book_matter_part(NULL, title);
    BookSection *section = section_new(BOOK_PART, id, title, doc);
    doc_node_set(&doc->language, book->language);
    g_ptr_array_add(sections, section);
}

/* A section a part that is there, with dividers where groups begin. */
static GPtrArray *
make_chapters(Book *book, const Catalogue *catalogue, const Series *series,
              const Post *preface, Diag *diag)
{
    GPtrArray *sections = g_ptr_array_new_with_free_func(free_section);
    g_autoptr(GHashTable) lists = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < series->lists->len; i++)
        g_hash_table_add(lists, g_ptr_array_index(series->lists, i));
    guint chapters = 0, parts = 0;
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        if (part->post == NULL || part->post == preface)
            continue;
        if (part->group != NULL)
            add_part(book, sections, part->group, ++parts);
        g_ptr_array_add(sections, book_chapter_new(book, catalogue, series, part,
                                                   ++chapters, lists, diag));
    }
    return sections;
}

/* The post that book.yaml names as the preface; NULL, told, when there is none. */
static const Post *
find_preface(const Book *book, const Catalogue *catalogue, Diag *diag)
{
    const char *wanted = book->manifest->preface;
    if (wanted == NULL)
        return NULL;
    const Post *found = catalogue_lookup_path(catalogue, wanted);
    const GPtrArray *posts = catalogue_posts(catalogue);
    g_autofree char *end = g_strconcat("/", wanted, NULL);
    for (guint i = 0; found == NULL && i < posts->len; i++) {
        const Post *post = g_ptr_array_index(posts, i);
        found = g_str_has_suffix(post->path, end) ? post : NULL;
    }
    if (found == NULL)
        diag_add(diag, DIAG_WARNING, yaml_lookup(book->manifest->yaml, "preface")->place,
                 "missing-file",
                 "the blog has no post '%s'; the book has no preface of its own", wanted);
    return found;
}

static BookSection *
read_preface(const Book *book, const Catalogue *catalogue, const Post *post, Diag *diag)
{
    catalogue_load(catalogue, post, diag);
    const char *title = post->is_title_from_name
                            ? book_word(book->language, BOOK_WORD_PREFACE)
                            : post->title;
    BookSection *section =
        section_new(BOOK_PREFACE, "preface", title, catalogue_take_text(catalogue, post));
    section->post = post;
    return section;
}

/* What all parts say first. */
static BookSection *
move_opening(Book *book, const GPtrArray *chapters, Diag *diag)
{
    g_autoptr(GPtrArray) docs = g_ptr_array_new();
    const Post *post = NULL;
    for (guint i = 0; i < chapters->len; i++) {
        const BookSection *section = g_ptr_array_index(chapters, i);
        if (section->kind != BOOK_CHAPTER)
            continue;
        g_ptr_array_add(docs, section->doc);
        post = post == NULL ? section->post : post;
    }
    DocNode *doc = book_preface_extract(docs, diag);
    if (doc == NULL)
        return NULL;
    BookSection *section = section_new(BOOK_PREFACE, "preface",
                                       book_word(book->language, BOOK_WORD_PREFACE), doc);
    section->post = post; /* its links and pictures are read as the first part's */
    return section;
}

static void
add_preface(Book *book, const Catalogue *catalogue, const Post *own, Diag *diag)
{
    BookSection *section = own != NULL ? read_preface(book, catalogue, own, diag)
                                       : move_opening(book, book->sections, diag);
    if (section == NULL)
        return;
    section->is_front = true;
    g_ptr_array_insert(book->sections, 0, section);
}

static void
add_dedication(Book *book)
{
    if (book->manifest->dedication == NULL)
        return;
    BookSection *section = section_new(
        BOOK_DEDICATION, "dedication", book_word(book->language, BOOK_WORD_DEDICATION),
        book_matter_dedication(book->manifest->dedication));
    section->is_front = true;
    g_ptr_array_insert(book->sections, 0, section);
}

/* ---- passes over each text ---------------------------------------------------------------- */

static void
settle_sections(Book *book, const BookOptions *options, Diag *diag)
{
    g_autoptr(BookAssetIndex) assets = book_asset_index_new(book);
    for (guint i = 0; i < book->sections->len; i++) {
        BookSection *section = g_ptr_array_index(book->sections, i);
        doc_node_set(&section->doc->id, section->id);
        if (section->post == NULL)
            continue;
        book_tables_settle(section->doc, diag);
        book_figures_settle(section->doc);
        if (book->manifest->has_figure_list)
            book_picture_list_mark(section->doc);
        book_attributions_settle(section->doc);
        book_lines_settle(section->doc, book->manifest->lines);
        book_announcements_settle(section->doc);
        book_code_settle(section->doc);
        book_asset_settle(assets, section->doc, section->post, diag);
        book_formulas_settle(book, assets, section->doc, options->math, diag);
        book_alt_settle(section->doc, diag);
        book_notes_settle(section->doc, section->id, diag);
        book_chapter_settle_headings(section);
    }
}

static void
settle_links(Book *book, const Catalogue *catalogue, const Post *preface, Diag *diag)
{
    g_autoptr(BookAnchorIndex) anchors = book_anchor_index_new(book);
    for (guint i = 0; i < book->sections->len; i++) {
        BookSection *section = g_ptr_array_index(book->sections, i);
        const Post *post = section->post;
        if (section->kind == BOOK_PREFACE && section->post != preface)
            section->post =
                NULL; /* the post's address means its chapter, not the preface */
        book_anchor_add_section(anchors, section);
        section->post = post;
    }
    for (guint i = 0; i < book->sections->len; i++) {
        BookSection *section = g_ptr_array_index(book->sections, i);
        if (section->post == NULL)
            continue;
        book_links_settle(section->doc, section->post, catalogue, anchors, diag);
        book_foreign_mark(section->doc, book->language);
    }
}

/* ---- the whole ------------------------------------------------------------------------------ */

static BookSection *
front(BookSectionKind kind, const char *id, const char *title, DocNode *doc)
{
    BookSection *section = section_new(kind, id, title, doc);
    section->is_front = true;
    return section;
}

/* Half title, title page, dedication, preface, contents, list of pictures; chapters;
 * colophon (as Korean publishers put them). */
static void
add_matter(Book *book, const Series *series)
{
    GPtrArray *sections = book->sections;
    const char *language = book->language;
    guint before_contents = 0;
    while (((BookSection *) g_ptr_array_index(sections, before_contents))->is_front)
        before_contents++;
    DocNode *pictures =
        book->manifest->has_figure_list ? book_picture_list_doc(book) : NULL;
    if (pictures != NULL)
        g_ptr_array_insert(sections, (gint) before_contents,
                           front(BOOK_FIGURES, "figures",
                                 book_word(language, BOOK_WORD_FIGURES), pictures));
    g_ptr_array_insert(sections, (gint) before_contents,
                       front(BOOK_CONTENTS, "contents",
                             book_word(language, BOOK_WORD_CONTENTS),
                             book_toc_doc(book)));
    g_ptr_array_insert(sections, 0,
                       front(BOOK_TITLE_PAGE, "title-page",
                             book_word(language, BOOK_WORD_TITLE_PAGE),
                             book_matter_title_page(book)));
    g_ptr_array_insert(
        sections, 0,
        front(BOOK_HALF_TITLE, "half-title", book->title, book_matter_half_title(book)));
    g_ptr_array_add(sections, section_new(BOOK_COLOPHON, "colophon",
                                          book_word(language, BOOK_WORD_COLOPHON),
                                          book_matter_colophon(book, series)));
}

static void
name_sections(Book *book)
{
    for (guint i = 0; i < book->sections->len; i++) {
        BookSection *section = g_ptr_array_index(book->sections, i);
        doc_node_set(&section->doc->id, section->id);
        doc_node_add_class(section->doc, book_section_kind_name(section->kind));
        if (section->doc->language == NULL)
            doc_node_set(&section->doc->language, book->language);
        if (!g_hash_table_contains(book->anchors, section->id)) {
            BookAnchor *anchor = g_new0(BookAnchor, 1);
            anchor->section = section;
            g_hash_table_insert(book->anchors, g_strdup(section->id), anchor);
        }
    }
}

static bool
find_cover(Book *book, Diag *diag)
{
    const char *cover = book->manifest->cover;
    FolderStat stat;
    if (cover == NULL)
        return false;
    if (!folder_stat(book->site->folder, cover, &stat) || stat.is_folder) {
        diag_add(diag, DIAG_WARNING, yaml_lookup(book->manifest->yaml, "cover")->place,
                 "missing-cover", "there is no file '%s'; a cover is drawn instead",
                 cover);
        return false;
    }
    book->cover_path = g_strdup(cover);
    return true;
}

static Book *
book_new(const Catalogue *catalogue, const BookManifest *manifest)
{
    Book *book = g_new0(Book, 1);
    book->site = catalogue_site(catalogue);
    book->manifest = manifest;
    book->assets = g_ptr_array_new_with_free_func(free_asset);
    book->entries = g_ptr_array_new_with_free_func(free_entry);
    book->anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return book;
}

Book *
book_assemble(const Catalogue *catalogue, const Series *series,
              const BookManifest *manifest, const BookOptions *options, Diag *diag,
              GError **error)
{
    g_autoptr(Book) book = book_new(catalogue, manifest);
    book_metadata_fill(book, series, options);
    const Post *preface = find_preface(book, catalogue, diag);
    book->sections = make_chapters(book, catalogue, series, preface, diag);
    if (book->sections->len == 0) {
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "none of the posts of the series '%s' is there", series->id);
        return NULL;
    }
    add_preface(book, catalogue, preface, diag);
    add_dedication(book);
    book->math = options->math;
    settle_sections(book, options, diag);
    settle_links(book, catalogue, preface, diag);
    if (!book_highlight_settle(book, options->syntax, options->jobs, diag, error))
        return NULL;
    book_toc_build(book);
    add_matter(book, series);
    name_sections(book);
    find_cover(book, diag);
    book_matter_check(book, diag);
    return g_steal_pointer(&book);
}
