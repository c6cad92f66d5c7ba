/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/sheet.h"

#include <string.h>

/* A run of rules not yet read: the sheet, or what is left of a block that holds one. */
typedef struct {
    StyleCursor cursor;
    StyleMedium medium;
} Run;

typedef struct {
    Sheet *sheet;
    StyleFaults *faults;
    GArray *runs; /* Run, the innermost last: @media may nest as deep as it likes */
} Parser;

static SheetRule *
rule_new(SheetRuleKind kind, StyleMedium medium, StyleCursor prelude)
{
    SheetRule *self = g_new0(SheetRule, 1);
    self->kind = kind;
    self->medium = medium;
    self->prelude = style_cursor_trim(prelude);
    self->declarations = g_array_new(FALSE, FALSE, sizeof(SheetDeclaration));
    return self;
}

static void
rule_free(gpointer data)
{
    SheetRule *self = data;
    g_array_unref(self->declarations);
    if (self->areas != NULL)
        g_ptr_array_unref(self->areas);
    g_free(self);
}

static const char *
lower_case(Parser *self, const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    return g_string_chunk_insert_const(self->sheet->tokens->strings, lower);
}

/* Takes "!important" off the end of `value`. */
static bool
take_important(StyleCursor *value)
{
    StyleCursor rest = style_cursor_trim(*value);
    if (rest.end - rest.at < 2 || rest.end[-1].kind != TOKEN_IDENT ||
        g_ascii_strcasecmp(rest.end[-1].text, "important") != 0)
        return false;
    rest.end--;
    rest = style_cursor_trim(rest);
    if (rest.end == rest.at || rest.end[-1].kind != TOKEN_DELIM ||
        rest.end[-1].delim != '!')
        return false;
    rest.end--;
    *value = style_cursor_trim(rest);
    return true;
}

/* CSS Syntax 3 §8.2: bad strings and closing brackets that close nothing spoil a value. So
 * do brackets that only the end of the sheet closes: the EPUB writes values out again. */
static bool
is_sound(StyleCursor value)
{
    for (const StyleToken *token = value.at; token < value.end; token++) {
        if (token->kind == TOKEN_BAD || token->kind == TOKEN_OPEN_CURLY ||
            (token->kind == TOKEN_DELIM && token->delim == '\\'))
            return false;
        if (token->to_closing > 0 && token->to_closing >= (guint) (value.end - token))
            return false;
        if (token->to_closing == 0 &&
            (token->kind == TOKEN_CLOSE_ROUND || token->kind == TOKEN_CLOSE_SQUARE ||
             token->kind == TOKEN_CLOSE_CURLY))
            return false;
        token += token->to_closing;
    }
    return value.at < value.end;
}

/* Passes everything up to the next semicolon, or a block in braces, whichever is first. */
static void
skip_declaration(StyleCursor *cursor)
{
    while (!style_cursor_is_done(cursor)) {
        StyleTokenKind kind = cursor->at->kind;
        style_cursor_skip_value(cursor);
        if (kind == TOKEN_SEMICOLON || kind == TOKEN_OPEN_CURLY)
            return;
    }
}

static void
parse_declaration(Parser *self, StyleCursor *cursor, SheetRule *rule)
{
    SheetDeclaration declaration = {.offset = style_cursor_offset(cursor)};
    StyleCursor head = *cursor;
    const StyleToken *name = style_cursor_take(&head);
    if (name->kind != TOKEN_IDENT || !style_cursor_sees(&head, TOKEN_COLON)) {
        style_fault_syntax(self->faults, declaration.offset,
                           "this is no declaration and is skipped; write 'property: "
                           "value;'");
        skip_declaration(cursor);
        return;
    }
    declaration.name =
        strncmp(name->text, "--", 2) == 0 ? name->text : lower_case(self, name->text);
    head.at++;
    declaration.value.at = head.at;
    while (!style_cursor_is_done(&head) && head.at->kind != TOKEN_SEMICOLON)
        style_cursor_skip_value(&head);
    declaration.value.end = head.at;
    declaration.value = style_cursor_trim(declaration.value);
    declaration.is_important = take_important(&declaration.value);
    *cursor = head;
    if (is_sound(declaration.value))
        g_array_append_val(rule->declarations, declaration);
    else
        style_fault_syntax(self->faults, declaration.offset,
                           "'%s' has no value that CSS knows and is skipped; is a "
                           "semicolon or a bracket missing?",
                           declaration.name);
}

static void parse_area(Parser *self, StyleCursor *cursor, SheetRule *page);

