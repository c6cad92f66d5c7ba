/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/svg_work.h"

#include <string.h>

#include "base/limits.h"
#include "image/picture.h"

#define ROUNDS 24 /* references to references that are followed */
#define RULES_MAX 64
#define KERNEL_MAX 400
#define LEAST_SCALE 0.5
#define SCALE_STEP 0.7

typedef struct {
    guint parent;
    double own, total; /* `total` with what lies below and what is referred to */
} Node;

typedef struct {
    guint from, to; /* indices of nodes; `to` is known at the end, 0: nothing */
    char *id;
    double times; /* that it is drawn: a marker at every corner of a path */
} Reference;

/* A rule of a style sheet that refers to something, or makes groups that are blended. */
typedef struct {
    char *selector, *to; /* `to`: NULL for none */
    double cost;
    bool is_marker;
} Rule;

typedef struct {
    double scale, area;
    GArray *nodes;      /* Node, in document order; the first stands above the root */
    GArray *open;       /* guint */
    GArray *references; /* Reference */
    GArray *rules;      /* Rule */
    GHashTable *ids;    /* char * -> index of the node */
    guint text;         /* the outermost open text element; 0 */
    double letters;     /* bytes of it that are seen */
    GString *style;     /* text of the open style element; NULL */
    bool has_rules;     /* all of them: they were read before */
} Reader;

static void
clear_reference(gpointer data)
{
    g_free(((Reference *) data)->id);
}

static void
clear_rule(gpointer data)
{
    g_free(((Rule *) data)->selector);
    g_free(((Rule *) data)->to);
}

/* ---- what an element costs ----------------------------------------------------------- */

static const char *
value_of(const char *name, const char **names, const char **values)
{
    for (; *names != NULL; names++, values++)
        if (strcmp(*names, name) == 0)
            return *values;
    return "";
}

static double
number_of(const char *name, const char **names, const char **values, double otherwise)
{
    const char *value = value_of(name, names, values);
    char *end;
    double number = g_ascii_strtod(value, &end);
    return end == value || !(number >= 0) ? otherwise : number;
}

/* A list of more numbers than librsvg 2.54 reads: of such a matrix it dies. */
static bool
holds_too_much(const char *list)
{
    g_auto(GStrv) numbers = g_strsplit_set(list, " ,\t\r\n", 2 * KERNEL_MAX);
    guint count = 0;
    for (char **number = numbers; *number != NULL; number++)
        count += **number != '\0';
    return count > KERNEL_MAX || g_strv_length(numbers) == 2 * KERNEL_MAX;
}

/* Milliseconds for a million pixels, as librsvg 2.54 was seen to take. */
static double
cost_of(const char *element, const char **names, const char **values, double scale)
{
    if (strcmp(element, "filter") == 0 || strcmp(element, "mask") == 0)
        return 6;
    if (strcmp(element, "feGaussianBlur") == 0 || strcmp(element, "feDropShadow") == 0 ||
        g_str_has_suffix(element, "Lighting"))
        return 50;
    if (strcmp(element, "feTurbulence") == 0)
        return 50 * number_of("numOctaves", names, values, 1);
    if (strcmp(element, "feConvolveMatrix") == 0) {
        double order = number_of("order", names, values, 3);
        return holds_too_much(value_of("kernelMatrix", names, values))
                   ? G_MAXDOUBLE
                   : 10 + 6 * order * order;
    }
    if (strcmp(element, "feMorphology") == 0) {
        double side = 2 * number_of("radius", names, values, 0) * scale + 1;
        return 10 + 5 * side * side;
    }
    if (strcmp(element, "pattern") == 0)
        return 60;
    return g_str_has_prefix(element, "fe") ? 10 : 0;
}

/* What a group that is laid over the rest as a whole costs: each has a sheet of its own. */
static double
blending_cost(const char *style)
{
    if (strstr(style, "mix-blend-mode") != NULL)
        return 3;
    for (const char *at = strstr(style, "opacity"); at != NULL;
         at = strstr(at + 1, "opacity"))
        if (at == style || at[-1] != '-')
            return 1;
    return 0;
}

