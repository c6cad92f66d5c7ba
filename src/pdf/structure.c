/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/structure.h"

#include <stdlib.h>
#include <string.h>

#define NONE G_MAXUINT

typedef enum { KID_CONTENT, KID_ANNOTATION, KID_ELEMENT } KidKind;

typedef struct {
    KidKind kind;
    guint page;   /* CONTENT, ANNOTATION */
    guint number; /* CONTENT: MCID; ELEMENT: index of the node */
    PdfObject annotation;
    guint next; /* index of the parent's next kid; NONE */
} Kid;

/* An element; the index is its place in document order. */
typedef struct {
    const PageElement *element;
    guint parent; /* NONE: the root */
    guint first_kid, last_kid;
    bool is_attached; /* stands among its parent's kids */
    bool has_annotation;
    guint area_page; /* NONE: no area */
    PdfRect area;
} Node;

struct PdfStructure {
    GArray *nodes;       /* Node */
    GHashTable *indices; /* const PageElement * -> index */
    GArray *kids;        /* Kid */
    GPtrArray *owners;   /* GArray * of guint: for each page the node of each MCID */
    GArray *annotated;   /* guint: the node of each annotation */
};

/* ---- elements ------------------------------------------------------------------------ */

static Node *
node_at(const PdfStructure *self, guint index)
{
    return &g_array_index(self->nodes, Node, index);
}

static void
number_elements(PdfStructure *self, PageElement *root)
{
    g_autoptr(GPtrArray) stack = g_ptr_array_new();
    g_ptr_array_add(stack, root);
    while (stack->len > 0) {
        PageElement *element = g_ptr_array_steal_index(stack, stack->len - 1);
        gpointer parent = NULL;
        bool has_parent =
            element != root &&
            g_hash_table_lookup_extended(self->indices, element->parent, NULL, &parent);
        Node node = {.element = element,
                     .parent = has_parent ? GPOINTER_TO_UINT(parent) : NONE,
                     .first_kid = NONE,
                     .last_kid = NONE,
                     .is_attached = element == root,
                     .area_page = NONE};
        g_hash_table_insert(self->indices, element, GUINT_TO_POINTER(self->nodes->len));
        g_array_append_val(self->nodes, node);
        for (guint i = element->children != NULL ? element->children->len : 0; i > 0; i--)
            g_ptr_array_add(stack, g_ptr_array_index(element->children, i - 1));
    }
}

PdfStructure *
pdf_structure_new(const Pages *pages)
{
    PdfStructure *self = g_new0(PdfStructure, 1);
    self->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    self->indices = g_hash_table_new(NULL, NULL);
    self->kids = g_array_new(FALSE, FALSE, sizeof(Kid));
    self->owners = g_ptr_array_new_with_free_func((GDestroyNotify) g_array_unref);
    for (guint i = 0; i < pages->pages->len; i++)
        g_ptr_array_add(self->owners, g_array_new(FALSE, FALSE, sizeof(guint)));
    self->annotated = g_array_new(FALSE, FALSE, sizeof(guint));
    number_elements(self, pages->document);
    return self;
}

void
pdf_structure_free(PdfStructure *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->nodes);
    g_hash_table_unref(self->indices);
    g_array_unref(self->kids);
    g_ptr_array_unref(self->owners);
    g_array_unref(self->annotated);
    g_free(self);
}

static guint
index_of(const PdfStructure *self, const PageElement *element)
{
    gpointer index = NULL;
    bool is_known = g_hash_table_lookup_extended(self->indices, element, NULL, &index);
    g_assert(is_known); /* layout hangs every element below the root */
    return GPOINTER_TO_UINT(index);
}

/* ---- kids ---------------------------------------------------------------------------- */

static void
add_kid(PdfStructure *self, guint parent, Kid kid)
{
    Node *node = node_at(self, parent);
    guint index = self->kids->len;
    kid.next = NONE;
    g_array_append_val(self->kids, kid);
    if (node->first_kid == NONE)
        node->first_kid = index;
    else
        g_array_index(self->kids, Kid, node->last_kid).next = index;
    node->last_kid = index;
}

