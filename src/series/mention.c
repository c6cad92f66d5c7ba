/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/mention.h"

#include <string.h>

#include "base/files.h"
#include "base/text.h"
#include "doc/walk.h"
#include "series/slug_number.h"

enum {
    MAX_LINKS = 6,    /* in a block: more is a text full of references */
    MAX_LEFT = 9,     /* bytes of other words in a line that navigates */
    NEAR_BEFORE = 72, /* bytes of a sentence that say what its link is */
    NEAR_AFTER = 60,
    EDGE = 20 /* lines at the head and the foot of a post, where one turns the page */
};

/* A block as one string, with its links as stretches of it. */
typedef struct {
    const DocNode *link;
    gsize start, end;
} Stretch;

typedef struct {
    const PartReader *reader;
    GPtrArray *mentions;
    const DocNode *block;
    GString *text;
    Stretch links[MAX_LINKS];
    guint length;
} BlockReader;

/* False: too many links to be about neighbours. */
static bool
flatten(BlockReader *self)
{
    const DocNode *open = NULL;
    for (const DocNode *node = self->block; node != NULL;) {
        if (open != NULL && node->parent != NULL) {
            const DocNode *up = node;
            while (up != NULL && up != open && up != self->block)
                up = up->parent;
            if (up != open) {
                self->links[self->length - 1].end = self->text->len;
                open = NULL;
            }
        }
        if (node->kind == DOC_LINK && node->url != NULL && open == NULL) {
            if (self->length == MAX_LINKS)
                return false;
            self->links[self->length++] = (Stretch){node, self->text->len, 0};
            open = node;
        } else if (node->kind == DOC_TEXT || node->kind == DOC_CODE) {
            g_string_append(self->text, node->text);
        } else if (node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK) {
            g_string_append_c(self->text, '\n');
        }
        node = doc_walk_next(node, self->block, false);
    }
    if (open != NULL)
        self->links[self->length - 1].end = self->text->len;
    return self->length > 0;
}

/* ---- lines that navigate --------------------------------------------------------------- */

/* Is there anything beside the links and words that lead to a neighbour? */
static bool
is_only_navigation(const BlockReader *self)
{
    g_autoptr(GString) beside = g_string_new(NULL);
    gsize at = 0;
    for (guint i = 0; i < self->length; i++) {
        g_string_append_len(beside, self->text->str + at,
                            (gssize) (self->links[i].start - at));
        g_string_append_c(beside, ' ');
        at = self->links[i].end;
    }
    g_string_append(beside, self->text->str + at);
    if (beside->len > 160 || words_match(self->reader->words, WORDS_ASIDE, beside->str))
        return false;
    g_autofree char *left = words_without_navigation(self->reader->words, beside->str);
    g_autofree char *letters = text_fold(left);
    return strlen(letters) <= MAX_LEFT;
}

typedef enum { TOWARDS_NOTHING, TOWARDS_NEXT, TOWARDS_PREVIOUS } Direction;

static Direction
direction_in(const Words *words, WordsKind next, WordsKind previous, const char *text)
{
    gsize start, end, other_start, other_end;
    bool is_next = words_find(words, next, text, &start, &end);
    bool is_previous = words_find(words, previous, text, &other_start, &other_end);
    if (is_next && is_previous)
        return start < other_start ? TOWARDS_NEXT : TOWARDS_PREVIOUS;
    return is_next ? TOWARDS_NEXT : is_previous ? TOWARDS_PREVIOUS : TOWARDS_NOTHING;
}

