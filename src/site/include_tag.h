/* SPDX-License-Identifier: GPL-3.0-or-later */
/* {% include name key=value ... %}: what the templates of themes mean for a book, told by
 * their parameters, since every theme names its templates as it likes. */
#pragma once

#include "site/tag_build.h"

/* A picture, a video, a box; the text of the file when it is plain text; else what the tag
 * shows is not known, and told. */
void include_tag_build(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);

/* {% include_relative path %}: the text of a file beside the post. */
void include_tag_build_relative(const SiteTagContext *context, SiteTag *tag,
                                GPtrArray *words);
