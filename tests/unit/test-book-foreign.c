/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/foreign.h"
#include "doc/walk.h"

typedef struct {
    const char *language, *text, *marked; /* "[en:...]" round each run */
} ForeignCase;

static const ForeignCase cases[] = {
    {"ko", "바람이 분다.", "바람이 분다."},
    {"ko", "Spring Boot Actuator Endpoint를 쓴다.",
     "Spring Boot Actuator Endpoint를 쓴다."},
    {"ko", "그는 “The wind is always right.”라고 했다.",
     "그는 “[en:The wind is always right.]”라고 했다."},
    {"ko", "npm install --save a b c", "npm install --save a b c"},
    {"ko", "cd /usr/share/doc && ls the_file", "cd /usr/share/doc && ls the_file"},
    {"ko", "The end.", "The end."},
    {"ko", "風の歌を聴け라는 책", "[ja:風の歌を聴け]라는 책"},
    {"ko", "大韓民國이라는 말", "大韓民國이라는 말"},
    {"ko", "바람の나라", "바람の나라"},
    {"ko", "風が吹く。それは a word that you know와 다르다.",
     "[ja:風が吹く。それは] [en:a word that you know]와 다르다."},
    {"en", "A word, 바람이 분다, and the rest of it.",
     "A word, [ko:바람이 분다], and the rest of it."},
    {"ja", "それは「바람」という言葉だ。", "それは「[ko:바람]」という言葉だ。"},
    {"ja", "これは the name of the wind です", "これは [en:the name of the wind] です"},
};

static char *
shown(const DocNode *doc)
{
    GString *out = g_string_new(NULL);
    for (const DocNode *node = doc->first; node != NULL; node = node->next)
        if (node->kind == DOC_SPAN)
            g_string_append_printf(out, "[%s:%s]", node->language, node->first->text);
        else
            g_string_append(out, node->text);
    return g_string_free(out, FALSE);
}

static void
test_runs(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DocNode) paragraph = doc_node_new(DOC_PARAGRAPH, DIAG_NOWHERE);
        doc_node_append(paragraph, doc_node_new_text(cases[i].text, -1, DIAG_NOWHERE));
        g_autofree char *before = doc_visible(paragraph);
        book_foreign_mark(paragraph, cases[i].language);
        g_autofree char *marked = shown(paragraph), *after = doc_visible(paragraph);
        g_assert_cmpstr(marked, ==, cases[i].marked);
        g_assert_cmpstr(before, ==, after);
    }
}

/* A language that the author wrote is what the text around stands in. */
static void
test_written(void)
{
    g_autoptr(DocNode) paragraph = doc_node_new(DOC_PARAGRAPH, DIAG_NOWHERE);
    DocNode *span = doc_node_new(DOC_SPAN, DIAG_NOWHERE);
    doc_node_set(&span->language, "en-GB");
    doc_node_append(paragraph, span);
    doc_node_append(
        span, doc_node_new_text("This is the colour of the sea.", -1, DIAG_NOWHERE));
    book_foreign_mark(paragraph, "ko");
    g_assert_true(span->first == span->last && span->first->kind == DOC_TEXT);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/book/foreign/runs", test_runs);
    g_test_add_func("/book/foreign/written", test_written);
    return g_test_run();
}
