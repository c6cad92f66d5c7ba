/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/scan.h"

#include "base/measure.h"

/* Badness, in tenths of what a page costs that is one line short. */
#define COST_PAGE 5.0
#define COST_EMPTY 7200.0 /* times the square of the empty part: 8 for one line of 30 */
#define COST_QUARTER_EMPTY 4000.0
#define COST_GIVEN_UP 24.0 /* times the square of the lines that could still stand here */
#define COST_SHORT_END 1500.0 /* a last page of one or two lines */
#define COST_LOW_END 100.0    /* of three or four */
#define COST_MOVED 300.0      /* a picture that leaves its place in the text */
#define COST_SHRUNK 8000.0    /* times the square of what the picture loses */
#define COST_SPLIT_NOTE 800.0
#define COST_OVERFULL 1e7
#define SEAM_EASY 100 /* breaks up to this cost are as good as free */
#define LEAST_END_LINES 3
#define GOOD_END_LINES 5
#define LEAST_NOTE_LINES 2
#define MOST_WAITING 2

/* Rounding of lengths may add up to this; it must not cost a line. */
#define TOLERANCE (MEASURE_POINT / 8)

static const BoxNoteLine *
note_line(const BoxList *list, guint index)
{
    return &g_array_index(list->note_lines, BoxNoteLine, index);
}

static guint
note_lines_called(const BoxList *list, guint notes)
{
    return notes == 0 ? 0 : g_array_index(list->notes, BoxNote, notes - 1).end;
}

static int
snap(const Scan *self, int y)
{
    int leading = self->size->leading;
    if (!self->size->has_grid || y <= 0)
        return y;
    return (y - TOLERANCE + leading - 1) / leading * leading;
}

static void
place(Scan *self, guint index, int height, double scale)
{
    if (self->placed != NULL) {
        PagePlacement placement = {index, self->y, scale};
        g_array_append_val(self->placed, placement);
    }
    self->y += height;
    self->text_y = self->y;
    self->is_empty = false;
    self->drops_glue = false;
    self->seam = 0;
}

static double
figure_scale(const Scan *self, const BoxFigure *figure)
{
    return MAX(self->scale, figure->least);
}

static int
figure_height(const Scan *self, const BoxFigure *figure)
{
    return box_height(self->list, figure->box, figure_scale(self, figure));
}

static void
place_figure(Scan *self, const BoxFigure *figure)
{
    double scale = figure_scale(self, figure);
    self->cost += COST_SHRUNK * (1.0 - scale) * (1.0 - scale);
    place(self, figure->box, figure_height(self, figure), scale);
    self->figure++;
}

/* Pictures that wait stand at the head of the page. */
static void
place_waiting(Scan *self)
{
    while (self->figure < self->anchored) {
        const BoxFigure *figure =
            &g_array_index(self->list->figures, BoxFigure, self->figure);
        self->has_figure |= figure->least < 1.0;
        if (!self->is_empty && self->y + figure_height(self, figure) > self->height)
            break;
        place_figure(self, figure);
        self->y = snap(self, self->y + figure->gap);
        self->drops_glue = true;
    }
}

/* The end of the footnote lines that fit into `space`, from `first` on. */
static guint
fit_notes(const Scan *self, guint first, guint called, int space)
{
    guint end = first;
    for (int used = 0; end < called; end++) {
        const BoxNoteLine *line = note_line(self->list, end);
        used += line->height + (end > first ? line->space : 0);
        if (used > space + TOLERANCE)
            break;
    }
    return end;
}

/* Takes the end of the notes back so that a split leaves two lines on either side. False
 * when the last note called cannot even begin on this page. */
static bool
split_notes(const Scan *self, guint called, guint *end)
{
    if (*end >= called)
        return true;
    bool calls_here = called > note_lines_called(self->list, self->notes_before);
    const BoxNote *last = &g_array_index(self->list->notes, BoxNote, self->notes - 1);
    if (called - *end<LEAST_NOTE_LINES && * end> self->start.note_line + 1)
        *end -= LEAST_NOTE_LINES - (called - *end);
    if (!calls_here)
        return true;
    guint least = MIN(LEAST_NOTE_LINES, last->end - last->first);
    return *end >= last->first + least;
}

