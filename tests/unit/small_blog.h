/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small blog written in one file, "=== path" before each of its files, so that a case is
 * read at one glance. What stands before the first says what the case is about. */
#pragma once

/* Writes the files of `text` into a new folder; its path is the caller's. */
char *small_blog_unpack(const char *text);
/* Removes the folder and all in it. */
void small_blog_remove(const char *folder);
