/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers out of file headers. The caller has seen to it that the bytes are there. */
#pragma once

#include <glib.h>

static inline guint
octets_be16(const guint8 *p)
{
    return (guint) p[0] << 8 | p[1];
}

static inline guint
octets_le16(const guint8 *p)
{
    return (guint) p[1] << 8 | p[0];
}

static inline guint32
octets_be32(const guint8 *p)
{
    return (guint32) octets_be16(p) << 16 | octets_be16(p + 2);
}

static inline guint32
octets_le32(const guint8 *p)
{
    return (guint32) octets_le16(p + 2) << 16 | octets_le16(p);
}
