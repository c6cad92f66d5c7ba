/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/part_list.h"

#include <string.h>

#include "base/text.h"
#include "doc/walk.h"
#include "series/number.h"

enum { MAX_ITEMS = 400, MAX_LABEL = 160 };

/* ---- words ------------------------------------------------------------------------------------- */

/* How authors mark the part being read, in the three languages. */
#define SELF_WORDS                                                                                       \
    "(?:현재|지금|이번|본|이)\\s*(?:보고\\s*있는\\s*)?(?:게시물|게시글|글|포스트|" \
    "포스팅|편|문서|페이지)|현재|"                                                            \
    "(?:this|current)\\s*(?:post|article|page|part)?|you\\s*are\\s*here|now\\s*reading|"                 \
    "(?:この|今回の?|本)(?:記事|ページ)|今回|本稿|ここ"
#define FUTURE_WORDS                                                                                     \
    "예정|작성\\s*중|준비\\s*중|upcoming|coming\\s*soon|todo|wip|公開予定|予定|執筆中|" \
    "未公開"
#define TICKS "[✓✔☑✅👈👉◀←➡⬅★●]"

static bool
says_self(const char *label)
{
    return g_regex_match_simple("[(\\[（<「【]\\s*(?:" SELF_WORDS ")\\s*[)\\]）>」】]|"
                                "(?:[-–—:|←<]|^)\\s*(?:" SELF_WORDS ")\\s*$|" TICKS
                                "\\s*$|^\\s*" TICKS,
                                label, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0);
}

static bool
says_future(const char *label)
{
    return g_regex_match_simple("[(\\[（]\\s*(?:" FUTURE_WORDS ")[^)\\]）]{0,12}[)\\]）]|"
                                "[-–—:]\\s*(?:" FUTURE_WORDS ")\\s*$",
                                label, G_REGEX_CASELESS, 0);
}

char *
part_label_clean(const char *label)
{
    g_autoptr(GRegex) marks =
        g_regex_new("\\s*[(\\[（<「【]\\s*(?:" SELF_WORDS "|" FUTURE_WORDS
                    ")[^)\\]）>」】]{0,6}[)\\]）>」】]|"
                    "\\s*[-–—:|←<]+\\s*(?:" SELF_WORDS ")\\s*$|\\s*" TICKS
                    "\\s*|\\s*SERIES\\s*\\d+\\s*/\\s*\\d+\\s*$",
                    G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
    char *clean = g_regex_replace_literal(marks, label, -1, 0, "", 0, NULL);
    return clean != NULL ? g_strstrip(clean) : g_strdup(label);
}

/* Sections and sentences that announce reading beside the series. */
static bool
announces_aside(const char *text)
{
    return g_regex_match_simple(
        "참고|레퍼런스|관련|연관|더\\s*읽|더\\s*보|먼저|선행|사전\\s*지식|모른다면|인기|"
        "추천|조회|최근|"
        "reference|related|see\\s*also|further|popular|recent|prerequisite|"
        "read\\s*first|you\\s*may|参考|関連|おすすめ|人気|前提|先に",
        text, G_REGEX_CASELESS, 0);
}

static bool
is_like(const char *label, const char *title)
{
    g_autofree char *clean = part_label_clean(label);
    g_autofree char *a = text_fold(clean);
    g_autofree char *b = text_fold(title);
    gsize length = strlen(a);
    return length >= 6 && (strstr(b, a) != NULL || strstr(a, b) != NULL) && *b != '\0';
}

/* ---- items --------------------------------------------------------------------------------------- */

static void
item_free(gpointer data)
{
    PartItem *item = data;
    g_free(item->url);
    g_free(item->nearest);
    g_free(item->label);
    g_free(item);
}

void
part_list_free(PartList *self)
{
    g_ptr_array_unref(self->items);
    g_free(self);
}

/* The words of one item, lists nested in it left out. */
static char *
label_of(const DocNode *root, const DocNode *end)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const DocNode *node = root; node != NULL && node != end;) {
        bool is_nested = node->kind == DOC_LIST && node != root;
        if (node->kind == DOC_TEXT || node->kind == DOC_CODE)
            g_string_append(out, node->text);
        else if (node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK ||
                 node->kind == DOC_CELL)
            g_string_append_c(out, ' ');
        if (out->len > 4 * MAX_LABEL)
            break;
        node = doc_walk_next(node, root, is_nested);
    }
    return text_collapse(out->str);
}

