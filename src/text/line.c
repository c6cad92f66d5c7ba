/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/line.h"

#include <string.h>

#include "text/bidi.h"
#include "text/fit.h"
#include "text/ruby.h"
#include "text/space.h"

#define RUBY_RISE_PERCENT 98 /* of the base's em */

/* What has a place of its own on the line: fragments of one direction. */
typedef struct {
    guint first, end; /* fragments */
    int x, width;
    guint8 level;
} Part;

/* The pen, going from cluster to cluster of one line. */
typedef struct {
    TextLineMaker *maker;
    const TextLinePlan *plan;
    TextLine *line;
    TextSlack slack;
    int leader_width; /* what each leader fills */
    guint32 visible_end;
    GArray *parts;  /* Part; NULL when all runs from left to right */
    guint32 ruby;   /* whose base is being set, from 1 */
    int base_start; /* where it began */
    int x;
} Pen;

static const TextCluster *
cluster_at(const Pen *pen, guint32 i)
{
    return &g_array_index(pen->maker->shapes->clusters, TextCluster, i);
}

static const TextPiece *
piece_of(const Pen *pen)
{
    return &g_array_index(pen->maker->content->pieces, TextPiece, pen->maker->piece);
}

static const TextRun *
run_of(const Pen *pen)
{
    return &g_array_index(pen->maker->shapes->runs, TextRun, pen->maker->run);
}

/* From the left of cluster `i` to the left of the next; blanks at the end take nothing. */
static int
advance(Pen *pen, guint32 i)
{
    const TextCluster *cluster = cluster_at(pen, i);
    if (i >= pen->visible_end)
        return 0;
    if (cluster->class == TEXT_CLASS_LEADER)
        return pen->leader_width;
    if (i + 1 == pen->visible_end)
        return cluster->width;
    return cluster->width + cluster->gap + text_slack_take(&pen->slack, cluster);
}

/* Pango's tables of languages are locked for each question. */
static PangoLanguage *
language_of(TextLineMaker *maker, const char *language)
{
    if (maker->pango_language == NULL || maker->language != language)
        maker->pango_language = pango_language_from_string(language);
    maker->language = language;
    return maker->pango_language;
}

/* Room for `glyphs` glyphs of `face`, which must outlive the galley. */
static PangoGlyphItem *
item_new(TextLineMaker *maker, const TextFace *face, const char *language, guint32 start,
         guint32 end, const char *text, guint glyphs)
{
    Pool *galley = maker->galley;
    PangoGlyphItem *self = pool_take_array(galley, PangoGlyphItem, 1);
    self->item = pool_take_array(galley, PangoItem, 1);
    self->item->offset = (int) start;
    self->item->length = (int) (end - start);
    self->item->num_chars = (int) g_utf8_strlen(text + start, (gssize) (end - start));
    self->item->analysis.font = face->pango;
    self->item->analysis.language = language_of(maker, language);
    self->glyphs = pool_take_array(galley, PangoGlyphString, 1);
    self->glyphs->glyphs = pool_take_array(galley, PangoGlyphInfo, glyphs);
    self->glyphs->log_clusters = pool_take_array(galley, int, glyphs);
    self->glyphs->num_glyphs = self->glyphs->space = (int) glyphs;
    return self;
}

static bool
is_backward(const Pen *pen)
{
    return run_of(pen)->level % 2 == 1;
}

/* The glyphs of one cluster into `glyphs` from `to` on; the last to be read takes what the
 * cluster's place is wider than its ink. */
