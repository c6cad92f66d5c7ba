/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/ruby.h"

#include "text/bidi.h"
#include "text/classify.h"
#include "text/glue.h"

TextRuby *
text_ruby_new(void)
{
    TextRuby *self = g_new0(TextRuby, 1);
    text_content_init(&self->content);
    return self;
}

void
text_ruby_free(TextRuby *self)
{
    if (self == NULL)
        return;
    text_content_clear(&self->content);
    text_shapes_clear(&self->shapes);
    g_free(self);
}

static TextCluster *
cluster_at(const TextShapes *shapes, guint i)
{
    return &g_array_index(shapes->clusters, TextCluster, i);
}

static void
shape_ruby(TextRuby *self, TextSetter *setter)
{
    const GArray *pieces = self->content.pieces;
    const char *language =
        pieces->len > 0 ? g_array_index(pieces, TextPiece, 0).language : "ko";
    text_bidi_find_levels(&self->content, false);
    text_shapes_init(&self->shapes, &self->content, setter);
    text_classify(&self->shapes, &self->content, language);
    text_set_glue(&self->shapes, &self->content, language);
    for (guint i = 0; i + 1 < self->shapes.clusters->len; i++)
        self->width += cluster_at(&self->shapes, i)->width;
}

/* Half of `more` on either side of the cluster's ink. */
static void
widen(TextShapes *shapes, TextCluster *cluster, int more)
{
    cluster->width += more;
    for (guint32 g = cluster->glyph; g < cluster[1].glyph; g++)
        g_array_index(shapes->glyphs, TextGlyph, g).x += more / 2;
}

/* The clusters [start, end) are the base of `ruby`. */
static void
set_base(TextShapes *shapes, guint start, guint end, const TextRuby *ruby)
{
    int width = 0;
    for (guint i = start; i < end; i++) {
        TextCluster *cluster = cluster_at(shapes, i);
        if (i > start)
            cluster->break_before = TEXT_BREAK_SACRED;
        cluster->stretch = cluster->shrink = cluster->gap = 0;
        width += cluster->width;
    }
    int count = (int) (end - start), missing = ruby->width - width;
    for (int i = 0; i < count && missing > 0; i++) {
        int share = missing / (count - i);
        widen(shapes, cluster_at(shapes, start + (guint) i), share);
        missing -= share;
    }
}

void
text_set_rubies(const GPtrArray *rubies, TextShapes *shapes, const TextContent *content,
                TextSetter *setter)
{
    for (guint i = 0; i < rubies->len; i++)
        shape_ruby(rubies->pdata[i], setter);
    guint cluster = 0;
    for (guint k = 0; rubies->len > 0 && k < content->pieces->len;) {
        const TextPiece *piece = &g_array_index(content->pieces, TextPiece, k);
        guint32 ruby = piece->ruby, end = piece->end;
        while (++k < content->pieces->len && piece[1].ruby == ruby)
            end = (++piece)->end;
        guint start = cluster;
        while (cluster_at(shapes, cluster)->start < end)
            cluster++;
        if (ruby > 0)
            set_base(shapes, start, cluster, rubies->pdata[ruby - 1]);
    }
}
