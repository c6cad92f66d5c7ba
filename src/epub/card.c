/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/card.h"

#include "book/address.h"
#include "book/provider.h"

/* A line that leads to `url`, if there is one. */
static void
write_line(Writer *self, const DocNode *node, const char *class, const char *text,
           const char *url)
{
    if (text == NULL || *text == '\0')
        return;
    writer_open(self, "p", "class", class, NULL);
    writer_settle(self);
    if (url != NULL)
        xml_open(self->xml, "a", "href", url, NULL);
    writer_own_text(self, node, DOC_PARAGRAPH, class, text);
    if (url != NULL)
        xml_close(self->xml);
    xml_close(self->xml);
    xml_newline(self->xml);
}

void
card_open(Writer *self, const DocNode *node)
{
    g_autofree char *classes =
        node->classes == NULL || doc_node_has_class(node, "card")
            ? g_strdup(node->classes != NULL ? node->classes : "card")
            : g_strconcat("card ", node->classes, NULL);
    xml_open(self->xml, "div", "class", classes, "id", node->id, NULL);
    xml_newline(self->xml);
    write_line(self, node, "card-provider", book_card_provider(node), NULL);
    write_line(self, node, "card-title", book_card_title(self->plan->book, node),
               node->url);
}

void
card_finish(Writer *self, const DocNode *node)
{
    g_autofree char *shown = node->url != NULL ? book_address_readable(node->url) : NULL;
    write_line(self, node, "card-address", shown, node->url);
}
