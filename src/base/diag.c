/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/diag.h"

#include <string.h>

#include "base/limits.h"

struct Diag {
    GPtrArray *entries; /* DiagEntry * */
    guint counts[DIAG_ERROR + 1];
};

static void
entry_free(gpointer data)
{
    DiagEntry *entry = data;
    g_free(entry->file);
    g_free(entry->message);
    g_free(entry);
}

Diag *
diag_new(void)
{
    Diag *self = g_new0(Diag, 1);
    self->entries = g_ptr_array_new_with_free_func(entry_free);
    return self;
}

void
diag_free(Diag *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->entries);
    g_free(self);
}

/* Bidi controls and line separators can make a terminal show what is not there. */
static bool
is_deceptive(gunichar c)
{
    return g_unichar_iscntrl(c) || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C ||
           c == 0xFEFF;
}

char *
diag_harmless(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p != '\0';) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        gsize length = 1;
        bool is_valid = c != (gunichar) -1 && c != (gunichar) -2;
        if (is_valid)
            length = (gsize) (g_utf8_next_char(p) - p);
        if (out->len + length > LIMIT_DIAGNOSTIC_BYTES - 8) {
            g_string_append(out, "...");
            break;
        }
        if (is_valid && !is_deceptive(c))
            g_string_append_len(out, p, (gssize) length);
        else
            for (gsize i = 0; i < length; i++)
                g_string_append_printf(out, "\\x%02X", (guchar) p[i]);
        p += length;
    }
    return g_string_free(out, FALSE);
}

/* Errors have room of their own: one that decides how the run ends is not to be missed for
 * the notes before it. */
static bool
has_room(const Diag *self, DiagLevel level)
{
    guint shown = self->entries->len;
    return shown < LIMIT_DIAGNOSTICS * (level == DIAG_ERROR ? 2 : 1);
}

void
diag_add(Diag *self, DiagLevel level, DiagPlace place, const char *code,
         const char *format, ...)
{
    self->counts[level]++;
    if (!has_room(self, level))
        return;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);

    DiagEntry *entry = g_new0(DiagEntry, 1);
    entry->level = level;
    entry->file = place.file != NULL ? diag_harmless(place.file) : NULL;
    entry->line = place.line;
    entry->column = place.column;
    entry->code = code;
    entry->message = diag_harmless(message);
    g_ptr_array_add(self->entries, entry);
}

void
diag_take(Diag *self, Diag *other)
{
    for (guint level = 0; level <= DIAG_ERROR; level++) {
        self->counts[level] += other->counts[level];
        other->counts[level] = 0;
    }
    g_ptr_array_set_free_func(other->entries, NULL);
    for (guint i = 0; i < other->entries->len; i++) {
        DiagEntry *entry = g_ptr_array_index(other->entries, i);
        if (has_room(self, entry->level))
            g_ptr_array_add(self->entries, entry);
        else
            entry_free(entry);
    }
    g_ptr_array_set_size(other->entries, 0);
    g_ptr_array_set_free_func(other->entries, entry_free);
}

static char *
entry_key(const DiagEntry *entry)
{
    return g_strdup_printf("%d\n%s\n%d\n%d\n%s\n%s", entry->level,
                           entry->file != NULL ? entry->file : "", entry->line,
                           entry->column, entry->code, entry->message);
}

void
diag_take_new(Diag *self, Diag *other)
{
    g_autoptr(GHashTable) said =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < self->entries->len; i++)
        g_hash_table_add(said, entry_key(self->entries->pdata[i]));
    for (guint i = other->entries->len; i > 0; i--) {
        DiagEntry *entry = other->entries->pdata[i - 1];
        g_autofree char *key = entry_key(entry);
        if (!g_hash_table_contains(said, key))
            continue;
        other->counts[entry->level]--;
        g_ptr_array_remove_index(other->entries, i - 1);
    }
    diag_take(self, other);
}

guint
diag_length(const Diag *self)
{
    return self->entries->len;
}

const DiagEntry *
diag_lookup(const Diag *self, guint index)
{
    return g_ptr_array_index(self->entries, index);
}

guint
diag_count(const Diag *self, DiagLevel level)
{
    return self->counts[level];
}

const char *
diag_level_name(DiagLevel level)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[level];
}
