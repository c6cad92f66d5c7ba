/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post/title.h"

#include <string.h>

#include "base/text.h"
#include "markdown/entity.h"

enum { MAX_TITLE = 2000 }; /* bytes: what is longer is left as it is */

static const char *const elements[] = {"em",    "strong", "i",   "b",   "code", "span",
                                       "small", "mark",   "sup", "sub", "u",    "s",
                                       "del",   "ins",    "kbd", "q",   "font", NULL};

/* The bytes of the tag at `p`, whose element is put into `name`; 0 when it is none. */
static gsize
tag_length(const char *p, char name[8])
{
    gsize letters = 0;
    const char *start = p + 1;
    while (letters < 7 && g_ascii_isalpha(start[letters])) {
        name[letters] = g_ascii_tolower(start[letters]);
        letters++;
    }
    name[letters] = '\0';
    const char *end = strchr(start, '>');
    bool is_over = start[letters] == '>' || start[letters] == ' ';
    if (*p != '<' || end == NULL || !is_over || !g_strv_contains(elements, name))
        return 0;
    return (gsize) (end + 1 - p);
}

/* Copies `text` without the tags that have a partner. */
static char *
without_tags(const char *text, bool *had_markup)
{
    GString *out = g_string_new(text);
    for (gsize at = 0; at < out->len; at++) {
        char name[8];
        gsize length = tag_length(out->str + at, name);
        if (length == 0)
            continue;
        g_autofree char *closing = g_strdup_printf("</%s>", name);
        const char *partner = strstr(out->str + at + length, closing);
        if (partner == NULL)
            continue;
        g_string_erase(out, partner - out->str, (gssize) strlen(closing));
        g_string_erase(out, (gssize) at, (gssize) length);
        *had_markup = true;
        at--;
    }
    return g_string_free(out, FALSE);
}

/* Code in a title is a word like the others. A lone tick stays. */
static char *
without_ticks(const char *text, bool *had_markup)
{
    GString *out = g_string_new(NULL);
    const char *p = text;
    for (const char *tick; (tick = strchr(p, '`')) != NULL;) {
        const char *partner = strchr(tick + 1, '`');
        if (partner == NULL)
            break;
        g_string_append_len(out, p, tick - p);
        g_string_append_len(out, tick + 1, partner - tick - 1);
        *had_markup = true;
        p = partner + 1;
    }
    g_string_append(out, p);
    return g_string_free(out, FALSE);
}

char *
title_plain(const char *text, bool *had_markup)
{
    *had_markup = false;
    if (strlen(text) > MAX_TITLE)
        return text_collapse(text);
    g_autofree char *bare = without_tags(text, had_markup);
    g_autofree char *words = without_ticks(bare, had_markup);
    g_autofree char *decoded = entity_decode_all(words, strlen(words));
    return text_collapse(decoded);
}
