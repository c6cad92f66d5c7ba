/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a book writes an address that a reader shall type. */
#pragma once

/* `url` with its escapes decoded where they are readable text in UTF-8, else as it is. The
 * caller owns it. */
char *book_address_readable(const char *url);
