/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include <jpeglib.h>

#include "base/measure.h"
#include "hand_pages.h"
#include "image/decode.h"
#include "pdf/pdf.h"
#include "pdf/reader.h"
#include "pdf/verify.h"

#define HOSTILE "0 0 0 rg /Private << /MCID 0 >> BDC ( ) \\ ' <x> [y] % 1/2"

typedef struct {
    char *folder;
    HandPages *hand;
    Diag *diag;
} Fixture;

static void
set_up(Fixture *self, gconstpointer data)
{
    (void) data;
    self->folder = g_dir_make_tmp("ebook-pdf-XXXXXX", NULL);
    self->hand = hand_pages_new(self->folder);
    self->diag = diag_new();
}

static void
tear_down(Fixture *self, gconstpointer data)
{
    (void) data;
    hand_pages_free(self->hand);
    diag_free(self->diag);
    GDir *folder = g_dir_open(self->folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(folder)) != NULL;) {
        g_autofree char *path = g_build_filename(self->folder, name, NULL);
        g_remove(path);
    }
    g_dir_close(folder);
    g_rmdir(self->folder);
    g_free(self->folder);
}

static char *
write_file(Fixture *self, const char *name, const PdfOptions *options)
{
    g_autoptr(GError) error = NULL;
    char *path = g_build_filename(self->folder, name, NULL);
    pdf_write(self->hand->pages, options, path, self->diag, &error);
    g_assert_no_error(error);
    return path;
}

static const PdfOptions screen = {.jobs = 2};
static const PdfOptions print = {.is_print = true};

/* The output of a command, or NULL when there is no such program here. */
static char *
run(const char *const *command)
{
    g_autofree char *program = g_find_program_in_path(command[0]);
    char *output = NULL;
    int status = 0;
    if (program == NULL)
        return NULL;
    g_autoptr(GError) error = NULL;
    g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                 NULL, &status, &error);
    g_assert_no_error(error);
    g_assert_true(g_spawn_check_wait_status(status, NULL));
    return output;
}

static void
assert_qpdf_is_content(const char *path)
{
    const char *const command[] = {"qpdf", "--check", path, NULL};
    g_autofree char *output = run(command);
    if (output != NULL)
        g_assert_nonnull(strstr(output, "No syntax or stream encoding errors"));
}

/* ---- a small book -------------------------------------------------------------------- */

static GBytes *
make_raster(int width, int height, int channels)
{
    Raster *raster = raster_new(width, height, channels);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            guint8 *p = raster->pixels + (gsize) y * raster->stride + x * channels;
            p[0] = (guint8) (x * 255 / width);
            if (channels > 1) {
                p[1] = (guint8) (y * 255 / height);
                p[2] = 128;
            }
            if (channels > 3)
                p[3] = (guint8) (255 - x * 200 / width);
        }
    GBytes *png = raster_to_png(raster);
    raster_free(raster);
    return png;
}

/* A JPEG of a white and a black half with an EXIF block that says `orientation`. */
static GBytes *
make_jpeg(guint8 orientation)
{
    g_autoptr(Raster) raster = raster_new(64, 32, 3);
    memset(raster->pixels, 255, raster->stride * 16);
    g_autoptr(GBytes) plain = raster_to_jpeg(raster, 90);
    guint8 exif[] = "\xFF\xD8\xFF\xE1\0\x22"
                    "Exif\0\0MM\0*\0\0\0\x08\0\x01"
                    "\x01\x12\0\x03\0\0\0\x01\0\x00\0\0"
                    "\0\0\0\0";
    exif[31] = orientation;
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, exif, sizeof exif - 1);
    g_byte_array_append(out, (const guint8 *) g_bytes_get_data(plain, NULL) + 2,
                        (guint) g_bytes_get_size(plain) - 2);
    return g_byte_array_free_to_bytes(out);
}

static const char svg[] =
    "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='40'>"
    "<rect width='60' height='40' fill='#eee'/><circle cx='30' cy='20' r='15' "
    "fill='#06c'/><text x='5' y='35' font-family='NanumMyeongjo' "
    "font-size='8'>그림</text></svg>";

