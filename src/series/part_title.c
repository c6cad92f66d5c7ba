/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/part_title.h"

#include <string.h>

#include "base/text.h"
#include "series/cut_title.h"
#include "series/similar.h"
#include "series/title_number.h"

enum {
    LONG_NAME = 12, /* bytes, folded: a name that begins no title by chance */
    ALIKE = 40      /* percent: a list's label that may stand for the title */
};

/* Is the name of the series over at `behind`? A short one, only where a sign says so: the
 * part "볼륨 소개" of the series "볼륨" keeps its first word. */
static bool
ends_name(const char *behind, const char *folded)
{
    gunichar next = g_utf8_get_char(behind);
    if (next == 0 || g_unichar_isalnum(next))
        return false;
    const char *p = behind;
    while (*p == ' ')
        p++;
    return strlen(folded) >= LONG_NAME || !g_unichar_isalnum(g_utf8_get_char(p));
}

/* `text` without the series' own title at its start, tag in brackets or not. */
static const char *
skip_series(const SeriesName *self, const char *text)
{
    g_autofree char *folded = text_fold(self->title);
    const char *starts[] = {text, title_skip_tag(text)};
    const char *heads[] = {folded, self->stem};
    for (guint i = 0; i < 4; i++) {
        const char *behind = title_behind_folded(starts[i / 2], heads[i % 2]);
        if (*heads[i % 2] == '\0')
            continue;
        if (behind != NULL && ends_name(behind, heads[i % 2]))
            return behind;
    }
    return g_str_has_prefix(text, self->tag) ? text + strlen(self->tag) : text;
}

/* The byte of `text` behind the series' title and the part's bare number: "섬 여행 2 배를
 * 타다"; NULL when it does not begin so. */
static const char *
skip_counted(const SeriesName *self, const char *text, const Number *number)
{
    g_autofree char *folded = text_fold(self->title);
    const char *p = *folded != '\0' ? title_behind_folded(text, folded) : NULL;
    Number own;
    bool is_padded;
    while (p != NULL && *p != '\0' && strchr(" _-", *p) != NULL)
        p++;
    const char *behind = p != NULL ? number_read(p, '.', &own, &is_padded) : NULL;
    if (behind == NULL || number->length != 1 || own.length != 1)
        return NULL;
    /* another number only where a sign says that it stands for itself: "라디오 3 - 조립" */
    bool is_own = number_compare(&own, number) == 0;
    bool is_apart = is_own ? *behind == ' ' || *behind == '.'
                           : title_skip_joints(behind) > behind + strspn(behind, " ");
    return is_apart ? behind : NULL;
}

/* `text` without the number and all that only names the series; "" when nothing is left. A
 * number at its end goes only where it `is_said` beside the title. */
static char *
own_words(const SeriesName *self, const char *text, const Number *number, bool is_said)
{
    g_autofree char *head_only = NULL; /* a mark at the end is said beside the title */
    g_autoptr(GArray) marks = number_marks_new();
    title_numbers_find(text, marks);
    for (guint i = 0; i < marks->len; i++) {
        const NumberMark *mark = &g_array_index(marks, NumberMark, i);
        g_autofree char *stem = title_stem_before(text, mark->start);
        bool has_stem = *self->stem != '\0' && strcmp(stem, self->stem) == 0;
        if (!number_mark_says(mark, number) && !has_stem)
            continue;
        const char *behind = text + mark->end;
        g_autofree char *aside = title_aside_behind(text, mark->end);
        g_autofree char *folded = text_fold(aside);
        if (*self->aside != '\0' && strcmp(folded, self->aside) == 0)
            behind = strstr(behind, aside) + strlen(aside);
        g_autofree char *own = title_trim(skip_series(self, title_skip_joints(behind)));
        g_autofree char *after = *own != '\0' ? g_strdup(own) : title_trim(behind);
        if (*after != '\0')
            return title_unwrap(after);
        if (has_stem)
            return g_strdup("");
        g_autofree char *head = g_strndup(text, mark->start);
        g_autofree char *before = text_fold(head);
        if (*before == '\0')
            return g_strdup("");
        g_free(head_only);
        head_only = is_said ? title_trim(head) : NULL;
    }
    const char *left = head_only != NULL ? head_only : text;
    const char *counted = skip_counted(self, left, number);
    g_autofree char *rest = title_trim(counted != NULL ? title_skip_joints(counted)
                                                       : skip_series(self, left));
    return title_unwrap(rest);
}

/* `title` without the mark that number or label say already: "후크의 이해 - 1탄", "MobX (1)".
 * The caller's. */
static char *
without_mark(const char *title, const Number *number)
{
    g_autoptr(GArray) marks = number_marks_new();
    title_numbers_find(title, marks);
    for (guint i = 0; i < marks->len; i++) {
        const NumberMark *mark = &g_array_index(marks, NumberMark, i);
        if (!number_mark_says(mark, number))
            continue;
        g_autofree char *head = g_strndup(title, mark->start);
        g_autofree char *rest = title_trim(head);
        if (*rest != '\0')
            return g_steal_pointer(&rest);
    }
    return g_strdup(title);
}

/* Is the label the title and a remark behind it: "세미나 셋째 날 (12/01)"? What goes on in
 * words describes the part, as tables do. */
static bool
adds_remark(const char *label, const char *title)
{
    g_autofree char *folded = text_fold(title);
    const char *behind = *folded != '\0' ? title_behind_folded(label, folded) : NULL;
    while (behind != NULL && *behind == ' ')
        behind++;
    return behind != NULL && *behind != '\0' && *behind != ',' &&
           !g_unichar_isalnum(g_utf8_get_char(behind));
}

char *
part_title(const SeriesName *self, const Words *words, const Roster *roster,
           const PartOrder *order, const PartNumbers *numbers, guint index)
{
    guint member = g_array_index(order->members, guint, index);
    const RosterEntry *entry = roster_lookup(roster, member);
    const Number *number = &g_array_index(numbers->numbers, Number, index);
    bool is_said =
        numbers->is_counted || g_ptr_array_index(numbers->labels, index) != NULL;
    const char *label = part_label(numbers, member);
    if (label == NULL && entry->post == NULL)
        label = entry->label; /* as it was announced first */
    g_autofree char *unmarked = label != NULL ? words_unmark(words, label) : g_strdup("");
    g_autofree char *by_label = own_words(self, unmarked, number, is_said);
    g_autofree char *folded = text_fold(by_label);
    bool is_name = strlen(folded) >= 2;
    if (entry->post == NULL)
        return is_name ? g_steal_pointer(&by_label)
                       : g_strdup(*unmarked != '\0' ? unmarked : entry->name);
    g_autofree char *by_title = own_words(self, entry->post->title, number, is_said);
    bool adds = adds_remark(by_label, by_title);
    if (is_name && (adds || similar_percent(folded, entry->title) >= ALIKE))
        return g_steal_pointer(&by_label);
    if (*by_title != '\0')
        return g_steal_pointer(&by_title);
    if (is_name)
        return g_steal_pointer(&by_label);
    return is_said ? without_mark(entry->post->title, number)
                   : g_strdup(entry->post->title);
}
