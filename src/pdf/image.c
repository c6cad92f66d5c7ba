/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/image.h"

#include "pdf/profile.h"

struct PdfImages {
    PdfFile *file;
    const PdfIntent *intent;
    GHashTable *spaces; /* GBytes *: a profile -> PdfId of its colour space */
    GBytes *press;      /* the profile of CMYK without one; NULL until it is needed */
};

PdfImages *
pdf_images_new(PdfFile *file, const PdfIntent *intent)
{
    PdfImages *self = g_new0(PdfImages, 1);
    self->file = file;
    self->intent = intent;
    self->spaces = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
                                         (GDestroyNotify) g_bytes_unref, NULL);
    return self;
}

void
pdf_images_free(PdfImages *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->spaces);
    g_clear_pointer(&self->press, g_bytes_unref);
    g_free(self);
}

/* The profile of the picture's colour space; NULL: that of the device. Inks are those of the
 * press that the file is for, and of it they need no profile again (ISO 15930-7 §6.2.4.3);
 * where it is for a screen they would mean nothing (PDF/A-2 §6.2.4.3). Grey is black ink: as
 * a colour a press would mix it of four. */
static GBytes *
profile_of(PdfImages *self, const PdfPicture *picture)
{
    GBytes *inks = self->intent->inks, *own = picture->profile;
    if (inks != NULL && picture->space == PDF_GREY)
        return NULL;
    if (picture->space != PDF_CMYK)
        return own;
    if (inks != NULL)
        return own == NULL || g_bytes_equal(own, inks) ? NULL : own;
    if (own != NULL)
        return own;
    if (self->press == NULL)
        self->press = pdf_profile_press();
    return self->press;
}

static PdfId
space_of(PdfImages *self, GBytes *profile, int channels)
{
    PdfId space = GPOINTER_TO_UINT(g_hash_table_lookup(self->spaces, profile));
    if (space == 0) {
        space = pdf_profile_space(self->file, profile, channels);
        g_hash_table_insert(self->spaces, g_bytes_ref(profile), GUINT_TO_POINTER(space));
    }
    return space;
}

static void
append_space(PdfImages *self, const PdfPicture *picture, GString *out)
{
    int channels = picture->space == PDF_GREY ? 1 : picture->space == PDF_CMYK ? 4 : 3;
    GBytes *profile = profile_of(self, picture);
    if (picture->space == PDF_INDEXED)
        g_string_append(out, "[/Indexed ");
    if (profile != NULL)
        pdf_append_reference(out, space_of(self, profile, channels));
    else
        g_string_append(out, pdf_picture_device(picture));
    if (picture->space != PDF_INDEXED)
        return;
    gsize length;
    const void *palette = g_bytes_get_data(picture->palette, &length);
    PdfId colours = pdf_file_reserve(self->file);
    pdf_file_put_stream(self->file, colours, "", palette, length);
    g_string_append_printf(out, " %d %u 0 R]", (int) (length / 3) - 1, colours);
}

static void
write_image(PdfImages *self, PdfId id, const PdfPicture *picture, PdfId mask)
{
    g_autoptr(GString) entries =
        g_string_new(picture->is_jpeg ? "/Filter/DCTDecode" : "/Filter/FlateDecode");
    g_autofree char *parameters = pdf_picture_parameters(picture);
    if (parameters != NULL)
        g_string_append_printf(entries, "/DecodeParms %s", parameters);
    pdf_picture_entries(picture, entries);
    g_string_append(entries, "/ColorSpace ");
    append_space(self, picture, entries);
    if (mask != 0) {
        g_string_append(entries, "/SMask ");
        pdf_append_reference(entries, mask);
    }
    gsize length;
    const void *data = g_bytes_get_data(picture->data, &length);
    pdf_file_put_raw(self->file, id, entries->str, data, length);
}

void
pdf_images_write(PdfImages *self, PdfId id, const PdfPicture *picture)
{
    PdfId mask = 0;
    if (picture->mask != NULL) {
        mask = pdf_file_reserve(self->file);
        write_image(self, mask, picture->mask, 0);
    }
    write_image(self, id, picture, mask);
}