static void
add_front(HandPages *hand)
{
    hand_page(hand, "i");
    hand_text(hand, hand_element(hand, NULL, "P"), "손으로 만든 책", 20, 60, 200);
    PageItem *band = hand_item(hand, NULL, PAGE_RECTANGLE, -9, -9, 160, 20);
    band->colour = (StyleColour){30, 60, 120, 255};
    hand_page(hand, "ii");
    PageElement *contents = hand_element(hand, NULL, "TOC");
    for (int i = 1; i <= 2; i++) {
        PageElement *item = hand_element(hand, contents, "TOCI");
        PageElement *reference = hand_element(hand, item, "Reference");
        PageElement *link = hand_element(hand, reference, "Link");
        g_autofree char *text = g_strdup_printf("%d장 이야기", i);
        g_autofree char *target = g_strdup_printf("#c%d", i);
        double y = 80 + 20 * i, width = hand_text(hand, link, text, 10, 60, y);
        hand_text(hand, NULL, " · · · · ", 10, 60 + width, y);
        hand_text(hand, link, i == 1 ? "1" : "2", 10, 300, y);
        hand_link(hand, link, target, 60, y, 250);
    }
}

static void
add_table(HandPages *hand, PageElement *parent, double y)
{
    PageElement *table = hand_element(hand, parent, "Table");
    for (int row = 0; row < 2; row++) {
        PageElement *tr = hand_element(hand, table, "TR");
        for (int column = 0; column < 3; column++) {
            PageElement *cell = hand_element(hand, tr, row == 0 ? "TH" : "TD");
            if (row == 0)
                cell->scope = "Column";
            if (row == 1 && column == 1)
                cell->column_span = 2;
            if (column < 2)
                hand_text(hand, hand_element(hand, cell, "P"), row == 0 ? "이름" : "값",
                          9, 60 + 80 * column, y + 15 * row);
            if (row == 1 && column == 1)
                break;
        }
    }
}

static void
add_chapter(HandPages *hand, int number, const char *label)
{
    g_autofree char *title = g_strdup_printf("%d장 이야기", number);
    g_autofree char *anchor = g_strdup_printf("c%d", number);
    hand_page(hand, label);
    hand_text(hand, NULL, "손으로 만든 책", 7, 60, 36);
    hand_text(hand, NULL, label, 7, 200, 560);
    PageElement *section = hand_element(hand, NULL, "Sect");
    hand_place(hand, anchor, 70);
    hand_text(hand, hand_element(hand, section, "H1"), title, 18, 60, 90);
    PageElement *paragraph = hand_element(hand, section, "P");
    double x = 60 + hand_text(hand, paragraph, "자세한 것은 ", 10, 60, 130);
    PageElement *link = hand_element(hand, paragraph, "Link");
    double width = hand_text(hand, link, "공식 문서", 10, x, 130);
    PageLink *place =
        hand_link(hand, link, "https://example.org/?q=가 (b)", x, 130, width);
    hand_text(hand, link, "의 둘째 줄", 10, 60, 146);
    PageBox second = {MEASURE_PT(60), MEASURE_PT(136), MEASURE_PT(50), MEASURE_PT(13)};
    g_array_append_val(place->boxes, second);
    hand_text(hand, paragraph, "를 보라. 大韓民國 office", 10, 120, 146);
    hand_text(hand, hand_element(hand, section, "P"), HOSTILE, 8, 60, 166);
    add_table(hand, section, 190);
    PageElement *list = hand_element(hand, section, "L");
    list->list_numbering = "Decimal";
    PageElement *item = hand_element(hand, list, "LI");
    hand_text(hand, hand_element(hand, item, "Lbl"), "1.", 10, 60, 240);
    hand_text(hand, hand_element(hand, item, "LBody"), "목록", 10, 75, 240);
    PageOutline *entry =
        page_outline_new(title, g_hash_table_lookup(hand->pages->places, anchor));
    g_ptr_array_add(hand->pages->outline, entry);
}

static PageElement *
add_figure(HandPages *hand, const char *alt, const BookAsset *asset, double x, double y,
           double width, double height)
{
    PageElement *figure = hand_element(hand, NULL, "Figure");
    figure->alt = g_strdup(alt);
    hand_item(hand, figure, PAGE_PICTURE, x, y, width, height)->as.picture.asset = asset;
    return figure;
}

