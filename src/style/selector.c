/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/selector.h"

#include <stdlib.h>
#include <string.h>

#define SPECIFICITY_ID (1u << 20)
#define SPECIFICITY_CLASS (1u << 10)
#define SPECIFICITY_ELEMENT 1u
#define SPECIFICITY_MAX 1023

typedef struct {
    StyleFaults *faults;
    GArray *tests; /* of the compound that is being read */
    const char *pseudo;
    guint ids, classes, elements;
    bool is_inner; /* inside :not() */
} Parser;

static bool parse_compound(Parser *self, StyleCursor *cursor);

static void
test_clear(gpointer data)
{
    SelectorTest *test = data;
    if (test->inner != NULL)
        g_ptr_array_unref(test->inner);
}

static GArray *
tests_new(void)
{
    GArray *tests = g_array_new(FALSE, FALSE, sizeof(SelectorTest));
    g_array_set_clear_func(tests, test_clear);
    return tests;
}

static void
tests_free(gpointer data)
{
    g_array_unref(data);
}

static void
selector_free(gpointer data)
{
    Selector *self = data;
    g_array_unref(self->tests);
    g_free(self);
}

static void
add_test(Parser *self, SelectorTest test)
{
    g_array_append_val(self->tests, test);
    if (test.kind == SELECTOR_ID)
        self->ids++;
    else if (test.kind == SELECTOR_ELEMENT)
        self->elements++;
    else if (test.kind != SELECTOR_NOT) /* counts as what is in it */
        self->classes++;
}

static bool
refuse_syntax(Parser *self, const StyleCursor *cursor)
{
    style_fault_syntax(self->faults, style_cursor_offset(cursor),
                       "this is no selector; the rule is skipped");
    return false;
}

static bool
refuse_unsupported(Parser *self, gsize offset, const char *mark, const char *name)
{
    style_fault_unsupported(self->faults, offset,
                            "'%s%s' is not known; the rule is not applied", mark, name);
    return false;
}

/* What the bracket that comes next holds; white space behind it is left, for it means
 * something in a selector. */
static StyleCursor
inside_of(StyleCursor *cursor)
{
    const StyleToken *closing = cursor->at + cursor->at->to_closing;
    StyleCursor inside = {cursor->at + 1, MIN(closing, cursor->end)};
    style_cursor_skip_value(cursor);
    return style_cursor_trim(inside);
}

/* "i" or "s" after the value */
static void
parse_attribute_case(StyleCursor *inside, SelectorTest *test)
{
    test->is_case_blind = style_cursor_sees_ident(inside, "i");
    if (test->is_case_blind || style_cursor_sees_ident(inside, "s"))
        style_cursor_take(inside);
}

static SelectorAttribute
attribute_of(const char *name)
{
    static const struct {
        const char *name;
        SelectorAttribute attribute;
    } known[] = {
        {"id", SELECTOR_ATTRIBUTE_ID},       {"class", SELECTOR_ATTRIBUTE_CLASS},
        {"lang", SELECTOR_ATTRIBUTE_LANG},   {"xml:lang", SELECTOR_ATTRIBUTE_LANG},
        {"title", SELECTOR_ATTRIBUTE_TITLE}, {"href", SELECTOR_ATTRIBUTE_HREF},
        {"src", SELECTOR_ATTRIBUTE_SRC},     {"cite", SELECTOR_ATTRIBUTE_CITE},
        {"alt", SELECTOR_ATTRIBUTE_ALT}};
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (g_ascii_strcasecmp(known[i].name, name) == 0)
            return known[i].attribute;
    return SELECTOR_NO_ATTRIBUTE;
}

static bool
parse_attribute(Parser *self, StyleCursor *cursor)
{
    StyleCursor start = *cursor;
    StyleCursor inside = inside_of(cursor);
    SelectorTest test = {.kind = SELECTOR_ATTRIBUTE, .relation = '='};
    if (!style_cursor_sees(&inside, TOKEN_IDENT))
        return refuse_syntax(self, &start);
    test.name = style_cursor_take(&inside)->text;
    test.attribute = attribute_of(test.name);
    if (!style_cursor_is_done(&inside)) {
        if (style_cursor_sees(&inside, TOKEN_DELIM) && inside.at->delim != '=') {
            if (inside.at->delim > 127 || strchr("~|^$*", (int) inside.at->delim) == NULL)
                return refuse_syntax(self, &start);
            test.relation = (char) inside.at++->delim;
        }
        if (!style_cursor_sees_delim(&inside, '='))
            return refuse_syntax(self, &start);
        style_cursor_take(&inside);
        if (!style_cursor_sees(&inside, TOKEN_IDENT) &&
            !style_cursor_sees(&inside, TOKEN_STRING))
            return refuse_syntax(self, &start);
        test.value = style_cursor_take(&inside)->text;
        parse_attribute_case(&inside, &test);
    }
    if (!style_cursor_is_done(&inside))
        return refuse_syntax(self, &start);
    add_test(self, test);
    return true;
}

