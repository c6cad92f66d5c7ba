/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a blog says with looks alone: bold lines that head what follows, rules that only
 * repeat what a heading says. The sheets need them by name.
 */
#pragma once

#include "doc/node.h"

/* Gives the class "announcement" to each paragraph of `doc` that is one short line in bold and
 * heads the block after it, and "before-heading" to each rule that stands right before a
 * heading or ends the text. */
void book_announcements_settle(DocNode *doc);