static void
add_pictures(HandPages *hand)
{
    g_autoptr(GBytes) rgba = make_raster(120, 80, 4);
    g_autoptr(GBytes) grey = make_raster(120, 80, 1);
    g_autoptr(GBytes) jpeg = make_jpeg(1);
    g_autoptr(GBytes) turned = make_jpeg(6);
    g_autoptr(GBytes) drawing = g_bytes_new_static(svg, sizeof svg - 1);
    const BookAsset *photo = hand_picture(hand, "a.jpg", jpeg);
    add_figure(hand, "사진", photo, 60, 270, 40, 20);
    add_figure(hand, "다시 사진", photo, 60, 300, 40, 20);
    add_figure(hand, "누운 사진", hand_picture(hand, "b.jpg", turned), 110, 270, 20, 40);
    add_figure(hand, "비치는 그림", hand_picture(hand, "c.png", rgba), 140, 270, 30, 20);
    add_figure(hand, "잿빛", hand_picture(hand, "d.png", grey), 180, 270, 30, 20);
    add_figure(hand, "동그라미", hand_picture(hand, "e.svg", drawing), 220, 270, 60, 40);
    PageElement *code = hand_element(hand, NULL, "Figure");
    code->alt = g_strdup("QR");
    PageItem *matrix = hand_item(hand, code, PAGE_MATRIX, 300, 270, 40, 40);
    matrix->as.matrix.side = 3;
    matrix->as.matrix.modules = g_memdup2("\1\0\1\1\1\0\0\1\1", 9);
    static const StyleLineKind kinds[] = {STYLE_LINE_SOLID, STYLE_LINE_DASHED,
                                          STYLE_LINE_DOTTED, STYLE_LINE_DOUBLE};
    for (int i = 0; i < 4; i++) {
        PageItem *line = hand_item(hand, NULL, PAGE_LINE, 60, 340 + 8 * i, 280, 0);
        line->as.line.kind = kinds[i];
        line->as.line.thickness = MEASURE_PT(2);
        line->colour = (StyleColour){128, 128, 128, 255};
    }
}

static void
fill_book(HandPages *hand)
{
    add_front(hand);
    add_chapter(hand, 1, "1");
    add_pictures(hand);
    add_chapter(hand, 2, "2");
}

/* ---- tests --------------------------------------------------------------------------- */

static char *
text_of(const char *path)
{
    const char *const command[] = {"pdftotext", "-enc", "UTF-8", path, "-", NULL};
    return run(command);
}

static void
test_screen(Fixture *self, gconstpointer data)
{
    (void) data;
    fill_book(self->hand);
    g_autofree char *path = write_file(self, "a.pdf", &screen);
    assert_qpdf_is_content(path);
    g_assert_cmpuint(diag_length(self->diag), ==, 0);
    g_autofree char *text = text_of(path);
    if (text == NULL)
        return;
    g_assert_nonnull(strstr(text, HOSTILE));
    g_assert_nonnull(strstr(text, "를 보라. 大韓民國 office"));
    g_assert_nonnull(strstr(text, "그림"));
}

static void
test_print(Fixture *self, gconstpointer data)
{
    (void) data;
    fill_book(self->hand);
    hand_page(self->hand, "3");
    hand_item(self->hand, NULL, PAGE_RECTANGLE, 60, 60, 100, 0.125);
    self->hand->pages->has_crop_marks = self->hand->pages->has_cross_marks = true;
    g_autofree char *path = write_file(self, "a.pdf", &print);
    assert_qpdf_is_content(path);
    g_autoptr(PdfReader) file = pdf_reader_open_path(path, NULL);
    PdfObject page = pdf_reader_page(file, 2);
    g_assert_true(pdf_is_null(file, pdf_key(file, page, "/Annots")));
    page = pdf_reader_page(file, 4);
    /* The thin rule prints. */
    g_autoptr(GBytes) content = pdf_page_content(file, page);
    g_assert_nonnull(g_strstr_len(g_bytes_get_data(content, NULL),
                                  (gssize) g_bytes_get_size(content), " 100 0.25 re"));
}

