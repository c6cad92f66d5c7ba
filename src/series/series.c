/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/series.h"

#include <string.h>

#include "base/text.h"

enum { MAX_ID = 60 };

static void
free_evidence(gpointer data)
{
    SeriesEvidence *evidence = data;
    g_free(evidence->text);
    g_free(evidence);
}

static void
free_part(gpointer data)
{
    SeriesPart *part = data;
    g_free(part->number);
    g_free(part->title);
    g_free(part->url);
    g_free(part->label);
    g_free(part->group);
    g_ptr_array_unref(part->evidence);
    g_free(part);
}

Series *
series_new(const char *id, const char *title, const char *language)
{
    Series *self = g_new0(Series, 1);
    self->id = g_strdup(id);
    self->title = g_strdup(title);
    self->language = g_strdup(language);
    self->confidence = SERIES_HIGH;
    self->parts = g_ptr_array_new_with_free_func(free_part);
    self->lists = g_ptr_array_new();
    return self;
}

void
series_free(Series *self)
{
    if (self == NULL)
        return;
    g_free(self->id);
    g_free(self->title);
    g_free(self->language);
    g_ptr_array_unref(self->parts);
    g_ptr_array_unref(self->lists);
    g_free(self);
}

SeriesPart *
series_add_part(Series *self, const char *number, const char *title, const char *url,
                const Post *post)
{
    SeriesPart *part = g_new0(SeriesPart, 1);
    part->number = g_strdup(number);
    part->title = g_strdup(title);
    part->url = g_strdup(url);
    part->post = post;
    part->evidence = g_ptr_array_new_with_free_func(free_evidence);
    g_ptr_array_add(self->parts, part);
    return part;
}

void
series_part_explain(SeriesPart *self, DiagPlace place, const char *text)
{
    SeriesEvidence *evidence = g_new0(SeriesEvidence, 1);
    evidence->place = place;
    evidence->text = g_strdup(text);
    g_ptr_array_add(self->evidence, evidence);
}

const Series *
series_lookup_post(const GPtrArray *found, const Post *post)
{
    const Series *best = NULL;
    for (guint i = 0; i < found->len; i++) {
        const Series *series = g_ptr_array_index(found, i);
        for (guint k = 0; k < series->parts->len; k++) {
            const SeriesPart *part = g_ptr_array_index(series->parts, k);
            if (part->post == post &&
                (best == NULL || series->confidence > best->confidence))
                best = series;
        }
    }
    return best;
}

Series *
series_of_posts(const char *id, const char *title, const GPtrArray *posts)
{
    const Post *first = posts->len > 0 ? g_ptr_array_index(posts, 0) : NULL;
    Series *self = series_new(id, title, first != NULL ? first->language : NULL);
    self->order = SERIES_BY_MANIFEST;
    for (guint i = 0; i < posts->len; i++) {
        const Post *post = g_ptr_array_index(posts, i);
        g_autofree char *number = g_strdup_printf("%u", i + 1);
        series_add_part(self, number, post->title, post->permalink, post);
    }
    return self;
}

Series *
series_of_post(const Post *post)
{
    const char *slash = strrchr(post->slug, '/');
    g_autofree char *id = text_ascii_name(slash != NULL ? slash + 1 : post->slug, MAX_ID);
    Series *self = series_new(id, post->title, post->language);
    self->order = SERIES_BY_DATE;
    series_add_part(self, "1", post->title, post->permalink, post);
    return self;
}

static int
compare_dates(gconstpointer a, gconstpointer b)
{
    const Post *x = *(const Post *const *) a, *y = *(const Post *const *) b;
    int order = (x->date == NULL) - (y->date == NULL);
    if (x->date != NULL && y->date != NULL)
        order = g_date_time_compare(x->date, y->date);
    return order != 0 ? order : strcmp(x->path, y->path);
}

Series *
series_of_blog(const char *id, const char *title, const GPtrArray *posts)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (guint i = 0; i < posts->len; i++)
        g_ptr_array_add(sorted, g_ptr_array_index(posts, i));
    g_ptr_array_sort(sorted, compare_dates);
    Series *self = series_of_posts(id, title, sorted);
    self->order = SERIES_BY_DATE;
    int year = 0;
    for (guint i = 0; i < self->parts->len; i++) {
        SeriesPart *part = g_ptr_array_index(self->parts, i);
        int own = part->post->date != NULL ? g_date_time_get_year(part->post->date) : 0;
        if (own != year && own != 0)
            part->group = g_strdup_printf("%d", own);
        year = own;
    }
    return self;
}

const char *
series_order_name(SeriesOrder order)
{
    static const char *const names[] = {[SERIES_BY_FRONT_MATTER] = "front-matter",
                                        [SERIES_BY_LIST] = "list",
                                        [SERIES_BY_NAVIGATION] = "navigation",
                                        [SERIES_BY_NUMBERING] = "numbering",
                                        [SERIES_BY_INDEX] = "index",
                                        [SERIES_BY_PROSE] = "prose",
                                        [SERIES_BY_DATE] = "date",
                                        [SERIES_BY_MANIFEST] = "manifest"};
    return names[order];
}

const char *
series_confidence_name(SeriesConfidence level)
{
    static const char *const names[] = {
        [SERIES_LOW] = "low", [SERIES_MEDIUM] = "medium", [SERIES_HIGH] = "high"};
    return names[level];
}
