/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/fonts.h"

#include <string.h>

#include "base/source.h"
#include "base/text.h"
#include "font/subset.h"
#include "math/alphabet.h"
#include "style/cascade.h"

#define RADICAL 0x221A /* which elements draw that do not name it */

/* Characters by blocks of 256, a bit each: text comes by the megabyte. */
enum { BLOCKS = 0x110000 / 256 };
typedef struct {
    guint8 *blocks[BLOCKS];
} CharacterSet;

typedef struct {
    const FontFace *face;
    GHashTable *characters;
} Use;

struct EpubFonts {
    const FontSet *fonts;
    Diag *quiet; /* of reading our own sheet: nothing that anybody need know */
    StyleSheets *sheets;
    StyleResolver *styles;
    GHashTable *placed;    /* const Style * -> CharacterSet *: what it has drawn */
    GHashTable *marked;    /* const Style *: whose list marks are placed */
    GHashTable *uses;      /* const FontFace * -> Use * */
    GHashTable *uncovered; /* gunichar -> DiagPlace * of its first use */
};

static void
set_free(gpointer data)
{
    CharacterSet *set = data;
    for (guint i = 0; i < BLOCKS; i++)
        g_free(set->blocks[i]);
    g_free(set);
}

/* True when `c` was not in the set. */
static bool
set_add(CharacterSet *set, gunichar c)
{
    guint8 **block = &set->blocks[c / 256];
    if (*block == NULL)
        *block = g_malloc0(32);
    guint8 bit = (guint8) (1 << (c % 8)), *byte = &(*block)[c % 256 / 8];
    bool is_new = (*byte & bit) == 0;
    *byte |= bit;
    return is_new;
}

static void
use_free(gpointer data)
{
    Use *use = data;
    g_hash_table_unref(use->characters);
    g_free(use);
}

EpubFonts *
epub_fonts_new(const char *sheet, const char *language, const FontSet *fonts)
{
    EpubFonts *self = g_new0(EpubFonts, 1);
    self->fonts = fonts;
    self->quiet = diag_new();
    self->sheets = style_sheets_new();
    style_sheets_add(self->sheets, source_new("style.css", sheet, strlen(sheet), NULL),
                     self->quiet);
    style_sheets_set_language(self->sheets, language);
    self->styles = style_resolver_new(self->sheets);
    self->placed = g_hash_table_new_full(NULL, NULL, NULL, set_free);
    self->marked = g_hash_table_new(NULL, NULL);
    self->uses = g_hash_table_new_full(NULL, NULL, NULL, use_free);
    self->uncovered = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    return self;
}

void
epub_fonts_free(EpubFonts *self)
{
    if (self == NULL)
        return;
    style_resolver_free(self->styles);
    style_sheets_free(self->sheets);
    diag_free(self->quiet);
    g_hash_table_unref(self->placed);
    g_hash_table_unref(self->marked);
    g_hash_table_unref(self->uses);
    g_hash_table_unref(self->uncovered);
    g_free(self);
}

GHashTable *
epub_fonts_generics(const FontSet *fonts)
{
    static const char *const generics[] = {"serif",   "sans-serif", "monospace",
                                           "cursive", "fantasy",    "system-ui"};
    GHashTable *table =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_strfreev);
    for (guint i = 0; i < G_N_ELEMENTS(generics); i++) {
        char *const asked[] = {(char *) generics[i], NULL};
        g_autoptr(GPtrArray) chain = font_set_chain(fonts, asked, 400, false);
        g_autoptr(GStrvBuilder) names = g_strv_builder_new();
        for (guint k = 0; k < chain->len; k++)
            g_strv_builder_add(names,
                               ((const FontFace *) g_ptr_array_index(chain, k))->family);
        g_hash_table_insert(table, (gpointer) generics[i], g_strv_builder_end(names));
    }
    return table;
}

/* ---- placing characters ------------------------------------------------------------------ */

/* Spaces, controls and what only joins or varies other characters need no glyph. */
static bool
is_drawn(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return false;
    default:
        return !(c >= 0xFE00 && c <= 0xFE0F) && !(c >= 0xE0100 && c <= 0xE01EF);
    }
}

static void
add_character(EpubFonts *self, const FontFace *face, gunichar c)
{
    Use *use = g_hash_table_lookup(self->uses, face);
    if (use == NULL) {
        use = g_new0(Use, 1);
        use->face = face;
        use->characters = g_hash_table_new(NULL, NULL);
        g_hash_table_insert(self->uses, (gpointer) face, use);
    }
    g_hash_table_add(use->characters, GUINT_TO_POINTER(c));
}

