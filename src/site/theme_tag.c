/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/theme_tag.h"

#include <string.h>

#include "site/next_tag.h"
#include "site/theme_words.h"

/* ---- boxes --------------------------------------------------------------------------- */

/* {% folding [looks], title %} ... {% endfolding %} */
static void
build_folding(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    tag->classes = g_strdup("details");
    tag->title = theme_words_title(words);
}

/* {% message color:info title:words %}, {% alert warning no-icon %}, {% noteblock words %} */
static void
build_box(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    const char *kind = theme_words_kind(words);
    tag->classes = g_strconcat("note", kind != NULL ? " " : NULL, kind, NULL);
    tag->title = theme_words_title(words);
}

/* A frame that only groups: its title, if it has one, stands above. */
static void
build_group(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    tag->classes = g_strdup(tag->name);
    tag->title = theme_words_title(words);
}

/* <!-- node words -->: what follows belongs to it, with an end or without. */
static void
build_part(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    tag->classes = g_strdup(tag->name);
    tag->title = tag_rest(words, 0);
    if (tag->title == NULL && tag->body_end == 0)
        tag->kind = SITE_TAG_NOTHING;
}

/* {% poetry title author:words %} */
static void
build_poem(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) context;
    tag->author = tag_parameter(words, "author");
    tag->source = theme_words_title(words);
}

static void
build_quotation(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *text = theme_words_title(words);
    if (text == NULL)
        tag_tell_empty(context, tag, "text");
    else
        tag->text = g_strconcat("> ", text, NULL);
}

/* ---- code ---------------------------------------------------------------------------- */

/* The longest run of backticks in `text`, and one more: a fence that holds it. */
static char *
fence_for(const char *text)
{
    gsize longest = 2;
    for (const char *p = text; *p != '\0';) {
        gsize run = strspn(p, "`");
        longest = MAX(longest, run);
        p += run > 0 ? run : 1;
    }
    return g_strnfill(longest + 1, '`');
}

/* Takes off what blanks all lines of `code` begin with. */
static void
strip_indent(char *code)
{
    gsize shared = G_MAXSIZE;
    for (const char *line = code; *line != '\0';) {
        gsize blanks = strspn(line, " \t"), length = strcspn(line, "\n");
        if (blanks < length)
            shared = MIN(shared, blanks);
        line += length + (line[length] == '\n');
    }
    char *out = code;
    for (const char *line = code; *line != '\0';) {
        gsize length = strcspn(line, "\n"), end = length + (line[length] == '\n');
        gsize from = MIN(shared, strspn(line, " \t"));
        memmove(out, line + MIN(from, length), end - MIN(from, length));
        out += end - MIN(from, length);
        line += end;
    }
    *out = '\0';
}

/* One "<!-- tab language -->" of the body, up to its end; the part may be all of it. */
static void
append_code(GString *out, const char *part)
{
    const char *head = g_str_has_prefix(part, "tab") ? part + strlen("tab") : NULL;
    const char *close = head != NULL ? strstr(head, "-->") : NULL;
    if (close == NULL)
        return;
    g_autofree char *language = g_strstrip(g_strndup(head, (gsize) (close - head)));
    g_autofree char *code = g_strdup(close + 3 + strspn(close + 3, " \t\r"));
    char *begin = code;
    while (*begin == '\n')
        begin++;
    strip_indent(g_strchomp(begin));
    g_autofree char *fence = fence_for(begin);
    g_string_append_printf(out, "%s%s\n%s\n%s\n\n", fence, language, begin, fence);
}

/* {% tabbed_codeblock title %} <!-- tab js --> ... <!-- endtab --> {% endtabbed_codeblock %} */
static void
build_tabbed_code(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *body = g_strndup(source_text(context->source) + tag->body_start,
                                      tag->body_end - tag->body_start);
    g_auto(GStrv) parts = g_strsplit(body, "<!--", -1);
    GString *text = g_string_new(NULL);
    for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
        append_code(text, g_strchug(parts[i]));
    if (text->len == 0) {
        tag->kind = SITE_TAG_CODE;
        g_string_free(text, TRUE);
    } else {
        tag->text = g_string_free(text, FALSE);
        tag->body_start = tag->body_end = 0;
    }
    tag->title = theme_words_title(words);
}

static void
build_formula(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    tag_set_formula(context, tag);
}

/* {% copy words %}: what a button copies. */
static void
build_copy(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *text = theme_words_title(words);
    if (text == NULL) {
        tag_tell_empty(context, tag, "text");
        return;
    }
    g_autofree char *fence = fence_for(text);
    tag->text = g_strconcat(fence, " ", text, " ", fence, NULL);
}

/* ---- words within a line --------------------------------------------------------------- */

