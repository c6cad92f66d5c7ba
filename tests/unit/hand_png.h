/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNGs of every kind, made by hand. */
#pragma once

#include <glib.h>
#include <png.h>
#include <stdbool.h>

typedef struct {
    int colour, depth, filter; /* as libpng calls them */
    bool is_interlaced, is_opaque, has_transparency;
} HandPng;

/* Noise, so that every filter has something to do. The caller's. */
GBytes *hand_png_new(HandPng kind, int width, int height);
