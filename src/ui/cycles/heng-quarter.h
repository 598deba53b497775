/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar quarters and what opening one needs, as work for a lane. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

typedef struct
{
  char *key, *name, *name_en; /* "2026Q4", "2026年第4季度", "Q4 2026" */
  HengDate from, to;
} HengQuarter;
void heng_quarter_clear (HengQuarter *quarter);
/* The quarter that contains the day. */
HengQuarter heng_quarter_of (HengDate day);

/* What the form starts with. */
typedef struct
{
  HengQuarter next;
  GPtrArray *departments; /* of HengDepartment */
} HengQuarterStart;
void heng_quarter_start_free (HengQuarterStart *start);
/* HengStoreFunc without args. */
gpointer heng_quarter_start_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

typedef struct
{
  HengQuarter quarter;
  GArray *departments; /* gint64 ids; NULL = everyone */
  gboolean pilot;
  char *actor;
} HengQuarterPlan;
void heng_quarter_plan_free (gpointer plan);

/* HengStoreFunc, args: HengQuarterPlan. Both return HengCycleOpened; the preview writes nothing. */
gpointer heng_quarter_preview (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
gpointer heng_quarter_open (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengQuarterStart, heng_quarter_start_free)

G_END_DECLS
