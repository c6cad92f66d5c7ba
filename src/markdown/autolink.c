/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/autolink.h"

#include <string.h>

#include "base/text.h"
#include "markdown/entity.h"
#include "markdown/parse.h"
#include "markdown/particle.h"

#define LONGEST_PARTICLE 24 /* bytes */
#define LONGEST_LOCAL_PART 64

/* Characters that end an address wherever they stand. */
static bool
is_stop(gunichar c)
{
    if (c <= ' ' || c == 0x7F)
        return true;
    if (c < 0x80)
        return strchr("<>\"`|{}^", (int) c) != NULL;
    return g_unichar_isspace(c) || g_unichar_ispunct(c) || text_is_invisible(c) ||
           !text_is_xml(c) || c == 0xE000;
}

/* The particle that begins at `text`, where an address may end; 0 when there is none. */
static gsize
particle_length(const char *text, const char *end)
{
    const char *p = text;
    while (p < end && p - text <= LONGEST_PARTICLE && text_is_hangul(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    bool is_end =
        p == end || is_stop(g_utf8_get_char(p)) || strchr(".,:;!?)]'*_~", *p) != NULL;
    return is_end && particle_is(text, (gsize) (p - text)) ? (gsize) (p - text) : 0;
}

/* Does the sentence go on at the letter `p`, or is it of the address? */
static bool
is_sentence(const char *start, const char *p, const char *end)
{
    gunichar c = g_utf8_get_char(p);
    if (p == start || c < 0x80)
        return false;
    char before = p[-1];
    if (text_is_hangul(c))
        return (g_ascii_isalnum(before) || strchr("/)].,:;!?'*", before) != NULL) &&
               particle_length(p, end) > 0;
    if (!text_is_kana(c) || !(g_ascii_isalnum(before) || before == '/'))
        return false;
    bool has_path = memchr(start, '/', (gsize) (p - start)) != NULL;
    return c == 0x3092 /* を */ || (c < 0x30A0 && !has_path);
}

/* GFM, "extended autolink path validation". */
static const char *
trim(const char *start, const char *end)
{
    int rounds = 0, squares = 0;
    for (const char *p = start; p < end; p++) {
        rounds += (*p == '(') - (*p == ')');
        squares += (*p == '[') - (*p == ']');
    }
    for (; end > start; end--) {
        char last = end[-1];
        if (last == ')' && rounds < 0) {
            rounds++;
        } else if (last == ']' && squares < 0) {
            squares++;
        } else if (last == ';') {
            const char *p = end - 1;
            while (p > start && g_ascii_isalnum(p[-1]))
                p--;
            if (p > start && p[-1] == '&' && p < end - 1)
                end = p;
        } else if (strchr("?!.,:*_~'\\([", last) == NULL) {
            break;
        } else {
            rounds -= last == '(';
            squares -= last == '[';
        }
    }
    return end;
}

gsize
autolink_length(const char *text, gsize length)
{
    const char *end = text + length, *p = text;
    const char *scheme = g_strstr_len(text, (gssize) MIN(length, 8), "://");
    const char *host = scheme == NULL ? text : scheme + 3;
    for (p = host; p < end; p = g_utf8_next_char(p)) {
        if (*p == '\\' && p + 1 < end && g_ascii_ispunct(p[1]) && !is_stop((guchar) p[1]))
            p++;
        else if (is_stop(g_utf8_get_char(p)) || is_sentence(host, p, end))
            break;
    }
    p = trim(text, p);
    return p <= host || !g_unichar_isalnum(g_utf8_get_char(host)) ? 0
                                                                  : (gsize) (p - text);
}

/* As the reader shall see it: without references and backslashes. */
static char *
readable(const char *text, gsize length)
{
    char *decoded = entity_decode_all(text, length);
    char *out = decoded;
    for (const char *p = decoded; *p != '\0'; p++) {
        if (*p == '\\' && g_ascii_ispunct(p[1]))
            p++;
        *out++ = *p;
    }
    *out = '\0';
    return decoded;
}

static void
add_link(Mask *mask, gsize start, gsize end, const char *scheme)
{
    g_autofree char *text = readable(mask->text + start, end - start);
    DocNode *link = doc_node_new(DOC_LINK, DIAG_NOWHERE);
    link->url = g_strconcat(scheme, text, NULL);
    doc_node_append(link, doc_node_new_text(text, -1, DIAG_NOWHERE));
    mask_add(mask, start, end, false, link);
}

/* The length of the address at `start`; it ends where the parser found code or a tag. */
static gsize
address_length(const Mask *mask, gsize start)
{
    gsize length = autolink_length(mask->text + start, mask->length - start);
    for (gsize i = 0; i < length; i++) {
        guint8 class = mask->classes[start + i];
        if (class == SURVEY_CODE || class == SURVEY_HTML)
            return autolink_length(mask->text + start, i);
    }
    return length;
}

/* Where the address that has "://" at `colon` begins; `colon` itself when there is none. */
static gsize
scheme_start(const Mask *mask, gsize colon)
{
    static const char *const schemes[] = {"https", "http", "ftp"};
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++) {
        gsize length = strlen(schemes[i]);
        if (colon < length)
            continue;
        gsize start = colon - length;
        if (g_ascii_strncasecmp(mask->text + start, schemes[i], length) == 0 &&
            (start == 0 || !g_ascii_isalnum(mask->text[start - 1])))
            return start;
    }
    return colon;
}

static bool
is_www(const Mask *mask, gsize p)
{
    return g_ascii_strncasecmp(mask->text + p, "www.", 4) == 0 &&
           g_ascii_isalnum(mask->text[p + 4]) &&
           (p == 0 || (!g_ascii_isalnum(mask->text[p - 1]) &&
                       strchr("./@-_", mask->text[p - 1]) == NULL));
}

static bool
is_host_character(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '_';
}

/* GFM, "extended email autolink". Returns the byte behind; `at` when there is none. */
static gsize
add_email(Mask *mask, gsize at)
{
    const char *text = mask->text;
    gsize start = at, end = at + 1, dot = 0;
    while (
        start > 0 && at - start < LONGEST_LOCAL_PART &&
        (g_ascii_isalnum(text[start - 1]) || strchr(".-_+", text[start - 1]) != NULL) &&
        mask->classes[start - 1] == SURVEY_TEXT)
        start--;
    while (is_host_character(text[end]) ||
           (text[end] == '.' && is_host_character(text[end + 1]))) {
        dot = text[end] == '.' ? end : dot;
        end++;
    }
    bool is_name = start < at && g_ascii_isalnum(text[start]) && dot > at + 1 &&
                   end - dot > 2 && g_ascii_isalpha(text[dot + 1]) &&
                   g_ascii_isalpha(text[end - 1]);
    if (!is_name || (text[end] == ':' && !g_ascii_isspace(text[end + 1])) ||
        text[end] == '/' || text[end] == '@')
        return at;
    add_link(mask, start, end, "mailto:");
    return end;
}

/* Adds the address that begins at `start`. Returns the byte behind. */
static gsize
add_address(Mask *mask, gsize start, const char *scheme)
{
    gsize length = address_length(mask, start);
    if (length > 0)
        add_link(mask, start, start + length, scheme);
    return start + length;
}

void
autolink_find(Mask *mask)
{
    for (gsize p = 0; p < mask->length;) {
        char c = mask->text[p];
        gsize end = p;
        if ((c != ':' && c != '@' && c != 'w' && c != 'W') ||
            !mask_is_text(mask, p, true))
            ;
        else if (c == '@')
            end = add_email(mask, p);
        else if (c == ':' && strncmp(mask->text + p, "://", 3) == 0 &&
                 scheme_start(mask, p) < p)
            end = add_address(mask, scheme_start(mask, p), "");
        else if (c != ':' && is_www(mask, p))
            end = add_address(mask, p, "http://");
        p = MAX(end, p + 1);
    }
}
