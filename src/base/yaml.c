/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/yaml.h"

#include <gio/gio.h>
#include <string.h>
#include <yaml.h>

#include "base/limits.h"
#include "base/text.h"

/* Mappings with more keys than this are looked up by hash: no quadratic behaviour. */
#define INDEX_FROM 16

/* ---- the tree ---------------------------------------------------------------------- */

YamlNode *
yaml_node_new(YamlKind kind, DiagPlace place)
{
    YamlNode *self = g_new0(YamlNode, 1);
    self->kind = kind;
    self->place = place;
    self->key_place = place;
    if (kind == YAML_MAPPING)
        self->keys = g_ptr_array_new_with_free_func(g_free);
    if (kind == YAML_MAPPING || kind == YAML_SEQUENCE)
        self->children = g_ptr_array_new_with_free_func((GDestroyNotify) yaml_node_free);
    return self;
}

void
yaml_node_free(YamlNode *self)
{
    if (self == NULL)
        return;
    g_free(self->value);
    g_clear_pointer(&self->index, g_hash_table_unref);
    g_clear_pointer(&self->keys, g_ptr_array_unref);
    g_clear_pointer(&self->children, g_ptr_array_unref);
    g_free(self);
}

/* The position of `key` among the keys; -1 when it is not there. */
static int
position_of(const YamlNode *self, const char *key)
{
    if (self->index != NULL)
        return GPOINTER_TO_INT(g_hash_table_lookup(self->index, key)) - 1;
    for (guint i = 0; i < self->keys->len; i++)
        if (strcmp(g_ptr_array_index(self->keys, i), key) == 0)
            return (int) i;
    return -1;
}

static void
index_key(YamlNode *self, guint position)
{
    g_hash_table_insert(self->index, g_ptr_array_index(self->keys, position),
                        GINT_TO_POINTER((int) position + 1));
}

static void
append_key(YamlNode *self, const char *key, YamlNode *child)
{
    g_ptr_array_add(self->keys, g_strdup(key));
    g_ptr_array_add(self->children, child);
    if (self->index != NULL) {
        index_key(self, self->keys->len - 1);
    } else if (self->keys->len > INDEX_FROM) {
        self->index = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < self->keys->len; i++)
            index_key(self, i);
    }
}

void
yaml_node_add(YamlNode *self, const char *key, YamlNode *child, Diag *diag)
{
    if (self->kind == YAML_SEQUENCE) {
        g_ptr_array_add(self->children, child);
        return;
    }
    int position = position_of(self, key);
    if (position < 0) {
        append_key(self, key, child);
        return;
    }
    diag_add(diag, DIAG_WARNING, child->key_place, "duplicate-key",
             "the key \"%s\" is given twice; the last one counts", key);
    gpointer *slot = &g_ptr_array_index(self->children, (guint) position);
    yaml_node_free(*slot);
    *slot = child;
}

/* ---- reading ----------------------------------------------------------------------- */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(yaml_parser_t, yaml_parser_delete)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(yaml_event_t, yaml_event_delete)

/* A mapping or sequence that is still open, and the key that waits for its value. */
typedef struct {
    YamlNode *node;
    char *key;
    DiagPlace key_place;
    char *anchor;
} Level;

typedef struct {
    const Source *source;
    DiagPlace base; /* where the document begins */
    Diag *diag;
    GArray *levels; /* Level */
    YamlNode *root;
    GHashTable *anchors; /* name -> YamlNode *, a copy */
    guint nodes;
} Reader;

static void
level_clear(gpointer data)
{
    Level *level = data;
    yaml_node_free(level->node);
    g_free(level->key);
    g_free(level->anchor);
}

static DiagPlace
place_of(const Reader *self, yaml_mark_t mark)
{
    int line = self->base.line + (int) mark.line;
    gsize start = source_line_start(self->source, line);
    int tabs = 0;
    for (const char *p = source_text(self->source) + start; *p == '\t'; p++)
        tabs++;
    int column = (int) mark.column + 1;
    column -= MIN(tabs, column / 2); /* each stood for two spaces */
    return (DiagPlace){self->base.file, line, column};
}

