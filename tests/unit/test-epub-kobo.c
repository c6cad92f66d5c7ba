/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kobo's spans, as kepubify writes them. */
#include "config.h"

#include "epub/kobo.h"

static char *
finish(Xml *xml)
{
    g_autoptr(GBytes) bytes = xml_finish(xml);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    const char *body = g_strstr_len(data, (gssize) length, "\n") + 1;
    return g_strndup(body, length - (gsize) (body - data) - 1);
}

static void
test_a_span_a_sentence(void)
{
    g_autoptr(Xml) xml = xml_new();
    Kobo kobo = {0};
    kobo_enter(&kobo, "p");
    xml_open(xml, "p", NULL);
    kobo_text(&kobo, xml, "하나. 둘! “셋?” 넷", -1);
    xml_close(xml);
    g_autofree char *text = finish(xml);
    g_assert_cmpstr(text, ==,
                    "<p><span class=\"koboSpan\" id=\"kobo.1.1\">하나. </span>"
                    "<span class=\"koboSpan\" id=\"kobo.1.2\">둘! </span>"
                    "<span class=\"koboSpan\" id=\"kobo.1.3\">“셋?” </span>"
                    "<span class=\"koboSpan\" id=\"kobo.1.4\">넷</span></p>");
}

static void
test_paragraphs_and_pictures_count(void)
{
    g_autoptr(Xml) xml = xml_new();
    Kobo kobo = {0};
    xml_open(xml, "div", NULL);
    for (int i = 0; i < 2; i++) {
        kobo_enter(&kobo, "p");
        xml_open(xml, "p", NULL);
        kobo_text(&kobo, xml, "글", -1);
        xml_close(xml);
    }
    kobo_open_picture(&kobo, xml);
    xml_close(xml);
    xml_close(xml);
    g_autofree char *text = finish(xml);
    g_assert_cmpstr(text, ==,
                    "<div><p><span class=\"koboSpan\" id=\"kobo.1.1\">글</span></p>"
                    "<p><span class=\"koboSpan\" id=\"kobo.2.1\">글</span></p>"
                    "<span class=\"koboSpan\" id=\"kobo.3.1\"></span></div>");
}

/* Space between blocks gets no span; within a paragraph it does. */
static void
test_space(void)
{
    g_autoptr(Xml) xml = xml_new();
    Kobo kobo = {0};
    xml_open(xml, "div", NULL);
    kobo_text(&kobo, xml, " \n", -1);
    xml_close(xml);
    g_autofree char *text = finish(xml);
    g_assert_cmpstr(text, ==, "<div> \n</div>");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/kobo/a-span-a-sentence", test_a_span_a_sentence);
    g_test_add_func("/epub/kobo/paragraphs-and-pictures-count",
                    test_paragraphs_and_pictures_count);
    g_test_add_func("/epub/kobo/space", test_space);
    return g_test_run();
}
