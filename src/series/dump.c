/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/dump.h"

static void
dump_place(DiagPlace place, GString *out)
{
    if (place.file == NULL)
        g_string_append(out, "nowhere");
    else if (place.line == 0)
        g_string_append(out, place.file);
    else
        g_string_append_printf(out, "%s:%d:%d", place.file, place.line, place.column);
}

static void
dump_part(const SeriesPart *part, bool explains, GString *out)
{
    g_string_append_printf(out, "  part %s", part->number);
    if (part->label != NULL)
        g_string_append_printf(out, " (%s)", part->label);
    g_string_append_printf(out, " \"%s\" ", part->title);
    if (part->group != NULL)
        g_string_append_printf(out, "group \"%s\" ", part->group);
    if (part->post != NULL)
        g_string_append_printf(out, "%s\n", part->post->path);
    else
        g_string_append_printf(out, "missing %s\n", part->url);
    for (guint i = 0; explains && i < part->evidence->len; i++) {
        const SeriesEvidence *evidence = g_ptr_array_index(part->evidence, i);
        g_string_append(out, "    ");
        dump_place(evidence->place, out);
        g_string_append_printf(out, ": %s\n", evidence->text);
    }
}

void
series_dump(const Series *self, bool explains, GString *out)
{
    g_string_append_printf(out, "series %s \"%s\" %s by %s, %s\n", self->id, self->title,
                           self->language != NULL ? self->language : "-",
                           series_order_name(self->order),
                           series_confidence_name(self->confidence));
    for (guint i = 0; i < self->parts->len; i++)
        dump_part(g_ptr_array_index(self->parts, i), explains, out);
    for (guint i = 0; i < self->lists->len; i++) {
        const DocNode *node = g_ptr_array_index(self->lists, i);
        g_string_append_printf(out, "  drop %s ", doc_kind_name(node->kind));
        dump_place(node->place, out);
        g_string_append_c(out, '\n');
    }
}
