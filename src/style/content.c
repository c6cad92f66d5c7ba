/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/content.h"

#include <string.h>

#include "style/property.h"

static void
content_free(gpointer data)
{
    StyleContent *self = data;
    g_free(self->text);
    g_free(self);
}

static void
string_set_free(gpointer data)
{
    StyleStringSet *self = data;
    g_free(self->name);
    g_ptr_array_unref(self->content);
    g_free(self);
}

static void
counter_free(gpointer data)
{
    StyleCounter *self = data;
    g_free(self->name);
    g_free(self);
}

static char *
take_ident(StyleCursor *cursor)
{
    return style_cursor_sees(cursor, TOKEN_IDENT)
               ? g_strdup(style_cursor_take(cursor)->text)
               : NULL;
}

static bool
take_comma(StyleCursor *cursor)
{
    if (!style_cursor_sees(cursor, TOKEN_COMMA))
        return false;
    style_cursor_take(cursor);
    return true;
}

/* ", lower-roman" or nothing. */
static bool
take_numbering(StyleCursor *cursor, StyleListKind *numbering)
{
    *numbering = STYLE_LIST_DECIMAL;
    if (!take_comma(cursor))
        return style_cursor_is_done(cursor);
    int kind;
    if (!style_cursor_sees(cursor, TOKEN_IDENT) ||
        !style_property_keyword(style_property(PROPERTY_LIST_STYLE_TYPE),
                                style_cursor_take(cursor)->text, &kind))
        return false;
    *numbering = (StyleListKind) kind;
    return style_cursor_is_done(cursor);
}

/* "attr(href)" or "attr(href url)": the only place that a book's node points to. */
static bool
take_target(StyleCursor *cursor)
{
    if (!style_cursor_sees_function(cursor, "attr"))
        return false;
    StyleCursor inside = style_cursor_enter(cursor);
    if (!style_cursor_sees_ident(&inside, "href"))
        return false;
    style_cursor_take(&inside);
    if (style_cursor_sees_ident(&inside, "url"))
        style_cursor_take(&inside);
    return style_cursor_is_done(&inside);
}

static bool
parse_counter(StyleCursor inside, StyleContent *item)
{
    item->kind = STYLE_CONTENT_COUNTER;
    item->text = take_ident(&inside);
    return item->text != NULL && take_numbering(&inside, &item->numbering);
}

static bool
parse_string(StyleCursor inside, StyleContent *item)
{
    static const char *const positions[] = {"first", "start", "last", "first-except"};
    item->kind = STYLE_CONTENT_STRING;
    item->text = take_ident(&inside);
    if (item->text == NULL || !take_comma(&inside))
        return item->text != NULL && style_cursor_is_done(&inside);
    for (guint i = 0; i < G_N_ELEMENTS(positions); i++)
        if (style_cursor_sees_ident(&inside, positions[i])) {
            item->position = (StyleStringPosition) i;
            style_cursor_take(&inside);
            return style_cursor_is_done(&inside);
        }
    return false;
}

static bool
parse_target_counter(StyleCursor inside, StyleContent *item)
{
    item->kind = STYLE_CONTENT_TARGET_COUNTER;
    if (!take_target(&inside) || !take_comma(&inside))
        return false;
    item->text = take_ident(&inside);
    return item->text != NULL && take_numbering(&inside, &item->numbering);
}

static bool
parse_target_text(StyleCursor inside, StyleContent *item)
{
    item->kind = STYLE_CONTENT_TARGET_TEXT;
    if (!take_target(&inside))
        return false;
    if (take_comma(&inside)) {
        if (!style_cursor_sees_ident(&inside, "content"))
            return false;
        style_cursor_take(&inside);
    }
    return style_cursor_is_done(&inside);
}

static bool
parse_attr(StyleCursor inside, StyleContent *item)
{
    item->kind = STYLE_CONTENT_ATTR;
    item->text = take_ident(&inside);
    return item->text != NULL && style_cursor_is_done(&inside);
}

static bool
parse_leader(StyleCursor inside, StyleContent *item)
{
    static const struct {
        const char *name, *pattern;
    } leaders[] = {{"dotted", ". "}, {"solid", "_"}, {"space", " "}};
    item->kind = STYLE_CONTENT_LEADER;
    if (style_cursor_sees(&inside, TOKEN_STRING))
        item->text = g_strdup(inside.at->text);
    for (guint i = 0; i < G_N_ELEMENTS(leaders); i++)
        if (style_cursor_sees_ident(&inside, leaders[i].name))
            item->text = g_strdup(leaders[i].pattern);
    style_cursor_take(&inside);
    return item->text != NULL && *item->text != '\0' && style_cursor_is_done(&inside);
}