static double
attribute_cost(const char *name, const char *value)
{
    if (strcmp(name, "opacity") == 0)
        return g_ascii_strtod(value, NULL) < 1 ? 1 : 0;
    if (strcmp(name, "mix-blend-mode") == 0)
        return 3;
    return strcmp(name, "style") == 0 ? blending_cost(value) : 0;
}

/* How often a pattern is drawn to fill the sheet. */
static double
tiles_of(const char **names, const char **values, double area)
{
    double width = number_of("width", names, values, 1);
    double height = number_of("height", names, values, 1);
    const char *units = value_of("patternUnits", names, values);
    if (strcmp(units, "userSpaceOnUse") != 0)
        area = 1; /* they are parts of what is filled */
    const char *transform = value_of("patternTransform", names, values);
    const char *scale = strstr(transform, "scale("),
               *matrix = strstr(transform, "matrix(");
    const char *number = scale != NULL ? scale + 6 : matrix != NULL ? matrix + 7 : "1";
    double factor = g_ascii_strtod(number, NULL);
    double tile = width * height * MAX(factor * factor, 1e-12);
    return area / MAX(tile, 1e-12);
}

/* Bytes of the path or polygon. */
static double
outline_length(const char **names, const char **values)
{
    return (double) (strlen(value_of("d", names, values)) +
                     strlen(value_of("points", names, values)));
}

/* Milliseconds whatever the scale: of each element, of the edges of a path, which cairo may
 * have to compare with each other, and of the tiles of a pattern. */
static double
shape_cost(const char *element, const char **names, const char **values, double area)
{
    double edges = outline_length(names, values);
    double cost = 0.007 + 3e-9 * edges * edges;
    return strcmp(element, "pattern") == 0 ? cost + 0.02 * tiles_of(names, values, area)
                                           : cost;
}

/* Every letter of a text has edges, and all of a line stand side by side. */
static double
text_cost(double letters)
{
    return 5e-5 * letters * letters;
}

/* ---- reading ------------------------------------------------------------------------- */

static void
refer(Reader *reader, guint from, const char *start, gsize length, double times)
{
    Reference reference = {from, 0, g_strndup(start, length), times};
    g_array_append_val(reader->references, reference);
}

/* Every url(#id) in the value. */
static void
refer_to_urls(Reader *reader, guint from, const char *value, double times)
{
    for (const char *at = strstr(value, "url("); at != NULL; at = strstr(at, "url(")) {
        at += strlen("url(");
        at += strspn(at, " \t\r\n'\"");
        gsize length = strcspn(at, " \t\r\n'\")");
        if (*at == '#' && length > 1)
            refer(reader, from, at + 1, length - 1, times);
        at += length;
    }
}

/* Whether the rule may mean the element: rather too often than not. */
static bool
may_match(const Rule *rule, const char *element, const char *id, char **classes)
{
    if (strchr(rule->selector, '*') != NULL || strchr(rule->selector, '[') != NULL ||
        strstr(rule->selector, element) != NULL ||
        (*id != '\0' && strstr(rule->selector, id) != NULL))
        return true;
    for (; *classes != NULL; classes++)
        if (**classes != '\0' && strstr(rule->selector, *classes) != NULL)
            return true;
    return false;
}

static void
apply_rule(Reader *reader, guint node, const Rule *rule, double times)
{
    if (rule->to != NULL)
        refer(reader, node, rule->to, strlen(rule->to), times);
    double pixels = reader->area * reader->scale * reader->scale;
    g_array_index(reader->nodes, Node, node).own += rule->cost * pixels / 1e6;
}

