/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/barcode.h"

#include <string.h>

/* Seven modules of each digit in number set A, first module in the highest bit; set C is its
 * complement, set B is C read backwards (Figure 5.2.1.2.1-1). */
static const guint8 set_a[10] = {0x0D, 0x19, 0x13, 0x3D, 0x23,
                                 0x31, 0x2F, 0x3B, 0x37, 0x0B};

/* Which of the left six digits are in set B, for each first digit: bit 5 is the leftmost. */
static const guint8 parities13[10] = {0x00, 0x0B, 0x0D, 0x0E, 0x13,
                                      0x19, 0x1C, 0x15, 0x16, 0x1A};

/* The same of the five digits of an addition, by its check value: bit 4 is the leftmost. */
static const guint8 parities5[10] = {0x18, 0x14, 0x12, 0x11, 0x0C,
                                     0x06, 0x03, 0x0A, 0x09, 0x05};

/* The digits of `text`; false when there are not `count`. */
static bool
read_digits(const char *text, int *digits, int count)
{
    int length = 0;
    for (; *text != '\0'; text++) {
        if (*text == '-' || *text == ' ')
            continue;
        if (!g_ascii_isdigit(*text) || length == count)
            return false;
        digits[length++] = *text - '0';
    }
    return length == count;
}

static guint8 *
put_bits(guint8 *modules, guint bits, int count)
{
    for (int i = count - 1; i >= 0; i--)
        *modules++ = bits >> i & 1;
    return modules;
}

static guint
set_b(int digit)
{
    guint complement = ~set_a[digit] & 0x7F, backwards = 0;
    for (int i = 0; i < 7; i++)
        backwards |= (complement >> i & 1) << (6 - i);
    return backwards;
}

bool
barcode_ean13(const char *text, guint8 modules[BARCODE_EAN13_MODULES])
{
    int digits[13], sum = 0;
    if (!read_digits(text, digits, 13))
        return false;
    for (int i = 0; i < 13; i++)
        sum += digits[i] * (i % 2 == 0 ? 1 : 3);
    if (sum % 10 != 0)
        return false;
    guint parity = parities13[digits[0]];
    modules = put_bits(modules, 0x5, 3);
    for (int i = 1; i <= 6; i++)
        modules = put_bits(
            modules, parity >> (6 - i) & 1 ? set_b(digits[i]) : set_a[digits[i]], 7);
    modules = put_bits(modules, 0xA, 5);
    for (int i = 7; i <= 12; i++)
        modules = put_bits(modules, ~set_a[digits[i]] & 0x7F, 7);
    put_bits(modules, 0x5, 3);
    return true;
}

bool
barcode_ean5(const char *text, guint8 modules[BARCODE_EAN5_MODULES])
{
    int digits[5];
    if (!read_digits(text, digits, 5))
        return false;
    int check =
        (3 * (digits[0] + digits[2] + digits[4]) + 9 * (digits[1] + digits[3])) % 10;
    guint parity = parities5[check];
    modules = put_bits(modules, 0xB, 4);
    for (int i = 0; i < 5; i++) {
        if (i > 0)
            modules = put_bits(modules, 0x1, 2);
        modules = put_bits(
            modules, parity >> (4 - i) & 1 ? set_b(digits[i]) : set_a[digits[i]], 7);
    }
    return true;
}

bool
barcode_is_guard(int module)
{
    return module < 3 || (module >= 45 && module < 50) || module >= 92;
}
