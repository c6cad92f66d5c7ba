/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/classify.h"

#include <string.h>

#include "base/text.h"
#include "text/token.h"

#define LEAST_SYLLABLES 2 /* on either side of a split eojeol */
#define LEAST_LETTERS 3   /* on either side of any other word that must be split */

typedef struct {
    TextShapes *shapes;
    const TextContent *content;
    const char *text;
    bool is_korean;
    guint8 *allowed; /* UAX #14's answers; NULL until wanted */
    guint next_piece;
} Classifier;

static TextClass
class_of_ascii(char c)
{
    if (g_ascii_isalpha(c))
        return TEXT_CLASS_LETTER;
    if (g_ascii_isdigit(c))
        return TEXT_CLASS_DIGIT;
    switch (c) {
    case ' ':
        return TEXT_CLASS_SPACE;
    case '\t':
        return TEXT_CLASS_TAB;
    case '(':
    case '[':
    case '{':
        return TEXT_CLASS_OPEN;
    case ')':
    case ']':
    case '}':
        return TEXT_CLASS_CLOSE;
    case '.':
    case ',':
        return TEXT_CLASS_STOP;
    case '?':
    case '!':
    case ':':
    case ';':
        return TEXT_CLASS_EXCLAIM;
    case '/':
        return TEXT_CLASS_SLASH;
    case '-':
        return TEXT_CLASS_HYPHEN;
    case '~':
        return TEXT_CLASS_DASH;
    case '%':
        return TEXT_CLASS_POSTFIX;
    default:
        return TEXT_CLASS_OTHER;
    }
}

/* By character, each class a string. */
static TextClass
class_of_sign(gunichar c)
{
    static const struct {
        const char *signs;
        TextClass class;
    } table[] = {
        {"‘“「『《〈（〔［｛【〖〘〚«‹｢", TEXT_CLASS_OPEN},
        {"’”」』》〉）〕］｝】〗〙〛»›｣〃ーゝゞヽヾ々", TEXT_CLASS_CLOSE},
        {"。、．，", TEXT_CLASS_WIDE_STOP},
        {"｡､", TEXT_CLASS_STOP},
        {"？！：；‼⁇⁈⁉", TEXT_CLASS_EXCLAIM},
        {"·・ㆍ‧･", TEXT_CLASS_MIDDLE},
        {"…‥⋯", TEXT_CLASS_ELLIPSIS},
        {"／", TEXT_CLASS_SLASH},
        {"—―–〜～∼", TEXT_CLASS_DASH},
        {"‐‑−", TEXT_CLASS_HYPHEN},
        {"％℃℉‰°′″", TEXT_CLASS_POSTFIX},
    };
    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (g_utf8_strchr(table[i].signs, -1, c) != NULL)
            return table[i].class;
    return TEXT_CLASS_OTHER;
}

TextClass
text_class_of(gunichar c)
{
    if (c < 0x80)
        return class_of_ascii((char) c);
    if (c >= 0xAC00 && c <= 0xD7A3)
        return TEXT_CLASS_HANGUL;
    TextClass sign = class_of_sign(c);
    if (sign != TEXT_CLASS_OTHER)
        return sign;
    if (text_is_hangul(c))
        return TEXT_CLASS_HANGUL;
    if (text_is_han(c))
        return TEXT_CLASS_HAN;
    if (text_is_kana(c))
        return TEXT_CLASS_KANA;
    if (g_unichar_isspace(c))
        return TEXT_CLASS_SPACE;
    if (g_unichar_isdigit(c))
        return TEXT_CLASS_DIGIT;
    return g_unichar_isalpha(c) ? TEXT_CLASS_LETTER : TEXT_CLASS_OTHER;
}

bool
text_class_may_not_begin(TextClass class)
{
    return class >= TEXT_CLASS_CLOSE && class <= TEXT_CLASS_DASH &&
           class != TEXT_CLASS_SLASH && class != TEXT_CLASS_ELLIPSIS;
}

static TextCluster *
cluster_at(const Classifier *self, guint i)
{
    return &g_array_index(self->shapes->clusters, TextCluster, i);
}

static guint
count_clusters(const Classifier *self)
{
    return self->shapes->clusters->len - 1;
}

bool
text_class_is_syllabic(TextClass class)
{
    return class == TEXT_CLASS_HANGUL || class == TEXT_CLASS_HAN ||
           class == TEXT_CLASS_KANA;
}

