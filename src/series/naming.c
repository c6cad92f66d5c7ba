/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/naming.h"

#include <string.h>

#include "base/text.h"
#include "series/cut_title.h"
#include "series/folder_name.h"
#include "series/similar.h"
#include "series/slug_number.h"
#include "series/title_number.h"

enum {
    MIN_TITLE = 4,  /* bytes, folded: less is no title */
    MIN_STEM = 5,   /* bytes of a slug that may stand for a title */
    MAX_PIVOTS = 8, /* titles tried as the one that others are like */
    MAX_ID = 60,
    LATIN_END = 0x250, /* the first character behind the Latin letters */
    ALIKE = 40         /* percent: a list's label that may stand for the title */
};

/* ---- the title of the series ------------------------------------------------------------ */

typedef struct {
    const Roster *roster;
    const GArray *order;
    const PartNumbers *numbers;
} Parts;

static const Post *
post_at(const Parts *self, guint index)
{
    return roster_lookup(self->roster, g_array_index(self->order, guint, index))->post;
}

/* The mark in the title that says the part's number. */
static bool
own_mark(const Parts *self, guint index, NumberMark *mark)
{
    const Post *post = post_at(self, index);
    const Number *number = &g_array_index(self->numbers->numbers, Number, index);
    if (post == NULL)
        return false;
    g_autoptr(GArray) marks = number_marks_new();
    title_numbers_find(post->title, marks);
    for (guint i = 0; i < marks->len; i++) {
        NumberMark *each = &g_array_index(marks, NumberMark, i);
        if (number_mark_says(each, number)) {
            number_mark_clear(mark);
            *mark = *each;
            memset(each, 0, sizeof *each);
            return true;
        }
    }
    return false;
}

/* From the numbers in the titles, when most bear theirs behind the same words. */
static char *
title_by_numbers(SeriesName *self, const Parts *parts)
{
    guint posts = 0, alike = 0;
    g_autofree char *before = NULL, *aside = NULL;
    bool shares_aside = true;
    for (guint i = 0; i < parts->order->len; i++) {
        const Post *post = post_at(parts, i);
        NumberMark mark = {0};
        posts += post != NULL;
        if (!own_mark(parts, i, &mark))
            continue;
        g_autofree char *own_aside = title_aside_behind(post->title, mark.end);
        g_autofree char *stem = title_stem_before(post->title, mark.start);
        if (before == NULL) {
            before = g_strndup(post->title, mark.start);
            g_free(self->stem);
            self->stem = g_steal_pointer(&stem);
            aside = g_steal_pointer(&own_aside);
            alike = 1;
        } else if (strcmp(self->stem, stem) == 0) {
            alike++;
            shares_aside &= strcmp(aside, own_aside) == 0;
        }
        number_mark_clear(&mark);
    }
    if (before == NULL || alike * 2 <= posts || strlen(self->stem) < 2 ||
        (posts == 1 && strlen(self->stem) < MIN_TITLE)) {
        g_free(self->stem);
        self->stem = g_strdup("");
        return NULL;
    }
    g_autofree char *title = title_trim(title_skip_tag(before));
    if (*title == '\0') {
        g_free(title);
        title = title_trim(before);
    }
    if (!shares_aside || *aside == '\0')
        return title_unwrap(title);
    g_free(self->aside);
    self->aside = text_fold(aside);
    return g_strdup_printf("%s %s", title, aside);
}

static bool
is_katakana(gunichar c)
{
    return c >= 0x30A0 && c <= 0x30FF;
}

/* Letters of one word: not a Latin word and its Korean particle, nor kanji and kana. */
static bool
are_joined(gunichar a, gunichar b)
{
    if (!g_unichar_isalnum(a) || !g_unichar_isalnum(b))
        return false;
    if (g_unichar_isdigit(a) || g_unichar_isdigit(b))
        return true;
    return (a < LATIN_END) == (b < LATIN_END) && is_katakana(a) == is_katakana(b) &&
           text_is_han(a) == text_is_han(b);
}

