/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/post_link.h"

#include <string.h>

#include "doc/walk.h"

/* GitBook's references are addresses, which the book looks up as those of any link. */
static bool
is_address(const char *name)
{
    return strstr(name, "://") != NULL || strchr("/.#", *name) != NULL ||
           g_str_has_suffix(name, ".md");
}

static void
replace_words(DocNode *link, const char *title)
{
    while (link->first != NULL) {
        DocNode *child = link->first;
        doc_node_detach(child);
        doc_node_free(child);
    }
    doc_node_append(link, doc_node_new_text(title, -1, link->place));
}

static void
lead(DocNode *link, const Post *post, const char *fragment)
{
    if (doc_node_has_class(link, "untitled"))
        replace_words(link, post->title);
    g_autofree char *address = fragment != NULL && *fragment != '\0'
                                   ? g_strconcat(post->permalink, "#", fragment, NULL)
                                   : g_strdup(post->permalink);
    doc_node_set(&link->url, address);
    doc_node_set(&link->classes, NULL);
}

static void
tell_dead(const DocNode *link, const char *nearest, Diag *diag)
{
    if (nearest != NULL)
        diag_add(diag, DIAG_WARNING, link->place, "dead-link",
                 "no post is called '%s'; the words stay without the link; did you mean "
                 "'%s'?",
                 link->url, nearest);
    else
        diag_add(diag, DIAG_WARNING, link->place, "dead-link",
                 "no post is called '%s'; the words stay without the link", link->url);
}

/* The node before which the walk goes on. */
static DocNode *
turn_link(DocNode *link, const Catalogue *catalogue, const Post *from, Diag *diag)
{
    g_autofree char *fragment = NULL;
    g_autofree char *nearest = NULL;
    const Post *post =
        catalogue_find_named(catalogue, from, link->url, &fragment, &nearest);
    if (post != NULL) {
        lead(link, post, fragment);
        return link;
    }
    if (diag == NULL || is_address(link->url))
        return link;
    tell_dead(link, nearest, diag);
    DocNode *first = link->first;
    doc_node_unwrap(link);
    return first;
}

void
post_links_turn(DocNode *doc, const Catalogue *catalogue, const Post *from, Diag *diag)
{
    for (DocNode *node = doc; node != NULL;) {
        bool is_named = node->kind == DOC_LINK && node->url != NULL &&
                        node->first != NULL && doc_node_has_class(node, "post-link");
        if (is_named)
            node = turn_link(node, catalogue, from, diag);
        node = doc_walk_next(node, doc, false);
    }
}
