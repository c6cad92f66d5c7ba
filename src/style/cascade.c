/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/cascade.h"

#include <string.h>

#include "style/compute.h"
#include "style/match.h"
#include "style/page_rule.h"
#include "style/winner.h"
#include "style/zoom.h"

/* What a style rests on: equal keys, equal styles. */
typedef struct {
    guint length;
    guintptr words[]; /* parent, root, display, language, pseudo?, then the candidates */
} ShareKey;

typedef struct {
    const DocNode *node;
    const char *pseudo;
} PseudoKey;

struct StyleResolver {
    const StyleSheets *sheets;
    StyleMatcher *matcher;
    StyleComputed initial, html;
    GHashTable *nodes;   /* const DocNode * -> const StyleComputed * */
    GHashTable *pseudos; /* PseudoKey * -> const StyleComputed *, NULL: no box */
    GHashTable *shared;  /* ShareKey * -> StyleComputed *, owned */
    GHashTable *pages;   /* char * -> StylePage *, owned */
    GStringChunk *strings;
    GArray *matched;  /* StyleCandidate: scratch */
    GArray *words;    /* guintptr: scratch */
    GString *classes; /* scratch */
    GPtrArray *path;  /* const DocNode *: scratch */
    StyleMedium medium;
    int measure;
    int zoom;           /* percent */
    GHashTable *zoomed; /* ZoomKey * -> Style *, owned */
};

static guint
share_hash(gconstpointer data)
{
    const ShareKey *key = data;
    guint64 hash = 14695981039346656037u;
    for (guint i = 0; i < key->length; i++)
        hash = (hash ^ key->words[i]) * 1099511628211u;
    return (guint) (hash ^ (hash >> 32));
}

static gboolean
share_equal(gconstpointer a, gconstpointer b)
{
    const ShareKey *one = a, *other = b;
    return one->length == other->length &&
           memcmp(one->words, other->words, one->length * sizeof one->words[0]) == 0;
}

static guint
pseudo_hash(gconstpointer data)
{
    const PseudoKey *key = data;
    return g_direct_hash(key->node) * 31 + g_str_hash(key->pseudo);
}

static gboolean
pseudo_equal(gconstpointer a, gconstpointer b)
{
    const PseudoKey *one = a, *other = b;
    return one->node == other->node && strcmp(one->pseudo, other->pseudo) == 0;
}

static void
add_candidates(StyleResolver *self, const DocNode *node, const char *pseudo,
               StyleIndex index, const char *name)
{
    const GArray *candidates =
        style_sheets_candidates(self->sheets, pseudo != NULL, index, name);
    for (guint i = 0; candidates != NULL && i < candidates->len; i++) {
        const StyleCandidate *candidate = &g_array_index(candidates, StyleCandidate, i);
        const Selector *selector = candidate->selector;
        if (!(candidate->rule->medium & self->medium) ||
            (pseudo != NULL && strcmp(selector->pseudo, pseudo) != 0))
            continue;
        if (style_match(self->matcher, selector, node))
            g_array_append_vals(self->matched, candidate, 1);
    }
}

/* Is `name` one of `classes`? */
static bool
names_class(const char *classes, const char *name)
{
    gsize length = strlen(name);
    for (const char *p = classes; p != NULL && *p != '\0'; p += strspn(p, " ")) {
        gsize width = strcspn(p, " ");
        if (width == length && memcmp(p, name, length) == 0)
            return true;
        p += width;
    }
    return false;
}

static void
add_class_candidates(StyleResolver *self, const DocNode *node, const char *pseudo)
{
    const char *classes[STYLE_KIND_CLASSES];
    for (int n = style_node_classes(node, classes); n > 0; n--)
        add_candidates(self, node, pseudo, STYLE_INDEX_CLASS, classes[n - 1]);
    if (node->classes == NULL)
        return;
    g_string_assign(self->classes, node->classes);
    for (char *name = self->classes->str, *next; name != NULL; name = next) {
        next = strchr(name, ' ');
        if (next != NULL)
            *next++ = '\0';
        if (*name != '\0' && !names_class(next, name))
            add_candidates(self, node, pseudo, STYLE_INDEX_CLASS, name);
    }
}