/* The words before the link, within it (at its start) and behind it, in this order. */
static Direction
navigation_direction(const BlockReader *self, guint index)
{
    const Words *words = self->reader->words;
    const Stretch *link = &self->links[index];
    gsize from = index > 0 ? self->links[index - 1].end : 0;
    gsize to = index + 1 < self->length ? self->links[index + 1].start : self->text->len;
    g_autofree char *before = g_strndup(self->text->str + from, link->start - from);
    Direction direction = direction_in(words, WORDS_NEXT, WORDS_PREVIOUS, before);
    if (direction != TOWARDS_NOTHING && from == 0)
        return direction;
    g_autofree char *inside =
        g_strndup(self->text->str + link->start, link->end - link->start);
    gsize start, end;
    bool leads = words_find(words, WORDS_NEXT, inside, &start, &end) && start <= 4;
    if (leads)
        return TOWARDS_NEXT;
    leads = words_find(words, WORDS_PREVIOUS, inside, &start, &end) && start <= 4;
    if (leads)
        return TOWARDS_PREVIOUS;
    if (direction != TOWARDS_NOTHING)
        return direction;
    g_autofree char *after = g_strndup(self->text->str + link->end, to - link->end);
    return direction_in(words, WORDS_NEXT, WORDS_PREVIOUS, after);
}

static bool
is_bare_link(const DocNode *node)
{
    return node != NULL && node->kind == DOC_PARAGRAPH && node->first != NULL &&
           node->first == node->last && node->first->kind == DOC_LINK;
}

/* A paragraph that is one link, and not one of several in a row: they are a list. */
static bool
stands_alone(const DocNode *block)
{
    return is_bare_link(block) && block->parent->kind == DOC_DOCUMENT &&
           !is_bare_link(block->prev) && !is_bare_link(block->next);
}

static bool
is_next(const Number *a, const Number *b)
{
    return number_compare(a, b) < 0 && number_follows(a, b, 0);
}

/* A line that is nothing but a link to the part one before or one behind by the numbers of
 * their slugs; or to the first part, from a post whose slug the parts' slugs go on from. */
static Direction
numbered_direction(const Post *from, const Post *to)
{
    static const Number first = {{1}, 1};
    NumberMark own = {0}, other = {0};
    const char *slug = files_name(from->slug), *target = files_name(to->slug);
    Direction direction = TOWARDS_NOTHING;
    bool has_own = slug_number_best(slug, &own);
    if (slug_number_best(target, &other)) {
        gsize length = strlen(slug);
        bool is_sibling = has_own && strcmp(own.stem, other.stem) == 0;
        bool goes_on = strncmp(slug, target, length) == 0 &&
                       strchr("-_", target[length]) != NULL && target[length] != '\0';
        if (is_sibling && is_next(&own.number, &other.number))
            direction = TOWARDS_NEXT;
        else if (is_sibling && is_next(&other.number, &own.number))
            direction = TOWARDS_PREVIOUS;
        else if (!has_own && goes_on && number_compare(&other.number, &first) == 0)
            direction = TOWARDS_NEXT;
    }
    number_mark_clear(&own);
    number_mark_clear(&other);
    return direction;
}

/* Lines that lead on stand at the head or the foot of a post, not under "참고". */
static bool
is_at_edge(const BlockReader *self)
{
    const Post *post = self->reader->holder;
    int line = self->block->place.line;
    int first = source_place(post->source, post->body_start).line;
    int last = source_place(post->source, source_length(post->source)).line;
    int edge = MAX(EDGE, (last - first) / 5);
    if (line - first > edge && last - line > edge)
        return false;
    const DocNode *node = self->block;
    while (node->parent != NULL && node->parent->kind != DOC_DOCUMENT)
        node = node->parent;
    if (node->kind != DOC_LIST)
        return true;
    while (node != NULL && node->kind != DOC_HEADING)
        node = node->prev;
    g_autofree char *heading = node != NULL ? doc_plain(node) : g_strdup("");
    return !words_match(self->reader->words, WORDS_ASIDE, heading);
}

/* ---- sentences ------------------------------------------------------------------------- */

