/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/xhtml.h"

#include <string.h>

#include "book/words.h"
#include "doc/walk.h"

typedef struct {
    Plan *plan;
    const PlanFile *file;
    EpubPictures *pictures;
    const EpubOptions *options;
    XhtmlFacts *facts;
    Xml *xml;
    const char *language;
    GPtrArray *calls;  /* const DocNode *: note references met, in order */
    gsize code_offset; /* bytes of the code block's text written so far */
} Writer;

void
xhtml_open(Xml *xml, const Book *book, const char *title, const char *class,
           const char *type)
{
    xml_raw(xml, "<!DOCTYPE html>\n");
    xml_open(xml, "html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub",
             "http://www.idpf.org/2007/ops", "lang", book->language, "xml:lang",
             book->language, NULL);
    xml_open(xml, "head", NULL);
    xml_element(xml, "title", title, NULL);
    xml_empty(xml, "link", "rel", "stylesheet", "type", "text/css", "href", "style.css",
              NULL);
    xml_close(xml);
    xml_newline(xml);
    xml_open(xml, "body", "class", class, "epub:type", type, NULL);
    xml_newline(xml);
}

/* ---- page breaks -------------------------------------------------------------------------- */

static void
write_page_break(Writer *self, const PageMapEntry *entry)
{
    PlanPage *page = g_new0(PlanPage, 1);
    page->label = g_strdup(entry->label);
    page->file = self->file;
    page->id = g_strdup_printf("page-%s", entry->label);
    g_ptr_array_add(self->plan->page_labels, page);
    xml_empty(self->xml, "span", "id", page->id, "epub:type", "pagebreak", "role",
              "doc-pagebreak", "aria-label", page->label, NULL);
}

/* Markers of the pages that begin with `node` itself. */
static void
write_breaks_before(Writer *self, const DocNode *node)
{
    GPtrArray *list = g_hash_table_lookup(self->plan->pages, node);
    for (guint i = 0; list != NULL && i < list->len; i++) {
        const PageMapEntry *entry = g_ptr_array_index(list, i);
        if (entry->offset == 0)
            write_page_break(self, entry);
    }
}

/* The bytes [start, end) of the text of `owner`, with a marker where a page begins. */
static void
write_characters(Writer *self, const DocNode *owner, const char *text, gsize start,
                 gsize end)
{
    GPtrArray *list = g_hash_table_lookup(self->plan->pages, owner);
    gsize done = start;
    for (guint i = 0; list != NULL && i < list->len; i++) {
        const PageMapEntry *entry = g_ptr_array_index(list, i);
        if (entry->offset <= start || entry->offset >= end || entry->offset < done)
            continue;
        xml_text(self->xml, text + (done - start), (gssize) (entry->offset - done));
        write_page_break(self, entry);
        done = entry->offset;
    }
    xml_text(self->xml, text + (done - start), (gssize) (end - done));
}

/* Where a span may not stand, its marker goes into the first place inside that may. */
static bool
takes_spans(const DocNode *node)
{
    const DocNode *parent = node->parent;
    return parent == NULL || (parent->kind != DOC_LIST && parent->kind != DOC_TABLE &&
                              parent->kind != DOC_ROW && parent->kind != DOC_DEFINITIONS);
}

/* ---- leaves -------------------------------------------------------------------------------- */

static void
write_image(Writer *self, const DocNode *node)
{
    if (node->as.image.asset == 0)
        return;
    const char *name = epub_picture_use(self->pictures, node->as.image.asset);
    g_autofree char *src = g_strconcat("images/", name, NULL);
    bool is_decoration = node->text == NULL || *node->text == '\0';
    self->facts->has_pictures = true;
    self->facts->has_described_picture |= !is_decoration;
    self->facts->has_undescribed_picture |= is_decoration;
    xml_empty(self->xml, "img", "src", src, "alt", is_decoration ? "" : node->text,
              "role", is_decoration ? "presentation" : NULL, "class",
              epub_picture_class(self->pictures, node), "id", node->id, NULL);
}

static void
write_call(Writer *self, const DocNode *node)
{
    g_autofree char *number = g_strdup_printf("%d", node->as.note.number);
    g_autofree char *href =
        g_strdup_printf("#%s-note-%d", self->file->section->id, node->as.note.number);
    g_autofree char *again = g_strdup_printf("%s-call-%d-%u", self->file->section->id,
                                             node->as.note.number, self->calls->len);
    xml_element(self->xml, "a", number, "class", "noteref", "epub:type", "noteref",
                "role", "doc-noteref", "id", node->id != NULL ? node->id : again, "href",
                href, NULL);
    g_ptr_array_add(self->calls, (gpointer) node);
}

