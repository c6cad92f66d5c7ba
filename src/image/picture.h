/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture file is, read from its header alone: enough to lay a page out.
 *
 * Decoding waits until an output needs pixels, and most never are decoded: JPEG and PNG
 * pass through both outputs untouched where a format allows.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    PICTURE_JPEG,
    PICTURE_PNG,
    PICTURE_GIF,
    PICTURE_WEBP,
    PICTURE_SVG
} PictureFormat;

typedef enum { PICTURE_GREY, PICTURE_RGB, PICTURE_CMYK, PICTURE_PALETTE } PictureColour;

typedef enum {
    PICTURE_ERROR_UNKNOWN,     /* no format that we know */
    PICTURE_ERROR_BROKEN,      /* known, but not as its specification says */
    PICTURE_ERROR_UNSUPPORTED, /* a rare kind: lossless JPEG, SVG with a DTD */
    PICTURE_ERROR_LIMIT        /* larger than base/limits.h allows */
} PictureError;
#define PICTURE_ERROR (picture_error_quark())
GQuark picture_error_quark(void);

typedef struct {
    PictureFormat format;
    PictureColour colour;
    int width, height; /* pixels as stored; CSS pixels for SVG; within LIMIT_IMAGE_SIDE */
    int orientation;   /* EXIF 1..8; 1 = upright. 5..8 swap width and height when shown */
    int bits;          /* per channel */
    double ppi;        /* resolution the file names; 0 = none */
    bool has_alpha;    /* a channel, tRNS or transparent colour is there */
    bool is_interlaced; /* PNG Adam7, progressive JPEG */
    bool is_animated;
    bool is_inverted_cmyk; /* Adobe CMYK JPEG */
    bool is_lossy;         /* JPEG, WebP of the lossy kind */
} Picture;

/* Reads the header of `bytes`, which must hold the whole file. False with `error` when it
 * is no picture that we know, is broken, or breaks a limit (limits.h). */
bool picture_probe(GBytes *bytes, Picture *picture, GError **error);

/* The ICC profile that the file carries, unchecked; NULL when there is none. The caller's. */
GBytes *picture_profile(GBytes *bytes, const Picture *picture);

/* Width and height in pixels as a reader sees them, the orientation applied. */
int picture_shown_width(const Picture *self);
int picture_shown_height(const Picture *self);

/* True when width x height lies within LIMIT_IMAGE_SIDE and LIMIT_IMAGE_PIXELS and is not
 * empty. Else false with `error`, which names the size and the limit. */
bool picture_check_size(gint64 width, gint64 height, GError **error);
