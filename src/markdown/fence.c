/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/fence.h"

#include <stdlib.h>
#include <string.h>

#include "markdown/parse.h"

/* "{3-5}", "mark:1,4-7" and "hl_lines=1 3-5" alike: numbers, ranges, what parts them. */
static void
set_marks(DocNode *node, const char *start, gsize length)
{
    g_autoptr(GString) marks = g_string_new(NULL);
    for (gsize i = 0; i < length; i++) {
        bool is_gap = start[i] == ',' || start[i] == ' ';
        bool is_after_digit =
            marks->len > 0 && g_ascii_isdigit(marks->str[marks->len - 1]);
        if (g_ascii_isdigit(start[i]) || (start[i] == '-' && is_after_digit))
            g_string_append_c(marks, start[i]);
        else if (is_gap && is_after_digit)
            g_string_append_c(marks, ',');
    }
    while (marks->len > 0 && !g_ascii_isdigit(marks->str[marks->len - 1]))
        g_string_truncate(marks, marks->len - 1);
    if (marks->len > 0)
        doc_node_set(&node->as.code.marks, marks->str);
}

/* How much of `word` is numbers and ranges, more of what "hl_lines=" began; 0 for none. */
static gsize
more_marks_length(const DocNode *node, const char *word)
{
    gsize length = strspn(word, "0123456789-,");
    bool is_more = node->as.code.marks != NULL && g_ascii_isdigit(*word) &&
                   (word[length] == '\0' || word[length - 1] == ',');
    return is_more ? length : 0;
}

static void
set_first_line(DocNode *node, const char *digits)
{
    if (!g_ascii_isdigit(*digits))
        return;
    node->as.code.first_line = (int) MIN(strtoul(digits, NULL, 10), 1000000);
    node->as.code.has_numbers = true;
}

static void
set_string(char **field, const char *start, gsize length)
{
    g_autofree char *value = g_strndup(start, length);
    if (*value != '\0')
        doc_node_set(field, value);
}

static bool
is_true(const char *value)
{
    return g_str_has_prefix(value, "true") || *value == '\0';
}

/* key=value and key:value, as Hexo, Docusaurus and their kin write them. */
static bool
read_pair(DocNode *node, const char *word, gsize length)
{
    gsize name = strcspn(word, "=:");
    if (name == 0 || name >= length)
        return false;
    g_autofree char *key = g_strndup(word, name);
    g_autofree char *value = g_strndup(word + name + 1, length - name - 1);
    if (strcmp(key, "title") == 0 || strcmp(key, "filename") == 0 ||
        strcmp(key, "file") == 0 || strcmp(key, "name") == 0 ||
        strcmp(key, "caption") == 0)
        doc_node_set(&node->title, value);
    else if (strcmp(key, "mark") == 0 || strcmp(key, "hl_lines") == 0 ||
             strcmp(key, "highlight") == 0)
        set_marks(node, value, strlen(value));
    else if (strcmp(key, "first_line") == 0 || strcmp(key, "linenostart") == 0 ||
             strcmp(key, "startFrom") == 0 || strcmp(key, "linenums") == 0 ||
             strcmp(key, "line-numbers") == 0)
        set_first_line(node, value);
    else if (strcmp(key, "line_number") == 0 || strcmp(key, "linenos") == 0 ||
             strcmp(key, "showLineNumbers") == 0)
        node->as.code.has_numbers = is_true(value);
    else if (strcmp(key, "lang") == 0)
        doc_node_set(&node->as.code.language, value);
    else
        return g_ascii_isalpha(*key) && strchr(key, '/') == NULL && word[name] == '=';
    return true;
}

/* One entry of an attribute list: ".py", "title=x", or the name of the language. */
static void
read_attribute(DocNode *node, const char *entry)
{
    bool is_class = *entry == '.';
    bool is_name = is_class || g_ascii_isalpha(*entry);
    bool is_pair = strchr(entry, '=') != NULL && !is_class;
    if (strcmp(entry, ".numberLines") == 0) /* Pandoc */
        node->as.code.has_numbers = true;
    else if (is_pair)
        read_pair(node, entry, strlen(entry));
    else if (is_name && node->as.code.language == NULL)
        set_string(&node->as.code.language, entry + is_class, strlen(entry) - is_class);
}

/* gatsby-remark-prismjs: "{numberLines: true}", "{numberLines: 5}". */
static bool
read_line_numbers(DocNode *node, const char *inner)
{
    static const char key[] = "numberLines:";
    inner += strspn(inner, " ");
    if (!g_str_has_prefix(inner, key))
        return false;
    const char *value = inner + strlen(key) + strspn(inner + strlen(key), " ");
    node->as.code.has_numbers = is_true(value);
    set_first_line(node, value);
    return true;
}

