/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/settle.h"

#define MOST_TURNS 5
/* Below this many pages it is a pamphlet, not a book (UNESCO, Recommendation concerning the
 * International Standardization of Statistics Relating to Book Production, 1964, §6). */
#define LEAST_OF_BOOK 49

/* ---- one turn on all benches -------------------------------------------------------------- */

typedef struct {
    const GPtrArray *work; /* Chapter * */
    const LayoutTask *task;
    gint next; /* atomic */
} Turn;

typedef struct {
    Turn *turn;
    const ChapterBench *bench;
} Worker;

static gpointer
work(gpointer data)
{
    Worker *worker = data;
    Turn *turn = worker->turn;
    for (;;) {
        guint index = (guint) g_atomic_int_add(&turn->next, 1);
        if (index >= turn->work->len)
            return NULL;
        chapter_lay_out(turn->work->pdata[index], worker->bench, turn->task);
    }
}

static void
run_turn(const GPtrArray *chapters, const GPtrArray *benches, const LayoutTask *task)
{
    Turn turn = {.work = chapters, .task = task};
    guint n = MIN(benches->len, chapters->len);
    g_autofree Worker *workers = g_new0(Worker, n + 1);
    g_autofree GThread **threads = g_new0(GThread *, n + 1);
    for (guint i = 0; i < n; i++) {
        workers[i] = (Worker){&turn, benches->pdata[i]};
        if (i > 0)
            threads[i] = g_thread_new("layout", work, &workers[i]);
    }
    if (n > 0)
        work(&workers[0]);
    for (guint i = 1; i < n; i++)
        g_thread_join(threads[i]);
}

/* ---- labels of places ------------------------------------------------------------------- */

static void
add_labels(GHashTable *labels, const SequencePage *page)
{
    const FilledPage *filled = page->chapter->pages->pdata[page->index];
    g_autofree char *label = sequence_label(page);
    for (guint i = 0; i < filled->facts.places->len; i++) {
        const PagePlace *place = &g_array_index(filled->facts.places, PagePlace, i);
        if (!g_hash_table_contains(labels, place->anchor))
            g_hash_table_insert(labels, place->anchor, g_strdup(label));
    }
}

static GHashTable *
labels_of(const Sequence *sequence)
{
    GHashTable *labels = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    for (guint i = 0; i < sequence->pages->len; i++) {
        const SequencePage *page = &g_array_index(sequence->pages, SequencePage, i);
        if (page->chapter != NULL)
            add_labels(labels, page);
    }
    return labels;
}

static bool
are_equal(GHashTable *a, GHashTable *b)
{
    if (a == NULL || g_hash_table_size(a) != g_hash_table_size(b))
        return false;
    GHashTableIter iter;
    gpointer name, label;
    g_hash_table_iter_init(&iter, a);
    while (g_hash_table_iter_next(&iter, &name, &label))
        if (g_strcmp0(g_hash_table_lookup(b, name), label) != 0)
            return false;
    return true;
}

static GPtrArray *
moving(const GPtrArray *chapters)
{
    GPtrArray *some = g_ptr_array_new();
    for (guint i = 0; i < chapters->len; i++) {
        Chapter *chapter = chapters->pdata[i];
        if (chapter->shows_pages)
            g_ptr_array_add(some, chapter);
    }
    return some;
}

/* A pamphlet begins with its title page: a leaf for the title alone is a book's luxury. */
static void
drop_half_title(GPtrArray *chapters)
{
    guint pages = 0;
    for (guint i = 0; i < chapters->len; i++)
        pages += ((const Chapter *) chapters->pdata[i])->pages->len;
    for (guint i = 0; i < chapters->len && pages < LEAST_OF_BOOK; i++)
        if (((const Chapter *) chapters->pdata[i])->section->kind == BOOK_HALF_TITLE)
            g_ptr_array_remove_index(chapters, i--);
}

Sequence *
settle_pages(const Book *book, GPtrArray *chapters, const GPtrArray *benches,
             const LayoutOptions *options, Diag *diag)
{
    int multiple = book->manifest->multiple_of;
    LayoutTask task = {
        .book = book, .is_print = options->is_print, .keeps_lines = options->keeps_lines};
    run_turn(chapters, benches, &task);
    drop_half_title(chapters);
    g_autoptr(GPtrArray) again = moving(chapters);
    g_autoptr(Sequence) sequence = sequence_new(chapters, options->is_print, multiple);
    g_autoptr(GHashTable) used = NULL;
    for (int turn = 1; again->len > 0; turn++) {
        g_autoptr(GHashTable) labels = labels_of(sequence);
        if (are_equal(used, labels))
            break;
        if (turn == MOST_TURNS) {
            diag_add(diag, DIAG_WARNING, DIAG_NOWHERE, "page-numbers-unsettled",
                     "page numbers in the text still move pages after %d turns; some may "
                     "be off by one",
                     MOST_TURNS);
            break;
        }
        task.labels = labels;
        run_turn(again, benches, &task);
        g_clear_pointer(&used, g_hash_table_unref);
        used = g_steal_pointer(&labels);
        sequence_free(sequence);
        sequence = sequence_new(chapters, options->is_print, multiple);
    }
    return g_steal_pointer(&sequence);
}
