/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/tag_build.h"

#include <string.h>

#include "base/limits.h"

const char *
tag_word(const GPtrArray *words, guint index)
{
    return index < words->len ? g_ptr_array_index(words, index) : NULL;
}

char *
tag_rest(const GPtrArray *words, guint first)
{
    if (first >= words->len)
        return NULL;
    GString *rest = g_string_new(g_ptr_array_index(words, first));
    for (guint i = first + 1; i < words->len; i++)
        g_string_append_printf(rest, " %s", (const char *) g_ptr_array_index(words, i));
    return g_string_free(rest, FALSE);
}

/* The length of the name at the start of a parameter; 0 when `word` is none. */
static gsize
name_length(const char *word)
{
    gsize length = strspn(word, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-");
    bool is_name = length > 0 && g_ascii_islower(*word) &&
                   (word[length] == '=' || word[length] == ':') &&
                   strncmp(word + length, "://", 3) != 0;
    return is_name ? length : 0;
}

bool
tag_is_parameter(const char *word)
{
    return name_length(word) > 0;
}

char *
tag_parameter(const GPtrArray *words, const char *key)
{
    for (guint i = 0; i < words->len; i++) {
        const char *word = g_ptr_array_index(words, i);
        gsize length = name_length(word);
        if (length != strlen(key) || strncmp(word, key, length) != 0)
            continue;
        const char *value = word + length + 1;
        if (*value == '\0' && i + 1 < words->len)
            value = g_ptr_array_index(words, i + 1);
        gsize end = strlen(value);
        return g_strndup(value, end > 0 && value[end - 1] == ',' ? end - 1 : end);
    }
    return NULL;
}

char *
tag_first_parameter(const GPtrArray *words, const char *const *keys)
{
    for (guint i = 0; keys[i] != NULL; i++) {
        g_autofree char *value = tag_parameter(words, keys[i]);
        if (value != NULL && *value != '\0')
            return g_steal_pointer(&value);
    }
    return NULL;
}

bool
tag_may_insert(const SiteTagContext *context, const SiteTag *tag, gsize length)
{
    static const char key[] = " inserted"; /* no name of a template has a blank */
    if (context->values == NULL)
        return true;
    const char *known = g_hash_table_lookup(context->values, key);
    guint64 before = known != NULL ? g_ascii_strtoull(known, NULL, 10) : 0;
    if (before + length > LIMIT_INSERTED_BYTES) {
        diag_add(context->diag, DIAG_WARNING, source_place(context->source, tag->start),
                 "insert-limit",
                 "what templates put into the post exceeds %d MiB; this is left out",
                 LIMIT_INSERTED_BYTES / LIMIT_MIB);
        return false;
    }
    g_hash_table_insert(context->values, g_strdup(key),
                        g_strdup_printf("%" G_GUINT64_FORMAT, before + length));
    return true;
}

void
tag_set_formula(const SiteTagContext *context, SiteTag *tag)
{
    g_autofree char *body = g_strndup(source_text(context->source) + tag->body_start,
                                      tag->body_end - tag->body_start);
    tag->text = g_strconcat("$$", g_strstrip(body), "$$", NULL);
    tag->body_start = tag->body_end = 0;
}

void
tag_tell_empty(const SiteTagContext *context, SiteTag *tag, const char *wanted)
{
    diag_add(context->diag, DIAG_WARNING, source_place(context->source, tag->start),
             "empty-tag", "the tag \"%s\" lacks its %s; nothing is shown for it",
             tag->name, wanted);
    tag->kind = SITE_TAG_NOTHING;
}

/* ---- addresses ----------------------------------------------------------------------- */

bool
tag_is_address(const char *word)
{
    return *word == '/' || strstr(word, "://") != NULL ||
           g_str_has_prefix(word, "www.") || g_str_has_prefix(word, "./") ||
           g_str_has_prefix(word, "../");
}

static bool
has_extension(const char *word, const char *const *extensions)
{
    g_autofree char *bare = g_strndup(word, strcspn(word, "?#"));
    g_autofree char *lower = g_ascii_strdown(bare, -1);
    for (guint i = 0; extensions[i] != NULL; i++)
        if (g_str_has_suffix(lower, extensions[i]))
            return true;
    return false;
}

bool
tag_is_picture(const char *word)
{
    return !tag_is_media(word) && (tag_is_address(word) || tag_has_picture_name(word));
}

bool
tag_has_picture_name(const char *word)
{
    static const char *const extensions[] = {".jpg", ".jpeg", ".png",  ".gif",  ".webp",
                                             ".svg", ".bmp",  ".avif", ".jfif", NULL};
    return has_extension(word, extensions);
}

bool
tag_is_media(const char *word)
{
    static const char *const extensions[] = {".mp4", ".webm", ".ogv",  ".mov",
                                             ".m4v", ".avi",  ".mp3",  ".ogg",
                                             ".wav", ".m4a",  ".flac", NULL};
    return has_extension(word, extensions);
}

static void
set(char **field, char *value)
{
    g_free(*field);
    *field = value;
}

void
tag_set_embed_id(SiteTag *tag, const char *provider, const char *id)
{
    static const struct {
        const char *provider, *before, *after;
    } pages[] = {
        {"youtube", "https://www.youtube.com/watch?v=", ""},
        {"vimeo", "https://vimeo.com/", ""},
        {"gist", "https://gist.github.com/", ""},
        {"jsfiddle", "https://jsfiddle.net/", "/"},
        {"codepen", "https://codepen.io/", ""},
        {"codesandbox", "https://codesandbox.io/s/", ""},
        {"asciinema", "https://asciinema.org/a/", ""},
        {"tweet", "https://x.com/i/status/", ""},
        {"twitter", "https://x.com/i/status/", ""},
        {"instagram", "https://www.instagram.com/p/", "/"},
        {"speakerdeck", "https://speakerdeck.com/player/", ""},
        {"slideshare", "https://www.slideshare.net/slideshow/embed_code/key/", ""},
        {"bilibili", "https://www.bilibili.com/video/", ""},
        {"twitch", "https://www.twitch.tv/videos/", ""},
        {"streamable", "https://streamable.com/", ""},
        {"spotify", "https://open.spotify.com/track/", ""},
        {"x", "https://x.com/i/status/", ""},
        {"github", "https://github.com/", ""},
    };
    set(&tag->provider, g_strdup(provider));
    set(&tag->url, g_strdup(id));
    static const char *const with_slash[] = {"gist", "codepen", "github", "jsfiddle",
                                             NULL};
    bool is_path = strchr(id, '/') != NULL && !g_strv_contains(with_slash, provider);
    if (is_path && !tag_is_address(id))
        set(&tag->url, g_strconcat("/", id, NULL)); /* a file of the site */
    if (is_path || tag_is_address(id))
        return;
    g_autofree char *escaped = g_uri_escape_string(id, "/@:", FALSE);
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++)
        if (strcmp(pages[i].provider, provider) == 0)
            set(&tag->url, g_strconcat(pages[i].before, escaped, pages[i].after, NULL));
}

