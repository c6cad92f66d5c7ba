/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/address.h"

#include <string.h>

#include "doc/walk.h"

static bool
is_web_address(const char *url)
{
    return g_str_has_prefix(url, "http://") || g_str_has_prefix(url, "https://") ||
           g_str_has_prefix(url, "mailto:") || g_str_has_prefix(url, "ftp://");
}

/* An address that the text shows already needs no note. */
static bool
shows_address(const DocNode *link)
{
    g_autofree char *text = doc_plain(link);
    const char *url = strstr(link->url, "://");
    url = url != NULL ? url + 3 : link->url;
    const char *shown = strstr(text, "://");
    shown = shown != NULL ? shown + 3 : text;
    gsize n = strlen(shown);
    return n > 0 && strncmp(shown, url, n) == 0 &&
           (url[n] == '\0' || (url[n] == '/' && url[n + 1] == '\0'));
}

bool
address_is_in_text(const BookSection *section)
{
    return section->kind == BOOK_CHAPTER || section->kind == BOOK_PREFACE ||
           section->kind == BOOK_PART;
}

bool
address_wants_note(const BookSection *section, const DocNode *node)
{
    return node->kind == DOC_LINK && node->url != NULL && address_is_in_text(section) &&
           is_web_address(node->url) && !shows_address(node);
}
