/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links by name: Hexo's {% post_link name %} names a post by its slug or its title, and
 * shows the title where the author gives no words. */
#pragma once

#include "series/catalogue.h"

/* Leads the links of `doc`, the text of `from`, that name a post (class "post-link") to that
 * post, by its own address; where they have no words of their own (class "untitled") its
 * title becomes them. A name that no post has is told to `diag` as [dead-link] and its words
 * stay without the link; with `diag` NULL the link stays as it is. */
void post_links_turn(DocNode *doc, const Catalogue *catalogue, const Post *from,
                     Diag *diag);