static int
compare_candidates(gconstpointer a, gconstpointer b)
{
    const StyleCandidate *one = a, *other = b;
    if (one->selector->specificity != other->selector->specificity)
        return one->selector->specificity < other->selector->specificity ? -1 : 1;
    return one->rule->order < other->rule->order ? -1
                                                 : one->rule->order > other->rule->order;
}

/* Fills `matched` in rising order of precedence. */
static void
match_rules(StyleResolver *self, const DocNode *node, const char *pseudo)
{
    g_array_set_size(self->matched, 0);
    add_candidates(self, node, pseudo, STYLE_INDEX_ANY, "");
    add_candidates(self, node, pseudo, STYLE_INDEX_ELEMENT, style_node_element(node));
    add_class_candidates(self, node, pseudo);
    if (node->id != NULL)
        add_candidates(self, node, pseudo, STYLE_INDEX_ID, node->id);
    if (self->matched->len > 1)
        g_array_sort(self->matched, compare_candidates);
}

static void
choose(const StyleResolver *self, const StyleValue **winners)
{
    style_winners_clear(winners);
    for (int important = 0; important < 2; important++)
        for (guint i = 0; i < self->matched->len; i++) {
            const StyleCandidate *candidate =
                &g_array_index(self->matched, StyleCandidate, i);
            style_winners_apply(winners, candidate->rule->declared, important);
        }
}

/* The key of what `matched` gives in `context`, in the scratch array. */
static ShareKey *
share_key(StyleResolver *self, const StyleContext *context)
{
    enum { LENGTH, PARENT, ROOT, DISPLAY, LANGUAGE, FIRST_CANDIDATE };
    guint candidates = self->matched->len;
    g_array_set_size(self->words, FIRST_CANDIDATE + candidates);
    guintptr *words = (guintptr *) (void *) self->words->data;
    words[LENGTH] = 0;
    words[PARENT] = (guintptr) context->parent;
    words[ROOT] = (guintptr) context->root;
    words[DISPLAY] = (guintptr) context->display;
    words[LANGUAGE] = (guintptr) context->language;
    for (guint i = 0; i < candidates; i++)
        words[FIRST_CANDIDATE + i] =
            (guintptr) g_array_index(self->matched, StyleCandidate, i).selector;
    ShareKey *key = (ShareKey *) (void *) words;
    key->length = FIRST_CANDIDATE + candidates - 1;
    return key;
}

/* The style that `matched` gives in `context`: computed once. */
static const StyleComputed *
compute_shared(StyleResolver *self, const StyleContext *context)
{
    ShareKey *key = share_key(self, context);
    StyleComputed *computed = g_hash_table_lookup(self->shared, key);
    if (computed != NULL)
        return computed;
    const StyleValue *winners[PROPERTY_COUNT];
    choose(self, winners);
    computed = g_new(StyleComputed, 1);
    style_compute(computed, winners, &self->initial, context);
    gsize size = sizeof(ShareKey) + key->length * sizeof key->words[0];
    g_hash_table_insert(self->shared, g_memdup2(key, size), computed);
    return computed;
}

static StyleDisplay
display_of(const DocNode *node)
{
    switch (node->kind) {
    case DOC_ITEM:
        return STYLE_DISPLAY_LIST_ITEM;
    case DOC_TABLE:
        return STYLE_DISPLAY_TABLE;
    default:
        return doc_kind_is_block(node->kind) ? STYLE_DISPLAY_BLOCK : STYLE_DISPLAY_INLINE;
    }
}

static StyleContext
context_of(StyleResolver *self, const StyleComputed *parent, const StyleComputed *root,
           const DocNode *node)
{
    StyleContext context = {.parent = parent,
                            .root = root,
                            .measure = self->measure,
                            .strings = self->strings};
    if (node == NULL) {
        context.display = STYLE_DISPLAY_INLINE;
        return context;
    }
    context.display = display_of(node);
    if (node->language != NULL)
        context.language = g_string_chunk_insert_const(self->strings, node->language);
    return context;
}

/* What rem and rlh rest on in the tree of `node`: the style of the document that holds it,
 * so that a sheet may set the base on body as well as on html. */
static const StyleComputed *
root_of(StyleResolver *self, const DocNode *node)
{
    while (node->parent != NULL)
        node = node->parent;
    const StyleComputed *top = g_hash_table_lookup(self->nodes, node);
    return top != NULL && node->kind == DOC_DOCUMENT ? top : &self->html;
}