/* A whole number that fills `text`, with or without a sign. */
static bool
parse_whole(const char *text, int *value)
{
    char *end;
    long number = strtol(text, &end, 10);
    *value = (int) CLAMP(number, -100000, 100000);
    return *text != '\0' && *end == '\0';
}

/* CSS Syntax 3 §6, an+b: read from its text without spaces, which no valid form needs. */
static bool
parse_nth(StyleCursor inside, SelectorTest *test)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (; inside.at < inside.end && text->len < 64; inside.at++) {
        if (inside.at->kind == TOKEN_NUMBER || inside.at->kind == TOKEN_DIMENSION)
            g_string_append_printf(text, text->len > 0 ? "%+d" : "%d",
                                   (int) inside.at->number);
        if (inside.at->kind == TOKEN_DELIM)
            g_string_append_unichar(text, inside.at->delim);
        else if (inside.at->kind == TOKEN_IDENT || inside.at->kind == TOKEN_DIMENSION)
            g_string_append(text, inside.at->text);
    }
    g_autofree char *lower = g_ascii_strdown(text->str, -1);
    if (strcmp(lower, "odd") == 0 || strcmp(lower, "even") == 0) {
        test->a = 2;
        test->b = *lower == 'o';
        return true;
    }
    char *n = strchr(lower, 'n');
    if (n == NULL)
        return parse_whole(lower, &test->b);
    *n = '\0';
    const char *step = lower, *offset = n + 1;
    if (strcmp(step, "") == 0 || strcmp(step, "+") == 0)
        test->a = 1;
    else if (strcmp(step, "-") == 0)
        test->a = -1;
    else if (!parse_whole(step, &test->a))
        return false;
    /* "+ 2" has given "++2", "- 2" has given "-+2" */
    g_autofree char *sign = g_strdup(offset);
    if (sign[0] != '\0' && sign[1] == '+')
        memmove(sign + 1, sign + 2, strlen(sign + 1));
    return *sign == '\0' || parse_whole(sign, &test->b);
}

static bool
parse_not(Parser *self, StyleCursor inside, SelectorTest *test)
{
    test->inner = g_ptr_array_new_with_free_func(tests_free);
    Parser strongest = {0};
    do {
        Parser parser = {.faults = self->faults, .is_inner = true};
        parser.tests = tests_new();
        g_ptr_array_add(test->inner, parser.tests);
        if (!parse_compound(&parser, &inside) || parser.pseudo != NULL)
            return false;
        style_cursor_skip_space(&inside);
        if (parser.ids * SPECIFICITY_ID + parser.classes * SPECIFICITY_CLASS +
                parser.elements >=
            strongest.ids * SPECIFICITY_ID + strongest.classes * SPECIFICITY_CLASS +
                strongest.elements)
            strongest = parser;
    } while (style_cursor_sees(&inside, TOKEN_COMMA) &&
             style_cursor_take(&inside) != NULL);
    self->ids += strongest.ids;
    self->classes += strongest.classes;
    self->elements += strongest.elements;
    return style_cursor_is_done(&inside);
}

static bool
parse_lang(StyleCursor inside, SelectorTest *test)
{
    if (!style_cursor_sees(&inside, TOKEN_IDENT) &&
        !style_cursor_sees(&inside, TOKEN_STRING))
        return false;
    test->name = style_cursor_take(&inside)->text;
    return style_cursor_is_done(&inside);
}

