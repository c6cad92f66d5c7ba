/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of pdf/text and pdf/font: glyphs stand where they were set and are read as what was
 * written. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "hand_pages.h"
#include "pdf/pdf.h"
#include "pdf/reader.h"

#define SIZE 10.0

typedef struct {
    char *folder, *path;
    HandPages *hand;
    PageElement *element;
} Fixture;

static void
set_up(Fixture *self, gconstpointer data)
{
    (void) data;
    self->folder = g_dir_make_tmp("ebook-text-XXXXXX", NULL);
    self->path = g_build_filename(self->folder, "a.pdf", NULL);
    self->hand = hand_pages_new(self->folder);
    self->element = hand_element(self->hand, NULL, "P");
    hand_page(self->hand, "1");
}

static void
tear_down(Fixture *self, gconstpointer data)
{
    (void) data;
    hand_pages_free(self->hand);
    g_remove(self->path);
    g_rmdir(self->folder);
    g_free(self->path);
    g_free(self->folder);
}

static void
write_pages(Fixture *self)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    const PdfOptions options = {.jobs = 1};
    pdf_write(self->hand->pages, &options, self->path, diag, &error);
    g_assert_no_error(error);
}

/* The content of the first page. */
static char *
content_of(Fixture *self)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PdfReader) reader = pdf_reader_open_path(self->path, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) bytes = pdf_page_content(reader, pdf_reader_page(reader, 0));
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    char *text = g_malloc(length + 1);
    for (gsize i = 0; i < length; i++) /* codes hold NULs */
        text[i] = data[i] != '\0' ? data[i] : '.';
    text[length] = '\0';
    return text;
}

/* What a program reads; NULL when there is none. */
static char *
read_by(Fixture *self, const char *program, const char *option)
{
    const char *const command[] = {program, option, self->path,
                                   strcmp(program, "pdftotext") == 0 ? "-" : NULL, NULL};
    g_autofree char *found = g_find_program_in_path(program);
    char *output = NULL;
    if (found != NULL)
        g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                     &output, NULL, NULL, NULL);
    return output;
}

static guint
count(const char *text, const char *word)
{
    guint found = 0;
    for (const char *p = text; (p = strstr(p, word)) != NULL; p += strlen(word))
        found++;
    return found;
}

/* ---- places -------------------------------------------------------------------------- */

/* The numbers of an array of strings and numbers, added up. */
static int
add_up(const char *array)
{
    int sum = 0;
    bool is_string = false;
    for (const char *p = array; *p != '\0'; p++) {
        if (*p == '\\')
            p++;
        else if (*p == '(' || *p == ')')
            is_string = *p == '(';
        else if (!is_string && (g_ascii_isdigit(*p) || *p == '-'))
            sum += (int) g_ascii_strtoll(p, (char **) &p, 10), p--;
    }
    return sum;
}

/* A syllable of NanumMyeongjo is 973/1024 em wide, 950.2 thousandths, and said to be 950. */
static void
test_line(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 40; i++)
        g_string_append(text, "각");
    double width = hand_text(self->hand, self->element, text->str, SIZE, 20, 40);
    write_pages(self);
    g_autofree char *content = content_of(self);
    const char *array = strchr(content, '['), *end = strstr(content, "]TJ");
    g_assert_nonnull(array);
    g_assert_nonnull(end);
    g_autofree char *shown = g_strndup(array, (gsize) (end - array));
    double drawn = (40 * 950 - add_up(shown)) * SIZE / 1000;
    g_assert_cmpfloat_with_epsilon(drawn, width, 0.04);
    g_assert_cmpint(add_up(shown), !=, 0);
}

/* Words of one line and type are shown together, also when they come one by one; another
 * line, another element, another colour begin anew. */
static void
test_runs(Fixture *self, gconstpointer data)
{
    (void) data;
    HandPages *hand = self->hand;
    double x = 20;
    for (int i = 0; i < 5; i++)
        x += hand_text(hand, self->element, "말 ", SIZE, x, 40);
    hand_text(hand, self->element, "다음", SIZE, 20, 60);
    hand_text(hand, hand_element(hand, NULL, "P"), "다른", SIZE, 20, 80);
    hand_text(hand, NULL, "쪽", SIZE, 20, 500);
    write_pages(self);
    g_autofree char *content = content_of(self);
    g_assert_cmpuint(count(content, "]TJ"), ==, 4);
    g_assert_cmpuint(count(content, "BT\n"), ==, 3);
    g_assert_cmpuint(count(content, "ET\n"), ==, 3);
    g_assert_cmpuint(count(content, "BDC\n"), ==, 3);
    g_assert_cmpuint(count(content, "EMC\n"), ==, 3);
    g_assert_cmpuint(count(content, " Tf"), ==, 3);
}

static void
test_turned(Fixture *self, gconstpointer data)
{
    (void) data;
    GArray *items = self->hand->page->items;
    hand_text(self->hand, self->element, "누운 글", SIZE, 60, 200);
    g_array_index(items, PageItem, 0).rotation = 90;
    write_pages(self);
    g_autofree char *content = content_of(self);
    g_assert_nonnull(strstr(content, "0 1 -1 0 60 "));
}