static bool
fail(const Reader *self, yaml_mark_t mark, GError **error, const char *message)
{
    DiagPlace place = place_of(self, mark);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%d:%d: error: %s [yaml]",
                place.file, place.line, place.column, message);
    return false;
}

/* Characters that no book can hold become U+FFFD: "\0" may stand in double quotes. */
static char *
scalar_text(const yaml_event_t *event)
{
    const char *value = (const char *) event->data.scalar.value;
    const char *end = value + event->data.scalar.length;
    if (event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return g_strndup(value, event->data.scalar.length);
    GString *text = g_string_sized_new(event->data.scalar.length);
    for (const char *p = value; p < end; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(text, text_is_xml(c) ? c : 0xFFFD);
    }
    char *composed = text_compose(text->str, text->len);
    g_string_free(text, TRUE);
    return composed;
}

static bool
is_null_word(const char *value)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL", NULL};
    return g_strv_contains(words, value);
}

static YamlNode *
scalar_node(const Reader *self, const yaml_event_t *event)
{
    bool is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
                    event->data.scalar.plain_implicit;
    g_autofree char *value = scalar_text(event);
    DiagPlace place = place_of(self, event->start_mark);
    if (is_plain && is_null_word(value))
        return yaml_node_new(YAML_NULL, place);
    YamlNode *node = yaml_node_new(YAML_SCALAR, place);
    node->value = g_steal_pointer(&value);
    node->is_quoted = !is_plain;
    return node;
}

/* Puts a finished node where it belongs. Takes `node`. */
static bool
place_node(Reader *self, YamlNode *node, yaml_mark_t mark, GError **error)
{
    if (self->levels->len == 0) {
        self->root = node;
        return true;
    }
    Level *top = &g_array_index(self->levels, Level, self->levels->len - 1);
    if (top->node->kind == YAML_SEQUENCE) {
        yaml_node_add(top->node, NULL, node, self->diag);
    } else if (top->key != NULL) {
        node->key_place = top->key_place;
        yaml_node_add(top->node, top->key, node, self->diag);
        g_clear_pointer(&top->key, g_free);
    } else {
        bool is_name = node->kind == YAML_SCALAR || node->kind == YAML_NULL;
        if (is_name)
            top->key = g_strdup(node->value != NULL ? node->value : "");
        top->key_place = node->place;
        yaml_node_free(node);
        if (!is_name)
            return fail(self, mark, error,
                        "a key must be plain text; quote it if it begins with [ or {");
    }
    return true;
}

static guint
count_nodes(const YamlNode *node)
{
    guint count = 1;
    for (guint i = 0; node->children != NULL && i < node->children->len; i++)
        count += count_nodes(g_ptr_array_index(node->children, i));
    return count;
}

/* Depth is at most LIMIT_YAML_DEPTH: only finished nodes are copied. */
static YamlNode *
copy_node(const YamlNode *node, Diag *diag)
{
    YamlNode *copy = yaml_node_new(node->kind, node->place);
    copy->key_place = node->key_place;
    copy->value = g_strdup(node->value);
    copy->is_quoted = node->is_quoted;
    for (guint i = 0; node->children != NULL && i < node->children->len; i++)
        yaml_node_add(copy, node->keys != NULL ? g_ptr_array_index(node->keys, i) : NULL,
                      copy_node(g_ptr_array_index(node->children, i), diag), diag);
    return copy;
}

/* What an alias copies is itself a copy: a repeated key frees the node it replaces. */
static void
remember(Reader *self, const char *anchor, const YamlNode *node)
{
    if (anchor != NULL)
        g_hash_table_replace(self->anchors, g_strdup(anchor),
                             copy_node(node, self->diag));
}

static guint
depth_of(const YamlNode *node)
{
    guint depth = 0;
    for (guint i = 0; node->children != NULL && i < node->children->len; i++)
        depth = MAX(depth, depth_of(g_ptr_array_index(node->children, i)));
    return depth + 1;
}

static bool
count_in(Reader *self, guint nodes, yaml_mark_t mark, GError **error)
{
    self->nodes += nodes;
    if (self->nodes > LIMIT_YAML_NODES)
        return fail(self, mark, error,
                    "more than " G_STRINGIFY(LIMIT_YAML_NODES) " values");
    return true;
}

