/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of each post, as its neighbours see it. A post that says nothing of its
 * language was judged by its own letters alone, and one full of names of commands may look
 * English in a Korean blog; its series must not lose it for that. */
#pragma once

#include <glib.h>

/* Gives posts (Post *) that declare no language the blog's main one when they hold enough of
 * its letters. */
void languages_settle(const GPtrArray *posts);
