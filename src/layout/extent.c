/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/extent.h"

#include <string.h>

#include "layout/edge.h"
#include "layout/formula.h"
#include "layout/inline.h"
#include "layout/picture.h"

/* Listings and pictures in cells may be as narrow as this many characters. */
#define LEAST_CODE 8
#define LEAST_PICTURE 6

static int
longest_line(const char *text)
{
    int longest = 0;
    while (text != NULL && *text != '\0') {
        const char *end = strchrnul(text, '\n');
        longest = MAX(longest, (int) g_utf8_strlen(text, end - text));
        text = *end == '\n' ? end + 1 : end;
    }
    return longest;
}

static void
extent_of_block(Flow *flow, const DocNode *node, int *least, int *most)
{
    const Style *style = style_of(flow->styles, node);
    *least = *most = 0;
    if (formula_is_drawn(node)) {
        *most = formula_width(flow, node, style);
        *least = MIN(*most, LEAST_PICTURE * style->font_size);
    } else if (node->kind == DOC_CODE_BLOCK || node->kind == DOC_MATH_BLOCK) {
        int column = style->font_size * 6 / 10;
        *most = longest_line(node->text) * column;
        *least = MIN(*most, LEAST_CODE * column);
    } else if (doc_kind_holds_inlines(node->kind) && !picture_is_alone(node)) {
        inline_extents(flow, node, style, least, most);
    } else if (doc_kind_holds_inlines(node->kind)) {
        *most = picture_width(flow, node);
        *least = MIN(*most, LEAST_PICTURE * style->font_size);
    } else {
        extent_of_blocks(flow, node, least, most);
    }
    int sides = edge_sides(style) + edge_length(style->margin[STYLE_LEFT]) +
                edge_length(style->margin[STYLE_RIGHT]);
    if (node->kind == DOC_PARAGRAPH)
        sides = 0;
    *least += sides;
    *most += sides;
}

void
extent_of_blocks(Flow *flow, const DocNode *node, int *least, int *most)
{
    bool is_row = node->kind == DOC_ROW;
    int narrow = 0, wide = 0;
    for (const DocNode *child = node->first; child != NULL; child = child->next) {
        int own_least = 0, own_most = 0;
        if (child->kind == DOC_IMAGE)
            own_most = picture_width(flow, child);
        else if (doc_kind_is_block(child->kind))
            extent_of_block(flow, child, &own_least, &own_most);
        narrow = is_row ? narrow + own_least : MAX(narrow, own_least);
        wide = is_row ? wide + own_most : MAX(wide, own_most);
    }
    *least = narrow;
    *most = wide;
}
