/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/footnote.h"

#include "book/address.h"
#include "doc/walk.h"
#include "layout/address.h"
#include "layout/block.h"
#include "layout/coded_address.h"
#include "layout/content.h"
#include "layout/inline.h"

#define CODE_LINES 4 /* of a note: how high a code is */

typedef struct {
    const DocNode *footnote; /* of the Doc or a stand-in */
    char *id;                /* NULL */
    const char *url;         /* of a link's note, lent from the Doc; NULL */
} Note;

struct NoteRegister {
    const DocNode *doc;
    GPtrArray *notes;      /* Note *, by number - 1 */
    GHashTable *by_label;  /* char *label -> const DocNode * footnote, lent */
    GHashTable *numbers;   /* const DocNode * footnote -> number */
    GHashTable *addresses; /* char *url -> number, lent from the Doc */
    GHashTable *calls;     /* const DocNode * call -> number */
    StandIns *standins;
};

static void
note_free(gpointer data)
{
    Note *note = data;
    g_free(note->id);
    g_free(note);
}

NoteRegister *
note_register_new(const DocNode *doc)
{
    NoteRegister *self = g_new0(NoteRegister, 1);
    self->doc = doc;
    self->notes = g_ptr_array_new_with_free_func(note_free);
    self->by_label = g_hash_table_new(g_str_hash, g_str_equal);
    self->numbers = g_hash_table_new(NULL, NULL);
    self->addresses = g_hash_table_new(g_str_hash, g_str_equal);
    self->calls = g_hash_table_new(NULL, NULL);
    self->standins = standins_new();
    for (const DocNode *node = doc->last; node != NULL; node = node->prev)
        if (node->kind == DOC_FOOTNOTE && node->text != NULL)
            g_hash_table_insert(self->by_label, node->text, (gpointer) node);
    return self;
}

void
note_register_free(NoteRegister *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->by_label);
    g_hash_table_unref(self->numbers);
    g_hash_table_unref(self->addresses);
    g_hash_table_unref(self->calls);
    g_ptr_array_unref(self->notes);
    standins_free(self->standins);
    g_free(self);
}

static guint
add_note(NoteRegister *self, const DocNode *footnote)
{
    Note *note = g_new0(Note, 1);
    note->footnote = footnote;
    note->id = g_strdup(footnote->id);
    g_ptr_array_add(self->notes, note);
    return self->notes->len;
}

const DocNode *
note_of_reference(NoteRegister *self, const DocNode *node)
{
    const DocNode *footnote =
        node->text != NULL ? g_hash_table_lookup(self->by_label, node->text) : NULL;
    if (footnote == NULL)
        return NULL;
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(self->numbers, footnote));
    if (number == 0) {
        number = add_note(self, footnote);
        g_hash_table_insert(self->numbers, (gpointer) footnote, GUINT_TO_POINTER(number));
    }
    g_hash_table_insert(self->calls, (gpointer) node, GUINT_TO_POINTER(number));
    return node;
}

/* The footnote that prints the address of `link`: a paragraph of text. */
static const DocNode *
make_footnote(NoteRegister *self, const DocNode *link)
{
    DocNode *note =
        standin_make(self->standins, self->doc, DOC_FOOTNOTE, link->url, NULL);
    if (note->first == NULL) {
        g_autofree char *address = book_address_readable(link->url);
        DocNode *paragraph = doc_node_new(DOC_PARAGRAPH, link->place);
        doc_node_append(paragraph, doc_node_new_text(address, -1, link->place));
        doc_node_append(note, paragraph);
        doc_node_set(&note->classes, "link-note");
    }
    return note;
}

const DocNode *
note_of_link(NoteRegister *self, StyleResolver *styles, const DocNode *link)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(self->addresses, link->url));
    if (number == 0) {
        const DocNode *footnote = make_footnote(self, link);
        if (style_of(styles, footnote)->display == STYLE_DISPLAY_NONE)
            return NULL;
        number = add_note(self, footnote);
        ((Note *) self->notes->pdata[number - 1])->url = link->url;
        g_hash_table_insert(self->addresses, link->url, GUINT_TO_POINTER(number));
    }
    DocNode *call = standin_make(self->standins, link, DOC_NOTE_REFERENCE, "link", NULL);
    call->parent = link->parent;
    g_hash_table_insert(self->calls, call, GUINT_TO_POINTER(number));
    return call;
}

guint
note_number(const NoteRegister *self, const DocNode *node)
{
    return node == NULL ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(self->calls, node));
}

char *
note_target(const NoteRegister *self, guint number)
{
    const Note *note = self->notes->pdata[number - 1];
    return note->id != NULL ? g_strconcat("#", note->id, NULL) : NULL;
}

/* ---- setting -------------------------------------------------------------------------- */

/* The number hangs before the note's first line. */
static void
set_note(Flow *flow, const Note *note, guint number)
{
    FlowScope scope;
    const Style *style = style_of(flow->styles, note->footnote);
    PageElement *element =
        element_of_block(flow->elements, note->footnote, flow->element);
    element->id = note->id != NULL
                      ? g_strdup(note->id)
                      : g_strdup_printf("%s-address-%u", flow->section->id, number);
    flow_enter(flow, &scope, note->footnote, style, element);
    g_autofree char *text = content_note(flow, note->footnote, "footnote-marker", number);
    FlowMarker marker = {
        .lines = inline_generate(flow, text, style, note->footnote, flow->width)};
    int gap = style->font_size * 2 / 5;
    int room = marker.lines->lines[0].width + gap;
    marker.element = page_element_new("Lbl", element, NULL);
    marker.x = flow->left;
    flow->left += room;
    flow->width -= room;
    flow->marker = &marker;
    const DocNode *first = note->footnote->first;
    if (note->url == NULL ||
        !coded_address_set(flow, first, note->url, style, style_of(flow->styles, first),
                           CODE_LINES * style->line_height))
        block_set_children(flow, note->footnote);
    if (flow->marker != NULL) {
        flow_solid(flow, style->line_height, false);
        inline_add_marker(flow, style);
    }
    flow_leave(flow, &scope);
}

/* The lines of one note from the boxes that it became; space goes to the line below. */
static void
take_lines(BoxList *list, guint from)
{
    BoxNote note = {.first = list->note_lines->len};
    int space = 0;
    for (guint i = from; i < list->note_list->boxes->len; i++) {
        const Box *box = box_at(list->note_list, i);
        if (box->kind == BOX_GLUE)
            space += box->height;
        if (box->kind != BOX_SOLID)
            continue;
        BoxNoteLine line = {list->notes->len, i, space, box->height};
        g_array_append_val(list->note_lines, line);
        space = 0;
    }
    note.end = list->note_lines->len;
    g_array_append_val(list->notes, note);
}

void
note_set_all(const Flow *flow, BoxList *list)
{
    Flow own = *flow;
    list->note_list = box_list_new();
    flow_init(&own, list->note_list, flow->width, flow->height);
    own.left = 0;
    own.has_grid = false;
    own.notes_depth = 1;
    own.marker = NULL;
    own.cost = own.space = own.space_without = 0;
    /* From the text: those that only notes call are known too when it is set again. */
    guint called = box_at(list, list->boxes->len - 1)->notes;
    for (guint i = 0; i < flow->notes->notes->len; i++) {
        guint from = list->note_list->boxes->len;
        set_note(&own, flow->notes->notes->pdata[i], i + 1);
        take_lines(list, from);
    }
    /* Notes that only notes call go with the last that the text calls. */
    if (called > 0)
        g_array_index(list->notes, BoxNote, called - 1).end = list->note_lines->len;
    flow_clear(&own);
}
