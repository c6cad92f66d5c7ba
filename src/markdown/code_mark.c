/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/code_mark.h"

#include <stdlib.h>
#include <string.h>

#include "doc/walk.h"

typedef enum { LINE_PLAIN, LINE_LIT, LINE_HIDDEN, LINE_ADDED, LINE_REMOVED } LineKind;

typedef enum {
    SCOPE_LINE, /* the line it stands in; alone in a line, those behind */
    SCOPE_NEXT,
    SCOPE_START,
    SCOPE_END,
} Scope;

typedef struct {
    LineKind kind;
    Scope scope;
    int count;   /* of lines */
    gsize start; /* of the comment in its line */
} CodeMark;

typedef struct {
    GString *text;
    GArray *kinds;        /* LineKind of every line of `text` */
    LineKind block, next; /* between "start" and "end"; of the lines to come */
    int remaining;        /* of `next` */
    bool has_signs, is_any;
} Page;

/* ---- reading a comment -------------------------------------------------------------------- */

/* Where the comment begins whose first word stands at `word` of `line`; G_MAXSIZE when no
 * comment does. */
static gsize
comment_start(const char *line, gsize word)
{
    static const char *const openers[] = {"{/*", "<!--", "//", "/*", "--",
                                          "#",   "%",    ";",  "'"};
    while (word > 0 && (line[word - 1] == ' ' || line[word - 1] == '\t'))
        word--;
    for (guint i = 0; i < G_N_ELEMENTS(openers); i++) {
        gsize length = strlen(openers[i]);
        if (word >= length && strncmp(line + word - length, openers[i], length) == 0)
            return word - length;
    }
    return G_MAXSIZE;
}

/* Does nothing stand behind the words but the end of the comment? */
static bool
is_comment_end(const char *rest)
{
    static const char *const closers[] = {"", "*/", "*/}", "-->", NULL};
    g_autofree char *bare = g_strstrip(g_strdup(rest));
    return g_strv_contains(closers, bare);
}

/* "highlight-next-line", "hide-start" and their like at `word`; the byte behind it, 0 when
 * there is none. */
static gsize
read_words(const char *word, CodeMark *mark)
{
    static const struct {
        const char *word;
        Scope scope;
    } scopes[] = {{"line", SCOPE_LINE},
                  {"next-line", SCOPE_NEXT},
                  {"start", SCOPE_START},
                  {"end", SCOPE_END}};
    bool is_hiding = g_str_has_prefix(word, "hide-");
    gsize length = strlen(is_hiding ? "hide-" : "highlight-");
    if (!is_hiding && !g_str_has_prefix(word, "highlight-"))
        return 0;
    gsize rest = strspn(word + length, G_CSET_a_2_z "-");
    while (rest > 0 && word[length + rest - 1] == '-')
        rest--; /* the "-->" of the comment */
    for (guint i = 0; i < G_N_ELEMENTS(scopes); i++)
        if (rest == strlen(scopes[i].word) &&
            strncmp(word + length, scopes[i].word, rest) == 0) {
            mark->kind = is_hiding ? LINE_HIDDEN : LINE_LIT;
            mark->scope = scopes[i].scope;
            mark->count = 1;
            return length + rest;
        }
    return 0;
}

/* "[!code ++:2]" at `word`; the byte behind it, 0 when there is none. */
static gsize
read_brackets(const char *word, CodeMark *mark)
{
    static const char *const lit[] = {"hl",    "highlight", "focus",
                                      "error", "warning",   NULL};
    static const char opener[] = "[!code ";
    const char *close = strchr(word, ']');
    if (!g_str_has_prefix(word, opener) || close == NULL)
        return 0;
    const char *name = word + strlen(opener);
    gsize length = MIN(strcspn(name, ":]"), (gsize) (close - name));
    g_autofree char *kind = g_strndup(name, length);
    mark->kind = strcmp(kind, "++") == 0      ? LINE_ADDED
                 : strcmp(kind, "--") == 0    ? LINE_REMOVED
                 : g_strv_contains(lit, kind) ? LINE_LIT
                                              : LINE_PLAIN;
    mark->scope = SCOPE_LINE;
    mark->count = name[length] == ':' ? CLAMP(atoi(name + length + 1), 1, 10000) : 1;
    bool is_known = mark->kind != LINE_PLAIN || strcmp(kind, "word") == 0;
    return is_known ? (gsize) (close + 1 - word) : 0;
}

