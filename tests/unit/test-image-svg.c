/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "image/decode.h"
#include "image/svg.h"

#define HEAD                                                                             \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "                                  \
    "xmlns=\"http://www.w3.org/2000/svg\" "                                              \
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\""
#define SVG                                                                              \
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'"

static char *
sanitise(const char *text, char **removed)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) clean = svg_sanitise(bytes, removed, &error);
    g_assert_no_error(error);
    g_autofree char *more = NULL;
    g_autoptr(GBytes) again = svg_sanitise(clean, &more, &error);
    g_assert_no_error(error);
    g_assert_true(g_bytes_equal(clean, again));
    g_assert_null(more);
    return g_strndup(g_bytes_get_data(clean, NULL), g_bytes_get_size(clean));
}

static void
test_kept_and_removed(void)
{
    static const struct {
        const char *in, *out, *removed;
    } cases[] = {
        {SVG "><rect width='1' fill='url(#a)'/></svg>",
         HEAD "><rect width=\"1\" fill=\"url(#a)\"></rect></svg>", NULL},
        {SVG "><script>alert(1)</script><g onclick='x()'>글 &amp; &lt;</g></svg>",
         HEAD "><g>글 &amp; &lt;</g></svg>",
         "the element script, the event attribute onclick"},
        {SVG "><use x:href='other.svg#a'/><use href=' #b'/></svg>",
         HEAD "><use></use><use xlink:href=\"#b\"></use></svg>",
         "a reference to other.svg#a"},
        {SVG "><rect fill='url(http://e.x/)' style='fill:url( \"#1\" );x:url(b)'/></svg>",
         HEAD "><rect fill=\"none\" style=\"fill:url(#_1);x:none\"></rect></svg>",
         "part of the attribute fill, part of the attribute style"},
        {SVG "><style><![CDATA[@import url(x.css); a{fill:red}/*u*/]]></style></svg>",
         HEAD "><style> a{fill:red} </style></svg>", "part of the element style"},
        {SVG "><style>a{fill:\\75rl(http://e)}</style></svg>",
         HEAD "><style></style></svg>", "part of the element style"},
        {SVG "><a x:href='javascript:x'><path d='M0'/></a></svg>",
         HEAD "><g><path d=\"M0\"></path></g></svg>", NULL},
        {SVG "><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p>"
             "</foreignObject><text>b</text></svg>",
         HEAD "><text>b</text></svg>", "the element foreignObject"},
        {SVG "><i:x xmlns:i='http://inkscape'/><metadata><a/></metadata></svg>",
         HEAD "></svg>", NULL},
        {"<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g/></s:svg>",
         HEAD "><g></g></svg>", NULL},
        {"<svg><g id='1 2'/><g id='1 2'/></svg>",
         HEAD "><g id=\"_1_2\"></g><g></g></svg>", NULL},
        {SVG "><image href='data:image/svg+xml;base64,PHN2Zy8+'/></svg>",
         HEAD "><image></image></svg>",
         "an embedded picture of a kind that is not allowed"},
        {SVG "><image x:href='http://track/er.png'/></svg>",
         HEAD "><image></image></svg>", "a reference to http://track/er.png"},
        {"<?xml-stylesheet href='a.css'?>" SVG "/>", HEAD "></svg>",
         "the processing instruction xml-stylesheet"},
        {"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>" SVG "/>",
         HEAD "></svg>", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *removed = NULL;
        g_autofree char *out = sanitise(cases[i].in, &removed);
        g_assert_cmpstr(out, ==, cases[i].out);
        g_assert_cmpstr(removed, ==, cases[i].removed);
    }
}

static void
test_embedded_picture(void)
{
    g_autoptr(Raster) raster = raster_new(1, 1, 3);
    g_autoptr(GBytes) png = raster_to_png(raster);
    g_autofree char *code =
        g_base64_encode(g_bytes_get_data(png, NULL), g_bytes_get_size(png));
    g_autofree char *text =
        g_strdup_printf(SVG "><image href='data:;base64,%s'/></svg>", code);
    g_autofree char *wanted = g_strdup_printf(
        HEAD "><image xlink:href=\"data:image/png;base64,%s\"></image></svg>", code);
    g_autofree char *removed = NULL;
    g_autofree char *out = sanitise(text, &removed);
    g_assert_cmpstr(out, ==, wanted);
    g_assert_null(removed);
}

static void
assert_refused(const char *text, gsize length, int code)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, length);
    g_autoptr(GError) error = NULL;
    g_autofree char *removed = NULL;
    g_assert_null(svg_sanitise(bytes, &removed, &error));
    g_assert_error(error, PICTURE_ERROR, code);
    g_assert_null(removed);
}

