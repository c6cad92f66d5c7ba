/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post/face.h"

#include <string.h>

#include "base/date.h"
#include "base/script.h"
#include "base/text.h"
#include "doc/walk.h"
#include "post/title.h"

/* How much of a text is looked at to tell its language. */
#define SAMPLE_CHARACTERS 2000

/* ---- front matter ---------------------------------------------------------------------- */

/* The first of `keys` that the front matter gives a value for; NULL. */
static const YamlNode *
first_scalar(const Post *post, const char *const *keys)
{
    for (guint i = 0; keys[i] != NULL; i++)
        if (yaml_lookup_string(post->front, keys[i]) != NULL)
            return yaml_lookup(post->front, keys[i]);
    return NULL;
}

/* The date under one of `keys`, or, as MkDocs' blogs write it, under `inner` of "date". */
static GDateTime *
read_date(const Post *post, const char *const *keys, const char *inner, Diag *diag)
{
    const YamlNode *node = first_scalar(post, keys);
    if (node == NULL)
        node = yaml_lookup(yaml_lookup(post->front, "date"), inner);
    if (node == NULL || node->kind != YAML_SCALAR)
        return NULL;
    GDateTime *date = date_parse(node->value);
    if (date == NULL)
        diag_add(diag, DIAG_WARNING, node->place, "bad-date",
                 "\"%s\" is no date; it is left out; write it as 2021-12-31 20:42:31",
                 node->value);
    return date;
}

static void
read_dates(Post *post, GDateTime *name_date, Diag *diag)
{
    static const char *const date_keys[] = {"date",         "pubDate",      "publishDate",
                                            "publish_date", "published_at", "created_at",
                                            "createdAt",    "created",      NULL};
    static const char *const update_keys[] = {
        "updated",   "lastmod",    "last_modified_at", "modified",
        "updatedAt", "updateDate", "last_update",      NULL};
    post->date = read_date(post, date_keys, "created", diag);
    post->date_origin = post->date != NULL ? POST_DATE_FRONT : POST_DATE_NONE;
    if (post->date == NULL && name_date != NULL) {
        post->date = name_date;
        post->date_origin = POST_DATE_NAME;
    } else if (name_date != NULL) {
        g_date_time_unref(name_date);
    }
    post->updated = read_date(post, update_keys, "updated", diag);
}

/* One name, the first of a list, or the `name` of a mapping. */
static char *
read_author(const Post *post)
{
    static const char *const keys[] = {"author", "authors"};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        const YamlNode *node = yaml_lookup(post->front, keys[i]);
        if (node != NULL && node->kind == YAML_SEQUENCE && node->children->len > 0)
            node = g_ptr_array_index(node->children, 0);
        const char *name = node == NULL                 ? NULL
                           : node->kind == YAML_MAPPING ? yaml_lookup_string(node, "name")
                                                        : node->value;
        if (name != NULL && *name != '\0')
            return g_strdup(name);
    }
    return NULL;
}

static GPtrArray *
read_list(const Post *post, const char *plural, const char *singular)
{
    bool has_plural = yaml_lookup(post->front, plural) != NULL;
    return yaml_lookup_strings(post->front, has_plural ? plural : singular);
}

static void
read_title(Post *post, const YamlNode *node)
{
    g_autofree char *title = title_plain(node->value, &post->had_title_markup);
    post->title_place = node->place;
    if (*title != '\0')
        post->title = g_steal_pointer(&title);
}

void
face_read_front(Post *post, GDateTime *name_date, Diag *diag)
{
    const YamlNode *title = yaml_lookup(post->front, "title");
    if (title != NULL && title->kind == YAML_SCALAR)
        read_title(post, title);
    read_dates(post, name_date, diag);
    post->author = read_author(post);
    post->tags = read_list(post, "tags", "tag");
    if (post->tags->len == 0) { /* Zola keeps them in a table of their own */
        g_ptr_array_unref(post->tags);
        post->tags = yaml_lookup_strings(yaml_lookup(post->front, "taxonomies"), "tags");
    }
    post->categories = read_list(post, "categories", "category");
}

/* ---- title ----------------------------------------------------------------------------- */

static DocNode *
first_heading(const DocNode *doc)
{
    for (DocNode *node = doc->first; node != NULL; node = node->next)
        if (node->kind == DOC_HEADING && node->as.heading.level == 1)
            return node;
    return NULL;
}

