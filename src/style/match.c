/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/match.h"

#include <string.h>

const DocNode style_root_node = {.kind = DOC_DOCUMENT};

/* How far matching failed, so that no ancestor or sibling is tried in vain: with it the
 * work is bounded by the length of the chain, however many combinators there are. */
typedef enum {
    MATCH,
    FAILS_HERE,     /* another ancestor or sibling may do */
    FAILS_SIBLINGS, /* no further sibling will do */
    FAILS           /* no ancestor will do */
} Outcome;

/* What was counted last among the children of one parent. */
typedef struct {
    const DocNode *node;
    int index; /* of `node` among the elements, from 1 */
} Count;

/* What was searched last among the children of one parent for one "~". */
typedef struct {
    const DocNode *searched; /* all elements before it are searched */
    Outcome outcome;
} Search;

typedef struct {
    const SelectorTest *step;
    const DocNode *parent;
} SearchKey;

struct StyleMatcher {
    const char *language;
    GHashTable *counts;   /* const DocNode *parent -> Count * */
    GHashTable *searches; /* SearchKey * -> Search * */
};

static guint
key_hash(gconstpointer data)
{
    const SearchKey *key = data;
    return g_direct_hash(key->step) * 31 + g_direct_hash(key->parent);
}

static gboolean
key_equal(gconstpointer a, gconstpointer b)
{
    const SearchKey *one = a, *other = b;
    return one->step == other->step && one->parent == other->parent;
}

StyleMatcher *
style_matcher_new(const char *language)
{
    StyleMatcher *self = g_new0(StyleMatcher, 1);
    self->language = language;
    self->counts = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    self->searches = g_hash_table_new_full(key_hash, key_equal, g_free, g_free);
    return self;
}

void
style_matcher_free(StyleMatcher *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->counts);
    g_hash_table_unref(self->searches);
    g_free(self);
}

bool
style_node_is_element(const DocNode *node)
{
    return node->kind != DOC_TEXT && node->kind != DOC_SOFT_BREAK;
}

bool
style_element_is_known(const char *name)
{
    /* What doc_node_element() can say. */
    static const char *const elements[] = {
        "a",          "abbr",   "aside", "blockquote", "body", "br",   "caption", "cite",
        "code",       "dd",     "del",   "dfn",        "div",  "dl",   "dt",      "em",
        "figcaption", "figure", "h1",    "h2",         "h3",   "h4",   "h5",      "h6",
        "hr",         "html",   "img",   "ins",        "kbd",  "li",   "mark",    "ol",
        "p",          "pre",    "q",     "rt",         "ruby", "samp", "small",   "span",
        "strong",     "sub",    "sup",   "table",      "td",   "th",   "tr",      "u",
        "ul",         "var"};
    for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
        if (g_ascii_strcasecmp(elements[i], name) == 0)
            return true;
    return false;
}

const char *
style_node_element(const DocNode *node)
{
    return node == &style_root_node ? "html" : doc_node_element(node);
}

const DocNode *
style_node_parent(const DocNode *node)
{
    if (node == &style_root_node)
        return NULL;
    return node->parent != NULL ? node->parent : &style_root_node;
}

static const DocNode *
previous(const DocNode *node)
{
    do
        node = node->prev;
    while (node != NULL && !style_node_is_element(node));
    return node;
}

static const DocNode *
following(const DocNode *node)
{
    do
        node = node->next;
    while (node != NULL && !style_node_is_element(node));
    return node;
}

static int
list_classes(const DocNode *node, const char **classes)
{
    int n = 0;
    if (node->as.list.is_tight)
        classes[n++] = "tight";
    if (node->first != NULL && node->first->as.item.task != DOC_TASK_NONE)
        classes[n++] = "task-list";
    if (node->as.list.is_ordered) {
        switch (node->as.list.style) {
        case 'a':
            classes[n++] = "lower-alpha";
            break;
        case 'A':
            classes[n++] = "upper-alpha";
            break;
        case 'i':
            classes[n++] = "lower-roman";
            break;
        case 'I':
            classes[n++] = "upper-roman";
            break;
        default:
            break;
        }
    }
    return n;
}