static void
write_code_block(Writer *self, const DocNode *node)
{
    self->facts->has_code = true;
    if (node->title != NULL)
        xml_element(self->xml, "p", node->title, "class", "code-title", NULL);
    bool is_latin = g_str_is_ascii(node->text);
    const char *language =
        is_latin && strncmp(self->language, "en", 2) != 0 ? "en" : NULL;
    xml_open(self->xml, "pre", "id", node->id, "class", node->classes, NULL);
    xml_open(self->xml, "code", "lang", language, "xml:lang", language, NULL);
    self->code_offset = 0;
    if (node->first == NULL)
        write_characters(self, node, node->text, 0, strlen(node->text));
}

static void
write_math(Writer *self, const DocNode *node, const char *element)
{
    self->facts->has_math = true;
    xml_open(self->xml, element, "class",
             node->kind == DOC_MATH ? "math inline" : "math display", "role", "math",
             "aria-label", node->text, "id", node->id, NULL);
    write_characters(self, node, node->text, 0, strlen(node->text));
    xml_close(self->xml);
}

/* Coloured code repeats the block's text: pages begin at offsets of the block. */
static void
write_text(Writer *self, const DocNode *node)
{
    const DocNode *block = node->parent;
    while (block != NULL && block->kind != DOC_CODE_BLOCK &&
           !doc_kind_is_block(block->kind))
        block = block->parent;
    gsize length = strlen(node->text);
    if (block == NULL || block->kind != DOC_CODE_BLOCK) {
        write_characters(self, node, node->text, 0, length);
        return;
    }
    write_characters(self, block, node->text, self->code_offset,
                     self->code_offset + length);
    self->code_offset += length;
}

/* ---- elements ------------------------------------------------------------------------------ */

/* The classes of `node` but the one that became its element. */
static char *
classes_of(const DocNode *node, const char *element)
{
    if (node->classes == NULL || strcmp(node->classes, element) == 0)
        return NULL;
    return g_strdup(node->classes);
}

static void
open_plain(Writer *self, const DocNode *node, const char *element)
{
    g_autofree char *classes = classes_of(node, element);
    bool is_foreign =
        node->language != NULL && strcmp(node->language, self->language) != 0;
    const char *language = is_foreign ? node->language : NULL;
    xml_open(self->xml, element, "id", node->id, "class", classes, "lang", language,
             "xml:lang", language, NULL);
}

static void
open_list(Writer *self, const DocNode *node)
{
    g_autofree char *start = g_strdup_printf("%d", node->as.list.start);
    char type[2] = {node->as.list.style, '\0'};
    bool is_ordered = node->as.list.is_ordered;
    g_autofree char *classes =
        node->as.list.is_tight
            ? g_strconcat("tight", node->classes ? " " : NULL, node->classes, NULL)
            : g_strdup(node->classes);
    xml_open(self->xml, is_ordered ? "ol" : "ul", "id", node->id, "class", classes,
             "start", is_ordered && node->as.list.start != 1 ? start : NULL, "type",
             is_ordered && type[0] != '1' && type[0] != '\0' ? type : NULL, NULL);
}

static void
open_item(Writer *self, const DocNode *node)
{
    g_autofree char *value = g_strdup_printf("%d", node->as.item.value);
    bool is_task = node->as.item.task != DOC_TASK_NONE;
    g_autofree char *classes =
        is_task ? g_strconcat("task", node->classes ? " " : NULL, node->classes, NULL)
                : g_strdup(node->classes);
    xml_open(self->xml, "li", "id", node->id, "class", classes, "value",
             node->as.item.value != 0 ? value : NULL, NULL);
    if (is_task)
        xml_element(self->xml, "span", node->as.item.task == DOC_TASK_DONE ? "☑" : "☐",
                    "class", "task-box", NULL);
}

static void
open_cell(Writer *self, const DocNode *node)
{
    static const char *const aligns[] = {NULL, "left", "centre", "right"};
    g_autofree char *columns = g_strdup_printf("%d", node->as.cell.columns);
    g_autofree char *rows = g_strdup_printf("%d", node->as.cell.rows);
    bool is_header = node->as.cell.is_header;
    const DocNode *row = node->parent;
    bool heads_row = is_header && node->prev == NULL && row->last != node &&
                     !row->last->as.cell.is_header;
    const char *align = aligns[node->as.cell.align];
    g_autofree char *classes =
        align == NULL
            ? g_strdup(node->classes)
            : g_strconcat(align, node->classes ? " " : NULL, node->classes, NULL);
    self->facts->has_tables = true;
    xml_open(self->xml, is_header ? "th" : "td", "id", node->id, "class", classes,
             "scope", is_header ? (heads_row ? "row" : "col") : NULL, "colspan",
             node->as.cell.columns > 1 ? columns : NULL, "rowspan",
             node->as.cell.rows > 1 ? rows : NULL, NULL);
}

