/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/intent.h"

#include "pdf/profile.h"

#define SRGB_NAME "sRGB IEC61966-2.1"

static PdfObject
profile_stream(PdfFile *file, GBytes *icc, int channels)
{
    g_autofree char *entries = g_strdup_printf("<< /N %d >>", channels);
    return pdf_stream(file, entries, icc, NULL);
}

static void
put_intent(PdfFile *file, const char *kind, const char *name, PdfObject profile)
{
    g_autofree char *syntax = g_strdup_printf("<< /Type /OutputIntent /S /%s >>", kind);
    PdfObject intent = pdf_add(file, syntax);
    pdf_put(file, intent, "/OutputConditionIdentifier", pdf_ascii(file, name));
    pdf_put(file, intent, "/Info", pdf_ascii(file, name));
    pdf_put(file, intent, "/DestOutputProfile", profile);
    PdfObject intents = pdf_array(file), root = pdf_file_root(file);
    pdf_append(file, intents, intent);
    pdf_put(file, root, "/OutputIntents", intents);
    pdf_drop(file, root);
}

static PdfObject
srgb_space(PdfFile *file)
{
    g_autoptr(GBytes) srgb = pdf_profile_srgb();
    PdfObject space = pdf_parse(file, "[/ICCBased]");
    pdf_append(file, space, profile_stream(file, srgb, 3));
    return space;
}

static bool
write_print(PdfFile *file, GBytes *icc, PdfObject *default_rgb, GError **error)
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
    put_intent(file, "GTS_PDFX", facts.name, profile_stream(file, icc, facts.channels));
    *default_rgb = srgb_space(file);
    return true;
}

bool
pdf_intent_write(PdfFile *file, const PdfOptions *options, PdfObject *default_rgb,
                 GError **error)
{
    *default_rgb = 0;
    if (options->is_print) {
        g_autoptr(GBytes) icc =
            options->icc != NULL ? g_bytes_ref(options->icc) : pdf_profile_press();
        return write_print(file, icc, default_rgb, error);
    }
    g_autoptr(GBytes) srgb = pdf_profile_srgb();
    put_intent(file, "GTS_PDFA1", SRGB_NAME, profile_stream(file, srgb, 3));
    return true;
}
