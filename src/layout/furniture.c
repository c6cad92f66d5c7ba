/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/furniture.h"

#include "layout/edge.h"

#include <string.h>

#define HEAD_MOST 400 /* characters of a name that a running head may try to show */

struct Furniture {
    const ChapterBench *bench;
    LineStore *lines;
    const Book *book;
    GHashTable *start;   /* char *name -> char *value: in force at the page's top */
    GHashTable *current; /* ... at its foot */
    GHashTable *first;   /* ... the first one set on this page */
    GHashTable *set;     /* char *key -> TextLines *: boxes that come again */
};

Furniture *
furniture_new(const ChapterBench *bench, LineStore *lines, const Book *book)
{
    Furniture *self = g_new0(Furniture, 1);
    self->bench = bench;
    self->lines = lines;
    self->book = book;
    self->start = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    self->current = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    self->first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    self->set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return self;
}

void
furniture_free(Furniture *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->start);
    g_hash_table_unref(self->current);
    g_hash_table_unref(self->first);
    g_hash_table_unref(self->set);
    g_free(self);
}

void
furniture_set_string(Furniture *self, const char *name, const char *value)
{
    if (!g_hash_table_contains(self->first, name))
        g_hash_table_insert(self->first, g_strdup(name), g_strdup(value));
    g_hash_table_insert(self->current, g_strdup(name), g_strdup(value));
}

static const char *
string_value(const Furniture *self, const StyleContent *piece)
{
    const char *first = g_hash_table_lookup(self->first, piece->text);
    const char *last = g_hash_table_lookup(self->current, piece->text);
    switch (piece->position) {
    case STYLE_STRING_START:
        return g_hash_table_lookup(self->start, piece->text);
    case STYLE_STRING_FIRST_EXCEPT:
        return first != NULL ? NULL : last;
    case STYLE_STRING_LAST:
        return last;
    case STYLE_STRING_FIRST:
        break;
    }
    return first != NULL ? first : last;
}

/* What a margin box says on this page, and the bytes of it that may be cut short: a name,
 * never a number. */
typedef struct {
    char *text; /* owned; NULL: no such box */
    gsize from, to;
} Words;

/* Setting more than a margin can hold would cost the square of its length. */
static void
append_name(GString *out, const char *name)
{
    bool is_long = g_utf8_strlen(name, -1) > HEAD_MOST;
    const char *end =
        is_long ? g_utf8_offset_to_pointer(name, HEAD_MOST) : strchr(name, '\0');
    g_string_append_len(out, name, end - name);
    if (is_long)
        g_string_append(out, "…");
}

static Words
box_words(const Furniture *self, const Style *style, const Page *page, int number,
          int count)
{
    g_autoptr(GString) out = g_string_new(NULL);
    Words words = {0};
    for (guint i = 0; style->content != NULL && i < style->content->len; i++) {
        const StyleContent *piece = style->content->pdata[i];
        if (piece->kind == STYLE_CONTENT_TEXT)
            g_string_append(out, piece->text);
        if (piece->kind == STYLE_CONTENT_STRING) {
            const char *value = string_value(self, piece);
            gsize from = out->len;
            append_name(out, value != NULL ? value : "");
            if (out->len - from > words.to - words.from) {
                words.from = from;
                words.to = out->len;
            }
        }
        if (piece->kind != STYLE_CONTENT_COUNTER)
            continue;
        bool is_total = g_str_equal(piece->text, "pages");
        if (!is_total && piece->numbering == STYLE_LIST_DECIMAL) {
            g_string_append(out, page->label);
            continue;
        }
        g_autofree char *text =
            style_counter_text(piece->numbering, is_total ? count : number);
        g_string_append(out, text);
    }
    if (words.from == words.to)
        words.to = out->len;
    words.text = g_string_free(g_steal_pointer(&out), FALSE);
    return words;
}

static TextLines *
break_text(Furniture *self, const Style *style, const char *text)
{
    g_autofree char *key = g_strdup_printf("%p %s", (const void *) style, text);
    TextLines *known = g_hash_table_lookup(self->set, key);
    if (known != NULL)
        return known;
    g_autoptr(TextParagraph) paragraph =
        text_paragraph_new(self->bench->setter, style, self->book->language);
    text_paragraph_add_text(paragraph, text, -1, style, NULL, 0);
    TextMeasure measure = {.width = G_MAXINT / 4};
    TextLines *lines =
        line_store_keep(self->lines, NULL, text_paragraph_break(paragraph, &measure));
    g_hash_table_insert(self->set, g_steal_pointer(&key), lines);
    return lines;
}

static int
natural_width(const TextLine *line)
{
    int width = 0;
    for (guint i = 0; i < line->fragments->len; i++)
        width += g_array_index(line->fragments, TextFragment, i).width;
    return width;
}

