/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/resources.h"

#include "pdf/content.h"
#include "pdf/paint.h"

struct PdfResources {
    PdfFile *file;
    PdfObject default_rgb;
    PdfDrift *drift;
    Flate *flate;
    GHashTable *seen;    /* object numbers */
    PdfObject *pictures; /* image objects; 0: not met */
    guint picture_count;
    GArray *waiting; /* PdfObject: resource dictionaries, given */
};

PdfResources *
pdf_resources_new(PdfFile *file, guint pictures, PdfObject default_rgb, PdfDrift *drift,
                  Flate *flate)
{
    PdfResources *self = g_new0(PdfResources, 1);
    self->file = file;
    self->default_rgb = default_rgb;
    self->drift = drift;
    self->flate = flate;
    self->seen = g_hash_table_new(NULL, NULL);
    self->pictures = g_new0(PdfObject, MAX(pictures, 1));
    self->picture_count = pictures;
    self->waiting = g_array_new(FALSE, FALSE, sizeof(PdfObject));
    return self;
}

void
pdf_resources_free(PdfResources *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->seen);
    g_free(self->pictures);
    g_array_unref(self->waiting);
    g_free(self);
}

/* True the first time. Objects inside others have no number: they are always new. */
static bool
is_new(PdfResources *self, PdfObject object)
{
    int id = pdf_object_id(self->file, object);
    return id == 0 || g_hash_table_add(self->seen, GINT_TO_POINTER(id));
}

/* Lets `correct` see each value of the dictionary resources[key]. */
static void
for_each(PdfResources *self, PdfObject resources, const char *key,
         void (*correct)(PdfResources *self, PdfObject value))
{
    PdfObject dictionary = pdf_key(self->file, resources, key);
    g_autoptr(GPtrArray) names = pdf_keys(self->file, dictionary);
    for (guint i = 0; i < names->len; i++) {
        PdfObject value = pdf_key(self->file, dictionary, g_ptr_array_index(names, i));
        if (is_new(self, value))
            correct(self, value);
        pdf_drop(self->file, value);
    }
    pdf_drop(self->file, dictionary);
}

/* ---- fonts --------------------------------------------------------------------------- */

static void
correct_font(PdfResources *self, PdfObject font)
{
    PdfObject descendants = pdf_key(self->file, font, "/DescendantFonts");
    if (pdf_is_array(self->file, descendants)) {
        PdfObject descendant = pdf_item(self->file, descendants, 0);
        PdfObject kind = pdf_key(self->file, descendant, "/Subtype");
        if (pdf_is_name(self->file, kind, "/CIDFontType2"))
            pdf_put(self->file, descendant, "/CIDToGIDMap",
                    pdf_parse(self->file, "/Identity"));
        pdf_drop(self->file, kind);
        pdf_drop(self->file, descendant);
    }
    pdf_drop(self->file, descendants);
}

/* ---- pictures and forms -------------------------------------------------------------- */

/* True when the image was a placeholder. */
static bool
note_placeholder(PdfResources *self, PdfObject image, PdfObject dictionary)
{
    PdfObject width = pdf_key(self->file, dictionary, "/Width");
    PdfObject height = pdf_key(self->file, dictionary, "/Height");
    bool fits = (int) pdf_number(self->file, width) == PDF_PLACEHOLDER_WIDTH &&
                (int) pdf_number(self->file, height) == 1;
    pdf_drop(self->file, width);
    pdf_drop(self->file, height);
    g_autoptr(GBytes) data = fits ? pdf_stream_data(self->file, image) : NULL;
    if (data == NULL)
        return false;
    int index =
        pdf_placeholder_index(g_bytes_get_data(data, NULL), g_bytes_get_size(data));
    if (index < 0 || index >= (int) self->picture_count || self->pictures[index] != 0)
        return false;
    /* The handle for which we were called is the caller's: keep one of our own. */
    PdfObject holder = pdf_array(self->file);
    pdf_append_reference(self->file, holder, image);
    self->pictures[index] = pdf_item(self->file, holder, 0);
    pdf_drop(self->file, holder);
    return true;
}