static void
copy_glyphs(const Pen *pen, guint32 i, int width, guint32 item_start,
            PangoGlyphString *glyphs, guint to)
{
    const TextCluster *cluster = cluster_at(pen, i);
    guint first = to;
    int natural = 0;
    for (guint g = cluster->glyph; g < cluster[1].glyph; g++, to++) {
        const TextGlyph *glyph = &g_array_index(pen->maker->shapes->glyphs, TextGlyph, g);
        PangoGlyphInfo *info = &glyphs->glyphs[to];
        *info = (PangoGlyphInfo){.glyph = glyph->id,
                                 .geometry = {glyph->width, glyph->x, glyph->y},
                                 .attr.is_cluster_start = g == cluster->glyph};
        glyphs->log_clusters[to] = (int) (cluster->start - item_start);
        natural += glyph->width;
    }
    if (to == first)
        return;
    PangoGlyphInfo *last = &glyphs->glyphs[is_backward(pen) ? first : to - 1];
    last->geometry.width += width - natural;
    if (is_backward(pen))
        last->geometry.x_offset += width - natural;
}

/* Where in the node the bytes [start, end) of the text stand. */
static void
locate(const TextPiece *piece, guint32 start, guint32 end, TextFragment *fragment)
{
    fragment->node = piece->node;
    fragment->node_start = piece->node_start;
    fragment->node_end = piece->node_end;
    if (!piece->is_verbatim)
        return;
    fragment->node_start = piece->node_start + (start - piece->start);
    fragment->node_end = piece->node_start + (end - piece->start);
}

static void
add_fragment(Pen *pen, TextFragment *fragment)
{
    pen->line->ascent = MAX(pen->line->ascent, fragment->ascent + fragment->rise);
    pen->line->descent = MAX(pen->line->descent, fragment->descent - fragment->rise);
    g_array_append_vals(pen->maker->fragments, fragment, 1);
    pen->x += fragment->width;
}

/* The clusters [first, end), all of one run and one piece. */
static void
set_text(Pen *pen, guint32 first, guint32 end)
{
    const TextPiece *piece = piece_of(pen);
    const TextRun *run = run_of(pen);
    guint32 start = cluster_at(pen, first)->start, stop = cluster_at(pen, end)->start;
    guint32 glyph = cluster_at(pen, first)->glyph;
    guint32 glyphs = cluster_at(pen, end)->glyph - glyph;
    TextFragment fragment = {.style = piece->style,
                             .text = pen->maker->text,
                             .x = pen->x,
                             .rise = piece->rise,
                             .ascent = run->face->ascent,
                             .descent = run->face->descent};
    fragment.glyphs = item_new(pen->maker, run->face, piece->language, start, stop,
                               fragment.text, glyphs);
    fragment.glyphs->item->analysis.level = run->level;
    for (guint32 i = first; i < end; i++) {
        int width = advance(pen, i);
        guint to = is_backward(pen) ? glyphs - (cluster_at(pen, i + 1)->glyph - glyph)
                                    : cluster_at(pen, i)->glyph - glyph;
        copy_glyphs(pen, i, width, start, fragment.glyphs->glyphs, to);
        fragment.width += width;
    }
    locate(piece, start, stop, &fragment);
    add_fragment(pen, &fragment);
}

static void
set_object(Pen *pen, guint32 i)
{
    const TextPiece *piece = piece_of(pen);
    TextFragment fragment = {.node = piece->node,
                             .style = piece->style,
                             .payload = piece->payload,
                             .x = pen->x,
                             .width = advance(pen, i),
                             .rise = piece->rise,
                             .ascent = piece->ascent,
                             .descent = piece->descent};
    add_fragment(pen, &fragment);
}

/* A fragment of generated text: every character its nominal glyph. */
static void
set_generated(Pen *pen, const char *generated, const TextFace *face, const Style *style,
              const char *language, bool is_leader)
{
    const char *text = pool_copy_text(pen->maker->galley, generated, strlen(generated));
    TextFragment fragment = {.style = style,
                             .text = text,
                             .x = pen->x,
                             .ascent = face->ascent,
                             .descent = face->descent,
                             .is_leader = is_leader};
    fragment.glyphs = item_new(pen->maker, face, language, 0, (guint32) strlen(text),
                               text, (guint) g_utf8_strlen(text, -1));
    PangoGlyphString *glyphs = fragment.glyphs->glyphs;
    int i = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p), i++) {
        hb_codepoint_t glyph = 0;
        hb_font_get_nominal_glyph(face->hb, g_utf8_get_char(p), &glyph);
        glyphs->glyphs[i] = (PangoGlyphInfo){
            .glyph = glyph,
            .geometry.width = hb_font_get_glyph_h_advance(face->hb, glyph),
            .attr.is_cluster_start = 1};
        glyphs->log_clusters[i] = (int) (p - text);
        fragment.width += glyphs->glyphs[i].geometry.width;
    }
    add_fragment(pen, &fragment);
}

