/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/property.h"

#include <stdlib.h>
#include <string.h>

#include "style/compute.h"

#define END                                                                              \
    {                                                                                    \
        NULL, 0                                                                          \
    }

/* clang-format off */
static const StyleKeyword word_breaks[] = {
    {"auto", -1}, {"eojeol", STYLE_BREAK_EOJEOL}, {"syllable", STYLE_BREAK_SYLLABLE},
    {"keep-all", STYLE_BREAK_KEEP_ALL}, {"normal", STYLE_BREAK_SYLLABLE},
    {"break-all", STYLE_BREAK_SYLLABLE}, END};
static const StyleKeyword normal_auto[] = {{"normal", STYLE_AUTO}, END};
static const StyleKeyword normal_zero[] = {{"normal", 0}, END};
static const StyleKeyword autos[] = {{"auto", STYLE_AUTO}, END};
static const StyleKeyword nones[] = {{"none", STYLE_AUTO}, END};
static const StyleKeyword none_zero[] = {{"none", 0}, END};
static const StyleKeyword auto_zero[] = {{"auto", 0}, END};
static const StyleKeyword border_styles[] = {
    {"none", STYLE_LINE_NONE}, {"hidden", STYLE_LINE_NONE}, {"solid", STYLE_LINE_SOLID},
    {"dashed", STYLE_LINE_DASHED}, {"dotted", STYLE_LINE_DOTTED},
    {"double", STYLE_LINE_DOUBLE}, END};
static const StyleKeyword border_widths[] = {
    {"thin", STYLE_BORDER_THIN}, {"medium", STYLE_BORDER_MEDIUM},
    {"thick", STYLE_BORDER_THICK}, END};
static const StyleKeyword collapses[] = {{"collapse", true}, {"separate", false}, END};
static const StyleKeyword decoration_breaks[] = {{"clone", true}, {"slice", false}, END};
static const StyleKeyword breaks[] = {
    {"auto", STYLE_FRAGMENT_AUTO}, {"avoid", STYLE_FRAGMENT_AVOID},
    {"avoid-page", STYLE_FRAGMENT_AVOID}, {"page", STYLE_FRAGMENT_PAGE},
    {"always", STYLE_FRAGMENT_PAGE}, {"recto", STYLE_FRAGMENT_RECTO},
    {"right", STYLE_FRAGMENT_RECTO}, {"verso", STYLE_FRAGMENT_VERSO},
    {"left", STYLE_FRAGMENT_VERSO}, END};
static const StyleKeyword inside_breaks[] = {
    {"auto", STYLE_FRAGMENT_AUTO}, {"avoid", STYLE_FRAGMENT_AVOID},
    {"avoid-page", STYLE_FRAGMENT_AVOID}, END};
static const StyleKeyword caption_sides[] = {{"top", false}, {"bottom", true}, END};
static const StyleKeyword displays[] = {
    {"inline", STYLE_DISPLAY_INLINE}, {"block", STYLE_DISPLAY_BLOCK},
    {"list-item", STYLE_DISPLAY_LIST_ITEM}, {"table", STYLE_DISPLAY_TABLE},
    {"none", STYLE_DISPLAY_NONE}, END};
static const StyleKeyword floats[] = {{"none", false}, {"footnote", true}, END};
static const StyleKeyword font_styles[] = {
    {"normal", false}, {"italic", true}, {"oblique", true}, END};
static const StyleKeyword weights[] = {
    {"normal", 400}, {"bold", 700}, {"bolder", STYLE_WEIGHT_BOLDER},
    {"lighter", STYLE_WEIGHT_LIGHTER}, END};
/* In per mille of the initial size, CSS Fonts 4 §2.5. */
static const StyleKeyword font_sizes[] = {
    {"xx-small", 562}, {"x-small", 625}, {"small", 812}, {"medium", 1000},
    {"large", 1125}, {"x-large", 1500}, {"xx-large", 2000}, {"xxx-large", 3000},
    {"larger", STYLE_FONT_LARGER}, {"smaller", STYLE_FONT_SMALLER}, END};
static const StyleKeyword hangs[] = {
    {"none", 0}, {"first", 1}, {"last", 1}, {"force-end", 1}, {"allow-end", 1}, END};
