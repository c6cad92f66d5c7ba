/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/tag_node.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#define LARGEST_NUMBER 10000 /* of a span, a start, a width */

const char *
tag_attribute(char *const *attributes, const char *name)
{
    for (; attributes != NULL && *attributes != NULL; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

static int
number(char *const *attributes, const char *name, int otherwise)
{
    const char *value = tag_attribute(attributes, name);
    if (value == NULL || !g_ascii_isdigit(*value))
        return otherwise;
    return (int) MIN(strtoul(value, NULL, 10), LARGEST_NUMBER);
}

static bool
is_class_character(gunichar c)
{
    return g_unichar_isalnum(c) || c == '-' || c == '_';
}

char *
tag_classes(const char *value)
{
    if (value == NULL)
        return NULL;
    GString *out = g_string_new(NULL);
    for (const char *p = value; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (is_class_character(c))
            g_string_append_unichar(out, c);
        else if (g_ascii_isspace(*p) && out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    g_strchomp(out->str);
    if (*out->str != '\0')
        return g_string_free(out, FALSE);
    g_string_free(out, TRUE);
    return NULL;
}

bool
tag_is_id(const char *value)
{
    for (const char *p = value; *p != '\0'; p++)
        if ((guchar) *p <= ' ' || *p == 0x7F)
            return false;
    return *value != '\0';
}

static bool
contains(const char *value, const char *word)
{
    g_autofree char *lower = value == NULL ? NULL : g_ascii_strdown(value, -1);
    return lower != NULL && strstr(lower, word) != NULL;
}

static DocAlign
read_align(char *const *attributes)
{
    static const struct {
        const char *attribute, *style;
        DocAlign align;
    } words[] = {
        {"center", "text-align:center", DOC_ALIGN_CENTRE},
        {"right", "text-align:right", DOC_ALIGN_RIGHT},
        {"left", "text-align:left", DOC_ALIGN_LEFT},
    };
    const char *align = tag_attribute(attributes, "align");
    const char *style = tag_attribute(attributes, "style");
    g_auto(GStrv) parts = style == NULL ? NULL : g_strsplit(style, " ", -1);
    g_autofree char *dense = parts == NULL ? NULL : g_strjoinv("", parts);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (contains(align, words[i].attribute) || contains(dense, words[i].style))
            return words[i].align;
    return DOC_ALIGN_NONE;
}

static void
read_list(DocNode *node, const Element *element, char *const *attributes)
{
    node->as.list.is_ordered = strcmp(element->name, "ol") == 0;
    node->as.list.is_tight = true;
    node->as.list.start = number(attributes, "start", 1);
    const char *type = tag_attribute(attributes, "type");
    if (type != NULL && *type != '\0' && type[1] == '\0' &&
        strchr("1aAiI", *type) != NULL && node->as.list.is_ordered)
        node->as.list.style = *type;
}

static void
read_cell(DocNode *node, const Element *element, char *const *attributes)
{
    node->as.cell.is_header = strcmp(element->name, "th") == 0;
    node->as.cell.columns = MAX(number(attributes, "colspan", 1), 1);
    node->as.cell.rows = MAX(number(attributes, "rowspan", 1), 1);
    node->as.cell.align = read_align(attributes);
}

static void
read_image(DocNode *node, char *const *attributes)
{
    const char *src = tag_attribute(attributes, "src");
    if (src == NULL || *src == '\0') /* filled in by a script of the blog */
        src = tag_attribute(attributes, "data-src");
    if (src == NULL)
        src = tag_attribute(attributes, "data-original");
    node->url = g_strdup(src != NULL ? src : "");
    node->text = g_strdup(tag_attribute(attributes, "alt"));
    node->title = g_strdup(tag_attribute(attributes, "title"));
    const char *width = tag_attribute(attributes, "width");
    const char *height = tag_attribute(attributes, "height");
    if (width == NULL || strchr(width, '%') == NULL)
        node->as.image.width = number(attributes, "width", 0);
    if (height == NULL || strchr(height, '%') == NULL)
        node->as.image.height = number(attributes, "height", 0);
}

static void
read_common(DocNode *node, char *const *attributes)
{
    const char *id = tag_attribute(attributes, "id");
    if (id == NULL && node->kind == DOC_LINK)
        id = tag_attribute(attributes, "name");
    if (id != NULL && tag_is_id(id))
        node->id = g_strdup(id);
    g_autofree char *classes = tag_classes(tag_attribute(attributes, "class"));
    if (classes != NULL)
        doc_node_set(&node->classes, classes);
    const char *language = tag_attribute(attributes, "lang");
    if (language != NULL)
        node->language = text_language_tag(language);
    bool is_box = node->kind == DOC_DIVISION || node->kind == DOC_PARAGRAPH ||
                  node->kind == DOC_HEADING || node->kind == DOC_TABLE;
    DocAlign align = is_box ? read_align(attributes) : DOC_ALIGN_NONE;
    if (align == DOC_ALIGN_CENTRE)
        doc_node_add_class(node, "centre");
    if (align == DOC_ALIGN_RIGHT)
        doc_node_add_class(node, "right");
}

/* A control of a form shows its state; nobody can press it in a book. */
static DocNode *
new_input(char *const *attributes, DiagPlace place)
{
    const char *type = tag_attribute(attributes, "type");
    const char *value = tag_attribute(attributes, "value");
    bool is_checked = tag_attribute(attributes, "checked") != NULL;
    if (type != NULL && g_ascii_strcasecmp(type, "checkbox") == 0)
        return doc_node_new_text(is_checked ? "☑" : "☐", -1, place);
    if (type != NULL && g_ascii_strcasecmp(type, "radio") == 0)
        return doc_node_new_text(is_checked ? "◉" : "○", -1, place);
    if (value == NULL || (type != NULL && g_ascii_strcasecmp(type, "hidden") == 0))
        return NULL;
    return doc_node_new_text(value, -1, place);
}

DocNode *
tag_node_new(const Element *element, char *const *attributes, DiagPlace place)
{
    if (strcmp(element->name, "input") == 0)
        return new_input(attributes, place);
    if (element->role != ELEMENT_NODE)
        return NULL;
    DocNode *node = doc_node_new(element->kind, place);
    if (element->kind == DOC_LINK) {
        node->url = g_strdup(tag_attribute(attributes, "href"));
        node->title = g_strdup(tag_attribute(attributes, "title"));
    }
    read_common(node, attributes);
    if (element->class_name != NULL)
        doc_node_add_class(node, element->class_name);
    if (element->kind == DOC_LINK && node->url == NULL)
        node->kind = DOC_SPAN;
    if (element->kind == DOC_HEADING)
        node->as.heading.level = element->name[1] - '0';
    else if (element->kind == DOC_LIST)
        read_list(node, element, attributes);
    else if (element->kind == DOC_ITEM)
        node->as.item.value = number(attributes, "value", 0);
    else if (element->kind == DOC_CELL)
        read_cell(node, element, attributes);
    else if (element->kind == DOC_IMAGE)
        read_image(node, attributes);
    else if (element->kind == DOC_LINE_BREAK)
        node->as.line_break.is_hard = true;
    else if (element->kind == DOC_BLOCK_QUOTE)
        node->url = g_strdup(tag_attribute(attributes, "cite"));
    return node;
}
