/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From sheets to computed styles: origin, specificity, order, inheritance.
 *
 * A resolver remembers what it computed: nodes that match alike share one Style. Trees must
 * not change while it is in use; after a change, or before a tree is freed and another may
 * take its place, call style_resolver_forget(). Stand-ins, which point to a parent that does
 * not hold them, are not remembered and may come and go.
 */
#pragma once

#include "base/diag.h"
#include "base/source.h"
#include "doc/node.h"
#include "style/characters.h"
#include "style/counter.h"
#include "style/dump.h"
#include "style/epub_sheet.h"
#include "style/font_face.h"
#include "style/sheets.h"
#include "style/style.h"

/* Safe to use from several threads only with a StyleResolver each. `sheets` must outlive it
 * and get no further sheet. */
typedef struct StyleResolver StyleResolver;
StyleResolver *style_resolver_new(const StyleSheets *sheets);
/* The same for `medium`, one of the two print ones; that above is for colour. */
StyleResolver *style_resolver_new_for(const StyleSheets *sheets, StyleMedium medium);
void style_resolver_free(StyleResolver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StyleResolver, style_resolver_free)
/* Forgets which node has which style; styles lent stay valid. */
void style_resolver_forget(StyleResolver *self);

/* The computed style of `node`; lent, valid as long as `self`. Text and soft breaks have
 * the style of the element that holds them. Percentages of margins, padding and indents are
 * of the measure of the unnamed page. */
const Style *style_of(StyleResolver *self, const DocNode *node);
/* `pseudo`: "before", "after", "marker", "first-line", "footnote-call", "footnote-marker".
 * NULL when no rule is for it, and for "before" and "after" when none gives it content. */
const Style *style_of_pseudo(StyleResolver *self, const DocNode *node,
                             const char *pseudo);

/* From now on style_of and style_of_pseudo give styles whose lengths are `percent` of what
 * the sheets say; 100 to begin with. */
void style_resolver_set_zoom(StyleResolver *self, int percent);

/* The page for the named page `name` (NULL = unnamed) and position; lent. `is_first`: the
 * first page of a run of that name. */
const StylePage *style_page(StyleResolver *self, const char *name, bool is_left,
                            bool is_first, bool is_blank);
