/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A book whose SUMMARY.md says what is in it: mdBook and GitBook. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_summary;
