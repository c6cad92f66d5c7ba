/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the SVG sanitiser lets through, it lets through unchanged a second time. */
#include "config.h"

#include <stdint.h>

#include "image/svg.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autofree char *removed = NULL;
    g_autoptr(GBytes) once = svg_sanitise(bytes, &removed, NULL);
    if (once == NULL)
        return 0;
    g_autofree char *again = NULL;
    g_autoptr(GBytes) twice = svg_sanitise(once, &again, NULL);
    g_assert(twice != NULL && again == NULL && g_bytes_equal(once, twice));
    return 0;
}
