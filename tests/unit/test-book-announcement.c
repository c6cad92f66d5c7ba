/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/announcement.h"

#include <string.h>

#include "markdown/markdown.h"

/* The classes of the blocks of `text`, "-" for none. */
static char *
classes_of(const char *text)
{
    g_autoptr(Source) source = source_new("a.md", text, strlen(text), NULL);
    MarkdownOptions options = {.has_footnotes = true};
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GPtrArray) holes = g_ptr_array_new();
    g_autoptr(DocNode) doc = markdown_parse(source, source_text(source), 0,
                                            source_length(source), &options, holes, diag);
    book_announcements_settle(doc);
    GString *out = g_string_new(NULL);
    for (const DocNode *node = doc->first; node != NULL; node = node->next)
        g_string_append_printf(out, "%s%s", node->prev == NULL ? "" : " ",
                               node->classes != NULL ? node->classes : "-");
    return g_string_free(out, FALSE);
}

static void
check(const char *text, const char *expected)
{
    g_autofree char *classes = classes_of(text);
    g_assert_cmpstr(classes, ==, expected);
}

static void
test_bold_lines(void)
{
    check("**주의사항**\n\n- 하나\n", "announcement -");
    check("**왜 필요한가?**\n\n글.\n", "announcement -");
    check("글.\n\n**끝**\n", "- -");
    check("**주의사항**\n\n# 제목\n", "- -");
    check("**하나**\n\n**둘**\n\n글.\n", "- announcement -");
}

/* Bold prose announces nothing. */
static void
test_sentences(void)
{
    check("**기관실에는 창이 없다.**\n\n글.\n", "- -");
    check("**그렇다!**\n\n글.\n", "- -");
    check("**“정말?”**\n\n글.\n", "- -");
    check("**앞**과 뒤\n\n글.\n", "- -");
    check("**아주 긴 굵은 글씨는 제목이 아니라 힘주어 하는 말이어서 한 줄을 다 채우고도 "
          "남으며 다음 줄로 넘어간다**\n\n글.\n",
          "- -");
}

static void
test_rules(void)
{
    check("글.\n\n***\n\n# 제목\n", "- before-heading -");
    check("글.\n\n***\n\n글.\n", "- - -");
    check("글.\n\n***\n", "- before-heading");
    check("글.[^1]\n\n***\n\n[^1]: 주석.\n", "- before-heading -");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/book/announcement/bold-lines", test_bold_lines);
    g_test_add_func("/book/announcement/sentences", test_sentences);
    g_test_add_func("/book/announcement/rules", test_rules);
    return g_test_run();
}