/* Makes the element a kid of its parent, and so on up, if it is not yet. */
static void
attach(PdfStructure *self, guint index)
{
    for (Node *node = node_at(self, index); !node->is_attached;
         node = node_at(self, index)) {
        node->is_attached = true;
        add_kid(self, node->parent, (Kid){.kind = KID_ELEMENT, .number = index});
        index = node->parent;
    }
}

void
pdf_structure_add_content(PdfStructure *self, const PageElement *element, guint page)
{
    guint index = index_of(self, element);
    GArray *owners = g_ptr_array_index(self->owners, page);
    add_kid(self, index, (Kid){.kind = KID_CONTENT, .page = page, .number = owners->len});
    g_array_append_val(owners, index);
    attach(self, index);
}

guint
pdf_structure_add_annotation(PdfStructure *self, const PageElement *element, guint page,
                             PdfObject annotation)
{
    guint index = index_of(self, element);
    add_kid(self, index,
            (Kid){.kind = KID_ANNOTATION, .page = page, .annotation = annotation});
    node_at(self, index)->has_annotation = true;
    attach(self, index);
    g_array_append_val(self->annotated, index);
    return self->owners->len + self->annotated->len - 1;
}

void
pdf_structure_add_area(PdfStructure *self, const PageElement *element, guint page,
                       PdfRect rect)
{
    Node *node = node_at(self, index_of(self, element));
    if (node->area_page == NONE) {
        node->area_page = page;
        node->area = rect;
    } else if (node->area_page == page) {
        node->area = (PdfRect){
            MIN(node->area.left, rect.left), MIN(node->area.bottom, rect.bottom),
            MAX(node->area.right, rect.right), MAX(node->area.top, rect.top)};
    }
}

/* An empty cell is painted nowhere, yet the table needs it (ISO 14289-1 §7.5). */
static void
attach_cells(PdfStructure *self)
{
    for (guint i = 0; i < self->nodes->len; i++) {
        const char *type = node_at(self, i)->element->type;
        if (strcmp(type, "TD") == 0 || strcmp(type, "TH") == 0)
            attach(self, i);
    }
}

static int
compare_numbers(const void *a, const void *b)
{
    guint one = *(const guint *) a, other = *(const guint *) b;
    return one < other ? -1 : one > other;
}

/* Gives the places of the kids that are elements to these in document order. */
static void
order_kids(PdfStructure *self, const Node *node, GArray *numbers)
{
    bool is_ordered = true;
    g_array_set_size(numbers, 0);
    for (guint i = node->first_kid; i != NONE;) {
        const Kid *kid = &g_array_index(self->kids, Kid, i);
        if (kid->kind == KID_ELEMENT) {
            is_ordered = is_ordered &&
                         (numbers->len == 0 ||
                          g_array_index(numbers, guint, numbers->len - 1) < kid->number);
            g_array_append_val(numbers, kid->number);
        }
        i = kid->next;
    }
    if (is_ordered)
        return;
    qsort(numbers->data, numbers->len, sizeof(guint), compare_numbers);
    guint next = 0;
    for (guint i = node->first_kid; i != NONE;) {
        Kid *kid = &g_array_index(self->kids, Kid, i);
        if (kid->kind == KID_ELEMENT)
            kid->number = g_array_index(numbers, guint, next++);
        i = kid->next;
    }
}

/* ---- writing ------------------------------------------------------------------------- */

typedef struct {
    PdfStructure *structure;
    PdfFile *file;
    const PdfObject *pages;
    PdfObject *objects; /* of the nodes; 0: left out */
    PdfObject root;
} Writer;

/* dictionary[key] = /word. */
static void
put_word(PdfFile *file, PdfObject dictionary, const char *key, const char *word)
{
    g_autofree char *name = g_strconcat("/", word, NULL);
    pdf_put_name(file, dictionary, key, name);
}

static const char *
type_of(const Node *node)
{
    bool is_dead = strcmp(node->element->type, "Link") == 0 && !node->has_annotation;
    return is_dead ? "Span" : node->element->type;
}

