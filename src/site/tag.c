/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/tag.h"

#include <string.h>

#include "base/text.h"

SiteTag *
site_tag_new(SiteTagKind kind, const char *name, gsize start, gsize end)
{
    SiteTag *self = g_new0(SiteTag, 1);
    self->kind = kind;
    self->name = g_strdup(name);
    self->start = start;
    self->end = end;
    return self;
}

void
site_tag_free(SiteTag *self)
{
    if (self == NULL)
        return;
    g_free(self->name);
    g_free(self->text);
    g_free(self->url);
    g_free(self->title);
    g_free(self->alt);
    g_free(self->classes);
    g_free(self->author);
    g_free(self->source);
    g_free(self->provider);
    g_free(self->language);
    g_free(self->marks);
    g_free(self->names);
    g_free(self);
}

/* True when a line holds the tag and nothing but it and the marks of quotes and lists. */
static bool
stands_alone(const char *text, const SiteTag *tag, gsize end)
{
    for (gsize i = tag->start; i > 0 && text[i - 1] != '\n'; i--)
        if (strchr(" \t>*+-", text[i - 1]) == NULL)
            return false;
    gsize after = tag->end;
    while (after < end && (text[after] == ' ' || text[after] == '\t'))
        after++;
    return after >= end || text[after] == '\n' || text[after] == '\0';
}

GPtrArray *
site_tags_find(const SiteTagContext *context, gsize start, gsize end)
{
    GPtrArray *tags = g_ptr_array_new_with_free_func((GDestroyNotify) site_tag_free);
    const SiteTagSyntax *syntax = context->site->tags;
    const char *text = source_text(context->source);
    bool may_hold = false;
    for (guint i = 0; syntax != NULL && !may_hold && syntax->openers[i] != NULL; i++)
        may_hold = text_find(text + start, end - start, syntax->openers[i]) != NULL;
    if (!may_hold)
        return tags;
    syntax->find(context, start, end, tags);
    for (guint i = 0; i < tags->len; i++) {
        SiteTag *tag = g_ptr_array_index(tags, i);
        tag->is_inline = !stands_alone(text, tag, end);
    }
    return tags;
}
