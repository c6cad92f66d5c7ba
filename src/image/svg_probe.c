/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/svg_probe.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "image/svg_text.h"

#define LOOK_BYTES (64 * LIMIT_KIB) /* licences in comments before the root are long */
#define DEFAULT_WIDTH 300
#define DEFAULT_HEIGHT 150

typedef struct {
    double width, height; /* CSS pixels; 0 = not given */
    double box_width, box_height;
    bool is_found; /* the root is an svg element */
} Root;

bool
svg_is_likely(const guint8 *data, gsize length)
{
    gsize look = MIN(length, LOOK_BYTES);
    if (look >= 2 &&
        (memcmp(data, "\xFF\xFE", 2) == 0 || memcmp(data, "\xFE\xFF", 2) == 0))
        return true;
    const char *text = (const char *) data;
    gsize start = look >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (start < look && g_ascii_isspace(text[start]))
        start++;
    return start < look && text[start] == '<' &&
           (g_strstr_len(text, (gssize) look, "<svg") != NULL ||
            g_strstr_len(text, (gssize) look, ":svg") != NULL);
}

/* A length in CSS pixels (CSS Values §6); 0 for percentages and nonsense. */
static double
css_pixels(const char *value)
{
    static const struct {
        const char *unit;
        double pixels;
    } units[] = {{"", 1},     {"px", 1},         {"pt", 96 / 72.0}, {"pc", 16},
                 {"in", 96},  {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"em", 16},
                 {"rem", 16}, {"ex", 8}};
    char *end;
    double number = g_ascii_strtod(value, &end);
    g_autofree char *unit = g_strstrip(g_strdup(end));
    if (!isfinite(number) || number <= 0)
        return 0;
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++)
        if (g_ascii_strcasecmp(unit, units[i].unit) == 0)
            return number * units[i].pixels;
    return 0;
}

static void
read_view_box(const char *value, Root *root)
{
    double numbers[4] = {0};
    for (int i = 0; i < 4; i++) {
        char *end;
        value += strspn(value, " \t\r\n,");
        numbers[i] = g_ascii_strtod(value, &end);
        if (end == value || !isfinite(numbers[i]))
            return;
        value = end;
    }
    if (numbers[2] > 0 && numbers[3] > 0) {
        root->box_width = numbers[2];
        root->box_height = numbers[3];
    }
}

/* Always ends the parse: only the root matters. */
static void
take_root(GMarkupParseContext *context, const char *name, const char **names,
          const char **values, gpointer data, GError **error)
{
    Root *root = data;
    (void) context;
    const char *colon = strchr(name, ':');
    root->is_found = strcmp(colon != NULL ? colon + 1 : name, "svg") == 0;
    for (; *names != NULL; names++, values++) {
        if (strcmp(*names, "width") == 0)
            root->width = css_pixels(*values);
        else if (strcmp(*names, "height") == 0)
            root->height = css_pixels(*values);
        else if (strcmp(*names, "viewBox") == 0)
            read_view_box(*values, root);
    }
    g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_UNKNOWN, "seen enough");
}

/* What the root leaves open comes from its viewBox, else from CSS. */
static void
settle(Root *root)
{
    double ratio = root->box_width > 0 ? root->box_height / root->box_width : 0;
    if (root->width <= 0 && root->height <= 0 && ratio > 0) {
        root->width = root->box_width;
        root->height = root->box_height;
    }
    if (root->width <= 0)
        root->width =
            ratio > 0 && root->height > 0 ? root->height / ratio : DEFAULT_WIDTH;
    if (root->height <= 0)
        root->height = ratio > 0 ? root->width * ratio : DEFAULT_HEIGHT;
    double area = root->width * root->height;
    double side = MAX(root->width, root->height);
    double shrink = MIN(1, LIMIT_IMAGE_SIDE / side);
    if (area > LIMIT_IMAGE_PIXELS)
        shrink = MIN(shrink, sqrt(LIMIT_IMAGE_PIXELS / area) * 0.999);
    root->width *= shrink;
    root->height *= shrink;
}

bool
svg_probe(const guint8 *data, gsize length, Picture *picture, GError **error)
{
    static const GMarkupParser parser = {take_root, NULL, NULL, NULL, NULL};
    Root root = {0};
    if (length > LIMIT_SVG_BYTES) {
        g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_LIMIT,
                    "the SVG has %zu bytes; the limit is %d", length, LIMIT_SVG_BYTES);
        return false;
    }
    g_autofree char *text = svg_text(data, length, &length, error);
    if (text == NULL)
        return false;
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &root, NULL);
    g_markup_parse_context_parse(context, text, (gssize) length, NULL);
    if (!root.is_found) {
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_UNKNOWN,
                            "the XML is no SVG picture");
        return false;
    }
    settle(&root);
    picture->format = PICTURE_SVG;
    picture->has_alpha = true;
    picture->width = MAX(1, (int) lround(root.width));
    picture->height = MAX(1, (int) lround(root.height));
    return true;
}
