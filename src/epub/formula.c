/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/formula.h"

/* More would not fit beside a formula on a small screen. */
#define MOST_LETTERS 6
static const BookAsset *
asset_of(const Writer *self, guint number)
{
    return g_ptr_array_index(self->plan->book->assets, number - 1);
}

/* `alt` NULL: what it shows is said elsewhere. */
static void
write_drawing(Writer *self, guint number, const char *alt, const char *class,
              const char *id)
{
    const char *name = epub_picture_use(self->pictures, number);
    g_autofree char *src = g_strconcat("images/", name, NULL);
    g_autofree char *size = epub_formula_class(self->pictures, number);
    g_autofree char *classes = g_strconcat(class, " ", size, NULL);
    self->facts->has_drawn_formula = true;
    if (self->is_kepub)
        kobo_open_picture(&self->kobo, self->xml);
    xml_empty(self->xml, "img", "src", src, "alt", alt != NULL ? alt : "", "role",
              alt == NULL ? "presentation" : NULL, "class", classes, "id", id, NULL);
    if (self->is_kepub)
        xml_close(self->xml);
}

/* Kindles drop MathML (EPUB.md T11). */
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
    xml_raw(self->xml, asset_of(self, node->as.math.asset)->mathml);
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
            write_drawing(self, node->as.math.tags, NULL, "tag", NULL);
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
