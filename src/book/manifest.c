/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/manifest.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/measure.h"
#include "book/isbn.h"

static void
person_free(gpointer data)
{
    BookPerson *person = data;
    g_free(person->name);
    g_free(person->role);
    g_free(person->file_as);
    g_free(person);
}

static void
part_free(gpointer data)
{
    BookManifestPart *part = data;
    g_free(part->title);
    g_ptr_array_unref(part->posts);
    g_free(part);
}

static BookManifest *
manifest_new(void)
{
    BookManifest *self = g_new0(BookManifest, 1);
    self->authors = book_people_new();
    self->parts = g_ptr_array_new_with_free_func(part_free);
    self->colophon = g_ptr_array_new_with_free_func(g_free);
    self->has_epub_pages = self->has_epub_fonts = true;
    self->bleed = -1;
    self->multiple_of = 2;
    return self;
}

void
book_manifest_free(BookManifest *self)
{
    if (self == NULL)
        return;
    char **const strings[] = {
        &self->title,     &self->subtitle,   &self->language,      &self->publisher,
        &self->published, &self->edition,    &self->rights,        &self->description,
        &self->cover,     &self->series,     &self->style,         &self->isbn_epub,
        &self->isbn_pdf,  &self->isbn_print, &self->isbn_addition, &self->certified_by,
        &self->icc,       &self->dedication, &self->preface};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(*strings[i]);
    g_ptr_array_unref(self->authors);
    g_ptr_array_unref(self->parts);
    g_ptr_array_unref(self->colophon);
    yaml_node_free(self->yaml);
    source_free(self->source);
    g_free(self);
}

/* ---- names ---------------------------------------------------------------------------- */

static const char *const top_keys[] = {
    "title",   "subtitle", "authors", "language",    "publisher",  "published",
    "edition", "rights",   "isbn",    "description", "cover",      "series",
    "posts",   "parts",    "style",   "line-breaks", "series-nav", "links",
    "print",   "pdf",      "epub",    "figures",     "colophon",   "dedication",
    "preface", NULL};

static guint
edit_distance(const char *a, const char *b)
{
    gsize n = strlen(b);
    g_autofree guint *row = g_new(guint, n + 1);
    for (guint k = 0; k <= n; k++)
        row[k] = k;
    for (guint i = 1; a[i - 1] != '\0'; i++) {
        guint diagonal = row[0];
        row[0] = i;
        for (guint k = 1; k <= n; k++) {
            guint above = row[k];
            guint same = diagonal + (a[i - 1] != b[k - 1]);
            row[k] = MIN(same, MIN(above, row[k - 1]) + 1);
            diagonal = above;
        }
    }
    return row[n];
}

static const char *
nearest(const char *name, const char *const *known)
{
    const char *best = known[0];
    for (guint i = 1; known[i] != NULL; i++)
        if (strlen(name) < 64 &&
            edit_distance(name, known[i]) < edit_distance(name, best))
            best = known[i];
    return best;
}

/* Every key of `mapping` is one of `known`; the others are told. */
static void
check_keys(const YamlNode *mapping, const char *const *known, Diag *diag)
{
    for (guint i = 0; mapping->kind == YAML_MAPPING && i < mapping->keys->len; i++) {
        const char *key = g_ptr_array_index(mapping->keys, i);
        const YamlNode *value = g_ptr_array_index(mapping->children, i);
        if (!g_strv_contains(known, key))
            diag_add(diag, DIAG_ERROR, value->key_place, "manifest-key",
                     "there is no key '%s' here; it is ignored; did you mean '%s'?", key,
                     nearest(key, known));
    }
}

