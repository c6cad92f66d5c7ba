/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaped text: runs of one face, clusters that no line may split, glyphs.
 *
 * A paragraph is shaped once; lines are cut out of the result. HarfBuzz does it directly
 * with Pango's fonts: pango_itemize would let fontconfig choose faces, and pango_shape
 * costs more than twice as much.
 */
#pragma once

#include "text/chain.h"
#include "text/content.h"

/* What a cluster is to line breaking and spacing, by its first character. */
typedef enum {
    TEXT_CLASS_OTHER,  /* symbols, emoji */
    TEXT_CLASS_HANGUL, /* a syllable or a jamo sequence */
    TEXT_CLASS_HAN,
    TEXT_CLASS_KANA,
    TEXT_CLASS_LETTER, /* of any other script */
    TEXT_CLASS_DIGIT,
    TEXT_CLASS_SPACE,
    TEXT_CLASS_TAB,
    TEXT_CLASS_OPEN,      /* not at a line's end */
    TEXT_CLASS_CLOSE,     /* not at a line's start, like all up to DASH */
    TEXT_CLASS_STOP,      /* full stop, comma: may hang */
    TEXT_CLASS_WIDE_STOP, /* the same, in the left half of an em */
    TEXT_CLASS_EXCLAIM,   /* ? ! : ; */
    TEXT_CLASS_MIDDLE,    /* middle dots */
    TEXT_CLASS_ELLIPSIS,
    TEXT_CLASS_SLASH,
    TEXT_CLASS_DASH,
    TEXT_CLASS_HYPHEN,  /* also minus */
    TEXT_CLASS_POSTFIX, /* % and degrees */
    TEXT_CLASS_OBJECT,
    TEXT_CLASS_LEADER,
    TEXT_CLASS_BREAK
} TextClass;

/* Whether a line may end before a cluster, from worst to best of each kind. */
typedef enum {
    TEXT_BREAK_NEVER,    /* until nothing else helps: the emergency pass */
    TEXT_BREAK_SACRED,   /* not even then, while the emergency pass has another */
    TEXT_BREAK_SPACE,    /* between eojeols: preferred */
    TEXT_BREAK_COUNTER,  /* likewise, between a number and what it counts */
    TEXT_BREAK_FREE,     /* between characters of scripts without spaces */
    TEXT_BREAK_MARK,     /* after a middle dot, slash or dash; before "(" */
    TEXT_BREAK_SYLLABLE, /* inside an eojeol, two syllables on either side */
    TEXT_BREAK_POOR,     /* inside an eojeol, one syllable alone */
    TEXT_BREAK_TOKEN,    /* inside an address, path or identifier */
    TEXT_BREAK_HUMP, /* inside a long name where there is no sign: call¦(), camel¦Case */
    TEXT_BREAK_HYPHEN, /* inside a Latin word: a hyphen is drawn */
    TEXT_BREAK_FORCED
} TextBreak;

typedef struct {
    guint32 id;
    int width, x, y; /* as PangoGlyphGeometry has them */
} TextGlyph;

typedef struct {
    guint32 start;          /* byte of the text */
    guint32 glyph;          /* its first, from left to right */
    int width;              /* natural, without the gap */
    gint16 gap;             /* natural, between this cluster and the next on its line */
    gint16 stretch, shrink; /* of the gap; of a space, its own */
    guint8 class;           /* TextClass */
    guint8 break_before;    /* TextBreak */
} TextCluster;

/* One face from `start` to `end`. */
typedef struct {
    guint32 start, end;
    guint32 first_cluster, end_cluster;
    TextFace *face;      /* NULL: object, leader or break */
    bool is_missing;     /* no face has these characters */
    bool has_wide_signs; /* font/halve.h */
    guint8 level;        /* of direction: odd from right to left */
    TextChain *chain;
    const char *language;
    hb_script_t script;
} TextRun;

typedef struct {
    GArray *runs;     /* TextRun, in order; they cover the text */
    GArray *clusters; /* TextCluster, in order, and one past the end */
    GArray *glyphs;   /* TextGlyph */
} TextShapes;

/* Shapes all of `content` into `self`, which is zeroed or was emptied. Classes and breaks are
 * left for text/classify.c, the widths of spaces for text/glue.c. */
void text_shapes_init(TextShapes *self, const TextContent *content, TextSetter *setter);
/* Takes out what is in it, for other content. */
void text_shapes_empty(TextShapes *self);
void text_shapes_clear(TextShapes *self);