static bool
read_alias(Reader *self, const yaml_event_t *event, GError **error)
{
    const char *anchor = (const char *) event->data.alias.anchor;
    const YamlNode *node = g_hash_table_lookup(self->anchors, anchor);
    if (node == NULL)
        return fail(self, event->start_mark, error, "an alias to nothing before it");
    if (self->levels->len + depth_of(node) > LIMIT_YAML_DEPTH)
        return fail(self, event->start_mark, error,
                    "nested deeper than " G_STRINGIFY(LIMIT_YAML_DEPTH) " levels");
    return count_in(self, count_nodes(node), event->start_mark, error) &&
           place_node(self, copy_node(node, self->diag), event->start_mark, error);
}

static bool
open_level(Reader *self, YamlKind kind, const yaml_char_t *anchor, yaml_mark_t mark,
           GError **error)
{
    if (self->levels->len >= LIMIT_YAML_DEPTH)
        return fail(self, mark, error,
                    "nested deeper than " G_STRINGIFY(LIMIT_YAML_DEPTH) " levels");
    Level level = {.node = yaml_node_new(kind, place_of(self, mark)),
                   .anchor = g_strdup((const char *) anchor)};
    g_array_append_val(self->levels, level);
    return true;
}

static bool
close_level(Reader *self, yaml_mark_t mark, GError **error)
{
    guint last = self->levels->len - 1;
    Level *top = &g_array_index(self->levels, Level, last);
    YamlNode *node = g_steal_pointer(&top->node);
    g_autofree char *anchor = g_steal_pointer(&top->anchor);
    g_array_set_size(self->levels, last);
    remember(self, anchor, node);
    return place_node(self, node, mark, error);
}

static bool
read_scalar(Reader *self, const yaml_event_t *event, GError **error)
{
    YamlNode *node = scalar_node(self, event);
    Level *top = self->levels->len == 0
                     ? NULL
                     : &g_array_index(self->levels, Level, self->levels->len - 1);
    bool is_key = top != NULL && top->node->kind == YAML_MAPPING && top->key == NULL;
    if (!is_key)
        remember(self, (const char *) event->data.scalar.anchor, node);
    return place_node(self, node, event->start_mark, error);
}

static bool
read_event(Reader *self, const yaml_event_t *event, GError **error)
{
    yaml_mark_t mark = event->start_mark;
    bool is_node = event->type == YAML_SCALAR_EVENT ||
                   event->type == YAML_SEQUENCE_START_EVENT ||
                   event->type == YAML_MAPPING_START_EVENT;
    if (is_node && !count_in(self, 1, mark, error))
        return false;
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(self, event, error);
    case YAML_ALIAS_EVENT:
        return read_alias(self, event, error);
    case YAML_SEQUENCE_START_EVENT:
        return open_level(self, YAML_SEQUENCE, event->data.sequence_start.anchor, mark,
                          error);
    case YAML_MAPPING_START_EVENT:
        return open_level(self, YAML_MAPPING, event->data.mapping_start.anchor, mark,
                          error);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_level(self, mark, error);
    case YAML_DOCUMENT_START_EVENT:
        if (self->root != NULL)
            return fail(self, mark, error, "a second document begins here");
        return true;
    default:
        return true;
    }
}

static bool
read_events(Reader *self, yaml_parser_t *parser, GError **error)
{
    for (bool is_done = false; !is_done;) {
        g_auto(yaml_event_t) event = {0};
        if (!yaml_parser_parse(parser, &event)) {
            yaml_mark_t mark = parser->problem_mark;
            return fail(self, mark, error,
                        parser->problem != NULL ? parser->problem : "not YAML");
        }
        if (!read_event(self, &event, error))
            return false;
        is_done = event.type == YAML_STREAM_END_EVENT;
    }
    return true;
}

/* Blog engines take tabs (Hexo turns one at the start of a line into two spaces); libyaml
 * wants none in the indentation nor after "-". No line moves. */
