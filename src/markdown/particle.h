/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Korean particles and endings as they are written on to a foreign word without a space. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* True when the `length` bytes of `text` are one of them, whole. */
bool particle_is(const char *text, gsize length);
