/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shell itself shows of a company: its name and periods, at once, and how much there is to do, when that has been counted. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

typedef struct
{
  HengCompany *company; /* NULL: none named yet */
  GPtrArray *cycles;    /* of HengCycle, old → new */
  gint64 current;       /* the cycle to show when none is chosen; 0 = none */
} HengOverview;

/* A HengStoreFunc without arguments. */
gpointer heng_overview_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
void heng_overview_free (HengOverview *overview);
/* A HengStoreFunc; args: gint64 *, a cycle of the overview (0 = none). Returns GUINT_TO_POINTER of the number of things to do. It reads the
 * whole company, so it is called behind what somebody waits for. */
gpointer heng_overview_count_todos (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
gboolean heng_overview_has_cycle (const HengOverview *overview, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengOverview, heng_overview_free)

G_END_DECLS