static void
test_same_bytes(Fixture *self, gconstpointer data)
{
    (void) data;
    fill_book(self->hand);
    g_autofree char *one = write_file(self, "one.pdf", &screen);
    g_autofree char *other = write_file(self, "other.pdf", &(PdfOptions){.jobs = 1});
    g_autofree char *a = NULL, *b = NULL;
    gsize a_length = 0, b_length = 0;
    g_file_get_contents(one, &a, &a_length, NULL);
    g_file_get_contents(other, &b, &b_length, NULL);
    g_assert_cmpmem(a, a_length, b, b_length);
}

static const char *
value_of(PdfReader *file, PdfObject object)
{
    static const char *const names[] = {"/Document", "/P",   "/Link", "/H1",   "/Sect",
                                        "/Figure",   "/TOC", "/TR",   "/Span", "/Note"};
    PdfObject type = pdf_key(file, object, "/S");
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (pdf_is_name(file, type, names[i]))
            return names[i];
    return "?";
}

static PdfObject
structure_root(PdfReader *file)
{
    PdfObject root = pdf_reader_root(file);
    PdfObject tree = pdf_key(file, root, "/StructTreeRoot");
    PdfObject kids = pdf_key(file, tree, "/K");
    return pdf_item(file, kids, 0);
}

/* A paragraph over two pages is one element; a note at the foot of the first page stands
 * where the document has it; content of its own stays between its children. */
static void
test_structure(Fixture *self, gconstpointer data)
{
    (void) data;
    HandPages *hand = self->hand;
    PageElement *paragraph = hand_element(hand, NULL, "P");
    PageElement *link = hand_element(hand, paragraph, "Link");
    PageElement *after = hand_element(hand, NULL, "H1");
    PageElement *note = hand_element(hand, NULL, "Note");
    note->id = g_strdup("n1");
    hand_page(hand, "1");
    hand_text(hand, paragraph, "하나", 10, 60, 100);
    hand_text(hand, link, "둘", 10, 90, 100);
    hand_link(hand, link, "#nowhere", 90, 100, 10);
    hand_text(hand, paragraph, "셋", 10, 110, 100);
    hand_text(hand, note, "주", 8, 60, 500);
    hand_page(hand, "2");
    hand_text(hand, paragraph, "넷", 10, 60, 100);
    hand_text(hand, after, "다섯", 10, 60, 120);
    g_autofree char *path = write_file(self, "a.pdf", &screen);
    g_assert_cmpuint(diag_length(self->diag), ==, 1);
    g_assert_cmpstr(diag_lookup(self->diag, 0)->code, ==, "link-left-out");
    g_autoptr(PdfReader) file = pdf_reader_open_path(path, NULL);
    PdfObject kids = pdf_key(file, structure_root(file), "/K");
    g_assert_cmpuint(pdf_length(file, kids), ==, 3);
    g_assert_cmpstr(value_of(file, pdf_item(file, kids, 0)), ==, "/P");
    g_assert_cmpstr(value_of(file, pdf_item(file, kids, 1)), ==, "/H1");
    g_assert_cmpstr(value_of(file, pdf_item(file, kids, 2)), ==, "/Note");
    PdfObject parts = pdf_key(file, pdf_item(file, kids, 0), "/K");
    g_assert_cmpuint(pdf_length(file, parts), ==, 4);
    g_assert_cmpfloat(pdf_number(file, pdf_item(file, parts, 0)), ==, 0);
    g_assert_cmpstr(value_of(file, pdf_item(file, parts, 1)), ==, "/Span");
    g_assert_cmpfloat(pdf_number(file, pdf_item(file, parts, 2)), ==, 2);
    PdfObject number = pdf_key(file, pdf_item(file, parts, 3), "/MCID");
    g_assert_cmpfloat(pdf_number(file, number), ==, 0);
}