static void
note_uncovered(EpubFonts *self, gunichar c, DiagPlace place)
{
    if (is_drawn(c) && !g_unichar_isspace(c) &&
        !g_hash_table_contains(self->uncovered, GUINT_TO_POINTER(c)))
        g_hash_table_insert(self->uncovered, GUINT_TO_POINTER(c),
                            g_memdup2(&place, sizeof place));
}

static void
place_character(EpubFonts *self, const Style *style, gunichar c, DiagPlace place)
{
    for (char **family = style->families; family != NULL && *family != NULL; family++) {
        const FontFace *face =
            font_set_lookup(self->fonts, *family, style->font_weight, style->is_italic);
        if (face == NULL || !font_face_covers(face, c))
            continue;
        add_character(self, face, c);
        return;
    }
    note_uncovered(self, c, place);
}

/* What no mark begins with is most of a book: below U+0300, Han and Hangul. */
static bool
is_mark(const char *p)
{
    guchar lead = (guchar) *p;
    bool may_be =
        lead >= 0xCC && !(lead >= 0xE4 && lead <= 0xE9) && lead != 0xEB && lead != 0xEC;
    return may_be && g_unichar_ismark(text_character(p));
}

/* Where the character at `text` ends with the marks on it. */
static const char *
end_of_cluster(const char *text, const char *end)
{
    const char *p = g_utf8_next_char(text);
    while (p < end && is_mark(p))
        p = g_utf8_next_char(p);
    return p;
}

static bool
covers_all(const FontFace *face, const char *text, const char *end)
{
    for (const char *p = text; p < end; p = g_utf8_next_char(p))
        if (is_drawn(text_character(p)) && !font_face_covers(face, text_character(p)))
            return false;
    return true;
}

/* Readers draw a character and its marks with one face or look outside the book. */
static void
place_cluster(EpubFonts *self, const Style *style, const char *text, const char *end)
{
    for (char **family = style->families; family != NULL && *family != NULL; family++) {
        const FontFace *face =
            font_set_lookup(self->fonts, *family, style->font_weight, style->is_italic);
        if (face == NULL || !covers_all(face, text, end))
            continue;
        for (const char *p = text; p < end; p = g_utf8_next_char(p))
            add_character(self, face, text_character(p));
        return;
    }
}

static void
place_text(EpubFonts *self, const Style *style, const char *text, const char *end,
           DiagPlace place)
{
    CharacterSet *set = g_hash_table_lookup(self->placed, style);
    if (set == NULL) {
        set = g_new0(CharacterSet, 1);
        g_hash_table_insert(self->placed, (gpointer) style, set);
    }
    for (const char *p = text, *cluster = text; p < end; p = g_utf8_next_char(p)) {
        gunichar c = text_character(p);
        if (c >= 0x20 && set_add(set, c))
            place_character(self, style, c, place);
        if (p < cluster)
            continue;
        cluster = end_of_cluster(p, end);
        if (cluster > g_utf8_next_char(p))
            place_cluster(self, style, p, cluster);
    }
}

void
epub_fonts_use(EpubFonts *self, const DocNode *node, const char *text, gssize length)
{
    const char *end = text + (length < 0 ? strlen(text) : (gsize) length);
    place_text(self, style_of(self->styles, node), text, end, node->place);
}

/* Those of a few faces, ASCII among them, since a mark may be of any of its counter's styles. */
static void
place_set(EpubFonts *self, const Style *style, GHashTable *characters, DiagPlace place)
{
    g_autoptr(GString) text = g_string_new(NULL);
    GHashTableIter iter;
    gpointer c;
    g_hash_table_iter_init(&iter, characters);
    while (g_hash_table_iter_next(&iter, &c, NULL))
        g_string_append_unichar(text, GPOINTER_TO_UINT(c));
    place_text(self, style, text->str, text->str + text->len, place);
}

static void
use_content(EpubFonts *self, const DocNode *node, const char *pseudo)
{
    const Style *style = style_of_pseudo(self->styles, node, pseudo);
    for (guint i = 0; style != NULL && style->content != NULL && i < style->content->len;
         i++) {
        const StyleContent *item = g_ptr_array_index(style->content, i);
        g_autoptr(GHashTable) counted = g_hash_table_new(NULL, NULL);
        if (item->kind == STYLE_CONTENT_TEXT)
            place_text(self, style, item->text, item->text + strlen(item->text),
                       node->place);
        else if (item->kind == STYLE_CONTENT_COUNTER)
            style_counter_add_characters(item->numbering, counted);
        place_set(self, style, counted, node->place);
    }
    bool has_quotes = style != NULL && style->content != NULL && style->quotes != NULL;
    for (char **quote = has_quotes ? style->quotes : NULL;
         quote != NULL && *quote != NULL; quote++)
        place_text(self, style, *quote, *quote + strlen(*quote), node->place);
}

