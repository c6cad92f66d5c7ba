/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/sheets.h"

#include "style/match.h"
#include "style/page_rule.h"

struct StyleSheets {
    GPtrArray *sheets;    /* Sheet * */
    GPtrArray *rules;     /* StyleRule * */
    GPtrArray *selectors; /* GPtrArray * of Selector *: what candidates lend */
    GPtrArray *pages;     /* StylePageRule * */
    /* char *name -> GArray of StyleCandidate; of nodes, then of pseudo-elements */
    GHashTable *indices[2][STYLE_INDEX_COUNT];
    char **families;
    char *language;
};

static void
rule_free(gpointer data)
{
    StyleRule *self = data;
    g_array_unref(self->declared);
    g_free(self);
}

StyleSheets *
style_sheets_new(void)
{
    StyleSheets *self = g_new0(StyleSheets, 1);
    self->sheets = g_ptr_array_new_with_free_func((GDestroyNotify) sheet_free);
    self->rules = g_ptr_array_new_with_free_func(rule_free);
    self->selectors = g_ptr_array_new_with_free_func((GDestroyNotify) g_ptr_array_unref);
    self->pages = g_ptr_array_new_with_free_func(style_page_rule_free);
    for (int pseudo = 0; pseudo < 2; pseudo++)
        for (int i = 0; i < STYLE_INDEX_COUNT; i++)
            self->indices[pseudo][i] = g_hash_table_new_full(
                g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
    self->families = g_strsplit("serif", ",", 0);
    self->language = g_strdup("ko");
    return self;
}

void
style_sheets_free(StyleSheets *self)
{
    if (self == NULL)
        return;
    for (int pseudo = 0; pseudo < 2; pseudo++)
        for (int i = 0; i < STYLE_INDEX_COUNT; i++)
            g_hash_table_unref(self->indices[pseudo][i]);
    g_ptr_array_unref(self->pages);
    g_ptr_array_unref(self->selectors);
    g_ptr_array_unref(self->rules);
    g_ptr_array_unref(self->sheets);
    g_strfreev(self->families);
    g_free(self->language);
    g_free(self);
}

void
style_sheets_set_language(StyleSheets *self, const char *language)
{
    g_free(self->language);
    self->language = g_strdup(language);
}

/* The most telling test of the last compound: an id before a class before an element. */
static StyleIndex
index_of(const Selector *selector, const char **name)
{
    static const StyleIndex indices[] = {
        [SELECTOR_ELEMENT] = STYLE_INDEX_ELEMENT,
        [SELECTOR_CLASS] = STYLE_INDEX_CLASS,
        [SELECTOR_ID] = STYLE_INDEX_ID,
    };
    StyleIndex best = STYLE_INDEX_ANY;
    *name = "";
    for (guint i = 0; i < selector->tests->len; i++) {
        const SelectorTest *test = &g_array_index(selector->tests, SelectorTest, i);
        if (test->kind == SELECTOR_STEP)
            break;
        if (test->kind <= SELECTOR_ID && indices[test->kind] > best) {
            best = indices[test->kind];
            *name = test->name;
        }
    }
    return best;
}

static void
add_candidate(StyleSheets *self, StyleCandidate candidate)
{
    const char *name;
    StyleIndex index = index_of(candidate.selector, &name);
    GHashTable *table = self->indices[candidate.selector->pseudo != NULL][index];
    char *key = index == STYLE_INDEX_ELEMENT ? g_ascii_strdown(name, -1) : g_strdup(name);
    GArray *candidates = g_hash_table_lookup(table, key);
    if (candidates == NULL) {
        candidates = g_array_new(FALSE, FALSE, sizeof(StyleCandidate));
        g_hash_table_insert(table, g_steal_pointer(&key), candidates);
    }
    g_free(key);
    g_array_append_val(candidates, candidate);
}

static void
tell_unknown_elements(const GPtrArray *selectors, gsize offset, StyleFaults *faults)
{
    for (guint i = 0; i < selectors->len; i++) {
        const Selector *selector = g_ptr_array_index(selectors, i);
        if (g_strcmp0(selector->pseudo, "first-line") == 0)
            style_fault_unsupported(faults, offset,
                                    "::first-line is not applied in the PDF");
        for (guint t = 0; t < selector->tests->len; t++) {
            const SelectorTest *test = &g_array_index(selector->tests, SelectorTest, t);
            if (test->kind == SELECTOR_ELEMENT && !style_element_is_known(test->name))
                style_fault_unsupported(faults, offset,
                                        "no element of a book is '%s'; the selector "
                                        "means nothing in the PDF",
                                        test->name);
        }
    }
}

static void
add_style_rule(StyleSheets *self, const SheetRule *parsed, const Source *source,
               StyleFaults *faults)
{
    GPtrArray *selectors = selector_list_parse(parsed->prelude, faults);
    if (selectors == NULL)
        return;
    g_ptr_array_add(self->selectors, selectors);
    tell_unknown_elements(selectors, style_cursor_offset(&parsed->prelude), faults);
    StyleRule *rule = g_new0(StyleRule, 1);
    rule->order = self->rules->len;
    rule->medium = parsed->medium;
    rule->declared = style_rule_compile(parsed, source, faults);
    g_ptr_array_add(self->rules, rule);
    for (guint i = 0; i < selectors->len; i++)
        add_candidate(self, (StyleCandidate){g_ptr_array_index(selectors, i), rule});
}

void
style_sheets_add(StyleSheets *self, Source *source, Diag *diag)
{
    g_autoptr(StyleFaults) faults = style_faults_new(source, diag);
    Sheet *sheet = sheet_parse(source, faults);
    g_ptr_array_add(self->sheets, sheet);
    for (guint i = 0; i < sheet->rules->len; i++) {
        const SheetRule *rule = g_ptr_array_index(sheet->rules, i);
        if (!(rule->medium & STYLE_MEDIUM_PRINT))
            continue;
        if (rule->kind == SHEET_RULE_STYLE)
            add_style_rule(self, rule, source, faults);
        else if (rule->kind == SHEET_RULE_PAGE)
            style_page_rules_compile(rule, source, faults, self->pages);
    }
}

const GArray *
style_sheets_candidates(const StyleSheets *self, bool is_pseudo, StyleIndex index,
                        const char *name)
{
    return g_hash_table_lookup(self->indices[is_pseudo][index], name);
}

const GPtrArray *
style_sheets_parsed(const StyleSheets *self)
{
    return self->sheets;
}

const GPtrArray *
style_sheets_rules(const StyleSheets *self)
{
    return self->rules;
}

const GPtrArray *
style_sheets_pages(const StyleSheets *self)
{
    return self->pages;
}

char **
style_sheets_initial_families(const StyleSheets *self)
{
    return self->families;
}

const char *
style_sheets_language(const StyleSheets *self)
{
    return self->language;
}
