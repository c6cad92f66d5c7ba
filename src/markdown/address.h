/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses that no book may carry: javascript: and its kin. */
#pragma once

#include "doc/node.h"

/* True when `url` can stand in a book: no scheme, or one that only shows something. */
bool address_is_safe(const char *url);

/* Takes unsafe links below `root` off their text; tells each as [unsafe-link]. */
void address_check(DocNode *root, Diag *diag);
