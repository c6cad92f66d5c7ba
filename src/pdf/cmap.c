/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/cmap.h"

#include <stdbool.h>
#include <string.h>

#include "pdf/syntax.h"

#define MAPPINGS_MAX 100 /* between "begin" and "end" (Adobe Technical Note 5014) */

/* Codes that follow each other and stand for characters that do. */
typedef struct {
    guint first, last;
    gunichar c; /* of the first */
} Range;

struct PdfCmap {
    GString *singles, *ranges; /* lines */
    GString *single_blocks, *range_blocks;
    guint n_singles, n_ranges;
    Range open; /* c is 0: none */
};

PdfCmap *
pdf_cmap_new(void)
{
    PdfCmap *self = g_new0(PdfCmap, 1);
    self->singles = g_string_new(NULL);
    self->ranges = g_string_new(NULL);
    self->single_blocks = g_string_new(NULL);
    self->range_blocks = g_string_new(NULL);
    return self;
}

void
pdf_cmap_free(PdfCmap *self)
{
    if (self == NULL)
        return;
    g_string_free(self->singles, TRUE);
    g_string_free(self->ranges, TRUE);
    g_string_free(self->single_blocks, TRUE);
    g_string_free(self->range_blocks, TRUE);
    g_free(self);
}

/* Moves the lines gathered in `lines` to `blocks`. */
static void
end_block(GString *blocks, GString *lines, guint *count, const char *kind)
{
    if (*count > 0)
        g_string_append_printf(blocks, "%u begin%s\n%send%s\n", *count, kind, lines->str,
                               kind);
    g_string_truncate(lines, 0);
    *count = 0;
}

static void
add_single(PdfCmap *self, guint code, const char *text)
{
    g_string_append_printf(self->singles, "<%04X> <", code);
    pdf_append_utf16_hex(self->singles, text, strlen(text));
    g_string_append(self->singles, ">\n");
    if (++self->n_singles == MAPPINGS_MAX)
        end_block(self->single_blocks, self->singles, &self->n_singles, "bfchar");
}

static void
end_range(PdfCmap *self)
{
    const Range *range = &self->open;
    if (range->c != 0 && range->first == range->last) {
        char text[7] = "";
        g_unichar_to_utf8(range->c, text);
        add_single(self, range->first, text);
    } else if (range->c != 0) {
        g_string_append_printf(self->ranges, "<%04X> <%04X> <%04X>\n", range->first,
                               range->last, range->c);
        if (++self->n_ranges == MAPPINGS_MAX)
            end_block(self->range_blocks, self->ranges, &self->n_ranges, "bfrange");
    }
    self->open.c = 0;
}

/* Only the last byte of a code and of a text may change within a range. */
static bool
continues(const Range *range, guint code, gunichar c)
{
    return range->c != 0 && c < 0x10000 && code == range->last + 1 &&
           c == range->c + (code - range->first) && code >> 8 == range->first >> 8 &&
           c >> 8 == range->c >> 8;
}

void
pdf_cmap_add(PdfCmap *self, guint16 code, gunichar c)
{
    if (continues(&self->open, code, c)) {
        self->open.last = code;
        return;
    }
    end_range(self);
    self->open = (Range){code, code, c};
}

void
pdf_cmap_add_text(PdfCmap *self, guint16 code, const char *text)
{
    end_range(self);
    add_single(self, code, text);
}

GString *
pdf_cmap_spell(PdfCmap *self)
{
    GString *out = g_string_new("/CIDInit /ProcSet findresource begin\n"
                                "12 dict begin\n"
                                "begincmap\n"
                                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
                                "/Supplement 0 >> def\n"
                                "/CMapName /Adobe-Identity-UCS def\n"
                                "/CMapType 2 def\n"
                                "1 begincodespacerange\n"
                                "<0000> <FFFF>\n"
                                "endcodespacerange\n");
    end_range(self);
    end_block(self->single_blocks, self->singles, &self->n_singles, "bfchar");
    end_block(self->range_blocks, self->ranges, &self->n_ranges, "bfrange");
    g_string_append_len(out, self->range_blocks->str, (gssize) self->range_blocks->len);
    g_string_append_len(out, self->single_blocks->str, (gssize) self->single_blocks->len);
    g_string_append(out, "endcmap\n"
                         "CMapName currentdict /CMap defineresource pop\n"
                         "end\n"
                         "end\n");
    return out;
}