static void
test_refused(void)
{
    static const struct {
        const char *text;
        int code;
    } cases[] = {
        {"<!DOCTYPE svg [<!ENTITY a 'x'>]>" SVG ">&a;</svg>", PICTURE_ERROR_UNSUPPORTED},
        {SVG "><i:include xmlns:i='http://www.w3.org/2001/XInclude' href='/etc/passwd'/>"
             "</svg>",
         PICTURE_ERROR_UNSUPPORTED},
        {SVG "><g></svg>", PICTURE_ERROR_BROKEN},
        {SVG "><g x='1' x='2'/></svg>", PICTURE_ERROR_BROKEN},
        {SVG ">&nbsp;</svg>", PICTURE_ERROR_BROKEN},
        {SVG "/>" SVG "/>", PICTURE_ERROR_BROKEN},
        {"<html><svg/></html>", PICTURE_ERROR_UNKNOWN},
        {"", PICTURE_ERROR_BROKEN},
        {SVG ">\xFF</svg>", PICTURE_ERROR_BROKEN},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_refused(cases[i].text, strlen(cases[i].text), cases[i].code);
}

static void
test_limits(void)
{
    g_autoptr(GString) deep = g_string_new(SVG ">");
    for (int i = 0; i < LIMIT_SVG_DEPTH; i++)
        g_string_append(deep, "<g>");
    assert_refused(deep->str, deep->len, PICTURE_ERROR_LIMIT);
    g_autoptr(GString) many = g_string_new(SVG ">");
    for (int i = 0; i < LIMIT_SVG_ELEMENTS; i++)
        g_string_append(many, "<g/>");
    assert_refused(many->str, many->len, PICTURE_ERROR_LIMIT);
}

static void
test_size(void)
{
    static const struct {
        const char *attributes;
        int width, height;
    } cases[] = {
        {"width='10' height='20px'", 10, 20},
        {"width='1in' height='72pt'", 96, 96},
        {"viewBox='0 0 40 30'", 40, 30},
        {"width='80' viewBox='0,0,40,30'", 80, 60},
        {"height='60' viewBox='0 0 40 30'", 80, 60},
        {"width='100%' height='50%' viewBox='0 0 7 9'", 7, 9},
        {"", 300, 150},
        {"width='-3' height='nan'", 300, 150},
        {"width='1e300' height='5'", 32767, 1},
        {"width='200000' height='100000'", 14128, 7064},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text =
            g_strdup_printf("<!-- c -->" SVG " %s/>", cases[i].attributes);
        g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
        Picture picture;
        g_autoptr(GError) error = NULL;
        picture_probe(bytes, &picture, &error);
        g_assert_no_error(error);
        g_assert_cmpint(picture.format, ==, PICTURE_SVG);
        g_assert_cmpint(picture.width, ==, cases[i].width);
        g_assert_cmpint(picture.height, ==, cases[i].height);
    }
}

static void
test_encodings(void)
{
    const char latin[] = "<?xml version='1.0' encoding='ISO-8859-1'?><svg><text>\xE9"
                         "</text></svg>";
    g_autofree char *removed = NULL;
    g_autofree char *out = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(latin, sizeof latin - 1);
    g_autoptr(GBytes) clean = svg_sanitise(bytes, &removed, NULL);
    out = g_strndup(g_bytes_get_data(clean, NULL), g_bytes_get_size(clean));
    g_assert_nonnull(strstr(out, "<text>é</text>"));
    gsize length;
    g_autofree char *wide = g_convert("\xEF\xBB\xBF<svg width='3' height='4'/>", -1,
                                      "UTF-16LE", "UTF-8", NULL, &length, NULL);
    g_autoptr(GBytes) utf16 = g_bytes_new(wide, length);
    Picture picture;
    g_assert_true(picture_probe(utf16, &picture, NULL));
    g_assert_cmpint(picture.height, ==, 4);
}

static void
test_drawn(void)
{
    const char text[] = SVG " width='4' height='2'><rect width='2' height='2' "
                            "fill='#f00'/><rect x='2' width='2' height='2' fill='#00f' "
                            "opacity='.5'/></svg>";
    g_autoptr(GBytes) bytes = g_bytes_new(text, sizeof text - 1);
    Picture picture;
    bool is_damaged;
    g_autoptr(GError) error = NULL;
    g_assert_true(picture_probe(bytes, &picture, NULL));
    g_autoptr(Raster) raster = picture_decode(bytes, &picture, 0, 2, &is_damaged, &error);
    g_assert_no_error(error);
    g_assert_cmpint(raster->width, ==, 8);
    g_assert_cmpmem(raster->pixels, 4, "\xFF\0\0\xFF", 4);
    g_assert_cmpint(raster->pixels[7 * 4 + 2], ==, 255);
    g_assert_cmpint(ABS(raster->pixels[7 * 4 + 3] - 128), <=, 1);
    g_autoptr(Raster) small = picture_decode(bytes, &picture, 2, 2, &is_damaged, &error);
    g_assert_no_error(error);
    g_assert_cmpint(small->width * small->height, <=, 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/image/svg/kept-and-removed", test_kept_and_removed);
    g_test_add_func("/image/svg/embedded", test_embedded_picture);
    g_test_add_func("/image/svg/refused", test_refused);
    g_test_add_func("/image/svg/limits", test_limits);
    g_test_add_func("/image/svg/size", test_size);
    g_test_add_func("/image/svg/encodings", test_encodings);
    g_test_add_func("/image/svg/drawn", test_drawn);
    return g_test_run();
}
