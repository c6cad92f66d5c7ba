/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/toml.h"

#include <gio/gio.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

typedef struct {
    const Source *source;
    const char *text;
    gsize at, end;
    Diag *diag;
    GError **error;
    guint nodes;
} Reader;

static YamlNode *read_value(Reader *self, int depth);

/* ---- characters ------------------------------------------------------------------------ */

static char
peek(const Reader *self)
{
    return self->at < self->end ? self->text[self->at] : '\0';
}

static bool
looks_at(const Reader *self, const char *word)
{
    gsize length = strlen(word);
    return self->end - self->at >= length &&
           strncmp(self->text + self->at, word, length) == 0;
}

static bool
fail(const Reader *self, const char *message)
{
    DiagPlace place = source_place(self->source, self->at);
    g_set_error(self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                "%s:%d:%d: error: %s [toml]", place.file, place.line, place.column,
                message);
    return false;
}

static void
skip_blanks(Reader *self)
{
    while (peek(self) == ' ' || peek(self) == '\t')
        self->at++;
}

static void
skip_comment(Reader *self)
{
    if (peek(self) == '#')
        while (self->at < self->end && peek(self) != '\n')
            self->at++;
}

/* Blanks, comments and line ends. */
static void
skip_space(Reader *self)
{
    for (gsize before = self->end + 1; before != self->at;) {
        before = self->at;
        skip_blanks(self);
        skip_comment(self);
        if (peek(self) == '\n')
            self->at++;
    }
}

/* What may stand behind a value or a table's name: nothing but a comment. */
static bool
finish_line(Reader *self)
{
    skip_blanks(self);
    skip_comment(self);
    if (self->at >= self->end)
        return true;
    if (peek(self) != '\n')
        return fail(self, "only a comment may follow on this line");
    self->at++;
    return true;
}

/* ---- strings --------------------------------------------------------------------------- */

/* \uXXXX or \UXXXXXXXX behind the backslash. */
static bool
read_code_point(Reader *self, int digits, GString *out)
{
    gunichar c = 0;
    for (int i = 0; i < digits; i++, self->at++) {
        if (!g_ascii_isxdigit(peek(self)))
            return fail(self, "a hexadecimal digit is missing");
        c = c * 16 + (gunichar) g_ascii_xdigit_value(peek(self));
    }
    g_string_append_unichar(out, text_is_xml(c) && c != 0 ? c : 0xFFFD);
    return true;
}

static bool
read_escape(Reader *self, bool is_multiline, GString *out)
{
    static const char from[] = "btnfr\"\\e", to[] = "\b\t\n\f\r\"\\\x1b";
    char c = peek(self);
    const char *known = c != '\0' ? strchr(from, c) : NULL;
    if (known != NULL) {
        gunichar value = (guchar) to[known - from];
        g_string_append_unichar(out, text_is_xml(value) ? value : 0xFFFD);
        self->at++;
        return true;
    }
    if (c == 'u' || c == 'U') {
        self->at++;
        return read_code_point(self, c == 'u' ? 4 : 8, out);
    }
    if (!is_multiline || !g_ascii_isspace(c))
        return fail(self, "no such escape");
    while (g_ascii_isspace(peek(self))) /* a line end behind "\" swallows white space */
        self->at++;
    return true;
}

/* The string that begins with `quote` here; the caller owns it. */
static char *
read_string(Reader *self)
{
    char quote = peek(self);
    const char *triple = quote == '"' ? "\"\"\"" : "'''";
    bool is_multiline = looks_at(self, triple);
    self->at += is_multiline ? 3 : 1;
    if (is_multiline && peek(self) == '\n')
        self->at++;
    g_autoptr(GString) out = g_string_new(NULL);
    while (self->at < self->end) {
        char c = peek(self);
        if (is_multiline ? looks_at(self, triple) : c == quote) {
            self->at += is_multiline ? 3 : 1;
            while (is_multiline && peek(self) == quote) { /* """x""""" ends in two */
                g_string_append_c(out, quote);
                self->at++;
            }
            return g_string_free(g_steal_pointer(&out), FALSE);
        }
        if (c == '\n' && !is_multiline)
            break;
        self->at++;
        if (c != '\\' || quote == '\'')
            g_string_append_c(out, c);
        else if (!read_escape(self, is_multiline, out))
            return NULL;
    }
    fail(self, "the string is not closed");
    return NULL;
}

