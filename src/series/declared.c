/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/declared.h"

#include <string.h>

/* Keys, folded: lower case, without "-", "_" and space. */
static const char *const name_keys[] = {
    "series", "seriesname", "seriestitle", "serie", "seriesslug",
    "시리즈", "シリーズ",   "연재",        "連載",  NULL};
static const char *const order_keys[] = {"seriesorder",
                                         "seriespart",
                                         "seriesindex",
                                         "seriesnumber",
                                         "seriesno",
                                         "seriesnum",
                                         "seriesposition",
                                         "seriesweight",
                                         "seriesepisode",
                                         "partnumber",
                                         "seriesid",
                                         "seriesseq",
                                         NULL};
static const char *const weak_order_keys[] = {"part", "episode", "chapter", "number",
                                              "ep",   "volume",  "회차",    NULL};
/* By these an engine sorts; they need not count. */
static const char *const sort_keys[] = {
    "order",        "navorder",  "sidebarposition", "position", "weight",
    "sidebarorder", "menuorder", "index",           "순서",     NULL};
static const char *const inner_name_keys[] = {"name", "title", "series",
                                              "id",   "slug",  NULL};
static const char *const inner_order_keys[] = {"order",    "part",   "index",   "number",
                                               "position", "weight", "episode", "no",
                                               "chapter",  NULL};
static const char *const wrapper_keys[] = {"extra", "params", "taxonomies", "sidebar",
                                           NULL};

static char *
fold_key(const char *key)
{
    GString *out = g_string_new(NULL);
    for (const char *p = key; *p != '\0'; p++)
        if (*p != '-' && *p != '_' && *p != ' ')
            g_string_append_c(out, g_ascii_tolower(*p));
    return g_string_free(out, FALSE);
}

/* The value under the first of `keys` that the mapping has, by the order of `keys`. */
static const YamlNode *
lookup(const YamlNode *mapping, const char *const *keys)
{
    guint best = G_MAXUINT;
    const YamlNode *found = NULL;
    if (mapping == NULL || mapping->kind != YAML_MAPPING)
        return NULL;
    for (guint i = 0; i < mapping->keys->len; i++) {
        g_autofree char *key = fold_key(g_ptr_array_index(mapping->keys, i));
        for (guint k = 0; keys[k] != NULL && k < best; k++) {
            if (strcmp(key, keys[k]) == 0) {
                best = k;
                found = g_ptr_array_index(mapping->children, i);
            }
        }
    }
    return found != NULL && found->kind != YAML_NULL ? found : NULL;
}

/* ---- values ---------------------------------------------------------------------------- */

/* "3", "4.1", "2/3" and nothing else. */
static bool
read_place(const char *text, Number *number, int *total)
{
    bool is_padded;
    while (*text == ' ' || *text == '#')
        text++;
    const char *end = number_read(text, '.', number, &is_padded);
    if (end == NULL)
        return false;
    end += strspn(end, " ");
    *total = 0;
    if (*end == '/') {
        Number of;
        end = number_read(end + 1 + strspn(end + 1, " "), '\0', &of, &is_padded);
        if (end == NULL || of.fields[0] < number->fields[0])
            return false;
        *total = of.fields[0];
        end += strspn(end, " ");
    }
    return *end == '\0';
}

static void
take_number(Declared *self, const YamlNode *value, bool is_for_series)
{
    Number number;
    int total;
    if (self->number.length > 0 || value == NULL || value->kind != YAML_SCALAR ||
        !read_place(value->value, &number, &total))
        return;
    self->number = number;
    self->total = total;
    self->is_for_series = is_for_series;
    if (self->place.line == 0)
        self->place = value->place;
}

static bool
is_word(const char *value)
{
    static const char *const others[] = {"true", "false", "yes", "no", "null", "~", NULL};
    for (guint i = 0; others[i] != NULL; i++)
        if (g_ascii_strcasecmp(value, others[i]) == 0)
            return false;
    return *value != '\0';
}

static void
take_name(Declared *self, const YamlNode *value)
{
    Number number;
    int total;
    if (value->kind != YAML_SCALAR || value->value == NULL)
        return;
    if (!value->is_quoted && read_place(value->value, &number, &total)) {
        take_number(self, value, true);
        return;
    }
    if (read_place(value->value, &number, &total) && total > 0) {
        take_number(self, value, true);
        return;
    }
    g_autofree char *name = g_strstrip(g_strdup(value->value));
    if (!is_word(name) || strlen(name) > 400)
        return;
    if (self->names->len == 0)
        self->place = value->place;
    g_ptr_array_add(self->names, g_steal_pointer(&name));
}

/* `series:` as a scalar, a list or a mapping. */
static void
take_series(Declared *self, const YamlNode *value)
{
    if (value == NULL)
        return;
    if (value->kind == YAML_SCALAR) {
        take_name(self, value);
    } else if (value->kind == YAML_MAPPING) {
        const YamlNode *name = lookup(value, inner_name_keys);
        if (name != NULL)
            take_name(self, name);
        take_number(self, lookup(value, inner_order_keys), true);
    } else if (value->kind == YAML_SEQUENCE) {
        for (guint i = 0; i < value->children->len; i++) {
            const YamlNode *child = g_ptr_array_index(value->children, i);
            if (child->kind == YAML_SCALAR)
                take_name(self, child);
            else if (child->kind == YAML_MAPPING)
                take_series(self, child);
        }
    }
}

/* `next: /a/`, `next: {link: /a/, text: A}`. */
static char *
neighbour(const YamlNode *mapping, const char *key)
{
    static const char *const links[] = {"link", "url", "path", "slug", "href", NULL};
    const YamlNode *value = yaml_lookup(mapping, key);
    if (value != NULL && value->kind == YAML_MAPPING)
        value = lookup(value, links);
    if (value == NULL || value->kind != YAML_SCALAR || !is_word(value->value))
        return NULL;
    return g_strdup(value->value);
}

static void
read_mapping(Declared *self, const YamlNode *mapping)
{
    take_series(self, lookup(mapping, name_keys));
    take_number(self, lookup(mapping, order_keys), true);
    take_number(self, lookup(mapping, weak_order_keys), false);
    bool has_place = self->number.length > 0;
    take_number(self, lookup(mapping, sort_keys), false);
    self->is_sort_key |= !has_place && self->number.length > 0;
    if (self->next == NULL)
        self->next = neighbour(mapping, "next");
    if (self->previous == NULL)
        self->previous = neighbour(mapping, "prev");
    if (self->previous == NULL)
        self->previous = neighbour(mapping, "previous");
}

void
declared_read(Declared *self, const Post *post)
{
    *self = (Declared){.names = g_ptr_array_new_with_free_func(g_free)};
    read_mapping(self, post->front);
    for (guint i = 0; wrapper_keys[i] != NULL; i++) {
        const YamlNode *inner = yaml_lookup(post->front, wrapper_keys[i]);
        if (inner != NULL && inner->kind == YAML_MAPPING)
            read_mapping(self, inner);
    }
}

void
declared_clear(Declared *self)
{
    g_clear_pointer(&self->names, g_ptr_array_unref);
    g_clear_pointer(&self->next, g_free);
    g_clear_pointer(&self->previous, g_free);
}
