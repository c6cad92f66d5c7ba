/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/script.h"

#include <string.h>

#include "base/text.h"

#define LATIN_PER_LETTER 6
/* Fewer letters do not make a text English. */
#define MIN_LATIN 200

void
script_count(ScriptCount *self, const char *text, int limit)
{
    for (const char *p = text; *p != '\0' && self->seen < limit;
         p = g_utf8_next_char(p), self->seen++) {
        gunichar c = g_utf8_get_char(p);
        self->hangul += text_is_hangul(c);
        self->kana += text_is_kana(c);
        self->han += text_is_han(c);
        self->latin += c < 0x80 && g_ascii_isalpha((char) c);
    }
}

const char *
script_language(const ScriptCount *self)
{
    if (self->hangul * LATIN_PER_LETTER > self->latin && self->hangul > self->kana)
        return "ko";
    if (self->kana * LATIN_PER_LETTER > self->latin && self->kana > 0)
        return "ja";
    if (self->han * LATIN_PER_LETTER > self->latin && self->han > 0)
        return "zh";
    return self->latin > 0 ? "en" : NULL;
}

static bool
is_east_asian(const char *language)
{
    return g_str_has_prefix(language, "ko") || g_str_has_prefix(language, "ja") ||
           g_str_has_prefix(language, "zh");
}

bool
script_contradicts(const ScriptCount *self, const char *language)
{
    const char *own = script_language(self);
    if (own == NULL || g_str_has_prefix(language, own))
        return false;
    if (strcmp(own, "zh") == 0) /* a few Han letters are Japanese or Korean too */
        return !is_east_asian(language);
    if (strcmp(own, "en") != 0)
        return true;
    int others = self->hangul + self->kana + self->han;
    return is_east_asian(language) && self->latin > MIN_LATIN && others == 0;
}
