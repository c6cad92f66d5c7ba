/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/value.h"

void
style_value_clear(StyleValue *self)
{
    switch (self->kind) {
    case STYLE_VALUE_LENGTHS:
        g_free(self->as.lengths);
        break;
    case STYLE_VALUE_STRING:
        g_free(self->as.string);
        break;
    case STYLE_VALUE_STRINGS:
        g_strfreev(self->as.strings);
        break;
    case STYLE_VALUE_ITEMS:
        if (self->as.items != NULL)
            g_ptr_array_unref(self->as.items);
        break;
    default:
        break;
    }
}
