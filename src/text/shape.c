/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/shape.h"

#include "font/halve.h"
#include "text/trim.h"
#include "text/itemise.h"
#include "text/workshop.h"

#define TAG_HALT HB_TAG('h', 'a', 'l', 't')
#define EMOJI_MODIFIER_FIRST 0x1F3FB
#define EMOJI_MODIFIER_LAST 0x1F3FF

void
text_shapes_clear(TextShapes *self)
{
    g_clear_pointer(&self->runs, g_array_unref);
    g_clear_pointer(&self->clusters, g_array_unref);
    g_clear_pointer(&self->glyphs, g_array_unref);
}

void
text_shapes_empty(TextShapes *self)
{
    if (self->runs == NULL)
        return;
    g_array_set_size(self->runs, 0);
    g_array_set_size(self->clusters, 0);
    g_array_set_size(self->glyphs, 0);
}

static void
make_room(TextShapes *self, guint guess)
{
    if (self->runs != NULL)
        return;
    self->runs = g_array_new(FALSE, FALSE, sizeof(TextRun));
    self->clusters = g_array_sized_new(FALSE, FALSE, sizeof(TextCluster), guess);
    self->glyphs = g_array_sized_new(FALSE, FALSE, sizeof(TextGlyph), guess);
}

static void
add_cluster(TextShapes *self, guint32 start)
{
    TextCluster cluster = {.start = start, .glyph = self->glyphs->len};
    g_array_append_val(self->clusters, cluster);
}

/* Room for `count` clusters of one glyph each, at the end of both. */
static void
extend(TextShapes *self, guint count, TextCluster **clusters, TextGlyph **glyphs)
{
    guint cluster = self->clusters->len, glyph = self->glyphs->len;
    g_array_set_size(self->clusters, cluster + count);
    g_array_set_size(self->glyphs, glyph + count);
    *clusters = &g_array_index(self->clusters, TextCluster, cluster);
    *glyphs = &g_array_index(self->glyphs, TextGlyph, glyph);
}

/* A glyph at the end of the last cluster. */
static void
add_glyph(TextShapes *self, guint32 id, int width, int x, int y)
{
    TextGlyph glyph = {id, width, x, y};
    g_array_append_val(self->glyphs, glyph);
    g_array_index(self->clusters, TextCluster, self->clusters->len - 1).width += width;
}

static bool
is_backward(const TextRun *run)
{
    return run->level % 2 == 1;
}

/* ASCII in a monospaced face needs no shaping: most of all code. */
static bool
shape_plain(TextShapes *self, const TextRun *run, const char *text)
{
    if (!run->face->is_monospaced || run->is_missing || is_backward(run))
        return false;
    for (guint32 i = run->start; i < run->end; i++)
        if (text[i] < 0x20 || text[i] > 0x7E)
            return false;
    guint first = self->glyphs->len;
    int width = run->face->space;
    TextCluster *clusters;
    TextGlyph *glyphs;
    extend(self, run->end - run->start, &clusters, &glyphs);
    for (guint32 i = run->start; i < run->end; i++, first++) {
        *clusters++ = (TextCluster){.start = i, .glyph = first, .width = width};
        *glyphs++ = (TextGlyph){run->face->ascii[(guchar) text[i]], width, 0, 0};
    }
    return true;
}

/* What no font has shows its number, "[U+E000]": one cluster, so that the text layer keeps
 * the character. */
static void
shape_missing(TextShapes *self, const TextRun *run, const char *text)
{
    for (const char *p = text + run->start; p < text + run->end;
         p = g_utf8_next_char(p)) {
        char name[16];
        g_snprintf(name, sizeof name, "[U+%04X]", g_utf8_get_char(p));
        add_cluster(self, (guint32) (p - text));
        for (const char *letter = name; *letter != '\0'; letter++) {
            hb_codepoint_t glyph = 0;
            hb_font_get_nominal_glyph(run->face->hb, (guchar) *letter, &glyph);
            add_glyph(self, glyph, hb_font_get_glyph_h_advance(run->face->hb, glyph), 0,
                      0);
        }
    }
}

static void
fill_buffer(hb_buffer_t *buffer, const TextRun *run, const GString *text)
{
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text->str, (int) text->len, run->start,
                       (int) (run->end - run->start));
    hb_buffer_set_direction(buffer,
                            is_backward(run) ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, run->script);
    hb_buffer_set_language(buffer, hb_language_from_string(run->language, -1));
}