static int
item_classes(const DocNode *node, const char **classes)
{
    if (node->as.item.task == DOC_TASK_NONE)
        return 0;
    classes[0] = "task";
    classes[1] = node->as.item.task == DOC_TASK_DONE ? "task-done" : "task-open";
    return 2;
}

static int
cell_classes(const DocNode *node, const char **classes)
{
    switch (node->as.cell.align) {
    case DOC_ALIGN_LEFT:
        classes[0] = "left";
        return 1;
    case DOC_ALIGN_CENTRE:
        classes[0] = "centre";
        return 1;
    case DOC_ALIGN_RIGHT:
        classes[0] = "right";
        return 1;
    default:
        return 0;
    }
}

static int
figure_classes(const DocNode *node, const char **classes)
{
    int images = 0;
    for (const DocNode *child = node->first; child != NULL && images < 2;
         child = child->next)
        images += child->kind == DOC_IMAGE;
    classes[0] = "group";
    return images > 1;
}

int
style_node_classes(const DocNode *node, const char *classes[STYLE_KIND_CLASSES])
{
    switch (node->kind) {
    case DOC_LIST:
        return list_classes(node, classes);
    case DOC_ITEM:
        return item_classes(node, classes);
    case DOC_CELL:
        return cell_classes(node, classes);
    case DOC_FIGURE:
        return figure_classes(node, classes);
    case DOC_CARD:
        classes[0] = "card";
        return 1;
    case DOC_FOOTNOTE:
        classes[0] = "footnote";
        return 1;
    case DOC_NOTE_REFERENCE:
        classes[0] = "noteref";
        return 1;
    case DOC_MATH:
        classes[0] = node->as.math.asset != 0 ? "math" : "tex";
        classes[1] = "inline";
        return 2;
    case DOC_MATH_BLOCK:
        classes[0] = node->as.math.asset != 0 ? "math" : "tex";
        classes[1] = "display";
        return 2;
    default:
        return 0;
    }
}

static bool
has_class(const DocNode *node, const char *name)
{
    if (node->classes != NULL && doc_node_has_class(node, name))
        return true;
    const char *classes[STYLE_KIND_CLASSES];
    for (int n = style_node_classes(node, classes); n > 0; n--)
        if (strcmp(classes[n - 1], name) == 0)
            return true;
    return false;
}

static const char *
attribute(const DocNode *node, SelectorAttribute which)
{
    switch (which) {
    case SELECTOR_ATTRIBUTE_ID:
        return node->id;
    case SELECTOR_ATTRIBUTE_CLASS:
        return node->classes;
    case SELECTOR_ATTRIBUTE_LANG:
        return node->language;
    case SELECTOR_ATTRIBUTE_TITLE:
        return node->title;
    case SELECTOR_ATTRIBUTE_HREF:
        return node->kind == DOC_LINK ? node->url : NULL;
    case SELECTOR_ATTRIBUTE_SRC:
        return node->kind == DOC_IMAGE ? node->url : NULL;
    case SELECTOR_ATTRIBUTE_CITE:
        return node->kind == DOC_BLOCK_QUOTE ? node->url : NULL;
    case SELECTOR_ATTRIBUTE_ALT:
        return node->kind == DOC_IMAGE ? node->text : NULL;
    case SELECTOR_NO_ATTRIBUTE:
        break;
    }
    return NULL;
}