/* ---- keys ------------------------------------------------------------------------------ */

static char *
read_key(Reader *self)
{
    skip_blanks(self);
    if (peek(self) == '"' || peek(self) == '\'')
        return read_string(self);
    gsize start = self->at;
    while (g_ascii_isalnum(peek(self)) || peek(self) == '_' || peek(self) == '-')
        self->at++;
    if (self->at == start) {
        fail(self, "a key is missing");
        return NULL;
    }
    return g_strndup(self->text + start, self->at - start);
}

/* a.b."c d": char *; NULL with error. */
static GPtrArray *
read_keys(Reader *self)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    for (;;) {
        char *key = read_key(self);
        if (key == NULL)
            return NULL;
        g_ptr_array_add(keys, key);
        skip_blanks(self);
        if (peek(self) != '.')
            return g_steal_pointer(&keys);
        if (keys->len >= LIMIT_YAML_DEPTH) {
            fail(self, "nested deeper than " G_STRINGIFY(LIMIT_YAML_DEPTH) " levels");
            return NULL;
        }
        self->at++;
    }
}

static YamlNode *
node_new(Reader *self, YamlKind kind)
{
    if (++self->nodes > LIMIT_YAML_NODES) {
        fail(self, "more than " G_STRINGIFY(LIMIT_YAML_NODES) " values");
        return NULL;
    }
    return yaml_node_new(kind, source_place(self->source, self->at));
}

/* The table under `key`, made when it is not there; of an array of tables the last one. */
static YamlNode *
step_into(Reader *self, YamlNode *table, const char *key)
{
    YamlNode *child = (YamlNode *) yaml_lookup(table, key);
    if (child == NULL) {
        child = node_new(self, YAML_MAPPING);
        if (child != NULL)
            yaml_node_add(table, key, child, self->diag);
        return child;
    }
    if (child->kind == YAML_SEQUENCE && child->children->len > 0)
        child = g_ptr_array_index(child->children, child->children->len - 1);
    if (child->kind == YAML_MAPPING)
        return child;
    fail(self, "this name has a value already and is no table");
    return NULL;
}

/* ---- values ---------------------------------------------------------------------------- */

/* Adds `key.key = value`, which stands here, to `table`. */
static bool
read_pair(Reader *self, YamlNode *table, int depth)
{
    g_autoptr(GPtrArray) keys = read_keys(self);
    if (keys == NULL)
        return false;
    for (guint i = 0; i + 1 < keys->len; i++) {
        table = step_into(self, table, g_ptr_array_index(keys, i));
        if (table == NULL)
            return false;
    }
    if (peek(self) != '=')
        return fail(self, "\"=\" is missing");
    self->at++;
    skip_blanks(self);
    YamlNode *value = read_value(self, depth + (int) keys->len);
    if (value == NULL)
        return false;
    yaml_node_add(table, g_ptr_array_index(keys, keys->len - 1), value, self->diag);
    return true;
}

/* What stands between `open` and `close`, separated by commas. */
static YamlNode *
read_list(Reader *self, YamlKind kind, char close, int depth)
{
    g_autoptr(YamlNode) list = node_new(self, kind);
    if (list == NULL)
        return NULL;
    self->at++;
    for (;;) {
        skip_space(self);
        if (peek(self) == close)
            break;
        YamlNode *item = kind == YAML_SEQUENCE ? read_value(self, depth + 1) : NULL;
        if (kind == YAML_SEQUENCE ? item == NULL : !read_pair(self, list, depth + 1))
            return NULL;
        if (item != NULL)
            yaml_node_add(list, NULL, item, self->diag);
        skip_space(self);
        if (peek(self) == ',') {
            self->at++;
        } else if (peek(self) != close) {
            fail(self, "a comma or the end of the list is missing");
            return NULL;
        }
    }
    self->at++;
    return g_steal_pointer(&list);
}

