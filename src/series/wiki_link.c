/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/wiki_link.h"

#include <string.h>

#include "doc/walk.h"

enum { MAX_NAME = 300 }; /* bytes */

/* What stands at one place of a text: stretches of it. */
typedef struct {
    const char *start, *end;   /* with brackets and all */
    const char *name, *behind; /* [name, behind) */
    const char *words;
    gsize words_length;
} WikiLink;

/* Reads the wiki link whose brackets open at `p`. */
static bool
read_link(const char *p, WikiLink *link)
{
    const char *name = p + 2;
    gsize length = strcspn(name, "[]\n");
    if (length == 0 || length > MAX_NAME || *name == ' ' || name[length] != ']' ||
        name[length + 1] != ']')
        return false;
    gsize bar = strcspn(name, "|");
    bool has_words = bar < length;
    *link = (WikiLink){p, name + length + 2, name, name + MIN(bar, length)};
    link->words = has_words ? name + bar + 1 : name;
    link->words_length = has_words ? length - bar - 1 : length;
    if (!has_words && *link->end == '{') {
        gsize label = strcspn(link->end + 1, "{}\n");
        if (label > 0 && link->end[1 + label] == '}') {
            link->words = link->end + 1;
            link->words_length = label;
            link->end += label + 2;
        }
    }
    return true;
}

static bool
leads_to_post(const WikiLink *link, const Catalogue *catalogue, const Post *from,
              char **address)
{
    CatalogueMatch match;
    g_autofree char *fragment = NULL;
    g_autofree char *name = g_strndup(link->name, (gsize) (link->behind - link->name));
    if (catalogue_resolve(catalogue, from, name, &match, &fragment, NULL) == NULL)
        return false;
    *address = g_steal_pointer(&name);
    return true;
}

/* Puts the text from `start` up to the link, and the link, before the node `text`. */
static void
insert(DocNode *text, const char *start, const WikiLink *link, const char *address)
{
    if (link->start > start)
        doc_node_insert_before(
            text, doc_node_new_text(start, link->start - start, text->place));
    DocNode *node = doc_node_new(DOC_LINK, text->place);
    doc_node_set(&node->url, address);
    doc_node_append(
        node, doc_node_new_text(link->words, (gssize) link->words_length, text->place));
    doc_node_insert_before(text, node);
}

/* The last of the nodes that the text becomes. */
static DocNode *
turn_text(DocNode *text, const Catalogue *catalogue, const Post *from)
{
    const char *rest = text->text;
    for (const char *p = strstr(rest, "[["); p != NULL; p = strstr(p, "[[")) {
        WikiLink link;
        g_autofree char *address = NULL;
        if (!read_link(p, &link) || !leads_to_post(&link, catalogue, from, &address)) {
            p += 2;
            continue;
        }
        insert(text, rest, &link, address);
        p = rest = link.end;
    }
    if (rest == text->text)
        return text;
    if (*rest != '\0') {
        char *tail = g_strdup(rest);
        g_free(text->text);
        text->text = tail;
        return text;
    }
    DocNode *last = text->prev;
    doc_node_free(text);
    return last;
}

void
wiki_links_turn(DocNode *doc, const Catalogue *catalogue, const Post *from)
{
    for (DocNode *node = doc; node != NULL;) {
        bool is_text = node->kind == DOC_TEXT && strstr(node->text, "[[") != NULL;
        if (is_text)
            node = turn_text(node, catalogue, from);
        node = doc_walk_next(node, doc, node->kind == DOC_LINK);
    }
}
