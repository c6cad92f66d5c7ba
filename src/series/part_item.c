/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/part_item.h"

#include <string.h>

#include "base/files.h"
#include "base/text.h"
#include "doc/walk.h"
#include "series/similar.h"
#include "series/slug_number.h"
#include "series/title_number.h"

/* Bytes: a label, words before a link, words beside it. Percent: within the title. */
enum {
    MAX_TEXT = 640,
    MAX_BEFORE = 90,
    MAX_BESIDE = 240,
    CONTAINED = 45,
    MAX_LINE = 48,
    MAX_PLAIN = 120
};

void
part_reader_init(PartReader *self, const Catalogue *catalogue, const Words *words,
                 const Post *holder, const DocNode *doc)
{
    *self = (PartReader){catalogue, words, holder, doc, text_fold(holder->title)};
}

void
part_reader_clear(PartReader *self)
{
    g_clear_pointer(&self->title, g_free);
}

PartItem *
part_item_new(DiagPlace place)
{
    PartItem *self = g_new0(PartItem, 1);
    self->place = place;
    self->text = g_string_new(NULL);
    return self;
}

void
part_item_free(PartItem *self)
{
    if (self == NULL)
        return;
    if (self->text != NULL)
        g_string_free(self->text, TRUE);
    g_free(self->url);
    g_free(self->nearest);
    g_free(self->label);
    g_free(self->group);
    g_free(self);
}

/* ---- links ----------------------------------------------------------------------------- */

/* A link to a part that is not there is known by its address: like the holder's own but
 * for the number. */
static bool
is_sibling(const Post *holder, const char *address)
{
    NumberMark own = {0}, other = {0};
    bool is = slug_number_best(files_name(address), &other) &&
              slug_number_best(files_name(holder->slug), &own) &&
              strcmp(own.stem, other.stem) == 0;
    number_mark_clear(&own);
    number_mark_clear(&other);
    return is;
}

/* `address` as the reader sees it: from the site's root on, and with the slash that was
 * written. A bare name is left so: it names a post, not a place. */
static char *
shown_address(const Site *site, const Post *holder, const char *address, const char *href)
{
    bool is_path = *address != '/' && strchr(address, '/') != NULL;
    g_autofree char *beside =
        is_path ? files_resolve(holder->permalink + 1, address) : NULL;
    if (beside != NULL)
        return g_strconcat("/", beside, NULL);
    gsize length = strcspn(href, "?#");
    bool has_slash = length > 0 && href[length - 1] == '/' && strcmp(address, "/") != 0;
    bool is_rooted = *address == '/' && strcmp(site->root, "/") != 0;
    return g_strconcat(is_rooted ? site->root : "", address + is_rooted,
                       has_slash ? "/" : "", NULL);
}

/* False: the link leads to no part. */
static bool
read_link(PartItem *self, const PartReader *reader, const char *href)
{
    const Post *holder = reader->holder;
    const Site *site = catalogue_site(reader->catalogue);
    g_autofree char *fragment = NULL;
    const Post *post = catalogue_resolve(reader->catalogue, holder, href, &self->match,
                                         &fragment, &self->nearest);
    if (post != NULL) {
        if (g_strcmp0(post->language, holder->language) != 0)
            return false;
        self->post = post;
        self->is_self = post == holder;
        return true;
    }
    g_autofree char *unused = NULL;
    g_autofree char *address = site_normalise(site, href, &unused);
    bool is_front_page = address != NULL && strcmp(address, "/") == 0;
    if (is_front_page && fragment != NULL) {
        self->post = holder; /* "/#heading": the author meant this page */
        return self->is_self = true;
    }
    if (address == NULL ||
        (self->match != CATALOGUE_BROKEN && !is_sibling(holder, address)))
        return false;
    self->url = shown_address(site, holder, address, href);
    return true;
}

