/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/html.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#include "doc/walk.h"
#include "markdown/assemble.h"
#include "markdown/card.h"
#include "markdown/passage.h"
#include "markdown/skeleton.h"
#include "markdown/tag.h"
#include "markdown/tag_node.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

typedef struct {
    GArray *tokens; /* Token, by the numbers in the skeleton */
    GArray *out;    /* Token */
    Diag *diag;
} Html;

/* The token that an element of the skeleton stands for; NULL for what the parser added. */
static Token *
token_of(const Html *self, xmlNode *xml)
{
    if (xml->type != XML_ELEMENT_NODE || xml->properties == NULL ||
        strcmp((const char *) xml->properties->name, SKELETON_KEY) != 0 ||
        xml->properties->children == NULL)
        return NULL;
    const char *key = (const char *) xml->properties->children->content;
    guint64 index = g_ascii_strtoull(key, NULL, 10);
    return index < self->tokens->len ? token_at(self->tokens, (guint) index) : NULL;
}

/* The next in document order below `root`, without recursion; with `skip` not below `xml`. */
static xmlNode *
next_xml(xmlNode *xml, const xmlNode *root, bool skip)
{
    if (!skip && xml->children != NULL)
        return xml->children;
    while (xml != root && xml->next == NULL)
        xml = xml->parent;
    return xml == root ? NULL : xml->next;
}

/* The characters below `xml`, line ends and all: what "<pre>" shows. */
static char *
characters_below(const Html *self, xmlNode *xml)
{
    GString *out = g_string_new(NULL);
    for (xmlNode *inner = next_xml(xml, xml, false); inner != NULL;
         inner = next_xml(inner, xml, false)) {
        const Token *token = token_of(self, inner);
        const DocNode *node = token == NULL ? NULL : token->node;
        if (node == NULL || (token->kind != TOKEN_LEAF && token->kind != TOKEN_RAW_TEXT))
            continue;
        bool is_break = node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK;
        g_autofree char *text = is_break ? g_strdup("\n") : doc_visible(node);
        g_string_append(out, text);
    }
    return g_string_free(out, FALSE);
}

/* "language-js", "lang-js", "brush: js" among the classes of "<pre>" or its "<code>". */
static char *
code_language(const Html *self, xmlNode *xml)
{
    static const char *const prefixes[] = {"language-", "lang-", "brush:", "highlight-"};
    for (xmlNode *inner = xml; inner != NULL; inner = next_xml(inner, xml, false)) {
        const Token *token = token_of(self, inner);
        const char *value =
            token == NULL ? NULL : tag_attribute(token->attributes, "class");
        for (guint i = 0; value != NULL && i < G_N_ELEMENTS(prefixes); i++) {
            const char *found = strstr(value, prefixes[i]);
            if (found == NULL)
                continue;
            found += strlen(prefixes[i]);
            found += strspn(found, " ");
            return g_strndup(found, strcspn(found, " ;"));
        }
    }
    return NULL;
}

static void
add_code_block(Html *self, xmlNode *xml, const Token *token)
{
    DocNode *node = doc_node_new(DOC_CODE_BLOCK, token->place);
    g_autofree char *text = characters_below(self, xml);
    if (*text == '\n') /* HTML, "pre": a first line end is not shown */
        memmove(text, text + 1, strlen(text));
    if (g_str_has_suffix(text, "\n"))
        text[strlen(text) - 1] = '\0';
    node->text = g_steal_pointer(&text);
    node->as.code.language = code_language(self, xml);
    token_add(self->out, TOKEN_LEAF, node, token->place);
}

static void
add_code(Html *self, xmlNode *xml, const Token *token)
{
    DocNode *node = doc_node_new(DOC_CODE, token->place);
    node->text = characters_below(self, xml);
    g_strdelimit(node->text, "\n", ' ');
    token_add(self->out, TOKEN_LEAF, node, token->place);
}

/* Where the thing that `xml` embeds lies: said by it or by a "<source>" in it. */
static const char *
embedded_address(const Html *self, xmlNode *xml)
{
    static const char *const names[] = {"src", "data", "data-src"};
    for (xmlNode *inner = xml; inner != NULL; inner = next_xml(inner, xml, false)) {
        const Token *token = token_of(self, inner);
        for (guint i = 0; token != NULL && i < G_N_ELEMENTS(names); i++) {
            const char *value = tag_attribute(token->attributes, names[i]);
            if (value != NULL && *value != '\0')
                return value;
        }
    }
    return NULL;
}

/* A card for what is embedded; false when it has no address and its content must do. */
static bool
add_card(Html *self, xmlNode *xml, const Token *token)
{
    const char *url = embedded_address(self, xml);
    if (url == NULL)
        return false;
    const char *title = tag_attribute(token->attributes, "title");
    token_add(self->out, TOKEN_LEAF, card_new(url, title, token->place), token->place);
    return true;
}

static void
drop_script(Html *self, const Token *token)
{
    DocNode *card =
        card_new_for_script(tag_attribute(token->attributes, "src"),
                            tag_attribute(token->attributes, "data-id"), token->place);
    if (card != NULL) {
        token_add(self->out, TOKEN_LEAF, card, token->place);
        return;
    }
    diag_add(self->diag, DIAG_NOTE, token->place, "dropped-html",
             "<%s> means nothing in a book; it is left out with what it holds",
             token->element->name);
}