static int
measure_generated(const char *text, const TextFace *face)
{
    int width = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        hb_codepoint_t glyph = 0;
        hb_font_get_nominal_glyph(face->hb, g_utf8_get_char(p), &glyph);
        width += hb_font_get_glyph_h_advance(face->hb, glyph);
    }
    return width;
}

int
text_hyphen_width(const TextFace *face)
{
    return measure_generated("-", face);
}

/* The pattern as often as it fits, in step with the right edge of the measure, so that
 * the dots of lines one below the other stand in columns. */
static void
set_leader(Pen *pen, guint32 i)
{
    const TextPiece *piece = piece_of(pen);
    const char *first = piece->pattern;
    TextFace *face = text_chain_face(run_of(pen)->chain, g_utf8_get_char(first));
    if (face == NULL)
        face = text_chain_first(run_of(pen)->chain);
    int step = measure_generated(piece->pattern, face);
    int width = advance(pen, i), end = pen->x + width;
    int edge = pen->plan->indent + pen->plan->measure;
    int shift = step > 0 ? (step - (edge - end) % step) % step : 0;
    int count = step > 0 ? MAX(width - shift, 0) / step : 0;
    if (count > 0) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int k = 0; k < count; k++)
            g_string_append(text, piece->pattern);
        pen->x = end - shift - count * step;
        set_generated(pen, text->str, face, piece->style, piece->language, true);
    }
    pen->x = end;
}

/* The face that sets the hyphen after the last cluster that is seen. */
static const TextFace *
hyphen_face(const Pen *pen)
{
    const TextRun *run = run_of(pen);
    guint32 last = cluster_at(pen, MAX(pen->visible_end, 1) - 1)->start;
    while (run->end <= last)
        run++;
    return run->face != NULL ? run->face : text_chain_first(run->chain);
}

static void
set_hyphen(Pen *pen)
{
    const TextPiece *piece = piece_of(pen);
    set_generated(pen, "-", hyphen_face(pen), piece->style, piece->language, false);
}

static void
find_piece_and_run(Pen *pen, guint32 offset)
{
    while (piece_of(pen)->end <= offset)
        pen->maker->piece++;
    while (run_of(pen)->end <= offset)
        pen->maker->run++;
}

/* The ruby over the base that begins at `x` and ends at the pen. */
static void
set_ruby(Pen *pen, const TextRuby *ruby, int x)
{
    guint32 length = ruby->shapes.clusters->len - 1;
    Pool *galley = pen->maker->galley;
    const GString *text = ruby->content.text;
    TextLineMaker maker = {.content = &ruby->content,
                           .shapes = &ruby->shapes,
                           .galley = galley,
                           .text = pool_copy_text(galley, text->str, text->len),
                           .fragments = pen->maker->fragments};
    TextLinePlan plan = {.end = length,
                         .indent = x,
                         .measure = pen->x - x,
                         .kind = TEXT_BREAK_FORCED,
                         .align = STYLE_ALIGN_CENTRE};
    TextLine line;
    int rise = piece_of(pen)->style->font_size * RUBY_RISE_PERCENT / 100, end = pen->x;
    text_line_make(&maker, &plan, &line);
    for (guint i = 0; i < line.fragments->len; i++) {
        TextFragment *fragment = &g_array_index(line.fragments, TextFragment, i);
        fragment->rise += rise;
        add_fragment(pen, fragment);
    }
    pen->x = end;
    g_array_unref(line.fragments);
}