/* True when every parent up to the top has its child among its own. A stand-in that only
 * points to a parent is soon freed, and another node may then have its address: nothing is
 * remembered of it. */
static bool
is_held(const DocNode *node)
{
    for (; node->parent != NULL; node = node->parent)
        if (node->prev == NULL && node->parent->first != node)
            return false;
    return true;
}

static const StyleComputed *
compute_node(StyleResolver *self, const DocNode *node, const StyleComputed *parent,
             const StyleComputed *root)
{
    match_rules(self, node, NULL);
    StyleContext context = context_of(self, parent, root, node);
    const StyleComputed *computed = compute_shared(self, &context);
    if (is_held(node))
        g_hash_table_insert(self->nodes, (gpointer) node, (gpointer) computed);
    return computed;
}

/* Climbs to the nearest ancestor whose style is known, and computes downwards. */
static const StyleComputed *
computed_of(StyleResolver *self, const DocNode *node)
{
    const StyleComputed *computed = g_hash_table_lookup(self->nodes, node);
    if (computed != NULL)
        return computed;
    g_ptr_array_set_size(self->path, 0);
    for (; node != NULL && computed == NULL; node = node->parent) {
        computed = g_hash_table_lookup(self->nodes, node);
        if (computed == NULL)
            g_ptr_array_add(self->path, (gpointer) node);
    }
    if (computed == NULL) {
        const DocNode *top = g_ptr_array_steal_index(self->path, self->path->len - 1);
        computed = compute_node(self, top, &self->html, &self->html);
        if (self->path->len == 0)
            return computed;
    }
    const StyleComputed *root = root_of(self, g_ptr_array_index(self->path, 0));
    for (guint i = self->path->len; i-- > 0;)
        computed = compute_node(self, g_ptr_array_index(self->path, i), computed, root);
    return computed;
}

/* The root's style, twice: its percentages are of the page, whose lengths are of the root. */
static void
compute_root(StyleResolver *self)
{
    for (int pass = 0; pass < 2; pass++) {
        match_rules(self, &style_root_node, NULL);
        const StyleValue *winners[PROPERTY_COUNT];
        choose(self, winners);
        StyleContext context =
            context_of(self, &self->initial, &self->initial, &style_root_node);
        context.language = style_sheets_language(self->sheets);
        style_compute(&self->html, winners, &self->initial, &context);
        StylePageQuery query = {.medium = self->medium};
        StylePage *page = style_page_compute(style_sheets_pages(self->sheets), &query,
                                             &self->initial, &self->html, self->strings);
        self->measure =
            MAX(page->width - page->margin[STYLE_LEFT] - page->margin[STYLE_RIGHT], 0);
        style_page_free(page);
    }
}

StyleResolver *
style_resolver_new(const StyleSheets *sheets)
{
    return style_resolver_new_for(sheets, STYLE_MEDIUM_COLOUR_PRINT);
}

StyleResolver *
style_resolver_new_for(const StyleSheets *sheets, StyleMedium medium)
{
    StyleResolver *self = g_new0(StyleResolver, 1);
    self->sheets = sheets;
    self->medium = medium;
    self->zoom = 100;
    self->matcher = style_matcher_new(style_sheets_language(sheets));
    self->nodes = g_hash_table_new(NULL, NULL);
    self->pseudos = g_hash_table_new_full(pseudo_hash, pseudo_equal, g_free, NULL);
    self->shared = g_hash_table_new_full(share_hash, share_equal, g_free, g_free);
    self->pages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, style_page_free);
    self->strings = g_string_chunk_new(1024);
    self->matched = g_array_new(FALSE, FALSE, sizeof(StyleCandidate));
    self->words = g_array_new(FALSE, FALSE, sizeof(guintptr));
    self->classes = g_string_new(NULL);
    self->path = g_ptr_array_new();
    style_compute_initial(&self->initial, style_sheets_initial_families(sheets));
    compute_root(self);
    return self;
}