static bool
is_blank(TextClass class)
{
    return class == TEXT_CLASS_SPACE || class == TEXT_CLASS_TAB ||
           class == TEXT_CLASS_BREAK;
}

/* Straight quotes open after a space and close before one, else by turns; an apostrophe
 * between letters is a letter. */
static TextClass
class_of_quote(const Classifier *self, guint i, char quote, bool *is_open)
{
    TextClass before = i == 0 ? TEXT_CLASS_BREAK : cluster_at(self, i - 1)->class;
    TextClass after =
        i + 1 >= count_clusters(self)
            ? TEXT_CLASS_BREAK
            : text_class_of(text_character(self->text + cluster_at(self, i + 1)->start));
    if (quote == '\'' && before == TEXT_CLASS_LETTER && after == TEXT_CLASS_LETTER)
        return TEXT_CLASS_LETTER;
    if (is_blank(before) || before == TEXT_CLASS_OPEN)
        *is_open = !is_blank(after);
    else if (is_blank(after))
        *is_open = false;
    else
        *is_open = !*is_open;
    return *is_open ? TEXT_CLASS_OPEN : TEXT_CLASS_CLOSE;
}

/* A formula is to the text about it what a Latin word is: particles stick to it. */
static bool
is_formula(const TextPiece *piece)
{
    return piece->kind == TEXT_PIECE_OBJECT && piece->payload != NULL &&
           piece->node != NULL && piece->node->kind == DOC_MATH;
}

static TextClass
class_of_piece(const TextPiece *piece)
{
    if (is_formula(piece))
        return TEXT_CLASS_LETTER;
    return piece->kind == TEXT_PIECE_OBJECT   ? TEXT_CLASS_OBJECT
           : piece->kind == TEXT_PIECE_LEADER ? TEXT_CLASS_LEADER
                                              : TEXT_CLASS_BREAK;
}

static const TextPiece *
piece_at(Classifier *self, guint32 offset)
{
    const GArray *pieces = self->content->pieces;
    while (g_array_index(pieces, TextPiece, self->next_piece).end <= offset)
        self->next_piece++;
    return &g_array_index(pieces, TextPiece, self->next_piece);
}

/* A point in what runs from right to left does not stand at the right edge: it is set as a
 * question mark is, which never hangs. */
static void
keep_backward_stops(Classifier *self)
{
    for (guint i = 0; self->content->levels != NULL && i < count_clusters(self); i++) {
        TextCluster *cluster = cluster_at(self, i);
        bool is_stop =
            cluster->class == TEXT_CLASS_STOP || cluster->class == TEXT_CLASS_WIDE_STOP;
        if (is_stop && self->content->levels[cluster->start] % 2)
            cluster->class = TEXT_CLASS_EXCLAIM;
    }
}

static void
find_classes(Classifier *self)
{
    bool is_double_open = false, is_single_open = false;
    for (guint i = 0; i < count_clusters(self); i++) {
        TextCluster *cluster = cluster_at(self, i);
        const TextPiece *piece = piece_at(self, cluster->start);
        char c = self->text[cluster->start];
        if (piece->kind != TEXT_PIECE_CHARACTERS)
            cluster->class = (guint8) class_of_piece(piece);
        else if (c == '"')
            cluster->class = (guint8) class_of_quote(self, i, c, &is_double_open);
        else if (c == '\'')
            cluster->class = (guint8) class_of_quote(self, i, c, &is_single_open);
        else
            cluster->class =
                (guint8) text_class_of(text_character(self->text + cluster->start));
    }
    cluster_at(self, count_clusters(self))->class = TEXT_CLASS_BREAK;
    keep_backward_stops(self);
}

/* Asks UAX #14, and for Thai its dictionary, once for the whole text: a byte for each of its
 * bytes, 1 where a line may end before it. */
static void
ask_unicode(Classifier *self)
{
    const GString *text = self->content->text;
    int length = (int) g_utf8_strlen(text->str, (gssize) text->len) + 1;
    g_autofree PangoLogAttr *attributes = g_new0(PangoLogAttr, length);
    pango_get_log_attrs(text->str, (int) text->len, -1, pango_language_from_string("und"),
                        attributes, length);
    self->allowed = g_malloc0(text->len + 1);
    const char *p = text->str;
    for (int i = 0; i < length; i++, p = g_utf8_next_char(p)) {
        self->allowed[p - text->str] = attributes[i].is_line_break != 0;
        if (p >= text->str + text->len)
            break;
    }
}

