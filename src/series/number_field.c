/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/number_field.h"

#include <string.h>

#include "base/text.h"
#include "series/cut_title.h"
#include "series/slug_number.h"
#include "series/title_number.h"

/* Bytes, folded: a shorter stem tells nothing ("1편", "C 2"); nor does a shorter name that
 * numbers stand before. */
enum {
    MIN_STEM = 2,
    MIN_NAME = 6,
    MAX_ASIDE = 600 /* before an aside: the time grows with the square of it */
};

static void
clear_field(gpointer data)
{
    NumberField *field = data;
    g_free(field->label);
    g_free(field->stem);
}

/* Takes `key`. */
static void
add_field(NumberFields *self, const NumberField *field, const char *label,
          const char *stem, char *key)
{
    NumberField copy = *field;
    copy.label = g_strdup(label);
    copy.stem = g_strdup(stem);
    g_array_append_val(self->fields, copy);
    buckets_add(self->buckets, key, self->fields->len - 1);
}

/* ---- titles ---------------------------------------------------------------------------- */

static char *
category_of(const Post *post)
{
    g_autoptr(GString) path = g_string_new(NULL);
    for (guint i = 0; i < post->categories->len; i++)
        g_string_append_printf(path, "%s/",
                               (char *) g_ptr_array_index(post->categories, i));
    return g_string_free(g_steal_pointer(&path), FALSE);
}

/* "마지막 편" counts what "3편" does. The caller's. */
static char *
unit_of_place(const char *label)
{
    static const char *const units[] = {"편", "회", "화", "장", "編",
                                        "回", "話", "章", "篇"};
    for (guint i = 0; i < G_N_ELEMENTS(units); i++)
        if (g_str_has_suffix(label, units[i]))
            return g_strdup(units[i]);
    return g_strdup("");
}

/* What the mark is without its number: "강" of "3강", "chapter" of "Chapter Three". */
static char *
shape_of(const char *label)
{
    g_autofree char *folded = text_fold(label);
    GString *shape = g_string_new(NULL);
    bool has_digit = false, is_whole;
    for (const char *p = folded; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool is_digit = number_digit(c, &is_whole) >= 0 || number_han(c) > 0;
        has_digit |= is_digit;
        if (!is_digit && c != 0xC81C && c != 0x7B2C) /* 제1화 is 1화 */
            g_string_append_unichar(shape, c);
    }
    if (!has_digit)
        g_string_truncate(shape, MIN(shape->len, strcspn(label, " .")));
    return g_string_free(shape, FALSE);
}

/* What stands behind a number that comes first, up to the next sign: "【第3回】窯を作る〜焼く〜"
 * is of 窯を作る. Folded; the caller's. */
static char *
words_behind(const char *title, gsize end)
{
    static const char *const signs[] = {" - ", ":",  "：", "〜", "～", "~", " – ",
                                        "—",   "|",  "｜", "(",  "（", "[", "「",
                                        "『",  "・", ",",  "、", "<"};
    const char *words = title_skip_joints(title + end);
    gsize length = strlen(words);
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        const char *sign = strstr(words, signs[i]);
        if (sign != NULL)
            length = MIN(length, (gsize) (sign - words));
    }
    g_autofree char *head = g_strndup(words, length);
    return text_fold(head);
}

/* "Building a chair: Glue (part 2 of 3)": what stands before the first sign that parts the
 * title, folded; "" when no sign stands before the number. The caller's. */
static char *
first_half(const char *title, gsize start)
{
    static const char *const signs[] = {" - ", ": ", " – ", " — ", " | ", "：", "｜"};
    gsize length = start;
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        const char *sign = g_strstr_len(title, (gssize) start, signs[i]);
        if (sign != NULL)
            length = MIN(length, (gsize) (sign - title));
    }
    g_autofree char *half = g_strndup(title, length < start ? length : 0);
    return text_fold(title_skip_tag(half));
}

/* A number that ends the title may count under its first half alone. */
static void
add_half(NumberFields *self, const RosterEntry *entry, const NumberField *field,
         const NumberMark *mark)
{
    if (*mark->tail != '\0' || mark->kind != NUMBER_MARKED)
        return;
    g_autofree char *half = first_half(entry->post->title, mark->start);
    if (strlen(half) >= MIN_NAME)
        add_field(self, field, mark->label, half,
                  g_strdup_printf("half %s %s", entry->language, half));
}

