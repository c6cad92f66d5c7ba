/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Template tags in any state: every reader over the same text. Braces come in order, none
 * in another, and each match points at a later one. */
#include "config.h"

#include <stdint.h>

#include "base/source.h"
#include "site/brace_read.h"
#include "site/jsx_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const Source *source, const BraceRules *rules)
{
    GArray *braces = brace_scan(source_text(source), 0, source_length(source), rules);
    gsize last = 0;
    for (guint i = 0; i < braces->len; i++) {
        const Brace *brace = &g_array_index(braces, Brace, i);
        g_assert(brace->start >= last && brace->end > brace->start);
        g_assert(brace->inner_start <= brace->inner_end &&
                 brace->inner_end <= brace->end);
        g_assert(brace->match < 0 ||
                 ((guint) brace->match > i && (guint) brace->match < braces->len));
        last = brace->end;
    }
    g_array_unref(braces);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const literal[] = {"raw", "code", NULL};
    static const struct {
        BraceReader read;
        const char *starts;
    } readers[] = {
        {brace_read_percent, "{"}, {brace_read_hexo, "{<"}, {brace_read_shortcode, "{"},
        {brace_read_zola, "{@"},   {brace_read_zenn, "@"},  {jsx_read, "<{ie"},
    };
    g_autoptr(Source) source = source_new("fuzz.md", (const char *) data, size, NULL);
    for (guint i = 0; source != NULL && i < G_N_ELEMENTS(readers); i++) {
        BraceRules rules = {.read = readers[i].read,
                            .starts = readers[i].starts,
                            .literal = literal,
                            .reads_code = i % 2 == 0,
                            .has_bare_end = i == 3};
        check(source, &rules);
    }
    return 0;
}
