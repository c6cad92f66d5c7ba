/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/epub_sheet.h"

#include <string.h>

#include "base/measure.h"
#include "style/cascade.h"
#include "style/epub_value.h"

typedef struct {
    EpubRule rule;
    GHashTable *sizes; /* char *selector -> double *: font sizes said so far */
    GString *out;
} Writer;

/* The printed body, which all lengths are measured against. */
static void
measure_body(Writer *self, const StyleSheets *sheets)
{
    g_autoptr(StyleResolver) resolver = style_resolver_new(sheets);
    g_autoptr(DocNode) body = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    const Style *style = style_of(resolver, body);
    self->rule.body_size = MEASURE_TO_PT(style->font_size);
    self->rule.body_leading = MEASURE_TO_PT(style->line_height);
    const StylePage *page = style_page(resolver, NULL, false, false, false);
    int measure = page->width - page->margin[STYLE_LEFT] - page->margin[STYLE_RIGHT];
    self->rule.measure = MEASURE_TO_PT(MAX(measure, MEASURE_MM(10)));
    self->rule.is_korean =
        g_ascii_strncasecmp(style_sheets_language(sheets), "ko", 2) == 0;
}

/* The text of one selector; pseudo-elements of CSS 2 with one colon, as it had them. */
static char *
selector_text(StyleCursor cursor, const Source *source)
{
    static const char *const old[] = {"before", "after", "first-line"};
    g_autoptr(GString) text = g_string_new(NULL);
    while (!style_cursor_is_done(&cursor)) {
        StyleCursor one = {cursor.at, cursor.at + 1};
        bool is_old = false;
        if (cursor.end - cursor.at >= 3 && cursor.at[0].kind == TOKEN_COLON &&
            cursor.at[1].kind == TOKEN_COLON && cursor.at[2].kind == TOKEN_IDENT)
            for (guint i = 0; i < G_N_ELEMENTS(old); i++)
                is_old |= g_ascii_strcasecmp(old[i], cursor.at[2].text) == 0;
        g_autofree char *token = style_cursor_text(one, source);
        g_string_append(text, is_old ? "" : token);
        cursor.at++;
    }
    return g_strdup(text->str);
}

/* Readers know no footnotes of pages, and old ones drop a sheet that has ::marker. */
static bool
is_for_print(const Selector *selector)
{
    return selector->pseudo != NULL && (g_str_has_prefix(selector->pseudo, "footnote") ||
                                        strcmp(selector->pseudo, "marker") == 0);
}

/* What a reader sets by itself: all, or html, body or p without more. */
static bool
is_base(const Selector *selector)
{
    bool is_page = false;
    for (guint i = 0; i < selector->tests->len; i++) {
        const SelectorTest *test = &g_array_index(selector->tests, SelectorTest, i);
        if (test->kind == SELECTOR_STEP)
            return is_page;
        is_page |= test->kind == SELECTOR_ROOT ||
                   (test->kind == SELECTOR_ELEMENT &&
                    (g_ascii_strcasecmp(test->name, "html") == 0 ||
                     g_ascii_strcasecmp(test->name, "body") == 0));
        bool is_text =
            test->kind == SELECTOR_ELEMENT && g_ascii_strcasecmp(test->name, "p") == 0;
        if (!is_page && (!is_text || selector->tests->len > 1))
            return false;
    }
    return true;
}

static bool
is_unbreakable(const Selector *selector)
{
    static const char *const names[] = {"pre", "code", "table"};
    for (guint i = 0; i < selector->tests->len; i++) {
        const SelectorTest *test = &g_array_index(selector->tests, SelectorTest, i);
        for (guint n = 0; test->kind == SELECTOR_ELEMENT && n < G_N_ELEMENTS(names); n++)
            if (g_ascii_strcasecmp(test->name, names[n]) == 0)
                return true;
    }
    return false;
}

