/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/complain.h"

#include "base/limits.h"
#include "text/workshop.h"

/* Keys in the setter's set of what has been told; above every character. */
enum { TOLD_JOINED_EMOJI = 0x110000, TOLD_LONG_PARAGRAPH };

static DiagPlace
place_of(const DocNode *node)
{
    return node != NULL ? node->place : DIAG_NOWHERE;
}

static bool
is_news(TextSetter *setter, guint key)
{
    return setter->diag != NULL && g_hash_table_add(setter->told, GUINT_TO_POINTER(key));
}

void
text_complain_missing_glyph(TextSetter *setter, gunichar c, const DocNode *node)
{
    if (!is_news(setter, c))
        return;
    char shown[7] = {0};
    g_unichar_to_utf8(c, shown);
    diag_add(setter->diag, DIAG_WARNING, place_of(node), "missing-glyph",
             "no font of the style has '%s' (U+%04X); its number is shown instead; name "
             "a font "
             "that has it in the style's font-family",
             shown, c);
}

void
text_complain_joined_emoji(TextSetter *setter, const DocNode *node)
{
    if (is_news(setter, TOLD_JOINED_EMOJI))
        diag_add(setter->diag, DIAG_NOTE, place_of(node), "joined-emoji",
                 "no font has joined emoji; each is drawn by itself");
}

void
text_complain_long_paragraph(TextSetter *setter, const DocNode *node)
{
    if (is_news(setter, TOLD_LONG_PARAGRAPH))
        diag_add(setter->diag, DIAG_WARNING, place_of(node), "long-paragraph",
                 "a paragraph of more than %d bytes; a line end was put in",
                 LIMIT_PARAGRAPH_BYTES);
}