/* A head that is too long ends in "…": what it names stands whole in the text. */
static const TextLine *
fit_words(Furniture *self, const Style *style, const Words *words, int width)
{
    const TextLine *line = &break_text(self, style, words->text)->lines[0];
    const char *name = words->text + words->from, *tail = words->text + words->to;
    glong least = 0, most = g_utf8_strlen(name, tail - name);
    if (natural_width(line) <= width)
        return line;
    while (most - least > 1) {
        glong middle = (least + most) / 2;
        g_autofree char *cut = g_utf8_substring(name, 0, middle);
        g_autofree char *shown = g_strdup_printf("%.*s%s…%s", (int) words->from,
                                                 words->text, g_strchomp(cut), tail);
        const TextLine *shorter = &break_text(self, style, shown)->lines[0];
        if (natural_width(shorter) <= width) {
            least = middle;
            line = shorter;
        } else {
            most = middle;
        }
    }
    return line;
}

/* ---- places ----------------------------------------------------------------------------- */

typedef struct {
    PageBox area;
    StyleAlign align;
    int vertical; /* 0 top, 1 middle, 2 bottom */
} Slot;

/* Where box `index` stands: the corners, the edges, and where its text leans (Paged Media 3
 * §4.2). */
static Slot
slot_of(const StylePage *sheet, int index)
{
    int left = sheet->margin[STYLE_LEFT], right = sheet->margin[STYLE_RIGHT];
    int top = sheet->margin[STYLE_TOP], bottom = sheet->margin[STYLE_BOTTOM];
    int width = sheet->width - left - right, height = sheet->height - top - bottom;
    PageBox above = {left, 0, width, top};
    PageBox below = {left, sheet->height - bottom, width, bottom};
    PageBox before = {0, top, left, height},
            after = {sheet->width - right, top, right, height};
    const Slot slots[STYLE_BOX_COUNT] = {
        [STYLE_BOX_TOP_LEFT_CORNER] = {{0, 0, left, top}, STYLE_ALIGN_END, 1},
        [STYLE_BOX_TOP_LEFT] = {above, STYLE_ALIGN_START, 1},
        [STYLE_BOX_TOP_CENTER] = {above, STYLE_ALIGN_CENTRE, 1},
        [STYLE_BOX_TOP_RIGHT] = {above, STYLE_ALIGN_END, 1},
        [STYLE_BOX_TOP_RIGHT_CORNER] = {{after.x, 0, right, top}, STYLE_ALIGN_START, 1},
        [STYLE_BOX_RIGHT_TOP] = {after, STYLE_ALIGN_CENTRE, 0},
        [STYLE_BOX_RIGHT_MIDDLE] = {after, STYLE_ALIGN_CENTRE, 1},
        [STYLE_BOX_RIGHT_BOTTOM] = {after, STYLE_ALIGN_CENTRE, 2},
        [STYLE_BOX_BOTTOM_RIGHT_CORNER] = {{after.x, below.y, right, bottom},
                                           STYLE_ALIGN_START,
                                           1},
        [STYLE_BOX_BOTTOM_RIGHT] = {below, STYLE_ALIGN_END, 1},
        [STYLE_BOX_BOTTOM_CENTER] = {below, STYLE_ALIGN_CENTRE, 1},
        [STYLE_BOX_BOTTOM_LEFT] = {below, STYLE_ALIGN_START, 1},
        [STYLE_BOX_BOTTOM_LEFT_CORNER] = {{0, below.y, left, bottom}, STYLE_ALIGN_END, 1},
        [STYLE_BOX_LEFT_BOTTOM] = {before, STYLE_ALIGN_CENTRE, 2},
        [STYLE_BOX_LEFT_MIDDLE] = {before, STYLE_ALIGN_CENTRE, 1},
        [STYLE_BOX_LEFT_TOP] = {before, STYLE_ALIGN_CENTRE, 0},
    };
    return slots[index];
}

static int
lean(StyleVertical vertical, int otherwise)
{
    switch (vertical) {
    case STYLE_VERTICAL_TOP:
        return 0;
    case STYLE_VERTICAL_MIDDLE:
        return 1;
    case STYLE_VERTICAL_BOTTOM:
        return 2;
    default:
        return otherwise;
    }
}

static void
draw_line(const TextLine *line, int x, int y, Page *page)
{
    for (guint i = 0; i < line->fragments->len; i++) {
        const TextFragment *fragment = &g_array_index(line->fragments, TextFragment, i);
        if (fragment->glyphs == NULL)
            continue;
        PageItem item = {.kind = PAGE_TEXT,
                         .x = x + fragment->x - line->x,
                         .y = y - fragment->rise,
                         .colour = fragment->style->colour};
        item.as.text.text = fragment->text;
        item.as.text.glyphs = fragment->glyphs;
        g_array_append_val(page->items, item);
    }
}

