/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The face of a post: what its front matter, its name and its first heading tell of it. */
#pragma once

#include "post/post.h"

/* Fills title (NULL when only a heading can tell it), dates, author, tags and categories
 * of `post` from its front matter; takes `name_date`, the date that the file name tells. */
void face_read_front(Post *post, GDateTime *name_date, Diag *diag);

/* Settles title and language once the text is parsed: the first heading becomes the title
 * when there is none, and leaves the text when it says what the title says. */
void face_settle(Post *post, const Site *site, char *name_language, Diag *diag);
