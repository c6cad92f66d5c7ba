/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Markdown of a JavaScript site (Next, Astro, Gatsby, Docusaurus, VuePress ...): files of
 * md and mdx in a folder, addressed by their paths, components in the text. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_mdx;
