/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/environment.h"

#include <string.h>

#include "base/limits.h"
#include "math/length.h"

typedef enum {
    SHAPE_MATRIX,  /* centred columns of text size between delimiters */
    SHAPE_ARRAY,   /* columns as the argument says */
    SHAPE_CASES,   /* two columns behind a brace */
    SHAPE_ALIGNED, /* pairs of columns that meet */
    SHAPE_LINES,   /* one column of display size */
    SHAPE_SMALL    /* a matrix in script size */
} Shape;

typedef struct {
    const char *name;
    Shape shape;
    gunichar open, close;
    int arguments; /* that are read over: the number of pairs */
} Environment;

static const Environment environments[] = {
    {"matrix", SHAPE_MATRIX, 0, 0, 0},      {"pmatrix", SHAPE_MATRIX, '(', ')', 0},
    {"bmatrix", SHAPE_MATRIX, '[', ']', 0}, {"Bmatrix", SHAPE_MATRIX, '{', '}', 0},
    {"vmatrix", SHAPE_MATRIX, '|', '|', 0}, {"Vmatrix", SHAPE_MATRIX, 0x2016, 0x2016, 0},
    {"smallmatrix", SHAPE_SMALL, 0, 0, 0},  {"array", SHAPE_ARRAY, 0, 0, 0},
    {"darray", SHAPE_ARRAY, 0, 0, 0},       {"subarray", SHAPE_ARRAY, 0, 0, 0},
    {"cases", SHAPE_CASES, '{', 0, 0},      {"dcases", SHAPE_CASES, '{', 0, 0},
    {"rcases", SHAPE_CASES, 0, '}', 0},     {"aligned", SHAPE_ALIGNED, 0, 0, 0},
    {"align", SHAPE_ALIGNED, 0, 0, 0},      {"alignedat", SHAPE_ALIGNED, 0, 0, 1},
    {"alignat", SHAPE_ALIGNED, 0, 0, 1},    {"flalign", SHAPE_ALIGNED, 0, 0, 0},
    {"eqnarray", SHAPE_ARRAY, 0, 0, 0},     {"split", SHAPE_ALIGNED, 0, 0, 0},
    {"gather", SHAPE_LINES, 0, 0, 0},       {"gathered", SHAPE_LINES, 0, 0, 0},
    {"multline", SHAPE_LINES, 0, 0, 0},     {"equation", SHAPE_LINES, 0, 0, 0},
    {"displaymath", SHAPE_LINES, 0, 0, 0},  {"math", SHAPE_LINES, 0, 0, 0},
    {"drcases", SHAPE_CASES, 0, '}', 0},    {"multlined", SHAPE_LINES, 0, 0, 0},
    {"xalignat", SHAPE_ALIGNED, 0, 0, 1},   {"lgathered", SHAPE_LINES, 0, 0, 0},
    {"rgathered", SHAPE_LINES, 0, 0, 0},    {"xxalignat", SHAPE_ALIGNED, 0, 0, 1},
    {"eqalign", SHAPE_ALIGNED, 0, 0, 0},    {"displaylines", SHAPE_LINES, 0, 0, 0}};

static const Environment *
lookup(const char *name)
{
    g_autofree char *plain = g_strdup(name);
    gsize length = strlen(plain);
    if (length > 1 && plain[length - 1] == '*')
        plain[length - 1] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(environments); i++)
        if (strcmp(environments[i].name, plain) == 0)
            return &environments[i];
    return NULL;
}

/* "c|cc", "@{}l@{\quad}r", "*{3}{c}": the letters, and where lines stand. */
static void
read_columns(MathArray *array, const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        if (strchr("lcr", *p) != NULL)
            g_string_append_c(array->columns, *p);
        if (*p == '|' || *p == ':') {
            guint column = (guint) array->columns->len;
            g_array_append_val(array->bars, column);
        }
        if ((*p == '@' || *p == '!' || *p == '>') && p[1] == '{') {
            const char *end = strchr(p, '}');
            if (end == NULL)
                break;
            p = end;
        }
        if (*p == '*' && p[1] == '{') {
            int count = CLAMP(atoi(p + 2), 0, 100);
            const char *letter = strchr(p, '}');
            letter = letter != NULL && letter[1] == '{' ? letter + 2 : NULL;
            for (int i = 0; letter != NULL && i < count; i++)
                if (strchr("lcr", *letter) != NULL && *letter != '\0')
                    g_string_append_c(array->columns, *letter);
            const char *end = letter != NULL ? strchr(letter, '}') : NULL;
            if (end == NULL)
                break;
            p = end;
        }
    }
}

