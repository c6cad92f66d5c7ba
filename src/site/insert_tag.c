/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/insert_tag.h"

#include <string.h>

#include "base/limits.h"
#include "site/asset.h"

static char *
read_text(const SiteTagContext *context, const char *path)
{
    const Folder *folder = context->site->folder;
    g_autoptr(GBytes) bytes = folder_read(folder, path, LIMIT_YAML_BYTES, NULL);
    if (bytes == NULL)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autoptr(Source) source = source_new(path, data, length, NULL);
    return source != NULL ? g_strdup(source_text(source)) : NULL;
}

static char *
find_text(const SiteTagContext *context, const char *name, const char *const *folders)
{
    g_autofree char *found = asset_beside(context->site, context->path, name);
    for (guint i = 0; found == NULL && folders[i] != NULL; i++)
        found = asset_below(context->site, folders[i], name);
    return found != NULL ? read_text(context, found) : NULL;
}

/* Lines `first` to `last` (0: to the end) of `text`. */
static char *
lines_of(const char *text, guint64 first, guint64 last)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *out = g_string_new(NULL);
    for (guint64 i = 0; lines[i] != NULL; i++)
        if (i + 1 >= first && (last == 0 || i + 1 <= last))
            g_string_append_printf(out, "%s\n", lines[i]);
    return g_string_free(out, FALSE);
}

/* Does `line` mark where `part` begins or ends? */
static bool
is_mark(const char *line, const char *part, bool is_end)
{
    const char *ours = is_end ? "[end:" : "[start:";
    const char *theirs = is_end ? "ANCHOR_END:" : "ANCHOR:";
    const char *at = strstr(line, ours);
    at = at != NULL ? at + strlen(ours) : strstr(line, theirs);
    if (at == NULL)
        return false;
    at += strncmp(at, theirs, strlen(theirs)) == 0 ? strlen(theirs) : 0;
    at += strspn(at, " ");
    gsize length = strlen(part);
    return strncmp(at, part, length) == 0 && !g_ascii_isalnum(at[length]);
}

/* The lines of `text` between the marks of `part`. */
static char *
part_of(const char *text, const char *part)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *out = g_string_new(NULL);
    bool is_inside = false;
    for (guint i = 0; lines[i] != NULL; i++) {
        if (is_mark(lines[i], part, true))
            is_inside = false;
        else if (is_inside)
            g_string_append_printf(out, "%s\n", lines[i]);
        is_inside = is_inside || is_mark(lines[i], part, false);
    }
    return g_string_free(out, FALSE);
}

void
insert_tag_build(const SiteTagContext *context, SiteTag *tag, const char *name,
                 const char *const *folders)
{
    const char *colon = strchr(name, ':');
    g_autofree char *file =
        g_strndup(name, colon != NULL ? (gsize) (colon - name) : strlen(name));
    g_autofree char *text = find_text(context, file, folders);
    if (text == NULL) {
        tag->kind = SITE_TAG_UNKNOWN;
        tag->is_missing = true;
        diag_add(context->diag, DIAG_WARNING, source_place(context->source, tag->start),
                 "missing-file", "the file \"%s\" is not there; its name is shown", file);
        return;
    }
    const char *rest = colon != NULL ? colon + 1 : "";
    bool has_lines = g_ascii_isdigit(*rest) || *rest == ':';
    const char *last = strchr(rest, ':');
    if (*rest == '\0')
        tag->text = g_steal_pointer(&text);
    else if (has_lines)
        tag->text = lines_of(text, g_ascii_strtoull(rest, NULL, 10),
                             last != NULL ? g_ascii_strtoull(last + 1, NULL, 10)
                                          : g_ascii_strtoull(rest, NULL, 10));
    else
        tag->text = part_of(text, rest);
    g_strchomp(tag->text);
    bool fits = tag_may_insert(context, tag, strlen(tag->text));
    tag->kind = fits ? SITE_TAG_INSERT : SITE_TAG_UNKNOWN;
}
