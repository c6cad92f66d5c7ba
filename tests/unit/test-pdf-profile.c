/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <lcms2.h>
#include <math.h>

#include "pdf/press.h"
#include "pdf/profile.h"

static void
test_srgb(void)
{
    g_autoptr(GBytes) icc = pdf_profile_srgb();
    g_autoptr(GBytes) again = pdf_profile_srgb();
    g_auto(PdfProfileFacts) facts = {0};
    g_assert_true(pdf_profile_read(icc, &facts, NULL));
    g_assert_cmpint(facts.channels, ==, 3);
    g_assert_false(facts.is_output);
    g_assert_true(g_bytes_equal(icc, again));
}

static void
test_not_a_profile(void)
{
    g_autoptr(GBytes) junk = g_bytes_new_static("junk", 4);
    g_auto(PdfProfileFacts) facts = {0};
    g_autoptr(GError) error = NULL;
    g_assert_false(pdf_profile_read(junk, &facts, &error));
    g_assert_nonnull(error);
}

static void
test_press_model(void)
{
    const double black[4] = {0, 0, 0, 1}, paper[4] = {0};
    double lab[3], inks[4];
    press_look(paper, lab);
    g_assert_cmpfloat_with_epsilon(lab[0], 100, 0.01);
    g_assert_cmpfloat_with_epsilon(lab[2], 0, 0.01);
    press_look(black, lab);
    g_assert_cmpfloat_with_epsilon(lab[0], 17, 1);
    const double grey[3] = {50, 0, 0}, red[3] = {45, 55, 35};
    g_assert_cmpfloat(press_inks(grey, inks), <, 1);
    g_assert_cmpfloat(press_inks(red, inks), <, 1);
    g_assert_cmpfloat(inks[1], >, inks[0]);
    for (double light = 0; light <= 100; light += 4) {
        const double neutral[3] = {light, 0, 0};
        press_inks(neutral, inks);
        g_assert_cmpfloat(inks[0] + inks[1] + inks[2] + inks[3], <, 3.2);
    }
}

/* The model against a press as it was measured: patches of the characterisation Fogra39
 * (ISO 12647-2:2004/Amd 1, coated paper), CIE XYZ of D50. */
static void
test_press_measured(void)
{
    static const struct {
        double inks[4], xyz[3];
    } patches[] = {{{0.4, 0, 0, 0}, {49.39, 56.18, 67.19}},
                   {{0, 0.4, 0, 0}, {58.85, 50.57, 47.38}},
                   {{0, 0, 0.2, 0}, {80.53, 84.39, 55.96}},
                   {{0.4, 0.4, 0, 0}, {34.16, 32.42, 43.15}},
                   {{0.4, 0, 1, 0}, {37.09, 46.18, 6.79}},
                   {{1, 0, 1, 0}, {8.16, 18.42, 6.74}},
                   {{0.5, 0.4, 0.4, 0}, {25.13, 26.00, 22.02}},
                   {{1, 1, 0, 0.2}, {4.48, 3.33, 11.60}},
                   {{0.7, 0.7, 0.7, 0.1}, {9.61, 9.22, 6.71}},
                   {{0, 0, 0, 0.2}, {59.56, 61.77, 52.49}},
                   {{0.03, 0.4, 0.4, 0.4}, {23.94, 21.47, 12.24}}};
    const double paper[3] = {84.48, 87.62, 74.57};
    double sum = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(patches); i++) {
        const double *xyz = patches[i].xyz;
        cmsCIEXYZ white = *cmsD50_XYZ();
        cmsCIEXYZ seen = {xyz[0] / paper[0] * white.X, xyz[1] / paper[1] * white.Y,
                          xyz[2] / paper[2] * white.Z};
        cmsCIELab measured, modelled;
        double lab[3];
        cmsXYZ2Lab(&white, &measured, &seen);
        press_look(patches[i].inks, lab);
        modelled = (cmsCIELab){lab[0], lab[1], lab[2]};
        double off = cmsDeltaE(&measured, &modelled);
        g_test_message("patch %u: %.1f off", (guint) i, off);
        g_assert_cmpfloat(off, <, 8);
        sum += off;
    }
    g_assert_cmpfloat(sum / G_N_ELEMENTS(patches), <, 4);
}

/* The profile says by lcms2 what the model says. */
static void
test_press_profile(void)
{
    g_autoptr(GBytes) icc = pdf_profile_press();
    g_auto(PdfProfileFacts) facts = {0};
    g_assert_true(pdf_profile_read(icc, &facts, NULL));
    g_assert_cmpint(facts.channels, ==, 4);
    g_assert_true(facts.is_output);
    cmsHPROFILE profile = cmsOpenProfileFromMem(g_bytes_get_data(icc, NULL),
                                                (guint32) g_bytes_get_size(icc));
    cmsHPROFILE lab = cmsCreateLab4Profile(NULL);
    cmsHTRANSFORM there = cmsCreateTransform(profile, TYPE_CMYK_DBL, lab, TYPE_Lab_DBL,
                                             INTENT_RELATIVE_COLORIMETRIC, 0);
    cmsHTRANSFORM back = cmsCreateTransform(lab, TYPE_Lab_DBL, profile, TYPE_CMYK_DBL,
                                            INTENT_RELATIVE_COLORIMETRIC, 0);
    const double inks[] = {30, 60, 10, 0};
    const double shares[] = {0.3, 0.6, 0.1, 0};
    cmsCIELab seen;
    double wanted[3];
    cmsDoTransform(there, inks, &seen, 1);
    press_look(shares, wanted);
    g_assert_cmpfloat_with_epsilon(seen.L, wanted[0], 0.7);
    g_assert_cmpfloat_with_epsilon(seen.a, wanted[1], 1.5);
    g_assert_cmpfloat_with_epsilon(seen.b, wanted[2], 1.5);
    /* There and back again: a grey from inks, and the inks seen. */
    const cmsCIELab grey = {50, 0, 0};
    double made[4];
    cmsDoTransform(back, &grey, made, 1);
    cmsDoTransform(there, made, &seen, 1);
    g_assert_cmpfloat_with_epsilon(seen.L, 50, 1.5);
    g_assert_cmpfloat_with_epsilon(seen.a, 0, 2);
    g_assert_cmpfloat_with_epsilon(seen.b, 0, 2);
    cmsDeleteTransform(there);
    cmsDeleteTransform(back);
    cmsCloseProfile(profile);
    cmsCloseProfile(lab);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/profile/srgb", test_srgb);
    g_test_add_func("/pdf/profile/junk", test_not_a_profile);
    g_test_add_func("/pdf/press/model", test_press_model);
    g_test_add_func("/pdf/press/measured", test_press_measured);
    g_test_add_func("/pdf/press/profile", test_press_profile);
    return g_test_run();
}
