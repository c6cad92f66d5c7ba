/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/formula.h"

#include "doc/walk.h"
#include "math/drawing.h"
#include "math/layout.h"
#include "math/mathml.h"
#include "math/parse.h"
#include "math/reading.h"

/* Drawings are as wide and deep as a multiple of these, so that a few classes of the EPUB's
 * sheet say how large each of them stands. */
#define STEP (BOOK_EMS / 20)
#define DISPLAY_STEP (BOOK_EMS / 4)
/* Room about the ink: Kindles turn the page black and leave the drawing white. */
#define MARGIN (BOOK_EMS / 25)
#define DISPLAY_MARGIN (BOOK_EMS / 10)

static void
tell_source(const DocNode *doc, Diag *diag)
{
    const DocNode *first = NULL;
    guint count = 0;
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, false)) {
        if (node->kind != DOC_MATH && node->kind != DOC_MATH_BLOCK)
            continue;
        first = first != NULL ? first : node;
        count++;
    }
    if (first != NULL)
        diag_add(diag, DIAG_NOTE, first->place, "formula-source",
                 "the post has %u formula%s, and no font for mathematics is there; the "
                 "book shows their TeX source; install the font that fonts.conf prefers "
                 "for \"math\"",
                 count, count == 1 ? "" : "s");
}

static int
round_up(int length, int step)
{
    return (length + step - 1) / step * step;
}

static MathCanvas
canvas_of(const MathBox *box, bool is_display)
{
    int margin = is_display ? DISPLAY_MARGIN : MARGIN;
    int width = box->width + 2 * margin;
    MathCanvas canvas = {.width = round_up(width, is_display ? DISPLAY_STEP : STEP),
                         .height = box->height + margin,
                         .depth = round_up(box->depth + margin, STEP)};
    canvas.x = (canvas.width - box->width) / 2;
    return canvas;
}

typedef struct {
    const Book *book;
    BookAssetIndex *assets;
    MathFont *font;
    MathMacros *macros;
} Work;

/* The number of the drawing of `box`, which reads as `reading` (both taken). */
static guint
draw(Work *self, DocNode *node, MathBox *taken, char *taken_reading, GError **error)
{
    g_autoptr(MathBox) box = taken;
    g_autofree char *reading = taken_reading;
    MathCanvas canvas = canvas_of(box, node->kind == DOC_MATH_BLOCK);
    g_autoptr(GBytes) svg = math_draw_svg(box, self->font, canvas);
    g_autofree char *stem = g_strdup_printf("formula-%u", self->book->assets->len + 1);
    guint number = book_asset_draw(self->assets, node, stem, svg, error);
    if (number == 0)
        return 0;
    BookAsset *asset = g_ptr_array_index(self->book->assets, number - 1);
    if (asset->marks == NULL) {
        asset->formula = (BookExtent){box->width, box->height, box->depth};
        asset->drawing = (BookExtent){canvas.width, canvas.height, canvas.depth};
        asset->marks = g_steal_pointer(&box);
        asset->reading = g_steal_pointer(&reading);
    }
    return number;
}

static void
keep_mathml(const Work *self, const DocNode *node, const MathNode *formula)
{
    BookAsset *asset = g_ptr_array_index(self->book->assets, node->as.math.asset - 1);
    if (!self->book->manifest->has_mathml || asset->mathml != NULL)
        return;
    asset->mathml = math_write_mathml(formula);
}

static bool
set_formula(Work *self, DocNode *node, GError **error)
{
    bool is_display = node->kind == DOC_MATH_BLOCK;
    g_autoptr(MathNode) formula = math_parse(node->text, self->macros, error);
    if (formula == NULL)
        return false;
    g_autoptr(MathBox) tags = NULL;
    g_autoptr(MathBox) box = math_lay_out(formula, self->font, is_display, &tags);
    if (box->marks->len == 0)
        return true;
    g_autofree char *reading = math_read(formula);
    bool has_tags = tags != NULL;
    guint asset = draw(self, node, g_steal_pointer(&box), g_strdup(reading), error);
    guint beside = asset != 0 && has_tags ? draw(self, node, g_steal_pointer(&tags),
                                                 math_read_tags(formula), error)
                                          : 0;
    if (asset == 0 || (has_tags && beside == 0))
        return false;
    doc_node_set(&node->title, reading);
    node->as.math.asset = asset;
    node->as.math.tags = beside;
    keep_mathml(self, node, formula);
    return true;
}

static void
tell_trouble(const DocNode *node, const GError *error, Diag *diag)
{
    if (g_error_matches(error, MATH_ERROR, MATH_ERROR_UNKNOWN))
        diag_add(diag, DIAG_WARNING, node->place, "formula-unknown",
                 "the formula cannot be set: %s; its TeX source is shown instead; use "
                 "another command, or define it by \\newcommand",
                 error->message);
    else
        diag_add(
            diag, DIAG_WARNING, node->place, "formula-broken",
            "the formula cannot be set: %s; its TeX source is shown instead; correct "
            "it in the post",
            error->message);
}

void
book_formulas_settle(const Book *book, BookAssetIndex *assets, DocNode *doc,
                     MathFont *font, Diag *diag)
{
    if (font == NULL) {
        tell_source(doc, diag);
        return;
    }
    g_autoptr(MathMacros) macros = math_macros_new();
    Work self = {book, assets, font, macros};
    g_autoptr(GPtrArray) formulas = g_ptr_array_new();
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (node->kind == DOC_MATH || node->kind == DOC_MATH_BLOCK)
            g_ptr_array_add(formulas, node);
    for (guint i = 0; i < formulas->len; i++) {
        DocNode *node = g_ptr_array_index(formulas, i);
        g_autoptr(GError) error = NULL;
        if (!set_formula(&self, node, &error))
            tell_trouble(node, error, diag);
        else if (node->as.math.asset == 0)
            doc_node_free(node); /* nothing but definitions for those after it */
    }
}