/* Sets the ruby when the base ends with the clusters before `i`; `start` is where the base
 * began. */
static void
end_base(Pen *pen, guint32 i, int start)
{
    const TextPiece *piece = piece_of(pen);
    bool is_last_piece = pen->maker->piece + 1 == pen->maker->content->pieces->len;
    bool goes_on =
        i < pen->plan->end && (cluster_at(pen, i)->start < piece->end ||
                               (!is_last_piece && piece[1].ruby == piece->ruby));
    if (!goes_on)
        set_ruby(pen, pen->maker->rubies->pdata[piece->ruby - 1], start);
}

/* Sets the clusters from `i` on that are of one run and one piece; returns the next. */
static guint32
set_stretch(Pen *pen, guint32 i)
{
    find_piece_and_run(pen, cluster_at(pen, i)->start);
    TextPieceKind kind = piece_of(pen)->kind;
    if (kind == TEXT_PIECE_OBJECT)
        set_object(pen, i);
    else if (kind == TEXT_PIECE_LEADER)
        set_leader(pen, i);
    if (kind != TEXT_PIECE_CHARACTERS)
        return i + 1;
    guint32 stop = MIN(piece_of(pen)->end, run_of(pen)->end), end = i + 1;
    while (end < pen->plan->end && cluster_at(pen, end)->start < stop)
        end++;
    if (piece_of(pen)->ruby != pen->ruby)
        pen->base_start = pen->x;
    pen->ruby = piece_of(pen)->ruby;
    set_text(pen, i, end);
    if (pen->ruby > 0)
        end_base(pen, end, pen->base_start);
    return end;
}

/* Remembers what was set since the fragment `first` and the place `x` as a part. */
static void
add_part(Pen *pen, guint first, int x, guint8 level)
{
    Part part = {first, pen->maker->fragments->len, x, pen->x - x, level};
    if (pen->parts != NULL)
        g_array_append_val(pen->parts, part);
}

/* Blanks and the hyphen at the end have the paragraph's direction (UAX #9 L1). */
static void
set_parts(Pen *pen)
{
    const TextLinePlan *plan = pen->plan;
    for (guint32 i = plan->first, end; i < plan->end; i = end) {
        guint first = pen->maker->fragments->len;
        int x = pen->x;
        end = set_stretch(pen, i);
        add_part(pen, first, x,
                 i < pen->visible_end ? run_of(pen)->level : plan->is_backward);
    }
    guint last = pen->maker->fragments->len;
    int x = pen->x;
    if (plan->kind == TEXT_BREAK_HYPHEN)
        set_hyphen(pen);
    add_part(pen, last, x, plan->is_backward);
}

/* Puts the parts where they are seen. */
static void
place_parts(Pen *pen)
{
    guint length = pen->parts->len;
    Part *parts = (Part *) (gpointer) pen->parts->data;
    g_autofree guint8 *levels = g_new(guint8, length + 1);
    g_autofree guint *order = g_new(guint, length + 1);
    for (guint i = 0; i < length; i++)
        levels[i] = parts[i].level;
    text_bidi_order(levels, length, order);
    int x = pen->line->x;
    for (guint i = 0; i < length; i++) {
        const Part *part = &parts[order[i]];
        for (guint k = part->first; k < part->end; k++)
            g_array_index(pen->maker->fragments, TextFragment, k).x += x - part->x;
        x += part->width;
    }
}

typedef struct {
    gint64 width; /* natural, of what is seen, without what hangs */
    guint leaders;
    gint64 leader_width; /* theirs, in all */
    int hang;
} Extent;

