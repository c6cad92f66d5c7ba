/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/fonts.h"

#include <string.h>

#include "base/text.h"
#include "book/characters.h"
#include "doc/walk.h"
#include "epub/plan.h"
#include "font/subset.h"

typedef struct {
    const FontSet *fonts;
    StyleResolver *styles;
    GHashTable *faces; /* const FontFace * -> GHashTable set of characters */
    GHashTable *seen;  /* const Style * -> GHashTable set of characters already placed */
} Chooser;

static void
unref_set(gpointer data)
{
    g_hash_table_unref(data);
}

static void
font_free(gpointer data)
{
    EpubFont *font = data;
    g_free(font->name);
    g_free(font->type);
    g_clear_pointer(&font->bytes, g_bytes_unref);
    g_free(font);
}

static GHashTable *
set_for(GHashTable *table, gconstpointer key)
{
    GHashTable *set = g_hash_table_lookup(table, key);
    if (set == NULL) {
        set = g_hash_table_new(NULL, NULL);
        g_hash_table_insert(table, (gpointer) key, set);
    }
    return set;
}

/* The face that a reading system will take for `c`: the first of the style's families that
 * has it. */
static void
place_character(Chooser *self, const Style *style, gunichar c)
{
    for (char **family = style->families; family != NULL && *family != NULL; family++) {
        const FontFace *face =
            font_set_lookup(self->fonts, *family, style->font_weight, style->is_italic);
        if (face == NULL || !font_face_covers(face, c))
            continue;
        g_hash_table_add(set_for(self->faces, face), GUINT_TO_POINTER(c));
        return;
    }
}

static void
place_text(Chooser *self, const Style *style, const char *text)
{
    GHashTable *placed = set_for(self->seen, style);
    for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0x20 && g_hash_table_add(placed, GUINT_TO_POINTER(c)))
            place_character(self, style, c);
    }
}

/* Marks of lists, labels of notes and cards are drawn in the style of what they mark. */
static const char *
generated(const DocNode *node)
{
    switch (node->kind) {
    case DOC_ITEM:
        return "0123456789.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ•◦▪☐☑";
    case DOC_FOOTNOTE:
    case DOC_NOTE_REFERENCE:
        return "각주注Note 0123456789.";
    case DOC_RUBY_TEXT:
        return "()";
    default:
        return NULL;
    }
}

static void
place_doc(Chooser *self, const DocNode *doc)
{
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, false)) {
        bool has_text = node->kind == DOC_TEXT || node->kind == DOC_CODE ||
                        node->kind == DOC_CODE_BLOCK || node->kind == DOC_MATH ||
                        node->kind == DOC_MATH_BLOCK;
        const DocNode *styled = node->kind == DOC_TEXT ? node->parent : node;
        const char *own = generated(node);
        if (has_text)
            place_text(self, style_of(self->styles, styled), node->text);
        if (own != NULL)
            place_text(self, style_of(self->styles, node), own);
        if (node->kind == DOC_CARD || node->kind == DOC_CODE_BLOCK) {
            const Style *style = style_of(self->styles, node);
            place_text(self, style, node->title);
            place_text(self, style, node->url);
            place_text(self, style,
                       node->kind == DOC_CARD ? node->as.card.provider : NULL);
        }
    }
}

/* What the EPUB says by itself: the contents repeat titles in the contents' own style. */
static void
place_entries(Chooser *self, const Style *style, const GPtrArray *entries)
{
    for (guint i = 0; i < entries->len; i++) {
        const BookEntry *entry = g_ptr_array_index(entries, i);
        place_text(self, style, entry->title);
        place_entries(self, style, entry->children);
    }
}

