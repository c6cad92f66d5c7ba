/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post/excerpt.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Bytes of words that tell a language. */
enum { SAMPLE = 4000 };

/* ---- lines ----------------------------------------------------------------------------- */

/* What a link to a post begins with. */
static const char *const openings[] = {"](", "href=", "]: "};
static const char *const ends[] = {") \n", "\"' >\n", " \n"};
/* Words of template tags that name posts; a NULL is the site's host. */
static const char *const tag_words[] = {"post_url", "post_link", "post_path", "ref \"",
                                        "ref '",    "[[",        NULL};

/* The signs of links that a text has at all: its blocks are searched for these only. */
typedef struct {
    const char *host; /* the site's own; NULL */
    bool has_opening[G_N_ELEMENTS(openings)];
    bool has_word[G_N_ELEMENTS(tag_words)];
} Signs;

/* One line of the text, with what is open at its start. */
typedef struct {
    const char *text; /* of the whole source */
    const Signs *signs;
    gsize start, end; /* the line without its end */
    char fence;       /* the character of the open fence; 0 */
    gsize fence_width;
    bool is_comment; /* within <!-- --> */
} Line;

static bool
next_line(Line *self)
{
    if (self->text[self->end] == '\0')
        return false;
    self->start = self->end + 1;
    self->end = self->start + strcspn(self->text + self->start, "\n");
    return true;
}

static void
first_line(Line *self, const Source *source, gsize start)
{
    self->text = source_text(source);
    self->start = start;
    self->end = start + strcspn(self->text + start, "\n");
}

/* Behind spaces, quote signs and bullets: fences stand in lists too. */
static gsize
content_of(const Line *self)
{
    gsize at = self->start;
    while (at < self->end && strchr(" \t>", self->text[at]) != NULL)
        at++;
    return at;
}

/* Is the line code, or a fence round it, or within a comment? Follows what is open. */
static bool
is_hidden(Line *self)
{
    gsize at = content_of(self);
    char sign = self->text[at];
    gsize width = 0;
    if (self->is_comment) {
        self->is_comment =
            g_strstr_len(self->text + self->start, (gssize) (self->end - self->start),
                         "-->") == NULL;
        return true;
    }
    while (at + width < self->end && self->text[at + width] == sign)
        width++;
    bool is_fence = (sign == '`' || sign == '~') && width >= 3;
    if (self->fence != 0) {
        gsize after = at + width;
        while (after < self->end && self->text[after] == ' ')
            after++;
        if (is_fence && sign == self->fence && width >= self->fence_width &&
            after == self->end)
            self->fence = 0;
        return true;
    }
    bool has_tick = is_fence && sign == '`' &&
                    memchr(self->text + at + width, '`', self->end - at - width) != NULL;
    if (is_fence && !has_tick) {
        self->fence = sign;
        self->fence_width = width;
        return true;
    }
    bool opens = g_strstr_len(self->text + at, (gssize) (self->end - at), "<!--") ==
                 self->text + at;
    self->is_comment =
        opens && g_strstr_len(self->text + at, (gssize) (self->end - at), "-->") == NULL;
    return self->is_comment;
}

static bool
is_blank(const Line *self)
{
    for (gsize i = self->start; i < self->end; i++)
        if (self->text[i] != ' ' && self->text[i] != '\t' && self->text[i] != '\r')
            return false;
    return true;
}

static bool
is_heading(const Line *self)
{
    gsize at = self->start;
    while (at < self->end && self->text[at] == ' ')
        at++;
    gsize level = strspn(self->text + at, "#");
    return at - self->start < 4 && level >= 1 && level <= 6 &&
           (self->text[at + level] == ' ' || self->text[at + level] == '\t' ||
            at + level == self->end);
}

/* Does the line go on with a list or a table, or stand within an item? */
static bool
is_item(const Line *self)
{
    gsize at = content_of(self);
    const char *p = self->text + at;
    if (at > self->start && self->text[self->start] == ' ')
        return true;
    if (strchr("-*+|", *p) != NULL || g_str_has_prefix(p, "<li"))
        return at < self->end;
    gsize digits = strspn(p, "0123456789");
    return digits > 0 && digits < 10 && (p[digits] == '.' || p[digits] == ')');
}

/* ---- links ----------------------------------------------------------------------------- */

/* Pictures and archives are no posts. */
static bool
is_asset(const char *target, gsize length)
{
    static const char *const endings[] = {
        ".png", ".jpg",  ".jpeg", ".gif",  ".webp", ".svg", ".pdf", ".zip",  ".mp4",
        ".mp3", ".webm", ".mov",  ".avif", ".bmp",  ".ico", ".gz",  ".xlsx", ".pptx"};
    g_autofree char *path = g_ascii_strdown(target, (gssize) length);
    path[strcspn(path, "?#")] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(path, endings[i]))
            return true;
    return false;
}

