/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "font/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(hb_blob_t, hb_blob_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(hb_face_t, hb_face_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(hb_set_t, hb_set_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(hb_subset_input_t, hb_subset_input_destroy)

/* OS/2 fsType */
#define FS_TYPE_OFFSET 8
#define FS_TYPE_RESTRICTED 0x0002
#define FS_TYPE_NO_SUBSETTING 0x0100
#define FS_TYPE_BITMAPS_ONLY 0x0200

/* The scripts of India and South East Asia, and where Khmer begins in them. */
#define INDIC_FIRST 0x0900
#define INDIC_LAST 0x1FFF
#define KHMER_FIRST 0x1780

/* What typesetting may show though no text has it: hyphen, box for a missing glyph, wrap
 * mark, dots of leaders; ι and г, by which text/chain.c knows a face's Greek and Cyrillic. */
static const gunichar always[] = {0x2010, 0x25A1, 0x21AA, 0x2026, 0x00B7, 0x03B9, 0x0433};

static hb_face_t *
open_face(const FontFace *face)
{
    gsize length;
    const char *data = g_bytes_get_data(font_face_bytes(face), &length);
    g_autoptr(hb_blob_t) blob =
        hb_blob_create(data, (unsigned) length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    return hb_face_create(blob, (unsigned) font_face_bytes_index(face));
}

static unsigned
fs_type(hb_face_t *face)
{
    g_autoptr(hb_blob_t) table =
        hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const guint8 *data = (const guint8 *) hb_blob_get_data(table, &length);
    if (length < FS_TYPE_OFFSET + 2)
        return 0;
    return (unsigned) data[FS_TYPE_OFFSET] << 8 | data[FS_TYPE_OFFSET + 1];
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
    g_autoptr(hb_blob_t) table = hb_face_reference_table(face, tag);
    return hb_blob_get_length(table) > 0;
}

static hb_subset_input_t *
describe_cut(const hb_set_t *characters)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    g_assert(input != NULL); /* out of memory */
    hb_set_union(hb_subset_input_unicode_set(input), characters);
    hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(features);
    hb_set_invert(features);
    hb_set_t *names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
    hb_set_add_range(names, 0, 25); /* copyright and licence go with the glyphs */
    return input;
}

GBytes *
font_face_cut(const FontFace *face, const hb_set_t *characters, bool *is_opentype_cff,
              GError **error)
{
    g_autoptr(hb_face_t) whole = open_face(face);
    if (hb_face_get_glyph_count(whole) == 0) {
        g_set_error(error, FONT_ERROR, 0, "%s: not a font that can be read", face->file);
        return NULL;
    }
    if ((fs_type(whole) & FS_TYPE_NO_SUBSETTING) != 0) {
        g_set_error(error, FONT_ERROR, 0, "%s: the font forbids to be cut down (fsType)",
                    face->file);
        return NULL;
    }
    g_autoptr(hb_subset_input_t) input = describe_cut(characters);
    g_autoptr(hb_face_t) cut = hb_subset_or_fail(whole, input);
    if (cut == NULL) {
        g_set_error(error, FONT_ERROR, 0, "%s: the font cannot be cut down", face->file);
        return NULL;
    }
    *is_opentype_cff = has_table(cut, HB_TAG('C', 'F', 'F', ' ')) ||
                       has_table(cut, HB_TAG('C', 'F', 'F', '2'));
    g_autoptr(hb_blob_t) blob = hb_face_reference_blob(cut);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    font_face_let_go(face);
    return g_bytes_new(data, length);
}

/* Vowel signs that shaping writes in two parts, of which Unicode names no first. */
static hb_codepoint_t
first_part(hb_codepoint_t c)
{
    switch (c) {
    case 0x0E33: /* Thai */
        return 0x0E4D;
    case 0x0EB3: /* Lao */
        return 0x0ECD;
    case 0x17BE: /* Khmer */
    case 0x17BF:
    case 0x17C0:
    case 0x17C4:
    case 0x17C5:
        return 0x17C1;
    default:
        return 0;
    }
}

/* Adds what shaping may put for `c`: its mirror image, the parts of an Indic vowel. */
static void
add_character(hb_set_t *set, hb_codepoint_t c)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_codepoint_t parts[2] = {c, 0};
    hb_set_add(set, c);
    hb_set_add(set, hb_unicode_mirroring(unicode, c));
    while (parts[0] >= INDIC_FIRST && parts[0] <= INDIC_LAST &&
           hb_unicode_decompose(unicode, parts[0], &parts[0], &parts[1])) {
        hb_set_add(set, parts[0]);
        hb_set_add(set, parts[1]);
    }
    hb_codepoint_t first = first_part(c);
    if (first == 0)
        return;
    hb_set_add(set, first);
    if (c < KHMER_FIRST)
        hb_set_add(set, c - 1); /* the second part stands before the whole */
}

static hb_set_t *
collect_characters(GHashTable *characters)
{
    hb_set_t *set = hb_set_create();
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, characters);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        add_character(set, GPOINTER_TO_UINT(key));
    return set;
}

GBytes *
font_face_subset(const FontFace *face, GHashTable *characters, bool *is_opentype_cff,
                 GError **error)
{
    g_autoptr(hb_set_t) set = collect_characters(characters);
    return font_face_cut(face, set, is_opentype_cff, error);
}

/* The name `id` of the face's name table, one line; NULL when it has none. */
static char *
read_name(hb_face_t *face, hb_ot_name_id_t id)
{
    unsigned length = 0;
    length = hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), NULL, NULL);
    if (length == 0)
        return NULL;
    g_autofree char *name = g_malloc(length + 1);
    unsigned size = length + 1;
    hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, name);
    return g_utf8_make_valid(name, -1);
}

static char *
name_licence(hb_face_t *face)
{
    static const struct {
        const char *words, *name;
    } known[] = {{"Open Font License", "OFL-1.1"},
                 {"OFL", "OFL-1.1"},
                 {"Apache License", "Apache-2.0"},
                 {"apache.org/licenses", "Apache-2.0"}};
    g_autofree char *text = read_name(face, 13);
    g_autofree char *url = read_name(face, 14);
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if ((text != NULL && strstr(text, known[i].words) != NULL) ||
            (url != NULL && strstr(url, known[i].words) != NULL))
            return g_strdup(known[i].name);
    return text != NULL ? g_steal_pointer(&text) : g_steal_pointer(&url);
}

bool
font_face_licence(const FontFace *face, char **licence, char **copyright)
{
    g_autoptr(hb_face_t) whole = open_face(face);
    *licence = name_licence(whole);
    *copyright = read_name(whole, HB_OT_NAME_ID_COPYRIGHT);
    return (fs_type(whole) & (FS_TYPE_RESTRICTED | FS_TYPE_BITMAPS_ONLY)) == 0;
}

FontSet *
font_set_subset(const FontSet *self, GHashTable *characters, GError **error)
{
    hb_set_t *set = collect_characters(characters);
    hb_set_add_range(set, 0x20, 0x7E);
    for (guint i = 0; i < G_N_ELEMENTS(always); i++)
        hb_set_add(set, always[i]);
    if (!hb_set_allocation_successful(set)) {
        hb_set_destroy(set);
        g_set_error(error, FONT_ERROR, 0, "too many characters to cut fonts down to");
        return NULL;
    }
    return font_set_new_cut(self, set);
}