static void
place_book(Chooser *self, const Book *book)
{
    g_autoptr(DocNode) probe = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    for (guint i = 0; i < book->sections->len; i++) {
        const BookSection *section = g_ptr_array_index(book->sections, i);
        if (section->kind != BOOK_CONTENTS && plan_is_left_out(section))
            continue;
        place_doc(self, section->doc);
        if (section->kind == BOOK_CONTENTS)
            place_entries(self, style_of(self->styles, section->doc), book->entries);
    }
    const Style *body = style_of(self->styles, probe);
    place_text(self, body, book->title);
    place_entries(self, body, book->entries);
    for (guint c = 0x20; c < 0x7F; c++)
        place_character(self, body, c);
}

static int
by_family(gconstpointer a, gconstpointer b)
{
    const FontFace *x = *(const FontFace *const *) a, *y = *(const FontFace *const *) b;
    int order = strcmp(x->family, y->family);
    if (order == 0)
        order = x->weight - y->weight;
    return order != 0 ? order : (int) x->is_italic - (int) y->is_italic;
}

static EpubFont *
cut(const FontFace *face, GHashTable *characters, GError **error)
{
    bool is_cff = false;
    GBytes *bytes = font_face_subset(face, characters, &is_cff, error);
    if (bytes == NULL)
        return NULL;
    EpubFont *font = g_new0(EpubFont, 1);
    g_autofree char *stem = text_ascii_name(face->family, 40);
    font->name = g_strdup_printf("%s-%d%s.%s", stem, face->weight,
                                 face->is_italic ? "i" : "", is_cff ? "otf" : "ttf");
    font->type = g_strdup(is_cff ? "font/otf" : "font/ttf");
    font->face = face;
    font->bytes = bytes;
    return font;
}

static bool
may_embed(const FontFace *face, Diag *diag)
{
    g_autofree char *licence = NULL;
    g_autofree char *copyright = NULL;
    bool may = font_face_licence(face, &licence, &copyright);
    if (!may)
        diag_add(diag, DIAG_WARNING, DIAG_NOWHERE, "font-licence",
                 "the font %s forbids embedding; readers will take a font of their own",
                 face->family);
    return may;
}

GPtrArray *
epub_fonts_choose(const Book *book, const StyleSheets *sheets, const FontSet *fonts,
                  Diag *diag, GError **error)
{
    g_autoptr(StyleResolver) styles = style_resolver_new(sheets);
    Chooser chooser = {fonts, styles, g_hash_table_new_full(NULL, NULL, NULL, unref_set),
                       g_hash_table_new_full(NULL, NULL, NULL, unref_set)};
    place_book(&chooser, book);
    g_autoptr(GPtrArray) faces = g_ptr_array_new();
    GHashTableIter iter;
    gpointer face;
    g_hash_table_iter_init(&iter, chooser.faces);
    while (g_hash_table_iter_next(&iter, &face, NULL))
        if (may_embed(face, diag))
            g_ptr_array_add(faces, face);
    g_ptr_array_sort(faces, by_family);

    g_autoptr(GPtrArray) chosen = g_ptr_array_new_with_free_func(font_free);
    bool is_done = true;
    for (guint i = 0; is_done && i < faces->len; i++) {
        face = g_ptr_array_index(faces, i);
        EpubFont *font = cut(face, g_hash_table_lookup(chooser.faces, face), error);
        is_done = font != NULL;
        if (is_done)
            g_ptr_array_add(chosen, font);
    }
    g_hash_table_unref(chooser.faces);
    g_hash_table_unref(chooser.seen);
    return is_done ? g_steal_pointer(&chosen) : NULL;
}

char *
epub_fonts_rules(const GPtrArray *fonts)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < fonts->len; i++) {
        const EpubFont *font = g_ptr_array_index(fonts, i);
        g_string_append_printf(
            out,
            "@font-face {\n  font-family: \"%s\";\n  font-weight: %d;\n"
            "  font-style: %s;\n  src: url(fonts/%s);\n}\n",
            font->face->family, font->face->weight,
            font->face->is_italic ? "italic" : "normal", font->name);
    }
    return g_string_free(out, FALSE);
}
