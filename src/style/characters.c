/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/characters.h"

#include "style/counter.h"
#include "style/page_rule.h"

static void
add_text(const char *text, GHashTable *characters)
{
    for (; text != NULL && *text != '\0'; text = g_utf8_next_char(text))
        g_hash_table_add(characters, GUINT_TO_POINTER(g_utf8_get_char(text)));
}

static void
add_content(const GPtrArray *content, GHashTable *characters)
{
    for (guint i = 0; i < content->len; i++) {
        const StyleContent *item = g_ptr_array_index(content, i);
        if (item->kind == STYLE_CONTENT_TEXT || item->kind == STYLE_CONTENT_LEADER)
            add_text(item->text, characters);
        else if (item->kind == STYLE_CONTENT_COUNTER ||
                 item->kind == STYLE_CONTENT_TARGET_COUNTER)
            style_counter_add_characters(item->numbering, characters);
    }
}

static void
add_value(StylePropertyId id, const StyleValue *value, GHashTable *characters)
{
    if (id == PROPERTY_CONTENT && value->kind == STYLE_VALUE_ITEMS)
        add_content(value->as.items, characters);
    else if (id == PROPERTY_STRING_SET && value->kind == STYLE_VALUE_ITEMS)
        for (guint i = 0; i < value->as.items->len; i++)
            add_content(
                ((StyleStringSet *) g_ptr_array_index(value->as.items, i))->content,
                characters);
    else if (id == PROPERTY_QUOTES && value->kind == STYLE_VALUE_STRINGS)
        for (char **quote = value->as.strings; *quote != NULL; quote++)
            add_text(*quote, characters);
    else if (id == PROPERTY_LIST_STYLE_TYPE && value->kind == STYLE_VALUE_STRING)
        add_text(value->as.string, characters);
    else if (id == PROPERTY_LIST_STYLE_TYPE && value->kind == STYLE_VALUE_KEYWORD)
        style_counter_add_characters((StyleListKind) value->as.keyword, characters);
}

static void
add_declared(const GArray *declared, GHashTable *characters)
{
    for (guint i = 0; declared != NULL && i < declared->len; i++) {
        const StyleDeclared *one = &g_array_index(declared, StyleDeclared, i);
        add_value(one->id, &one->value, characters);
    }
}

void
style_sheets_add_characters(const StyleSheets *self, GHashTable *characters)
{
    style_counter_add_characters(STYLE_LIST_DISC, characters); /* the initial one */
    const GPtrArray *rules = style_sheets_rules(self);
    for (guint i = 0; i < rules->len; i++)
        add_declared(((const StyleRule *) g_ptr_array_index(rules, i))->declared,
                     characters);
    const GPtrArray *pages = style_sheets_pages(self);
    for (guint i = 0; i < pages->len; i++) {
        const StylePageRule *page = g_ptr_array_index(pages, i);
        for (int area = 0; area < STYLE_AREA_COUNT; area++)
            add_declared(page->areas[area], characters);
    }
}
