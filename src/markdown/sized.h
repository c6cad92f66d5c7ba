/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures with a size behind their address, "![alt](a.png =250x100 "title")", as Zenn and
 * markdown-it-imsize take them: CommonMark makes text of them. */
#pragma once

#include "markdown/mask.h"

/* Adds an island for each such picture in the text. */
void sized_find(Mask *mask);
