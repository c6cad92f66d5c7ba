/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/language.h"

#include <string.h>

#include "base/text.h"
#include "doc/walk.h"
#include "post/post.h"

enum { ENOUGH = 20 }; /* letters of the main language's script */

static bool
is_declared(const Post *post)
{
    static const char *const keys[] = {"lang", "language", "locale"};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        if (yaml_lookup_string(post->front, keys[i]) != NULL)
            return true;
    g_autofree char *folder = g_strdup_printf("/%s/", post->language);
    g_autofree char *suffix = g_strdup_printf(".%s.", post->language);
    g_autofree char *rooted = g_strconcat("/", post->path, NULL);
    return strstr(rooted, folder) != NULL || strstr(rooted, suffix) != NULL;
}

static const char *
most_common(const GPtrArray *posts)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    const char *best = NULL;
    guint most = 0;
    for (guint i = 0; i < posts->len; i++) {
        const Post *post = g_ptr_array_index(posts, i);
        if (post->language == NULL)
            continue;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, post->language)) + 1;
        g_hash_table_insert(counts, post->language, GUINT_TO_POINTER(count));
        if (count > most) {
            most = count;
            best = post->language;
        }
    }
    return best;
}

static bool
is_letter_of(const char *language, gunichar c)
{
    if (g_str_has_prefix(language, "ko"))
        return text_is_hangul(c);
    if (g_str_has_prefix(language, "ja"))
        return text_is_kana(c);
    return g_str_has_prefix(language, "zh") && text_is_han(c);
}

static int
count_letters(const char *text, const char *language)
{
    int count = 0;
    for (const char *p = text; *p != '\0' && count < ENOUGH; p = g_utf8_next_char(p))
        count += is_letter_of(language, g_utf8_get_char(p));
    return count;
}

static bool
has_enough(const Post *post, const char *language)
{
    int count = count_letters(post->title, language);
    for (const DocNode *node = post->doc; node != NULL && count < ENOUGH;
         node = doc_walk_next(node, post->doc, false))
        if (node->kind == DOC_TEXT)
            count += count_letters(node->text, language);
    return count >= ENOUGH;
}

void
languages_settle(const GPtrArray *posts)
{
    g_autofree char *main_language = g_strdup(most_common(posts));
    for (guint i = 0; main_language != NULL && i < posts->len; i++) {
        Post *post = g_ptr_array_index(posts, i);
        bool differs = g_strcmp0(post->language, main_language) != 0;
        if (!differs || (post->language != NULL && is_declared(post)) ||
            !has_enough(post, main_language))
            continue;
        g_free(post->language);
        post->language = g_strdup(main_language);
    }
}
