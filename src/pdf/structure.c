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
    PdfId annotation;
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
    for (PageElement *element = root; element != NULL;
         element = page_element_following(element, root)) {
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

guint
pdf_structure_add_content(PdfStructure *self, const PageElement *element, guint page)
{
    guint index = index_of(self, element);
    GArray *owners = g_ptr_array_index(self->owners, page);
    add_kid(self, index, (Kid){.kind = KID_CONTENT, .page = page, .number = owners->len});
    g_array_append_val(owners, index);
    attach(self, index);
    return owners->len - 1;
}

guint
pdf_structure_add_annotation(PdfStructure *self, const PageElement *element, guint page,
                             PdfId annotation)
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

/* An empty cell is painted nowhere, yet the table needs it (ISO 14289-1 §7.5); so it does a
 * row that cells from above fill. */
static void
attach_cells(PdfStructure *self)
{
    for (guint i = 0; i < self->nodes->len; i++) {
        const char *type = node_at(self, i)->element->type;
        if (strcmp(type, "TD") == 0 || strcmp(type, "TH") == 0 || strcmp(type, "TR") == 0)
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
    const PdfId *pages;
    PdfId *ids; /* of the nodes; 0: left out */
    PdfId root;
    GString *out; /* the object that is being spelt */
} Writer;

/* "/Key 12 0 R". */
static void
append_entry(GString *out, const char *key, PdfId id)
{
    g_string_append(out, key);
    g_string_append_c(out, ' ');
    pdf_append_reference(out, id);
}

static void
append_number(GString *out, const char *key, gint64 number)
{
    g_string_append(out, key);
    g_string_append_c(out, ' ');
    pdf_append_integer(out, number);
}

static const char *
type_of(const Node *node)
{
    bool is_dead = strcmp(node->element->type, "Link") == 0 && !node->has_annotation;
    return is_dead ? "Span" : node->element->type;
}

/* The standard attributes of tables, lists and figures (§14.8.5). */
static void
append_attributes(GString *out, const Node *node)
{
    const PageElement *element = node->element;
    bool is_cell =
        element->scope != NULL || element->column_span > 1 || element->row_span > 1;
    if (!is_cell && element->list_numbering == NULL && node->area_page == NONE)
        return;
    g_string_append(out, is_cell                           ? "/A<</O/Table"
                         : element->list_numbering != NULL ? "/A<</O/List"
                                                           : "/A<</O/Layout");
    if (node->area_page != NONE) {
        g_string_append(out, "/BBox");
        pdf_append_rect(out, node->area);
        g_string_append(out, "/Placement/Block");
    }
    if (element->column_span > 1)
        append_number(out, "/ColSpan", element->column_span);
    if (element->list_numbering != NULL) {
        g_string_append(out, "/ListNumbering");
        pdf_append_name(out, element->list_numbering);
    }
    if (element->row_span > 1)
        append_number(out, "/RowSpan", element->row_span);
    if (element->scope != NULL) {
        g_string_append(out, "/Scope");
        pdf_append_name(out, element->scope);
    }
    g_string_append(out, ">>");
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
static void
append_distant(const Writer *writer, const Kid *kid)
{
    GString *out = writer->out;
    g_string_append(out, kid->kind == KID_CONTENT ? "<</Type/MCR" : "<</Type/OBJR");
    append_entry(out, "/Pg", writer->pages[kid->page]);
    if (kid->kind == KID_CONTENT)
        append_number(out, "/MCID", kid->number);
    else
        append_entry(out, "/Obj", kid->annotation);
    g_string_append(out, ">>");
}

static void
append_kids(const Writer *writer, const Node *node, guint home)
{
    GString *out = writer->out;
    const GArray *kids = writer->structure->kids;
    g_string_append(out, "/K[");
    for (guint i = node->first_kid; i != NONE;) {
        const Kid *kid = &g_array_index(kids, Kid, i);
        if (i != node->first_kid)
            g_string_append_c(out, ' ');
        if (kid->kind == KID_ELEMENT)
            pdf_append_reference(out, writer->ids[kid->number]);
        else if (kid->kind == KID_CONTENT && kid->page == home)
            pdf_append_integer(out, kid->number);
        else
            append_distant(writer, kid);
        i = kid->next;
    }
    g_string_append_c(out, ']');
}

static void
append_words(GString *out, const PageElement *element)
{
    if (element->alt != NULL) {
        g_string_append(out, "/Alt");
        pdf_append_text(out, element->alt);
    }
    if (element->language != NULL) {
        g_string_append(out, "/Lang");
        pdf_append_text(out, element->language);
    }
    if (element->id != NULL) {
        g_string_append(out, "/ID");
        pdf_append_ascii(out, element->id);
    }
}

static void
write_node(const Writer *writer, guint index)
{
    const PdfStructure *self = writer->structure;
    const Node *node = node_at(self, index);
    GString *out = writer->out;
    guint home = home_page(self, node);
    g_string_assign(out, "<</S");
    pdf_append_name(out, type_of(node));
    append_entry(out, "/P",
                 node->parent == NONE ? writer->root : writer->ids[node->parent]);
    if (home != NONE)
        append_entry(out, "/Pg", writer->pages[home]);
    append_words(out, node->element);
    append_attributes(out, node);
    const Kid *first =
        node->first_kid != NONE ? &g_array_index(self->kids, Kid, node->first_kid) : NULL;
    if (first != NULL && first->next == NONE && first->kind == KID_CONTENT)
        append_number(out, "/K", first->number);
    else if (first != NULL)
        append_kids(writer, node, home);
    g_string_append(out, ">>");
    pdf_file_put(writer->file, writer->ids[index], out);
}

/* The elements of a page's marked contents, in their order. */
static PdfId
write_owners(const Writer *writer, const GArray *owners)
{
    GString *out = writer->out;
    g_string_assign(out, "[");
    for (guint i = 0; i < owners->len; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        pdf_append_reference(out, writer->ids[g_array_index(owners, guint, i)]);
    }
    g_string_append_c(out, ']');
    PdfId id = pdf_file_reserve(writer->file);
    pdf_file_put(writer->file, id, out);
    return id;
}

/* From marked content and annotations back to elements (ISO 32000-1 §14.7.4.4). */
static PdfId
write_parent_tree(const Writer *writer)
{
    const PdfStructure *self = writer->structure;
    g_autoptr(GString) tree = g_string_new("<</Nums[");
    for (guint page = 0; page < self->owners->len; page++) {
        PdfId owners = write_owners(writer, g_ptr_array_index(self->owners, page));
        g_string_append_printf(tree, "%u %u 0 R ", page, owners);
    }
    for (guint i = 0; i < self->annotated->len; i++) {
        guint node = g_array_index(self->annotated, guint, i);
        g_string_append_printf(tree, "%u %u 0 R ", self->owners->len + i,
                               writer->ids[node]);
    }
    g_string_append(tree, "]>>");
    return pdf_file_add(writer->file, tree->str);
}

static int
compare_ids(gconstpointer a, gconstpointer b, gpointer data)
{
    const PdfStructure *self = data;
    return strcmp(node_at(self, *(const guint *) a)->element->id,
                  node_at(self, *(const guint *) b)->element->id);
}

/* All elements with an /ID, by it (§14.7.2, Table 322); 0 when there are none. */
static PdfId
write_names(const Writer *writer)
{
    PdfStructure *self = writer->structure;
    g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < self->nodes->len; i++)
        if (writer->ids[i] != 0 && node_at(self, i)->element->id != NULL)
            g_array_append_val(named, i);
    if (named->len == 0)
        return 0;
    g_array_sort_with_data(named, compare_ids, self);
    g_autoptr(GString) tree = g_string_new("<</Names[");
    for (guint i = 0; i < named->len; i++) {
        guint index = g_array_index(named, guint, i);
        pdf_append_ascii(tree, node_at(self, index)->element->id);
        pdf_append_reference(tree, writer->ids[index]);
    }
    g_string_append(tree, "]>>");
    PdfId id = pdf_file_reserve(writer->file);
    pdf_file_put(writer->file, id, tree);
    return id;
}

static void
write_root(const Writer *writer)
{
    const PdfStructure *self = writer->structure;
    PdfId parents = write_parent_tree(writer), names = write_names(writer);
    GString *out = writer->out;
    g_string_assign(out, "<</Type/StructTreeRoot/K[");
    pdf_append_reference(out, writer->ids[0]);
    append_entry(out, "]/ParentTree", parents);
    append_number(out, "/ParentTreeNextKey", self->owners->len + self->annotated->len);
    if (names != 0)
        append_entry(out, "/IDTree", names);
    g_string_append(out, ">>");
    pdf_file_put(writer->file, writer->root, out);
}

PdfId
pdf_structure_write(PdfStructure *self, PdfFile *file, const PdfId *pages)
{
    g_autofree PdfId *ids = g_new0(PdfId, self->nodes->len);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    Writer writer = {self, file, pages, ids, pdf_file_reserve(file), out};
    attach_cells(self);
    for (guint i = 0; i < self->nodes->len; i++)
        order_kids(self, node_at(self, i), numbers);
    /* All numbers first: elements refer to elements before and after them. */
    for (guint i = 0; i < self->nodes->len; i++)
        if (node_at(self, i)->is_attached)
            ids[i] = pdf_file_reserve(file);
    for (guint i = 0; i < self->nodes->len; i++)
        if (ids[i] != 0)
            write_node(&writer, i);
    write_root(&writer);
    return writer.root;
}
