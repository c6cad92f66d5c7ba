/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of Hexo's theme NexT: note, tabs, button, label, video, pdf, mermaid,
 * centerquote, grouppicture, linkgrid (theme-next/hexo-theme-next, scripts/tags). */
#pragma once

#include "site/tag_build.h"

void next_tag_note(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);
void next_tag_tabs(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);
void next_tag_tab(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);
void next_tag_button(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);
void next_tag_label(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);
void next_tag_media(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);
void next_tag_mermaid(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);
void next_tag_center_quote(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);