static Extent
measure_line(const Pen *pen)
{
    const TextLinePlan *plan = pen->plan;
    Extent extent = {0};
    for (guint32 i = plan->first; i < pen->visible_end; i++) {
        const TextCluster *cluster = cluster_at(pen, i);
        extent.width += cluster->width + (i + 1 < pen->visible_end ? cluster->gap : 0);
        if (cluster->class == TEXT_CLASS_LEADER) {
            extent.leaders++;
            extent.leader_width += cluster->width;
        }
    }
    if (plan->hangs && plan->kind != TEXT_BREAK_HYPHEN)
        extent.hang = text_line_hang(pen->maker->shapes, plan->first, pen->visible_end);
    if (plan->kind == TEXT_BREAK_HYPHEN && pen->visible_end > plan->first)
        extent.width += text_hyphen_width(hyphen_face(pen));
    extent.width -= extent.hang;
    return extent;
}

/* Gives the slack to leaders, to spaces and gaps, or to the sides. */
static void
share_slack(Pen *pen, const Extent *extent)
{
    const TextLinePlan *plan = pen->plan;
    gint64 slack = plan->measure - extent->width;
    bool is_mirrored = plan->is_backward && !plan->stays_left;
    bool is_right = plan->align == (is_mirrored ? STYLE_ALIGN_START : STYLE_ALIGN_END);
    pen->x = is_mirrored ? 0 : plan->indent;
    if (extent->leaders > 0)
        pen->leader_width =
            (int) ((MAX(slack, 0) + extent->leader_width) / extent->leaders);
    else if (plan->is_justified || slack < 0)
        pen->slack = text_slack_share(pen->maker->shapes, plan->first, pen->visible_end,
                                      slack, extent->hang);
    else if (is_right)
        pen->x += (int) slack;
    else if (plan->align == STYLE_ALIGN_CENTRE)
        pen->x += (int) slack / 2;
}

static bool
is_inside_word(TextBreak kind)
{
    return kind != TEXT_BREAK_SPACE && kind != TEXT_BREAK_COUNTER &&
           kind != TEXT_BREAK_FREE && kind != TEXT_BREAK_FORCED;
}

static bool
is_last_resort(TextBreak kind)
{
    return kind == TEXT_BREAK_NEVER || kind == TEXT_BREAK_SACRED;
}

/* The fragments from `first` on, in an array as long as they need. */
static GArray *
take_fragments(TextLineMaker *maker, guint first)
{
    GArray *made = maker->fragments;
    guint n = made->len - first;
    GArray *own = g_array_sized_new(FALSE, FALSE, sizeof(TextFragment), n);
    if (n > 0)
        g_array_append_vals(own, &g_array_index(made, TextFragment, first), n);
    g_array_set_size(made, first);
    return own;
}

void
text_line_make(TextLineMaker *maker, const TextLinePlan *plan, TextLine *line)
{
    Pen pen = {.maker = maker, .plan = plan, .line = line};
    guint before = maker->fragments->len; /* of the line whose ruby this one is */
    *line = (TextLine){.is_forced_end = plan->kind == TEXT_BREAK_FORCED,
                       .is_justified = plan->is_justified,
                       .is_split_word = is_inside_word(plan->kind),
                       .ratio = plan->ratio};
    pen.visible_end = text_line_visible_end(maker->shapes, plan->first, plan->end);
    if (plan->first < plan->end)
        find_piece_and_run(&pen, cluster_at(&pen, plan->first)->start);
    Extent extent = measure_line(&pen);
    share_slack(&pen, &extent);
    line->x = pen.x;
    if (maker->content->levels != NULL)
        pen.parts = g_array_new(FALSE, FALSE, sizeof(Part));
    set_parts(&pen);
    if (pen.parts != NULL) {
        place_parts(&pen);
        g_array_unref(pen.parts);
    }
    line->hang = extent.hang - pen.slack.hang;
    line->width = pen.x - line->x - line->hang;
    line->is_emergency = is_last_resort(plan->kind) || plan->ratio < -1 ||
                         (plan->is_justified && plan->ratio > TEXT_RATIO_FLAGGED);
    line->fragments = take_fragments(maker, before);
}
