/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/characters.h"

#include "base/text.h"
#include "book/address.h"
#include "book/provider.h"
#include "book/words.h"
#include "doc/walk.h"

/* What layout and the EPUB add by themselves: list marks of every counter style, task boxes,
 * the mark of wrapped code, superscript digits, the page word and its particles. */
static const char generated[] =
    "•◦▪·–—…“”‘’↪↩←→☐☑□■※*†‡()[]{}"
    "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
    "①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十百千〇쪽장절부편그림표은는이가을를과와으로라제";

/* A bit a character: text comes by the megabyte. */
typedef struct {
    guint8 bits[0x110000 / 8];
} CharacterSet;

static void
add(CharacterSet *set, const char *text)
{
    for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = text_character(p);
        set->bits[c / 8] |= (guint8) (1 << c % 8);
    }
}

/* An address is shown as it is or decoded, in notes and on cards. */
static void
add_address(CharacterSet *set, const char *url)
{
    if (url == NULL)
        return;
    g_autofree char *readable = book_address_readable(url);
    add(set, url);
    add(set, readable);
}

static void
add_doc(CharacterSet *set, const DocNode *doc)
{
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, false)) {
        add(set, node->text);
        add(set, node->title);
        add_address(set, node->url);
        if (node->kind == DOC_CODE_BLOCK)
            add(set, node->as.code.language);
        if (node->kind == DOC_CARD)
            add(set, book_card_provider(node));
    }
}

/* With the other case of each letter: a sheet may change it. */
static void
add_cases(GHashTable *table, gunichar c)
{
    g_hash_table_add(table, GUINT_TO_POINTER(c));
    if (!g_unichar_isalpha(c))
        return;
    g_hash_table_add(table, GUINT_TO_POINTER(g_unichar_toupper(c)));
    g_hash_table_add(table, GUINT_TO_POINTER(g_unichar_tolower(c)));
}

static GHashTable *
table_of(const CharacterSet *set)
{
    GHashTable *table = g_hash_table_new(NULL, NULL);
    for (guint byte = 0; byte < sizeof set->bits; byte++)
        for (guint bit = 0; set->bits[byte] >> bit != 0; bit++)
            if (set->bits[byte] >> bit & 1)
                add_cases(table, byte * 8 + bit);
    return table;
}

GHashTable *
book_characters(const Book *book)
{
    g_autofree CharacterSet *set = g_new0(CharacterSet, 1);
    for (gunichar c = 0x20; c < 0x7F; c++)
        set->bits[c / 8] |= (guint8) (1 << c % 8);
    add(set, "\u00A0");
    add(set, generated);
    const char *const told[] = {book->title,  book->subtitle,    book->publisher,
                                book->rights, book->description, book->collection_title};
    for (guint i = 0; i < G_N_ELEMENTS(told); i++)
        add(set, told[i]);
    add_address(set, book->source_url);
    for (guint i = 0; i < book->authors->len; i++) {
        const BookPerson *person = g_ptr_array_index(book->authors, i);
        add(set, person->name);
        add(set, person->role);
    }
    for (guint word = 0; word < BOOK_WORD_COUNT; word++)
        add(set, book_word(book->language, (BookWord) word));
    for (guint i = 0; i < book->sections->len; i++) {
        const BookSection *section = g_ptr_array_index(book->sections, i);
        add(set, section->label);
        add(set, section->title);
        add_doc(set, section->doc);
    }
    return table_of(set);
}
