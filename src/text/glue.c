/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/glue.h"

#include "text/classify.h"

/* Of a word space of the font, in percent: as in Korean books. */
#define LEAST_PERCENT 75
#define MOST_PERCENT 150

typedef struct {
    const TextShapes *shapes;
    const GArray *pieces, *runs;
    guint piece, run; /* where the walk is */
    bool is_korean;
} GlueWalk;

static gint16
small(int length)
{
    return (gint16) CLAMP(length, G_MININT16, G_MAXINT16);
}

static const TextPiece *
piece_at(GlueWalk *walk, guint32 offset)
{
    while (walk->piece + 1 < walk->pieces->len &&
           g_array_index(walk->pieces, TextPiece, walk->piece).end <= offset)
        walk->piece++;
    return &g_array_index(walk->pieces, TextPiece, walk->piece);
}

static const TextRun *
run_at(GlueWalk *walk, guint32 offset)
{
    while (walk->run + 1 < walk->runs->len &&
           g_array_index(walk->runs, TextRun, walk->run).end <= offset)
        walk->run++;
    return &g_array_index(walk->runs, TextRun, walk->run);
}

static bool
is_rigid(const TextRun *run, const TextPiece *piece)
{
    return run->face == NULL || text_preserves_space(piece->style);
}

typedef struct {
    int natural, least, most;
} Space;

static int
scale(int length, int by, int to)
{
    return (int) ((gint64) length * by / to);
}

/* A space of code is as wide as its letters; it widens with the others all the same, for a
 * line may hold nothing but code. */
static Space
space_of_code(const TextRun *run)
{
    int natural = text_chain_first(run->chain)->space;
    return (Space){natural, natural, scale(natural, MOST_PERCENT, 100)};
}

/* A word space as the sheet has it (-ebook-word-space), or else the font. The sheet's is a
 * Korean one: other languages keep their font's within bounds in proportion. */
static Space
space_of(const Style *style, int natural, bool is_korean)
{
    if (style->word_space == STYLE_AUTO || (!is_korean && style->word_space <= 0))
        return (Space){natural, scale(natural, LEAST_PERCENT, 100),
                       scale(natural, MOST_PERCENT, 100)};
    Space sheet = {style->word_space, style->word_space_min, style->word_space_max};
    if (is_korean)
        return sheet;
    return (Space){natural, scale(natural, sheet.least, sheet.natural),
                   scale(natural, sheet.most, sheet.natural)};
}

static void
set_space(const GlueWalk *walk, TextCluster *cluster, const TextRun *run,
          const TextPiece *piece)
{
    const Style *style = piece->style;
    if (is_rigid(run, piece)) {
        cluster->width += style->word_spacing;
        return;
    }
    Space space =
        run->face->is_monospaced
            ? space_of_code(run)
            : space_of(style, text_chain_first(run->chain)->space, walk->is_korean);
    int more = style->word_spacing + style->letter_spacing;
    cluster->width = space.natural + more;
    cluster->stretch = small(MAX(space.most - space.natural, 0));
    cluster->shrink =
        small(CLAMP(space.natural - space.least, 0, MAX(cluster->width, 0)));
}

/* Scripts whose letters hang together in a word: no space may part them. */
static bool
is_cursive(const TextRun *run)
{
    return run->script == HB_SCRIPT_ARABIC || run->script == HB_SCRIPT_SYRIAC ||
           run->script == HB_SCRIPT_MONGOLIAN || run->script == HB_SCRIPT_NKO ||
           run->script == HB_SCRIPT_MANDAIC || run->script == HB_SCRIPT_ADLAM;
}

static bool
is_western(TextClass class)
{
    return class == TEXT_CLASS_LETTER || class == TEXT_CLASS_DIGIT;
}

/* The gap between `cluster` and the next one, which is no space. */
static void
set_gap(TextCluster *cluster, const TextPiece *piece)
{
    TextClass left = cluster->class, right = cluster[1].class;
    const Style *style = piece->style;
    if (text_class_is_syllabic(left) && text_class_is_syllabic(right)) {
        cluster->stretch = small(MAX(style->letter_stretch, 0));
        cluster->shrink = small(MAX(style->letter_shrink, 0));
    } else if ((text_class_is_syllabic(left) && is_western(right)) ||
               (is_western(left) && text_class_is_syllabic(right))) {
        cluster->gap = small(style->autospace);
        cluster->stretch = small(style->autospace / 2); /* more reads as a word space */
        cluster->shrink = small(style->autospace);
    }
}

/* True when `cluster` and the next stand on one baseline, in text that may give way. */
static bool
may_give(const GlueWalk *walk, const TextCluster *cluster, const TextPiece *piece)
{
    if (cluster[1].start < piece->end)
        return true;
    if (walk->piece + 1 >= walk->pieces->len)
        return false;
    const TextPiece *next = piece + 1;
    return next->rise == piece->rise && !text_preserves_space(next->style);
}

bool
text_has_word_spaces(const char *language)
{
    return !g_str_has_prefix(language, "ja") && !g_str_has_prefix(language, "zh");
}

void
text_set_glue(TextShapes *shapes, const TextContent *content, const char *language)
{
    GlueWalk walk = {.shapes = shapes,
                     .pieces = content->pieces,
                     .runs = shapes->runs,
                     .is_korean = g_str_has_prefix(language, "ko")};
    for (guint i = 0; i + 1 < shapes->clusters->len; i++) {
        TextCluster *cluster = &g_array_index(shapes->clusters, TextCluster, i);
        const TextPiece *piece = piece_at(&walk, cluster->start);
        const TextRun *run = run_at(&walk, cluster->start);
        if (piece->kind != TEXT_PIECE_CHARACTERS)
            cluster->width = piece->kind == TEXT_PIECE_OBJECT   ? piece->width
                             : piece->kind == TEXT_PIECE_LEADER ? piece->style->font_size
                                                                : 0;
        else if (cluster->class == TEXT_CLASS_SPACE &&
                 content->text->str[cluster->start] == ' ')
            set_space(&walk, cluster, run, piece);
        else if (run->face != NULL && !is_cursive(run))
            cluster->width += piece->style->letter_spacing;
        if (cluster->class != TEXT_CLASS_SPACE && run->level % 2 == 0 &&
            !text_preserves_space(piece->style) && may_give(&walk, cluster, piece))
            set_gap(cluster, piece);
    }
}
