/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML as configuration and front matter have it: a tree in which every node knows its
 * line. The only door to libyaml. An alias is a copy; depth and number of nodes, copies
 * counted, are limited (limits.h). The same tree carries TOML and JSON front matter, so
 * that no reader of configuration cares which it was. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/source.h"

typedef enum { YAML_NULL, YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING } YamlKind;

typedef struct YamlNode YamlNode;
struct YamlNode {
    YamlKind kind;
    DiagPlace place; /* file borrowed from the Source */
    /* Of the key it stands under, where that is known; else `place`. */
    DiagPlace key_place;
    char *value;     /* YAML_SCALAR: its characters; else NULL */
    bool is_quoted;  /* YAML_SCALAR: written in quotes or as a block: always a string */
    GPtrArray *keys; /* YAML_MAPPING: char *, in order */
    GPtrArray *children; /* YAML_SEQUENCE: items; YAML_MAPPING: values: YamlNode * */
    GHashTable *index;   /* YAML_MAPPING with many keys: key -> position + 1; else NULL */
};

/* An empty node, to build a tree by hand (TOML, JSON). */
YamlNode *yaml_node_new(YamlKind kind, DiagPlace place);
/* Adds `child` (taken) under `key` (copied; NULL in a sequence). A key that is there is
 * replaced and told to `diag` as [duplicate-key]. */
void yaml_node_add(YamlNode *self, const char *key, YamlNode *child, Diag *diag);
void yaml_node_free(YamlNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YamlNode, yaml_node_free)

/* Parses the bytes [start, end) of `source` as one YAML document. Tabs where YAML wants
 * spaces are taken as spaces, as blog engines do. NULL with `error` when it is not YAML
 * or breaks a limit: the message begins with file:line:column. An empty document is an
 * empty mapping. */
YamlNode *yaml_parse(const Source *source, gsize start, gsize end, Diag *diag,
                     GError **error);

/* The same for the members of a JSON object that stand without its braces: Hexo's front
 * matter in JSON. */
YamlNode *yaml_parse_members(const Source *source, gsize start, gsize end, Diag *diag,
                             GError **error);

/* The value under `key`, lent; NULL when `self` is NULL, no mapping or lacks it. */
const YamlNode *yaml_lookup(const YamlNode *self, const char *key);

/* The scalar under `key`, lent; NULL when there is none or it is null or empty. */
const char *yaml_lookup_string(const YamlNode *self, const char *key);

/* true/false/yes/no/on/off under `key`; `otherwise` when absent or no such word. */
bool yaml_lookup_bool(const YamlNode *self, const char *key, bool otherwise);

/* A list of strings under `key`: a sequence of scalars, one scalar, nested sequences
 * flattened. char *; never NULL; the caller owns it. */
GPtrArray *yaml_lookup_strings(const YamlNode *self, const char *key);
