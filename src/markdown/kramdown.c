/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/kramdown.h"

#include <stdlib.h>
#include <string.h>

#include "doc/walk.h"
#include "markdown/contents_mark.h"
#include "markdown/parse.h"
#include "markdown/tag_node.h"

/* Until it is applied, an attribute list is a node with this id and itself as title. It
 * never leaves this room. */
#define ATTRIBUTE_LIST "\001attributes"

static bool
is_alone(const Mask *mask, gsize start, gsize end)
{
    while (start > 0 && strchr(" \t>", mask->text[start - 1]) != NULL)
        start--;
    while (end < mask->length && (mask->text[end] == ' ' || mask->text[end] == '\t'))
        end++;
    return (start == 0 || mask->text[start - 1] == '\n') &&
           (end == mask->length || mask->text[end] == '\n');
}

/* The byte behind the "}" of the list at `start`; 0 when it has none on its line. */
static gsize
list_end(const Mask *mask, gsize start)
{
    for (gsize p = start + 2; p < mask->length && mask->text[p] != '\n'; p++) {
        if (mask->text[p] == '{')
            return 0;
        if (mask->text[p] == '}')
            return p + 1;
    }
    return 0;
}

/* An inline list stands right behind what it is for: a mark, or a link's end. */
static bool
is_behind_span(const Mask *mask, gsize start)
{
    return start > 0 && strchr(")*_`>]:=^~+", mask->text[start - 1]) != NULL;
}

/* Is the inside of "{ ... }" nothing but .classes, #ids and key=value? attr_list writes no
 * colon, so that only this tells a list from braces in the text. */
