/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a SiteTag from the words of a tag, as engines and their themes share it. */
#pragma once

#include "site/tag.h"

/* Fills `tag` from its words (char *). */
typedef void (*TagBuild)(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);

/* The word at `index`; NULL past the end. Lent. */
const char *tag_word(const GPtrArray *words, guint index);

/* The words from `first` on with one space between; NULL when there are none. */
char *tag_rest(const GPtrArray *words, guint first);

/* The value that the words give `key`, as `key=value`, `key:value`, `key: value` or `:key`;
 * a comma behind it is taken off. NULL when there is none. The caller owns it. */
char *tag_parameter(const GPtrArray *words, const char *key);

/* The first of the NULL-terminated `keys` that has a value. The caller owns it. */
char *tag_first_parameter(const GPtrArray *words, const char *const *keys);

/* Is `word` the name of a parameter or carries its value ("key=value", "key:")? */
bool tag_is_parameter(const char *word);

/* Does `word` look like an address: a scheme, "//", "www." or a leading "/"? */
bool tag_is_address(const char *word);

/* Does `word` name a picture: an address or a file with a picture's extension? */
bool tag_is_picture(const char *word);

/* Has `word` a picture's extension? */
bool tag_has_picture_name(const char *word);

/* Has `word` the extension of a film or a sound? */
bool tag_is_media(const char *word);

/* Sets `url` and `provider` of `tag` for the `id` of a provider: "youtube", "vimeo", "gist"
 * ... An id that is an address stays one. */
void tag_set_embed_id(SiteTag *tag, const char *provider, const char *id);

/* May `length` more bytes that do not stand in the post come into it? Tags that name the same
 * file or value again and again would make a book of any size. What is too much is told. */
bool tag_may_insert(const SiteTagContext *context, const SiteTag *tag, gsize length);

/* Sets `tag` to stand for its body as a formula: between dollars, which Markdown reads. */
void tag_set_formula(const SiteTagContext *context, SiteTag *tag);

/* Tells a tag that needs a word it does not have; the tag then shows nothing. */
void tag_tell_empty(const SiteTagContext *context, SiteTag *tag, const char *wanted);

/* The picture of [class ...] path [width] [height] [title [alt]]. */
void tag_build_picture(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);

/* Code in the language that the tag is named for: mermaid, plantuml. */
void tag_build_diagram(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);

/* A group of the pictures in its body. */
void tag_build_picture_group(const SiteTagContext *context, SiteTag *tag,
                             GPtrArray *words);

/* Tells that the tag, an advertisement or the furniture of a page, shows nothing. */
void tag_build_nothing(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);
