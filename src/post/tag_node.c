/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post/tag_node.h"

#include <string.h>

#include "doc/walk.h"
#include "markdown/admonition.h"
#include "markdown/card.h"

typedef struct {
    const SiteTagContext *context;
    const SiteTag *tag;
    const MarkdownOptions *options;
    DiagPlace place;
    gsize indent;
} Maker;

static DocNode *
node_new(const Maker *self, DocKind kind)
{
    DocNode *node = doc_node_new(kind, self->place);
    doc_node_set(&node->classes, self->tag->classes);
    return node;
}

static void
append_text(DocNode *parent, const char *text, DiagPlace place)
{
    if (text != NULL && *text != '\0')
        doc_node_append(parent, doc_node_new_text(text, -1, place));
}

static DocNode *
link_new(const char *url, const char *text, DiagPlace place)
{
    DocNode *link = doc_node_new(DOC_LINK, place);
    doc_node_set(&link->url, url);
    append_text(link, text, place);
    return link;
}

/* A title or caption: engines read it as Markdown, or put it into the page as HTML. */
static DocNode *
words_new(const Maker *self, DocKind kind, const char *text)
{
    DocNode *node = doc_node_new(kind, self->place);
    g_autoptr(DocNode) parsed = markdown_parse_at(
        text, strlen(text), self->place, self->options, NULL, self->context->diag);
    bool is_line = parsed->first != NULL && parsed->first == parsed->last &&
                   parsed->first->kind == DOC_PARAGRAPH;
    if (is_line)
        doc_node_move_children(parsed->first, node);
    else
        append_text(node, text, self->place);
    return node;
}

/* An address as a reader wants to see it: without scheme and last slash (Hexo's quotes). */
static char *
shown_address(const char *url)
{
    const char *scheme = strstr(url, "://");
    char *shown = g_strdup(scheme != NULL ? scheme + 3 : url);
    if (g_str_has_suffix(shown, "/index.html"))
        shown[strlen(shown) - strlen("/index.html")] = '\0';
    if (g_str_has_suffix(shown, "/"))
        shown[strlen(shown) - 1] = '\0';
    return shown;
}

/* ---- quotes and boxes ------------------------------------------------------------------ */

/* "author, source": the source is a link when the tag gives an address. */
static DocNode *
make_quote(const Maker *self)
{
    const SiteTag *tag = self->tag;
    DocNode *quote = node_new(self, DOC_BLOCK_QUOTE);
    doc_node_set(&quote->url, tag->url);
    if (tag->author == NULL && tag->source == NULL && tag->url == NULL)
        return quote;
    DocNode *line = doc_node_new(DOC_PARAGRAPH, self->place);
    doc_node_add_class(line, "attribution");
    g_autofree char *address = tag->url != NULL ? shown_address(tag->url) : NULL;
    const char *source = tag->source != NULL ? tag->source : address;
    bool has_both = tag->author != NULL && source != NULL;
    g_autofree char *before =
        g_strconcat(tag->author != NULL ? tag->author : "", has_both ? ", " : "",
                    tag->url == NULL && source != NULL ? source : "", NULL);
    append_text(line, before, self->place);
    if (tag->url != NULL)
        doc_node_append(line, link_new(tag->url, source, self->place));
    doc_node_append(quote, line);
    return quote;
}

static DocNode *
make_division(const Maker *self)
{
    DocNode *division = node_new(self, DOC_DIVISION);
    admonition_add_class(division);
    if (self->tag->title != NULL) {
        DocNode *title = words_new(self, DOC_PARAGRAPH, self->tag->title);
        doc_node_add_class(title, "summary");
        doc_node_append(division, title);
    }
    return division;
}

static bool
is_after_body(const DocNode *node)
{
    return doc_node_has_class(node, "attribution");
}

/* True when `body` holds pictures and nothing else. */
static bool
is_all_pictures(const DocNode *body)
{
    bool has_picture = false;
    for (const DocNode *node = body->first; node != NULL;
         node = doc_walk_next(node, body, false)) {
        bool is_space = node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK;
        has_picture = has_picture || node->kind == DOC_IMAGE;
        if (node->kind != DOC_PARAGRAPH && node->kind != DOC_FIGURE &&
            node->kind != DOC_IMAGE && !is_space)
            return false;
    }
    return has_picture;
}

/* The pictures of `body` (taken) as one figure, side by side; the title of the box is its
 * caption. */
static void
fill_figure(DocNode *figure, DocNode *body)
{
    figure->kind = DOC_FIGURE;
    DocNode *caption = figure->first;
    if (caption != NULL) {
        doc_node_detach(caption);
        caption->kind = DOC_CAPTION;
        doc_node_set(&caption->classes, NULL);
    }
    for (DocNode *node = body->first, *next; node != NULL; node = next) {
        next = doc_walk_next(node, body, false);
        if (node->kind == DOC_IMAGE)
            doc_node_append(figure, node);
    }
    if (caption != NULL)
        doc_node_append(figure, caption);
    doc_node_free(body);
}

