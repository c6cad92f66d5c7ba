/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards: what stands in a book for a video, a sound or another page that a post embeds. */
#pragma once

#include "doc/node.h"

/* A DOC_CARD for what is embedded from `url`: the address of the page for people instead
 * of the player's ("https://www.youtube.com/watch?v=..."), and who provides it. `title`
 * may be NULL. */
DocNode *card_new(const char *url, const char *title, DiagPlace place);

/* A DOC_CARD for a script that puts something into the page (a gist, slides, a recorded
 * terminal), by its address and its data-id (NULL when it has none); NULL for others. */
DocNode *card_new_for_script(const char *src, const char *data_id, DiagPlace place);
