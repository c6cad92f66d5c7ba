/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ISBN-13: the number of one edition of a book in one format. */
#pragma once

#include <stdbool.h>

/* Thirteen digits, hyphens and spaces aside, from 978 or 979, with a right check digit
 * (ISO 2108). */
bool book_isbn_is_valid(const char *text);
