/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/card.h"

#include <string.h>

typedef struct {
    const char *host; /* the end of the host's name */
    const char *path; /* what the player's path begins with */
    const char *page; /* what goes before the identifier for people */
    const char *provider;
} Player;

static const Player players[] = {
    {"youtube.com", "/embed/videoseries", "https://www.youtube.com/playlist", "youtube"},
    {"youtube.com", "/embed/", "https://www.youtube.com/watch?v=", "youtube"},
    {"youtube.com", "/v/", "https://www.youtube.com/watch?v=", "youtube"},
    {"youtube.com", "", NULL, "youtube"},
    {"youtu.be", "/", "https://www.youtube.com/watch?v=", "youtube"},
    {"youtube-nocookie.com", "/embed/", "https://www.youtube.com/watch?v=", "youtube"},
    {"player.vimeo.com", "/video/", "https://vimeo.com/", "vimeo"},
    {"vimeo.com", "", NULL, "vimeo"},
    {"tv.naver.com", "/embed/", "https://tv.naver.com/v/", "naver"},
    {"tv.kakao.com", "/embed/player/cliplink/", "https://tv.kakao.com/v/", "kakao"},
    {"gist.github.com", "", NULL, "gist"},
    {"codepen.io", "", NULL, "codepen"},
    {"jsfiddle.net", "", NULL, "jsfiddle"},
    {"codesandbox.io", "/embed/", "https://codesandbox.io/s/", "codesandbox"},
    {"speakerdeck.com", "", NULL, "speakerdeck"},
    {"asciinema.org", "", NULL, "asciinema"},
    {"slideshare.net", "", NULL, "slideshare"},
    {"google.com", "/maps", NULL, "map"},
};

static const Player *
find_player(const char *host, gsize length, const char *path)
{
    for (guint i = 0; i < G_N_ELEMENTS(players); i++) {
        gsize end = strlen(players[i].host);
        if (length < end || strncmp(host + length - end, players[i].host, end) != 0 ||
            (length > end && host[length - end - 1] != '.'))
            continue;
        if (g_str_has_prefix(path, players[i].path))
            return &players[i];
    }
    return NULL;
}

/* Without the ".js" that makes a page a script. */
static char *
without_script(const char *url)
{
    gsize length = strlen(url) - (g_str_has_suffix(url, ".js") ? strlen(".js") : 0);
    return g_strndup(url, length);
}

/* The page that shows what the player at `path` plays. */
static char *
page_address(const Player *player, const char *url, const char *path)
{
    if (strcmp(player->provider, "gist") == 0)
        return without_script(url);
    if (player->page == NULL)
        return g_strdup(url);
    const char *rest = path + strlen(player->path);
    if (g_str_has_suffix(player->page, "/playlist"))
        return g_strconcat(player->page, strchr(path, '?'), NULL);
    gsize length = strcspn(rest, "?&#/");
    g_autofree char *identifier = g_strndup(rest, length);
    return g_strconcat(player->page, identifier, NULL);
}

DocNode *
card_new(const char *url, const char *title, DiagPlace place)
{
    DocNode *card = doc_node_new(DOC_CARD, place);
    g_autofree char *full =
        g_str_has_prefix(url, "//") ? g_strconcat("https:", url, NULL) : g_strdup(url);
    const char *scheme = strstr(full, "://");
    const char *host = scheme == NULL ? "" : scheme + 3;
    gsize length = strcspn(host, "/?#");
    const Player *player = find_player(host, length, host + length);
    card->url =
        player == NULL ? g_strdup(full) : page_address(player, full, host + length);
    card->as.card.provider = g_strdup(player == NULL ? "link" : player->provider);
    if (title != NULL && *title != '\0')
        card->title = g_strdup(title);
    return card;
}

DocNode *
card_new_for_script(const char *src, const char *data_id, DiagPlace place)
{
    g_autofree char *url = NULL;
    if (src == NULL)
        return NULL;
    if (strstr(src, "//speakerdeck.com/") != NULL && data_id != NULL)
        url = g_strconcat("https://speakerdeck.com/player/", data_id, NULL);
    else if (strstr(src, "//gist.github.com/") != NULL ||
             strstr(src, "//asciinema.org/a/") != NULL)
        url = without_script(src);
    return url == NULL ? NULL : card_new(url, NULL, place);
}