/* "{3-5}" marks lines; "{.py title="x"}", "{linenos=table,hl_lines=[1,3]}" and "{r, a=b}"
 * are lists of attributes. `text` begins behind the brace. */
static void
read_braces(DocNode *node, const char *text)
{
    g_autofree char *inner = g_strndup(text, strcspn(text, "}"));
    if (inner[strspn(inner, "0123456789-, ")] == '\0') {
        set_marks(node, inner, strlen(inner));
        return;
    }
    if (read_line_numbers(node, inner))
        return;
    g_autoptr(GString) entry = g_string_new(NULL);
    char closing = '\0';
    for (const char *p = inner;; p++) {
        bool is_end = closing == '\0' && (*p == ' ' || *p == ',' || *p == '\0');
        if (is_end || *p == '\0') {
            read_attribute(node, entry->str);
            g_string_truncate(entry, 0);
        } else if (closing != '\0' && *p == closing) {
            closing = '\0';
        } else if (closing == '\0' && (*p == '"' || *p == '\'' || *p == '[')) {
            closing = *p == '[' ? ']' : *p;
        } else {
            g_string_append_c(entry, *p);
        }
        if (*p == '\0')
            return;
    }
}

static bool read_option(DocNode *node, const char *word);

/* What stands behind the language in its word: "{3}", ":add.h", ":title=a.js", ",no_run". */
static void
read_tail(DocNode *node, const char *tail)
{
    const char *brace = strchr(tail, '{');
    for (const char *p = brace; p != NULL; p = strchr(p + 1, '{'))
        read_braces(node, p + 1);
    if (*tail == ',' && brace == NULL) {
        g_auto(GStrv) entries = g_strsplit(tail + 1, ",", -1);
        for (guint i = 0; entries[i] != NULL; i++)
            read_option(node, entries[i]);
    }
    const char *behind =
        brace != NULL && strchr(brace, '}') != NULL ? strchr(brace, '}') + 1 : tail;
    if (*behind != ':' || behind[1] == '\0')
        return;
    gsize length = strcspn(behind + 1, behind == tail ? "{" : "");
    g_autofree char *word = g_strndup(behind + 1, length);
    if (strchr(word, '=') == NULL || !read_pair(node, word, length))
        set_string(&node->title, word, length);
}

/* Does `word` begin with the name of a language, and not with a key? */
static bool
begins_with_language(const char *word)
{
    return *word != '{' && word[strcspn(word, ":{,=")] != '=';
}

static void
read_language(DocNode *node, const char *word)
{
    gsize end = strcspn(word, ":{,");
    set_string(&node->as.code.language, word, end);
    read_tail(node, word + end);
}

/* The word at `p`: up to a space outside quotes and braces. Quotes are taken out. */
static const char *
read_word(const char *p, GString *word)
{
    char closing = '\0';
    g_string_truncate(word, 0);
    for (; *p != '\0' && (closing != '\0' || *p != ' '); p++) {
        if (closing == '\0' && (*p == '"' || *p == '\'') && strchr(p + 1, *p) != NULL) {
            closing = *p;
            continue;
        }
        if (closing == *p && closing != '}') {
            closing = '\0';
            continue;
        }
        if (closing == '\0' && *p == '{')
            closing = '}';
        else if (closing == *p)
            closing = '\0';
        g_string_append_c(word, *p);
    }
    return p;
}

static bool
is_address(const char *word)
{
    return strstr(word, "://") != NULL || (word[0] == '/' && word[1] != '\0');
}

/* One word behind the language; true when it belongs to the title. */
static bool
read_option(DocNode *node, const char *word)
{
    static const char *const flags[] = {"showLineNumbers", "linenos", "linenums",
                                        "lineNumbers", NULL};
    static const char *const ignored[] = {
        "npm2yarn",     "live", "twoslash",     "editable",   "no_run", "ignore",
        "should_panic", "copy", "compile_fail", "hide_lines", NULL};
    const char *brace = strchr(word, '{');
    if (brace != NULL && strchr(brace, '}') != NULL) {
        read_braces(node, brace + 1);
        return false;
    }
    if (*word == '[' && g_str_has_suffix(word, "]")) { /* VitePress: "[a.js]" */
        set_string(&node->title, word + 1, strlen(word) - 2);
        return false;
    }
    if (word[0] == '=' &&
        (g_ascii_isdigit(word[1]) || word[1] == '+' || word[1] == '\0')) {
        node->as.code.has_numbers = true;
        set_first_line(node, word + 1 + (word[1] == '+'));
        return false;
    }
    if (g_strv_contains(flags, word)) {
        node->as.code.has_numbers = true;
        return false;
    }
    gsize more = more_marks_length(node, word);
    if (more > 0) {
        g_autofree char *all = g_strconcat(node->as.code.marks, ",", word, NULL);
        set_marks(node, all, strlen(all) - strlen(word) + more);
        return word[more] != '\0' && read_option(node, word + more);
    }
    return !g_strv_contains(ignored, word) && !read_pair(node, word, strlen(word));
}

