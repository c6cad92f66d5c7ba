/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/parse.h"

#include "math/environment.h"
#include "math/parser.h"

MathNode *
math_parse(const char *tex, MathMacros *macros, GError **error)
{
    MathParser self = {.alphabet = MATH_ALPHABET_DEFAULT};
    math_reader_init(&self.reader, tex, macros);
    g_autoptr(MathNode) formula = math_environment_parse_whole(&self);
    if (self.reader.error == NULL &&
        math_reader_peek(&self.reader)->kind != MATH_TOKEN_END)
        math_reader_fail(&self.reader, MATH_ERROR_SYNTAX,
                         "a '}', \\right or \\end has no beginning");
    math_node_free(self.tag);
    if (self.reader.error == NULL) {
        math_reader_clear(&self.reader);
        return g_steal_pointer(&formula);
    }
    g_propagate_error(error, g_steal_pointer(&self.reader.error));
    math_reader_clear(&self.reader);
    return NULL;
}