/* The features of the run's style, and half-width forms for its full-width brackets. */
static GArray *
collect_features(const TextRun *run, const char *text)
{
    guint length;
    const hb_feature_t *features = text_chain_features(run->chain, &length);
    GArray *all = g_array_new(FALSE, FALSE, sizeof(hb_feature_t));
    g_array_append_vals(all, features, length);
    for (const char *p = text + run->start; p < text + run->end;
         p = g_utf8_next_char(p)) {
        FontSign sign = font_sign_of(g_utf8_get_char(p));
        if (sign != FONT_SIGN_OPENING && sign != FONT_SIGN_CLOSING)
            continue;
        guint start = (guint) (p - text);
        hb_feature_t half = {TAG_HALT, 1, start,
                             start + (guint) (g_utf8_next_char(p) - p)};
        g_array_append_val(all, half);
    }
    return all;
}

/* A skin colour that the font draws as a sign of its own is left undrawn. */
static bool
is_lone_modifier(const char *text, guint32 cluster, guint glyph_of_cluster)
{
    if (glyph_of_cluster == 0)
        return false;
    gunichar second = g_utf8_get_char(g_utf8_next_char(text + cluster));
    return second >= EMOJI_MODIFIER_FIRST && second <= EMOJI_MODIFIER_LAST;
}

/* What HarfBuzz has made of a run, and where it goes. */
typedef struct {
    const hb_glyph_info_t *infos;
    const hb_glyph_position_t *places;
    guint length;
    TextCluster *cluster;
    TextGlyph *glyph;
    guint32 first; /* index of `glyph` */
} Shaped;

/* The glyphs [start, end), which are one cluster. */
static void
take_cluster(Shaped *shaped, guint start, guint end, const char *text)
{
    TextCluster cluster = {.start = shaped->infos[start].cluster, .glyph = shaped->first};
    for (guint i = start; i < end; i++) {
        const hb_glyph_position_t *place = &shaped->places[i];
        if (is_lone_modifier(text, cluster.start, i - start))
            continue;
        *shaped->glyph++ = (TextGlyph){shaped->infos[i].codepoint, place->x_advance,
                                       place->x_offset, -place->y_offset};
        shaped->first++;
        cluster.width += place->x_advance;
    }
    *shaped->cluster++ = cluster;
}

/* Clusters in the order in which they are read, the glyphs of each as they are seen. */
static void
take_glyphs(TextShapes *self, const TextRun *run, hb_buffer_t *buffer, const char *text)
{
    Shaped shaped = {.places = hb_buffer_get_glyph_positions(buffer, NULL)};
    shaped.infos = hb_buffer_get_glyph_infos(buffer, &shaped.length);
    shaped.first = self->glyphs->len;
    extend(self, shaped.length, &shaped.cluster, &shaped.glyph);
    const hb_glyph_info_t *infos = shaped.infos;
    for (guint start = 0, end; !is_backward(run) && start < shaped.length; start = end) {
        for (end = start + 1; end < shaped.length; end++)
            if (infos[end].cluster != infos[start].cluster)
                break;
        take_cluster(&shaped, start, end, text);
    }
    for (guint end = shaped.length, start; is_backward(run) && end > 0; end = start) {
        for (start = end - 1; start > 0; start--)
            if (infos[start - 1].cluster != infos[start].cluster)
                break;
        take_cluster(&shaped, start, end, text);
    }
    g_array_set_size(
        self->clusters,
        (guint) (shaped.cluster - (TextCluster *) (gpointer) self->clusters->data));
    g_array_set_size(self->glyphs, shaped.first);
}

static void
shape_run(TextShapes *self, const TextRun *run, const GString *text, TextSetter *setter)
{
    if (run->is_missing) {
        shape_missing(self, run, text->str);
        return;
    }
    if (shape_plain(self, run, text->str))
        return;
    guint length;
    const hb_feature_t *features = text_chain_features(run->chain, &length);
    fill_buffer(setter->buffer, run, text);
    if (!run->has_wide_signs) {
        hb_shape(run->face->hb, setter->buffer, features, length);
    } else {
        g_autoptr(GArray) all = collect_features(run, text->str);
        hb_shape(run->face->hb, setter->buffer, (const hb_feature_t *) all->data,
                 all->len);
    }
    take_glyphs(self, run, setter->buffer, text->str);
}

void
text_shapes_init(TextShapes *self, const TextContent *content, TextSetter *setter)
{
    make_room(self, (guint) content->text->len / 2 + 16);
    text_itemise(content, setter, self->runs);
    for (guint i = 0; i < self->runs->len; i++) {
        TextRun *run = &g_array_index(self->runs, TextRun, i);
        run->first_cluster = self->clusters->len;
        if (run->face == NULL)
            add_cluster(self, run->start);
        else
            shape_run(self, run, content->text, setter);
        run->end_cluster = self->clusters->len;
        if (run->has_wide_signs && !run->is_missing)
            text_trim_signs(self, run, content->text->str);
    }
    add_cluster(self, (guint32) content->text->len);
}
