/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/accessibility.h"

enum { KOREAN, JAPANESE, ENGLISH, LANGUAGES };

/* Sentences of the summary. */
enum { STRUCTURE, DESCRIBED, DECORATIVE, PAGES, SENTENCES };

/* clang-format off */
static const char *const sentences[SENTENCES][LANGUAGES] = {
    [STRUCTURE] = {
        "차례와 제목 구조로 이동할 수 있고 본문은 글자로 되어 있습니다.",
        "目次と見出しの構造で移動でき、本文は文字で書かれています。",
        "Contents and headings can be navigated; the text is text."},
    [DESCRIBED] = {
        "모든 그림에 대체 텍스트가 있습니다.",
        "すべての画像に代替テキストがあります。",
        "Every picture is described."},
    [DECORATIVE] = {
        "설명이 없는 그림은 장식으로 표시했습니다.",
        "説明のない画像は装飾として示しています。",
        "Pictures without a description are marked as decoration."},
    [PAGES] = {
        "쪽 번호는 PDF 판과 같습니다.",
        "ページ番号はPDF版と同じです。",
        "Page numbers are those of the PDF edition."},
};
/* clang-format on */

static int
tongue(const char *language)
{
    if (g_ascii_strncasecmp(language, "ko", 2) == 0)
        return KOREAN;
    return g_ascii_strncasecmp(language, "ja", 2) == 0 ? JAPANESE : ENGLISH;
}

static char *
summary(const Book *book, const PackageContent *content)
{
    int language = tongue(book->language);
    const char *space = language == JAPANESE ? "" : " ";
    const XhtmlFacts *facts = content->facts;
    GString *out = g_string_new(sentences[STRUCTURE][language]);
    int pictures = facts->has_undescribed_picture ? DECORATIVE : DESCRIBED;
    g_string_append_printf(out, "%s%s", space, sentences[pictures][language]);
    if (content->plan->page_labels->len > 0)
        g_string_append_printf(out, "%s%s", space, sentences[PAGES][language]);
    return g_string_free(out, FALSE);
}

void
accessibility_write(Xml *xml, const Book *book, const PackageContent *content)
{
    static const char feature[] = "schema:accessibilityFeature";
    const XhtmlFacts *facts = content->facts;
    package_meta(xml, "schema:accessMode", "textual");
    package_meta(xml, "schema:accessMode", "visual"); /* there is always a cover */
    package_meta(xml, "schema:accessModeSufficient", "textual,visual");
    if (!facts->has_undescribed_picture)
        package_meta(xml, "schema:accessModeSufficient", "textual");
    package_meta(xml, feature, "tableOfContents");
    package_meta(xml, feature, "readingOrder");
    package_meta(xml, feature, "structuralNavigation");
    package_meta(xml, feature, "displayTransformability");
    package_meta(xml, feature, "alternativeText"); /* or marked as decoration */
    if (facts->has_drawn_formula)
        package_meta(xml, feature, "describedMath");
    if (facts->has_mathml)
        package_meta(xml, feature, "MathML");
    if (facts->has_ruby)
        package_meta(xml, feature, "rubyAnnotations");
    if (content->plan->page_labels->len > 0) {
        package_meta(xml, feature, "pageNavigation");
        package_meta(xml, feature, "pageBreakMarkers");
    }
    package_meta(xml, "schema:accessibilityHazard", "none");
    g_autofree char *text = summary(book, content);
    package_meta(xml, "schema:accessibilitySummary", text);
    if (book->manifest->certified_by == NULL)
        return;
    xml_element(xml, "meta", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "property",
                "dcterms:conformsTo", "id", "conformance", NULL);
    xml_newline(xml);
    package_refine(xml, "conformance", "a11y:certifiedBy", NULL,
                   book->manifest->certified_by);
}
