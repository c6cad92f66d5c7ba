/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "font/face.h"

#include <hb-ot.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/limits.h"
#include "font/halve.h"
#include "font/subset.h"

struct FontFaceState {
    GMutex lock;
    GBytes *bytes;  /* NULL: not asked for yet */
    bool is_mapped; /* `bytes` are pages of the file */
    int bytes_index;
    hb_set_t *coverage; /* NULL: not asked for yet */
    int memory_file;    /* -1: none */
    char *memory_path;
    const FontFace *base;       /* what is cut; NULL: a whole face */
    const hb_set_t *characters; /* what it is cut down to */
};

FontFace *
font_face_new(const char *family, const char *file)
{
    FontFace *self = g_new0(FontFace, 1);
    self->family = g_strdup(family);
    self->file = g_strdup(file);
    self->weight = 400;
    self->state = g_new0(FontFaceState, 1);
    self->state->memory_file = -1;
    g_mutex_init(&self->state->lock);
    return self;
}

void
font_face_set_index(FontFace *self, int index)
{
    self->index = self->state->bytes_index = index;
}

FontFace *
font_face_new_cut(const FontFace *base, const hb_set_t *characters)
{
    FontFace *self = font_face_new(base->family, base->file);
    font_face_set_index(self, base->index);
    self->weight = base->weight;
    self->is_italic = base->is_italic;
    self->is_narrow_or_wide = base->is_narrow_or_wide;
    self->state->base = base;
    self->state->characters = characters;
    return self;
}

void
font_face_free(FontFace *self)
{
    if (self == NULL)
        return;
    g_clear_pointer(&self->state->bytes, g_bytes_unref);
    hb_set_destroy(self->state->coverage);
    if (self->state->memory_file >= 0)
        close(self->state->memory_file);
    g_free(self->state->memory_path);
    g_mutex_clear(&self->state->lock);
    g_free(self->state);
    g_free(self->config_family);
    g_free(self->family);
    g_free(self->file);
    g_free(self);
}

/* A path of the memory file `descriptor` that spells a hash of its content in "/" and
 * "/.": when a descriptor is used again, cairo must not take the new font for the old. */
static char *
spell_memory_path(int descriptor, GBytes *bytes)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize length = sizeof digest;
    g_checksum_update(sum, g_bytes_get_data(bytes, NULL),
                      (gssize) g_bytes_get_size(bytes));
    g_checksum_get_digest(sum, digest, &length);
    g_autoptr(GString) path = g_string_new("/proc/self/fd");
    for (int bit = 0; bit < 64; bit++)
        g_string_append(path, digest[bit / 8] >> bit % 8 & 1 ? "/." : "/");
    g_string_append_printf(path, "/%d", descriptor);
    return g_string_free(g_steal_pointer(&path), FALSE);
}

static bool
write_all(int descriptor, GBytes *bytes)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    while (length > 0) {
        ssize_t written = write(descriptor, data, length);
        if (written <= 0)
            return false;
        data += written;
        length -= (gsize) written;
    }
    return true;
}

static bool
put_in_memory(FontFaceState *state, GBytes *bytes)
{
    int descriptor = memfd_create("font", MFD_CLOEXEC);
    if (descriptor < 0)
        return false;
    if (!write_all(descriptor, bytes)) {
        close(descriptor);
        return false;
    }
    state->memory_file = descriptor;
    state->memory_path = spell_memory_path(descriptor, bytes);
    return true;
}

FontFace *
font_face_new_read(const char *family, const char *file, GBytes *bytes)
{
    FontFace *self = font_face_new(family, file);
    self->state->bytes = bytes;
    if (put_in_memory(self->state, bytes))
        return self;
    font_face_free(self);
    return NULL;
}

static GBytes *
map_file(const char *file, bool *is_mapped)
{
    g_autoptr(GMappedFile) mapped = g_mapped_file_new(file, FALSE, NULL);
    *is_mapped = false;
    if (mapped == NULL || g_mapped_file_get_length(mapped) > LIMIT_FONT_BYTES)
        return g_bytes_new(NULL, 0);
    *is_mapped = g_mapped_file_get_length(mapped) > 0;
    return g_mapped_file_get_bytes(mapped);
}