/* The inside of a block in braces: declarations, and areas when `rule` is a page. */
static void
parse_declarations(Parser *self, StyleCursor cursor, SheetRule *rule)
{
    while (!style_cursor_is_done(&cursor)) {
        if (cursor.at->kind == TOKEN_SPACE || cursor.at->kind == TOKEN_SEMICOLON) {
            cursor.at++;
        } else if (cursor.at->kind != TOKEN_AT) {
            parse_declaration(self, &cursor, rule);
        } else if (rule->kind == SHEET_RULE_PAGE) {
            parse_area(self, &cursor, rule);
        } else {
            style_fault_unsupported(self->faults, style_cursor_offset(&cursor),
                                    "@%s inside a rule is not applied", cursor.at->text);
            skip_declaration(&cursor);
        }
    }
}

static void
parse_area(Parser *self, StyleCursor *cursor, SheetRule *page)
{
    gsize offset = style_cursor_offset(cursor);
    const StyleToken *name = style_cursor_take(cursor);
    if (!style_cursor_sees(cursor, TOKEN_OPEN_CURLY)) {
        style_fault_syntax(self->faults, offset,
                           "@%s has no block and is skipped; write '@%s { ... }'",
                           name->text, name->text);
        skip_declaration(cursor);
        return;
    }
    SheetRule *area = rule_new(SHEET_RULE_AREA, page->medium, (StyleCursor){name, name});
    area->name = lower_case(self, name->text);
    g_ptr_array_add(page->areas, area);
    parse_declarations(self, style_cursor_enter(cursor), area);
}

/* The media of "(color)" and "(monochrome)" (Media Queries 4 §6); NONE for any other
 * condition in brackets. */
static StyleMedium
parse_condition(StyleCursor *query)
{
    if (!style_cursor_sees(query, TOKEN_OPEN_ROUND))
        return STYLE_MEDIUM_NONE;
    StyleCursor inside = style_cursor_trim(style_cursor_enter(query));
    bool is_black = style_cursor_sees_ident(&inside, "monochrome");
    bool is_known = is_black || style_cursor_sees_ident(&inside, "color");
    style_cursor_take(&inside);
    if (!is_known || !style_cursor_is_done(&inside))
        return STYLE_MEDIUM_NONE;
    return is_black ? STYLE_MEDIUM_BLACK_PRINT : STYLE_MEDIUM_COLOUR;
}

static StyleMedium
parse_medium(StyleCursor *query)
{
    StyleMedium medium = STYLE_MEDIUM_NONE;
    if (style_cursor_sees_ident(query, "all"))
        medium = STYLE_MEDIUM_ALL;
    else if (style_cursor_sees_ident(query, "print"))
        medium = STYLE_MEDIUM_PRINT;
    else if (style_cursor_sees_ident(query, "epub") ||
             style_cursor_sees_ident(query, "screen"))
        medium = STYLE_MEDIUM_EPUB;
    style_cursor_take(query);
    return medium;
}

/* One media query: "not print", "print and (monochrome)", "(color)". */
static StyleMedium
parse_query(Parser *self, StyleCursor query)
{
    gsize offset = style_cursor_offset(&query);
    bool is_not = style_cursor_sees_ident(&query, "not");
    if (is_not || style_cursor_sees_ident(&query, "only"))
        style_cursor_take(&query);
    StyleMedium medium = STYLE_MEDIUM_ALL;
    bool is_known = !style_cursor_is_done(&query);
    for (bool is_first = true; is_known && !style_cursor_is_done(&query);
         is_first = false) {
        if (!is_first) {
            is_known = style_cursor_sees_ident(&query, "and");
            style_cursor_take(&query);
        }
        bool is_name = is_first && style_cursor_sees(&query, TOKEN_IDENT);
        StyleMedium one = is_name ? parse_medium(&query) : parse_condition(&query);
        is_known &= is_name || one != STYLE_MEDIUM_NONE;
        medium &= one;
    }
    if (!is_known) {
        style_fault_unsupported(
            self->faults, offset,
            "of media conditions only (color) and (monochrome) are "
            "applied; else name the medium alone: print, epub or all");
        return STYLE_MEDIUM_NONE;
    }
    return is_not ? STYLE_MEDIUM_ALL & ~medium : medium;
}

static StyleMedium
parse_media(Parser *self, StyleCursor prelude)
{
    prelude = style_cursor_trim(prelude);
    if (style_cursor_is_done(&prelude))
        return STYLE_MEDIUM_ALL;
    StyleMedium medium = STYLE_MEDIUM_NONE;
    while (!style_cursor_is_done(&prelude)) {
        StyleCursor query = prelude;
        while (!style_cursor_is_done(&prelude) && prelude.at->kind != TOKEN_COMMA)
            style_cursor_skip_value(&prelude);
        query.end = prelude.at;
        query = style_cursor_trim(query);
        if (!style_cursor_is_done(&query))
            medium |= parse_query(self, query);
        if (style_cursor_sees(&prelude, TOKEN_COMMA))
            style_cursor_take(&prelude);
    }
    return medium;
}

