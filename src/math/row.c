/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/row.h"

#include "math/accent.h"
#include "math/array.h"
#include "math/delimiter.h"
#include "math/fraction.h"
#include "math/glyph.h"
#include "math/script.h"

/* An atom of a row that is set, or a space between atoms. */
typedef struct {
    MathBox *box;
    MathClass class;
    bool is_space;
    bool is_script; /* set in script size: no space about relations and operators */
    int mu;         /* a mu at its size */
} Atom;

/* Space between classes, The TeXbook p. 170: 1 thin, 2 medium, 3 thick; negative ones fall
 * away in script sizes; 9 cannot happen. */
static const int spaces[8][8] = {
    {0, 1, -2, -3, 0, 0, 0, -1},     {1, 1, 9, -3, 0, 0, 0, -1},
    {-2, -2, 9, 9, -2, 9, 9, -2},    {-3, -3, 9, 0, -3, 0, 0, -3},
    {0, 0, 9, 0, 0, 0, 0, 0},        {0, 1, -2, -3, 0, 0, 0, -1},
    {-1, -1, 9, -1, -1, -1, -1, -1}, {-1, 1, -2, -3, -1, 0, -1, -1}};

static int
space_between(const Atom *left, const Atom *right)
{
    static const int widths[] = {0, 3, 4, 5};
    int space = spaces[left->class][right->class];
    if (space == 9 || (space < 0 && right->is_script))
        return 0;
    return widths[ABS(space)] * right->mu;
}

/* The next atom from `i` on; NULL at the end. */
static Atom *
atom_from(GArray *atoms, guint i)
{
    for (; i < atoms->len; i++)
        if (!g_array_index(atoms, Atom, i).is_space)
            return &g_array_index(atoms, Atom, i);
    return NULL;
}

/* Operators that have nothing to operate on are ordinary: The TeXbook, appendix G, rules 5
 * and 6. */
static void
settle_operators(GArray *atoms, bool has_atom)
{
    MathClass before = has_atom ? MATH_ORD : MATH_OPEN;
    for (guint i = 0; i < atoms->len; i++) {
        Atom *atom = &g_array_index(atoms, Atom, i);
        if (atom->is_space)
            continue;
        if (atom->class == MATH_BIN) {
            const Atom *next = atom_from(atoms, i + 1);
            bool lacks_left = before == MATH_BIN || before == MATH_OP ||
                              before == MATH_REL || before == MATH_OPEN ||
                              before == MATH_PUNCT;
            bool lacks_right = next == NULL || next->class == MATH_REL ||
                               next->class == MATH_CLOSE || next->class == MATH_PUNCT;
            if (lacks_left || lacks_right)
                atom->class = MATH_ORD;
        }
        before = atom->class;
    }
}

static MathBox *
join(GArray *atoms, bool has_atom)
{
    MathBox *row = math_box_new();
    Atom first = {.class = MATH_ORD}, *before = has_atom ? &first : NULL;
    for (guint i = 0; i < atoms->len; i++) {
        Atom *atom = &g_array_index(atoms, Atom, i);
        if (!atom->is_space) {
            row->width += before != NULL ? space_between(before, atom) : 0;
            before = atom;
        }
        math_box_append(row, atom->box);
    }
    return row;
}

static MathBox *
set_space(const MathSetting *self, const MathNode *node)
{
    MathBox *box = math_box_new();
    box->width = math_setting_scale(self, node->value);
    return box;
}

/* What the colour is set back to at the end of \textcolor. */
typedef struct {
    MathSetting setting;
    GArray *colours; /* int */
} Walk;

static void
switch_colour(Walk *walk, int colour)
{
    if (colour != MATH_AUTO) {
        g_array_append_val(walk->colours, walk->setting.colour);
        walk->setting.colour = colour;
    } else if (walk->colours->len > 0) {
        guint last = walk->colours->len - 1;
        walk->setting.colour = g_array_index(walk->colours, int, last);
        g_array_set_size(walk->colours, last);
    }
}

static void
add_atom(Walk *walk, const MathNode *node, GArray *atoms)
{
    const MathSetting *setting = &walk->setting;
    Atom atom = {.class = node->class,
                 .is_space = node->kind == MATH_SPACE,
                 .is_script = setting->level >= MATH_SCRIPT,
                 .mu = math_setting_scale(setting, MATH_EM) / 18};
    atom.box = atom.is_space ? set_space(setting, node) : math_set_node(setting, node);
    g_array_append_val(atoms, atom);
}

MathBox *
math_set_row(const MathSetting *self, const MathNode *row, bool has_atom)
{
    if (row == NULL)
        return math_box_new();
    if (row->kind != MATH_ROW)
        return math_set_node(self, row);
    g_autoptr(GArray) atoms = g_array_new(FALSE, FALSE, sizeof(Atom));
    Walk walk = {*self, g_array_new(FALSE, FALSE, sizeof(int))};
    for (guint i = 0; i < row->children->len; i++) {
        const MathNode *node = g_ptr_array_index(row->children, i);
        if (node->kind == MATH_STYLE)
            walk.setting.level = (MathLevel) node->level;
        else if (node->kind == MATH_COLOUR)
            switch_colour(&walk, node->value);
        else
            add_atom(&walk, node, atoms);
    }
    g_array_unref(walk.colours);
    settle_operators(atoms, has_atom);
    MathBox *box = join(atoms, has_atom);
    return box;
}

/* The name of an operator; a single sign stands about the axis. */
static MathBox *
set_name(const MathSetting *self, const MathNode *node)
{
    return math_set_row(self, node->body, false);
}

MathBox *
math_set_nucleus(const MathSetting *self, const MathNode *node)
{
    const MathNode *core = math_node_core(node);
    if (core != NULL && core->kind == MATH_SYMBOL)
        return math_set_symbol(self, core);
    return math_set_row(self, node, false);
}

MathBox *
math_set_node(const MathSetting *self, const MathNode *node)
{
    MathBox *box;
    switch (node->kind) {
    case MATH_SYMBOL:
        box = math_set_symbol(self, node);
        box->width += box->italic;
        return box;
    case MATH_ROW:
        return math_set_row(self, node, false);
    case MATH_NAME:
        return set_name(self, node);
    case MATH_TEXT:
        return math_set_text(self, node);
    case MATH_SCRIPTS:
        return math_set_scripts(self, node);
    case MATH_FRACTION:
        return math_set_fraction(self, node);
    case MATH_RADICAL:
        return math_set_radical(self, node);
    case MATH_ACCENT:
        return math_set_accent(self, node);
    case MATH_BAR:
        return math_set_bar(self, node);
    case MATH_STRETCH:
        return math_set_stretch(self, node);
    case MATH_ARROW:
        return math_set_arrow(self, node);
    case MATH_STACK:
        return math_set_stack(self, node);
    case MATH_FENCE:
        return math_set_fence(self, node);
    case MATH_MIDDLE:
        return math_set_delimiter(self, node->code, 0);
    case MATH_BIG:
        return math_set_big(self, node);
    case MATH_ARRAY:
        return math_set_array(self, node->array, NULL);
    case MATH_SPACE:
        return set_space(self, node);
    case MATH_PHANTOM:
        return math_set_phantom(self, node);
    case MATH_FRAME:
        return math_set_frame(self, node);
    case MATH_CANCEL:
        return math_set_cancel(self, node);
    case MATH_NOT:
        return math_set_not(self, node);
    case MATH_STYLE:
    case MATH_COLOUR:
        break;
    }
    return math_box_new();
}
