/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/svg.h"

#include <string.h>

#include "base/escape.h"
#include "base/limits.h"
#include "image/svg_names.h"
#include "image/svg_style.h"
#include "image/svg_text.h"

#define NS_SVG "http://www.w3.org/2000/svg"
#define NS_XLINK "http://www.w3.org/1999/xlink"
#define NS_XML "http://www.w3.org/XML/1998/namespace"
#define NS_XINCLUDE "http://www.w3.org/2001/XInclude"
#define BINDINGS_MAX 64
#define REMOVED_MAX 8

typedef struct {
    char *prefix; /* "" for the default namespace */
    char *uri;
    guint depth;
} Binding;

typedef struct {
    GString *out;
    GArray *bindings;   /* Binding, innermost last */
    GPtrArray *names;   /* char *: of the open elements as written out */
    GHashTable *ids;    /* char *: those used */
    GPtrArray *removed; /* char *, each once */
    GString *style;     /* the text of the open style element; NULL outside one */
    guint depth, elements;
    guint skipped;   /* depth of the element being left out; 0 none */
    gint64 embedded; /* pixels of pictures inside */
    bool has_root;
} Writer;

static void
binding_clear(gpointer data)
{
    Binding *binding = data;
    g_free(binding->prefix);
    g_free(binding->uri);
}

static bool
refuse(GError **error, PictureError code, const char *message)
{
    g_set_error_literal(error, PICTURE_ERROR, code, message);
    return false;
}

/* Remembers that something was taken out. */
static void G_GNUC_PRINTF(2, 3) remove_thing(Writer *writer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (writer->removed->len < REMOVED_MAX &&
        !g_ptr_array_find_with_equal_func(writer->removed, what, g_str_equal, NULL))
        g_ptr_array_add(writer->removed, g_steal_pointer(&what));
}

/* ---- namespaces ---------------------------------------------------------------------- */

static bool
bind_namespaces(Writer *writer, const char **names, const char **values, GError **error)
{
    for (; *names != NULL; names++, values++) {
        if (!g_str_has_prefix(*names, "xmlns") ||
            ((*names)[5] != '\0' && (*names)[5] != ':'))
            continue;
        if (writer->bindings->len >= BINDINGS_MAX)
            return refuse(error, PICTURE_ERROR_LIMIT, "the SVG has too many namespaces");
        Binding binding = {g_strdup((*names)[5] == ':' ? *names + 6 : ""),
                           g_strdup(*values), writer->depth};
        g_array_append_val(writer->bindings, binding);
    }
    return true;
}

/* The namespace that `prefix` of `length` bytes means here; NULL when it means none. */
static const char *
lookup_namespace(const Writer *writer, const char *prefix, gsize length)
{
    for (guint i = writer->bindings->len; i > 0; i--) {
        const Binding *binding = &g_array_index(writer->bindings, Binding, i - 1);
        if (strlen(binding->prefix) == length &&
            memcmp(binding->prefix, prefix, length) == 0)
            return binding->uri;
    }
    return length == 3 && memcmp(prefix, "xml", 3) == 0 ? NS_XML : NULL;
}

/* Splits "prefix:name"; an element without a prefix is in the default namespace. */
static const char *
namespace_of(const Writer *writer, const char *qualified, const char **local)
{
    const char *colon = strchr(qualified, ':');
    *local = colon != NULL ? colon + 1 : qualified;
    return lookup_namespace(writer, qualified,
                            colon != NULL ? (gsize) (colon - qualified) : 0);
}

static void
unbind_namespaces(Writer *writer)
{
    while (writer->bindings->len > 0 &&
           g_array_index(writer->bindings, Binding, writer->bindings->len - 1).depth >=
               writer->depth)
        g_array_set_size(writer->bindings, writer->bindings->len - 1);
}

/* ---- attributes ---------------------------------------------------------------------- */

static void
write_attribute(Writer *writer, const char *name, const char *value, gsize length)
{
    g_string_append_printf(writer->out, " %s=\"", name);
    escape_xml(writer->out, value, length, false);
    g_string_append_c(writer->out, '"');
}

