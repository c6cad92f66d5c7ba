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

StyleValue
style_value_copy(const StyleValue *self)
{
    StyleValue copy = *self;
    switch (self->kind) {
    case STYLE_VALUE_LENGTHS:
        copy.as.lengths =
            g_memdup2(self->as.lengths, STYLE_VALUE_LENGTHS_MAX * sizeof(StyleLength));
        break;
    case STYLE_VALUE_STRING:
        copy.as.string = g_strdup(self->as.string);
        break;
    case STYLE_VALUE_STRINGS:
        copy.as.strings = g_strdupv(self->as.strings);
        break;
    case STYLE_VALUE_ITEMS:
        copy.as.items = g_ptr_array_ref(self->as.items);
        break;
    default:
        break;
    }
    return copy;
}