static void
apply_rules(Reader *reader, guint node, const char *element, const char **names,
            const char **values)
{
    if (reader->rules->len == 0)
        return;
    g_auto(GStrv) classes = g_strsplit(value_of("class", names, values), " ", -1);
    double times = 1 + outline_length(names, values) / 4;
    for (guint i = 0; i < reader->rules->len; i++) {
        const Rule *rule = &g_array_index(reader->rules, Rule, i);
        if (may_match(rule, element, value_of("id", names, values), classes))
            apply_rule(reader, node, rule, rule->is_marker ? times : 1);
    }
}

static void
read_start(GMarkupParseContext *context, const char *element, const char **names,
           const char **values, gpointer data, GError **error)
{
    Reader *reader = data;
    (void) context;
    (void) error;
    guint index = reader->nodes->len;
    double dear = cost_of(element, names, values, reader->scale);
    for (guint i = 0; names[i] != NULL; i++)
        dear += attribute_cost(names[i], values[i]);
    double corners = 1 + outline_length(names, values) / 4;
    double megapixels = reader->area * reader->scale * reader->scale / 1e6;
    Node node = {.parent = g_array_index(reader->open, guint, reader->open->len - 1),
                 .own = dear * megapixels +
                        shape_cost(element, names, values, reader->area)};
    g_array_append_val(reader->nodes, node);
    g_array_append_val(reader->open, index);
    for (guint i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], "id") == 0)
            g_hash_table_insert(reader->ids, g_strdup(values[i]),
                                GUINT_TO_POINTER(index));
        else if (g_str_has_suffix(names[i], "href") && values[i][0] == '#')
            refer(reader, index, values[i] + 1, strlen(values[i] + 1), 1);
        else
            refer_to_urls(reader, index, values[i],
                          strstr(values[i], "marker") != NULL ||
                                  g_str_has_prefix(names[i], "marker")
                              ? corners
                              : 1);
    }
    apply_rules(reader, index, element, names, values);
    if (strcmp(element, "text") == 0 && reader->text == 0) {
        reader->text = index;
        reader->letters = 0;
    }
    if (strcmp(element, "style") == 0 && reader->style == NULL && !reader->has_rules)
        reader->style = g_string_new(NULL);
}

/* Takes `to`. The last rule that there is room for means everything. */
static void
add_rule(Reader *reader, const char *selector, const char *body, char *to, double cost)
{
    bool is_last = reader->rules->len + 1 == RULES_MAX;
    Rule rule = {g_strdup(is_last ? "*" : selector), to, cost,
                 strstr(body, "marker") != NULL};
    g_array_append_val(reader->rules, rule);
}

/* Keeps those rules of the sheet that cost something. */
static void
read_rules(Reader *reader, const char *sheet)
{
    g_auto(GStrv) blocks = g_strsplit(sheet, "}", -1);
    for (char **block = blocks; *block != NULL; block++) {
        char *body = strchr(*block, '{');
        if (body == NULL)
            continue;
        *body++ = '\0';
        double cost = blending_cost(body);
        if (cost > 0 && reader->rules->len < RULES_MAX)
            add_rule(reader, *block, body, NULL, cost);
        for (char *url = strstr(body, "url(");
             url != NULL && reader->rules->len < RULES_MAX;
             url = strstr(url + 1, "url(")) {
            char *to = strchr(url, '#');
            if (to == NULL)
                break;
            add_rule(reader, *block, body,
                     g_strndup(to + 1, strcspn(to + 1, " \t\r\n'\")")), 0);
        }
    }
}

static void
read_end(GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
    Reader *reader = data;
    (void) context;
    (void) error;
    guint index = g_array_index(reader->open, guint, reader->open->len - 1);
    g_array_set_size(reader->open, reader->open->len - 1);
    if (index == reader->text && index != 0) {
        g_array_index(reader->nodes, Node, index).own += text_cost(reader->letters);
        reader->text = 0;
    }
    if (strcmp(element, "style") == 0 && reader->style != NULL) {
        read_rules(reader, reader->style->str);
        g_string_free(g_steal_pointer(&reader->style), TRUE);
    }
}

