/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/note.h"

#include <string.h>

#include "markdown/parse.h"

static void
note_free(gpointer data)
{
    Note *note = data;
    g_free(note->label);
    passage_free(note->text);
    g_free(note);
}

Notes *
notes_new(void)
{
    Notes *self = g_new0(Notes, 1);
    self->list = g_ptr_array_new_with_free_func(note_free);
    self->by_label = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return self;
}

void
notes_free(Notes *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->by_label);
    g_ptr_array_unref(self->list);
    g_free(self);
}

/* The end of the label that begins at `p`, behind "[^"; NULL when there is none. */
static const char *
label_end(const char *p, const char *end)
{
    const char *start = p;
    while (p < end && *p != ']' && *p != '[' && !g_ascii_isspace(*p))
        p++;
    return p > start && p < end && *p == ']' ? p : NULL;
}

gsize
note_definition(const char *line, gsize length, const char **label, gsize *label_length)
{
    const char *end = line + length, *p = line;
    while (p < end && *p == ' ' && p - line < 4)
        p++;
    if (end - p < 5 || p - line > 3 || p[0] != '[' || p[1] != '^')
        return 0;
    const char *close = label_end(p + 2, end);
    if (close == NULL || close + 1 >= end || close[1] != ':')
        return 0;
    *label = p + 2;
    *label_length = (gsize) (close - *label);
    return (gsize) (close + 2 - line);
}

Note *
notes_add(Notes *self, const char *label, gsize length, DiagPlace place, Diag *diag)
{
    Note *note = g_new0(Note, 1);
    note->label = g_strndup(label, length);
    note->place = place;
    note->text = passage_new(place.file);
    g_autofree char *key = g_utf8_casefold(label, (gssize) length);
    const Note *first = g_hash_table_lookup(self->by_label, key);
    if (first != NULL) {
        diag_add(
            diag, DIAG_WARNING, place, "duplicate-note",
            "the footnote [^%s] is there already, on line %d; this one is kept under "
            "a label of its own; rename one of them",
            note->label, first->place.line);
        g_free(note->label);
        note->label = g_strdup_printf("%s (%d)", first->label, place.line);
    } else {
        g_hash_table_insert(self->by_label, g_steal_pointer(&key), note);
    }
    g_ptr_array_add(self->list, note);
    return note;
}

Note *
notes_add_term(Notes *self, const char *term, gsize length, DiagPlace place, Diag *diag)
{
    g_autofree char *label = g_strdup_printf("*[%.*s]", (int) length, term);
    const Note *first = g_hash_table_lookup(self->by_label, label);
    if (first != NULL) {
        diag_add(diag, DIAG_NOTE, place, "duplicate-note",
                 "the abbreviation is explained already, on line %d; this is left out",
                 first->place.line);
        return NULL;
    }
    Note *note = g_new0(Note, 1);
    note->label = g_steal_pointer(&label);
    note->place = place;
    note->text = passage_new(place.file);
    g_hash_table_insert(self->by_label, g_strdup(note->label), note);
    g_ptr_array_add(self->list, note);
    return note;
}

static void
add_reference(const Notes *self, Mask *mask, gsize start)
{
    const char *text = mask->text + start;
    const char *close = label_end(text + 2, mask->text + mask->length);
    if (close == NULL)
        return;
    g_autofree char *key = g_utf8_casefold(text + 2, close - text - 2);
    const Note *note = g_hash_table_lookup(self->by_label, key);
    if (note == NULL)
        return;
    DocNode *node = doc_node_new(DOC_NOTE_REFERENCE, DIAG_NOWHERE);
    node->text = g_strdup(note->label);
    mask_add(mask, start, start + (gsize) (close + 1 - text), false, node);
}

/* The "]" that closes the "[" at `start`, in the same paragraph; 0 when there is none. */
static gsize
find_close(const Mask *mask, gsize start)
{
    int depth = 0;
    for (gsize p = start; p < mask->length; p++) {
        char c = mask->text[p];
        if (c == '\n' && mask->text[p + 1] == '\n')
            return 0;
        if (mask->classes[p] == SURVEY_CODE || (p > 0 && mask->text[p - 1] == '\\'))
            continue;
        depth += (c == '[') - (c == ']');
        if (depth == 0)
            return p;
    }
    return 0;
}

/* "^[" at `start`. Returns the byte behind the note; `start` when it is none. */
static gsize
add_on_the_spot(Notes *self, Mask *mask, Passage *passage, gsize start, Diag *diag)
{
    gsize close = find_close(mask, start + 1);
    if (close <= start + 2 || mask->text[close + 1] == '(')
        return start;
    DiagPlace place = passage_place(passage, start + 2);
    g_autofree char *label = g_strdup_printf("inline %d", ++self->on_the_spot);
    Note *note = notes_add(self, label, strlen(label), place, diag);
    passage_add_lines(note->text, mask->text + start + 2, close - start - 2, place);
    DocNode *node = doc_node_new(DOC_NOTE_REFERENCE, DIAG_NOWHERE);
    node->text = g_strdup(note->label);
    mask_add(mask, start, close + 1, false, node);
    return close + 1;
}

void
notes_find(Notes *self, Mask *mask, Passage *passage, bool has_spot, Diag *diag)
{
    gsize failed = 0; /* a search that found no "]" is not made again in its paragraph */
    for (gsize p = 0; p + 1 < mask->length;) {
        const char *caret = memchr(mask->text + p, '^', mask->length - p);
        if (caret == NULL)
            return;
        p = (gsize) (caret - mask->text);
        gsize behind = p + 1;
        if (p > 0 && caret[-1] == '[' && mask_is_text(mask, p - 1, true))
            add_reference(self, mask, p - 1);
        else if (has_spot && caret[1] == '[' && p >= failed &&
                 mask_is_text(mask, p, true)) {
            behind = add_on_the_spot(self, mask, passage, p, diag);
            const char *blank = strstr(caret, "\n\n");
            if (behind == p)
                failed = blank == NULL ? mask->length : (gsize) (blank - mask->text);
        }
        p = MAX(behind, p + 1);
    }
}
