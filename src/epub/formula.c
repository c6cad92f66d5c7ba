/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/formula.h"

#include <string.h>

/* More would not fit beside a formula on a small screen. */
#define MOST_LETTERS 6

static const BookAsset *
asset_of(const Writer *self, guint number)
{
    return g_ptr_array_index(self->plan->book->assets, number - 1);
}

/* A picture, which Kindles need. */
static void
write_picture(Writer *self, guint number, const char *alt, const char *classes,
              const char *id)
{
    const char *name = epub_picture_use(self->pictures, number);
    g_autofree char *src = g_strconcat("images/", name, NULL);
    xml_empty(self->xml, "img", "src", src, "alt", alt, "class", classes, "id", id, NULL);
}

/* What stands in the drawing's element. The caller's. */
static char *
shapes_of(const BookAsset *asset)
{
    gsize length;
    const char *svg = g_bytes_get_data(asset->drawn, &length);
    const char *root = g_strstr_len(svg, (gssize) length, "<svg");
    const char *start = strchr(root, '>') + 1;
    const char *end = g_strrstr_len(start, svg + length - start, "</svg>");
    return g_strndup(start, (gsize) (end - start));
}

/* "1.505em" */
static char *
in_ems(int length)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(digits, sizeof digits, "%.4g", (double) length / BOOK_EMS);
    return g_strconcat(digits, "em", NULL);
}

/* Lines and curves within the text, and in its colour: a picture would stay black when a
 * reading system turns the page black at night, or stand in a white box. */
static void
write_shapes(Writer *self, guint number, const char *alt, const char *classes,
             const char *id)
{
    const BookAsset *asset = asset_of(self, number);
    const BookExtent *drawing = &asset->drawing;
    int high = drawing->height + drawing->depth;
    g_autofree char *shapes = shapes_of(asset);
    g_autofree char *width = in_ems(drawing->width);
    g_autofree char *height = in_ems(high);
    g_autofree char *box =
        g_strdup_printf("0 0 %d %d", drawing->width / (BOOK_EMS / 1000),
                        (high + BOOK_EMS / 2000) / (BOOK_EMS / 1000));
    self->facts->file_has_svg = true;
    xml_open(self->xml, "svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", box,
             "width", width, "height", height, "fill", "currentColor", "role", "img",
             "aria-label", alt, "class", classes, "id", id, NULL);
    xml_raw(self->xml, shapes);
    xml_close(self->xml);
}

static void
write_drawing(Writer *self, guint number, const char *alt, const char *class,
              const char *id)
{
    g_autofree char *size = epub_formula_class(self->pictures, number);
    g_autofree char *classes = g_strconcat(class, " ", size, NULL);
    self->facts->has_drawn_formula = true;
    if (epub_pictures_are_for_kindle(self->pictures))
        write_picture(self, number, alt, classes, id);
    else
        write_shapes(self, number, alt, classes, id);
}

/* Kindles drop MathML. */
static bool
is_mathml(const Writer *self, const DocNode *node)
{
    return asset_of(self, node->as.math.asset)->mathml != NULL &&
           !epub_pictures_are_for_kindle(self->pictures);
}

static void
write_mathml(Writer *self, const DocNode *node)
{
    self->facts->has_mathml = self->facts->file_has_mathml = true;
    xml_open(self->xml, "math", "xmlns", "http://www.w3.org/1998/Math/MathML", "display",
             node->kind == DOC_MATH_BLOCK ? "block" : NULL, "alttext", node->text, NULL);
    const char *mathml = asset_of(self, node->as.math.asset)->mathml;
    if (self->fonts != NULL)
        epub_fonts_use_math(self->fonts, mathml, node->place);
    xml_raw(self->xml, mathml);
    xml_close(self->xml);
}

static void
write_block(Writer *self, const DocNode *node)
{
    xml_open(self->xml, "div", "class", "math", "id", node->id, NULL);
    if (is_mathml(self, node)) {
        write_mathml(self, node);
    } else {
        if (node->as.math.tags != 0)
            write_drawing(self, node->as.math.tags,
                          asset_of(self, node->as.math.tags)->reading, "tag", NULL);
        write_drawing(self, node->as.math.asset, node->text, "formula", NULL);
    }
    xml_close(self->xml);
    xml_newline(self->xml);
}

/* How many bytes of `text` are of the word that a formula before it begins: a picture may
 * be torn from the particle behind it. */
static gsize
particle_after(const DocNode *text)
{
    if (text == NULL || text->kind != DOC_TEXT)
        return 0;
    const char *p = text->text;
    for (int i = 0; i < MOST_LETTERS && *p != '\0' && *p != ' '; i++)
        p = g_utf8_next_char(p);
    return (gsize) (p - text->text);
}

void
formula_write(Writer *self, const DocNode *node)
{
    if (node->kind == DOC_MATH_BLOCK) {
        write_block(self, node);
        return;
    }
    writer_settle(self);
    bool has_particle = particle_after(node->next) > 0;
    if (has_particle)
        xml_open(self->xml, "span", "class", "word", NULL);
    if (is_mathml(self, node)) {
        xml_open(self->xml, "span", "class", "math", "id", node->id, NULL);
        write_mathml(self, node);
        xml_close(self->xml);
    } else {
        write_drawing(self, node->as.math.asset, node->text, "math", node->id);
    }
}

gsize
formula_particle(const DocNode *text)
{
    const DocNode *formula = text->prev;
    bool is_drawn =
        formula != NULL && formula->kind == DOC_MATH && formula->as.math.asset != 0;
    return is_drawn ? particle_after(text) : 0;
}