void
font_face_let_go(const FontFace *face)
{
    const FontFaceState *state = face->state;
    gsize length;
    const void *bytes = state->is_mapped ? g_bytes_get_data(state->bytes, &length) : NULL;
    if (bytes != NULL)
        madvise((void *) (guintptr) bytes, length, MADV_DONTNEED);
}

/* Called with the lock held. A face that cannot be cut is taken whole. */
static void
read_bytes(const FontFace *self)
{
    FontFaceState *state = self->state;
    if (state->bytes != NULL)
        return;
    if (state->base != NULL) {
        bool is_cff = false;
        g_autoptr(GBytes) cut =
            font_face_cut(state->base, state->characters, &is_cff, NULL);
        if (cut != NULL && !is_cff)
            cut = font_halve_signs(g_steal_pointer(&cut));
        if (cut != NULL && put_in_memory(state, cut)) {
            state->bytes = g_steal_pointer(&cut);
            state->bytes_index = 0;
            return;
        }
    }
    state->bytes = state->base != NULL ? g_bytes_ref(font_face_bytes(state->base))
                                       : map_file(self->file, &state->is_mapped);
}

GBytes *
font_face_bytes(const FontFace *face)
{
    g_mutex_lock(&face->state->lock);
    read_bytes(face);
    g_mutex_unlock(&face->state->lock);
    return face->state->bytes;
}

int
font_face_bytes_index(const FontFace *face)
{
    font_face_bytes(face);
    return face->state->bytes_index;
}

const char *
font_face_path(const FontFace *face)
{
    font_face_bytes(face);
    const FontFaceState *state = face->state;
    if (state->memory_path == NULL && state->base != NULL)
        return font_face_path(state->base);
    return state->memory_path != NULL ? state->memory_path : face->file;
}

/* Korean faces of old draw a won sign where ASCII has its backslash: a reader of paths and
 * patterns would be told another character. Such a face has none. */
static bool
draws_won_for_backslash(hb_face_t *face)
{
    hb_font_t *font = hb_font_create(face);
    hb_codepoint_t backslash = 0, won = 0;
    hb_glyph_extents_t a, b;
    bool is_won = hb_font_get_nominal_glyph(font, '\\', &backslash) &&
                  hb_font_get_nominal_glyph(font, 0x20A9, &won) &&
                  hb_font_get_glyph_extents(font, backslash, &a) &&
                  hb_font_get_glyph_extents(font, won, &b) &&
                  a.x_bearing == b.x_bearing && a.y_bearing == b.y_bearing &&
                  a.width == b.width && a.height == b.height;
    hb_font_destroy(font);
    return is_won;
}

/* Lends `bytes` to the face, which must not outlive them. */
static hb_face_t *
open_face(GBytes *bytes, int index)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    hb_blob_t *blob =
        hb_blob_create(data, (unsigned) length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, (unsigned) index);
    hb_blob_destroy(blob);
    return face;
}

static hb_set_t *
read_coverage(GBytes *bytes, int index)
{
    hb_set_t *coverage = hb_set_create();
    hb_face_t *face = open_face(bytes, index);
    hb_face_collect_unicodes(face, coverage);
    if (draws_won_for_backslash(face))
        hb_set_del(coverage, '\\');
    hb_face_destroy(face);
    return coverage;
}

bool
font_face_is_variable(const FontFace *face)
{
    hb_face_t *opened = open_face(font_face_bytes(face), face->index);
    bool is_variable = hb_ot_var_has_data(opened);
    hb_face_destroy(opened);
    return is_variable;
}

bool
font_face_covers(const FontFace *face, gunichar c)
{
    FontFaceState *state = face->state;
    if (state->base != NULL) /* known before it is cut */
        return hb_set_has(state->characters, c) && font_face_covers(state->base, c);
    g_mutex_lock(&state->lock);
    if (state->coverage == NULL) {
        read_bytes(face);
        state->coverage = read_coverage(state->bytes, face->index);
    }
    g_mutex_unlock(&state->lock);
    return hb_set_has(state->coverage, c);
}