static MathArray *
shape_array(MathParser *self, const Environment *environment, const char *name)
{
    bool is_left = environment->shape == SHAPE_CASES;
    bool is_paired = environment->shape == SHAPE_ALIGNED;
    MathArray *array = math_array_new(is_left ? "l" : is_paired ? "rl" : "");
    array->column_gap = MATH_EM;
    if (environment->shape == SHAPE_SMALL) {
        array->level = MATH_SCRIPT;
        array->is_tight = true;
        array->column_gap = 6 * MATH_MU;
    } else if (environment->shape == SHAPE_ALIGNED || environment->shape == SHAPE_LINES) {
        array->level = MATH_DISPLAY;
        array->row_gap = 3 * MATH_EM / 10; /* amsmath's \jot */
        array->is_paired = is_paired;
        array->column_gap = 0;
        array->pair_gap = strstr(name, "alignat") != NULL || strstr(name, "alignedat")
                              ? 0
                              : 2 * MATH_EM;
    }
    if (g_str_has_prefix(name, "d"))
        array->level = MATH_DISPLAY;
    if (strcmp(environment->name, "eqnarray") == 0) {
        g_string_assign(array->columns, "rcl");
        array->level = MATH_DISPLAY;
        array->column_gap = 5 * MATH_MU;
        array->row_gap = 3 * MATH_EM / 10;
    } else if (environment->shape == SHAPE_ARRAY) {
        g_autofree char *columns = math_reader_raw(&self->reader);
        read_columns(array, columns);
        array->has_outer_gap = true;
    }
    return array;
}

/* \hline before a row. */
static void
read_lines(MathParser *self, MathArray *array)
{
    for (;;) {
        const MathToken *token = math_reader_peek(&self->reader);
        bool is_line = math_token_is(token, "hline") || math_token_is(token, "hdashline");
        if (!is_line)
            return;
        math_reader_next(&self->reader);
        g_array_append_val(array->lines, array->rows->len);
    }
}

/* What \\ brings with it: "*", "[2pt]". A bracket that holds no length begins the row. */
static int
read_row_gap(MathParser *self)
{
    int gap = 0;
    math_reader_skip_character(&self->reader, '*');
    g_autofree char *text = math_reader_gap(&self->reader);
    if (text != NULL)
        math_length_read(text, &gap);
    return gap;
}

static bool
is_row_end(const MathToken *token)
{
    return math_token_is(token, "\\") || math_token_is(token, "cr") ||
           math_token_is(token, "newline");
}

/* The cells up to \\ or the end of all rows. */
static GPtrArray *
read_row(MathParser *self)
{
    GPtrArray *cells = g_ptr_array_new_with_free_func((GDestroyNotify) math_node_free);
    MathAlphabet alphabet = self->alphabet;
    do {
        g_ptr_array_add(cells, math_parse_row(self));
        self->alphabet = alphabet;
    } while (math_reader_skip(&self->reader, MATH_TOKEN_CELL));
    return cells;
}

static bool
is_empty_row(const GPtrArray *cells)
{
    const MathNode *first = g_ptr_array_index(cells, 0);
    return cells->len == 1 && first->children->len == 0;
}

static void
add_tag(MathParser *self, MathArray *array)
{
    if (self->tag == NULL)
        return;
    while (array->tags->len + 1 < array->rows->len)
        g_ptr_array_add(array->tags, NULL);
    if (array->tags->len < array->rows->len)
        g_ptr_array_add(array->tags, g_steal_pointer(&self->tag));
}

/* Rows into `array` until something that is no row. A last row without content, as after
 * a final \\, counts only for the lines and tags it brings. */
static void
read_rows(MathParser *self, MathArray *array)
{
    bool goes_on = true;
    guint width = 0;
    while (goes_on && self->reader.error == NULL) {
        read_lines(self, array);
        GPtrArray *cells = read_row(self);
        goes_on = is_row_end(math_reader_peek(&self->reader));
        if (!goes_on && is_empty_row(cells) && array->rows->len > 0) {
            g_ptr_array_unref(cells);
            add_tag(self, array);
            return;
        }
        g_ptr_array_add(array->rows, cells);
        add_tag(self, array);
        width = MAX(width, cells->len);
        if (width > LIMIT_FORMULA_COLUMNS ||
            (gsize) width * array->rows->len > LIMIT_FORMULA_CELLS)
            math_reader_fail(&self->reader, MATH_ERROR_LIMIT, "it has too many cells");
        int gap = 0;
        if (goes_on) {
            math_reader_next(&self->reader);
            gap = read_row_gap(self);
        }
        g_array_append_val(array->gaps, gap);
    }
}

