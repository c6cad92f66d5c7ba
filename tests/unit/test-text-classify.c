/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of text/classify: forty strings with their breaks marked. */
#include "config.h"

#include "text/classify.h"

#include <string.h>

#include "text_fixture.h"
#include "text/shape.h"

static bool
is_letter(TextClass class)
{
    return class == TEXT_CLASS_HANGUL || class == TEXT_CLASS_HAN;
}

/* The mark for the place before cluster `i`; "!" where the class is not the one that an
 * unmarked place has. */
static const char *
mark_before(const TextShapes *shapes, guint i)
{
    const TextCluster *cluster = &g_array_index(shapes->clusters, TextCluster, i);
    bool is_pair = is_letter(cluster->class) && is_letter(cluster[-1].class);
    switch ((TextBreak) cluster->break_before) {
    case TEXT_BREAK_SPACE:
    case TEXT_BREAK_COUNTER:
        return "|";
    case TEXT_BREAK_MARK:
    case TEXT_BREAK_SYLLABLE:
        return "¦";
    case TEXT_BREAK_TOKEN:
        return "†";
    case TEXT_BREAK_POOR:
        return is_pair ? "" : "!";
    case TEXT_BREAK_HUMP:
        return "‡";
    case TEXT_BREAK_NEVER:
    case TEXT_BREAK_SACRED:
        return is_pair && cluster->break_before == TEXT_BREAK_NEVER ? "!" : "";
    default:
        return "!";
    }
}

/* What the emergency pass finds: "!" where it may break, "" where it should not. */
static const char *
last_resort_before(const TextShapes *shapes, guint i)
{
    const TextCluster *cluster = &g_array_index(shapes->clusters, TextCluster, i);
    return cluster->break_before == TEXT_BREAK_SACRED ? "" : "!";
}

static char *
annotate(TextSetter *setter, const Style *style, const char *text,
         const char *(*mark)(const TextShapes *shapes, guint i))
{
    TextContent content;
    TextShapes shapes = {0};
    TextOrigin origin = {.style = style, .language = "ko"};
    text_content_init(&content);
    text_content_add(&content, text, strlen(text), &origin, setter);
    text_shapes_init(&shapes, &content, setter);
    text_classify(&shapes, &content, "ko");
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i + 1 < shapes.clusters->len; i++) {
        const TextCluster *cluster = &g_array_index(shapes.clusters, TextCluster, i);
        g_string_append(out, i == 0 ? "" : mark(&shapes, i));
        g_string_append_len(out, content.text->str + cluster->start,
                            cluster[1].start - cluster->start);
    }
    text_shapes_clear(&shapes);
    text_content_clear(&content);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static char *
replace(const char *text, const char *from, const char *to)
{
    g_auto(GStrv) parts = g_strsplit(text, from, -1);
    return g_strjoinv(to, parts);
}

/* Takes the marks out of `annotated`, puts real characters for <U+00A0> and [NFD]. */
static char *
input_of(const char *annotated)
{
    g_autofree char *a = replace(annotated, "|", "");
    g_autofree char *b = replace(a, "¦", "");
    g_autofree char *c = replace(b, "†", "");
    g_autofree char *d = replace(c, "<U+00A0>", "\u00A0");
    return g_str_has_prefix(d, "[NFD]") ? g_utf8_normalize(d + 5, -1, G_NORMALIZE_NFD)
                                        : g_strdup(d);
}

/* What `annotated` looks like in the text that is set. */
static char *
expected_of(const char *annotated)
{
    g_autofree char *space = replace(annotated, "<U+00A0>", " ");
    g_autofree char *plain = replace(space, "\u200D", ""); /* joiners are taken out */
    return g_str_has_prefix(plain, "[NFD]")
               ? g_utf8_normalize(plain + 5, -1, G_NORMALIZE_NFD)
               : g_strdup(plain);
}