/* The standard attributes of tables, lists and figures (§14.8.5). */
static void
put_attributes(Writer *writer, PdfObject object, const Node *node)
{
    PdfFile *file = writer->file;
    const PageElement *element = node->element;
    bool is_cell =
        element->scope != NULL || element->column_span > 1 || element->row_span > 1;
    if (!is_cell && element->list_numbering == NULL && node->area_page == NONE)
        return;
    PdfObject attributes = pdf_parse(file, "<< >>");
    pdf_put_name(file, attributes, "/O",
                 is_cell                           ? "/Table"
                 : element->list_numbering != NULL ? "/List"
                                                   : "/Layout");
    if (element->scope != NULL)
        put_word(file, attributes, "/Scope", element->scope);
    if (element->column_span > 1)
        pdf_put(file, attributes, "/ColSpan", pdf_integer(file, element->column_span));
    if (element->row_span > 1)
        pdf_put(file, attributes, "/RowSpan", pdf_integer(file, element->row_span));
    if (element->list_numbering != NULL)
        put_word(file, attributes, "/ListNumbering", element->list_numbering);
    if (node->area_page != NONE) {
        pdf_put_name(file, attributes, "/Placement", "/Block");
        pdf_put(file, attributes, "/BBox", pdf_rect_object(file, node->area));
    }
    pdf_put(file, object, "/A", attributes);
}

/* The page that most of the kids can leave unsaid: that of the first content. */
static guint
home_page(const PdfStructure *self, const Node *node)
{
    for (guint i = node->first_kid; i != NONE;) {
        const Kid *kid = &g_array_index(self->kids, Kid, i);
        if (kid->kind == KID_CONTENT)
            return kid->page;
        i = kid->next;
    }
    return node->area_page;
}

/* Content of another page than the element's, or an annotation. */
static PdfObject
make_reference(Writer *writer, const Kid *kid)
{
    PdfFile *file = writer->file;
    PdfObject reference = pdf_parse(file, "<< >>");
    pdf_put_name(file, reference, "/Type", kid->kind == KID_CONTENT ? "/MCR" : "/OBJR");
    pdf_refer(file, reference, "/Pg", writer->pages[kid->page]);
    if (kid->kind == KID_CONTENT)
        pdf_put(file, reference, "/MCID", pdf_integer(file, kid->number));
    else
        pdf_refer(file, reference, "/Obj", kid->annotation);
    return reference;
}

static void
put_kids(Writer *writer, PdfObject object, const Node *node, guint home)
{
    PdfFile *file = writer->file;
    PdfObject array = pdf_array(file);
    for (guint i = node->first_kid; i != NONE;) {
        Kid kid = g_array_index(writer->structure->kids, Kid, i);
        if (kid.kind == KID_ELEMENT) {
            pdf_append_reference(file, array, writer->objects[kid.number]);
        } else if (kid.kind == KID_CONTENT && kid.page == home) {
            pdf_append(file, array, pdf_integer(file, kid.number));
        } else {
            pdf_append(file, array, make_reference(writer, &kid));
        }
        i = kid.next;
    }
    pdf_put(file, object, "/K", array);
}

static void
fill_object(Writer *writer, guint index)
{
    const PdfStructure *self = writer->structure;
    const Node *node = node_at(self, index);
    PdfFile *file = writer->file;
    PdfObject object = writer->objects[index];
    guint home = home_page(self, node);
    put_word(file, object, "/S", type_of(node));
    pdf_refer(file, object, "/P",
              node->parent == NONE ? writer->root : writer->objects[node->parent]);
    if (home != NONE)
        pdf_refer(file, object, "/Pg", writer->pages[home]);
    if (node->element->alt != NULL)
        pdf_put(file, object, "/Alt", pdf_text(file, node->element->alt));
    if (node->element->language != NULL)
        pdf_put(file, object, "/Lang", pdf_text(file, node->element->language));
    if (node->element->id != NULL)
        pdf_put(file, object, "/ID", pdf_ascii(file, node->element->id));
    put_attributes(writer, object, node);
    const Kid *first =
        node->first_kid != NONE ? &g_array_index(self->kids, Kid, node->first_kid) : NULL;
    if (first != NULL && first->next == NONE && first->kind == KID_CONTENT)
        pdf_put(file, object, "/K", pdf_integer(file, first->number));
    else if (first != NULL)
        put_kids(writer, object, node, home);
}

