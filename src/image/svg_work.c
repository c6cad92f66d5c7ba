/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/svg_work.h"

#include <string.h>

#include "base/limits.h"
#include "image/picture.h"

#define ROUNDS 24 /* references to references that are followed */
#define RULES_MAX 64
#define LEAST_SCALE 0.5
#define SCALE_STEP 0.7

typedef struct {
    guint parent;
    double own, total; /* `total` with what lies below and what is referred to */
} Node;

typedef struct {
    guint from, to; /* indices of nodes; `to` is known at the end, 0: nothing */
    char *id;
} Reference;

/* A rule of a style sheet that refers to something. */
typedef struct {
    char *selector, *to;
} Rule;

typedef struct {
    double scale;
    GArray *nodes;      /* Node, in document order; the first stands above the root */
    GArray *open;       /* guint */
    GArray *references; /* Reference */
    GArray *rules;      /* Rule */
    GHashTable *ids;    /* char * -> index of the node */
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
        return 10 + 6 * order * order;
    }
    if (strcmp(element, "feMorphology") == 0) {
        double side = 2 * number_of("radius", names, values, 0) * scale + 1;
        return 10 + 5 * side * side;
    }
    return g_str_has_prefix(element, "fe") ? 10 : 0;
}

/* ---- reading ------------------------------------------------------------------------- */

static void
refer(Reader *reader, guint from, const char *start, gsize length)
{
    Reference reference = {from, 0, g_strndup(start, length)};
    g_array_append_val(reader->references, reference);
}

/* Every url(#id) in the value. */
static void
refer_to_urls(Reader *reader, guint from, const char *value)
{
    for (const char *at = strstr(value, "url("); at != NULL; at = strstr(at, "url(")) {
        at += strlen("url(");
        at += strspn(at, " \t\r\n'\"");
        gsize length = strcspn(at, " \t\r\n'\")");
        if (*at == '#' && length > 1)
            refer(reader, from, at + 1, length - 1);
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
apply_rules(Reader *reader, guint node, const char *element, const char **names,
            const char **values)
{
    if (reader->rules->len == 0)
        return;
    g_auto(GStrv) classes = g_strsplit(value_of("class", names, values), " ", -1);
    for (guint i = 0; i < reader->rules->len; i++) {
        const Rule *rule = &g_array_index(reader->rules, Rule, i);
        if (may_match(rule, element, value_of("id", names, values), classes))
            refer(reader, node, rule->to, strlen(rule->to));
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
    Node node = {.parent = g_array_index(reader->open, guint, reader->open->len - 1),
                 .own = cost_of(element, names, values, reader->scale)};
    g_array_append_val(reader->nodes, node);
    g_array_append_val(reader->open, index);
    for (guint i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], "id") == 0)
            g_hash_table_insert(reader->ids, g_strdup(values[i]),
                                GUINT_TO_POINTER(index));
        else if (g_str_has_suffix(names[i], "href") && values[i][0] == '#')
            refer(reader, index, values[i] + 1, strlen(values[i] + 1));
        else
            refer_to_urls(reader, index, values[i]);
    }
    apply_rules(reader, index, element, names, values);
    if (strcmp(element, "style") == 0 && reader->style == NULL && !reader->has_rules)
        reader->style = g_string_new(NULL);
}

/* Keeps those rules of the sheet that refer to something. */
static void
read_rules(Reader *reader, const char *sheet)
{
    g_auto(GStrv) blocks = g_strsplit(sheet, "}", -1);
    for (char **block = blocks; *block != NULL; block++) {
        char *body = strchr(*block, '{');
        char *url = body != NULL ? strstr(body, "url(") : NULL;
        for (; url != NULL && reader->rules->len < RULES_MAX;
             url = strstr(url + 1, "url(")) {
            char *to = strchr(url, '#');
            if (to == NULL)
                break;
            *body = '\0';
            Rule rule = {g_strdup(reader->rules->len + 1 < RULES_MAX ? *block : "*"),
                         g_strndup(to + 1, strcspn(to + 1, " \t\r\n'\")"))};
            g_array_append_val(reader->rules, rule);
        }
    }
}

static void
read_end(GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
    Reader *reader = data;
    (void) context;
    (void) error;
    g_array_set_size(reader->open, reader->open->len - 1);
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
        sums[reference->from] += nodes[reference->to].total;
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
reader_init(Reader *reader, double scale)
{
    *reader = (Reader){scale,
                       g_array_new(FALSE, TRUE, sizeof(Node)),
                       g_array_new(FALSE, TRUE, sizeof(guint)),
                       g_array_new(FALSE, FALSE, sizeof(Reference)),
                       g_array_new(FALSE, FALSE, sizeof(Rule)),
                       g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                       NULL,
                       false};
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
svg_work(GBytes *clean, double scale)
{
    Reader reader;
    reader_init(&reader, scale);
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
        if (svg_work(clean, at) * area * at * at / 1e6 <= LIMIT_SVG_WORK)
            return at;
    g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_LIMIT,
                        "its filters and masks would take too long to draw");
    return 0;
}
