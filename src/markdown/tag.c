/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/tag.h"

#include <string.h>

#include "markdown/drawing.h"
#include "markdown/entity.h"
#include "markdown/run.h"
#include "markdown/tag_node.h"

struct TagScanner {
    GArray *tokens;
    Diag *diag;
    Run run;
    const Element *inside; /* the script or drawing that has not ended; NULL */
    Passage *html;         /* what is being scanned */
    const char *text;
    gsize length;
    gsize last_angle;   /* behind the last ">": no tag ends after it */
    bool is_endless[4]; /* a declaration of this kind was found without its end */
    bool has_endless_drawing;
};

/* What a tag says, read but not yet judged. */
typedef struct {
    gsize name, name_end, end; /* bytes; end is behind ">" */
    bool is_end;
    GPtrArray *attributes; /* char *: name, value ..., NULL-terminated at last */
} Tag;

TagScanner *
tag_scanner_new(GArray *tokens, Diag *diag)
{
    TagScanner *self = g_new0(TagScanner, 1);
    self->tokens = tokens;
    self->diag = diag;
    run_init(&self->run);
    return self;
}

void
tag_scanner_free(TagScanner *self)
{
    if (self == NULL)
        return;
    run_clear(&self->run);
    g_free(self);
}

static void
flush(TagScanner *self)
{
    if (self->run.text->len == 0)
        return;
    DocNode *text = doc_node_new(DOC_TEXT, self->run.place);
    text->text = run_take(&self->run);
    token_add(self->tokens, TOKEN_RAW_TEXT, text, text->place);
}

