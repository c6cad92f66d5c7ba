/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/parse.h"

#include <md4c.h>
#include <string.h>

#include "base/limits.h"
#include "markdown/entity.h"
#include "markdown/fence.h"
#include "markdown/reader.h"

typedef struct {
    Reader *reader;
    const MarkdownOptions *options;
    GByteArray *spans; /* MD_SPANTYPE of those that are open */
    int row;           /* rows of the table told so far */
} Parse;

/* An address, title or info string with its character references resolved. */
static char *
attribute(const Parse *self, const MD_ATTRIBUTE *value)
{
    if (value->text == NULL)
        return NULL;
    GString *out = g_string_new(NULL);
    for (guint i = 0; value->substr_offsets[i] < value->size; i++) {
        MD_OFFSET start = value->substr_offsets[i], end = value->substr_offsets[i + 1];
        const char *text = reader_original(self->reader, value->text + start);
        gsize length = end - start;
        if (value->substr_types[i] != MD_TEXT_ENTITY ||
            entity_decode(text, length, out) == 0)
            g_string_append_len(out, text, (gssize) length);
    }
    return g_string_free(out, FALSE);
}

static DocNode *
new_list(bool is_ordered, bool is_tight, unsigned start)
{
    DocNode *node = doc_node_new(DOC_LIST, DIAG_NOWHERE);
    node->as.list.is_ordered = is_ordered;
    node->as.list.is_tight = is_tight;
    node->as.list.start = (int) start;
    return node;
}

static DocNode *
new_item(const MD_BLOCK_LI_DETAIL *detail)
{
    DocNode *node = doc_node_new(DOC_ITEM, DIAG_NOWHERE);
    if (detail->is_task)
        node->as.item.task = detail->task_mark == ' ' ? DOC_TASK_OPEN : DOC_TASK_DONE;
    return node;
}

static DocNode *
new_cell(const MD_BLOCK_TD_DETAIL *detail, bool is_header)
{
    static const DocAlign aligns[] = {
        [MD_ALIGN_DEFAULT] = DOC_ALIGN_NONE,
        [MD_ALIGN_LEFT] = DOC_ALIGN_LEFT,
        [MD_ALIGN_CENTER] = DOC_ALIGN_CENTRE,
        [MD_ALIGN_RIGHT] = DOC_ALIGN_RIGHT,
    };
    DocNode *node = doc_node_new(DOC_CELL, DIAG_NOWHERE);
    node->as.cell.align = aligns[detail->align];
    node->as.cell.is_header = is_header;
    return node;
}

static DocNode *
new_heading(const MD_BLOCK_H_DETAIL *detail)
{
    DocNode *node = doc_node_new(DOC_HEADING, DIAG_NOWHERE);
    node->as.heading.level = (int) detail->level;
    return node;
}

static void
open_code(Parse *self, const MD_BLOCK_CODE_DETAIL *detail)
{
    DocNode *node = doc_node_new(DOC_CODE_BLOCK, DIAG_NOWHERE);
    g_autofree char *info =
        detail->fence_char == '\0' ? NULL : attribute(self, &detail->info);
    if (info != NULL)
        fence_read_info(node, info);
    reader_open_code(self->reader, node, detail->fence_char == '\0');
}

/* The node of a block that needs no more than its kind and detail; NULL for others. */
static DocNode *
new_block(MD_BLOCKTYPE type, const void *detail)
{
    const MD_BLOCK_UL_DETAIL *bullets = detail;
    const MD_BLOCK_OL_DETAIL *numbers = detail;
    switch (type) {
    case MD_BLOCK_QUOTE:
        return doc_node_new(DOC_BLOCK_QUOTE, DIAG_NOWHERE);
    case MD_BLOCK_UL:
        return new_list(false, bullets->is_tight, 1);
    case MD_BLOCK_OL:
        return new_list(true, numbers->is_tight, numbers->start);
    case MD_BLOCK_LI:
        return new_item(detail);
    case MD_BLOCK_HR:
        return doc_node_new(DOC_RULE, DIAG_NOWHERE);
    case MD_BLOCK_H:
        return new_heading(detail);
    case MD_BLOCK_P:
        return doc_node_new(DOC_PARAGRAPH, DIAG_NOWHERE);
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return new_cell(detail, type == MD_BLOCK_TH);
    default:
        return NULL;
    }
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    Parse *self = data;
    DocNode *node = new_block(type, detail);
    if (node != NULL)
        reader_open_block(self->reader, node);
    else if (type == MD_BLOCK_CODE)
        open_code(self, detail);
    else if (type == MD_BLOCK_HTML)
        reader_open_html(self->reader);
    else if (type == MD_BLOCK_TABLE) {
        self->row = 0;
        reader_open_block(self->reader, doc_node_new(DOC_TABLE, DIAG_NOWHERE));
    } else if (type == MD_BLOCK_TR) {
        reader_open_row(self->reader, doc_node_new(DOC_ROW, DIAG_NOWHERE), self->row++);
    }
    return 0;
}

/* The parser may end a span that it has not begun, or not end one, where emphasis crosses
 * a link: what is open ends with its block at the latest. */
static void
close_spans(Parse *self, guint kept)
{
    while (self->spans->len > kept) {
        g_byte_array_set_size(self->spans, self->spans->len - 1);
        reader_close(self->reader);
    }
}

