/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/declaration.h"

#include <string.h>

#include "style/grammar.h"
#include "style/shorthand.h"

#define VALUE_SHOWN 60

static void
declared_clear(gpointer data)
{
    style_value_clear(&((StyleDeclared *) data)->value);
}

GArray *
style_declared_new(void)
{
    GArray *declared = g_array_new(FALSE, FALSE, sizeof(StyleDeclared));
    g_array_set_clear_func(declared, declared_clear);
    return declared;
}

static bool
parse(const SheetDeclaration *declaration, GArray *declared)
{
    StyleDeclared longhand = {.is_important = declaration->is_important};
    if (!style_property_find(declaration->name, &longhand.id))
        return style_shorthand_parse(declaration->name, declaration->value, declared);
    if (!style_grammar_parse(longhand.id, declaration->value, &longhand.value))
        return false;
    g_array_append_val(declared, longhand);
    return true;
}

bool
style_declaration_compile(const SheetDeclaration *declaration, GArray *declared)
{
    guint before = declared->len;
    if (!parse(declaration, declared)) {
        g_array_set_size(declared, before);
        return false;
    }
    for (guint i = before; i < declared->len; i++)
        g_array_index(declared, StyleDeclared, i).is_important =
            declaration->is_important;
    return true;
}

static void
tell_unknown(const SheetDeclaration *declaration, const Source *source,
             StyleFaults *faults)
{
    g_autofree char *value = style_cursor_text(declaration->value, source);
    const char *end = value;
    for (int i = 0; i < VALUE_SHOWN && *end != '\0'; i++)
        end = g_utf8_next_char(end);
    style_fault_unsupported(faults, declaration->offset,
                            "'%s: %.*s%s' is not applied in the PDF", declaration->name,
                            (int) (end - value), value, *end != '\0' ? "..." : "");
}

/* What is understood, for the EPUB has it, but that the pages do not show. */
static bool
is_idle(const SheetDeclaration *declaration, const Source *source)
{
    static const struct {
        const char *name, *plain; /* the value that asks for nothing */
    } idle[] = {{"border-collapse", "collapse"},
                {"border-spacing", "0"},
                {"counter-increment", "none"},
                {"counter-reset", "none"},
                {"counter-set", "none"},
                {"height", "auto"},
                {"list-style-position", "outside"},
                {"min-height", "0"},
                {"min-width", "0"},
                {"ruby-position", "over"}};
    for (guint i = 0; i < G_N_ELEMENTS(idle); i++)
        if (strcmp(declaration->name, idle[i].name) == 0) {
            g_autofree char *value = style_cursor_text(declaration->value, source);
            return g_ascii_strcasecmp(value, idle[i].plain) != 0;
        }
    return false;
}

/* The shorthand sets the kind of marker all the same. */
static bool
moves_marker_inside(const SheetDeclaration *declaration)
{
    StyleCursor value = declaration->value;
    if (strcmp(declaration->name, "list-style") != 0)
        return false;
    while (!style_cursor_is_done(&value) && !style_cursor_sees_ident(&value, "inside"))
        style_cursor_skip_value(&value);
    return style_cursor_sees_ident(&value, "inside");
}

GArray *
style_rule_compile(const SheetRule *rule, const Source *source, StyleFaults *faults)
{
    GArray *declared = style_declared_new();
    for (guint i = 0; i < rule->declarations->len; i++) {
        const SheetDeclaration *declaration =
            &g_array_index(rule->declarations, SheetDeclaration, i);
        if (!style_declaration_compile(declaration, declared) ||
            is_idle(declaration, source))
            tell_unknown(declaration, source, faults);
        else if (moves_marker_inside(declaration))
            style_fault_unsupported(faults, declaration->offset,
                                    "'inside' of list-style is not applied in the PDF");
    }
    return declared;
}
