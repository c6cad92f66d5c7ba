/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dump.h"

#include <stdio.h>

#include "cli/series.h"
#include "doc/dump.h"
#include "doc/walk.h"
#include "layout/dump.h"
#include "layout/layout.h"

static void
dump_docs(const Series *series, GString *out)
{
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        if (part->post == NULL)
            continue;
        g_string_append_printf(out, "post %s\n", part->post->path);
        doc_dump(part->post->doc, out);
    }
}

void
cli_dump_selection(const CliOptions *options, const Selection *selection)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < selection->chosen->len; i++) {
        const Series *series = g_ptr_array_index(selection->chosen, i);
        if (options->dump == CLI_DUMP_DOC) {
            dump_docs(series, out);
        } else {
            cli_series_json(series, out);
            g_string_append_c(out, '\n');
        }
    }
    fputs(out->str, stdout);
}

/* One computed style for each kind of element that the book has. */
static void
dump_styles(const Book *book, const StyleSheets *sheets, GString *out)
{
    g_autoptr(StyleResolver) styles = style_resolver_new(sheets);
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < book->sections->len; i++) {
        const BookSection *section = g_ptr_array_index(book->sections, i);
        for (const DocNode *node = section->doc; node != NULL;
             node = doc_walk_next(node, section->doc, false)) {
            const char *element = doc_node_element(node);
            if (*element == '\0')
                continue;
            char *name = g_strconcat(element, node->classes != NULL ? "." : "",
                                     node->classes != NULL ? node->classes : "", NULL);
            if (!g_hash_table_add(seen, name))
                continue;
            g_autoptr(GString) style = g_string_new("\n");
            style_dump(style_of(styles, node), style);
            g_string_truncate(style, style->len - 1);
            g_string_replace(style, "\n", "\n  ", 0);
            g_string_append_printf(out, "%s {%s\n}\n", name, style->str);
        }
    }
}

bool
cli_dump_book(const CliOptions *options, const Design *design, const Book *book,
              const FontSet *fonts, Diag *diag, GError **error)
{
    g_autoptr(GString) out = g_string_new(NULL);
    if (options->dump == CLI_DUMP_BOOK) {
        book_dump(book, out);
    } else if (options->dump == CLI_DUMP_STYLE) {
        dump_styles(book, design->sheets, out);
    } else {
        LayoutOptions layout = {options->has_print, options->jobs, true};
        g_autoptr(Pages) pages =
            layout_book(book, design->sheets, fonts, &layout, diag, error);
        if (pages == NULL)
            return false;
        if (options->dump == CLI_DUMP_LINES)
            pages_dump_lines(pages, out);
        else
            pages_dump(pages, out);
    }
    fputs(out->str, stdout);
    return true;
}
