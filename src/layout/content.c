/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/content.h"

#include <string.h>

#include "doc/walk.h"
#include "layout/links.h"

static const char *
attribute(const DocNode *node, const char *name)
{
    if (strcmp(name, "href") == 0 || strcmp(name, "src") == 0 ||
        strcmp(name, "cite") == 0)
        return node->url;
    if (strcmp(name, "title") == 0)
        return node->title;
    if (strcmp(name, "class") == 0)
        return node->classes;
    if (strcmp(name, "id") == 0)
        return node->id;
    if (strcmp(name, "alt") == 0 && node->kind == DOC_IMAGE)
        return node->text;
    return NULL;
}

static char *
target_text(const Flow *flow, const DocNode *node)
{
    const BookAnchor *anchor = NULL;
    if (node->url != NULL && node->url[0] == '#')
        anchor = book_anchor(flow->task->book, node->url + 1);
    if (anchor == NULL)
        return g_strdup("");
    return anchor->node != NULL ? doc_plain(anchor->node)
                                : g_strdup(anchor->section->title);
}

/* Adds one piece; true when it depends on page numbers. */
static bool
add_piece(Flow *flow, TextParagraph *paragraph, const DocNode *node, const Style *style,
          const StyleContent *piece)
{
    const char *text = NULL;
    g_autofree char *owned = NULL;
    switch (piece->kind) {
    case STYLE_CONTENT_TEXT:
        text = piece->text;
        break;
    case STYLE_CONTENT_ATTR:
        text = attribute(node, piece->text);
        break;
    case STYLE_CONTENT_LEADER:
        text_paragraph_add_leader(paragraph, piece->text, style);
        return false;
    case STYLE_CONTENT_TARGET_COUNTER:
        text = link_page_label(flow->task, node->url);
        break;
    case STYLE_CONTENT_TARGET_TEXT:
        text = owned = target_text(flow, node);
        break;
    case STYLE_CONTENT_COUNTER:
    case STYLE_CONTENT_STRING:
        break;
    }
    if (text != NULL && *text != '\0')
        text_paragraph_add_text(paragraph, text, -1, style,
                                node->kind == DOC_LINK ? node : NULL, 0);
    return piece->kind == STYLE_CONTENT_TARGET_COUNTER;
}

bool
content_add(Flow *flow, TextParagraph *paragraph, const DocNode *node, const char *pseudo,
            bool *is_found)
{
    const Style *style = style_of_pseudo(flow->styles, node, pseudo);
    *is_found = style != NULL && style->content != NULL && style->content->len > 0;
    bool is_moving = false;
    for (guint i = 0; *is_found && i < style->content->len; i++)
        is_moving |= add_piece(flow, paragraph, node, style, style->content->pdata[i]);
    return is_moving;
}

static char *
roman(int number, bool is_upper)
{
    static const struct {
        int value;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    if (number <= 0 || number >= 4000)
        return g_strdup_printf("%d", number);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
        for (; number >= steps[i].value; number -= steps[i].value)
            g_string_append(out, steps[i].digits);
    return is_upper ? g_ascii_strup(out->str, -1) : g_strdup(out->str);
}

/* Numbers in the letters of `set`, with more than one letter past its end. */
static char *
letters(int number, const char *const *set, int n)
{
    if (number <= 0)
        return g_strdup_printf("%d", number);
    g_autoptr(GString) out = g_string_new(NULL);
    for (; number > 0; number = (number - 1) / n)
        g_string_prepend(out, set[(number - 1) % n]);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static char *
latin(int number, char first)
{
    if (number <= 0)
        return g_strdup_printf("%d", number);
    g_autoptr(GString) out = g_string_new(NULL);
    for (; number > 0; number = (number - 1) / 26)
        g_string_prepend_c(out, (char) (first + (number - 1) % 26));
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static char *
cjk_decimal(int number)
{
    static const char *const digits[] = {"〇", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    g_autofree char *plain = g_strdup_printf("%d", number);
    GString *out = g_string_new(NULL);
    for (const char *c = plain; *c != '\0'; c++)
        g_string_append(out, g_ascii_isdigit(*c) ? digits[*c - '0'] : "-");
    return g_string_free(out, FALSE);
}

char *
content_number(int number, StyleListKind kind)
{
    static const char *const hangul[] = {"가", "나", "다", "라", "마", "바", "사",
                                         "아", "자", "차", "카", "타", "파", "하"};
    static const char *const consonants[] = {"ㄱ", "ㄴ", "ㄷ", "ㄹ", "ㅁ", "ㅂ", "ㅅ",
                                             "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"};
    switch (kind) {
    case STYLE_LIST_DECIMAL_ZERO:
        return g_strdup_printf("%02d", number);
    case STYLE_LIST_LOWER_ROMAN:
        return roman(number, false);
    case STYLE_LIST_UPPER_ROMAN:
        return roman(number, true);
    case STYLE_LIST_LOWER_ALPHA:
        return latin(number, 'a');
    case STYLE_LIST_UPPER_ALPHA:
        return latin(number, 'A');
    case STYLE_LIST_HANGUL:
        return letters(number, hangul, G_N_ELEMENTS(hangul));
    case STYLE_LIST_HANGUL_CONSONANT:
        return letters(number, consonants, G_N_ELEMENTS(consonants));
    case STYLE_LIST_CJK_DECIMAL:
        return cjk_decimal(number);
    default:
        return g_strdup_printf("%d", number);
    }
}
