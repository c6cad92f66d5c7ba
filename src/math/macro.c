/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/macro.h"

#define MOST_MACROS 1000

struct MathMacros {
    GHashTable *by_name; /* char * -> MathMacro * */
};

static void
macro_free(gpointer data)
{
    MathMacro *macro = data;
    g_free(macro->optional);
    g_free(macro->body);
    g_free(macro);
}

/* What LaTeX and amsmath themselves make of simpler commands. */
static const struct {
    const char *name;
    int arguments;
    const char *body;
} own[] = {
    {"Bra", 1, "\\left\\langle #1\\right|"},
    {"Braket", 1, "\\left\\langle #1\\right\\rangle "},
    {"Ket", 1, "\\left|#1\\right\\rangle "},
    {"LaTeX", 0, "\\mathrm{LaTeX}"},
    {"Set", 1, "\\left\\{\\,#1\\,\\right\\}"},
    {"TeX", 0, "\\mathrm{T\\kern-0.1667em\\smash{\\mathrm{E}}\\kern-0.125emX}"},
    {"alef", 0, "\\aleph "},
    {"and", 0, "\\wedge "},
    {"bmod", 0, "\\mkern1mu\\mathbin{\\text{mod}}\\mkern1mu "},
    {"bra", 1, "\\langle #1|"},
    {"braket", 1, "\\langle #1\\rangle "},
    {"bull", 0, "\\bullet "},
    {"dblcolon", 0, "\\mathrel{::}"},
    {"empty", 0, "\\emptyset "},
    {"eqref", 1, "\\text{(#1)}"},
    {"exist", 0, "\\exists "},
    {"idotsint", 0, "\\int\\!\\cdots\\!\\int "},
    {"iff", 0, "\\;\\Longleftrightarrow\\;"},
    {"image", 0, "\\Im "},
    {"impliedby", 0, "\\;\\Longleftarrow\\;"},
    {"implies", 0, "\\;\\Longrightarrow\\;"},
    {"infin", 0, "\\infty "},
    {"ket", 1, "|#1\\rangle "},
    {"lparen", 0, "("},
    {"mathstrut", 0, "\\vphantom{(}"},
    {"minuso", 0, "\\mathbin{\\ominus}"},
    {"mod", 1, "\\mkern12mu\\text{mod}\\mkern6mu #1"},
    {"or", 0, "\\vee "},
    {"ordinarycolon", 0, "{:}"},
    {"pmod", 1, "\\mkern8mu(\\text{mod}\\mkern6mu #1)"},
    {"pod", 1, "\\mkern8mu(#1)"},
    {"real", 0, "\\Re "},
    {"ref", 1, "\\text{#1}"},
    {"rparen", 0, ")"},
    {"sdot", 0, "\\cdot "},
    {"set", 1, "\\{\\,#1\\,\\}"},
    {"strut", 0, "\\vphantom{(}"},
    {"sub", 0, "\\subset "},
    {"sube", 0, "\\subseteq "},
    {"supe", 0, "\\supseteq "},
    {"thetasym", 0, "\\vartheta "},
    {"tripledash", 0, "\\cdots "},
    {"varliminf", 0, "\\mathop{\\underline{\\mathrm{lim}}}"},
    {"varlimsup", 0, "\\mathop{\\overline{\\mathrm{lim}}}"},
    {"vcentcolon", 0, "\\mathrel{:}"},
    {"weierp", 0, "\\wp "},
};

MathMacros *
math_macros_new(void)
{
    MathMacros *self = g_new0(MathMacros, 1);
    self->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, macro_free);
    for (guint i = 0; i < G_N_ELEMENTS(own); i++)
        math_macros_define(self, own[i].name, own[i].arguments, NULL, own[i].body);
    return self;
}

void
math_macros_free(MathMacros *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->by_name);
    g_free(self);
}

gboolean
math_macros_define(MathMacros *self, const char *name, int arguments,
                   const char *optional, const char *body)
{
    if (g_hash_table_size(self->by_name) >= MOST_MACROS)
        return FALSE;
    MathMacro *macro = g_new0(MathMacro, 1);
    macro->arguments = arguments;
    macro->optional = g_strdup(optional);
    macro->body = g_strdup(body);
    g_hash_table_replace(self->by_name, g_strdup(name), macro);
    return TRUE;
}

const MathMacro *
math_macros_lookup(const MathMacros *self, const char *name)
{
    return g_hash_table_lookup(self->by_name, name);
}
