/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/intent.h"

#include "pdf/profile.h"

#define SRGB_NAME "sRGB IEC61966-2.1"

static PdfId
write_profile(PdfFile *file, GBytes *icc, int channels)
{
    g_autofree char *entries = g_strdup_printf("/N %d", channels);
    PdfId id = pdf_file_reserve(file);
    gsize length;
    const void *bytes = g_bytes_get_data(icc, &length);
    pdf_file_put_stream(file, id, entries, bytes, length);
    return id;
}

PdfId
pdf_profile_space(PdfFile *file, GBytes *icc, int channels)
{
    g_autofree char *space =
        g_strdup_printf("[/ICCBased %u 0 R]", write_profile(file, icc, channels));
    return pdf_file_add(file, space);
}

static PdfId
write_intent(PdfFile *file, const char *kind, const char *name, PdfId profile)
{
    g_autoptr(GString) out = g_string_new("<</Type/OutputIntent/S/");
    g_string_append_printf(out, "%s/OutputConditionIdentifier", kind);
    pdf_append_text(out, name);
    g_string_append(out, "/Info");
    pdf_append_text(out, name);
    g_string_append_printf(out, "/DestOutputProfile %u 0 R>>", profile);
    return pdf_file_add(file, out->str);
}

void
pdf_intent_clear(PdfIntent *self)
{
    g_clear_pointer(&self->inks, g_bytes_unref);
}

static bool
write_print(PdfFile *file, GBytes *icc, PdfIntent *intent, GError **error)
{
    g_auto(PdfProfileFacts) facts = {0};
    if (!pdf_profile_read(icc, &facts, error))
        return false;
    if (!facts.is_output) {
        g_set_error(error, PDF_ERROR, 0,
                    "the ICC profile \"%s\" is not one of a printer or press",
                    facts.name);
        return false;
    }
    intent->intent = write_intent(file, "GTS_PDFX", facts.name,
                                  write_profile(file, icc, facts.channels));
    static const char *const blending[] = {
        [1] = "/DeviceGray", [3] = "/DeviceRGB", [4] = "/DeviceCMYK"};
    intent->blending = blending[facts.channels];
    if (facts.channels == 4)
        intent->inks = g_bytes_ref(icc);
    g_autoptr(GBytes) srgb = pdf_profile_srgb();
    intent->default_rgb = pdf_profile_space(file, srgb, 3);
    return true;
}

bool
pdf_intent_write(PdfFile *file, const PdfOptions *options, PdfIntent *intent,
                 GError **error)
{
    *intent = (PdfIntent){.blending = "/DeviceRGB"};
    if (options->is_print) {
        g_autoptr(GBytes) icc =
            options->icc != NULL ? g_bytes_ref(options->icc) : pdf_profile_press();
        return write_print(file, icc, intent, error);
    }
    g_autoptr(GBytes) srgb = pdf_profile_srgb();
    intent->intent =
        write_intent(file, "GTS_PDFA1", SRGB_NAME, write_profile(file, srgb, 3));
    return true;
}