/* ---- text ---------------------------------------------------------------------------- */

static void
test_round_trip(Fixture *self, gconstpointer data)
{
    static const char *const lines[] = {
        "대한민국 大韓民國 漢字 樂天 ①②㈜㎏",
        "office affluent fifth — “따옴표” ‘작은’",
        "( ) \\ 0 0 0 rg /P <</MCID 0>> BDC ]TJ ET",
        "ㄱㄴㄷ ㅏㅑㅓ ᄀᆞᆷ",
        "é ñ å",
    };
    (void) data;
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
        hand_text(self->hand, hand_element(self->hand, NULL, "P"), lines[i], SIZE, 20,
                  40 + 20 * i);
    write_pages(self);
    g_autofree char *text = read_by(self, "pdfinfo", "-struct-text");
    for (guint i = 0; text != NULL && i < G_N_ELEMENTS(lines); i++) {
        if (strstr(text, lines[i]) == NULL)
            g_test_message("%s\nis not in\n%s", lines[i], text);
        g_assert_nonnull(strstr(text, lines[i]));
    }
}

/* One glyph that stands for several texts: each is read as it was written. */
static void
test_shared_glyph(Fixture *self, gconstpointer data)
{
    (void) data;
    hand_text(self->hand, self->element, "가\xC2\xA0나 다", SIZE, 20, 40);
    write_pages(self);
    g_autofree char *content = content_of(self);
    g_assert_null(strstr(content, "ActualText"));
    g_autofree char *text = read_by(self, "pdftotext", "-raw");
    if (text != NULL)
        g_test_message("%s", text);
    if (text != NULL)
        g_assert_true(g_str_has_prefix(text, "가 나 다"));
}

/* Makes one cluster of all glyphs of the item. */
static void
join_clusters(PageItem *item)
{
    PangoGlyphString *glyphs = item->as.text.glyphs->glyphs;
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        glyphs->log_clusters[i] = 0;
        glyphs->glyphs[i].attr.is_cluster_start = i == 0;
    }
}

/* Several glyphs that stand for something else: it stands beside them, and what follows is
 * in a marked content of its own. */
static void
test_joined(Fixture *self, gconstpointer data)
{
    (void) data;
    HandPages *hand = self->hand;
    double x = 20 + hand_text(hand, self->element, "앞 ", SIZE, 20, 40);
    guint joined = hand->page->items->len;
    x += hand_text(hand, self->element, "[U+E000]", SIZE, x, 40);
    PageItem *item = &g_array_index(hand->page->items, PageItem, joined);
    g_assert_cmpuint(hand->page->items->len, ==, joined + 1);
    join_clusters(item);
    item->as.text.text = "\xEE\x80\x80";
    item->as.text.glyphs->item->length = 3;
    item->as.text.glyphs->item->offset = 0;
    hand_text(hand, self->element, " 뒤", SIZE, x, 40);
    write_pages(self);
    g_autofree char *content = content_of(self);
    g_assert_cmpuint(count(content, "/Span<</ActualText<FEFFE000>>>BDC"), ==, 1);
    g_assert_cmpuint(count(content, "/MCID"), ==, 2);
    g_assert_cmpuint(count(content, "BDC\n"), ==, count(content, "EMC\n"));
    g_autofree char *text = read_by(self, "pdfinfo", "-struct-text");
    if (text != NULL)
        g_assert_nonnull(strstr(text, "뒤"));
}

/* From right to left glyphs stand as they are seen, and are read as they are said. */
static void
test_right_to_left(Fixture *self, gconstpointer data)
{
    (void) data;
    hand_text(self->hand, self->element, "abc", SIZE, 20, 40);
    PangoGlyphItem *item =
        g_array_index(self->hand->page->items, PageItem, 0).as.text.glyphs;
    PangoGlyphString *glyphs = item->glyphs;
    g_assert_cmpint(glyphs->num_glyphs, ==, 3);
    PangoGlyphInfo first = glyphs->glyphs[0];
    glyphs->glyphs[0] = glyphs->glyphs[2];
    glyphs->glyphs[2] = first;
    glyphs->log_clusters[0] = 2;
    glyphs->log_clusters[2] = 0;
    item->item->analysis.level = 1;
    write_pages(self);
    g_autofree char *content = content_of(self);
    g_assert_null(strstr(content, "ActualText"));
    g_autofree char *said = read_by(self, "pdfinfo", "-struct-text");
    g_autofree char *seen = read_by(self, "pdftotext", "-layout");
    if (said != NULL)
        g_assert_nonnull(strstr(said, "\"abc\""));
    if (seen != NULL)
        g_assert_nonnull(strstr(seen, "cba"));
}

#define ADD(name, test)                                                                  \
    g_test_add("/pdf/text/" name, Fixture, NULL, set_up, test, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("line", test_line);
    ADD("runs", test_runs);
    ADD("turned", test_turned);
    ADD("round-trip", test_round_trip);
    ADD("shared-glyph", test_shared_glyph);
    ADD("joined", test_joined);
    ADD("right-to-left", test_right_to_left);
    return g_test_run();
}
