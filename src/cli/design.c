/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/design.h"

#include <string.h>

#include "base/limits.h"
#include "book/characters.h"
#include "font/subset.h"
#include "style/trim.h"

void
design_free(Design *self)
{
    if (self == NULL)
        return;
    style_sheets_free(self->sheets);
    font_set_free(self->fonts);
    g_free(self);
}

/* The fonts that the newest sheet, which lies in `folder`, names by @font-face. */
static bool
add_fonts(Design *self, const Folder *folder, GError **error)
{
    g_autoptr(GPtrArray) faces = style_font_faces(self->sheets);
    for (; self->faces_known + 1 < faces->len; self->faces_known += 2)
        if (!font_set_add_file(self->fonts, g_ptr_array_index(faces, self->faces_known),
                               folder, g_ptr_array_index(faces, self->faces_known + 1),
                               error))
            return false;
    return true;
}

static bool
add_sheet(Design *self, const Folder *folder, const char *path, Diag *diag,
          GError **error)
{
    g_autoptr(GBytes) bytes = folder_read(folder, path, LIMIT_SHEET_BYTES, error);
    if (bytes == NULL)
        return false;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    Source *source = source_new(path, data != NULL ? data : "", length, error);
    if (source == NULL)
        return false;
    style_sheets_add(self->sheets, source, diag);
    return add_fonts(self, folder, error);
}

/* A theme or trim size of ours. */
static bool
add_named(Design *self, const Folder *data, const char *name, Diag *diag, GError **error)
{
    const char *trim = style_trim_sheet(name);
    g_autofree char *path = trim != NULL ? g_strdup_printf("styles/trim/%s.css", trim)
                                         : g_strdup_printf("styles/%s.css", name);
    FolderStat stat;
    if (folder_stat(data, path, &stat))
        return add_sheet(self, data, path, diag, error);
    g_set_error(
        error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
        "there is no style '%s': essay, tech, screen, a trim size (신국판, A5 ...) "
        "or a CSS file",
        name);
    return false;
}

/* A file that the command line names, wherever it lies. */
static bool
add_user_sheet(Design *self, const char *name, Diag *diag, GError **error)
{
    g_autofree char *base = g_path_get_basename(name);
    g_autofree char *dir = g_path_get_dirname(name);
    g_autoptr(Folder) folder = folder_open(dir, error);
    return folder != NULL && add_sheet(self, folder, base, diag, error);
}

/* "tech, 46배판, mine.css": each laid over the one before. A word without a dot or slash is
 * ours; anything else is a file: of `project`, or of the user's when that is NULL. */
static bool
add_chosen(Design *self, const Folder *data, const char *names, const Folder *project,
           Diag *diag, GError **error)
{
    g_auto(GStrv) words = g_strsplit(names, ",", -1);
    bool is_read = true;
    for (char **word = words; *word != NULL && is_read; word++) {
        const char *name = g_strstrip(*word);
        if (strpbrk(name, "./") == NULL)
            is_read = add_named(self, data, name, diag, error);
        else if (project == NULL)
            is_read = add_user_sheet(self, name, diag, error);
        else
            is_read = add_sheet(self, project, name, diag, error);
    }
    return is_read;
}

Design *
design_open(const char *data, const CliOptions *options, const BookManifest *manifest,
            const Folder *project, Diag *diag, GError **error)
{
    g_autoptr(Folder) folder = folder_open(data, error);
    if (folder == NULL) {
        g_prefix_error(error, "the program's own files are not in %s: ", data);
        return NULL;
    }
    g_autoptr(Design) self = g_new0(Design, 1);
    self->sheets = style_sheets_new();
    g_autofree char *conf = g_build_filename(data, "fonts", "fonts.conf", NULL);
    self->fonts = font_set_open(conf, error);
    if (self->fonts == NULL || !add_sheet(self, folder, "styles/book.css", diag, error))
        return NULL;
    bool is_read = true;
    if (options->style != NULL)
        is_read = add_chosen(self, folder, options->style, NULL, diag, error);
    else if (manifest->style != NULL)
        is_read = add_chosen(self, folder, manifest->style, project, diag, error);
    if (!is_read)
        return NULL;
    if (options->has_epub)
        style_epub_tell(self->sheets, diag);
    return g_steal_pointer(&self);
}

FontSet *
design_book_fonts(const Design *self, const Book *book, GError **error)
{
    g_autoptr(GHashTable) characters = book_characters(book);
    style_sheets_add_characters(self->sheets, characters);
    return font_set_subset(self->fonts, characters, error);
}