/* The index of the word under `key` in `words`; 0, told, for any other. */
static guint
choose_word(const YamlNode *mapping, const char *key, const char *const *words,
            Diag *diag)
{
    const YamlNode *node = yaml_lookup(mapping, key);
    const char *word = yaml_lookup_string(mapping, key);
    if (node != NULL && node->kind != YAML_SCALAR)
        diag_add(diag, DIAG_ERROR, node->place, "manifest-value",
                 "'%s' is one word, no list; '%s' is taken", key, words[0]);
    if (word == NULL)
        return 0;
    for (guint i = 0; words[i] != NULL; i++)
        if (strcmp(word, words[i]) == 0)
            return i;
    diag_add(diag, DIAG_ERROR, yaml_lookup(mapping, key)->place, "manifest-value",
             "'%s: %s' is not known; '%s' is taken; did you mean '%s'?", key, word,
             words[0], nearest(word, words));
    return 0;
}

/* The mapping under `key`; NULL, told, when something else stands there. */
static const YamlNode *
table_under(const BookManifest *self, const char *key, Diag *diag)
{
    const YamlNode *node = yaml_lookup(self->yaml, key);
    if (node == NULL || node->kind == YAML_MAPPING || node->kind == YAML_NULL)
        return node;
    diag_add(diag, DIAG_ERROR, node->place, "manifest-value",
             "'%s' holds keys of its own, as ebook(1) shows; this is ignored", key);
    return NULL;
}

/* true or false under `key`; false, told, for anything else. */
static bool
read_bool(const YamlNode *mapping, const char *key, Diag *diag)
{
    const YamlNode *node = yaml_lookup(mapping, key);
    bool is_known =
        yaml_lookup_bool(mapping, key, true) == yaml_lookup_bool(mapping, key, false);
    if (node != NULL && !is_known)
        diag_add(diag, DIAG_ERROR, node->place, "manifest-value",
                 "'%s' is true or false; false is taken", key);
    return yaml_lookup_bool(mapping, key, false);
}