static void
test_forty_strings(void)
{
    g_autoptr(FontSet) fonts = test_fonts();
    g_autoptr(TextSetter) setter = text_setter_new(fonts, NULL, "ko", NULL);
    Style style = test_style();
    g_autofree char *file =
        g_test_build_filename(G_TEST_DIST, "golden", "lines", "breaks.tsv", NULL);
    g_autofree char *cases = NULL;
    g_assert_true(g_file_get_contents(file, &cases, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(g_strchomp(cases), "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 40);
    for (guint i = 0; lines[i] != NULL; i++) {
        const char *annotated = strchr(lines[i], '\t') + 1;
        g_autofree char *input = input_of(annotated);
        g_autofree char *expected = expected_of(annotated);
        g_autofree char *found = annotate(setter, &style, input, mark_before);
        if (g_strcmp0(found, expected) != 0)
            g_test_message("%s: %s", lines[i], found);
        g_assert_cmpstr(found, ==, expected);
    }
}

typedef struct {
    const char *in, *out;
} Marked;

static void
assert_marked(const Marked *cases, gsize length,
              const char *(*mark)(const TextShapes *shapes, guint i))
{
    g_autoptr(FontSet) fonts = test_fonts();
    g_autoptr(TextSetter) setter = text_setter_new(fonts, NULL, "ko", NULL);
    Style style = test_style();
    for (gsize i = 0; i < length; i++) {
        g_autofree char *found = annotate(setter, &style, cases[i].in, mark);
        g_assert_cmpstr(found, ==, cases[i].out);
    }
}

/* Long names have places between their parts where no sign stands; short ones stay whole. */
static void
test_humps(void)
{
    static const Marked cases[] = {
        {"NullPointerException을", "Null‡Pointer‡Exception을"},
        {"HikariCP·pgbouncer·SQL과", "HikariCP·‡pgbouncer·‡SQL과"},
        {"CI·CD와", "CI·CD와"},
        {"경우(ClassNotFoundException)", "경우¦(Class‡Not‡Found‡Exception)"},
        {"IDEAProjects와 JSONParser", "IDEAProjects와 |JSONParser"},
        {"JavaBean은 iPhone과", "JavaBean은 |iPhone과"},
        {"new String(\"abc\")는", "new |String‡(\"abc\")는"},
        {"main(a)를 render()와", "main(a)를 |render()와"},
    };
    assert_marked(cases, G_N_ELEMENTS(cases), mark_before);
}

/* Where nothing else helps: not inside numbers, not near the ends of a word, no particle
 * and no hyphen at a line's start. */
static void
test_last_resort(void)
{
    static const Marked cases[] = {
        {"-2147483648을", "-!2147483648을"},
        {"Dependency를", "Dep!e!n!d!e!ncy를"},
        {"private", "pri!v!ate"},
        {"ip를", "ip를"},
        {"a-b", "a-!b"},
    };
    assert_marked(cases, G_N_ELEMENTS(cases), last_resort_before);
}

/* Thai has no spaces: its dictionary says where words end; a cluster is never split. */
static const char *
free_before(const TextShapes *shapes, guint i)
{
    const TextCluster *cluster = &g_array_index(shapes->clusters, TextCluster, i);
    return cluster->break_before == TEXT_BREAK_FREE ? "|" : "";
}

static void
test_unspaced_scripts(void)
{
    g_autoptr(FontSet) fonts = test_fonts();
    g_autoptr(TextSetter) setter = text_setter_new(fonts, NULL, "ko", NULL);
    Style style = test_style();
    static const char *const cases[][2] = {{"ภาษาไทยเขียนโดย", "ภาษา|ไทย|เขียน|โดย"},
                                           {"태국어 ไทย은 이렇다", "태국어 ไทย은 이렇다"},
                                           {"हिन्दी", "हिन्दी"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = annotate(setter, &style, cases[i][0], free_before);
        g_assert_cmpstr(found, ==, cases[i][1]);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/classify/forty-strings", test_forty_strings);
    g_test_add_func("/text/classify/humps", test_humps);
    g_test_add_func("/text/classify/last-resort", test_last_resort);
    g_test_add_func("/text/classify/unspaced-scripts", test_unspaced_scripts);
    return g_test_run();
}
