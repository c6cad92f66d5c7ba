/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Site: what the blog engine means by the files in a folder.
 *
 * Where posts lie, which address each is published under, how Markdown and template tags
 * are read, where a picture's file is. One engine is one file (hexo.c, jekyll.c, ...) that
 * fills a SiteEngine; nothing outside this room asks which engine it is.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/files.h"
#include "base/source.h"
#include "base/yaml.h"

typedef struct Site Site;
typedef struct SiteTagSyntax SiteTagSyntax;

/* How the engine's Markdown differs (mirrors MarkdownOptions, which `post` fills in). */
typedef struct {
    bool has_breaks, has_smart_punctuation, has_math, has_inline_math, has_bracket_math,
        has_footnotes, has_definition_lists, has_heading_attributes,
        has_kramdown_attributes, has_bare_attributes, has_admonition_fences,
        has_emoji_names, has_jsx, has_marks, has_inserts, has_plus_inserts, has_scripts,
        has_keys;
} SiteMarkdown;

/* What is known of a post before its text is parsed: enough for its address. */
typedef struct {
    const char *path;      /* of the file, relative to the folder */
    const char *slug;      /* as the engine makes it */
    const char *title;     /* may be NULL */
    GDateTime *date;       /* wall-clock as written; may be NULL */
    const YamlNode *front; /* may be NULL */
    GPtrArray *categories; /* char * */
} SitePostFacts;

/* From here on an engine is sure: its configuration lies in the folder. Below, it only
 * knows its own by the shape of the posts. */
#define SITE_SURE 50

typedef struct SiteEngine {
    const char *name; /* "hexo" */
    /* Is the post's address made of its date? NULL: none is. */
    bool (*needs_date)(const Site *site, const SitePostFacts *facts);
    /* Is this the engine of `folder`? 0 = no; else how sure, larger wins. */
    int (*recognise)(const Folder *folder);
    /* Does it look like this engine's, below SITE_SURE, by what posts of it hold? Asked only
     * of the folder that the user named, since it may read much of it; may be NULL. */
    int (*resembles)(const Folder *folder);
    /* Reads the configuration into `site`; missing keys keep the engine's defaults. */
    bool (*configure)(Site *site, Diag *diag, GError **error);
    /* Appends the path (char *) of every post, in byte order. */
    void (*list_posts)(const Site *site, GPtrArray *paths, Diag *diag);
    /* Slug and date that the file name itself tells; each may stay NULL. */
    void (*read_name)(const Site *site, const char *path, char **slug, GDateTime **date,
                      char **language);
    /* Is a post with this front matter shown? Tells why not by `*reason` (literal). */
    bool (*is_published)(const Site *site, const SitePostFacts *facts,
                         const char **reason);
    /* The address, from "/" on, with the site's root, percent-decoded, NFC. */
    char *(*permalink)(const Site *site, const SitePostFacts *facts);
    /* Other addresses that lead to the post (aliases, url keys): char *; may be NULL. */
    void (*aliases)(const Site *site, const SitePostFacts *facts, GPtrArray *addresses);
    /* The file that `url`, written in the post `path` published at `permalink`, means:
     * relative to the folder; NULL when none of the engine's rules finds one. */
    char *(*find_asset)(const Site *site, const char *path, const char *permalink,
                        const char *url);
    /* The address that `url`, written for a picture of a post with this front matter, stands
     * for; NULL: itself. The caller owns it. May be NULL. */
    char *(*picture_address)(const Site *site, const YamlNode *front, const char *url);
    /* Appends the site's manifests (SiteManifest *, site/manifest.h); NULL = it has none. */
    void (*manifests)(const Site *site, GPtrArray *manifests, Diag *diag);
    const SiteTagSyntax *tags; /* template tags: see site/tag.h; NULL = none */
} SiteEngine;

struct Site {
    const SiteEngine *engine;
    const SiteTagSyntax *tags; /* the engine's, unless `configure` chose others; NULL */
    Folder *folder;
    Source *config_source; /* NULL when there is no configuration */
    YamlNode *config;      /* never NULL; perhaps an empty mapping */
    char *title, *subtitle, *description, *author; /* each may be NULL */
    char *language; /* as configured, else of most posts; NULL without posts */
    char *url;      /* "https://host/root", without a slash at the end; NULL */
    char *root;     /* "/" or "/blog/" */
    SiteMarkdown markdown;
    /* "[[name]]" is a link even where no post has the name. */
    bool has_wiki_links;
    /* When the user named one post: its path relative to the folder, which is then the root
     * of the blog that the post lies in, found by going up; NULL otherwise. */
    char *only_post;
    gpointer engine_data; /* owned; freed by engine_data_free */
    GDestroyNotify engine_data_free;
};

/* Opens the blog in `path`: picks the engine by what lies there. When `path` is one post,
 * the blog is the nearest folder above it that an engine claims and that lists the post,
 * else the post's own folder; `only_post` then says which post. When it is the folder that
 * holds all posts of a blog ("source/_posts"), the blog is that one. */
Site *site_open(const char *path, Diag *diag, GError **error);
void site_free(Site *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Site, site_free)

/* `href` as an address of this site: host and root stripped when they are the site's own,
 * percent escapes decoded once, NFC, no query, no index.html, .html, .md or slash at the
 * end ("/" alone is the front page); the fragment in `*fragment` (NULL when none;
 * `fragment` may be NULL). A relative `href` stays relative; "#x" alone gives "". NULL when
 * it leaves the site. The caller owns both. */
char *site_normalise(const Site *self, const char *href, char **fragment);

/* The absolute address of `path` ("/2021/..."), percent-encoded; `path` itself when the
 * site's url is not known. */
char *site_absolute(const Site *self, const char *path);

/* The path that `url` names on this site: root stripped when it begins with "/", decoded,
 * NFC, without query and fragment. NULL when it leaves the site. The caller owns it. */
char *site_local_path(const Site *self, const char *url);

/* Tells what the lists of the project's files left out so far: a post's file and a folder as a
 * warning, whatever else may not matter as a note. */
void site_tell_gaps(const Site *self, Diag *diag);

/* Is `path` a file that the engines read as Markdown? Told by its extension. */
bool site_is_markdown(const char *path);