/* A length with a unit, in Pango units; `otherwise`, told, when it is none. */
static int
read_length(const YamlNode *mapping, const char *key, int otherwise, Diag *diag)
{
    static const struct {
        const char *unit;
        double points;
    } units[] = {
        {"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72}, {"pt", 1}, {"", 72 / 25.4}};
    const char *text = yaml_lookup_string(mapping, key);
    if (text == NULL)
        return otherwise;
    char *end;
    double value = g_ascii_strtod(text, &end);
    while (*end == ' ')
        end++;
    for (guint i = 0; end != text && i < G_N_ELEMENTS(units); i++)
        if (strcmp(end, units[i].unit) == 0 && value >= 0 && value <= 500)
            return MEASURE_PT(value * units[i].points);
    diag_add(diag, DIAG_ERROR, yaml_lookup(mapping, key)->place, "manifest-value",
             "'%s: %s' is no length; it is ignored; write 3mm", key, text);
    return otherwise;
}

static double
read_number(const YamlNode *mapping, const char *key, double otherwise, double max,
            Diag *diag)
{
    const char *text = yaml_lookup_string(mapping, key);
    if (text == NULL)
        return otherwise;
    char *end;
    double value = g_ascii_strtod(text, &end);
    if (end != text && *end == '\0' && value >= 0 && value <= max)
        return value;
    diag_add(diag, DIAG_ERROR, yaml_lookup(mapping, key)->place, "manifest-value",
             "'%s: %s' is no number from 0 to %g; it is ignored", key, text, max);
    return otherwise;
}

/* ---- parts of the manifest ------------------------------------------------------------- */

GPtrArray *
book_people_new(void)
{
    return g_ptr_array_new_with_free_func(person_free);
}

void
book_people_add(GPtrArray *people, const char *name, const char *role,
                const char *file_as)
{
    BookPerson *person = g_new0(BookPerson, 1);
    person->name = g_strdup(name);
    person->role = g_strdup(role);
    person->file_as = g_strdup(file_as);
    g_ptr_array_add(people, person);
}

static void
add_person(BookManifest *self, const char *name, const char *role, const char *file_as)
{
    if (name != NULL)
        book_people_add(self->authors, name, role != NULL ? role : "지은이", file_as);
}

static void
read_authors(BookManifest *self, Diag *diag)
{
    static const char *const known[] = {"name", "role", "file-as", NULL};
    const YamlNode *authors = yaml_lookup(self->yaml, "authors");
    if (authors == NULL)
        return;
    bool is_list = authors->kind == YAML_SEQUENCE;
    for (guint i = 0; i < (is_list ? authors->children->len : 1); i++) {
        const YamlNode *author =
            is_list ? g_ptr_array_index(authors->children, i) : authors;
        if (author->kind == YAML_SCALAR) {
            add_person(self, author->value, NULL, NULL);
        } else {
            check_keys(author, known, diag);
            add_person(self, yaml_lookup_string(author, "name"),
                       yaml_lookup_string(author, "role"),
                       yaml_lookup_string(author, "file-as"));
        }
    }
}

/* A part with the posts that `node`, the manifest or an entry of its parts, names. */
static void
add_part(BookManifest *self, const YamlNode *node, const char *title)
{
    const YamlNode *posts = yaml_lookup(node, "posts");
    BookManifestPart *part = g_new0(BookManifestPart, 1);
    part->title = g_strdup(title);
    part->posts = yaml_lookup_strings(node, "posts");
    part->place = posts != NULL ? posts->place : DIAG_NOWHERE;
    g_ptr_array_add(self->parts, part);
}

static void
read_parts(BookManifest *self, Diag *diag)
{
    static const char *const known[] = {"title", "posts", NULL};
    const YamlNode *posts = yaml_lookup(self->yaml, "posts");
    const YamlNode *parts = yaml_lookup(self->yaml, "parts");
    const YamlNode *ignored = posts != NULL ? posts : parts;
    if (ignored != NULL && self->series != NULL)
        diag_add(diag, DIAG_ERROR, ignored->key_place, "manifest-value",
                 "'series' says already which posts; 'posts' and 'parts' are ignored");
    if (parts != NULL && parts->kind != YAML_SEQUENCE && parts->kind != YAML_NULL)
        diag_add(diag, DIAG_ERROR, parts->place, "manifest-value",
                 "'parts' is a list of {title, posts}; this is ignored");
    if (posts != NULL)
        add_part(self, self->yaml, NULL);
    for (guint i = 0;
         parts != NULL && parts->kind == YAML_SEQUENCE && i < parts->children->len; i++) {
        const YamlNode *part = g_ptr_array_index(parts->children, i);
        check_keys(part, known, diag);
        add_part(self, part, yaml_lookup_string(part, "title"));
    }
}

static void
read_colophon(BookManifest *self, Diag *diag)
{
    const YamlNode *colophon = table_under(self, "colophon", diag);
    bool is_table = colophon != NULL && colophon->kind == YAML_MAPPING;
    for (guint i = 0; is_table && i < colophon->keys->len; i++) {
        const char *label = g_ptr_array_index(colophon->keys, i);
        const char *value = yaml_lookup_string(colophon, label);
        if (value == NULL)
            continue;
        g_ptr_array_add(self->colophon, g_strdup(label));
        g_ptr_array_add(self->colophon, g_strdup(value));
    }
}

static void
read_isbn(BookManifest *self, Diag *diag)
{
    static const char *const known[] = {"epub", "pdf", "print", "addition", NULL};
    const YamlNode *isbn = table_under(self, "isbn", diag);
    if (isbn == NULL)
        return;
    check_keys(isbn, known, diag);
    self->isbn_epub = g_strdup(yaml_lookup_string(isbn, "epub"));
    self->isbn_pdf = g_strdup(yaml_lookup_string(isbn, "pdf"));
    self->isbn_print = g_strdup(yaml_lookup_string(isbn, "print"));
    self->isbn_addition = g_strdup(yaml_lookup_string(isbn, "addition"));
    char **const numbers[] = {&self->isbn_epub, &self->isbn_pdf, &self->isbn_print};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (*numbers[i] == NULL || book_isbn_is_valid(*numbers[i]))
            continue;
        diag_add(diag, DIAG_ERROR, yaml_lookup(isbn, known[i])->place, "isbn",
                 "'%s' is no ISBN-13: its check digit or length is wrong; it is ignored",
                 *numbers[i]);
        g_clear_pointer(numbers[i], g_free);
    }
    if (self->isbn_epub != NULL && g_strcmp0(self->isbn_epub, self->isbn_pdf) == 0)
        diag_add(diag, DIAG_WARNING, isbn->place, "isbn",
                 "EPUB and PDF have the same ISBN; each format needs its own");
}

/* "crop", "all", or a list of such. */
static void
read_marks(BookManifest *self, const YamlNode *print, Diag *diag)
{
    static const char *const known[] = {"none", "crop", "registration", "all", NULL};
    g_autoptr(GPtrArray) words = yaml_lookup_strings(print, "marks");
    for (guint i = 0; i < words->len; i++) {
        const char *word = words->pdata[i];
        bool is_all = strcmp(word, "all") == 0;
        self->has_crop_marks |= is_all || strcmp(word, "crop") == 0;
        self->has_registration_marks |= is_all || strcmp(word, "registration") == 0;
        if (!g_strv_contains(known, word))
            diag_add(diag, DIAG_ERROR, yaml_lookup(print, "marks")->place,
                     "manifest-value", "'marks: %s' is not known; did you mean '%s'?",
                     word, nearest(word, known));
    }
}

static void
read_print(BookManifest *self, Diag *diag)
{
    static const char *const known[] = {"bleed", "marks",       "colour",
                                        "icc",   "multiple-of", "spine",
                                        "paper", "thickness",   NULL};
    const YamlNode *print = table_under(self, "print", diag);
    if (print == NULL)
        return;
    check_keys(print, known, diag);
    self->bleed = read_length(print, "bleed", -1, diag);
    read_marks(self, print, diag);
    self->has_colour = yaml_lookup_bool(print, "colour", false);
    self->icc = g_strdup(yaml_lookup_string(print, "icc"));
    self->multiple_of = MAX(1, (int) read_number(print, "multiple-of", 2, 64, diag));
    self->spine_width = read_length(print, "spine", 0, diag);
    self->paper_weight = read_number(print, "paper", 0, 400, diag);
    self->paper_thickness = read_number(print, "thickness", 0, 2, diag);
}

static void
read_links(BookManifest *self, Diag *diag)
{
    static const char *const known[] = {"pdf", "qr", NULL};
    static const char *const styles[] = {"footnote", "endnote", "none", NULL};
    static const char *const codes[] = {"videos", "all", "none", NULL};
    const YamlNode *links = table_under(self, "links", diag);
    if (links == NULL)
        return;
    check_keys(links, known, diag);
    self->links = (BookPrintLinks) choose_word(links, "pdf", styles, diag);
    self->qr = (BookQr) choose_word(links, "qr", codes, diag);
}

static void
read_formats(BookManifest *self, Diag *diag)
{
    static const char *const epub_keys[] = {"pages",        "fonts", "legacy-pages",
                                            "certified-by", "math",  NULL};
    static const char *const pdf_keys[] = {"max-ppi", NULL};
    static const char *const pages[] = {"pdf", "none", NULL};
    static const char *const fonts[] = {"embed", "none", NULL};
    static const char *const math[] = {"picture", "mathml", NULL};
    const YamlNode *epub = table_under(self, "epub", diag);
    if (epub != NULL) {
        check_keys(epub, epub_keys, diag);
        self->has_epub_pages = choose_word(epub, "pages", pages, diag) == 0;
        self->has_epub_fonts = choose_word(epub, "fonts", fonts, diag) == 0;
        self->has_mathml = choose_word(epub, "math", math, diag) == 1;
        self->has_legacy_pages = read_bool(epub, "legacy-pages", diag);
        self->certified_by = g_strdup(yaml_lookup_string(epub, "certified-by"));
    }
    const YamlNode *pdf = table_under(self, "pdf", diag);
    if (pdf != NULL) {
        check_keys(pdf, pdf_keys, diag);
        self->max_ppi = read_number(pdf, "max-ppi", 0, 2400, diag);
    }
}

static bool
is_date(const char *text)
{
    g_autofree char *stamp = g_strconcat(text, "T00:00:00Z", NULL);
    g_autoptr(GDateTime) date =
        strlen(text) == 10 ? g_date_time_new_from_iso8601(stamp, NULL) : NULL;
    return date != NULL;
}

static void
read_language(BookManifest *self, Diag *diag)
{
    g_autofree char *written = g_steal_pointer(&self->language);
    self->language = written != NULL ? text_language_tag(written) : NULL;
    if (written != NULL && self->language == NULL)
        diag_add(diag, DIAG_ERROR, yaml_lookup(self->yaml, "language")->place,
                 "manifest-value",
                 "'language: %s' is no language tag; the blog's is taken; write ko",
                 written);
}

static void
read_strings(BookManifest *self, Diag *diag)
{
    const struct {
        const char *key;
        char **field;
    } strings[] = {{"title", &self->title},         {"subtitle", &self->subtitle},
                   {"language", &self->language},   {"publisher", &self->publisher},
                   {"published", &self->published}, {"edition", &self->edition},
                   {"rights", &self->rights},       {"description", &self->description},
                   {"cover", &self->cover},         {"series", &self->series},
                   {"style", &self->style},         {"dedication", &self->dedication},
                   {"preface", &self->preface}};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++) {
        const YamlNode *node = yaml_lookup(self->yaml, strings[i].key);
        if (node != NULL && node->kind != YAML_SCALAR && node->kind != YAML_NULL)
            diag_add(diag, DIAG_ERROR, node->place, "manifest-value",
                     "'%s' is a line of text, no list; it is ignored", strings[i].key);
        *strings[i].field = g_strdup(yaml_lookup_string(self->yaml, strings[i].key));
    }
    read_language(self, diag);
    if (self->series != NULL)
        self->series_place = yaml_lookup(self->yaml, "series")->place;
    if (self->published != NULL && !is_date(self->published)) {
        diag_add(
            diag, DIAG_ERROR, yaml_lookup(self->yaml, "published")->place,
            "manifest-value",
            "'published: %s' is no date; the newest post's is taken; write 2022-01-31",
            self->published);
        g_clear_pointer(&self->published, g_free);
    }
    if (g_strcmp0(self->cover, "auto") == 0)
        g_clear_pointer(&self->cover, g_free);
}