static int
notes_height(const Scan *self, guint first, guint end)
{
    int height = 0;
    for (guint i = first; i < end; i++) {
        const BoxNoteLine *line = note_line(self->list, i);
        height += line->height + (i > first ? line->space : 0);
    }
    return height == 0 ? 0 : height + self->size->note_gap;
}

/* Of a last page that holds so many lines. */
static double
end_cost(double lines)
{
    return lines < LEAST_END_LINES  ? COST_SHORT_END
           : lines < GOOD_END_LINES ? COST_LOW_END
                                    : 0.0;
}

static double
page_cost(const Scan *self, int used, bool is_last)
{
    double leading = self->size->leading;
    double cost = COST_PAGE + self->cost;
    if (is_last)
        return cost + (self->start.box > 0 ? end_cost(used / leading) : 0.0);
    double empty = MAX(0, self->height - used) / (double) self->height;
    cost += COST_EMPTY * empty * empty;
    if (empty > 0.25)
        cost += COST_QUARTER_EMPTY;
    return cost;
}

/* Looks whether the page may end at the break `index` and reports it if so. A page of
 * waiting pictures alone ends at the break at which it began. */
static void
try_end(Scan *self, guint index, ScanReport report, gpointer data)
{
    const Box *box = index >= self->start.box ? box_at(self->list, index) : NULL;
    bool is_forced = index + 1 == self->list->boxes->len ||
                     (box != NULL && box->cost == BOX_COST_FORCED);
    ScanEnd end = {.last_break = (int) index};
    end.foot = self->text_y + (box != NULL ? box->before : 0);
    guint called = note_lines_called(self->list, self->notes);
    int space = self->height - end.foot;
    guint note_end =
        fit_notes(self, self->start.note_line, called, space - self->size->note_gap);
    bool is_good = space >= -TOLERANCE && split_notes(self, called, &note_end);
    if (!is_good && !self->is_desperate)
        return;
    if (self->is_empty && note_end == self->start.note_line && called > note_end)
        note_end++;
    end.is_overfull = !is_good;
    end.next = (ScanState){.box = index + 1,
                           .figure = self->figure,
                           .anchored = self->anchored,
                           .note_line = note_end};
    end.used = end.foot + notes_height(self, self->start.note_line, note_end);
    end.seam = is_forced ? 0 : self->seam;
    end.is_forced = is_forced;
    end.cost = page_cost(self, end.used, is_forced) + end.seam;
    end.cost += note_end < called ? COST_SPLIT_NOTE : 0.0;
    end.cost += is_good ? 0.0 : COST_OVERFULL;
    report(self, &end, data);
}

/* No text comes before more than two pictures that stand above it in the post; of a row of
 * pictures all wait or none does. */
static bool
may_wait(const Scan *self, const BoxFigure *figure, guint number)
{
    if (self->figure > figure->group)
        return false;
    return self->figure == figure->group || number - self->figure < MOST_WAITING;
}

/* A picture in its place, or left for the next page. */
static void
take_figure(Scan *self, guint index)
{
    guint number = (guint) box_at(self->list, index)->figure;
    const BoxFigure *figure = &g_array_index(self->list->figures, BoxFigure, number);
    bool waits = self->figure < self->anchored;
    bool fits = self->y + figure_height(self, figure) <= self->height + TOLERANCE;
    self->has_figure |= figure->least < 1.0;
    if (!waits && (fits || self->is_empty)) {
        self->anchored = number + 1;
        place_figure(self, figure);
    } else if (figure->may_move && may_wait(self, figure, number)) {
        self->anchored = number + 1;
        self->y = self->text_y;
        self->cost += COST_MOVED;
    } else {
        self->is_full = true;
    }
}