/* The stretch of the sentence that is near the link: before it, itself, and behind it. */
static Direction
prose_direction(const BlockReader *self, guint index)
{
    const char *text = self->text->str;
    const Stretch *link = &self->links[index];
    gsize limit = index > 0 ? self->links[index - 1].end : 0;
    gsize from = link->start > NEAR_BEFORE ? link->start - NEAR_BEFORE : 0;
    from = MAX(from, limit);
    for (gsize i = link->start; i > from; i--) {
        bool is_end = text[i - 1] == '\n' || (text[i - 1] == '.' && text[i] == ' ');
        if (is_end) {
            from = i;
            break;
        }
    }
    while (from < link->start && ((guchar) text[from] & 0xC0) == 0x80)
        from++;
    gsize next =
        index + 1 < self->length ? self->links[index + 1].start : self->text->len;
    gsize to = MIN(link->end + NEAR_AFTER, next);
    for (gsize i = link->end; i < to; i++) {
        if (text[i] == '\n' || (text[i] == '.' && i + 1 < to && text[i + 1] == ' '))
            to = i;
    }
    while (to > link->end && ((guchar) text[to] & 0xC0) == 0x80)
        to--;
    g_autofree char *near = g_strndup(text + from, to - from);
    return direction_in(self->reader->words, WORDS_LATER, WORDS_EARLIER, near);
}

/* ---- blocks ---------------------------------------------------------------------------- */

static void
add_mention(BlockReader *self, const Post *to, Direction direction, bool is_navigation,
            DiagPlace place)
{
    const Post *from = self->reader->holder;
    bool is_neighbour = to != NULL && to != from &&
                        g_strcmp0(to->language, from->language) == 0 &&
                        direction != TOWARDS_NOTHING;
    if (!is_neighbour)
        return;
    Mention *mention = g_new0(Mention, 1);
    *mention =
        (Mention){from, to, direction == TOWARDS_NEXT, is_navigation, place, self->block};
    g_ptr_array_add(self->mentions, mention);
}

static const Post *
resolve(const PartReader *reader, const char *href)
{
    CatalogueMatch match;
    g_autofree char *fragment = NULL;
    return catalogue_resolve(reader->catalogue, reader->holder, href, &match, &fragment,
                             NULL);
}

/* The posts that the links of the block mean; false when none does. */
static bool
resolve_links(const BlockReader *self, const Post **targets)
{
    bool has_post = false;
    for (guint i = 0; i < self->length; i++) {
        targets[i] = resolve(self->reader, self->links[i].link->url);
        has_post |= targets[i] != NULL && targets[i] != self->reader->holder;
    }
    return has_post;
}

static void
read_block(const PartReader *reader, const DocNode *block, GPtrArray *mentions)
{
    const Post *targets[MAX_LINKS];
    BlockReader self = {.reader = reader, .mentions = mentions, .block = block};
    self.text = g_string_new(NULL);
    if (flatten(&self) && resolve_links(&self, targets)) {
        bool is_navigation = is_only_navigation(&self) && is_at_edge(&self);
        for (guint i = 0; i < self.length; i++) {
            if (targets[i] == NULL)
                continue;
            Direction direction =
                is_navigation ? navigation_direction(&self, i) : TOWARDS_NOTHING;
            if (is_navigation && direction == TOWARDS_NOTHING && stands_alone(block))
                direction = numbered_direction(reader->holder, targets[i]);
            bool navigates = direction != TOWARDS_NOTHING;
            if (!navigates)
                direction = prose_direction(&self, i);
            add_mention(&self, targets[i], direction, navigates,
                        self.links[i].link->place);
        }
    }
    g_string_free(self.text, TRUE);
}

static void
read_declared(const PartReader *reader, const char *href, Direction direction,
              GPtrArray *mentions)
{
    if (href == NULL)
        return;
    BlockReader self = {.reader = reader, .mentions = mentions};
    add_mention(&self, resolve(reader, href), direction, true,
                reader->holder->front->place);
}

void
mentions_find(const PartReader *reader, const Declared *declared, GPtrArray *mentions)
{
    const DocNode *root = reader->doc;
    read_declared(reader, declared->next, TOWARDS_NEXT, mentions);
    read_declared(reader, declared->previous, TOWARDS_PREVIOUS, mentions);
    const DocNode *block = NULL;
    for (const DocNode *node = root; node != NULL;) {
        bool holds_text =
            doc_kind_holds_inlines(node->kind) && doc_kind_is_block(node->kind);
        if (holds_text)
            block = node;
        bool has_link = block != NULL && node->kind == DOC_LINK;
        if (has_link) {
            read_block(reader, block, mentions);
            node = doc_walk_next(block, root, true);
            block = NULL;
            continue;
        }
        node = doc_walk_next(node, root, false);
    }
}
