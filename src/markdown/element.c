/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/element.h"

#include <stdlib.h>

#define INLINE .role = ELEMENT_INLINE
#define BLOCK .role = ELEMENT_BLOCK
#define NODE(of_kind) .role = ELEMENT_NODE, .kind = (of_kind)
#define SPAN(of_class) NODE(DOC_SPAN), .class_name = (of_class)
#define BOX(of_class) NODE(DOC_DIVISION), .class_name = (of_class)
#define EMBED .role = ELEMENT_EMBED
#define DROPPED .role = ELEMENT_DROPPED
#define VOID .is_void = true
#define WORD .is_word = true

/* clang-format off */
static const Element elements[] = { /* in byte order */
    {"a",          NODE(DOC_LINK)},
    {"abbr",       SPAN("abbr")},
    {"acronym",    SPAN("abbr")},
    {"address",    BLOCK, WORD},
    {"applet",     EMBED, WORD},
    {"area",       DROPPED, VOID, WORD},
    {"article",    BLOCK, WORD},
    {"aside",      BOX("aside"), WORD},
    {"audio",      EMBED, WORD},
    {"b",          NODE(DOC_STRONG)},
    {"base",       DROPPED, VOID, WORD},
    {"bdi",        INLINE},
    {"bdo",        INLINE},
    {"big",        INLINE, WORD},
    {"blockquote", NODE(DOC_BLOCK_QUOTE)},
    {"body",       BLOCK, WORD},
    {"br",         NODE(DOC_LINE_BREAK), VOID},
    {"button",     INLINE, WORD},
    {"canvas",     EMBED, WORD},
    {"caption",    NODE(DOC_CAPTION), WORD},
    {"center",     BOX("centre"), WORD},
    {"cite",       SPAN("cite")},
    {"code",       .role = ELEMENT_CODE, WORD},
    {"col",        DROPPED, VOID},
    {"colgroup",   DROPPED},
    {"data",       INLINE, WORD},
    {"datalist",   DROPPED},
    {"dd",         NODE(DOC_DEFINITION)},
    {"del",        NODE(DOC_STRIKE)},
    {"details",    BOX("details"), WORD},
    {"dfn",        SPAN("dfn")},
    {"dialog",     BLOCK, WORD},
    {"dir",        NODE(DOC_LIST), WORD},
    {"div",        NODE(DOC_DIVISION)},
    {"dl",         NODE(DOC_DEFINITIONS)},
    {"dt",         NODE(DOC_TERM)},
    {"em",         NODE(DOC_EMPHASIS)},
    {"embed",      EMBED, VOID, WORD},
    {"fieldset",   BLOCK},
    {"figcaption", NODE(DOC_CAPTION)},
    {"figure",     NODE(DOC_FIGURE), WORD},
    {"font",       INLINE, WORD},
    {"footer",     BLOCK, WORD},
    {"form",       BLOCK, WORD},
    {"frame",      EMBED, VOID, WORD},
    {"frameset",   BLOCK},
    {"h1",         NODE(DOC_HEADING)},
    {"h2",         NODE(DOC_HEADING)},
    {"h3",         NODE(DOC_HEADING)},
    {"h4",         NODE(DOC_HEADING)},
    {"h5",         NODE(DOC_HEADING)},
    {"h6",         NODE(DOC_HEADING)},
    {"head",       BLOCK, WORD},
    {"header",     BLOCK, WORD},
    {"hgroup",     BLOCK},
    {"hr",         NODE(DOC_RULE), VOID},
    {"html",       BLOCK, WORD},
    {"i",          NODE(DOC_EMPHASIS)},
    {"iframe",     EMBED},
    {"image",      NODE(DOC_IMAGE), VOID, WORD},
    {"img",        NODE(DOC_IMAGE), VOID},
    {"input",      INLINE, VOID, WORD},
    {"ins",        SPAN("ins")},
    {"kbd",        SPAN("kbd")},
    {"label",      INLINE, WORD},
    {"legend",     BLOCK, WORD},
    {"li",         NODE(DOC_ITEM)},
    {"link",       DROPPED, VOID, WORD},
    {"main",       BLOCK, WORD},
    {"map",        BLOCK, WORD},
    {"mark",       SPAN("mark"), WORD},
    {"marquee",    BLOCK},
    {"math",       .role = ELEMENT_DRAWING, WORD},
    {"menu",       NODE(DOC_LIST), WORD},
    {"meta",       DROPPED, VOID, WORD},
    {"meter",      INLINE, WORD},
    {"nav",        BLOCK, WORD},
    {"nobr",       INLINE},
    {"noframes",   BLOCK},
    {"noscript",   BLOCK},
    {"object",     EMBED, WORD},
    {"ol",         NODE(DOC_LIST)},
    {"optgroup",   INLINE},
    {"option",     BLOCK, WORD},
    {"output",     INLINE, WORD},
    {"p",          NODE(DOC_PARAGRAPH)},
    {"param",      DROPPED, VOID, WORD},
    {"picture",    INLINE, WORD},
    {"pre",        .role = ELEMENT_PRE},
    {"progress",   INLINE, WORD},
    {"q",          SPAN("q")},
    {"rb",         INLINE},
    {"rp",         DROPPED},
    {"rt",         NODE(DOC_RUBY_TEXT)},
    {"rtc",        INLINE},
    {"ruby",       NODE(DOC_RUBY), WORD},
    {"s",          NODE(DOC_STRIKE)},
    {"samp",       SPAN("samp")},
    {"script",     .role = ELEMENT_SCRIPT, WORD},
    {"search",     BLOCK, WORD},
    {"section",    BLOCK, WORD},
    {"select",     INLINE, WORD},
    {"slot",       INLINE, WORD},
    {"small",      SPAN("small"), WORD},
    {"source",     DROPPED, VOID, WORD},
    {"span",       NODE(DOC_SPAN), WORD},
    {"strike",     NODE(DOC_STRIKE)},
    {"strong",     NODE(DOC_STRONG)},
    {"style",      .role = ELEMENT_SCRIPT, WORD},
    {"sub",        NODE(DOC_SUBSCRIPT)},
    {"summary",    NODE(DOC_PARAGRAPH), .class_name = "summary", WORD},
    {"sup",        NODE(DOC_SUPERSCRIPT)},
    {"svg",        .role = ELEMENT_DRAWING},
    {"table",      NODE(DOC_TABLE), WORD},
    {"tbody",      BLOCK},
    {"td",         NODE(DOC_CELL)},
    {"template",   DROPPED, WORD},
    {"textarea",   INLINE},
    {"tfoot",      BLOCK},
    {"th",         NODE(DOC_CELL)},
    {"thead",      BLOCK},
    {"time",       INLINE, WORD},
    {"title",      BLOCK, WORD},
    {"tr",         NODE(DOC_ROW)},
    {"track",      DROPPED, VOID, WORD},
    {"tt",         .role = ELEMENT_CODE},
    {"u",          SPAN("u")},
    {"ul",         NODE(DOC_LIST)},
    {"var",        SPAN("var"), WORD},
    {"video",      EMBED, WORD},
    {"wbr",        INLINE, VOID},
};
/* clang-format on */

typedef struct {
    const char *name;
    gsize length;
} Key;

static int
compare(const void *a, const void *b)
{
    const Key *key = a;
    const Element *element = b;
    for (gsize i = 0; i < key->length; i++) {
        int difference = g_ascii_tolower(key->name[i]) - (int) (guchar) element->name[i];
        if (difference != 0)
            return difference;
    }
    return element->name[key->length] == '\0' ? 0 : -1;
}

const Element *
element_lookup(const char *name, gsize length)
{
    Key key = {name, length};
    return bsearch(&key, elements, G_N_ELEMENTS(elements), sizeof elements[0], compare);
}

bool
element_groups_rows(const Element *element)
{
    return element->role == ELEMENT_BLOCK &&
           (g_str_equal(element->name, "thead") || g_str_equal(element->name, "tbody") ||
            g_str_equal(element->name, "tfoot"));
}
