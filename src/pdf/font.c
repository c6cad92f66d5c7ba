/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/font.h"

#include <math.h>
#include <string.h>

#include "font/program.h"
#include "pdf/cmap.h"

#define CODES_MAX 0x10000
#define STRING 0x80000000u /* marks the number of a string among texts */

/* A code, or a glyph that may become one. */
typedef struct {
    guint32 text; /* a character, or STRING and the number of a string; 0: none yet */
    guint32 next; /* the code of the same glyph for another text; 0: none */
    guint16 glyph, code, width;
    bool is_used;
} Code;

struct PdfFont {
    FontProgram *program;
    hb_font_t *font;
    PdfFile *file;
    PdfId id;
    guint number;
    GArray *codes;       /* Code: first one for each glyph, then further ones */
    GPtrArray *strings;  /* char *: texts of several characters */
    GHashTable *indices; /* char * -> its number */
};

struct PdfFonts {
    PdfFile *file;
    GPtrArray *fonts;  /* PdfFont * */
    GHashTable *types; /* PangoFont * (owned) -> PdfType * */
};

/* ---- finding ------------------------------------------------------------------------- */

static void
font_free(gpointer data)
{
    PdfFont *font = data;
    font_program_free(font->program);
    hb_font_destroy(font->font);
    g_array_unref(font->codes);
    g_hash_table_unref(font->indices);
    g_ptr_array_unref(font->strings);
    g_free(font);
}

PdfFonts *
pdf_fonts_new(PdfFile *file)
{
    PdfFonts *self = g_new0(PdfFonts, 1);
    self->file = file;
    self->fonts = g_ptr_array_new_with_free_func(font_free);
    self->types = g_hash_table_new_full(NULL, NULL, g_object_unref, g_free);
    return self;
}

void
pdf_fonts_free(PdfFonts *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->types);
    g_ptr_array_unref(self->fonts);
    g_free(self);
}

static PdfFont *
font_new(PdfFonts *fonts, FontProgram *program, hb_font_t *font)
{
    PdfFont *self = g_new0(PdfFont, 1);
    guint glyphs = MIN(font_program_glyphs(program), CODES_MAX);
    self->program = program;
    self->font = hb_font_reference(font);
    self->file = fonts->file;
    self->id = pdf_file_reserve(fonts->file);
    self->number = fonts->fonts->len;
    self->codes = g_array_sized_new(FALSE, TRUE, sizeof(Code), glyphs);
    g_array_set_size(self->codes, glyphs);
    self->strings = g_ptr_array_new_with_free_func(g_free);
    self->indices = g_hash_table_new(g_str_hash, g_str_equal);
    g_ptr_array_add(fonts->fonts, self);
    return self;
}

PdfFont *
pdf_fonts_find_face(PdfFonts *self, hb_font_t *font)
{
    for (guint i = 0; i < self->fonts->len; i++) {
        PdfFont *known = g_ptr_array_index(self->fonts, i);
        if (font_program_is_of(known->program, font))
            return known;
    }
    FontProgram *program = font_program_new(font);
    return program != NULL ? font_new(self, program, font) : NULL;
}

const PdfType *
pdf_fonts_find(PdfFonts *self, PangoFont *font)
{
    PdfType *type = g_hash_table_lookup(self->types, font);
    if (type != NULL)
        return type;
    hb_font_t *hb = pango_font_get_hb_font(font);
    int width, height;
    hb_font_get_scale(hb, &width, &height);
    type = g_new0(PdfType, 1);
    type->font = pdf_fonts_find_face(self, hb);
    type->size = floor(width / (PANGO_SCALE / 1000.0) + 0.5) / 1000;
    g_hash_table_insert(self->types, g_object_ref(font), type);
    return type;
}

guint
pdf_font_number(const PdfFont *self)
{
    return self->number;
}

PdfId
pdf_font_id(const PdfFont *self)
{
    return self->id;
}

guint
pdf_font_glyph(const PdfFont *self, gunichar c)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(self->font, c, &glyph) ? glyph : 0;
}

/* ---- noting -------------------------------------------------------------------------- */

static guint16
width_of(const PdfFont *self, guint glyph)
{
    return (guint16) CLAMP(floor(font_program_advance(self->program, glyph) + 0.5), 0,
                           G_MAXUINT16);
}

static Code *
code_at(const PdfFont *self, guint index)
{
    return &g_array_index(self->codes, Code, index);
}

static void
begin(PdfFont *self, Code *code, guint glyph, guint number)
{
    *code = (Code){.glyph = (guint16) glyph,
                   .code = (guint16) number,
                   .width = width_of(self, glyph),
                   .is_used = true};
}

