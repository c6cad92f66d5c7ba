/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/next_tag.h"

#include <string.h>

#include "site/theme_words.h"

/* {% note [class] [no-icon] [title] %}; Volantis and Stellar have notes of one line, whose
 * words are all of it. */
void
next_tag_note(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const char *kind = theme_words_kind(words);
    char *title = theme_words_title(words);
    tag->classes = g_strconcat("note", kind != NULL ? " " : NULL, kind, NULL);
    if (tag->body_end > 0)
        tag->title = title;
    else
        tag->text = title;
    if (tag->body_end > 0 || title != NULL)
        return;
    tag->kind = SITE_TAG_NOTHING;
    diag_add(context->diag, DIAG_WARNING, source_place(context->source, tag->start),
             "unclosed-tag",
             "the template tag \"%s\" has no end; the text is shown without it",
             tag->name);
}

/* {% tabs Name, [index] %} holds <!-- tab Caption@icon --> ... <!-- endtab -->. */
void
next_tag_tabs(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    (void) words;
    tag->classes = g_strdup("tabs");
}

void
next_tag_tab(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    tag->classes = g_strdup("tab");
    g_autofree char *named = tag_parameter(words, "title"); /* Icarus */
    g_autofree char *caption = named != NULL ? g_strdup(named) : tag_rest(words, 0);
    if (caption != NULL)
        caption[strcspn(caption, "@")] = '\0';
    if (caption != NULL && *g_strstrip(caption) != '\0')
        tag->title = g_steal_pointer(&caption);
    if (tag->title == NULL && tag->body_end == 0)
        tag->kind = SITE_TAG_NOTHING;
}

/* The first of `parts` that is an address; 0 when none is: NexT writes it first. */
static guint
address_of(GStrv parts, guint length)
{
    for (guint i = 0; i < length; i++)
        if (tag_is_address(parts[i]))
            return i;
    return 0;
}

/* Words and an address, in either order. */
static void
build_plain_button(SiteTag *tag, GPtrArray *words)
{
    guint at = 0;
    while (at + 1 < words->len && !tag_is_address(tag_word(words, at)))
        at++;
    tag->url = g_strdup(tag_word(words, at));
    g_ptr_array_remove_index(words, at);
    char *text = theme_words_title(words);
    tag->text = text != NULL ? text : g_strdup(tag->url);
}

/* {% button address, text, icon, title %}; Volantis: {% btn looks, text, address, icon %};
 * Stellar: {% button text address %} */
void
next_tag_button(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *all = tag_rest(words, 0);
    bool has_parts = all != NULL && (strchr(all, ',') != NULL || strstr(all, "::"));
    g_auto(GStrv) parts = theme_words_split(words);
    guint length = g_strv_length(parts);
    guint at = address_of(parts, length);
    if (length == 0 || *parts[at] == '\0') {
        tag_tell_empty(context, tag, "address");
        return;
    }
    if (!has_parts) {
        build_plain_button(tag, words);
        return;
    }
    tag->url = g_strdup(parts[at]);
    const char *text = at > 0 ? parts[at - 1] : length > 1 ? parts[1] : "";
    bool has_title = at == 0 && length > 3 && !theme_words_are_looks(parts[3]);
    tag->title = has_title && *parts[3] != '\0' ? g_strdup(parts[3]) : NULL;
    tag->text = g_strdup(*text != '\0'        ? text
                         : tag->title != NULL ? tag->title
                                              : parts[at]);
}

/* {% label class@text %}; Butterfly: {% label text colour %} */
void
next_tag_label(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    guint last = words->len;
    bool has_colour = last > 1 && theme_words_are_looks(tag_word(words, last - 1));
    g_autofree char *all = tag_rest(words, 0);
    const char *at = all != NULL ? strchr(all, '@') : NULL;
    if (at == NULL && has_colour) {
        g_ptr_array_set_size(words, (int) last - 1);
        g_free(all);
        all = tag_rest(words, 0);
    }
    const char *text = at != NULL ? at + 1 : all;
    if (text == NULL || *text == '\0') {
        tag_tell_empty(context, tag, "text");
        return;
    }
    tag->text = g_strstrip(g_strdup(text));
    tag->classes = g_strdup("mark");
}

/* {% video url %}, Stellar's {% video bilibili:id %}, {% pdf url [height] %} */
void
next_tag_media(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    if (tag_word(words, 0) == NULL) {
        tag_tell_empty(context, tag, "address");
        return;
    }
    const char *address = tag_word(words, 0), *colon = strchr(address, ':');
    bool is_id = colon != NULL && !tag_is_address(address) && colon[1] != '\0';
    g_autofree char *provider =
        is_id ? g_strndup(address, (gsize) (colon - address)) : g_strdup(tag->name);
    if (is_id) {
        tag_set_embed_id(tag, provider, colon + 1);
        return;
    }
    tag->provider = g_steal_pointer(&provider);
    tag->url = g_strdup(address);
}

/* {% mermaid graph TD %} body {% endmermaid %}: the words are the diagram's first line. */
void
next_tag_mermaid(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    tag->language = g_strdup("mermaid");
    tag->text = tag_rest(words, 0);
}

void
next_tag_center_quote(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    (void) words;
    tag->classes = g_strdup("centerquote");
}
