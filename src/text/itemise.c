/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/itemise.h"

#include <string.h>

#include "base/text.h"
#include "font/halve.h"
#include "text/bidi.h"
#include "text/complain.h"
#include "text/workshop.h"

/* In bytes. Shaping is quadratic in the marks that are heaped on a letter. */
#define LONGEST_RUN 4096
#define LONGEST_CLUSTER 256

static hb_script_t
script_of(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalpha((char) c) ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    if (c >= 0xAC00 && c <= 0xD7A3)
        return HB_SCRIPT_HANGUL;
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
    bool is_real = script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
    return is_real ? script : HB_SCRIPT_COMMON;
}

static bool
is_conjoining_jamo(gunichar c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97F) ||
           (c >= 0xD7B0 && c <= 0xD7FF);
}

/* True when `c` belongs to the character `before` it and must come from the same face. */
static bool
is_extender(gunichar c, gunichar before)
{
    if (c < 0x300)
        return false;
    if (is_conjoining_jamo(c))
        return is_conjoining_jamo(before) || (before >= 0xAC00 && before <= 0xD7A3);
    return g_unichar_ismark(c) || c == 0x200C || c == 0x200D ||
           (c >= 0x1F3FB && c <= 0x1F3FF);
}

static const char *
end_of_cluster(const char *start, const char *end)
{
    gunichar before = text_character(start);
    const char *p = g_utf8_next_char(start);
    while (p < end && p - start < LONGEST_CLUSTER) {
        gunichar c = text_character(p);
        if (!is_extender(c, before))
            break;
        before = c;
        p = g_utf8_next_char(p);
    }
    return p;
}

static TextFace *
choose_face(TextChain *chain, const char *start, const char *end)
{
    TextFace *face = text_chain_face(chain, text_character(start));
    if (g_utf8_next_char(start) == end)
        return face;
    TextFace *common = text_chain_face_of_all(chain, start, end);
    return common != NULL ? common : face;
}

static TextFace *
face_of_numbers(TextChain *chain)
{
    TextFace *face = text_chain_face(chain, 'U');
    return face != NULL ? face : text_chain_first(chain);
}

/* True when the run may go on with characters of `next`; takes over a script that was
 * still open. */
static bool
extend(TextRun *run, const TextRun *next)
{
    if (run->face != next->face || run->chain != next->chain ||
        run->is_missing != next->is_missing || run->end != next->start ||
        run->face == NULL || run->end - run->start >= LONGEST_RUN ||
        run->level != next->level ||
        (run->language != next->language &&
         g_strcmp0(run->language, next->language) != 0))
        return false;
    if (next->script != HB_SCRIPT_COMMON && run->script != HB_SCRIPT_COMMON &&
        run->script != next->script)
        return false;
    if (run->script == HB_SCRIPT_COMMON)
        run->script = next->script;
    run->end = next->end;
    run->has_wide_signs = run->has_wide_signs || next->has_wide_signs;
    return true;
}

static void
add_run(GArray *runs, const TextRun *next)
{
    if (runs->len == 0 || !extend(&g_array_index(runs, TextRun, runs->len - 1), next))
        g_array_append_val(runs, *next);
}

static void
itemise_piece(const TextContent *content, const TextPiece *piece, TextSetter *setter,
              GArray *runs)
{
    const char *text = content->text->str, *end = text + piece->end;
    TextRun run = {.language = piece->language,
                   .chain = text_chains_find(setter->chains, piece->style)};
    for (const char *p = text + piece->start, *next; p < end; p = next) {
        next = end_of_cluster(p, end);
        gunichar c = text_character(p);
        run.start = (guint32) (p - text);
        run.end = (guint32) (next - text);
        run.script = script_of(c);
        run.level = text_bidi_level(content, run.start);
        run.face = choose_face(run.chain, p, next);
        run.is_missing = false;
        run.has_wide_signs = font_sign_of(c) != FONT_SIGN_OTHER;
        if (run.face == NULL && (c == '\t' || c == '\n')) {
            run.face = text_chain_first(run.chain);
        } else if (run.face == NULL) {
            text_complain_missing_glyph(setter, c, piece->node);
            run.is_missing = true;
            run.face = face_of_numbers(run.chain);
        }
        add_run(runs, &run);
    }
}

void
text_itemise(const TextContent *content, TextSetter *setter, GArray *runs)
{
    for (guint i = 0; i < content->pieces->len; i++) {
        const TextPiece *piece = &g_array_index(content->pieces, TextPiece, i);
        if (piece->kind == TEXT_PIECE_CHARACTERS) {
            itemise_piece(content, piece, setter, runs);
            continue;
        }
        TextRun run = {.start = piece->start,
                       .end = piece->end,
                       .chain = text_chains_find(setter->chains, piece->style),
                       .language = piece->language,
                       .level = text_bidi_level(content, piece->start)};
        g_array_append_val(runs, run);
    }
}