/* Cuts `shared` bytes of `title` back to the end of a word. */
static gsize
cut_to_word(const char *title, gsize shared)
{
    if (title[shared] == '\0' || shared == 0)
        return shared;
    gunichar next = g_utf8_get_char(title + shared);
    const char *p = title + shared;
    while (p > title) {
        gunichar before = g_utf8_get_char(g_utf8_prev_char(p));
        if (!are_joined(before, next))
            break;
        next = before;
        p = g_utf8_prev_char(p);
    }
    return (gsize) (p - title);
}

/* Cut at a word, a title may end in the particle that led on: "트리 쉐이킹을", "検証と". */
static void
drop_particle(char *title)
{
    static const char *const particles[] = {"을", "를", "と", "の", "を",
                                            "に", "で", "が", "は"};
    gsize length = strlen(title);
    for (guint i = 0; i < G_N_ELEMENTS(particles); i++) {
        if (!g_str_has_suffix(title, particles[i]))
            continue;
        char *end = title + length - strlen(particles[i]);
        gunichar before = end > title ? g_utf8_get_char(g_utf8_prev_char(end)) : 0;
        const char *word = strrchr(title, ' ');
        glong letters = g_utf8_strlen(word != NULL ? word + 1 : title, -1);
        bool is_korean = i < 2;
        bool follows_noun =
            is_korean ? letters > 3 : text_is_han(before) || is_katakana(before);
        if (follows_noun)
            *end = '\0';
        return;
    }
}

static const char *
whole_title(const char *title)
{
    return title;
}

/* `title` behind the number that it begins with: "#3 가마 짓기: 굽기". */
static const char *
skip_number(const char *title)
{
    g_autoptr(GArray) marks = number_marks_new();
    title_numbers_find(title, marks);
    if (marks->len == 0)
        return title;
    const NumberMark *mark = &g_array_index(marks, NumberMark, 0);
    bool is_first = *mark->stem == '\0' && *mark->tail != '\0';
    return is_first ? title_skip_joints(title + mark->end) : title;
}

/* What most titles begin with: the words of one that most others share. */
static char *
title_by_prefix(const Parts *parts, const char *(*strip)(const char *title))
{
    g_autofree char *best = NULL;
    guint most = 0, posts = 0, tried = 0;
    for (guint i = 0; i < parts->order->len; i++)
        posts += post_at(parts, i) != NULL;
    for (guint i = 0; i < parts->order->len && tried < MAX_PIVOTS; i++) {
        if (post_at(parts, i) == NULL)
            continue;
        const char *pivot = strip(post_at(parts, i)->title);
        gsize shared = strlen(pivot);
        guint alike = 0;
        tried++;
        for (guint k = 0; k < parts->order->len; k++) {
            const Post *other = post_at(parts, k);
            if (other == NULL)
                continue;
            gsize each = cut_to_word(pivot, similar_prefix(pivot, strip(other->title)));
            g_autofree char *head = g_strndup(pivot, each);
            g_autofree char *folded = text_fold(head);
            if (strlen(folded) < MIN_TITLE)
                continue;
            alike++;
            shared = MIN(shared, each);
        }
        if (alike > most) {
            most = alike;
            g_free(best);
            best = g_strndup(pivot, shared);
        }
    }
    if (best == NULL || posts < 2 || most * 3 < posts * 2)
        return NULL;
    g_autofree char *whole = title_trim(best);
    if (title_only_counts(whole))
        return NULL;
    drop_particle(whole);
    g_autofree char *rest = title_trim(title_skip_tag(whole));
    return title_unwrap(rest);
}

/* The innermost category, when all parts have it and few other posts do. */
static char *
title_by_category(const Parts *parts)
{
    const char *leaf = NULL;
    guint posts = 0, all = 0;
    for (guint i = 0; i < parts->order->len; i++) {
        const Post *post = post_at(parts, i);
        if (post == NULL)
            continue;
        if (post->categories->len == 0)
            return NULL;
        const char *own = g_ptr_array_index(post->categories, post->categories->len - 1);
        if (leaf != NULL && strcmp(leaf, own) != 0)
            return NULL;
        leaf = own;
        posts++;
    }
    for (guint i = 0; leaf != NULL && i < parts->roster->posts; i++) {
        const GPtrArray *categories = roster_lookup(parts->roster, i)->post->categories;
        all += categories->len > 0 &&
               strcmp(g_ptr_array_index(categories, categories->len - 1), leaf) == 0;
    }
    return leaf != NULL && all <= posts * 2 ? g_strdup(leaf) : NULL;
}