/* "Serving (body-parser) - 6": what stands before the brackets before the number, folded; ""
 * when none do. The caller's. */
static char *
before_aside(const char *title, gsize start)
{
    g_autofree char *words = g_strndup(title, start);
    g_autofree char *bare = title_trim(words);
    for (const char *p = bare; *p != '\0'; p = g_utf8_next_char(p)) {
        const char *behind = p > bare ? title_behind_bracket(p) : NULL;
        if (behind == NULL)
            continue;
        if (*behind == '\0')
            return title_stem_before(bare, (gsize) (p - bare));
        p = g_utf8_prev_char(behind);
    }
    return g_strdup("");
}

/* A number that ends the title may count under what stands before an aside. */
static void
add_before_aside(NumberFields *self, const RosterEntry *entry, const NumberField *field,
                 const NumberMark *mark)
{
    if (*mark->tail != '\0' || mark->is_place || mark->start > MAX_ASIDE)
        return;
    g_autofree char *stem = before_aside(entry->post->title, mark->start);
    if (strlen(stem) >= MIN_NAME)
        add_field(self, field, mark->label, stem,
                  g_strdup_printf("title %s %s", entry->language, stem));
}

static void
add_titles(NumberFields *self, const RosterEntry *entry, guint member)
{
    g_autoptr(GArray) marks = number_marks_new();
    title_numbers_find(entry->post->title, marks);
    for (guint i = 0; i < marks->len; i++) {
        const NumberMark *mark = &g_array_index(marks, NumberMark, i);
        NumberField field = {member,       FIELD_TITLE,    mark->kind,
                             mark->number, mark->has_word, false,
                             false,        NULL,           NULL};
        field.is_weak = strlen(mark->stem) < MIN_STEM;
        if (!field.is_weak) {
            add_field(self, &field, mark->label, mark->stem,
                      g_strdup_printf("title %s %s", entry->language, mark->stem));
            add_half(self, entry, &field, mark);
            add_before_aside(self, entry, &field, mark);
            continue;
        }
        g_autofree char *behind = words_behind(entry->post->title, mark->end);
        if (strlen(behind) >= MIN_NAME) {
            NumberField named = field;
            named.is_weak = false;
            add_field(self, &named, mark->label, behind,
                      g_strdup_printf("behind %s %s", entry->language, behind));
        }
        g_autofree char *category = category_of(entry->post);
        g_autofree char *shape =
            mark->is_place ? unit_of_place(mark->label) : shape_of(mark->label);
        add_field(self, &field, mark->label, mark->stem,
                  g_strdup_printf("title %s %s%s %s | %s", entry->language, mark->stem,
                                  shape, entry->folder, category));
    }
}

/* ---- slugs ----------------------------------------------------------------------------- */

static void
add_slugs(NumberFields *self, const RosterEntry *entry, guint member)
{
    g_autoptr(GArray) marks = number_marks_new();
    slug_numbers_find(entry->name, marks);
    for (guint i = 0; i < marks->len; i++) {
        const NumberMark *mark = &g_array_index(marks, NumberMark, i);
        NumberField field = {member, FIELD_SLUG, mark->kind, mark->number, mark->has_word,
                             false,  false,      NULL,       NULL};
        if (*mark->stem == '\0')
            continue; /* a number first: the path's affair */
        field.is_weak = strlen(mark->stem) < MIN_STEM;
        const char *folder = field.is_weak ? entry->folder : "";
        bool is_final = *mark->tail == '\0';
        if (mark->kind != NUMBER_BARE || is_final) {
            add_field(
                self, &field, mark->label, mark->stem,
                g_strdup_printf("slug %s %s %s", entry->language, mark->stem, folder));
            continue;
        }
        add_field(self, &field, mark->label, mark->stem,
                  g_strdup_printf("slug %s %s ~%s %s", entry->language, mark->stem,
                                  mark->tail, folder));
        field.is_loose = true;
        if (mark->number.fields[0] >= 10)
            add_field(
                self, &field, mark->label, mark->stem,
                g_strdup_printf("slug %s %s %s", entry->language, mark->stem, folder));
    }
}

