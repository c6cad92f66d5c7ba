/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline of the PDF from the book's contents, and the labels of places. */
#pragma once

#include "layout/page.h"

/* Fills `pages->outline` from the book's entries, three deep, parts and chapters on one level;
 * entries without a place are left out. */
void contents_outline(Pages *pages);
