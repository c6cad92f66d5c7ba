/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/asset.h"

char *
asset_beside(const Site *site, const char *base, const char *path)
{
    g_autofree char *resolved = files_resolve(base, path);
    FolderStat stat;
    if (resolved == NULL || !folder_stat(site->folder, resolved, &stat) || stat.is_folder)
        return NULL;
    return g_steal_pointer(&resolved);
}

char *
asset_below(const Site *site, const char *folder, const char *path)
{
    while (*path == '/')
        path++;
    g_autofree char *base = g_strconcat(folder, *folder != '\0' ? "/." : ".", NULL);
    return asset_beside(site, base, path);
}