/* May the address lead to a post of this site? */
static bool
is_own(const char *host, const char *target, gsize length)
{
    if (length == 0 || *target == '#')
        return false;
    bool has_host = g_strstr_len(target, (gssize) length, "://") != NULL ||
                    g_str_has_prefix(target, "//");
    if (has_host)
        return host != NULL && g_strstr_len(target, (gssize) length, host) != NULL;
    gsize scheme = strspn(target, "abcdefghijklmnopqrstuvwxyz");
    if (scheme > 1 && scheme < length && target[scheme] == ':')
        return false;
    return !is_asset(target, length);
}

/* Is there an own address behind one of the places in [line, end) where `opening` stands? */
static bool
has_target(const char *line, const char *end, const char *opening, const char *stop,
           const char *host)
{
    gsize width = strlen(opening);
    while (line < end) {
        const char *found = text_find(line, (gsize) (end - line), opening);
        if (found == NULL)
            return false;
        const char *target = found + width;
        while (target < end && strchr(" <\"'", *target) != NULL)
            target++;
        bool is_tag = g_str_has_prefix(target, "{{") || g_str_has_prefix(target, "{%");
        gsize length =
            MIN(strcspn(target, is_tag ? ")\n" : stop), (gsize) (end - target));
        if (is_tag ? !is_asset(target, length) : is_own(host, target, length))
            return true;
        line = target;
    }
    return false;
}

static bool
has_word(const char *start, const char *end, const char *word)
{
    return word != NULL && text_find(start, (gsize) (end - start), word) != NULL;
}

static Signs
signs_of(const char *start, const char *end, const char *host)
{
    Signs signs = {.host = host};
    for (guint i = 0; i < G_N_ELEMENTS(openings); i++)
        signs.has_opening[i] = has_word(start, end, openings[i]);
    for (guint i = 0; i < G_N_ELEMENTS(tag_words); i++)
        signs.has_word[i] =
            has_word(start, end, tag_words[i] != NULL ? tag_words[i] : host);
    return signs;
}

/* Do the bytes [start, end) name another post of the site? */
static bool
has_link(const char *start, const char *end, const Signs *signs)
{
    for (guint i = 0; i < G_N_ELEMENTS(openings); i++)
        if (signs->has_opening[i] &&
            has_target(start, end, openings[i], ends[i], signs->host))
            return true;
    for (guint i = 0; i < G_N_ELEMENTS(tag_words); i++) {
        const char *word = tag_words[i] != NULL ? tag_words[i] : signs->host;
        if (signs->has_word[i] && has_word(start, end, word))
            return true;
    }
    return false;
}

/* "blog.example.org" of "https://www.blog.example.org/notes"; the caller's, or NULL. */
static char *
host_of(const char *url)
{
    const char *host = url != NULL ? strstr(url, "://") : NULL;
    if (host == NULL)
        return NULL;
    host += 3;
    if (g_str_has_prefix(host, "www."))
        host += 4;
    gsize length = strcspn(host, "/");
    return length > 0 ? g_strndup(host, length) : NULL;
}

/* ---- blocks ---------------------------------------------------------------------------- */

/* Lines without a blank one between them. */
typedef struct {
    gsize start, end;
    bool has_link, is_item, is_kept;
} Block;

/* Cuts the text into blocks; what is hidden is in none. */
static GArray *
cut_blocks(Line *line)
{
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    bool is_open = false;
    do {
        if (is_hidden(line) || is_blank(line)) {
            is_open = false;
            continue;
        }
        bool stands_alone = is_heading(line);
        if (!is_open || stands_alone) {
            Block block = {line->start, line->end, false, is_item(line), stands_alone};
            g_array_append_val(blocks, block);
        }
        g_array_index(blocks, Block, blocks->len - 1).end = line->end;
        is_open = !stands_alone;
    } while (next_line(line));
    for (guint i = 0; i < blocks->len; i++) {
        Block *block = &g_array_index(blocks, Block, i);
        block->has_link =
            has_link(line->text + block->start, line->text + block->end, line->signs);
    }
    return blocks;
}

