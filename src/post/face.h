/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The face of a post: what its front matter, its name and its first heading tell of it. */
#pragma once

#include "post/post.h"

/* Fills title (NULL when only a heading can tell it), dates, author, tags and categories
 * of `post` from its front matter; takes `name_date`, the date that the file name tells. */
void face_read_front(Post *post, GDateTime *name_date, Diag *diag);

/* Settles the title when there is none yet: the first heading in `doc` (NULL: there is
 * none), else the name of the file. */
void face_settle_title(Post *post, const DocNode *doc);

/* Settles the language; `words` are some of the text, and `name_language` (taken) is what
 * the path tells. What is no language tag is told as [language-tag]. */
void face_settle_language(Post *post, const Site *site, const char *words,
                          char *name_language, Diag *diag);

/* Takes the heading that only says the title out of the text, and tells where the title came
 * from: to be done when a book is made of the post. */
void face_drop_title(Post *post, Diag *diag);