void
epub_fonts_use_generated(EpubFonts *self, const DocNode *node)
{
    if (node->kind == DOC_TEXT || node->kind == DOC_SOFT_BREAK)
        return;
    use_content(self, node, "before");
    use_content(self, node, "after");
}

void
epub_fonts_use_marker(EpubFonts *self, const DocNode *item)
{
    static const char marks[] =
        "0123456789.•◦▪abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const Style *style = style_of(self->styles, item);
    if (style->list_kind == STYLE_LIST_NONE ||
        !g_hash_table_add(self->marked, (gpointer) style))
        return;
    place_text(self, style, marks, marks + strlen(marks), item->place);
    g_autoptr(GHashTable) counted = g_hash_table_new(NULL, NULL);
    style_counter_add_characters(style->list_kind, counted);
    place_set(self, style, counted, item->place);
}

/* ---- formulas ---------------------------------------------------------------------------- */

static GPtrArray *
math_chain(const FontSet *fonts)
{
    return font_set_chain(fonts, (char *[]){(char[]){"math"}, (char[]){"serif"}, NULL},
                          400, false);
}

static void
place_math(EpubFonts *self, const GPtrArray *chain, gunichar c, DiagPlace place)
{
    for (guint i = 0; i < chain->len; i++) {
        const FontFace *face = g_ptr_array_index(chain, i);
        if (!font_face_covers(face, c))
            continue;
        add_character(self, face, c);
        return;
    }
    note_uncovered(self, c, place);
}

/* What <mi> shows for the one character `c`: MathML Core, appendix C.1, "italic mappings". */
static gunichar
italic_letter(gunichar c)
{
    if (c == 0x2207) /* nabla, dotless i and j */
        return 0x1D6FB;
    if (c == 0x131 || c == 0x237)
        return c == 0x131 ? 0x1D6A4 : 0x1D6A5;
    return math_alphabet_letter(MATH_ALPHABET_ITALIC, c);
}

/* The character at `*p`, of XML text, and on to the next. */
static gunichar
take_character(const char **p)
{
    static const char *const entities[] = {"&lt;<", "&gt;>", "&amp;&", "&quot;\""};
    for (guint i = 0; **p == '&' && i < G_N_ELEMENTS(entities); i++) {
        const char *sign = strchr(entities[i], ';') + 1;
        gsize length = (gsize) (sign - entities[i]);
        if (strncmp(*p, entities[i], length) == 0) {
            *p += length;
            return (guchar) *sign;
        }
    }
    gunichar c = text_character(*p);
    *p = g_utf8_next_char(*p);
    return c;
}

void
epub_fonts_use_math(EpubFonts *self, const char *mathml, DiagPlace place)
{
    g_autoptr(GPtrArray) chain = math_chain(self->fonts);
    bool has_root =
        strstr(mathml, "<msqrt>") != NULL || strstr(mathml, "<mroot>") != NULL;
    if (has_root)
        place_math(self, chain, RADICAL, place);
    for (const char *p = mathml; *p != '\0';) {
        if (*p == '<') {
            p += strcspn(p, ">") + 1;
            continue;
        }
        gunichar c = take_character(&p);
        gunichar letter = italic_letter(c);
        place_math(self, chain, c, place);
        if (letter != c)
            place_math(self, chain, letter, place);
    }
}

char *
epub_fonts_math_rule(const EpubFonts *self)
{
    g_autoptr(GPtrArray) chain = math_chain(self->fonts);
    g_autoptr(GString) rule = g_string_new("math { font-family: ");
    for (guint i = 0; i < chain->len; i++) {
        const FontFace *face = g_ptr_array_index(chain, i);
        g_string_append_printf(rule, "\"%s\", ", face->family);
    }
    g_string_append(rule, "math; font-weight: normal; font-style: normal }\n");
    return g_string_free(g_steal_pointer(&rule), FALSE);
}

/* ---- cutting ----------------------------------------------------------------------------- */

static void
font_free(gpointer data)
{
    EpubFont *font = data;
    g_free(font->name);
    g_free(font->type);
    g_clear_pointer(&font->bytes, g_bytes_unref);
    g_free(font);
}

static EpubFont *
cut(const Use *use, GError **error)
{
    const FontFace *face = use->face;
    bool is_cff = false;
    GBytes *bytes = font_face_subset(face, use->characters, &is_cff, error);
    if (bytes == NULL)
        return NULL;
    EpubFont *font = g_new0(EpubFont, 1);
    g_autofree char *stem = text_ascii_name(face->family, 40);
    font->name = g_strdup_printf("%s-%d%s.%s", stem, face->weight,
                                 face->is_italic ? "i" : "", is_cff ? "otf" : "ttf");
    font->type = g_strdup(is_cff ? "font/otf" : "font/ttf");
    font->face = face;
    font->bytes = bytes;
    return font;
}