static void
open_link(Writer *self, const DocNode *node)
{
    g_autofree char *href = node->url != NULL && node->url[0] == '#'
                                ? plan_href(self->plan, self->file, node->url + 1)
                                : g_strdup(node->url);
    g_autofree char *classes = classes_of(node, "a");
    if (href == NULL)
        xml_open(self->xml, "span", "id", node->id, "class", classes, NULL);
    else
        xml_open(self->xml, "a", "href", href, "id", node->id, "class", classes, "title",
                 node->title, NULL);
}

/* What cannot be embedded: a frame with its title and address (EPUB.md T9). */
static void
open_card(Writer *self, const DocNode *node)
{
    g_autofree char *classes =
        g_strconcat("card", node->classes ? " " : NULL, node->classes, NULL);
    const char *title = node->title != NULL && *node->title != '\0' ? node->title
                        : node->as.card.provider != NULL ? node->as.card.provider
                                                         : node->url;
    xml_open(self->xml, "div", "class", classes, "id", node->id, NULL);
    if (title != NULL) {
        xml_open(self->xml, "p", "class", "card-title", NULL);
        if (node->url != NULL)
            xml_element(self->xml, "a", title, "href", node->url, NULL);
        else
            xml_text(self->xml, title, -1);
        xml_close(self->xml);
    }
    if (node->url != NULL && title != node->url)
        xml_element(self->xml, "p", node->url, "class", "card-address", NULL);
}

static void
open_ruby_text(Writer *self, const DocNode *node)
{
    xml_element(self->xml, "rp", "(", NULL);
    open_plain(self, node, "rt");
}

static void
open_paragraph(Writer *self, const DocNode *node)
{
    bool is_tight = node->parent != NULL && node->parent->kind == DOC_ITEM &&
                    node->parent->parent->as.list.is_tight && node->classes == NULL;
    open_plain(self, node, is_tight ? "div" : "p");
}

/* True when the node opened an element that close() must end. */
static bool
open_node(Writer *self, const DocNode *node)
{
    if (takes_spans(node))
        write_breaks_before(self, node);
    else if (g_hash_table_contains(self->plan->pages, node) && node->kind == DOC_RULE)
        write_breaks_before(self, node);
    switch (node->kind) {
    case DOC_TEXT:
        write_text(self, node);
        return false;
    case DOC_CODE:
        xml_open(self->xml, "code", "class", node->classes, NULL);
        write_characters(self, node, node->text, 0, strlen(node->text));
        return true;
    case DOC_CODE_BLOCK:
        write_code_block(self, node);
        return true;
    case DOC_MATH:
        write_math(self, node, "span");
        return false;
    case DOC_MATH_BLOCK:
        write_math(self, node, "div");
        return false;
    case DOC_IMAGE:
        write_image(self, node);
        return false;
    case DOC_NOTE_REFERENCE:
        write_call(self, node);
        return false;
    case DOC_LINE_BREAK:
        xml_empty(self->xml, "br", NULL);
        return false;
    case DOC_SOFT_BREAK:
        xml_text(self->xml, " ", 1);
        return false;
    case DOC_RULE:
        xml_empty(self->xml, "hr", "class", node->classes, NULL);
        return false;
    case DOC_LIST:
        open_list(self, node);
        return true;
    case DOC_ITEM:
        open_item(self, node);
        return true;
    case DOC_CELL:
        open_cell(self, node);
        return true;
    case DOC_LINK:
        open_link(self, node);
        return true;
    case DOC_CARD:
        open_card(self, node);
        return true;
    case DOC_RUBY_TEXT:
        open_ruby_text(self, node);
        return true;
    case DOC_PARAGRAPH:
        open_paragraph(self, node);
        return true;
    case DOC_RUBY:
        self->facts->has_ruby = true;
        break;
    default:
        break;
    }
    open_plain(self, node, doc_node_element(node));
    return true;
}

static void
close_node(Writer *self, const DocNode *node)
{
    xml_close(self->xml);
    if (node->kind == DOC_CODE_BLOCK)
        xml_close(self->xml); /* code in pre */
    if (node->kind == DOC_RUBY_TEXT)
        xml_element(self->xml, "rp", ")", NULL);
    if (doc_kind_is_block(node->kind))
        xml_newline(self->xml);
}

/* `root` and all below it. */
static void
write_tree(Writer *self, const DocNode *root)
{
    const DocNode *node = root;
    while (node != NULL) {
        bool is_open = open_node(self, node);
        if (is_open && node->first != NULL) {
            node = node->first;
            continue;
        }
        if (is_open)
            close_node(self, node);
        while (node != root && node->next == NULL) {
            node = node->parent;
            close_node(self, node);
        }
        node = node == root ? NULL : node->next;
    }
}

