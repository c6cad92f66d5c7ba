/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/sequence.h"

/* A section of `pages` pages as the sequence sees it. */
typedef struct {
    bool is_front;
    StyleFragment opening, closing;
    int pages;
} Case;

/* "i - 1 2": the labels in order, "-" for a blank page. */
static char *
sequence_of(const Case *cases, guint n)
{
    g_autofree BookSection *sections = g_new0(BookSection, n);
    g_autofree Chapter *chapters = g_new0(Chapter, n);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    FilledPage page = {.side = STYLE_FRAGMENT_AUTO};
    for (guint i = 0; i < n; i++) {
        sections[i].is_front = cases[i].is_front;
        chapters[i] = (Chapter){.section = &sections[i],
                                .opening = cases[i].opening,
                                .closing = cases[i].closing,
                                .pages = g_ptr_array_new()};
        for (int k = 0; k < cases[i].pages; k++)
            g_ptr_array_add(chapters[i].pages, &page);
        g_ptr_array_add(list, &chapters[i]);
    }
    g_autoptr(Sequence) sequence = sequence_new(list, false, 1);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < sequence->pages->len; i++) {
        const SequencePage *at = &g_array_index(sequence->pages, SequencePage, i);
        g_autofree char *label = at->chapter != NULL ? sequence_label(at) : g_strdup("-");
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", label);
    }
    for (guint i = 0; i < n; i++)
        g_ptr_array_unref(chapters[i].pages);
    return g_string_free(out, FALSE);
}

static void
test_chapters_open_on_the_right(void)
{
    const Case cases[] = {{true, STYLE_FRAGMENT_RECTO, STYLE_FRAGMENT_AUTO, 1},
                          {false, STYLE_FRAGMENT_RECTO, STYLE_FRAGMENT_AUTO, 3},
                          {false, STYLE_FRAGMENT_RECTO, STYLE_FRAGMENT_AUTO, 2}};
    g_autofree char *labels = sequence_of(cases, G_N_ELEMENTS(cases));
    g_assert_cmpstr(labels, ==, "i - 1 2 3 - 5 6");
}

/* The back of a part's divider is blank though chapters open on either side. */
static void
test_blank_behind_divider(void)
{
    const Case cases[] = {{false, STYLE_FRAGMENT_RECTO, STYLE_FRAGMENT_RECTO, 1},
                          {false, STYLE_FRAGMENT_PAGE, STYLE_FRAGMENT_AUTO, 1},
                          {false, STYLE_FRAGMENT_PAGE, STYLE_FRAGMENT_AUTO, 2}};
    g_autofree char *labels = sequence_of(cases, G_N_ELEMENTS(cases));
    g_assert_cmpstr(labels, ==, "1 - 3 4 5");
}

/* A tablet shows one page at a time: no side, no blank page. */
static void
test_one_sided(void)
{
    const Case cases[] = {{true, STYLE_FRAGMENT_PAGE, STYLE_FRAGMENT_AUTO, 1},
                          {false, STYLE_FRAGMENT_PAGE, STYLE_FRAGMENT_AUTO, 1},
                          {false, STYLE_FRAGMENT_PAGE, STYLE_FRAGMENT_AUTO, 2}};
    g_autofree char *labels = sequence_of(cases, G_N_ELEMENTS(cases));
    g_assert_cmpstr(labels, ==, "i 1 2 3");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/sequence/recto", test_chapters_open_on_the_right);
    g_test_add_func("/layout/sequence/divider", test_blank_behind_divider);
    g_test_add_func("/layout/sequence/one-sided", test_one_sided);
    return g_test_run();
}
