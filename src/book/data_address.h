/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "data:" addresses (RFC 2397): a picture written out in the post, as notebooks export it. */
#pragma once

#include <glib.h>
#include <stdbool.h>

bool data_address_is(const char *url);

/* The bytes that `url` writes out, in base64 or percent-encoded; NULL when it is damaged or
 * longer than a picture may be. The caller owns them. */
GBytes *data_address_read(const char *url);
