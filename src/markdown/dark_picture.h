/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that a site shows only on a dark screen, beside the same for a light one: paper
 * and the page of a reader are light. */
#pragma once

#include "base/diag.h"
#include "doc/node.h"

/* Frees every picture for dark screens that stands next to its twin for light ones, and
 * tells it [dark-picture]. One without a twin stays: themes use the class for frames too. */
void dark_pictures_drop(DocNode *root, Diag *diag);
