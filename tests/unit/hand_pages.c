/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hand_pages.h"

#include <string.h>

#include "base/measure.h"

HandPages *
hand_pages_new(const char *folder)
{
    g_autoptr(GError) error = NULL;
    HandPages *self = g_new0(HandPages, 1);
    self->site.folder = folder_open(folder, &error);
    g_assert_no_error(error);
    self->book = (Book){.site = &self->site,
                        .id = g_strdup("hand"),
                        .uuid = g_strdup("urn:uuid:0f5b6a52-0000-5000-8000-000000000001"),
                        .title = g_strdup("손으로 만든 책 (a) \\ & <b>"),
                        .language = g_strdup("ko"),
                        .modified = g_strdup("2021-12-31T20:42:31Z"),
                        .description = g_strdup("시험")};
    self->book.authors = g_ptr_array_new_with_free_func(g_free);
    self->book.subjects = g_ptr_array_new();
    self->book.assets = g_ptr_array_new();
    BookPerson *author = g_new0(BookPerson, 1);
    author->name = (char *) "홍길동";
    g_ptr_array_add(self->book.authors, author);
    self->pages = pages_new(&self->book);
    self->pages->width = MEASURE_MM(148);
    self->pages->height = MEASURE_MM(210);
    self->pages->bleed = MEASURE_MM(3);
    self->map = pango_cairo_font_map_new();
    self->context = pango_font_map_create_context(self->map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(self->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(self->context, FALSE);
    return self;
}

static void
free_asset(gpointer data)
{
    BookAsset *asset = data;
    g_free(asset->path);
    g_free(asset);
}

void
hand_pages_free(HandPages *self)
{
    pages_free(self->pages);
    g_object_unref(self->context);
    g_object_unref(self->map);
    g_ptr_array_set_free_func(self->book.assets, free_asset);
    g_ptr_array_unref(self->book.assets);
    g_ptr_array_unref(self->book.authors);
    g_ptr_array_unref(self->book.subjects);
    g_free(self->book.id);
    g_free(self->book.uuid);
    g_free(self->book.title);
    g_free(self->book.language);
    g_free(self->book.modified);
    g_free(self->book.description);
    folder_close(self->site.folder);
    g_free(self);
}

void
hand_page(HandPages *self, const char *label)
{
    self->page = page_new();
    self->page->label = g_strdup(label);
    g_ptr_array_add(self->pages->pages, self->page);
}

PageElement *
hand_element(HandPages *self, PageElement *parent, const char *type)
{
    return page_element_new(type, parent != NULL ? parent : self->pages->document, NULL);
}

static void
free_glyphs(gpointer data)
{
    pango_glyph_item_free(data);
}

double
hand_text(HandPages *self, PageElement *element, const char *text, double size, double x,
          double y)
{
    PangoFontDescription *font = pango_font_description_from_string("NanumMyeongjo");
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_context_set_font_description(self->context, font);
    pango_font_description_free(font);
    char *kept = g_strdup(text);
    pages_keep(self->pages, kept, g_free);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0,clig=0"));
    GList *items =
        pango_itemize(self->context, kept, 0, (int) strlen(kept), attributes, NULL);
    double start = x;
    for (GList *l = items; l != NULL; l = l->next) {
        PangoGlyphItem *glyphs = g_slice_new0(PangoGlyphItem);
        glyphs->item = l->data;
        glyphs->glyphs = pango_glyph_string_new();
        pango_shape(kept + glyphs->item->offset, glyphs->item->length,
                    &glyphs->item->analysis, glyphs->glyphs);
        pages_keep(self->pages, glyphs, free_glyphs);
        PageItem *item = hand_item(self, element, PAGE_TEXT, x, y, 0, 0);
        item->as.text.text = kept;
        item->as.text.glyphs = glyphs;
        x += MEASURE_TO_PT(pango_glyph_string_get_width(glyphs->glyphs));
    }
    g_list_free(items);
    pango_attr_list_unref(attributes);
    return x - start;
}

PageItem *
hand_item(HandPages *self, PageElement *element, PageItemKind kind, double x, double y,
          double width, double height)
{
    PageItem item = {.kind = kind,
                     .element = element,
                     .x = MEASURE_PT(x),
                     .y = MEASURE_PT(y),
                     .width = MEASURE_PT(width),
                     .height = MEASURE_PT(height),
                     .colour = HAND_BLACK};
    g_array_append_val(self->page->items, item);
    return &g_array_index(self->page->items, PageItem, self->page->items->len - 1);
}

const BookAsset *
hand_picture(HandPages *self, const char *name, GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(folder_path(self->site.folder), name, NULL);
    g_file_set_contents(path, g_bytes_get_data(bytes, NULL),
                        (gssize) g_bytes_get_size(bytes), &error);
    g_assert_no_error(error);
    BookAsset *asset = g_new0(BookAsset, 1);
    asset->path = g_strdup(name);
    asset->size = (gint64) g_bytes_get_size(bytes);
    picture_probe(bytes, &asset->picture, &error);
    g_assert_no_error(error);
    g_ptr_array_add(self->book.assets, asset);
    return asset;
}

PageLink *
hand_link(HandPages *self, PageElement *element, const char *target, double x, double y,
          double width)
{
    PageLink *link = page_link_new(target, "어디로", element);
    PageBox box = {MEASURE_PT(x), MEASURE_PT(y - 10), MEASURE_PT(width), MEASURE_PT(13)};
    g_array_append_val(link->boxes, box);
    g_ptr_array_add(self->page->links, link);
    return link;
}

void
hand_place(HandPages *self, const char *anchor, double y)
{
    pages_add_place(self->pages, anchor, (int) self->pages->pages->len - 1,
                    MEASURE_PT(y));
}
