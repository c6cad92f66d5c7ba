/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/zenn_tag.h"

#include <string.h>

#include "site/brace_read.h"
#include "site/brace_tag.h"

/* What stands in the parentheses is an address, or an id that the name explains. */
static void
build_card(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const char *id = tag_word(words, 0);
    if (id == NULL) {
        tag_tell_empty(context, tag, "address");
        return;
    }
    bool is_card = strcmp(tag->name, "@card") == 0;
    if (is_card)
        tag->url = g_strdup(id);
    else
        tag_set_embed_id(tag, tag->name + 1, id);
}

static const TagEntry entries[] = {
    {"@card", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@youtube", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@tweet", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@gist", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@jsfiddle", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@codepen", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@codesandbox", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@stackblitz", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@figma", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@slideshare", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@speakerdeck", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
    {"@docswell", TAG_BODY_NONE, SITE_TAG_EMBED, build_card},
};

static const char *const literal_names[] = {NULL};

static const TagTable table = {
    entries,
    G_N_ELEMENTS(entries),
    {.read = brace_read_zenn, .starts = "@", .literal = literal_names, .quotes = ""}};

static void
find(const SiteTagContext *context, gsize start, gsize end, GPtrArray *tags)
{
    brace_tags_find(&table, context, start, end, tags);
}

static const char *const openers[] = {"@[", NULL};

const SiteTagSyntax zenn_tag_syntax = {openers, find};
