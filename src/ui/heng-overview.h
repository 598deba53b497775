/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shell itself shows of a company: its name, its periods and how much there is to do. Loaded on a lane. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

typedef struct
{
  HengCompany *company; /* NULL: none named yet */
  GPtrArray *cycles;    /* of HengCycle, old → new */
  gint64 current;       /* the cycle to show when none is chosen; 0 = none */
  guint n_todos;
} HengOverview;

/* A HengStoreFunc; args: gint64 *, the chosen cycle (0 = the current one). */
gpointer heng_overview_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
void heng_overview_free (HengOverview *overview);
gboolean heng_overview_has_cycle (const HengOverview *overview, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengOverview, heng_overview_free)

G_END_DECLS