static void
wait_for_resources(PdfResources *self, PdfObject dictionary)
{
    PdfObject resources = pdf_key(self->file, dictionary, "/Resources");
    g_array_append_val(self->waiting, resources);
}

static void
correct_content(PdfResources *self, PdfObject stream, PdfObject dictionary)
{
    g_autoptr(GBytes) content = pdf_stream_data(self->file, stream);
    if (content == NULL)
        return;
    gsize length;
    const guint8 *data = g_bytes_get_data(content, &length);
    g_autoptr(GString) out = g_string_sized_new(length);
    pdf_drift_open(self->drift, dictionary);
    pdf_content_rewrite(data, length, NULL, NULL, self->drift, out);
    g_autoptr(GBytes) packed = flate_pack(self->flate, out->str, out->len);
    pdf_replace_data(self->file, stream, packed, "/FlateDecode", NULL);
}

static void
correct_drawn(PdfResources *self, PdfObject object)
{
    if (!pdf_is_stream(self->file, object))
        return;
    PdfObject dictionary = pdf_dictionary(self->file, object);
    PdfObject kind = pdf_key(self->file, dictionary, "/Subtype");
    if (!pdf_is_name(self->file, kind, "/Image")) {
        correct_content(self, object, dictionary);
        wait_for_resources(self, dictionary);
    } else if (!note_placeholder(self, object, dictionary)) {
        pdf_remove(self->file, dictionary, "/Interpolate");
    }
    pdf_drop(self->file, kind);
    pdf_drop(self->file, dictionary);
}

static void
correct_state(PdfResources *self, PdfObject state)
{
    PdfObject mask = pdf_key(self->file, state, "/SMask");
    if (pdf_is_dictionary(self->file, mask)) {
        PdfObject group = pdf_key(self->file, mask, "/G");
        if (is_new(self, group))
            correct_drawn(self, group);
        pdf_drop(self->file, group);
    }
    pdf_drop(self->file, mask);
}

/* ---- the whole ----------------------------------------------------------------------- */

static void
add_space(PdfFile *file, PdfObject resources, const char *name, PdfObject space)
{
    PdfObject spaces = pdf_key(file, resources, "/ColorSpace");
    if (!pdf_is_dictionary(file, spaces)) {
        pdf_drop(file, spaces);
        spaces = pdf_parse(file, "<< >>");
        pdf_refer(file, resources, "/ColorSpace", spaces);
    }
    pdf_refer(file, spaces, name, space);
    pdf_drop(file, spaces);
}

void
pdf_resources_add_space(PdfFile *file, PdfObject owner, const char *name, PdfObject space)
{
    PdfObject resources = pdf_key(file, owner, "/Resources");
    if (pdf_is_dictionary(file, resources))
        add_space(file, resources, name, space);
    pdf_drop(file, resources);
}

static void
correct_resources(PdfResources *self, PdfObject resources)
{
    if (!pdf_is_dictionary(self->file, resources))
        return;
    for_each(self, resources, "/Font", correct_font);
    for_each(self, resources, "/XObject", correct_drawn);
    for_each(self, resources, "/Pattern", correct_drawn);
    for_each(self, resources, "/ExtGState", correct_state);
    if (self->default_rgb != 0)
        add_space(self->file, resources, "/DefaultRGB", self->default_rgb);
}

void
pdf_resources_correct(PdfResources *self, PdfObject page)
{
    wait_for_resources(self, page);
    while (self->waiting->len > 0) {
        PdfObject resources = g_array_index(self->waiting, PdfObject, 0);
        g_array_remove_index_fast(self->waiting, 0);
        correct_resources(self, resources);
        pdf_drop(self->file, resources);
    }
}

PdfObject
pdf_resources_picture(const PdfResources *self, guint index)
{
    return self->pictures[index];
}