static int
leave_block(MD_BLOCKTYPE type, G_GNUC_UNUSED void *detail, void *data)
{
    Parse *self = data;
    close_spans(self, 0);
    if (type == MD_BLOCK_HTML)
        reader_close_html(self->reader);
    else if (type != MD_BLOCK_DOC && type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY)
        reader_close(self->reader);
    return 0;
}

static DocKind
span_kind(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_STRONG:
        return DOC_STRONG;
    case MD_SPAN_A:
        return DOC_LINK;
    case MD_SPAN_IMG:
        return DOC_IMAGE;
    case MD_SPAN_CODE:
        return DOC_CODE;
    case MD_SPAN_DEL:
        return DOC_STRIKE;
    default:
        return DOC_EMPHASIS;
    }
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    Parse *self = data;
    DocNode *node = doc_node_new(span_kind(type), DIAG_NOWHERE);
    if (type == MD_SPAN_A) {
        const MD_SPAN_A_DETAIL *link = detail;
        node->url = attribute(self, &link->href);
        node->title = attribute(self, &link->title);
    } else if (type == MD_SPAN_IMG) {
        const MD_SPAN_IMG_DETAIL *image = detail;
        node->url = attribute(self, &image->src);
        node->title = attribute(self, &image->title);
    }
    if ((type == MD_SPAN_A || type == MD_SPAN_IMG) && node->url == NULL)
        node->url = g_strdup("");
    guint8 open = (guint8) type;
    g_byte_array_append(self->spans, &open, 1);
    reader_open_span(self->reader, node);
    return 0;
}

static int
leave_span(MD_SPANTYPE type, G_GNUC_UNUSED void *detail, void *data)
{
    Parse *self = data;
    guint i = self->spans->len;
    while (i > 0 && self->spans->data[i - 1] != (guint8) type)
        i--;
    if (i > 0)
        close_spans(self, i - 1);
    return 0;
}

static int
hear_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    Parse *self = data;
    switch (type) {
    case MD_TEXT_ENTITY:
        reader_reference(self->reader, text, size);
        break;
    case MD_TEXT_CODE:
        reader_code(self->reader, text, size);
        break;
    case MD_TEXT_HTML:
        reader_html(self->reader, text, size);
        break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        reader_break(self->reader, type == MD_TEXT_BR);
        break;
    default:
        reader_text(self->reader, text, size);
    }
    return 0;
}

static unsigned
parser_flags(const MarkdownOptions *options)
{
    return options->is_strict
               ? MD_DIALECT_COMMONMARK
               : MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
}

GArray *
parse_tokens(Passage *passage, Mask *mask, const MarkdownOptions *options,
             GPtrArray *holes, Diag *diag)
{
    g_autoptr(Reader) reader = reader_new(passage, mask, options, holes, diag);
    g_autoptr(GByteArray) spans = g_byte_array_new();
    Parse self = {.reader = reader, .options = options, .spans = spans};
    MD_PARSER parser = {
        .flags = parser_flags(options),
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = hear_text,
    };
    md_parse(mask->seen, (MD_SIZE) passage_length(passage), &parser, &self);
    return reader_take(reader);
}

typedef struct {
    const char *text;
    gsize length;
    guint8 *classes;
    int links;        /* open links and images */
    bool is_raw_link; /* in "<a>" */
} Survey;

static int
survey_block(G_GNUC_UNUSED MD_BLOCKTYPE type, G_GNUC_UNUSED void *detail, void *data)
{
    Survey *self = data;
    self->is_raw_link = false;
    self->links = 0;
    return 0;
}

static int
survey_enter_span(MD_SPANTYPE type, G_GNUC_UNUSED void *detail, void *data)
{
    ((Survey *) data)->links += type == MD_SPAN_A || type == MD_SPAN_IMG;
    return 0;
}

static int
survey_leave_span(MD_SPANTYPE type, G_GNUC_UNUSED void *detail, void *data)
{
    Survey *self = data;
    if ((type == MD_SPAN_A || type == MD_SPAN_IMG) && self->links > 0)
        self->links--;
    return 0;
}

static int
survey_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    Survey *self = data;
    bool is_link = self->links > 0 || self->is_raw_link;
    guint8 value = is_link ? SURVEY_LINK : SURVEY_TEXT;
    if (type == MD_TEXT_CODE)
        value = SURVEY_CODE;
    if (type == MD_TEXT_HTML) {
        value = SURVEY_HTML;
        if (size > 2 && g_ascii_strncasecmp(text, "<a", 2) == 0)
            self->is_raw_link |= !g_ascii_isalnum(text[2]);
        else if (size > 3 && g_ascii_strncasecmp(text, "</a", 3) == 0)
            self->is_raw_link &= g_ascii_isalnum(text[3]);
    }
    if (text >= self->text && text < self->text + self->length)
        memset(self->classes + (text - self->text), value, size);
    return 0;
}

guint8 *
parse_survey(const char *text, gsize length, const MarkdownOptions *options)
{
    Survey self = {.text = text, .length = length, .classes = g_malloc0(length + 1)};
    MD_PARSER parser = {
        .flags = parser_flags(options),
        .enter_block = survey_block,
        .leave_block = survey_block,
        .enter_span = survey_enter_span,
        .leave_span = survey_leave_span,
        .text = survey_text,
    };
    md_parse(text, (MD_SIZE) length, &parser, &self);
    return self.classes;
}
