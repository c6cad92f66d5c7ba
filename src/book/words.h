/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few words that a book says by itself, in its own language. */
#pragma once

#include <glib.h>

typedef enum {
    BOOK_WORD_CONTENTS,
    BOOK_WORD_DEDICATION,
    BOOK_WORD_PREFACE,
    BOOK_WORD_COLOPHON,
    BOOK_WORD_FIGURES,
    BOOK_WORD_NOTES,
    BOOK_WORD_NOTE, /* "각주": before the number in a footnote of the EPUB */
    BOOK_WORD_COVER,
    BOOK_WORD_TITLE_PAGE,
    BOOK_WORD_PICTURE,
    BOOK_WORD_MISSING_PICTURE,
    BOOK_WORD_VIDEO,
    BOOK_WORD_AUTHOR, /* colophon labels from here on */
    BOOK_WORD_PUBLISHER,
    BOOK_WORD_PUBLISHED,
    BOOK_WORD_SERIAL,    /* when the posts appeared */
    BOOK_WORD_SOURCE,    /* where they appeared */
    BOOK_WORD_BACK,      /* "본문으로": backlink of a note */
    BOOK_WORD_PAGE,      /* "쪽" */
    BOOK_WORD_LANDMARKS, /* names of the EPUB's lists for reading systems, and of the text */
    BOOK_WORD_PAGE_LIST,
    BOOK_WORD_BODY,
    BOOK_WORD_UNKNOWN_AUTHOR,
    BOOK_WORD_COUNT
} BookWord;

/* The word in `language` (BCP 47); English where we do not speak it. Lent. */
const char *book_word(const char *language, BookWord word);

/* "제3장" is "3장" here: the label of chapter `number` that has none of its own. The caller's. */
char *book_word_chapter(const char *language, const char *number);
/* What a link to `name` within the book is called where it is not seen: "‘머리말’로 가기". The
 * caller's. */
char *book_word_link(const char *language, const char *name);

/* A date as a colophon prints it: "2022년 1월 1일" from "2022-01-01". The caller's. */
char *book_word_date(const char *language, const char *iso);
