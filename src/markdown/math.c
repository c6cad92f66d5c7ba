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

/* What begins with the dollar at `p`. Pandoc, "tex_math_dollars": no space within the
 * dollars, no digit behind; and no letter on their outside, which a shell variable or a price
 * in a sum would have. Sets `*end` to its last dollar, or to where to look on. */
static bool
is_inline(const Mask *mask, gsize p, gsize *end)
{
    const char *text = mask->text;
    bool is_opening = text[p + 1] != '\0' && !g_ascii_isspace(text[p + 1]) &&
                      (p == 0 || !g_ascii_isalnum(text[p - 1]));
    gsize q = p + 1;
    for (; q < mask->length && text[q] != '$'; q++) {
        if (text[q] == '\n' && is_line_blank(mask, q + 1)) {
            *end = q;
            return false;
        }
        q += text[q] == '\\';
    }
    *end = MIN(q, mask->length);
    return q < mask->length && is_opening && !g_ascii_isspace(text[q - 1]) &&
           !g_ascii_isalnum(text[q + 1]) && q > p + 1 && mask->classes[q] != SURVEY_CODE;
}

static gsize
add_inline(Mask *mask, gsize p)
{
    gsize end;
    if (!is_inline(mask, p, &end))
        return end;
    add(mask, p, end + 1, 1, false);
    return end + 1;
}

/* Nobody writes a price or a shell variable so. */
static bool
is_tex(const char *text, gsize start, gsize end)
{
    for (gsize p = start; p + 1 < end; p++)
        if ((text[p] == '\\' && g_ascii_isalpha(text[p + 1])) || text[p] == '^' ||
            (text[p] == '_' && text[p + 1] == '{'))
            return true;
    return false;
}

/* Where the formula ends that begins with the dollars at `p`; 0: none does. `*next` is where
 * to look on. */
static gsize
formula_end(const Mask *mask, gsize p, gsize *barren, gsize *next)
{
    gsize end = 0;
    if (!mask_is_text(mask, p, false)) {
        *next = p + 1;
    } else if (mask->text[p + 1] == '$') {
        end = p + 2 < *barren ? 0 : find_closing(mask, p + 2, barren);
        *next = MAX(end, p) + 2;
    } else if (is_inline(mask, p, &end)) {
        *next = end + 1;
    } else {
        *next = end;
        end = 0;
    }
    return end;
}

/* A theme may set formulas though no configuration says so: then one of them tells. */
static bool
has_formula(const Mask *mask)
{
    gsize barren = 0;
    for (gsize p = 0; p < mask->length;) {
        const char *dollar = memchr(mask->text + p, '$', mask->length - p);
        if (dollar == NULL)
            return false;
        gsize start = (gsize) (dollar - mask->text);
        gsize end = formula_end(mask, start, &barren, &p);
        if (end > 0 && is_tex(mask->text, start + 1, end))
            return true;
    }
    return false;
}

/* ---- LaTeX's own marks -------------------------------------------------------------------- */

typedef struct {
    const char *open, *close;
    bool is_display;
    bool is_plain; /* CommonMark reads it as an escape: only where the engine does not */
} Bracket;

static const Bracket brackets[] = {
    {"\\\\(", "\\\\)", false, false},
    {"\\\\[", "\\\\]", true, false},
    {"\\(", "\\)", false, true},
    {"\\[", "\\]", true, true},
};

/* Where `close` stands behind `p` in the same paragraph; 0 when it does not. `*stop` as for
 * find_closing(). */
static gsize
find_bracket(const Mask *mask, gsize p, const char *close, gsize *stop)
{
    gsize length = strlen(close);
    for (; p + length <= mask->length; p++) {
        if (mask->text[p] == '\n' && is_line_blank(mask, p + 1))
            break;
        bool is_close =
            mask->text[p] == *close && strncmp(mask->text + p, close, length) == 0;
        if (is_close && mask->classes[p] != SURVEY_CODE)
            return p;
        if (is_close)
            break;
    }
    *stop = p;
    return 0;
}

static void
add_formula(Mask *mask, gsize start, gsize end, gsize marks, bool is_display)
{
    bool is_block = is_display && begins_line(mask, start) && ends_line(mask, end);
    DocNode *node = doc_node_new(is_display ? DOC_MATH_BLOCK : DOC_MATH, DIAG_NOWHERE);
    node->text = formula(mask, start + marks, end - marks);
    if (!is_display)
        g_strdelimit(node->text, "\n", ' ');
    mask_add(mask, start, end, is_block, node);
}

