/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/epub_refuse.h"

#include <string.h>

#include "style/declaration.h"
#include "style/shorthand.h"

/* Known to print alone: left out without a word. */
static const char *const print_only[] = {
    "bleed",
    "border-clip",
    "box-decoration-break",
    "hanging-punctuation",
    "line-grid",
    "line-snap",
    "marks",
    "page",
    "size",
    "string-set",
    "text-align-last",
    "text-autospace",
    "text-wrap",
    "footnote-display",
    "footnote-policy",
    "bookmark-label",
    "bookmark-level",
    "bookmark-state",
    "text-wrap-style",
    "text-spacing-trim",
};
static const char *const print_functions[] = {"string",  "target-counter", "target-text",
                                              "leader",  "element",        "running",
                                              "content", "device-cmyk"};

/* What old and e-ink reading systems choke on or show wrong. */
static const char *const refused_prefixes[] = {
    "--",   "animation", "column",    "flex",       "grid",   "overflow-x", "overflow-y",
    "mask", "scroll",    "container", "transition", "inset-", "clip",
};
static const char *const refused_displays[] = {"flex", "inline-flex", "grid",
                                               "inline-grid", "inline-block"};

static bool
is_among(const char *const *names, gsize n, const char *name)
{
    for (gsize i = 0; i < n; i++)
        if (g_ascii_strcasecmp(names[i], name) == 0)
            return true;
    return false;
}

#define IS_AMONG(names, name) is_among(names, G_N_ELEMENTS(names), name)

static bool
has_prefix_among(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(refused_prefixes); i++)
        if (g_str_has_prefix(name, refused_prefixes[i]))
            return true;
    return false;
}

/* True when a function of `names` stands anywhere in the value. */
static bool
has_function(StyleCursor value, const char *const *names, gsize n)
{
    for (const StyleToken *token = value.at; token < value.end; token++)
        if (token->kind == TOKEN_FUNCTION && is_among(names, n, token->text))
            return true;
    return false;
}

static bool
is_refused(const SheetDeclaration *declaration)
{
    static const char *const functions[] = {"var", "env", "attr", "min", "max", "clamp"};
    const char *name = declaration->name;
    StyleCursor value = declaration->value;
    if (strcmp(name, "display") == 0)
        return style_cursor_sees(&value, TOKEN_IDENT) &&
               IS_AMONG(refused_displays, value.at->text);
    if (strcmp(name, "position") == 0)
        return !style_cursor_sees_ident(&value, "static") &&
               !style_cursor_sees_ident(&value, "relative");
    if (strcmp(name, "overflow") == 0)
        return !style_cursor_sees_ident(&value, "visible");
    if (strcmp(name, "content") != 0 &&
        has_function(value, functions, G_N_ELEMENTS(functions)))
        return true;
    return has_prefix_among(name);
}

bool
epub_is_for_print(const SheetDeclaration *declaration)
{
    StyleCursor value = declaration->value;
    if (strcmp(declaration->name, "float") == 0)
        return style_cursor_sees_ident(&value, "footnote");
    if (IS_AMONG(print_only, declaration->name))
        return true;
    return (g_str_has_prefix(declaration->name, "-ebook-") &&
            strcmp(declaration->name, "-ebook-word-break") != 0) ||
           has_function(value, print_functions, G_N_ELEMENTS(print_functions));
}

/* A value that print could not read: words alone harm no reader, the rest may. */
static bool
is_unreadable(const SheetDeclaration *declaration)
{
    StylePropertyId id;
    if (!style_property_find(declaration->name, &id) &&
        !style_shorthand_is_known(declaration->name))
        return false;
    g_autoptr(GArray) declared = style_declared_new();
    if (style_declaration_compile(declaration, declared))
        return false;
    if (strcmp(declaration->name, "font") == 0)
        return true;
    for (const StyleToken *t = declaration->value.at; t < declaration->value.end; t++)
        if (t->kind != TOKEN_IDENT && t->kind != TOKEN_SPACE)
            return true;
    return false;
}

static bool
has_url(StyleCursor value)
{
    static const char *const functions[] = {"url", "image", "image-set", "src"};
    for (const StyleToken *token = value.at; token < value.end; token++)
        if (token->kind == TOKEN_URL)
            return true;
    return has_function(value, functions, G_N_ELEMENTS(functions));
}

const char *
epub_reason_against(const SheetDeclaration *declaration)
{
    const char *name = declaration->name;
    if (is_refused(declaration) ||
        strspn(name, "-abcdefghijklmnopqrstuvwxyz") != strlen(name))
        return "reading systems fail on it";
    if (has_url(declaration->value))
        return "files that a sheet names are not in the EPUB";
    return is_unreadable(declaration) ? "its value is not known" : NULL;
}