/* A link to a part that is not there is known by its address: like a post's, or like the
 * holder's own but for a number. */
static bool
is_sibling(const Post *holder, const char *address)
{
    NumberMark own = {0}, other = {0};
    const char *slug = strrchr(address, '/');
    const char *mine = strrchr(holder->slug, '/');
    bool is = number_in_slug(slug != NULL ? slug + 1 : address, &other) &&
              number_in_slug(mine != NULL ? mine + 1 : holder->slug, &own) &&
              g_strcmp0(own.stem, other.stem) == 0;
    number_mark_clear(&own);
    number_mark_clear(&other);
    return is;
}

/* What the link of an item leads to. */
static bool
read_link(const Catalogue *catalogue, const Post *holder, const DocNode *link,
          PartItem *item)
{
    CatalogueMatch match;
    g_autofree char *fragment = NULL;
    const Post *post = catalogue_resolve(catalogue, holder, link->url, &match, &fragment,
                                         &item->nearest);
    if (post != NULL) {
        if (g_strcmp0(post->language, holder->language) != 0)
            return false;
        item->post = post;
        item->is_self = post == holder;
        return true;
    }
    const Site *site = catalogue_site(catalogue);
    g_autofree char *address = site_normalise(site, link->url, NULL);
    bool is_front_page = address != NULL && strcmp(address, "/") == 0;
    if (is_front_page && strchr(link->url, '#') != NULL) {
        item->post = holder; /* "/#heading": the author meant this page */
        return item->is_self = true;
    }
    if (address == NULL || (match != CATALOGUE_BROKEN && !is_sibling(holder, address)))
        return false;
    item->url = g_steal_pointer(&address);
    return true;
}

/* The first link of the item that means a post decides. False: an item that is no part. */
static bool
read_item(const Catalogue *catalogue, const Post *holder, const DocNode *root,
          const DocNode *end, PartItem *item)
{
    bool has_link = false;
    item->place = root->place;
    for (const DocNode *node = root; node != NULL && node != end;) {
        bool is_nested = node->kind == DOC_LIST && node != root;
        if (node->kind == DOC_LINK && node->url != NULL) {
            has_link = true;
            if (read_link(catalogue, holder, node, item))
                break;
        }
        node = doc_walk_next(node, root, is_nested);
    }
    item->label = label_of(root, end);
    if (item->post != NULL || item->url != NULL)
        return true;
    if (*item->label == '\0' || strlen(item->label) > 3 * MAX_LABEL)
        return false;
    item->is_future = says_future(item->label);
    item->is_self =
        !item->is_future &&
        (says_self(item->label) || (!has_link && is_like(item->label, holder->title)));
    if (item->is_self)
        item->post = holder;
    return !has_link;
}

/* ---- lists ----------------------------------------------------------------------------------------- */

static PartList *
list_new(const Post *holder, const DocNode *node)
{
    PartList *self = g_new0(PartList, 1);
    self->holder = holder;
    self->node = node;
    self->items = g_ptr_array_new_with_free_func(item_free);
    return self;
}

static bool
has_post(const PartList *self, const Post *post)
{
    for (guint i = 0; i < self->items->len; i++)
        if (((PartItem *) g_ptr_array_index(self->items, i))->post == post)
            return true;
    return false;
}

/* Adds the item that `root` is, up to `end`; counts the ones that are none. */
static void
add_item(PartList *self, const Catalogue *catalogue, const DocNode *root,
         const DocNode *end, guint *strangers)
{
    PartItem *item = g_new0(PartItem, 1);
    if (self->items->len >= MAX_ITEMS ||
        !read_item(catalogue, self->holder, root, end, item) ||
        (item->post != NULL && has_post(self, item->post))) {
        *strangers += item->post == NULL;
        item_free(item);
        return;
    }
    self->has_self |= item->is_self;
    self->posts += item->post != NULL;
    self->broken += item->url != NULL;
    g_ptr_array_add(self->items, item);
}

