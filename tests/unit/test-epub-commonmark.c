/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 652 examples of CommonMark 0.30 through the EPUB writer: each document well-formed XML,
 * each body with the reference's meaning, but for those that the Doc itself reads otherwise
 * (tests/commonmark/deviations.txt). */
#include "config.h"

#include <string.h>

#include "commonmark.h"
#include "doc/walk.h"
#include "epub_fixture.h"

/* ---- XHTML as the reference writes HTML ------------------------------------------------ */

typedef struct {
    GString *out;
    int depth; /* open elements within body */
    bool is_in_listing;
} Reader;

static bool
is_empty(const char *element)
{
    static const char *const names[] = {"img", "br", "hr", NULL};
    return g_strv_contains(names, element);
}

/* The boxes that the EPUB adds: the section, and those of the lines of code. */
static bool
is_ours(const Reader *self, const char *element)
{
    return strcmp(element, "section") == 0 ||
           (self->is_in_listing && strcmp(element, "span") == 0);
}

static void
add_attribute(GString *out, const char *name, const char *value)
{
    g_autofree char *escaped = g_markup_escape_text(value, -1);
    g_string_append_printf(out, " %s=\"%s\"", name, escaped);
}

static void
start_element(GMarkupParseContext *context, const char *element, const char **names,
              const char **values, gpointer data, GError **error)
{
    static const char *const kept[] = {"start", "href", "alt", "title", NULL};
    (void) context, (void) error;
    Reader *self = data;
    if (strcmp(element, "body") == 0 || self->depth > 0)
        self->depth++;
    if (self->depth <= 1 || is_ours(self, element))
        return;
    self->is_in_listing |= strcmp(element, "pre") == 0;
    g_string_append_printf(self->out, "<%s", element);
    for (; *names != NULL; names++, values++)
        if (g_strv_contains(kept, *names))
            add_attribute(self->out, *names, *values);
    g_string_append_c(self->out, '>');
}

static void
end_element(GMarkupParseContext *context, const char *element, gpointer data,
            GError **error)
{
    (void) context, (void) error;
    Reader *self = data;
    if (self->depth > 1 && !is_ours(self, element) && !is_empty(element))
        g_string_append_printf(self->out, "</%s>", element);
    self->is_in_listing &= strcmp(element, "pre") != 0;
    self->depth -= self->depth > 0;
}

static void
text(GMarkupParseContext *context, const char *characters, gsize length, gpointer data,
     GError **error)
{
    (void) context, (void) error;
    Reader *self = data;
    g_autofree char *escaped = g_markup_escape_text(characters, (gssize) length);
    if (self->depth > 0)
        g_string_append(self->out, escaped);
}

/* NULL when `xhtml` is not well-formed. */
static char *
html_of(const char *xhtml)
{
    static const GMarkupParser parser = {start_element, end_element, text, NULL, NULL};
    g_autoptr(GString) out = g_string_new(NULL);
    Reader reader = {out, 0, false};
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, 0, &reader, NULL);
    g_autoptr(GError) error = NULL;
    if (!g_markup_parse_context_parse(context, xhtml, -1, &error) ||
        !g_markup_parse_context_end_parse(context, &error)) {
        g_test_message("%s", error->message);
        return NULL;
    }
    return g_strdup(out->str);
}

/* ---- comparing ---------------------------------------------------------------------------- */

static char *
replace(char *html, const char *pattern, const char *with)
{
    g_autofree char *old = html;
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_DOTALL, 0, NULL);
    return g_regex_replace(regex, old, -1, 0, with, 0, NULL);
}

/* What an EPUB says otherwise: a picture's title is its caption, a listing's language is lost
 * to its colours, a place that the book does not have is no link. */
static char *
simplify(const char *html)
{
    char *plain = g_strdup(html);
    plain = replace(plain, " class=\"language-[^\"]*\"", "");
    plain = replace(plain, "<img src=\"[^\"]*\"", "<img");
    plain = replace(plain, "(<img alt=\"[^\"]*\") title=\"[^\"]*\"", "\\1");
    plain = replace(plain, "<a href=\"#[^\"]*\"[^>]*>(.*?)</a>", "<span>\\1</span>");
    return plain;
}

/* Pictures are there, and listings have no title, which they take from what follows the
 * language. */
static void
prepare(EpubFixture *fixture)
{
    DocNode *doc = hand_book_section(fixture->book, 0)->doc;
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false)) {
        if (node->kind == DOC_CODE_BLOCK)
            g_clear_pointer(&node->title, g_free);
        if (node->kind != DOC_IMAGE)
            continue;
        BookAsset *asset = g_new0(BookAsset, 1);
        asset->name = g_strdup("a.png");
        asset->picture.format = PICTURE_PNG;
        asset->picture.width = asset->picture.height = 10;
        g_ptr_array_add(fixture->book->assets, asset);
        node->as.image.asset = fixture->book->assets->len;
    }
}

static char *
our_html(const CommonMarkExample *example)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new_strict(example->markdown);
    prepare(fixture);
    g_autofree char *xhtml = epub_fixture_write(fixture, 0);
    g_autofree char *html = html_of(xhtml);
    g_autofree char *plain = html != NULL ? simplify(html) : NULL;
    return plain != NULL ? commonmark_normalise(plain) : NULL;
}

static void
test_examples(void)
{
    g_autoptr(GPtrArray) examples = commonmark_examples();
    g_autoptr(GHashTable) deviations = commonmark_deviations();
    guint wrong = 0, compared = 0;
    for (guint i = 0; i < examples->len; i++) {
        const CommonMarkExample *example = g_ptr_array_index(examples, i);
        g_autofree char *actual = our_html(example);
        if (actual == NULL) {
            g_test_message("example %d is not well-formed", example->number);
            wrong++;
        } else if (!g_hash_table_contains(deviations, GINT_TO_POINTER(example->number))) {
            g_autofree char *simple =
                replace(simplify(example->html), "\n</code>", "</code>");
            g_autofree char *expected = commonmark_normalise(simple);
            compared++;
            if (strcmp(expected, actual) != 0) {
                g_test_message("example %d\n%s\nexpected: %s\nactual:   %s",
                               example->number, example->markdown, expected, actual);
                wrong++;
            }
        }
    }
    g_assert_cmpuint(compared, >, 570);
    g_assert_cmpuint(wrong, ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/commonmark", test_examples);
    return g_test_run();
}