/* UAX #14's word on the place before cluster `i`, where Korean rules have none. */
static bool
unicode_allows(Classifier *self, guint i)
{
    if (self->allowed == NULL)
        ask_unicode(self);
    return self->allowed[cluster_at(self, i)->start] != 0;
}

static TextClass
class_at(const Classifier *self, guint i)
{
    return cluster_at(self, i)->class;
}

static gunichar
character_at(const Classifier *self, guint i)
{
    return text_character(self->text + cluster_at(self, i)->start);
}

/* After a space. A hyphen may begin a line only as the sign before an option or number. */
static TextBreak
break_after_space(const Classifier *self, guint i)
{
    TextClass class = class_at(self, i);
    guint last = i - 1;
    while (last > 0 && is_blank(class_at(self, last)))
        last--;
    TextClass before = class_at(self, last);
    if (is_blank(before) || before == TEXT_CLASS_OPEN)
        return TEXT_BREAK_SACRED;
    bool is_sign = class == TEXT_CLASS_HYPHEN && i + 1 < count_clusters(self) &&
                   !is_blank(class_at(self, i + 1));
    if (text_class_may_not_begin(class) && !is_sign)
        return TEXT_BREAK_SACRED;
    if (class == TEXT_CLASS_POSTFIX && before == TEXT_CLASS_DIGIT)
        return TEXT_BREAK_NEVER;
    return text_break_at_space(self->text, cluster_at(self, last + 1)->start,
                               cluster_at(self, i)->start);
}

/* True for the dot between two Latin words: a long row of them may end a line there as a
 * long name may at its humps. */
static bool
is_dot_in_row(const Classifier *self, guint i)
{
    if (class_at(self, i - 1) != TEXT_CLASS_MIDDLE || i < 4 ||
        i + 2 >= count_clusters(self))
        return false;
    for (guint k = 0; k < LEAST_LETTERS; k++)
        if (class_at(self, i - 2 - k) != TEXT_CLASS_LETTER ||
            class_at(self, i + k) != TEXT_CLASS_LETTER)
            return false;
    return true;
}

/* After a middle dot, slash or em dash, unless it joins Latin words or numbers. */
static TextBreak
break_after_mark(const Classifier *self, guint i)
{
    TextClass mark = class_at(self, i - 1), after = class_at(self, i);
    gunichar c = character_at(self, i - 1);
    if (is_dot_in_row(self, i))
        return TEXT_BREAK_HUMP;
    if (i < 2 || after == mark ||
        (mark == TEXT_CLASS_DASH && !(c >= 0x2013 && c <= 0x2015)))
        return TEXT_BREAK_NEVER;
    guint last = i - 2;
    while (last > 0 && mark == TEXT_CLASS_DASH && class_at(self, last) == mark)
        last--;
    TextClass before = class_at(self, last);
    bool is_korean_before = text_class_is_syllabic(before) || before == TEXT_CLASS_CLOSE;
    bool is_korean_after = text_class_is_syllabic(after) || after == TEXT_CLASS_OPEN;
    if (is_blank(before) || before == mark || !(is_korean_before || is_korean_after))
        return TEXT_BREAK_NEVER;
    return TEXT_BREAK_MARK;
}

/* Before a parenthesis after a word, when both are longer than one character. A Latin word
 * and what stands in parentheses after it are a call unless that is Korean: a long one may
 * be split there, as a long name at its humps (text/token.h). */
static TextBreak
break_before_parenthesis(const Classifier *self, guint i)
{
    gunichar c = character_at(self, i);
    if ((c != '(' && c != 0xFF08) || i < 2 || i + 2 >= count_clusters(self))
        return TEXT_BREAK_NEVER;
    bool is_korean = text_class_is_syllabic(class_at(self, i - 1)) &&
                     text_class_is_syllabic(class_at(self, i - 2));
    bool is_latin = class_at(self, i - 1) == TEXT_CLASS_LETTER &&
                    class_at(self, i - 2) == TEXT_CLASS_LETTER &&
                    text_class_is_syllabic(class_at(self, i + 1));
    bool is_call = !is_latin && class_at(self, i - 1) == TEXT_CLASS_LETTER &&
                   class_at(self, i - 2) == TEXT_CLASS_LETTER;
    TextClass second = class_at(self, i + 2);
    bool is_long = class_at(self, i + 1) != TEXT_CLASS_CLOSE &&
                   second != TEXT_CLASS_CLOSE && !is_blank(second);
    if ((is_korean || is_latin) && is_long)
        return TEXT_BREAK_MARK;
    return is_call && is_long ? TEXT_BREAK_HUMP : TEXT_BREAK_NEVER;
}