/* ---- paths ----------------------------------------------------------------------------- */

/* "04-docker" begins with 4. Digits alone are a date's folder, but may be a file's name. */
static bool
read_step(const char *name, bool is_file, Number *number, bool *is_padded)
{
    const char *end = number_read(name, '.', number, is_padded);
    if (end == NULL && (g_ascii_strncasecmp(name, "chapter", 7) == 0 ||
                        g_ascii_strncasecmp(name, "part", 4) == 0)) {
        const char *digits = name + (g_ascii_tolower(*name) == 'c' ? 7 : 4);
        digits += strspn(digits, "-_ ");
        end = number_read(digits, '\0', number, is_padded);
    }
    if (end == NULL || number_is_year(number) || number->fields[0] >= 1000)
        return false;
    if (*end == '\0')
        return is_file;
    return strchr("-_. )", *end) != NULL;
}

static bool
is_index_name(const char *name)
{
    return g_str_has_prefix(name, "index") || g_str_has_prefix(name, "_index") ||
           g_ascii_strncasecmp(name, "readme", 6) == 0;
}

/* Puts the numbers of folders and file into `field`; the path above them, or NULL. */
static char *
read_path(const char *path, NumberField *field)
{
    g_auto(GStrv) steps = g_strsplit(path, "/", -1);
    guint last = g_strv_length(steps) - 1, first = last + 1;
    bool is_padded = false;
    Number numbers[NUMBER_DEPTH];
    guint depth = 0;
    char *dot = strrchr(steps[last], '.');
    if (dot != NULL && dot != steps[last])
        *dot = '\0';
    if (is_index_name(steps[last]))
        first = last;
    while (first > 0 && depth < NUMBER_DEPTH &&
           read_step(steps[first - 1], first - 1 == last, &numbers[depth], &is_padded)) {
        field->kind = MAX(field->kind, is_padded ? NUMBER_PADDED : NUMBER_BARE);
        first--;
        depth++;
    }
    if (depth == 0)
        return NULL;
    for (guint i = depth; i-- > 0;)
        for (int k = 0; k < numbers[i].length; k++)
            if (field->number.length < NUMBER_DEPTH)
                field->number.fields[field->number.length++] = numbers[i].fields[k];
    g_free(g_steal_pointer(&steps[first]));
    for (guint i = first + 1; i <= last; i++)
        g_free(g_steal_pointer(&steps[i]));
    return g_strjoinv("/", steps);
}

/* A tree of numbered folders is one book; a folder of numbered files may be one too. */
static void
add_paths(NumberFields *self, const RosterEntry *entry, guint member)
{
    NumberField field = {.member = member, .source = FIELD_PATH, .is_weak = true};
    g_autofree char *base = read_path(entry->post->path, &field);
    if (base == NULL)
        return;
    g_autofree char *label = number_text(&field.number);
    add_field(self, &field, label, "",
              g_strdup_printf("path %s %s", entry->language, base));
    if (field.number.length < 2)
        return;
    NumberField own = field;
    own.number = (Number){{field.number.fields[field.number.length - 1]}, 1};
    g_autofree char *own_label = number_text(&own.number);
    add_field(self, &own, own_label, "",
              g_strdup_printf("folder %s %s", entry->language, entry->folder));
}

NumberFields *
number_fields_new(const Roster *roster)
{
    NumberFields *self = g_new0(NumberFields, 1);
    self->fields = g_array_new(FALSE, FALSE, sizeof(NumberField));
    g_array_set_clear_func(self->fields, clear_field);
    self->buckets = buckets_new();
    for (guint i = 0; i < roster->posts; i++) {
        const RosterEntry *entry = roster_lookup(roster, i);
        if (entry->is_hidden)
            continue;
        add_titles(self, entry, i);
        add_slugs(self, entry, i);
        add_paths(self, entry, i);
    }
    return self;
}

void
number_fields_free(NumberFields *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->fields);
    buckets_free(self->buckets);
    g_free(self);
}

const NumberField *
number_field_lookup(const NumberFields *self, guint index)
{
    return &g_array_index(self->fields, NumberField, index);
}
