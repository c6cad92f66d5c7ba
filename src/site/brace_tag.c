/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/brace_tag.h"

#include <string.h>

#include "site/expression.h"
#include "site/guess_tag.h"

typedef struct {
    const TagTable *table;
    const SiteTagContext *context;
    const char *text;
    GArray *braces;
    GPtrArray *tags;
} Finder;

const TagEntry *
brace_tags_lookup(const TagTable *table, const char *name)
{
    for (guint i = 0; i < table->length; i++)
        if (strcmp(table->entries[i].name, name) == 0)
            return &table->entries[i];
    const TagEntry *more = table->more;
    for (; more != NULL && more->name != NULL; more++)
        if (strcmp(more->name, name) == 0)
            return more;
    return NULL;
}

static const Brace *
brace_at(const Finder *self, int index)
{
    return index < 0 ? NULL : &g_array_index(self->braces, Brace, (guint) index);
}

static DiagPlace
place_of(const Finder *self, const Brace *brace)
{
    return source_place(self->context->source, brace->start);
}

static void
set_body(const Finder *self, SiteTag *tag, const Brace *open, const Brace *close)
{
    tag->is_body_flush = self->table->rules.strips_indent && tag->kind != SITE_TAG_RAW;
    tag->body_start = open->end;
    tag->body_end = close->start;
    tag->end = close->end;
}

/* The entry whose end `name` ("endif") is, when its body stays where it stands; NULL. */
static const TagEntry *
open_entry(const Finder *self, const char *name)
{
    const TagEntry *entry = g_str_has_prefix(name, "end")
                                ? brace_tags_lookup(self->table, name + strlen("end"))
                                : NULL;
    return entry != NULL && entry->body == TAG_BODY_OPEN ? entry : NULL;
}

/* A tag whose end is missing, or an end without a beginning: the text round it is shown. */
static void
add_unpaired(Finder *self, const Brace *brace)
{
    if (open_entry(self, brace->name) == NULL)
        diag_add(self->context->diag, DIAG_WARNING, place_of(self, brace), "unclosed-tag",
                 "the template tag \"%s\" has no %s; the text is shown without it",
                 brace->name, g_str_has_prefix(brace->name, "end") ? "beginning" : "end");
    g_ptr_array_add(self->tags, site_tag_new(SITE_TAG_NOTHING, brace->name, brace->start,
                                             brace->end));
}

/* (a="x", b=2) as words: without the parentheses and the commas between. */
static void
open_call(char *arguments)
{
    char quote = '\0';
    gsize length = strlen(arguments);
    if (*arguments == '(')
        *arguments = ' ';
    if (length > 0 && arguments[length - 1] == ')')
        arguments[length - 1] = ' ';
    for (char *p = arguments; *p != '\0'; p++) {
        if (quote == '\0' && *p == ',')
            *p = ' ';
        else if (quote != '\0' ? *p == quote : *p == '"' || *p == '\'')
            quote = quote != '\0' ? '\0' : *p;
    }
}

/* The words behind the tag's name. */
static GPtrArray *
words_of(const Finder *self, const Brace *brace)
{
    const BraceRules *rules = &self->table->rules;
    g_autofree char *text = g_strndup(self->text + brace->arguments_start,
                                      brace->inner_end - brace->arguments_start);
    if (rules->has_calls)
        open_call(text);
    return brace_words(text, strlen(text), rules->quotes);
}

/* Does the pair stand within a line, with nothing but text between? */
static bool
is_within_line(const Finder *self, const Brace *open, const Brace *close)
{
    const char *text = self->text;
    gsize length = close->start - open->end;
    if (memchr(text + open->end, '\n', length) != NULL ||
        memchr(text + open->end, '{', length) != NULL)
        return false;
    gsize before = open->start;
    while (before > 0 && strchr(" \t>*+-", text[before - 1]) != NULL)
        before--;
    bool begins_line = before == 0 || text[before - 1] == '\n';
    const char *after = text + close->end + strspn(text + close->end, " \t");
    return !begins_line || (*after != '\n' && *after != '\0');
}

/* An unknown pair round words of a line: they stay in it. */
static void
add_unknown_words(Finder *self, const Brace *open, const Brace *close)
{
    diag_add(self->context->diag, DIAG_WARNING, place_of(self, open), "unknown-tag",
             "the template tag \"%s\" is not known; its body is shown without it",
             open->name);
    g_ptr_array_add(self->tags,
                    site_tag_new(SITE_TAG_NOTHING, open->name, open->start, open->end));
    g_ptr_array_add(self->tags, site_tag_new(SITE_TAG_NOTHING, close->name, close->start,
                                             close->end));
}

/* A name that is in no table. */
static void
add_unknown(Finder *self, const Brace *brace)
{
    const Brace *close = brace_at(self, brace->match);
    if (close != NULL && is_within_line(self, brace, close)) {
        add_unknown_words(self, brace, close);
        return;
    }
    SiteTag *tag = site_tag_new(SITE_TAG_UNKNOWN, brace->name, brace->start, brace->end);
    if (close != NULL)
        set_body(self, tag, brace, close);
    g_autoptr(GPtrArray) words = words_of(self, brace);
    const char *shown = guess_tag_build(tag, words) ? "what its parameters name is shown"
                        : close != NULL             ? "its body is shown without it"
                                                    : "it is shown as it is written";
    diag_add(self->context->diag, DIAG_WARNING, place_of(self, brace), "unknown-tag",
             "the template tag \"%s\" is not known; %s", brace->name, shown);
    g_ptr_array_add(self->tags, tag);
}