/* The comment that ends `line` and is for the site. */
static bool
find_mark(const char *line, CodeMark *mark)
{
    static const char *const words[] = {"highlight-", "hide-", "[!code "};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        const char *word = g_strrstr(line, words[i]);
        mark->start =
            word == NULL ? G_MAXSIZE : comment_start(line, (gsize) (word - line));
        gsize length = mark->start == G_MAXSIZE ? 0
                       : *word == '['           ? read_brackets(word, mark)
                                                : read_words(word, mark);
        if (length > 0 && is_comment_end(word + length))
            return true;
    }
    return false;
}

/* ---- the code without its comments -------------------------------------------------------- */

static void
add_line(Page *page, const char *line, LineKind kind)
{
    if (kind == LINE_PLAIN && page->remaining > 0)
        kind = page->next;
    if (page->remaining > 0)
        page->remaining--;
    if (kind == LINE_PLAIN)
        kind = page->block;
    if (kind == LINE_HIDDEN)
        return;
    page->has_signs |= kind == LINE_ADDED || kind == LINE_REMOVED;
    if (page->kinds->len > 0)
        g_string_append_c(page->text, '\n');
    g_string_append(page->text, line);
    g_array_append_val(page->kinds, kind);
}

static void
take_line(Page *page, char *line)
{
    CodeMark mark = {0};
    if (!find_mark(line, &mark)) {
        add_line(page, line, LINE_PLAIN);
        return;
    }
    page->is_any = true;
    line[mark.start] = '\0';
    g_strchomp(line);
    bool is_alone = *line == '\0';
    if (mark.scope == SCOPE_START || mark.scope == SCOPE_END) {
        page->block = mark.scope == SCOPE_START ? mark.kind : LINE_PLAIN;
    } else if (mark.scope == SCOPE_NEXT || is_alone || mark.count > 1) {
        page->next = mark.kind;
        page->remaining = mark.count;
    } else {
        add_line(page, line, mark.kind);
        return;
    }
    if (!is_alone)
        add_line(page, line, LINE_PLAIN);
}

/* The numbers of the lit lines behind those that the fence names. */
static void
write_marks(const Page *page, DocNode *code)
{
    const char *given = code->as.code.marks;
    g_autoptr(GString) marks = g_string_new(given);
    for (guint i = 0; i < page->kinds->len; i++)
        if (g_array_index(page->kinds, LineKind, i) == LINE_LIT)
            g_string_append_printf(marks, "%s%u", marks->len > 0 ? "," : "", i + 1);
    if (marks->len > 0)
        doc_node_set(&code->as.code.marks, marks->str);
}

/* Lines that came and went are told apart as in a comparison of two files. */
static char *
with_signs(const Page *page)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(page->text->str, "\n", -1);
    for (guint i = 0; i < page->kinds->len && lines[i] != NULL; i++) {
        LineKind kind = g_array_index(page->kinds, LineKind, i);
        const char *sign = kind == LINE_ADDED ? "+ " : kind == LINE_REMOVED ? "- " : "  ";
        bool is_bare = kind != LINE_ADDED && kind != LINE_REMOVED && *lines[i] == '\0';
        g_string_append_printf(out, "%s%s%s", i > 0 ? "\n" : "", is_bare ? "" : sign,
                               lines[i]);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
apply(DocNode *code)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) kinds = g_array_new(FALSE, FALSE, sizeof(LineKind));
    Page page = {.text = text, .kinds = kinds};
    g_auto(GStrv) lines = g_strsplit(code->text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        take_line(&page, lines[i]);
    if (!page.is_any)
        return;
    write_marks(&page, code);
    g_free(code->text);
    code->text = page.has_signs ? with_signs(&page) : g_strdup(text->str);
}

void
code_marks_apply(DocNode *root)
{
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false))
        if (node->kind == DOC_CODE_BLOCK && node->text != NULL &&
            (strstr(node->text, "highlight-") != NULL ||
             strstr(node->text, "hide-") != NULL ||
             strstr(node->text, "[!code ") != NULL))
            apply(node);
}