static MathNode *
array_node(MathArray *array)
{
    MathNode *node = math_node_new(MATH_ARRAY, MATH_ORD);
    node->array = array;
    return node;
}

static MathNode *
enclose(MathNode *body, gunichar open, gunichar close)
{
    if (open == 0 && close == 0)
        return body;
    MathNode *fence = math_node_new(MATH_FENCE, MATH_INNER);
    fence->code = open;
    fence->close = close;
    fence->body = math_node_new(MATH_ROW, MATH_ORD);
    math_node_append(fence->body, body);
    return fence;
}

static MathNode *
read_environment(MathParser *self, const Environment *environment, const char *name)
{
    for (int i = 0; i < environment->arguments; i++)
        g_free(math_reader_raw(&self->reader));
    MathArray *array = shape_array(self, environment, name);
    if (environment->shape == SHAPE_MATRIX || environment->shape == SHAPE_ALIGNED ||
        environment->shape == SHAPE_LINES) {
        g_autofree char *option = math_reader_gap(&self->reader);
        if (option != NULL && environment->shape == SHAPE_MATRIX &&
            strchr("lcr", *option) != NULL)
            g_string_assign(array->columns, option);
    }
    read_rows(self, array);
    MathToken token = math_reader_next(&self->reader);
    g_autofree char *end =
        math_token_is(&token, "end") ? math_reader_raw(&self->reader) : NULL;
    if (end == NULL || strcmp(end, name) != 0)
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "\\end{%.40s} is missing",
                         name);
    return enclose(array_node(array), environment->open, environment->close);
}

MathNode *
math_environment_parse(MathParser *self)
{
    g_autofree char *name = math_reader_raw(&self->reader);
    const Environment *environment = lookup(name);
    if (environment != NULL)
        return read_environment(self, environment, name);
    math_reader_fail(&self->reader, MATH_ERROR_UNKNOWN,
                     "the environment %.40s is unknown", name);
    return math_node_new(MATH_ROW, MATH_ORD);
}

MathNode *
math_environment_parse_substack(MathParser *self)
{
    MathArray *array = math_array_new("c");
    array->is_tight = true;
    array->level = MATH_SCRIPT;
    if (math_reader_skip(&self->reader, MATH_TOKEN_OPEN)) {
        read_rows(self, array);
        if (!math_reader_skip(&self->reader, MATH_TOKEN_CLOSE))
            math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "a '}' is missing");
    }
    return array_node(array);
}

MathNode *
math_environment_parse_group(MathParser *self, const char *name)
{
    const Environment *environment = lookup(name);
    MathArray *array = shape_array(self, environment, name);
    if (math_reader_skip(&self->reader, MATH_TOKEN_OPEN))
        read_rows(self, array);
    if (!math_reader_skip(&self->reader, MATH_TOKEN_CLOSE))
        math_reader_fail(&self->reader, MATH_ERROR_SYNTAX, "\\%s{...} is not closed",
                         name);
    return enclose(array_node(array), environment->open, environment->close);
}

MathNode *
math_environment_parse_whole(MathParser *self)
{
    MathArray *array = math_array_new("");
    array->level = MATH_DISPLAY;
    array->row_gap = 3 * MATH_EM / 10;
    read_rows(self, array);
    if (math_array_width(array) > 1) {
        g_string_assign(array->columns, "rl");
        array->is_paired = true;
        array->pair_gap = 2 * MATH_EM;
    }
    g_autoptr(MathNode) node = array_node(array);
    if (array->rows->len != 1 || math_array_width(array) != 1 || array->tags->len > 0)
        return g_steal_pointer(&node);
    g_autoptr(MathNode) row =
        g_ptr_array_steal_index(g_ptr_array_index(array->rows, 0), 0);
    bool is_array = math_node_core(row) != row && math_node_core(row)->kind == MATH_ARRAY;
    return is_array ? g_ptr_array_steal_index(row->children, 0) : g_steal_pointer(&row);
}
