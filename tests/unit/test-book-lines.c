/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "book/lines.h"
#include "book/figure.h"
#include "book/note.h"
#include "book/preface.h"
#include "doc/walk.h"
#include "markdown/markdown.h"

/* `text` as Hexo reads it: every line end is a break. */
static DocNode *
parse(const char *text, Source **source, bool has_breaks)
{
    *source = source_new("a.md", text, strlen(text), NULL);
    MarkdownOptions options = {.has_breaks = has_breaks, .has_footnotes = true};
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GPtrArray) holes = g_ptr_array_new();
    return markdown_parse(*source, source_text(*source), 0, source_length(*source),
                          &options, holes, diag);
}

/* The lines that a reader sees, "|" between them. */
static char *
shown(const DocNode *doc)
{
    GString *out = g_string_new(NULL);
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, false)) {
        g_assert_cmpint(node->kind, !=, DOC_SOFT_BREAK);
        if (node->kind == DOC_TEXT || node->kind == DOC_CODE)
            g_string_append(out, node->text);
        else if (node->kind == DOC_LINE_BREAK)
            g_string_append_c(out, '|');
    }
    return g_string_free(out, FALSE);
}

typedef struct {
    const char *name, *text;
    bool has_breaks;
    const char *keep, *join, *automatic;
} LineCase;

static const LineCase cases[] = {
    {"sentences", "비가 왔다.\n우산이 없었다.\n그래도 갔다!", true,
     "비가 왔다.|우산이 없었다.|그래도 갔다!", "비가 왔다. 우산이 없었다. 그래도 갔다!",
     "비가 왔다. 우산이 없었다. 그래도 갔다!"},
    {"verse", "나 보기가 역겨워\n가실 때에는", true, "나 보기가 역겨워|가실 때에는",
     "나 보기가 역겨워 가실 때에는", "나 보기가 역겨워|가실 때에는"},
    {"mixed", "비가 왔다.\n그런데\n우산이 있었다.", true,
     "비가 왔다.|그런데|우산이 있었다.", "비가 왔다. 그런데 우산이 있었다.",
     "비가 왔다.|그런데|우산이 있었다."},
    {"closing marks", "“갔다.”\n(왔다.)\n끝…", true, "“갔다.”|(왔다.)|끝…",
     "“갔다.” (왔다.) 끝…", "“갔다.” (왔다.) 끝…"},
    {"prose broken for the screen",
     "이 줄은 책의 한 줄보다 길어서 아무도 시의 한 행이라고 여기지 않을 만큼 길게 "
     "이어지다가 여기서 끊기고\n"
     "다음 줄에서 끝난다.",
     true,
     "이 줄은 책의 한 줄보다 길어서 아무도 시의 한 행이라고 여기지 않을 만큼 길게 "
     "이어지다가 여기서 "
     "끊기고|다음 줄에서 끝난다.",
     "이 줄은 책의 한 줄보다 길어서 아무도 시의 한 행이라고 여기지 않을 만큼 길게 "
     "이어지다가 여기서 "
     "끊기고 다음 줄에서 끝난다.",
     "이 줄은 책의 한 줄보다 길어서 아무도 시의 한 행이라고 여기지 않을 만큼 길게 "
     "이어지다가 여기서 "
     "끊기고 다음 줄에서 끝난다."},
    {"a long verse",
     "창을 닫지 않았다\n네가 두고 간 우산이\n"
     "아직 문 앞에 서서 비도 오지 않는 날을 하루하루 세고 있는 줄도 모르고 나는\n"
     "그뿐이다",
     true,
     "창을 닫지 않았다|네가 두고 간 우산이|"
     "아직 문 앞에 서서 비도 오지 않는 날을 하루하루 세고 있는 줄도 모르고 나는|그뿐이다",
     "창을 닫지 않았다 네가 두고 간 우산이 "
     "아직 문 앞에 서서 비도 오지 않는 날을 하루하루 세고 있는 줄도 모르고 나는 그뿐이다",
     "창을 닫지 않았다|네가 두고 간 우산이|"
     "아직 문 앞에 서서 비도 오지 않는 날을 하루하루 세고 있는 줄도 모르고 "
     "나는|그뿐이다"},
    {"two spaces", "하나다.  \n둘이다.", true, "하나다.|둘이다.", "하나다. 둘이다.",
     "하나다. 둘이다."},
    {"soft", "비가\n왔다", false, "비가 왔다", "비가 왔다", "비가 왔다"},
    {"kana", "雨が\n降る", false, "雨が降る", "雨が降る", "雨が降る"},
    {"inline code", "`a`이다.\n**굵다**.", true, "a이다.|굵다.", "a이다. 굵다.",
     "a이다. 굵다."},
};

