/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/paginate.h"

#include <math.h>

#include "base/pool.h"
#include "layout/scan.h"

/* A way to have ended a page. */
typedef struct Node Node;
struct Node {
    ScanState state; /* where the next page begins */
    double cost;
    const Node *prev;
    Node *next; /* another way to have come to the same break */
    int last_break;
    double scale; /* of the pictures on the page that ends here */
    bool is_desperate;
};

typedef struct {
    const BoxList *list;
    const PaginateSize *size;
    Node **at; /* the first Node by the index of the first box after the break */
    Pool *pool;
    GArray *ends; /* ScanEnd: of the page that is being scanned */
    double most;  /* what the whole may cost: some way costs no more */
} Paginator;

/* How far pictures may shrink, tried from the largest. */
static const double scales[] = {1.0, 0.92, 0.84, 0.76, 0.68, 0.60};

/* The page from `from` to a break that the scan found good. */
typedef struct {
    Paginator *paginator;
    const Node *from;
    double scale;
    bool is_desperate;
    guint found;
    Node *cheapest; /* the only end that is looked for; NULL: all are kept */
} Search;

static void
collect(const Scan *scan, const ScanEnd *end, gpointer data)
{
    Search *search = data;
    (void) scan;
    search->found++;
    g_array_append_vals(search->paginator->ends, end, 1);
}

static void
consider(const Search *search, const ScanEnd *end)
{
    Paginator *paginator = search->paginator;
    Node node = {.state = end->next,
                 .cost = search->from->cost + end->cost,
                 .prev = search->from,
                 .last_break = end->last_break,
                 .scale = search->scale,
                 .is_desperate = search->is_desperate};
    if (search->cheapest != NULL && node.cost < search->cheapest->cost)
        *search->cheapest = node;
    if (search->cheapest != NULL || node.cost > paginator->most)
        return;
    Node **link = &paginator->at[end->next.box];
    while (*link != NULL && ((*link)->state.figure != end->next.figure ||
                             (*link)->state.note_line != end->next.note_line))
        link = &(*link)->next;
    if (*link == NULL)
        *link = pool_take_array(paginator->pool, Node, 1);
    else if ((*link)->cost <= node.cost)
        return;
    node.next = (*link)->next;
    **link = node;
}

/* Scans one page and weighs its ends against each other. */
static void
search_page(Search *search, Scan *scan)
{
    GArray *ends = search->paginator->ends;
    g_array_set_size(ends, 0);
    search->scale = scan->scale;
    search->is_desperate = scan->is_desperate;
    scan_page(scan, &search->from->state, collect, search);
    scan_weigh(scan, ends);
    for (guint i = 0; i < ends->len; i++)
        consider(search, &g_array_index(ends, ScanEnd, i));
}

/* Every page that may begin at `from`; with `cheapest` only that one, in it. */
static void
extend(Paginator *self, const Node *from, Node *cheapest)
{
    Search search = {.paginator = self, .from = from, .cheapest = cheapest};
    for (guint i = 0; i < G_N_ELEMENTS(scales); i++) {
        Scan scan = {.list = self->list, .size = self->size, .scale = scales[i]};
        search_page(&search, &scan);
        if (!scan.has_figure)
            break;
    }
    if (search.found > 0)
        return;
    Scan scan = {
        .list = self->list, .size = self->size, .scale = 1.0, .is_desperate = true};
    search_page(&search, &scan);
    g_assert(search.found > 0);
}

/* What it costs to end each page as cheaply as it can be: some way to the end costs no more,
 * so none that costs more need be followed. */
static double
bound(Paginator *self)
{
    const BoxList *list = self->list;
    guint most_pages = list->boxes->len + list->figures->len + list->note_lines->len;
    Node from = {0};
    for (guint page = 0; page <= most_pages; page++) {
        Node cheapest = {.cost = INFINITY};
        extend(self, &from, &cheapest);
        if (scan_is_complete(list, &cheapest.state))
            return cheapest.cost;
        from = cheapest;
    }
    return INFINITY;
}

/* The cheapest way to the end with nothing left over. Pages of footnotes or pictures alone
 * are added behind the last text while there is no such way. */
static const Node *
find_end(Paginator *self)
{
    const Node *best = NULL;
    for (const Node *node = self->at[self->list->boxes->len]; node != NULL;
         node = node->next) {
        if (!scan_is_complete(self->list, &node->state))
            extend(self, node, NULL);
        else if (best == NULL || node->cost < best->cost)
            best = node;
    }
    return best;
}

typedef struct {
    const Node *node;
    PagePlan *plan;
    bool is_met;
} Fill;

static void
settle_page(const Scan *scan, const ScanEnd *end, gpointer data)
{
    Fill *fill = data;
    const ScanState *wanted = &fill->node->state;
    if (fill->is_met || end->next.box != wanted->box ||
        end->next.figure != wanted->figure || end->next.note_line != wanted->note_line)
        return;
    fill->is_met = true;
    PagePlan *plan = fill->plan;
    g_array_set_size(plan->boxes, 0);
    g_array_append_vals(plan->boxes, scan->placed->data, scan->placed->len);
    scan_place_notes(scan, end, plan);
    plan->height = scan->height;
    plan->last_break = end->last_break;
    plan->moved = MAX(scan->start.anchored, end->next.figure);
    plan->moved_end = end->next.anchored;
    plan->is_overfull = end->is_overfull;
}

static void
plan_free(gpointer data)
{
    PagePlan *plan = data;
    g_array_unref(plan->boxes);
    g_array_unref(plan->notes);
    g_free(plan);
}

/* Draws up the page that ends with `node`, its pictures as large as they can be. */
static PagePlan *
plan_page(Paginator *self, const Node *node)
{
    PagePlan *plan = g_new0(PagePlan, 1);
    plan->boxes = g_array_new(FALSE, TRUE, sizeof(PagePlacement));
    plan->notes = g_array_new(FALSE, TRUE, sizeof(PagePlacement));
    plan->note_top = -1;
    plan->first_break = node->prev->prev != NULL ? node->prev->last_break : -1;
    g_autoptr(GArray) placed = g_array_new(FALSE, TRUE, sizeof(PagePlacement));
    Fill fill = {.node = node, .plan = plan};
    for (double scale = 1.0; !fill.is_met; scale -= 0.01) {
        g_array_set_size(placed, 0);
        Scan scan = {.list = self->list,
                     .size = self->size,
                     .scale = MAX(scale, node->scale),
                     .is_desperate = node->is_desperate,
                     .placed = placed};
        scan_page(&scan, &node->prev->state, settle_page, &fill);
        g_assert(fill.is_met || scale > node->scale);
    }
    return plan;
}

GPtrArray *
paginate(const BoxList *list, const PaginateSize *size)
{
    guint n = list->boxes->len;
    g_autoptr(Pool) pool = pool_new();
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(ScanEnd));
    Paginator self = {.list = list, .size = size, .pool = pool, .ends = ends};
    self.at = pool_take_array(pool, Node *, n + 1);
    self.most = bound(&self);
    extend(&self, pool_take_array(pool, Node, 1), NULL);
    for (guint i = 1; i < n; i++)
        for (const Node *node = self.at[i]; node != NULL; node = node->next)
            extend(&self, node, NULL);
    GPtrArray *plans = g_ptr_array_new_with_free_func(plan_free);
    for (const Node *node = find_end(&self); node->prev != NULL; node = node->prev)
        g_ptr_array_insert(plans, 0, plan_page(&self, node));
    return plans;
}
