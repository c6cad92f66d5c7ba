/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/include_tag.h"

#include <string.h>

#include "base/limits.h"
#include "site/expression.h"

static const char *const picture_keys[] = {"image_path", "src",  "url", "file", "image",
                                           "image_url",  "path", "img", "href", NULL};
static const char *const caption_keys[] = {"caption", "title", "description", NULL};
static const char *const text_keys[] = {"content", "text", "message", "body", NULL};
static const char *const class_keys[] = {"type", "class", "kind", NULL};
static const char *const id_keys[] = {"id", "video_id", "youtube_id", "vid", "yid", NULL};

/* A parameter may be an expression without braces: url=site.baseurl. */
static char *
parameter(const SiteTagContext *context, const GPtrArray *words, const char *const *keys)
{
    g_autofree char *value = tag_first_parameter(words, keys);
    bool is_name = value != NULL &&
                   (g_str_has_prefix(value, "site.") || g_str_has_prefix(value, "page."));
    char *known = is_name ? expression_value(context, value, strlen(value)) : NULL;
    return known != NULL ? known : g_steal_pointer(&value);
}

static bool
has_word(const char *name, const char *const *words)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (guint i = 0; words[i] != NULL; i++)
        if (strstr(lower, words[i]) != NULL)
            return true;
    return false;
}

static bool
build_picture(const SiteTagContext *context, SiteTag *tag, const GPtrArray *words)
{
    g_autofree char *url = parameter(context, words, picture_keys);
    if (url == NULL || !tag_is_picture(url))
        return false;
    static const char *const alt_keys[] = {"alt", NULL};
    tag->kind = SITE_TAG_FIGURE;
    tag->url = g_steal_pointer(&url);
    tag->title = parameter(context, words, caption_keys);
    tag->alt = parameter(context, words, alt_keys);
    return true;
}

/* What plays, by the name of the template: "embed/youtube.html" is "youtube". */
static char *
provider_of(const char *name)
{
    static const char *const known[] = {
        "youtube", "vimeo",   "twitch",      "bilibili", "spotify", "gist",     "codepen",
        "tweet",   "twitter", "speakerdeck", "audio",    "video",   "instagram"};
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (strstr(lower, known[i]) != NULL)
            return g_strdup(known[i]);
    g_autofree char *base = g_path_get_basename(lower);
    base[strcspn(base, ".")] = '\0';
    return strstr(lower, "embed") != NULL || strstr(lower, "player") != NULL
               ? g_steal_pointer(&base)
               : NULL;
}

/* {% include video id="..." provider="youtube" %}, {% include youtube.html id="..." %},
 * {% include embed/video.html src="/a.mp4" %} */
static bool
build_video(const SiteTagContext *context, SiteTag *tag, const GPtrArray *words,
            const char *name)
{
    static const char *const provider_keys[] = {"provider", NULL};
    g_autofree char *id = parameter(context, words, id_keys);
    g_autofree char *url = parameter(context, words, picture_keys);
    g_autofree char *told = provider_of(name);
    bool plays =
        url != NULL && (told != NULL || tag_is_media(url)) && !tag_has_picture_name(url);
    if (!plays && (id == NULL || told == NULL))
        return false;
    g_autofree char *given = parameter(context, words, provider_keys);
    const char *provider = given != NULL ? given : told != NULL ? told : "video";
    bool is_plain = strcmp(provider, "video") == 0 && id != NULL && !plays;
    tag->kind = SITE_TAG_EMBED;
    tag_set_embed_id(tag, is_plain ? "youtube" : provider, plays ? url : id);
    tag->title = parameter(context, words, caption_keys);
    return true;
}

/* A button: {% include button.html link="..." text="..." %}. */
static bool
build_link(const SiteTagContext *context, SiteTag *tag, const GPtrArray *words)
{
    static const char *const url_keys[] = {"link", "href", "url", NULL};
    static const char *const label_keys[] = {"text",    "title", "label",
                                             "content", "name",  NULL};
    g_autofree char *url = parameter(context, words, url_keys);
    g_autofree char *label = parameter(context, words, label_keys);
    if (url == NULL || label == NULL)
        return false;
    tag->kind = SITE_TAG_LINK;
    tag->url = g_steal_pointer(&url);
    tag->text = g_steal_pointer(&label);
    return true;
}