/* A picture inside the file as a data: URL; its header is checked like that of any other. */
static bool
write_data_url(Writer *writer, const char *value)
{
    const char *comma = strchr(value, ',');
    if (comma == NULL || comma - value < 7 ||
        g_ascii_strncasecmp(comma - 7, ";base64", 7))
        return false;
    gsize length;
    guchar *decoded = g_base64_decode(comma + 1, &length);
    g_autoptr(GBytes) bytes = g_bytes_new_take(decoded, length);
    Picture picture;
    if (!picture_probe(bytes, &picture, NULL) || picture.format == PICTURE_SVG)
        return false;
    writer->embedded += (gint64) picture.width * picture.height;
    if (writer->embedded > LIMIT_IMAGE_PIXELS)
        return false;
    static const char *const types[] = {[PICTURE_JPEG] = "jpeg",
                                        [PICTURE_PNG] = "png",
                                        [PICTURE_GIF] = "gif",
                                        [PICTURE_WEBP] = "webp"};
    g_autofree char *encoded = g_base64_encode(decoded, length);
    g_string_append_printf(writer->out, " xlink:href=\"data:image/%s;base64,%s\"",
                           types[picture.format], encoded);
    return true;
}

static void
write_reference(Writer *writer, const char *element, const char *value)
{
    value += strspn(value, " \t\r\n");
    bool holds_picture = strcmp(element, "image") == 0 || strcmp(element, "feImage") == 0;
    if (strcmp(element, "a") == 0)
        return;
    if (value[0] == '#') {
        g_autoptr(GString) id = g_string_new("#");
        svg_id_append(id, value + 1, strlen(value + 1));
        write_attribute(writer, "xlink:href", id->str, id->len);
    } else if (!holds_picture || g_ascii_strncasecmp(value, "data:", 5) != 0) {
        remove_thing(writer, "a reference to %.60s", value);
    } else if (!write_data_url(writer, value)) {
        remove_thing(writer, "an embedded picture of a kind that is not allowed");
    }
}

static void
write_id(Writer *writer, const char *value)
{
    g_autoptr(GString) id = g_string_new(NULL);
    svg_id_append(id, value, strlen(value));
    if (!g_hash_table_contains(writer->ids, id->str)) {
        write_attribute(writer, "id", id->str, id->len);
        g_hash_table_add(writer->ids, g_strdup(id->str));
    }
}

/* What a filter may ask for; more shows nothing else and takes minutes to draw. */
static bool
is_costly(const char *name, const char *value)
{
    static const struct {
        const char *name;
        double most;
    } limits[] = {{"numOctaves", 10}, {"order", 16}, {"radius", 100}};
    for (guint i = 0; i < G_N_ELEMENTS(limits); i++)
        if (strcmp(name, limits[i].name) == 0) {
            char *rest;
            double first = g_ascii_strtod(value, &rest);
            rest += strspn(rest, ", \t\r\n");
            return !(MAX(first, g_ascii_strtod(rest, NULL)) <= limits[i].most);
        }
    return false;
}

static void
write_value(Writer *writer, const char *name, const char *value)
{
    if (is_costly(name, value)) {
        remove_thing(writer, "the attribute %s, of %.20s", name, value);
        return;
    }
    g_autoptr(GString) clean = g_string_new(NULL);
    if (!svg_style_scrub(value, strlen(value), clean))
        remove_thing(writer, "part of the attribute %s", name);
    if (clean->len > 0 || *value == '\0')
        write_attribute(writer, name, clean->str, clean->len);
}

/* One attribute in no namespace, or xlink:href, xml:space, xml:lang. */
static void
write_allowed(Writer *writer, const char *element, const char *uri, const char *local,
              const char *value)
{
    if (strcmp(local, "href") == 0) {
        write_reference(writer, element, value);
    } else if (uri != NULL && strcmp(uri, NS_XML) == 0) {
        g_autofree char *name = g_strconcat("xml:", local, NULL);
        write_attribute(writer, name, value, strlen(value));
    } else if (strcmp(local, "id") == 0) {
        write_id(writer, value);
    } else if (strcmp(local, "space") != 0) {
        write_value(writer, local, value);
    }
}

