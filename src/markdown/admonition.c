/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/admonition.h"

#include <string.h>

#include "doc/walk.h"
#include "markdown/parse.h"
#include "markdown/tag_node.h"

/* A tag that no raw HTML can open or close. */
static const Element fence = {":::", ELEMENT_NODE, DOC_DIVISION, NULL, false, false};

static const char *
class_for(const char *name)
{
    static const char *const pairs[][2] = {
        {"message", "note"},    {"info", "note"},         {"note", "note"},
        {"tip", "tip"},         {"success", "tip"},       {"hint", "tip"},
        {"check", "tip"},       {"done", "tip"},          {"warning", "warning"},
        {"caution", "warning"}, {"danger", "warning"},    {"alert", "warning"},
        {"error", "warning"},   {"attention", "warning"}, {"failure", "warning"},
        {"fail", "warning"},    {"missing", "warning"},   {"bug", "warning"},
        {"important", "note"},  {"abstract", "note"},     {"summary", "note"},
        {"tldr", "note"},       {"todo", "note"},         {"question", "note"},
        {"help", "note"},       {"faq", "note"},          {"example", "note"},
        {"details", "details"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (g_ascii_strcasecmp(pairs[i][0], name) == 0)
            return pairs[i][1];
    return NULL;
}

/* The name behind "prompt-", "notice--" and their like; NULL when it has none before it. */
static const char *
without_prefix(const char *name)
{
    static const char *const prefixes[] = {"prompt-",  "notice--", "notice-",    "alert-",
                                           "callout-", "is-",      "admonition-"};
    for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (g_str_has_prefix(name, prefixes[i]))
            return name + strlen(prefixes[i]);
    return NULL;
}

/* What themes call a box of no kind. */
static bool
is_plain_box(const char *name)
{
    static const char *const boxes[] = {"admonition", "callout", "notice", NULL};
    return g_strv_contains(boxes, name);
}

static bool
is_class_of_sheet(const char *name)
{
    static const char *const names[] = {"note",   "info",  "tip",     "warning",
                                        "danger", "aside", "details", NULL};
    return g_strv_contains(names, name);
}

/* Adds the class that the first of the node's own classes, from the last on, means. */
static void
add_class(DocNode *node, bool needs_prefix)
{
    g_auto(GStrv) names = g_strsplit(node->classes != NULL ? node->classes : "", " ", -1);
    const char *found = NULL;
    for (guint i = g_strv_length(names); found == NULL && i > 0; i--) {
        const char *name = names[i - 1], *rest = without_prefix(name);
        if (is_class_of_sheet(name))
            return;
        if (rest != NULL || !needs_prefix)
            found = class_for(rest != NULL ? rest : name);
        if (found == NULL && is_plain_box(name))
            found = "note";
    }
    if (found != NULL)
        doc_node_add_class(node, found);
}

void
admonition_add_class(DocNode *node)
{
    add_class(node, false);
}

/* What stands behind the name as the first line of the box. */
static DocNode *
new_title(const char *title, bool is_details, DiagPlace place)
{
    if (*title == '\0')
        return NULL;
    DocNode *node = doc_node_new(DOC_PARAGRAPH, place);
    doc_node_add_class(node, is_details ? "summary" : "title");
    doc_node_append(node, doc_node_new_text(title, -1, place));
    return node;
}

static void
add_opening(Mask *mask, gsize start, gsize end, const char *words)
{
    gsize length = strcspn(words, " \t{[");
    g_autofree char *name = g_strndup(words, length);
    g_autofree char *title = g_strstrip(g_strdup(words + length));
    const char *known = class_for(name);
    if (strcmp(title, "alert") == 0) { /* Zenn: ":::message alert" */
        known = "warning";
        *title = '\0';
    }
    char *closing = *title == '[' ? strchr(title, ']') : NULL;
    if (closing != NULL) { /* Docusaurus: ":::note[title]" */
        *closing = '\0';
        memmove(title, title + 1, strlen(title));
    } else if (*title == '{') {
        *title = '\0';
    }
    char *classes = known != NULL ? g_strdup(known) : tag_classes(name);
    char **attributes = g_new0(char *, 3);
    attributes[0] = g_strdup("class");
    attributes[1] = classes == NULL ? g_strdup("note") : classes;
    mask_add_tag(mask, start, end, TOKEN_START_TAG, &fence, attributes,
                 new_title(title, strcmp(attributes[1], "details") == 0, DIAG_NOWHERE));
}

/* Reads the ":::" line that begins at `p`. Returns whether it opens (1), closes (-1). */
static int
add_fence(Mask *mask, gsize start, gsize p, gsize end, int depth)
{
    gsize words = p + strspn(mask->text + p, ":");
    words += strspn(mask->text + words, " \t");
    if (words >= end && depth > 0) {
        mask_add_tag(mask, start, end, TOKEN_END_TAG, &fence, NULL, NULL);
        return -1;
    }
    if (words >= end || !g_unichar_isalpha(g_utf8_get_char(mask->text + words)))
        return 0;
    g_autofree char *rest = g_strchomp(g_strndup(mask->text + words, end - words));
    add_opening(mask, start, end, rest);
    return 1;
}

void
admonition_find(Mask *mask, Passage *passage, Diag *diag)
{
    int depth = 0;
    gsize opened = 0;
    for (gsize start = 0; start < mask->length;) {
        gsize end = mask_line_end(mask, start);
        gsize p = start + strspn(mask->text + start, " ");
        bool is_marked = p - start < 4 && strncmp(mask->text + p, ":::", 3) == 0;
        /* raw HTML right above takes the closing line in */
        bool may_close =
            depth > 0 && mask->text[p + strspn(mask->text + p, ": \t")] == '\n';
        bool is_fence = is_marked && mask->classes[p] != SURVEY_CODE &&
                        (mask->classes[p] != SURVEY_HTML || may_close);
        int change = is_fence ? add_fence(mask, p, p, end, depth) : 0;
        depth += change;
        if (change > 0)
            opened = p;
        start = end + 1;
    }
    if (depth > 0)
        diag_add(
            diag, DIAG_WARNING, passage_place(passage, opened), "unclosed-fence",
            "the box that begins here is not closed; it goes on to the end; close it "
            "with \":::\"");
}

/* The class of the alert whose first text is `text`, and where its mark ends. A kind that
 * no class of the sheet says is said in words: `*kind` is then the caller's. */
static const char *
alert_class(const char *text, gsize *length, char **kind)
{
    gsize name_length = g_str_has_prefix(text, "[!")
                            ? strspn(text + 2, G_CSET_a_2_z G_CSET_A_2_Z "-_")
                            : 0;
    if (name_length == 0 ||
        (text[2 + name_length] != ']' && text[2 + name_length] != '|'))
        return NULL;
    const char *close = strchr(text + 2 + name_length, ']');
    if (close == NULL)
        return NULL;
    g_autofree char *name = g_strndup(text + 2, name_length);
    *length = (gsize) (close + 1 - text);
    if (text[*length] == '-' || text[*length] == '+') /* Obsidian: folded */
        ++*length;
    static const char *const plain[] = {"note",    "tip",     "info",      "hint",
                                        "warning", "caution", "important", "danger",
                                        "success", "error",   "alert",     NULL};
    g_autofree char *lower = g_ascii_strdown(name, -1);
    const char *known = class_for(lower);
    if (known != NULL && g_strv_contains(plain, lower))
        return known;
    *lower = g_ascii_toupper(*lower);
    *kind = g_steal_pointer(&lower);
    return known != NULL ? known : "note";
}

/* Is it a box by its class, kramdown's {: .prompt-tip }? */
static bool
has_box_class(const DocNode *quote)
{
    g_auto(GStrv) names =
        g_strsplit(quote->classes != NULL ? quote->classes : "", " ", -1);
    for (guint i = 0; names[i] != NULL; i++) {
        const char *rest = without_prefix(names[i]);
        if (is_class_of_sheet(names[i]) || is_plain_box(names[i]) ||
            (rest != NULL && class_for(rest) != NULL))
            return true;
    }
    return false;
}

/* {: .note-title } (Just the Docs): the first paragraph of the box is its title. */
static bool
turn_titled(DocNode *quote)
{
    static const char suffix[] = "-title";
    g_auto(GStrv) names =
        g_strsplit(quote->classes != NULL ? quote->classes : "", " ", -1);
    for (guint i = 0; names[i] != NULL; i++) {
        if (!g_str_has_suffix(names[i], suffix))
            continue;
        names[i][strlen(names[i]) - strlen(suffix)] = '\0';
        const char *known = class_for(names[i]);
        if (known == NULL || quote->first == NULL || quote->first->kind != DOC_PARAGRAPH)
            continue;
        quote->kind = DOC_DIVISION;
        doc_node_add_class(quote, known);
        doc_node_add_class(quote->first, "title");
        return true;
    }
    return false;
}

static void
turn_quote(DocNode *quote)
{
    if (has_box_class(quote)) {
        quote->kind = DOC_DIVISION;
        add_class(quote, true);
        return;
    }
    if (turn_titled(quote))
        return;
    DocNode *paragraph = quote->first;
    DocNode *text = paragraph == NULL ? NULL : paragraph->first;
    if (text == NULL || paragraph->kind != DOC_PARAGRAPH || text->kind != DOC_TEXT)
        return;
    gsize length = 0;
    g_autofree char *kind = NULL;
    const char *class_name = alert_class(text->text, &length, &kind);
    if (class_name == NULL)
        return;
    quote->kind = DOC_DIVISION;
    doc_node_add_class(quote, class_name);
    DiagPlace place = text->place;
    g_autofree char *rest = g_strstrip(g_strdup(text->text + length));
    DocNode *next = text->next;
    doc_node_free(text);
    if (next != NULL && (next->kind == DOC_SOFT_BREAK || next->kind == DOC_LINE_BREAK))
        doc_node_free(next);
    bool is_bare = *rest == '\0' && kind != NULL;
    DocNode *title = new_title(is_bare ? kind : rest, false, place);
    if (title != NULL)
        doc_node_insert_before(paragraph, title);
    if (paragraph->first == NULL)
        doc_node_free(paragraph);
}

void
admonition_turn_quotes(DocNode *root)
{
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false))
        if (node->kind == DOC_BLOCK_QUOTE)
            turn_quote(node);
        else if ((node->kind == DOC_PARAGRAPH || node->kind == DOC_DIVISION) &&
                 node->classes != NULL)
            add_class(node, true);
}