/* One picture of a gallery in the front matter, as Markdown. */
static void
append_picture(GString *out, const YamlNode *entry)
{
    static const char *const keys[] = {"image_path", "url", "src", "path"};
    const char *url = NULL;
    for (guint i = 0; url == NULL && i < G_N_ELEMENTS(keys); i++)
        url = yaml_lookup_string(entry, keys[i]);
    const char *alt = yaml_lookup_string(entry, "alt");
    if (url != NULL)
        g_string_append_printf(out, "![%s](<%s>)\n", alt != NULL ? alt : "", url);
}

/* {% include gallery id="..." caption="..." %}: the pictures that the front matter lists. */
static bool
build_gallery(const SiteTagContext *context, SiteTag *tag, const GPtrArray *words,
              const char *name)
{
    g_autofree char *id = tag_parameter(words, "id");
    g_autofree char *bare = g_strndup(name, strcspn(name, "."));
    const YamlNode *list = yaml_lookup(context->front, id != NULL ? id : bare);
    if (list == NULL || list->kind != YAML_SEQUENCE)
        return false;
    g_autoptr(GString) pictures = g_string_new(NULL);
    for (guint i = 0; i < list->children->len; i++)
        append_picture(pictures, g_ptr_array_index(list->children, i));
    if (pictures->len == 0)
        return false;
    tag->kind = SITE_TAG_DIVISION;
    tag->classes = g_strdup("picture-group");
    tag->title = parameter(context, words, caption_keys);
    tag->text = g_strdup(pictures->str);
    return true;
}

static bool
build_box(const SiteTagContext *context, SiteTag *tag, const GPtrArray *words)
{
    g_autofree char *text = parameter(context, words, text_keys);
    if (text == NULL)
        return false;
    g_autofree char *class = parameter(context, words, class_keys);
    tag->kind = SITE_TAG_DIVISION;
    tag->classes = g_strconcat("note", class != NULL ? " " : NULL, class, NULL);
    tag->title = parameter(context, words, caption_keys);
    tag->text = g_steal_pointer(&text);
    return true;
}

/* The text of `path` when it is text without template logic; NULL. */
static char *
plain_text_of(const SiteTagContext *context, const char *path)
{
    g_autoptr(GBytes) bytes =
        folder_read(context->site->folder, path, LIMIT_YAML_BYTES, NULL);
    if (bytes == NULL)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autoptr(Source) source = source_new(path, data, length, NULL);
    bool is_plain = source != NULL && strstr(source_text(source), "{%") == NULL &&
                    strstr(source_text(source), "{{") == NULL;
    return is_plain ? g_strdup(source_text(source)) : NULL;
}

static bool
build_text(const SiteTagContext *context, SiteTag *tag, const char *path)
{
    if (path == NULL)
        return false;
    tag->text = plain_text_of(context, path);
    if (tag->text != NULL && !tag_may_insert(context, tag, strlen(tag->text)))
        g_clear_pointer(&tag->text, g_free);
    if (tag->text != NULL)
        tag->kind = SITE_TAG_DIVISION;
    return tag->text != NULL;
}

/* Templates without parameters are furniture of the page: menus, scripts, buttons. */
static void
build_unknown(const SiteTagContext *context, SiteTag *tag, const GPtrArray *words,
              const char *name)
{
    static const char *const furniture[] = {
        "toc",     "nav",    "ads",       "adsense", "share",     "comment", "series",
        "related", "giscus", "utterance", "disqus",  "subscribe", NULL};
    bool has_parameters = words->len > 1 && !has_word(name, furniture);
    tag->kind = has_parameters ? SITE_TAG_UNKNOWN : SITE_TAG_NOTHING;
    diag_add(context->diag, has_parameters ? DIAG_WARNING : DIAG_NOTE,
             source_place(context->source, tag->start), "unknown-include",
             "what the template \"%s\" shows is not known; %s", name,
             has_parameters ? "the tag is shown as it is written" : "it is left out");
}

void
include_tag_build(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const char *name = tag_word(words, 0);
    if (name == NULL) {
        tag_tell_empty(context, tag, "name");
        return;
    }
    if (build_video(context, tag, words, name) || build_picture(context, tag, words) ||
        build_gallery(context, tag, words, name) || build_link(context, tag, words) ||
        build_box(context, tag, words))
        return;
    g_autofree char *path = files_resolve("_includes/.", name);
    if (words->len > 1 || !build_text(context, tag, path))
        build_unknown(context, tag, words, name);
}

void
include_tag_build_relative(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    const char *name = tag_word(words, 0);
    if (name == NULL) {
        tag_tell_empty(context, tag, "path");
        return;
    }
    g_autofree char *path = files_resolve(context->path, name);
    if (!build_text(context, tag, path))
        build_unknown(context, tag, words, name);
}
