/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/math.h"

#include <string.h>

#include "markdown/parse.h"

static bool
is_line_blank(const Mask *mask, gsize p)
{
    while (p < mask->length && strchr(" \t>", mask->text[p]) != NULL)
        p++;
    return p >= mask->length || mask->text[p] == '\n';
}

/* The "$$" that ends what begins behind `p`, in the same paragraph; 0 when there is none.
 * `*stop` is how far was looked, so that nobody looks there twice. */
static gsize
find_closing(const Mask *mask, gsize p, gsize *stop)
{
    for (; p + 1 < mask->length; p++) {
        if (mask->text[p] == '\n' && is_line_blank(mask, p + 1))
            break;
        if (mask->text[p] == '\\')
            p++;
        else if (mask->text[p] == '$' && mask->text[p + 1] == '$')
            return mask->classes[p] == SURVEY_CODE ? 0 : p;
    }
    *stop = p;
    return 0;
}

/* Nothing but white space, ">" and a list marker stand before `p` in its line. */
static bool
begins_line(const Mask *mask, gsize p)
{
    while (p > 0 && strchr(" \t>", mask->text[p - 1]) != NULL)
        p--;
    if (p == 0 || mask->text[p - 1] == '\n')
        return true;
    if (mask->text[p] != ' ')
        return false;
    if (strchr("-+*", mask->text[p - 1]) != NULL)
        p--;
    else if (strchr(".)", mask->text[p - 1]) != NULL)
        for (p--; p > 0 && g_ascii_isdigit(mask->text[p - 1]);)
            p--;
    while (p > 0 && strchr(" \t>", mask->text[p - 1]) != NULL)
        p--;
    return p == 0 || mask->text[p - 1] == '\n';
}

static bool
ends_line(const Mask *mask, gsize p)
{
    while (p < mask->length && (mask->text[p] == ' ' || mask->text[p] == '\t'))
        p++;
    return p >= mask->length || mask->text[p] == '\n';
}

/* The formula in [start, end), without the ">" of a block quote before its lines. */
static char *
formula(const Mask *mask, gsize start, gsize end)
{
    GString *out = g_string_new(NULL);
    for (gsize p = start; p < end; p++) {
        g_string_append_c(out, mask->text[p]);
        if (mask->text[p] != '\n')
            continue;
        gsize prefix = strspn(mask->text + p + 1, " \t");
        if (mask->text[p + 1 + prefix] == '>')
            p += prefix + 1;
    }
    g_strstrip(out->str);
    return g_string_free(out, FALSE);
}

static void
add(Mask *mask, gsize start, gsize end, gsize dollars, bool is_block)
{
    char *text = formula(mask, start + dollars, end - dollars);
    bool is_display = is_block || memchr(mask->text + start, '\n', end - start) != NULL;
    DocNode *node = doc_node_new(is_display && dollars == 2 ? DOC_MATH_BLOCK : DOC_MATH,
                                 DIAG_NOWHERE);
    if (node->kind == DOC_MATH)
        g_strdelimit(text, "\n", ' ');
    node->text = text;
    mask_add(mask, start, end, is_block, node);
}

/* "$$" at `p`. Returns the byte behind the formula, or behind the dollars. */
static gsize
add_display(Mask *mask, gsize p, gsize *barren)
{
    if (p + 2 < *barren)
        return p + 2;
    gsize closing = find_closing(mask, p + 2, barren);
    if (closing <= p + 2)
        return p + 2;
    gsize end = closing + 2;
    add(mask, p, end, 2, begins_line(mask, p) && ends_line(mask, end));
    return end;
}

/* Pandoc, "tex_math_dollars": no space within the dollars, no digit behind; and no letter
 * on their outside, which a shell variable or a price in a sum would have. */
static gsize
add_inline(Mask *mask, gsize p)
{
    const char *text = mask->text;
    bool is_opening = text[p + 1] != '\0' && !g_ascii_isspace(text[p + 1]) &&
                      (p == 0 || !g_ascii_isalnum(text[p - 1]));
    gsize end = p + 1;
    for (; end < mask->length && text[end] != '$'; end++) {
        if (text[end] == '\n' && is_line_blank(mask, end + 1))
            return end;
        end += text[end] == '\\';
    }
    if (end >= mask->length)
        return mask->length;
    bool is_closing = !g_ascii_isspace(text[end - 1]) &&
                      !g_ascii_isalnum(text[end + 1]) && end > p + 1 &&
                      mask->classes[end] != SURVEY_CODE;
    if (!is_opening || !is_closing)
        return end;
    add(mask, p, end + 1, 1, false);
    return end + 1;
}

void
math_find(Mask *mask, bool has_inline)
{
    gsize barren = 0; /* up to here there is no "$$" to close with */
    for (gsize p = 0; p < mask->length;) {
        const char *dollar = memchr(mask->text + p, '$', mask->length - p);
        if (dollar == NULL)
            return;
        p = (gsize) (dollar - mask->text);
        if (!mask_is_text(mask, p, false))
            p++;
        else if (dollar[1] == '$')
            p = add_display(mask, p, &barren);
        else
            p = has_inline ? add_inline(mask, p) : p + 1;
    }
}
