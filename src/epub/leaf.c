/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/leaf.h"

#include <string.h>

#include "epub/code.h"
#include "epub/footnote.h"
#include "epub/formula.h"

/* ---- characters -------------------------------------------------------------------------- */

/* `text`, the bytes from `start` of the text of `paged`, in the style of `owner`. */
static void
write_characters(Writer *self, const DocNode *owner, const DocNode *paged,
                 const char *text, gsize start)
{
    const GPtrArray *pages = plan_pages_at(self->plan, paged);
    gsize end = start + strlen(text), done = start;
    for (guint i = 0; pages != NULL && i < pages->len; i++) {
        PageMapEntry *entry = g_ptr_array_index(pages, i);
        if (entry->offset == 0 || entry->offset < done || entry->offset >= end)
            continue;
        if (entry->offset > done)
            writer_text(self, owner, text + (done - start),
                        (gssize) (entry->offset - done));
        g_ptr_array_add(self->waiting, entry);
        done = entry->offset;
    }
    writer_text(self, owner, text + (done - start), (gssize) (end - done));
}

/* The end of the word that a formula begins. */
static void
write_particle(Writer *self, const DocNode *node, gsize length)
{
    g_autofree char *particle = g_strndup(node->text, length);
    write_characters(self, node, node, particle, 0);
    xml_close(self->xml);
}

/* Coloured code repeats the block's text: pages begin at offsets of the block. */
static void
write_text(Writer *self, const DocNode *node)
{
    if (self->code.block == NULL) {
        gsize particle = formula_particle(node);
        if (particle > 0)
            write_particle(self, node, particle);
        write_characters(self, node, node, node->text + particle, particle);
        return;
    }
    write_characters(self, node, self->code.block, node->text, self->code.offset);
    self->code.offset += strlen(node->text);
}

static void
write_code(Writer *self, const DocNode *node)
{
    const char *language = code_language(self, node);
    writer_settle(self);
    xml_open(self->xml, "code", "id", node->id, "class", node->classes, "lang", language,
             "xml:lang", language, NULL);
    write_characters(self, node, node, node->text, 0);
    xml_close(self->xml);
}

static void
write_tex(Writer *self, const DocNode *node)
{
    const char *element = node->kind == DOC_MATH ? "span" : "div";
    if (node->kind == DOC_MATH)
        writer_settle(self);
    xml_open(self->xml, element, "class", "tex", "role", "math", "aria-label", node->text,
             "id", node->id, NULL);
    write_characters(self, node, node, node->text, 0);
    xml_close(self->xml);
    if (node->kind == DOC_MATH_BLOCK)
        xml_newline(self->xml);
}

/* ---- pictures ---------------------------------------------------------------------------- */

static void
write_image(Writer *self, const DocNode *node)
{
    if (node->as.image.asset == 0)
        return;
    const char *name = epub_picture_use(self->pictures, node->as.image.asset);
    g_autofree char *src = g_strconcat("images/", name, NULL);
    bool is_decoration = node->text == NULL || *node->text == '\0';
    self->facts->has_pictures = true;
    self->facts->has_undescribed_picture |= is_decoration;
    writer_settle(self);
    if (self->is_kepub)
        kobo_open_picture(&self->kobo, self->xml);
    xml_empty(self->xml, "img", "src", src, "alt", is_decoration ? "" : node->text,
              "role", is_decoration ? "presentation" : NULL, "class",
              epub_picture_class(self->pictures, node), "id", node->id, NULL);
    if (self->is_kepub)
        xml_close(self->xml);
}

/* ---- the leaves --------------------------------------------------------------------------- */

static void
write_break(Writer *self, const DocNode *node)
{
    writer_settle(self);
    if (node->kind == DOC_SOFT_BREAK)
        xml_text(self->xml, " ", 1);
    else if (node->kind == DOC_LINE_BREAK)
        xml_empty(self->xml, "br", NULL);
    else {
        xml_empty(self->xml, "hr", "id", node->id, "class", node->classes, NULL);
        xml_newline(self->xml);
    }
}

bool
leaf_write(Writer *self, const DocNode *node)
{
    switch (node->kind) {
    case DOC_TEXT:
        write_text(self, node);
        return true;
    case DOC_CODE:
        write_code(self, node);
        return true;
    case DOC_CODE_BLOCK:
        if (node->first != NULL)
            return false;
        code_open(self, node);
        write_characters(self, node, node, node->text, 0);
        code_finish(self);
        xml_close(self->xml);
        xml_newline(self->xml);
        return true;
    case DOC_MATH:
    case DOC_MATH_BLOCK:
        if (node->as.math.asset != 0)
            formula_write(self, node);
        else
            write_tex(self, node);
        return true;
    case DOC_IMAGE:
        write_image(self, node);
        return true;
    case DOC_NOTE_REFERENCE:
        footnote_call(self, node);
        return true;
    case DOC_SOFT_BREAK:
    case DOC_LINE_BREAK:
    case DOC_RULE:
        write_break(self, node);
        return true;
    default:
        return false;
    }
}