/* One file shown thirty times is one object. */
static void
test_picture_once(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(GBytes) png = make_raster(300, 300, 3);
    const BookAsset *asset = hand_picture(self->hand, "a.png", png);
    for (int i = 0; i < 30; i++) {
        if (i % 3 == 0)
            hand_page(self->hand, NULL);
        add_figure(self->hand, "그림", asset, 60, 60 + 100 * (i % 3), 90, 90);
    }
    g_autofree char *path = write_file(self, "a.pdf", &screen);
    assert_qpdf_is_content(path);
    GStatBuf info;
    g_assert_cmpint(g_stat(path, &info), ==, 0);
    g_assert_cmpint(info.st_size, <, (goffset) g_bytes_get_size(png) + 20000);
}

static void
test_broken_picture(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(GBytes) png = make_raster(300, 300, 3);
    g_autoptr(GBytes) header = g_bytes_new_from_bytes(png, 0, 40);
    g_autoptr(GBytes) half =
        g_bytes_new_from_bytes(png, 0, g_bytes_get_size(png) * 2 / 3);
    hand_page(self->hand, "1");
    add_figure(self->hand, "없음", hand_picture(self->hand, "a.png", header), 60, 60, 90,
               90);
    add_figure(self->hand, "반", hand_picture(self->hand, "b.png", half), 60, 160, 90,
               90);
    g_autofree char *path = write_file(self, "a.pdf", &screen);
    assert_qpdf_is_content(path);
    g_assert_cmpuint(diag_length(self->diag), ==, 2);
    g_assert_cmpstr(diag_lookup(self->diag, 0)->code, ==, "broken-picture");
    g_assert_cmpstr(diag_lookup(self->diag, 1)->code, ==, "damaged-picture");
}

/* Adobe's inks upside down, without a profile. */
static GBytes *
make_cmyk(void)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    guint8 line[32 * 4];
    JSAMPROW row = line;
    memset(line, 200, sizeof line);
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &bytes, &length);
    info.image_width = info.image_height = 32;
    info.input_components = 4;
    info.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&info);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < 32)
        jpeg_write_scanlines(&info, &row, 1);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    GBytes *out = g_bytes_new(bytes, length);
    free(bytes);
    return out;
}

/* The dictionary of the only picture on page `index`. */
static PdfObject
only_picture(PdfReader *file, guint index)
{
    PdfObject resources = pdf_key(file, pdf_reader_page(file, index), "/Resources");
    PdfObject pictures = pdf_key(file, resources, "/XObject");
    g_autoptr(GPtrArray) names = pdf_keys(file, pictures);
    g_assert_cmpuint(names->len, ==, 1);
    return pdf_dictionary(file, pdf_key(file, pictures, g_ptr_array_index(names, 0)));
}

/* The inks of the press that the file is for need no profile. */
static void
test_cmyk(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(GBytes) jpeg = make_cmyk();
    hand_page(self->hand, "1");
    add_figure(self->hand, "먹", hand_picture(self->hand, "a.jpg", jpeg), 60, 60, 90, 90);
    for (int i = 0; i < 2; i++) {
        g_autofree char *path = write_file(self, "a.pdf", i == 0 ? &screen : &print);
        assert_qpdf_is_content(path);
        g_autoptr(PdfReader) file = pdf_reader_open_path(path, NULL);
        PdfObject image = only_picture(file, 0);
        PdfObject space = pdf_key(file, image, "/ColorSpace");
        PdfObject kind = i == 0 ? pdf_item(file, space, 0) : space;
        g_assert_true(pdf_is_name(file, kind, i == 0 ? "/ICCBased" : "/DeviceCMYK"));
        g_assert_cmpuint(pdf_length(file, pdf_key(file, image, "/Decode")), ==, 8);
    }
}

/* Transparent things mix as inks on a press, so that black text beside them stays black; a
 * page where nothing shines through has no group. */