static void
add_known(Finder *self, const Brace *brace, const TagEntry *entry)
{
    const Brace *close = brace_at(self, brace->match);
    bool needs_body = entry->body == TAG_BODY_MARKDOWN || entry->body == TAG_BODY_LITERAL;
    if (needs_body && close == NULL) {
        add_unpaired(self, brace);
        return;
    }
    SiteTag *tag = site_tag_new(entry->kind, brace->name, brace->start, brace->end);
    bool has_body = entry->body != TAG_BODY_NONE && entry->body != TAG_BODY_OPEN &&
                    entry->body != TAG_BODY_INSERT;
    if (has_body && close != NULL)
        set_body(self, tag, brace, close);
    g_autoptr(GPtrArray) words = words_of(self, brace);
    if (entry->build != NULL)
        entry->build(self->context, tag, words);
    g_ptr_array_add(self->tags, tag);
}

/* Does an address begin with the expression: "]({{ x }}/a.png)", "src='{{ x }}/a.png'"? */
static bool
begins_address(const Finder *self, const Brace *brace)
{
    char before = brace->start > 0 ? self->text[brace->start - 1] : ' ';
    return strchr("(<\"'", before) != NULL && self->text[brace->end] == '/';
}

static void
add_expression(Finder *self, const Brace *brace)
{
    char *value = expression_value(self->context, self->text + brace->inner_start,
                                   brace->inner_end - brace->inner_start);
    if (value == NULL && brace->is_in_code)
        return;
    bool is_guess = value == NULL && begins_address(self, brace);
    if (is_guess)
        value = g_strdup(""); /* what templates make of a name that nobody gave a value */
    const char *inner = self->text + brace->inner_start;
    gssize length = (gssize) (brace->inner_end - brace->inner_start);
    bool is_block = value != NULL && !brace->is_in_code &&
                    g_strstr_len(inner, length, "| markdownify") != NULL;
    SiteTag *tag = site_tag_new(value == NULL ? SITE_TAG_UNKNOWN
                                : is_block    ? SITE_TAG_DIVISION
                                              : SITE_TAG_TEXT,
                                "{{", brace->start, brace->end);
    if (value != NULL && !tag_may_insert(self->context, tag, strlen(value))) {
        g_clear_pointer(&value, g_free);
        tag->kind = SITE_TAG_UNKNOWN;
    }
    tag->text = value;
    if (value == NULL || is_guess)
        diag_add(self->context->diag, DIAG_WARNING, place_of(self, brace),
                 "unknown-expression", "the value of %.*s is not known; %s",
                 (int) MIN(brace->end - brace->start, 80), self->text + brace->start,
                 is_guess ? "the address is taken without it"
                          : "it is shown as it is written");
    g_ptr_array_add(self->tags, tag);
}

/* An escaped tag shows the tag, without the marks of the comment. */
static void
add_escaped(Finder *self, const Brace *brace)
{
    SiteTag *tag = site_tag_new(SITE_TAG_TEXT, brace->name, brace->start, brace->end);
    const char *text = self->text;
    g_autoptr(GString) shown = g_string_new_len(
        text + brace->start, (gssize) (brace->inner_start - brace->start));
    g_string_append_len(shown, text + brace->inner_start + 2,
                        (gssize) (brace->inner_end - brace->inner_start) - 4);
    g_string_append_len(shown, text + brace->inner_end,
                        (gssize) (brace->end - brace->inner_end));
    tag->text = g_strdup(shown->str);
    g_ptr_array_add(self->tags, tag);
}

/* Adds what `brace` means; returns the index of the next brace to look at. */
static guint
add_brace(Finder *self, guint index)
{
    const Brace *brace = brace_at(self, (int) index);
    guint next = brace->match >= 0 ? (guint) brace->match + 1 : index + 1;
    if (brace->kind == BRACE_COMMENT) {
        if (!brace->is_in_code)
            g_ptr_array_add(self->tags, site_tag_new(SITE_TAG_NOTHING, "{#", brace->start,
                                                     brace->end));
        return index + 1;
    }
    if (brace->kind == BRACE_EXPRESSION) {
        add_expression(self, brace);
        return index + 1;
    }
    if (brace->kind == BRACE_ESCAPED) {
        add_escaped(self, brace);
        return index + 1;
    }
    const TagEntry *entry = brace_tags_lookup(self->table, brace->name);
    bool is_raw = entry != NULL && entry->kind == SITE_TAG_RAW;
    bool is_insert = entry != NULL && entry->body == TAG_BODY_INSERT;
    if (brace->is_in_code && !is_insert && !(is_raw && brace->match >= 0))
        return index + 1;
    if (g_str_has_prefix(brace->name, "end"))
        add_unpaired(self, brace);
    else if (entry == NULL)
        add_unknown(self, brace);
    else
        add_known(self, brace, entry);
    const SiteTag *last = g_ptr_array_index(self->tags, self->tags->len - 1);
    return last->end > brace->end ? next : index + 1;
}

void
brace_tags_find(const TagTable *table, const SiteTagContext *context, gsize start,
                gsize end, GPtrArray *tags)
{
    Finder finder = {table, context, source_text(context->source), NULL, tags};
    finder.braces = brace_scan(finder.text, start, end, &table->rules);
    for (guint i = 0; i < finder.braces->len;)
        i = add_brace(&finder, i);
    g_array_unref(finder.braces);
}
