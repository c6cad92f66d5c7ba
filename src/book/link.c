/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/link.h"

#include <string.h>

#include "doc/walk.h"

typedef struct {
    const Post *post;
    const Catalogue *catalogue;
    const BookAnchorIndex *anchors;
    Diag *diag;
} LinkWork;

static bool
is_safe_scheme(const char *scheme)
{
    static const char *const safe[] = {"http", "https", "mailto", "tel", NULL};
    return g_strv_contains(safe, scheme);
}

/* `url` with everything outside printable ASCII percent-encoded, what is encoded left alone. */
static char *
to_ascii(const char *url)
{
    GString *out = g_string_new(NULL);
    for (const char *p = url; *p != '\0'; p++) {
        bool is_escape = *p == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
        if ((guchar) *p > 0x20 && (guchar) *p < 0x7F && !strchr("\"<>\\^`{|}", *p) &&
            (*p != '%' || is_escape))
            g_string_append_c(out, *p);
        else
            g_string_append_printf(out, "%%%02X", (guchar) *p);
    }
    return g_string_free(out, FALSE);
}

/* Relative to the post's own address, as a browser would read it. */
static char *
absolute(const Site *site, const Post *post, const char *href)
{
    if (g_str_has_prefix(href, "//"))
        return g_strconcat("https:", href, NULL);
    g_autofree char *scheme = g_uri_parse_scheme(href);
    if (scheme != NULL)
        return g_strdup(href);
    g_autofree char *base = site_absolute(site, post->permalink);
    g_autofree char *ascii = to_ascii(href);
    g_autofree char *resolved =
        g_uri_resolve_relative(base, ascii, G_URI_FLAGS_ENCODED, NULL);
    return resolved != NULL ? g_steal_pointer(&resolved) : g_strdup(href);
}

static void
set_url(DocNode *node, char *url)
{
    g_free(node->url);
    node->url = url;
}

static void
tell_dead(const LinkWork *work, const DocNode *node, const char *nearest)
{
    if (nearest != NULL)
        diag_add(
            work->diag, DIAG_WARNING, node->place, "dead-link",
            "%s leads to no post of this blog; its address stays; did you mean '%s'?",
            node->url, nearest);
    else
        diag_add(work->diag, DIAG_WARNING, node->place, "dead-link",
                 "%s leads to no post of this blog; its address stays", node->url);
}

/* A card keeps the address as its words: it may have no others. */
static void
unlink_node(DocNode *node)
{
    if (node->kind == DOC_LINK) {
        doc_node_unwrap(node);
        return;
    }
    if (node->kind == DOC_CARD && (node->title == NULL || *node->title == '\0'))
        doc_node_set(&node->title, node->url);
    g_clear_pointer(&node->url, g_free);
}

/* A link that leads out of a blog whose own address is not known leads nowhere. */
static void
tell_homeless(const LinkWork *work, DocNode *node)
{
    diag_add(work->diag, DIAG_WARNING, node->place, "dead-link",
             "%s has no address outside the blog, whose own is not known; the text stays "
             "without the link; set 'url' in the blog's configuration",
             node->url);
    unlink_node(node);
}

/* The address of a post that the book leaves out. */
static void
settle_outside(const LinkWork *work, DocNode *node, const Post *target,
               const char *fragment)
{
    g_autofree char *address =
        site_absolute(catalogue_site(work->catalogue), target->permalink);
    g_autofree char *scheme = g_uri_parse_scheme(address);
    if (scheme == NULL) {
        tell_homeless(work, node);
        return;
    }
    g_autofree char *whole =
        fragment != NULL ? g_strconcat(address, "#", fragment, NULL) : g_strdup(address);
    diag_add(work->diag, DIAG_NOTE, node->place, "link-outside-book",
             "%s is not in this book; the link leads to the blog", target->path);
    set_url(node, to_ascii(whole));
}

/* A link to another post: a place in the book, or the post's address. */
static void
settle_post(const LinkWork *work, DocNode *node, const Post *target, const char *fragment)
{
    bool is_found = false;
    const char *id = book_anchor_find(work->anchors, target, fragment, &is_found);
    if (id == NULL) {
        settle_outside(work, node, target, fragment);
        return;
    }
    if (!is_found)
        diag_add(work->diag, DIAG_WARNING, node->place, "dead-fragment",
                 "there is no heading '#%s' in %s; the link leads to its start", fragment,
                 target->path);
    set_url(node, g_strconcat("#", id, NULL));
}

static void
settle_link(const LinkWork *work, DocNode *node)
{
    const Site *site = catalogue_site(work->catalogue);
    g_autofree char *scheme = g_uri_parse_scheme(node->url);
    if (scheme != NULL && !is_safe_scheme(scheme)) {
        diag_add(work->diag, DIAG_WARNING, node->place, "unsafe-link",
                 "a book has no %s: links; the text stays without the link", scheme);
        unlink_node(node);
        return;
    }
    if (node->url[0] == '#') {
        g_autofree char *fragment = g_uri_unescape_string(node->url + 1, NULL);
        settle_post(work, node, work->post, fragment != NULL ? fragment : node->url + 1);
        return;
    }
    CatalogueMatch match;
    g_autofree char *fragment = NULL;
    g_autofree char *nearest = NULL;
    const Post *target = catalogue_resolve(work->catalogue, work->post, node->url, &match,
                                           &fragment, &nearest);
    if (target != NULL) {
        settle_post(work, node, target, fragment);
        return;
    }
    if (match == CATALOGUE_BROKEN)
        tell_dead(work, node, nearest);
    g_autofree char *whole = absolute(site, work->post, node->url);
    g_autofree char *left = g_uri_parse_scheme(whole);
    if (left == NULL) {
        tell_homeless(work, node);
        return;
    }
    set_url(node, to_ascii(whole));
}

/* What plays, and what is fetched when it is looked at: a book does neither. */
static void
tell_card(const LinkWork *work, const DocNode *node)
{
    if (strcmp(node->as.card.provider, "link") == 0)
        diag_add(work->diag, DIAG_NOTE, node->place, "embed",
                 "what the post embeds from %s cannot stand in a book; a card with its "
                 "address does instead",
                 node->url);
    else
        diag_add(work->diag, DIAG_NOTE, node->place, "embed",
                 "%s (%s) cannot play in a book; a card with its address stands for it",
                 node->url, node->as.card.provider);
}

void
book_links_settle(DocNode *doc, const Post *post, const Catalogue *catalogue,
                  const BookAnchorIndex *anchors, Diag *diag)
{
    LinkWork work = {post, catalogue, anchors, diag};
    g_autoptr(GPtrArray) links = g_ptr_array_new();
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if ((node->kind == DOC_LINK || node->kind == DOC_CARD ||
             node->kind == DOC_BLOCK_QUOTE) &&
            node->url != NULL)
            g_ptr_array_add(links, node);
    for (guint i = 0; i < links->len; i++) {
        DocNode *node = g_ptr_array_index(links, i);
        if (node->kind == DOC_CARD)
            tell_card(&work, node);
        if (*node->url == '\0')
            unlink_node(node);
        else
            settle_link(&work, node);
    }
}
