/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Declarations made ready for the cascade: longhands with parsed values. */
#pragma once

#include "style/property.h"
#include "style/sheet.h"

typedef struct {
    StylePropertyId id;
    bool is_important;
    StyleValue value;
} StyleDeclared;

/* An empty array of StyleDeclared that clears its values. */
GArray *style_declared_new(void);

/* Appends what `declaration` says to `declared`, shorthands opened. False, with nothing
 * appended, when print does not know the property or the value. */
bool style_declaration_compile(const SheetDeclaration *declaration, GArray *declared);

/* The same for all declarations of `rule`; what print does not know is told to `faults`. */
GArray *style_rule_compile(const SheetRule *rule, const Source *source,
                           StyleFaults *faults);