/* The first link that means a part decides. */
static void
feed_link(PartItem *self, const PartReader *reader, const DocNode *link)
{
    static const char *const nowhere[] = {"", "#", "#!", NULL}; /* to be filled in */
    if (link->url == NULL || g_strv_contains(nowhere, link->url))
        return;
    self->is_linked = true;
    if (self->post != NULL || self->url != NULL)
        return;
    g_clear_pointer(&self->nearest, g_free);
    if (!read_link(self, reader, link->url))
        return;
    g_autofree char *words = doc_plain(link);
    self->place = link->place;
    self->link_start = self->text->len;
    self->link_length = strlen(words);
}

/* ---- words ----------------------------------------------------------------------------- */

void
part_item_feed_text(PartItem *self, const char *text, gssize length)
{
    if (self->text->len < MAX_TEXT)
        g_string_append_len(self->text, text, length);
}

void
part_item_feed_tree(PartItem *self, const PartReader *reader, const DocNode *root)
{
    for (const DocNode *node = root; node != NULL;) {
        bool is_nested = node->kind == DOC_LIST && node != root;
        switch (node->kind) {
        case DOC_LINK:
            feed_link(self, reader, node);
            break;
        case DOC_TEXT:
        case DOC_CODE:
            part_item_feed_text(self, node->text, -1);
            break;
        case DOC_STRONG:
        case DOC_EMPHASIS:
        case DOC_STRIKE:
            self->is_set_off = true;
            break;
        case DOC_SOFT_BREAK:
        case DOC_LINE_BREAK:
        case DOC_CELL:
        case DOC_PARAGRAPH:
            part_item_feed_text(self, " ", 1);
            break;
        default:
            break;
        }
        node = doc_walk_next(node, root, is_nested);
    }
}

void
part_item_finish(PartItem *self)
{
    gsize length = self->text->len;
    g_autofree char *text = g_string_free(g_steal_pointer(&self->text), FALSE);
    const char *valid_end;
    if (!g_utf8_validate(text, -1, &valid_end))
        text[valid_end - text] = '\0';
    self->label = text_collapse(text);
    bool has_part = self->post != NULL || self->url != NULL;
    self->beside = length - MIN(length, self->link_length);
    self->is_prose = length >= MAX_TEXT || (has_part && self->beside > MAX_BESIDE &&
                                            self->link_start > MAX_BEFORE);
    self->is_wordy =
        has_part ? self->beside > MAX(MAX_LINE, self->link_length) : length > MAX_PLAIN;
}

void
part_item_judge(PartItem *self, const PartReader *reader)
{
    bool has_part = self->post != NULL || self->url != NULL;
    if (self->is_judged || self->is_prose)
        return;
    self->is_judged = true;
    self->is_future = !has_part && words_match(reader->words, WORDS_FUTURE, self->label);
    self->is_marked =
        !self->is_future && words_match(reader->words, WORDS_SELF, self->label);
    if (!has_part && (self->is_marked || self->is_set_off))
        self->is_linked = false; /* a map or a repository beside the part's name */
}

/* -1: they count differently; 1: the same; 0: one of them has no number. */
static int
compare_numbers(const char *label, const Post *holder)
{
    NumberMark a = {0}, b = {0};
    int result = 0;
    if (title_number_best(label, &a) && a.kind == NUMBER_MARKED) {
        bool has_other = title_number_best(holder->title, &b) && b.kind == NUMBER_MARKED;
        if (!has_other)
            has_other = slug_number_best(files_name(holder->slug), &b);
        bool is_open = number_is_open(&a.number) || number_is_open(&b.number);
        if (has_other && !is_open)
            result = number_compare(&a.number, &b.number) == 0 ? 1 : -1;
    }
    number_mark_clear(&a);
    number_mark_clear(&b);
    return result;
}

int
part_item_likeness(const PartItem *self, const PartReader *reader)
{
    g_autofree char *clean = words_unmark(reader->words, self->label);
    g_autofree char *folded = text_fold(clean);
    int likeness = similar_percent(folded, reader->title);
    int numbers = compare_numbers(clean, reader->holder);
    if (numbers < 0)
        return 0;
    if (*folded != '\0' && strstr(reader->title, folded) != NULL)
        likeness = MAX(likeness, CONTAINED);
    return MIN(100, likeness + 30 * numbers);
}
