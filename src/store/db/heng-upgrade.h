/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing an older store to the present schema, with a rehearsal and a backup. */
#pragma once

#include "heng-schema.h"

G_BEGIN_DECLS

/* Looks at the upgraded copy of a rehearsal; adds one sentence (char *) to findings for each fault. FALSE only when it could not look. */
typedef gboolean (*HengUpgradeCheck) (HengDb *copy, GPtrArray *findings, gpointer data, GError **error);

typedef struct
{
  int from, to;  /* schema versions; equal when there was nothing to do */
  char *backup;  /* the copy of the store as it was; NULL when there was nothing to do */
} HengUpgraded;
void heng_upgraded_clear (HengUpgraded *upgraded);

/* Upgrades the store at `path`: alone in it, with room on the disk for two copies, the steps run on a copy first, which is checked whole
 * (pages, foreign keys, journal, and `check` unless NULL); then a backup beside it, then the steps in one transaction. When anything
 * fails the store stays as it is. BUSY when others are in it, FULL, DAMAGED, and the errors of opening. `upgraded` may be NULL. */
gboolean heng_upgrade (const char *path, HengUpgradeCheck check, gpointer data, HengUpgraded *upgraded, GError **error);

/* The same on an open store, with the steps given. A store without a version (a new one) needs no rehearsal. */
gboolean heng_upgrade_run (HengDb *db, const HengSchemaStep *steps, guint n_steps, HengUpgradeCheck check, gpointer data,
                           HengUpgraded *upgraded, GError **error);

/* A copy in memory of an older store that may not be written, brought to the present schema: it can be read like any other. Takes `db`,
 * and keeps it as the copy's original. OLDER when it is too big for that. */
HengDb *heng_upgrade_in_memory (HengDb *db, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengUpgraded, heng_upgraded_clear)

G_END_DECLS
