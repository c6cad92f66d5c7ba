/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/verify.h"

#include <math.h>

#include "pdf/file.h"
#include "pdf/reader.h"

static bool
fail(GError **error, guint page, const char *what)
{
    g_set_error(error, PDF_ERROR, 0, "the PDF read back lacks %s on page %u", what,
                page + 1);
    return false;
}

static bool
has_box(PdfReader *file, PdfObject page, const char *key, PdfRect rect)
{
    const double sides[] = {rect.left, rect.bottom, rect.right, rect.top};
    PdfObject box = pdf_key(file, page, key);
    bool is_same = pdf_is_array(file, box) && pdf_length(file, box) == 4;
    for (guint i = 0; is_same && i < 4; i++) {
        PdfObject side = pdf_item(file, box, i);
        is_same = fabs(pdf_number(file, side) - sides[i]) < 0.01;
        pdf_drop(file, side);
    }
    pdf_drop(file, box);
    return is_same;
}

/* True when every value of resources[key] is there. */
static bool
is_complete(PdfReader *file, PdfObject resources, const char *key)
{
    PdfObject dictionary = pdf_key(file, resources, key);
    g_autoptr(GPtrArray) names = pdf_keys(file, dictionary);
    bool is_whole = true;
    for (guint i = 0; i < names->len; i++) {
        PdfObject value = pdf_key(file, dictionary, g_ptr_array_index(names, i));
        is_whole = is_whole && !pdf_is_null(file, value);
        pdf_drop(file, value);
    }
    pdf_drop(file, dictionary);
    return is_whole;
}

static bool
check_page(PdfReader *file, guint index, const PdfSheet *sheet, GError **error)
{
    PdfObject page = pdf_reader_page(file, index);
    PdfObject content = pdf_key(file, page, "/Contents");
    PdfObject resources = pdf_key(file, page, "/Resources");
    bool has_boxes = has_box(file, page, "/MediaBox", pdf_sheet_media(sheet)) &&
                     has_box(file, page, "/TrimBox", pdf_sheet_trim(sheet));
    bool has_content = pdf_is_stream(file, content);
    bool has_resources =
        is_complete(file, resources, "/Font") && is_complete(file, resources, "/XObject");
    pdf_drop(file, resources);
    pdf_drop(file, content);
    pdf_drop(file, page);
    if (!has_boxes)
        return fail(error, index, "its boxes");
    if (!has_content)
        return fail(error, index, "its content");
    return has_resources || fail(error, index, "a font or a picture");
}

bool
pdf_verify(const char *path, guint pages, const PdfSheet *sheet, GError **error)
{
    g_autoptr(PdfReader) file = pdf_reader_open_path(path, error);
    if (file == NULL)
        return false;
    guint count = pdf_reader_page_count(file);
    if (count != pages) {
        g_set_error(error, PDF_ERROR, 0, "the PDF read back has %u pages instead of %u",
                    count, pages);
        return false;
    }
    for (guint i = 0; i < count; i++)
        if (!check_page(file, i, sheet, error))
            return false;
    return true;
}