static void
read_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data,
          GError **error)
{
    Reader *reader = data;
    (void) context;
    (void) error;
    for (gsize i = 0; reader->text != 0 && i < length; i++)
        reader->letters += !g_ascii_isspace(text[i]);
    if (reader->style != NULL)
        g_string_append_len(reader->style, text, (gssize) length);
}

/* ---- adding up ----------------------------------------------------------------------- */

/* One round: references weigh what their targets weighed in the round before. */
static bool
add_up(Reader *reader)
{
    gsize count = reader->nodes->len;
    g_autofree double *sums = g_new(double, count);
    Node *nodes = (Node *) (gpointer) reader->nodes->data;
    for (gsize i = 0; i < count; i++)
        sums[i] = nodes[i].own;
    for (guint i = 0; i < reader->references->len; i++) {
        const Reference *reference = &g_array_index(reader->references, Reference, i);
        sums[reference->from] += reference->times * nodes[reference->to].total;
    }
    bool is_changed = false;
    for (gsize i = count - 1; i > 0; i--) {
        sums[nodes[i].parent] += sums[i];
        is_changed |= sums[i] > nodes[i].total;
        nodes[i].total = sums[i];
    }
    return is_changed;
}

static double
total_of(Reader *reader)
{
    for (guint i = 0; i < reader->references->len; i++) {
        Reference *reference = &g_array_index(reader->references, Reference, i);
        reference->to = GPOINTER_TO_UINT(g_hash_table_lookup(reader->ids, reference->id));
    }
    for (int round = 0; round < ROUNDS; round++)
        if (!add_up(reader))
            return reader->nodes->len > 1 ? g_array_index(reader->nodes, Node, 1).total
                                          : 0;
    return G_MAXDOUBLE;
}

static void
reader_init(Reader *reader, double area, double scale)
{
    *reader = (Reader){
        .scale = scale,
        .area = area,
        .nodes = g_array_new(FALSE, TRUE, sizeof(Node)),
        .open = g_array_new(FALSE, TRUE, sizeof(guint)),
        .references = g_array_new(FALSE, FALSE, sizeof(Reference)),
        .rules = g_array_new(FALSE, FALSE, sizeof(Rule)),
        .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    g_array_set_clear_func(reader->references, clear_reference);
    g_array_set_clear_func(reader->rules, clear_rule);
}

static void
reader_clear(Reader *reader)
{
    g_array_unref(reader->nodes);
    g_array_unref(reader->open);
    g_array_unref(reader->references);
    g_array_unref(reader->rules);
    g_hash_table_unref(reader->ids);
    if (reader->style != NULL)
        g_string_free(reader->style, TRUE);
}

static bool
read_all(Reader *reader, GBytes *clean)
{
    static const GMarkupParser parser = {read_start, read_end, read_text, NULL, NULL};
    g_array_set_size(reader->references, 0);
    g_array_set_size(reader->nodes, 0);
    g_array_set_size(reader->open, 0);
    g_array_set_size(reader->nodes, 1);
    g_array_set_size(reader->open, 1);
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, reader, NULL);
    return g_markup_parse_context_parse(context, g_bytes_get_data(clean, NULL),
                                        (gssize) g_bytes_get_size(clean), NULL);
}

double
svg_work(GBytes *clean, double area, double scale)
{
    Reader reader;
    reader_init(&reader, area, scale);
    bool is_read = read_all(&reader, clean);
    reader.has_rules = true;
    if (is_read && reader.rules->len > 0) /* they mean what stands before them, too */
        is_read = read_all(&reader, clean);
    double work = is_read ? total_of(&reader) : 0; /* librsvg will not read it either */
    reader_clear(&reader);
    return work;
}

double
svg_scale_within_limit(GBytes *clean, double area, double scale, GError **error)
{
    for (double at = scale; at >= MIN(scale, LEAST_SCALE) - 1e-9; at *= SCALE_STEP)
        if (svg_work(clean, area, at) <= LIMIT_SVG_WORK)
            return at;
    g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_LIMIT,
                        "it would take too long to draw");
    return 0;
}
