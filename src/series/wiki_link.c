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

typedef struct {
    const Catalogue *catalogue;
    const Post *from;
    Diag *diag; /* NULL: nothing is told */
} WikiTurn;

/* Reads the wiki link whose brackets open at `p`. */
static bool
read_link(const char *p, WikiLink *link)
{
    const char *name = p + 2;
    gsize length = strcspn(name, "[]\n");
    if (length == 0 || length > MAX_NAME || *name == ' ' || name[length] != ']' ||
        name[length + 1] != ']')
        return false;
    const char *end = name + length, *bar = memchr(name, '|', length);
    *link = (WikiLink){p, end + 2, name, bar != NULL ? bar : end};
    link->words = bar != NULL ? bar + 1 : name;
    link->words_length = (gsize) (end - link->words);
    if (bar == NULL && *link->end == '{') {
        gsize label = strcspn(link->end + 1, "{}\n");
        if (label > 0 && link->end[1 + label] == '}') {
            link->words = link->end + 1;
            link->words_length = label;
            link->end += label + 2;
        }
    }
    return true;
}

/* "name#one#two" leads to the heading "two"; "#^block" to a mark that no book has. The
 * caller's. */
static char *
address_of(const WikiLink *link)
{
    g_autofree char *name = g_strndup(link->name, (gsize) (link->behind - link->name));
    char *hash = strchr(name, '#');
    char *last = hash != NULL ? strrchr(hash, '#') + 1 : NULL;
    bool has_heading = last != NULL && *last != '\0' && *last != '^';
    if (hash != NULL)
        *hash = '\0';
    g_autofree char *page = g_uri_escape_string(g_strstrip(name), "/", TRUE);
    if (!has_heading)
        return *page != '\0' ? g_steal_pointer(&page) : g_strdup("#");
    g_autofree char *heading = g_uri_escape_string(g_strstrip(last), "/", TRUE);
    return g_strconcat(page, "#", heading, NULL);
}

/* The words of a link that gives none: "folder/name#heading" is "name > heading". The
 * caller's. */
static char *
shown_name(const WikiLink *link)
{
    g_autofree char *words = g_strndup(link->words, link->words_length);
    if (link->words != link->name)
        return g_steal_pointer(&words);
    gsize page = strcspn(words, "#");
    g_autofree char *path = g_strndup(words, page);
    g_auto(GStrv) steps = g_strsplit(words + page, "#", -1);
    g_autoptr(GString) shown = g_string_new(files_name(path));
    for (guint i = 1; steps[0] != NULL && steps[i] != NULL; i++)
        if (*steps[i] != '^' && *steps[i] != '\0')
            g_string_append_printf(shown, "%s%s", shown->len > 0 ? " > " : "", steps[i]);
    return g_string_free(g_steal_pointer(&shown), FALSE);
}

static bool
leads_to_post(const WikiTurn *self, const char *address)
{
    CatalogueMatch match;
    g_autofree char *fragment = NULL;
    return catalogue_resolve(self->catalogue, self->from, address, &match, &fragment,
                             NULL) != NULL;
}

/* Puts the text from `start` up to the link, and the link, before the node `text`; only its
 * words where `address` is NULL. */
static void
insert(DocNode *text, const char *start, const WikiLink *link, const char *address)
{
    if (link->start > start)
        doc_node_insert_before(
            text, doc_node_new_text(start, link->start - start, text->place));
    g_autofree char *shown = shown_name(link);
    DocNode *words = doc_node_new_text(shown, -1, text->place);
    if (address == NULL) {
        doc_node_insert_before(text, words);
        return;
    }
    DocNode *node = doc_node_new(DOC_LINK, text->place);
    doc_node_set(&node->url, address);
    doc_node_append(node, words);
    doc_node_insert_before(text, node);
}

/* A link of a vault to a note that is not there: its words stay. */
static void
tell_dead(const WikiTurn *self, const DocNode *text, const char *address)
{
    g_autofree char *name = g_uri_unescape_string(address, NULL);
    if (self->diag != NULL)
        diag_add(self->diag, DIAG_WARNING, text->place, "dead-link",
                 "[[%s]] leads to no note; its words stay without the link",
                 name != NULL ? name : address);
}

/* The last of the nodes that the text becomes. */
static DocNode *
turn_text(const WikiTurn *self, DocNode *text)
{
    const char *rest = text->text;
    bool is_vault = catalogue_site(self->catalogue)->has_wiki_links;
    for (const char *p = strstr(rest, "[["); p != NULL; p = strstr(p, "[[")) {
        WikiLink link;
        if (!read_link(p, &link)) {
            p += 2;
            continue;
        }
        g_autofree char *address = address_of(&link);
        bool leads = leads_to_post(self, address);
        if (!leads && !is_vault) {
            p += 2;
            continue;
        }
        if (!leads)
            tell_dead(self, text, address);
        insert(text, rest, &link, leads ? address : NULL);
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
wiki_links_turn(DocNode *doc, const Catalogue *catalogue, const Post *from, Diag *diag)
{
    WikiTurn self = {catalogue, from, diag};
    for (DocNode *node = doc; node != NULL;) {
        bool is_text = node->kind == DOC_TEXT && strstr(node->text, "[[") != NULL;
        if (is_text)
            node = turn_text(&self, node);
        node = doc_walk_next(node, doc, node->kind == DOC_LINK);
    }
}