/* "title (text of the link: address)", as far as they are there. */
static void
set_caption(DocNode *node, const char *title, const char *link)
{
    const char *whole = node->title != NULL ? node->title : title;
    g_autofree char *caption = *link == '\0' ? g_strdup(whole)
                               : *whole == '\0'
                                   ? g_strdup(link)
                                   : g_strconcat(whole, " (", link, ")", NULL);
    if (*caption != '\0')
        doc_node_set(&node->title, caption);
}

/* Hexo: lang [title] [address [text of the link]], with options anywhere. */
void
fence_read_info(DocNode *node, const char *info)
{
    g_autoptr(GString) word = g_string_new(NULL);
    g_autoptr(GString) title = g_string_new(NULL), link = g_string_new(NULL);
    g_autofree char *address = NULL;
    bool is_first = true;
    for (const char *p = info; *p != '\0'; is_first = word->len == 0 && is_first) {
        while (*p == ' ' || *p == '\t')
            p++;
        p = read_word(p, word);
        if (word->len == 0)
            continue;
        if (is_first && begins_with_language(word->str)) {
            read_language(node, word->str);
        } else if (read_option(node, word->str)) {
            GString *text = address != NULL ? link : title;
            if (address == NULL && is_address(word->str))
                address = g_strdup(word->str);
            else
                g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", word->str);
        }
    }
    if (address != NULL)
        g_string_append_printf(link, "%s%s", link->len > 0 ? ": " : "", address);
    set_caption(node, title->str, link->str);
}

void
fence_tell_unclosed(const DocNode *node, Diag *diag)
{
    diag_add(
        diag, DIAG_WARNING, node->place, "unclosed-fence",
        "the code that begins here is not closed; it goes on to the end of what holds "
        "it; close it with the same fence");
}

/* Behind the tildes of a fence that the line at `start` begins with; `start` if there are
 * fewer than three. */
static gsize
tildes_end(const Mask *mask, gsize start)
{
    gsize p = start + strspn(mask->text + start, " \t>");
    gsize run = strspn(mask->text + p, "~");
    return run >= 3 ? p + run : start;
}

/* A language's name is ASCII and has no tilde behind it. */
static bool
is_prose(const Mask *mask, gsize p, gsize end, bool can_close)
{
    p += strspn(mask->text + p, " \t");
    if (p >= end)
        return false;
    if (memchr(mask->text + p, '~', end - p) != NULL)
        return true;
    return !can_close && (guchar) mask->text[p] >= 0x80;
}

void
fence_cover_decorations(Mask *mask)
{
    gsize last_closing = 0; /* behind the last line of nothing but tildes */
    for (gsize start = 0; start < mask->length;) {
        gsize end = mask_line_end(mask, start), p = tildes_end(mask, start);
        if (p > start && p + strspn(mask->text + p, " \t") >= end)
            last_closing = end;
        start = end + 1;
    }
    for (gsize start = 0; start < mask->length;) {
        gsize end = mask_line_end(mask, start), p = tildes_end(mask, start);
        if (p > start && is_prose(mask, p, end, last_closing > end))
            while (p > start && mask->text[p - 1] == '~')
                mask->seen[--p] = '.';
        start = end + 1;
    }
}

void
fence_tell_decorations(const Mask *mask, Passage *passage, Diag *diag)
{
    for (gsize start = 0; start < mask->length;) {
        gsize p = tildes_end(mask, start);
        if (p > start && mask->seen[p - 1] == '.' && mask->classes[p] != SURVEY_CODE)
            diag_add(diag, DIAG_NOTE, passage_place(passage, start), "decorative-fence",
                     "a line of prose begins with tildes, which would open a block of "
                     "code; it is taken as text");
        start = mask_line_end(mask, start) + 1;
    }
}