/* ---- pictures ------------------------------------------------------------------------ */

/* A length: digits, perhaps with "px" or "%". Percentages are no pixels: 0. */
static bool
read_length(const char *word, int *value)
{
    if (word == NULL || !g_ascii_isdigit(*word))
        return false;
    char *end;
    gint64 number = g_ascii_strtoll(word, &end, 10);
    if (*end != '\0' && strcmp(end, "px") != 0 && strcmp(end, "%") != 0)
        return false;
    *value = *end == '%' ? 0 : (int) CLAMP(number, 0, 100000);
    return true;
}

static bool
is_class(const char *word)
{
    for (const char *p = word; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p) && strchr("-_:", *p) == NULL)
            return false;
    return true;
}

/* '"title" "alt"' as one word, else all of `rest` is the title. Takes `rest`. */
static void
set_title_and_alt(SiteTag *tag, char *rest)
{
    g_autofree char *text = rest;
    if (text == NULL)
        return;
    char *close = *text == '"' ? strchr(text + 1, '"') : NULL;
    if (close == NULL) {
        tag->title = g_strdup(g_strstrip(text));
        return;
    }
    tag->title = g_strndup(text + 1, (gsize) (close - text - 1));
    char *open = strchr(close + 1, '"');
    char *end = open != NULL ? strrchr(open + 1, '"') : NULL;
    if (end != NULL)
        tag->alt = g_strndup(open + 1, (gsize) (end - open - 1));
}

void
tag_build_picture(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autoptr(GString) classes = g_string_new(NULL);
    guint at = 0;
    while (at + 1 < words->len && !tag_is_picture(g_ptr_array_index(words, at)) &&
           is_class(g_ptr_array_index(words, at))) {
        g_string_append_printf(classes, "%s%s", classes->len > 0 ? " " : "",
                               (const char *) g_ptr_array_index(words, at));
        at++;
    }
    if (tag_word(words, at) == NULL) {
        tag_tell_empty(context, tag, "picture");
        return;
    }
    tag->url = g_strdup(tag_word(words, at++));
    /* A second picture is the thumbnail (Tranquilpeak). */
    const char *next = tag_word(words, at);
    if (next != NULL && tag_is_picture(next) && strchr(next, ':') == NULL)
        at++;
    if (read_length(tag_word(words, at), &tag->width)) {
        at++;
        if (read_length(tag_word(words, at), &tag->height))
            at++;
    }
    if (classes->len > 0)
        tag->classes = g_strdup(classes->str);
    set_title_and_alt(tag, tag_rest(words, at));
}

void
tag_build_diagram(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    (void) words;
    tag->language = g_strdup(tag->name);
}

void
tag_build_picture_group(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    (void) words;
    tag->classes = g_strdup("picture-group");
}

void
tag_build_nothing(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    diag_add(context->diag, DIAG_NOTE, source_place(context->source, tag->start),
             "dropped-tag", "the tag \"%s\" shows nothing in a book", tag->name);
}