/* The title is said once: by the chapter. */
static void
drop_repeated_heading(Post *post, Diag *diag)
{
    DocNode *first = post->doc->first;
    if (first == NULL || first->kind != DOC_HEADING || first->as.heading.level != 1)
        return;
    g_autofree char *text = doc_plain(first);
    g_autofree char *heading = text_fold(text);
    g_autofree char *title = text_fold(post->title);
    if (strcmp(heading, title) != 0)
        return;
    diag_add(diag, DIAG_NOTE, first->place, "repeated-title",
             "the first heading repeats the title; it is left out");
    doc_node_free(first);
}

static void
tell_title(const Post *post, Diag *diag)
{
    if (post->had_title_markup)
        diag_add(diag, DIAG_NOTE, post->title_place, "title-markup",
                 "the title has markup; its words are taken without");
    if (post->is_title_from_heading)
        diag_add(diag, DIAG_NOTE, post->title_place, "title-from-heading",
                 "the post has no title; its first heading is taken");
    if (post->is_title_from_name)
        diag_add(diag, DIAG_NOTE, post->title_place, "title-from-name",
                 "the post has no title; the name of its file is taken");
}

void
face_drop_title(Post *post, Diag *diag)
{
    tell_title(post, diag);
    DocNode *heading = first_heading(post->doc);
    if (!post->is_title_from_heading)
        drop_repeated_heading(post, diag);
    else if (heading != NULL)
        doc_node_free(heading);
}

void
face_settle_title(Post *post, const DocNode *doc)
{
    if (post->title != NULL)
        return;
    DocNode *heading = doc != NULL ? first_heading(doc) : NULL;
    g_autofree char *text = heading != NULL ? doc_plain(heading) : NULL;
    if (text != NULL && *text != '\0') {
        post->title = g_steal_pointer(&text);
        post->title_place = heading->place;
        post->is_title_from_heading = true;
        return;
    }
    const char *name = strrchr(post->slug, '/');
    post->title = g_strdup(name != NULL && name[1] != '\0' ? name + 1 : post->slug);
    post->title_place = source_place(post->source, 0);
    post->is_title_from_name = true;
}

/* ---- language -------------------------------------------------------------------------- */

/* `tag` (taken) as the site writes it when they differ in nothing but a region that one of
 * them leaves out: posts marked "ko" on a site in "ko-KR" are in the same language. */
static char *
as_the_site_writes(char *tag, const Site *site)
{
    const char *other = site->language != NULL ? site->language : "";
    gsize length = strcspn(tag, "-");
    bool is_same = length == strcspn(other, "-") &&
                   g_ascii_strncasecmp(tag, other, length) == 0 &&
                   (tag[length] == '\0' || other[length] == '\0');
    if (!is_same)
        return tag;
    g_free(tag);
    return g_strdup(other);
}

/* What the post says, its name, the site unless the text plainly contradicts it (an
 * untouched configuration says "en" on many a Korean blog; a Korean blog has a post in
 * English now and then), the text. */
void
face_settle_language(Post *post, const Site *site, const char *words, char *name_language,
                     Diag *diag)
{
    static const char *const keys[] = {"lang", "language", "locale", NULL};
    const YamlNode *own = first_scalar(post, keys);
    post->language = own != NULL ? text_language_tag(own->value) : NULL;
    if (post->language != NULL) {
        post->language = as_the_site_writes(post->language, site);
        g_free(name_language);
        return;
    }
    if (own != NULL && *own->value != '\0')
        diag_add(diag, DIAG_NOTE, own->place, "language-tag",
                 "'%s' is no language tag; the language is told by the text; write 'ko'",
                 own->value);
    if (name_language != NULL) {
        post->language = as_the_site_writes(name_language, site);
        return;
    }
    ScriptCount scripts = {0};
    script_count(&scripts, post->title, SAMPLE_CHARACTERS);
    script_count(&scripts, words, SAMPLE_CHARACTERS);
    const char *guess = script_language(&scripts);
    bool is_guess = guess != NULL && (site->language == NULL ||
                                      script_contradicts(&scripts, site->language));
    if (is_guess)
        post->language = g_strdup(guess);
    else
        post->language = g_strdup(site->language != NULL ? site->language : "en");
}