static PdfGlyph
use(PdfFont *self, guint glyph, guint32 text)
{
    if (glyph >= MIN(font_program_glyphs(self->program), CODES_MAX))
        glyph = 0;
    Code *code = code_at(self, glyph);
    if (!code->is_used)
        begin(self, code, glyph, font_program_cid(self->program, glyph));
    if (code->text == 0)
        code->text = text;
    while (text != 0 && code->text != text && code->next != 0)
        code = code_at(self, code->next);
    bool is_new = text != 0 && code->text != text;
    if (is_new && font_program_is_truetype(self->program) &&
        self->codes->len < CODES_MAX) {
        guint number = code->next = self->codes->len;
        g_array_set_size(self->codes, number + 1);
        code = code_at(self, number);
        begin(self, code, glyph, number);
        code->text = text;
        is_new = false;
    }
    return (PdfGlyph){code->code, code->width, text != 0 && !is_new};
}

PdfGlyph
pdf_font_use_character(PdfFont *self, guint glyph, gunichar c)
{
    return use(self, glyph, c);
}

static guint32
number_string(PdfFont *self, const char *text, gsize length)
{
    g_autofree char *string = g_strndup(text, length);
    gpointer index = NULL;
    if (!g_hash_table_lookup_extended(self->indices, string, NULL, &index)) {
        index = GUINT_TO_POINTER(self->strings->len);
        g_hash_table_insert(self->indices, string, index);
        g_ptr_array_add(self->strings, g_steal_pointer(&string));
    }
    return STRING | GPOINTER_TO_UINT(index);
}

PdfGlyph
pdf_font_use(PdfFont *self, guint glyph, const char *text, gsize length)
{
    if (length == 0 || length > PDF_CMAP_TEXT_MAX)
        return use(self, glyph, 0);
    const char *next = g_utf8_next_char(text);
    bool is_one = next >= text + length;
    return use(self, glyph,
               is_one ? g_utf8_get_char(text) : number_string(self, text, length));
}

/* ---- writing ------------------------------------------------------------------------- */

static int
compare_codes(gconstpointer a, gconstpointer b)
{
    const Code *one = *(const Code *const *) a, *other = *(const Code *const *) b;
    return (int) one->code - (int) other->code;
}

/* The codes that are used, in order: const Code *. */
static GPtrArray *
used_codes(const PdfFont *self)
{
    GPtrArray *used = g_ptr_array_new();
    for (guint i = 0; i < self->codes->len; i++)
        if (code_at(self, i)->is_used)
            g_ptr_array_add(used, code_at(self, i));
    g_ptr_array_sort(used, compare_codes);
    return used;
}

/* The width that most codes have. */
static guint
common_width(const GPtrArray *used)
{
    g_autofree guint *counts = g_new0(guint, G_MAXUINT16 + 1);
    guint best = 1000;
    for (guint i = 0; i < used->len; i++) {
        guint width = ((const Code *) used->pdata[i])->width;
        if (++counts[width] > counts[best])
            best = width;
    }
    return best;
}

/* All widths but the common one (§9.7.4.3): "first last width" for each run. */
static void
append_widths(const GPtrArray *used, GString *out)
{
    guint common = common_width(used);
    g_string_append_printf(out, "/DW %u/W[", common);
    for (guint i = 0, end; i < used->len; i = end) {
        const Code *first = used->pdata[i], *last = first;
        for (end = i + 1; end < used->len; end++) {
            const Code *next = used->pdata[end];
            if (next->code != last->code + 1 || next->width != first->width)
                break;
            last = next;
        }
        if (first->width != common)
            g_string_append_printf(out, "%u %u %u ", first->code, last->code,
                                   first->width);
    }
    g_string_append_c(out, ']');
}

static PdfId
write_cmap(const PdfFont *self, const GPtrArray *used)
{
    g_autoptr(PdfCmap) cmap = pdf_cmap_new();
    for (guint i = 0; i < used->len; i++) {
        const Code *code = used->pdata[i];
        gunichar c = code->text;
        if (c == 0)
            c = font_program_character(self->program, code->glyph);
        if (c & STRING)
            pdf_cmap_add_text(cmap, code->code,
                              g_ptr_array_index(self->strings, c & ~STRING));
        else
            pdf_cmap_add(cmap, code->code, c != 0 ? c : 0xFFFD);
    }
    g_autoptr(GString) syntax = pdf_cmap_spell(cmap);
    PdfId id = pdf_file_reserve(self->file);
    pdf_file_put_stream(self->file, id, "", syntax->str, syntax->len);
    return id;
}

/* The way from codes to glyphs of the cut program (§9.7.4.2). */
static PdfId
write_places(const PdfFont *self, const GPtrArray *used, const guint16 *places)
{
    guint last = used->len > 0 ? ((const Code *) used->pdata[used->len - 1])->code : 0;
    g_autofree guint8 *map = g_new0(guint8, (gsize) (last + 1) * 2);
    for (guint i = 0; i < used->len; i++) {
        const Code *code = used->pdata[i];
        map[code->code * 2] = (guint8) (places[code->glyph] >> 8);
        map[code->code * 2 + 1] = (guint8) places[code->glyph];
    }
    PdfId id = pdf_file_reserve(self->file);
    pdf_file_put_stream(self->file, id, "", map, (gsize) (last + 1) * 2);
    return id;
}

