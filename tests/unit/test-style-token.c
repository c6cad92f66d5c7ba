/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "style/cursor.h"

static const char *const names[] = {
    "ident", "function", "at",    "hash",  "string", "url", "bad", "number",
    "%",     "dim",      "delim", "space", "mark",   ":",   ";",   ",",
    "[",     "]",        "(",     ")",     "{",      "}",   "end",
};

/* "kind=text" of every token of `text`. */
static char *
tokens_of(const char *text, Diag *diag)
{
    g_autoptr(Source) source = source_new("a.css", text, strlen(text), NULL);
    g_autoptr(StyleFaults) faults = style_faults_new(source, diag);
    g_autoptr(StyleTokens) tokens = style_tokens_new(source, faults);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < tokens->array->len; i++) {
        const StyleToken *token = &g_array_index(tokens->array, StyleToken, i);
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", names[token->kind]);
        if (token->kind >= TOKEN_NUMBER && token->kind <= TOKEN_DIMENSION)
            g_string_append_printf(out, "=%g", token->number);
        if (token->kind == TOKEN_DELIM)
            g_string_append_unichar(g_string_append_c(out, '='), token->delim);
        if (token->text[0] != '\0')
            g_string_append_printf(out, "=%s", token->text);
    }
    return g_string_free(out, FALSE);
}

static void
test_kinds(void)
{
    static const struct {
        const char *text, *tokens;
    } cases[] = {
        {"a -b --c _d 신국판",
         "ident=a space ident=-b space ident=--c space ident=_d space "
         "ident=신국판 end"},
        {"12 -1.5 +.5 1e3 1e-2 1em 50% 46배판",
         "number=12 space number=-1.5 space number=0.5 space number=1000 space "
         "number=0.01 "
         "space dim=1=em space %=50 space dim=46=배판 end"},
        {"1.e 1..2 +a -.b", "number=1 delim=. ident=e space number=1 delim=. number=0.2 "
                            "space delim=+ ident=a space delim=- delim=. ident=b end"},
        {"@page #1a #b .c",
         "at=page space hash=1a space hash=b space delim=. ident=c end"},
        {"'a\\'b' \"\" \"c\\\nd\"", "string=a'b space string space string=cd end"},
        {"url(a.png) url( a ) url('b') url(\"\")",
         "url=a.png space url=a space function=url string=b ) space function=url string "
         ") "
         "end"},
        {"\\41 b \\26 c c\\.d \\0 e", "ident=Ab space ident=&c space ident=c.d space "
                                      "ident=\xEF\xBF\xBD"
                                      "e end"},
        {"a/* b */c<!-- --> <", "ident=a ident=c mark space mark space delim=< end"},
        {"{}[]();:,", "{ } [ ] ( ) ; : , end"},
        {"", "end"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *tokens = tokens_of(cases[i].text, NULL);
        g_assert_cmpstr(tokens, ==, cases[i].tokens);
    }
}

static void
test_faults_have_places(void)
{
    static const struct {
        const char *text, *tokens;
        int line, column;
    } cases[] = {
        {"가 \"b\nc", "ident=가 space bad=b space ident=c end", 1, 3},
        {"a\n 'b", "ident=a space bad=b end", 2, 2},
        {"a\nurl(b c) d", "ident=a space bad=url space ident=d end", 2, 1},
        {"url(a\"b)", "bad=url end", 1, 1},
        {"url(a", "bad=url end", 1, 1},
        {"a /* b", "ident=a space end", 1, 3},
        {"a\n\n{ b", "ident=a space { space ident=b end", 3, 1},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_autofree char *tokens = tokens_of(cases[i].text, diag);
        g_assert_cmpstr(tokens, ==, cases[i].tokens);
        g_assert_cmpuint(diag_length(diag), ==, 1);
        const DiagEntry *entry = diag_lookup(diag, 0);
        g_assert_cmpstr(entry->code, ==, "css-syntax");
        g_assert_cmpint(entry->level, ==, DIAG_WARNING);
        g_assert_cmpint(entry->line, ==, cases[i].line);
        g_assert_cmpint(entry->column, ==, cases[i].column);
    }
}

static void
test_brackets_know_their_ends(void)
{
    const char *text = "a(b[c)d]e) { ( }";
    g_autoptr(Source) source = source_new("a.css", text, strlen(text), NULL);
    g_autoptr(StyleFaults) faults = style_faults_new(source, NULL);
    g_autoptr(StyleTokens) tokens = style_tokens_new(source, faults);
    StyleCursor cursor = style_cursor_new(tokens);
    StyleCursor inside = style_cursor_enter(&cursor);
    g_autofree char *text_inside = style_cursor_text(inside, source);
    g_assert_cmpstr(text_inside, ==, "b[c)d]e");
    inside = style_cursor_enter(&cursor); /* "(" swallows "}" and runs to the end */
    g_autofree char *text_block = style_cursor_text(inside, source);
    g_assert_cmpstr(text_block, ==, "( }");
    g_assert_true(style_cursor_is_done(&cursor));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/token/kinds", test_kinds);
    g_test_add_func("/style/token/faults", test_faults_have_places);
    g_test_add_func("/style/token/brackets", test_brackets_know_their_ends);
    return g_test_run();
}
