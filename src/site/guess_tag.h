/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of no table: every theme adds some. What one shows is guessed by what it is given: a
 * picture's file, an address, a title and a body. */
#pragma once

#include "site/tag_build.h"

/* Fills `tag` by its words. False when they say nothing; it is then as it was. */
bool guess_tag_build(SiteTag *tag, const GPtrArray *words);