static bool
has_word(const char *text, const char *word)
{
    gsize length = strlen(word);
    if (length == 0 || strchr(word, ' ') != NULL)
        return false;
    for (const char *p = text; (p = strstr(p, word)) != NULL; p += length)
        if ((p == text || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
            return true;
    return false;
}

static bool
matches_attribute(const SelectorTest *test, const DocNode *node)
{
    const char *value = attribute(node, test->attribute);
    if (value == NULL || test->value == NULL)
        return value != NULL;
    g_autofree char *folded = test->is_case_blind ? g_ascii_strdown(value, -1) : NULL;
    g_autofree char *wanted =
        test->is_case_blind ? g_ascii_strdown(test->value, -1) : NULL;
    const char *have = folded != NULL ? folded : value;
    const char *want = wanted != NULL ? wanted : test->value;
    gsize length = strlen(want);
    switch (test->relation) {
    case '~':
        return has_word(have, want);
    case '|':
        return strncmp(have, want, length) == 0 &&
               (have[length] == '\0' || have[length] == '-');
    case '^':
        return length > 0 && g_str_has_prefix(have, want);
    case '$':
        return length > 0 && g_str_has_suffix(have, want);
    case '*':
        return length > 0 && strstr(have, want) != NULL;
    default:
        return strcmp(have, want) == 0;
    }
}

/* RFC 4647 §3.3.2 as far as sheets use it: "ko" means "ko-KR" too. */
static bool
matches_language(const StyleMatcher *self, const char *range, const DocNode *node)
{
    const char *language = doc_node_language(node);
    if (language == NULL)
        language = self->language;
    gsize length = strlen(range);
    return language != NULL && length > 0 &&
           g_ascii_strncasecmp(language, range, length) == 0 &&
           (language[length] == '\0' || language[length] == '-');
}

/* The place of `node` among its sibling elements, from 1. */
static int
child_index(StyleMatcher *self, const DocNode *node)
{
    Count *last = g_hash_table_lookup(self->counts, node->parent);
    int index = 1;
    for (const DocNode *p = previous(node); p != NULL; p = previous(p), index++)
        if (last != NULL && last->node == p) {
            index += last->index;
            break;
        }
    if (last == NULL) {
        last = g_new(Count, 1);
        g_hash_table_insert(self->counts, node->parent, last);
    }
    *last = (Count){node, index};
    return index;
}

static bool
matches_nth(int a, int b, int index)
{
    int steps = index - b;
    return a == 0 ? steps == 0 : steps % a == 0 && steps / a >= 0;
}

static bool
is_alone_in_type(const DocNode *node, const DocNode *(*step)(const DocNode *) )
{
    const char *element = style_node_element(node);
    for (const DocNode *p = step(node); p != NULL; p = step(p))
        if (strcmp(style_node_element(p), element) == 0)
            return false;
    return true;
}

static bool matches_test(StyleMatcher *self, const SelectorTest *test,
                         const DocNode *node);

static bool
matches_none(StyleMatcher *self, const GPtrArray *alternatives, const DocNode *node)
{
    for (guint i = 0; i < alternatives->len; i++) {
        const GArray *tests = g_ptr_array_index(alternatives, i);
        bool is_match = true;
        for (guint t = 0; t < tests->len && is_match; t++)
            is_match = matches_test(self, &g_array_index(tests, SelectorTest, t), node);
        if (is_match)
            return false;
    }
    return true;
}

/* `element` is in lower case. */
static bool
is_named(const char *element, const char *name)
{
    return *element == g_ascii_tolower(*name) && g_ascii_strcasecmp(element, name) == 0;
}

static bool
matches_test(StyleMatcher *self, const SelectorTest *test, const DocNode *node)
{
    switch (test->kind) {
    case SELECTOR_ELEMENT:
        return is_named(style_node_element(node), test->name);
    case SELECTOR_CLASS:
        return has_class(node, test->name);
    case SELECTOR_ID:
        return node->id != NULL && strcmp(node->id, test->name) == 0;
    case SELECTOR_ATTRIBUTE:
        return matches_attribute(test, node);
    case SELECTOR_FIRST_CHILD:
        return previous(node) == NULL;
    case SELECTOR_LAST_CHILD:
        return following(node) == NULL;
    case SELECTOR_ONLY_CHILD:
        return previous(node) == NULL && following(node) == NULL;
    case SELECTOR_FIRST_OF_TYPE:
        return is_alone_in_type(node, previous);
    case SELECTOR_LAST_OF_TYPE:
        return is_alone_in_type(node, following);
    case SELECTOR_NTH_CHILD:
        return matches_nth(test->a, test->b, child_index(self, node));
    case SELECTOR_EMPTY:
        return node->first == NULL && node->text == NULL;
    case SELECTOR_ROOT:
        return node == &style_root_node;
    case SELECTOR_LINK:
        return node->kind == DOC_LINK && node->url != NULL;
    case SELECTOR_LANG:
        return matches_language(self, test->name, node);
    case SELECTOR_NOT:
        return matches_none(self, test->inner, node);
    default:
        return false;
    }
}

static Outcome match_from(StyleMatcher *self, const SelectorTest *test,
                          const SelectorTest *end, const DocNode *node);

static Outcome
match_ancestors(StyleMatcher *self, const SelectorTest *step, const SelectorTest *end,
                const DocNode *node)
{
    for (const DocNode *p = style_node_parent(node); p != NULL;
         p = style_node_parent(p)) {
        Outcome outcome = match_from(self, step + 1, end, p);
        if (outcome == MATCH || outcome == FAILS)
            return outcome;
        if (step->combinator == SELECTOR_CHILD)
            return FAILS_HERE;
    }
    return FAILS;
}

/* The search of `step` among the siblings of `node`, made when there is none. */
static Search *
search_for(StyleMatcher *self, const SelectorTest *step, const DocNode *node)
{
    SearchKey key = {step, node->parent};
    Search *search = g_hash_table_lookup(self->searches, &key);
    if (search == NULL) {
        search = g_new0(Search, 1);
        search->outcome = FAILS_SIBLINGS;
        g_hash_table_insert(self->searches, g_memdup2(&key, sizeof key), search);
    }
    return search;
}

/* Earlier siblings, the nearest first, down to where the last search began: read in
 * document order, each is tried once. */
static Outcome
match_siblings(StyleMatcher *self, const SelectorTest *step, const SelectorTest *end,
               const DocNode *node)
{
    Search *search = search_for(self, step, node);
    Outcome outcome = FAILS_SIBLINGS;
    const DocNode *p = node;
    while (p != NULL && p != search->searched && outcome == FAILS_SIBLINGS) {
        p = previous(p);
        Outcome here = p == NULL ? FAILS_HERE : match_from(self, step + 1, end, p);
        if (here == MATCH || here == FAILS)
            outcome = here;
    }
    bool is_joined = p == search->searched; /* also when nothing was searched before */
    if (is_joined && outcome == FAILS_SIBLINGS)
        outcome = search->outcome;
    if (is_joined || outcome == MATCH)
        *search = (Search){node, outcome};
    return outcome;
}

/* The tests from `test` on, right to left; recursion is bounded by SELECTOR_COMPOUNDS_MAX. */
static Outcome
match_from(StyleMatcher *self, const SelectorTest *test, const SelectorTest *end,
           const DocNode *node)
{
    for (; test < end && test->kind != SELECTOR_STEP; test++)
        if (!matches_test(self, test, node))
            return FAILS_HERE;
    if (test == end)
        return MATCH;
    switch (test->combinator) {
    case SELECTOR_DESCENDANT:
    case SELECTOR_CHILD:
        return match_ancestors(self, test, end, node);
    case SELECTOR_NEXT: {
        const DocNode *sibling = previous(node);
        return sibling == NULL ? FAILS_SIBLINGS
                               : match_from(self, test + 1, end, sibling);
    }
    default:
        return match_siblings(self, test, end, node);
    }
}

bool
style_match(StyleMatcher *self, const Selector *selector, const DocNode *node)
{
    if (selector->tests->len == 0)
        return true; /* "*" asks nothing, and has no tests to point at */
    const SelectorTest *tests =
        (const SelectorTest *) (const void *) selector->tests->data;
    return match_from(self, tests, tests + selector->tests->len, node) == MATCH;
}
