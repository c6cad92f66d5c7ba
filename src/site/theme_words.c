/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/theme_words.h"

#include <string.h>

static const char *const kinds[] = {"default", "primary",  "success",   "info", "warning",
                                    "danger",  "tip",      "error",     "bug",  "done",
                                    "todo",    "question", "important", NULL};

/* Colours, sizes, places and states, as Butterfly, Volantis, Stellar, Fluid, Icarus and
 * Tranquilpeak name them. */
static const char *const looks[] = {
    "red",      "pink",      "orange",   "yellow",    "green",   "cyan",   "blue",
    "purple",   "gray",      "grey",     "black",     "white",   "dark",   "light",
    "simple",   "modern",    "flat",     "disabled",  "no-icon", "icon",   "open",
    "closed",   "child",     "checked",  "unchecked", "plus",    "minus",  "times",
    "center",   "left",      "right",    "logo",      "large",   "larger", "small",
    "medium",   "block",     "outline",  "regular",   "quote",   "idea",   "link",
    "message",  "guide",     "download", "up",        "undo",    "bolt",   "code",
    "subtitle", "paperclip", "active",   "incline",   NULL};

static bool
is_hex_colour(const char *word)
{
    gsize length = strlen(word);
    return *word == '#' && length >= 4 && length <= 9 &&
           strspn(word + 1, "0123456789abcdefABCDEF") == length - 1;
}

/* "fa-pen", and the "fas" before it. */
static bool
is_icon(const char *word)
{
    static const char *const sets[] = {"fa", "fas", "far", "fab", "fal", "fad", NULL};
    return g_str_has_prefix(word, "fa-") || g_strv_contains(sets, word);
}

static bool
is_look(const char *word)
{
    return g_strv_contains(looks, word) || g_strv_contains(kinds, word) ||
           is_hex_colour(word) || is_icon(word);
}

bool
theme_words_are_looks(const char *part)
{
    g_auto(GStrv) words = g_strsplit(part, " ", -1);
    for (char **word = words; *word != NULL; word++)
        if (**word != '\0' && !is_look(*word) && !tag_is_parameter(*word))
            return false;
    return true;
}

/* The words that are no parameters, with one space between. */
static char *
bare_words(const GPtrArray *words)
{
    g_autoptr(GPtrArray) bare = g_ptr_array_new();
    for (guint i = 0; i < words->len; i++)
        if (!tag_is_parameter(g_ptr_array_index(words, i)))
            g_ptr_array_add(bare, g_ptr_array_index(words, i));
    char *all = tag_rest(bare, 0);
    return all != NULL ? all : g_strdup("");
}

static const char *
separator_of(const char *all)
{
    return strstr(all, "::") != NULL ? "::" : ",";
}

static GStrv
split(const char *all)
{
    GStrv parts = g_strsplit(all, separator_of(all), -1);
    for (char **part = parts; *part != NULL; part++)
        g_strstrip(*part);
    return parts;
}

GStrv
theme_words_split(const GPtrArray *words)
{
    g_autofree char *all = tag_rest(words, 0);
    return split(all != NULL ? all : "");
}

/* The parts between those at both ends that are looks. */
static char *
middle_part(const char *all)
{
    g_auto(GStrv) parts = split(all);
    guint from = 0, to = g_strv_length(parts);
    while (from < to && theme_words_are_looks(parts[from]))
        from++;
    while (to > from && theme_words_are_looks(parts[to - 1]))
        to--;
    GString *title = g_string_new(NULL);
    for (guint i = from; i < to; i++)
        g_string_append_printf(title, "%s%s", i > from ? ", " : "", parts[i]);
    return g_string_free(title, FALSE);
}

/* What follows the words at the start that are looks; Fluid writes "@" before it. */
static char *
last_part(const char *all)
{
    const char *rest = all;
    while (*rest != '\0') {
        gsize length = strcspn(rest, " ");
        g_autofree char *word = g_strndup(rest, length);
        if (!is_look(word))
            break;
        rest += length + strspn(rest + length, " ");
    }
    if (*rest == '@')
        rest += 1 + strspn(rest + 1, " ");
    return g_strdup(rest);
}

char *
theme_words_title(const GPtrArray *words)
{
    static const char *const keys[] = {"title", "header", "summary", NULL};
    char *named = tag_first_parameter(words, keys);
    if (named != NULL)
        return named;
    g_autofree char *all = bare_words(words);
    g_autofree char *title =
        strstr(all, separator_of(all)) != NULL ? middle_part(all) : last_part(all);
    return *title != '\0' ? g_steal_pointer(&title) : NULL;
}

const char *
theme_words_kind(const GPtrArray *words)
{
    static const char *const keys[] = {"color", "colour", "type", "level", NULL};
    for (guint i = 0; i < words->len; i++) {
        const char *word = g_ptr_array_index(words, i);
        gsize length = strcspn(word, ":=");
        g_autofree char *key = g_strndup(word, length);
        bool is_named = word[length] != '\0' && g_strv_contains(keys, key);
        g_autofree char *value = g_strdup(is_named ? word + length + 1 : word);
        value[strcspn(value, ",")] = '\0';
        for (guint k = 0; kinds[k] != NULL; k++)
            if (strcmp(kinds[k], value) == 0)
                return kinds[k];
        bool is_option = tag_is_parameter(word) || *value == '\0' || is_look(value);
        if (!is_option)
            return NULL; /* the title has begun */
    }
    return NULL;
}

bool
theme_words_are_checked(const GPtrArray *words)
{
    g_autofree char *named = tag_parameter(words, "checked");
    if (named != NULL)
        return g_str_equal(named, "true");
    g_auto(GStrv) parts = theme_words_split(words);
    guint length = g_strv_length(parts);
    bool is_first = length > 1 && theme_words_are_looks(parts[0]) &&
                    strstr(parts[0], "checked") != NULL &&
                    strstr(parts[0], "unchecked") == NULL;
    return is_first || (length > 1 && g_str_equal(parts[1], "true"));
}