/* Where a word in camel case has a hump, not near its ends. */
static bool
is_hump(const Classifier *self, guint i)
{
    return i >= 3 && i + 2 < count_clusters(self) &&
           g_unichar_islower(character_at(self, i - 1)) &&
           g_unichar_isupper(character_at(self, i)) &&
           class_at(self, i - 2) == TEXT_CLASS_LETTER &&
           class_at(self, i - 3) == TEXT_CLASS_LETTER &&
           class_at(self, i + 1) == TEXT_CLASS_LETTER &&
           class_at(self, i + 2) == TEXT_CLASS_LETTER;
}

/* Scripts of South East Asia that have no spaces between words (class SA of UAX #14). */
static bool
is_unspaced(gunichar c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x1950 && c <= 0x19FF) ||
           (c >= 0x1A20 && c <= 0x1AAF) || (c >= 0xAA60 && c <= 0xAADF);
}

/* Between two letters of one word, or of a text that does not show its words. */
static TextBreak
break_between_letters(Classifier *self, guint i)
{
    if (is_unspaced(character_at(self, i)) && is_unspaced(character_at(self, i - 1)))
        return unicode_allows(self, i) ? TEXT_BREAK_FREE : TEXT_BREAK_NEVER;
    return is_hump(self, i) ? TEXT_BREAK_HUMP : TEXT_BREAK_NEVER;
}

/* Scripts that Korean rules say nothing of. */
static TextBreak
break_elsewhere(Classifier *self, guint i)
{
    TextClass before = class_at(self, i - 1), after = class_at(self, i);
    if (after == TEXT_CLASS_HANGUL || after == TEXT_CLASS_HYPHEN) /* a particle; R4 */
        return TEXT_BREAK_SACRED;
    if (before == TEXT_CLASS_HANGUL)
        return TEXT_BREAK_NEVER;
    if (before == TEXT_CLASS_DIGIT && after == TEXT_CLASS_DIGIT)
        return TEXT_BREAK_SACRED; /* two numbers would be read */
    if (before == TEXT_CLASS_LETTER && after == TEXT_CLASS_LETTER)
        return break_between_letters(self, i);
    if (before == TEXT_CLASS_OBJECT && after == TEXT_CLASS_OBJECT)
        return TEXT_BREAK_FREE;
    if ((text_class_is_syllabic(before) || text_class_is_syllabic(after)) &&
        !self->is_korean)
        return unicode_allows(self, i) ? TEXT_BREAK_FREE : TEXT_BREAK_NEVER;
    bool are_signs = before == TEXT_CLASS_OTHER && after == TEXT_CLASS_OTHER &&
                     character_at(self, i) >= 0x80;
    return are_signs && unicode_allows(self, i) ? TEXT_BREAK_POOR : TEXT_BREAK_NEVER;
}

static TextBreak
break_between(Classifier *self, guint i)
{
    TextClass before = class_at(self, i - 1), after = class_at(self, i);
    if (before == TEXT_CLASS_BREAK)
        return TEXT_BREAK_FORCED;
    if (is_blank(after))
        return TEXT_BREAK_SACRED;
    if (after == TEXT_CLASS_LEADER)
        return TEXT_BREAK_SPACE;
    if (before == TEXT_CLASS_LEADER)
        return TEXT_BREAK_SACRED;
    if (is_blank(before))
        return break_after_space(self, i);
    if (text_class_may_not_begin(after) || before == TEXT_CLASS_OPEN)
        return TEXT_BREAK_SACRED;
    if (before == TEXT_CLASS_MIDDLE || before == TEXT_CLASS_SLASH ||
        before == TEXT_CLASS_DASH)
        return break_after_mark(self, i);
    if (after == TEXT_CLASS_OPEN && self->is_korean)
        return break_before_parenthesis(self, i);
    return break_elsewhere(self, i);
}