static bool
has_tag(const Post *post, const char *tag)
{
    return g_ptr_array_find_with_equal_func(post->tags, tag, g_str_equal, NULL);
}

/* The tag that all parts have and the fewest other posts, if these are few. */
static char *
title_by_tag(const Parts *parts)
{
    const Post *first = NULL;
    const char *best = NULL;
    guint fewest = G_MAXUINT, posts = 0;
    for (guint i = 0; i < parts->order->len; i++) {
        posts += post_at(parts, i) != NULL;
        first = first != NULL ? first : post_at(parts, i);
    }
    for (guint t = 0; first != NULL && t < MIN(first->tags->len, MAX_PIVOTS); t++) {
        const char *tag = g_ptr_array_index(first->tags, t);
        bool is_shared = true;
        guint all = 0;
        for (guint i = 0; is_shared && i < parts->order->len; i++)
            is_shared = post_at(parts, i) == NULL || has_tag(post_at(parts, i), tag);
        for (guint i = 0; is_shared && i < parts->roster->posts; i++)
            all += has_tag(roster_lookup(parts->roster, i)->post, tag);
        if (is_shared && all < fewest && all * 2 <= posts * 3) {
            fewest = all;
            best = tag;
        }
    }
    return g_strdup(best);
}

/* The numbers whose names tell the stem: the posts, or all when there is but one. */
static GArray *
named_parts(const Roster *roster, const GArray *order)
{
    GArray *posts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < order->len; i++)
        if (roster_lookup(roster, g_array_index(order, guint, i))->post != NULL)
            g_array_append_val(posts, g_array_index(order, guint, i));
    if (posts->len < 2) {
        g_array_set_size(posts, 0);
        g_array_append_vals(posts, order->data, order->len);
    }
    return posts;
}

/* Back to the end of a word, and before the numbers: "di-v" is "di", "js-0" is "js". */
static gsize
cut_stem(const char *name, gsize shared)
{
    bool is_inside = shared > 0 && g_ascii_isalpha(name[shared - 1]);
    while (is_inside && shared > 0 && strchr("-_.", name[shared - 1]) == NULL)
        shared--;
    while (shared > 0 && strchr("-_.0123456789", name[shared - 1]) != NULL)
        shared--;
    return slug_without_unit(name, shared);
}

/* Names that a machine drew ("3f2a9c01d4b7e6") tell nothing. */
static bool
is_drawn(const char *name)
{
    enum { SHORTEST = 12 };
    gsize length = strlen(name);
    return length >= SHORTEST && strspn(name, "0123456789abcdef") == length &&
           strpbrk(name, "0123456789") != NULL;
}

/* What the names of all parts begin with. */
static char *
slug_stem(const Roster *roster, const GArray *order)
{
    g_autoptr(GArray) named = named_parts(roster, order);
    const char *first = roster_lookup(roster, g_array_index(named, guint, 0))->name;
    if (is_drawn(first))
        return g_strdup("");
    gsize shared = strlen(first);
    bool is_whole = false;
    for (guint i = 0; i < named->len; i++) {
        const char *name = roster_lookup(roster, g_array_index(named, guint, i))->name;
        shared = MIN(shared, similar_prefix(first, name));
    }
    for (guint i = 0; i < named->len; i++)
        is_whole |=
            roster_lookup(roster, g_array_index(named, guint, i))->name[shared] == '\0';
    return g_strndup(first, is_whole ? shared : cut_stem(first, shared));
}

static char *
first_title(const Parts *parts)
{
    for (guint i = 0; i < parts->order->len; i++)
        if (post_at(parts, i) != NULL)
            return g_strdup(skip_number(post_at(parts, i)->title));
    return g_strdup("");
}

