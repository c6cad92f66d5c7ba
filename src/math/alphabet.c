/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/alphabet.h"

/* Where each alphabet begins; 0: it has none of these. */
typedef struct {
    gunichar capitals, smalls, digits, greek_capitals, greek_smalls;
} Alphabet;

static const Alphabet alphabets[] = {
    [MATH_ALPHABET_DEFAULT] = {0x1D434, 0x1D44E, 0, 0, 0x1D6FC},
    [MATH_ALPHABET_ROMAN] = {0, 0, 0, 0, 0x1D6FC},
    [MATH_ALPHABET_ITALIC] = {0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC},
    [MATH_ALPHABET_BOLD] = {0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6FC},
    [MATH_ALPHABET_BOLD_ITALIC] = {0x1D468, 0x1D482, 0x1D7CE, 0x1D6A8, 0x1D736},
    [MATH_ALPHABET_DOUBLE] = {0x1D538, 0x1D552, 0x1D7D8, 0, 0x1D6FC},
    [MATH_ALPHABET_SCRIPT] = {0x1D49C, 0x1D4B6, 0, 0, 0x1D6FC},
    [MATH_ALPHABET_BOLD_SCRIPT] = {0x1D4D0, 0x1D4EA, 0x1D7CE, 0, 0x1D736},
    [MATH_ALPHABET_FRAKTUR] = {0x1D504, 0x1D51E, 0, 0, 0x1D6FC},
    [MATH_ALPHABET_SANS] = {0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0x1D6FC},
    [MATH_ALPHABET_MONO] = {0x1D670, 0x1D68A, 0x1D7F6, 0, 0x1D6FC}};

/* The letters that Unicode had before, and left out of the alphabets. */
static gunichar
fill_hole(gunichar c)
{
    static const struct {
        gunichar hole, letter;
    } holes[] = {
        {0x1D455, 0x210E}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131},
        {0x1D4A3, 0x210B}, {0x1D4A4, 0x2110}, {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133},
        {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F}, {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134},
        {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111}, {0x1D515, 0x211C},
        {0x1D51D, 0x2128}, {0x1D53A, 0x2102}, {0x1D53F, 0x210D}, {0x1D545, 0x2115},
        {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D}, {0x1D551, 0x2124}};
    for (guint i = 0; i < G_N_ELEMENTS(holes); i++)
        if (holes[i].hole == c)
            return holes[i].letter;
    return c;
}

/* Greek letters that stand outside the row of the alphabet: their place behind alpha. */
static int
greek_variant(gunichar c)
{
    static const gunichar variants[] = {0x2202, 0x3F5, 0x3D1, 0x3F0, 0x3D5, 0x3F1, 0x3D6};
    for (guint i = 0; i < G_N_ELEMENTS(variants); i++)
        if (variants[i] == c)
            return 25 + (int) i;
    return -1;
}

gunichar
math_alphabet_letter(MathAlphabet alphabet, gunichar c)
{
    const Alphabet *of = &alphabets[alphabet];
    int variant = greek_variant(c);
    if (c >= 'A' && c <= 'Z' && of->capitals != 0)
        return fill_hole(of->capitals + c - 'A');
    if (c >= 'a' && c <= 'z' && of->smalls != 0)
        return fill_hole(of->smalls + c - 'a');
    if (c >= '0' && c <= '9' && of->digits != 0)
        return of->digits + c - '0';
    if (c >= 0x391 && c <= 0x3A9 && of->greek_capitals != 0)
        return of->greek_capitals + c - 0x391;
    if (c >= 0x3B1 && c <= 0x3C9 && of->greek_smalls != 0)
        return of->greek_smalls + c - 0x3B1;
    if (variant >= 0 && of->greek_smalls != 0)
        return of->greek_smalls + (gunichar) variant;
    if (c == 0x2207 && alphabet == MATH_ALPHABET_BOLD_ITALIC)
        return 0x1D6C1;
    return c;
}
