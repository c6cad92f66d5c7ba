/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content streams as cairo writes them, with grey in DeviceGray instead of DeviceRGB: a
 * printer makes four inks of "0 0 0 rg" and black alone of "0 g". */
#pragma once

#include <glib.h>

/* Appends the `length` bytes of `content` to `out`, recoloured. Time is linear. */
void pdf_recolour(const void *content, gsize length, GString *out);