static void
take_solid(Scan *self, guint index)
{
    const Box *box = box_at(self->list, index);
    bool waits = self->figure < self->anchored;
    if (box->figure >= 0)
        take_figure(self, index);
    else if ((box->is_barrier && waits) ||
             (!self->is_empty && self->y + box->height > self->height + TOLERANCE))
        self->is_full = true;
    else
        place(self, index, box->height, 1.0);
    if (!self->is_full)
        self->notes = box->notes;
}

static void
take_glue(Scan *self, const Box *box)
{
    bool is_moved = box->figure >= 0 && (guint) box->figure >= self->figure &&
                    (guint) box->figure < self->anchored;
    if (!self->drops_glue)
        self->y += is_moved ? box->height_without : box->height;
}

static void
begin(Scan *self, const ScanState *start)
{
    self->start = *start;
    self->height = start->box == 0 ? self->size->first_height : self->size->height;
    self->is_empty = self->drops_glue = true;
    self->figure = start->figure;
    self->anchored = start->anchored;
    if (start->box > 0) {
        const Box *last = box_at(self->list, start->box - 1);
        self->notes = self->notes_before = last->notes;
        self->y = self->text_y = last->kind == BOX_BREAK ? last->after : 0;
    }
    place_waiting(self);
}

void
scan_page(Scan *self, const ScanState *start, ScanReport report, gpointer data)
{
    guint n = self->list->boxes->len;
    begin(self, start);
    if (start->box >= n || !self->is_empty)
        try_end(self, start->box - 1, report, data);
    for (guint i = start->box; i < n && !self->is_full; i++) {
        const Box *box = box_at(self->list, i);
        if (box->kind == BOX_GLUE) {
            take_glue(self, box);
        } else if (box->kind == BOX_SNAP) {
            self->y = self->drops_glue && self->is_empty ? self->y : snap(self, self->y);
        } else if (box->kind == BOX_SOLID) {
            take_solid(self, i);
        } else {
            self->seam = MAX(self->seam, box->cost);
            if (!self->is_empty || box->cost == BOX_COST_FORCED)
                try_end(self, i, report, data);
            self->is_full =
                box->cost == BOX_COST_FORCED || (self->is_desperate && !self->is_empty);
        }
    }
}

void
scan_weigh(const Scan *self, GArray *ends)
{
    int most = 0;
    for (guint i = 0; i < ends->len; i++) {
        const ScanEnd *end = &g_array_index(ends, ScanEnd, i);
        bool is_easy = end->is_forced || end->seam <= SEAM_EASY;
        if (is_easy && !end->is_overfull && end->next.figure >= end->next.anchored)
            most = MAX(most, end->used);
    }
    for (guint i = 0; i < ends->len; i++) {
        ScanEnd *end = &g_array_index(ends, ScanEnd, i);
        double more = MAX(0, most - end->used) / (double) self->size->leading;
        end->cost += end->is_forced ? 0.0 : COST_GIVEN_UP * more * more;
    }
}

bool
scan_is_complete(const BoxList *list, const ScanState *state)
{
    return state->box >= list->boxes->len && state->figure >= list->figures->len &&
           state->note_line >= list->note_lines->len;
}

void
scan_place_notes(const Scan *self, const ScanEnd *end, PagePlan *plan)
{
    guint first = self->start.note_line;
    int height = notes_height(self, first, end->next.note_line);
    if (height == 0)
        return;
    int y = MAX(self->height - height, end->foot) + self->size->note_gap;
    plan->note_top = y;
    for (guint i = first; i < end->next.note_line; i++) {
        const BoxNoteLine *line = note_line(self->list, i);
        y += i > first ? line->space : 0;
        PagePlacement placement = {line->box, y, 1.0};
        g_array_append_val(plan->notes, placement);
        y += line->height;
    }
    guint note = note_line(self->list, first)->note;
    plan->continues_note = first > g_array_index(self->list->notes, BoxNote, note).first;
}
