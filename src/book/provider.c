/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/provider.h"

#include "book/words.h"

typedef struct {
    const char *provider; /* as cards have it */
    const char *name;     /* NULL: says nothing to a reader */
    bool is_video;
} Provider;

/* clang-format off */
static const Provider providers[] = {
    {"asciinema",   "asciinema",    true},
    {"bilibili",    "bilibili",     true},
    {"codepen",     "CodePen",      false},
    {"codesandbox", "CodeSandbox",  false},
    {"gist",        "GitHub Gist",  false},
    {"instagram",   "Instagram",    false},
    {"jsfiddle",    "JSFiddle",     false},
    {"kakao",       "카카오TV",      true},
    {"link",        NULL,           false},
    {"map",         NULL,           false},
    {"naver",       "네이버TV",      true},
    {"slideshare",  "SlideShare",   false},
    {"soundcloud",  "SoundCloud",   false},
    {"speakerdeck", "Speaker Deck", false},
    {"twitter",     "Twitter",      false},
    {"video",       NULL,           true},
    {"vimeo",       "Vimeo",        true},
    {"youtube",     "YouTube",      true},
};
/* clang-format on */

static const Provider *
find(const DocNode *card)
{
    const char *provider = card->as.card.provider;
    for (guint i = 0; provider != NULL && i < G_N_ELEMENTS(providers); i++)
        if (g_ascii_strcasecmp(provider, providers[i].provider) == 0)
            return &providers[i];
    return NULL;
}

const char *
book_card_provider(const DocNode *card)
{
    const Provider *known = find(card);
    return known != NULL ? known->name : card->as.card.provider;
}

bool
book_card_is_video(const DocNode *card)
{
    const Provider *known = find(card);
    return known != NULL && known->is_video;
}

const char *
book_card_title(const Book *book, const DocNode *card)
{
    if (card->title != NULL && *card->title != '\0')
        return card->title;
    return book_card_is_video(card) ? book_word(book->language, BOOK_WORD_VIDEO) : NULL;
}