static bool
is_bare_list(const char *inner, gsize length)
{
    bool has_any = false;
    for (gsize p = 0; p < length; has_any = true) {
        p += strspn(inner + p, " \t");
        if (p >= length)
            break;
        gsize name = strspn(inner + p + 1, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_:");
        if (inner[p] == '.' || inner[p] == '#') {
            if (name == 0)
                return false;
            p += 1 + name;
            continue;
        }
        gsize equals = p + 1 + name;
        if (!g_ascii_isalpha(inner[p]) || equals >= length || inner[equals] != '=')
            return false;
        char quote = inner[equals + 1];
        bool is_quoted = quote == '"' || quote == '\'';
        const char *close = is_quoted ? memchr(inner + equals + 2, quote,
                                               length - MIN(length, equals + 2))
                                      : NULL;
        if (is_quoted && close == NULL)
            return false;
        p = is_quoted ? (gsize) (close - inner) + 1
                      : equals + 1 + strcspn(inner + equals + 1, " \t}");
    }
    return has_any;
}

/* The byte behind the list that begins at the brace `p`; 0 when none does. `*inner` is where
 * what it lists begins. */
static gsize
find_list(const Mask *mask, gsize p, bool has_bare, gsize *inner)
{
    if (!mask_is_text(mask, p, false))
        return 0;
    bool has_colon = mask->text[p + 1] == ':';
    if (!has_colon && !has_bare)
        return 0;
    gsize end = list_end(mask, p);
    *inner = p + 1 + has_colon;
    if (end == 0 || has_colon)
        return end;
    return is_bare_list(mask->text + *inner, end - 1 - *inner) ? end : 0;
}

/* {::comment} ... {:/comment}: the byte behind it; 0 when none begins at `p`. `*barren` is
 * set when nothing ends a comment any more. */
static gsize
comment_end(const Mask *mask, gsize p, bool *barren)
{
    static const char open[] = "{::comment}", close[] = "{:/";
    if (*barren || strncmp(mask->text + p, open, strlen(open)) != 0 ||
        !mask_is_text(mask, p, false))
        return 0;
    const char *end = strstr(mask->text + p, close);
    const char *brace = end != NULL ? strchr(end, '}') : NULL;
    *barren = brace == NULL;
    return brace != NULL ? (gsize) (brace - mask->text) + 1 : 0;
}

void
kramdown_find(Mask *mask, bool has_bare)
{
    bool barren = false;
    gsize last_end = 0; /* of the list before: "{: .a }{: .b }" is for the same */
    for (gsize p = 0; p + 2 < mask->length; p++) {
        const char *brace = memchr(mask->text + p, '{', mask->length - p);
        if (brace == NULL)
            return;
        p = (gsize) (brace - mask->text);
        gsize inner = 0, end = comment_end(mask, p, &barren);
        if (end > 0) {
            mask_add(mask, p, end, is_alone(mask, p, end), NULL);
            p = end - 1;
            continue;
        }
        end = find_list(mask, p, has_bare, &inner);
        bool alone = end > 0 && is_alone(mask, p, end);
        if (end == 0 || (!alone && p != last_end && !is_behind_span(mask, p)))
            continue;
        last_end = end;
        DocNode *node = doc_node_new(alone ? DOC_DIVISION : DOC_SPAN, DIAG_NOWHERE);
        node->id = g_strdup(ATTRIBUTE_LIST);
        node->title = g_strndup(mask->text + inner, end - inner - 1);
        mask_add(mask, p, end, alone, node);
        p = end - 1;
    }
}

static void
apply_pair(DocNode *node, const char *key, const char *value)
{
    if (strcmp(key, "class") == 0) {
        g_autofree char *classes = tag_classes(value);
        g_auto(GStrv) names = g_strsplit(classes == NULL ? "" : classes, " ", -1);
        for (guint i = 0; names[i] != NULL && *names[i] != '\0'; i++)
            doc_node_add_class(node, names[i]);
    } else if (strcmp(key, "id") == 0 && tag_is_id(value)) {
        doc_node_set(&node->id, value);
    } else if (strcmp(key, "title") == 0 &&
               (node->kind == DOC_LINK || node->kind == DOC_IMAGE ||
                node->kind == DOC_CODE_BLOCK)) {
        doc_node_set(&node->title, value);
    } else if (strcmp(key, "file") == 0 && node->kind == DOC_CODE_BLOCK) {
        doc_node_set(&node->title, value);
    } else if (node->kind == DOC_IMAGE && strchr(value, '%') == NULL) {
        if (strcmp(key, "width") == 0 || strcmp(key, "w") == 0)
            node->as.image.width = CLAMP(atoi(value), 0, 10000);
        if (strcmp(key, "height") == 0 || strcmp(key, "h") == 0)
            node->as.image.height = CLAMP(atoi(value), 0, 10000);
    }
}

/* ".class #id key="value"", in any order. */
static void
apply(DocNode *node, const char *list)
{
    for (const char *p = list; *p != '\0';) {
        p += strspn(p, " \t:");
        gsize length = strcspn(p, " \t");
        gsize name = strcspn(p, "=");
        if (*p == '.' || *p == '#') {
            length = 1 + strcspn(p + 1, " \t.#");
            g_autofree char *value = g_strndup(p + 1, length - 1);
            apply_pair(node, *p == '.' ? "class" : "id", value);
        } else if (name < length) {
            const char *start = p + name + 1;
            char quote = *start == '"' || *start == '\'' ? *start : '\0';
            const char *end = quote == '\0' ? NULL : strchr(start + 1, quote);
            g_autofree char *key = g_strndup(p, name);
            g_autofree char *value =
                end == NULL ? g_strndup(start, length - name - 1)
                            : g_strndup(start + 1, (gsize) (end - start - 1));
            apply_pair(node, key, value);
            length = end == NULL ? length : (gsize) (end + 1 - p);
        }
        p += length;
    }
}

static bool
is_list(const DocNode *node)
{
    return node->id != NULL && strcmp(node->id, ATTRIBUTE_LIST) == 0;
}

/* What a list is for: what stands before it, or, when a blank line parts them, behind. */
static DocNode *
target(const DocNode *list)
{
    DocNode *before = list->prev;
    if (list->kind == DOC_SPAN) {
        while (before != NULL && before->kind == DOC_TEXT && *before->text == '\0')
            before = before->prev;
        return before != NULL && before->kind != DOC_TEXT ? before : NULL;
    }
    DocNode *behind = list->next;
    bool is_next =
        before == NULL || (behind != NULL && behind->place.line == list->place.line + 1);
    const DocNode *last = before;
    while (last != NULL && last->last != NULL)
        last = last->last;
    if (last != NULL && last->place.line + 1 >= list->place.line)
        is_next = false;
    DocNode *found = is_next ? behind : before;
    /* a picture that will be a figure keeps its own class */
    if (found != NULL && found->kind == DOC_PARAGRAPH && found->first != NULL &&
        found->first == found->last && found->first->kind == DOC_IMAGE)
        found = found->first;
    return found;
}

static void
apply_list(DocNode *list)
{
    DocNode *node = target(list);
    bool is_contents = g_str_has_prefix(list->title + strspn(list->title, " "), "toc");
    bool is_mark =
        is_contents && node != NULL && node->kind == DOC_LIST && node == list->prev;
    if (!is_contents && node != NULL)
        apply(node, list->title);
    doc_node_free(list);
    if (is_mark)
        contents_mark_free(node); /* its one item says where the contents should be */
}

void
kramdown_apply(DocNode *root)
{
    g_autoptr(GPtrArray) lists = g_ptr_array_new();
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false))
        if (is_list(node))
            g_ptr_array_add(lists, node);
    for (guint i = 0; i < lists->len; i++)
        apply_list(g_ptr_array_index(lists, i));
}

static void
apply_heading(DocNode *heading)
{
    DocNode *last = heading->last;
    if (last == NULL || last->kind != DOC_TEXT || !g_str_has_suffix(last->text, "}"))
        return;
    char *open = strrchr(last->text, '{');
    const char *list = open == NULL ? "" : open + 1 + (open[1] == ':');
    if (*(list + strspn(list, " ")) != '#' && *(list + strspn(list, " ")) != '.')
        return;
    g_autofree char *inner = g_strndup(list, strlen(list) - 1);
    apply(heading, inner);
    *open = '\0';
    g_strchomp(last->text);
    if (*last->text == '\0')
        doc_node_free(last);
}

void
kramdown_apply_headings(DocNode *root)
{
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false))
        if (node->kind == DOC_HEADING)
            apply_heading(node);
}
