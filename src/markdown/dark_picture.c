/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/dark_picture.h"

#include <string.h>

#include "doc/walk.h"
#include "markdown/tidy.h"

typedef enum { SCREEN_ANY, SCREEN_LIGHT, SCREEN_DARK } Screen;

/* By class (Chirpy, Tailwind) or by the fragment of the address (GitHub, Material). */
static Screen
screen_of(const DocNode *image)
{
    static const char *const light[] = {
        "light",      "light-only",         "light-mode-only",
        "only-light", "gh-light-mode-only", NULL};
    static const char *const dark[] = {"dark",      "dark-only",         "dark-mode-only",
                                       "only-dark", "gh-dark-mode-only", NULL};
    const char *hash = image->url != NULL ? strchr(image->url, '#') : NULL;
    if (hash != NULL && g_strv_contains(light, hash + 1))
        return SCREEN_LIGHT;
    if (hash != NULL && g_strv_contains(dark, hash + 1))
        return SCREEN_DARK;
    for (guint i = 0; light[i] != NULL; i++)
        if (doc_node_has_class(image, light[i]))
            return SCREEN_LIGHT;
    for (guint i = 0; dark[i] != NULL; i++)
        if (doc_node_has_class(image, dark[i]))
            return SCREEN_DARK;
    return SCREEN_ANY;
}

/* The node beside `self`, over spaces. */
static const DocNode *
beside(const DocNode *self, bool is_behind)
{
    do
        self = is_behind ? self->next : self->prev;
    while (self != NULL && tidy_is_space(self));
    return self;
}

/* Do the pictures, `second` behind `first`, stand side by side: in one paragraph, or as the
 * edges of two? */
static bool
are_neighbours(const DocNode *first, const DocNode *second)
{
    const DocNode *next = beside(first, true);
    if (next != NULL || first->parent == second->parent)
        return next == second;
    return beside(second, false) == NULL && first->parent->kind == DOC_PARAGRAPH &&
           second->parent->kind == DOC_PARAGRAPH && first->parent->next == second->parent;
}

static void
drop(DocNode *image, Diag *diag)
{
    DocNode *paragraph = image->parent;
    diag_add(diag, DIAG_NOTE, image->place, "dark-picture",
             "the picture %s is for dark screens; the book shows the one for light "
             "screens beside it",
             image->url != NULL ? image->url : "");
    doc_node_free(image);
    if (paragraph->first == NULL && paragraph->kind == DOC_PARAGRAPH &&
        paragraph->id == NULL)
        doc_node_free(paragraph);
}

void
dark_pictures_drop(DocNode *root, Diag *diag)
{
    g_autoptr(GPtrArray) pictures = g_ptr_array_new();
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false))
        if (node->kind == DOC_IMAGE && screen_of(node) != SCREEN_ANY)
            g_ptr_array_add(pictures, node);
    for (guint i = 0; i + 1 < pictures->len; i++) {
        DocNode *first = g_ptr_array_index(pictures, i);
        DocNode *second = g_ptr_array_index(pictures, i + 1);
        Screen screen = screen_of(first);
        if (screen == screen_of(second) || !are_neighbours(first, second))
            continue;
        drop(screen == SCREEN_DARK ? first : second, diag);
        i++;
    }
}
