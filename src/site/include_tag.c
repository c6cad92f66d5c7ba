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

/* {% include video id="..." provider="youtube" %}, {% include youtube.html id="..." %} */
static bool
build_video(const SiteTagContext *context, SiteTag *tag, const GPtrArray *words,
            const char *name)
{
    static const char *const provider_keys[] = {"provider", NULL};
    static const char *const vimeo[] = {"vimeo", NULL};
    static const char *const players[] = {"video", "youtube", "vimeo", "player", NULL};
    g_autofree char *id = parameter(context, words, id_keys);
    if (id == NULL || !has_word(name, players))
        return false;
    g_autofree char *given = parameter(context, words, provider_keys);
    const char *provider = given != NULL           ? given
                           : has_word(name, vimeo) ? "vimeo"
                                                   : "youtube";
    tag->kind = SITE_TAG_EMBED;
    tag_set_embed_id(tag, provider, id);
    tag->title = parameter(context, words, caption_keys);
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
    if (tag->text != NULL)
        tag->kind = SITE_TAG_DIVISION;
    return tag->text != NULL;
}

/* Templates without parameters are furniture of the page: menus, scripts, buttons. */
static void
build_unknown(const SiteTagContext *context, SiteTag *tag, const GPtrArray *words,
              const char *name)
{
    bool has_parameters = words->len > 1;
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
    if (build_picture(context, tag, words) || build_video(context, tag, words, name) ||
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
