/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/guess_tag.h"

#include <string.h>

#include "site/theme_words.h"

static const char *const picture_keys[] = {
    "src", "path", "url", "image", "img", "light_src", "image_src", "file", "name", NULL};
static const char *const link_keys[] = {"href", "link", "url", "to", "src", NULL};
static const char *const title_keys[] = {"title",   "header", "heading", "label",
                                         "summary", "name",   NULL};
static const char *const text_keys[] = {"text", "title",   "label",
                                        "name", "caption", NULL};

/* The first word that is no parameter and for which `fits` holds; NULL. */
static const char *
bare_word(const GPtrArray *words, bool (*fits)(const char *word))
{
    for (guint i = 0; i < words->len; i++) {
        const char *word = g_ptr_array_index(words, i);
        if (!tag_is_parameter(word) && fits(word))
            return word;
    }
    return NULL;
}

static bool
is_web_address(const char *word)
{
    return g_str_has_prefix(word, "http://") || g_str_has_prefix(word, "https://");
}

static bool
guess_picture(SiteTag *tag, const GPtrArray *words)
{
    static const char *const caption_keys[] = {"caption", "title", NULL};
    const char *bare = bare_word(words, tag_has_picture_name);
    g_autofree char *url = tag_first_parameter(words, picture_keys);
    if (url == NULL || !tag_has_picture_name(url)) {
        g_free(url);
        url = g_strdup(bare);
    }
    if (url == NULL)
        return false;
    tag->kind = SITE_TAG_FIGURE;
    tag->url = g_steal_pointer(&url);
    tag->title = tag_first_parameter(words, caption_keys);
    tag->alt = tag_parameter(words, "alt");
    return true;
}

/* The words that are neither parameters nor addresses, as one text; NULL when none is. */
static char *
bare_text(const GPtrArray *words)
{
    g_autoptr(GPtrArray) bare = g_ptr_array_new();
    for (guint i = 0; i < words->len; i++) {
        gpointer word = g_ptr_array_index(words, i);
        if (!tag_is_parameter(word) && !is_web_address(word))
            g_ptr_array_add(bare, word);
    }
    return tag_rest(bare, 0);
}

static bool
guess_link(SiteTag *tag, const GPtrArray *words)
{
    const char *bare = bare_word(words, is_web_address);
    g_autofree char *url = tag_first_parameter(words, link_keys);
    g_autofree char *text = tag_first_parameter(words, text_keys);
    if (text == NULL)
        text = bare_text(words);
    if (url == NULL || (!tag_is_address(url) && text == NULL)) {
        g_free(url);
        url = g_strdup(bare);
    }
    if (url == NULL)
        return false;
    bool is_card = text == NULL && is_web_address(url);
    tag->kind = is_card ? SITE_TAG_EMBED : SITE_TAG_LINK;
    tag->url = g_steal_pointer(&url);
    if (!is_card)
        tag->text = g_steal_pointer(&text);
    return true;
}

/* <YouTubeEmbed id="x" />: the name says whose film it is. */
static bool
guess_player(SiteTag *tag, const GPtrArray *words)
{
    static const char *const id_keys[] = {"id", "videoId", "video", NULL};
    static const char *const providers[] = {"youtube",     "vimeo", "spotify", "codepen",
                                            "codesandbox", "gist",  "tweet"};
    g_autofree char *id = tag_first_parameter(words, id_keys);
    g_autofree char *name = g_ascii_strdown(tag->name, -1);
    for (guint i = 0; id != NULL && i < G_N_ELEMENTS(providers); i++)
        if (strstr(name, providers[i]) != NULL) {
            tag->kind = SITE_TAG_EMBED;
            tag_set_embed_id(tag, providers[i], id);
            return true;
        }
    return false;
}

/* Words beyond ASCII are for the reader: no theme names its options so. */
static bool
is_for_reader(const char *text)
{
    while (text != NULL && *text != '\0' && (guchar) *text < 0x80)
        text++;
    return text != NULL && *text != '\0';
}

static bool
guess_box(SiteTag *tag, const GPtrArray *words)
{
    tag->title = tag_first_parameter(words, title_keys);
    if (tag->title == NULL) {
        g_autofree char *bare = theme_words_title(words);
        if (!is_for_reader(bare))
            return false;
        tag->title = g_steal_pointer(&bare);
    }
    tag->kind = SITE_TAG_DIVISION;
    tag->classes = g_strdup(tag->name);
    return true;
}

bool
guess_tag_build(SiteTag *tag, const GPtrArray *words)
{
    if (tag->body_end > 0)
        return guess_box(tag, words);
    return guess_player(tag, words) || guess_picture(tag, words) ||
           guess_link(tag, words);
}
