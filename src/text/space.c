/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/space.h"

#include <math.h>

#include "text/stop.h"

#define SPACES_ALONE 0.5      /* of what spaces may give, before gaps give anything */
#define GAP_AT_MOST 2.5       /* of what gaps may give: wider ones read as spaces */
#define SPACE_AT_MOST 5       /* a line that wants more, a full em, stays short */
#define LAST_RESORT_PERCENT 8 /* of an em may be added between any two clusters */

typedef struct {
    double spaces, gaps; /* what they may give */
    guint32 count;
    int em;
} Give;

static Give
sum_up(const TextShapes *shapes, guint32 first, guint32 end, bool is_shrunk)
{
    Give give = {0, 0, end - first, 0};
    for (guint32 i = first; i < end; i++) {
        const TextCluster *cluster = &g_array_index(shapes->clusters, TextCluster, i);
        int most = is_shrunk ? cluster->shrink : cluster->stretch;
        if (cluster->class == TEXT_CLASS_SPACE)
            give.spaces += most;
        else
            give.gaps += most;
        give.em = MAX(give.em, cluster->width);
    }
    return give;
}

TextSlack
text_slack_share(const TextShapes *shapes, guint32 first, guint32 end, gint64 slack,
                 int hang)
{
    TextSlack self = {.is_shrunk = slack < 0};
    if (end <= first + 1)
        return self;
    Give give = sum_up(shapes, first, end - 1, self.is_shrunk);
    double back = self.is_shrunk ? 0 : text_hang_stretch(hang);
    double most = give.spaces + give.gaps + back, wanted = fabs((double) slack);
    if (self.is_shrunk)
        wanted = MIN(wanted, most); /* too long a line stays too long */
    if (wanted <= give.spaces * SPACES_ALONE) {
        self.space = give.spaces > 0 ? wanted / give.spaces : 0;
    } else if (wanted <= most) {
        self.gap =
            (wanted - give.spaces * SPACES_ALONE) / (most - give.spaces * SPACES_ALONE);
        self.space = SPACES_ALONE + (1 - SPACES_ALONE) * self.gap;
    } else if (wanted <= most + give.spaces) {
        self.gap = 1;
        self.space = 1 + (wanted - most) / give.spaces;
    } else if (give.spaces + give.gaps > 0) {
        self.gap = 1 + (wanted - most - give.spaces) / (give.spaces + give.gaps);
        if (give.spaces > 0)
            self.gap = MIN(self.gap, GAP_AT_MOST);
        if (give.spaces > 0)
            self.space =
                MIN((wanted - back - give.gaps * self.gap) / give.spaces, SPACE_AT_MOST);
    } else if (wanted <= (double) give.em * LAST_RESORT_PERCENT / 100 * give.count) {
        self.anywhere = wanted / give.count;
    }
    self.hang = (int) (back * MIN(self.gap, 1));
    return self;
}

int
text_slack_take(TextSlack *self, const TextCluster *cluster)
{
    double most = self->is_shrunk ? -cluster->shrink : cluster->stretch;
    double share = cluster->class == TEXT_CLASS_SPACE ? self->space : self->gap;
    self->exact += most * share + self->anywhere;
    gint64 whole = (gint64) floor(self->exact + 0.5);
    int taken = (int) (whole - self->placed);
    self->placed = whole;
    return taken;
}