static void
add_rule(Parser *self, SheetRuleKind kind, StyleMedium medium, StyleCursor prelude,
         StyleCursor block)
{
    SheetRule *rule = rule_new(kind, medium, prelude);
    if (kind == SHEET_RULE_PAGE)
        rule->areas = g_ptr_array_new_with_free_func(rule_free);
    g_ptr_array_add(self->sheet->rules, rule);
    parse_declarations(self, block, rule);
}

/* An at-rule with its block, `block`. */
static void
parse_at_block(Parser *self, const StyleToken *name, StyleMedium medium,
               StyleCursor prelude, StyleCursor block)
{
    if (g_ascii_strcasecmp(name->text, "media") == 0) {
        Run run = {block, medium & parse_media(self, prelude)};
        g_array_append_val(self->runs, run);
    } else if (g_ascii_strcasecmp(name->text, "page") == 0) {
        add_rule(self, SHEET_RULE_PAGE, medium, prelude, block);
    } else if (g_ascii_strcasecmp(name->text, "font-face") == 0) {
        add_rule(self, SHEET_RULE_FONT_FACE, medium, prelude, block);
    } else {
        style_fault_unsupported(self->faults, name->start, "@%s is not applied",
                                name->text);
    }
}

static void
parse_at_statement(Parser *self, const StyleToken *name)
{
    if (g_ascii_strcasecmp(name->text, "charset") != 0)
        style_fault_unsupported(self->faults, name->start, "@%s is not applied%s",
                                name->text,
                                g_ascii_strcasecmp(name->text, "import") == 0
                                    ? "; put its rules into this sheet"
                                    : "");
}

/* The rule at `cursor`, which moves behind it. CSS Syntax 3 §5.4.2 and §5.4.3. */
static void
parse_rule(Parser *self, StyleCursor *cursor, StyleMedium medium)
{
    const StyleToken *name = cursor->at->kind == TOKEN_AT ? cursor->at++ : NULL;
    StyleCursor prelude = *cursor;
    gsize offset = style_cursor_offset(cursor);
    while (!style_cursor_is_done(cursor) && cursor->at->kind != TOKEN_OPEN_CURLY &&
           (name == NULL || cursor->at->kind != TOKEN_SEMICOLON))
        style_cursor_skip_value(cursor);
    prelude.end = cursor->at;
    if (style_cursor_sees(cursor, TOKEN_OPEN_CURLY)) {
        StyleCursor block = style_cursor_enter(cursor);
        if (name != NULL)
            parse_at_block(self, name, medium, prelude, block);
        else
            add_rule(self, SHEET_RULE_STYLE, medium, prelude, block);
    } else if (name != NULL) {
        parse_at_statement(self, name);
    } else {
        style_fault_syntax(self->faults, offset,
                           "this rule has no block and is skipped; write 'selector { "
                           "... }'");
    }
}

/* Reads the innermost run until it ends or opens a further one. */
static void
parse_run(Parser *self)
{
    guint depth = self->runs->len;
    Run run = g_array_index(self->runs, Run, depth - 1);
    while (!style_cursor_is_done(&run.cursor) && self->runs->len == depth) {
        StyleTokenKind kind = run.cursor.at->kind;
        if (kind == TOKEN_SPACE || kind == TOKEN_COMMENT_MARK || kind == TOKEN_SEMICOLON)
            run.cursor.at++;
        else
            parse_rule(self, &run.cursor, run.medium);
    }
    g_array_index(self->runs, Run, depth - 1) = run;
    if (style_cursor_is_done(&run.cursor))
        g_array_remove_index(self->runs, depth - 1);
}

Sheet *
sheet_parse(Source *source, StyleFaults *faults)
{
    Sheet *self = g_new0(Sheet, 1);
    self->source = source;
    self->tokens = style_tokens_new(source, faults);
    self->rules = g_ptr_array_new_with_free_func(rule_free);
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(Run));
    Run all = {style_cursor_new(self->tokens), STYLE_MEDIUM_ALL};
    g_array_append_val(runs, all);
    Parser parser = {self, faults, runs};
    while (runs->len > 0)
        parse_run(&parser);
    return self;
}

void
sheet_free(Sheet *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->rules);
    style_tokens_free(self->tokens);
    source_free(self->source);
    g_free(self);
}