static void
test_case(gconstpointer data)
{
    const LineCase *line = data;
    const char *const expected[] = {line->automatic, line->keep, line->join};
    for (int policy = BOOK_LINES_AUTO; policy <= BOOK_LINES_JOIN; policy++) {
        g_autoptr(Source) source = NULL;
        g_autoptr(DocNode) doc = parse(line->text, &source, line->has_breaks);
        book_lines_settle(doc, (BookLines) policy);
        g_autofree char *text = shown(doc);
        g_assert_cmpstr(text, ==, expected[policy]);
        g_assert_cmpint(doc_node_has_class(doc->first, "lines"), ==,
                        strchr(text, '|') != NULL);
    }
}

static void
test_preface(void)
{
    static const char *const texts[] = {
        "같은 머리글을 모든 편이 되풀이하니 한 번만 싣는다.\n\n첫째 글.",
        "같은 머리글을 모든 편이 되풀이하니 한 번만 싣는다.\n\n둘째 글."};
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Source) a = NULL;
    g_autoptr(Source) b = NULL;
    g_autoptr(DocNode) first = parse(texts[0], &a, true);
    g_autoptr(DocNode) second = parse(texts[1], &b, true);
    g_autoptr(GPtrArray) docs = g_ptr_array_new();
    g_ptr_array_add(docs, first);
    g_assert_null(book_preface_extract(docs, diag));
    g_ptr_array_add(docs, second);
    g_autoptr(DocNode) preface = book_preface_extract(docs, diag);
    g_assert_nonnull(preface);
    g_autofree char *moved = doc_plain(preface);
    g_assert_cmpstr(moved, ==, "같은 머리글을 모든 편이 되풀이하니 한 번만 싣는다.");
    g_autofree char *left = doc_plain(first);
    g_assert_cmpstr(left, ==, "첫째 글.");
    g_assert_cmpstr(diag_lookup(diag, 0)->code, ==, "opening-moved");
    g_assert_cmpint(diag_lookup(diag, 0)->line, ==, 1);
}

static void
test_preface_never_empties(void)
{
    const char *text = "둘 다 이 긴 문단 하나뿐이라 옮기면 아무것도 남지 않는다.";
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Source) a = NULL;
    g_autoptr(Source) b = NULL;
    g_autoptr(DocNode) first = parse(text, &a, true);
    g_autoptr(DocNode) second = parse(text, &b, true);
    g_autoptr(GPtrArray) docs = g_ptr_array_new();
    g_ptr_array_add(docs, first);
    g_ptr_array_add(docs, second);
    g_assert_null(book_preface_extract(docs, diag));
    g_assert_nonnull(first->first);
}

/* Pictures on lines of their own part the paragraph; a picture in a sentence stays. */
static void
test_figures(void)
{
    g_autoptr(Source) source = NULL;
    g_autoptr(DocNode) doc =
        parse("앞 문장이다.\n![](a.png)\n![](b.png)\n뒤 문장 ![](c.png) 이다.\n끝이다.",
              &source, true);
    book_figures_settle(doc);
    book_lines_settle(doc, BOOK_LINES_JOIN);
    const DocKind expected[] = {DOC_PARAGRAPH, DOC_FIGURE, DOC_PARAGRAPH};
    guint i = 0;
    for (const DocNode *node = doc->first; node != NULL; node = node->next, i++)
        g_assert_cmpint(node->kind, ==, expected[i]);
    g_assert_cmpuint(i, ==, G_N_ELEMENTS(expected));
    g_assert_cmpstr(doc->first->next->first->url, ==, "a.png");
    g_assert_cmpstr(doc->first->next->last->url, ==, "b.png");
    g_autofree char *last = doc_plain(doc->last);
    g_assert_cmpstr(last, ==, "뒤 문장 이다. 끝이다.");
}

static void
test_notes(void)
{
    const char *text = "가[^b] 나[^a] 다[^b].\n\n[^a]: 에이\n[^b]: 비\n";
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Source) source = NULL;
    g_autoptr(DocNode) doc = parse(text, &source, false);
    book_notes_settle(doc, "chapter-01", diag);
    int numbers[3], count = 0;
    for (const DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (node->kind == DOC_NOTE_REFERENCE)
            numbers[count++] = node->as.note.number;
    g_assert_cmpint(count, ==, 3);
    g_assert_cmpint(numbers[0], ==, 1);
    g_assert_cmpint(numbers[1], ==, 2);
    g_assert_cmpint(numbers[2], ==, 1);
    g_assert_cmpint(doc->last->kind, ==, DOC_FOOTNOTE);
    g_assert_cmpstr(doc->last->id, ==, "chapter-01-note-2");
    g_assert_cmpstr(doc->last->prev->text, ==, "b");
    g_assert_cmpuint(diag_count(diag, DIAG_WARNING), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/book/lines/%s", cases[i].name);
        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/book/preface/moves", test_preface);
    g_test_add_func("/book/preface/never-empties", test_preface_never_empties);
    g_test_add_func("/book/figures/lines", test_figures);
    g_test_add_func("/book/notes/order", test_notes);
    return g_test_run();
}