void
post_tag_node_fill(DocNode *node, DocNode *body)
{
    bool is_figure =
        doc_node_has_class(node, "picture-group") || doc_node_has_class(node, "figure");
    if (is_figure && is_all_pictures(body)) {
        fill_figure(node, body);
        return;
    }
    DocNode *last = node->last;
    DocNode *attribution = last != NULL && is_after_body(last) ? last : NULL;
    if (attribution != NULL)
        doc_node_detach(attribution);
    doc_node_move_children(body, node);
    if (attribution != NULL)
        doc_node_append(node, attribution);
    doc_node_free(body);
}

/* ---- code ------------------------------------------------------------------------------ */

char *
post_tag_node_dedent(const char *text, gsize length, gsize indent)
{
    GString *out = g_string_sized_new(length);
    for (gsize at = 0; at < length;) {
        gsize blanks = 0;
        while (blanks < indent && at + blanks < length &&
               (text[at + blanks] == ' ' || text[at + blanks] == '\t'))
            blanks++;
        at += blanks;
        const char *end = memchr(text + at, '\n', length - at);
        gsize line = end != NULL ? (gsize) (end - text) + 1 - at : length - at;
        g_string_append_len(out, text + at, (gssize) line);
        at += line;
    }
    return g_string_free(out, FALSE);
}

/* The blanks that every line of the bytes [start, end) which has more than blanks begins
 * with, counted in bytes. */
static gsize
shared_indent(const char *text, gsize start, gsize end)
{
    gsize shared = G_MAXSIZE;
    while (start < end) {
        gsize blanks = strspn(text + start, " \t");
        bool is_blank = start + blanks >= end || strchr("\r\n", text[start + blanks]);
        if (!is_blank)
            shared = MIN(shared, blanks);
        start += strcspn(text + start, "\n") + 1;
    }
    return shared == G_MAXSIZE ? 0 : shared;
}

gsize
post_tag_node_body_indent(const SiteTagContext *context, const SiteTag *tag, gsize indent)
{
    return tag->is_body_flush ? shared_indent(source_text(context->source),
                                              tag->body_start, tag->body_end)
                              : indent + tag->body_indent;
}

/* The body without the line ends after the opening tag and before the closing one. */
static char *
code_body(const Maker *self)
{
    const SiteTag *tag = self->tag;
    const char *text = source_text(self->context->source) + tag->body_start;
    gsize length = tag->body_end - tag->body_start;
    gsize blank = strspn(text, " \t");
    if (blank < length && text[blank] == '\n') {
        text += blank + 1;
        length -= blank + 1;
    }
    while (length > 0 && g_ascii_isspace(text[length - 1]))
        length--;
    return post_tag_node_dedent(
        text, length, post_tag_node_body_indent(self->context, tag, self->indent));
}

/* "title (text of the link: address)", as far as the tag has them. */
static char *
code_caption(const SiteTag *tag)
{
    if (tag->url == NULL)
        return g_strdup(tag->title);
    g_autofree char *address = tag->source != NULL
                                   ? g_strconcat(tag->source, ": ", tag->url, NULL)
                                   : g_strdup(tag->url);
    return tag->title != NULL ? g_strconcat(tag->title, " (", address, ")", NULL)
                              : g_steal_pointer(&address);
}

static DocNode *
make_code(const Maker *self)
{
    const SiteTag *tag = self->tag;
    DocNode *code = node_new(self, DOC_CODE_BLOCK);
    g_autofree char *body = tag->body_end > 0 ? code_body(self) : NULL;
    bool has_both = tag->text != NULL && body != NULL;
    code->text = g_strconcat(tag->text != NULL ? tag->text : "", has_both ? "\n" : "",
                             body != NULL ? body : "", NULL);
    code->title = code_caption(tag);
    doc_node_set(&code->as.code.language, tag->language);
    doc_node_set(&code->as.code.marks, tag->marks);
    code->as.code.first_line = tag->first_line;
    code->as.code.has_numbers = tag->has_numbers || tag->first_line > 0;
    return code;
}

/* ---- pictures, links, cards ------------------------------------------------------------ */

static DocNode *
make_image(const Maker *self)
{
    const SiteTag *tag = self->tag;
    DocNode *image = node_new(self, DOC_IMAGE);
    doc_node_set(&image->url, tag->url);
    doc_node_set(&image->title, tag->title);
    doc_node_set(&image->text, tag->alt);
    image->as.image.width = tag->width;
    image->as.image.height = tag->height;
    return image;
}

