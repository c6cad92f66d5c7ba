/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/font_face.h"

#include <string.h>

#include "base/files.h"
#include "style/grammar.h"

/* The first address of `src` that is a file of the project; NULL when none is. */
static char *
parse_source(StyleCursor cursor, const char *sheet)
{
    for (; !style_cursor_is_done(&cursor); cursor.at++) {
        const char *url = NULL;
        if (style_cursor_sees(&cursor, TOKEN_URL))
            url = cursor.at->text;
        else if (style_cursor_sees_function(&cursor, "url") &&
                 cursor.at[1].kind == TOKEN_STRING)
            url = cursor.at[1].text;
        if (url != NULL && *url != '\0' && strchr(url, ':') == NULL)
            return files_resolve(sheet, url);
    }
    return NULL;
}

static void
add_face(GPtrArray *faces, const SheetRule *rule, const char *sheet)
{
    g_auto(GStrv) families = NULL;
    g_autofree char *path = NULL;
    for (guint i = 0; i < rule->declarations->len; i++) {
        const SheetDeclaration *declaration =
            &g_array_index(rule->declarations, SheetDeclaration, i);
        if (strcmp(declaration->name, "font-family") == 0) {
            g_strfreev(families);
            families = style_grammar_families(declaration->value);
        } else if (strcmp(declaration->name, "src") == 0) {
            g_free(path);
            path = parse_source(declaration->value, sheet);
        }
    }
    if (families == NULL || path == NULL)
        return;
    g_ptr_array_add(faces, g_strdup(families[0]));
    g_ptr_array_add(faces, g_steal_pointer(&path));
}

GPtrArray *
style_font_faces(const StyleSheets *self)
{
    GPtrArray *faces = g_ptr_array_new_with_free_func(g_free);
    const GPtrArray *sheets = style_sheets_parsed(self);
    for (guint i = 0; i < sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(sheets, i);
        for (guint r = 0; r < sheet->rules->len; r++) {
            const SheetRule *rule = g_ptr_array_index(sheet->rules, r);
            if (rule->kind == SHEET_RULE_FONT_FACE)
                add_face(faces, rule, source_name(sheet->source));
        }
    }
    return faces;
}
