/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/isbn.h"

#include <glib.h>

bool
book_isbn_is_valid(const char *text)
{
    int digits[13], length = 0, sum = 0;
    for (; *text != '\0'; text++) {
        if (*text == '-' || *text == ' ')
            continue;
        if (!g_ascii_isdigit(*text) || length == 13)
            return false;
        digits[length] = *text - '0';
        sum += digits[length] * (length % 2 == 0 ? 1 : 3);
        length++;
    }
    return length == 13 && digits[0] == 9 && digits[1] == 7 && digits[2] >= 8 &&
           sum % 10 == 0;
}