/* The selectors of `rule` that an EPUB takes, with what they are for; NULL when none is. */
static char *
read_selectors(Writer *self, const SheetRule *rule, const Source *source)
{
    g_autoptr(StyleFaults) quiet = style_faults_new(source, NULL);
    g_autoptr(GPtrArray) selectors = selector_list_parse(rule->prelude, quiet);
    g_autoptr(GString) text = g_string_new(NULL);
    self->rule.is_base = self->rule.is_unbreakable = false;
    StyleCursor cursor = rule->prelude;
    for (guint i = 0; selectors != NULL && i < selectors->len; i++) {
        const Selector *selector = g_ptr_array_index(selectors, i);
        StyleCursor one = cursor;
        while (!style_cursor_is_done(&cursor) && cursor.at->kind != TOKEN_COMMA)
            style_cursor_skip_value(&cursor);
        one.end = cursor.at;
        if (!style_cursor_is_done(&cursor))
            style_cursor_take(&cursor);
        if (is_for_print(selector))
            continue;
        g_autofree char *name = selector_text(style_cursor_trim(one), source);
        g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", name);
        self->rule.is_base |= is_base(selector);
        self->rule.is_unbreakable |= is_unbreakable(selector);
    }
    return text->len > 0 ? g_strdup(text->str) : NULL;
}

/* What was said of the first of `selectors`, or else of its last compound alone. */
static const double *
known_size(const Writer *self, const char *selectors)
{
    g_autofree char *first = g_strndup(selectors, strcspn(selectors, ","));
    const double *known = g_hash_table_lookup(self->sizes, first);
    const char *last = strrchr(first, ' ');
    return known != NULL || last == NULL ? known
                                         : g_hash_table_lookup(self->sizes, last + 1);
}

/* The font size of what the rule is for: its own, or what was said before. */
static void
find_size(Writer *self, const SheetRule *rule, const char *selectors)
{
    const double *known = known_size(self, selectors);
    self->rule.font_size = known != NULL ? *known : self->rule.body_size;
    for (guint i = 0; i < rule->declarations->len; i++) {
        double size = epub_declaration_font_size(
            &self->rule, &g_array_index(rule->declarations, SheetDeclaration, i));
        if (size > 0)
            self->rule.font_size = size;
    }
    g_auto(GStrv) names = g_strsplit(selectors, ", ", -1);
    for (char **name = names; *name != NULL; name++)
        g_hash_table_insert(self->sizes, g_strdup(*name),
                            g_memdup2(&self->rule.font_size, sizeof(double)));
}

static void
write_rule(Writer *self, const SheetRule *rule, const Source *source)
{
    g_autofree char *selectors = read_selectors(self, rule, source);
    if (selectors == NULL)
        return;
    find_size(self, rule, selectors);
    g_autoptr(GString) body = g_string_new(NULL);
    for (guint i = 0; i < rule->declarations->len; i++)
        epub_declaration_write(
            &self->rule, &g_array_index(rule->declarations, SheetDeclaration, i), body);
    if (body->len == 0)
        return;
    g_string_truncate(body, body->len - 2); /* the last "; " */
    g_string_append_printf(self->out, "%s { %s }\n", selectors, body->str);
}

static char *
write_sheets(const StyleSheets *sheets, GHashTable *generics, Diag *diag)
{
    g_autoptr(GHashTable) sizes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    Writer self = {.sizes = sizes, .out = g_string_new(NULL)};
    self.rule.generics = generics;
    measure_body(&self, sheets);
    const GPtrArray *parsed = style_sheets_parsed(sheets);
    for (guint i = 0; i < parsed->len; i++) {
        const Sheet *sheet = g_ptr_array_index(parsed, i);
        g_autoptr(StyleFaults) faults = style_faults_new(sheet->source, diag);
        self.rule.source = sheet->source;
        self.rule.faults = faults;
        for (guint r = 0; r < sheet->rules->len; r++) {
            const SheetRule *rule = g_ptr_array_index(sheet->rules, r);
            if (rule->kind == SHEET_RULE_STYLE && (rule->medium & STYLE_MEDIUM_EPUB))
                write_rule(&self, rule, sheet->source);
        }
    }
    return g_string_free(self.out, FALSE);
}

char *
style_epub_sheet(const StyleSheets *self)
{
    return write_sheets(self, NULL, NULL);
}

char *
style_epub_sheet_with_fonts(const StyleSheets *self, GHashTable *generics)
{
    return write_sheets(self, generics, NULL);
}

void
style_epub_tell(const StyleSheets *self, Diag *diag)
{
    g_autofree char *sheet = write_sheets(self, NULL, diag);
}
