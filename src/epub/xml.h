/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML that is well-formed by construction: elements are closed in the order in which they
 * were opened, and every character is escaped or replaced. */
#pragma once

#include <glib.h>

typedef struct Xml Xml;

/* A new document: the XML declaration is written. */
Xml *xml_new(void);
void xml_free(Xml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Xml, xml_free)

/* Opens `name`. Attributes follow as name, value pairs, NULL at the end; a pair whose value is
 * NULL is left out. `name` must be a literal. */
void xml_open(Xml *self, const char *name, ...) G_GNUC_NULL_TERMINATED;
/* Closes the innermost element. */
void xml_close(Xml *self);
/* An element that stays empty. */
void xml_empty(Xml *self, const char *name, ...) G_GNUC_NULL_TERMINATED;
/* Opens an element that holds only `text`, and closes it. */
void xml_element(Xml *self, const char *name, const char *text,
                 ...) G_GNUC_NULL_TERMINATED;
/* Characters; what XML 1.0 cannot hold becomes U+FFFD. `length` -1 means up to NUL. */
void xml_text(Xml *self, const char *text, gssize length);
/* A line end between elements that hold no text. */
void xml_newline(Xml *self);
/* A doctype or the like, written as it is. */
void xml_raw(Xml *self, const char *markup);

/* The name of the innermost open element; NULL when none is open. Lent. */
const char *xml_innermost(const Xml *self);
/* The finished document; every element must be closed. */
GBytes *xml_finish(Xml *self);
