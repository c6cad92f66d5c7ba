/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/outline.h"

#include <string.h>

#define LEVELS 3

typedef struct {
    PdfFile *file;
    const PdfSheet *sheet;
    const PdfId *pages;
} Writer;

/* What an entry says of its neighbours and of what lies below it. */
typedef struct {
    PdfId id, parent, previous, next, first, last;
    guint count; /* of those below */
} Place;

void
pdf_append_destination(GString *out, PdfId page, const PdfSheet *sheet, int y)
{
    g_string_append_c(out, '[');
    pdf_append_reference(out, page);
    g_string_append(out, "/XYZ null ");
    pdf_append_point(out, CLAMP(pdf_sheet_y(sheet, y), 0, sheet->height));
    g_string_append(out, " null]");
}

/* ---- outline ------------------------------------------------------------------------- */

static void
append_neighbour(GString *out, const char *key, PdfId id)
{
    if (id != 0)
        g_string_append_printf(out, "/%s %u 0 R", key, id);
}

static void
write_entry(const Writer *writer, const PageOutline *entry, const Place *place)
{
    g_autoptr(GString) out = g_string_new("<</Title");
    pdf_append_text(out, entry->title);
    append_neighbour(out, "Parent", place->parent);
    append_neighbour(out, "Prev", place->previous);
    append_neighbour(out, "Next", place->next);
    append_neighbour(out, "First", place->first);
    append_neighbour(out, "Last", place->last);
    if (place->count > 0)
        g_string_append_printf(out, "/Count -%u", place->count);
    g_string_append(out, "/Dest");
    pdf_append_destination(out, writer->pages[entry->page], writer->sheet, entry->y);
    g_string_append(out, ">>");
    pdf_file_put(writer->file, place->id, out);
}

/* The entries below `parent`, at most LEVELS deep; notes in it which are the first and the
 * last and how many it has at once. */
static void
write_entries(const Writer *writer, Place *parent, const GPtrArray *entries, int level)
{
    g_autofree PdfId *ids = g_new0(PdfId, entries->len + 1);
    for (guint i = 0; i < entries->len; i++)
        ids[i] = pdf_file_reserve(writer->file);
    for (guint i = 0; i < entries->len; i++) {
        const PageOutline *entry = g_ptr_array_index(entries, i);
        Place place = {.id = ids[i],
                       .parent = parent->id,
                       .previous = i > 0 ? ids[i - 1] : 0,
                       .next = ids[i + 1]};
        if (level < LEVELS && entry->children != NULL)
            write_entries(writer, &place, entry->children, level + 1);
        write_entry(writer, entry, &place);
    }
    parent->count = entries->len;
    parent->first = ids[0];
    parent->last = entries->len > 0 ? ids[entries->len - 1] : 0;
}

PdfId
pdf_outline_write(PdfFile *file, const Pages *pages, const PdfSheet *sheet,
                  const PdfId *page_ids)
{
    if (pages->outline == NULL || pages->outline->len == 0)
        return 0;
    Writer writer = {file, sheet, page_ids};
    Place root = {.id = pdf_file_reserve(file)};
    write_entries(&writer, &root, pages->outline, 1);
    g_autoptr(GString) out = g_string_new("<</Type/Outlines");
    append_neighbour(out, "First", root.first);
    append_neighbour(out, "Last", root.last);
    g_string_append_printf(out, "/Count %u>>", root.count);
    pdf_file_put(file, root.id, out);
    return root.id;
}

/* ---- labels -------------------------------------------------------------------------- */

typedef struct {
    char style; /* 'r', 'D'; 0: the label is no number */
    int value;
} Number;

static int
roman_digit(char c)
{
    static const char digits[] = "ivxlcdm";
    static const int values[] = {1, 5, 10, 50, 100, 500, 1000};
    const char *found = c != '\0' ? strchr(digits, c) : NULL;
    return found != NULL ? values[found - digits] : 0;
}

static Number
read_label(const char *label)
{
    Number number = {0, 0};
    if (g_ascii_isdigit(label[0])) {
        char *end;
        gint64 value = g_ascii_strtoll(label, &end, 10);
        if (*end == '\0' && value > 0 && value < G_MAXINT)
            number = (Number){'D', (int) value};
        return number;
    }
    int value = 0;
    for (const char *p = label; *p != '\0'; p++) {
        int digit = roman_digit(*p);
        if (digit == 0)
            return number;
        value += digit < roman_digit(p[1]) ? -digit : digit;
    }
    return value > 0 ? (Number){'r', value} : number;
}

char *
pdf_page_labels(const Pages *pages)
{
    GString *out = g_string_new("<< /Nums [");
    Number next = {0, 1};
    for (guint i = 0; i < pages->pages->len; i++) {
        const Page *page = g_ptr_array_index(pages->pages, i);
        Number number = page->label != NULL ? read_label(page->label) : next;
        if (number.style == 0)
            number = next.style != 0 ? next : (Number){'D', (int) i + 1};
        if (number.style != next.style || number.value != next.value) {
            g_string_append_printf(out, " %u << /S /%c", i, number.style);
            if (number.value != 1)
                g_string_append_printf(out, " /St %d", number.value);
            g_string_append(out, " >>");
        }
        next = (Number){number.style, number.value + 1};
    }
    g_string_append(out, " ] >>");
    return g_string_free(out, FALSE);
}