static bool
may_embed(const FontFace *face, Diag *diag)
{
    g_autofree char *licence = NULL;
    g_autofree char *copyright = NULL;
    bool may = font_face_licence(face, &licence, &copyright);
    if (!may)
        diag_add(diag, DIAG_WARNING, DIAG_NOWHERE, "font-licence",
                 "the font %s forbids embedding; readers will take a font of their own",
                 face->family);
    return may;
}

static int
by_family(gconstpointer a, gconstpointer b)
{
    const FontFace *x = (*(const Use *const *) a)->face;
    const FontFace *y = (*(const Use *const *) b)->face;
    int order = strcmp(x->family, y->family);
    if (order == 0)
        order = x->weight - y->weight;
    return order != 0 ? order : (int) x->is_italic - (int) y->is_italic;
}

static int
by_code(gconstpointer a, gconstpointer b)
{
    guint x = GPOINTER_TO_UINT(*(const gpointer *) a);
    guint y = GPOINTER_TO_UINT(*(const gpointer *) b);
    return x < y ? -1 : x > y;
}

static void
tell_uncovered(const EpubFonts *self, Diag *diag)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new();
    GHashTableIter iter;
    gpointer c;
    g_hash_table_iter_init(&iter, self->uncovered);
    while (g_hash_table_iter_next(&iter, &c, NULL))
        g_ptr_array_add(codes, c);
    g_ptr_array_sort(codes, by_code);
    for (guint i = 0; i < codes->len; i++) {
        const DiagPlace *place = g_hash_table_lookup(self->uncovered, codes->pdata[i]);
        char shown[7] = {0};
        g_unichar_to_utf8(GPOINTER_TO_UINT(codes->pdata[i]), shown);
        diag_add(
            diag, DIAG_WARNING, *place, "glyph-not-embedded",
            "no font of the style has '%s' (U+%04X); the EPUB leaves it to the fonts "
            "of its reader; name a font that has it in the style's font-family",
            shown, GPOINTER_TO_UINT(codes->pdata[i]));
    }
}

GPtrArray *
epub_fonts_cut(EpubFonts *self, Diag *diag, GError **error)
{
    g_autoptr(GPtrArray) uses = g_ptr_array_new();
    GHashTableIter iter;
    gpointer use;
    g_hash_table_iter_init(&iter, self->uses);
    while (g_hash_table_iter_next(&iter, NULL, &use))
        g_ptr_array_add(uses, use);
    g_ptr_array_sort(uses, by_family);
    tell_uncovered(self, diag);
    g_autoptr(GPtrArray) fonts = g_ptr_array_new_with_free_func(font_free);
    for (guint i = 0; i < uses->len; i++) {
        use = g_ptr_array_index(uses, i);
        if (!may_embed(((Use *) use)->face, diag))
            continue;
        EpubFont *font = cut(use, error);
        if (font == NULL)
            return NULL;
        g_ptr_array_add(fonts, font);
    }
    return g_steal_pointer(&fonts);
}

/* "NanumMyeongjo, OFL-1.1, Copyright ..." with nothing in it that ends a comment, and no "--". */
static void
append_licence(GString *out, const FontFace *face)
{
    g_autofree char *licence = NULL;
    g_autofree char *copyright = NULL;
    font_face_licence(face, &licence, &copyright);
    g_autoptr(GString) line = g_string_new(face->family);
    const char *const facts[] = {licence, copyright};
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
        if (facts[i] != NULL)
            g_string_append_printf(line, ", %s", facts[i]);
    g_autofree char *plain = text_collapse(line->str);
    g_autoptr(GString) safe = g_string_new(plain);
    g_string_replace(safe, "*/", "* /", 0);
    g_string_replace(safe, "--", "- -", 0);
    g_string_append_printf(out, "/* %s */\n", safe->str);
}

char *
epub_fonts_rules(const GPtrArray *fonts)
{
    GString *out = g_string_new(NULL);
    const char *family = NULL;
    for (guint i = 0; i < fonts->len; i++) {
        const EpubFont *font = g_ptr_array_index(fonts, i);
        if (g_strcmp0(family, font->face->family) != 0)
            append_licence(out, font->face);
        family = font->face->family;
        g_string_append_printf(
            out,
            "@font-face {\n  font-family: \"%s\";\n  font-weight: %d;\n"
            "  font-style: %s;\n  src: url(fonts/%s);\n}\n",
            family, font->face->weight, font->face->is_italic ? "italic" : "normal",
            font->name);
    }
    return g_string_free(out, FALSE);
}
