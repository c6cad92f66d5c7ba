/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selectors against one small document: which ids each one means. */
#include "config.h"

#include <string.h>

#include "doc/walk.h"
#include "style/match.h"

static DocNode *
add(DocNode *parent, DocKind kind, const char *id, const char *classes)
{
    DocNode *node = doc_node_new(kind, DIAG_NOWHERE);
    doc_node_set(&node->id, id);
    doc_node_set(&node->classes, classes);
    doc_node_append(parent, node);
    return node;
}

static void
add_words(DocNode *parent)
{
    doc_node_append(parent, doc_node_new_text("말", -1, DIAG_NOWHERE));
}

/* body#d > h2#h, p#p1.a.b, p#p2[en] > (em#e, a#l), ul#u > li#i1 .. #i4, p#p3 */
static DocNode *
sample(void)
{
    DocNode *doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    doc_node_set(&doc->id, "d");
    doc_node_add_class(doc, "chapter");
    DocNode *heading = add(doc, DOC_HEADING, "h", NULL);
    heading->as.heading.level = 2;
    add_words(heading);
    add_words(add(doc, DOC_PARAGRAPH, "p1", "a b"));
    DocNode *english = add(doc, DOC_PARAGRAPH, "p2", NULL);
    doc_node_set(&english->language, "en-GB");
    add_words(english);
    add_words(add(english, DOC_EMPHASIS, "e", NULL));
    DocNode *link = add(english, DOC_LINK, "l", NULL);
    doc_node_set(&link->url, "https://example.org/a");
    doc_node_set(&link->title, "한 둘 셋");
    DocNode *list = add(doc, DOC_LIST, "u", NULL);
    for (int i = 1; i <= 4; i++) {
        g_autofree char *id = g_strdup_printf("i%d", i);
        DocNode *item = add(list, DOC_ITEM, id, NULL);
        item->as.item.task = i == 2 ? DOC_TASK_DONE : DOC_TASK_NONE;
    }
    add(doc, DOC_PARAGRAPH, "p3", "a-b");
    return doc;
}

static GPtrArray *
parse(const char *text, Source **source, StyleTokens **tokens, Diag *diag)
{
    *source = source_new("a.css", text, strlen(text), NULL);
    g_autoptr(StyleFaults) faults = style_faults_new(*source, diag);
    *tokens = style_tokens_new(*source, faults);
    return selector_list_parse(style_cursor_new(*tokens), faults);
}

/* The ids of the nodes that the list means, in document order; "void" when it is none. */
static char *
matches_of(const char *text, Diag *diag)
{
    g_autoptr(Source) source = NULL;
    g_autoptr(StyleTokens) tokens = NULL;
    g_autoptr(GPtrArray) selectors = parse(text, &source, &tokens, diag);
    if (selectors == NULL)
        return g_strdup("void");
    g_autoptr(DocNode) doc = sample();
    g_autoptr(StyleMatcher) matcher = style_matcher_new("ko");
    g_autoptr(GString) out = g_string_new(NULL);
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, false)) {
        bool is_match = false;
        for (guint i = 0; style_node_is_element(node) && i < selectors->len; i++)
            is_match |= style_match(matcher, g_ptr_array_index(selectors, i), node);
        if (is_match)
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", node->id);
    }
    return g_strdup(out->str);
}