static void
add_text(TagScanner *self, gsize start, gsize end)
{
    while (start < end) {
        const char *text = self->text + start;
        const char *reference = memchr(text, '&', end - start);
        gsize before = reference == NULL ? end - start : (gsize) (reference - text);
        DiagPlace place = passage_place(self->html, start);
        run_add(&self->run, text, before, place, self->diag);
        start += before;
        if (reference == NULL)
            return;
        g_autoptr(GString) meaning = g_string_new(NULL);
        gsize taken = MAX(entity_decode(reference, end - start, meaning), 1);
        run_add_reference(&self->run, reference, taken, passage_place(self->html, start),
                          self->diag);
        start += taken;
    }
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static gsize
skip_space(const TagScanner *self, gsize p)
{
    while (p < self->length && is_space(self->text[p]))
        p++;
    return p;
}

static gsize
skip_until(const TagScanner *self, gsize p, const char *stops)
{
    while (p < self->length && !is_space(self->text[p]) &&
           strchr(stops, self->text[p]) == NULL)
        p++;
    return p;
}

/* HTML, "Attribute value states". Returns the byte behind the value. */
static gsize
read_value(const TagScanner *self, gsize p, char **value)
{
    char quote = p < self->length ? self->text[p] : '\0';
    gsize start = p, end;
    if (quote == '"' || quote == '\'') {
        const char *close = memchr(self->text + p + 1, quote, self->length - p - 1);
        if (close == NULL)
            return self->length;
        start = p + 1;
        end = (gsize) (close - self->text);
        p = end + 1;
    } else {
        p = end = skip_until(self, p, ">");
    }
    *value = entity_decode_all(self->text + start, end - start);
    return p;
}

static gsize
read_attribute(const TagScanner *self, gsize p, GPtrArray *attributes)
{
    gsize end = skip_until(self, p + 1, "=>/");
    char *name = g_ascii_strdown(self->text + p, (gssize) (end - p));
    char *value = NULL;
    gsize equals = skip_space(self, end);
    if (equals < self->length && self->text[equals] == '=')
        end = read_value(self, skip_space(self, equals + 1), &value);
    g_ptr_array_add(attributes, name);
    g_ptr_array_add(attributes, value == NULL ? g_strdup("") : value);
    return end;
}

/* Reads the tag at `p`; false when "<" begins no tag or the tag has no end. */
static bool
read_tag(const TagScanner *self, gsize p, Tag *tag)
{
    tag->is_end = self->text[++p] == '/';
    p += tag->is_end;
    if (!g_ascii_isalpha(self->text[p]) || p >= self->last_angle)
        return false;
    tag->name = p;
    tag->name_end = p = skip_until(self, p, "/><");
    while ((p = skip_space(self, p)) < self->length && self->text[p] != '>') {
        if (self->text[p] == '<')
            return false;
        p = self->text[p] == '/' ? p + 1 : read_attribute(self, p, tag->attributes);
    }
    tag->end = p + 1;
    return p < self->length;
}

/* List<Object>, Map<K>: a name of a programmer, not a tag. */
static bool
is_placeholder(const TagScanner *self, const Tag *tag, const Element *element)
{
    const char *name = self->text + tag->name;
    gsize length = tag->name_end - tag->name;
    gsize before = tag->name - (tag->is_end ? 2 : 1);
    if (!g_ascii_isupper(name[0]) || tag->attributes->len > 0)
        return false;
    if (length == 1)
        return before > 0 && g_ascii_isalnum(self->text[before - 1]);
    return element->is_word && g_ascii_islower(name[1]);
}

/* Behind the comment or declaration at `p`; `p` itself when there is none. */
static gsize
skip_declaration(TagScanner *self, gsize p)
{
    static const char *const pairs[][2] = {
        {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<!", ">"}, {"<?", ">"}};
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        gsize length = strlen(pairs[i][0]);
        if (strncmp(self->text + p, pairs[i][0], length) != 0)
            continue;
        gsize from = i == 0 ? p + 2 : p + length; /* "<!-->" ends itself */
        const char *end = self->is_endless[i]
                              ? NULL
                              : g_strstr_len(self->text + from,
                                             (gssize) (self->length - from), pairs[i][1]);
        if (end != NULL)
            return (gsize) (end - self->text) + strlen(pairs[i][1]);
        if (!self->is_endless[i])
            diag_add(self->diag, DIAG_WARNING, passage_place(self->html, p),
                     "unclosed-html", "%s is not closed; it is taken as text; close it",
                     pairs[i][0]);
        self->is_endless[i] = true;
        return p;
    }
    return p;
}

static void
add_tag(TagScanner *self, const Tag *tag, const Element *element)
{
    DiagPlace place = passage_place(self->html, tag->name - (tag->is_end ? 2 : 1));
    flush(self);
    if (tag->is_end) {
        token_add_tag(self->tokens, TOKEN_END_TAG, element, NULL, place);
        return;
    }
    char **attributes = g_new0(char *, tag->attributes->len + 1);
    for (guint i = 0; i < tag->attributes->len; i++)
        attributes[i] = g_steal_pointer(&g_ptr_array_index(tag->attributes, i));
    token_add_tag(self->tokens, TOKEN_START_TAG, element, attributes, place);
    DocNode *leaf = element->is_void ? tag_node_new(element, attributes, place) : NULL;
    if (leaf != NULL) { /* complete by itself: no tree need be found for it */
        Token *token = token_at(self->tokens, self->tokens->len - 1);
        token->kind = TOKEN_LEAF;
        token->node = leaf;
    }
}

/* Passes over what a script holds, up to its end tag. */
static gsize
skip_script(TagScanner *self, gsize p)
{
    gsize length = strlen(self->inside->name);
    for (; p < self->length; p++) {
        const char *open = memchr(self->text + p, '<', self->length - p);
        if (open == NULL)
            return self->length;
        p = (gsize) (open - self->text);
        if (open[1] == '/' &&
            g_ascii_strncasecmp(open + 2, self->inside->name, length) == 0)
            return p;
    }
    return self->length;
}

/* A drawing that is whole becomes a picture. Returns the byte behind; `p` when it is none. */
static gsize
scan_drawing(TagScanner *self, gsize p)
{
    if (self->has_endless_drawing)
        return p;
    gsize length = drawing_end(self->text + p, self->length - p);
    self->has_endless_drawing = length == 0;
    if (length == 0)
        return p;
    DiagPlace place = passage_place(self->html, p);
    flush(self);
    token_add(self->tokens, TOKEN_LEAF, drawing_node_new(self->text + p, length, place),
              place);
    return p + length;
}

/* Deals with "<" at `p`. Returns the byte behind; `p` when it is mere text. */
static gsize
scan_angle(TagScanner *self, gsize p)
{
    gsize behind = skip_declaration(self, p);
    if (behind > p)
        return behind;
    g_autoptr(GPtrArray) attributes = g_ptr_array_new_with_free_func(g_free);
    Tag tag = {.attributes = attributes};
    if (!read_tag(self, p, &tag))
        return p;
    const Element *element =
        element_lookup(self->text + tag.name, tag.name_end - tag.name);
    if (self->inside != NULL) { /* the tags of a drawing are not ours */
        if (tag.is_end && element == self->inside) {
            self->inside = NULL;
            add_tag(self, &tag, element);
        }
        return tag.end;
    }
    if (element == NULL || is_placeholder(self, &tag, element))
        return p;
    bool is_drawing = !tag.is_end && strcmp(element->name, "svg") == 0;
    gsize behind_drawing = is_drawing ? scan_drawing(self, p) : p;
    if (behind_drawing > p)
        return behind_drawing;
    bool is_closed = self->text[tag.end - 2] == '/';
    add_tag(self, &tag, element);
    if (!tag.is_end && !is_closed &&
        (element->role == ELEMENT_SCRIPT || element->role == ELEMENT_DRAWING))
        self->inside = element;
    return tag.end;
}

void
tag_scan(TagScanner *self, Passage *html)
{
    self->html = html;
    self->text = passage_text(html);
    self->length = self->last_angle = passage_length(html);
    while (self->last_angle > 0 && self->text[self->last_angle - 1] != '>')
        self->last_angle--;
    memset(self->is_endless, 0, sizeof self->is_endless);
    self->has_endless_drawing = false;
    gsize start = 0;
    for (gsize p = 0; p < self->length;) {
        if (self->inside != NULL && self->inside->role == ELEMENT_SCRIPT)
            start = p = skip_script(self, p);
        const char *open = memchr(self->text + p, '<', self->length - p);
        if (open == NULL)
            break;
        p = (gsize) (open - self->text);
        add_text(self, start, p);
        start = p;
        gsize behind = scan_angle(self, p);
        if (behind > p)
            start = p = behind;
        else
            p++;
    }
    add_text(self, start, self->length);
    flush(self);
}

void
tag_scanner_end_block(TagScanner *self, DiagPlace place)
{
    if (self->inside != NULL)
        diag_add(self->diag, DIAG_WARNING, place, "unclosed-html",
                 "<%s> is not closed; it ends here; close it where it should end",
                 self->inside->name);
    self->inside = NULL;
}