static bool
parse_own_text(StyleCursor inside, StyleContent *item)
{
    item->kind = STYLE_CONTENT_OWN_TEXT;
    if (style_cursor_sees_ident(&inside, "text"))
        style_cursor_take(&inside);
    return style_cursor_is_done(&inside);
}

static bool
parse_function(const char *name, StyleCursor inside, StyleContent *item)
{
    static const struct {
        const char *name;
        bool (*parse)(StyleCursor inside, StyleContent *item);
    } functions[] = {
        {"attr", parse_attr},
        {"content", parse_own_text},
        {"counter", parse_counter},
        {"leader", parse_leader},
        {"string", parse_string},
        {"target-counter", parse_target_counter},
        {"target-text", parse_target_text},
    };
    for (guint i = 0; i < G_N_ELEMENTS(functions); i++)
        if (g_ascii_strcasecmp(functions[i].name, name) == 0)
            return functions[i].parse(inside, item);
    return false;
}

static bool
parse_item(StyleCursor *cursor, StyleContent *item)
{
    if (style_cursor_sees(cursor, TOKEN_FUNCTION)) {
        const char *name = cursor->at->text;
        return parse_function(name, style_cursor_enter(cursor), item);
    }
    const StyleToken *token = style_cursor_take(cursor);
    if (token->kind == TOKEN_STRING) {
        item->kind = STYLE_CONTENT_TEXT;
        item->text = g_strdup(token->text);
        return true;
    }
    if (token->kind != TOKEN_IDENT)
        return false;
    bool is_open = g_ascii_strcasecmp(token->text, "open-quote") == 0;
    item->kind = is_open ? STYLE_CONTENT_OPEN_QUOTE : STYLE_CONTENT_CLOSE_QUOTE;
    return is_open || g_ascii_strcasecmp(token->text, "close-quote") == 0;
}

/* One item or more, up to a comma or the end; NULL when they are not understood. */
static GPtrArray *
parse_items(StyleCursor *cursor)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(content_free);
    while (!style_cursor_is_done(cursor) && cursor->at->kind != TOKEN_COMMA) {
        StyleContent *item = g_new0(StyleContent, 1);
        g_ptr_array_add(items, item);
        if (!parse_item(cursor, item))
            return NULL;
    }
    return items->len > 0 ? g_steal_pointer(&items) : NULL;
}

static bool
is_none(StyleCursor cursor)
{
    return style_cursor_sees_ident(&cursor, "none") && cursor.end - cursor.at == 1;
}

GPtrArray *
style_content_parse(StyleCursor cursor)
{
    if (is_none(cursor))
        return g_ptr_array_new_with_free_func(content_free);
    g_autoptr(GPtrArray) items = parse_items(&cursor);
    return style_cursor_is_done(&cursor) ? g_steal_pointer(&items) : NULL;
}

GPtrArray *
style_string_set_parse(StyleCursor cursor)
{
    g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func(string_set_free);
    if (is_none(cursor))
        return g_steal_pointer(&sets);
    do {
        g_autofree char *name = take_ident(&cursor);
        GPtrArray *content = name == NULL ? NULL : parse_items(&cursor);
        if (content == NULL)
            return NULL;
        StyleStringSet *set = g_new0(StyleStringSet, 1);
        set->name = g_steal_pointer(&name);
        set->content = content;
        g_ptr_array_add(sets, set);
    } while (take_comma(&cursor));
    return style_cursor_is_done(&cursor) ? g_steal_pointer(&sets) : NULL;
}

GPtrArray *
style_counters_parse(StyleCursor cursor, int value)
{
    g_autoptr(GPtrArray) counters = g_ptr_array_new_with_free_func(counter_free);
    if (is_none(cursor))
        return g_steal_pointer(&counters);
    while (!style_cursor_is_done(&cursor)) {
        char *name = take_ident(&cursor);
        if (name == NULL)
            return NULL;
        StyleCounter *counter = g_new0(StyleCounter, 1);
        counter->name = name;
        counter->value = value;
        g_ptr_array_add(counters, counter);
        if (style_cursor_sees(&cursor, TOKEN_NUMBER) && cursor.at->is_integer)
            counter->value = (int) style_cursor_take(&cursor)->number;
    }
    return g_steal_pointer(&counters);
}

char **
style_quotes_parse(StyleCursor cursor)
{
    g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func(g_free);
    if (!is_none(cursor))
        while (style_cursor_sees(&cursor, TOKEN_STRING))
            g_ptr_array_add(strings, g_strdup(style_cursor_take(&cursor)->text));
    else
        style_cursor_take(&cursor);
    if (!style_cursor_is_done(&cursor) || strings->len % 2 != 0)
        return NULL;
    g_ptr_array_add(strings, NULL);
    return (char **) g_ptr_array_free(g_steal_pointer(&strings), FALSE);
}
