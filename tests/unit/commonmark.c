/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commonmark.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "markdown/entity.h"

/* ---- normalising HTML --------------------------------------------------------------- */

static bool
is_block_tag(const char *tag)
{
    static const char *const names[] = {
        "p",   "h1",         "h2", "h3",    "h4", "h5", "h6", "ul",  "ol",  "li",
        "pre", "blockquote", "hr", "table", "tr", "td", "th", "div", "body"};
    const char *name = tag + 1 + (tag[1] == '/');
    gsize length = strcspn(name, " />");
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
            return true;
    return false;
}

static void
trim_end(GString *out)
{
    while (out->len > 0 && g_ascii_isspace(out->str[out->len - 1]))
        g_string_truncate(out, out->len - 1);
}

/* The tag with its references and percent escapes resolved, without " /". */
static void
add_tag(GString *out, const char *tag, gsize length)
{
    g_autofree char *decoded = entity_decode_all(tag, length);
    g_autofree char *plain = g_uri_unescape_string(decoded, NULL);
    GString *text = g_string_new(plain != NULL ? plain : decoded);
    g_string_replace(text, " />", ">", 0);
    g_string_replace(text, "/>", ">", 0);
    g_string_append(out, text->str);
    g_string_free(text, TRUE);
}

static gsize
tag_length(const char *p)
{
    char quote = '\0';
    for (gsize i = 0; p[i] != '\0'; i++) {
        if (quote != '\0')
            quote = p[i] == quote ? '\0' : quote;
        else if (p[i] == '"')
            quote = p[i];
        else if (p[i] == '>')
            return i + 1;
    }
    return strlen(p);
}

char *
commonmark_normalise(const char *html)
{
    GString *out = g_string_new(NULL);
    bool is_in_pre = false, is_after_block = true;
    for (const char *p = html; *p != '\0';) {
        if (*p == '<') {
            gsize length = tag_length(p);
            bool is_block = is_block_tag(p);
            if (is_block && !is_in_pre)
                trim_end(out);
            add_tag(out, p, length);
            is_in_pre = g_str_has_prefix(p, "<pre") ||
                        (is_in_pre && !g_str_has_prefix(p, "</pre"));
            is_after_block = is_block || g_str_has_prefix(p, "<br");
            p += length;
            continue;
        }
        gsize length = strcspn(p, "<");
        g_autofree char *text = entity_decode_all(p, length);
        p += length;
        for (const char *c = text; *c != '\0'; c++) {
            bool is_space = g_ascii_isspace(*c);
            if (!is_space || is_in_pre)
                g_string_append_c(out, *c);
            else if (!is_after_block && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
            is_after_block &= is_space;
        }
    }
    trim_end(out);
    return g_string_free(out, FALSE);
}

/* ---- the examples ------------------------------------------------------------------- */

static void
example_free(gpointer data)
{
    CommonMarkExample *example = data;
    g_free(example->markdown);
    g_free(example->html);
    g_free(example);
}

static char *
with_tabs(const char *text, gsize length)
{
    GString *out = g_string_new_len(text, (gssize) length);
    g_string_replace(out, "→", "\t", 0);
    return g_string_free(out, FALSE);
}

GPtrArray *
commonmark_examples(void)
{
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "commonmark", "examples.txt", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    GPtrArray *examples = g_ptr_array_new_with_free_func(example_free);
    static const char mark[] = "==== example ";
    for (const char *p = text; (p = strstr(p, mark)) != NULL;) {
        CommonMarkExample *example = g_new0(CommonMarkExample, 1);
        example->number = atoi(p + strlen(mark));
        const char *start = strchr(p, '\n') + 1;
        const char *end = strstr(start, "\n==== ") + 1;
        const char *dot =
            g_str_has_prefix(start, ".\n") ? start : strstr(start, "\n.\n") + 1;
        example->markdown = with_tabs(start, (gsize) (dot - start));
        example->html = with_tabs(dot + 2, (gsize) (end - dot - 2));
        g_ptr_array_add(examples, example);
        p = end;
    }
    return examples;
}

/* The numbers in deviations.txt. */
GHashTable *
commonmark_deviations(void)
{
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "commonmark", "deviations.txt", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    GHashTable *numbers = g_hash_table_new(NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        if (g_ascii_isdigit(*lines[i]))
            g_hash_table_add(numbers, GINT_TO_POINTER(atoi(lines[i])));
    return numbers;
}