static const StyleKeyword hyphens[] = {
    {"none", false}, {"manual", false}, {"auto", true}, END};
static const StyleKeyword line_snaps[] = {
    {"none", false}, {"baseline", true}, {"contain", true}, END};
static const StyleKeyword list_positions[] = {{"outside", false}, {"inside", true}, END};
static const StyleKeyword list_types[] = {
    {"none", STYLE_LIST_NONE}, {"disc", STYLE_LIST_DISC}, {"circle", STYLE_LIST_CIRCLE},
    {"square", STYLE_LIST_SQUARE}, {"decimal", STYLE_LIST_DECIMAL},
    {"decimal-leading-zero", STYLE_LIST_DECIMAL_ZERO},
    {"lower-roman", STYLE_LIST_LOWER_ROMAN}, {"upper-roman", STYLE_LIST_UPPER_ROMAN},
    {"lower-alpha", STYLE_LIST_LOWER_ALPHA}, {"upper-alpha", STYLE_LIST_UPPER_ALPHA},
    {"lower-latin", STYLE_LIST_LOWER_ALPHA}, {"upper-latin", STYLE_LIST_UPPER_ALPHA},
    {"lower-greek", STYLE_LIST_LOWER_GREEK}, {"hangul", STYLE_LIST_HANGUL},
    {"hangul-consonant", STYLE_LIST_HANGUL_CONSONANT},
    {"korean-hangul-formal", STYLE_LIST_HANGUL_FORMAL},
    {"cjk-decimal", STYLE_LIST_CJK_DECIMAL},
    {"circled-decimal", STYLE_LIST_CIRCLED_DECIMAL}, END};
static const StyleKeyword marks[] = {{"none", 0}, {"crop", 1}, {"cross", 2}, END};
static const StyleKeyword overflow_wraps[] = {
    {"normal", false}, {"break-word", true}, {"anywhere", true}, END};
static const StyleKeyword ruby_positions[] = {
    {"over", false}, {"under", true}, {"alternate", false}, END};
static const StyleKeyword aligns[] = {
    {"start", STYLE_ALIGN_START}, {"left", STYLE_ALIGN_START}, {"end", STYLE_ALIGN_END},
    {"right", STYLE_ALIGN_END}, {"center", STYLE_ALIGN_CENTRE},
    {"justify", STYLE_ALIGN_JUSTIFY}, END};
static const StyleKeyword aligns_last[] = {
    {"auto", -1}, {"start", STYLE_ALIGN_START}, {"left", STYLE_ALIGN_START},
    {"end", STYLE_ALIGN_END}, {"right", STYLE_ALIGN_END}, {"center", STYLE_ALIGN_CENTRE},
    {"justify", STYLE_ALIGN_JUSTIFY}, END};
static const StyleKeyword decorations[] = {
    {"none", 0}, {"underline", STYLE_DECORATION_UNDER}, {"overline", STYLE_DECORATION_OVER},
    {"line-through", STYLE_DECORATION_STRIKE}, END};
static const StyleKeyword transforms[] = {
    {"none", 0}, {"uppercase", 'u'}, {"lowercase", 'l'}, {"capitalize", 'c'}, END};
static const StyleKeyword wraps[] = {
    {"wrap", false}, {"balance", true}, {"pretty", false}, {"stable", false}, END};
static const StyleKeyword verticals[] = {
    {"baseline", STYLE_VERTICAL_BASELINE}, {"super", STYLE_VERTICAL_SUPER},
    {"sub", STYLE_VERTICAL_SUB}, {"top", STYLE_VERTICAL_TOP},
    {"text-top", STYLE_VERTICAL_TOP}, {"middle", STYLE_VERTICAL_MIDDLE},
    {"bottom", STYLE_VERTICAL_BOTTOM}, {"text-bottom", STYLE_VERTICAL_BOTTOM}, END};
static const StyleKeyword white_spaces[] = {
    {"normal", STYLE_SPACE_NORMAL}, {"nowrap", STYLE_SPACE_NOWRAP},
    {"pre", STYLE_SPACE_PRE}, {"pre-wrap", STYLE_SPACE_PRE_WRAP},
    {"break-spaces", STYLE_SPACE_PRE_WRAP}, {"pre-line", STYLE_SPACE_PRE_LINE}, END};

