/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Configuration and front matter of strangers in TOML: a tree or an error, nothing else. */
#include "config.h"

#include <stdint.h>

#include "base/toml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(Source) source = source_new("fuzz.toml", (const char *) data, size, NULL);
    if (source == NULL)
        return 0;
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(YamlNode) node = toml_parse(source, 0, source_length(source), diag, &error);
    g_assert((node == NULL) == (error != NULL));
    return 0;
}