/* The text before `start`, then the blocks that are kept, each on its own lines. */
static char *
write_blocks(const GArray *blocks, const char *text, gsize start)
{
    GString *out = g_string_new_len(text, (gssize) start);
    gsize at = start;
    for (guint i = 0; i < blocks->len; i++) {
        const Block *block = &g_array_index(blocks, Block, i);
        if (!block->is_kept)
            continue;
        for (; at < block->start; at++)
            if (text[at] == '\n')
                g_string_append_c(out, '\n');
        g_string_append_len(out, text + block->start,
                            (gssize) (block->end - block->start));
        at = block->end;
    }
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}

/* Keeps what links, its neighbours, and the list that it stands in. */
static bool
choose_blocks(GArray *blocks)
{
    bool has_any = false;
    for (guint i = 0; i < blocks->len; i++) {
        Block *block = &g_array_index(blocks, Block, i);
        if (!block->has_link)
            continue;
        has_any = block->is_kept = true;
        if (i > 0)
            g_array_index(blocks, Block, i - 1).is_kept = true;
        for (guint k = i + 1; k < blocks->len; k++) {
            Block *next = &g_array_index(blocks, Block, k);
            if (next->has_link)
                break;
            next->is_kept = true;
            if (!next->is_item)
                break;
        }
        for (guint k = i; k-- > 0;) {
            Block *before = &g_array_index(blocks, Block, k);
            if (!before->is_item || (before->is_kept && k + 1 < i))
                break;
            before->is_kept = true;
        }
    }
    return has_any;
}

char *
excerpt_of_links(const Source *source, gsize start, const char *site_url)
{
    const char *text = source_text(source);
    g_autofree char *host = host_of(site_url);
    const char *end = text + source_length(source);
    Signs signs = signs_of(text + start, end, host);
    if (!has_link(text + start, end, &signs))
        return NULL;
    Line line = {.signs = &signs};
    first_line(&line, source, start);
    g_autoptr(GArray) blocks = cut_blocks(&line);
    return choose_blocks(blocks) ? write_blocks(blocks, text, start) : NULL;
}

/* ---- one heading ----------------------------------------------------------------------- */

/* "# Title", or a line over "=====". */
static bool
is_title(const Line *self, gsize *end)
{
    const char *line = self->text + self->start;
    gsize indent = strspn(line, " ");
    *end = self->end;
    if (indent < 4 && line[indent] == '#' && line[indent + 1] != '#')
        return is_heading(self);
    if (self->text[self->end] == '\0' || is_blank(self) || is_item(self))
        return false;
    const char *next = self->text + self->end + 1;
    gsize signs = strspn(next, "=");
    gsize after = signs + strspn(next + signs, " \t");
    *end = (gsize) (next - self->text) + after;
    return signs >= 1 && (next[after] == '\n' || next[after] == '\0');
}

char *
excerpt_of_heading(const Source *source, gsize start)
{
    Line line = {0};
    first_line(&line, source, start);
    do {
        gsize end;
        bool is_raw = has_word(line.text + line.start, line.text + line.end, "<h1");
        if (is_hidden(&line) || (!is_title(&line, &end) && !is_raw))
            continue;
        Block block = {line.start, is_raw ? source_length(source) : end, .is_kept = true};
        g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(Block));
        g_array_append_val(blocks, block);
        return write_blocks(blocks, line.text, start);
    } while (next_line(&line));
    return NULL;
}

/* ---- words ----------------------------------------------------------------------------- */

/* What closes the code, tag, address or directive that opens at `at`; 0 when none does. */
static char
closing_of(const Line *self, gsize at)
{
    char before = at > self->start ? self->text[at - 1] : ' ';
    switch (self->text[at]) {
    case '<':
        return '>';
    case '`':
        return '`';
    case '(':
        return before == ']' ? ')' : '\0';
    case '[':
        return before == '@' ? ']' : '\0';
    case ':':
        return g_str_has_prefix(self->text + at, "://") ? ' ' : '\0';
    default:
        return '\0';
    }
}

/* Appends the line without code, tags and addresses. */
static void
append_words(const Line *self, GString *out)
{
    char closing = '\0';
    for (gsize i = self->start; i < self->end; i++) {
        if (closing != '\0') {
            closing = self->text[i] == closing ? '\0' : closing;
            continue;
        }
        closing = closing_of(self, i);
        if (closing == '\0')
            g_string_append_c(out, self->text[i]);
    }
    g_string_append_c(out, '\n');
}

char *
excerpt_of_words(const Source *source, gsize start)
{
    GString *out = g_string_new(NULL);
    Line line = {0};
    first_line(&line, source, start);
    do {
        if (!is_hidden(&line))
            append_words(&line, out);
    } while (out->len < SAMPLE && next_line(&line));
    return g_string_free(out, FALSE);
}