static void
read_manifest(BookManifest *self, Diag *diag)
{
    static const char *const lines[] = {"auto", "keep", "join", NULL};
    static const char *const navs[] = {"drop", "keep", NULL};
    check_keys(self->yaml, top_keys, diag);
    read_strings(self, diag);
    read_authors(self, diag);
    read_parts(self, diag);
    read_colophon(self, diag);
    read_isbn(self, diag);
    read_print(self, diag);
    read_links(self, diag);
    read_formats(self, diag);
    self->lines = (BookLines) choose_word(self->yaml, "line-breaks", lines, diag);
    self->keeps_series_nav = choose_word(self->yaml, "series-nav", navs, diag) == 1;
    self->has_figure_list = read_bool(self->yaml, "figures", diag);
}

BookManifest *
book_manifest_read(const Folder *folder, const char *path, Diag *diag, GError **error)
{
    g_autoptr(BookManifest) self = manifest_new();
    g_autoptr(GError) local = NULL;
    g_autoptr(GBytes) bytes = folder_read(folder, path, LIMIT_YAML_BYTES, &local);
    if (bytes == NULL && g_error_matches(local, FILES_ERROR, FILES_ERROR_MISSING))
        return g_steal_pointer(&self);
    if (bytes == NULL) {
        g_propagate_error(error, g_steal_pointer(&local));
        return NULL;
    }
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    self->source = source_new(path, data != NULL ? data : "", length, error);
    if (self->source == NULL)
        return NULL;
    self->yaml = yaml_parse(self->source, 0, source_length(self->source), diag, error);
    if (self->yaml == NULL)
        return NULL;
    if (self->yaml->kind != YAML_MAPPING)
        diag_add(diag, DIAG_ERROR, self->yaml->place, "manifest-value",
                 "this is no list of 'key: value'; it is ignored");
    read_manifest(self, diag);
    return g_steal_pointer(&self);
}