static GBytes *
cut_program(const PdfFont *self, const GPtrArray *used, guint16 **places, GError **error)
{
    hb_set_t *glyphs = hb_set_create();
    hb_set_add(glyphs, 0);
    for (guint i = 0; i < used->len; i++)
        hb_set_add(glyphs, ((const Code *) used->pdata[i])->glyph);
    GBytes *program = font_program_cut(self->program, glyphs, places, error);
    hb_set_destroy(glyphs);
    return program;
}

/* Six capitals made of the program, then the name (§9.6.4). */
static char *
name_subset(GBytes *program, const char *name)
{
    g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_MD5, program);
    guint64 number = g_ascii_strtoull(digest + 20, NULL, 16);
    char tag[7] = "";
    for (int i = 0; i < 6; i++, number /= 26)
        tag[i] = (char) ('A' + number % 26);
    return g_strdup_printf("%s+%s", tag, name);
}

static PdfId
write_program(const PdfFont *self, GBytes *program)
{
    gsize length;
    const void *bytes = g_bytes_get_data(program, &length);
    g_autofree char *entries = font_program_is_truetype(self->program)
                                   ? g_strdup_printf("/Length1 %" G_GSIZE_FORMAT, length)
                                   : g_strdup("/Subtype/CIDFontType0C");
    PdfId id = pdf_file_reserve(self->file);
    pdf_file_put_stream(self->file, id, entries, bytes, length);
    return id;
}

/* §9.8; symbolic, for its glyphs are not those of a standard encoding. */
static PdfId
write_descriptor(const PdfFont *self, const char *name, const FontFacts *facts,
                 PdfId program)
{
    guint flags = 4 | (facts->is_fixed_pitch ? 1 : 0) | (facts->is_italic ? 64 : 0);
    const double box[] = {facts->left, facts->bottom, facts->right, facts->top};
    g_autoptr(GString) out = g_string_new("<</Type/FontDescriptor/FontName/");
    g_string_append_printf(out, "%s/Flags %u/FontBBox[", name, flags);
    for (int i = 0; i < 4; i++) {
        g_string_append_c(out, ' ');
        pdf_append_decimal(out, box[i], 0);
    }
    g_string_append(out, "]/ItalicAngle ");
    pdf_append_decimal(out, facts->slant, 1);
    g_string_append(out, "/Ascent ");
    pdf_append_decimal(out, facts->ascent, 0);
    g_string_append(out, "/Descent ");
    pdf_append_decimal(out, facts->descent, 0);
    g_string_append(out, "/CapHeight ");
    pdf_append_decimal(out, facts->cap_height, 0);
    g_string_append_printf(out, "/StemV 80/%s ",
                           font_program_is_truetype(self->program) ? "FontFile2"
                                                                   : "FontFile3");
    pdf_append_reference(out, program);
    g_string_append(out, ">>");
    return pdf_file_add(self->file, out->str);
}

static PdfId
write_descendant(const PdfFont *self, const char *name, const GPtrArray *used,
                 PdfId descriptor, PdfId places)
{
    g_autoptr(GString) out = g_string_new("<</Type/Font/Subtype/");
    g_string_append_printf(out, "%s/BaseFont/%s",
                           places != 0 ? "CIDFontType2" : "CIDFontType0", name);
    g_string_append(out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                         "/Supplement 0>>/FontDescriptor ");
    pdf_append_reference(out, descriptor);
    if (places != 0) {
        g_string_append(out, "/CIDToGIDMap ");
        pdf_append_reference(out, places);
    }
    append_widths(used, out);
    g_string_append(out, ">>");
    return pdf_file_add(self->file, out->str);
}

static bool
write_font(const PdfFont *self, GError **error)
{
    g_autoptr(GPtrArray) used = used_codes(self);
    g_autofree guint16 *map = NULL;
    g_autoptr(GBytes) program = cut_program(self, used, &map, error);
    if (program == NULL)
        return false;
    g_auto(FontFacts) facts;
    font_program_describe(self->program, &facts);
    g_autofree char *name = name_subset(program, facts.name);
    PdfId stream = write_program(self, program);
    PdfId descriptor = write_descriptor(self, name, &facts, stream);
    PdfId places = map != NULL ? write_places(self, used, map) : 0;
    PdfId descendant = write_descendant(self, name, used, descriptor, places);
    PdfId cmap = write_cmap(self, used);
    g_autoptr(GString) out = g_string_new("<</Type/Font/Subtype/Type0/BaseFont/");
    g_string_append_printf(out,
                           "%s/Encoding/Identity-H/DescendantFonts[%u 0 R]"
                           "/ToUnicode %u 0 R>>",
                           name, descendant, cmap);
    pdf_file_put(self->file, self->id, out);
    return true;
}

bool
pdf_fonts_write(PdfFonts *self, GError **error)
{
    for (guint i = 0; i < self->fonts->len; i++)
        if (!write_font(g_ptr_array_index(self->fonts, i), error))
            return false;
    return true;
}