#define FIELD(member) offsetof(StyleComputed, member), sizeof(((StyleComputed *) 0)->member)
#define OWN(member) FIELD(style.member)
#define BARE 0, 0

/* In the order of the enumeration, which is that of the names. */
static const StyleProperty properties[PROPERTY_COUNT] = {
    {"-ebook-autospace", true, GRAMMAR_LENGTH_POSITIVE, none_zero, BARE},
    {"-ebook-letter-space", true, GRAMMAR_LENGTHS, normal_zero, BARE},
    {"-ebook-turnover", true, GRAMMAR_LENGTH_POSITIVE, none_zero, OWN(turnover)},
    {"-ebook-word-break", true, GRAMMAR_WORD, word_breaks, FIELD(word_break)},
    {"-ebook-word-space", true, GRAMMAR_LENGTHS, normal_auto, BARE},
    {"background-color", false, GRAMMAR_COLOUR, NULL, OWN(background)},
    {"bleed", false, GRAMMAR_LENGTH_POSITIVE, auto_zero, FIELD(bleed)},
    {"border-bottom-color", false, GRAMMAR_COLOUR, NULL, BARE},
    {"border-bottom-style", false, GRAMMAR_WORD, border_styles,
     OWN(border[STYLE_BOTTOM].kind)},
    {"border-bottom-width", false, GRAMMAR_LENGTH_POSITIVE, border_widths,
     OWN(border[STYLE_BOTTOM].width)},
    {"border-clip", false, GRAMMAR_LENGTH_POSITIVE, normal_auto, OWN(border_clip)},
    {"border-collapse", true, GRAMMAR_WORD, collapses, OWN(collapses_borders)},
    {"border-left-color", false, GRAMMAR_COLOUR, NULL, BARE},
    {"border-left-style", false, GRAMMAR_WORD, border_styles, OWN(border[STYLE_LEFT].kind)},
    {"border-left-width", false, GRAMMAR_LENGTH_POSITIVE, border_widths,
     OWN(border[STYLE_LEFT].width)},
    {"border-right-color", false, GRAMMAR_COLOUR, NULL, BARE},
    {"border-right-style", false, GRAMMAR_WORD, border_styles,
     OWN(border[STYLE_RIGHT].kind)},
    {"border-right-width", false, GRAMMAR_LENGTH_POSITIVE, border_widths,
     OWN(border[STYLE_RIGHT].width)},
    {"border-spacing", true, GRAMMAR_LENGTHS, NULL, BARE},
    {"border-top-color", false, GRAMMAR_COLOUR, NULL, BARE},
    {"border-top-style", false, GRAMMAR_WORD, border_styles, OWN(border[STYLE_TOP].kind)},
    {"border-top-width", false, GRAMMAR_LENGTH_POSITIVE, border_widths,
     OWN(border[STYLE_TOP].width)},
    {"box-decoration-break", false, GRAMMAR_WORD, decoration_breaks,
     OWN(clones_decoration)},
    {"break-after", false, GRAMMAR_WORD, breaks, OWN(break_after)},
    {"break-before", false, GRAMMAR_WORD, breaks, OWN(break_before)},
    {"break-inside", false, GRAMMAR_WORD, inside_breaks, OWN(break_inside)},
    {"caption-side", true, GRAMMAR_WORD, caption_sides, OWN(is_caption_below)},
    {"color", true, GRAMMAR_COLOUR, NULL, OWN(colour)},
    {"content", false, GRAMMAR_CONTENT, NULL, OWN(content)},
    {"counter-increment", false, GRAMMAR_COUNTERS, NULL, OWN(counter_increment)},
    {"counter-reset", false, GRAMMAR_COUNTERS, NULL, OWN(counter_reset)},
    {"counter-set", false, GRAMMAR_COUNTERS, NULL, OWN(counter_set)},
    {"display", false, GRAMMAR_WORD, displays, OWN(display)},
    {"float", false, GRAMMAR_WORD, floats, OWN(is_footnote)},
    {"font-family", true, GRAMMAR_FAMILIES, NULL, OWN(families)},
    {"font-feature-settings", true, GRAMMAR_FEATURES, NULL,
     FIELD(features[STYLE_FEATURES_SETTINGS])},
    {"font-kerning", true, GRAMMAR_FEATURE_WORDS, NULL,
     FIELD(features[STYLE_FEATURES_KERNING])},
    {"font-size", true, GRAMMAR_LENGTH_POSITIVE, font_sizes, OWN(font_size)},
    {"font-style", true, GRAMMAR_WORD, font_styles, OWN(is_italic)},
    {"font-variant-caps", true, GRAMMAR_FEATURE_WORDS, NULL,
     FIELD(features[STYLE_FEATURES_CAPS])},
    {"font-variant-ligatures", true, GRAMMAR_FEATURE_WORDS, NULL,
     FIELD(features[STYLE_FEATURES_LIGATURES])},
    {"font-variant-numeric", true, GRAMMAR_FEATURE_WORDS, NULL,
     FIELD(features[STYLE_FEATURES_NUMERIC])},
    {"font-weight", true, GRAMMAR_WEIGHT, weights, OWN(font_weight)},
    {"hanging-punctuation", true, GRAMMAR_WORDS, hangs, OWN(hangs_punctuation)},
    {"height", false, GRAMMAR_LENGTH_POSITIVE, autos, OWN(height)},
    {"hyphens", true, GRAMMAR_WORD, hyphens, OWN(may_hyphenate)},
    {"letter-spacing", true, GRAMMAR_LENGTH, normal_zero, OWN(letter_spacing)},
    {"line-height", true, GRAMMAR_LENGTH_OR_NUMBER, normal_auto, OWN(line_height)},
    {"line-snap", true, GRAMMAR_WORD, line_snaps, OWN(snaps_to_grid)},
    {"list-style-position", true, GRAMMAR_WORD, list_positions, OWN(is_marker_inside)},
    {"list-style-type", true, GRAMMAR_LIST_TYPE, list_types, BARE},
    {"margin-bottom", false, GRAMMAR_LENGTH, autos, OWN(margin[STYLE_BOTTOM])},
    {"margin-left", false, GRAMMAR_LENGTH, autos, OWN(margin[STYLE_LEFT])},
    {"margin-right", false, GRAMMAR_LENGTH, autos, OWN(margin[STYLE_RIGHT])},
    {"margin-top", false, GRAMMAR_LENGTH, autos, OWN(margin[STYLE_TOP])},
    {"marks", false, GRAMMAR_WORDS, marks, FIELD(marks)},
    {"max-height", false, GRAMMAR_LENGTH_POSITIVE, nones, OWN(max_height)},
    {"max-width", false, GRAMMAR_LENGTH_POSITIVE, nones, OWN(max_width)},
    {"min-height", false, GRAMMAR_LENGTH_POSITIVE, autos, OWN(min_height)},
    {"min-width", false, GRAMMAR_LENGTH_POSITIVE, autos, OWN(min_width)},
    {"orphans", true, GRAMMAR_INTEGER, NULL, OWN(orphans)},
    {"overflow-wrap", true, GRAMMAR_WORD, overflow_wraps, OWN(may_break_anywhere)},
    {"padding-bottom", false, GRAMMAR_LENGTH_POSITIVE, NULL, OWN(padding[STYLE_BOTTOM])},
    {"padding-left", false, GRAMMAR_LENGTH_POSITIVE, NULL, OWN(padding[STYLE_LEFT])},
    {"padding-right", false, GRAMMAR_LENGTH_POSITIVE, NULL, OWN(padding[STYLE_RIGHT])},
    {"padding-top", false, GRAMMAR_LENGTH_POSITIVE, NULL, OWN(padding[STYLE_TOP])},
    {"page", true, GRAMMAR_NAME, NULL, OWN(page)},
    {"quotes", true, GRAMMAR_QUOTES, NULL, OWN(quotes)},
    {"ruby-position", true, GRAMMAR_WORD, ruby_positions, OWN(is_ruby_below)},
    {"size", false, GRAMMAR_PAGE_SIZE, NULL, BARE},
    {"string-set", false, GRAMMAR_STRING_SET, NULL, OWN(string_set)},
    {"tab-size", true, GRAMMAR_INTEGER, NULL, OWN(tab_size)},
    {"text-align", true, GRAMMAR_WORD, aligns, OWN(align)},
    {"text-align-last", true, GRAMMAR_WORD, aligns_last, FIELD(align_last)},
    {"text-decoration-line", false, GRAMMAR_WORDS, decorations, BARE},
    {"text-indent", true, GRAMMAR_LENGTH, NULL, OWN(indent)},
    {"text-transform", true, GRAMMAR_WORD, transforms, OWN(transform)},
    {"text-wrap", true, GRAMMAR_WORD, wraps, OWN(is_balanced)},
    {"vertical-align", false, GRAMMAR_LENGTH, verticals, BARE},
    {"white-space", true, GRAMMAR_WORD, white_spaces, OWN(white_space)},
    {"widows", true, GRAMMAR_INTEGER, NULL, OWN(widows)},
    {"width", false, GRAMMAR_LENGTH_POSITIVE, autos, OWN(width)},
    {"word-spacing", true, GRAMMAR_LENGTH, normal_zero, OWN(word_spacing)},
};

