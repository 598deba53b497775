/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the heng-cast files: where members and their scorecards come from. */
#pragma once

#include "heng-cast-table.h"

G_BEGIN_DECLS

/* heng-cast-members.c: reading the rows of participants. Members become those of the cast. */
gboolean heng_cast_read_members (HengCast *cast, HengDb *db, GError **error);
/* Numbers of the members there are. */
gboolean heng_cast_read_numbers (HengCast *cast, HengDb *db, GError **error);
/* Adds the participant as it is now to `members` (of HengMember) and its number to `numbers` (of char *, in cast->texts), if it is of the cycle. */
gboolean heng_cast_read_member (HengCast *cast, HengDb *db, gint64 id, GArray *members, GPtrArray *numbers, GError **error);
guint16 heng_cast_template (HengCast *cast, const char *key, gint64 revision);

/* heng-cast-pack.c: the same from the pack of the cycle, brought up to date. FALSE in *found: there is none that helps; nothing is changed then. */
gboolean heng_cast_read_pack (HengCast *cast, HengDb *db, gboolean *found, GError **error);
/* Keeps members and numbers of the cast as of an entry of the journal. */
gboolean heng_cast_write_pack (HengDb *db, const HengCast *cast, gint64 journal_id, GError **error);

/* heng-cast-bytes.c: the content of a pack. */
GByteArray *heng_cast_encode (const HengCast *cast);
/* FALSE: it is not what it should be, and the cast is as before. */
gboolean heng_cast_decode (HengCast *cast, const guint8 *data, gsize size);
void heng_cast_forget_members (HengCast *cast);

G_END_DECLS