/* White space of HTML is one space, and a line end where it has one. */
static void
add_raw_text(Html *self, const DocNode *raw)
{
    DiagPlace place = raw->place;
    g_auto(GStrv) lines = g_strsplit(raw->text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        if (i > 0) {
            token_add(self->out, TOKEN_LEAF, doc_node_new(DOC_SOFT_BREAK, place), place);
            place.line++;
            place.column = 1;
            g_strchug(lines[i]);
        }
        if (lines[i + 1] != NULL)
            g_strchomp(lines[i]);
        if (*lines[i] != '\0')
            token_add(self->out, TOKEN_LEAF, doc_node_new_text(lines[i], -1, place),
                      place);
    }
}

/* Deals with a raw tag. True when what it holds is to be dealt with too; then `*is_open`
 * tells whether a CLOSE is due after that. */
static bool
enter_tag(Html *self, xmlNode *xml, Token *token, bool *is_open)
{
    DocNode *node = NULL;
    switch (token->element->role) {
    case ELEMENT_DROPPED:
        return false;
    case ELEMENT_SCRIPT:
        drop_script(self, token);
        return false;
    case ELEMENT_PRE:
        add_code_block(self, xml, token);
        return false;
    case ELEMENT_CODE:
        add_code(self, xml, token);
        return false;
    case ELEMENT_EMBED:
        return !add_card(self, xml, token);
    case ELEMENT_DRAWING:
        diag_add(
            self->diag, DIAG_WARNING, token->place, "inline-drawing",
            "<%s> in the text cannot be drawn; its characters stay; make it a picture "
            "file",
            token->element->name);
        return true;
    case ELEMENT_BLOCK: /* a table holds rows, not groups of them */
        if (!element_groups_rows(token->element))
            node = doc_node_new(DOC_DIVISION, token->place);
        break;
    case ELEMENT_INLINE:
    case ELEMENT_NODE:
        node = tag_node_new(token->element, token->attributes, token->place);
        break;
    }
    *is_open = node != NULL;
    if (node != NULL)
        token_add(self->out, TOKEN_OPEN, node, token->place);
    return true;
}

/* Deals with an element of the skeleton; as enter_tag(). */
static bool
enter(Html *self, xmlNode *xml, bool *is_open)
{
    Token *token = token_of(self, xml);
    *is_open = false;
    if (token == NULL)
        return true;
    if (token->kind == TOKEN_START_TAG)
        return enter_tag(self, xml, token, is_open);
    DocNode *node = g_steal_pointer(&token->node);
    if (token->kind == TOKEN_RAW_TEXT) {
        add_raw_text(self, node);
        doc_node_free(node);
        return false;
    }
    *is_open = token->kind == TOKEN_OPEN;
    token_add(self->out, token->kind, node, token->place);
    return true;
}

static void
leave(Html *self, const xmlNode *xml)
{
    if (xml->_private != NULL)
        token_add(self->out, TOKEN_CLOSE, NULL, DIAG_NOWHERE);
}

static void
walk(Html *self, xmlNode *root)
{
    for (xmlNode *xml = root; xml != NULL;) {
        bool is_open = false;
        bool descends = enter(self, xml, &is_open);
        xml->_private = is_open ? self : NULL; /* a close is due */
        if (descends && xml->children != NULL) {
            xml = xml->children;
            continue;
        }
        leave(self, xml);
        while (xml != root && xml->next == NULL) {
            xml = xml->parent;
            leave(self, xml);
        }
        xml = xml == root ? NULL : xml->next;
    }
}

static bool
has_raw(GArray *tokens)
{
    for (guint i = 0; i < tokens->len; i++)
        if (token_at(tokens, i)->kind >= TOKEN_RAW_TEXT)
            return true;
    return false;
}

GArray *
html_resolve(GArray *tokens, Diag *diag)
{
    if (!has_raw(tokens))
        return tokens;
    g_autoptr(GString) skeleton = NULL;
    g_autoptr(xmlDoc) document = NULL;
    skeleton = skeleton_write(tokens, diag);
    document =
        htmlReadMemory(skeleton->str, (int) skeleton->len, NULL, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT);
    Html self = {.tokens = tokens, .out = token_array_new(), .diag = diag};
    if (document != NULL && xmlDocGetRootElement(document) != NULL)
        walk(&self, xmlDocGetRootElement(document));
    g_array_unref(tokens);
    return self.out;
}

void
html_parse(const char *html, gsize length, DiagPlace place, DocNode *parent, Diag *diag)
{
    g_autoptr(Passage) passage = passage_new(place.file);
    passage_add_lines(passage, html, length, place);
    GArray *tokens = token_array_new();
    g_autoptr(TagScanner) scanner = tag_scanner_new(tokens, diag);
    tag_scan(scanner, passage);
    tag_scanner_end_block(scanner, passage_place(passage, length));
    tokens = html_resolve(tokens, diag);
    assemble(tokens, parent, diag);
    g_array_unref(tokens);
}

void
html_prepare(void)
{
    xmlInitParser();
}
