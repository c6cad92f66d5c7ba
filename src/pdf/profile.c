/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/profile.h"

#include <lcms2.h>
#include <string.h>

#include "pdf/file.h"
#include "pdf/press.h"

#define DATE_OFFSET 24 /* of the header's date, six 16-bit numbers (ICC.1 §7.2.10) */
#define DATE_BYTES 12

static GBytes *
save(cmsHPROFILE profile)
{
    cmsUInt32Number length = 0;
    cmsSaveProfileToMem(profile, NULL, &length);
    guint8 *bytes = g_malloc(length);
    cmsSaveProfileToMem(profile, bytes, &length);
    /* Year 2000, month 1, day 1 instead of now. */
    memcpy(bytes + DATE_OFFSET, "\x07\xD0\0\x01\0\x01\0\0\0\0\0\0", DATE_BYTES);
    return g_bytes_new_take(bytes, length);
}

GBytes *
pdf_profile_srgb(void)
{
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsSetProfileVersion(profile, 4.2);
    GBytes *bytes = save(profile);
    cmsCloseProfile(profile);
    return bytes;
}

/* ---- the press ----------------------------------------------------------------------- */

#define CMYK_GRID 9
#define LAB_GRID 17
#define PRESS_NAME "Generic offset printing, coated paper (ISO 12647-2 solids)"

static cmsInt32Number
look(const cmsUInt16Number in[], cmsUInt16Number out[], void *data)
{
    double cmyk[4], lab[3];
    (void) data;
    for (int i = 0; i < 4; i++)
        cmyk[i] = in[i] / 65535.0;
    press_look(cmyk, lab);
    cmsCIELab value = {lab[0], lab[1], lab[2]};
    cmsFloat2LabEncodedV2(out, &value);
    return TRUE;
}

static double
decode(const cmsUInt16Number in[], double cmyk[4])
{
    cmsCIELab value;
    cmsLabEncoded2FloatV2(&value, in);
    const double lab[3] = {value.L, value.a, value.b};
    return press_inks(lab, cmyk);
}

static cmsInt32Number
inks(const cmsUInt16Number in[], cmsUInt16Number out[], void *data)
{
    double cmyk[4];
    (void) data;
    decode(in, cmyk);
    for (int i = 0; i < 4; i++)
        out[i] = (cmsUInt16Number) (cmyk[i] * 65535 + 0.5);
    return TRUE;
}

/* 0 where the press can print the colour. */
static cmsInt32Number
gamut(const cmsUInt16Number in[], cmsUInt16Number out[], void *data)
{
    double cmyk[4];
    (void) data;
    out[0] = decode(in, cmyk) < 3 ? 0 : 0xFFFF;
    return TRUE;
}

/* Writes a table of `grid` points a channel under `tag`. */
static void
write_table(cmsHPROFILE profile, cmsTagSignature tag, cmsUInt32Number from,
            cmsUInt32Number to, cmsUInt32Number grid, cmsSAMPLER16 sampler)
{
    cmsPipeline *pipeline = cmsPipelineAlloc(NULL, from, to);
    cmsStage *table = cmsStageAllocCLut16bit(NULL, grid, from, to, NULL);
    cmsStageSampleCLut16bit(table, sampler, NULL, 0);
    cmsPipelineInsertStage(pipeline, cmsAT_BEGIN,
                           cmsStageAllocToneCurves(NULL, from, NULL));
    cmsPipelineInsertStage(pipeline, cmsAT_END, table);
    cmsPipelineInsertStage(pipeline, cmsAT_END, cmsStageAllocToneCurves(NULL, to, NULL));
    cmsWriteTag(profile, tag, pipeline);
    cmsPipelineFree(pipeline);
}

static void
write_text(cmsHPROFILE profile, cmsTagSignature tag, const char *text)
{
    cmsMLU *strings = cmsMLUalloc(NULL, 1);
    cmsMLUsetASCII(strings, "en", "US", text);
    cmsWriteTag(profile, tag, strings);
    cmsMLUfree(strings);
}

/* What an output profile must have (ICC.1:2001-04 §6.3.3.1). */
GBytes *
pdf_profile_press(void)
{
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(NULL);
    cmsSetProfileVersion(profile, 2.4);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    write_text(profile, cmsSigProfileDescriptionTag, PRESS_NAME);
    write_text(profile, cmsSigCopyrightTag, "No copyright, use freely");
    double paper[3];
    press_paper(paper);
    cmsCIEXYZ xyz = {paper[0], paper[1], paper[2]};
    cmsWriteTag(profile, cmsSigMediaWhitePointTag, &xyz);
    write_table(profile, cmsSigAToB0Tag, 4, 3, CMYK_GRID, look);
    cmsLinkTag(profile, cmsSigAToB1Tag, cmsSigAToB0Tag);
    cmsLinkTag(profile, cmsSigAToB2Tag, cmsSigAToB0Tag);
    write_table(profile, cmsSigBToA0Tag, 3, 4, LAB_GRID, inks);
    cmsLinkTag(profile, cmsSigBToA1Tag, cmsSigBToA0Tag);
    cmsLinkTag(profile, cmsSigBToA2Tag, cmsSigBToA0Tag);
    write_table(profile, cmsSigGamutTag, 3, 1, CMYK_GRID, gamut);
    GBytes *bytes = save(profile);
    cmsCloseProfile(profile);
    return bytes;
}

/* ---- any profile --------------------------------------------------------------------- */

void
pdf_profile_facts_clear(PdfProfileFacts *self)
{
    g_clear_pointer(&self->name, g_free);
}

static char *
name_of(cmsHPROFILE profile)
{
    char name[256] = "";
    cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", name, sizeof name);
    for (char *p = name; *p != '\0'; p++)
        if (!g_ascii_isprint(*p))
            *p = '?';
    return g_strdup(name[0] != '\0' ? name : "Custom");
}

static bool
is_for_pixels(cmsHPROFILE profile)
{
    cmsProfileClassSignature kind = cmsGetDeviceClass(profile);
    return kind == cmsSigInputClass || kind == cmsSigDisplayClass ||
           kind == cmsSigOutputClass || kind == cmsSigColorSpaceClass;
}

bool
pdf_profile_read(GBytes *icc, PdfProfileFacts *facts, GError **error)
{
    gsize length;
    const void *bytes = g_bytes_get_data(icc, &length);
    *facts = (PdfProfileFacts){0};
    cmsHPROFILE profile = length <= G_MAXUINT32
                              ? cmsOpenProfileFromMem(bytes, (cmsUInt32Number) length)
                              : NULL;
    if (profile != NULL) {
        cmsColorSpaceSignature space = cmsGetColorSpace(profile);
        facts->channels = space == cmsSigGrayData   ? 1
                          : space == cmsSigRgbData  ? 3
                          : space == cmsSigCmykData ? 4
                                                    : 0;
        facts->is_output = cmsGetDeviceClass(profile) == cmsSigOutputClass;
        facts->name = name_of(profile);
        facts->is_srgb = facts->channels == 3 && g_str_has_prefix(facts->name, "sRGB");
        if (cmsGetProfileVersion(profile) >= 5 || !is_for_pixels(profile))
            facts->channels = 0;
        cmsCloseProfile(profile);
    }
    if (facts->channels > 0)
        return true;
    g_set_error_literal(error, PDF_ERROR, 0,
                        "the ICC profile is none of grey, RGB or CMYK, version 2 or 4");
    return false;
}