static DocNode *
make_figure(const Maker *self)
{
    const SiteTag *tag = self->tag;
    DocNode *image = make_image(self);
    bool is_silent = doc_node_has_class(image, "nocaption");
    if (is_silent && image->text == NULL)
        image->text = g_steal_pointer(&image->title);
    if (is_silent)
        doc_node_set(&image->title, NULL);
    if (tag->title == NULL || tag->is_inline || is_silent)
        return image;
    DocNode *figure = doc_node_new(DOC_FIGURE, self->place);
    doc_node_set(&image->title, NULL);
    doc_node_append(figure, image);
    doc_node_append(figure, words_new(self, DOC_CAPTION, tag->title));
    return figure;
}

static DocNode *
make_link(const Maker *self)
{
    const SiteTag *tag = self->tag;
    DocNode *link =
        link_new(tag->url, tag->text != NULL ? tag->text : tag->url, self->place);
    doc_node_set(&link->title, tag->title);
    if (tag->kind == SITE_TAG_POST_LINK) {
        doc_node_add_class(link, "post-link");
        if (tag->text == NULL)
            doc_node_add_class(link, "untitled");
    }
    return link;
}

static DocNode *
make_card(const Maker *self)
{
    const SiteTag *tag = self->tag;
    DocNode *card = card_new(tag->url, tag->title, self->place);
    if (tag->provider != NULL)
        doc_node_set(&card->as.card.provider, tag->provider);
    return card;
}

static DocNode *
make_span(const Maker *self)
{
    DocNode *span = node_new(self, DOC_SPAN);
    append_text(span, self->tag->text, self->place);
    return span;
}

/* One "name | url | description | image" a line. */
static void
append_grid_line(DocNode *list, char *line, DiagPlace place)
{
    g_auto(GStrv) fields = g_strsplit(line, "|", 4);
    guint length = g_strv_length(fields);
    for (guint i = 0; i < length; i++)
        g_strstrip(fields[i]);
    if (length == 0 || *fields[0] == '\0' || *fields[0] == '%')
        return;
    DocNode *item = doc_node_new(DOC_ITEM, place);
    DocNode *paragraph = doc_node_new(DOC_PARAGRAPH, place);
    doc_node_append(list, item);
    doc_node_append(item, paragraph);
    if (length > 1 && *fields[1] != '\0')
        doc_node_append(paragraph, link_new(fields[1], fields[0], place));
    else
        append_text(paragraph, fields[0], place);
    if (length > 2 && *fields[2] != '\0') {
        g_autofree char *rest = g_strconcat(" ", fields[2], NULL);
        append_text(paragraph, rest, place);
    }
}

static DocNode *
make_grid(const Maker *self)
{
    const SiteTag *tag = self->tag;
    DocNode *list = doc_node_new(DOC_LIST, self->place);
    list->as.list.is_tight = true;
    list->as.list.style = '1';
    g_autofree char *body =
        g_strndup(source_text(self->context->source) + tag->body_start,
                  tag->body_end - tag->body_start);
    g_auto(GStrv) lines = g_strsplit(body, "\n", -1);
    DiagPlace place = source_place(self->context->source, tag->body_start);
    for (guint i = 0; lines[i] != NULL; i++, place.line++, place.column = 1)
        append_grid_line(list, lines[i], place);
    return list;
}

/* As it is written: told already. */
static DocNode *
make_unknown(const Maker *self)
{
    const SiteTag *tag = self->tag;
    if (tag->body_end > 0)
        return doc_node_new(DOC_DIVISION, self->place);
    DocNode *code = doc_node_new(DOC_CODE, self->place);
    code->text =
        g_strndup(source_text(self->context->source) + tag->start, tag->end - tag->start);
    g_strdelimit(code->text, "\n", ' ');
    return code;
}

DocNode *
post_tag_node_new(const SiteTagContext *context, const SiteTag *tag,
                  const MarkdownOptions *options, gsize indent)
{
    Maker self = {context, tag, options, source_place(context->source, tag->start),
                  indent};
    switch (tag->kind) {
    case SITE_TAG_QUOTE:
        return make_quote(&self);
    case SITE_TAG_CODE:
        return make_code(&self);
    case SITE_TAG_IMAGE:
        return make_image(&self);
    case SITE_TAG_FIGURE:
        return make_figure(&self);
    case SITE_TAG_LINK:
    case SITE_TAG_POST_LINK:
        return make_link(&self);
    case SITE_TAG_EMBED:
        return make_card(&self);
    case SITE_TAG_DIVISION:
    case SITE_TAG_INSERT:
        return make_division(&self);
    case SITE_TAG_SPAN:
        return make_span(&self);
    case SITE_TAG_LINK_GRID:
        return make_grid(&self);
    case SITE_TAG_UNKNOWN:
        return make_unknown(&self);
    case SITE_TAG_TEXT:
    case SITE_TAG_NOTHING:
    case SITE_TAG_RAW:
        return NULL;
    }
    return NULL;
}
