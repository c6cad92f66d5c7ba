/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/symbol.h"

#include <stdlib.h>
#include <string.h>

static int
compare_name(const void *name, const void *symbol)
{
    return strcmp(name, ((const MathSymbol *) symbol)->name);
}

const MathSymbol *
math_symbol_lookup(const char *name)
{
    guint length;
    const MathSymbol *symbols = math_signs(&length);
    return bsearch(name, symbols, length, sizeof symbols[0], compare_name);
}

static MathClass
class_of_ascii(gunichar c)
{
    static const struct {
        const char *signs;
        MathClass class;
    } classes[] = {{"+-*", MATH_BIN},
                   {"=<>:", MATH_REL},
                   {"([", MATH_OPEN},
                   {")]!?", MATH_CLOSE},
                   {",;", MATH_PUNCT}};
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++)
        if (strchr(classes[i].signs, (char) c) != NULL)
            return classes[i].class;
    return MATH_ORD;
}

MathClass
math_symbol_of_character(gunichar c, gunichar *code, MathLimits *limits)
{
    *limits = MATH_LIMITS_NEVER;
    *code = c == '-' ? 0x2212 : c == '*' ? 0x2217 : c;
    if (c < 0x80)
        return class_of_ascii(c);
    guint length;
    const MathSymbol *symbols = math_signs(&length);
    for (guint i = 0; i < length; i++) {
        if (symbols[i].code != c)
            continue;
        *limits = symbols[i].limits;
        return symbols[i].class;
    }
    if (c == 0x2212)
        return MATH_BIN;
    /* Full-width signs, as Korean keyboards give them. */
    if (c > 0xFF00 && c < 0xFF5F) {
        *code = c - 0xFEE0;
        return class_of_ascii(*code);
    }
    return MATH_ORD;
}

bool
math_symbol_name(const char *name, const char **words, MathLimits *limits)
{
    static const char *const plain[] = {
        "arccos", "arcctg", "arcsin", "arctan", "arctg", "arg",  "ch",  "cos",
        "cosec",  "cosh",   "cot",    "cotg",   "coth",  "csc",  "ctg", "cth",
        "deg",    "dim",    "exp",    "hom",    "ker",   "lg",   "ln",  "log",
        "sec",    "sh",     "sin",    "sinh",   "tan",   "tanh", "tg",  "th"};
    static const char *const limiting[] = {"det",    "gcd",  "inf", "lim",
                                           "max",    "min",  "Pr",  "argmax",
                                           "argmin", "plim", "sup"};
    static const char *const spaced[][2] = {
        {"liminf", "lim inf"},   {"limsup", "lim sup"}, {"injlim", "inj lim"},
        {"projlim", "proj lim"}, {"argmax", "arg max"}, {"argmin", "arg min"}};
    *words = name;
    *limits = MATH_LIMITS_NEVER;
    for (guint i = 0; i < G_N_ELEMENTS(plain); i++)
        if (strcmp(name, plain[i]) == 0)
            return true;
    *limits = MATH_LIMITS_DISPLAY;
    for (guint i = 0; i < G_N_ELEMENTS(spaced); i++)
        if (strcmp(name, spaced[i][0]) == 0) {
            *words = spaced[i][1];
            return true;
        }
    for (guint i = 0; i < G_N_ELEMENTS(limiting); i++)
        if (strcmp(name, limiting[i]) == 0)
            return true;
    return false;
}

gunichar
math_symbol_delimiter(const char *command, gunichar c)
{
    static const struct {
        gunichar typed, sign;
    } typed[] = {{'<', 0x27E8}, {'>', 0x27E9}, {0x2329, 0x27E8}, {0x232A, 0x27E9}};
    if (*command == '\0') {
        for (guint i = 0; i < G_N_ELEMENTS(typed); i++)
            if (c == typed[i].typed)
                return typed[i].sign;
        return c < 0x80 && strchr("()[]|/", (char) c) == NULL ? 0 : c;
    }
    const MathSymbol *symbol = math_symbol_lookup(command);
    if (symbol == NULL)
        return 0;
    bool is_arrow = (symbol->code >= 0x2191 && symbol->code <= 0x2195) ||
                    (symbol->code >= 0x21D1 && symbol->code <= 0x21D5);
    bool is_line = symbol->code == '|' || symbol->code == 0x2016 ||
                   symbol->code == 0x2223 || symbol->code == 0x2225 ||
                   symbol->code == '\\';
    if (is_line && symbol->code >= 0x2223)
        return symbol->code == 0x2223 ? '|' : 0x2016;
    return symbol->class == MATH_OPEN || symbol->class == MATH_CLOSE || is_arrow ||
                   is_line
               ? symbol->code
               : 0;
}