/* The words that introduce the list: the heading above it and what stands right before. */
static bool
is_aside(const DocNode *node)
{
    for (const DocNode *prev = node->prev; prev != NULL; prev = prev->prev) {
        if (prev->kind != DOC_HEADING && prev != node->prev)
            continue;
        g_autofree char *text = doc_plain(prev);
        if (strlen(text) < 400 && announces_aside(text))
            return true;
        if (prev->kind == DOC_HEADING)
            return false;
    }
    return node->parent != NULL && node->parent->kind != DOC_DOCUMENT &&
           is_aside(node->parent);
}

/* Takes the list when it is one: enough items that are posts or would be. */
static void
settle(PartList *self, guint strangers, GPtrArray *lists)
{
    guint parts = self->posts + self->broken;
    bool is_list = self->posts >= 1 && parts >= 2 && parts * 2 >= self->items->len &&
                   self->items->len >= strangers;
    if (!is_list) {
        part_list_free(self);
        return;
    }
    self->is_aside = is_aside(self->node);
    g_ptr_array_add(lists, self);
}

static void
read_list(const Catalogue *catalogue, const Post *post, const DocNode *node,
          GPtrArray *lists)
{
    PartList *list = list_new(post, node);
    guint strangers = 0;
    for (const DocNode *item = node->first; item != NULL; item = item->next)
        add_item(list, catalogue, item, NULL, &strangers);
    settle(list, strangers, lists);
}

static void
read_table(const Catalogue *catalogue, const Post *post, const DocNode *node,
           GPtrArray *lists)
{
    PartList *list = list_new(post, node);
    guint strangers = 0, links = 0;
    for (const DocNode *row = node->first; row != NULL; row = row->next) {
        bool is_head =
            row->kind != DOC_ROW || (row->first != NULL && row->first->as.cell.is_header);
        if (is_head)
            continue;
        links++;
        add_item(list, catalogue, row, NULL, &strangers);
    }
    settle(list, strangers, lists);
}

/* "1편 | 2편 | 3편": links on one line with nothing but signs and markers between them. */
static void
read_line(const Catalogue *catalogue, const Post *post, const DocNode *node,
          GPtrArray *lists)
{
    guint links = 0, signs = 0, letters = 0;
    for (const DocNode *child = node->first; child != NULL; child = child->next) {
        links += child->kind == DOC_LINK;
        for (const char *p = child->kind == DOC_TEXT ? child->text : ""; *p != '\0';
             p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            signs += strchr("|/>,", (int) c) != NULL || c == 0xB7 || c == 0x2192;
            letters += g_unichar_isalnum(c);
        }
    }
    if (links < 2 || letters > 24 * (links + 1) ||
        (signs == 0 && node->first->next->next != NULL && links * 2 < letters))
        return;
    PartList *list = list_new(post, node);
    guint strangers = 0;
    for (const DocNode *child = node->first; child != NULL; child = child->next) {
        bool is_item = child->kind == DOC_LINK || child->kind == DOC_STRONG;
        if (is_item)
            add_item(list, catalogue, child, NULL, &strangers);
    }
    settle(list, strangers, lists);
}

void
part_lists_find(const Catalogue *catalogue, const Post *post, GPtrArray *lists)
{
    for (const DocNode *node = post->doc; node != NULL;) {
        bool skips = false;
        if (node->kind == DOC_LIST) {
            read_list(catalogue, post, node, lists);
        } else if (node->kind == DOC_TABLE) {
            read_table(catalogue, post, node, lists);
            skips = true;
        } else if (node->kind == DOC_PARAGRAPH) {
            if (node->parent->kind != DOC_ITEM)
                read_line(catalogue, post, node, lists);
            skips = true;
        }
        node = doc_walk_next(node, post->doc, skips);
    }
}
