/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/sized.h"

#include <stdlib.h>
#include <string.h>

#define LARGEST 32767

/* What is being read: `p` goes forward over one line. */
typedef struct {
    const char *p, *end;
} Cursor;

static bool
take(Cursor *at, char c)
{
    bool is_there = at->p < at->end && *at->p == c;
    at->p += is_there;
    return is_there;
}

static void
skip_spaces(Cursor *at)
{
    while (take(at, ' '))
        ;
}

/* The text up to one of `stops`, which is there; NULL. */
static char *
take_until(Cursor *at, const char *stops)
{
    const char *start = at->p;
    while (at->p < at->end && strchr(stops, *at->p) == NULL)
        at->p++;
    return at->p < at->end ? g_strndup(start, (gsize) (at->p - start)) : NULL;
}

static int
take_number(Cursor *at)
{
    int number = 0;
    for (; at->p < at->end && g_ascii_isdigit(*at->p); at->p++)
        number = MIN(number * 10 + (*at->p - '0'), LARGEST);
    return number;
}

/* "=250x100", "=250x" or "=x100". */
static bool
take_size(Cursor *at, DocNode *image)
{
    if (!take(at, '='))
        return false;
    image->as.image.width = take_number(at);
    if (!take(at, 'x'))
        return false;
    image->as.image.height = take_number(at);
    return image->as.image.width > 0 || image->as.image.height > 0;
}

static bool
take_title(Cursor *at, DocNode *image)
{
    skip_spaces(at);
    if (at->p < at->end && (*at->p == '"' || *at->p == '\'')) {
        char quote[] = {*at->p++, '\0'};
        image->title = take_until(at, quote);
        at->p += image->title != NULL;
        skip_spaces(at);
    }
    return take(at, ')');
}

/* The picture whose "![" `at` is behind; NULL when it is none with a size. */
static DocNode *
read_picture(Cursor *at)
{
    g_autoptr(DocNode) image = doc_node_new(DOC_IMAGE, DIAG_NOWHERE);
    image->text = take_until(at, "[]");
    if (image->text == NULL || !take(at, ']') || !take(at, '('))
        return NULL;
    skip_spaces(at);
    image->url = take_until(at, " )<>");
    if (image->url == NULL || *image->url == '\0' || !take(at, ' '))
        return NULL;
    skip_spaces(at);
    return take_size(at, image) && take_title(at, image) ? g_steal_pointer(&image) : NULL;
}

void
sized_find(Mask *mask)
{
    for (gsize p = 0; p + 1 < mask->length; p++) {
        if (mask->text[p] != '!' || mask->text[p + 1] != '[' ||
            !mask_is_text(mask, p, false))
            continue;
        Cursor at = {mask->text + p + 2, mask->text + mask_line_end(mask, p)};
        DocNode *image = read_picture(&at);
        if (image != NULL)
            mask_add(mask, p, (gsize) (at.p - mask->text), false, image);
    }
}