static void
test_transparent(Fixture *self, gconstpointer data)
{
    static const char *const spaces[] = {"/DeviceRGB", "/DeviceCMYK"};
    (void) data;
    HandPages *hand = self->hand;
    g_autoptr(GBytes) rgba = make_raster(120, 80, 4);
    g_autoptr(Raster) opaque = raster_new(120, 80, 4);
    memset(opaque->pixels, 255, opaque->stride * 80);
    g_autoptr(GBytes) white = raster_to_png(opaque);
    hand_page(hand, "1");
    add_figure(hand, "비침", hand_picture(hand, "a.png", rgba), 60, 60, 20, 20);
    hand_page(hand, "2");
    add_figure(hand, "다 덮음", hand_picture(hand, "b.png", white), 60, 60, 20, 20);
    for (int i = 0; i < 2; i++) {
        PdfOptions options = {.is_print = i == 1};
        g_autofree char *path = write_file(self, "a.pdf", &options);
        g_autoptr(PdfReader) file = pdf_reader_open_path(path, NULL);
        PdfObject group = pdf_key(file, pdf_reader_page(file, 0), "/Group");
        g_assert_true(pdf_is_name(file, pdf_key(file, group, "/CS"), spaces[i]));
        group = pdf_key(file, pdf_reader_page(file, 1), "/Group");
        g_assert_true(pdf_is_null(file, group));
    }
}

static void
test_verify(Fixture *self, gconstpointer data)
{
    (void) data;
    hand_page(self->hand, "1");
    hand_text(self->hand, hand_element(self->hand, NULL, "P"), "글", 10, 60, 60);
    g_autofree char *path = write_file(self, "a.pdf", &screen);
    PdfSheet sheet = pdf_sheet_of(self->hand->pages, false);
    g_autoptr(GError) error = NULL;
    g_assert_true(pdf_verify(path, 1, &sheet, &error));
    g_assert_no_error(error);
    g_assert_false(pdf_verify(path, 2, &sheet, NULL));
    sheet.trim_width += 5;
    sheet.width += 5;
    g_assert_false(pdf_verify(path, 1, &sheet, NULL));
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_file_get_contents(path, &bytes, &length, NULL);
    g_file_set_contents(path, bytes, (gssize) length / 2, NULL);
    sheet = pdf_sheet_of(self->hand->pages, false);
    g_assert_false(pdf_verify(path, 1, &sheet, NULL));
}

/* A disk that takes four kilobytes. */
static void
test_disk_full(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(self->folder, "a.pdf", NULL);
    struct rlimit limit;
    fill_book(self->hand);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){4096, limit.rlim_max});
    bool is_written = pdf_write(self->hand->pages, &screen, path, self->diag, &error);
    setrlimit(RLIMIT_FSIZE, &limit);
    g_assert_false(is_written);
    g_assert_nonnull(error);
}

static void
test_reach(void)
{
    const PdfSheet sheet = {.trim_width = 100, .trim_height = 200, .bleed = 9};
    const PageBox inside = {MEASURE_PT(5), MEASURE_PT(5), MEASURE_PT(90), MEASURE_PT(50)};
    PageBox box = pdf_sheet_reach(&sheet, inside);
    g_assert_cmpmem(&box, sizeof box, &inside, sizeof inside);
    box = pdf_sheet_reach(&sheet, (PageBox){0, 0, MEASURE_PT(100), MEASURE_PT(50)});
    const PageBox wide = {MEASURE_PT(-9), MEASURE_PT(-9), MEASURE_PT(118),
                          MEASURE_PT(59)};
    g_assert_cmpmem(&box, sizeof box, &wide, sizeof wide);
}

static void
test_wrong_profile(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(GBytes) junk = g_bytes_new_static("junk", 4);
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(self->folder, "a.pdf", NULL);
    PdfOptions options = {.is_print = true, .icc = junk};
    hand_page(self->hand, "1");
    g_assert_false(pdf_write(self->hand->pages, &options, path, self->diag, &error));
    g_assert_nonnull(strstr(error->message, "ICC"));
}

#define ADD(name, test)                                                                  \
    g_test_add("/pdf/document/" name, Fixture, NULL, set_up, test, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("screen", test_screen);
    ADD("print", test_print);
    ADD("same-bytes", test_same_bytes);
    ADD("structure", test_structure);
    ADD("picture-once", test_picture_once);
    ADD("broken-picture", test_broken_picture);
    ADD("cmyk", test_cmyk);
    ADD("transparent", test_transparent);
    ADD("verify", test_verify);
    ADD("disk-full", test_disk_full);
    g_test_add_func("/pdf/document/reach", test_reach);
    ADD("wrong-profile", test_wrong_profile);
    return g_test_run();
}