static bool
write_attributes(Writer *writer, const char *element, const char **names,
                 const char **values, GError **error)
{
    bool seen[SVG_ATTRIBUTES_MAX] = {false};
    for (; *names != NULL; names++, values++) {
        const char *local;
        const char *uri =
            strchr(*names, ':') != NULL ? namespace_of(writer, *names, &local) : NULL;
        if (uri == NULL)
            local = *names;
        if (uri == NULL && g_ascii_strncasecmp(local, "on", 2) == 0) {
            remove_thing(writer, "the event attribute %.40s", local);
            continue;
        }
        bool is_ours = uri == NULL ||
                       (strcmp(uri, NS_XLINK) == 0 && strcmp(local, "href") == 0) ||
                       (strcmp(uri, NS_XML) == 0 &&
                        (strcmp(local, "space") == 0 || strcmp(local, "lang") == 0));
        int number = is_ours ? svg_attribute(local) : -1;
        if (number < 0)
            continue;
        if (seen[number] && strcmp(local, "href") != 0 && strcmp(local, "lang") != 0)
            return refuse(error, PICTURE_ERROR_BROKEN,
                          "the SVG gives an attribute twice");
        if (!seen[number])
            write_allowed(writer, element, uri, local, *values);
        seen[number] = true;
    }
    return true;
}

/* ---- elements ------------------------------------------------------------------------ */

static bool
check_limits(Writer *writer, const char *uri, GError **error)
{
    if (++writer->elements > LIMIT_SVG_ELEMENTS)
        return refuse(error, PICTURE_ERROR_LIMIT, "the SVG has too many elements");
    if (++writer->depth > LIMIT_SVG_DEPTH)
        return refuse(error, PICTURE_ERROR_LIMIT, "the SVG is nested too deep");
    if (uri != NULL && strcmp(uri, NS_XINCLUDE) == 0)
        return refuse(error, PICTURE_ERROR_UNSUPPORTED, "the SVG includes other files");
    if (writer->depth == 1 && writer->has_root)
        return refuse(error, PICTURE_ERROR_BROKEN, "the SVG has two roots");
    return true;
}

static void
open_element(Writer *writer, const char *name)
{
    g_string_append_printf(writer->out, "<%s", name);
    if (!writer->has_root)
        g_string_append(writer->out,
                        " xmlns=\"" NS_SVG "\" xmlns:xlink=\"" NS_XLINK "\"");
    writer->has_root = true;
    g_ptr_array_add(writer->names, g_strdup(name));
}

static bool
start_known(Writer *writer, const char *local, const char **names, const char **values,
            GError **error)
{
    SvgElement kind = svg_element(local);
    if (!writer->has_root && strcmp(local, "svg") != 0)
        return refuse(error, PICTURE_ERROR_UNKNOWN, "the XML is no SVG");
    if (kind == SVG_ELEMENT_UNKNOWN || kind == SVG_ELEMENT_SILENT) {
        if (kind == SVG_ELEMENT_UNKNOWN)
            remove_thing(writer, "the element %.40s", local);
        writer->skipped = writer->depth;
        return true;
    }
    open_element(writer, kind == SVG_ELEMENT_GROUP ? "g" : local);
    if (!write_attributes(writer, local, names, values, error))
        return false;
    g_string_append_c(writer->out, '>');
    if (kind == SVG_ELEMENT_STYLE && writer->style == NULL)
        writer->style = g_string_new(NULL);
    return true;
}

static void
start_element(GMarkupParseContext *context, const char *name, const char **names,
              const char **values, gpointer data, GError **error)
{
    Writer *writer = data;
    const char *local;
    (void) context;
    if (!bind_namespaces(writer, names, values, error))
        return;
    const char *uri = namespace_of(writer, name, &local);
    if (!check_limits(writer, uri, error) || writer->skipped > 0)
        return;
    bool is_svg = uri == NULL ? local == name : strcmp(uri, NS_SVG) == 0;
    if (is_svg) {
        start_known(writer, local, names, values, error);
    } else if (!writer->has_root) {
        refuse(error, PICTURE_ERROR_UNKNOWN, "the XML is no SVG");
    } else {
        writer->skipped = writer->depth;
    }
}

static void
close_style(Writer *writer)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    if (!svg_style_scrub(writer->style->str, writer->style->len, clean))
        remove_thing(writer, "part of the element style");
    escape_xml(writer->out, clean->str, clean->len, false);
    g_string_free(writer->style, TRUE);
    writer->style = NULL;
}

