/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/alt.h"

#include <string.h>

#include "base/text.h"
#include "doc/walk.h"

enum { MAX_SENTENCE = 150 };

/* "IMG_2041.JPG", "image", "그림" say nothing to someone who cannot see. */
static bool
is_file_name(const char *alt)
{
    return g_regex_match_simple(
        "^(image|img|picture|photo|그림|이미지|사진|screenshot|thumb|thumbnail|alt)?"
        "\\s*[\\w.-]*\\.(png|jpe?g|gif|svg|webp|bmp)$|"
        "^(image|img|picture|photo|이미지|alt|thumb|thumbnail)[\\s_-]*\\d*$|^[\\d_-]+$",
        alt, G_REGEX_CASELESS, 0);
}

static bool
is_useful(const char *alt)
{
    return alt != NULL && *alt != '\0' && !is_file_name(alt);
}

static const DocNode *
caption_of(const DocNode *image)
{
    for (const DocNode *node = image->parent; node != NULL; node = node->parent) {
        if (node->kind != DOC_FIGURE)
            continue;
        for (const DocNode *child = node->first; child != NULL; child = child->next)
            if (child->kind == DOC_CAPTION)
                return child;
        return NULL;
    }
    return NULL;
}

/* The last sentence of `text`, cut to what a listener bears. */
static char *
last_sentence(const char *text)
{
    const char *start = text;
    gsize length = strlen(text);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        bool is_end = *p == '.' || *p == '?' || *p == '!';
        if (is_end && p[1] == ' ' && (gsize) (p + 2 - text) < length)
            start = p + 2;
    }
    if (g_utf8_strlen(start, -1) <= MAX_SENTENCE)
        return g_strdup(start);
    g_autofree char *cut = g_utf8_substring(start, 0, MAX_SENTENCE);
    return g_strconcat(cut, "…", NULL);
}

/* The text block that stands before the picture, whatever box it stands in. */
static char *
sentence_before(const DocNode *image)
{
    const DocNode *block = image;
    while (block->parent != NULL && block->kind != DOC_FIGURE &&
           block->kind != DOC_PARAGRAPH)
        block = block->parent;
    const DocNode *prev = block->prev;
    if (prev == NULL || (prev->kind != DOC_PARAGRAPH && prev->kind != DOC_HEADING))
        return NULL;
    g_autofree char *text = doc_plain(prev);
    return *text == '\0' ? NULL : last_sentence(text);
}

/* Is the picture all that a link has to be called by? */
static bool
names_link(const DocNode *image)
{
    const DocNode *link = image->parent;
    while (link != NULL && link->kind != DOC_LINK)
        link = link->parent;
    g_autofree char *words = link != NULL ? doc_plain(link) : NULL;
    return words != NULL && *g_strstrip(words) == '\0';
}

/* The name of the picture's file: a link must be called something. */
static char *
file_name(const DocNode *image)
{
    g_autofree char *path =
        g_uri_unescape_string(image->url != NULL ? image->url : "", NULL);
    return path != NULL && !g_str_has_prefix(path, "data:") ? g_path_get_basename(path)
                                                            : g_strdup("");
}

static void
settle_image(DocNode *image, Diag *diag)
{
    if (is_useful(image->text))
        return;
    const DocNode *caption = caption_of(image);
    g_autofree char *alt = caption != NULL ? doc_plain(caption) : NULL;
    if (!is_useful(alt) && is_useful(image->title))
        alt = g_strdup(image->title);
    if (!is_useful(alt)) {
        g_free(alt);
        alt = sentence_before(image);
    }
    doc_node_set(&image->text, is_useful(alt) ? alt : "");
    if (*image->text != '\0')
        return;
    if (names_link(image)) {
        g_free(image->text);
        image->text = file_name(image);
    }
    if (*image->text == '\0')
        diag_add(diag, DIAG_NOTE, image->place, "no-alt",
                 "the picture %s has no description; it counts as decoration; write one "
                 "between the square brackets",
                 image->url != NULL ? image->url : "");
}

void
book_alt_settle(DocNode *doc, Diag *diag)
{
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (node->kind == DOC_IMAGE)
            settle_image(node, diag);
}