/* Other names of a property: older ones, and logical ones, for books are read from left
 * to right and from top to bottom. By name. */
static const struct {
    const char *name;
    StylePropertyId id;
} aliases[] = {
    {"border-block-end-color", PROPERTY_BORDER_BOTTOM_COLOR},
    {"border-block-end-style", PROPERTY_BORDER_BOTTOM_STYLE},
    {"border-block-end-width", PROPERTY_BORDER_BOTTOM_WIDTH},
    {"border-block-start-color", PROPERTY_BORDER_TOP_COLOR},
    {"border-block-start-style", PROPERTY_BORDER_TOP_STYLE},
    {"border-block-start-width", PROPERTY_BORDER_TOP_WIDTH},
    {"border-inline-end-color", PROPERTY_BORDER_RIGHT_COLOR},
    {"border-inline-end-style", PROPERTY_BORDER_RIGHT_STYLE},
    {"border-inline-end-width", PROPERTY_BORDER_RIGHT_WIDTH},
    {"border-inline-start-color", PROPERTY_BORDER_LEFT_COLOR},
    {"border-inline-start-style", PROPERTY_BORDER_LEFT_STYLE},
    {"border-inline-start-width", PROPERTY_BORDER_LEFT_WIDTH},
    {"margin-block-end", PROPERTY_MARGIN_BOTTOM},
    {"margin-block-start", PROPERTY_MARGIN_TOP},
    {"margin-inline-end", PROPERTY_MARGIN_RIGHT},
    {"margin-inline-start", PROPERTY_MARGIN_LEFT},
    {"padding-block-end", PROPERTY_PADDING_BOTTOM},
    {"padding-block-start", PROPERTY_PADDING_TOP},
    {"padding-inline-end", PROPERTY_PADDING_RIGHT},
    {"padding-inline-start", PROPERTY_PADDING_LEFT},
    {"page-break-after", PROPERTY_BREAK_AFTER},
    {"page-break-before", PROPERTY_BREAK_BEFORE},
    {"page-break-inside", PROPERTY_BREAK_INSIDE},
    {"text-wrap-style", PROPERTY_TEXT_WRAP},
    {"word-break", PROPERTY_WORD_BREAK},
    {"word-wrap", PROPERTY_OVERFLOW_WRAP},
};
/* clang-format on */

const StyleProperty *
style_property(StylePropertyId id)
{
    return &properties[id];
}

static int
compare_property(const void *key, const void *member)
{
    return strcmp(key, ((const StyleProperty *) member)->name);
}

bool
style_property_find(const char *name, StylePropertyId *id)
{
    const StyleProperty *found =
        bsearch(name, properties, PROPERTY_COUNT, sizeof properties[0], compare_property);
    if (found != NULL) {
        *id = (StylePropertyId) (found - properties);
        return true;
    }
    for (guint i = 0; i < G_N_ELEMENTS(aliases); i++)
        if (strcmp(aliases[i].name, name) == 0) {
            *id = aliases[i].id;
            return true;
        }
    return false;
}

bool
style_property_keyword(const StyleProperty *self, const char *name, int *value)
{
    for (const StyleKeyword *word = self->keywords; word != NULL && word->name != NULL;
         word++)
        if (g_ascii_strcasecmp(word->name, name) == 0) {
            *value = word->value;
            return true;
        }
    return false;
}
