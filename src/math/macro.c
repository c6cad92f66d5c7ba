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

/* What LaTeX, amsmath, mathtools and physics make of simpler commands. */
static const struct {
    const char *name;
    int arguments;
    const char *body;
} own[] = {
    {"Bra", 1, "\\left\\langle #1\\right|"},
    {"Braket", 1, "\\left\\langle #1\\right\\rangle "},
    {"Coloneq", 0, "\\mathrel{::-}"},
    {"Eqqcolon", 0, "\\mathrel{=::}"},
    {"KaTeX", 0, "\\mathrm{KaTeX}"},
    {"Ket", 1, "\\left|#1\\right\\rangle "},
    {"LaTeX", 0, "\\mathrm{LaTeX}"},
    {"Relbar", 0, "\\mathrel{=}"},
    {"Res", 0, "\\operatorname*{Res}"},
    {"Set", 1, "\\left\\{\\,#1\\,\\right\\}"},
    {"TeX", 0, "\\mathrm{T\\kern-0.1667em\\smash{\\mathrm{E}}\\kern-0.125emX}"},
    {"Tr", 0, "\\operatorname{Tr}"},
    {"abs", 1, "\\left|#1\\right|"},
    {"alef", 0, "\\aleph "},
    {"alefsym", 0, "\\aleph "},
    {"and", 0, "\\wedge "},
    {"approxcolon", 0, "\\mathrel{\\approx:}"},
    {"bmod", 0, "\\mkern1mu\\mathbin{\\text{mod}}\\mkern1mu "},
    {"bra", 1, "\\langle #1|"},
    {"braket", 1, "\\langle #1\\rangle "},
    {"bull", 0, "\\bullet "},
    {"colonapprox", 0, "\\mathrel{:\\approx}"},
    {"coloncolon", 0, "\\mathrel{::}"},
    {"coloncolonequals", 0, "\\mathrel{::=}"},
    {"colonminus", 0, "\\mathrel{:-}"},
    {"colonsim", 0, "\\mathrel{:\\sim}"},
    {"colorbox", 2, "\\fbox{#2}"},
    {"comm", 2, "\\left[#1,#2\\right]"},
    {"cramped", 1, "{#1}"},
    {"curl", 0, "\\nabla\\times "},
    {"dblcolon", 0, "\\mathrel{::}"},
    {"dd", 1, "\\mathop{}\\!\\mathrm{d}#1"},
    {"diag", 0, "\\operatorname{diag}"},
    {"differentialD", 0, "\\mathrm{d}"},
    {"dv", 2, "\\frac{\\mathrm{d}#1}{\\mathrm{d}#2}"},
    {"empty", 0, "\\emptyset "},
    {"eqcolon", 0, "\\mathrel{-:}"},
    {"eqref", 1, "\\text{(#1)}"},
    {"equalscolon", 0, "\\mathrel{=:}"},
    {"erf", 0, "\\operatorname{erf}"},
    {"ev", 1, "\\left\\langle #1\\right\\rangle "},
    {"eval", 1, "\\left.#1\\right|"},
    {"exist", 0, "\\exists "},
    {"expval", 1, "\\left\\langle #1\\right\\rangle "},
    {"fcolorbox", 3, "\\fbox{#3}"},
    {"flatfrac", 2, "{#1}/{#2}"},
    {"grad", 0, "\\nabla "},
    {"idotsint", 0, "\\int\\!\\cdots\\!\\int "},
    {"iff", 0, "\\;\\Longleftrightarrow\\;"},
    {"image", 0, "\\Im "},
    {"impliedby", 0, "\\;\\Longleftarrow\\;"},
    {"implies", 0, "\\;\\Longrightarrow\\;"},
    {"infin", 0, "\\infty "},
    {"intop", 0, "\\int\\limits "},
    {"joinrel", 0, "\\mathrel{\\mkern-3mu}"},
    {"ket", 1, "|#1\\rangle "},
    {"laplacian", 0, "\\nabla^2 "},
    {"lefteqn", 1, "{#1}"},
    {"lparen", 0, "("},
    {"mathchoice", 4, "{#2}"},
    {"mathstrut", 0, "\\vphantom{(}"},
    {"mel", 3, "\\left\\langle #1\\middle|#2\\middle|#3\\right\\rangle "},
    {"minuso", 0, "\\mathbin{\\ominus}"},
    {"mod", 1, "\\mkern12mu\\text{mod}\\mkern6mu #1"},
    {"nicefrac", 2, "{}^{#1}\\!/{}_{#2}"},
    {"norm", 1, "\\left\\|#1\\right\\|"},
    {"operatornamewithlimits", 1, "\\operatorname*{#1}"},
    {"or", 0, "\\vee "},
    {"order", 1, "\\mathcal{O}\\left(#1\\right)"},
    {"ordinarycolon", 0, "{:}"},
    {"overlinesegment", 1, "\\overline{#1}"},
    {"overunderset", 3, "\\overset{#1}{\\underset{#2}{#3}}"},
    {"pdv", 2, "\\frac{\\partial #1}{\\partial #2}"},
    {"pmod", 1, "\\mkern8mu(\\text{mod}\\mkern6mu #1)"},
    {"pod", 1, "\\mkern8mu(#1)"},
    {"prescript", 3, "{}^{#1}_{#2}#3"},
    {"pu", 1, "\\mathrm{#1}"},
    {"raisebox", 2, "\\text{#2}"},
    {"rank", 0, "\\operatorname{rank}"},
    {"ratio", 0, "\\mathrel{:}"},
    {"real", 0, "\\Re "},
    {"ref", 1, "\\text{#1}"},
    {"relbar", 0, "\\mathrel{-}"},
    {"rparen", 0, ")"},
    {"rule", 2, "\\underline{\\hspace{#1}}"},
    {"sdot", 0, "\\cdot "},
    {"set", 1, "\\{\\,#1\\,\\}"},
    {"sfrac", 2, "{}^{#1}\\!/{}_{#2}"},
    {"sgn", 0, "\\operatorname{sgn}"},
    {"shoveleft", 1, "{#1}"},
    {"shoveright", 1, "{#1}"},
    {"sideset", 3, "\\mathop{{\\vphantom{#3}}#1{#3}\\nolimits#2}"},
    {"simcolon", 0, "\\mathrel{\\sim:}"},
    {"skew", 3, "#2{#3}"},
    {"stackbin", 2, "\\mathbin{\\overset{#1}{#2}}"},
    {"strut", 0, "\\vphantom{(}"},
    {"sub", 0, "\\subset "},
    {"sube", 0, "\\subseteq "},
    {"supe", 0, "\\supseteq "},
    {"thetasym", 0, "\\vartheta "},
    {"tr", 0, "\\operatorname{tr}"},
    {"tripledash", 0, "\\cdots "},
    {"underlinesegment", 1, "\\underline{#1}"},
    {"underoverset", 3, "\\underset{#1}{\\overset{#2}{#3}}"},
    {"upalpha", 0, "\\alpha "},
    {"upbeta", 0, "\\beta "},
    {"va", 1, "\\vec{\\mathbf{#1}}"},
    {"varDelta", 0, "\\mathit{\\Delta}"},
    {"varGamma", 0, "\\mathit{\\Gamma}"},
    {"varLambda", 0, "\\mathit{\\Lambda}"},
    {"varOmega", 0, "\\mathit{\\Omega}"},
    {"varPhi", 0, "\\mathit{\\Phi}"},
    {"varPi", 0, "\\mathit{\\Pi}"},
    {"varPsi", 0, "\\mathit{\\Psi}"},
    {"varSigma", 0, "\\mathit{\\Sigma}"},
    {"varTheta", 0, "\\mathit{\\Theta}"},
    {"varUpsilon", 0, "\\mathit{\\Upsilon}"},
    {"varXi", 0, "\\mathit{\\Xi}"},
    {"varinjlim", 0, "\\mathop{\\underrightarrow{\\mathrm{lim}}}"},
    {"varliminf", 0, "\\mathop{\\underline{\\mathrm{lim}}}"},
    {"varlimsup", 0, "\\mathop{\\overline{\\mathrm{lim}}}"},
    {"varprojlim", 0, "\\mathop{\\underleftarrow{\\mathrm{lim}}}"},
    {"vb", 1, "\\mathbf{#1}"},
    {"vcentcolon", 0, "\\mathrel{:}"},
    {"vcenter", 1, "{#1}"},
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

bool
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