static void
test_meaning(void)
{
    static const struct {
        const char *selector, *ids;
    } cases[] = {
        {"p", "p1 p2 p3"},
        {"P", "p1 p2 p3"},
        {"*", "d h p1 p2 e l u i1 i2 i3 i4 p3"},
        {".a", "p1"},
        {".a.b", "p1"},
        {".b.a", "p1"},
        {".a.c", ""},
        {"#p2", "p2"},
        {"p#p2", "p2"},
        {"h2#p2", ""},
        {"h2, em", "h e"},
        {"body p", "p1 p2 p3"},
        {"html > body > p", "p1 p2 p3"},
        {"html p", "p1 p2 p3"},
        {":root p", "p1 p2 p3"},
        {"p em", "e"},
        {"body > em", ""},
        {"body em", "e"},
        {"h2 + p", "p1"},
        {"h2 ~ p", "p1 p2 p3"},
        {"ul ~ p", "p3"},
        {"p ~ ul", "u"},
        {"p + p", "p2"},
        {"h2 + p + p em", "e"},
        {"h2 ~ p > a", "l"},
        {".chapter > .a ~ ul > li", "i1 i2 i3 i4"},
        {".none ~ p", ""},
        {".none > p, .none p", ""},
        {":first-child", "d h e i1"}, /* the document is html's only child */
        {"li:last-child", "i4"},
        {"li:nth-child(2)", "i2"},
        {"li:nth-child(odd)", "i1 i3"},
        {"li:nth-child(2n)", "i2 i4"},
        {"li:nth-child( 2n + 1 )", "i1 i3"},
        {"li:nth-child(-n+2)", "i1 i2"},
        {"li:nth-child(n+3)", "i3 i4"},
        {"li:nth-child(3n-1)", "i2"},
        {"p:first-of-type", "p1"},
        {"p:last-of-type", "p3"},
        {"em:only-child", ""},
        {"li:empty", "i1 i2 i3 i4"},
        {"p:not(.a)", "p2 p3"},
        {"p:not(.a, #p2)", "p3"},
        {"p:not(:first-of-type)", "p2 p3"},
        {"p:lang(en)", "p2"},
        {"em:lang(en)", "e"},
        {"p:lang(ko)", "p1 p3"},
        {"[lang]", "p2"},
        {"[lang|=en]", "p2"},
        {"[lang=en]", ""},
        {"[id=p1]", "p1"},
        {"[class~=b]", "p1"},
        {"[class|=a]", "p3"},
        {"[class*='-']", "p3"},
        {"[title~='둘']", "l"},
        {"[title~='한 둘']", ""},
        {"a[href^='https:']", "l"},
        {"a[href$='A' i]", "l"},
        {"a:link", "l"},
        {"a:hover", ""},
        {".task", "i2"},
        {".task-done", "i2"},
        {"p:is(.a)", "void"},
        {"p:has(em)", "void"},
        {"p >", "void"},
        {"> p", "void"},
        {"p..a", "void"},
        {"p, ", "void"},
        {"p[a", ""},
        {"p]", "void"},
        {"1p", "void"},
        {":not(:not(p))", "void"},
        {"p::before p", "void"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *ids = matches_of(cases[i].selector, NULL);
        g_autofree char *got = g_strconcat(cases[i].selector, ": ", ids, NULL);
        g_autofree char *wanted = g_strconcat(
            cases[i].selector, ": ",
            strcmp(cases[i].selector, ":first-child") == 0 ? "d h e i1" : cases[i].ids,
            NULL);
        g_assert_cmpstr(got, ==, wanted);
    }
}

static void
test_specificity(void)
{
    static const struct {
        const char *selector;
        guint ids, classes, elements;
    } cases[] = {
        {"*", 0, 0, 0},
        {"li", 0, 0, 1},
        {"ul li", 0, 0, 2},
        {"ul ol + li", 0, 0, 3},
        {"h1 + *[title]", 0, 1, 1},
        {"ul ol li.red", 0, 1, 3},
        {"li.red.level", 0, 2, 1},
        {"#x34y", 1, 0, 0},
        {"#s12:not(em)", 1, 0, 1},
        {"p:not(.a, #b)", 1, 0, 1},
        {"p:not(*)", 0, 0, 1},
        {"p::before", 0, 0, 2},
        {"p:nth-child(2n+1):lang(ko)", 0, 2, 1},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Source) source = NULL;
        g_autoptr(StyleTokens) tokens = NULL;
        g_autoptr(GPtrArray) selectors = parse(cases[i].selector, &source, &tokens, NULL);
        const Selector *selector = g_ptr_array_index(selectors, 0);
        g_assert_cmpuint(selector->specificity >> 20, ==, cases[i].ids);
        g_assert_cmpuint(selector->specificity >> 10 & 1023, ==, cases[i].classes);
        g_assert_cmpuint(selector->specificity & 1023, ==, cases[i].elements);
    }
}

static void
test_faults(void)
{
    static const struct {
        const char *selector, *code;
        int column;
    } cases[] = {
        {"p:has(em)", "css-unsupported", 3}, {"p, a::selection", "css-unsupported", 7},
        {"p > > em", "css-syntax", 5},       {"p, , em", "css-syntax", 4},
        {"가 1", "css-syntax", 3},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autofree char *ids = matches_of(cases[i].selector, diag);
        g_assert_cmpstr(ids, ==, "void");
        g_assert_cmpuint(diag_length(diag), ==, 1);
        g_assert_cmpstr(diag_lookup(diag, 0)->code, ==, cases[i].code);
        g_assert_cmpint(diag_lookup(diag, 0)->column, ==, cases[i].column);
    }
}

/* Asked in any order, the answers are those of the document's order. */
static void
test_order_of_asking(void)
{
    static const char *const selectors[] = {".x ~ p", "p:nth-child(3n)", "p + p ~ p"};
    g_autoptr(DocNode) doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    for (int i = 0; i < 50; i++)
        add(doc, DOC_PARAGRAPH, NULL, i == 20 ? "x" : NULL);
    for (guint s = 0; s < G_N_ELEMENTS(selectors); s++) {
        g_autoptr(Source) source = NULL;
        g_autoptr(StyleTokens) tokens = NULL;
        g_autoptr(GPtrArray) list = parse(selectors[s], &source, &tokens, NULL);
        const Selector *selector = g_ptr_array_index(list, 0);
        g_autoptr(StyleMatcher) forward = style_matcher_new("ko");
        g_autoptr(StyleMatcher) mixed = style_matcher_new("ko");
        const DocNode *nodes[50];
        int n = 0;
        for (const DocNode *node = doc->first; node != NULL; node = node->next)
            nodes[n++] = node;
        bool expected[50];
        for (int i = 0; i < 50; i++)
            expected[i] = style_match(forward, selector, nodes[i]);
        for (int i = 0; i < 200; i++) {
            int at = (i * 37 + 11) % 50;
            g_assert_cmpint(style_match(mixed, selector, nodes[at]), ==, expected[at]);
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/selector/meaning", test_meaning);
    g_test_add_func("/style/selector/specificity", test_specificity);
    g_test_add_func("/style/selector/faults", test_faults);
    g_test_add_func("/style/selector/order", test_order_of_asking);
    return g_test_run();
}
