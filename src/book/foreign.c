/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/foreign.h"

#include <string.h>

#include "base/text.h"
#include "doc/walk.h"

/* Fewer words are a name or a term. */
#define LEAST_ENGLISH_WORDS 4
/* One kana is an ornament in a Korean name: "바람の나라". */
#define LEAST_KANA 2

typedef struct {
    const char *start, *end; /* of the text */
    const char *language;    /* NULL: none stands there */
} Run;

/* ---- scripts that tell the language -------------------------------------------------- */

static bool
is_japanese(gunichar c)
{
    return text_is_kana(c) || text_is_han(c) || c == 0x30FC; /* the long vowel's mark */
}

/* U+3000 to U+303F: marks and brackets; full-width forms. */
static bool
joins_japanese(gunichar c)
{
    return is_japanese(c) || (c > 0x3000 && c < 0x3040) || c == 0x30FB ||
           (c >= 0xFF01 && c <= 0xFF5E);
}

static bool
joins_korean(gunichar c)
{
    return text_is_hangul(c) || (c < 0x80 && !g_ascii_isalpha((char) c));
}

/* From `start`, where a letter of the script stands, to the last that does; in `language`
 * when `least` of them tell it. */
static Run
script_run(const char *start, bool (*joins)(gunichar), bool (*is_letter)(gunichar),
           bool (*tells)(gunichar), int least, const char *language)
{
    Run run = {start, start, NULL};
    int letters = 0;
    const char *p = start;
    for (; *p != '\0' && joins(g_utf8_get_char(p)); p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        letters += tells(c);
        if (is_letter(c) || c == 0x3002) /* and the full stop */
            run.end = g_utf8_next_char(p);
    }
    if (letters >= least)
        run.language = language;
    return run;
}

/* ---- English ------------------------------------------------------------------------- */

static bool
is_letter(char c)
{
    return g_ascii_isalpha(c);
}

/* The length of what may stand in English prose at `p`: no sign that code, commands and
 * addresses are made of. */
static gsize
prose_length(const char *p)
{
    static const char *const quotes[] = {"‘", "’", "“", "”", "–", "—", "…"};
    if (g_ascii_isalnum(*p) || (*p != '\0' && strchr(" ,.?!:;'\"()-", *p) != NULL))
        return 1;
    for (gsize i = 0; i < G_N_ELEMENTS(quotes); i++)
        if (g_str_has_prefix(p, quotes[i]))
            return strlen(quotes[i]);
    return 0;
}

/* Words that every sentence is held together by and no list of names has. */
static bool
is_function_word(const char *word, gsize length)
{
    static const char *const words[] = {
        "a",    "an",   "the",  "of",   "to",  "is",   "are", "was", "and",
        "that", "with", "from", "this", "you", "your", "it",  "its", "be",
        "have", "has",  "can",  "will", "not", "but",  "we",  "they"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strlen(words[i]) == length &&
            g_ascii_strncasecmp(words[i], word, length) == 0)
            return true;
    return false;
}

/* An option of a command, "--save". */
static bool
is_option(const char *start, const char *p)
{
    return *p == '-' && p > start && p[-1] == ' ' && p[1] != ' ';
}

static Run
english_run(const char *start)
{
    Run run = {start, start, NULL};
    int words = 0, held = 0;
    bool is_command = false;
    for (const char *p = start; prose_length(p) > 0;) {
        const char *word = p;
        while (is_letter(*p))
            p++;
        if (p > word) {
            words++;
            held += is_function_word(word, (gsize) (p - word));
            run.end = *p != '\0' && strchr(".?!", *p) != NULL ? p + 1 : p;
        } else {
            is_command = is_command || is_option(start, p);
            p += prose_length(p);
        }
    }
    if (words >= LEAST_ENGLISH_WORDS && held > 0 && !is_command)
        run.language = "en";
    return run;
}

/* ---- text ---------------------------------------------------------------------------- */

static bool
is_in(const char *language, const char *wanted)
{
    return language != NULL && g_str_has_prefix(language, wanted);
}

/* What begins at `p`, in a text that is in `around`. It ends behind `p` in any case. */
static Run
run_at(const char *p, const char *around)
{
    gunichar c = g_utf8_get_char(p);
    if (is_letter(*p) && !is_in(around, "en"))
        return english_run(p);
    if (is_japanese(c) && !is_in(around, "ja"))
        return script_run(p, joins_japanese, is_japanese, text_is_kana, LEAST_KANA, "ja");
    const char *counted = p + strspn(p, "0123456789"); /* a number goes with its word */
    if (text_is_hangul(g_utf8_get_char(counted)) && !is_in(around, "ko"))
        return script_run(p, joins_korean, text_is_hangul, text_is_hangul, 1, "ko");
    return (Run){p, MAX(counted, g_utf8_next_char(p)), NULL};
}

static void
put_text(DocNode *before, const char *start, const char *end)
{
    if (end > start)
        doc_node_insert_before(before,
                               doc_node_new_text(start, end - start, before->place));
}

/* Past what begins no run: spaces, and Hangul in Korean text. */
static const char *
skip_own(const char *p, bool is_korean)
{
    for (;;) {
        if (*p == ' ') {
            p++;
            continue;
        }
        gunichar c = is_korean && (guchar) *p >= 0xEA ? text_character(p) : 0;
        if (c < 0xAC00 || c > 0xD7A3)
            return p;
        p += 3;
    }
}

/* Replaces `node`, a DOC_TEXT, by its foreign runs and what is between them. */
static void
mark_text(DocNode *node, const char *around)
{
    const char *plain = node->text;
    bool is_korean = is_in(around, "ko");
    for (const char *p = skip_own(plain, is_korean); *p != '\0';
         p = skip_own(p, is_korean)) {
        Run run = run_at(p, around);
        p = run.end;
        if (run.language == NULL)
            continue;
        put_text(node, plain, run.start);
        DocNode *span = doc_node_new(DOC_SPAN, node->place);
        doc_node_set(&span->language, run.language);
        doc_node_append(span,
                        doc_node_new_text(run.start, run.end - run.start, node->place));
        doc_node_insert_before(node, span);
        plain = run.end;
    }
    if (plain == node->text)
        return;
    put_text(node, plain, plain + strlen(plain));
    doc_node_free(node);
}

void
book_foreign_mark(DocNode *doc, const char *language)
{
    for (DocNode *node = doc, *next; node != NULL; node = next) {
        bool is_closed = node->kind == DOC_CODE_BLOCK || node->kind == DOC_RUBY;
        next = doc_walk_next(node, doc, is_closed);
        const char *around = node->kind == DOC_TEXT ? doc_node_language(node) : NULL;
        if (node->kind == DOC_TEXT)
            mark_text(node, around != NULL ? around : language);
    }
}