/* "달 관측 연재 목차", the title of an index, without the words that say what it is. Takes
 * `title`. */
static char *
without_index_words(char *title)
{
    static const char *const words[] = {"목차",  "차례", "모음", "연재",  "시리즈",
                                        "index", "目次", "一覧", "まとめ"};
    g_autofree char *rest = title;
    for (guint i = 0; i < 2 * G_N_ELEMENTS(words); i++) { /* "연재 목차" are two */
        const char *word = words[i % G_N_ELEMENTS(words)];
        gsize length = strlen(rest), own = strlen(word);
        bool is_last = length > own + MIN_TITLE && rest[length - own - 1] == ' ' &&
                       g_ascii_strcasecmp(rest + length - own, word) == 0;
        if (!is_last)
            continue;
        rest[length - own] = '\0';
        char *trimmed = title_trim(rest);
        g_free(rest);
        rest = trimmed;
    }
    return g_steal_pointer(&rest);
}

/* The tag in brackets that begins every title; "" when one lacks it. The caller's. */
static char *
shared_tag(const Parts *parts)
{
    g_autofree char *tag = NULL;
    for (guint i = 0; i < parts->order->len; i++) {
        const Post *post = post_at(parts, i);
        if (post == NULL)
            continue;
        gsize length = (gsize) (title_skip_tag(post->title) - post->title);
        if (tag == NULL)
            tag = g_strndup(post->title, length);
        if (strlen(tag) != length || !g_str_has_prefix(post->title, tag))
            return g_strdup("");
    }
    return tag != NULL ? g_steal_pointer(&tag) : g_strdup("");
}

void
series_name_init(SeriesName *self, const Roster *roster, const Group *group,
                 const PartOrder *order, const PartNumbers *numbers)
{
    Parts parts = {roster, order->members, numbers};
    *self = (SeriesName){NULL, g_strdup(""), shared_tag(&parts), g_strdup("")};
    g_autofree char *by_numbers = title_by_numbers(self, &parts);
    self->title =
        group->name != NULL ? g_strdup(group->name) : g_steal_pointer(&by_numbers);
    if (self->title == NULL)
        self->title = title_by_prefix(&parts, title_skip_tag);
    if (self->title == NULL)
        self->title = title_by_prefix(&parts, skip_number);
    if (self->title == NULL)
        self->title = title_by_prefix(&parts, whole_title);
    if (self->title == NULL || *self->title == '\0') {
        g_free(self->title);
        self->title = title_by_category(&parts);
    }
    if (self->title == NULL)
        self->title = folder_title(roster, order->members);
    if (self->title == NULL)
        self->title = title_by_tag(&parts);
    if (self->title == NULL) {
        g_autofree char *stem = slug_stem(roster, order->members);
        self->title = strlen(stem) >= MIN_STEM ? g_steal_pointer(&stem)
                                               : without_index_words(first_title(&parts));
    }
}

void
series_name_clear(SeriesName *self)
{
    g_clear_pointer(&self->title, g_free);
    g_clear_pointer(&self->stem, g_free);
    g_clear_pointer(&self->aside, g_free);
    g_clear_pointer(&self->tag, g_free);
}

char *
series_name_id(const SeriesName *self, const Roster *roster, const PartOrder *order)
{
    g_autofree char *stem = slug_stem(roster, order->members);
    g_autofree char *name = text_ascii_name(stem, MAX_ID);
    bool is_usable = strlen(stem) >= 2 && strcmp(name, "post") != 0 && strlen(name) >= 2;
    if (is_usable)
        return g_steal_pointer(&name);
    g_autofree char *folder = folder_name_of(roster, order->members);
    if (folder != NULL)
        return text_ascii_name(folder, MAX_ID);
    g_autofree char *title = text_ascii_name(self->title, MAX_ID);
    if (strcmp(title, "post") != 0 && strlen(title) >= 3)
        return g_steal_pointer(&title);
    g_autofree char *sum =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, self->title, -1);
    return g_strdup_printf("series-%.8s", sum);
}