/* A number, a date or true and false, as it is written. A date may hold one blank. */
static YamlNode *
read_bare(Reader *self)
{
    gsize start = self->at;
    while (g_ascii_isalnum(peek(self)) ||
           (peek(self) != '\0' && strchr("+-_.:", peek(self))))
        self->at++;
    bool is_date = self->at - start == 10 && self->text[start + 4] == '-';
    if (is_date && peek(self) == ' ' && self->at + 1 < self->end &&
        g_ascii_isdigit(self->text[self->at + 1])) {
        self->at++;
        while (g_ascii_isalnum(peek(self)) ||
               (peek(self) != '\0' && strchr("+-.:", peek(self))))
            self->at++;
    }
    g_autofree char *word = g_strndup(self->text + start, self->at - start);
    bool is_word = strcmp(word, "true") == 0 || strcmp(word, "false") == 0 ||
                   strstr(word, "inf") != NULL || strstr(word, "nan") != NULL;
    bool is_number = g_ascii_isdigit(*word) || *word == '+' || *word == '-';
    if (!is_word && !is_number) {
        self->at = start;
        fail(self, "a value is missing; text stands in quotes");
        return NULL;
    }
    YamlNode *node = node_new(self, YAML_SCALAR);
    if (node != NULL)
        node->value = g_steal_pointer(&word);
    return node;
}

static YamlNode *
read_value(Reader *self, int depth)
{
    if (depth > LIMIT_YAML_DEPTH) {
        fail(self, "nested deeper than " G_STRINGIFY(LIMIT_YAML_DEPTH) " levels");
        return NULL;
    }
    switch (peek(self)) {
    case '[':
        return read_list(self, YAML_SEQUENCE, ']', depth);
    case '{':
        return read_list(self, YAML_MAPPING, '}', depth);
    case '"':
    case '\'':
        break;
    default:
        return read_bare(self);
    }
    YamlNode *node = node_new(self, YAML_SCALAR);
    if (node == NULL)
        return NULL;
    node->is_quoted = true;
    node->value = read_string(self);
    if (node->value == NULL)
        g_clear_pointer(&node, yaml_node_free);
    return node;
}

/* ---- tables ---------------------------------------------------------------------------- */

/* The next table of the array `key` in `table`. */
static YamlNode *
append_table(Reader *self, YamlNode *table, const char *key)
{
    YamlNode *list = (YamlNode *) yaml_lookup(table, key);
    if (list == NULL) {
        list = node_new(self, YAML_SEQUENCE);
        if (list == NULL)
            return NULL;
        yaml_node_add(table, key, list, self->diag);
    }
    if (list->kind != YAML_SEQUENCE) {
        fail(self, "this name has a value already and is no array of tables");
        return NULL;
    }
    YamlNode *item = node_new(self, YAML_MAPPING);
    if (item != NULL)
        yaml_node_add(list, NULL, item, self->diag);
    return item;
}

/* [a.b] or [[a.b]]: the table that the lines behind it fill. NULL with error. */
static YamlNode *
read_header(Reader *self, YamlNode *root)
{
    bool is_array = looks_at(self, "[[");
    const char *close = is_array ? "]]" : "]";
    self->at += strlen(close);
    g_autoptr(GPtrArray) keys = read_keys(self);
    if (keys == NULL)
        return NULL;
    YamlNode *table = root;
    for (guint i = 0; table != NULL && i < keys->len; i++) {
        const char *key = g_ptr_array_index(keys, i);
        bool is_last = i + 1 == keys->len;
        table = is_last && is_array ? append_table(self, table, key)
                                    : step_into(self, table, key);
    }
    if (table == NULL)
        return NULL;
    if (!looks_at(self, close)) {
        fail(self, "\"]\" is missing");
        return NULL;
    }
    self->at += strlen(close);
    return finish_line(self) ? table : NULL;
}

YamlNode *
toml_parse(const Source *source, gsize start, gsize end, Diag *diag, GError **error)
{
    Reader self = {source, source_text(source), start, end, diag, error, 0};
    if (end - start > LIMIT_YAML_BYTES) {
        fail(&self, "longer than 1 MiB");
        return NULL;
    }
    g_autoptr(YamlNode) root = node_new(&self, YAML_MAPPING);
    YamlNode *table = root;
    for (skip_space(&self); self.at < self.end; skip_space(&self)) {
        if (peek(&self) == '[')
            table = read_header(&self, root);
        else if (!read_pair(&self, table, 1) || !finish_line(&self))
            return NULL;
        if (table == NULL)
            return NULL;
    }
    return g_steal_pointer(&root);
}
