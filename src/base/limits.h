/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every limit of the program in one place, so that a stranger's blog cannot exhaust the
 * machine. The manual (ebook.1, LIMITS) repeats them. A limit that is hit is told with
 * file and line; it is never a crash, a hang or silence. */
#pragma once

#define LIMIT_KIB 1024
#define LIMIT_MIB (1024 * 1024)

#define LIMIT_POST_BYTES (16 * LIMIT_MIB)
#define LIMIT_INSERTED_BYTES (4 * LIMIT_MIB) /* that tags put in from other files */
#define LIMIT_YAML_BYTES (1 * LIMIT_MIB)
#define LIMIT_YAML_DEPTH 64
#define LIMIT_YAML_NODES 10000
#define LIMIT_NESTING 100                     /* Markdown and HTML, levels of elements */
#define LIMIT_PARAGRAPH_BYTES (1 * LIMIT_MIB) /* then a line end is put in */
#define LIMIT_DOC_NODES 2000000               /* nodes of one post */
#define LIMIT_TABLE_COLUMNS 1024
#define LIMIT_TABLE_COLUMNS_SET 64 /* columns that are laid out */
#define LIMIT_SHEET_BYTES (1 * LIMIT_MIB)
#define LIMIT_IMAGE_BYTES (64 * LIMIT_MIB)
#define LIMIT_IMAGE_PIXELS 100000000
#define LIMIT_IMAGE_SIDE 32767
#define LIMIT_JPEG_SCANS 100     /* of a progressive JPEG, if small */
#define LIMIT_JPEG_SCANS_SURE 16 /* of any, however large */
#define LIMIT_JPEG_SCANNED_PIXELS 1500000000LL
#define LIMIT_SVG_BYTES (16 * LIMIT_MIB)
#define LIMIT_SVG_DEPTH 100
#define LIMIT_SVG_ELEMENTS 100000
#define LIMIT_SVG_WORK 6000 /* milliseconds, about, to draw it */
#define LIMIT_FONT_BYTES (64 * LIMIT_MIB)
#define LIMIT_ICC_BYTES (16 * LIMIT_MIB)
#define LIMIT_POSTS 10000
#define LIMIT_IMAGES 100000
#define LIMIT_FILES 1000000 /* files looked at below the project's folder */
#define LIMIT_OUTPUT_BYTES (2048LL * LIMIT_MIB)
#define LIMIT_DIAGNOSTICS 1000
#define LIMIT_DIAGNOSTIC_BYTES 1024
#define LIMIT_FORMULA_BYTES (64 * LIMIT_KIB)
#define LIMIT_FORMULA_DEPTH 60              /* groups within groups */
#define LIMIT_FORMULA_TOKENS 50000          /* macros replaced */
#define LIMIT_FORMULA_ADDED (1 * LIMIT_MIB) /* bytes that macros put in */
#define LIMIT_FORMULA_MACROS 100            /* macros within macros */
#define LIMIT_FORMULA_COLUMNS 200
#define LIMIT_FORMULA_CELLS 20000