static char *
spaced(const char *text, gsize length, gsize *new_length)
{
    GString *out = g_string_sized_new(length + 16);
    bool is_indent = true;
    for (gsize i = 0; i < length; i++) {
        bool is_tab = text[i] == '\t';
        if (is_tab && is_indent)
            g_string_append(out, "  ");
        else if (is_tab && i > 0 && text[i - 1] == '-')
            g_string_append_c(out, ' ');
        else
            g_string_append_c(out, text[i]);
        is_indent = text[i] == '\n' || (is_indent && (is_tab || text[i] == ' '));
    }
    *new_length = out->len;
    return g_string_free(out, FALSE);
}

/* Parses `length` bytes of `text`, which stands at `start` of `source`. */
static YamlNode *
parse_text(const Source *source, gsize start, const char *text, gsize length, Diag *diag,
           GError **error)
{
    Reader reader = {source, source_place(source, start), diag, NULL, NULL, NULL, 0};
    if (length > LIMIT_YAML_BYTES) {
        fail(&reader, (yaml_mark_t){0}, error, "longer than 1 MiB");
        return NULL;
    }
    g_auto(yaml_parser_t) parser = {0};
    if (!yaml_parser_initialize(&parser))
        g_error("out of memory");
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const guchar *) text, length);

    reader.levels = g_array_new(FALSE, FALSE, sizeof(Level));
    g_array_set_clear_func(reader.levels, level_clear);
    reader.anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) yaml_node_free);
    bool is_read = read_events(&reader, &parser, error);
    g_array_unref(reader.levels);
    g_hash_table_unref(reader.anchors);
    if (!is_read)
        g_clear_pointer(&reader.root, yaml_node_free);
    else if (reader.root == NULL || reader.root->kind == YAML_NULL) {
        yaml_node_free(reader.root);
        reader.root = yaml_node_new(YAML_MAPPING, reader.base);
    }
    return reader.root;
}

YamlNode *
yaml_parse(const Source *source, gsize start, gsize end, Diag *diag, GError **error)
{
    const char *text = source_text(source) + start;
    gsize length = end - start;
    g_autofree char *spaces = NULL;
    if (memchr(text, '\t', length) != NULL)
        text = spaces = spaced(text, length, &length);
    return parse_text(source, start, text, length, diag, error);
}

YamlNode *
yaml_parse_members(const Source *source, gsize start, gsize end, Diag *diag,
                   GError **error)
{
    g_autofree char *members = g_strndup(source_text(source) + start, end - start);
    g_autofree char *object = g_strconcat("{", members, "\n}", NULL);
    return parse_text(source, start, object, strlen(object), diag, error);
}

/* ---- asking ------------------------------------------------------------------------ */

const YamlNode *
yaml_lookup(const YamlNode *self, const char *key)
{
    if (self == NULL || self->kind != YAML_MAPPING)
        return NULL;
    int position = position_of(self, key);
    return position < 0 ? NULL : g_ptr_array_index(self->children, (guint) position);
}

const char *
yaml_lookup_string(const YamlNode *self, const char *key)
{
    const YamlNode *node = yaml_lookup(self, key);
    if (node == NULL || node->kind != YAML_SCALAR || *node->value == '\0')
        return NULL;
    return node->value;
}

bool
yaml_lookup_bool(const YamlNode *self, const char *key, bool otherwise)
{
    static const char *const yes[] = {"true", "yes", "on", NULL};
    static const char *const no[] = {"false", "no", "off", NULL};
    const char *value = yaml_lookup_string(self, key);
    if (value == NULL)
        return otherwise;
    g_autofree char *word = g_ascii_strdown(value, -1);
    return g_strv_contains(yes, word) || (otherwise && !g_strv_contains(no, word));
}

static void
add_strings(const YamlNode *node, GPtrArray *strings)
{
    if (node->kind == YAML_SCALAR)
        g_ptr_array_add(strings, g_strdup(node->value));
    for (guint i = 0; node->kind == YAML_SEQUENCE && i < node->children->len; i++)
        add_strings(g_ptr_array_index(node->children, i), strings);
}

GPtrArray *
yaml_lookup_strings(const YamlNode *self, const char *key)
{
    GPtrArray *strings = g_ptr_array_new_with_free_func(g_free);
    const YamlNode *node = yaml_lookup(self, key);
    if (node != NULL)
        add_strings(node, strings);
    return strings;
}