/* ---- footnotes ----------------------------------------------------------------------------- */

static const DocNode *
find_note(const Writer *self, int number)
{
    const DocNode *note = self->file->section->doc->last;
    while (note != NULL && (note->kind != DOC_FOOTNOTE || note->as.note.number != number))
        note = note->prev;
    return note;
}

/* "각주 1." stands in front, so that no note is too short to pop up (EPUB.md F3). */
static void
write_note(Writer *self, const DocNode *note, const DocNode *call, const char *call_id)
{
    const char *language = self->plan->book->language;
    g_autofree char *label = g_strdup_printf(
        "%s %d.", book_word(language, BOOK_WORD_NOTE), call->as.note.number);
    g_autofree char *href = g_strconcat("#", call_id, NULL);
    xml_open(self->xml, "aside", "id", note->id, "class", "footnote", "epub:type",
             "footnote", "role", "doc-footnote", NULL);
    bool is_led = note->first != NULL && note->first->kind == DOC_PARAGRAPH;
    xml_open(self->xml, "p", NULL);
    xml_element(self->xml, "a", label, "class", "backlink", "role", "doc-backlink",
                "href", href, NULL);
    xml_text(self->xml, " ", 1);
    for (const DocNode *child = is_led ? note->first->first : NULL; child != NULL;
         child = child->next)
        write_tree(self, child);
    xml_close(self->xml);
    for (const DocNode *child = is_led ? note->first->next : note->first; child != NULL;
         child = child->next)
        write_tree(self, child);
    xml_close(self->xml);
    xml_newline(self->xml);
}

static void
write_notes(Writer *self)
{
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < self->calls->len; i++) {
        const DocNode *call = g_ptr_array_index(self->calls, i);
        const DocNode *note = find_note(self, call->as.note.number);
        if (note == NULL || !g_hash_table_add(done, (gpointer) note))
            continue;
        g_autofree char *again = g_strdup_printf("%s-call-%d-%u", self->file->section->id,
                                                 call->as.note.number, i);
        write_note(self, note, call, call->id != NULL ? call->id : again);
    }
}

/* ---- the file ------------------------------------------------------------------------------ */

static void
open_section(Writer *self)
{
    static const struct {
        const char *type, *role;
    } kinds[] = {[BOOK_TITLE_PAGE] = {"titlepage", NULL},
                 [BOOK_COLOPHON] = {"colophon", "doc-colophon"},
                 [BOOK_PREFACE] = {"preface", "doc-preface"},
                 [BOOK_PART] = {"part", "doc-part"},
                 [BOOK_CHAPTER] = {"chapter", "doc-chapter"},
                 [BOOK_NOTES] = {"endnotes", "doc-endnotes"}};
    const BookSection *section = self->file->section;
    bool is_first = self->file->number == 1;
    xml_open(self->xml, "section", "id", is_first ? section->id : NULL, "epub:type",
             kinds[section->kind].type, "role", kinds[section->kind].role, "aria-label",
             is_first ? NULL : section->title, NULL);
    xml_newline(self->xml);
}

static char *
file_title(const PlanFile *file)
{
    const BookSection *section = file->section;
    const char *label = section->label != NULL ? section->label : "";
    const char *space = section->label != NULL ? " " : "";
    return file->number == 1 ? g_strconcat(label, space, section->title, NULL)
                             : g_strdup_printf("%s%s%s (%u)", label, space,
                                               section->title, file->number);
}

GBytes *
xhtml_write(Plan *plan, const PlanFile *file, EpubPictures *pictures,
            const EpubOptions *options, XhtmlFacts *facts)
{
    g_autoptr(Xml) xml = xml_new();
    g_autoptr(GPtrArray) calls = g_ptr_array_new();
    const DocNode *doc = file->section->doc;
    const char *language = doc->language != NULL ? doc->language : plan->book->language;
    Writer writer = {plan, file, pictures, options, facts, xml, language, calls, 0};
    g_autofree char *title = file_title(file);
    xhtml_open(xml, plan->book, title, doc->classes,
               file->section->is_front                ? "frontmatter"
               : file->section->kind == BOOK_COLOPHON ? "backmatter"
                                                      : "bodymatter");
    open_section(&writer);
    if (file->number == 1)
        write_breaks_before(&writer, doc);
    for (const DocNode *block = file->first; block != file->end; block = block->next)
        if (block->kind != DOC_FOOTNOTE)
            write_tree(&writer, block);
    write_notes(&writer);
    xml_close(xml);
    xml_newline(xml);
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml);
}