/* From marked content and annotations back to elements (ISO 32000-1 §14.7.4.4). */
static PdfObject
make_parent_tree(Writer *writer)
{
    const PdfStructure *self = writer->structure;
    PdfFile *file = writer->file;
    PdfObject numbers = pdf_array(file);
    for (guint page = 0; page < self->owners->len; page++) {
        const GArray *owners = g_ptr_array_index(self->owners, page);
        PdfObject array = pdf_add_object(file, pdf_array(file));
        for (guint i = 0; i < owners->len; i++)
            pdf_append_reference(file, array,
                                 writer->objects[g_array_index(owners, guint, i)]);
        pdf_append(file, numbers, pdf_integer(file, page));
        pdf_append(file, numbers, array);
    }
    for (guint i = 0; i < self->annotated->len; i++) {
        guint node = g_array_index(self->annotated, guint, i);
        pdf_append(file, numbers, pdf_integer(file, self->owners->len + i));
        pdf_append_reference(file, numbers, writer->objects[node]);
    }
    PdfObject tree = pdf_add_dictionary(file);
    pdf_put(file, tree, "/Nums", numbers);
    return tree;
}

static int
compare_ids(gconstpointer a, gconstpointer b, gpointer data)
{
    const PdfStructure *self = data;
    return strcmp(node_at(self, *(const guint *) a)->element->id,
                  node_at(self, *(const guint *) b)->element->id);
}

/* All elements with an /ID, by it (§14.7.2, Table 322). */
static void
put_ids(Writer *writer)
{
    PdfStructure *self = writer->structure;
    PdfFile *file = writer->file;
    g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < self->nodes->len; i++)
        if (writer->objects[i] != 0 && node_at(self, i)->element->id != NULL)
            g_array_append_val(named, i);
    if (named->len == 0)
        return;
    g_array_sort_with_data(named, compare_ids, self);
    PdfObject names = pdf_array(file);
    for (guint i = 0; i < named->len; i++) {
        guint index = g_array_index(named, guint, i);
        pdf_append(file, names, pdf_ascii(file, node_at(self, index)->element->id));
        pdf_append_reference(file, names, writer->objects[index]);
    }
    PdfObject tree = pdf_add_dictionary(file);
    pdf_put(file, tree, "/Names", names);
    pdf_put(file, writer->root, "/IDTree", tree);
}

PdfObject
pdf_structure_write(PdfStructure *self, PdfFile *file, const PdfObject *pages)
{
    Writer writer = {self, file, pages, g_new0(PdfObject, self->nodes->len),
                     pdf_add(file, "<< /Type /StructTreeRoot >>")};
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    attach_cells(self);
    for (guint i = 0; i < self->nodes->len; i++)
        order_kids(self, node_at(self, i), numbers);
    /* All objects first: elements refer to elements before and after them. */
    for (guint i = 0; i < self->nodes->len; i++)
        if (node_at(self, i)->is_attached)
            writer.objects[i] = pdf_add_dictionary(file);
    for (guint i = 0; i < self->nodes->len; i++)
        if (writer.objects[i] != 0)
            fill_object(&writer, i);
    pdf_put(file, writer.root, "/ParentTree", make_parent_tree(&writer));
    pdf_put(file, writer.root, "/ParentTreeNextKey",
            pdf_integer(file, self->owners->len + self->annotated->len));
    PdfObject kids = pdf_array(file);
    pdf_append_reference(file, kids, writer.objects[0]);
    pdf_put(file, writer.root, "/K", kids);
    put_ids(&writer);
    for (guint i = 0; i < self->nodes->len; i++)
        if (writer.objects[i] != 0)
            pdf_drop(file, writer.objects[i]);
    g_free(writer.objects);
    return writer.root;
}
