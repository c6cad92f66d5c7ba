/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain folder of Markdown: no engine, CommonMark, relative links. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_folder;
