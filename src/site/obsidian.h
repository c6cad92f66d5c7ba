/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Obsidian: a vault of notes, known by its folder `.obsidian`, or by notes that embed others
 * with "![[name]]". Notes and pictures are named wherever they lie. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_obsidian;

/* The file that the embed "![[name]]" means, of any kind but notes, where its name alone tells
 * it: lent; NULL. */
const char *obsidian_file_named(const Site *site, const char *name);
