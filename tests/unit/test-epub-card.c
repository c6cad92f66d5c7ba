/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be embedded. */
#include "config.h"

#include <string.h>

#include "epub_fixture.h"

static DocNode *
add_card(EpubFixture *fixture, const char *provider, const char *title, const char *url)
{
    DocNode *doc = hand_book_section(fixture->book, 0)->doc;
    DocNode *card = doc_node_new(DOC_CARD, doc->place);
    card->as.card.provider = g_strdup(provider);
    card->title = g_strdup(title);
    card->url = g_strdup(url);
    doc_node_append(doc, card);
    return card;
}

static void
test_provider_title_address(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    add_card(fixture, "youtube", "바람 & 물결", "https://youtu.be/abc?a=1&b=2");
    g_autofree char *body = epub_fixture_write_body(fixture, 0);
    g_assert_nonnull(strstr(
        body, "<div class=\"card\">\n"
              "<p class=\"card-provider\">YouTube</p>\n"
              "<p class=\"card-title\"><a href=\"https://youtu.be/abc?a=1&amp;b=2\">"
              "바람 &amp; 물결</a></p>\n"
              "<p class=\"card-address\"><a href=\"https://youtu.be/abc?a=1&amp;b=2\">"
              "https://youtu.be/abc?a=1&amp;b=2</a></p>\n</div>"));
}

/* As people write addresses; what is no text stays encoded. */
static void
test_addresses_are_readable(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    add_card(fixture, NULL, NULL, "https://a.example/%EB%B0%94%EB%9E%8C/%FF%20");
    add_card(fixture, NULL, NULL, "https://a.example/%EB%B0%94%EB%9E%8C/");
    g_autofree char *body = epub_fixture_write_body(fixture, 0);
    g_assert_nonnull(strstr(body, ">https://a.example/바람/</a>"));
    g_assert_nonnull(strstr(body, ">https://a.example/%EB%B0%94%EB%9E%8C/%FF%20</a>"));
}

/* What is known of it stands between its title and its address. */
static void
test_children(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    DocNode *card = add_card(fixture, NULL, "제목", "https://a.example/");
    DocNode *text = doc_node_new(DOC_PARAGRAPH, card->place);
    doc_node_append(text, doc_node_new_text("설명", -1, card->place));
    doc_node_append(card, text);
    g_autofree char *body = epub_fixture_write_body(fixture, 0);
    const char *title = strstr(body, "card-title");
    const char *inner = strstr(body, "<p>설명</p>");
    const char *address = strstr(body, "card-address");
    g_assert_true(title != NULL && title < inner && inner < address);
}

static void
test_without_an_address(void)
{
    g_autoptr(EpubFixture) fixture = epub_fixture_new("글\n");
    add_card(fixture, "gist", NULL, NULL);
    g_autofree char *body = epub_fixture_write_body(fixture, 0);
    g_assert_nonnull(strstr(body, "<div class=\"card\">"));
    g_assert_null(strstr(body, "href"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/card/provider-title-address", test_provider_title_address);
    g_test_add_func("/epub/card/addresses-are-readable", test_addresses_are_readable);
    g_test_add_func("/epub/card/children", test_children);
    g_test_add_func("/epub/card/without-an-address", test_without_an_address);
    return g_test_run();
}
