/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/setter.h"

#include "text/fit.h"
#include "text/stop.h"
#include "text/workshop.h"

TextSetter *
text_setter_new(const FontSet *fonts, StyleResolver *styles, const char *language,
                Diag *diag)
{
    TextSetter *self = g_new0(TextSetter, 1);
    self->styles = styles;
    self->diag = diag;
    self->language = g_strdup(language != NULL ? language : "ko");
    self->chains = text_chains_new(fonts);
    self->hyphens = text_hyphens_new();
    self->buffer = hb_buffer_create();
    self->told = g_hash_table_new(NULL, NULL);
    self->stops = g_array_new(FALSE, FALSE, sizeof(TextStop));
    self->nodes = text_fit_nodes_new();
    self->ends = g_array_new(FALSE, FALSE, sizeof(guint));
    self->fragments = g_array_new(FALSE, FALSE, sizeof(TextFragment));
    self->lines = g_array_new(FALSE, FALSE, sizeof(TextLine));
    return self;
}

void
text_setter_free(TextSetter *self)
{
    if (self == NULL)
        return;
    text_paragraph_drop(self->spare);
    g_array_unref(self->stops);
    g_array_unref(self->nodes);
    g_array_unref(self->ends);
    g_array_unref(self->fragments);
    g_array_unref(self->lines);
    text_chains_free(self->chains);
    text_hyphens_free(self->hyphens);
    hb_buffer_destroy(self->buffer);
    g_hash_table_unref(self->told);
    g_free(self->language);
    g_free(self);
}

void
text_setter_begin(TextSetter *self, Diag *diag)
{
    self->diag = diag;
    g_hash_table_remove_all(self->told);
}

void
text_setter_lend_galley(TextSetter *self, Pool *galley)
{
    self->galley = galley;
}