/* The bracket at the backslash `p`. Returns the byte behind the formula; 0 for none. */
static gsize
add_bracket(Mask *mask, gsize p, bool has_plain, gsize *barren)
{
    for (guint i = 0; i < G_N_ELEMENTS(brackets); i++) {
        const Bracket *bracket = &brackets[i];
        gsize length = strlen(bracket->open);
        if ((bracket->is_plain && !has_plain) || p < barren[i] ||
            strncmp(mask->text + p, bracket->open, length) != 0)
            continue;
        gsize close = find_bracket(mask, p + length, bracket->close, &barren[i]);
        if (close <= p + length)
            continue;
        add_formula(mask, p, close + length, length, bracket->is_display);
        return close + length;
    }
    return 0;
}

/* \begin{align} ... \end{align} on lines of its own. Returns the byte behind it; 0. */
static gsize
add_environment(Mask *mask, gsize p, gsize *barren)
{
    static const char *const names[] = {"equation", "align",   "gather", "multline",
                                        "eqnarray", "alignat", "split",  NULL};
    const char *text = mask->text + p;
    if (p < *barren || !g_str_has_prefix(text, "\\begin{") || !begins_line(mask, p))
        return 0;
    const char *inner = text + strlen("\\begin{");
    g_autofree char *name = g_strndup(inner, strcspn(inner, "}*\n"));
    if (!g_strv_contains(names, name))
        return 0;
    g_autofree char *whole = g_strndup(inner, strcspn(inner, "}\n"));
    g_autofree char *close = g_strdup_printf("\\end{%s}", whole);
    gsize end = find_bracket(mask, p + 1, close, barren);
    if (end == 0 || !ends_line(mask, end + strlen(close)))
        return 0;
    add_formula(mask, p, end + strlen(close), 0, true);
    return end + strlen(close);
}

static void
find_backslashes(Mask *mask, bool has_plain)
{
    gsize barren[G_N_ELEMENTS(brackets) + 1] = {0};
    for (gsize p = 0; p < mask->length;) {
        const char *slash = memchr(mask->text + p, '\\', mask->length - p);
        if (slash == NULL)
            return;
        p = (gsize) (slash - mask->text);
        bool is_code = mask->classes[p] == SURVEY_CODE || mask->classes[p] == SURVEY_HTML;
        gsize end = is_code ? 0 : add_bracket(mask, p, has_plain, barren);
        if (end == 0 && !is_code)
            end = add_environment(mask, p, &barren[G_N_ELEMENTS(brackets)]);
        p = end > 0 ? end : p + 1 + (slash[1] == '\\');
    }
}

/* ---- all of it ---------------------------------------------------------------------------- */

/* kramdown: "\$$ x $$" begins no block; the formula stands in the line. */
static gsize
add_escaped(Mask *mask, gsize p, gsize *barren)
{
    bool is_escaped = p > 0 && mask->text[p - 1] == '\\' && mask->text[p + 1] == '$' &&
                      begins_line(mask, p - 1);
    if (!is_escaped || p + 2 < *barren)
        return p + 1;
    gsize closing = find_closing(mask, p + 2, barren);
    if (closing <= p + 2)
        return p + 2;
    DocNode *node = doc_node_new(DOC_MATH, DIAG_NOWHERE);
    node->text = g_strdelimit(formula(mask, p + 2, closing), "\n", ' ');
    mask_add(mask, p - 1, closing + 2, false, node);
    return closing + 2;
}

static void
find_dollars(Mask *mask, bool has_inline)
{
    gsize barren = 0; /* up to here there is no "$$" to close with */
    for (gsize p = 0; p < mask->length;) {
        const char *dollar = memchr(mask->text + p, '$', mask->length - p);
        if (dollar == NULL)
            return;
        p = (gsize) (dollar - mask->text);
        if (!mask_is_text(mask, p, false))
            p = add_escaped(mask, p, &barren);
        else if (dollar[1] == '$')
            p = add_display(mask, p, &barren);
        else
            p = has_inline ? add_inline(mask, p) : p + 1;
    }
}

void
math_find(Mask *mask, bool has_inline, bool has_brackets)
{
    find_dollars(mask, has_inline || has_formula(mask));
    find_backslashes(mask, has_brackets);
}