static void
draw_border(const StyleLine *line, PageBox box, Page *page)
{
    PageItem item;
    if (edge_item(line, box, false, &item))
        g_array_append_val(page->items, item);
}

static void
draw_box(Furniture *self, const Style *style, Slot slot, const Words *words, Page *page)
{
    int padding[4];
    for (int i = 0; i < 4; i++)
        padding[i] = edge_length(style->margin[i]) + style->padding[i];
    PageBox area = {slot.area.x + padding[STYLE_LEFT], slot.area.y + padding[STYLE_TOP],
                    slot.area.width - padding[STYLE_LEFT] - padding[STYLE_RIGHT],
                    slot.area.height - padding[STYLE_TOP] - padding[STYLE_BOTTOM]};
    const TextLine *line = fit_words(self, style, words, MAX(area.width, 1));
    if (line->fragments->len == 0)
        return;
    int width = natural_width(line), height = style->line_height;
    int x = area.x, y = area.y;
    StyleAlign align =
        style->align == STYLE_ALIGN_JUSTIFY || style->align == STYLE_ALIGN_START
            ? slot.align
            : style->align;
    if (align == STYLE_ALIGN_CENTRE)
        x += (area.width - width) / 2;
    else if (align == STYLE_ALIGN_END)
        x += area.width - width;
    y += (area.height - height) * lean(style->vertical, slot.vertical) / 2;
    draw_line(line, x, y + (int) ((height + 0.76 * style->font_size) / 2), page);
    PageBox rule = {area.x, y, area.width, style->border[STYLE_TOP].width};
    draw_border(&style->border[STYLE_TOP], rule, page);
    rule.y += height;
    rule.height = style->border[STYLE_BOTTOM].width;
    draw_border(&style->border[STYLE_BOTTOM], rule, page);
}

/* Neighbours in a row share it: the one with less to say keeps its width. */
static void
share_row(Furniture *self, const StylePage *sheet, const Words *words, Slot *slots,
          const int *row)
{
    int widths[3] = {0}, full = slots[row[0]].area.width, taken = 0;
    int gap = 2 * sheet->boxes[row[0]]->font_size;
    for (int i = 0; i < 3; i++) {
        const Style *style = sheet->boxes[row[i]];
        const char *text = words[row[i]].text;
        if (text != NULL && style != NULL)
            widths[i] = natural_width(&break_text(self, style, text)->lines[0]);
        taken += widths[i];
    }
    int widest = widths[0] > widths[2] ? 0 : 2;
    if (widths[1] > 0 || widths[2 - widest] == 0 || taken + gap <= full)
        return;
    Slot *slot = &slots[row[widest]];
    int room = MAX(full - widths[2 - widest] - gap, full / 4);
    if (widest == 2)
        slot->area.x += full - room;
    slot->area.width = room;
}

/* The strings in force at the foot are those at the next page's top. */
static void
end_page(Furniture *self)
{
    GHashTableIter iter;
    gpointer name;
    g_hash_table_iter_init(&iter, self->first);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        g_hash_table_insert(self->start, g_strdup(name),
                            g_strdup(g_hash_table_lookup(self->current, name)));
    g_hash_table_remove_all(self->first);
}

void
furniture_add(Furniture *self, const StylePage *sheet, Page *page, int number, int count)
{
    static const int rows[2][3] = {
        {STYLE_BOX_TOP_LEFT, STYLE_BOX_TOP_CENTER, STYLE_BOX_TOP_RIGHT},
        {STYLE_BOX_BOTTOM_LEFT, STYLE_BOX_BOTTOM_CENTER, STYLE_BOX_BOTTOM_RIGHT}};
    Words words[STYLE_BOX_COUNT] = {0};
    Slot slots[STYLE_BOX_COUNT];
    for (int i = 0; i < STYLE_BOX_COUNT; i++) {
        slots[i] = slot_of(sheet, i);
        if (sheet->boxes[i] != NULL)
            words[i] = box_words(self, sheet->boxes[i], page, number, count);
    }
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (sheet->boxes[rows[i][0]] != NULL && sheet->boxes[rows[i][2]] != NULL)
            share_row(self, sheet, words, slots, rows[i]);
    for (int i = 0; i < STYLE_BOX_COUNT; i++) {
        if (words[i].text != NULL && *words[i].text != '\0')
            draw_box(self, sheet->boxes[i], slots[i], &words[i], page);
        g_free(words[i].text);
    }
    end_page(self);
}
