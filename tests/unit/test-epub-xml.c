/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML is well-formed whatever the text. */
#include "config.h"

#include "epub/xml.h"

static char *
finish(Xml *xml)
{
    g_autoptr(GBytes) bytes = xml_finish(xml);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    return g_strndup(data, length);
}

#define PROLOGUE "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

static void
test_prologue(void)
{
    g_autoptr(Xml) xml = xml_new();
    xml_empty(xml, "a", NULL);
    g_autofree char *text = finish(xml);
    g_assert_cmpstr(text, ==, PROLOGUE "<a/>\n");
}

static void
test_text_is_escaped(void)
{
    g_autoptr(Xml) xml = xml_new();
    xml_open(xml, "p", NULL);
    xml_text(xml, "a < b && \"c\" > d ]]>", -1);
    xml_close(xml);
    g_autofree char *text = finish(xml);
    g_assert_cmpstr(text, ==,
                    PROLOGUE "<p>a &lt; b &amp;&amp; &quot;c&quot; &gt; d ]]&gt;</p>\n");
}

static void
test_what_xml_cannot_hold(void)
{
    g_autoptr(Xml) xml = xml_new();
    xml_element(xml, "p", "a\x01\x1f\xEF\xBF\xBE\x7f\xED\x95\x9C", NULL);
    g_autofree char *text = finish(xml);
    g_assert_cmpstr(text, ==, PROLOGUE "<p>a\uFFFD\uFFFD\uFFFD\x7f한</p>\n");
}

static void
test_attributes(void)
{
    g_autoptr(Xml) xml = xml_new();
    xml_empty(xml, "img", "alt", "\"둘\"\n줄\t<&>", "id", NULL, "src", "", NULL);
    g_autofree char *text = finish(xml);
    g_assert_cmpstr(text, ==,
                    PROLOGUE
                    "<img alt=\"&quot;둘&quot;&#10;줄&#9;&lt;&amp;&gt;\" src=\"\"/>\n");
}

static void
test_length_is_respected(void)
{
    g_autoptr(Xml) xml = xml_new();
    xml_open(xml, "p", NULL);
    xml_text(xml, "가나다", 6);
    xml_close(xml);
    g_autofree char *text = finish(xml);
    g_assert_cmpstr(text, ==, PROLOGUE "<p>가나</p>\n");
}

static void
test_innermost(void)
{
    g_autoptr(Xml) xml = xml_new();
    g_assert_null(xml_innermost(xml));
    xml_open(xml, "a", NULL);
    xml_open(xml, "b", NULL);
    g_assert_cmpstr(xml_innermost(xml), ==, "b");
    xml_close(xml);
    g_assert_cmpstr(xml_innermost(xml), ==, "a");
    xml_close(xml);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/xml/prologue", test_prologue);
    g_test_add_func("/epub/xml/text-is-escaped", test_text_is_escaped);
    g_test_add_func("/epub/xml/what-xml-cannot-hold", test_what_xml_cannot_hold);
    g_test_add_func("/epub/xml/attributes", test_attributes);
    g_test_add_func("/epub/xml/length-is-respected", test_length_is_respected);
    g_test_add_func("/epub/xml/innermost", test_innermost);
    return g_test_run();
}
