/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/next_tag.h"

#include <string.h>

/* {% note [class] [no-icon] [summary] %} */
void
next_tag_note(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const char *const classes[] = {"default", "primary",  "success", "info",
                                          "warning", "danger",   "simple",  "modern",
                                          "flat",    "disabled", NULL};
    (void) context;
    const char *first = tag_word(words, 0);
    bool has_class = first != NULL && g_strv_contains(classes, first);
    guint at = has_class;
    while (tag_word(words, at) != NULL && (g_str_equal(tag_word(words, at), "no-icon") ||
                                           g_strv_contains(classes, tag_word(words, at))))
        at++;
    tag->classes = has_class ? g_strconcat("note ", first, NULL) : g_strdup("note");
    tag->title = tag_rest(words, at);
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
    g_autofree char *caption = tag_rest(words, 0);
    if (caption == NULL)
        return;
    caption[strcspn(caption, "@")] = '\0';
    g_strstrip(caption);
    if (*caption != '\0')
        tag->title = g_steal_pointer(&caption);
}

/* {% button url, text, icon, title %} */
void
next_tag_button(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *all = tag_rest(words, 0);
    g_auto(GStrv) parts = g_strsplit(all != NULL ? all : "", ",", 4);
    guint length = g_strv_length(parts);
    for (guint i = 0; i < length; i++)
        g_strstrip(parts[i]);
    if (length == 0 || *parts[0] == '\0') {
        tag_tell_empty(context, tag, "address");
        return;
    }
    tag->url = g_strdup(parts[0]);
    bool has_text = length > 1 && *parts[1] != '\0';
    tag->title = length > 3 && *parts[3] != '\0' ? g_strdup(parts[3]) : NULL;
    tag->text = g_strdup(has_text             ? parts[1]
                         : tag->title != NULL ? tag->title
                                              : parts[0]);
}

/* {% label class@text %} */
void
next_tag_label(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *all = tag_rest(words, 0);
    const char *at = all != NULL ? strchr(all, '@') : NULL;
    const char *text = at != NULL ? at + 1 : all;
    if (text == NULL || *text == '\0') {
        tag_tell_empty(context, tag, "text");
        return;
    }
    tag->text = g_strstrip(g_strdup(text));
    tag->classes = g_strdup("mark");
}

/* {% video url %}, {% pdf url [height] %} */
void
next_tag_media(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    if (tag_word(words, 0) == NULL) {
        tag_tell_empty(context, tag, "address");
        return;
    }
    tag->provider = g_strdup(tag->name);
    tag->url = g_strdup(tag_word(words, 0));
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