/* The places inside the run of syllables [start, end). */
static void
break_syllables(Classifier *self, guint start, guint end)
{
    bool has_hangul = self->is_korean, has_kana = false;
    for (guint i = start; i < end; i++) {
        has_hangul = has_hangul || class_at(self, i) == TEXT_CLASS_HANGUL;
        has_kana = has_kana || class_at(self, i) == TEXT_CLASS_KANA;
    }
    for (guint i = start + 1; i < end; i++) {
        bool is_good = i - start >= LEAST_SYLLABLES && end - i >= LEAST_SYLLABLES;
        TextBreak found = !has_hangul ? TEXT_BREAK_FREE
                          : is_good   ? TEXT_BREAK_SYLLABLE
                                      : TEXT_BREAK_POOR;
        if ((has_kana || !has_hangul) && !unicode_allows(self, i))
            found = TEXT_BREAK_SACRED;
        cluster_at(self, i)->break_before = (guint8) found;
    }
}

/* The places near the ends of the word of letters [start, end). */
static void
spare_ends(Classifier *self, guint start, guint end)
{
    for (guint i = start + 1; i < end; i++) {
        TextCluster *cluster = cluster_at(self, i);
        if ((i - start < LEAST_LETTERS || end - i < LEAST_LETTERS) &&
            cluster->break_before == TEXT_BREAK_NEVER)
            cluster->break_before = TEXT_BREAK_SACRED;
    }
}

static void
find_breaks(Classifier *self)
{
    guint length = count_clusters(self);
    for (guint i = 1; i < length; i++)
        cluster_at(self, i)->break_before = (guint8) break_between(self, i);
    for (guint i = 0; i < length;) {
        guint start = i;
        while (i < length && text_class_is_syllabic(class_at(self, i)))
            i++;
        if (i > start)
            break_syllables(self, start, i);
        start = i;
        while (i < length && class_at(self, i) == TEXT_CLASS_LETTER)
            i++;
        spare_ends(self, start, i);
        if (i < length && !text_class_is_syllabic(class_at(self, i)))
            i++;
    }
    if (length > 0 && class_at(self, length - 1) == TEXT_CLASS_BREAK)
        cluster_at(self, length)->break_before = TEXT_BREAK_FORCED;
}

/* What stands above or below the line, and what a ruby text stands over, is not split
 * from its base. */
static void
tie_pieces(Classifier *self)
{
    const GArray *pieces = self->content->pieces;
    guint i = 0;
    for (guint k = 1; k < pieces->len; k++) {
        const TextPiece *before = &g_array_index(pieces, TextPiece, k - 1);
        const TextPiece *piece = before + 1;
        bool is_tied = piece->rise != before->rise;
        while (i < count_clusters(self) && cluster_at(self, i)->start < piece->start)
            i++;
        if (is_tied && !is_blank(class_at(self, i)) &&
            (i == 0 || !is_blank(class_at(self, i - 1))))
            cluster_at(self, i)->break_before = TEXT_BREAK_SACRED;
    }
}

static void
obey_marks(Classifier *self)
{
    guint i = 0;
    for (guint k = 0; k < self->content->marks->len; k++) {
        const TextMark *mark = &g_array_index(self->content->marks, TextMark, k);
        while (i < count_clusters(self) && cluster_at(self, i)->start < mark->offset)
            i++;
        TextCluster *cluster = cluster_at(self, i);
        if (cluster->start != mark->offset || i == count_clusters(self))
            continue;
        bool is_bond =
            mark->kind == TEXT_MARK_JOIN || mark->kind == TEXT_MARK_NO_BREAK_SPACE;
        if (is_bond)
            cluster->break_before = TEXT_BREAK_SACRED;
        else if (!is_blank(cluster->class) && i > 0)
            cluster->break_before =
                mark->kind == TEXT_MARK_BREAK ? TEXT_BREAK_FREE : TEXT_BREAK_HYPHEN;
        if (mark->kind == TEXT_MARK_NO_BREAK_SPACE)
            cluster[1].break_before = TEXT_BREAK_SACRED;
    }
}

void
text_classify(TextShapes *shapes, const TextContent *content, const char *language)
{
    Classifier self = {.shapes = shapes,
                       .content = content,
                       .text = content->text->str,
                       .is_korean = g_str_has_prefix(language, "ko")};
    if (content->text->len == 0)
        return;
    find_classes(&self);
    find_breaks(&self);
    text_break_tokens(shapes, self.text);
    tie_pieces(&self);
    obey_marks(&self);
    g_free(self.allowed);
}