void
style_resolver_free(StyleResolver *self)
{
    if (self == NULL)
        return;
    style_matcher_free(self->matcher);
    g_hash_table_unref(self->nodes);
    g_hash_table_unref(self->pseudos);
    g_hash_table_unref(self->shared);
    g_hash_table_unref(self->pages);
    g_clear_pointer(&self->zoomed, g_hash_table_unref);
    g_string_chunk_free(self->strings);
    g_array_unref(self->matched);
    g_array_unref(self->words);
    g_string_free(self->classes, TRUE);
    g_ptr_array_unref(self->path);
    g_free(self);
}

void
style_resolver_forget(StyleResolver *self)
{
    g_hash_table_remove_all(self->nodes);
    g_hash_table_remove_all(self->pseudos);
    style_matcher_free(self->matcher);
    self->matcher = style_matcher_new(style_sheets_language(self->sheets));
}

typedef struct {
    const Style *style;
    int percent;
} ZoomKey;

static guint
zoom_hash(gconstpointer data)
{
    const ZoomKey *key = data;
    return g_direct_hash(key->style) * 31u + (guint) key->percent;
}

static gboolean
zoom_equal(gconstpointer a, gconstpointer b)
{
    const ZoomKey *left = a, *right = b;
    return left->style == right->style && left->percent == right->percent;
}

void
style_resolver_set_zoom(StyleResolver *self, int percent)
{
    self->zoom = percent;
}

static const Style *
zoomed(StyleResolver *self, const Style *style)
{
    if (self->zoom == 100)
        return style;
    if (self->zoomed == NULL)
        self->zoomed = g_hash_table_new_full(zoom_hash, zoom_equal, g_free, g_free);
    ZoomKey key = {style, self->zoom};
    Style *copy = g_hash_table_lookup(self->zoomed, &key);
    if (copy == NULL) {
        copy = style_zoom(style, self->zoom);
        g_hash_table_insert(self->zoomed, g_memdup2(&key, sizeof key), copy);
    }
    return copy;
}

const Style *
style_of(StyleResolver *self, const DocNode *node)
{
    while (!style_node_is_element(node) && node->parent != NULL)
        node = node->parent;
    return zoomed(self, &computed_of(self, node)->style);
}

/* What `matched` gives for a pseudo-element of `node`. */
static const StyleComputed *
compute_pseudo(StyleResolver *self, const DocNode *node, const char *pseudo)
{
    const StyleComputed *parent = computed_of(self, node);
    match_rules(self, node, pseudo); /* anew: those of `node` may have come between */
    StyleContext context = context_of(self, parent, root_of(self, node), NULL);
    const StyleComputed *computed = compute_shared(self, &context);
    bool needs_content = strcmp(pseudo, "before") == 0 || strcmp(pseudo, "after") == 0;
    const GPtrArray *content = computed->style.content;
    return needs_content && (content == NULL || content->len == 0) ? NULL : computed;
}

const Style *
style_of_pseudo(StyleResolver *self, const DocNode *node, const char *pseudo)
{
    PseudoKey key = {node, pseudo};
    gpointer computed;
    if (!g_hash_table_lookup_extended(self->pseudos, &key, NULL, &computed)) {
        match_rules(self, node, pseudo);
        if (self->matched->len == 0) /* most nodes: nothing to remember */
            return NULL;
        computed = (gpointer) compute_pseudo(self, node, pseudo);
        key.pseudo = g_string_chunk_insert_const(self->strings, pseudo);
        if (is_held(node))
            g_hash_table_insert(self->pseudos, g_memdup2(&key, sizeof key), computed);
    }
    return computed == NULL ? NULL
                            : zoomed(self, &((const StyleComputed *) computed)->style);
}

const StylePage *
style_page(StyleResolver *self, const char *name, bool is_left, bool is_first,
           bool is_blank)
{
    g_autofree char *key =
        g_strdup_printf("%d%d%d%s%s", is_left, is_first, is_blank,
                        name != NULL ? ":" : "", name != NULL ? name : "");
    StylePage *page = g_hash_table_lookup(self->pages, key);
    if (page == NULL) {
        StylePageQuery query = {name, is_left, is_first, is_blank, self->medium};
        page = style_page_compute(style_sheets_pages(self->sheets), &query,
                                  &self->initial, &self->html, self->strings);
        g_hash_table_insert(self->pages, g_steal_pointer(&key), page);
    }
    return page;
}