/* {% span red, words %}, {% u words %}, {% mark words color:red %} */
static void
build_words(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    static const struct {
        const char *name, *element;
    } elements[] = {{"u", "u"},       {"emp", "em"},  {"del", "del"}, {"kbd", "kbd"},
                    {"mark", "mark"}, {"sup", "sup"}, {"sub", "sub"}};
    g_autofree char *text = theme_words_title(words);
    if (text == NULL) {
        tag_tell_empty(context, tag, "text");
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
        if (strcmp(tag->name, elements[i].name) == 0) {
            const char *element = elements[i].element;
            tag->text = g_strconcat("<", element, ">", text, "</", element, ">", NULL);
            return;
        }
    tag->text = g_steal_pointer(&text);
}

/* {% hideInline words, button, background, colour %}: a book hides nothing. */
static void
build_hidden(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_auto(GStrv) parts = theme_words_split(words);
    if (parts[0] == NULL || *parts[0] == '\0')
        tag_tell_empty(context, tag, "text");
    else
        tag->text = g_strdup(parts[0]);
}

/* {% hl_text red %} words {% endhl_text %}: not read as Markdown. */
static void
build_highlight(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    (void) words;
    tag->text = g_strstrip(g_strndup(source_text(context->source) + tag->body_start,
                                     tag->body_end - tag->body_start));
    tag->body_start = tag->body_end = 0;
    tag->classes = g_strdup("mark");
}

/* {% checkbox checked, words %}, {% checkbox checked:true words %}, {% cb words, true %} */
static void
build_box_to_tick(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_autofree char *text = theme_words_title(words);
    if (text == NULL) {
        tag_tell_empty(context, tag, "text");
        return;
    }
    bool is_checked = theme_words_are_checked(words);
    bool has_state = strcmp(tag->name, "cb") == 0 && strchr(text, ',') != NULL;
    if (has_state)
        text[strcspn(text, ",")] = '\0';
    tag->text = g_strconcat(is_checked ? "- [x] " : "- [ ] ", text, NULL);
}

/* {% emoji name %} */
static void
build_emoji(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    if (words->len == 0)
        tag_tell_empty(context, tag, "name");
    else
        tag->text = g_strconcat(":", tag_word(words, words->len - 1), ":", NULL);
}

/* ---- pictures and players ---------------------------------------------------------------- */

/* {% image path, alt=words, width=400px %} */
static void
build_picture_of_parts(SiteTag *tag, GStrv parts)
{
    tag->url = g_strdup(parts[0]);
    for (guint i = 1; parts[i] != NULL; i++) {
        const char *value = strchr(parts[i], '=');
        if (g_str_has_prefix(parts[i], "alt="))
            tag->title = g_strdup(value + 1);
        else if (g_str_has_prefix(parts[i], "width=") && strchr(value, '%') == NULL)
            tag->width = (int) CLAMP(g_ascii_strtoll(value + 1, NULL, 10), 0, 100000);
        else if (value == NULL && tag->title == NULL && *parts[i] != '\0')
            tag->title = g_strdup(parts[i]);
    }
}

/* Stellar's "height:64px", which stands before the words or behind them. */
static bool
is_measure(const char *word)
{
    static const char *const names[] = {
        "height:", "width:", "ratio:", "bg:", "padding:", "download:", "fancybox:"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_str_has_prefix(word, names[i]))
            return true;
    return false;
}

void
theme_tag_picture(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_auto(GStrv) parts = theme_words_split(words);
    bool has_parts = parts[0] != NULL && parts[1] != NULL &&
                     strchr(parts[0], ' ') == NULL && tag_is_picture(parts[0]);
    if (has_parts) {
        build_picture_of_parts(tag, parts);
        return;
    }
    g_autoptr(GPtrArray) kept = g_ptr_array_new();
    for (guint i = 0; i < words->len; i++)
        if (!is_measure(g_ptr_array_index(words, i)))
            g_ptr_array_add(kept, g_ptr_array_index(words, i));
    tag_build_picture(context, tag, kept);
}

/* {% bilibili id %}, {% ghcard owner/name, theme=x %} */
static void
build_player(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    g_auto(GStrv) parts = theme_words_split(words);
    g_autofree char *id = g_strdup(parts[0] != NULL ? parts[0] : "");
    id[strcspn(id, " ")] = '\0';
    bool is_github = g_ascii_strncasecmp(tag->name, "gh", 2) == 0;
    if (*id == '\0')
        tag_tell_empty(context, tag, "id");
    else
        tag_set_embed_id(tag, is_github ? "github" : tag->name, id);
}

/* {% aplayer title author address %}, {% audio address %} */
static void
build_sound(const SiteTagContext *context, SiteTag *tag, GPtrArray *words)
{
    guint at = 0;
    while (at < words->len && !tag_is_media(g_ptr_array_index(words, at)) &&
           !tag_is_address(g_ptr_array_index(words, at)))
        at++;
    if (at == words->len) {
        tag_tell_empty(context, tag, "address");
        return;
    }
    tag->provider = g_strdup("audio");
    tag->url = g_strdup(tag_word(words, at));
    g_ptr_array_set_size(words, (int) at);
    tag->title = tag_rest(words, 0);
}

bool
theme_tag_is_part(const char *name, const char *around)
{
    static const char *const pairs[][2] = {{"timeline", "timeline"}, {"node", "timeline"},
                                           {"node", "foldings"},     {"cell", "grid"},
                                           {"tab", "tabs"},          {"tab", "subtabs"},
                                           {"tab", "subsubtabs"}};
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (strcmp(pairs[i][0], name) == 0 && strcmp(pairs[i][1], around) == 0)
            return true;
    return false;
}

/* ---- the table --------------------------------------------------------------------------- */

const TagEntry theme_tag_entries[] = {
    {"folding", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_folding},
    {"fold", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_folding},
    {"hideToggle", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_folding},
    {"hideBlock", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_folding},
    {"details", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_folding},
    {"spoiler", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_folding},
    {"message", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"alert", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"noteblock", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"ablock", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"box", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_box},
    {"timeline", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_group},
    {"timenode", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_group},
    {"foldings", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_group},
    {"grid", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_group},
    {"linkgroup", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, build_group},
    {"node", TAG_BODY_OPTIONAL, SITE_TAG_DIVISION, build_part},
    {"cell", TAG_BODY_OPTIONAL, SITE_TAG_DIVISION, build_part},
    {"gallery", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, tag_build_picture_group},
    {"gi", TAG_BODY_MARKDOWN, SITE_TAG_DIVISION, tag_build_picture_group},
    {"poetry", TAG_BODY_MARKDOWN, SITE_TAG_QUOTE, build_poem},
    {"quot", TAG_BODY_NONE, SITE_TAG_TEXT, build_quotation},
    {"tabbed_codeblock", TAG_BODY_LITERAL, SITE_TAG_DIVISION, build_tabbed_code},
    {"plantuml", TAG_BODY_LITERAL, SITE_TAG_CODE, tag_build_diagram},
    {"graphviz", TAG_BODY_LITERAL, SITE_TAG_CODE, tag_build_diagram},
    {"math", TAG_BODY_LITERAL, SITE_TAG_TEXT, build_formula},
    {"katex", TAG_BODY_LITERAL, SITE_TAG_TEXT, build_formula},
    {"copy", TAG_BODY_NONE, SITE_TAG_TEXT, build_copy},
    {"span", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"p", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"u", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"emp", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"wavy", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"del", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"kbd", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"psw", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"mark", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"sup", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"sub", TAG_BODY_NONE, SITE_TAG_TEXT, build_words},
    {"hideInline", TAG_BODY_NONE, SITE_TAG_TEXT, build_hidden},
    {"hl_text", TAG_BODY_LITERAL, SITE_TAG_SPAN, build_highlight},
    {"checkbox", TAG_BODY_NONE, SITE_TAG_TEXT, build_box_to_tick},
    {"radio", TAG_BODY_NONE, SITE_TAG_TEXT, build_box_to_tick},
    {"cb", TAG_BODY_NONE, SITE_TAG_TEXT, build_box_to_tick},
    {"emoji", TAG_BODY_NONE, SITE_TAG_TEXT, build_emoji},
    {"icon", TAG_BODY_NONE, SITE_TAG_NOTHING, tag_build_nothing},
    {"wide_image", TAG_BODY_NONE, SITE_TAG_FIGURE, theme_tag_picture},
    {"fullwidth_image", TAG_BODY_NONE, SITE_TAG_FIGURE, theme_tag_picture},
    {"inlineimage", TAG_BODY_NONE, SITE_TAG_IMAGE, theme_tag_picture},
    {"inlineImg", TAG_BODY_NONE, SITE_TAG_IMAGE, theme_tag_picture},
    {"inline_img", TAG_BODY_NONE, SITE_TAG_IMAGE, theme_tag_picture},
    {"audio", TAG_BODY_NONE, SITE_TAG_EMBED, build_sound},
    {"aplayer", TAG_BODY_NONE, SITE_TAG_EMBED, build_sound},
    {"bilibili", TAG_BODY_NONE, SITE_TAG_EMBED, build_player},
    {"asciinema", TAG_BODY_NONE, SITE_TAG_EMBED, build_player},
    {"twitter", TAG_BODY_NONE, SITE_TAG_EMBED, build_player},
    {"tweet", TAG_BODY_NONE, SITE_TAG_EMBED, build_player},
    {"ghcard", TAG_BODY_NONE, SITE_TAG_EMBED, build_player},
    {"series", TAG_BODY_NONE, SITE_TAG_NOTHING, tag_build_nothing},
    {"toc", TAG_BODY_NONE, SITE_TAG_NOTHING, tag_build_nothing},
    {NULL, TAG_BODY_NONE, SITE_TAG_NOTHING, NULL},
};