static void
end_element(GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
    Writer *writer = data;
    (void) context;
    (void) name;
    (void) error;
    if (writer->skipped == 0) {
        const char *open = g_ptr_array_index(writer->names, writer->names->len - 1);
        if (writer->style != NULL && strcmp(open, "style") == 0)
            close_style(writer);
        g_string_append_printf(writer->out, "</%s>", open);
        g_ptr_array_set_size(writer->names, (int) writer->names->len - 1);
    }
    if (writer->skipped == writer->depth)
        writer->skipped = 0;
    writer->depth--;
    unbind_namespaces(writer);
}

static void
take_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data,
          GError **error)
{
    Writer *writer = data;
    (void) context;
    (void) error;
    if (writer->skipped > 0 || writer->depth == 0)
        return;
    if (writer->style != NULL)
        g_string_append_len(writer->style, text, (gssize) length);
    else
        escape_xml(writer->out, text, length, false);
}

/* Comments, processing instructions and the document type. */
static void
take_rest(GMarkupParseContext *context, const char *text, gsize length, gpointer data,
          GError **error)
{
    Writer *writer = data;
    (void) context;
    if (length > 9 && g_ascii_strncasecmp(text, "<!DOCTYPE", 9) == 0 &&
        g_strstr_len(text, (gssize) length, "<!ENTITY") != NULL)
        refuse(error, PICTURE_ERROR_UNSUPPORTED,
               "the SVG declares entities in a document type");
    if (length > 6 && strncmp(text, "<?xml-", 6) == 0)
        remove_thing(writer, "the processing instruction xml-stylesheet");
}

/* ---- the whole ----------------------------------------------------------------------- */

static bool
parse(Writer *writer, const char *text, gsize length, GError **error)
{
    static const GMarkupParser parser = {start_element, end_element, take_text, take_rest,
                                         NULL};
    g_autoptr(GError) broken = NULL;
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, writer, NULL);
    if (g_markup_parse_context_parse(context, text, (gssize) length, &broken) &&
        g_markup_parse_context_end_parse(context, &broken))
        return true;
    if (broken->domain == PICTURE_ERROR)
        g_propagate_error(error, g_steal_pointer(&broken));
    else
        g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                    "the SVG is not well-formed: %s", broken->message);
    return false;
}

static char *
list_removed(const Writer *writer)
{
    if (writer->removed->len == 0)
        return NULL;
    GString *list = g_string_new(g_ptr_array_index(writer->removed, 0));
    for (guint i = 1; i < writer->removed->len; i++)
        g_string_append_printf(list, ", %s",
                               (char *) g_ptr_array_index(writer->removed, i));
    if (writer->removed->len == REMOVED_MAX)
        g_string_append(list, " and perhaps more");
    return g_string_free(list, FALSE);
}

GBytes *
svg_sanitise(GBytes *bytes, char **removed, GError **error)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    *removed = NULL;
    if (length > LIMIT_SVG_BYTES) {
        refuse(error, PICTURE_ERROR_LIMIT, "the SVG has too many bytes");
        return NULL;
    }
    g_autofree char *text = svg_text(data, length, &length, error);
    if (text == NULL)
        return NULL;
    Writer writer = {.out = g_string_sized_new(length + length / 8),
                     .bindings = g_array_new(FALSE, FALSE, sizeof(Binding)),
                     .names = g_ptr_array_new_with_free_func(g_free),
                     .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     .removed = g_ptr_array_new_with_free_func(g_free)};
    g_array_set_clear_func(writer.bindings, binding_clear);
    g_string_append(writer.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    bool is_sound = parse(&writer, text, length, error);
    if (is_sound)
        *removed = list_removed(&writer);
    g_array_unref(writer.bindings);
    g_ptr_array_unref(writer.names);
    g_hash_table_unref(writer.ids);
    g_ptr_array_unref(writer.removed);
    if (writer.style != NULL)
        g_string_free(writer.style, TRUE);
    if (is_sound)
        return g_string_free_to_bytes(writer.out);
    g_string_free(writer.out, TRUE);
    return NULL;
}
