/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/manifest.h"

static void
entry_free(gpointer data)
{
    SiteManifestEntry *entry = data;
    g_free(entry->path);
    g_free(entry->target);
    g_free(entry->title);
    g_free(entry->group);
    g_free(entry);
}

SiteManifest *
site_manifest_new(const char *title, const char *path, int line)
{
    SiteManifest *self = g_new0(SiteManifest, 1);
    self->title = g_strdup(title);
    self->path = g_strdup(path);
    self->line = line;
    self->is_published = true;
    self->entries = g_ptr_array_new_with_free_func(entry_free);
    return self;
}

void
site_manifest_free(SiteManifest *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->entries);
    g_free(self->title);
    g_free(self->path);
    g_free(self);
}

void
site_manifest_add(SiteManifest *self, const char *path, const char *title,
                  const char *group, int line)
{
    SiteManifestEntry *entry = g_new0(SiteManifestEntry, 1);
    entry->path = g_strdup(path);
    entry->title = g_strdup(title);
    entry->group = g_strdup(group);
    entry->line = line;
    g_ptr_array_add(self->entries, entry);
}

void
site_manifest_announce(SiteManifest *self, const char *target, const char *title,
                       const char *group, int line)
{
    site_manifest_add(self, NULL, title, group, line);
    SiteManifestEntry *entry = g_ptr_array_index(self->entries, self->entries->len - 1);
    entry->target = g_strdup(*target != '\0' ? target : NULL);
}

GPtrArray *
site_manifests(const Site *site, Diag *diag)
{
    GPtrArray *manifests =
        g_ptr_array_new_with_free_func((GDestroyNotify) site_manifest_free);
    if (site->engine->manifests != NULL)
        site->engine->manifests(site, manifests, diag);
    return manifests;
}
