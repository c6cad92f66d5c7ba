/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "image/decode.h"
#include "image/svg_work.h"

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' width='1000' height='1000'>"
#define BLUR "<filter id='f'><feGaussianBlur stdDeviation='3'/></filter>"
#define BOX "<rect width='9' height='9' filter='url(#f)'/>"
#define ONE 56.0 /* the filter and its blur */

static GBytes *
svg_of(const char *before, const char *repeated, int times, const char *after)
{
    GString *text = g_string_new(SVG);
    g_string_append(text, before);
    for (int i = 0; i < times; i++)
        g_string_append(text, repeated);
    g_string_append_printf(text, "%s</svg>", after);
    return g_string_free_to_bytes(text);
}

static double
work_of(const char *before, const char *repeated, int times, const char *after,
        double scale)
{
    g_autoptr(GBytes) svg = svg_of(before, repeated, times, after);
    return floor(svg_work(svg, 1e6 / (scale * scale), scale));
}

/* What defines a filter counts once, too. */
static void
test_counted(void)
{
    g_assert_cmpfloat(work_of("", "<rect/>", 99, "", 1), ==, 0);
    g_assert_cmpfloat(work_of(BLUR, BOX, 10, "", 1), ==, 11 * ONE);
    g_assert_cmpfloat(work_of("", BOX, 10, BLUR, 1), ==, 11 * ONE);
    g_assert_cmpfloat(
        work_of(BLUR, "<g style='fill:red;filter: url( \"#f\" )'><path/></g>", 10, "", 1),
        ==, 11 * ONE);
    g_assert_cmpfloat(
        work_of("<mask id='f'><path/></mask>", "<path mask='url(#f)'/>", 10, "", 1), ==,
        11 * 6);
    g_assert_cmpfloat(work_of("", BOX, 10, "", 1), ==, 0);
}

/* A sheet speaks of what stands before it and after it. */
static void
test_sheets(void)
{
    const char sheet[] = "<style>.a{fill:red} .b , i{filter:url(#f)}</style>" BLUR;
    g_assert_cmpfloat(work_of(sheet, "<path class='x b'/><path class='a'/>", 10, "", 1),
                      ==, 11 * ONE);
    g_assert_cmpfloat(work_of("", "<path class='b'/>", 10, sheet, 1), ==, 11 * ONE);
}

/* Ten levels of ten uses each are more than anybody draws; so is a circle. */
static void
test_uses(void)
{
    GString *text = g_string_new(BLUR "<g id='a0'>" BOX "</g>");
    for (int level = 1; level <= 10; level++) {
        g_string_append_printf(text, "<g id='a%d'>", level);
        for (int i = 0; i < 10; i++)
            g_string_append_printf(text, "<use href='#a%d'/>", level - 1);
        g_string_append(text, "</g>");
    }
    g_assert_cmpfloat(work_of(text->str, "", 0, "", 1), >, 1e10 * ONE);
    g_string_free(text, TRUE);
    g_assert_cmpfloat(work_of(BLUR "<g id='a'>" BOX "<use href='#a'/></g>", "", 0, "", 1),
                      ==, G_MAXDOUBLE);
}

static void
test_scale(void)
{
    const struct {
        int boxes;
        double least, most;
    } cases[] = {{0, 4, 4}, {5, 4, 4}, {20, 1.5, 2.9}, {200, .5, .8}, {5000, 0, 0}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) svg = svg_of(BLUR, BOX, cases[i].boxes, "");
        g_autoptr(GError) error = NULL;
        double scale = svg_scale_within_limit(svg, 1e6, 4, &error);
        g_assert_cmpfloat(scale, >=, cases[i].least);
        g_assert_cmpfloat(scale, <=, cases[i].most);
        g_assert_cmpint(error != NULL, ==, scale <= 0);
    }
    double coarse = work_of("<filter><feMorphology radius='9'/></filter>", "", 0, "", 1);
    double fine = work_of("<filter><feMorphology radius='9'/></filter>", "", 0, "", 2);
    g_assert_cmpfloat(fine, >, 3 * coarse);
}

/* What is dear however small: one long path or text, tiles, groups, uses of uses. */
static void
test_shapes(void)
{
    g_autofree char *long_path = g_strnfill(2000000, '1');
    g_autofree char *path = g_strdup_printf("<path d='%s'/>", long_path);
    g_assert_cmpfloat(work_of(path, "", 0, "", .1), >, LIMIT_SVG_WORK);
    long_path[12000] = '\0';
    g_autofree char *text = g_strdup_printf("<text>%s<tspan>a</tspan></text>", long_path);
    g_assert_cmpfloat(work_of(text, "", 0, "", .1), >, LIMIT_SVG_WORK);
    g_assert_cmpfloat(work_of("", "<text>가나다라</text>", 1000, "", .1), <, 100);
    const char tiles[] = "<pattern id='f' width='1' height='1' "
                         "patternUnits='userSpaceOnUse'><path/></pattern>";
    g_assert_cmpfloat(work_of(tiles, "<path fill='url(#f)'/>", 1, "", 1), >, 20000);
    g_assert_cmpfloat(work_of("", "<path opacity='.5'/>", 100, "", 1), ==, 100);
    g_assert_cmpfloat(work_of("", "<path fill-opacity='.5' opacity='1'/>", 100, "", 1),
                      ==, 0);
    g_assert_cmpfloat(
        work_of("<style>.a{opacity:.5}</style>", "<path class='a'/>", 100, "", 1), ==,
        100);
    GString *chain = g_string_new("<g id='a0'/>");
    for (int i = 1; i < 100; i++)
        g_string_append_printf(chain, "<g id='a%d'><use href='#a%d'/></g>", i, i - 1);
    g_assert_cmpfloat(work_of(chain->str, "", 0, "", 1), ==, floor(G_MAXDOUBLE));
    g_string_free(chain, TRUE);
}

static void
test_refused(void)
{
    g_autoptr(GBytes) svg = svg_of(BLUR, BOX, 5000, "");
    g_autoptr(GError) error = NULL;
    Picture picture;
    bool is_damaged;
    g_assert_true(picture_probe(svg, &picture, NULL));
    g_assert_null(picture_decode(svg, &picture, 0, 1, &is_damaged, &error));
    g_assert_error(error, PICTURE_ERROR, PICTURE_ERROR_LIMIT);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/image/svg-work/counted", test_counted);
    g_test_add_func("/image/svg-work/sheets", test_sheets);
    g_test_add_func("/image/svg-work/uses", test_uses);
    g_test_add_func("/image/svg-work/scale", test_scale);
    g_test_add_func("/image/svg-work/shapes", test_shapes);
    g_test_add_func("/image/svg-work/refused", test_refused);
    return g_test_run();
}
