/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/press.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <glib.h>

#define BLACK_STARTS 55 /* L* below which greys are made with black */
#define STEPS 16
#define NUDGE 1e-3

static const double white[3] = {0.9642, 1.0, 0.8249}; /* D50 */

/* By how much more than the plate's 50 % each ink covers: the curves A and B of
 * ISO 12647-2:2004/Amd 1 as they show in the XYZ of the characterisation Fogra39. */
static const double gains[4] = {0.115, 0.13, 0.12, 0.17};

/* Solids without black, by bits: cyan 1, magenta 2, yellow 4 (Fogra39, which has those of
 * ISO 12647-2:2004/Amd 1, paper type 1, on white backing). */
static const double solids[8][3] = {{95, 0, -2},   {55, -37, -50}, {48, 74, -3},
                                    {24, 22, -46}, {89, -5, 93},   {50, -65, 27},
                                    {47, 68, 48},  {23, 0, 0}};
static const double black[3] = {16, 0, 0};

/* ---- colour spaces ------------------------------------------------------------------- */

static void
xyz_from_lab(const double lab[3], double xyz[3])
{
    double y = (lab[0] + 16) / 116;
    const double f[3] = {y + lab[1] / 500, y, y - lab[2] / 200};
    for (int i = 0; i < 3; i++)
        xyz[i] = white[i] *
                 (f[i] > 6.0 / 29 ? f[i] * f[i] * f[i] : (f[i] - 4.0 / 29) * 108 / 841);
}

static void
lab_from_xyz(const double xyz[3], double lab[3])
{
    double f[3];
    for (int i = 0; i < 3; i++) {
        double t = MAX(xyz[i] / white[i], 0);
        f[i] = t > 216.0 / 24389 ? cbrt(t) : t * 841 / 108 + 4.0 / 29;
    }
    lab[0] = 116 * f[1] - 16;
    lab[1] = 500 * (f[0] - f[1]);
    lab[2] = 200 * (f[1] - f[2]);
}

void
press_paper(double xyz[3])
{
    xyz_from_lab(solids[0], xyz);
}

/* ---- from inks ----------------------------------------------------------------------- */

static double
covered(double ink, double gain)
{
    return CLAMP(ink + 4 * gain * ink * (1 - ink), 0, 1);
}

/* Black over a colour lets through the share of it that black lets through of paper. */
static void
solid_xyz(int primary, double xyz[3])
{
    double paper[3], ink[3];
    press_paper(paper);
    xyz_from_lab(black, ink);
    xyz_from_lab(solids[primary & 7], xyz);
    for (int i = 0; i < 3; i++) {
        xyz[i] *= white[i] / paper[i];
        if (primary & 8)
            xyz[i] *= ink[i] / paper[i];
    }
}

void
press_look(const double cmyk[4], double lab[3])
{
    double area[4], xyz[3] = {0};
    for (int i = 0; i < 4; i++)
        area[i] = covered(CLAMP(cmyk[i], 0, 1), gains[i]);
    for (int primary = 0; primary < 16; primary++) {
        double share = 1, solid[3];
        for (int i = 0; i < 4; i++)
            share *= primary >> i & 1 ? area[i] : 1 - area[i];
        solid_xyz(primary, solid);
        for (int i = 0; i < 3; i++)
            xyz[i] += share * solid[i];
    }
    lab_from_xyz(xyz, lab);
}

/* ---- from colours -------------------------------------------------------------------- */

static double
black_for(const double lab[3])
{
    double chroma = hypot(lab[1], lab[2]);
    double depth = CLAMP((BLACK_STARTS - lab[0]) / (BLACK_STARTS - black[0]), 0, 1);
    return pow(depth, 1.4) * CLAMP(1 - chroma / 70, 0, 1);
}

/* Solves the 3 x 3 system matrix * x = right by Cramer's rule; false when it is singular. */
static bool
solve(double matrix[3][3], const double right[3], double x[3])
{
    double minor[3], determinant = 0;
    for (int i = 0; i < 3; i++) {
        int a = (i + 1) % 3, b = (i + 2) % 3;
        minor[i] = matrix[1][a] * matrix[2][b] - matrix[1][b] * matrix[2][a];
        determinant += matrix[0][i] * minor[i];
    }
    if (fabs(determinant) < 1e-9)
        return false;
    for (int column = 0; column < 3; column++) {
        double replaced[3][3], sum = 0;
        memcpy(replaced, matrix, sizeof replaced);
        for (int row = 0; row < 3; row++)
            replaced[row][column] = right[row];
        for (int i = 0; i < 3; i++) {
            int a = (i + 1) % 3, b = (i + 2) % 3;
            sum += replaced[0][i] *
                   (replaced[1][a] * replaced[2][b] - replaced[1][b] * replaced[2][a]);
        }
        x[column] = sum / determinant;
    }
    return true;
}

static double
distance(const double a[3], const double b[3])
{
    return sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
                (a[2] - b[2]) * (a[2] - b[2]));
}

/* One damped step of Gauss and Newton (Levenberg) for the three colours. */
static bool
improve(const double lab[3], double cmyk[4], double *off, double damping)
{
    double here[3], slope[3][3], matrix[3][3] = {{0}}, right[3] = {0}, step[3];
    press_look(cmyk, here);
    for (int i = 0; i < 3; i++) {
        double moved[4], there[3];
        memcpy(moved, cmyk, sizeof moved);
        double nudge = cmyk[i] > 0.5 ? -NUDGE : NUDGE;
        moved[i] += nudge;
        press_look(moved, there);
        for (int k = 0; k < 3; k++)
            slope[k][i] = (there[k] - here[k]) / nudge;
    }
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
            right[i] += slope[k][i] * (lab[k] - here[k]);
            for (int j = 0; j < 3; j++)
                matrix[i][j] += slope[k][i] * slope[k][j];
        }
        matrix[i][i] += damping;
    }
    if (!solve(matrix, right, step))
        return false;
    double next[4] = {0, 0, 0, cmyk[3]};
    for (int i = 0; i < 3; i++)
        next[i] = CLAMP(cmyk[i] + step[i], 0, 1);
    press_look(next, here);
    double next_off = distance(here, lab);
    if (next_off >= *off)
        return false;
    memcpy(cmyk, next, sizeof next);
    *off = next_off;
    return true;
}

double
press_inks(const double wanted[3], double cmyk[4])
{
    /* Nothing darker than black alone: four inks on one spot do not dry. */
    const double ink[4] = {0, 0, 0, 1};
    double look[3], damping = 10;
    press_look(ink, look);
    const double lab[3] = {MAX(wanted[0], look[0]), wanted[1], wanted[2]};
    double light = CLAMP(1 - lab[0] / 100, 0, 1);
    for (int i = 0; i < 3; i++)
        cmyk[i] = light * 0.7;
    cmyk[3] = black_for(lab);
    press_look(cmyk, look);
    double off = distance(look, lab);
    for (int i = 0; i < STEPS && off > 0.05; i++)
        damping *= improve(lab, cmyk, &off, damping) ? 0.3 : 8;
    press_look(cmyk, look);
    return distance(look, wanted);
}
