/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/outline.h"

#include <string.h>

#define LEVELS 3

typedef struct {
    PdfFile *file;
    const PdfSheet *sheet;
    const PdfObject *pages;
} Writer;

PdfObject
pdf_destination(PdfFile *file, PdfObject page, const PdfSheet *sheet, int y)
{
    PdfObject array = pdf_array(file);
    pdf_append_reference(file, array, page);
    pdf_append_reference(file, array, pdf_name(file, "/XYZ"));
    pdf_append(file, array, pdf_null(file));
    pdf_append(file, array,
               pdf_real(file, CLAMP(pdf_sheet_y(sheet, y), 0, sheet->height)));
    pdf_append(file, array, pdf_null(file));
    return array;
}

/* ---- outline ------------------------------------------------------------------------- */

static guint write_entries(Writer *writer, PdfObject parent, const GPtrArray *entries,
                           int level);

static PdfObject
write_entry(Writer *writer, PdfObject parent, const PageOutline *entry, int level)
{
    PdfFile *file = writer->file;
    PdfObject object = pdf_add_dictionary(file);
    pdf_put(file, object, "/Title", pdf_text(file, entry->title));
    pdf_refer(file, object, "/Parent", parent);
    pdf_put(file, object, "/Dest",
            pdf_destination(file, writer->pages[entry->page], writer->sheet, entry->y));
    if (level < LEVELS && entry->children != NULL) {
        guint count = write_entries(writer, object, entry->children, level + 1);
        if (count > 0)
            pdf_put(file, object, "/Count", pdf_integer(file, -(gint64) count));
    }
    return object;
}

/* At most LEVELS deep. How many entries `parent` has at once. */
static guint
write_entries(Writer *writer, PdfObject parent, const GPtrArray *entries, int level)
{
    PdfFile *file = writer->file;
    PdfObject previous = 0;
    for (guint i = 0; i < entries->len; i++) {
        PdfObject object =
            write_entry(writer, parent, g_ptr_array_index(entries, i), level);
        if (previous == 0) {
            pdf_refer(file, parent, "/First", object);
        } else {
            pdf_refer(file, object, "/Prev", previous);
            pdf_refer(file, previous, "/Next", object);
            pdf_drop(file, previous);
        }
        pdf_refer(file, parent, "/Last", object);
        previous = object;
    }
    if (previous != 0)
        pdf_drop(file, previous);
    return entries->len;
}

PdfObject
pdf_outline_write(PdfFile *file, const Pages *pages, const PdfSheet *sheet,
                  const PdfObject *page_objects)
{
    if (pages->outline == NULL || pages->outline->len == 0)
        return 0;
    Writer writer = {file, sheet, page_objects};
    PdfObject root = pdf_add(file, "<< /Type /Outlines >>");
    guint count = write_entries(&writer, root, pages->outline, 1);
    pdf_put(file, root, "/Count", pdf_integer(file, count));
    return root;
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