/* :name( ... ) */
static bool
parse_pseudo_function(Parser *self, StyleCursor *cursor)
{
    gsize offset = style_cursor_offset(cursor);
    const char *name = cursor->at->text;
    StyleCursor inside = inside_of(cursor);
    SelectorTest test = {.kind = SELECTOR_NTH_CHILD};
    bool is_read = false;
    if (g_ascii_strcasecmp(name, "nth-child") == 0) {
        is_read = parse_nth(inside, &test);
    } else if (g_ascii_strcasecmp(name, "lang") == 0) {
        test.kind = SELECTOR_LANG;
        is_read = parse_lang(inside, &test);
    } else if (g_ascii_strcasecmp(name, "not") == 0 && !self->is_inner) {
        test.kind = SELECTOR_NOT;
        is_read = parse_not(self, inside, &test);
    }
    if (is_read)
        add_test(self, test);
    else
        test_clear(&test);
    return is_read || refuse_unsupported(self, offset, ":", name);
}

static bool
parse_pseudo_element(Parser *self, const StyleToken *token)
{
    static const char *const known[] = {"before",     "after",         "marker",
                                        "first-line", "footnote-call", "footnote-marker"};
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (g_ascii_strcasecmp(known[i], token->text) == 0) {
            self->pseudo = known[i];
            self->elements++;
            return true;
        }
    return refuse_unsupported(self, token->start, "::", token->text);
}

static bool
parse_pseudo_class(Parser *self, const StyleToken *token)
{
    static const struct {
        const char *name;
        SelectorTestKind kind;
    } known[] = {
        {"first-child", SELECTOR_FIRST_CHILD},
        {"last-child", SELECTOR_LAST_CHILD},
        {"only-child", SELECTOR_ONLY_CHILD},
        {"first-of-type", SELECTOR_FIRST_OF_TYPE},
        {"last-of-type", SELECTOR_LAST_OF_TYPE},
        {"empty", SELECTOR_EMPTY},
        {"root", SELECTOR_ROOT},
        {"link", SELECTOR_LINK},
        {"any-link", SELECTOR_LINK},
        {"visited", SELECTOR_NEVER},
        {"hover", SELECTOR_NEVER},
        {"active", SELECTOR_NEVER},
        {"focus", SELECTOR_NEVER},
        {"target", SELECTOR_NEVER},
    };
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (g_ascii_strcasecmp(known[i].name, token->text) == 0) {
            add_test(self, (SelectorTest){.kind = known[i].kind});
            return true;
        }
    return refuse_unsupported(self, token->start, ":", token->text);
}

/* The names that CSS 2 let stand behind one colon. */
static bool
is_old_pseudo_element(const char *name)
{
    return g_ascii_strcasecmp(name, "before") == 0 ||
           g_ascii_strcasecmp(name, "after") == 0 ||
           g_ascii_strcasecmp(name, "first-line") == 0;
}

static bool
parse_pseudo(Parser *self, StyleCursor *cursor)
{
    cursor->at++;
    bool is_element = style_cursor_sees(cursor, TOKEN_COLON);
    if (is_element)
        cursor->at++;
    if (style_cursor_sees(cursor, TOKEN_FUNCTION) && !is_element)
        return parse_pseudo_function(self, cursor);
    if (!style_cursor_sees(cursor, TOKEN_IDENT))
        return refuse_syntax(self, cursor);
    const StyleToken *token = cursor->at++;
    if (is_element || is_old_pseudo_element(token->text))
        return parse_pseudo_element(self, token);
    return parse_pseudo_class(self, token);
}

static bool
parse_simple(Parser *self, StyleCursor *cursor)
{
    switch (cursor->at->kind) {
    case TOKEN_IDENT:
        if (self->tests->len > 0)
            return refuse_syntax(self, cursor);
        add_test(self,
                 (SelectorTest){.kind = SELECTOR_ELEMENT, .name = cursor->at->text});
        cursor->at++;
        return true;
    case TOKEN_HASH:
        if (!cursor->at->is_name)
            return refuse_syntax(self, cursor);
        add_test(self, (SelectorTest){.kind = SELECTOR_ID, .name = cursor->at->text});
        cursor->at++;
        return true;
    case TOKEN_OPEN_SQUARE:
        return parse_attribute(self, cursor);
    case TOKEN_COLON:
        return parse_pseudo(self, cursor);
    default:
        break;
    }
    if (style_cursor_sees_delim(cursor, '.')) {
        cursor->at++;
        if (!style_cursor_sees(cursor, TOKEN_IDENT))
            return refuse_syntax(self, cursor);
        add_test(self, (SelectorTest){.kind = SELECTOR_CLASS, .name = cursor->at->text});
        cursor->at++;
        return true;
    }
    return refuse_syntax(self, cursor);
}

static bool
ends_compound(const StyleCursor *cursor)
{
    return style_cursor_is_done(cursor) || cursor->at->kind == TOKEN_SPACE ||
           cursor->at->kind == TOKEN_COMMA || style_cursor_sees_delim(cursor, '>') ||
           style_cursor_sees_delim(cursor, '+') || style_cursor_sees_delim(cursor, '~');
}

static bool
parse_compound(Parser *self, StyleCursor *cursor)
{
    bool is_universal = style_cursor_sees_delim(cursor, '*');
    if (is_universal)
        cursor->at++;
    else if (ends_compound(cursor))
        return refuse_syntax(self, cursor);
    while (!ends_compound(cursor))
        if (self->pseudo != NULL || !parse_simple(self, cursor))
            return self->pseudo != NULL ? refuse_syntax(self, cursor) : false;
    return true;
}

/* What parts two compounds; false at the end of the selector. */
static bool
parse_combinator(StyleCursor *cursor, SelectorCombinator *combinator)
{
    bool has_space = style_cursor_sees(cursor, TOKEN_SPACE);
    style_cursor_skip_space(cursor);
    if (style_cursor_is_done(cursor) || cursor->at->kind == TOKEN_COMMA)
        return false;
    *combinator = SELECTOR_DESCENDANT;
    if (style_cursor_sees_delim(cursor, '>'))
        *combinator = SELECTOR_CHILD;
    else if (style_cursor_sees_delim(cursor, '+'))
        *combinator = SELECTOR_NEXT;
    else if (style_cursor_sees_delim(cursor, '~'))
        *combinator = SELECTOR_LATER;
    else
        return has_space;
    style_cursor_take(cursor);
    return true;
}

/* The compounds from left to right become tests from right to left. */
static Selector *
selector_new(GPtrArray *compounds, const SelectorCombinator *steps, const Parser *parser)
{
    Selector *self = g_new0(Selector, 1);
    self->tests = tests_new();
    for (guint i = compounds->len; i-- > 0;) {
        GArray *tests = g_ptr_array_index(compounds, i);
        g_array_append_vals(self->tests, tests->data, tests->len);
        g_array_set_clear_func(tests, NULL); /* what they own has moved */
        if (i > 0) {
            SelectorTest step = {.kind = SELECTOR_STEP, .combinator = steps[i - 1]};
            g_array_append_val(self->tests, step);
        }
    }
    self->pseudo = parser->pseudo;
    self->specificity = MIN(parser->ids, SPECIFICITY_MAX) * SPECIFICITY_ID +
                        MIN(parser->classes, SPECIFICITY_MAX) * SPECIFICITY_CLASS +
                        MIN(parser->elements, SPECIFICITY_MAX) * SPECIFICITY_ELEMENT;
    return self;
}

static Selector *
parse_selector(StyleCursor *cursor, StyleFaults *faults)
{
    g_autoptr(GPtrArray) compounds = g_ptr_array_new_with_free_func(tests_free);
    SelectorCombinator steps[SELECTOR_COMPOUNDS_MAX] = {SELECTOR_DESCENDANT};
    Parser parser = {.faults = faults};
    do {
        if (compounds->len == SELECTOR_COMPOUNDS_MAX || parser.pseudo != NULL) {
            refuse_unsupported(&parser, style_cursor_offset(cursor), "",
                               parser.pseudo != NULL ? "::" : "a selector so long");
            return NULL;
        }
        parser.tests = tests_new();
        g_ptr_array_add(compounds, parser.tests);
        if (!parse_compound(&parser, cursor))
            return NULL;
    } while (parse_combinator(cursor, &steps[compounds->len - 1]));
    if (!style_cursor_is_done(cursor) && cursor->at->kind != TOKEN_COMMA) {
        refuse_syntax(&parser, cursor);
        return NULL;
    }
    return selector_new(compounds, steps, &parser);
}

GPtrArray *
selector_list_parse(StyleCursor cursor, StyleFaults *faults)
{
    g_autoptr(GPtrArray) selectors = g_ptr_array_new_with_free_func(selector_free);
    cursor = style_cursor_trim(cursor);
    for (;;) {
        Selector *selector = parse_selector(&cursor, faults);
        if (selector == NULL)
            return NULL;
        g_ptr_array_add(selectors, selector);
        if (!style_cursor_sees(&cursor, TOKEN_COMMA))
            return g_steal_pointer(&selectors);
        style_cursor_take(&cursor);
    }
}
